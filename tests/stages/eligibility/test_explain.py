"""The stored answer as a reader takes it in: alternatives, missing facts, years in a row, what happened when."""

import datetime as dt
from typing import Any

import pytest

from tests.stages.yearend import YearEnd, make_yearend
from thidua.foundations.ledger.models import Discipline, HeldAward, Rating
from thidua.stages.eligibility.explain import (
    Missing,
    counts_of,
    evidence_of,
    missing_of,
    timeline,
    tree_of,
    year_grid,
    years_of,
)


def criterion(name: str, status: str, *children: dict[str, Any], **fields: Any) -> dict[str, Any]:
    plain = {
        "id": name, "status": status, "text_vi": name, "found": "", "needed": "", "cite": None,
        "children": list(children), "who_can_supply": "",
    }  # fmt: skip
    return {**plain, **fields}


CITE = {"instrument": "nd-91-2017-nd-cp", "at": "Điều 9 khoản 3", "confidence": "knowledge"}


def test_a_branch_met_by_one_alternative_leaves_the_others_unused() -> None:
    branch = criterion(
        "one", "met", criterion("used", "met"), criterion("spare", "not_met", found="0", needed="từ 1"),
        needed="một trong các điều kiện",
    )  # fmt: skip
    node = tree_of({"criteria": [branch]})[0]
    assert (node.mode, [child.status for child in node.children]) == ("any", ["met", "unused"])
    assert node.children[1].evidence == ""


def test_a_branch_that_nothing_meets_shows_what_is_unmet() -> None:
    branch = criterion(
        "one", "not_met", criterion("a", "not_met", found="0", needed="từ 1"), needed="một trong các điều kiện"
    )
    child = tree_of({"criteria": [branch]})[0].children[0]
    assert (child.status, child.evidence) == ("not_met", "0; cần từ 1")


def test_a_citation_keeps_its_words_and_its_doubt() -> None:
    node = tree_of({"criteria": [criterion("a", "met", cite=CITE)]})[0]
    assert node.cite is not None
    assert (node.cite.text, node.cite.confidence) == ("Nghị định số 91/2017/NĐ-CP, Điều 9 khoản 3", "knowledge")


@pytest.mark.parametrize(
    ("status", "found", "needed", "said"),
    [
        ("met", "có", "có", ""),
        ("met", "1", "từ 1", "có 1"),
        ("met", "318 tháng", "từ 10 tháng", "318 tháng"),
        ("not_met", "HT", "từ HTT", "HT; cần từ HTT"),
        ("unknown", "chưa rõ", "", "chưa rõ"),
    ],
)
def test_evidence_says_what_was_found_and_what_was_needed(status: str, found: str, needed: str, said: str) -> None:
    assert evidence_of(criterion("a", status, found=found, needed=needed)) == said


def test_only_open_conditions_that_could_change_the_answer_are_missing() -> None:
    answer = {
        "criteria": [
            criterion("x", "unknown", criterion("wanted", "unknown", who_can_supply="Hội đồng sáng kiến")),
            criterion("idle", "unknown"),
            criterion("met", "met"),
        ],
        "review": ["wanted"],
    }
    assert missing_of(answer) == (Missing("wanted", "Hội đồng sáng kiến"),)
    assert counts_of(answer) == {"met": 1, "not_met": 0, "unknown": 2}


def test_six_years_end_with_the_year_under_review() -> None:
    assert years_of(2021) == (2016, 2017, 2018, 2019, 2020, 2021)


@pytest.mark.django_db
class TestOfAPerson:
    @pytest.fixture
    def year(self) -> YearEnd:
        return make_yearend()

    def levels(self, year: YearEnd, **levels: str) -> list[tuple[str, bool]]:
        fighter = year.people["fighter"]
        for key, level in levels.items():
            Rating.objects.create(agency=year.agency, person=fighter, year=int(key[1:]), level=level)
        return [(cell.text, cell.chain) for cell in year_grid(fighter, 2021)[0].cells]

    def test_excellent_years_in_a_row_are_joined(self, year: YearEnd) -> None:
        cells = self.levels(year, y2020="HTXS", y2019="HTT", y2018="HTXS")
        assert cells[2:] == [("Xuất sắc", False), ("Tốt", False), ("Xuất sắc", True), ("Xuất sắc", True)]

    def test_a_single_year_and_a_gap_are_no_row(self, year: YearEnd) -> None:
        assert self.levels(year, y2019="HTXS")[3:] == [("Xuất sắc", False), ("", False), ("Xuất sắc", False)]

    def test_initiatives_and_awards_stand_in_their_year(self, year: YearEnd) -> None:
        fighter = year.people["fighter"]
        HeldAward.objects.create(agency=year.agency, person=fighter, award="lao_dong_tien_tien", year=2020)
        HeldAward.objects.create(
            agency=year.agency, person=fighter, award="giay_khen", year=2019, revoked_on=dt.date(2020, 5, 1)
        )
        _ratings, initiatives, awards = year_grid(fighter, 2021)
        assert [cell.text for cell in initiatives.cells][-1] == "1"
        assert [cell.text for cell in awards.cells] == ["", "", "", "", "Lao động tiên tiến", ""]
        assert awards.cells[-1].current

    def test_the_timeline_runs_from_the_plan_back_to_the_first_day(self, year: YearEnd) -> None:
        fighter = year.people["fighter"]
        Discipline.objects.create(person=fighter, kind="khien_trach", decided_on=dt.date(2018, 3, 1))
        events = timeline(fighter, 2021, dt.date(2021, 12, 21))
        assert events[0].kind == "plan"
        assert [event.on for event in events] == sorted((event.on for event in events), reverse=True)
        assert (events[-2].text, events[-1].text) == ("Kỷ luật: khiển trách", "Tuyển dụng, tiếp nhận")
