"""The rows of the ledger behind a condition: what they say, who entered them, and where a missing one is entered."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.stages.yearend import YearEnd, make_yearend
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.ledger.models import Discipline, HeldAward, Initiative, InitiativeAuthor, OpenMatter, Rating
from thidua.foundations.workbook.model import RatingRow, Register
from thidua.stages.eligibility.evidence import MOST_RECORDS, Evidence, Record, source_of
from thidua.stages.eligibility.history import History
from thidua.vietnamese import format_date

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


def of(year: YearEnd, fact: str, who: str = "fighter") -> tuple[Record, ...]:
    return Evidence(History(year.people[who], 2021)).of(fact)


def texts(year: YearEnd, fact: str, who: str = "fighter") -> list[str]:
    return [record.text for record in of(year, fact, who)]


@pytest.mark.parametrize(
    ("fact", "proofs"),
    [
        ("count_flags", ["Cờ thi đua của Bộ, ban, ngành, tỉnh 2018"]),
        ("count_flags_chinh_phu", ["Cờ thi đua của Chính phủ 2019"]),
        ("years_after_hc_lao_dong_1", ["Huân chương Lao động hạng Nhất 2017"]),
        ("years_after_hc_doc_lap_3", []),
        (
            "collective_age",
            [
                "Cờ thi đua của Chính phủ 2019",
                "Cờ thi đua của Bộ, ban, ngành, tỉnh 2018",
                "Huân chương Lao động hạng Nhất 2017",
            ],
        ),
    ],
)
def test_an_award_proves_only_what_counts_it(fact: str, proofs: list[str], year: YearEnd) -> None:
    for number, award in enumerate(("hc_lao_dong_1", "co_thi_dua_bo_nganh_tinh", "co_thi_dua_chinh_phu")):
        HeldAward.objects.create(agency=year.agency, unit=year.division, award=award, year=2017 + number)
    found = Evidence(History(year.division, 2021)).of(fact)
    assert [one.text for one in found] == proofs


def test_the_level_of_the_year_alone_proves_the_year(year: YearEnd) -> None:
    Rating.objects.create(agency=year.agency, person=year.people["fighter"], year=2020, level="HTT")
    assert texts(year, "rating") == ["xếp loại 2021: Hoàn thành xuất sắc nhiệm vụ"]
    assert texts(year, "years_htt") == [
        "xếp loại 2021: Hoàn thành xuất sắc nhiệm vụ",
        "xếp loại 2020: Hoàn thành tốt nhiệm vụ",
    ]


def test_the_list_of_the_year_is_linked_and_that_of_another_year_is_not(year: YearEnd) -> None:
    Rating.objects.create(agency=year.agency, person=year.people["fighter"], year=2020, level="HTT")
    this, before = of(year, "years_htt")
    assert this.url == f"{reverse('reviews:records')}?don_vi={year.division.pk}"
    assert before.url == ""


def test_who_entered_a_row_and_when_comes_from_the_journal(year: YearEnd) -> None:
    assert of(year, "rating")[0].entered == ""
    clerk = year.actor("clerk")
    facts = Register(ratings=(RatingRow("sngv-fighter", 2021, "HTT"),))
    import_register(facts, agency=year.agency, actor=clerk)
    entered = of(year, "rating")[0].entered
    assert entered.endswith(f", {clerk.label}")
    assert entered.startswith("nhập ")
    assert texts(year, "rating") == ["xếp loại 2021: Hoàn thành tốt nhiệm vụ"]


def test_conduct_is_said_to_follow_from_the_level(year: YearEnd) -> None:
    assert texts(year, "conduct") == ["suy từ xếp loại năm 2021: Hoàn thành xuất sắc nhiệm vụ"]
    Rating.objects.all().delete()
    assert of(year, "conduct") == ()


def test_months_are_told_with_the_day_of_joining(year: YearEnd) -> None:
    joined = f"vào cơ quan {format_date(year.people['fighter'].joined_on)}"
    assert texts(year, "months_of_service") == [joined]
    Rating.objects.filter(person=year.people["fighter"]).update(months=8)
    assert texts(year, "months_of_service") == ["8 tháng làm việc năm 2021", joined]


def test_only_awards_of_the_kind_that_is_counted(year: YearEnd) -> None:
    for award, one in (("cstd_co_so", 2019), ("cstd_co_so", 2020), ("giay_khen", 2020)):
        HeldAward.objects.create(
            agency=year.agency, person=year.people["fighter"], award=award, year=one,
            decision_number=f"{one}/QĐ-SNgV", decided_on=dt.date(one, 12, 25),
        )  # fmt: skip
    assert texts(year, "years_cstd_co_so") == [
        "Chiến sĩ thi đua cơ sở 2020, Quyết định 2020/QĐ-SNgV, 25/12/2020",
        "Chiến sĩ thi đua cơ sở 2019, Quyết định 2019/QĐ-SNgV, 25/12/2019",
    ]
    assert texts(year, "years_after_bang_khen") == []


def test_a_revoked_award_proves_nothing(year: YearEnd) -> None:
    HeldAward.objects.create(
        agency=year.agency, person=year.people["fighter"], award="cstd_co_so", year=2020, revoked_on=dt.date(2021, 2, 1)
    )
    assert texts(year, "years_cstd_co_so") == []


def test_an_initiative_with_scope_and_decision(year: YearEnd) -> None:
    assert texts(year, "initiatives_co_so") == [
        "“Sổ tay song ngữ mẫu” (2021, cấp cơ sở), Quyết định 101/QĐ-SNgV, 25/11/2021"
    ]
    assert texts(year, "initiatives_co_so", "head") == []


def test_long_lists_are_cut_and_say_how_much_is_left(year: YearEnd) -> None:
    for number in range(MOST_RECORDS + 2):
        made = Initiative.objects.create(
            agency=year.agency, code=f"X{number}", name=f"Sáng kiến {number}", year=2015 + number, scope="co_so"
        )
        InitiativeAuthor.objects.create(initiative=made, person=year.people["head"])
    found = texts(year, "initiatives_co_so", "head")
    assert (len(found), found[-1]) == (MOST_RECORDS + 1, "và 2 dòng trước đó")


def test_an_empty_ledger_is_said_to_be_empty(year: YearEnd) -> None:
    assert texts(year, "discipline_in_period") == ["sổ kỷ luật không có dòng nào"]
    assert texts(year, "no_open_matter") == ["sổ vướng mắc không có dòng nào"]


def test_measures_and_matters_with_their_days(year: YearEnd) -> None:
    fighter = year.people["fighter"]
    Discipline.objects.create(
        person=fighter, kind="khien_trach", decided_on=dt.date(2020, 4, 12), ended_on=dt.date(2021, 4, 12)
    )
    OpenMatter.objects.create(person=fighter, kind="to_cao", from_on=dt.date(2021, 5, 3))
    assert texts(year, "clear_of_discipline") == ["khiển trách 12/04/2020, hết hiệu lực 12/04/2021"]
    assert texts(year, "no_open_matter") == ["có đơn tố cáo đang xác minh từ 03/05/2021"]


def test_facts_that_no_list_keeps_have_no_records(year: YearEnd) -> None:
    assert of(year, "votes_yes") == of(year, "selected") == of(year, "chua_tung_co") == of(year, "") == ()


@pytest.mark.parametrize(
    ("fact", "who", "label"),
    [
        ("rating", "clerk", "Nhập số liệu"),
        ("initiatives_co_so", "clerk", "Nhập số liệu"),
        ("members_counted", "clerk", "Nhập số liệu"),
        ("rating", "head", None),
        ("rating", "fighter", None),
        ("conduct", "head", "Ghi bình xét của đơn vị"),
        ("conduct", "fighter", None),
        ("votes_yes", "secretary", "Mở phiên họp Hội đồng"),
        ("selected", "clerk", "Mở phiên họp Hội đồng"),
        ("votes_yes", "head", None),
        ("chua_tung_co", "clerk", None),
        ("party_opinion", "clerk", None),
    ],
)
def test_a_missing_fact_is_linked_for_who_may_enter_it(year: YearEnd, fact: str, who: str, label: str | None) -> None:
    source = source_of(fact, year.actor(who))
    assert (source.label if source else None) == label
