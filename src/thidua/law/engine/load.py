"""Compile the rule files: each dated version becomes one tree a kind of subject, gates and votes joined to it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from thidua.law.engine import dated, rulecheck, rulefiles, votes
from thidua.law.engine.codes import DISCIPLINE_LABELS, LEVELS, RATING_LABELS
from thidua.law.engine.overlay import LocalCondition, Overlay
from thidua.law.engine.tree import Compare, CountIn, Group, Leaf, Node, Run, Share, Test

Raw = Mapping[str, object]
GATE = "vu_viec_mo"
"""The criterion that blocks without refusing: an open matter."""
SUBJECTS = ("individual", "collective", "household")


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of the rule of one award. ``standard`` is the article alone, ``trees`` add gates and votes."""

    award: str
    id: str
    start: date
    end: date | None
    provisional: bool
    local_default: bool
    note_vi: str
    standard: Mapping[str, Node]
    trees: Mapping[str, Group]
    draft_trees: Mapping[str, Group]


def rulebook_digest(overlays: Sequence[Overlay] = ()) -> str:
    """SHA-256 over the rule files and the agency's own regulations, hexadecimal."""
    national = rulefiles.digest()
    own = sorted(overlay.digest for overlay in overlays)
    return hashlib.sha256("".join((national, *own)).encode()).hexdigest() if own else national


def rule_on(award: str, on: date, overlay: Overlay | None = None) -> Rule | None:
    """The rule of an award in force on a day; None where no rule is written for it.

    With ``overlay`` the agency's own conditions and votes stand in it too, on the days the regulation holds.
    """
    if award not in rulefiles.implemented_awards():
        return None
    versions = rulecheck.versions(award)
    version = dated.in_force(versions, on)
    local = overlay if overlay is not None and overlay.in_force(on) else None
    return compiled(award, cast(date, version["from"]), local) if version else None


def versions_of(award: str) -> tuple[Rule, ...]:
    """All versions of the rule of an implemented award, oldest first."""
    versions = rulecheck.versions(award)
    return tuple(compiled(award, cast(date, version["from"])) for version in versions)


@lru_cache(maxsize=4096)
def compiled(award: str, start: date, overlay: Overlay | None = None) -> Rule:
    """The version of an award's rule that begins on ``start``, compiled; raises KeyError if there is none."""
    versions = rulecheck.versions(award)
    found = next((version for version in versions if version["from"] == start), None)
    if found is None:
        raise KeyError(f"{award}@{start}")
    standard = _standards(award, found, start, overlay)
    drafted = _standards(award, cast(Raw, found.get("draft") or {}), start, overlay)
    return Rule(
        award=award,
        id=f"{award}@{start.isoformat()}" + (f"+{overlay.number}" if overlay else ""),
        start=start,
        end=cast("date | None", found["to"]),
        provisional=bool(found.get("provisional", False)),
        local_default=bool(found.get("local_default", False)),
        note_vi=str(found.get("note_vi", "")),
        standard=standard,
        trees={kind: _whole_rule(award, kind, node, start, overlay) for kind, node in standard.items()},
        draft_trees={kind: _whole_rule(award, kind, node, start, overlay) for kind, node in drafted.items()},
    )


def _standards(award: str, raw: Raw, start: date, overlay: Overlay | None) -> dict[str, Node]:
    made: dict[str, Node] = {}
    for kind in SUBJECTS:
        if kind in raw:
            node = _node(cast(Raw, raw[kind]), start, overlay)
            own = _local_nodes(award, kind, start, overlay)
            inner = node.children if isinstance(node, Group) and node.op == "all" and not node.id else (node,)
            made[kind] = Group("all", "", "", None, (*inner, *own)) if own else node
    return made


def _local_nodes(award: str, kind: str, start: date, overlay: Overlay | None) -> tuple[Node, ...]:
    """The agency's own conditions. They stand beside the national ones under "all", so they can only refuse more."""
    found = [one for one in (overlay.conditions if overlay else ()) if one.award == award and one.kind in (None, kind)]
    return tuple(_local_node(one, kind, start, overlay) for one in found)


def _local_node(one: LocalCondition, kind: str, start: date, overlay: Overlay | None) -> Node:
    if one.test is not None:
        return Leaf(one.id, one.text_vi, one.cite, one.test, _needed(one.test))
    day = max(start, overlay.start) if overlay else start
    other = rule_on(one.use, day, overlay)
    if other is None or kind not in other.standard:
        raise ValueError(f"{one.at}: no standard of {one.use} for {kind} on {day}")
    return Group("all", one.id, one.text_vi, one.cite, (other.standard[kind],))


