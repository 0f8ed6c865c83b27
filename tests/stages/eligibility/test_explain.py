"""The stored answer as a reader takes it in: alternatives, evidence, missing facts, the articles' own words."""

from pathlib import Path
from typing import Any

import pytest

from thidua import law
from thidua.law.engine import texts
from thidua.stages.eligibility.evidence import Record
from thidua.stages.eligibility.explain import (
    Missing,
    Quotation,
    counts_of,
    evidence_of,
    missing_of,
    quotations_of,
    tree_of,
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
    assert (node.cite.text, node.cite.confidence) == ("khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP", "knowledge")


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


def test_single_conditions_carry_their_records_and_branches_do_not() -> None:
    rows = {"rating": (Record("xếp loại 2021"),)}
    branch = criterion("one", "met", criterion("leaf", "met", fact="rating"), fact="rating")
    node = tree_of({"criteria": [branch]}, lambda fact: rows.get(fact, ()))[0]
    assert (node.records, node.children[0].records) == ((), rows["rating"])


def test_an_alternative_not_used_shows_no_records() -> None:
    branch = criterion(
        "one", "met", criterion("used", "met"), criterion("spare", "not_met", fact="rating"),
        needed="một trong các điều kiện",
    )  # fmt: skip
    spare = tree_of({"criteria": [branch]}, lambda fact: (Record(fact),))[0].children[1]
    assert (spare.status, spare.records) == ("unused", ())


def test_answers_of_earlier_releases_name_no_fact_and_still_read() -> None:
    node = tree_of({"criteria": [criterion("a", "met")]}, lambda fact: (Record("x"),) if fact else ())[0]
    assert node.records == ()


PACK = """
instrument: nd-91-2017-nd-cp
articles:
  Điều 9:
    text: Tiêu chuẩn
    khoan:
      "3": {text: Lời của khoản ba}
"""


def test_the_articles_own_words_stand_once_for_each_place(tmp_path: Path) -> None:
    file = tmp_path / "bo.yaml"
    file.write_text(PACK, encoding="utf-8")
    other = {**CITE, "at": "Điều 10"}
    answer = {
        "criteria": [
            criterion("a", "met", criterion("b", "met", cite=CITE), cite=CITE),
            criterion("c", "met", cite=other),
        ]
    }
    assert quotations_of(answer, tmp_path) == ()
    texts.install(texts.read_pack(file), tmp_path)
    answer["criteria"].append(criterion("d", "met", cite={**CITE, "at": "Điều 9 khoản 3, khoản 4"}))
    assert quotations_of(answer, tmp_path) == (Quotation("khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP", "Lời của khoản ba"),)


def test_every_fact_a_rule_asks_for_can_be_named() -> None:
    assert law.fact_info("no_such_fact") is None
    rating, years = law.fact_info("rating"), law.fact_info("years_cstd_co_so")
    assert rating is not None
    assert years is not None
    assert (rating.key, rating.of_many_years) == ("facts.ratings", False)
    assert (years.key, years.of_many_years) == ("facts.held", True)
