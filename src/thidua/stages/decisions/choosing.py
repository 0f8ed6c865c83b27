"""Who of a meeting goes into the decision, and whether a decision still says just that.

Apart from the selectors because the transitions hold every step of a decision against it.
"""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import cast

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_text
from thidua.foundations.org.models import Agency
from thidua.law import Level, awards_within_competence, competent_body, registration_rule
from thidua.stages.councils.models import Meeting, VoteResult
from thidua.stages.councils.selectors import results
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.eligibility.enums import AnswerStatus
from thidua.stages.eligibility.models import Assessment
from thidua.stages.nominations.models import Nomination
from thidua.stages.registration.models import TitleRegistration


@dataclass(frozen=True, slots=True)
class Chosen:
    """One nomination of the meeting and what becomes of it; ``note`` is why it is out, or what to know of it."""

    nomination: Nomination
    result: VoteResult
    note: str = ""

    @property
    def name(self) -> str:
        return self.nomination.subject_name

    @property
    def award_label(self) -> str:
        return award_label(self.nomination.award)


@dataclass(frozen=True, slots=True)
class Choice:
    """The nominations of a meeting: decided here, beyond the director's competence, or left out with the reason."""

    decided: tuple[Chosen, ...]
    beyond: tuple[Chosen, ...]
    left_out: tuple[Chosen, ...]

    @property
    def digest(self) -> str:
        """Fingerprint of what the council passed within the director's competence."""
        return digest_of_subjects(_key(chosen.nomination) for chosen in self.decided)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The decision beside what the council passed; ``missing`` and ``extra`` are the differences, by name and award.

    ``choice`` is all that became of the meeting's nominations; None for a revocation.
    """

    passed: int
    decided: int
    council_digest: str
    decision_digest: str
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    choice: Choice | None = None

    @property
    def equal(self) -> bool:
        return self.council_digest == self.decision_digest


Key = tuple[str, str, str, str]


def lines_of(decision: AwardDecision) -> QuerySet[DecisionLine]:
    """The lines a decision is about: those it grants, or those it revokes."""
    lines = decision.lines if decision.kind == "award" else decision.revoked_lines
    return lines.select_related("person", "person__unit", "unit", "revoking", "nomination__nominating_unit").order_by(
        "order"
    )


def level_of(agency: Agency) -> Level:
    """The level as the law names it; the column holds only those."""
    return cast(Level, agency.level)


def choose(meeting: Meeting, on: dt.date) -> Choice:
    """Who goes into the decision: past the threshold, not refused by the law as it answers now, within competence.

    A case the law leaves to people (“needs review”) goes in when the council passed it. What is beyond the director's
    competence goes upward. A missing registration only warns, as far as the rule of the day makes it a ground at all.
    """
    own = set(awards_within_competence(level_of(meeting.agency), on))
    answers = _current_answers(meeting)
    unregistered = _unregistered(meeting, on)
    decided: list[Chosen] = []
    beyond: list[Chosen] = []
    left_out: list[Chosen] = []
    for result in results(meeting):
        nomination = result.nomination
        reason = _why_out(result, answers.get(_subject_award(nomination)) or _status(nomination))
        if reason:
            left_out.append(Chosen(nomination, result, reason))
        elif nomination.award in own:
            decided.append(Chosen(nomination, result, unregistered(nomination)))
        else:
            body = competent_body(nomination.award, level_of(meeting.agency), on)
            note = _("Thẩm quyền của %(body)s (%(cite)s)") % {"body": body.label_vi, "cite": cite_text(body.cite)}
            beyond.append(Chosen(nomination, result, note))
    return Choice(tuple(decided), tuple(beyond), tuple(left_out))


def going_beyond(meetings: Iterable[Meeting]) -> set[int]:
    """Which of the meetings, by key, passed somebody :func:`choose` would send upward; one query whatever their number.

    The law is asked for the day each was held on.
    """
    by_own: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for meeting in meetings:
        by_own[frozenset(awards_within_competence(level_of(meeting.agency), meeting.held_on))].append(meeting.pk)
    if not by_own:
        return set()
    wide = (Q(meeting_id__in=keys) & ~Q(nomination__award__in=own) for own, keys in by_own.items())
    answers = Assessment.objects.filter(
        agency=OuterRef("meeting__agency"), year=OuterRef("meeting__list__year"), award=OuterRef("nomination__award"),
        is_current=True,
    ).values("status")  # fmt: skip
    status = Coalesce(
        Subquery(answers.filter(person=OuterRef("nomination__person"))[:1]),
        Subquery(answers.filter(unit=OuterRef("nomination__unit"))[:1]),
        F("nomination__assessment__status"),
    )
    passed = VoteResult.objects.filter(reduce(or_, wide), passes=True).annotate(status=status)
    goes = [status.value for status in AnswerStatus if status.value not in _OUT]
    return set(passed.filter(status__in=goes).values_list("meeting_id", flat=True))


_OUT = {
    "": gettext_lazy("Chưa đối chiếu điều kiện với quy định"),
    "not_eligible": gettext_lazy("Chưa đủ điều kiện theo quy định"),
    "blocked": gettext_lazy("Đang có vụ việc chưa kết luận"),
}
"""The law's answers with which nobody goes into a decision, and why."""


