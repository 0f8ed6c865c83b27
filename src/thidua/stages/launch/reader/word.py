"""Text of a DOCX in the order of the page: paragraphs, tables cell by cell, numbers that Word draws itself."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.limits import open_package, read_part
from thidua.stages.launch.reader.numbering import Numbering, W, numbering_of

_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}footnoteReference"}
_DEEPEST = 40


def _parse(data: bytes, filename: str) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise ReadError(
            f"Tệp “{filename}” có cấu trúc không hợp lệ nên không được đọc. "
            "Hãy mở bằng Word, lưu thành tệp .docx mới rồi gửi lại."
        ) from None
    return root


def word_text(data: bytes, filename: str) -> str:
    """Return the text of a DOCX, one paragraph a line; raise :class:`ReadError` for anything else."""
    body, numbering = word_body(data, filename)
    return "\n".join(_blocks(body, numbering, 0))


def word_body(data: bytes, filename: str) -> tuple[Element, Numbering]:
    """Return the body element of a DOCX and its lists; raise :class:`ReadError` for anything else."""
    with open_package(data, filename) as package:
        body = read_part(package, "word/document.xml", filename)
        if body is None:
            raise ReadError(
                f"Tệp “{filename}” không phải văn bản Word (.docx). Chỉ đọc được tệp DOCX, PDF có chữ, DOC hoặc TXT."
            )
        numbers = read_part(package, "word/numbering.xml", filename)
    root = _parse(body, filename)
    numbering = numbering_of(_parse(numbers, filename) if numbers else None)
    container = root.find(f"{W}body")
    return container if container is not None else root, numbering


def _blocks(parent: Element, numbering: Numbering, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for child in parent:
        if child.tag == f"{W}p":
            yield paragraph_text(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering, depth + 1)
        elif child.tag not in _SKIPPED and child.tag != f"{W}sectPr":
            yield from _blocks(child, numbering, depth + 1)


def _table(table: Element, numbering: Numbering, depth: int) -> Iterator[str]:
    """A row of one-line cells is one line with tabs; a row with longer cells is read cell by cell."""
    for row in table.iter(f"{W}tr"):
        cells = [list(_blocks(cell, numbering, depth + 1)) for cell in row.findall(f"{W}tc")]
        filled = [[line for line in cell if line.strip()] for cell in cells]
        if all(len(cell) <= 1 for cell in filled):
            yield "\t".join(cell[0] if cell else "" for cell in filled).rstrip("\t")
        else:
            for cell in cells:
                yield from cell
    yield ""


def paragraph_text(paragraph: Element, numbering: Numbering) -> str:
    """Return the words of a paragraph after the mark that Word draws before it."""
    text = "".join(_runs(paragraph, 0))
    reference = paragraph.find(f"{W}pPr/{W}numPr")
    if reference is None or not text.strip():
        return text
    number, level = reference.find(f"{W}numId"), reference.find(f"{W}ilvl")
    if number is None:
        return text
    index = level.get(f"{W}val", "0") if level is not None else "0"
    mark = numbering.mark(number.get(f"{W}val", ""), int(index) if index.isdecimal() else 0)
    return f"{mark} {text}" if mark else text


def _runs(parent: Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    for child in parent:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag != f"{W}pPr":
            yield from _runs(child, depth + 1)
