"""The sheet as a drawing to scale: one unit of the drawing is one millimetre, so places need no arithmetic in pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.foundations.papers.certificate_design import SOURCES, Design, Field, field_problems
from thidua.foundations.papers.certificate_layout import BLACK, FRAME_MM, Face, place
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.kinds.certificate import CertificateContext, compose
from thidua.foundations.papers.looks import PT_PER_MM
from thidua.foundations.papers.squares import qr_path
from thidua.foundations.papers.typefaces import SERIF, TYPEFACES

RULER_MM = 9.0
_ANCHORS = {"left": ("start", 0.0), "center": ("middle", 0.5), "right": ("end", 1.0)}


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One printed line: its anchor and base line, type in millimetres, and the path of the rule under it."""

    text: str
    x: str
    y: str
    size: str
    anchor: str
    bold: bool
    italic: bool
    color: str
    rule: str
    font: str


@dataclass(frozen=True, slots=True)
class DrawnField:
    """A field: its box, its lines, the square's modules and path, and why it cannot be printed, if so."""

    source: str
    label: str
    left: str
    top: str
    width: str
    height: str
    lines: tuple[DrawnLine, ...]
    square: tuple[int, str] | None
    problem: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the template draws, numbers as text with a decimal point."""

    width: str
    height: str
    view_box: str
    middle_x: str
    middle_y: str
    ticks: str
    numbers: tuple[tuple[str, str, str], ...]
    frame: tuple[str, str, str, str] | None
    fields: tuple[DrawnField, ...]
    picture: str

    @property
    def problems(self) -> list[str]:
        """What the sample shows cannot be printed."""
        return [field.problem for field in self.fields if field.problem]


def draw_sheet(context: CertificateContext, design: Design, picture: str) -> Sheet:
    """Draw ``design`` filled from ``context``; ``picture`` is the address of its picture."""
    width, height = design.page_mm
    inset = FRAME_MM
    frame = tuple(_n(value) for value in (inset, inset, width - 2 * inset, height - 2 * inset))
    return Sheet(
        width=_n(width),
        height=_n(height),
        view_box=f"{_n(-RULER_MM)} {_n(-RULER_MM)} {_n(width + RULER_MM)} {_n(height + RULER_MM)}",
        middle_x=_n(width / 2),
        middle_y=_n(height / 2),
        ticks="".join(_ticks(width, height)),
        numbers=tuple(_numbers(width, height)),
        frame=(frame[0], frame[1], frame[2], frame[3]) if design.framed else None,
        fields=tuple(_drawn(field, design, context) for field in design.fields),
        picture=picture,
    )


def _drawn(field: Field, design: Design, context: CertificateContext) -> DrawnField:
    face = Face((), None, framed=False)
    problem = next(iter(field_problems(field, design.page_mm)), "")
    if not problem:
        try:
            face = place(compose(replace(context, layout=replace(design, fields=(field,)))))
        except PaperTextError as error:
            problem = str(error)
    is_qr = field.source == "qr"
    height = field.width_mm if is_qr else field.lines * field.line_mm
    return DrawnField(
        source=field.source,
        label=SOURCES[field.source],
        left=_n(field.left_mm),
        top=_n(field.top_mm),
        width=_n(field.width_mm),
        height=_n(height),
        lines=tuple(_lines(face)),
        square=qr_path(face.qr) if face.qr else None,
        problem=problem,
    )


def _lines(face: Face) -> Iterator[DrawnLine]:
    for line in face.lines:
        (anchor, share), font = _ANCHORS[line.align], TYPEFACES[line.font]
        size, rule = line.size / PT_PER_MM, line.rule_pt / PT_PER_MM
        start, under = line.left_mm + share * (line.width_mm - rule), line.top_mm + (font.line - 0.042) * size + 0.7
        yield DrawnLine(
            text=line.text,
            x=_n(line.left_mm + share * line.width_mm),
            y=_n(line.top_mm + font.ascent * size),
            size=_n(size),
            anchor=anchor,
            bold=line.bold,
            italic=line.italic,
            color="" if line.color == BLACK else line.color,
            rule=f"M{_n(start)} {_n(under)}h{_n(rule)}" if rule else "",
            font="" if line.font == SERIF else line.font,
        )


def _ticks(width: float, height: float) -> Iterator[str]:
    for at in range(0, int(width) + 1, 5):
        yield f"M{at} 0v-{4 if at % 50 == 0 else 3 if at % 10 == 0 else 1.5}"
    for at in range(0, int(height) + 1, 5):
        yield f"M0 {at}h-{4 if at % 50 == 0 else 3 if at % 10 == 0 else 1.5}"


def _numbers(width: float, height: float) -> Iterator[tuple[str, str, str]]:
    for at in range(0, int(width) - 5, 20):
        yield str(at), _n(at + 0.8), "-4.6"
    for at in range(20, int(height) - 2, 20):
        yield str(at), _n(-RULER_MM + 0.4), _n(at + 1.2)


def _n(value: float) -> str:
    return f"{round(value, 2):g}"
