"""A council sits and counts by its agency's adopted regulation too: presence, and the share that must agree."""

import datetime as dt

import pytest

from tests.law.overlays import regulation as file_of
from tests.stages import season as year
from tests.stages.season import FIGHTER, Season
from thidua.foundations.catalogue.services import adopt_regulation, upload_regulation
from thidua.stages.councils.models import Meeting, VoteResult
from thidua.stages.councils.selectors import agenda, turnout

pytestmark = pytest.mark.django_db
VOTES = {"votes": {FIGHTER: {"percent": 80, "at": "Điều 12"}}}


@pytest.fixture
def season() -> Season:
    return year.make_season()


def adopt(season: Season, start: dt.date = dt.date(2021, 1, 1), **parts: object) -> None:
    actor = season.actor("secretary")
    made = upload_regulation(agency=season.agency, name="q.yaml", data=file_of(start, **parts), actor=actor)
    adopt_regulation(made, actor=actor)


@pytest.mark.parametrize(("against", "by_law", "by_regulation"), [(1, True, True), (2, True, False), (3, False, False)])
@pytest.mark.parametrize("own", [False, True])
def test_the_share_of_the_regulation_decides(
    season: Season, against: int, by_law: bool, by_regulation: bool, own: bool
) -> None:
    if own:
        adopt(season, **VOTES)
    year.counted(season, cstd_co_so=against)
    result = VoteResult.objects.get(nomination=season.nomination(FIGHTER))
    assert result.passes is (by_regulation if own else by_law)
    assert result.needed_yes == (4 if own else 3)


def test_a_regulation_of_later_days_does_not_count(season: Season) -> None:
    adopt(season, dt.date(2022, 1, 1), **VOTES)
    year.counted(season, cstd_co_so=2)
    assert VoteResult.objects.get(nomination=season.nomination(FIGHTER)).passes


@pytest.mark.parametrize(("share", "needed"), [("2/3", 4), ("4/5", 4), ("81%", 5)])
def test_the_quorum_of_the_regulation_is_asked_for(season: Season, share: str, needed: int) -> None:
    adopt(season, quorum={"share": share, "at": "Điều 14"})
    year.counting(season)
    assert turnout(Meeting.objects.get()).needed == needed


def test_the_agenda_names_the_article_of_the_regulation(season: Season) -> None:
    adopt(season, **VOTES)
    year.counting(season)
    group = next(one for one in agenda(Meeting.objects.get()) if one.award == FIGHTER)
    assert (group.needed, group.cite["text"]) == (4, "Điều 12 Quyết định số 15/2025/QĐ-UBND")
