"""Six years of a person or unit: the grid, the rows of years, what happened when, and the picture of it."""

import datetime as dt

import pytest

from tests.stages.yearend import YearEnd, make_yearend
from thidua.foundations.ledger.models import Discipline, HeldAward, Rating
from thidua.foundations.org.models import Person, Unit
from thidua.stages.eligibility.history import History, YearCell, run_of, timeline, year_grid, years_of
from thidua.stages.eligibility.timechart import LEFT, SLOT, WIDTH, Mark, Picture, picture_of

FIGHTER, LABOURER = "cstd_co_so", "lao_dong_tien_tien"


def test_six_years_end_with_the_year_under_review() -> None:
    assert years_of(2021) == (2016, 2017, 2018, 2019, 2020, 2021)


@pytest.mark.parametrize(
    ("marked", "known", "row"),
    [
        ({2020, 2021}, {2020, 2021}, {2020, 2021}),
        ({2021}, {2020, 2021}, set()),
        ({2019, 2020}, {2019, 2020}, {2019, 2020}),
        ({2019, 2020}, {2019, 2020, 2021}, set()),
        ({2018, 2020, 2021}, {2018, 2019, 2020, 2021}, {2020, 2021}),
        (set(), {2021}, set()),
    ],
)
def test_a_row_ends_with_the_last_known_year(marked: set[int], known: set[int], row: set[int]) -> None:
    assert run_of(marked, known, years_of(2021)) == row


pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


def hold(year: YearEnd, subject: Person | Unit, award: str, *years: int) -> None:
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    for one in years:
        HeldAward.objects.create(agency=year.agency, award=award, year=one, **key)


def rate(year: YearEnd, person: Person, **levels: str) -> None:
    for key, level in levels.items():
        Rating.objects.create(agency=year.agency, person=person, year=int(key[1:]), level=level)


def cells(year: YearEnd, label: str, who: str = "fighter") -> list[tuple[str, bool]]:
    rows = {row.label: row.cells for row in year_grid(History(year.people[who], 2021))}
    return [(cell.text, cell.chain) for cell in rows[label]]


def test_excellent_years_in_a_row_are_joined(year: YearEnd) -> None:
    rate(year, year.people["fighter"], y2020="HTXS", y2019="HTT", y2018="HTXS")
    found = cells(year, "Xếp loại")
    assert found[2:] == [("Xuất sắc", False), ("Tốt", False), ("Xuất sắc", True), ("Xuất sắc", True)]


def test_a_single_year_and_a_gap_are_no_row(year: YearEnd) -> None:
    rate(year, year.people["fighter"], y2019="HTXS")
    assert cells(year, "Xếp loại")[3:] == [("Xuất sắc", False), ("", False), ("Xuất sắc", False)]


def test_titles_in_a_row_are_joined_up_to_this_year_or_the_last(year: YearEnd) -> None:
    hold(year, year.people["fighter"], FIGHTER, 2018, 2019, 2020)
    assert [chain for _text, chain in cells(year, "Khen thưởng")] == [False, False, True, True, True, False]
    hold(year, year.people["head"], FIGHTER, 2018, 2019)
    assert not any(chain for _text, chain in cells(year, "Khen thưởng", "head"))


def test_initiatives_and_awards_stand_in_their_year(year: YearEnd) -> None:
    fighter = year.people["fighter"]
    hold(year, fighter, LABOURER, 2020)
    HeldAward.objects.create(
        agency=year.agency, person=fighter, award="giay_khen", year=2019, revoked_on=dt.date(2020, 5, 1)
    )
    grid = year_grid(History(fighter, 2021))
    assert [row.label for row in grid] == ["Xếp loại", "Sáng kiến", "Khen thưởng"]
    assert grid[1].cells[-1] == YearCell("1", False, False, True)
    assert [cell.text for cell in grid[2].cells] == ["", "", "", "", "Lao động tiên tiến", ""]


def test_months_and_measures_have_a_row_only_where_there_are_any(year: YearEnd) -> None:
    fighter = year.people["fighter"]
    Rating.objects.filter(person=fighter, year=2021).update(months=12)
    assert len(year_grid(History(fighter, 2021))) == 3
    Rating.objects.filter(person=fighter, year=2021).update(months=8)
    Discipline.objects.create(person=fighter, kind="khien_trach", decided_on=dt.date(2018, 3, 1))
    grid = {row.label: [cell.text for cell in row.cells] for row in year_grid(History(fighter, 2021))}
    assert grid["Số tháng làm việc"][-1] == "8"
    assert grid["Kỷ luật"] == ["", "", "khiển trách", "", "", ""]


def test_a_unit_has_no_initiatives_and_no_measures(year: YearEnd) -> None:
    labels = [row.label for row in year_grid(History(year.division, 2021))]
    assert labels == ["Xếp loại", "Khen thưởng"]


def test_the_timeline_runs_from_the_plan_back_to_the_first_day(year: YearEnd) -> None:
    fighter = year.people["fighter"]
    Discipline.objects.create(person=fighter, kind="khien_trach", decided_on=dt.date(2018, 3, 1))
    events = timeline(History(fighter, 2021), dt.date(2021, 12, 21))
    assert events[0].kind == "plan"
    assert [event.on for event in events] == sorted((event.on for event in events), reverse=True)
    assert (events[-2].text, events[-1].text) == ("Kỷ luật: khiển trách", "Tuyển dụng, tiếp nhận")


