"""Answer a case: pick the rules of the day, hold the facts against them, say why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from thidua.law.engine import catalogue, cohort, competence, gates, prize, rulefiles
from thidua.law.engine.codes import KIND_LABELS
from thidua.law.engine.derive import sheet_of
from thidua.law.engine.explain import explain
from thidua.law.engine.governing import governed_by, governing_day, transition
from thidua.law.engine.load import GATE, Rule, gate_tree, rule_on
from thidua.law.engine.overlay import Overlay, council_remarks, overlay_on
from thidua.law.engine.tree import FactSheet, Group, fact_names, leaves
from thidua.law.values import (
    Answer,
    AuthorityCase,
    AwardAnswer,
    AwardCase,
    Case,
    CohortCase,
    Criterion,
    PrizeCase,
    Status,
    Warned,
)


def answer(case: Case, overlays: Sequence[Overlay] = ()) -> Answer:
    """Answer a case of any kind, by the agency's own regulations too, each on the days it holds."""
    match case:
        case AwardCase():
            return answer_award(case, overlays)
        case CohortCase():
            return cohort.answer_cohort(case, overlays)
        case PrizeCase():
            return prize.answer_prize(_with_rounding(case, overlay_on(overlays, case.decision)))
        case AuthorityCase():
            return competence.answer_authority(case)


def _with_rounding(case: PrizeCase, overlay: Overlay | None) -> PrizeCase:
    if overlay is None or case.local.prize_rounding:
        return case
    return replace(case, local=replace(case.local, prize_rounding=overlay.prize_rounding))


def answer_award(case: AwardCase, overlays: Sequence[Overlay] = ()) -> AwardAnswer:
    """Whether one subject meets the standard of one award, with reasons for every condition."""
    as_of = governing_day(case.dates, case.period_to)
    overlay = overlay_on(overlays, as_of)
    rule = rule_on(case.award, as_of, overlay)
    if rule is None or case.kind not in rule.trees:
        return _without_rule(case, as_of)
    sheet = sheet_of(case, as_of)
    root = explain(rule.trees[case.kind], sheet)
    status = _status(root)
    failed, review = _ids(root, "not_met"), _ids(root, "unknown")
    warnings = [*sheet.warnings, *_remarks(case, as_of, rule, overlays)]
    warnings += council_remarks(overlay, case.council, case.award)
    for other, remark in _other_texts(case, as_of, rule, sheet, overlays, status):
        if _status(other) != status and "blocked" not in (status, _status(other)):
            # One text refuses and the other does not: nobody is refused, what differs is for people to look at.
            status = "needs_review"
            review = _unique([*review, *failed, *_ids(other, "not_met"), *_ids(other, "unknown")])
            failed = ()
            warnings.append(remark)
    return AwardAnswer(
        id=case.id,
        status=status,
        as_of=as_of,
        rule=rule.id,
        provisional=rule.provisional,
        criteria=root.children,
        failed=failed,
        review=review,
        missing=_missing(rule.trees[case.kind], root, sheet),
        warnings=tuple(warnings),
        governed_by=governed_by(case.dates),
    )


def _other_texts(
    case: AwardCase, as_of: date, rule: Rule, sheet: FactSheet, overlays: Sequence[Overlay], status: Status
) -> Iterable[tuple[Criterion, Warned]]:
    """What else may govern the case: the draft of a law not yet read, the new law where none says which holds.

    ``status``: by the text that governs. Where only a kinder new text may hold instead, a harsher one changes nothing.
    """
    if case.kind in rule.draft_trees:
        yield explain(rule.draft_trees[case.kind], sheet), Warned("luat_moi_chua_doi_chieu", rule.note_vi)
    decided = case.dates.decision
    changed = transition(as_of, decided) if decided else None
    if decided is None or changed is None or changed.rule == "received":
        return
    later = rule_on(case.award, decided, overlay_on(overlays, decided))
    if later is None or case.kind not in later.trees:
        return
    newer = sheet_of(case, decided)
    if changed.rule == "silent":
        yield explain(later.trees[case.kind], newer), Warned("chuyen_tiep_chua_ro", changed.text_vi)
        return
    other = explain(later.draft_trees.get(case.kind, later.trees[case.kind]), newer)
    if status == "not_eligible" and _status(other) != "not_eligible":
        yield other, Warned("quy_dinh_moi_co_loi_hon", changed.text_vi)


