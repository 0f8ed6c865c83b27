"""From content to printed lines: capitals, end marks, numbering, blanks and the order Decree 30/2020 (annex I) sets.

Every renderer draws exactly these elements in this order; none adds or changes a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thidua.foundations.papers import looks
from thidua.foundations.papers.content import (
    COPY_SYMBOLS,
    Align,
    Annex,
    Article,
    Block,
    Closing,
    Column,
    CopyNote,
    Emphasis,
    Heading,
    Masthead,
    Paper,
    Paragraph,
    ParagraphStyle,
    Recipient,
    Row,
    RowKind,
    Signatory,
    Signatures,
    Table,
)
from thidua.foundations.papers.emphasis import carried, within
from thidua.foundations.papers.glyphs import balanced, clean, text_width_pt
from thidua.foundations.papers.looks import LOOKS, PT_PER_MM, Role, text_width_mm
from thidua.foundations.papers.text import issue_date, number_and_symbol, roman, without_end_mark

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
END_MARK = "./."

# No-break space: a number must not stand at the end of a line without what it counts, nor a rule's dash alone.
_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as printed; ``lead`` is its bold beginning ("Điều 1."), ``keep_next`` holds it to what follows.

    ``emphasis`` are places in ``text``.
    """

    role: Role
    text: str
    lead: str = ""
    keep_next: bool = False
    emphasis: tuple[Emphasis, ...] = ()

    @property
    def whole(self) -> str:
        """The paragraph's full text, line breaks kept."""
        return f"{self.lead} {self.text}" if self.lead else self.text


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Columns side by side without borders: the heading, the recipients and signature, pairs of signatures."""

    name: str
    shares: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A table row ready to print; a group row has one cell across all columns."""

    cells: tuple[str, ...]
    kind: RowKind


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; ``columns`` keep their widths and alignment."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]


Element = Line | Split | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of one orientation with their own numbering: the paper itself, or one annex."""

    elements: tuple[Element, ...]
    landscape: bool = False
    footer: str | None = None


def lay_out(paper: Paper) -> tuple[Sheet, ...]:
    """The paper's sheets. Raises ``PaperTextError`` for a character that cannot be printed, naming where it stands."""
    elements = _finished(
        (*_form_line(paper), *_masthead(paper), *_front(paper), *_blocks(paper), *_closing(paper.closing)),
        landscape=paper.landscape,
    )
    main = Sheet(elements, paper.landscape, clean(paper.footer, "chân trang") if paper.footer else None)
    return (main, *(_annex(annex) for annex in _numbered(paper.annexes)))


def _form_line(paper: Paper) -> tuple[Line, ...]:
    return (_line(Role.FORM_LINE, paper.form_line, "tên mẫu"),) if paper.form_line else ()


def copied(sheet: Sheet, note: CopyNote) -> Sheet:
    """The sheet with the mark of a copy under its last line."""
    return replace(sheet, elements=(*sheet.elements, *copy_mark(note, landscape=sheet.landscape)))


def copy_mark(note: CopyNote, *, landscape: bool) -> tuple[Element, ...]:
    """The mark of a copy; the rule above it spans the text."""
    number = number_and_symbol(f"{COPY_SYMBOLS[note.form]}-{note.letterhead.symbol_suffix}", note.issue)
    place_date = f"{note.letterhead.place}, {issue_date(note.issue)}"
    agency: Cell = (_line(Role.AGENCY, note.letterhead.agency, "tên cơ quan sao", upper=True),)
    form: Cell = (_line(Role.COPY_FORM, note.form, "hình thức sao", upper=True),)
    second = ((_line(Role.NUMBER, f"Số: {number}", "số bản sao"),), (_line(Role.PLACE_DATE, place_date, "ngày sao"),))
    shares = looks.MASTHEAD_SHARES_LANDSCAPE if landscape else looks.MASTHEAD_SHARES
    mark = (
        Split("copy-head", shares, ((agency, form), second)),
        *_closing(Closing((note.signatory,), note.recipients, note.archive)),
    )
    return _finished(mark, landscape=landscape)


def _finished(elements: Sequence[Element], *, landscape: bool) -> tuple[Element, ...]:
    """The elements as they are drawn: centred lines broken evenly, lines held to the table or signatures they lead
    to."""
    width = text_width_mm(landscape=landscape)
    return _held_together([_evened(element, width) for element in elements], width * PT_PER_MM)


