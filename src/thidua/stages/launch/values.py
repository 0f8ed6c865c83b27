"""Typed values from what an officer typed into the check page, and back."""

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.launch.targets import target_in_words, typed_target
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
    "coordinating": "Đơn vị phối hợp",
    "target": "Chỉ tiêu",
    "duties": "Trách nhiệm, mỗi dòng một việc",
    "raw": "Viện dẫn",
    "type": "Loại văn bản",
    "subject": "Về việc",
    "due": "Thời hạn",
    "what": "Việc",
    "purpose": "Để làm gì",
    "kind_printed": "Tên loại văn bản",
    "heading": "Tên mục",
    "id": "Số mục",
    "registered_upward": "Đăng ký với cấp trên",
    "archive": "Bản lưu",
    "names": "Tên đơn vị, mỗi dòng một đơn vị",
    "authority": "Ký thay, thừa lệnh",
}
"""What each field is called on the page."""
_OWN_LABELS = {"title": "Chức vụ", "name": "Họ và tên"}
"""Of a signatory, whose fields bear the names of others."""

GROUP_LABELS = {
    "document": "Phần đầu văn bản",
    "theme": "Chủ đề năm",
    "citations": "Văn bản viện dẫn",
    "movements": "Phong trào",
    "anniversaries": "Ngày kỷ niệm",
    "sections": "Các mục của văn bản",
    "tasks": "Nhiệm vụ",
    "deadlines": "Thời hạn",
    "roles": "Tổ chức thực hiện",
    "units": "Đơn vị được nêu tên",
    "recipients": "Nơi nhận",
    "signatory": "Người ký",
    "cosigners": "Người cùng ký",
}
FINDING_NAMES = {
    "addressee": "Kính gửi",
    "anniversary": "Ngày kỷ niệm",
    "archive": "Dòng “Lưu”",
    "brackets": "Dấu ngoặc",
    "capital": "Viết hoa",
    "capitals": "Viết hoa",
    "citation": "Viện dẫn",
    "co": "Chữ ký của công đoàn",
    "comma": "Dấu phẩy",
    "congress": "Tên và kỳ Đại hội",
    "dash": "Dấu nối",
    "date": "Ngày, tháng",
    "deadline": "Thời hạn",
    "end": "Dấu kết thúc",
    "form": "Phần đầu văn bản",
    "fragment": "Câu chưa trọn",
    "index": "Tên bộ chỉ số",
    "kind": "Tên loại văn bản",
    "law": "Tên luật",
    "list": "Danh mục còn thiếu",
    "markup": "Ký tự định dạng còn sót",
    "number": "Số và chữ",
    "numbering": "Số thứ tự",
    "order": "Thứ tự công việc",
    "paragraph": "Câu bị ngắt đoạn",
    "percent": "Tỷ lệ",
    "placeholder": "Chỗ chưa điền",
    "points": "Đánh thứ tự điểm",
    "punctuation": "Dấu câu",
    "range": "Khoảng thời gian, số lượng",
    "recipient": "Nơi nhận",
    "recipients": "Nơi nhận",
    "reference": "Dẫn chiếu trong văn bản",
    "scan": "Chữ máy nhận dạng",
    "sentence": "Câu chưa trọn",
    "signature": "Chữ ký",
    "spacing": "Khoảng trắng",
    "spelling": "Chính tả",
    "syllable": "Chính tả",
    "symbol": "Số, ký hiệu",
    "task": "Nhiệm vụ chưa đủ thông tin",
    "tasks": "Nhiệm vụ chưa đủ thông tin",
    "terms": "Cách gọi",
    "time": "Giờ",
    "tone": "Vị trí dấu thanh",
    "word": "Chữ nghĩa",
    "words": "Chữ còn thiếu",
}
"""Headings of the finding cards by the first word of the reader's code; the card's own sentence says the rest."""
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
TARGETS = (
    ("tasks", "Thêm một nhiệm vụ"),
    ("citations", "Thêm một văn bản viện dẫn"),
    ("movements", "Thêm một phong trào"),
    ("anniversaries", "Thêm một ngày kỷ niệm"),
    ("deadlines", "Thêm một thời hạn"),
    ("roles", "Thêm một đơn vị thực hiện"),
    ("recipients", "Thêm một nơi nhận"),
    ("units.names", "Thêm một đơn vị được nêu tên"),
    ("sections", "Thêm một mục của văn bản"),
    ("cosigners", "Thêm một người cùng ký"),
    ("signatory.name", "Người ký: họ và tên"),
    ("signatory.title", "Người ký: chức vụ"),
    ("signatory.authority", "Người ký: ký thay, thừa lệnh"),
    *(
        (f"document.{name}", LABELS[name])
        for name in ("kind_printed", "title", "number", "date", "place", "year", "issuer", "parent")
    ),
    ("theme.text", "Chủ đề năm"),
)
"""What words of the text may be taken for, in the order of the list on the page."""
_DATES = {"date", "due", "founded"}
_YEARS = {"year", "from", "to"}
_SEPARATORS = {"units": "; ", "coordinating": "; ", "duties": "\n", "names": "\n"}
YES = "co"
"""What a field of yes or no holds for yes; nothing for no."""
_YES_OR_NO = {"archive", "registered_upward"}
_FIRST_YEAR, _LAST_YEAR, _MOST = 1945, 2100, 1000
_DATE = re.compile(r"ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4}|\d{1,2}/\d{1,2}/\d{4}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MARK = re.compile(r"^(?:[-–•+*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s+")
_COUNT = re.compile(r"\b\d{1,4}\b")


def parse_value(path: str, text: str) -> Any:
    """Give the JSON value of ``text`` for the field at ``path``; None when empty. InputRefused names the field."""
    field = path.rpartition(".")[2]
    clean = nfc_clean(text).strip()
    if field in _SEPARATORS:
        return [part.strip() for part in clean.split(_SEPARATORS[field].strip(" ")) if part.strip()]
    if field in _YES_OR_NO:
        return clean == YES
    if not clean:
        return None
    if field in _DATES:
        return _day(field, clean)
    if field in _YEARS:
        return _number(field, clean, _FIRST_YEAR, _LAST_YEAR)
    if field == "count":
        return _number(field, clean, 1, _MOST)
    if field == "target":
        return _target(clean)
    if field == "role" and clean not in dict(ROLES):
        raise InputRefused(
            _("Vai trò “%(value)s” không có trong danh sách. Chọn lại vai trò của phong trào.") % {"value": clean}
        )
    return clean


def show_value(value: Any, field: str = "") -> str:
    """The text of a stored value for a field: dates as ngày/tháng/năm, units with semicolons, targets in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else ""
    if isinstance(value, list):
        return _SEPARATORS.get(field, "; ").join(value)
    if isinstance(value, dict):
        return _target_in_words(value)
    if isinstance(value, str) and len(value) == len("2021-01-01") and value[4] == value[7] == "-":
        try:
            return format_date(dt.date.fromisoformat(value))
        except ValueError:
            return value
    return str(value)


def label_of(group: str, field: str) -> str:
    """What ``field`` of ``group`` is called on the page."""
    own = _OWN_LABELS if group in ("signatory", "cosigners") else {}
    return own.get(field) or LABELS[field]


def is_list(field: str) -> bool:
    """Whether a field holds several texts, so that words pointed at come to those it has."""
    return field in _SEPARATORS


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


def words_as_typed(path: str, words: str) -> str:
    """What an officer would have typed at ``path`` for ``words`` pointed at in the text: the date or number in them,
    else the words without the marks that close a clause."""
    field = path.rpartition(".")[2]
    pattern = _DATE if field in _DATES else _YEAR if field in _YEARS else _COUNT if field == "count" else None
    match = pattern.search(words) if pattern else None
    return match[0] if match else words.strip(' .;,:–-“”"*')


def item_words(words: str) -> str:
    """The words of a new item pointed at in the text, without the mark that opens and the one that closes a clause."""
    return _MARK.sub("", words).strip(" .;,") or words


def _target(text: str) -> Any:
    found = typed_target(text)
    if found is None:
        raise InputRefused(
            _(
                "Chỉ tiêu “%(value)s” chưa đọc được. Ghi như “ít nhất 3 hội nghị”, “01 - 02 địa phương”, “90%% hồ sơ”, "
                "“không quá 5 vụ” hoặc “đạt hay chưa: đưa vào vận hành”."
            )
            % {"value": text}
        )
    return found


def _target_in_words(target: dict[str, Any]) -> str:
    return target_in_words(str(target.get("type")), target.get("min"), target.get("max"), str(target.get("unit") or ""))
