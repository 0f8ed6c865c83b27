"""Slips of the pen: every rule document with one thing changed, as a list of mutants.

A mutant is a way into one document (a rule file, or a table such as ``prizes``) and the value put there. Where a file
repeats a part under an alias, each version is changed alone: every version of every rule has to be proved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from thidua.law.engine import rulefiles
from thidua.law.engine.codes import DISCIPLINE, RATINGS

Path = tuple[str | int, ...]
DROP = object()
"""Put in the place of a value: the value is taken away."""
SUBJECTS = ("individual", "collective", "household")
TABLES = (
    *("gates", "council", "quotas", "prizes", "competence", "readings"),
    *("regimes", "classification", "dossiers", "deadlines", "revocation"),
)
# Words for the reader and the places they come from: changing them changes no answer.
WORDS = {
    "cite",
    "none_cite",
    "majority_cite",
    "at",
    "instrument",
    "instrument_articles",
    "confidence",
    "id",
    "award",
    "open",
}
# What else a key may say, where it is a word.
CHOICES = {
    "rounding": (("floor", "ceil", "nearest"), ("ceil_10k", "nearest_10k", "none")),
    "effect": (("warning", "none"),),
    "reuse_in_form": (("no", "unknown"),),
    "overlap_of_cycles": (("not_met", "unknown"),),
    "third_title_timing": (("settled", "unclear"),),
    "discipline_of_members": (("allowed", "unknown"),),
    "discipline_is_failure": (("yes", "unclear", "no"),),
    "only": (("individual", "collective"),),
    "rule": (("all", "any"), ("received", "better", "silent")),
    "needed": (("always", "only_if"),),
    "source": (("law", "configuration"),),
    "level": (("KXL", "KHT", "HT", "HTT", "HTXS"), ("decider", "proposer")),
    "reach": (("every", "duty"),),
}
DAY = timedelta(days=1)
VND_STEP = 10_000


@dataclass(frozen=True)
class Mutant:
    """``document``: an award or the name of a table. ``edits``: ways into it, each with what is put there."""

    document: str
    edits: tuple[tuple[Path, object], ...]
    what: str

    @property
    def name(self) -> str:
        return f"{self.document}: {self.what}"


def all_mutants(only: str = "") -> Iterator[Mutant]:
    """Every mutant of the rulebook, or of the documents whose name holds ``only``; each has a name of its own."""
    names: Counter[str] = Counter()
    for mutant in _all(only):
        names[mutant.name] += 1
        # Two limbs of one article may hold a condition of the same id.
        again = f" ({names[mutant.name]})" if names[mutant.name] > 1 else ""
        yield replace(mutant, what=mutant.what + again)


def _all(only: str) -> Iterator[Mutant]:
    for award in rulefiles.implemented_awards():
        if only in award:
            yield from of_award(award)
    for table in TABLES:
        if only in table:
            yield from of_table(table)


def of_award(award: str) -> Iterator[Mutant]:
    """Mutants of each version of the rule of an award, the drafts of laws to come among them."""
    versions = rulefiles.rule_document(award)["versions"]
    for number, version in enumerate(versions):
        for way, prefix, trees in (
            (("versions", number), "", version),
            (("versions", number, "draft"), "draft ", version.get("draft") or {}),
        ):
            for kind in SUBJECTS:
                if kind in trees:
                    where = f"{version['from']} {prefix}{kind}"
                    yield from _of_node(award, (*way, kind), trees[kind], where)


def _of_node(award: str, path: Path, node: Mapping[str, object], where: str) -> Iterator[Mutant]:
    name = f"{where} {node.get('id', '(all)')}"
    for op, other in (("all", "any"), ("any", "all")):
        if op not in node:
            continue
        children = node[op]
        # Nothing but what no case can carry: open either way.
        if len(children) > 1 and not all(_is_open(child) for child in children):
            swapped = {other if key == op else key: value for key, value in node.items()}
            yield Mutant(award, ((path, swapped),), f"{name}: {op} becomes {other}")
        for number, child in enumerate(children):
            way = (*path, op, number)
            if len(children) > 1:
                yield Mutant(award, ((way, DROP),), f"{where} {child.get('id')}: dropped")
            yield from _of_node(award, way, child, where)
    # What no case can carry is open whichever way it is asked.
    if "when" in node and node["when"].get("fact") != "beyond_the_case":
        for said, when in _tests(node["when"]):
            yield Mutant(award, (((*path, "when"), when),), f"{name}: {said}")


def _is_open(node: Mapping[str, object]) -> bool:
    below = [child for op in ("all", "any") for child in node.get(op, ())]
    return all(map(_is_open, below)) if below else "use" not in node and node["when"].get("fact") == "beyond_the_case"


def _tests(when: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """A test with one thing changed: number, window, direction, strictness, truth."""
    if "is" in when:
        yield "truth turned", {**when, "is": not when["is"]}
    for key in ("at_least", "at_most", "at_least_percent", "over_percent", "consecutive", "years"):
        if isinstance(when.get(key), int | str) and not (key == "years" and "consecutive" in when):
            for moved in _moved(when[key], when.get("fact")):
                yield f"{key} {when[key]} becomes {moved}", {**when, key: moved}
    for key, other in (("at_least", "at_most"), ("at_least_percent", "over_percent")):
        for old, new in ((key, other), (other, key)):
            if old in when and "count" not in when:
                yield f"{old} becomes {new}", {new if k == old else k: v for k, v in when.items()}
    if when.get("earlier_unclear"):
        yield "earlier years no longer open", {**when, "earlier_unclear": False}


def _moved(bound: object, fact: object) -> Iterator[object]:
    if isinstance(bound, int):
        yield from (bound + by for by in (1, -1) if bound + by >= 0)
        return
    scale = list(DISCIPLINE) if "discipline" in str(fact) else list(RATINGS)
    place = scale.index(str(bound))
    yield from (scale[near] for near in (place + 1, place - 1) if 0 <= near < len(scale))


def of_table(name: str) -> Iterator[Mutant]:
    """Mutants of a table: numbers moved, choices turned, entries dropped, first days shifted."""
    document = rulefiles.document(name)
    for path, value, said in _values(document, ()):
        for new, how in _turned(path, value):
            yield Mutant(name, ((path, new),), f"{said}: {how}")
    yield from _shifted(name, document)


def _values(raw: object, path: Path, said: str = "") -> Iterator[tuple[Path, object, str]]:
    if isinstance(raw, Mapping):
        if "from" in raw and isinstance(raw["from"], date):
            said = f"{said} {raw['from']}".strip()
        for key, value in raw.items():
            if key in WORDS or str(key).endswith("_vi") or key in ("bodies", "same_as"):
                continue
            yield (*path, key), value, f"{said} {key}"
            yield from _values(value, (*path, key), f"{said} {key}")
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            # Lines of a table may bear one name: the place among its neighbours tells them apart.
            label = value
            if isinstance(value, Mapping):
                label = f"{value.get('body') or value.get('id') or value.get('award') or ''}[{number}]"
            yield (*path, number), value, f"{said} {label}"
            yield from _values(value, (*path, number), f"{said} {label}")


def _turned(path: Path, value: object) -> Iterator[tuple[object, str]]:
    key = path[-1]
    if isinstance(value, bool):
        yield not value, f"{value} becomes {not value}"
    elif isinstance(value, int):
        step = VND_STEP if key == "vnd" else 1
        yield from ((value + by, f"{value} becomes {value + by}") for by in (step, -step))
    elif isinstance(value, str) and _decimal(value):
        moved = (Decimal(value) + by for by in (Decimal("0.1"), Decimal("-0.1")))
        yield from ((str(new), f"{value} becomes {new}") for new in moved)
    elif isinstance(value, str):
        domain = next((choices for choices in CHOICES.get(str(key), ()) if value in choices), ())
        yield from ((new, f"{value} becomes {new}") for new in domain if new != value)
    if _droppable(path):
        yield DROP, "dropped"


def _decimal(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _droppable(path: Path) -> bool:
    """Entries of lists of codes, and whole lines of tables keyed by code; versions stay."""
    if isinstance(path[-1], int):
        return path[-2] in _LISTS
    return len(path) > 1 and path[-2] in _KEYED


_LISTS = {
    *("awards", "undecided", "all", "grants", "general", "practices", "proposals", "delegations", "payers", "fund"),
    *("council_fees", "individual", "employment", "reasons", "items", "forms", "sets", "limbs", "subjects", "levels"),
    *("occasions", "steps", "grounds", "rests_on", "on", "kinds", "order", "transitions", "prize"),
}
_KEYED = {"thresholds", "multiples", "quotas", "signs_for", "by", "conditions", "recognised_by", "for"}


def _shifted(name: str, document: Mapping[str, object]) -> Iterator[Mutant]:
    """First days moved by one, with the last day of the version before."""
    for key in ("versions", "base_salary"):
        rows: Sequence[Mapping[str, object]] = document.get(key, ())  # type: ignore[assignment]
        for number in range(1, len(rows)):
            for by in (DAY, -DAY):
                day = rows[number]["from"] + by  # type: ignore[operator]
                edits: list[tuple[Path, object]] = [((key, number, "from"), day)]
                if "to" in rows[number - 1]:
                    edits.append(((key, number - 1, "to"), day))
                yield Mutant(name, tuple(edits), f"{key} {rows[number]['from']}: begins {day}")
