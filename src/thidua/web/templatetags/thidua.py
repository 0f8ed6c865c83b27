"""Tags and filters of every page: ``{% load thidua %}``. Each is a thin door to a pure function tested by itself."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thidua.web import charts, formatting, icons, labels, meters

register = template.Library()

UNDO_PREFIX = "undo:"
_CHART_OPTIONS = ("floor", "unit", "places", "median", "source")


@register.simple_tag
def icon(name: str, css: str = "", small: bool = False, label: str = "") -> SafeString:
    """``{% icon "award" %}``, ``{% icon "printer" small=True %}``; a name outside the sprite stops the page."""
    return icons.render_icon(name, small=small, css=css, label=label)


@register.simple_tag
def status_tag(status: object, text: str = "") -> SafeString:
    """One of the five statuses as a tag; ``text`` replaces the word where a page has a nearer one ("Vượt 1")."""
    return _tag(labels.look_up(labels.STATUSES, status), text)


@register.simple_tag
def answer_tag(answer: object, text: str = "") -> SafeString:
    """The law's answer as a tag."""
    return _tag(labels.look_up(labels.ANSWERS, answer), text)


@register.simple_tag
def node_icon(status: object) -> SafeString:
    """The mark of one node of the eligibility tree; its word is its text name."""
    mark = labels.look_up(labels.NODES, status)
    return icons.render_icon(mark.icon, css=mark.tone, label=mark.text)


@register.simple_tag
def status_icon(status: object) -> SafeString:
    """The shape of a status without its word, for a row that says the word itself."""
    return icons.render_icon(labels.look_up(labels.STATUSES, status).icon)


@register.simple_tag
def cite(source: Any, verified: bool | None = None, url: str = "") -> SafeString:
    """A citation with its mark of confidence.

    ``source`` is the text, a mapping or an object with ``text`` (else its ``str``), ``confidence`` or ``verified``, and
    ``url``. Nothing is rendered for an empty source. A confidence other than "verified" carries the caution.
    """
    if not source:
        return SafeString("")
    get = source.get if isinstance(source, Mapping) else lambda key, default=None: getattr(source, key, default)
    text = source if isinstance(source, str) else str(get("text") or source)
    if verified is None:
        confidence = get("confidence") if not isinstance(source, str) else None
        verified = confidence == "verified" if confidence else bool(_given(source, get, "verified", default=True))
    return labels.citation(text, verified=verified, url=url or str(_given(source, get, "url", default="") or ""))


@register.simple_tag
def bar(value: int | Decimal | Fraction, maximum: int | Decimal | Fraction = 100, css: str = "b3") -> SafeString:
    """A bar whose length is an SVG attribute. It is hidden from screen readers: the number always stands beside it."""
    width = formatting.bar_width(value, maximum)
    return format_html(
        '<svg class="bar" aria-hidden="true"><rect class="{}" width="{}" height="100%"/></svg>', css, width
    )


