"""Ask the law for everybody, and keep the answers."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.eligibility import policies
from thidua.stages.eligibility.assess import Assessment as Outcome
from thidua.stages.eligibility.assess import AssessmentDates, AssessmentInputError, AssessmentRow, assess_year
from thidua.stages.eligibility.models import Assessment, AssessmentRun
from thidua.stages.eligibility.overlays import overlays_for
from thidua.stages.eligibility.quota import QuotaResult
from thidua.stages.eligibility.record import Facts, digest_of_facts, facts_by_subject, record_of
from thidua.stages.eligibility.selectors import dates_of_run, latest_run

Key = tuple[int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Run:
    """What an asking did: answers new or changed, answers that stayed, and how all came out."""

    run: AssessmentRun
    changed: int
    same: int
    statuses: dict[str, int]


@command("eligibility.assess")
def assess_agency(*, agency: Agency, year: int, dates: AssessmentDates | None = None, actor: Actor) -> Run:
    """Hold every person and unit against every award in reach, by the law in force on ``dates`` (the last ones asked
    with, else the year's end).

    An answer is never changed: a new one takes its place, and an equal one is not written again. InputRefused when the
    record lacks what any answer needs.
    """
    require(policies.may_assess(actor, agency))
    dates = dates or dates_of_run(latest_run(agency.pk, year), year)
    register = record_of(agency, year, dates)
    try:
        overlays = overlays_for(agency.pk, dates)
        outcome = assess_year(register, dates=dates, overlays=overlays)
    except (AssessmentInputError, law.LawInputError) as error:
        raise InputRefused(_("Chưa xét được: %(problem)s") % {"problem": error}) from error
    if not outcome.rows:
        day = f"{dates.decision:%d/%m/%Y}"
        raise InputRefused(
            _("Chưa có quy tắc nào cho ngày %(day)s, hoặc sổ chưa có ai. Kiểm tra lại ngày.") % {"day": day}
        )
    keeper = _Keeper(agency, year, facts_by_subject(register), law.rulebook_digest(overlays))
    changed = keeper.keep(outcome)
    run = _note_run(agency, year, dates, outcome, changed)
    statuses = dict(Counter(row.status for row in outcome.rows))
    entry = record(run, changed=changed, rows=len(outcome.rows), statuses=statuses, decision_on=dates.decision)
    run.journal_seq = entry.seq
    run.save(update_fields=["journal_seq"])
    return Run(run, changed, len(outcome.rows) - changed, {str(key): number for key, number in statuses.items()})


class _Keeper:
    """Writes the rows of one outcome beside those that are there."""

    def __init__(self, agency: Agency, year: int, parts: dict[str, Facts], rulebook: str) -> None:
        self.agency, self.year = agency, year
        self.parts = parts
        self.digests = {code: digest_of_facts(facts) for code, facts in parts.items()}
        self.rulebook = rulebook
        self.people = {one.code: one for one in Person.objects.filter(agency=agency)}
        self.units = {one.code: one for one in Unit.objects.filter(agency=agency)}

    def keep(self, outcome: Outcome) -> int:
        """Switch the current rows to this outcome; the number of rows that are new."""
        current = Assessment.objects.filter(agency=self.agency, year=self.year, is_current=True)
        there: dict[Key, Assessment] = {(one.person_id, one.unit_id, one.award): one for one in current}
        fresh: list[Assessment] = []
        replaced: list[int] = []
        for row in outcome.rows:
            new = self._row(row)
            old = there.pop((new.person_id, new.unit_id, new.award), None)
            if old is not None and _equal(old, new):
                continue
            if old is not None:
                replaced.append(old.pk)
            fresh.append(new)
        replaced += [one.pk for one in there.values()]
        for start in range(0, len(replaced), 500):
            Assessment.objects.filter(pk__in=replaced[start : start + 500]).update(is_current=False)
        Assessment.objects.bulk_create(fresh, batch_size=100)
        return len(fresh)

    def _row(self, row: AssessmentRow) -> Assessment:
        facts = self.parts.get(row.code, {})
        return Assessment(
            agency=self.agency,
            person=self.people[row.code] if row.is_person else None,
            unit=None if row.is_person else self.units[row.code],
            year=self.year,
            award=row.award,
            status=row.status,
            as_of=row.answer.as_of,
            rule=row.answer.rule[:100],
            facts=facts,
            answer=_explained(row),
            facts_digest=self.digests.get(row.code, digest_of_facts(facts)),
            rulebook_digest=self.rulebook,
        )


def _explained(row: AssessmentRow) -> dict[str, Any]:
    """The law's answer with what the year's file adds: registration, earlier award, reasons in few words."""
    decisive = row.failed if row.status == "not_eligible" else row.still_open if row.status == "needs_review" else ()
    blocked = [one.text_vi for one in row.answer.criteria if one.status == "not_met"] if row.status == "blocked" else []
    return {
        **row.answer.to_json(),
        "warnings": [warned.to_json() for warned in row.warnings],
        "registered": row.registered,
        "within_competence": row.within_competence,
        "awaits_vote": row.awaits_vote,
        "already": row.already.decision_number or "" if row.already else None,
        "reasons": [*blocked, *dict.fromkeys(one.text_vi for one in decisive)],
        "asked": json.loads(json.dumps(dict(row.asked), cls=DjangoJSONEncoder)),
    }


def _equal(old: Assessment, new: Assessment) -> bool:
    names = ("status", "as_of", "rule", "facts_digest", "rulebook_digest", "answer")
    return all(getattr(old, name) == getattr(new, name) for name in names)


def _note_run(agency: Agency, year: int, dates: AssessmentDates, outcome: Outcome, changed: int) -> AssessmentRun:
    return AssessmentRun.objects.create(
        agency=agency,
        year=year,
        decision_on=dates.decision,
        council_on=dates.council_meeting,
        dossier_on=dates.dossier_received,
        rulebook_digest=law.rulebook_digest(),
        quotas={award: _quota(result) for award, result in outcome.quotas.items()},
        new_rows=changed,
        assessed_at=clock.now(),
    )


def _quota(result: QuotaResult) -> dict[str, Any]:
    return {
        "limit": result.limit,
        "accepted": list(result.accepted),
        "refused": [list(pair) for pair in result.refused],
        "undecided": list(result.undecided),
        "arithmetic": result.arithmetic_vi,
    }
