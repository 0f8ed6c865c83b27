"""Take a Word document apart into paragraphs and lines, in reading order, with the rules drawn between them."""

import re
from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from thidua.foundations.papers.checker.lines import MM_PER_TWIP, Cell, Line, Para, Piece, Rule, Side
from thidua.foundations.papers.checker.numbering import Numbering
from thidua.foundations.papers.checker.styles import Styles, Type, Xml, draws
from thidua.foundations.papers.glyphs import text_width_pt

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_MM = 36000
_SKIPPED = {qn(f"w:{name}") for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")}
_SIGNS = re.compile(r"[\s]*([_\-–—─=*.]{5,})[\s]*")
_TABS = re.compile(r"(?<![ \u00a0])[ \u00a0]*\t[ \t\u00a0]*")
# Wide blanks set two columns apart, unless they are left to be filled in by hand.
_BLANKS = re.compile(r"(?<=\S)(?<!ngày)(?<!tháng)(?<!năm)(?<!:)[ \u00a0]{5,}(?!tháng|năm|/|[ \u00a0])")
_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "": 25.4 / 72}


class Reader:
    """Reads one document once."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.styles = Styles(document)
        self.numbering = Numbering(document)
        self.paras: list[Para] = []
        self.tables = 0
        self._section = 0
        self._number = 0
        self.widths_mm = [_page_width(section._sectPr) for section in document.sections] or [165.0]
        self._walk(document.element.body, None, "", 0)

    @property
    def width_mm(self) -> float:
        """Text width of the section being read."""
        return self.widths_mm[min(self._section, len(self.widths_mm) - 1)]

    def _walk(self, parent: Xml, cell: Cell | None, table_style: str, depth: int) -> None:
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child, cell, table_style)
                if cell is None and child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                    self._section += 1
            elif child.tag == qn("w:tbl"):
                self._table(child, depth + 1)
            elif child.tag not in _SKIPPED and depth < 30:
                self._walk(child, cell, table_style, depth + 1)

    def _table(self, table: Xml, depth: int) -> None:
        if depth > 30:
            return
        self.tables += 1
        index = self.tables
        style = _table_style(table)
        ruled = self._ruled(table, style)
        grid = [_twips(column, "w") * MM_PER_TWIP for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
        whole = sum(grid) or self.width_mm
        for row, element in enumerate(table.iterfind(qn("w:tr"))):
            at = 0
            for cell in element.iterfind(qn("w:tc")):
                span = int(_value(cell, "tcPr", "gridSpan") or 1)
                width = sum(grid[at : at + span]) or _cell_width(cell) or whole
                left = sum(grid[:at])
                place = Cell(index, row, at, _side(left, width, whole), width, ruled)
                self._walk(cell, place, style, depth)
                at += span

    def _ruled(self, table: Xml, style: str) -> bool:
        own = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        if own is not None and draws(own):
            return True
        cells = list(table.iterfind(f"{qn('w:tr')}/{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcBorders')}"))
        if own is None and self.styles.has_borders(style):
            return not (cells and all(not draws(borders) for borders in cells))
        return any(len([s for s in borders if _shown(s)]) >= 3 for borders in cells)

    def _paragraph(self, element: Xml, cell: Cell | None, table_style: str) -> None:
        number, level = self.styles.numbering_of(element)
        pieces = list(self._pieces(element, element, table_style))
        words = "".join(piece.text for piece in pieces).strip()
        mark, below = self.numbering.mark(number, level) if number and words else ("", {})
        settings = self.styles.paragraph(element, table_style, below)
        self._number += bool(words)
        para = Para(element, self._number, settings, pieces, mark, cell, self._section)
        para.lead_tab = bool(pieces) and pieces[0].text.startswith("\t")
        para.page_break = settings.get("page-break") == "1" or any(
            found.get(qn("w:type")) == "page" for found in element.iter(qn("w:br"))
        )
        para.lines = _lines_of(para)
        para.rules = list(_rules_of(para, cell.width_mm if cell else self.width_mm))
        self.paras.append(para)

    def _pieces(self, parent: Xml, paragraph: Xml, table_style: str, depth: int = 0) -> Iterator[Piece]:
        for child in parent:
            if child.tag in _SKIPPED or depth > 30:
                continue
            if child.tag == qn("w:r"):
                type_ = self.styles.type_of(child, paragraph, table_style)
                if not type_.hidden:
                    yield from _run_pieces(child, type_)
            elif child.tag == f"{_MC}AlternateContent":
                continue
            else:
                yield from self._pieces(child, paragraph, table_style, depth + 1)


def _run_pieces(run: Xml, type_: Type) -> Iterator[Piece]:
    for node in run:
        if node.tag == qn("w:t"):
            text = node.text or ""
            yield Piece(text, node, 0, text, run, type_)
        elif node.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            sign = "\t" if node.tag == qn("w:tab") else "\n"
            # A mark of its own has no text to edit; None equals what is found there later.
            yield Piece(sign, node, 0, node.text, run, type_)
        elif node.tag == qn("w:noBreakHyphen"):
            yield Piece("-", node, 0, node.text, run, type_)


def _lines_of(para: Para) -> list[Line]:
    """The parts of a paragraph between line breaks, and between tabs or runs of blanks."""
    text = "".join(piece.text for piece in para.pieces)
    lines: list[Line] = []
    at = 0
    for part in re.split(r"(\n)", text):
        if part != "\n":
            lines += _segments(para, at, part)
        at += len(part)
    return lines


def _segments(para: Para, at: int, text: str) -> list[Line]:
    spans, start = [], 0
    for match in (_TABS if "\t" in text.strip() else _BLANKS).finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    kept = [(a, b) for a, b in spans if text[a:b].strip()]
    tabbed = len(kept) > 1 and para.cell is None
    if len(kept) > 1 and not tabbed:
        kept = [(kept[0][0], kept[-1][1])]
    lines = []
    for index, (a, b) in enumerate(kept):
        side: Side = para.cell.side if para.cell else "full"
        if tabbed:
            side = "left" if index == 0 else "right"
        lines.append(Line(_slice(para.pieces, at + a, at + b), para, side, tabbed))
    return lines


def _slice(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    found, at = [], 0
    for piece in pieces:
        first, last = max(start, at), min(end, at + len(piece.text))
        if first < last:
            found.append(
                Piece(
                    piece.text[first - at : last - at],
                    piece.node,
                    piece.start + first - at,
                    piece.seen,
                    piece.run,
                    piece.type,
                )
            )
        at += len(piece.text)
    return found


def _rules_of(para: Para, width_mm: float) -> Iterator[Rule]:
    between = (para.twips("left") + para.twips("right")) * MM_PER_TWIP
    bordered = [side for side in ("top", "bottom", "between") if para.settings.get(f"border-{side}", "nil") != "nil"]
    kinds = {para.settings.get(f"border-{side}") for side in bordered}
    if bordered and width_mm - between > 0 and para.settings.get("border-left", "nil") == "nil":
        solid = kinds <= {"single", "thick"}
        yield Rule("bottom" if para.text else "border", width_mm - between, para.element, solid=solid)
    signs = _SIGNS.fullmatch(para.text)
    if signs:
        type_ = para.pieces[0].type
        length = text_width_pt(signs[1], type_.size, bold=type_.bold) * 25.4 / 72
        yield Rule("signs", length, para.element, solid=signs[1][0] in "_—─")
    yield from _shapes(para, width_mm)


def _shapes(para: Para, width_mm: float) -> Iterator[Rule]:
    """Lines drawn as shapes: DrawingML first, its older double in the same drawing left out."""
    for anchor in [*para.element.iter(f"{_WP}anchor"), *para.element.iter(f"{_WP}inline")]:
        extent = anchor.find(f"{_WP}extent")
        kinds = {str(one.get("prst")) for one in anchor.iter() if one.get("prst")}
        if extent is None or not kinds & {"line", "straightConnector1"}:
            continue
        offset = anchor.find(f"{_WP}positionH/{_WP}posOffset")
        left = int(offset.text or 0) / _EMU_PER_MM if offset is not None else None
        yield Rule(
            "shape",
            int(extent.get("cx", "0")) / _EMU_PER_MM,
            anchor,
            None if left is None else left < width_mm / 2 - 10,
        )
    for line in para.element.iter(f"{_V}line"):
        if any(parent.tag == f"{_MC}Fallback" for parent in line.iterancestors()):
            continue
        start, end = _point(str(line.get("from", ""))), _point(str(line.get("to", "")))
        yield Rule("shape", abs(end - start), line, start < width_mm / 2 - 10)


def _point(pair: str) -> float:
    """Distance from the left of a point "12pt,3pt" in millimetres."""
    match = re.match(r"(-?[\d.]+)\s*(pt|in|mm|cm|)", pair)
    return float(match[1]) * _MM[match[2]] if match else 0.0


def _side(left: float, width: float, whole: float) -> Side:
    if width > 0.8 * whole:
        return "full"
    return "left" if left + width / 2 < 0.5 * whole else "right"


def _page_width(properties: Xml) -> float:
    size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
    if size is None or margins is None:
        return 165.0
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    return max(width * MM_PER_TWIP, 10.0)


def _twips(element: Xml, name: str) -> float:
    try:
        return float(element.get(qn(f"w:{name}"), "0"))
    except ValueError:
        return 0.0


def _value(element: Xml, *path: str) -> str:
    for name in path:
        element = element.find(qn(f"w:{name}")) if element is not None else None
    value = str(element.get(qn("w:val"), "")) if element is not None else ""
    return value if value.isdecimal() else ""


def _cell_width(cell: Xml) -> float:
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    return _twips(width, "w") * MM_PER_TWIP if width is not None and width.get(qn("w:type")) == "dxa" else 0.0


def _table_style(table: Xml) -> str:
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return str(style.get(qn("w:val"), "")) if style is not None else ""


def _shown(side: Xml) -> bool:
    return side.get(qn("w:val")) not in ("", "nil", "none", None)
