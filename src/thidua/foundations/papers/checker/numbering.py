"""Marks that Word draws before paragraphs of a list, and the indents of their levels."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from thidua.foundations.papers.checker.styles import Settings, Xml, paragraph_settings
from thidua.foundations.papers.text import roman


class Numbering:
    """Counts list levels in reading order; ask for each paragraph once."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, Xml]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        root = _numbering_root(document)
        if root is None:
            return
        for abstract in root.findall(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"), "")] = {
                int(level.get(qn("w:ilvl"), "0")): level for level in abstract.findall(qn("w:lvl"))
            }
        for number in root.findall(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            if reference is not None:
                self._abstract[number.get(qn("w:numId"), "")] = reference.get(qn("w:val"), "")

    def mark(self, number: str, level: int) -> tuple[str, Settings]:
        """The mark of the next paragraph of a list, and its level's paragraph settings."""
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return "", {}
        start = _text(levels[level], "start") or "1"
        first = int(start) if start.isdecimal() else 1
        self._counts[abstract, level] = self._counts.get((abstract, level), first - 1) + 1
        for deeper in range(level + 1, 9):
            self._counts.pop((abstract, deeper), None)
        pattern = _text(levels[level], "lvlText")
        for index in range(9):
            if f"%{index + 1}" in pattern:
                count = self._counts.get((abstract, index), 1)
                pattern = pattern.replace(f"%{index + 1}", _drawn(count, _text(levels.get(index), "numFmt")))
        if _text(levels[level], "numFmt") == "bullet":
            pattern = "-" if pattern in ("-", "–", "\uf02d", "") else "•"
        return pattern, paragraph_settings(levels[level].find(qn("w:pPr")))


def _numbering_root(document: WordDocument) -> Xml:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def _text(level: Xml, name: str) -> str:
    found = level.find(qn(f"w:{name}")) if level is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _drawn(count: int, form: str) -> str:
    """A count as the level draws it. Word's letters are the English ones: a list of points has no "đ"."""
    if form in ("upperRoman", "lowerRoman") and count > 0:
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)
