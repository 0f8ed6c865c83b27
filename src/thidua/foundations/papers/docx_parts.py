"""Pieces of WordprocessingML: paragraphs by role, columns without borders, ruled tables, rules as paragraph borders."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thidua.foundations.papers import looks
from thidua.foundations.papers.content import RowKind
from thidua.foundations.papers.emphasis import spans_of
from thidua.foundations.papers.layout import (
    Cell,
    Grid,
    GridRow,
    Line,
    Split,
    cell_align,
    column_shares,
    row_role,
)
from thidua.foundations.papers.looks import LOOKS, Role
from thidua.foundations.papers.measures import rule_pt

# lxml elements: python-docx gives them no narrower public type.
Xml = Any

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20
RULE_STYLE = "TD-rule"
_CELL_PADDING_MM = 1.5
_WORDS = qn("w:t")


def style_id(role: Role) -> str:
    """Identifier of the paragraph style of a role."""
    return f"TD-{role.value}"


def element(tag: str, children: Iterable[Xml] = (), **attributes: str | float) -> Xml:
    """An element of the w namespace; attribute names come without prefix, numbers are rounded to whole units."""
    made: Xml = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), value if isinstance(value, str) else str(round(value)))
    for child in children:
        made.append(child)
    return made


def run(text: str, *, bold: bool = False, italic: bool = False, underline: bool = False) -> Xml:
    """A run; line breaks in ``text`` become breaks. What it does not set apart looks as its paragraph's style says."""
    look = [*([element("b")] if bold else []), *([element("i")] if italic else [])]
    look += [element("u", val="single")] if underline else []
    made = element("r", [element("rPr", look)] if look else ())
    for index, part in enumerate(text.split("\n")):
        if index:
            made.append(element("br"))
        words = element("t")
        words.text = part
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(words)
    return made


def paragraph(line: Line, *, align: str | None = None, above: float | None = None) -> Xml:
    """A paragraph in the style of its role; ``align`` and ``above`` (points) override the style for this place."""
    properties = [element("pStyle", val=style_id(line.role))]
    if line.keep_next:
        properties.append(element("keepNext"))
    if above is not None:
        properties.append(element("spacing", before=above * TWIPS_PER_PT))
    if align is not None:
        properties.append(element("jc", val=align))
    lead = [run(f"{line.lead} ", bold=True)] if line.lead else []
    words = [
        run(one.text, bold=one.bold, italic=one.italic, underline=one.underline)
        for one in spans_of(line.text, line.emphasis)
    ]
    return element("p", [element("pPr", properties), *lead, *(words or [run(line.text)])])


def rule(length_pt: float, width_mm: float, *, keep_next: bool) -> Xml:
    """A line of ``length_pt`` in the middle of a column: an empty paragraph with a border, as wide as the line."""
    side = max((width_mm * TWIPS_PER_MM - length_pt * TWIPS_PER_PT) / 2, 0)
    properties = [element("pStyle", val=RULE_STYLE), *([element("keepNext")] if keep_next else [])]
    return element("p", [element("pPr", [*properties, element("ind", left=side, right=side)])])


def ruled(line: Line, width_mm: float, *, above: float | None = None) -> list[Xml]:
    """A line's paragraph and the rule under it, if its role has one."""
    made = [paragraph(line, above=above)]
    length = rule_pt(line, width_mm)
    if length:
        made.append(rule(length, width_mm, keep_next=LOOKS[line.role].keep_next or line.keep_next))
    return made


def spacer(height_pt: float) -> Xml:
    """An empty paragraph of the given height, held to what follows; what Word wants where there are no words."""
    spacing = element("spacing", before=0, after=0, line=max(height_pt * TWIPS_PER_PT, 20), lineRule="exact")
    return element("p", [element("pPr", [element("keepNext"), spacing, element("rPr", [element("sz", val=2)])])])


