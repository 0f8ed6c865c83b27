"""What lies ahead and what if, on the facts stored with an answer: the same as on the facts the law was asked with."""

import datetime as dt
from dataclasses import asdict
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from tests.stages.eligibility.registers import INFO, YEAR, complete, initiative, rating
from thidua import law
from thidua.foundations.workbook import model
from thidua.stages.eligibility.assess import AssessmentDates, assess_year, dates_of
from thidua.stages.eligibility.forms import WhatIfForm
from thidua.stages.eligibility.outlook import Ahead, ahead_of, person_case, suppose, unit_case
from thidua.stages.eligibility.record import facts_by_subject

AGENCY = SimpleNamespace(level="so")
FIGHTER, PROVINCIAL, CERTIFICATE = "cstd_co_so", "cstd_bo_nganh_tinh", "bang_khen_bo_nganh_tinh"


def register(**changes: object) -> model.Register:
    """One person rated HTT for six years, HTXS in the last two."""
    levels = tuple(rating("p1", "HTXS" if year >= YEAR - 1 else "HTT", year) for year in range(YEAR - 5, YEAR + 1))
    return model.Register(**{**_shallow(complete()), "ratings": levels, **changes})


def _shallow(made: model.Register) -> dict[str, object]:
    return {name: getattr(made, name) for name in model.Register.__dataclass_fields__}


def case(made: model.Register, award: str = FIGHTER) -> law.AwardCase:
    return person_case(facts_by_subject(made)["p1"], AGENCY, YEAR, dates_of(made), award)


def ahead(made: model.Register) -> Ahead:
    rated = [row.year for row in made.ratings or () if row.code == "p1"]
    return ahead_of(case(made), rated)


def years(made: model.Register) -> dict[str, tuple[int, int | None]]:
    found = ahead(made)
    return {way.award: (way.earliest, way.latest) for way in (*found.ways, *found.later)}


@pytest.mark.parametrize("award", [FIGHTER, "lao_dong_tien_tien", PROVINCIAL, CERTIFICATE])
def test_the_stored_facts_give_the_stored_answer(award: str) -> None:
    made = register(initiatives=(initiative("p1"),))
    row = next(one for one in assess_year(made, [award]).rows if one.award == award and one.is_person)
    again = law.answer(case(made, award))
    assert isinstance(again, law.AwardAnswer)
    if award in (FIGHTER, "lao_dong_tien_tien"):
        assert (again.status, again.failed, again.missing) == (row.answer.status, row.answer.failed, row.answer.missing)
    assert (again.rule, again.as_of) == (row.answer.rule, row.answer.as_of)


def test_facts_survive_the_way_through_json() -> None:
    made = register(
        initiatives=(initiative("p1"),),
        discipline=(model.DisciplineRow("p1", "khien_trach", dt.date(YEAR - 2, 3, 1), dt.date(YEAR - 1, 3, 1)),),
        held=(model.HeldRow("p1", FIGHTER, YEAR - 1, "9/QĐ", dt.date(YEAR - 1, 12, 25), "Giám đốc Sở", "công trạng"),),
    )
    facts = case(made).facts
    assert facts["discipline"][0]["decided_on"] == dt.date(YEAR - 2, 3, 1)  # type: ignore[index]
    assert facts["held"][0]["decided_on"] == dt.date(YEAR - 1, 12, 25)  # type: ignore[index]
    assert case(made).subject["joined"] == dt.date(2015, 3, 1)


def test_the_nearest_come_first_with_the_way_told() -> None:
    found = ahead(register())
    assert [way.earliest for way in found.ways] == sorted(way.earliest for way in found.ways)
    nearest = found.ways[0]
    assert (nearest.award, nearest.earliest, nearest.sure) == (FIGHTER, YEAR, True)
    assert [(step.year, step.needs, step.unstated) for step in nearest.steps] == [
        (YEAR, ("1 sáng kiến được công nhận, phạm vi cơ sở",), False)
    ]
    assert len(found.ways) == 3


def test_the_rest_is_told_by_year_and_what_is_out_of_sight_by_name() -> None:
    found = ahead(register())
    assert "Huân chương Lao động hạng Nhất" in found.out_of_sight
    assert all(way.steps == () for way in found.later)


def test_a_year_missing_in_the_ledger_is_a_question_not_a_no() -> None:
    whole, name = register(), "bang_khen_thu_tuong"
    gap = register(ratings=tuple(row for row in whole.ratings or () if row.year != YEAR - 1))
    assert years(whole)[name] == (2024, 2024)
    assert years(gap)[name] == (2024, 2025)


def test_a_question_is_marked_in_the_way() -> None:
    made = register(
        ratings=(rating("p1", "HTXS", YEAR),),
        initiatives=tuple(initiative("p1", year, number=number) for year in (YEAR, YEAR - 1) for number in (1, 2)),
    )
    way = next(one for one in ahead(made).ways if one.award == CERTIFICATE)
    assert not way.sure
    assert [(step.year, step.unstated) for step in way.steps if step.unstated] == [(YEAR - 1, True)]


def test_years_before_joining_are_no_question() -> None:
    made = register(people=(model.PersonRow("p1", "Người p1", "A", dt.date(YEAR, 1, 4), employment="cong_chuc"),))
    made = model.Register(**{**_shallow(made), "ratings": (rating("p1", "HTXS", YEAR),)})
    assert all(way.sure for way in ahead(made).ways)


def form(kind: str = "individual", **said: str) -> WhatIfForm:
    query = QueryDict(mutable=True)
    query.update({f"gd-{name}": value for name, value in said.items()})
    return WhatIfForm(YEAR, kind, query)


