"""What the submission letter says, and the list annexed to it."""

import datetime as dt
from itertools import groupby

from django.utils.translation import gettext as _

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import Rating
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import submission_letter
from thidua.foundations.papers.kinds.common import NumberAndDate, Recipient
from thidua.foundations.papers.kinds.nomination_list import Nominee, NomineeGroup
from thidua.foundations.papers.text import percent, two_digits
from thidua.stages.councils.drafting import authority_of, letterhead_of
from thidua.stages.councils.models import VoteResult
from thidua.stages.decisions.drafting import signature_on
from thidua.stages.decisions.selectors import able_on, signatories
from thidua.stages.eligibility.cites import legal_bases
from thidua.stages.submissions.dossier import enclosed
from thidua.stages.submissions.models import Submission, SubmissionLine
from thidua.stages.submissions.selectors import lines_of
from thidua.vietnamese import long_date


def letter(submission: Submission, *, number: str | None = None, draft: bool = True) -> Paper:
    """The letter to the agency above; votes and reasons come from the council's closed result."""
    agency = submission.agency
    on = submission.letter_on or submission.meeting.held_on
    head = letter_signatory(agency.pk, on)
    met = {"agency": agency.name, "day": long_date(submission.meeting.held_on)}
    return submission_letter.compose(
        submission_letter.SubmissionLetterContext(
            letterhead=letterhead_of(agency),
            issue=NumberAndDate(number, submission.letter_on),
            subject=_("Về việc đề nghị khen thưởng năm %(year)d") % {"year": submission.year},
            addressees=(addressee_of(submission.to_agency),),
            groups=_groups(list(lines_of(submission)), submission),
            request=_("%(agency)s kính trình %(to)s xem xét, quyết định")
            % {"agency": agency.name, "to": addressee_of(submission.to_agency)},
            signatory=signature_on(head, agency.level, on),
            bases=legal_bases(on),
            opening=(
                _("Hội đồng Thi đua - Khen thưởng %(agency)s đã họp %(day)s và thống nhất đề nghị như sau.") % met,
            ),
            attachments=_enclosures(submission),
            recipients=(Recipient(_("Lãnh đạo cơ quan")),),
            draft=draft,
        )
    )


def letter_signatory(agency_id: int, on: dt.date) -> Person | None:
    """Who signs on that day: the head, else the deputy whom the register of powers has, else whoever is entitled."""
    return next(iter(able_on(agency_id, on) or signatories(agency_id, on)), None)


def _enclosures(submission: Submission) -> tuple[str, ...]:
    names = enclosed(submission)
    return tuple(f"{name}{';' if place < len(names) else '.'}" for place, name in enumerate(names, start=1))


def addressee_of(agency: Agency) -> str:
    """A committee is addressed through its head, a department by its name."""
    return authority_of(agency) if agency.level in ("tinh", "xa") else agency.name


def _groups(lines: list[SubmissionLine], submission: Submission) -> tuple[NomineeGroup, ...]:
    votes = {row.nomination_id: row for row in VoteResult.objects.filter(meeting_id=submission.meeting_id)}
    ratings = _ratings(submission)
    return tuple(
        NomineeGroup(
            award_label(award),
            tuple(
                _nominee(line, votes.get(line.nomination_id), ratings.get((line.person_id, line.unit_id), ""))
                for line in group
            ),
        )
        for award, group in groupby(lines, key=lambda line: line.award)
    )


def _ratings(submission: Submission) -> dict[tuple[int | None, int | None], str]:
    labels = dict(RatingLevel.choices)
    rows = Rating.objects.filter(agency_id=submission.agency_id, year=submission.year)
    return {(row.person_id, row.unit_id): str(labels.get(row.level, "")) for row in rows}


def _nominee(line: SubmissionLine, vote: VoteResult | None, rating: str) -> Nominee:
    person = line.person
    shown = (
        f"{two_digits(vote.total_yes)}/{two_digits(vote.members)} ({percent(vote.total_yes, vote.members)})"
        if vote
        else ""
    )
    return Nominee(
        name=line.subject_name,
        is_collective=line.is_collective,
        born=str(person.birth_date.year) if person and person.birth_date else "",
        gender=str(person.get_gender_display()) if person and person.gender else "",
        position=person.job_title if person else "",
        unit=person.unit.name if person else line.nomination.nominating_unit.name,
        rating=rating,
        merits=line.nomination.reason,
        votes=shown,
    )
