"""A rule in words, and what changed between two days: for those who want to read the law the engine applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from thidua.law.engine import catalogue, competence, dated, prize, rulefiles
from thidua.law.engine.codes import KIND_LABELS
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.tree import Group, Node
from thidua.law.values import Cite, LawInputError, RuleDiff, RuleLine, RuleText, SubjectKind


def rule_in_words(award: str, on: date) -> RuleText:
    """The rule of an award on a day in our own words; raises LawInputError where none is written."""
    rule = _rule(award, on)
    return RuleText(
        rule=rule.id,
        award=award,
        label_vi=catalogue.label_vi(award),
        on=on,
        provisional=rule.provisional,
        lines={kind: _lines(rule, kind) for kind in rule.trees},
        competence_vi=tuple(
            f"{competence.body_label(body)} ({cite_vi(cite)})" for body, cite in competence.grants_on(award, on).items()
        ),
        prize_vi=tuple(_prizes(award, on, rule)),
        quota_vi=_quota(award, on),
    )


def diff_rules(award: str, before: date, after: date) -> RuleDiff:
    """Lines of a rule that went and that came between two days, a line being its words and its article."""
    old, new = _rule(award, before), _rule(award, after)
    kinds = sorted({*old.trees, *new.trees})
    was = {kind: _lines(old, kind) if kind in old.trees else () for kind in kinds}
    now = {kind: _lines(new, kind) if kind in new.trees else () for kind in kinds}
    return RuleDiff(
        award=award,
        before=old.id,
        after=new.id,
        removed={kind: _not_in(was[kind], now[kind]) for kind in kinds},
        added={kind: _not_in(now[kind], was[kind]) for kind in kinds},
    )


def cite_vi(cite: Cite) -> str:
    """A citation as a reader writes it: place, then the instrument with its number."""
    instrument = rulefiles.instruments().get(cite.instrument)
    if instrument is None:
        return f"{cite.at} {cite.instrument}"
    kind = str(instrument["name_vi"]).split(" ", 1)[0]
    full = {"Nghị": "Nghị định", "Thông": "Thông tư", "Công": "Công văn"}.get(kind, kind)
    named = f"{full} số {instrument['number']}"
    place = f"{cite.at} {named}" if cite.at.startswith("Điều") else f"{cite.at}, theo {named}"
    return place + ("; cần đối chiếu văn bản gốc" if cite.confidence == "uncertain" else "")


def _rule(award: str, on: date) -> Rule:
    rule = rule_on(award, on)
    if rule is None:
        label = catalogue.label_vi(award)
        raise LawInputError("", "award", f"chưa có quy tắc xét “{label}” ngày {on:%d/%m/%Y}; đối chiếu văn bản gốc")
    return rule


def _lines(rule: Rule, kind: str) -> tuple[RuleLine, ...]:
    return tuple(_walk(rule.trees[kind], 0))


def _walk(node: Node, depth: int) -> Iterator[RuleLine]:
    if isinstance(node, Group):
        if node.text_vi:
            ending = "" if node.op == "all" else " (một trong các điều kiện)"
            yield RuleLine(depth, node.id, node.text_vi + ending, node.cite)
            depth += 1
        for child in node.children:
            yield from _walk(child, depth)
    else:
        yield RuleLine(depth, node.id, node.text_vi, node.cite)


def _prizes(award: str, on: date, rule: Rule) -> Iterator[str]:
    for kind in rule.trees:
        try:
            line = prize.prize_line(award, cast(SubjectKind, kind), on)
        except LawInputError:
            continue
        yield f"{KIND_LABELS[kind]}: {line.arithmetic_vi} đồng ({cite_vi(line.cite)})"


def _quota(award: str, on: date) -> str:
    version = dated.of_document(rulefiles.document("quotas"), on)
    found = cast("dict[str, dict[str, object]]", version["quotas"] if version else {}).get(award)
    if found is None:
        return "Pháp luật không đặt hạn mức; đơn vị có thể quy định"
    base = catalogue.label_vi(str(found["of"]))
    return f"Không quá {found['percent']}% số người đạt {base} ({cite_vi(dated.cite_of(found['cite']))})"


def _not_in(lines: tuple[RuleLine, ...], others: tuple[RuleLine, ...]) -> tuple[RuleLine, ...]:
    known = {(line.id, line.text_vi, line.cite) for line in others}
    return tuple(line for line in lines if (line.id, line.text_vi, line.cite) not in known)
