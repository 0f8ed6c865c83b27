"""An answer as a reader takes it in: the tree of conditions with the records behind them, and what is missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.stages.eligibility.evidence import Record, Source, source_of

_ONE_OF = "một trong"
Records = Callable[[str], tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class CiteText:
    """A citation in words with how sure it is."""

    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Node:
    """One condition: how it came out, in which words, by which article, on what evidence and which records."""

    status: str
    text_vi: str
    evidence: str
    cite: CiteText | None
    mode: str
    who_can_supply: str
    children: tuple["Node", ...]
    fold: bool
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact nobody has given yet, who can, and where, for a reader who may."""

    text: str
    who: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """An article's own words."""

    place: str
    words: str


def tree_of(answer: dict[str, Any], records: Records | None = None) -> tuple[Node, ...]:
    """The conditions of an answer as nodes; a branch of alternatives keeps the unused ones apart from the unmet."""
    return tuple(_node(one, records, spare=False) for one in answer["criteria"])


def _node(plain: dict[str, Any], records: Records | None, *, spare: bool) -> Node:
    """``spare``: the branch above is met by another alternative, so that this one is not used."""
    one_of = _ONE_OF in plain["needed"]
    met_by_other = one_of and plain["status"] == "met"
    children = tuple(_node(child, records, spare=met_by_other) for child in plain["children"])
    status = "unused" if spare and plain["status"] != "met" else plain["status"]
    single = not children and status != "unused"
    return Node(
        status=status,
        text_vi=plain["text_vi"],
        evidence=evidence_of(plain) if single else "",
        cite=_cite(plain["cite"]),
        mode="any" if one_of else "",
        who_can_supply=plain.get("who_can_supply", ""),
        children=children,
        fold=len(children) > 3,
        records=records(plain.get("fact", "")) if records and single else (),
    )


def evidence_of(plain: dict[str, Any]) -> str:
    """What was found, and what was needed when that is not it."""
    found, needed = plain["found"], plain["needed"]
    if plain["status"] == "met" or not needed or found == needed:
        return "" if found == "có" else _("có %(number)s") % {"number": found} if found.isdigit() else found
    return _("%(found)s; cần %(needed)s") % {"found": found, "needed": needed}


def _cite(plain: dict[str, Any] | None) -> CiteText | None:
    return CiteText(law.cite_vi(law.Cite(**plain)), plain["confidence"]) if plain else None


def missing_of(answer: dict[str, Any], actor: Actor | None = None) -> tuple[Missing, ...]:
    """The open conditions that could change the answer, each with who can supply the fact and, for ``actor``, where."""
    wanted = set(answer["review"])
    found = (one for one in _leaves(answer["criteria"]) if one["status"] == "unknown" and one["id"] in wanted)
    return tuple(dict.fromkeys(_missing(one, actor) for one in found))


def _missing(plain: dict[str, Any], actor: Actor | None) -> Missing:
    source = source_of(plain.get("fact", ""), actor) if actor else None
    return Missing(plain["text_vi"], plain.get("who_can_supply", ""), source)


def _leaves(criteria: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for one in criteria:
        if one["children"]:
            yield from _leaves(one["children"])
        else:
            yield one


def counts_of(answer: dict[str, Any]) -> dict[str, int]:
    """How many of the top conditions are met, not met, unknown."""
    statuses = [one["status"] for one in answer["criteria"]]
    return {key: statuses.count(key) for key in ("met", "not_met", "unknown")}


def quotations_of(answer: dict[str, Any], data: Path) -> tuple[Quotation, ...]:
    """The articles' own words for every place the answer cites, each once; empty where no text pack is loaded."""
    found: dict[str, str] = {}
    for plain in _all(answer["criteria"]):
        cite = law.Cite(**plain["cite"]) if plain["cite"] else None
        words = law.words_at(cite, data) if cite else None
        # Two citations that begin at the same place would quote the same words twice.
        if cite and words and words not in found.values():
            found[law.cite_vi(cite)] = words
    return tuple(Quotation(place, words) for place, words in found.items())


def _all(criteria: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for one in criteria:
        yield one
        yield from _all(one["children"])
