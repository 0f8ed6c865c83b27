"""Preview of a paper as an HTML fragment: escaped, structured, classes only, so that a strict content policy holds.

The look belongs to ``static/papers/paper.css``: every line carries its role as class ``p-<role>``, a rule under it
``ruled-part`` or ``ruled-full``, columns ``p-split p-<name>``, a sheet ``p-sheet`` and ``p-landscape``.
"""

from html import escape

from thidua.foundations.papers.content import Paper, RowKind
from thidua.foundations.papers.emphasis import Span, spans_of
from thidua.foundations.papers.layout import (
    Cell,
    Element,
    Grid,
    GridRow,
    Line,
    Sheet,
    Split,
    cell_align,
    lay_out,
    row_role,
)
from thidua.foundations.papers.looks import LOOKS, Role

_HEADINGS = {
    Role.TITLE: "h2",
    Role.ANNEX_NUMBER: "h2",
    Role.HEADING_1: "h3",
    Role.HEADING_2: "h4",
    Role.HEADING_3: "h5",
}


def render_html(paper: Paper) -> str:
    """The paper as one ``article``; a draft says so in a class the style sheet can mark."""
    classes = "paper paper-draft" if paper.draft else "paper"
    return f'<article class="{classes}" lang="vi">{"".join(_sheet(sheet) for sheet in lay_out(paper))}</article>'


def _sheet(sheet: Sheet) -> str:
    classes = "p-sheet p-landscape" if sheet.landscape else "p-sheet"
    content = "".join(_element(element) for element in sheet.elements)
    footer = f'<footer class="p-footer">{_text(sheet.footer)}</footer>' if sheet.footer else ""
    return f'<section class="{classes}">{content}{footer}</section>'


def _element(element: Element) -> str:
    match element:
        case Line():
            return _line(element)
        case Split():
            return _split(element)
        case Grid():
            return _grid(element)


def _line(line: Line) -> str:
    tag = _HEADINGS.get(line.role, "p")
    rule = LOOKS[line.role].rule
    classes = f"p-{line.role.value}" + (f" ruled-{rule}" if rule != "none" else "")
    lead = f"<b>{_text(line.lead)}</b> " if line.lead else ""
    words = "".join(_span(one) for one in spans_of(line.text, line.emphasis))
    return f'<{tag} class="{classes}">{lead}{words}</{tag}>'


def _span(span: Span) -> str:
    made = _text(span.text)
    for tag, on in (("u", span.underline), ("i", span.italic), ("b", span.bold)):
        made = f"<{tag}>{made}</{tag}>" if on else made
    return made


def _split(split: Split) -> str:
    tag = "header" if split.name == "masthead" else "div"
    rows = "".join(f'<div class="p-row">{"".join(_column(cell) for cell in row)}</div>' for row in split.rows)
    return f'<{tag} class="p-split p-{split.name}">{rows}</{tag}>'


def _column(cell: Cell) -> str:
    return f'<div class="p-column">{"".join(_line(line) for line in cell)}</div>'


def _grid(grid: Grid) -> str:
    heads = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in grid.columns)
    rows = "".join(_row(row, grid) for row in grid.rows)
    caption = f'<caption class="vh">{_text(grid.caption)}</caption>'
    table = f'<table class="p-grid">{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="tw" tabindex="0" role="region" aria-label="{_text(grid.caption)}">{table}</div>'


def _row(row: GridRow, grid: Grid) -> str:
    role = row_role(row).value
    if row.kind is RowKind.GROUP:
        span = len(grid.columns)
        return f'<tr class="p-{role}"><th scope="rowgroup" colspan="{span}">{_text(row.cells[0])}</th></tr>'
    cells = "".join(
        f'<td class="p-{cell_align(column, row.kind).value}">{_text(text)}</td>'
        for text, column in zip(row.cells, grid.columns, strict=True)
    )
    return f'<tr class="p-{role}">{cells}</tr>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
