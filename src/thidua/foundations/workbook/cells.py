"""One cell: from what a spreadsheet or a pasted table holds to a value of the record, or the reason why not."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from thidua.foundations.workbook.schema import Column
from thidua.law import award_code
from thidua.vietnamese import fold, format_date, nfc_clean

FIRST_YEAR, LAST_YEAR = 1945, 2100
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_WHOLE = re.compile(r"-?\d+(?:[.,]0+)?", re.ASCII)
_RATING_WORDS = {
    "hoan thanh xuat sac nhiem vu": "HTXS",
    "hoan thanh tot nhiem vu": "HTT",
    "hoan thanh nhiem vu": "HT",
    "khong hoan thanh nhiem vu": "KHT",
}


@dataclass(frozen=True, slots=True)
class Raw:
    """What a cell holds: ``value`` as the file gives it, ``data_type`` as openpyxl names it, the number format."""

    value: object
    data_type: str = "s"
    number_format: str = "General"

    @property
    def shown(self) -> str:
        """The value as the person who filled the sheet sees it, for messages."""
        if isinstance(self.value, dt.datetime | dt.date):
            return format_date(_day(self.value))
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return _number_text(self.value, self.number_format)
        return nfc_clean(str(self.value))

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen in the cell."""
        return self.value is None or (isinstance(self.value, str) and not nfc_clean(self.value))


class CellFault(Exception):
    """Why a cell cannot stand: ``reason`` follows the value in a sentence, ``remedy`` is a sentence of its own."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def read_cell(column: Column, raw: Raw) -> object:
    """The value of a cell that is not blank, typed as its column asks; raises ``CellFault``."""
    if raw.data_type == "f" or not isinstance(raw.value, str | int | float | dt.date | dt.datetime | dt.time | bool):
        raise CellFault("là công thức", "Chép ô rồi dán giá trị (Paste Values) để thay công thức")
    if raw.data_type == "e":
        raise CellFault("là mã lỗi của Excel", "Sửa ô cho hết lỗi rồi dán giá trị")
    if isinstance(raw.value, str) and len(raw.value) > 30_000:
        raise CellFault("dài quá 30.000 ký tự", "Rút gọn nội dung của ô")
    return _READERS[column.kind](column, raw)


def _day(value: dt.date | dt.datetime) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _number_text(value: float, number_format: str) -> str:
    if isinstance(value, int) or value.is_integer():
        # A code typed as 001 into a cell shown as 000 is still meant as 001.
        width = len(number_format) if set(number_format) == {"0"} else 0
        return str(int(value)).zfill(width)
    return str(value)


def _text(_column: Column, raw: Raw) -> str:
    return raw.shown


def _line(_column: Column, raw: Raw) -> str:
    return " ".join(raw.shown.split())


def _codes(_column: Column, raw: Raw) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in re.split(r"[;,\n]", raw.shown))
    return tuple(dict.fromkeys(part for part in parts if part))


def _date(_column: Column, raw: Raw) -> dt.date:
    value = raw.value
    how = "Ghi theo dạng ngày/tháng/năm, ví dụ 03/02/2021"
    if isinstance(value, dt.date | dt.datetime):
        day = _day(value)
    elif isinstance(value, str):
        match = _DATE.fullmatch(nfc_clean(value))
        if match is None:
            raise CellFault("không phải là ngày", how)
        try:
            day = dt.date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            raise CellFault("không có trong lịch", "Kiểm tra lại ngày, tháng, năm") from None
    else:
        raise CellFault("không phải là ngày", how)
    if not 1900 <= day.year <= LAST_YEAR:
        raise CellFault("nằm ngoài khoảng năm 1900 đến 2100", "Kiểm tra lại năm")
    return day


def _whole(raw: Raw) -> int:
    value = raw.value
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1:
        return int(value)
    if isinstance(value, str) and _WHOLE.fullmatch(nfc_clean(value)):
        return int(re.split(r"[.,]", nfc_clean(value))[0])
    raise CellFault("không phải là số nguyên", "Ghi một số nguyên, không kèm chữ")


def _year(_column: Column, raw: Raw) -> int:
    year = _whole(raw)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellFault("không phải là năm hợp lệ", "Ghi năm bằng bốn chữ số, ví dụ 2021")
    return year


def _integer(column: Column, raw: Raw) -> int:
    number = _whole(raw)
    if not 0 <= number <= column.high:
        raise CellFault(f"nằm ngoài khoảng 0 đến {column.high}", "Kiểm tra lại số")
    return number


def _percent(_column: Column, raw: Raw) -> Decimal:
    value = raw.value
    try:
        if isinstance(value, bool | dt.date | dt.time):
            raise InvalidOperation
        text = str(value) if isinstance(value, int | float) else nfc_clean(value if isinstance(value, str) else "")
        number = Decimal(text.removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        raise CellFault("không phải là tỷ lệ phần trăm", "Ghi một số từ 0 đến 100") from None
    if isinstance(value, int | float) and "%" in raw.number_format:
        number *= 100
    if not number.is_finite() or not 0 <= number <= 100:
        raise CellFault("nằm ngoài khoảng 0 đến 100", "Ghi một số từ 0 đến 100")
    return number.normalize() + 0


def _choice(column: Column, raw: Raw) -> str:
    choices = column.choices or {}
    said = fold(raw.shown).replace("\n", " ")
    for code, label in choices.items():
        if said in (fold(label), code.lower()):
            return code
    if choices.keys() >= {"HTXS"} and said in _RATING_WORDS:
        return _RATING_WORDS[said]
    raise CellFault("không có trong danh mục", "Chọn một trong: " + ", ".join(choices.values()))


def _award(_column: Column, raw: Raw) -> str:
    code = award_code(" ".join(raw.shown.split()))
    if code is None:
        raise CellFault(
            "không phải danh hiệu hoặc hình thức có trong danh mục",
            f"Ghi mã hoặc tên tiếng Việt đầy đủ, ví dụ “Lao động tiên tiến”; xem tờ “{_LISTS}” của mẫu",
        )
    return code


_LISTS = "Danh mục"
_READERS: dict[str, Callable[[Column, Raw], object]] = {
    "text": _text,
    "code": _line,
    "codes": _codes,
    "date": _date,
    "year": _year,
    "integer": _integer,
    "percent": _percent,
    "choice": _choice,
    "award": _award,
}
