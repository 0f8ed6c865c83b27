"""Charts drawn on the server as SVG: bars, grouped bars, a line over years.

Everything that is drawn is also written: a title and a description for screen readers, the value at each point, and a
table of the same numbers. Sizes are SVG attributes and colours are classes, so no style attribute is needed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thidua.web.formatting import format_number

MAX_SERIES = 6

_WIDTH, _LEFT, _RIGHT, _TOP = 640, 56, 620, 24
_PLOT_HEIGHT, _BAR_ROW, _BAR_LABEL = 150, 34, 236
# Widths of words are estimated from the mean letter of the face at 14 px; the browser, not the server, sets the type.
_CHARACTER, _LINE, _SIDE_CHARACTERS = 7.2, 16, 32

_ids = count(1)


class ChartError(ValueError):
    """The numbers given cannot be drawn honestly."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers. A value of None is a gap: nothing is drawn and the table says "không có"."""

    label: str
    values: tuple[Decimal | int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw. ``labels`` name the points; each series has one value a label.

    ``floor`` is where the axis starts; other than 0 it is announced under the chart and only a line may use it, since a
    bar cut at the foot lies about its length. ``median`` is a dashed line of comparison with its own label.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    places: int | None = None
    floor: Decimal | int = 0
    median: tuple[str, Decimal | int] | None = None
    source: str = ""
    head: str = "Mục"
    uid: str = field(default_factory=lambda: f"bd{next(_ids)}")

    def __post_init__(self) -> None:
        if not self.labels or not self.series:
            raise ChartError("Biểu đồ chưa có số liệu nào để vẽ.")
        if len(self.series) > MAX_SERIES:
            raise ChartError(f"Biểu đồ có {len(self.series)} nhóm; nhiều nhất {MAX_SERIES} nhóm, hãy dùng bảng.")
        for series in self.series:
            if len(series.values) != len(self.labels):
                raise ChartError(f"“{series.label}” có {len(series.values)} số, cần {len(self.labels)} số.")
        if not any(True for _ in _numbers(self)):
            raise ChartError("Biểu đồ chưa có số liệu nào để vẽ.")

    def text(self, value: Decimal | int | None) -> str:
        """One value as it is written at its point and in the table."""
        return "không có" if value is None else format_number(value, self.places)

    def description(self) -> str:
        """The whole content of the chart in words, for ``<desc>``."""
        parts = []
        for series in self.series:
            pairs = "; ".join(
                f"{label}: {self.text(value)}" for label, value in zip(self.labels, series.values, strict=True)
            )
            parts.append(f"{series.label}. {pairs}." if len(self.series) > 1 else f"{pairs}.")
        if self.median:
            parts.append(f"{self.median[0]}: {self.text(self.median[1])}.")
        if self.unit:
            parts.append(f"Đơn vị: {self.unit}.")
        return " ".join(parts)

    def rows(self) -> list[tuple[str, list[str]]]:
        """Rows of the table beside the chart: label of the point, then a text for each series."""
        return [(label, [self.text(s.values[at]) for s in self.series]) for at, label in enumerate(self.labels)]

    def foot(self) -> str:
        """Line under the chart: where numbers come from and whether the axis is cut."""
        cut = f"Trục bắt đầu từ {self.text(self.floor)}." if self.floor else ""
        return " ".join(part for part in (self.source, cut) if part)


def draw_bars(chart: Chart) -> SafeString:
    """Horizontal bars, the series of a label one under another; labels on the left wrap between words.

    Raises ChartError when a value is negative or the axis does not start at zero.
    """
    _refuse_cut_bars(chart)
    scale = _scale(chart, _RIGHT - 60 - _BAR_LABEL)
    thick = 18 if len(chart.series) == 1 else 14
    lines = max(len(_wrap(label, _SIDE_CHARACTERS)) for label in chart.labels)
    row = max(_BAR_ROW, thick * len(chart.series) + 18, _LINE * lines + 8)
    top = 6
    marks: list[SafeString] = []
    for at, label in enumerate(chart.labels):
        y = top + at * row
        marks.append(_side_label(label, y + row / 2))
        for index, series in enumerate(chart.series):
            bar_y = y + (row - thick * len(chart.series)) / 2 + index * thick
            marks.append(_flat_bar(chart, series.values[at], index, (bar_y, thick), scale))
    axis = format_html(
        '<path class="axl" d="M{x} {top}V{end}"/>', x=_BAR_LABEL, top=top, end=top + row * len(chart.labels)
    )
    return _svg(chart, top + row * len(chart.labels) + 6, [*marks, axis])


def draw_columns(chart: Chart) -> SafeString:
    """Grouped columns over the labels, for a few labels (years, quarters). Raises ChartError as draw_bars does."""
    _refuse_cut_bars(chart)
    scale = _scale(chart, _PLOT_HEIGHT)
    slot = (_RIGHT - _LEFT) / len(chart.labels)
    thick = min(44.0, slot * 0.76 / len(chart.series))
    base = _TOP + _PLOT_HEIGHT
    marks: list[SafeString] = []
    for at, label in enumerate(chart.labels):
        middle = _LEFT + slot * (at + 0.5)
        marks.append(_wrapped((middle, base + 20), _foot_lines(chart, label), "middle"))
        for index, series in enumerate(chart.series):
            x = middle + (index - len(chart.series) / 2) * thick
            marks.append(_column(chart, series.values[at], index, (x, thick), base, scale))
    axis = format_html('<path class="axl" d="M{} {}H{}"/>', _LEFT, base, _RIGHT)
    return _svg(chart, base + _foot_height(chart), [*marks, axis])


def draw_line(chart: Chart) -> SafeString:
    """Lines over the labels, a dot and its number at each point; a gap breaks the line instead of bridging it."""
    scale = _scale(chart, _PLOT_HEIGHT)
    base = _TOP + _PLOT_HEIGHT
    slot = (_RIGHT - _LEFT) / len(chart.labels)
    marks: list[SafeString] = [format_html('<path class="axl" d="M{} {}H{}"/>', _LEFT, base, _RIGHT)]
    for at, label in enumerate(chart.labels):
        marks.append(_wrapped((_LEFT + slot * (at + 0.5), base + 20), _foot_lines(chart, label), "middle"))
    if chart.median:
        y = base - scale(chart.median[1])
        marks.append(format_html('<path class="med" d="M{} {}H{}"/>', _LEFT, _round(y), _RIGHT))
        caption = f"{chart.median[0]}: {chart.text(chart.median[1])}"
        marks.append(_text(_LEFT + 4, y - 6, caption, css="ax", anchor="start"))
    for index, series in enumerate(chart.series):
        points = [
            None if value is None else (_LEFT + slot * (at + 0.5), base - scale(value), value)
            for at, value in enumerate(series.values)
        ]
        marks.extend(_line_marks(chart, points, index))
    return _svg(chart, base + _foot_height(chart), marks)


_Point = tuple[float, float, Decimal | int]


def _line_marks(chart: Chart, points: list[_Point | None], index: int) -> Iterable[SafeString]:
    runs: list[list[_Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    for run in (run for run in runs if run):
        path = "L".join(f"{_round(x)} {_round(y)}" for x, y, _ in run)
        yield format_html('<path class="ln s{}" d="M{}"/>', index + 1, path)
        for x, y, value in run:
            yield format_html('<circle class="dt s{}" cx="{}" cy="{}" r="5"/>', index + 1, _round(x), _round(y))
            # The second series writes under its points, so that two close lines do not print over each other.
            yield _text(x, y - 12 if index % 2 == 0 else y + 21, chart.text(value))


def _flat_bar(
    chart: Chart, value: Decimal | int | None, index: int, span: tuple[float, float], scale: Callable[..., float]
) -> SafeString:
    y, thick = span
    middle = y + thick / 2 + 5
    if value is None:
        return _text(_BAR_LABEL + 6, middle, chart.text(None), css="ax", anchor="start")
    width = scale(value)
    return format_html(
        '<rect class="f{}" x="{}" y="{}" width="{}" height="{}"/>{}',
        index + 1, _BAR_LABEL, _round(y + 1), _round(width), _round(thick - 2),
        _text(_BAR_LABEL + width + 6, middle, chart.text(value), anchor="start"),
    )  # fmt: skip


def _column(
    chart: Chart,
    value: Decimal | int | None,
    index: int,
    span: tuple[float, float],
    base: float,
    scale: Callable[..., float],
) -> SafeString:
    x, thick = span
    if value is None:
        return SafeString("")
    height = scale(value)
    return format_html(
        '<rect class="f{}" x="{}" y="{}" width="{}" height="{}"/>{}',
        index + 1, _round(x + 1), _round(base - height), _round(thick - 2), _round(height),
        _text(x + thick / 2, base - height - 6, chart.text(value)),
    )  # fmt: skip


def _numbers(chart: Chart) -> Iterable[Decimal | int]:
    for series in chart.series:
        yield from (value for value in series.values if value is not None)
    if chart.median:
        yield chart.median[1]


def _refuse_cut_bars(chart: Chart) -> None:
    if chart.floor or any(value < 0 for value in _numbers(chart)):
        raise ChartError("Cột phải bắt đầu từ 0 và không vẽ số âm; hãy dùng đường hoặc bảng.")


def _scale(chart: Chart, length: float) -> Callable[[Decimal | int], float]:
    lowest, highest = min(_numbers(chart)), max(_numbers(chart))
    if lowest < chart.floor:
        raise ChartError(f"Trục bắt đầu từ {chart.text(chart.floor)} nhưng có số {chart.text(lowest)} nhỏ hơn.")
    room = Decimal(highest) - Decimal(chart.floor)

    def to_length(value: Decimal | int) -> float:
        return 0.0 if room == 0 else float((Decimal(value) - Decimal(chart.floor)) / room) * length

    return to_length


def _legend(chart: Chart) -> tuple[list[SafeString], int]:
    """Names of the series in rows as wide as the picture, and the height they take; none for a single series."""
    if len(chart.series) == 1:
        return [], 0
    marks: list[SafeString] = []
    x, y = 4.0, 4
    for index, series in enumerate(chart.series):
        width = 34 + _CHARACTER * len(series.label)
        if x > 4 and x + width > _WIDTH:
            x, y = 4.0, y + 22
        square = format_html('<rect class="f{}" x="{}" y="{}" width="12" height="12"/>', index + 1, _round(x), y)
        marks += [square, _text(x + 18, y + 11, series.label, anchor="start")]
        x += width
    return marks, y + 22


def _side_label(label: str, middle: float) -> SafeString:
    lines = _wrap(label, _SIDE_CHARACTERS)
    return _wrapped((_BAR_LABEL - 8, middle + 5 - (len(lines) - 1) * _LINE / 2), lines, "end")


def _foot_lines(chart: Chart, label: str) -> list[str]:
    return _wrap(label, max(4, int((_RIGHT - _LEFT) / len(chart.labels) / _CHARACTER)))


def _foot_height(chart: Chart) -> int:
    return 14 + _LINE * max(len(_foot_lines(chart, label)) for label in chart.labels)


def _wrapped(at: tuple[float, float], lines: list[str], anchor: str) -> SafeString:
    x, y = at
    places = [(_round(x), _round(y + index * _LINE), line) for index, line in enumerate(lines)]
    spans = format_html_join("", '<tspan x="{}" y="{}">{}</tspan>', places)
    return format_html('<text class="ax" text-anchor="{}">{}</text>', anchor, spans)


def _wrap(label: str, width: int) -> list[str]:
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(x: float, y: float, words: str, *, css: str = "", anchor: str = "middle") -> SafeString:
    kind = format_html(' class="{}"', css) if css else ""
    return format_html('<text{} x="{}" y="{}" text-anchor="{}">{}</text>', kind, _round(x), _round(y), anchor, words)


def _round(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _svg(chart: Chart, height: float, marks: Iterable[SafeString]) -> SafeString:
    legend, above = _legend(chart)
    body = mark_safe("".join(marks))  # noqa: S308 - every mark was escaped when it was made
    plot = format_html('<g transform="translate(0 {})">{}</g>', above, body) if above else body
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{uid}-t {uid}-d">'
        '<title id="{uid}-t">{}</title><desc id="{uid}-d">{}</desc>{}{}</svg>',
        _WIDTH, _round(height + above), chart.title, chart.description(), SafeString("".join(legend)), plot,
        uid=chart.uid,
    )  # fmt: skip
