"""What may be wrong with the rulebook itself: gaps in time, facts not declared, citations that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from thidua.law.engine import dated, load, rulefiles
from thidua.law.engine.codes import CONFIDENCES, DECIDERS, KINDS
from thidua.law.engine.tree import Compare, CountIn, Group, Leaf, Node, Run, Share, fact_names, leaves
from thidua.law.values import Cite

_DATED_DOCUMENTS = ("gates", "council", "quotas", "prizes", "readings")
_FACT_TYPES = {"truth", "whole", "level", "years", "counts"}


def lint() -> list[str]:
    """Every fault found in the rulebook, in English; empty when it is sound."""
    return [*_dates(), *_facts(), *_rules(), *_citations(), *_competence()]


def citations() -> Iterator[tuple[str, Cite]]:
    """Every citation of the rulebook with the place it stands."""
    for award in rulefiles.implemented_awards():
        yield from _cites(rulefiles.rule_document(award), award)
    for name in (*_DATED_DOCUMENTS, "competence"):
        yield from _cites(rulefiles.document(name), name)


def _cites(raw: object, where: str) -> Iterator[tuple[str, Cite]]:
    if isinstance(raw, Mapping):
        if {"instrument", "at", "confidence"} <= set(raw):
            yield where, dated.cite_of(raw)
        for key, value in raw.items():
            yield from _cites(value, f"{where}.{key}")
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from _cites(value, f"{where}[{number}]")


def _versioned() -> Iterator[tuple[str, Sequence[dated.Version]]]:
    for name in (*_DATED_DOCUMENTS, "competence"):
        yield name, cast("Sequence[dated.Version]", rulefiles.document(name)["versions"])
    for award in rulefiles.implemented_awards():
        yield award, cast("Sequence[dated.Version]", rulefiles.rule_document(award)["versions"])


def _dates() -> Iterator[str]:
    for name, versions in _versioned():
        yield from (f"{name}: {fault}" for fault in dated.chain_faults(versions))
        if versions[-1]["to"] is not None:
            yield f"{name}: the last version ends {versions[-1]['to']}"


def _facts() -> Iterator[str]:
    for name, fact in rulefiles.facts().items():
        if fact["type"] not in _FACT_TYPES:
            yield f"facts.yaml: {name} has the unknown type {fact['type']}"
        for key in ("label_vi", "key", "supplied_by", "evidence"):
            if not fact.get(key):
                yield f"facts.yaml: {name} lacks {key}"


def _rules() -> Iterator[str]:
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for kind, tree in (*rule.trees.items(), *rule.draft_trees.items()):
                if kind not in KINDS:
                    yield f"{rule.id}: unknown kind of subject {kind}"
                yield from (f"{rule.id} {kind}: {fault}" for fault in _tree_faults(tree))


def _tree_faults(tree: Node) -> Iterator[str]:
    facts = rulefiles.facts()
    for leaf in leaves(tree):
        for name in fact_names(leaf.test):
            if name not in facts:
                yield f"{leaf.id} asks for {name}, which facts.yaml does not declare"
            elif not _type_fits(leaf, name, facts[name]["type"]):
                yield f"{leaf.id} asks for {name} as something else than {facts[name]['type']}"
    yield from _empty_words(tree, top=True)


def _type_fits(leaf: Leaf, name: str, kind: str) -> bool:
    match leaf.test:
        case Compare():
            return kind in {"truth", "whole", "level"}
        case Share():
            return kind == "whole"
        case Run():
            return kind == "years"
        case CountIn():
            return kind == ("years" if name == leaf.test.run else "counts")


def _empty_words(node: Node, *, top: bool = False) -> Iterator[str]:
    if not top and not node.id:
        yield "a condition has no id"
    if isinstance(node, Leaf):
        if not node.text_vi:
            yield f"{node.id} has no words"
        return
    if not node.children:
        yield f"{node.id} has nothing under it"
    # Two unnamed levels would be unreadable; a group below the top is named and cited like any condition.
    if not top and isinstance(node, Group) and (not node.text_vi or node.cite is None):
        yield f"{node.id} lacks words or citation"
    for child in node.children:
        yield from _empty_words(child)


def _citations() -> Iterator[str]:
    instruments = rulefiles.instruments()
    for where, cite in citations():
        if cite.instrument not in instruments:
            yield f"{where}: unknown instrument {cite.instrument}"
        if cite.confidence not in CONFIDENCES:
            yield f"{where}: unknown confidence {cite.confidence}"
        if not cite.at.strip():
            yield f"{where}: no place in {cite.instrument}"
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for tree in rule.trees.values():
                yield from (f"{rule.id}: {fault}" for fault in _out_of_force(tree, rule))


def _out_of_force(tree: Node, rule: load.Rule) -> Iterator[str]:
    """Citations of instruments that were not in force on any day of the version."""
    instruments = rulefiles.instruments()
    for leaf in leaves(tree):
        found = instruments[leaf.cite.instrument]
        start, end = cast(date, found["from"]), cast("date | None", found["to"])
        if (end is not None and end <= rule.start) or (rule.end is not None and start >= rule.end):
            yield f"{leaf.id} cites {leaf.cite.instrument}, not in force then"


def _competence() -> Iterator[str]:
    document = rulefiles.document("competence")
    bodies = cast("Mapping[str, str]", document["bodies"])
    if set(bodies) != set(DECIDERS):
        yield f"competence.yaml: bodies differ from the codes of cases: {sorted(set(bodies) ^ set(DECIDERS))}"
    for level, ladder in cast("Mapping[str, Sequence[str]]", document["ladder"]).items():
        yield from (f"competence.yaml: {level}: unknown body {body}" for body in ladder if body not in bodies)
