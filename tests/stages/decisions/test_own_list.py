"""Decisions whose list names the head of the agency: a deputy with a power of that day signs, or the only one entitled."""

import datetime as dt

import pytest

from tests import factories
from tests.stages import season as year
from tests.stages.season import DECISION_DAY, LABOURER, Season
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Person
from thidua.foundations.papers.models import SigningPower
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.decisions import drafting, services
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.decisions.selectors import digest_of_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def season() -> Season:
    return year.make_season()


def sign(season: Season, decision: AwardDecision, role: str = "director") -> None:
    services.sign_decision(decision, confirms=digest_of_lines(decision), actor=season.actor(role))


def on_the_list(season: Season) -> AwardDecision:
    """A draft on which the director himself stands."""
    year.add_nomination(season, LABOURER, person=season.people["director"])
    year.freeze(season.listing)
    return services.draft_decision(year.closed(season), actor=season.actor("clerk"))


def give_power(deputy: Person, first: int = 0, last: int | None = None) -> None:
    """A power to sign for the head, counted in days from the day of the decision."""
    SigningPower.objects.create(
        agency_id=deputy.agency_id,
        person=deputy,
        capacity="KT.",
        for_title="Giám đốc",
        title="Phó Giám đốc",
        from_on=DECISION_DAY + dt.timedelta(first),
        to_on=None if last is None else DECISION_DAY + dt.timedelta(last),
    )


def test_a_deputy_signs_the_list_that_names_the_head(season: Season) -> None:
    deputy = factories.make_person(season.office, "Lương Văn Phó", job_title="Phó Giám đốc")
    season.users["deputy"] = factories.make_user(deputy, "director")
    give_power(deputy)
    decision = on_the_list(season)
    services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))

    with pytest.raises(Refused, match="Không thể duyệt hồ sơ của chính mình") as caught:
        sign(season, decision, "director")
    assert caught.value.decision.helper == "Lương Văn Phó"
    sign(season, decision, "deputy")
    assert (decision.state, decision.signatory) == ("signed", deputy)
    signature = drafting.decision_signature(decision)
    assert (signature.authority, signature.authority_title, signature.title) == ("KT.", "Giám đốc", "Phó Giám đốc")


@pytest.mark.parametrize(
    ("first", "last", "may"),
    [(0, 0, True), (1, None, False), (-9, -1, False)],
    ids=["that day only", "from the next day", "to the day before"],
)
def test_a_deputy_signs_only_with_a_power_of_that_day(season: Season, first: int, last: int | None, may: bool) -> None:
    """Article 13 of Decree 30/2020: the head signs by office, a deputy in his place by what was given to him."""
    deputy = factories.make_person(season.office, "Lương Văn Phó", job_title="Phó Giám đốc")
    season.users["deputy"] = factories.make_user(deputy, "director")
    give_power(deputy, first=first, last=last)
    decision = on_the_list(season)
    if may:
        services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
        assert (decision.capacity, decision.signatory) == ("KT.", deputy)
        return
    with pytest.raises(InputRefused, match="Lương Văn Phó chưa có thẩm quyền ký trong sổ") as caught:
        services.number_decision(decision, decided_on=DECISION_DAY, signer=deputy, actor=season.actor("clerk"))
    assert "Người có thẩm quyền ký ngày ấy: chỉ có thủ trưởng" in str(caught.value)
    # The head signs by office, whatever the register says; nobody else may, so being on the list is no obstacle.
    services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
    sign(season, decision)
    assert (decision.capacity, decision.signatory) == ("", season.people["director"])


def test_the_only_one_entitled_signs_and_the_journal_keeps_that_he_is_on_the_list(season: Season) -> None:
    decision = on_the_list(season)
    services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))

    sign(season, decision)
    assert JournalEntry.objects.get(verb="decisions.sign").data["own_case"] is True
