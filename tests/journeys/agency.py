"""A small invented agency on the first day of its year: people, units, accounts, an agency above; nothing done yet."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from tests import factories
from tests.journeys.browser import Person as Visitor
from thidua.foundations.access.models import RoleGrant, User
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workbook.model import (
    AgencyInfo,
    CouncilRow,
    DisciplineRow,
    InitiativeRow,
    MatterRow,
    PersonRow,
    RatingRow,
    Register,
    UnitRow,
)
from thidua.foundations.workbook.template import write_template

LAUNCH = Path(__file__).resolve().parents[2] / "samples" / "launch-2021.docx"
YEAR = 2021
CAST = (
    ("director", "VP", "Bế Văn Đứng Đầu", "Giám đốc", ("director",)),
    ("union", "VP", "Chu Thị Công Đoàn", "Chủ tịch Công đoàn", ("union",)),
    ("secretary", "VP", "Vi Thị Thư Ký", "Chánh Văn phòng", ("secretary", "head")),
    ("clerk", "VP", "Lộc Thị Văn Thư", "Chuyên viên", ("clerk",)),
    ("head", "HTQT", "Hà Văn Trưởng", "Trưởng phòng", ("head",)),
    ("member", "HTQT", "Triệu Văn Ủy Viên", "Phó Trưởng phòng", ("member",)),
    ("staff", "HTQT", "Nông Thị Mẫu", "Chuyên viên", ()),
    ("second", "HTQT", "Dương Văn Ví Dụ", "Chuyên viên", ()),
    ("third", "HTQT", "Hoàng Thị Thử", "Chuyên viên", ()),
    ("fourth", "HTQT", "Mã Văn Nghiệm", "Chuyên viên", ()),
)
COUNCIL = (
    ("director", "chu_tich"),
    ("union", "pho_chu_tich"),
    ("secretary", "thu_ky"),
    ("member", "uy_vien"),
    ("clerk", "uy_vien"),
)


@dataclass
class SmallAgency:
    """Who is who; ``visit`` is somebody at a browser."""

    agency: Agency
    parent: Agency
    units: dict[str, Unit]
    people: dict[str, Person]
    users: dict[str, User] = field(default_factory=dict)

    def visit(self, role: str, path: str = "/") -> Visitor:
        """Let the holder of an account open a page."""
        visitor = Visitor(self.users[role])
        visitor.open(path)
        return visitor


def small_agency() -> SmallAgency:
    """Make it."""
    parent = Agency.objects.create(
        code="tinh", name="Ủy ban nhân dân tỉnh Đèo Gió (mẫu)", level="tinh", place="Đèo Gió", symbol="UBND"
    )
    agency = factories.make_agency(parent=parent, name="Sở Ngoại vụ tỉnh Đèo Gió")
    units = {
        "VP": factories.make_unit(agency),
        "HTQT": factories.make_unit(agency, "HTQT", "Phòng Hợp tác quốc tế", "phong"),
    }
    made = SmallAgency(agency, parent, units, {})
    for key, unit, name, title, roles in CAST:
        person = factories.make_person(
            units[unit],
            name,
            code=key,
            job_title=title,
            employment="cong_chuc",
            gender="nu" if "Thị" in name else "nam",
        )
        made.people[key] = person
        made.users[key] = factories.make_user(person, *roles, username=key)
    for code, head in (("VP", "secretary"), ("HTQT", "head")):
        Unit.objects.filter(pk=units[code].pk).update(head=made.people[head])
    office = factories.make_unit(parent, "SNV", "Sở Nội vụ")
    made.users["board"] = factories.make_user(
        factories.make_person(office, "Lý Văn Cấp Trên"), "board", username="board"
    )
    made.users["admin"] = User.objects.create_user("admin", None, agency)
    RoleGrant.objects.create(user=made.users["admin"], role="admin", from_on=factories.START)
    return made


def record(year: int = YEAR, **changed: object) -> Register:
    """What the personnel file knows at the end of the year: levels of two years, initiatives, the council."""
    people = tuple(
        PersonRow(key, name, unit, factories.START, employment="cong_chuc", position=title)
        for key, unit, name, title, _roles in CAST
    )
    best = ("staff", "director")
    ratings = [
        RatingRow(row.code, one, "HTXS" if row.code in best else "HTT", 12)
        for row in people
        for one in (year - 1, year)
    ]
    ratings += [RatingRow(unit, one, "HTXS", None) for unit in ("VP", "HTQT") for one in (year - 1, year)]
    initiatives = tuple(
        InitiativeRow(f"SK{one}", f"Lịch hội đàm trực tuyến {one}", "staff", one, "co_so", f"9{one - 2000}/QĐ-SNgV", dt.date(one, 11, 20))
        for one in (year - 1, year)
    )  # fmt: skip
    values: dict[str, object] = {
        "info": AgencyInfo(name="Sở Ngoại vụ tỉnh Đèo Gió", symbol="SNgV", place="Đèo Gió", year=year, level="so"),
        "units": (
            UnitRow("VP", "Văn phòng Sở", "van_phong", head_code="secretary"),
            UnitRow("HTQT", "Phòng Hợp tác quốc tế", "phong", head_code="head"),
        ),
        "people": people,
        "ratings": tuple(ratings),
        "initiatives": initiatives,
        "discipline": (),
        "matters": (),
        "council": tuple(CouncilRow(code, role) for code, role in COUNCIL),
    }
    return Register(**{**values, **changed})  # type: ignore[arg-type]


def workbook(register: Register) -> bytes:
    """The record as the workbook that the personnel officer fills in."""
    return write_template(register)


def disciplined(person: str, on: dt.date) -> DisciplineRow:
    """A reprimand."""
    return DisciplineRow(person, "khien_trach", on)


def denounced(person: str, on: dt.date) -> MatterRow:
    """A denunciation that is still being looked into."""
    return MatterRow(person, "to_cao", on)
