"""The class of a year's work, on both sides of each threshold of the decrees of 2020, 2023 and 2025."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.builders import person
from thidua import law
from thidua.law.engine import readings
from thidua.law.engine.codes import RATINGS
from thidua.law.engine.derive_ratings import year_class

SICK, MATERNITY, OWN, STUDY, RESCUE = "om_dau", "thai_san", "viec_rieng", "hoc_tap", "cuu_nguoi"


def away(start: date, end: date, reason: str) -> law.Absence:
    return law.Absence(start, end, reason)


def classed(year: int, employment: str = "cong_chuc", **more: object) -> law.ClassificationAnswer:
    return law.classification(law.WorkYear(year, employment, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("year", "employment", "months", "classified", "highest"),
    [
        (2021, "cong_chuc", 5, "not_met", "KXL"),
        (2021, "cong_chuc", 6, "met", "HTXS"),
        (2025, "vien_chuc", 5, "not_met", "KXL"),
        (2025, "vien_chuc", 6, "met", "HTXS"),
        (2026, "cong_chuc", 5, "not_met", "KXL"),
        (2026, "cong_chuc", 6, "met", "HTXS"),
        # Whether the six months still hold for public employees is not read: nobody is refused.
        (2026, "vien_chuc", 5, "unknown", "HTXS"),
        (2025, "nguoi_lao_dong", 5, "unknown", "HTXS"),
        (2025, "cong_chuc", None, "unknown", "HTXS"),
    ],
)
def test_under_six_months_of_work_there_is_no_class(
    year: int, employment: str, months: int | None, classified: str, highest: str
) -> None:
    found = classed(year, employment, months_in_service=months)
    assert (found.classified, found.highest) == (classified, highest)


@pytest.mark.parametrize(
    ("year", "reason", "last", "highest"),
    [
        # Two months and 29 days away, then three months, in the years of the decree of 2020.
        (2025, SICK, date(2025, 4, 29), "HTXS"),
        (2025, SICK, date(2025, 4, 30), "HT"),
        (2025, OWN, date(2025, 4, 30), "HT"),
        (2025, MATERNITY, date(2025, 7, 31), "HTXS"),
        (2025, STUDY, date(2025, 7, 31), "HTXS"),
        (2025, RESCUE, date(2025, 7, 31), "HTXS"),
        # The decree of 2025 has no such ceiling for civil servants.
        (2026, SICK, date(2026, 4, 30), "HTXS"),
        (2026, OWN, date(2026, 6, 30), "HTXS"),
        (2026, SICK, date(2026, 10, 31), "HTXS"),
    ],
)
def test_three_months_away_cap_the_class_until_2025(year: int, reason: str, last: date, highest: str) -> None:
    found = classed(year, absences=(away(date(year, 2, 1), last, reason),))
    assert (found.classified, found.highest, found.sure) == ("met", highest, True)


@pytest.mark.parametrize(
    ("year", "reason", "last", "classified"),
    [
        (2025, SICK, date(2025, 6, 30), "met"),
        (2025, SICK, date(2025, 7, 1), "not_met"),
        (2025, MATERNITY, date(2025, 9, 30), "met"),
        (2026, OWN, date(2026, 6, 30), "met"),
        (2026, OWN, date(2026, 7, 1), "not_met"),
        (2026, SICK, date(2026, 9, 30), "met"),
    ],
)
def test_leave_may_leave_too_little_of_the_year(year: int, reason: str, last: date, classified: str) -> None:
    assert classed(year, absences=(away(date(year, 1, 1), last, reason),)).classified == classified


def test_overlapping_leave_counts_once_and_only_within_the_year() -> None:
    twice = (away(date(2025, 2, 1), date(2025, 3, 31), SICK), away(date(2025, 3, 1), date(2025, 4, 29), OWN))
    assert classed(2025, absences=twice).highest == "HTXS"
    over_new_year = (away(date(2024, 10, 1), date(2025, 2, 28), SICK),)
    assert classed(2025, absences=over_new_year).highest == "HTXS"
    assert classed(2024, absences=over_new_year).highest == "HT"


def test_a_short_service_with_maternity_in_it_is_for_people() -> None:
    found = classed(2025, months_in_service=4, absences=(away(date(2025, 10, 1), date(2025, 12, 31), MATERNITY),))
    assert (found.classified, found.highest, found.lowest_ceiling) == ("unknown", "HTXS", "KXL")


MARCH = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("year", "measure", "highest", "lowest"),
    [
        # Until 2025 any measure of the year, unless the act was already held against an earlier one.
        (2025, law.Measure(MARCH), "KHT", "KHT"),
        (2025, law.Measure(MARCH, about_duty=False), "KHT", "KHT"),
        (2025, law.Measure(MARCH, counted_in=2024), "HTXS", "HTXS"),
        (2025, law.Measure(MARCH, counted_in=2025), "KHT", "KHT"),
        (2025, law.Measure(date(2024, 12, 31)), "HTXS", "HTXS"),
        (2025, law.Measure(MARCH, elsewhere=True), "KHT", "KHT"),
        # From 2026 only for decay of morals or a breach in public duty.
        (2026, law.Measure(MARCH.replace(year=2026), about_duty=True), "KHT", "KHT"),
        (2026, law.Measure(MARCH.replace(year=2026), about_duty=False), "HTXS", "HTXS"),
        (2026, law.Measure(MARCH.replace(year=2026)), "HTXS", "KHT"),
        (2026, law.Measure(MARCH.replace(year=2026), about_duty=True, elsewhere=True), "HTXS", "HTXS"),
        (2026, law.Measure(MARCH.replace(year=2026), about_duty=True, counted_in=2025), "HTXS", "HTXS"),
    ],
)
def test_discipline_and_the_class(year: int, measure: law.Measure, highest: str, lowest: str) -> None:
    found = classed(year, discipline=(measure,))
    assert (found.highest, found.lowest_ceiling) == (highest, lowest)
    assert found.sure is (highest == lowest)


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (Fraction(90), "HTXS"),
        (Fraction(899, 10), "HTT"),
        (Fraction(70), "HTT"),
        (Fraction(699, 10), "HT"),
        (Fraction(50), "HT"),
        (Fraction(499, 10), "KHT"),
        (Fraction(0), "KHT"),
    ],
)
def test_bands_of_points_from_2026(points: Fraction, level: str) -> None:
    assert classed(2026, points=points).highest == level
    doubtful = classed(2026, "vien_chuc", points=points)
    assert (doubtful.highest, doubtful.lowest_ceiling) == ("HTXS", level)
    assert classed(2025, points=points).highest == "HTXS"


@pytest.mark.parametrize("points", [Fraction(-1), Fraction(1001, 10)])
def test_impossible_points_are_refused(points: Fraction) -> None:
    with pytest.raises(law.LawInputError, match="điểm năm từ 0 đến 100"):
        classed(2026, points=points)


@pytest.mark.parametrize(
    ("year", "employment", "unit", "highest", "lowest"),
    [
        (2026, "cong_chuc", "HTT", "HTT", "HTT"),
        (2026, "cong_chuc", "HTXS", "HTXS", "HTXS"),
        (2026, "cong_chuc", None, "HTXS", "HTXS"),
        (2026, "vien_chuc", "HTT", "HTXS", "HTT"),
        (2025, "cong_chuc", "HTT", "HTXS", "HTXS"),
    ],
)
def test_a_head_is_not_classed_above_the_unit(
    year: int, employment: str, unit: law.Rating | None, highest: str, lowest: str
) -> None:
    found = classed(year, employment, unit_level=unit)
    assert (found.highest, found.lowest_ceiling) == (highest, lowest)


def test_every_ground_is_named_with_its_article() -> None:
    found = classed(
        2025,
        absences=(away(date(2025, 2, 1), date(2025, 5, 31), SICK),),
        discipline=(law.Measure(MARCH),),
    )
    assert [(limit.code, limit.level, limit.cite.at) for limit in found.limits] == [
        ("nghi_dai_ngay", "HT", "Điều 2 khoản 3"),
        ("ky_luat", "KHT", "Điều 2 khoản 5"),
    ]
    assert "10/03/2025" in found.limits[1].text_vi
    assert classed(2026, points=Fraction(85)).limits[0].cite == law.Cite("nd-335-2025-nd-cp", "Điều 20", "verified")


def test_years_before_the_decree_of_2020_are_refused() -> None:
    with pytest.raises(law.LawInputError, match="chưa có quy tắc xếp loại cho năm 2019"):
        classed(2019)
    assert classed(2020).highest == "HTXS"


# Ten people classed "tốt": 20 % is two, or three with three excellent ones inside the count.
@pytest.mark.parametrize(
    ("excellent", "good", "outstanding", "status", "fewest", "most"),
    [
        (2, 10, False, "met", 2, 2),
        (3, 12, False, "unknown", 2, 3),
        (3, 15, False, "met", 3, 3),
        (3, 11, False, "not_met", 2, 2),
        (3, 11, True, "unknown", 2, 3),
        (3, 12, True, "met", 3, 3),
        (4, 12, True, "unknown", 3, 4),
        (5, 12, True, "not_met", 3, 4),
        (0, 0, False, "met", 0, 0),
        (1, 3, False, "not_met", 0, 0),
        (1, 4, False, "unknown", 0, 1),
        (1, 5, False, "met", 1, 1),
    ],
)
def test_the_share_of_excellent_civil_servants_from_2026(
    excellent: int, good: int, outstanding: bool, status: str, fewest: int, most: int
) -> None:
    found = law.excellent_share(2026, "cong_chuc", excellent, good, outstanding)
    assert (found.status, found.fewest_allowed, found.most_allowed) == (status, fewest, most)
    assert found.cite == law.Cite("nd-335-2025-nd-cp", "Điều 20 khoản 5", "verified")


def test_a_cap_not_read_refuses_nobody() -> None:
    assert law.excellent_share(2025, "cong_chuc", 9, 1).status == "unknown"
    assert law.excellent_share(2025, "cong_chuc", 1, 5).status == "met"
    assert law.excellent_share(2022, "cong_chuc", 9, 1) == law.ShareAnswer(
        "met", None, None, "Không thấy quy định về tỷ lệ hoàn thành xuất sắc cho năm này", None
    )
    with pytest.raises(law.LawInputError, match="từ 0 trở lên"):
        law.excellent_share(2026, "cong_chuc", -1, 5)


@given(st.integers(0, 500), st.integers(0, 500), st.booleans())
def test_one_excellent_more_never_eases_the_share(excellent: int, good: int, outstanding: bool) -> None:
    order = {"met": 0, "unknown": 1, "not_met": 2}
    now = law.excellent_share(2026, "cong_chuc", excellent, good, outstanding)
    more = law.excellent_share(2026, "cong_chuc", excellent + 1, good, outstanding)
    assert order[now.status] <= order[more.status]


def test_the_same_share_binds_organisations() -> None:
    assert law.excellent_units_share(2026, 1, 5).status == "met"
    assert law.excellent_units_share(2026, 2, 5).status == "not_met"
    assert law.excellent_units_share(2025, 2, 5).fewest_allowed is None


@pytest.mark.parametrize(
    ("year", "months", "needed"), [(2025, 5, False), (2025, 6, True), (2026, 11, False), (2021, 6, True)]
)
def test_the_old_agency_is_asked_from_six_months_until_2025(year: int, months: int, needed: bool) -> None:
    found = law.opinion_of_old_unit(year, "cong_chuc", months)
    assert found is not None
    assert found[0] is needed


def test_whom_to_ask_is_not_known_for_public_employees_from_2026() -> None:
    assert law.opinion_of_old_unit(2026, "vien_chuc", 9) is None


def unit(**more: object) -> law.UnitClass:
    good: dict[str, object] = {
        "points": Fraction(92),
        "done_on_time_percent": Fraction(100),
        "done_percent": Fraction(100),
        "over_percent": Fraction(30),
        "failed_units": 0,
        "faults_mended": True,
    }
    return law.unit_class(law.UnitYear(2026, **(good | more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, "HTXS"),
        ({"points": Fraction(90)}, "HTXS"),
        ({"points": Fraction(899, 10)}, "HTT"),
        ({"over_percent": Fraction(299, 10)}, "HTT"),
        ({"failed_units": 1}, "HTT"),
        ({"faults_mended": False}, "HTT"),
        ({"points": Fraction(70)}, "HTT"),
        ({"points": Fraction(699, 10)}, "HT"),
        ({"done_on_time_percent": Fraction(99)}, "HT"),
        ({"done_on_time_percent": Fraction(80)}, "HT"),
        ({"points": Fraction(50), "done_on_time_percent": Fraction(80)}, "HT"),
        ({"points": Fraction(499, 10)}, "KHT"),
        ({"done_percent": Fraction(699, 10)}, "KHT"),
        ({"grave_fault": True}, "KHT"),
        # Late with more than a fifth of its tasks and yet seventy percent done: no level of the decree fits.
        ({"done_on_time_percent": Fraction(799, 10), "done_percent": Fraction(70)}, None),
    ],
)
def test_an_organisation_by_its_figures(changes: dict[str, object], level: str | None) -> None:
    assert unit(**changes).level == level


def test_missing_figures_are_named_and_the_best_possible_level_kept() -> None:
    found = unit(over_percent=None)
    assert (found.level, found.possible, found.missing) == ("HTT", "HTXS", ("over_percent",))
    unknown = unit(points=None)
    assert (unknown.level, unknown.possible, unknown.missing) == (None, "HTXS", ("points",))


def test_organisations_before_2026_are_classed_by_people() -> None:
    with pytest.raises(law.LawInputError, match="bắt đầu từ năm 2026"):
        law.unit_class(law.UnitYear(2025))


@given(
    st.integers(2020, 2027),
    st.sampled_from(["cong_chuc", "vien_chuc", "can_bo", "nguoi_lao_dong"]),
    st.integers(0, 12),
    st.sampled_from([SICK, OWN, MATERNITY, STUDY]),
    st.integers(1, 12),
    st.integers(1, 28),
)
def test_ceilings_never_cross_and_doubt_only_lowers(
    year: int, employment: str, service: int, reason: str, month: int, day: int
) -> None:
    absence = away(date(year, 1, 1), date(year, month, day), reason)
    found = classed(year, employment, months_in_service=service, absences=(absence,))
    assert RATINGS[found.lowest_ceiling] <= RATINGS[found.highest]
    rules = readings.classification(year, employment)
    if not rules.sure:
        assert found.highest == "HTXS"
    if not rules.absence_cap:
        assert all(limit.code != "nghi_dai_ngay" for limit in found.limits)


@given(
    st.integers(2020, 2025),
    st.sampled_from(["cong_chuc", "vien_chuc", "can_bo"]),
    st.integers(6, 12),
    st.sampled_from([SICK, OWN, MATERNITY]),
    st.integers(1, 12),
    st.integers(1, 28),
    st.booleans(),
)
def test_the_conditions_of_titles_let_a_class_count_as_it_is_allowed_here(
    year: int, employment: str, service: int, reason: str, month: int, day: int, punished: bool
) -> None:
    last = date(year, month, day)
    discipline = [{"kind": "khien_trach", "decided_on": date(year, 5, 5), "act_year": year}] if punished else []
    case = law.parse_case(
        person(
            year=year,
            subject={"kind": "individual", "employment": employment, "joined": date(2015, 3, 1)},
            facts={
                "ratings": {year: "HTXS"},
                "absences": [{"from": date(year, 1, 1), "to": last, "reason": reason}],
                "discipline": discipline,
            },
        )
    )
    assert isinstance(case, law.AwardCase)
    measures = (law.Measure(date(year, 5, 5)),) if punished else ()
    absence = (away(date(year, 1, 1), last, reason),)
    found = classed(year, employment, months_in_service=service, absences=absence, discipline=measures)
    assert year_class(case, year, service).level == (RATINGS[found.highest], RATINGS[found.highest])


@pytest.mark.parametrize(
    ("unit", "who", "at"),
    [
        ("so", "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Điều 5 khoản 2"),
        ("xa", "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Điều 5 khoản 2"),
        ("phong_thuoc_so", "Giám đốc sở", "Điều 5 khoản 4"),
        ("phong_thuoc_xa", "Chủ tịch Ủy ban nhân dân cấp xã", "Điều 5 khoản 5"),
    ],
)
def test_who_recognises_the_class_of_an_organisation(unit: str, who: str, at: str) -> None:
    found = law.recognises_unit_class(unit, 2026)
    assert (found.text_vi, found.cite.at) == (who, at)


@pytest.mark.parametrize(("unit", "year"), [("so", 2025), ("truong", 2026)])
def test_who_recognises_others_is_not_known(unit: str, year: int) -> None:
    with pytest.raises(law.LawInputError, match="chưa rõ ai công nhận"):
        law.recognises_unit_class(unit, year)
