"""Asking the law for an agency: answers kept once, replaced when facts change, never altered."""

import datetime as dt
from collections import Counter

import pytest

from tests.stages.yearend import DATES, FIGHTER, LABOURER, YearEnd, make_yearend
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import Discipline, OpenMatter, Rating
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.models import Assessment, AssessmentRun
from thidua.stages.eligibility.selectors import dates_of_run, latest_run, stale_codes
from thidua.stages.eligibility.services import assess_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


def answer(year: YearEnd, who: str, award: str) -> Assessment:
    return Assessment.objects.get(person=year.people[who], award=award, is_current=True)


def test_the_laws_answers_are_kept_with_rule_day_and_reasons(year: YearEnd) -> None:
    year.assess()
    statuses = {who: answer(year, who, LABOURER).status for who in ("head", "fighter", "labourer", "laggard")}
    assert statuses == {
        "head": "eligible", "fighter": "eligible", "labourer": "eligible", "laggard": "not_eligible",
    }  # fmt: skip
    assert answer(year, "fighter", FIGHTER).status == "eligible"
    refused = answer(year, "laggard", LABOURER)
    assert refused.answer["failed"] == ["xep_loai"]
    assert refused.answer["reasons"] == ["Hoàn thành tốt nhiệm vụ trở lên trong năm xét"]
    assert refused.rule == "lao_dong_tien_tien@2017-10-01"
    assert refused.facts["ratings"] == [{"code": "sngv-laggard", "year": 2021, "rating": "HT", "months": None}]


def test_registration_is_told_as_known_or_unknown(year: YearEnd) -> None:
    year.assess()
    assert answer(year, "fighter", FIGHTER).answer["registered"] is True
    assert answer(year, "head", FIGHTER).answer["registered"] is False
    year.movement.state = "cancelled"
    year.movement.save()
    year.assess()
    assert answer(year, "head", FIGHTER).answer["registered"] is None


def test_asking_twice_writes_nothing_new(year: YearEnd) -> None:
    first = year.assess()
    again = year.assess()
    assert first.changed == Assessment.objects.count()
    assert (first.same, again.changed, again.same) == (0, 0, first.changed)
    assert AssessmentRun.objects.count() == 2
    assert JournalEntry.objects.filter(verb="eligibility.assess").count() == 2


def test_a_changed_fact_replaces_the_answer_and_keeps_the_old_row(year: YearEnd) -> None:
    year.assess()
    old = answer(year, "labourer", LABOURER)
    Rating.objects.filter(person=year.people["labourer"]).update(level="KHT")
    assert stale_codes(year.agency, 2021) == {"sngv-labourer", "LSHT"}
    year.assess()
    old.refresh_from_db()
    assert (old.is_current, old.status) == (False, "eligible")
    assert answer(year, "labourer", LABOURER).status == "not_eligible"
    assert stale_codes(year.agency, 2021) == frozenset()


def test_an_open_matter_blocks_and_a_reprimand_refuses(year: YearEnd) -> None:
    OpenMatter.objects.create(person=year.people["head"], kind="to_cao", from_on=dt.date(2021, 11, 1))
    Discipline.objects.create(person=year.people["labourer"], kind="khien_trach", decided_on=dt.date(2021, 6, 1))
    year.assess()
    assert answer(year, "head", LABOURER).status == "blocked"
    assert answer(year, "head", LABOURER).answer["reasons"] != []
    assert answer(year, "labourer", LABOURER).status == "not_eligible"
    assert "ky_luat" in answer(year, "labourer", LABOURER).answer["failed"]


def test_everybody_is_stale_before_the_first_asking(year: YearEnd) -> None:
    assert stale_codes(year.agency, 2021) == frozenset()
    assert latest_run(year.agency.pk, 2021) is None
    assert dates_of_run(None, 2021) == AssessmentDates(dt.date(2021, 12, 31))


def test_the_days_of_the_last_asking_are_kept_for_the_next(year: YearEnd) -> None:
    year.assess()
    assess_agency(agency=year.agency, year=2021, actor=year.actor("clerk"))
    run = latest_run(year.agency.pk, 2021)
    assert dates_of_run(run, 2021) == DATES


def test_whoever_has_left_the_record_has_no_current_answer(year: YearEnd) -> None:
    year.assess()
    person = year.people["laggard"]
    person.postings.all().delete()
    year.assess()
    assert not Assessment.objects.filter(person=person, is_current=True).exists()
    assert Assessment.objects.filter(person=person).exists()


def test_the_collective_is_judged_by_its_members(year: YearEnd) -> None:
    Rating.objects.create(agency=year.agency, unit=year.division, year=2021, level="HTT")
    run = year.assess()
    unit = Assessment.objects.get(unit=year.division, award="tap_the_lao_dong_tien_tien", is_current=True)
    assert unit.facts["members"] != []
    assert Counter(row.status for row in Assessment.objects.filter(is_current=True)) == run.statuses


@pytest.mark.parametrize("who", ["director", "secretary", "head", "labourer"])
def test_only_the_clerk_asks(year: YearEnd, who: str) -> None:
    with pytest.raises(Refused, match="Chuyên viên thi đua"):
        assess_agency(agency=year.agency, year=2021, actor=year.actor(who))
    assert Assessment.objects.count() == 0


def test_another_agency_is_not_assessed(year: YearEnd) -> None:
    other = make_yearend("khac")
    with pytest.raises(Refused, match="cơ quan khác"):
        assess_agency(agency=other.agency, year=2021, actor=year.actor("clerk"))


def test_a_year_before_any_rule_is_refused_with_the_reason(year: YearEnd) -> None:
    with pytest.raises(InputRefused, match="Chưa có quy tắc nào cho ngày 31/12/2010"):
        assess_agency(agency=year.agency, year=2010, actor=year.actor("clerk"))
    assert AssessmentRun.objects.count() == 0
