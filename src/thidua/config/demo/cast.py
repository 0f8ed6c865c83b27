"""Who plays in the sample: agencies, people from the sample workbook, accounts named as the roles."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from thidua.foundations.access.models import RoleGrant, User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.registry.powers import give_power
from thidua.foundations.workbook.model import Register
from thidua.foundations.workbook.sample import sample_register
from thidua.law import awards_within_competence
from thidua.vietnamese import fold, roster_key

AGENCY_CODE, BOARD_CODE = "mau-so-ngoai-vu", "mau-so-noi-vu"
START = dt.date(2016, 1, 1)

# Staff codes of the sample workbook.
DIRECTOR, UNION, SECRETARY, CLERK = "001", "003", "006", "009"
DEPUTY, OFFICE_HEAD, OFFICE_DEPUTY = "002", "004", "005"
STAFF, HEAD, MEMBER = "018", "016", "012"

ACCOUNTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "clerk": (CLERK, ("clerk",)),
    "staff": (STAFF, ()),
    "head": (HEAD, ("head", "member")),
    "member": (MEMBER, ("member", "head")),
    "secretary": (SECRETARY, ("secretary", "member")),
    "director": (DIRECTOR, ("director", "member")),
    "union": (UNION, ("union", "member")),
}
"""Account name: staff code and roles; everybody is staff besides."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The sample agency with its people and units by code, and the record they come from."""

    agency: Agency
    board: Agency
    register: Register
    units: Mapping[str, Unit]
    people: Mapping[str, Person]

    @classmethod
    def gather(cls) -> "Cast":
        """Make the agencies and bring the record in, without what the walk itself will produce: the ratings of 2021
        and the awards of 2020 that the department's own decision gave."""
        register = sample_register()
        info = register.info
        board = _agency(BOARD_CODE, "Sở Nội vụ tỉnh Đèo Gió (mẫu)", "SNV", None)
        agency = _agency(AGENCY_CODE, info.name or "", info.symbol or "", board)
        agency.place, agency.identifier = info.place or "", info.identifier or ""
        agency.superior = info.parent or ""
        agency.save()
        clerk = Actor(None, "Nạp dữ liệu mẫu", agency.pk, roles=frozenset({"clerk"}))
        import_register(before_the_walk(register), agency=agency, actor=clerk)
        units = {unit.code: unit for unit in Unit.objects.filter(agency=agency).select_related("head")}
        people = {person.code: person for person in Person.objects.filter(agency=agency).select_related("unit")}
        return cls(agency, board, register, units, people)

    def actor(self, code: str, *roles: str, unit: Unit | None = None) -> Actor:
        """The person of that staff code acting with ``roles``."""
        person = self.people[code]
        user = User.objects.filter(person=person).values_list("pk", flat=True).first()
        return Actor(
            user, person.full_name, self.agency.pk, person.pk, (unit or person.unit).pk, frozenset({*roles, "staff"})
        )

    @property
    def clerk(self) -> Actor:
        return self.actor(CLERK, "clerk")

    @property
    def director(self) -> Actor:
        return self.actor(DIRECTOR, "director", "member")

    @property
    def secretary(self) -> Actor:
        return self.actor(SECRETARY, "secretary", "member")

    def head_of(self, unit: Unit) -> Actor:
        """The head of a unit acting as such."""
        if unit.head is None:
            raise ValueError(f"the sample unit {unit.code} has no head")
        return self.actor(unit.head.code, "head", unit=unit)


def before_the_walk(register: Register) -> Register:
    """The record as it stood in January 2020, but for people, who are all there from the start."""
    own = set(awards_within_competence("so", dt.date(2020, 12, 20)))
    return dataclasses.replace(
        register,
        units=tuple(dataclasses.replace(unit, rating=None) for unit in register.units or ()),
        ratings=tuple(row for row in register.ratings or () if row.year < 2021),
        held=tuple(row for row in register.held or () if not (row.year == 2020 and row.award in own)),
        matters=(),
    )


def registered_for_2020(register: Register) -> list[tuple[str, str]]:
    """(code, award) of who strove for what in 2020: the awards the record says were given, and Lao động tiên tiến for
    everybody who completed the year's tasks well."""
    own = set(awards_within_competence("so", dt.date(2020, 12, 20)))
    given = [(row.code, row.award) for row in register.held or () if row.year == 2020 and row.award in own]
    joined = {row.code for row in register.people or () if row.from_date < dt.date(2020, 1, 1)}
    good = [row.code for row in register.ratings or () if row.year == 2020 and row.rating in ("HTXS", "HTT")]
    everybody = [(code, "lao_dong_tien_tien") for code in good if code in joined]
    return list(dict.fromkeys([*given, *everybody]))


def _agency(code: str, name: str, symbol: str, parent: Agency | None) -> Agency:
    return Agency.objects.create(
        code=code, name=name, symbol=symbol, parent=parent, level="so", place="Đèo Gió", is_sample=True
    )


def make_accounts(cast: Cast) -> None:
    """Make one account a role; they get their password later."""
    for name, (code, roles) in ACCOUNTS.items():
        _account(name, cast.people[code], roles)
    office = Unit.objects.create(agency=cast.board, code="TDKT", name="Phòng Thi đua - Khen thưởng (mẫu)", kind="phong")
    name = "Dương Văn Ban (mẫu)"
    vetter = Person.objects.create(
        agency=cast.board, unit=office, code="B01", full_name=name, folded_name=fold(name),
        roster_key=roster_key(name), joined_on=START, job_title="Chuyên viên",
    )  # fmt: skip
    _account("board", vetter, ("board",))
    admin = User.objects.create_user("admin", None, cast.agency)
    admin.label = "Quản trị hệ thống (mẫu)"
    admin.save()
    RoleGrant.objects.create(user=admin, role="admin", from_on=START)


def give_powers(cast: Cast) -> None:
    """Write into the register who signs: the head, for the agency and for its council, deputies and the office."""
    rules = "Quy chế làm việc của cơ quan (mẫu)"
    for code, capacity, for_title, deputy_for, title in (
        (DIRECTOR, "", "", "", "Giám đốc"),
        (DIRECTOR, "TM.", "Hội đồng", "", "Chủ tịch"),
        (DEPUTY, "KT.", "Giám đốc", "", "Phó Giám đốc"),
        (UNION, "KT.", "Giám đốc", "", "Phó Giám đốc"),
        (OFFICE_HEAD, "TL.", "Giám đốc", "", "Chánh Văn phòng"),
        (OFFICE_DEPUTY, "TL.", "Giám đốc", "Chánh Văn phòng", "Phó Chánh Văn phòng"),
    ):
        give_power(
            cast.people[code], capacity=capacity, for_title=for_title, deputy_for=deputy_for, title=title,
            basis=rules if capacity else "", from_on=START, to_on=None, actor=cast.clerk,
        )  # fmt: skip


def _account(name: str, person: Person, roles: tuple[str, ...]) -> None:
    user = User.objects.create_user(name, None, person.agency, person)
    for role in roles:
        unit = person.unit if role == "head" else None
        RoleGrant.objects.create(user=user, role=role, unit=unit, from_on=START)
