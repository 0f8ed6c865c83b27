"""The page of a person and of a unit: who sees which link, what a supposition shows, and that nothing is written."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import queries_of, text_of
from tests.stages.yearend import COLLECTIVE, FIGHTER, LABOURER, YearEnd, make_yearend
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import HeldAward, Rating
from thidua.law.engine import texts
from thidua.stages.eligibility.models import Assessment

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PROVINCIAL = "cstd_bo_nganh_tinh"
AHEAD, SUPPOSE = "Còn cần gì để đạt, sớm nhất năm nào", "không ghi vào sổ, không phải quyết định"


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    Rating.objects.create(agency=made.agency, unit=made.division, year=2021, level="HTXS")
    made.assess()
    return made


def url_of(year: YearEnd, who: str) -> str:
    return reverse("eligibility:person", args=[year.people[who].pk])


def unit_url(year: YearEnd) -> str:
    return reverse("eligibility:unit", args=[year.division.pk])


def test_the_page_says_what_is_needed_by_when(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["labourer"]).get(url_of(year, "labourer")))
    for words in (AHEAD, "sớm nhất năm <b>2021</b>", "1 sáng kiến được công nhận, phạm vi cơ sở", "Không phải lời hứa"):
        assert words in page


def test_an_unstated_year_is_a_question(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter")))
    assert "Sổ chưa ghi. Được tính nếu năm đó:" in page


def test_the_record_behind_a_condition_is_shown_with_its_decision(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter"), {"danh-hieu": FIGHTER}))
    assert "“Sổ tay song ngữ mẫu” (2021, cấp cơ sở)" in page
    assert "sổ vướng mắc không có dòng nào" in page


def test_a_supposition_shows_what_turns_and_why(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["labourer"])
    asked = {"danh-hieu": FIGHTER, "gd-sang_kien": "co_so"}
    page = text_of(client.get(url_of(year, "labourer"), asked))
    for words in (SUPPOSE, "Thêm một sáng kiến được công nhận: cấp cơ sở", "thành", "Bỏ giả định"):
        assert words in page
    assert "Bỏ giả định" not in text_of(client.get(url_of(year, "labourer")))


def test_a_supposition_that_changes_nothing_says_so(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter"), {"gd-xep_loai": "HTXS"}))
    assert "Không câu trả lời nào đổi." in page


def test_only_open_questions_are_offered(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    excellent, vote = "Nếu năm nay xếp loại Hoàn thành xuất sắc", "Nếu Hội đồng lựa chọn và biểu quyết đạt"
    fighter = text_of(client.get(url_of(year, "fighter"), {"danh-hieu": FIGHTER}))
    labourer = text_of(client.get(url_of(year, "labourer"), {"danh-hieu": PROVINCIAL}))
    assert (excellent in fighter, vote in fighter) == (False, False)
    assert excellent in labourer
    answer = Assessment.objects.get(person=year.people["fighter"], award=FIGHTER, is_current=True)
    answer.answer["review"] = ["phieu_hoi_dong"]
    answer.save()
    assert vote in text_of(client.get(url_of(year, "fighter"), {"danh-hieu": FIGHTER}))


def test_looking_writes_nothing(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    before = JournalEntry.objects.count(), Assessment.objects.count(), Rating.objects.count(), HeldAward.objects.count()
    client.get(url_of(year, "fighter"), {"gd-xep_loai": "KHT", "gd-danh_hieu": FIGHTER, "gd-bieu_quyet": "on"})
    after = JournalEntry.objects.count(), Assessment.objects.count(), Rating.objects.count(), HeldAward.objects.count()
    assert after == before
    assert client.post(url_of(year, "fighter"), {"gd-xep_loai": "KHT"}).status_code == 405


def test_a_supposition_that_cannot_be_is_named_and_the_page_stands(year: YearEnd, signed_in: SignIn) -> None:
    response = signed_in(year.users["clerk"]).get(url_of(year, "fighter"), {"gd-thang": "13", "gd-xep_loai": "TOT"})
    assert response.status_code == 200
    page = text_of(response)
    assert "fld bad" in page
    assert 'role="status"><p><b>Giả định' not in page


def test_a_person_supposes_about_himself_only(year: YearEnd, signed_in: SignIn) -> None:
    asked = {"gd-xep_loai": "HTXS"}
    labourer = signed_in(year.users["labourer"])
    assert labourer.get(url_of(year, "fighter"), asked).status_code == 404
    assert labourer.get(unit_url(year), asked).status_code == 404
    head = signed_in(year.users["head"])
    assert head.get(url_of(year, "fighter"), asked).status_code == 200
    assert head.get(url_of(year, "clerk"), asked).status_code == 404


def test_a_unit_has_the_same_parts(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    page = text_of(client.get(unit_url(year), {"gd-xep_loai": "HT"}))
    for words in (AHEAD, SUPPOSE, "Tập thể", "Xếp loại năm nay: Hoàn thành nhiệm vụ"):
        assert words in page


def test_the_figures_of_a_unit_turn_its_title(year: YearEnd, signed_in: SignIn) -> None:
    client = signed_in(year.users["clerk"])
    asked = {"danh-hieu": COLLECTIVE, "gd-ldtt": "2"}
    page = text_of(client.get(unit_url(year), asked))
    assert "Số cá nhân đạt Lao động tiên tiến: 2" in page
    assert "Trên 50% cá nhân đạt Lao động tiên tiến: 2/4 (50,0%)" in page


def test_a_figure_that_cannot_stand_beside_the_record_is_said_at_the_form(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(unit_url(year), {"gd-ldtt": "9"}))
    assert "Không giả định được như vậy: 9 lớn hơn số người của tập thể (4)" in page
    assert AHEAD in page


def test_the_missing_fact_is_linked_for_the_clerk_and_named_for_the_head(year: YearEnd, signed_in: SignIn) -> None:
    answer = Assessment.objects.get(person=year.people["fighter"], award=LABOURER, is_current=True)
    for one in answer.answer["criteria"]:
        if one["id"] == "xep_loai":
            one |= {"status": "unknown", "who_can_supply": "Người có thẩm quyền xếp loại"}
    answer.answer["review"] = ["xep_loai"]
    answer.save()
    imports = reverse("reviews:import")
    asked = {"danh-hieu": LABOURER}
    clerk = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter"), asked))
    head = text_of(signed_in(year.users["head"]).get(url_of(year, "fighter"), asked))
    assert "Còn thiếu 1 dữ kiện" in clerk
    assert "Còn thiếu 1 dữ kiện" in head
    assert (f'href="{imports}"' in clerk, f'href="{imports}"' in head) == (True, False)
    assert "Người có thể giúp: Người có thẩm quyền xếp loại" in head


PACK = """
instrument: luat-15-2003-qh11
articles:
  Điều 24:
    text: ""
    khoan:
      "1": {text: "", diem: {a: Lời của điểm a khoản một}}
