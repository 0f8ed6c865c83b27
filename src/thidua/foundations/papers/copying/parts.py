"""Parts of an issued paper for an extract: read from its sealed Word file, whose styles name the role of every line.

So every paper that was ever issued can be extracted from, and only what was sealed is printed.
"""

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from docx import Document
from docx.oxml.ns import qn

from thidua.foundations.papers.content import Align, Column, RowKind
from thidua.foundations.papers.docx_parts import RULE_STYLE, Xml, style_id
from thidua.foundations.papers.layout import Cell, Element, Grid, GridRow, Line, Sheet, Split
from thidua.foundations.papers.looks import Role

_ROLES = {style_id(role): role for role in Role}
_KINDS = {Role.CELL_GROUP: RowKind.GROUP, Role.CELL_TOTAL: RowKind.TOTAL}
_ALIGN = {"left": Align.LEFT, "center": Align.CENTER, "right": Align.RIGHT}
_LEVELS = {Role.HEADING_1: 1, Role.HEADING_2: 2, Role.HEADING_3: 3, Role.ARTICLE: 4}
"""Lines that lead what follows; an article's further paragraphs stand under it."""
_TEXT = 9
CHOSEN = frozenset(
    {Role.BASIS, Role.BODY, Role.LEAD, Role.CENTER, Role.CENTER_BOLD, Role.NOTE, Role.CENTER_NOTE, *_LEVELS}
)
"""Lines that an extract may leave out. Heading, title, authority and signature are its form and always stay."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something to choose: ``key`` is where it stands (sheet.element, for a row sheet.element.row)."""

    key: str
    text: str
    role: Role

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.key.count(".") == 2


def sheets_of(docx: bytes) -> tuple[Sheet, ...]:
    """The laid out sheets of a Word file that this product wrote."""
    document = Document(io.BytesIO(docx))
    footers = [_footer(section.footer) for section in document.sections]
    sheets: list[Sheet] = []
    held: list[Element] = []
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            held.append(_table(block))
        elif block.tag == qn("w:p"):
            end = block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if end is not None:
                sheets.append(Sheet(tuple(held), _is_landscape(end), footers[len(sheets)]))
                held = []
                continue
            held += _lines([block])
    return (*sheets, Sheet(tuple(held), _is_landscape(document.element.body.sectPr), footers[len(sheets)]))


def parts_of(sheets: Sequence[Sheet]) -> list[Part]:
    """What may be chosen, in reading order; a total of a whole list is not a part of an extract."""
    return list(_parts(sheets))


def _parts(sheets: Sequence[Sheet]) -> Iterator[Part]:
    for page, sheet in enumerate(sheets):
        for place, element in enumerate(sheet.elements):
            key = f"{page}.{place}"
            if isinstance(element, Line) and element.role in CHOSEN:
                yield Part(key, _flat(element.whole), element.role)
            elif isinstance(element, Grid):
                for at, row in enumerate(element.rows):
                    if row.kind is RowKind.BODY:
                        yield Part(f"{key}.{at}", " | ".join(_flat(cell) for cell in row.cells if cell), Role.CELL)


def extract(sheets: Sequence[Sheet], keys: Collection[str]) -> tuple[Sheet, ...]:
    """The sheets with the chosen parts only, each under the headings and the article that lead to it.

    Ordinals and numbers of annexes stay those of the original, so that a part can be found again there; an annex
    without a chosen part is left out.
    """
    made = []
    for page, sheet in enumerate(sheets):
        chosen = tuple(_kept(sheet, page, keys))
        if page == 0 or any(_is_chosen(element) for element in chosen):
            made.append(replace(sheet, elements=chosen))
    return tuple(made)


def _is_chosen(element: Element) -> bool:
    return isinstance(element, Grid) or (isinstance(element, Line) and element.role in CHOSEN)


