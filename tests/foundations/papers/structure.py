"""The order, roles and table rows of a paper, as laid out and as read back from each of its three faces."""

import io
import re

import lxml.html
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.foundations.papers.readers import docx_footers, pdf_pages, squeezed
from thidua.foundations.papers.layout import Grid, Line, lay_out, row_role, sheet_texts


def laid_out(paper):
    """What the layout says: ("role", text) for a line, ("row", role, cells) for a table row."""
    found = []
    for sheet in lay_out(paper):
        for one in sheet.elements:
            if isinstance(one, Line):
                found.append((one.role.value, one.whole))
            elif isinstance(one, Grid):
                found.append(("row", "cell-head", tuple(column.title for column in one.columns)))
                found += [("row", row_role(row).value, row.cells) for row in one.rows]
            else:
                found += [(line.role.value, line.whole) for row in one.rows for cell in row for line in cell]
    return [one for one in found if any(one[1:])]


def of_docx(data):
    """The same from a Word document: styles are the roles."""
    return [one for one in _walk(Document(io.BytesIO(data))) if any(one[1:])]


def _walk(container):
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            role = block.style.name.removeprefix("TD-")
            if role != "rule" and block.text:
                yield role, block.text
        elif isinstance(block, Table):
            yield from _table(block)


def _table(table):
    is_grid = table.rows[0].cells[0].paragraphs[0].style.name == "TD-cell-head"
    for row in table.rows:
        cells = list({cell._tc: cell for cell in row.cells}.values())
        if is_grid:
            role = cells[0].paragraphs[0].style.name.removeprefix("TD-")
            yield "row", role, tuple(cell.text for cell in cells)
        else:
            for cell in cells:
                yield from _walk(cell)


def of_html(source):
    """The same from the preview: classes are the roles."""
    root = lxml.html.fromstring(source)
    for mark in root.iter("br"):
        mark.tail = "\n" + (mark.tail or "")
    found = []
    for one in root.iter("p", "h2", "h3", "h4", "h5", "tr"):
        if one.tag == "tr":
            role = (one.get("class") or "p-cell-head").removeprefix("p-")
            found.append(("row", role, tuple(cell.text_content() for cell in one.iter("td", "th"))))
        else:
            found.append((one.get("class").split()[0].removeprefix("p-"), one.text_content()))
    return [one for one in found if any(one[1:])]


def footers(paper, docx):
    """Footers of a Word document beside those laid out."""
    return set(docx_footers(docx)), {sheet.footer for sheet in lay_out(paper) if sheet.footer}


def strays_in_pdf(paper, pdf):
    """What a PDF prints besides the texts in their order, page numbers, footers and the heads of tables that go on."""
    printed = squeezed(pdf_pages(pdf))
    again = {sheet.footer for sheet in lay_out(paper) if sheet.footer}
    again |= {
        column.title
        for sheet in lay_out(paper)
        for one in sheet.elements
        if isinstance(one, Grid)
        for column in one.columns
        if column.title
    }
    tokens = sorted((re.escape(squeezed([text])) for text in again), key=len, reverse=True)
    known = re.compile(f"(?:{'|'.join([r'[0-9]', *tokens])})*")
    strays, at = [], 0
    for text in (squeezed([text]) for sheet in lay_out(paper) for text in sheet_texts(sheet)):
        start = printed.find(text, at)
        if start < 0:
            return [f"missing {text!r} after {printed[max(0, at - 40) : at]!r}"]
        if not known.fullmatch(printed[at:start]):
            strays.append(printed[at:start])
        at = start + len(text)
    return strays if known.fullmatch(printed[at:]) else [*strays, printed[at:]]
