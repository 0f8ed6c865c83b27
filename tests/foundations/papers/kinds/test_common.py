"""Phrases shared by the kinds."""

from datetime import date

import pytest

from tests.foundations.papers import samples
from thidua.foundations.papers.content import NumberAndDate, Paragraph
from thidua.foundations.papers.kinds.common import (
    AwardCount,
    Section,
    annex_reference,
    body,
    clauses,
    named_symbol,
    numbered,
    sections,
)
from thidua.foundations.papers.text import BLANK_DATE, BLANK_NUMBER


@pytest.mark.parametrize(
    ("count", "phrase"),
    [
        (AwardCount("x", 2, 5), "02 tập thể, 05 cá nhân"),
        (AwardCount("x", 0, 12), "12 cá nhân"),
        (AwardCount("x", 1, 0), "01 tập thể"),
        (AwardCount("x"), ""),
    ],
)
def test_counts_in_words(count, phrase):
    assert count.phrase() == phrase


def test_symbol_of_a_named_kind():
    assert named_symbol("TTr", samples.HEAD) == "TTr-SNgV"


def test_one_clause_is_not_numbered_two_are():
    assert numbered(("Một.",)) == body(("Một.",)) == (Paragraph("Một."),)
    assert [block.text for block in numbered(("Một.", "", "Hai."))] == ["1. Một.", "2. Hai."]


def test_sections_without_content_are_skipped():
    made = sections((Section("A", ()), Section("B", body(("b",))), Section("C", body(("c",)))))
    assert [(one.label, one.text) for one in made if not isinstance(one, Paragraph)] == [("I", "B"), ("II", "C")]


def test_clauses_without_text_are_skipped():
    made = clauses((("A", ()), ("B", ("b",))))
    assert [one.text for one in made] == ["B", "b"]
    assert made[0].label == "1"


@pytest.mark.parametrize(
    ("issue", "expected"),
    [
        (NumberAndDate("5", date(2021, 3, 5)), "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 05 tháng 3 năm 2021 của Sở)"),
        (NumberAndDate(), f"(Kèm theo Quyết định số {BLANK_NUMBER}/QĐ-SNgV {BLANK_DATE} của Sở)"),
    ],
)
def test_annex_reference(issue, expected):
    assert annex_reference("Quyết định", "QĐ-SNgV", issue, "Sở", draft=False) == expected