def _why_out(result: VoteResult, status: str) -> str:
    if not result.passes:
        return _("%(yes)d trên %(members)d phiếu đồng ý, cần từ %(needed)d") % {
            "yes": result.total_yes,
            "members": result.members,
            "needed": result.needed_yes,
        }
    return str(_OUT.get(status, ""))


def _status(nomination: Nomination) -> str:
    return nomination.assessment.status if nomination.assessment else ""


def _subject_award(row: Nomination | Assessment) -> tuple[int | None, int | None, str]:
    return (row.person_id, row.unit_id, row.award)


def _current_answers(meeting: Meeting) -> dict[tuple[int | None, int | None, str], str]:
    """The law's present answers: a matter opened after the vote must still stop the award."""
    rows = Assessment.objects.filter(agency_id=meeting.agency_id, year=meeting.list.year, is_current=True)
    return {_subject_award(row): row.status for row in rows.only("person_id", "unit_id", "award", "status")}


def _unregistered(meeting: Meeting, on: dt.date) -> Callable[[Nomination], str]:
    """The remark for a nomination nobody registered, where registration is a ground on that day; else nothing."""
    rule = registration_rule(on)
    if rule.effect != "warning":
        return lambda nomination: ""
    rows = TitleRegistration.objects.filter(movement_id=meeting.list.movement_id, state__in=("sent", "confirmed"))
    known = set(rows.values_list("person_id", "unit_id", "award"))
    remark = _("Chưa thấy đăng ký; %(rule)s") % {"rule": rule.text_vi}
    return lambda nomination: "" if _subject_award(nomination) in known else remark


def _key(row: Nomination | DecisionLine) -> Key:
    return (row.award, "unit" if row.is_collective else "person", row.subject_code, row.subject_name)


def digest_of_subjects(keys: Iterable[Key]) -> str:
    """SHA-256 over the sorted subjects and awards, in hexadecimal."""
    return hashlib.sha256(json.dumps(sorted(keys), ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def digest_of_lines(decision: AwardDecision) -> str:
    """Fingerprint of the lines as they stand in the database."""
    return digest_of_subjects(_key(line) for line in lines_of(decision))


def compare(decision: AwardDecision) -> Comparison:
    """Hold a decision against what the council passed; a revocation against the lines it was drafted on."""
    lines = {_key(line) for line in lines_of(decision)}
    choice = choose(decision.meeting, decided_or_met(decision)) if decision.kind == "award" else None
    if choice:
        passed = {_key(chosen.nomination) for chosen in choice.decided}
    else:
        passed = lines if digest_of_subjects(lines) == decision.digest else set()
    return Comparison(
        passed=len(passed),
        decided=len(lines),
        council_digest=digest_of_subjects(passed),
        decision_digest=digest_of_subjects(lines),
        missing=_words(passed - lines),
        extra=_words(lines - passed),
        choice=choice,
    )


def decided_or_met(decision: AwardDecision) -> dt.date:
    """The day the law is asked for: that of the decision once it is dated, before that the day of the meeting."""
    return decision.decided_on or decision.meeting.held_on


def _words(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(f"{name}, {award_label(award)}" for award, _kind, _code, name in sorted(keys))
