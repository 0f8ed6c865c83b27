"""The quota meter: one square a place up to thirty, a bar above that, a black line at the limit."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from thidua.web.formatting import bar_width

MOST_SQUARES = 30
_STEP, _SIDE, _WIDTH = 30, 25, 300
_PER_ROW = 10


def quota_words(nominated: int, limit: int) -> str:
    """ "Vượt 1 người", "Vừa đủ hạn mức", "Còn 3 chỗ"."""
    if nominated > limit:
        return f"Vượt {nominated - limit} người"
    return "Vừa đủ hạn mức" if nominated == limit else f"Còn {limit - nominated} chỗ"


def quota_meter(nominated: int, limit: int) -> SafeString:
    """The meter of ``nominated`` places against ``limit``; places past the limit are red behind a black line.

    Raises ValueError for a negative number.
    """
    if nominated < 0 or limit < 0:
        raise ValueError(f"no meter for {nominated} of {limit}")
    places = max(nominated, limit)
    if places > MOST_SQUARES:
        return _long_meter(nominated, limit)
    squares = [_square(at, nominated, limit) for at in range(places)]
    rows = max(1, -(-places // _PER_ROW))
    body = mark_safe("".join(squares))  # noqa: S308 - made of numbers only
    return format_html(
        '<svg viewBox="0 -3 {} {}" role="img" aria-label="{}">{}{}</svg>',
        _WIDTH, rows * _STEP + 20, _label(nominated, limit), body, _limit_line(limit, places, rows),
    )  # fmt: skip


def _square(at: int, nominated: int, limit: int) -> SafeString:
    kind = "q-no" if limit <= at < nominated else "q-ok" if at < nominated else "q-free"
    x, y = at % _PER_ROW * _STEP, at // _PER_ROW * _STEP
    return format_html('<rect x="{}" y="{}" width="{}" height="22" rx="1.5" class="{}"/>', x, y, _SIDE, kind)


def _limit_line(limit: int, places: int, rows: int) -> SafeString:
    row, at = (limit - 1) // _PER_ROW if limit else 0, (limit - 1) % _PER_ROW + 1 if limit else 0
    x = at * _STEP - 2.5 if at else 0
    anchor = "end" if x > 80 else "start"
    words = format_html(
        '<text class="q-t" x="{}" y="{}" text-anchor="{}">hạn mức {}</text>', x, rows * _STEP + 12, anchor, limit
    )
    line = format_html('<path class="q-lim" d="M{} {}V{}"/>', x, row * _STEP - 2, row * _STEP + 28)
    return line + words if places else words


def _long_meter(nominated: int, limit: int) -> SafeString:
    most = max(nominated, limit)
    inside = min(nominated, limit)
    line = bar_width(limit, most)
    over = format_html(
        '<rect class="q-no" x="{}" width="{}" height="22"/>', line, bar_width(nominated - limit, most)
    ) if nominated > limit else SafeString("")  # fmt: skip
    return format_html(
        '<svg width="100%" height="30" role="img" aria-label="{}"><rect class="q-free" width="100%" height="22"/>'
        '<rect class="q-ok" width="{}" height="22"/>{}<line class="q-lim" x1="{}" x2="{}" y1="0" y2="28"/></svg>',
        _label(nominated, limit), bar_width(inside, most), over, line, line,
    )  # fmt: skip


def _label(nominated: int, limit: int) -> str:
    return f"{nominated} đề nghị, hạn mức {limit}"
