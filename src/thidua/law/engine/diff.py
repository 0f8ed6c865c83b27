"""What changed in the rule of an award: between two days, or by an agency's own regulation on one day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from thidua.law.engine import catalogue, rulefiles
from thidua.law.engine.load import SUBJECTS, rule_on
from thidua.law.engine.overlay import Overlay, overlay_on
from thidua.law.engine.words import rule_in_words
from thidua.law.values import RuleChange, RuleDiff, RuleLine, RuleText

_MEETING = "Họp Hội đồng"
_COMMON = (_MEETING, "Tiền thưởng")
_EXAMPLE = "lao_dong_tien_tien"


def diff_rules(award: str, before: date, after: date, overlays: Sequence[Overlay] = ()) -> RuleDiff:
    """Lines of a rule that went, came or changed between two days; the same words under a new article are told apart.

    ``overlays``: the agency's regulations, each on the days it holds.
    """
    old = rule_in_words(award, before, overlay_on(overlays, before))
    return diff_texts(old, rule_in_words(award, after, overlay_on(overlays, after)))


def diff_texts(old: RuleText, new: RuleText) -> RuleDiff:
    """The difference of two rules in words. ``removed`` and ``added`` hold all; ``changed`` pairs those of one id."""
    kinds = [kind for kind in SUBJECTS if kind in old.lines or kind in new.lines]
    was = {kind: old.lines.get(kind, ()) for kind in kinds}
    now = {kind: new.lines.get(kind, ()) for kind in kinds}
    removed = {kind: _not_in(was[kind], now[kind]) for kind in kinds}
    added = {kind: _not_in(now[kind], was[kind]) for kind in kinds}
    return RuleDiff(
        award=new.award,
        before=old.rule,
        after=new.rule,
        removed=removed,
        added=added,
        recited={kind: tuple(_recited(was[kind], now[kind])) for kind in kinds},
        beside=tuple(_beside(old, new)),
        changed={kind: tuple(_changed(removed[kind], added[kind])) for kind in kinds},
    )


def _beside(old: RuleText, new: RuleText) -> Iterator[tuple[str, str, str]]:
    pairs = (
        ("Thẩm quyền quyết định", "; ".join(old.competence_vi), "; ".join(new.competence_vi)),
        ("Tiền thưởng", "; ".join(old.prize_vi), "; ".join(new.prize_vi)),
        ("Hạn mức", old.quota_vi, new.quota_vi),
        ("Biểu quyết của Hội đồng", old.vote_vi, new.vote_vi),
        (_MEETING, "; ".join(old.council_vi), "; ".join(new.council_vi)),
        ("Hồ sơ", "; ".join(old.dossier_vi), "; ".join(new.dossier_vi)),
    )
    return (pair for pair in pairs if pair[1] != pair[2])


def _not_in(lines: tuple[RuleLine, ...], others: tuple[RuleLine, ...]) -> tuple[RuleLine, ...]:
    known = {line.text_vi for line in others}
    return tuple(line for line in lines if line.text_vi not in known)


def _recited(was: tuple[RuleLine, ...], now: tuple[RuleLine, ...]) -> Iterator[tuple[RuleLine, RuleLine]]:
    stayed = {(line.text_vi, line.cite) for line in now}
    before = {line.text_vi: line for line in was if (line.text_vi, line.cite) not in stayed}
    for line in now:
        old = before.get(line.text_vi)
        if old is not None:
            yield old, line


def _changed(removed: tuple[RuleLine, ...], added: tuple[RuleLine, ...]) -> Iterator[RuleChange]:
    # An id may stand twice in a rule, at two depths: the first of each side belong together.
    waiting = list(added)
    for old in removed:
        new = next((line for line in waiting if line.id and line.id == old.id), None)
        if new is not None:
            waiting.remove(new)
            yield RuleChange(old, new)


def changes(overlay: Overlay, on: date) -> tuple[RuleDiff, ...]:
    """Award by award, what a regulation changes on a day; what it says of every award alike is left to ``general``."""
    found = []
    for award in rulefiles.implemented_awards():
        if rule_on(award, on) is None:
            continue
        difference = diff_texts(rule_in_words(award, on), rule_in_words(award, on, overlay))
        beside = tuple(part for part in difference.beside if part[0] not in _COMMON)
        if beside or any((*difference.removed.values(), *difference.added.values())):
            found.append(replace(difference, beside=beside))
    return tuple(found)


def general(overlay: Overlay, on: date) -> tuple[tuple[str, str, str], ...]:
    """What a regulation changes for all awards alike (name, before, after): the council's meetings, rounded prizes.

    Prize money is shown on the base title as an example; a quorum of its own is named with its award.
    """
    found = []
    for award in (_EXAMPLE, *overlay.quorum_by_award):
        if rule_on(award, on) is None:
            continue
        difference = diff_texts(rule_in_words(award, on), rule_in_words(award, on, overlay))
        for name, old, new in difference.beside:
            if name in _COMMON and (award == _EXAMPLE or name == _MEETING):
                label = catalogue.label_vi(award)
                told = name if award == _EXAMPLE and name == _MEETING else f"{name} ({label})"
                found.append((told, old, new))
    return tuple(found)
