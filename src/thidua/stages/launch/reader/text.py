"""The text as the readers see it: clean lines, and one running text in which wrapped lines are joined.

The running text ("flow") has one blank between words, a newline where a paragraph ends, and a map back to lines.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from thidua.stages.launch.reader.characters import plain_characters
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Span

_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BLANK = re.compile(r"[^\S\t\n ]")
_RUN = re.compile(r"\S+(?:\s\S+)*")
_ENDS = re.compile(r"[.;:!?…]\W*$")
_ITEM = re.compile(r"\s*(?:[-–•+*]\s|\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ]\)|[IVX]{1,5}[.\-]|Điều\s+\d+|Chương\s+\w+)")
_NEW_PART = re.compile(
    r"\s*(?:Chương\s+[IVXLC\d]+\W*$|Điều\s+\d+[a-zđ]?[.:]\s|"
    r"(?:Căn cứ|Thực hiện|Xét đề nghị|Theo đề nghị|Kính gửi|Nơi nhận|Để|Nhằm)\s?[^\W\d])"
)
# Words after which nothing ends, and a date that looks like the number of a point ("trước ngày" "15/4/2025").
_OPEN_END = re.compile(
    r"(?:\b(?:ngày|số|(?<![Hh]ằng )(?<![Hh]àng )tháng|của|và|các|những|cho|với|tại|theo|về|từ|đến|trước|là|để|do|"
    r"được|trong|khoản|điểm|Điều|"
    r"khóa|lần thứ|giai đoạn|nhiệm kỳ|tỉnh|thành phố|huyện|xã|phường|Luật|sửa đổi)|,)$"
)
_DATE_OR_SYMBOL = re.compile(
    r"\s*\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\s*\d{1,6}\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{2}"
)
# The symbol of a document that was cut at the end of a line, at its dash or stroke ("206/KH-" "UBND").
_CUT_SYMBOL = vi_compile(r"(?:\d/[\pU]{1,6}-|\d/(?:\d{4}/)?)\n[\pU]{2,}(?:[-/;,.)\s]|$)")
_ROW = re.compile(r"\s*(?:\d{1,3}|[IVXLC]{1,5})\t")
_LONE_NUMBER = re.compile(r"\s*\d{1,3}\s*$")
_COLUMNS = re.compile(r"\t|\S {3,}\S")
RULE = re.compile(r"^[\s\-–—_*=.…]*$")
WRAP_FLOOR, WRAP_CEILING, WRAP_SHARE, CUT_LINES = 48, 140, 0.75, 3


def clean_lines(text: str) -> tuple[str, ...]:
    """Split into lines in NFC without invisible characters; every blank but the tab becomes a plain space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    text = _BLANK.sub(" ", _CONTROLS.sub("", _INVISIBLE.sub("", text)))
    text = plain_characters(unicodedata.normalize("NFC", text).replace("Ð", "Đ"))
    return tuple(line.rstrip() for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class Text:
    """Lines and the running text made of them; ``width`` is that of a page layout, 0 where a line is a paragraph."""

    lines: tuple[str, ...]
    flow: str
    width: int
    _offsets: list[int] = field(repr=False)
    _places: list[tuple[int, int]] = field(repr=False)
    _widths: list[int] = field(repr=False)

    def line_at(self, offset: int) -> int:
        """Return the line (from 1) of a place in the running text."""
        return self._place(offset)[0]

    def _place(self, offset: int) -> tuple[int, int]:
        if not self._offsets:
            return 1, 0
        index = max(0, bisect_right(self._offsets, offset) - 1)
        line, column = self._places[index]
        return line, min(column + offset - self._offsets[index], len(self.lines[line - 1]))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the stretches of lines that a stretch of the running text covers, one a line."""
        found: dict[int, Span] = {}
        index = max(0, bisect_right(self._offsets, start) - 1)
        while index < len(self._offsets) and (self._offsets[index] < end or not found):
            line, column = self._places[index]
            width = self._widths[index]
            begin = column + max(0, start - self._offsets[index])
            stop = max(begin, column + min(width, end - self._offsets[index]))
            while stop > begin and self.lines[line - 1][stop - 1].isspace():
                stop -= 1
            old = found.get(line)
            found[line] = Span(line, old.start if old else begin, stop)
            index += 1
        return tuple(found.values()) or (Span(1, 0, 0),)

    def offset_of_line(self, line: int) -> int:
        """Return where a line (from 1) begins in the running text, or where the next one does if it is blank."""
        low = bisect_right(self._places, (line, -1))
        return self._offsets[low] if low < len(self._offsets) else len(self.flow)


def wrap_width(lines: tuple[str, ...], enough: int = CUT_LINES) -> int:
    """Return the width at which the lines were broken by a page layout, 0 when each line is a paragraph.

    ``enough`` is how many long lines without a closing mark prove a layout.
    """
    longest = max((len(line) for line in lines if not _COLUMNS.search(line)), default=0)
    if not WRAP_FLOOR <= longest <= WRAP_CEILING:
        return 0
    # A paragraph ends in a mark; several long lines that do not were cut by a page.
    cut = sum(
        len(line) >= longest * WRAP_SHARE and not _ENDS.search(line) and not line.isupper() and "\t" not in line
        for line in lines
    )
    return longest if cut >= enough else 0


def _continues(before: str, after: str, width: int) -> bool:
    """Tell whether a line goes on where the one before it stopped."""
    if not before or not after or RULE.match(before) or RULE.match(after):
        return False
    if before.endswith(":") and after.lstrip().startswith(("“", '"')):
        return True  # a quotation set apart from the words that announce it
    if _ENDS.search(before) or _NEW_PART.match(after) or (_ROW.match(after) and "\t" in before):
        return False
    first = after.lstrip()[:1]
    if first.islower() and not _ITEM.match(after) and not before.isupper():
        return True
    if _OPEN_END.search(before) and (not _ITEM.match(after) or _DATE_OR_SYMBOL.match(after)):
        return True
    if width and len(before) >= width * WRAP_SHARE and "   " not in before.strip():
        return not before.isupper() or after.strip().isupper()
    return False


def make_text(lines: tuple[str, ...], *, layout: bool = False) -> Text:
    """Build the running text of clean lines; ``layout`` says that the source is known to break lines at the page."""
    width = wrap_width(lines, 1 if layout else CUT_LINES)
    parts: list[str] = []
    offsets: list[int] = []
    places: list[tuple[int, int]] = []
    widths: list[int] = []
    length, before = 0, ""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    for index, (number, line) in enumerate(numbered):
        following = numbered[index + 1][1] if index + 1 < len(numbered) else ""
        if width and before and _LONE_NUMBER.match(line) and _continues(before, following, width):
            continue  # a page number in the middle of a sentence
        if parts and not _CUT_SYMBOL.search(f"{before}\n{line.lstrip()[:8]}"):
            parts.append(" " if _continues(before, line, width) else "\n")
            length += 1
        # Within a run of words one blank apart, a place in the line and one in the running text move together.
        for nth, run in enumerate(_RUN.finditer(line)):
            if nth:
                parts.append(" ")
                length += 1
            offsets.append(length)
            places.append((number, run.start()))
            widths.append(len(run[0]))
            parts.append(run[0].replace("\t", " "))
            length += len(run[0])
        before = line
    return Text(lines, "".join(parts), width, offsets, places, widths)