def _status(root: Criterion) -> Status:
    gate = next((child for child in root.children if child.id == GATE), None)
    if gate is not None and gate.status == "not_met":
        return "blocked"
    return {"met": "eligible", "not_met": "not_eligible", "unknown": "needs_review"}[root.status]  # type: ignore[return-value]


def _ids(root: Criterion, status: str) -> tuple[str, ...]:
    """Ids of criteria of a status, going down only where they bear on the outcome above them."""

    def walk(node: Criterion) -> Iterable[str]:
        for child in node.children:
            if child.status == status:
                yield child.id
                yield from walk(child)

    return _unique(walk(root))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _missing(tree: Group, root: Criterion, sheet: FactSheet) -> tuple[str, ...]:
    """Case keys whose absence leaves a criterion open."""
    facts = rulefiles.facts()
    open_ids = set(_ids(root, "unknown"))
    keys = [
        facts[name]["key"]
        for leaf in leaves(tree)
        if leaf.id in open_ids
        for name in fact_names(leaf.test)
        if _open(name, sheet)
    ]
    return _unique(keys)


def _open(name: str, sheet: FactSheet) -> bool:
    if name in sheet.wholes:
        low, high = sheet.wholes[name]
        return low != high
    if name in sheet.years:
        return sheet.years[name].certain != sheet.years[name].possible
    if name in sheet.counts:
        return sheet.counts[name].least != sheet.counts[name].most
    return True


def _remarks(case: AwardCase, as_of: date, rule: Rule, overlays: Sequence[Overlay]) -> Iterable[Warned]:
    if rule.provisional:
        yield Warned("quy_dinh_tam_thoi", rule.note_vi)
    if rule.local_default:
        yield Warned(
            "tieu_chuan_dia_phuong", "Tiêu chuẩn do Bộ, ban, ngành, tỉnh quy định; đang dùng bộ tiêu chuẩn mặc định"
        )
    registration = gates.registration_rule(as_of)
    kind = catalogue.award_kind(case.award)
    is_title = kind is not None and kind.kind == "danh_hieu"
    # Collectives are not asked for it: only a plain "not registered" is remarked on there.
    unregistered = case.facts.get("registered", case.kind == "collective") is False
    if registration.effect == "warning" and is_title and unregistered:
        yield Warned("chua_dang_ky", registration.text_vi)
    decided = case.dates.decision
    if decided is not None:
        later = rule_on(case.award, decided, overlay_on(overlays, decided))
        if later is not None and later.standard.get(case.kind) != rule.standard.get(case.kind):
            said = f"Xét theo quy định ngày {as_of:%d/%m/%Y}; đến ngày quyết định {decided:%d/%m/%Y} đã có quy định mới"
            yield Warned("chuyen_tiep", said)


def _without_rule(case: AwardCase, as_of: date) -> AwardAnswer:
    label = catalogue.label_vi(case.award)
    whom = KIND_LABELS[case.kind]
    said = f"Chưa có quy tắc xét “{label}” cho {whom} vào ngày {as_of:%d/%m/%Y}; cần đối chiếu văn bản gốc"
    who = "Cơ quan thường trực thi đua, khen thưởng"
    criterion = Criterion("chua_co_quy_tac", "unknown", said, "", "", None, (), who)
    gates = gate_tree(case.kind, as_of)
    root = explain(gates, sheet_of(case, as_of)) if gates else Criterion("", "met", "", "", "", None)
    return AwardAnswer(
        id=case.id,
        status="blocked" if _status(root) == "blocked" else "needs_review",
        as_of=as_of,
        rule="",
        provisional=False,
        criteria=(*root.children, criterion),
        failed=_ids(root, "not_met"),
        review=(*_ids(root, "unknown"), "chua_co_quy_tac"),
        missing=(),
        warnings=(Warned("chua_co_quy_tac", said),),
        governed_by=governed_by(case.dates),
    )
