"""A rule in words: for those who want to read the law the engine applies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from thidua.law.engine import catalogue, cohort, competence, dated, dossiers, prize, rulefiles, votes
from thidua.law.engine.codes import KIND_LABELS
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.overlay import Overlay
from thidua.law.engine.tree import Group, Node
from thidua.law.values import Cite, LawInputError, RuleLine, RuleText, SubjectKind

CAUTION = "cần đối chiếu văn bản gốc"
"""What stands beside every citation not verified against the text."""
_PLACE = re.compile(
    r"(Điều \d+[a-zđ]*)(?: (khoản \d+\w*(?:, (?:khoản )?\d+\w*)*))?(?: (điểm \w+(?:, (?:điểm )?\w+)*))?"
)
_TWO_WORD_KINDS = ("Nghị định", "Nghị quyết", "Thông tư", "Công văn", "Quyết định", "Chỉ thị")


def rule_in_words(award: str, on: date, overlay: Overlay | None = None) -> RuleText:
    """The rule of an award on a day in our own words; raises LawInputError where none is written.

    ``overlay``: the agency's own regulation, said too where it is in force on that day.
    """
    overlay = overlay if overlay is not None and overlay.in_force(on) else None
    rule = _rule(award, on, overlay)
    return RuleText(
        rule=rule.id,
        award=award,
        label_vi=catalogue.label_vi(award),
        on=on,
        provisional=rule.provisional,
        lines={kind: _lines(tree, overlay) for kind, tree in rule.trees.items()},
        competence_vi=tuple(_bodies(award, on)),
        prize_vi=tuple(_prizes(award, on, rule, overlay)),
        quota_vi=_quota(award, on, overlay),
        note_vi=rule.note_vi,
        drafts={kind: _lines(tree, overlay) for kind, tree in rule.draft_trees.items()},
        vote_vi=_vote(award, on, overlay),
        council_vi=tuple(_council(award, on, overlay)),
        dossier_vi=tuple(_dossiers(award, on, rule)),
        local_vi=overlay.title_vi if overlay else "",
    )


def cite_vi(cite: Cite) -> str:
    """A citation as a reader writes it, "điểm a khoản 1 Điều 24 Luật 15/2003/QH11"; what is no article is under it."""
    joined = " " if cite.at.startswith("Điều") else ", theo "
    return f"{place_vi(cite.at)}{joined}{instrument_vi(cite.instrument)}"


def marked_vi(cite: Cite) -> str:
    """A citation for the middle of a sentence, with the caution where we have not held it against the text.

    What an agency put in of its own regulation has no reference to be held against.
    """
    doubtful = cite.confidence != "verified" and cite.instrument in rulefiles.instruments()
    return cite_vi(cite) + (f"; {CAUTION}" if doubtful else "")


def place_vi(at: str) -> str:
    """A place of the rulebook, "Điều 24 khoản 1 điểm b, c", smallest unit first: "các điểm b, c khoản 1 Điều 24"."""
    found = _PLACE.fullmatch(at)
    if found is None:
        return at
    article, clauses, points = found.groups()
    return " ".join(part for part in (_units("điểm", points), _units("khoản", clauses), article) if part)


def _units(name: str, listed: str | None) -> str:
    if not listed:
        return ""
    marks = listed.replace(f"{name} ", "")
    return f"các {name} {marks}" if "," in marks else f"{name} {marks}"


def instrument_vi(code: str) -> str:
    """Kind and number of an instrument, "Nghị định 91/2017/NĐ-CP"; what is not in the list stands as it is."""
    known = rulefiles.instruments().get(code)
    if known is None:
        return code
    name = str(known["name_vi"])
    kind = next((one for one in _TWO_WORD_KINDS if name.startswith(one)), name.split(" ", 1)[0])
    return f"{kind} {known['number']}"


def _rule(award: str, on: date, overlay: Overlay | None) -> Rule:
    rule = rule_on(award, on, overlay)
    if rule is None:
        label = catalogue.label_vi(award)
        raise LawInputError("", "award", f"chưa có quy tắc xét “{label}” ngày {on:%d/%m/%Y}; đối chiếu văn bản gốc")
    return rule


def _lines(tree: Node, overlay: Overlay | None) -> tuple[RuleLine, ...]:
    own = frozenset(overlay.cites.values()) if overlay else frozenset()
    return tuple(replace(line, is_local=line.cite in own) for line in _walk(tree, 0))


def _walk(node: Node, depth: int) -> Iterator[RuleLine]:
    if isinstance(node, Group):
        if node.text_vi:
            ending = "" if node.op == "all" else " (một trong các điều kiện)"
            yield RuleLine(depth, node.id, node.text_vi + ending, node.cite)
            depth += 1
        for child in node.children:
            yield from _walk(child, depth)
    else:
        yield RuleLine(depth, node.id, node.text_vi, node.cite, node.needed_vi)


def _bodies(award: str, on: date) -> Iterator[str]:
    for body, cite in competence.grants_on(award, on).items():
        yield f"{competence.body_label(body)} ({marked_vi(cite)})"


def _prizes(award: str, on: date, rule: Rule, overlay: Overlay | None) -> Iterator[str]:
    rounding = overlay.prize_rounding if overlay else None
    for kind in rule.trees:
        try:
            line = prize.prize_line(award, cast(SubjectKind, kind), on, None, rounding)
        except LawInputError:
            continue
        yield f"{KIND_LABELS[kind]}: {line.arithmetic_vi} đồng ({marked_vi(line.cite)})"


def _vote(award: str, on: date, overlay: Overlay | None) -> str:
    found = votes.rule(award, on, overlay)
    share = "quá nửa" if found.percent is None else f"từ {found.percent}%"
    return f"{share} tổng số thành viên Hội đồng đồng ý ({marked_vi(found.cite)})"


def _council(award: str, on: date, overlay: Overlay | None) -> Iterator[str]:
    """Presence, size, stand-ins and secrecy, as far as a rule says something of them."""
    share, cite = votes.quorum_rule(on, overlay, award)
    yield f"họp khi có mặt từ {share.numerator}/{share.denominator} tổng số thành viên ({marked_vi(cite)})"
    if overlay is None:
        return
    if overlay.council_size:
        low, high = overlay.council_size
        yield f"Hội đồng có từ {low} đến {high} thành viên ({marked_vi(overlay.cites['council_size'])})"
    if overlay.secret_ballot:
        yield f"bỏ phiếu kín ({marked_vi(overlay.cites['secret_ballot'])})"
    if overlay.standin_may_vote is not None:
        may = "được" if overlay.standin_may_vote else "không được"
        yield f"người dự thay {may} biểu quyết ({marked_vi(overlay.cites['standin_may_vote'])})"


def _dossiers(award: str, on: date, rule: Rule) -> Iterator[str]:
    """The papers of a proposal by kind of subject, what is asked only in some cases with that case."""
    for kind in rule.trees:
        try:
            found = dossiers.dossier(award, cast(SubjectKind, kind), on)
        except LawInputError:
            continue
        papers = [f"{item.name_vi} ({item.when_vi})" if item.when_vi else item.name_vi for item in found.items]
        cites = dict.fromkeys(marked_vi(item.cite) for item in found.items)
        yield f"{KIND_LABELS[kind]}: {'; '.join(papers)} ({'; '.join(cites)})"


def _quota(award: str, on: date, overlay: Overlay | None) -> str:
    return quota_vi(award, on, overlay) or "Pháp luật không đặt hạn mức; đơn vị có thể quy định"


def quota_vi(award: str, on: date, overlay: Overlay | None) -> str:
    """The quota on an award that day, the agency's own before the national one; empty where there is none."""
    own = overlay.quotas.get(award) if overlay else None
    if own is not None and overlay is not None:
        where = marked_vi(overlay.cites[f"quotas.{award}"])
        return f"Không quá {own.percent}% {cohort.base_vi(own.of)}, {cohort.rounding_vi(own.rounding)} ({where})"
    version = dated.of_document(rulefiles.document("quotas"), on)
    found = cast("dict[str, dict[str, object]]", version["quotas"] if version else {}).get(award)
    if found is None:
        return ""
    base = cohort.base_vi(str(found["of"]))
    return f"Không quá {found['percent']}% {base} ({marked_vi(dated.cite_of(found['cite']))})"
