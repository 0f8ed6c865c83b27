"""A small agency in December, with levels and registrations, so that the law answers for real. All invented."""

import datetime as dt
from dataclasses import dataclass

from tests import factories
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.ledger.models import Initiative, InitiativeAuthor, Rating
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.services import Run, assess_agency
from thidua.stages.movements.models import Movement
from thidua.stages.registration.models import TitleRegistration
from thidua.stages.reviews.services import LineFields, open_appraisal, save_appraisal_lines, send_appraisal

TODAY = dt.date(2021, 12, 6)
DUE = dt.date(2021, 12, 17)
DATES = AssessmentDates(dt.date(2021, 12, 28), dt.date(2021, 12, 21), dt.date(2021, 12, 15))
LABOURER, FIGHTER, COLLECTIVE = "lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien"


@dataclass(frozen=True)
class YearEnd:
    """Who is who: clerk, director, secretary in the office; head, fighter, labourer, laggard in the division."""

    agency: Agency
    movement: Movement
    office: Unit
    division: Unit
    people: dict[str, Person]
    users: dict[str, User]

    def actor(self, who: str) -> Actor:
        """The actor of an account, by the key of its person."""
        return actor_of(self.users[who])

    def assess(self) -> Run:
        """Ask the law for everybody."""
        return assess_agency(agency=self.agency, year=2021, dates=DATES, actor=self.actor("clerk"))

    def send_minutes(self, unit: Unit, *who: str, award: str = LABOURER) -> None:
        """Hold and send a unit's appraisal; everybody present votes for each of ``who``."""
        clerk = self.actor("clerk")
        held = open_appraisal(unit, year=2021, held_on=TODAY, present=4, total=4, actor=clerk)
        lines = [LineFields(yes=4, person=self.people[one], rank=place) for place, one in enumerate(who, start=1)]
        save_appraisal_lines(held, award, lines, actor=clerk)
        send_appraisal(held, actor=clerk)


def make_yearend(code: str = "sngv") -> YearEnd:
    """Levels: all HTT or HTXS but the laggard (HT); the fighter has a recognised initiative of the year."""
    agency = factories.make_agency(code)
    office = factories.make_unit(agency)
    division = factories.make_unit(agency, "LSHT", "Phòng Lãnh sự - Hợp tác quốc tế", "phong")
    people = {
        key: factories.make_person(unit, name, code=f"{code}-{key}", job_title=title, gender=gender)
        for key, unit, name, title, gender in (
            ("clerk", office, "Lộc Thị Ghi", "Chuyên viên", "nu"),
            ("director", office, "Bế Văn Ký", "Giám đốc", "nam"),
            ("secretary", office, "Vi Thị Biên", "Chuyên viên", "nu"),
            ("head", division, "Hà Văn Trưởng", "Trưởng phòng", "nam"),
            ("fighter", division, "Nông Thị Sáng", "Chuyên viên", "nu"),
            ("labourer", division, "Triệu Văn Tốt", "Chuyên viên", "nam"),
            ("laggard", division, "Chu Văn Vừa", "Chuyên viên", "nam"),
        )
    }
    Unit.objects.filter(pk=division.pk).update(head=people["head"])
    division.refresh_from_db()
    movement = factories.make_movement(agency)
    for key, person in people.items():
        level = {"laggard": "HT", "fighter": "HTXS", "head": "HTXS"}.get(key, "HTT")
        Rating.objects.create(agency=agency, person=person, year=2021, level=level)
        register(movement, person, LABOURER)
    initiative = Initiative.objects.create(
        agency=agency, code="SK1", name="Sổ tay song ngữ mẫu", year=2021, scope="co_so", decision_number="101/QĐ-SNgV",
        decided_on=dt.date(2021, 11, 25),
    )  # fmt: skip
    InitiativeAuthor.objects.create(initiative=initiative, person=people["fighter"])
    register(movement, people["fighter"], FIGHTER)
    roles = {"clerk": ("clerk",), "director": ("director",), "secretary": ("secretary",), "head": ("head",)}
    users = {
        key: factories.make_user(person, *roles.get(key, ()), username=f"{code}-{key}")
        for key, person in people.items()
    }
    return YearEnd(agency, movement, office, division, people, users)


def register(movement: Movement, subject: Person | Unit, award: str) -> TitleRegistration:
    """A confirmed registration of February."""
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    day = dt.date(2021, 2, 18)
    return TitleRegistration.objects.create(
        movement=movement, award=award, state="confirmed", registered_on=day, confirmed_on=day, **key
    )
