"""Vietnamese forms of dates, money, shares and distances for the screen. Pure functions, no Django.

Official papers have their own, stricter forms in foundations/papers; these are for reading.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from urllib.parse import urlencode

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

NBSP = "\N{NO-BREAK SPACE}"


def day_month(day: date) -> str:
    """``03/02``, ``15/5``: days below ten and the months one and two carry a zero, as Decree 30/2020 writes them."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}"


def format_date(day: date, style: str = "weekday") -> str:
    """A date as the screen shows it.

    Styles: ``weekday`` "Thứ Sáu, 19/11" (a due date), ``full`` "Thứ Sáu, 19/11/2021", ``short`` "T6 19/11" (tight
    tables), ``plain`` "19/11/2021", ``day`` "19/11". Raises ValueError for another style.
    """
    forms = {
        "weekday": f"{WEEKDAYS[day.weekday()]}, {day_month(day)}",
        "full": f"{WEEKDAYS[day.weekday()]}, {day_month(day)}/{day.year:04d}",
        "short": f"{SHORT_WEEKDAYS[day.weekday()]} {day_month(day)}",
        "plain": f"{day_month(day)}/{day.year:04d}",
        "day": day_month(day),
    }
    try:
        return forms[style]
    except KeyError:
        raise ValueError(f"unknown date style {style!r}; one of {', '.join(forms)}") from None


def format_time(moment: datetime) -> str:
    """``10:32``, in the zone the moment already carries."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def distance(due: date, today: date) -> str:
    """How far ``due`` is: "quá hạn 3 ngày", "hôm nay", "còn 2 ngày"."""
    days = (due - today).days
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày"


def group_thousands(value: int) -> str:
    """``1.490.000``: a point between thousands, a true minus sign before a negative."""
    text = f"{abs(value):,}".replace(",", ".")
    return f"−{text}" if value < 0 else text


def format_number(value: int | Decimal | Fraction, places: int | None = None) -> str:
    """``8,4``: decimal comma, thousands by points. ``places`` fixes the decimals (half up); None keeps those given.

    A fraction needs ``places``, because its decimals may not end; without it ValueError is raised.
    """
    if isinstance(value, Fraction):
        if places is None:
            raise ValueError("a fraction needs a number of decimal places")
        exact = Decimal(value.numerator) / Decimal(value.denominator)
    else:
        exact = Decimal(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    sign, (whole, _, decimals) = exact.is_signed() and exact != 0, f"{abs(exact):f}".partition(".")
    text = group_thousands(int(whole)) + (f",{decimals}" if decimals else "")
    return f"−{text}" if sign else text


def format_vnd(amount: int, unit: str = "đồng") -> str:
    """``1.490.000 đồng``; an empty ``unit`` is for a column whose head already names it."""
    return f"{group_thousands(amount)}{NBSP}{unit}" if unit else group_thousands(amount)


def percent(part: int, whole: int) -> int:
    """Whole per cent of ``part`` in ``whole``, half up.

    Never 100 while something is missing and never 0 while something is there: a reader takes both as absolute. May pass
    100 when ``part`` exceeds ``whole``. Raises ValueError when ``whole`` is not positive or ``part`` is negative.
    """
    if whole <= 0 or part < 0:
        raise ValueError(f"no share of {part} in {whole}")
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole:
        return min(max(rounded, 1), 99)
    return rounded


def share_text(part: int, whole: int) -> str:
    """``51/60 (85 %)``; without anybody to divide by, only the two numbers."""
    if whole <= 0:
        return f"{group_thousands(part)}/{group_thousands(whole)}"
    return f"{group_thousands(part)}/{group_thousands(whole)} ({percent(part, whole)}{NBSP}%)"


def bar_width(value: int | Decimal | Fraction | float, maximum: int | Decimal | Fraction | float) -> str:
    """Length of a bar as an SVG attribute, ``70%``: at most one decimal, between 0 and 100; 0 without a maximum."""
    if maximum <= 0 or value <= 0:
        return "0%"
    tenths = min(round(Fraction(value) * 1000 / Fraction(maximum)), 1000)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def group_digest(digest: str, size: int = 4) -> str:
    """A digest in groups of four, so that two people can read it to each other."""
    starts = [*range(0, len(digest), size), len(digest)]
    return " ".join(digest[begin:end] for begin, end in pairwise(starts))


def replace_params(current: Mapping[str, list[str]], changes: Mapping[str, object]) -> str:
    """A query string with ``changes`` applied, keys sorted; None or "" takes a key out.

    Changing anything but the page itself goes back to the first page, because page 7 of another list means nothing.
    """
    kept = {key: values for key, values in current.items() if key not in changes}
    if any(key != "trang" for key in changes):
        kept.pop("trang", None)
    added = {key: [str(value)] for key, value in changes.items() if value not in (None, "")}
    return urlencode(sorted({**kept, **added}.items()), doseq=True)