def _whole_rule(award: str, kind: str, standard: Node, start: date, overlay: Overlay | None) -> Group:
    gates = gate_tree(kind, start)
    if gates is None:
        raise ValueError(f"gates.yaml has no version on {start}")
    # The children of a top "all" stand directly under the rule: one level less to read in every answer.
    inner = standard.children if isinstance(standard, Group) and standard.op == "all" else (standard,)
    return Group("all", award, "", None, (*gates.children, *inner, _vote_leaf(award, start, overlay)))


def gate_tree(kind: str, on: date) -> Group | None:
    """What stands before every award, alone; None before the first day known."""
    gates = dated.of_document(rulecheck.gates(), on)
    if gates is None:
        return None
    kept = [gate for gate in cast(Sequence[Raw], gates["all"]) if gate.get("only") in (None, kind)]
    return Group("all", "", "", None, tuple(_node(gate, on) for gate in kept))


def _vote_leaf(award: str, start: date, overlay: Overlay | None) -> Leaf:
    rule = votes.rule(award, start, overlay)
    if rule.percent is None:
        text = "Nếu có biểu quyết: quá nửa thành viên Hội đồng đồng ý"
        return Leaf("phieu_hoi_dong", text, rule.cite, Compare("majority", 1, None), "quá nửa")
    text = f"Được ít nhất {rule.percent}% tổng số thành viên Hội đồng đồng ý"
    test = Share("votes_yes", "council_members", rule.percent, False)
    return Leaf("phieu_hoi_dong", text, rule.cite, test, f"từ {rule.percent}% tổng số thành viên")


def _node(raw: Raw, start: date, overlay: Overlay | None = None) -> Node:
    name, text = str(raw.get("id", "")), str(raw.get("text_vi", ""))
    cite = dated.cite_of(raw["cite"]) if "cite" in raw else None
    for op in ("all", "any"):
        if op in raw:
            children = tuple(_node(child, start, overlay) for child in cast(Sequence[Raw], raw[op]))
            return Group("all" if op == "all" else "any", name, text, cite, children)
    if "use" in raw:
        other = cast(Group, compiled(str(raw["use"]), start, overlay).standard["individual"])
        return Group("all", name, text, cite, other.children)
    if cite is None:
        raise ValueError(f"{name}: a condition without a citation")
    test = _test(name, cast(Raw, raw["when"]))
    return Leaf(name, text, cite, test, _needed(test))


def _test(name: str, when: Raw) -> Test:
    if "share" in when:
        strict = "over_percent" in when
        percent = cast(int, when["over_percent" if strict else "at_least_percent"])
        return Share(str(when["share"]), str(when["of"]), percent, strict)
    if "years" in when and "consecutive" in when:
        return Run(str(when["years"]), cast(int, when["consecutive"]))
    if "count" in when:
        run = when.get("run")
        return CountIn(
            counts=str(when["count"]),
            at_least=cast(int, when["at_least"]),
            years=cast(int, when.get("years", 0)),
            run=str(run) if run else None,
            earlier_unclear=bool(when.get("earlier_unclear", False)),
        )
    if "fact" not in when:
        raise ValueError(f"{name}: no operator in {dict(when)!r}")
    if "is" in when:
        bound = 1 if when["is"] else 0
        return Compare(str(when["fact"]), bound if bound else None, None if bound else 0)
    return Compare(str(when["fact"]), _bound(when.get("at_least")), _bound(when.get("at_most")))


def _bound(raw: object) -> int | None:
    if raw is None or isinstance(raw, int):
        return raw
    return LEVELS[str(raw)]


def _needed(test: Test) -> str:
    match test:
        case Compare():
            return _needed_compare(test)
        case Share():
            return f"{'trên' if test.strict else 'từ'} {test.percent}%"
        case Run():
            return f"{test.length} năm liên tục"
        case CountIn():
            return f"từ {test.at_least}"


def _needed_compare(test: Compare) -> str:
    fact = rulefiles.facts()[test.fact]
    if fact["type"] == "truth":
        return "có" if test.at_least else "không"
    if fact["type"] == "level":
        if test.at_least is not None:
            return f"từ {RATING_LABELS[test.at_least]}"
        return f"không quá mức {DISCIPLINE_LABELS[test.at_most or 0]}" if test.at_most else "không bị kỷ luật"
    unit = f" {fact['unit']}" if "unit" in fact else ""
    return f"từ {test.at_least}{unit}" if test.at_least is not None else f"không quá {test.at_most}{unit}"
