"""The law asked with the agency's adopted regulation, and for whom a draft would change the answer."""

import datetime as dt

import pytest
from django.test import Client

from tests.law.overlays import condition
from tests.law.overlays import regulation as file_of
from tests.pages import queries_of, text_of
from tests.stages.yearend import DATES, FIGHTER, LABOURER, YearEnd, make_yearend
from thidua.foundations.catalogue.models import LocalRegulation
from thidua.foundations.catalogue.selectors import overlay_of
from thidua.foundations.catalogue.services import adopt_regulation, upload_regulation
from thidua.stages.eligibility.assess import AssessmentDates
from thidua.stages.eligibility.effect import Flip, effect_of
from thidua.stages.eligibility.models import Assessment, AssessmentRun
from thidua.stages.eligibility.selectors import latest_run, outdated, stale_codes

pytestmark = pytest.mark.django_db
THIS_YEAR = dt.date(2021, 1, 1)
AT = {"at": "Điều 5"}
EXCELLENT = condition(LABOURER, id="xuat_sac", text="Hoàn thành xuất sắc", when={"fact": "rating", "at_least": "HTXS"})


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


def put(year: YearEnd, start: dt.date = THIS_YEAR, **parts: object) -> LocalRegulation:
    data = file_of(start, **parts)
    return upload_regulation(agency=year.agency, name="q.yaml", data=data, actor=year.actor("secretary"))


def adopt(year: YearEnd, start: dt.date = THIS_YEAR, **parts: object) -> LocalRegulation:
    return adopt_regulation(put(year, start, **parts), actor=year.actor("secretary"))


def statuses(year: YearEnd, award: str = LABOURER) -> dict[str, str]:
    rows = Assessment.objects.filter(award=award, is_current=True, person__isnull=False)
    return {row.person.code.partition("-")[2]: row.status for row in rows.select_related("person")}  # type: ignore[union-attr]


def test_a_draft_touches_no_answer_an_adopted_one_does(year: YearEnd) -> None:
    draft = put(year, conditions=[EXCELLENT])
    year.assess()
    assert statuses(year)["labourer"] == "eligible"
    adopt_regulation(draft, actor=year.actor("secretary"))
    year.assess()
    found = statuses(year)
    assert (found["labourer"], found["head"], found["fighter"]) == ("not_eligible", "eligible", "eligible")
    row = Assessment.objects.get(person=year.people["labourer"], award=LABOURER, is_current=True)
    assert row.rule == "lao_dong_tien_tien@2017-10-01+15/2025/QĐ-UBND"
    assert row.answer["failed"] == ["xuat_sac"]


@pytest.mark.parametrize(("start", "holds"), [(dt.date(2021, 12, 15), True), (dt.date(2021, 12, 29), False)])
def test_only_the_regulation_of_the_days_asked_about_counts(start: dt.date, holds: bool, year: YearEnd) -> None:
    adopt(year, start, conditions=[EXCELLENT])
    year.assess()
    assert (statuses(year)["labourer"] == "not_eligible") is holds


def test_an_adoption_makes_earlier_answers_old(year: YearEnd) -> None:
    year.assess()
    assert not outdated(latest_run(year.agency.pk, 2021))
    assert stale_codes(year.agency, 2021) == frozenset()
    adopt(year, conditions=[EXCELLENT])
    assert outdated(latest_run(year.agency.pk, 2021))
    assert {person.code for person in year.people.values()} <= stale_codes(year.agency, 2021)
    year.assess()
    assert not outdated(latest_run(year.agency.pk, 2021))
    assert year.assess().changed == 0


def test_the_quota_of_the_regulation_is_kept_with_the_asking(year: YearEnd) -> None:
    year.assess()
    assert AssessmentRun.objects.latest("pk").quotas[FIGHTER]["arithmetic"].startswith("15% × 6")
    adopt(year, quotas={FIGHTER: {"percent": 10, "of": LABOURER, **AT}})
    year.assess()
    assert AssessmentRun.objects.latest("pk").quotas[FIGHTER]["arithmetic"].startswith("10% × 6")


def test_a_quota_counted_on_staff_finds_its_base(year: YearEnd) -> None:
    later = AssessmentDates(dt.date(2024, 1, 31), dt.date(2024, 1, 20), dt.date(2024, 1, 10))
    overlay = overlay_of(put(year, dt.date(2024, 1, 1), quotas={FIGHTER: {"percent": 29, "of": "staff", **AT}}))
    found = effect_of(year.agency, 2021, later, overlay)
    assert [name for name, _, _ in found.quotas] == ["Chiến sĩ thi đua cơ sở"]
    assert found.quotas[0][2] == "29% × 7 (tổng số người) = 2,03, làm tròn xuống còn 2"


def test_whose_answer_would_change_is_told_by_reason(year: YearEnd) -> None:
    found = effect_of(year.agency, 2021, DATES, overlay_of(put(year, conditions=[EXCELLENT])))
    first = next(one for one in found.flips if one.award_vi == "Lao động tiên tiến")
    names = tuple(str(year.people[who]) for who in ("director", "clerk", "secretary", "labourer"))
    assert first == Flip("Lao động tiên tiến", "eligible", "not_eligible", ("Hoàn thành xuất sắc",), first.names)
    assert sorted(first.names) == sorted(names)
    assert found.changed == sum(len(one.names) for one in found.flips)
    assert Assessment.objects.count() == 0


def test_a_regulation_not_yet_in_force_changes_nothing(year: YearEnd) -> None:
    found = effect_of(year.agency, 2021, DATES, overlay_of(put(year, dt.date(2022, 1, 1), conditions=[EXCELLENT])))
    assert (found.in_force, found.flips) == (False, ())


def test_the_effect_of_an_adopted_one_is_told_against_the_law(year: YearEnd) -> None:
    adopted = adopt(year, conditions=[EXCELLENT])
    assert effect_of(year.agency, 2021, DATES, overlay_of(adopted)).changed > 0


def browser(year: YearEnd, who: str) -> Client:
    client = Client()
    client.force_login(year.users[who], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_panel_says_who_and_why(year: YearEnd) -> None:
    url = f"/dieu-kien/quy-dinh/{put(year, conditions=[EXCELLENT]).pk}/"
    year.assess()
    page = text_of(browser(year, "secretary").get(url))
    assert str(year.people["labourer"]) in page
    assert "Hoàn thành xuất sắc" in page
    assert queries_of(browser(year, "secretary"), url) <= 25
    assert browser(year, "director").get(url).status_code == 403


def test_the_panel_says_when_nobody_is_touched(year: YearEnd) -> None:
    soon = put(year, dt.date(2022, 1, 1))
    page = text_of(browser(year, "secretary").get(f"/dieu-kien/quy-dinh/{soon.pk}/"))
    assert "Không ai. Quy định chưa có hiệu lực vào các ngày xét năm 2021" in page
    same = put(year)
    page = text_of(browser(year, "secretary").get(f"/dieu-kien/quy-dinh/{same.pk}/"))
    assert "đều giữ nguyên" in page
