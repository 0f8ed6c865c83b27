"""What no single cell can show: codes that lead nowhere, rows that say a thing twice, dates in the wrong order."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from thidua.foundations.workbook import model
from thidua.foundations.workbook.errors import RowError
from thidua.foundations.workbook.schema import BY_NAME
from thidua.law import AWARDS
from thidua.vietnamese import format_date, tone_normal

# A row as read, with the number Excel shows for it. ``Any`` stands for the row's dataclass of ``model``.
Numbered = tuple[int, Any]
Rows = Mapping[str, Sequence[Numbered] | None]


@dataclass(slots=True)
class Found:
    """Faults and notices gathered so far."""

    errors: list[RowError] = field(default_factory=list)
    notices: list[model.Notice] = field(default_factory=list)

    def error(self, sheet: str, row: int | None, column: str | None, value: str, reason: str, remedy: str) -> None:
        """Note one fault."""
        self.errors.append(RowError(sheet, row, column, value, reason, remedy))

    def notice(self, sheet: str, text: str, row: int | None = None) -> None:
        """Note one thing to look at."""
        self.notices.append(model.Notice(sheet, text, row))


def check_rows(
    rows: Rows, found: Found, units: Set[str] | None, people: Set[str] | None, council: Set[str] | None
) -> None:
    """Check the rows of all sheets against each other; ``rows`` is keyed by sheet name, ``None`` for an absent sheet.

    ``units``, ``people`` and ``council`` are the codes that those sheets define; ``None`` (unknown) stops the checks
    that would need them.
    """
    _duplicates(rows, found)
    _references(rows, units, people, found)
    _unit_tree(rows["Đơn vị"] or (), found)
    _people(rows["Nhân sự"] or (), units or set(), found)
    _date_order(rows, found)
    _award_subjects(rows, units, people, found)
    _council(rows["Hội đồng"] or (), council, rows["Phiếu"] or (), found)


# sheet: (fields that together may stand once, column to point at, what the row is)
_UNIQUE: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "Đơn vị": (("code",), "Mã đơn vị", "mã đơn vị"),
    "Nhân sự": (("code",), "Mã nhân sự", "mã nhân sự"),
    "Xếp loại": (("code", "year"), "Mã", "mức xếp loại của một năm"),
    "Sáng kiến": (("code", "person_code"), "Mã sáng kiến", "tác giả của sáng kiến"),
    "Nhiệm vụ": (("code",), "Mã nhiệm vụ", "mã nhiệm vụ"),
    "Hội đồng": (("person_code",), "Mã nhân sự", "thành viên Hội đồng"),
    "Phiếu": (("code", "award"), "Mã", "kết quả kiểm phiếu cho một danh hiệu"),
}


def _duplicates(rows: Rows, found: Found) -> None:
    for sheet, (fields, column, what) in _UNIQUE.items():
        seen: dict[tuple[object, ...], int] = {}
        for number, row in rows[sheet] or ():
            key = tuple(getattr(row, name) for name in fields)
            first = seen.setdefault(key, number)
            if first != number:
                shown = f"“{key[0]}”"
                remedy = "Xóa hoặc sửa một dòng"
                if sheet == "Nhân sự":
                    remedy += "; nếu là chuyển đơn vị, ghi “Đến ngày” ở dòng trước, “Từ ngày” nối tiếp ở dòng sau"
                found.error(sheet, number, column, shown, f"trùng {what} đã có ở dòng {first}", remedy)
    for sheet in ("Đăng ký", "Khen thưởng đã có"):
        seen_rows: dict[object, int] = {}
        for number, row in rows[sheet] or ():
            first = seen_rows.setdefault(row, number)
            if first != number:
                found.notice(sheet, f"Dòng {number} lặp lại y nguyên dòng {first}.", number)


def _references(rows: Rows, units: Set[str] | None, people: Set[str] | None, found: Found) -> None:
    subjects = None if units is None or people is None else units | people
    plan: tuple[tuple[str, str, Set[str] | None, str], ...] = (
        ("Đơn vị", "parent_code", units, "Đơn vị"),
        ("Đơn vị", "head_code", people, "Nhân sự"),
        ("Nhân sự", "unit_code", units, "Đơn vị"),
        ("Xếp loại", "code", subjects, "Nhân sự” hoặc “Đơn vị"),
        ("Sáng kiến", "person_code", people, "Nhân sự"),
        ("Kỷ luật", "person_code", people, "Nhân sự"),
        ("Vướng mắc", "code", subjects, "Nhân sự” hoặc “Đơn vị"),
        ("Khen thưởng đã có", "code", subjects, "Nhân sự” hoặc “Đơn vị"),
        ("Đăng ký", "code", subjects, "Nhân sự” hoặc “Đơn vị"),
        ("Nhiệm vụ", "unit_code", units, "Đơn vị"),
        ("Nhiệm vụ", "co_unit_codes", units, "Đơn vị"),
        ("Hội đồng", "person_code", people, "Nhân sự"),
        ("Phiếu", "code", subjects, "Nhân sự” hoặc “Đơn vị"),
    )
    for sheet, name, known, home in plan:
        if known is None:
            continue
        header = next(column.header for column in BY_NAME[sheet].columns if column.field == name)
        for number, row in rows[sheet] or ():
            for code in _as_codes(getattr(row, name)):
                if code not in known:
                    remedy = _hint(code, known) or f"Sửa mã, hoặc thêm dòng có mã này vào tờ “{home}”"
                    found.error(sheet, number, header, f"“{code}”", f"không có trong tờ “{home}”", remedy)


def _as_codes(value: object) -> Iterable[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def _hint(code: str, known: Set[str]) -> str | None:
    """A code that lost its leading zeros, or differs in case only, is what happens most."""
    near = sorted(other for other in known if other.lstrip("0").lower() == code.lstrip("0").lower())
    return f"Có phải là “{near[0]}” không? Định dạng cột mã là văn bản (Text) rồi ghi lại" if near else None


def _unit_tree(rows: Sequence[Numbered], found: Found) -> None:
    parents = {row.code: row.parent_code for _, row in rows}
    for number, row in rows:
        path, code = [row.code], row.parent_code
        while code is not None and code not in path:
            path.append(code)
            code = parents.get(code)
        if code == row.code:
            chain = " → ".join([*path, code])
            found.error(
                "Đơn vị", number, "Mã cấp trên", f"“{row.parent_code}”", f"làm thành vòng {chain}", "Sửa mã cấp trên"
            )


def _people(rows: Sequence[Numbered], units: Set[str], found: Found) -> None:
    first: dict[str, tuple[int, str]] = {}
    for number, row in rows:
        if row.code in units:
            found.error(
                "Nhân sự",
                number,
                "Mã nhân sự",
                f"“{row.code}”",
                "đã là mã của một đơn vị",
                "Đặt mã khác cho người hoặc cho đơn vị, vì cột “Mã” dùng chung cho cả hai",
            )
        same = first.setdefault(tone_normal(row.full_name), (number, row.code))
        if same[1] != row.code:
            text = f"“{row.full_name}” (mã {row.code}) trùng họ tên với dòng {same[0]} (mã {same[1]})"
            found.notice("Nhân sự", f"{text}; đã coi là hai người.", number)


def _date_order(rows: Rows, found: Found) -> None:
    plan = (
        ("Nhân sự", "birth_date", "from_date"),
        ("Nhân sự", "from_date", "to_date"),
        ("Kỷ luật", "decided_on", "ended_on"),
        ("Vướng mắc", "from_date", "to_date"),
    )
    for sheet, early, late in plan:
        headers = {column.field: column.header for column in BY_NAME[sheet].columns}
        for number, row in rows[sheet] or ():
            start, end = getattr(row, early), getattr(row, late)
            if start is not None and end is not None and end < start:
                reason = f"sớm hơn “{headers[early]}” ({format_date(start)})"
                found.error(sheet, number, headers[late], format_date(end), reason, "Kiểm tra lại hai ngày")


def check_info(info: model.AgencyInfo, found: Found) -> None:
    """A decision cannot precede the council's meeting; a dossier handed in late is only noticed."""
    order: tuple[tuple[str, dt.date | None], ...] = (
        ("Ngày nhận hồ sơ", info.dossier_received),
        ("Ngày họp Hội đồng", info.council_meeting),
        ("Ngày quyết định", info.decision_date),
    )
    stated = [(label, day) for label, day in order if day is not None]
    for (label, day), (next_label, next_day) in pairwise(stated):
        if next_day < day and next_label == "Ngày quyết định":
            reason = f"sớm hơn “{label}” ({format_date(day)})"
            value = f"“{next_label}” {format_date(next_day)}"
            found.error("Thông tin", None, "Giá trị", value, reason, "Kiểm tra lại hai ngày")
        elif next_day < day:
            text = f"“{next_label}” ({format_date(next_day)}) sớm hơn “{label}” ({format_date(day)})."
            found.notice("Thông tin", text)


