"""HTML, also when it calls itself Word, and web archives (MHTML): the words of the page, one block a line.

The scanner goes through the markup once, whatever is left open in it, so its time grows with its length only.
"""

import email
import email.policy
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.stages.launch.reader.cells import join_cells
from thidua.stages.launch.reader.numbering import roman

_START = re.compile(rb"<(?:!doctype html|html|body|table|figure|div|p|span|meta)\b", re.IGNORECASE)
_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*+)>")
_HIDES = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?(\d{1,2})\b""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(start|type)\s*=\s*["']?(\w{1,6})""", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{3,30})""", re.IGNORECASE)
_BLOCK = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "title", "ul", "ol", "hr", "pre", "body"}
_RAW = {"script", "style", "template", "xml", "title"}
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "base"}
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|tr|pre|h\d)\b", re.IGNORECASE)
_INLINE_END = re.compile(r"</(?:b|i|u|em|strong|span|font)>", re.IGNORECASE)
_FEW_TAGS = 3
_DEEPEST_TABLE, _DEEPEST_LIST, _HEAD_BYTES = 20, 20, 4000


def looks_like_html(data: bytes) -> bool:
    """Tell whether the bytes begin like a page of markup."""
    head = data[:_HEAD_BYTES].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and bool(_START.search(head))


def looks_like_archive(data: bytes) -> bool:
    """Tell whether the bytes begin like a web archive (MHTML), as Word and browsers save one."""
    return bool(_ARCHIVE.search(data[:_HEAD_BYTES].replace(b"\r\n", b"\n")))


def page_of_archive(data: bytes) -> bytes | None:
    """Return the first page of a web archive, None when it holds none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                return page if isinstance(page, bytes) else None
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return None  # not built like a message after all
    return None


def is_tagged(text: str) -> bool:
    """Tell whether text that begins like none is marked up all the same, as lines copied out of a page are."""
    return len(_INLINE_END.findall(text[:_HEAD_BYTES])) >= _FEW_TAGS


def _lines_stand(markup: str) -> bool:
    """Tell whether the lines of the file are those of the text: its tags mark words, not blocks."""
    return markup.count("\n") > 4 * len(_BLOCK_TAG.findall(markup))


def charset_of(data: bytes) -> str | None:
    """Return the encoding that a page names for itself."""
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii").lower() if match else None


def html_text(markup: str) -> str:
    """Return the words of a page, one block a line."""
    return html_source(markup)[0]


def html_rows(markup: str) -> str:
    """Return the words of a page with every row of a table on one line, its cells parted by tabs.

    A merged cell is repeated in every column and row it covers.
    """
    page = _Page(flat=True)
    for piece in _pieces(markup):
        page.add(piece)
    return "\n".join(page.finish())


def html_source(markup: str) -> tuple[str, bool]:
    """Return the words of a page, and whether it held tracked changes."""
    page = _Page()
    page.preformatted = _lines_stand(markup)
    for piece in _pieces(markup):
        page.add(piece)
    return "\n".join(page.finish()), page.tracked


Piece = tuple[str, str, str]
"""What it is ("text", "open", "close"), the words or the name of the tag, its attributes."""


def _pieces(markup: str) -> Iterator[Piece]:
    at, end = 0, len(markup)
    while at < end:
        found = markup.find("<", at)
        if found < 0:
            found = end
        if found > at:
            yield "text", markup[at:found], ""
        if found == end:
            return
        if markup.startswith(("<!", "<?"), found):
            close = "-->" if markup.startswith("<!--", found) else ">"
            stop = markup.find(close, found + 2)
            at = end if stop < 0 else stop + len(close)
            continue
        tag = _TAG.match(markup, found)
        if tag is None:
            yield "text", "<", ""
            at = found + 1
            continue
        name = tag[2].lower()
        yield "close" if tag[1] else "open", name, tag[3]
        at = tag.end()
        if name in _RAW and not tag[1] and not tag[3].endswith("/"):
            close_tag = re.compile(rf"</{name}\b", re.IGNORECASE).search(markup, at)
            at = close_tag.start() if close_tag else end