class TestOfThePicture:
    def draw(self, year: YearEnd, subject: Person | Unit | None = None) -> Picture:
        drawn = picture_of(History(subject or year.people["fighter"], 2021))
        assert drawn is not None
        return drawn

    def lanes(self, year: YearEnd) -> dict[str, list[str]]:
        return {lane.label: [mark.text for mark in lane.marks] for lane in self.draw(year).lanes}

    def test_nothing_known_draws_nothing(self, year: YearEnd) -> None:
        Rating.objects.all().delete()
        assert picture_of(History(year.people["labourer"], 2021)) is None
        assert picture_of(History(year.division, 2021)) is None

    def test_every_level_stands_under_its_year_the_best_on_top(self, year: YearEnd) -> None:
        rate(year, year.people["fighter"], y2019="HT", y2020="HTT")
        levels = self.draw(year).lanes[0]
        assert [mark.text for mark in levels.marks] == ["Hoàn thành", "Tốt", "Xuất sắc"]
        assert [mark.x for mark in levels.marks] == [LEFT + SLOT * place for place in (3.5, 4.5, 5.5)]
        heights = [mark.y for mark in levels.marks]
        assert heights == sorted(heights, reverse=True)

    def test_a_gap_breaks_the_line_instead_of_bridging_it(self, year: YearEnd) -> None:
        rate(year, year.people["fighter"], y2018="HTT", y2019="HTT")
        path = self.draw(year).lanes[0].path
        assert (path.count("M"), path.count("L")) == (2, 1)

    def test_a_row_of_titles_is_one_bar_with_its_length_in_words(self, year: YearEnd) -> None:
        hold(year, year.people["fighter"], FIGHTER, 2018, 2019, 2020)
        hold(year, year.people["fighter"], LABOURER, 2017, 2018, 2019, 2020)
        titles = next(lane for lane in self.draw(year).lanes if lane.label == "Danh hiệu")
        assert [chain.text for chain in titles.chains] == ["3 năm liên tục CSTĐ cơ sở"]
        assert [mark.text for mark in titles.marks] == ["LĐTT"]

    def test_two_years_are_said_in_fewer_words(self, year: YearEnd) -> None:
        hold(year, year.people["fighter"], FIGHTER, 2019, 2020)
        titles = next(lane for lane in self.draw(year).lanes if lane.label == "Danh hiệu")
        assert [chain.text for chain in titles.chains] == ["2 năm CSTĐ cơ sở"]

    def test_a_single_title_is_a_word_and_the_highest_of_a_year_is_written(self, year: YearEnd) -> None:
        hold(year, year.people["fighter"], LABOURER, 2019)
        hold(year, year.people["fighter"], FIGHTER, 2019)
        assert self.lanes(year)["Danh hiệu"] == ["CSTĐ cơ sở"]

    def test_initiatives_are_counted(self, year: YearEnd) -> None:
        assert self.lanes(year)["Sáng kiến"] == ["1"]

    def test_forms_are_named_or_counted(self, year: YearEnd) -> None:
        hold(year, year.people["fighter"], "giay_khen", 2019)
        hold(year, year.people["fighter"], "bang_khen_bo_nganh_tinh", 2020)
        HeldAward.objects.create(
            agency=year.agency, person=year.people["fighter"], award="giay_khen", year=2020, decision_number="2/QĐ"
        )
        assert self.lanes(year)["Khen thưởng"] == ["Giấy khen", "2 lần"]

    def test_a_measure_lasts_until_its_end_and_stays_inside_the_picture(self, year: YearEnd) -> None:
        day, end = dt.date(2018, 7, 2), dt.date(2019, 7, 2)
        Discipline.objects.create(person=year.people["fighter"], kind="canh_cao", decided_on=day, ended_on=end)
        bar = next(lane for lane in self.draw(year).lanes if lane.label == "Kỷ luật, nghỉ").marks[0]
        assert bar.text == "Cảnh cáo"
        assert bar.width == pytest.approx(SLOT, abs=1)
        assert bar.x == pytest.approx(LEFT + SLOT * 2.5, abs=1)
        Discipline.objects.update(decided_on=dt.date(2010, 1, 1), ended_on=None)
        bar = next(lane for lane in self.draw(year).lanes if lane.label == "Kỷ luật, nghỉ").marks[0]
        assert (bar.x, round(bar.right)) == (LEFT, WIDTH)

    def test_a_measure_ended_before_is_not_drawn(self, year: YearEnd) -> None:
        Discipline.objects.create(
            person=year.people["fighter"], kind="canh_cao", decided_on=dt.date(2010, 1, 1), ended_on=dt.date(2011, 1, 1)
        )
        assert "Kỷ luật, nghỉ" not in self.lanes(year)

    def test_a_year_not_worked_in_full_says_its_months(self, year: YearEnd) -> None:
        Rating.objects.filter(person=year.people["fighter"]).update(months=7)
        assert self.lanes(year)["Kỷ luật, nghỉ"] == ["7/12 tháng"]

    def test_words_near_the_edge_end_with_their_bar(self) -> None:
        assert Mark(600, 0, 30, "Khiển trách", "measure").ends
        assert not Mark(200, 0, 30, "Khiển trách", "measure").ends

    def test_all_that_is_drawn_is_also_said(self, year: YearEnd) -> None:
        hold(year, year.people["fighter"], FIGHTER, 2018, 2019, 2020)
        said = self.draw(year).said
        assert said == ("Xếp loại: 2021: Xuất sắc. 3 năm liên tục CSTĐ cơ sở. Sáng kiến: 2021: 1.")

    def test_a_unit(self, year: YearEnd) -> None:
        Rating.objects.create(agency=year.agency, unit=year.division, year=2021, level="HTXS")
        hold(year, year.division, "tap_the_lao_dong_xuat_sac", 2019, 2020)
        titles = next(lane for lane in self.draw(year, year.division).lanes if lane.label == "Danh hiệu")
        assert [chain.text for chain in titles.chains] == ["2 năm TTLĐXS"]