@register.simple_tag
def threshold_bar(value: int, maximum: int, threshold: int, label: str = "") -> SafeString:
    """A bar over all members with the threshold as a black line; ``label`` says both numbers in words."""
    words = label or f"{value} trên {maximum} đồng ý, cần {threshold}"
    line = formatting.bar_width(threshold, maximum)
    return format_html(
        '<svg class="bar" role="img" aria-label="{}"><rect class="b3" width="{}" height="100%"/>'
        '<line x1="{}" x2="{}" y1="0" y2="100%"/></svg>',
        words, formatting.bar_width(value, maximum), line, line,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def param_replace(context: Context, **changes: object) -> str:
    """This page's query string with parameters changed; an empty value removes one, any but ``trang`` resets it."""
    request: HttpRequest | None = context.get("request")
    current: dict[str, list[str]] = dict(request.GET.lists()) if request else {}
    return "?" + formatting.replace_params(current, changes)


@register.inclusion_tag("components/refusal.html")
def refusal(
    decision: Any, label: str, uid: str = "ly-do", icon: str = "lock", primary: bool = False
) -> dict[str, object]:
    """A button that cannot be pressed, with its reason, article and helper beside it.

    ``decision`` has ``allowed``, ``reason``, ``cite`` and ``helper`` (who can help). For an allowed decision nothing is
    rendered, so that a template may place it after the real button without an ``if``.
    """
    return {
        "allowed": bool(getattr(decision, "allowed", False)),
        "label": label,
        "reason": getattr(decision, "reason", ""),
        "cite_text": getattr(decision, "cite", ""),
        "who": getattr(decision, "helper", ""),
        "uid": uid,
        "icon_name": icon,
        "primary": primary,
    }


@register.simple_tag
def gap(value: object, missing: str = "chưa có") -> SafeString | object:
    """The value, or its absence said as absence; zero and False are values."""
    if value is None or value == "":
        return format_html('<span class="none">{}</span>', missing)
    return value


@register.simple_tag
def share(part: int, whole: int) -> str:
    """``51/60 (85 %)``."""
    return formatting.share_text(part, whole)


@register.simple_tag
def chart(spec: charts.Chart, kind: str = "bars") -> SafeString:
    """The SVG of a chart: ``bars``, ``columns`` or ``line``. components/chart.html adds the table."""
    draw = {"bars": charts.draw_bars, "columns": charts.draw_columns, "line": charts.draw_line}[kind]
    return draw(spec)


@register.filter
def as_chart(plain: Any) -> charts.Chart | None:
    """A chart from a stage's plain data: ``title``, ``labels``, ``series`` of (label, values), ``head``.

    May also have ``floor``, ``unit``, ``places``, ``median`` (label, value) and ``source``. Stages know nothing of the
    shell; None when there is no number to draw, or nothing but zeros, which a chart would show as an empty box.
    """
    rows = tuple(charts.Series(label, tuple(values)) for label, values in plain.series)
    if not any(value for row in rows for value in row.values):
        return None
    more = {name: getattr(plain, name) for name in _CHART_OPTIONS if hasattr(plain, name)}
    return charts.Chart(plain.title, tuple(plain.labels), rows, head=plain.head, **more)


@register.simple_tag
def quota_meter(nominated: int, limit: int) -> SafeString:
    """Squares or a bar against the limit."""
    return meters.quota_meter(nominated, limit)


@register.simple_tag
def quota_words(nominated: int, limit: int) -> str:
    """The meter in words."""
    return meters.quota_words(nominated, limit)


@register.filter
def item(values: Sequence[object], index: int) -> object:
    """The element at ``index``; "" past the end, because a row may be shorter than its head."""
    return values[index] if index < len(values) else ""


@register.filter
def is_exception(row: Any) -> bool:
    """Whether a row of work is wrong or late; the group that starts with one gets the red edge."""
    work = getattr(row, "item", row)
    return getattr(work, "severity", "") == "bad" or bool(getattr(row, "is_late", False))


@register.filter
def later_advice(what: str, due_text: str) -> str:
    """The nearest thing to come, for a week with nothing due."""
    return f"Việc gần nhất: {what}, {due_text}." if due_text else f"Việc gần nhất: {what}."


@register.filter
def uid(counter: int, prefix: str) -> str:
    """An id for the part drawn in a loop: ``{{ forloop.counter|uid:"w" }}`` is ``w1``."""
    return f"{prefix}{counter}"


@register.filter
def times(count: int) -> range:
    """Something to loop over ``count`` times."""
    return range(count)


@register.filter
def weekday(day: date | None) -> str:
    """``Thứ Sáu``; empty for None."""
    return formatting.WEEKDAYS[day.weekday()] if day else ""


@register.filter
def vn_date(value: date | datetime | None, style: str = "weekday") -> str:
    """``Thứ Sáu, 19/11``; styles of formatting.format_date. Empty for None; an instant is read in the local zone."""
    if value is None:
        return ""
    day = timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value
    return formatting.format_date(day, style)


@register.filter
def vn_time(value: datetime | None) -> str:
    """``10:32`` in the local zone; empty for None."""
    if value is None:
        return ""
    return formatting.format_time(timezone.localtime(value) if timezone.is_aware(value) else value)


@register.filter
def vnd(amount: int | None, unit: str = "đồng") -> str:
    """``1.490.000 đồng``; empty for None. ``{{ x|vnd:"" }}`` leaves the unit to the column head."""
    return "" if amount is None else formatting.format_vnd(amount, unit)


@register.filter
def number(value: int | Decimal | None) -> str:
    """``1.234,5``; empty for None."""
    return "" if value is None else formatting.format_number(value)


@register.filter
def percent_of(part: int, whole: int) -> str:
    """``85 %``; empty when there is nothing to divide by. The two numbers must stand beside it."""
    return f"{formatting.percent(part, whole)}{formatting.NBSP}%" if whole > 0 else ""


@register.filter
def keep_numbers(words: str) -> SafeString:
    """Keep each document number on one line."""
    return labels.keep_numbers(words)


@register.filter
def digest_groups(digest: str) -> str:
    """A digest in groups of four."""
    return formatting.group_digest(digest)


@register.filter
def undo_url(message: Any) -> str:
    """Address that takes the act back, from a message's ``extra_tags="undo:/…"``; empty when there is none.

    Only a path of this site is accepted.
    """
    extra = str(getattr(message, "extra_tags", "") or "")
    path = extra.removeprefix(UNDO_PREFIX) if extra.startswith(UNDO_PREFIX) else ""
    return path if path.startswith("/") and not path.startswith("//") else ""


def _tag(mark: labels.Mark, text: str) -> SafeString:
    tone = f" {mark.tone}" if mark.tone else ""
    return format_html('<span class="tag{}">{}{}</span>', tone, icons.render_icon(mark.icon), text or mark.text)


def _given(source: object, get: Any, key: str, *, default: object) -> object:
    return default if isinstance(source, str) else get(key, default)