def split_table(split: Split, width_mm: float) -> Xml:
    """Columns side by side as a table without borders or padding."""
    whole = sum(split.shares)
    widths = [width_mm * share / whole for share in split.shares]
    rows = [_split_row(row, widths, looks.gap_above(split.name, index)) for index, row in enumerate(split.rows)]
    return _table(widths, rows, borders=False, padding_mm=0)


def _split_row(row: Sequence[Cell], widths: Sequence[float], above: float) -> Xml:
    cells = []
    for lines, width in zip(row, widths, strict=True):
        content: list[Xml] = []
        for index, line in enumerate(lines):
            first = index == 0 and above > 0
            content += ruled(line, width, above=above if first else None)
        cells.append(_cell(content or [spacer(0)], width))
    return element("tr", [element("trPr", [element("cantSplit")]), *cells])


def grid_table(grid: Grid, width_mm: float) -> Xml:
    """A ruled table: the head repeated on each page, rows kept whole, group rows across all columns."""
    widths = [width_mm * share for share in column_shares(grid.columns)]
    head_cells = [
        _cell([paragraph(Line(Role.CELL_HEAD, column.title))], width, middle=True)
        for column, width in zip(grid.columns, widths, strict=True)
    ]
    head = element("tr", [element("trPr", [element("cantSplit"), element("tblHeader")]), *head_cells])
    rows = [head, *_grid_rows(grid, widths)]
    return _table(widths, rows, borders=True, padding_mm=_CELL_PADDING_MM, caption=grid.caption)


def _grid_rows(grid: Grid, widths: Sequence[float]) -> Iterable[Xml]:
    """The rows under the head. Rows of one shape are copies of the first with other words: much faster in long tables.

    A cell with a line break has other pieces in it and is made by itself.
    """
    first: dict[tuple[RowKind, int], Xml] = {}
    for row in grid.rows:
        if any("\n" in text for text in row.cells):
            yield _grid_row(row, grid, widths)
            continue
        shape = (row.kind, len(row.cells))
        if shape not in first:
            first[shape] = _grid_row(row, grid, widths)
        made = deepcopy(first[shape])
        for words, text in zip(made.iter(_WORDS), row.cells, strict=False):
            words.text = text
        yield made


def _grid_row(row: GridRow, grid: Grid, widths: Sequence[float]) -> Xml:
    role, is_group = row_role(row), row.kind is RowKind.GROUP
    cells = [
        _cell(
            [paragraph(Line(role, text, keep_next=is_group), align=cell_align(column, row.kind).value)],
            sum(widths) if is_group else width,
            span=len(widths) if is_group else 1,
            middle=True,
        )
        for text, column, width in zip(row.cells, grid.columns, widths, strict=False)
    ]
    return element("tr", [element("trPr", [element("cantSplit")]), *cells])


def _table(
    widths_mm: Sequence[float], rows: Sequence[Xml], *, borders: bool, padding_mm: float, caption: str = ""
) -> Xml:
    line = "single" if borders else "nil"
    sides = [element(side, val=line, sz=4, space=0, color="000000") for side in _BORDERS]
    padding = [element(side, w=padding_mm * TWIPS_PER_MM, type="dxa") for side in ("left", "right")]
    properties = [
        element("tblW", w=sum(widths_mm) * TWIPS_PER_MM, type="dxa"),
        element("tblInd", w=0, type="dxa"),
        element("tblBorders", sides),
        element("tblLayout", type="fixed"),
        element("tblCellMar", padding),
        *([element("tblCaption", val=caption)] if caption else []),
    ]
    columns = [element("gridCol", w=width * TWIPS_PER_MM) for width in widths_mm]
    return element("tbl", [element("tblPr", properties), element("tblGrid", columns), *rows])


_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def _cell(content: Sequence[Xml], width_mm: float, *, span: int = 1, middle: bool = False) -> Xml:
    properties = [element("tcW", w=width_mm * TWIPS_PER_MM, type="dxa")]
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if middle:
        properties.append(element("vAlign", val="center"))
    return element("tc", [element("tcPr", properties), *content])
