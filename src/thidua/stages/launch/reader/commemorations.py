"""Founding days of common commemorations, to count anniversaries from.

A day is sourced when official texts print it. The others are common knowledge: they confirm a count that agrees with
them, and where one does not the officer is told to compare; they never make a count wrong or an entry of the calendar.
"""

from datetime import date

from thidua.vietnamese import fold

# Words of the event (folded, all must occur) and the day. The first that fits decides.
_DAYS: tuple[tuple[tuple[str, ...], date], ...] = (
    (("thanh lap", "dang cong san viet nam"), date(1930, 2, 3)),
    (("thanh lap", "dang bo tinh lang son"), date(1933, 11, 25)),
    (("giai phong", "mien nam"), date(1975, 4, 30)),
    (("sinh", "chu tich ho chi minh"), date(1890, 5, 19)),
    (("sinh", "bac ho"), date(1890, 5, 19)),
    (("quoc khanh",), date(1945, 9, 2)),
    (("cach mang thang tam",), date(1945, 8, 19)),
    (("chien thang dien bien phu",), date(1954, 5, 7)),
    (("giai phong thu do",), date(1954, 10, 10)),
    (("thanh lap quan doi nhan dan",), date(1944, 12, 22)),
    (("quoc phong toan dan",), date(1989, 12, 22)),
    (("truyen thong", "cong an nhan dan"), date(1945, 8, 19)),
    (("thuong binh", "liet si"), date(1947, 7, 27)),
    (("thuong binh", "liet sy"), date(1947, 7, 27)),
    (("thanh lap doan", "ho chi minh"), date(1931, 3, 26)),
    (("thanh lap cong doan viet nam",), date(1929, 7, 28)),
    (("nha giao viet nam",), date(1982, 11, 20)),
    (("thay thuoc viet nam",), date(1955, 2, 27)),
    (("bao chi cach mang",), date(1925, 6, 21)),
    (("loi keu goi thi dua ai quoc",), date(1948, 6, 11)),
    (("thanh lap nganh ngoai giao",), date(1945, 8, 28)),
    (("thanh lap tinh lang son",), date(1831, 11, 4)),
    (("sinh", "hoang van thu"), date(1909, 11, 4)),
)


# Printed with their years in launches of agencies or on pages of provinces.
_SOURCED = {date(1930, 2, 3), date(1975, 4, 30), date(1890, 5, 19), date(1831, 11, 4), date(1909, 11, 4)}


def founding_day(event: str) -> date | None:
    """Return the day an event is counted from, None when it is not a known one."""
    said = fold(event)
    return next((day for words, day in _DAYS if all(word in said for word in words)), None)


def is_sourced(day: date) -> bool:
    """Tell whether a founding day may be held against a text."""
    return day in _SOURCED
