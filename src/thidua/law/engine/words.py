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
        lines={kind: _lines(tree) for kind, tree in rule.trees.items()},
        competence_vi=tuple(
            f"{competence.body_label(body)} ({cite_vi(cite)})" for body, cite in competence.grants_on(award, on).items()
        ),
        prize_vi=tuple(_prizes(award, on, rule)),
        quota_vi=_quota(award, on),
        note_vi=rule.note_vi,
        drafts={kind: _lines(tree) for kind, tree in rule.draft_trees.items()},
    )


def diff_rules(award: str, before: date, after: date) -> RuleDiff:
    """Lines of a rule that went and that came between two days; the same words under a new article are told apart."""
    old, new = rule_in_words(award, before), rule_in_words(award, after)
    kinds = sorted({*old.lines, *new.lines})
    was = {kind: old.lines.get(kind, ()) for kind in kinds}
    now = {kind: new.lines.get(kind, ()) for kind in kinds}
    return RuleDiff(
        award=award,
        before=old.rule,
        after=new.rule,
        removed={kind: _not_in(was[kind], now[kind]) for kind in kinds},
        added={kind: _not_in(now[kind], was[kind]) for kind in kinds},
        recited={kind: tuple(_recited(was[kind], now[kind])) for kind in kinds},
        beside=tuple(_beside(old, new)),
    )


def _beside(old: RuleText, new: RuleText) -> Iterator[tuple[str, str, str]]:
    pairs = (
        ("Thẩm quyền quyết định", "; ".join(old.competence_vi), "; ".join(new.competence_vi)),
        ("Tiền thưởng", "; ".join(old.prize_vi), "; ".join(new.prize_vi)),
        ("Hạn mức", old.quota_vi, new.quota_vi),
    )
    return (pair for pair in pairs if pair[1] != pair[2])


def cite_vi(cite: Cite) -> str:
    """A citation as a reader writes it: place, then the instrument with its number."""
    instrument = rulefiles.instruments().get(cite.instrument)
    if instrument is None:
        return f"{cite.at} {cite.instrument}"
    kind = str(instrument["name_vi"]).split(" ", 1)[0]
    full = {"Nghị": "Nghị định", "Thông": "Thông tư", "Công": "Công văn", "Quyết": "Quyết định"}.get(kind, kind)
    named = f"{full} số {instrument['number']}"
    place = f"{cite.at} {named}" if cite.at.startswith("Điều") else f"{cite.at}, theo {named}"
    return place + ("; cần đối chiếu văn bản gốc" if cite.confidence == "uncertain" else "")


def _rule(award: str, on: date) -> Rule:
    rule = rule_on(award, on)
    if rule is None:
        label = catalogue.label_vi(award)
        raise LawInputError("", "award", f"chưa có quy tắc xét “{label}” ngày {on:%d/%m/%Y}; đối chiếu văn bản gốc")
    return rule


def _lines(tree: Node) -> tuple[RuleLine, ...]:
    return tuple(_walk(tree, 0))


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
    known = {line.text_vi for line in others}
    return tuple(line for line in lines if line.text_vi not in known)


def _recited(was: tuple[RuleLine, ...], now: tuple[RuleLine, ...]) -> Iterator[tuple[RuleLine, RuleLine]]:
    before = {line.text_vi: line for line in was}
    for line in now:
        old = before.get(line.text_vi)
        if old is not None and old.cite != line.cite:
            yield old, line
