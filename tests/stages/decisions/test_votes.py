"""Decisions of meetings that voted otherwise, or have not ended: who is in, who is out, what is refused."""

import pytest

from tests.stages import season as year
from tests.stages.season import FIGHTER, MEETING_DAY, PROVINCE, Season
from thidua.foundations.workflow.errors import Blocked
from thidua.stages.decisions import selectors, services
from thidua.stages.decisions.choosing import going_beyond

pytestmark = pytest.mark.django_db


@pytest.fixture
def season() -> Season:
    return year.make_season()


@pytest.mark.parametrize(("against", "inside"), [(2, True), (3, False)])
def test_who_missed_the_threshold_is_left_out(season: Season, against: int, inside: bool) -> None:
    decision = services.draft_decision(year.closed(season, cstd_co_so=against), actor=season.actor("clerk"))

    assert decision.lines.filter(award=FIGHTER).exists() is inside


def test_a_meeting_without_issued_minutes_gives_no_decision(season: Season) -> None:
    with pytest.raises(Blocked, match="biên bản chưa ban hành"):
        services.draft_decision(year.counted(season), actor=season.actor("clerk"))


def test_who_is_left_out_is_told_with_the_votes(season: Season) -> None:
    (out,) = selectors.choose(year.closed(season, cstd_co_so=3), MEETING_DAY).left_out

    assert (out.name, out.note) == ("Nông Thị Mẫu", "2 trên 5 phiếu đồng ý, cần từ 3")


@pytest.mark.parametrize("status", ["eligible", "needs_review", "not_eligible", "blocked"])
@pytest.mark.parametrize("noes", [0, 3])
def test_who_goes_beyond_is_said_alike_for_one_meeting_and_for_many(season: Season, status: str, noes: int) -> None:
    """The short answer for the desk is the one the choice gives, whatever the vote was and the law says now."""
    meeting = year.closed(season, **{PROVINCE: noes})
    year.reassess(season, PROVINCE, status)
    passed = noes == 0 and status in ("eligible", "needs_review")
    assert bool(selectors.choose(meeting, MEETING_DAY).beyond) is passed
    assert going_beyond([meeting]) == ({meeting.pk} if passed else set())
