"""Text of a DOCX in the order of the page: paragraphs, tables cell by cell, numbers that Word draws itself."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

from thidua.stages.launch.reader.cells import join_cells
from thidua.stages.launch.reader.numbering import Numbering, W
from thidua.stages.launch.reader.word_parts import word_parts
from thidua.stages.launch.reader.zones import is_letterhead

_BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A drawing is stored twice, the second time for old programs; boxes of text are paragraphs of their own.
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}footnoteReference", _FALLBACK}
_DEEPEST = 40


def word_text(data: bytes, filename: str) -> str:
    """Return the text of a DOCX, one paragraph a line; raise :class:`ReadError` for anything else."""
    return word_source(data, filename)[0]


def word_source(data: bytes, filename: str) -> tuple[str, bool, frozenset[str]]:
    """Return the text, whether it held tracked changes, and the old sets of letters that were turned into Unicode.

    The head of a page is read only where it holds a letterhead; foot notes stand after the text.
    """
    parts = word_parts(data, filename)
    head = next((lines for tree in parts.heads if is_letterhead(lines := list(_blocks(tree, Numbering(), 0)))), [])
    body = list(_blocks(parts.body, parts.numbering, 0))
    notes = [line for note in parts.footnotes for line in _blocks(note, parts.numbering, 0)]
    return "\n".join([*head, *body, *notes]), parts.tracked, parts.old_sets


def word_body(data: bytes, filename: str) -> tuple[Element, Numbering]:
    """Return the body element of a DOCX and its lists; raise :class:`ReadError` for anything else."""
    parts = word_parts(data, filename)
    return parts.body, parts.numbering


def _blocks(parent: Element, numbering: Numbering, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    begun = ""  # a paragraph whose end was struck by a tracked change goes on in the next one
    for child in parent:
        if child.tag == f"{W}p":
            for box in _boxes(child, 0):
                yield from _blocks(box, numbering, depth + 1)
            begun += paragraph_text(child, numbering)
            if child.find(f"{W}pPr/{W}rPr/{W}del") is None:
                yield begun
                begun = ""
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering, depth + 1)
        elif child.tag not in _SKIPPED and child.tag != f"{W}sectPr":
            yield from _blocks(child, numbering, depth + 1)
    if begun:
        yield begun


def _boxes(parent: Element, depth: int) -> Iterator[Element]:
    """The boxes of text anchored in a paragraph, each once."""
    for child in parent if depth <= _DEEPEST else ():
        if child.tag == _BOX:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child, depth + 1)


def _table(table: Element, numbering: Numbering, depth: int) -> Iterator[str]:
    for row in _children(table, "tr", 0):
        yield from join_cells([list(_blocks(cell, numbering, depth + 1)) for cell in _children(row, "tc", 0)])
    yield ""


def _children(parent: Element, name: str, depth: int) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside a content control, but not those of a table in a cell."""
    for child in parent if depth <= _DEEPEST else ():
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _SKIPPED and child.tag not in {f"{W}tr", f"{W}tc"}:
            yield from _children(child, name, depth + 1)


def paragraph_text(paragraph: Element, numbering: Numbering) -> str:
    """Return the words of a paragraph after the mark that Word draws before it."""
    text = "".join(_runs(paragraph, 0))
    reference = numbering.reference(paragraph)
    if reference is None or not text.strip():
        return text
    mark = numbering.mark(*reference)
    return f"{mark} {text}" if mark else text


def _runs(parent: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for child in parent:
        if child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in {f"{W}tab", f"{W}ptab"}:
            yield "\t"
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag != f"{W}pPr":
            yield from _runs(child, depth + 1)
