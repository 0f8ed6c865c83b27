"""Who could be proposed: each role sees its part, filters narrow the list, the numbers are the law's."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from tests.factories import make_person
from tests.pages import queries_of, text_of
from tests.stages.yearend import DATES, FIGHTER, LABOURER, YearEnd, make_yearend
from thidua import law
from thidua.foundations.access.models import User
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.workbook.model import RatingRow, Register
from thidua.stages.eligibility.factcache import question
from thidua.stages.eligibility.models import Assessment
from thidua.stages.eligibility.proposable import candidates, counts_of, sieve_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST, PANEL = "/dieu-kien/co-the-de-nghi/", "/dieu-kien/co-the-de-nghi/so-luong/"


@pytest.fixture
def year(settings: LazySettings, tmp_path: Path) -> YearEnd:
    settings.THIDUA_DATA = tmp_path
    return make_yearend()


def learn(year: YearEnd, code: str, level: str) -> None:
    facts = Register(ratings=(RatingRow(code, 2021, level),))  # type: ignore[arg-type]
    import_register(facts, agency=year.agency, actor=year.actor("clerk"))


def names(year: YearEnd, who: str, award: str = LABOURER, status: str = "") -> set[str]:
    sieve = sieve_of(year.actor(who), 2021)
    places = sieve.answers.with_status(award, status, sieve.among).tolist()
    return {one.name for one in candidates(sieve, award, places)}


def test_the_day_named_is_the_one_whose_law_is_asked(year: YearEnd, signed_in: SignIn) -> None:
    year.assess()
    for url in ("/dieu-kien/", LIST):
        page = text_of(signed_in(year.users["clerk"]).get(url))
        assert f"luật có hiệu lực ngày {DATES.dossier_received:%-d/%-m/%Y}" in page


def test_each_role_sees_its_part(year: YearEnd) -> None:
    everybody = {person.full_name for person in year.people.values()}
    assert names(year, "clerk") == names(year, "director") == names(year, "secretary") == everybody
    assert names(year, "head") == {year.people[k].full_name for k in ("head", "fighter", "labourer", "laggard")}
    assert names(year, "labourer") == {year.people["labourer"].full_name}


def test_the_answer_and_its_first_reason(year: YearEnd) -> None:
    assert names(year, "clerk", status="not_eligible") == {"Chu Văn Vừa"}
    # The head was rated highest too, but has no initiative of the year.
    assert names(year, "clerk", FIGHTER, "eligible") == {"Nông Thị Sáng"}
    sieve = sieve_of(year.actor("head"), 2021)
    place = sieve.answers.people.tolist().index(year.people["laggard"].pk)
    (line,) = candidates(sieve, LABOURER, [place])
    assert (line.status, line.unit_name) == ("not_eligible", year.division.name)
    assert line.reason.startswith("Hoàn thành tốt nhiệm vụ trở lên")
    (other,) = candidates(sieve, LABOURER, [sieve.answers.people.tolist().index(year.people["labourer"].pk)])
    assert (other.status, other.reason) == ("eligible", "")


@pytest.mark.parametrize(("left", "number"), [(dt.date(2021, 6, 30), 7), (dt.date(2020, 12, 31), 6)])
def test_the_list_holds_the_people_the_answers_are_kept_of(left: dt.date, number: int, year: YearEnd) -> None:
    """Two lists of one stage that count different people would be believed neither."""
    Person.objects.filter(pk=year.people["labourer"].pk).update(left_on=left)
    year.assess()
    kept = Assessment.objects.filter(award=LABOURER, is_current=True, person__isnull=False)
    asked_about = {one.person.full_name for one in kept.select_related("person") if one.person}
    sieve = sieve_of(year.actor("clerk"), 2021)
    listed = {one.name for one in candidates(sieve, LABOURER, range(len(sieve.answers.people)))}
    assert (len(asked_about), listed) == (number, asked_about)


def test_numbers_of_every_award_in_reach(year: YearEnd) -> None:
    counts = {one.award: one for one in counts_of(sieve_of(year.actor("clerk"), 2021))}
    assert (counts[LABOURER].eligible, counts[LABOURER].needs_review) == (6, 0)
    assert (counts[FIGHTER].eligible, counts[FIGHTER].needs_review) == (1, 0)
    assert set(counts) >= {LABOURER, FIGHTER, "giay_khen", "bang_khen_bo_nganh_tinh", "cstd_bo_nganh_tinh"}
    assert list(counts)[:2] == [LABOURER, FIGHTER]


def test_a_changed_fact_is_seen_at_once(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    assert "Triệu Văn Tốt" in text_of(client.get(LIST, {"danh_hieu": LABOURER}))
    learn(year, "sngv-labourer", "HT")
    page = text_of(client.get(LIST, {"danh_hieu": LABOURER}))
    assert "Triệu Văn Tốt" not in page
    assert "Có thể đề nghị <b>5</b>" in page
    assert "Triệu Văn Tốt" in text_of(client.get(LIST, {"danh_hieu": LABOURER, "loc": "not_eligible"}))


def test_unit_and_answer_narrow_the_list(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    page = text_of(client.get(LIST, {"danh_hieu": LABOURER, "don_vi": year.office.pk}))
    assert "Lộc Thị Ghi" in page
    assert "Triệu Văn Tốt" not in page
    assert "Tất cả <b>3</b>" in page
    everybody = text_of(client.get(LIST, {"danh_hieu": LABOURER, "loc": "tat-ca"}))
    assert all(person.full_name in everybody for person in year.people.values())
    assert "Không ai khớp bộ lọc" in text_of(client.get(LIST, {"danh_hieu": LABOURER, "loc": "blocked"}))


def test_an_award_that_is_none_shows_the_first(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(LIST, {"danh_hieu": "không-có", "trang": "99"}))
    assert "Triệu Văn Tốt" in page


def test_another_agency_does_not_exist(year: YearEnd, foreign_unit: Unit, signed_in: SignIn) -> None:
    make_person(foreign_unit, "CANARY-KHAC Người")
    page = text_of(signed_in(year.users["clerk"]).get(LIST, {"loc": "tat-ca", "don_vi": foreign_unit.pk}))
    assert "CANARY-KHAC" not in page


def test_the_stage_page_loads_the_numbers_and_links_to_the_list(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    index = client.get("/dieu-kien/").content.decode()
    assert f'hx-get="{PANEL}"' in index
    assert f'href="{LIST}"' in index
    panel = text_of(client.get(PANEL))
    assert 'Lao động tiên tiến</a> <b class="num">6</b>' in panel
    assert "chưa tính đăng ký, bình chọn, phiếu Hội đồng, hạn mức" in panel


def test_a_large_register_is_told_to_be_still_read(
    year: YearEnd, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.stages.eligibility.proposable.MOST_DERIVED", 1)
    learn(year, "sngv-clerk", "HTT")
    client = signed_in(year.users["clerk"])
    assert "còn 3 người chưa vào danh sách" in text_of(client.get(PANEL))
    assert "chưa vào danh sách" not in text_of(client.get(PANEL))


def test_a_year_without_rules_says_so(year: YearEnd, signed_in: SignIn) -> None:
    with pytest.raises(law.LawInputError, match="chưa có quy tắc"):
        question("so", 2010, type(DATES)(dt.date(2010, 12, 28)), ())
    type(year.movement).objects.update(year=2010)
    client = signed_in(year.users["clerk"])
    for url in (LIST, PANEL):
        assert "chưa có quy tắc nào cho ngày 31/12/2010" in text_of(client.get(url))


def test_list_and_numbers_ask_the_same_queries_for_one_and_more(signed_in: SignIn, year: YearEnd) -> None:
    client = signed_in(year.users["clerk"])
    learn(year, "sngv-clerk", "HTT")
    for key in ("secretary", "labourer", "laggard", "head", "fighter", "director"):
        year.people[key].postings.all().delete()
    for url in (LIST, PANEL):
        client.get(url)
        few = queries_of(client, url)
        for key in ("labourer", "laggard"):
            year.people[key].postings.get_or_create(unit=year.division, from_on=year.people[key].joined_on)
        learn(year, "sngv-clerk", "HTXS" if url == LIST else "HTT")
        client.get(url)
        assert queries_of(client, url) == few <= 15
        assert reverse("eligibility:candidates") == LIST
