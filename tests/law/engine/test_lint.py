"""The rulebook itself: no gap in time, every condition cited, every cited place there; the lint finds its faults."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.shared_texts import SHARED, needs_shared
from thidua import law
from thidua.law.engine import dated, lint, load, rulefiles
from thidua.law.engine.tree import Compare, Group, Leaf, leaves
from thidua.law.values import Cite


def test_the_rulebook_is_sound() -> None:
    assert lint.lint() == []


def test_every_leaf_of_every_rule_is_cited() -> None:
    seen = 0
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for tree in rule.trees.values():
                for leaf in leaves(tree):
                    assert leaf.cite.instrument in rulefiles.instruments(), leaf.id
                    assert leaf.text_vi, leaf.id
                    seen += 1
    assert seen > 300


def test_versions_follow_each_other_without_gap() -> None:
    for award in rulefiles.implemented_awards():
        rules = load.versions_of(award)
        # Orders are judged by the Law of 2022 alone: the older decree's numbers are not known.
        first = date(2024, 1, 1) if award.startswith("hc_") else date(2017, 10, 1)
        assert rules[0].start == first
        assert rules[-1].end is None
        assert [rule.end for rule in rules[:-1]] == [rule.start for rule in rules[1:]]
        assert len({rule.id for rule in rules}) == len(rules)


@pytest.mark.parametrize(
    ("versions", "faults"),
    [
        ([(2020, 2021), (2021, None)], 0),
        ([(2020, 2021), (2022, None)], 1),
        ([(2020, 2022), (2021, None)], 1),
        ([(2020, None), (2021, None)], 1),
        ([(2021, 2020)], 1),
    ],
)
def test_gaps_and_overlaps_are_found(versions: list[tuple[int, int | None]], faults: int) -> None:
    made = [{"from": date(start, 1, 1), "to": date(end, 1, 1) if end else None} for start, end in versions]
    assert len(dated.chain_faults(made)) == faults


def test_a_leaf_that_asks_for_an_undeclared_fact_is_found() -> None:
    cite = Cite("luat-06-2022-qh15", "Điều 1", "verified")
    leaf = Leaf("lá", "", cite, Compare("không có", 1, None), "")
    wrong = Leaf("lá", "x", cite, Compare("years_htxs", 1, None), "")
    faults = list(lint._tree_faults(Group("all", "gốc", "x", cite, (leaf, wrong, Group("any", "", "", None, ())))))
    assert len(faults) == 6
    assert any("không có" in fault for fault in faults)
    assert any("years_htxs" in fault for fault in faults)


def test_an_instrument_out_of_force_is_found() -> None:
    old = Cite("luat-15-2003-qh11", "Điều 24", "verified")
    rule = load.compiled("lao_dong_tien_tien", date(2024, 1, 1))
    leaf = Leaf("lá", "x", old, Compare("conduct", 1, None), "")
    assert list(lint._out_of_force(leaf, rule)) == ["lá cites luat-15-2003-qh11, not in force then"]


def _places(at: str) -> list[tuple[str, str | None, str | None]]:
    """(article, clause, point) of a citation; several points or clauses after one article are spread."""
    found = []
    for article, rest in re.findall(r"Điều (\d+\w?)((?: khoản| điểm|,| \d+| [a-zđ]\b)*)", at):
        clauses = re.findall(r"khoản (\d+)", rest) or [None]
        points = re.findall(r"(?:điểm|,) ([a-zđ])\b", rest) or [None]
        found += [(article, clause, point) for clause in clauses for point in points]
    return found


@needs_shared
@pytest.mark.parametrize(
    ("instrument", "name"), [("luat-15-2003-qh11", "articles-2003"), ("luat-06-2022-qh15", "articles-2022")]
)
def test_every_cited_place_of_the_law_exists(instrument: str, name: str) -> None:
    pack = yaml.safe_load((SHARED / "law" / f"{name}.yaml").read_text(encoding="utf-8"))["articles"]
    checked = 0
    for where, cite in lint.citations():
        if cite.instrument != instrument or not cite.at.startswith("Điều"):
            continue
        for article, clause, point in _places(cite.at):
            assert f"Điều {article}" in pack, (where, cite.at)
            if clause:
                assert clause in pack[f"Điều {article}"].get("khoan", {}), (where, cite.at)
            if clause and point:
                assert point in pack[f"Điều {article}"]["khoan"][clause].get("diem", {}), (where, cite.at)
            checked += 1
    assert checked > 60


def test_places_are_read_as_written() -> None:
    assert _places("Điều 24 khoản 1 điểm b, c, d") == [("24", "1", "b"), ("24", "1", "c"), ("24", "1", "d")]
    assert _places("Điều 78") == [("78", None, None)]
    assert _places("Điều 27 khoản 1 điểm đ") == [("27", "1", "đ")]


def test_the_digest_changes_with_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", law.rulebook_digest())
    for name, text in (("a.yaml", "1"), ("b.yaml", "2")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(rulefiles, "LAW", tmp_path)
    before = rulefiles.digest.__wrapped__()
    (tmp_path / "b.yaml").write_text("3", encoding="utf-8")
    assert rulefiles.digest.__wrapped__() != before
    (tmp_path / "b.yaml").write_text("2", encoding="utf-8")
    assert rulefiles.digest.__wrapped__() == before
    (tmp_path / "b.yaml").rename(tmp_path / "c.yaml")
    assert rulefiles.digest.__wrapped__() != before