class _Lines:
    """Lines of the page or of one cell."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []

    def end_line(self) -> None:
        text = re.sub(r"[^\S\n]+", " ", "".join(self.parts)).strip()
        if text:
            self.lines += [line.strip() for line in text.split("\n") if line.strip()]
        self.parts = []


@dataclass(slots=True)
class _Table:
    row: list[list[str]] = field(default_factory=list)
    in_row: bool = False
    in_cell: bool = False
    spans: tuple[int, int] = (1, 1)  # columns and rows that the open cell covers
    hanging: dict[int, tuple[int, list[str]]] = field(default_factory=dict)  # cells of rows above, by column

    def add(self, words: list[str]) -> None:
        """Take a cell, after those that hang down before it."""
        self.fill()
        columns, rows = self.spans
        for _column in range(columns):
            if rows > 1:
                self.hanging[len(self.row)] = (rows, words)
            self.row.append(words)

    def fill(self) -> None:
        """Take the cells that hang down into this row at the place reached."""
        while (hung := self.hanging.get(len(self.row))) is not None and hung[0] > 0:
            self.row.append(hung[1])

    def next_row(self) -> list[list[str]]:
        """Give the row and begin the next one."""
        self.fill()
        row, self.row = self.row, []
        self.hanging = {at: (left - 1, words) for at, (left, words) in self.hanging.items() if left > 1}
        return row


@dataclass(slots=True)
class _List:
    form: str  # "" for points without numbers
    next: int


class _Page:
    def __init__(self, *, flat: bool = False) -> None:
        self.flat = flat
        self.open: list[_Lines] = [_Lines()]  # the page, then the cells that are open
        self.tables: list[_Table] = []
        self.lists: list[_List] = []
        self.hidden: tuple[str, int] | None = None
        self.preformatted = False
        self.tracked = False

    def add(self, piece: Piece) -> None:
        what, name, attributes = piece
        if what == "text":
            if not self.hidden:
                words = html.unescape(name)
                self.open[-1].parts.append(words if self.preformatted else re.sub(r"\s+", " ", words))
        elif self.hidden:
            self._count_hidden(what, name)
        elif what == "open":
            self._opened(name, attributes)
        else:
            self._closed(name)

    def _count_hidden(self, what: str, name: str) -> None:
        hidden, depth = self.hidden or ("", 0)
        if name == hidden:
            depth += 1 if what == "open" else -1
        self.hidden = (hidden, depth) if depth > 0 and name != "body" else None

    def _opened(self, name: str, attributes: str) -> None:
        self.tracked = self.tracked or name in {"ins", "del"}
        if name not in _VOID and (name in {"head", "del"} or _HIDES.search(attributes)):
            self.hidden = (name, 1)
            return
        if name in _BLOCK:
            self.open[-1].end_line()
        if name == "pre":
            self.preformatted = True
        elif name in {"ol", "ul"} and len(self.lists) < _DEEPEST_LIST:
            said = {key.lower(): value for key, value in _ATTRIBUTE.findall(attributes)}
            start = said.get("start", "1")
            form = said.get("type", "1") if name == "ol" else ""
            self.lists.append(_List(form, int(start) if re.fullmatch("[0-9]+", start) else 1))
        elif name == "li" and self.lists:
            self.open[-1].parts.append(self._mark())
        else:
            self._table_opened(name, attributes)

    def _table_opened(self, name: str, attributes: str) -> None:
        if name == "table" and len(self.tables) < _DEEPEST_TABLE:
            self.tables.append(_Table())
            self.open.append(_Lines())  # what stands in the table outside its cells
        elif name == "tr" and self.tables:
            self._end_row()
            self.tables[-1].in_row = True
        elif name in {"td", "th"} and self.tables:
            self._end_cell()
            self.tables[-1].in_cell = True
            if self.flat:
                said = {which.lower(): int(count) for which, count in _SPAN.findall(attributes)}
                self.tables[-1].spans = (max(said.get("col", 1), 1), max(said.get("row", 1), 1))

    def _closed(self, name: str) -> None:
        if name in _BLOCK:
            self.open[-1].end_line()
        if name == "pre":
            self.preformatted = False
        elif name in {"ol", "ul"} and self.lists:
            self.lists.pop()
        elif name in {"td", "th"}:
            self._end_cell()
        elif name == "tr":
            self._end_row()
        elif name == "table" and self.tables:
            self._end_row()
            self.tables.pop()
            self.open.pop()

    def _end_cell(self) -> None:
        """Finish the open cell: its lines wait for the end of the row."""
        if not self.tables:
            return
        table, words = self.tables[-1], self.open[-1]
        words.end_line()
        if table.in_cell or words.lines:
            table.add(words.lines)
        table.in_cell, table.spans = False, (1, 1)
        self.open[-1] = _Lines()

    def _end_row(self) -> None:
        if not self.tables:
            return
        self._end_cell()
        table = self.tables[-1]
        if not (table.in_row or table.row):
            return  # the row ended with its own mark already, and its hanging cells hang one row, not two
        row, table.in_row = table.next_row(), False
        self.open[-2].end_line()
        lines = ["\t".join(" ".join(cell).replace("\t", " ") for cell in row)] if self.flat else join_cells(row)
        self.open[-2].lines += [line for line in lines if line.strip()]

    def _mark(self) -> str:
        current = self.lists[-1]
        number, current.next = current.next, current.next + 1
        if not current.form:
            return "- "
        if current.form in {"a", "A"}:
            letter = chr(ord(current.form) + (number - 1) % 26)
            return f"{letter}) "
        return f"{roman(number) if current.form == 'I' else number}. "

    def finish(self) -> list[str]:
        while self.tables:
            self._closed("table")
        self.open[0].end_line()
        return self.open[0].lines
