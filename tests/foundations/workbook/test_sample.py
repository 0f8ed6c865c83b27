"""The sample department holds together and holds the cases it promises."""

from collections import Counter
from datetime import date

from thidua.foundations.workbook.read import read_workbook
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.template import write_template

SAMPLE = sample_register()


def test_it_passes_its_own_reader_with_the_one_notice_it_is_meant_to_raise() -> None:
    read = read_workbook(write_template(SAMPLE), "mau.xlsx")
    assert read == SAMPLE
    assert [notice.text for notice in read.notices] == [
        "“Nguyễn Thị Bích Ngọc” (mã 019) trùng họ tên với dòng 7 (mã 006); đã coi là hai người."
    ]


def test_it_says_that_it_is_a_sample() -> None:
    assert SAMPLE.info.name is not None
    assert SAMPLE.info.name.endswith("(mẫu)")


def test_it_has_43_people_in_an_office_four_divisions_and_one_centre() -> None:
    assert Counter(person.unit_code for person in SAMPLE.people or ()) == {
        "VP": 11,
        "TTR": 4,
        "HTQT": 6,
        "QLBG": 7,
        "LSLT": 5,
        "TT": 10,
    }
    assert Counter(unit.kind for unit in SAMPLE.units or ()) == {"van_phong": 1, "phong": 4, "trung_tam": 1}
    heads = {person.code: person.unit_code for person in SAMPLE.people or ()}
    assert all(heads[unit.head_code or ""] == unit.code for unit in SAMPLE.units or ())


def test_ratings_cover_six_years_of_each_person_in_service() -> None:
    people = {person.code for person in SAMPLE.people or ()}
    years = Counter(row.year for row in SAMPLE.ratings or () if row.code in people)
    assert sorted(years) == [2016, 2017, 2018, 2019, 2020, 2021]
    assert years[2021] == 43
    started = {person.code: person.from_date.year for person in SAMPLE.people or ()}
    assert all(row.year >= started[row.code] for row in SAMPLE.ratings or () if row.code in started)


def test_units_have_their_levels_of_the_years_before_and_this_years_stands_with_the_unit() -> None:
    units = {unit.code for unit in SAMPLE.units or ()}
    rated = Counter(row.code for row in SAMPLE.ratings or () if row.code in units)
    assert rated == dict.fromkeys(units, 5)
    assert all(unit.rating in ("HTXS", "HTT") for unit in SAMPLE.units or ())
    assert max(row.year for row in SAMPLE.ratings or () if row.code in units) == 2020


def test_whoever_did_well_for_ten_months_holds_the_base_title_of_each_year_before() -> None:
    people = {person.code for person in SAMPLE.people or ()}
    good = {
        (row.code, row.year)
        for row in SAMPLE.ratings or ()
        if row.code in people and row.year < 2021 and row.rating in ("HTXS", "HTT") and (row.months or 0) >= 10
    }
    held = [(row.code, row.year) for row in SAMPLE.held or () if row.award == "lao_dong_tien_tien"]
    assert sorted(held) == sorted(good)
    assert ("019", 2016) not in good
    assert {("042", 2019), ("030", 2016)} <= good
    assert len(good) == 184


def test_each_year_was_closed_by_one_decision_of_the_department() -> None:
    own = {"lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien"}
    closing = {(row.year, row.decision_number, row.decision_date) for row in SAMPLE.held or () if row.award in own}
    assert len(closing) == 5
    assert all(day is not None and day.year == year for year, _, day in closing)


def test_it_holds_the_cases_it_promises() -> None:
    people = {person.code: person for person in SAMPLE.people or ()}
    months = {(row.code, row.year): row.months for row in SAMPLE.ratings or ()}
    assert people["021"].from_date == date(2021, 4, 15)
    assert months["021", 2021] == 8
    assert people["011"].to_date == date(2021, 6, 30)
    assert (people["031"].from_date.year, months["031", 2021]) == (2021, 12)
    titles: dict[str, list[int]] = {row.code: [] for row in SAMPLE.held or ()}
    for row in SAMPLE.held or ():
        if row.award == "cstd_co_so":
            titles[row.code].append(row.year)
    assert titles["026"] == [2018, 2019, 2020]
    assert titles["027"] == [2018, 2019]
    assert [row.person_code for row in SAMPLE.discipline or ()] == ["013"]
    assert [(row.code, row.kind, row.to_date) for row in SAMPLE.matters or ()] == [("008", "to_cao", None)]
    scopes = {row.code: row.scope for row in SAMPLE.initiatives or ()}
    assert [code for code, scope in scopes.items() if scope is None] == ["SK-2021-06"]


def test_the_council_has_nine_members_and_votes_on_everything_registered() -> None:
    assert len(SAMPLE.council or ()) == 9
    voted = {(row.code, row.award) for row in SAMPLE.votes or ()}
    assert voted == {(row.code, row.award) for row in SAMPLE.registrations or ()}
    assert all(row.yes + row.no + row.invalid + row.written_yes <= 9 for row in SAMPLE.votes or ())