def check_unit_ratings(rows: Rows, year: int | None, found: Found) -> None:
    """A unit's level of the year may stand beside its name or among the ratings, but not as two different levels."""
    beside = {row.code: row.rating for _, row in rows["Đơn vị"] or () if row.rating is not None}
    for number, row in rows["Xếp loại"] or ():
        other = beside.get(row.code)
        if row.year == year and other is not None and other != row.rating:
            reason = f"khác mức {other} của đơn vị “{row.code}” ghi ở tờ “Đơn vị”"
            found.error("Xếp loại", number, "Xếp loại", f"“{row.rating}”", reason, "Giữ một mức cho năm này")


def _award_subjects(rows: Rows, units: Set[str] | None, people: Set[str] | None, found: Found) -> None:
    for sheet in ("Khen thưởng đã có", "Đăng ký", "Phiếu"):
        for number, row in rows[sheet] or ():
            kind = AWARDS[row.award]
            wrong = None
            if people is not None and row.code in people and "individual" not in kind.subjects:
                wrong = "chỉ dành cho tập thể, mà mã này là của một người"
            elif units is not None and row.code in units and "collective" not in kind.subjects:
                wrong = "chỉ dành cho cá nhân, mà mã này là của một đơn vị"
            if wrong:
                column = "Danh hiệu hoặc hình thức"
                found.error(sheet, number, column, f"“{kind.label_vi}”", wrong, "Sửa mã hoặc sửa danh hiệu")


def _council(council: Sequence[Numbered], codes: Set[str] | None, votes: Sequence[Numbered], found: Found) -> None:
    members = len(codes) if codes is not None else None
    if council:
        roles = Counter(row.role for _, row in council)
        if roles["chu_tich"] > 1:
            number = [number for number, row in council if row.role == "chu_tich"][1]
            reason = "có hơn một người là Chủ tịch Hội đồng"
            found.error("Hội đồng", number, "Chức danh", "“Chủ tịch”", reason, "Giữ một Chủ tịch Hội đồng")
        elif not roles["chu_tich"]:
            found.notice("Hội đồng", "Chưa có Chủ tịch Hội đồng.")
    for number, row in votes:
        cast = row.yes + row.no + row.invalid + row.written_yes
        if members is not None and cast > members:
            reason = f"phiếu và ý kiến, nhiều hơn {members} thành viên Hội đồng"
            found.error("Phiếu", number, "Đồng ý", str(cast), reason, "Kiểm tra lại số phiếu hoặc tờ “Hội đồng”")