def _held_together(elements: Sequence[Element], width_pt: float) -> tuple[Element, ...]:
    """Hold words to the table or the signatures after them, signatures to those after: none stands alone on a page.

    Two lines of text at least go with signatures, so before a paragraph of one line the one above is held as well.
    """
    held: list[Element] = []
    after: Element | None = None
    wanted = False
    for element in reversed(elements):
        ends_alone = wanted and isinstance(element, Line)
        if isinstance(element, Line) and (ends_alone or isinstance(after, Grid | Split)):
            wanted = isinstance(after, Split) and not ends_alone and _is_one_line(element, width_pt)
            held.append(replace(element, keep_next=True))
        else:
            wanted = False
            signs_on = isinstance(element, Split) and element.name == "signatures" and isinstance(after, Split)
            held.append(_last_row_held(element) if isinstance(element, Split) and signs_on else element)
        after = element
    return tuple(reversed(held))


def _is_one_line(line: Line, width_pt: float) -> bool:
    look = LOOKS[line.role]
    room = width_pt - (look.first_line_mm + look.left_mm) * PT_PER_MM
    return "\n" not in line.whole and text_width_pt(line.whole, look.size, bold=look.bold) <= room


def _last_row_held(split: Split) -> Split:
    *before, last = split.rows
    return replace(split, rows=(*before, tuple(tuple(replace(one, keep_next=True) for one in cell) for cell in last)))


def plain_lines(paper: Paper) -> list[str]:
    """Every printed paragraph and cell in reading order, one string each; what search, checks and tests read."""
    return [text for sheet in lay_out(paper) for text in sheet_texts(sheet)]


def sheet_texts(sheet: Sheet) -> list[str]:
    """The texts of one sheet in reading order, the footer last."""
    texts: list[str] = []
    for element in sheet.elements:
        match element:
            case Line():
                texts.append(element.whole)
            case Split():
                texts += [line.whole for row in element.rows for cell in row for line in cell]
            case Grid():
                texts += [column.title for column in element.columns]
                texts += [cell for row in element.rows for cell in row.cells if cell]
    return [*texts, sheet.footer] if sheet.footer else texts


def _line(role: Role, text: str, where: str, *, upper: bool = False, lead: str = "") -> Line:
    cleaned = clean(text, where)
    return Line(role, cleaned.upper() if upper else cleaned, lead)


def _evened(element: Element, width_mm: float) -> Element:
    """The element with its centred lines broken evenly: a heading or a position must not end in one lone word."""
    if isinstance(element, Grid):
        return element
    if isinstance(element, Line):
        return _even(element, width_mm)
    whole = sum(element.shares)
    widths = [width_mm * share / whole for share in element.shares]
    rows = tuple(
        tuple(tuple(_even(line, width) for line in cell) for cell, width in zip(row, widths, strict=True))
        for row in element.rows
    )
    return replace(element, rows=rows)


def _even(line: Line, width_mm: float) -> Line:
    look = LOOKS[line.role]
    if look.align != "center":
        return line
    # A few points to spare, for word processors round differently.
    return replace(line, text=balanced(line.text, look.size, width_mm * PT_PER_MM - 4, bold=look.bold))


def _masthead(paper: Paper) -> tuple[Element, ...]:
    head, draft = paper.letterhead, paper.draft
    parent = (_line(Role.PARENT, head.parent_agency, "tên cơ quan chủ quản", upper=True),) if head.parent_agency else ()
    agency = (*parent, _line(Role.AGENCY, head.agency, "tên cơ quan ban hành", upper=True))
    shares = looks.MASTHEAD_SHARES_LANDSCAPE if paper.landscape else looks.MASTHEAD_SHARES
    if paper.masthead is Masthead.BALLOT:
        return (Split("masthead", shares, ((agency, ()),)),)
    nation = (Line(Role.NATION, NATION), Line(Role.MOTTO, MOTTO))
    number: Cell = ()
    if paper.masthead is not Masthead.PLAIN:
        number = (
            _line(Role.NUMBER, f"Số: {number_and_symbol(paper.symbol, paper.issue, draft=draft)}", "số, ký hiệu"),
        )
    if paper.title is None:
        number += (_line(Role.ABOUT, f"V/v {paper.subject}", "trích yếu"),)
    dated: Cell = ()
    if paper.masthead is not Masthead.UNDATED:
        place_date = f"{head.place}, {issue_date(paper.issue, draft=draft)}"
        dated = (_line(Role.PLACE_DATE, place_date, "địa danh, thời gian"),)
    return (Split("masthead", shares, ((agency, nation), (number, dated))),)