"""


def test_the_articles_own_words_where_a_pack_is_loaded(
    year: YearEnd, signed_in: SignIn, settings: Any, tmp_path: Path
) -> None:
    client = signed_in(year.users["clerk"])
    settings.THIDUA_DATA = tmp_path
    assert "Nguyên văn điều khoản" not in text_of(client.get(url_of(year, "fighter")))
    file = tmp_path / "bo.yaml"
    file.write_text(PACK, encoding="utf-8")
    texts.install(texts.read_pack(file), tmp_path)
    page = text_of(client.get(url_of(year, "fighter"), {"danh-hieu": LABOURER}))
    assert "Nguyên văn điều khoản" in page
    assert "Lời của điểm a khoản một" in page


def test_an_answer_of_an_earlier_release_still_reads(year: YearEnd, signed_in: SignIn) -> None:
    for one in Assessment.objects.filter(unit=year.division):
        del one.answer["asked"]
        one.save()
    Assessment.objects.filter(person=year.people["fighter"]).update(facts={})
    client = signed_in(year.users["clerk"])
    for url in (unit_url(year), url_of(year, "fighter")):
        page = text_of(client.get(url, {"gd-xep_loai": "HT"}))
        assert "Sáu năm gần nhất" in page
        assert AHEAD not in page


def test_a_year_nobody_asked_for_shows_the_years_and_no_more(signed_in: SignIn) -> None:
    year = make_yearend()
    page = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter"), {"gd-xep_loai": "HT"}))
    assert "Chưa xét điều kiện năm này" in page
    assert AHEAD not in page


def test_the_picture_has_a_name_a_description_and_a_table_beside_it(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter")))
    for words in ('role="img" aria-labelledby="ct-t ct-d"', "Sáu năm của Nông Thị Sáng", "Xếp loại: 2021: Xuất sắc."):
        assert words in page
    assert page.index("ct-d") < page.index("Sáu năm gần nhất, dạng bảng")


def test_no_part_of_the_page_needs_a_script_or_a_style_attribute(year: YearEnd, signed_in: SignIn) -> None:
    page = text_of(signed_in(year.users["clerk"]).get(url_of(year, "fighter"), {"gd-xep_loai": "HT"}))
    assert " style=" not in page
    assert "onclick" not in page


@pytest.mark.parametrize("who", ["clerk", "head", "fighter"])
def test_the_page_stays_within_its_budget_however_much_is_held(year: YearEnd, signed_in: SignIn, who: str) -> None:
    client = signed_in(year.users[who])
    url = url_of(year, "fighter") + f"?danh-hieu={FIGHTER}&gd-xep_loai=HT"
    few = queries_of(client, url)
    for one in (2018, 2019, 2020):
        HeldAward.objects.create(
            agency=year.agency, person=year.people["fighter"], award=FIGHTER, year=one, decided_on=dt.date(one, 12, 25)
        )
        Rating.objects.create(agency=year.agency, person=year.people["fighter"], year=one, level="HTXS")
    assert queries_of(client, url) == few


def test_the_units_page_stays_within_its_budget(year: YearEnd, signed_in: SignIn) -> None:
    assert queries_of(signed_in(year.users["clerk"]), unit_url(year) + "?gd-xep_loai=HT") <= 25
