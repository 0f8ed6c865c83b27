"""What each role finds of the council, and what it is asked to do."""

import datetime as dt

import pytest

from tests.stages import season as year
from tests.stages.season import COLLECTIVE, FIGHTER, LABOURER, PROVINCE, Season
from thidua.stages.councils import selectors, services

pytestmark = pytest.mark.django_db
TODAY = dt.date(2021, 12, 6)


@pytest.fixture
def season() -> Season:
    return year.make_season()


def work(season: Season, role: str) -> list[str]:
    return [item.what for item in selectors.work_items(season.actor(role), TODAY)]


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("clerk", 1),
        ("secretary", 1),
        ("member", 1),
        ("director", 1),
        ("union", 1),
        ("head", 0),
        ("staff", 0),
        ("board", 0),
    ],
)
def test_meetings_are_for_the_council_and_those_who_decide(season: Season, role: str, seen: int) -> None:
    year.planned(season)

    assert selectors.visible_meetings(season.actor(role)).count() == seen


def test_another_agency_sees_nothing(season: Season) -> None:
    year.planned(season)
    other = year.make_season("khac", "Sở Khác")

    assert not selectors.visible_meetings(other.actor("secretary")).exists()
    assert list(selectors.lists_to_meet(other.actor("secretary"))) == [other.listing]


def test_the_agenda_puts_collectives_first_and_awards_in_the_order_of_the_catalogue(season: Season) -> None:
    meeting = year.planned(season)

    groups = selectors.agenda(meeting)

    assert [group.award for group in groups] == [COLLECTIVE, LABOURER, FIGHTER, PROVINCE]
    assert [line.no for group in groups for line in group.lines] == [1, 2, 3, 4, 5]


def test_the_agenda_shows_the_member_who_is_a_candidate(season: Season) -> None:
    lines = selectors.agenda_lines(year.planned(season))

    assert {line.name: line.own_members for line in lines if line.own_members} == {
        "Triệu Văn Ủy Viên": ("Triệu Văn Ủy Viên",)
    }


def test_the_agenda_says_the_votes_needed_and_by_what_rule(season: Season) -> None:
    group = selectors.agenda(year.planned(season))[0]

    assert group.needed == 3
    assert group.cite["text"].endswith("theo Nghị định 91/2017/NĐ-CP")
    assert group.cite["confidence"] == "uncertain"


def test_a_withdrawn_nomination_is_not_on_the_agenda(season: Season) -> None:
    nomination = season.nomination(FIGHTER)
    nomination.state = "withdrawn"
    nomination.save()
    year.freeze(season.listing)

    assert FIGHTER not in [group.award for group in selectors.agenda(year.planned(season))]


def test_turnout_counts_all_members_and_the_quorum(season: Season) -> None:
    meeting = year.planned(season)
    year.attend(season, meeting, "present", "written", "absent", "present")

    there = selectors.turnout(meeting)
    assert (there.members, there.present, there.written, there.absent, there.needed) == (5, 3, 1, 1, 4)


def test_results_stand_in_the_order_of_the_agenda_under_their_threshold(season: Season) -> None:
    meeting = year.counted(season, cstd_co_so=3)

    lists = selectors.result_lists(selectors.results(meeting))
    assert [row.no for one in lists for row in one.rows] == [1, 2, 3, 4, 5]
    fighter = next(row for one in lists for row in one.rows if row.name == "Nông Thị Mẫu")
    assert (fighter.votes_for, fighter.against, fighter.passed) == (2, 3, False)


def test_a_frozen_list_asks_for_its_meeting_and_then_no_longer(season: Season) -> None:
    assert work(season, "secretary") == ["Mời họp Hội đồng xét danh sách năm 2021"]
    year.planned(season)
    assert work(season, "secretary") == ["Khóa chương trình phiên họp"]


def test_work_follows_the_meeting(season: Season) -> None:
    meeting = year.planned(season)
    services.lock_agenda(meeting, actor=season.actor("secretary"))
    assert work(season, "secretary") == ["Điểm danh và khai mạc phiên họp"]
    assert work(season, "member") == ["Đọc hồ sơ trước phiên họp"]
    assert work(season, "director") == ["Hội đồng đang xét danh sách"]
    assert work(season, "staff") == work(season, "head") == []


def test_a_member_who_has_counted_is_not_asked_again(season: Season) -> None:
    meeting = year.counting(season)
    assert work(season, "member") == ["Kiểm phiếu một lượt"]
    services.enter_tally(meeting, 1, issued=5, returned=5, lines=year.full_count(meeting), actor=season.actor("member"))
    assert work(season, "member") == []


def test_a_closed_meeting_asks_for_nothing_more(season: Season) -> None:
    year.closed(season)

    assert work(season, "secretary") == work(season, "member") == []


def test_the_stepper_ends_with_everything_done(season: Season) -> None:
    meeting = year.closed(season)

    assert {step["state"] for step in selectors.steps(meeting)} == {"done"}