def _front(paper: Paper) -> tuple[Element, ...]:
    """Title, summary, authority, addressees, legal bases, the word of decision."""
    lines: list[Line] = []
    if paper.title is not None:
        lines.append(_line(Role.TITLE, paper.title, "tên loại văn bản", upper=True))
        subject = _split_lines(Role.SUBJECT, paper.subject, "trích yếu")
        lines += [*(replace(line, role=Role.SUBJECT_ABOVE) for line in subject[:-1]), *subject[-1:]]
    if paper.authority:
        lines.append(_line(Role.AUTHORITY, paper.authority, "thẩm quyền ban hành", upper=True))
    lines += _addressees(paper.addressees)
    lines += [
        _line(Role.BASIS, text, "căn cứ ban hành")
        for text in _listed([without_end_mark(basis) for basis in paper.bases if basis.strip()])
    ]
    if paper.resolution:
        lines.append(_line(Role.RESOLUTION, paper.resolution, "phần quyết định", upper=True))
    return tuple(lines)


def _addressees(names: Sequence[str]) -> list[Line]:
    cleaned = [without_end_mark(name) for name in names if name.strip()]
    if not cleaned:
        return []
    if len(cleaned) == 1:
        return [_line(Role.ADDRESSEE, f"Kính gửi: {cleaned[0]}.", "nơi kính gửi")]
    items = [_line(Role.ADDRESSEE_ITEM, f"- {text}", "nơi kính gửi") for text in _listed(cleaned)]
    return [Line(Role.ADDRESSEES_HEAD, "Kính gửi:"), *items]


def _listed(texts: Sequence[str]) -> list[str]:
    """Items of a list with their marks: ";" after each, "." after the last."""
    last = len(texts) - 1
    return [f"{text}{'.' if index == last else ';'}" for index, text in enumerate(texts)]


def _blocks(paper: Paper) -> tuple[Element, ...]:
    blocks = list(paper.blocks)
    if paper.masthead in (Masthead.FULL, Masthead.UNDATED):
        _set_end_mark(blocks)
    return tuple(element for block in blocks for element in _block(block))


