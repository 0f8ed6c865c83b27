"""Typed values from what an officer typed into the check page, and back."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import DateError, format_date, nfc_clean, parse_date

LABELS = {
    "title": "Trích yếu",
    "number": "Số, ký hiệu",
    "date": "Ngày",
    "place": "Địa danh",
    "year": "Năm thi đua",
    "issuer": "Cơ quan ban hành",
    "parent": "Cơ quan chủ quản",
    "text": "Nội dung",
    "name": "Tên",
    "role": "Vai trò",
    "from": "Từ năm",
    "to": "Đến năm",
    "event": "Sự kiện",
    "founded": "Ngày gốc",
    "count": "Số năm",
    "units": "Đơn vị chủ trì",
    "due": "Thời hạn",
    "what": "Việc",
    "purpose": "Để làm gì",
}
"""What each field is called on the page."""

ROLES = (("launched", "Văn bản này phát động"), ("inherited", "Kế thừa, tiếp tục"), ("named", "Chỉ nhắc tên"))
PURPOSES = (
    ("", "không ghi"),
    ("bao_cao", "Báo cáo"),
    ("de_biet", "Để biết"),
    ("thuc_hien", "Thực hiện"),
    ("chi_dao", "Chỉ đạo"),
    ("phoi_hop", "Phối hợp"),
    ("dang_tai", "Đăng tải"),
    ("theo_doi", "Theo dõi"),
)
_DATES = {"date", "due", "founded"}
_YEARS = {"year", "from", "to"}
_FIRST_YEAR, _LAST_YEAR, _MOST = 1945, 2100, 1000


def parse_value(path: str, text: str) -> Any:
    """Give the JSON value of ``text`` for the field at ``path``; None when empty. InputRefused names the field."""
    field = path.rpartition(".")[2]
    clean = nfc_clean(text).strip()
    if field == "units":
        return [part.strip() for part in clean.split(";") if part.strip()]
    if not clean:
        return None
    if field in _DATES:
        return _day(field, clean)
    if field in _YEARS:
        return _number(field, clean, _FIRST_YEAR, _LAST_YEAR)
    if field == "count":
        return _number(field, clean, 1, _MOST)
    if field == "role" and clean not in dict(ROLES):
        raise InputRefused(
            _("Vai trò “%(value)s” không có trong danh sách. Chọn lại vai trò của phong trào.") % {"value": clean}
        )
    return clean


def show_value(value: Any) -> str:
    """The text of a stored value for a field: dates as ngày/tháng/năm, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, str) and len(value) == len("2021-01-01") and value[4] == value[7] == "-":
        try:
            return format_date(dt.date.fromisoformat(value))
        except ValueError:
            return value
    return str(value)


def _day(field: str, text: str) -> str:
    try:
        return parse_date(text).isoformat()
    except DateError as error:
        raise InputRefused(f"{LABELS[field]}: {error}") from None


def _number(field: str, text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise InputRefused(
        _("%(label)s: “%(value)s” không phải số từ %(least)d đến %(most)d. Nhập lại bằng chữ số.")
        % {"label": LABELS[field], "value": text, "least": least, "most": most}
    )