def _kept(sheet: Sheet, page: int, keys: Collection[str]) -> Iterator[Element]:
    leading: dict[int, Line] = {}
    for place, element in enumerate(sheet.elements):
        key = f"{page}.{place}"
        if isinstance(element, Grid):
            rows = tuple(_rows(element.rows, key, keys))
            if rows:
                yield from leading.values()
                leading = {}
                yield replace(element, rows=rows)
        elif isinstance(element, Line) and element.role in CHOSEN:
            level = _LEVELS.get(element.role, _TEXT)
            leading = {other: line for other, line in leading.items() if other < level}
            if key in keys:
                yield from leading.values()
                leading = {}
                yield element
            elif level < _TEXT:
                leading[level] = element
        else:
            leading = {}
            yield element


def _rows(rows: Sequence[GridRow], key: str, keys: Collection[str]) -> Iterator[GridRow]:
    heading: GridRow | None = None
    for at, row in enumerate(rows):
        if row.kind is RowKind.GROUP:
            heading = row
        elif row.kind is RowKind.BODY and f"{key}.{at}" in keys:
            if heading:
                yield heading
                heading = None
            yield row


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_landscape(section: Xml) -> bool:
    return str(section.find(qn("w:pgSz")).get(qn("w:orient"))) == "landscape"


def _footer(footer: Xml) -> str | None:
    return "\n".join(one.text for one in footer.paragraphs if one.text) or None


def _lines(paragraphs: Sequence[Xml]) -> list[Line]:
    """Paragraphs in a style of ours; rules and empty ones are drawn anew with the line they belong to."""
    found = []
    for one in paragraphs:
        properties = one.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        name = style.get(qn("w:val")) if style is not None else RULE_STYLE
        if name in _ROLES:
            runs = [_run(run) for run in one.iter(qn("w:r"))]
            lead = runs.pop(0).rstrip(" ") if len(runs) > 1 else ""
            found.append(Line(_ROLES[name], "".join(runs), lead, properties.find(qn("w:keepNext")) is not None))
    return found


def _run(run: Xml) -> str:
    return "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in run if one.tag != qn("w:rPr"))


def _cell(cell: Xml) -> Cell:
    return tuple(_lines(cell.findall(qn("w:p"))))


def _table(table: Xml) -> Split | Grid:
    widths = [int(one.get(qn("w:w"))) for one in table.find(qn("w:tblGrid"))]
    rows = [[_cell(cell) for cell in row.findall(qn("w:tc"))] for row in table.findall(qn("w:tr"))]
    border = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:top')}")
    if border.get(qn("w:val")) == "nil":
        return Split(_name(rows), tuple(widths), tuple(tuple(row) for row in rows))
    caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
    columns = tuple(
        Column(_text(cell), width, align) for cell, width, align in zip(rows[0], widths, _aligned(table), strict=True)
    )
    body = tuple(
        GridRow(tuple(_text(cell) for cell in row), _KINDS.get(row[0][0].role, RowKind.BODY)) for row in rows[1:]
    )
    return Grid(caption.get(qn("w:val")) if caption is not None else "", columns, body)


def _text(cell: Cell) -> str:
    return "\n".join(line.whole for line in cell)


def _aligned(table: Xml) -> list[Align]:
    """How the columns are aligned, as the first row with a cell in each says."""
    head, *rows = table.findall(qn("w:tr"))
    whole = len(head.findall(qn("w:tc")))
    for row in rows:
        cells = row.findall(qn("w:tc"))
        if len(cells) == whole:
            return [_ALIGN[one.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val"))] for one in cells]
    return [Align.LEFT] * whole


def _name(rows: Sequence[Sequence[Cell]]) -> str:
    """What a row of columns is, by the roles in it."""
    roles = {line.role for row in rows for cell in row for line in cell}
    if Role.COPY_FORM in roles:
        return "copy-head"
    if roles & {Role.AGENCY, Role.PARENT, Role.NATION}:
        return "masthead"
    return "closing" if Role.RECIPIENTS_HEAD in roles else "signatures"
