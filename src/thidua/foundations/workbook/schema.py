"""The sheets and columns of the agency workbook as data: the reader, the template and the instructions all follow it.

Source: the contract of the agency workbook. A header stands in a file exactly as here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thidua.foundations.workbook import model

Kind = Literal["text", "code", "codes", "date", "year", "integer", "percent", "choice", "award"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, the field it fills, how its cells are read, the bounds of an integer."""

    header: str
    field: str
    kind: Kind = "text"
    required: bool = False
    choices: Mapping[str, str] | None = None
    high: int = 100_000
    width: int = 16
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the field of ``Register`` it fills, the dataclass of its rows, its columns."""

    name: str
    field: str
    row: type
    columns: tuple[Column, ...]
    about: str


INFO_SHEET = "Thông tin"
KEY_HEADER = "Khóa"
VALUE_HEADER = "Giá trị"
GUIDE_SHEET = "Hướng dẫn"
LISTS_SHEET = "Danh mục"
IGNORED_SHEETS = (GUIDE_SHEET, LISTS_SHEET)

# Rows of the sheet of facts about the agency: the key takes the header's place.
INFO_KEYS: tuple[Column, ...] = (
    Column("Cơ quan", "name", hint="Tên đầy đủ của cơ quan"),
    Column("Cơ quan cấp trên", "parent", hint="In trên đầu văn bản"),
    Column("Địa danh", "place", hint="Đứng trước ngày tháng của văn bản"),
    Column("Ký hiệu cơ quan", "symbol", hint="Phần chữ sau tên loại trong số, ký hiệu"),
    Column("Mã định danh", "identifier", "code", hint="Mã định danh điện tử của cơ quan"),
    Column("Năm", "year", "year", hint="Năm thi đua"),
    Column("Người ký", "signatory", hint="Họ và tên người có thẩm quyền"),
    Column("Chức vụ người ký", "signatory_title"),
    Column("Cấp", "level", "choice", choices=model.LEVEL_VI, hint="sở, xã, tỉnh, bộ"),
    Column("Ngày nhận hồ sơ", "dossier_received", "date"),
    Column("Ngày họp Hội đồng", "council_meeting", "date"),
    Column("Ngày quyết định", "decision_date", "date"),
    Column("Số quyết định", "decision_number", "code"),
)

_STAFF = "Mã nhân sự"
_AWARD = "Danh hiệu hoặc hình thức"

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "Đơn vị",
        "units",
        model.UnitRow,
        (
            Column("Mã đơn vị", "code", "code", True),
            Column("Tên đơn vị", "name", required=True, width=44),
            Column("Loại", "kind", "choice", choices=model.UNIT_KIND_VI),
            Column("Mã cấp trên", "parent_code", "code"),
            Column("Mã người đứng đầu", "head_code", "code", width=20),
            Column("Xếp loại", "rating", "choice", choices=model.RATING_VI),
        ),
        "Các phòng, ban, đơn vị thuộc, trực thuộc; xếp loại tập thể của năm",
    ),
    Sheet(
        "Nhân sự",
        "people",
        model.PersonRow,
        (
            Column(_STAFF, "code", "code", True),
            Column("Họ và tên", "full_name", required=True, width=30),
            Column("Ngày sinh", "birth_date", "date"),
            Column("Giới tính", "gender", "choice", choices=model.GENDER_VI),
            Column("Đối tượng", "employment", "choice", choices=model.EMPLOYMENT_VI, width=18),
            Column("Mã đơn vị", "unit_code", "code", True),
            Column("Chức vụ", "position", width=26),
            Column("Từ ngày", "from_date", "date", True),
            Column("Đến ngày", "to_date", "date"),
        ),
        "Mỗi người một dòng; “Đến ngày” chỉ ghi khi đã nghỉ hoặc chuyển đi",
    ),
    Sheet(
        "Xếp loại",
        "ratings",
        model.RatingRow,
        (
            Column("Mã", "code", "code", True),
            Column("Năm", "year", "year", True),
            Column("Xếp loại", "rating", "choice", True, model.RATING_VI),
            Column("Số tháng công tác", "months", "integer", high=12, width=20),
        ),
        "Mức hoàn thành nhiệm vụ từng năm của người và đơn vị; tháng nghỉ thai sản tính là tháng công tác",
    ),
    Sheet(
        "Sáng kiến",
        "initiatives",
        model.InitiativeRow,
        (
            Column("Mã sáng kiến", "code", "code", True),
            Column("Tên sáng kiến", "title", required=True, width=60),
            Column(_STAFF, "person_code", "code", True),
            Column("Năm", "year", "year", True),
            Column("Phạm vi", "scope", "choice", choices=model.SCOPE_VI),
            Column("Số quyết định", "decision_number", "code", width=22),
            Column("Ngày quyết định", "decision_date", "date"),
        ),
        "Sáng kiến, đề tài đã được công nhận; mỗi tác giả một dòng",
    ),
    Sheet(
        "Kỷ luật",
        "discipline",
        model.DisciplineRow,
        (
            Column(_STAFF, "person_code", "code", True),
            Column("Hình thức", "kind", "choice", True, model.DISCIPLINE_VI, width=18),
            Column("Ngày quyết định", "decided_on", "date", True),
            Column("Ngày hết hạn", "ended_on", "date"),
        ),
        "Quyết định kỷ luật đã có hiệu lực",
    ),
    Sheet(
        "Vướng mắc",
        "matters",
        model.MatterRow,
        (
            Column("Mã", "code", "code", True),
            Column("Loại", "kind", "choice", True, model.MATTER_VI),
            Column("Từ ngày", "from_date", "date"),
            Column("Đến ngày", "to_date", "date"),
        ),
        "Việc đang được xem xét, chưa có kết luận; ghi “Đến ngày” khi đã xong",
    ),
    Sheet(
        "Khen thưởng đã có",
        "held",
        model.HeldRow,
        (
            Column("Mã", "code", "code", True),
            Column(_AWARD, "award", "award", True, width=40),
            Column("Năm", "year", "year", True),
            Column("Số quyết định", "decision_number", "code", width=22),
            Column("Ngày quyết định", "decision_date", "date"),
            Column("Cấp quyết định", "decided_by", width=26),
            Column("Loại khen thưởng", "occasion", width=20),
        ),
        "Danh hiệu, hình thức khen thưởng đã được tặng các năm trước và trong năm",
    ),
    Sheet(
        "Đăng ký",
        "registrations",
        model.RegistrationRow,
        (Column("Mã", "code", "code", True), Column(_AWARD, "award", "award", True, width=40)),
        "Danh hiệu thi đua, hình thức khen thưởng mà cá nhân, tập thể đã đăng ký đầu năm",
    ),
    Sheet(
        "Nhiệm vụ",
        "tasks",
        model.TaskRow,
        (
            Column("Mã nhiệm vụ", "code", "code", True),
            Column("Nội dung", "text", required=True, width=70),
            Column("Mã đơn vị chủ trì", "unit_code", "code", width=20),
            Column("Mã đơn vị phối hợp", "co_unit_codes", "codes", width=22, hint="nhiều mã cách nhau bởi dấu ;"),
            Column("Hạn", "due", "date"),
            Column("Chỉ tiêu", "target", width=20),
            Column("Đơn vị tính", "target_unit"),
            Column("Kết quả", "result", width=20),
            Column("Hoàn thành (%)", "percent", "percent"),
        ),
        "Nhiệm vụ, chỉ tiêu của năm và kết quả",
    ),
    Sheet(
        "Hội đồng",
        "council",
        model.CouncilRow,
        (
            Column(_STAFF, "person_code", "code", True),
            Column("Chức danh", "role", "choice", True, model.ROLE_VI),
        ),
        "Thành viên Hội đồng Thi đua - Khen thưởng",
    ),
    Sheet(
        "Phiếu",
        "votes",
        model.VoteRow,
        (
            Column("Mã", "code", "code", True),
            Column(_AWARD, "award", "award", True, width=40),
            Column("Đồng ý", "yes", "integer", True, high=999),
            Column("Không đồng ý", "no", "integer", True, high=999),
            Column("Không hợp lệ", "invalid", "integer", high=999),
            Column("Ý kiến bằng văn bản", "written_yes", "integer", high=999, width=22),
        ),
        "Kết quả kiểm phiếu; xóa cả tờ này nếu Hội đồng chưa họp",
    ),
)

BY_NAME: Mapping[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}