def supposed(made: model.Register, **said: str) -> dict[str, tuple[str, str]]:
    asked = form(**said)
    assert asked.is_valid(), asked.errors
    return {one.award: (one.before, one.after) for one in suppose(case(made), asked.changes()).turned}


def test_an_initiative_opens_the_title() -> None:
    assert supposed(register(), sang_kien="co_so")[FIGHTER] == ("not_eligible", "eligible")


def test_a_measure_closes_it() -> None:
    made = register(initiatives=(initiative("p1"),))
    assert supposed(made, ky_luat="khien_trach")[FIGHTER] == ("eligible", "not_eligible")
    punished = register(discipline=(model.DisciplineRow("p1", "khien_trach", dt.date(YEAR, 3, 1)),))
    assert supposed(punished, ky_luat="khong")["lao_dong_tien_tien"][1] == "eligible"


def test_a_lower_level_and_fewer_months() -> None:
    assert supposed(register(), xep_loai="HT")["lao_dong_tien_tien"] == ("eligible", "not_eligible")
    assert supposed(register(), xep_loai="HTXS") == {}
    assert supposed(register(), thang="5")["lao_dong_tien_tien"] == ("eligible", "not_eligible")


def test_what_moves_without_turning_is_told_apart() -> None:
    asked = form(xep_loai="HTT")
    assert asked.is_valid()
    found = suppose(case(register()), asked.changes())
    assert CERTIFICATE in {one.award for one in found.moved}
    assert found.same + len(found.moved) + len(found.turned) == sum(
        kind.implemented and "individual" in kind.subjects for kind in law.AWARDS.values()
    )


def test_a_unit_is_asked_on_the_figures_it_was_assessed_with() -> None:
    made = complete(("p1", "p2", "p3"))
    name = "tap_the_lao_dong_tien_tien"
    row = next(one for one in assess_year(made, [name, "lao_dong_tien_tien"]).rows if not one.is_person)
    assert row.asked["members_lao_dong_tien_tien"] == 3
    again = law.answer(unit_case(row.asked, AGENCY, YEAR, dates_of(made), ("A", "Phòng A"), name))
    assert isinstance(again, law.AwardAnswer)
    assert again.status == row.status == "eligible"
    told = {key: value for key, value in asdict(row)["asked"].items() if key != "ratings"}
    stored = {**told, "ratings": {str(YEAR): "HTT"}}
    asked = unit_case(
        stored, AGENCY, YEAR, AssessmentDates(INFO.decision_date or dt.date(YEAR, 12, 31)), ("A", "A"), name
    )
    assert asked.facts["ratings"] == {YEAR: "HTT"}


class TestOfTheForm:
    def test_nothing_said_asks_nothing(self) -> None:
        assert not form().asked
        assert not form(nam="2020").asked
        assert not WhatIfForm(YEAR, "individual").asked
        assert form(bieu_quyet="on").asked

    def test_every_field_becomes_a_fact(self) -> None:
        asked = form(
            xep_loai="HTXS", sang_kien="bo_nganh_tinh", ky_luat="canh_cao", thang="8", danh_hieu=FIGHTER, nam="2019",
            bieu_quyet="on",
        )  # fmt: skip
        assert asked.is_valid()
        assert asked.changes() == {
            "ratings": {YEAR: "HTXS"},
            "initiatives": [{"year": YEAR, "scope": "bo_nganh_tinh", "recognised": True}],
            "discipline": [
                {"kind": "canh_cao", "decided_on": dt.date(YEAR, 6, 30), "act_year": YEAR, "ended_on": None}
            ],
            "months_worked": 8,
            "held": [{"award": FIGHTER, "year": 2019, "occasion": "cong_trang"}],
            "vote": True,
        }

    def test_an_award_without_a_year_is_of_the_year_before(self) -> None:
        asked = form(danh_hieu=FIGHTER)
        assert asked.is_valid()
        assert asked.changes()["held"] == [{"award": FIGHTER, "year": YEAR - 1, "occasion": "cong_trang"}]

    def test_it_reads_back_what_is_supposed(self) -> None:
        asked = form(xep_loai="HTXS", danh_hieu=FIGHTER, nam="2019", bieu_quyet="on")
        assert asked.is_valid()
        assert asked.said() == [
            "Xếp loại năm nay: Hoàn thành xuất sắc nhiệm vụ",
            "Thêm danh hiệu, hình thức đã có: Chiến sĩ thi đua cơ sở",
            "của năm: 2019",
            "Hội đồng lựa chọn và biểu quyết đạt tỷ lệ",
        ]
        alone = form(xep_loai="HTXS", nam="2019")
        assert alone.is_valid()
        assert len(alone.said()) == 1

    @pytest.mark.parametrize("said", [{"xep_loai": "TOT"}, {"thang": "13"}, {"thang": "-1"}, {"nam": "2050"}])
    def test_what_cannot_be_is_refused(self, said: dict[str, str]) -> None:
        assert not form(**said).is_valid()

    def test_a_unit_has_no_initiatives_measures_or_months(self) -> None:
        asked = form("collective", xep_loai="HTXS")
        assert set(asked.fields) == {"xep_loai", "ldtt", "cstd", "danh_hieu", "nam", "bieu_quyet"}
        assert asked.is_valid()
        assert asked.changes() == {"ratings": {YEAR: "HTXS"}, "rating": "HTXS"}
        figures = form("collective", ldtt="7", cstd="0")
        assert figures.is_valid()
        assert figures.changes() == {"members_lao_dong_tien_tien": 7, "members_cstd_co_so": 0}
