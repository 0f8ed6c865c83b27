"""Every cited place exists: down to khoản and điểm, in the packs of the laws and in the decrees and circulars read.

The texts are not part of the project; these tests read them beside the checkout.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
import yaml

from tests.shared_texts import SHARED, needs_shared
from thidua.law.engine import lint
from thidua.law.values import Cite

Place = tuple[str, str | None, str | None]
Text = Mapping[str, Mapping[str, frozenset[str]]]

PACKS = {"luat-15-2003-qh11": "articles-2003", "luat-06-2022-qh15": "articles-2022"}
# Read in full in the corpus, and cited: all but the laws, whose packs go down to the last điểm.
READ = (
    "nd-335-2025-nd-cp",
    "qd-01-2026-qd-ttg",
    "tt-01-2026-tt-bng",
    "tt-07-2026-tt-bgddt",
    "tt-118-2025-tt-btc",
    "tt-143-2025-tt-btc",
    "tt-20-2025-tt-bnv",
    "tt-20-2025-tt-bvhttdl",
    "tt-25-2025-tt-bkhcn",
    "tt-55-2025-tt-bxd",
    "tt-62-2025-tt-bnnmt",
)

_STEP = re.compile(
    r"(?:,? ?)(?:(Điều) (\d+[a-zđ]?)|(khoản) (\d+[a-z]?)|(điểm) ([a-zđ]\d?)\b|(?<=, )([a-zđ])\b|(?<=, )(\d+)\b)"
)


def places(at: str) -> list[Place]:
    """(article, clause, point) of a citation, several of them spread; raises ValueError where it is not so written."""
    bounds = re.fullmatch(r"Điều (\d+) đến Điều (\d+)", at)
    if bounds:
        return [(str(number), None, None) for number in range(int(bounds[1]), int(bounds[2]) + 1)]
    found: list[Place] = []
    position = 0
    while position < len(at):
        step = _STEP.match(at, position)
        if step is None or (not found and not step[1]):
            raise ValueError(f"not a place: {at!r}")
        position = step.end()
        _take(found, step)
    return found


def _take(found: list[Place], step: re.Match[str]) -> None:
    clause, point = step[4] or step[8], step[6] or step[7]
    if step[1]:
        found.append((step[2], None, None))
    elif clause:
        article, before, _ = found[-1]
        # The clause of an article named bare makes it narrower; a further clause is a further place.
        if before is None:
            found.pop()
        found.append((article, clause, None))
    else:
        article, before, other = found[-1]
        if other is None:
            found.pop()
        found.append((article, before, point))


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("Điều 78", [("78", None, None)]),
        ("Điều 27 khoản 1 điểm đ", [("27", "1", "đ")]),
        ("Điều 24 khoản 1 điểm b, c, d", [("24", "1", "b"), ("24", "1", "c"), ("24", "1", "d")]),
        ("Điều 74 khoản 1 điểm b, điểm đ", [("74", "1", "b"), ("74", "1", "đ")]),
        ("Điều 2 khoản 3, khoản 5", [("2", "3", None), ("2", "5", None)]),
        ("Điều 2 khoản 3, 5", [("2", "3", None), ("2", "5", None)]),
        ("Điều 11, Điều 20", [("11", None, None), ("20", None, None)]),
        ("Điều 58a khoản 2", [("58a", "2", None)]),
        ("Điều 50 đến Điều 52", [("50", None, None), ("51", None, None), ("52", None, None)]),
    ],
)
def test_places_are_read_as_written(at: str, found: list[Place]) -> None:
    assert places(at) == found


@pytest.mark.parametrize(
    "at", ["khoản 2", "Điều", "Điều 5 khoản", "Điều 5 khoan 2", "Điều 5 điểm", "Điều 5; khoản 2", ""]
)
def test_what_is_no_place_is_not_read_as_one(at: str) -> None:
    if at:
        with pytest.raises(ValueError, match="not a place"):
            places(at)
    else:
        assert places(at) == []


def _cited(instrument: str) -> Iterator[tuple[str, Cite]]:
    return ((where, cite) for where, cite in CITATIONS if cite.instrument == instrument)


CITATIONS = tuple(lint.citations())


@cache
def _pack(name: str) -> Text:
    articles = yaml.safe_load((SHARED / "law" / f"{name}.yaml").read_text(encoding="utf-8"))["articles"]
    return {
        article.removeprefix("Điều "): {
            str(clause): frozenset(part.get("diem", {})) for clause, part in content.get("khoan", {}).items()
        }
        for article, content in articles.items()
    }


@cache
def _corpus(instrument: str) -> Text:
    """Articles, clauses and points of a text as printed: "Điều 5.", "2.", "a)" each beginning a line."""
    name = f"law-{instrument.split('-', 1)[1]}.txt"
    found: dict[str, dict[str, set[str]]] = {}
    article = clause = ""
    for line in (SHARED / "corpus" / name).read_text(encoding="utf-8").splitlines():
        if start := re.match(r"\s*Điều (\d+[a-zđ]?)\.", line):
            article, clause = start[1], ""
            found.setdefault(article, {})
        elif article and (start := re.match(r"\s*(\d+)\. ", line)):
            clause = start[1]
            found[article].setdefault(clause, set())
        elif clause and (start := re.match(r"\s*([a-zđ])\) ", line)):
            found[article][clause].add(start[1])
    return {name: {number: frozenset(points) for number, points in parts.items()} for name, parts in found.items()}


def _missing(text: Text, at: str) -> list[Place]:
    return [place for place in places(at) if not _is_there(text, *place)]


def _is_there(text: Text, article: str, clause: str | None, point: str | None) -> bool:
    if article not in text:
        return False
    if clause is None:
        return point is None
    return clause in text[article] and (point is None or point in text[article][clause])


@needs_shared
@pytest.mark.parametrize("instrument", PACKS)
def test_every_cited_place_of_a_law_exists_in_its_pack(instrument: str) -> None:
    text, checked = _pack(PACKS[instrument]), 0
    for where, cite in _cited(instrument):
        if cite.at.startswith("Điều"):
            assert _missing(text, cite.at) == [], (where, cite.at)
            checked += 1
        else:
            assert cite.confidence != "verified", (where, cite.at)
    assert checked > 100


@needs_shared
@pytest.mark.parametrize("instrument", READ)
def test_every_cited_place_of_a_text_read_in_full_exists_in_it(instrument: str) -> None:
    text, checked = _corpus(instrument), 0
    for where, cite in _cited(instrument):
        if cite.at.startswith("Điều"):
            assert _missing(text, cite.at) == [], (where, cite.at)
            checked += 1
    assert checked >= 1


@needs_shared
@pytest.mark.parametrize("instrument", ["luat-47-2005-qh11", "luat-39-2013-qh13"])
def test_amending_laws_are_cited_through_the_law_they_amend(instrument: str) -> None:
    """Their words stand in the pack of 2003; where one is cited by itself, the article must be one it touches."""
    words = (SHARED / "corpus" / f"law-{instrument.split('-', 1)[1]}.txt").read_text(encoding="utf-8")
    touched = set(re.findall(r"Điều (\d+[a-z]?)", words))
    assert touched
    for where, cite in _cited(instrument):
        assert {article for article, _, _ in places(cite.at)} <= touched, (where, cite.at)


@needs_shared
def test_no_text_read_in_full_is_left_unchecked() -> None:
    there = {path.stem.removeprefix("law-") for path in (SHARED / "corpus").glob("law-*.txt")}
    cited = {cite.instrument for _, cite in CITATIONS}
    checked = {*PACKS, *READ, "luat-47-2005-qh11", "luat-39-2013-qh13"}
    assert {name for name in cited if name.split("-", 1)[1] in there} <= checked


@needs_shared
def test_a_place_that_does_not_exist_is_noticed() -> None:
    law = _pack("articles-2022")
    assert _missing(law, "Điều 23 khoản 2") == []
    assert _missing(law, "Điều 23 khoản 9") == [("23", "9", None)]
    assert _missing(law, "Điều 24 khoản 1 điểm a, z") == [("24", "1", "z")]
    assert _missing(law, "Điều 999") == [("999", None, None)]
    assert _missing(_corpus("tt-20-2025-tt-bnv"), "Điều 9 khoản 8") == []
    assert _missing(_corpus("tt-20-2025-tt-bnv"), "Điều 9 khoản 99") == [("9", "99", None)]


def test_every_place_that_begins_with_an_article_is_well_written() -> None:
    for where, cite in CITATIONS:
        if cite.at.startswith("Điều"):
            assert places(cite.at), (where, cite.at)


def test_verified_means_that_a_place_is_named() -> None:
    """ "Verified" is said of an article, a form or an appendix, never of a law, decree or circular as a whole."""
    named = re.compile(r"Điều \d|Mẫu số \d|Phụ lục")
    vague = {
        (where, cite.at)
        for where, cite in CITATIONS
        if cite.confidence == "verified" and not cite.instrument.startswith("qd-") and not named.match(cite.at)
    }
    assert vague == set()
