"""Dates as Vietnamese office papers write them.

Source of the padding rule: Decree 30/2020/NĐ-CP, Appendix I, II.4: days below 10 and the months 1 and 2 take a zero.
"""

import re
from datetime import date

from thidua.vietnamese.folding import fold, nfc_clean

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_NUMERIC = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2}) thang (\d{1,2})\s*,? nam (\d{4})", re.ASCII)


class DateError(ValueError):
    """The text is no date; the message says so in Vietnamese and gives the remedy."""


def parse_date(text: str) -> date:
    """Read "03/02/2021", "3-2-2021", "2021-02-03" or "ngày 3 tháng 2 năm 2021".

    Raises :class:`DateError` for any other text and for days that no calendar has (31/02).
    """
    said = fold(text)
    said = re.sub(r"^ngay\s+", "", said)
    if match := _NUMERIC.fullmatch(said):
        day, month, year = match[1], match[3], match[4]
    elif match := _ISO.fullmatch(said):
        year, month, day = match.groups()
    elif match := _WORDS.fullmatch(said):
        day, month, year = match.groups()
    else:
        raise DateError(f"“{nfc_clean(text)}” không phải là ngày. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 03/02/2021.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise DateError(f"Ngày “{nfc_clean(text)}” không có trong lịch. Hãy kiểm tra lại ngày, tháng, năm.") from None


def format_date(day: date) -> str:
    """Return "03/02/2021"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_date(day: date) -> str:
    """Return "ngày 03 tháng 02 năm 2021", padded as Decree 30/2020/NĐ-CP wants ("ngày 09 tháng 5 năm 2021")."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_vi(day: date, *, short: bool = False) -> str:
    """Return "Thứ Sáu" or, for tight tables, "T6"; Sunday is "Chủ nhật" or "CN"."""
    return (_SHORT_WEEKDAYS if short else _WEEKDAYS)[day.weekday()]
