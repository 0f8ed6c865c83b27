"""Small honest makers of rows for tests: every argument that matters is named, nothing happens behind the back."""

import datetime as dt
import itertools

from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import RoleGrant, User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Person, Posting, Unit
from thidua.stages.movements.models import Movement
from thidua.vietnamese import fold, roster_key

_numbers = itertools.count(1)
START = dt.date(2016, 1, 1)
PASSWORD = "mat-khau-thu-nghiem-2021"


def make_agency(code: str = "sngv", *, name: str = "Sở Ngoại vụ tỉnh Đèo Gió", parent: Agency | None = None) -> Agency:
    return Agency.objects.create(code=code, name=name, parent=parent, level="so", place="Đèo Gió", symbol="SNgV")


def make_unit(agency: Agency, code: str = "VP", name: str = "Văn phòng Sở", kind: str = "van_phong") -> Unit:
    return Unit.objects.create(agency=agency, code=code, name=name, kind=kind)


def make_person(
    unit: Unit, name: str = "Nông Thị Mẫu", *, code: str | None = None, joined_on: dt.date = START, **fields: object
) -> Person:
    person = Person.objects.create(
        agency=unit.agency,
        unit=unit,
        code=code or f"NS{next(_numbers):03d}",
        full_name=name,
        folded_name=fold(name),
        roster_key=roster_key(name),
        joined_on=joined_on,
        **fields,
    )
    Posting.objects.create(person=person, unit=unit, from_on=joined_on, job_title=person.job_title)
    return person


def make_user(person: Person, *roles: str, unit: Unit | None = None, username: str | None = None) -> User:
    """An account of ``person`` with ``roles``; a head heads the person's unit unless ``unit`` says otherwise."""
    user = User.objects.create_user(username or f"u{next(_numbers)}", PASSWORD, person.agency, person)
    for role in roles:
        RoleGrant.objects.create(
            user=user, role=role, from_on=START, unit=(unit or person.unit) if role == "head" else None
        )
    return user


def make_actor(unit: Unit, *roles: str, name: str = "Hoàng Văn Thử") -> Actor:
    """A new person of ``unit`` with an account holding ``roles``, as the actor services know."""
    return actor_of(make_user(make_person(unit, name), *roles))


def make_movement(agency: Agency, *, year: int = 2021, state: str = "launched", **fields: object) -> Movement:
    values = {
        "name": f"Phong trào thi đua năm {year}",
        "starts_on": dt.date(year, 1, 1),
        "ends_on": dt.date(year, 12, 31),
    }
    return Movement.objects.create(agency=agency, year=year, state=state, **{**values, **fields})