def _set_end_mark(blocks: list[Block]) -> None:
    """Close the text with "./." when it ends in words; a text that ends in a table has no place for the mark."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Signatures):
            continue
        if isinstance(block, Paragraph | Article):
            blocks[index] = replace(block, text=without_end_mark(block.text) + END_MARK)
        return


_STYLE_ROLES = {
    ParagraphStyle.BODY: Role.BODY,
    ParagraphStyle.LEAD: Role.LEAD,
    ParagraphStyle.CENTER: Role.CENTER,
    ParagraphStyle.CENTER_BOLD: Role.CENTER_BOLD,
    ParagraphStyle.NOTE: Role.NOTE,
    ParagraphStyle.CENTER_NOTE: Role.CENTER_NOTE,
}
_HEADING_ROLES = {1: Role.HEADING_1, 2: Role.HEADING_2, 3: Role.HEADING_3}


def _block(block: Block) -> Iterable[Element]:
    match block:
        case Paragraph():
            return _split_lines(_STYLE_ROLES[block.style], block.text, "nội dung", block.emphasis)
        case Heading():
            mark = ")" if block.level == 3 else "."
            text = f"{block.label}{mark} {block.text}"
            return [_line(_HEADING_ROLES[block.level], text, "tiêu đề", upper=block.level == 1)]
        case Article():
            first, *rest = _parted(block.text, f"Điều {block.number}", block.emphasis)
            lead = Line(Role.ARTICLE, first[0], f"Điều{_NBSP}{block.number}.", emphasis=first[1])
            return [lead, *(Line(Role.BODY, text, emphasis=marks) for text, marks in rest if text)]
        case Table():
            return [_grid(block)]
        case Signatures():
            return _signature_rows(block.signatories)


def _split_lines(role: Role, text: str, where: str, emphasis: Sequence[Emphasis] = ()) -> list[Line]:
    """A text with line breaks is so many paragraphs of the same role."""
    return [Line(role, part, emphasis=marks) for part, marks in _parted(text, where, emphasis) if part]


def _parted(text: str, where: str, emphasis: Sequence[Emphasis]) -> list[tuple[str, tuple[Emphasis, ...]]]:
    """The lines of a text as they can be printed, each with its own marks."""
    cleaned = clean(text, where)
    marks = carried(emphasis, text, cleaned)
    lines, at = [], 0
    for part in cleaned.split("\n"):
        lines.append((part, within(marks, at, at + len(part))))
        at += len(part) + 1
    return lines


def _grid(table: Table) -> Grid:
    where = f"bảng “{table.caption}”"
    columns = tuple(replace(column, title=clean(column.title, where)) for column in table.columns)
    rows = tuple(
        GridRow(tuple(clean(cell, f"{where}, dòng {index}") for cell in row.cells), row.kind)
        for index, row in enumerate(table.rows, start=1)
    )
    return Grid(clean(table.caption, where), columns, rows)


def _closing(closing: Closing) -> list[Element]:
    received = _recipients(closing.recipients, closing.archive)
    if len(closing.signatories) == 1:
        return [Split("closing", (50, 50), ((received, _signature(closing.signatories[0])),))]
    elements = _signature_rows(closing.signatories)
    return [*elements, Split("closing", (50, 50), ((received, ()),))] if received else elements


def _recipients(recipients: Sequence[Recipient], archive: str | None) -> Cell:
    if archive is None and not recipients:
        return ()
    names = [without_end_mark(one.name) + (f" ({one.purpose})" if one.purpose else "") for one in recipients]
    if archive is not None:
        names.append(f"Lưu: VT, {archive}" if archive else "Lưu: VT")
    head = Line(Role.RECIPIENTS_HEAD, "Nơi nhận:")
    return (head, *(_line(Role.RECIPIENT, f"- {text}", "nơi nhận") for text in _listed(names)))


def _signature(signatory: Signatory) -> Cell:
    where = "chữ ký"
    # An acting head ("Q. GIÁM ĐỐC") has no further title.
    titles = [_line(Role.SIGN_TITLE, signatory.title, where, upper=True)] if signatory.title else []
    if signatory.deputy_for:
        titles.insert(0, _line(Role.SIGN_TITLE, f"KT. {signatory.deputy_for}", where, upper=True))
    if signatory.authority:
        titles.insert(
            0, _line(Role.SIGN_TITLE, f"{signatory.authority} {signatory.authority_title}", where, upper=True)
        )
    if signatory.post:
        titles.append(_line(Role.SIGN_POST, signatory.post, where, upper=True))
    if signatory.name.strip():
        role = Role.SIGN_NAME_UNDER_POST if signatory.post else Role.SIGN_NAME
        titles.append(_line(role, signatory.name, "họ tên người ký"))
    return tuple(titles)


def _signature_rows(signatories: Sequence[Signatory]) -> list[Element]:
    """Signatures side by side, two or three to a row; one alone stands at the right."""
    if not signatories:
        return []
    cells = [_signature(one) for one in signatories]
    if len(cells) == 1:
        return [Split("signatures", (50, 50), (((), cells[0]),))]
    across = 3 if len(cells) % 3 == 0 or len(cells) > 4 else 2
    cells += [()] * (-len(cells) % across)
    rows = tuple(tuple(cells[start : start + across]) for start in range(0, len(cells), across))
    return [Split("signatures", (1,) * across, rows)]


def _numbered(annexes: Sequence[Annex]) -> Sequence[Annex]:
    """Two annexes or more are numbered I, II, … in their order (annex I, III.1); a single one has no number."""
    if len(annexes) < 2:
        return annexes
    return [replace(annex, number=place) for place, annex in enumerate(annexes, start=1)]


def _annex(annex: Annex) -> Sheet:
    number = f"Phụ lục {roman(annex.number)}" if annex.number else "Phụ lục"
    head = (
        Line(Role.ANNEX_NUMBER, number),
        _line(Role.ANNEX_TITLE, annex.title, "tiêu đề phụ lục", upper=True),
        *_split_lines(Role.ANNEX_SUBJECT, annex.subject, "tiêu đề phụ lục"),
        _line(Role.ANNEX_REFERENCE, annex.reference, "dòng kèm theo của phụ lục"),
    )
    content = [element for block in annex.blocks for element in _block(block)]
    elements = (*head, *content, *_signature_rows(annex.signatories))
    return Sheet(_finished(elements, landscape=annex.landscape), annex.landscape)


def column_shares(columns: Sequence[Column]) -> list[float]:
    """Each column's part of the width, adding up to 1."""
    whole = sum(column.width for column in columns)
    return [column.width / whole for column in columns]


def cell_align(column: Column, kind: RowKind) -> Align:
    """Alignment of a cell; a group heading is always at the left."""
    return Align.LEFT if kind is RowKind.GROUP else column.align


def row_role(row: GridRow | Row) -> Role:
    """Role of the cells of a row."""
    return {RowKind.BODY: Role.CELL, RowKind.GROUP: Role.CELL_GROUP, RowKind.TOTAL: Role.CELL_TOTAL}[row.kind]
