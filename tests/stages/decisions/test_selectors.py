"""Choosing, comparing, and what each role sees and has to do."""

import datetime as dt
from copy import deepcopy

import pytest

from tests.kept import once_a_file
from tests.stages import season as year
from tests.stages.season import FIGHTER, MEETING_DAY, PROVINCE, Season
from thidua.stages.decisions import drafting, selectors, services
from thidua.stages.decisions.choosing import going_beyond
from thidua.stages.decisions.models import DecisionLine
from thidua.stages.eligibility.cites import legal_bases
from thidua.stages.eligibility.models import Assessment
from thidua.stages.nominations.models import Nomination
from thidua.stages.registration.models import TitleRegistration

pytestmark = pytest.mark.django_db
TODAY = dt.date(2021, 12, 21)

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


def work(season: Season, role: str) -> list[str]:
    return [item.what for item in selectors.work_items(season.actor(role), TODAY)]


def test_beyond_the_competence_names_who_decides_by_which_article(season: Season) -> None:
    choice = selectors.choose(year.closed(season), MEETING_DAY)

    (one,) = choice.beyond
    assert (one.name, one.nomination.award) == ("Hà Văn Trưởng", PROVINCE)
    assert "Chủ tịch Ủy ban nhân dân cấp tỉnh" in one.note
    assert "Điều 79 Luật 15/2003/QH11" in one.note


def test_a_missing_registration_warns_and_refuses_nobody(season: Season) -> None:
    meeting = year.closed(season)
    TitleRegistration.objects.create(
        movement=season.listing.movement,
        person=season.people["staff"],
        award=FIGHTER,
        state="confirmed",
        registered_on=dt.date(2021, 2, 1),
    )

    notes = {one.name: one.note for one in selectors.choose(meeting, MEETING_DAY).decided}
    assert notes["Nông Thị Mẫu"] == ""
    assert notes["Dương Văn Ví Dụ"].startswith("Chưa thấy đăng ký")


def test_equal_lists_have_equal_digests(season: Season) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))

    found = selectors.compare(decision)
    assert (found.passed, found.decided, found.equal, found.missing, found.extra) == (4, 4, True, (), ())


def test_a_missing_line_is_named(season: Season) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))
    DecisionLine.objects.filter(decision=decision, award=FIGHTER).delete()

    found = selectors.compare(decision)
    assert (found.equal, found.missing) == (False, ("Nông Thị Mẫu, Chiến sĩ thi đua cơ sở",))


@pytest.mark.parametrize(("role", "drafts"), [("clerk", 1), ("director", 1), ("union", 1), ("staff", 0), ("member", 0)])
def test_drafts_are_for_those_who_make_or_sign_them(season: Season, role: str, drafts: int) -> None:
    year.numbered(season)

    assert selectors.visible_decisions(season.actor(role)).count() == drafts


def test_everybody_of_the_agency_sees_an_issued_decision_and_nobody_else(season: Season) -> None:
    year.issued(season)
    other = year.make_season("khac", "Sở Khác")

    assert selectors.visible_decisions(season.actor("staff")).count() == 1
    assert selectors.visible_decisions(other.actor("clerk")).count() == 0


def test_work_follows_the_decision(season: Season) -> None:
    meeting = year.closed(season)
    assert work(season, "clerk") == ["Lập quyết định khen thưởng"]
    decision = services.draft_decision(meeting, actor=season.actor("clerk"))
    assert work(season, "clerk") == ["Lấy số quyết định"]
    services.number_decision(decision, decided_on=year.DECISION_DAY, actor=season.actor("clerk"))
    assert work(season, "director") == ["Ký quyết định số 01/QĐ-SNgV"]
    assert work(season, "clerk") == ["Quyết định số 01/QĐ-SNgV chờ ký"]
    assert work(season, "staff") == []


@pytest.mark.parametrize(
    ("day", "law"), [(dt.date(2023, 12, 31), "26 tháng 11 năm 2003"), (dt.date(2024, 1, 1), "15 tháng 6 năm 2022")]
)
def test_the_bases_are_those_in_force_on_the_day(day: dt.date, law: str) -> None:
    assert law in legal_bases(day)[0]


def test_a_deputy_signs_for_the_head(season: Season) -> None:
    deputy = season.people["head"]
    deputy.job_title = "Phó Giám đốc"

    signature = drafting.signature_of(deputy, "so")
    assert (signature.authority, signature.authority_title, signature.title) == ("KT.", "Giám đốc", "Phó Giám đốc")
    head = drafting.signature_of(season.people["director"], "so")
    assert (head.authority, head.title) == (None, "Giám đốc")


def test_without_a_present_answer_the_one_of_the_nomination_counts(season: Season) -> None:
    meeting = year.closed(season)
    Assessment.objects.update(is_current=False)
    assert [one.name for one in selectors.choose(meeting, MEETING_DAY).beyond] == ["Hà Văn Trưởng"]
    assert going_beyond([meeting]) == {meeting.pk}
    Nomination.objects.update(assessment=None)
    assert selectors.choose(meeting, MEETING_DAY).beyond == ()
    assert going_beyond([meeting]) == set()


def test_meetings_are_asked_about_in_one_query(season: Season, django_assert_num_queries) -> None:
    meetings = [year.closed(season), year.closed(year.make_season("khac", "Sở Khác"))]
    with django_assert_num_queries(1):
        assert going_beyond(meetings) == {meeting.pk for meeting in meetings}
    with django_assert_num_queries(0):
        assert going_beyond([]) == set()
