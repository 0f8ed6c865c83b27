"""Prove that signed decisions still say what was signed, and that the ledger holds what they gave."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.foundations.audit.seals import seal_faults
from thidua.foundations.ledger.models import HeldAward
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.decisions.selectors import digest_of_lines, lines_of


def sealed_facts(decision: AwardDecision) -> dict[str, object]:
    """What never changes once a decision is signed: number, day, signatory and its lines."""
    return {
        "agency": decision.agency_id,
        "kind": decision.kind,
        "number": decision.full_number,
        "decided_on": decision.decided_on,
        "signatory": decision.signatory_id,
        "lines": digest_of_lines(decision),
    }


def decision_faults() -> Iterator[str]:
    """Give one sentence for every signed decision that differs from what was signed, and for the ledger beside it."""
    signed = AwardDecision.objects.exclude(state__in=("draft", "numbered"))
    decisions = {str(decision.pk): decision for decision in signed}
    words = {
        "altered": _("Quyết định %(number)s đã bị sửa sau khi ký."),
        "unsealed": _("Quyết định %(number)s mang trạng thái đã ký nhưng không có bước ký nào trong nhật ký."),
        "missing": _("Quyết định đã ký (số %(key)s) bị xóa khỏi hệ thống."),
    }
    for key, fault in seal_faults("decision", {key: sealed_facts(one) for key, one in decisions.items()}):
        yield words[fault] % {"key": key, "number": decisions[key].full_number if key in decisions else ""}
    for decision in decisions.values():
        if decision.kind == "award" and decision.state in ("issued", "revoked"):
            yield from _ledger_faults(decision)


def _ledger_faults(decision: AwardDecision) -> Iterator[str]:
    rows = HeldAward.objects.filter(
        agency_id=decision.agency_id, decision_number=decision.full_number, year=decision.year
    )
    held = {(row.person_id, row.unit_id, row.award) for row in rows}
    lines = {(line.person_id, line.unit_id, line.award): line for line in lines_of(decision)}
    for key, line in lines.items():
        if key not in held:
            yield _("Sổ khen thưởng thiếu %(name)s theo Quyết định %(number)s.") % {
                "name": line.subject_name,
                "number": decision.full_number,
            }
    if held - lines.keys():
        yield _("Sổ khen thưởng có dòng không thuộc Quyết định %(number)s.") % {"number": decision.full_number}
