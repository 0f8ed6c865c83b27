"""The parts of a DOCX as trees: body, lists, notes at the foot, heads of pages; made ready for reading.

Made ready: text in an old Vietnamese font is turned into Unicode, hidden text and struck rows are taken out.
"""

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.limits import open_package, read_part
from thidua.stages.launch.reader.numbering import Numbering, W, numbering_of
from thidua.stages.launch.reader.word_fonts import Fonts, convert_runs

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_MARKS = 1_500_000
_MOST_HEADS = 20


@dataclass(frozen=True, slots=True)
class WordParts:
    """A DOCX: its body, its lists, and beside them foot notes and page heads (trees of their own)."""

    body: Element
    numbering: Numbering
    footnotes: tuple[Element, ...]
    heads: tuple[Element, ...]
    tracked: bool
    old_sets: frozenset[str]


def word_parts(data: bytes, filename: str) -> WordParts:
    """Open a DOCX; raise :class:`ReadError` for anything else."""
    with open_package(data, filename) as package:
        main = _main_part(package, filename)
        body = read_part(package, main, filename)
        if body is None:
            raise ReadError(
                f"Tệp “{filename}” không phải văn bản Word (.docx). Chỉ đọc được tệp DOCX, PDF có chữ, DOC hoặc TXT."
            )
        folder = posixpath.dirname(main)
        root = _parse(body, filename)
        styles = _beside(package, f"{folder}/styles.xml", filename)
        numbers = _beside(package, f"{folder}/numbering.xml", filename)
        notes = _beside(package, f"{folder}/footnotes.xml", filename)
        names = [n for n in package.namelist() if n.startswith(f"{folder}/header") and n.endswith(".xml")]
        heads = [_parse(read_part(package, name, filename) or b"", filename) for name in sorted(names)[:_MOST_HEADS]]
    footnotes = () if notes is None else tuple(n for n in notes.iter(f"{W}footnote") if f"{W}type" not in n.attrib)
    trees = [root, *footnotes, *heads]
    tracked = any(tree.find(f".//{W}{name}") is not None for tree in trees for name in ("ins", "del", "moveTo"))
    for tree in trees:
        _drop_unseen(tree)
    old_sets = convert_runs(trees, Fonts(styles))
    container = root.find(f"{W}body")
    return WordParts(
        body=container if container is not None else root,
        numbering=numbering_of(numbers, styles),
        footnotes=footnotes,
        heads=tuple(heads),
        tracked=tracked,
        old_sets=old_sets,
    )


def _main_part(package: zipfile.ZipFile, filename: str) -> str:
    """The name of the main part, which the package itself says; nearly always word/document.xml."""
    relations = read_part(package, "_rels/.rels", filename)
    if relations:
        for relation in _parse(relations, filename).iter(_RELATION):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = relation.get("Target", "").lstrip("/")
                return target if target.startswith("word/") else "word/document.xml"
    return "word/document.xml"


def _beside(package: zipfile.ZipFile, name: str, filename: str) -> Element | None:
    data = read_part(package, name, filename)
    return _parse(data, filename) if data else None


def _parse(data: bytes, filename: str) -> Element:
    broken = ReadError(
        f"Tệp “{filename}” có cấu trúc không hợp lệ nên không được đọc. "
        "Hãy mở bằng Word, lưu thành tệp .docx mới rồi gửi lại."
    )
    if data.count(b"<") > _MOST_MARKS:
        raise ReadError(
            f"Tệp “{filename}” có cấu trúc lớn bất thường nên không được đọc. "
            "Hãy chép phần văn bản sang một tệp .docx mới rồi gửi lại."
        )
    try:
        root: Element = fromstring(data.replace(_STRICT, _MAIN), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise broken from None
    return root


def _drop_unseen(tree: Element) -> None:
    """Take out hidden runs and rows struck by a tracked change."""
    for parent in tree.iter():
        for child in [c for c in parent if _is_unseen(c)]:
            parent.remove(child)


def _is_unseen(element: Element) -> bool:
    if element.tag == f"{W}tr":
        return element.find(f"{W}trPr/{W}del") is not None
    if element.tag != f"{W}r":
        return False
    hidden = element.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in {"0", "false", "off"}
