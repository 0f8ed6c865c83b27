"""Lines of a document as the eye sees them: pieces of runs with their type, the paragraph and cell they stand in."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from docx.oxml.ns import qn

from thidua.foundations.papers.checker.styles import Settings, Type, Xml
from thidua.foundations.papers.glyphs import text_width_pt

Side = Literal["left", "right", "full"]
Edit = tuple[int, int, str]
PT_PER_TWIP = 1 / 20
MM_PER_TWIP = 25.4 / 1440


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of one text node; ``seen`` is the node's text when it was read, so a stale edit is noticed."""

    text: str
    node: Xml
    start: int
    seen: str | None
    run: Xml
    type: Type


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a paragraph stands; ``ruled`` when the table shows lines."""

    table: int
    row: int
    column: int
    side: Side
    width_mm: float
    ruled: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn under words. ``kind``: an empty bordered paragraph, a drawn shape, the text's own border, signs."""

    kind: Literal["border", "shape", "bottom", "signs"]
    length_mm: float
    element: Xml
    at_left: bool | None = None
    solid: bool = True


@dataclass(slots=True, eq=False)
class Line:
    """One printed line as typed: a paragraph, or its part between breaks and wide gaps."""

    pieces: list[Piece]
    para: "Para"
    side: Side
    tabbed: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def shown(self) -> str:
        """The text as it prints: capitals by formatting count as capitals."""
        return "".join(piece.text.upper() if piece.type.caps else piece.text for piece in self.pieces)

    @property
    def runs(self) -> list[Xml]:
        return [piece.run for piece in self.pieces if piece.text.strip()]

    @property
    def types(self) -> list[Type]:
        """Types of the visible letters."""
        return [piece.type for piece in self.pieces if piece.text.strip()]

    @property
    def width_mm(self) -> float:
        """Width of the text set in one line."""
        width = sum(text_width_pt(p.text, p.type.size, bold=p.type.bold) for p in self.pieces)
        return width * 25.4 / 72

    def edit(self, edits: Iterable[Edit]) -> None:
        """Replace stretches of the text; nothing happens when another fix has changed the text meanwhile."""
        if any(piece.node.text != piece.seen for piece in self.pieces):
            return
        pending, first, at = sorted(edits), 0, 0
        for piece in self.pieces:
            stop = at + len(piece.text)
            own: list[Edit] = []
            while first < len(pending) and _begins_before(pending[first], stop):
                start, end, new = pending[first]
                own.append((max(start, at) - at, min(end, stop) - at, new))
                if end > stop:
                    # The rest lies in the next piece and goes without leaving words there.
                    pending[first] = (stop, end, "")
                    break
                first += 1
            _apply(piece, own)
            at = stop

    def isolated(self, end: int) -> list[Xml]:
        """Runs of the first ``end`` letters, a run that goes on cut in two."""
        found, at = [], 0
        for piece in self.pieces:
            if at >= end:
                break
            keep = end - at
            if (
                keep < len(piece.text)
                and piece.seen is not None
                and piece.node.text == piece.seen
                and len(piece.run.findall(qn("w:t"))) == 1
            ):
                rest = copy.deepcopy(piece.run)
                cut = piece.start + keep
                rest.find(qn("w:t")).text = piece.seen[cut:]
                rest.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                piece.node.text = piece.seen[:cut]
                piece.node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                piece.run.addnext(rest)
            found.append(piece.run)
            at += len(piece.text)
        return found


def _begins_before(edit: Edit, stop: int) -> bool:
    start, end, _new = edit
    return start < stop or (start == end == stop)


def _apply(piece: Piece, edits: Sequence[Edit]) -> None:
    """Carry out edits of one piece, counted from its beginning, in one pass."""
    # A tab or a break has no text of its own to change.
    if not edits or piece.seen is None:
        return
    parts, done = [piece.seen[: piece.start]], 0
    for start, end, new in edits:
        parts += [piece.text[done:start], new]
        done = end
    parts += [piece.text[done:], piece.seen[piece.start + len(piece.text) :]]
    piece.node.text = "".join(parts)
    piece.node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph: ``number`` among those with words, ``settings`` as they take effect, ``mark`` that Word draws."""

    element: Xml
    number: int
    settings: Settings
    pieces: list[Piece]
    mark: str
    cell: Cell | None
    section: int
    rules: list[Rule] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    lead_tab: bool = False
    page_break: bool = False

    @property
    def whole(self) -> Line:
        """The paragraph as one line."""
        return Line(self.pieces, self, self.cell.side if self.cell else "full")

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def full(self) -> str:
        """Text with the mark of its list."""
        return f"{self.mark} {self.text}" if self.mark else self.text

    @property
    def align(self) -> str:
        return {"start": "left", "end": "right"}.get(self.settings.get("jc", "left"), self.settings.get("jc", "left"))

    def twips(self, name: str) -> float:
        """A length of the settings in twips."""
        value = self.settings.get(name, "0")
        try:
            return float(value)
        except ValueError:
            return 0.0

    @property
    def first_mm(self) -> float:
        """From the margin to the first letter."""
        own = self.twips("firstLine") or -self.twips("hanging")
        return (self.twips("left") + own) * MM_PER_TWIP

    def gap(self, side: Literal["before", "after"]) -> float:
        """Room before or after in points; automatic spacing is 14 pt in Word."""
        if self.settings.get(f"{side}Autospacing", "0") in ("1", "true", "on"):
            return 14.0
        return self.twips(side) * PT_PER_TWIP


def text_of(lines: Sequence[Line]) -> str:
    """Text of several lines."""
    return " ".join(line.text.strip() for line in lines)
