"""Acts of a submission: draft, send, vet, return, answer."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.ledger.services import post_held_award
from thidua.foundations.notify.services import notify
from thidua.foundations.papers import services as paper_services
from thidua.foundations.papers.capacity import require_may_sign_on
from thidua.foundations.papers.kinds.common import named_symbol
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.councils.drafting import letterhead_of
from thidua.stages.councils.models import Meeting
from thidua.stages.decisions.selectors import choose
from thidua.stages.nominations.digest import digest_of
from thidua.stages.submissions import drafting, policies
from thidua.stages.submissions.dossier import line_papers
from thidua.stages.submissions.enums import LineOutcome
from thidua.stages.submissions.models import Submission, SubmissionLine
from thidua.stages.submissions.selectors import ORIGIN, lines_of
from thidua.stages.submissions.transitions import SUBMISSION

OCCASION = "cong_trang"


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What the level above decided on one line: ``approved`` or ``refused``, with a note for a refusal."""

    outcome: str
    note: str = ""


@command("submissions.draft")
def draft_submission(meeting: Meeting, *, actor: Actor) -> Submission:
    """Draft the letter with what the council passed beyond the director's competence.

    Again while it is a draft or was returned, the lines are chosen anew. Blocked without an agency above, before the
    minutes are issued, or when nothing goes beyond the competence.
    """
    require(policies.may_draft(actor))
    above = _check_meeting(meeting, actor)
    submission = Submission.objects.filter(meeting=meeting).first()
    if submission and submission.state not in ("draft", "returned"):
        raise StaleState(str(submission.get_state_display()))
    chosen = choose(meeting, meeting.held_on).beyond
    if not chosen:
        raise Blocked([_("Không có trường hợp nào vượt thẩm quyền của thủ trưởng cơ quan; không cần trình.")])
    submission = submission or Submission.objects.create(
        agency_id=meeting.agency_id, to_agency_id=above, meeting=meeting, year=meeting.list.year
    )
    kept = dict(submission.lines.values_list("nomination", "papers"))
    submission.lines.all().delete()
    SubmissionLine.objects.bulk_create(
        SubmissionLine(
            submission=submission,
            nomination=one.nomination,
            award=one.nomination.award,
            person_id=one.nomination.person_id,
            unit_id=one.nomination.unit_id,
            papers=kept.get(one.nomination.pk, []),
        )
        for one in chosen
    )
    _draft_letter(submission)
    record(submission, meeting=meeting.pk, lines=len(chosen))
    return submission


def _check_meeting(meeting: Meeting, actor: Actor) -> int:
    if meeting.agency_id != actor.agency_id or meeting.state != "closed":
        raise Blocked([_("Phiên họp chưa đóng: biên bản chưa ban hành.")])
    if digest_of(meeting.list) != meeting.agenda_digest:
        raise Blocked([_("Danh sách đề nghị không còn khớp mã Hội đồng đã bỏ phiếu.")])
    above = meeting.agency.parent_id
    if above is None:
        raise Blocked(
            [_("Chưa khai cơ quan cấp trên nên không biết trình lên đâu. Quản trị hệ thống bổ sung cơ quan cấp trên.")]
        )
    return above


@command("submissions.papers")
def keep_papers(submission: Submission, *, there: Mapping[int, Iterable[str]], actor: Actor) -> None:
    """Say which papers of the dossier are there, by key of the line; lines not named keep what was said before.

    Only while the letter is with its sender. InputRefused for a line or a paper that does not belong to it.
    """
    require(policies.may_keep_papers(actor, submission))
    lines = {one.line.pk: one for one in line_papers(lines_of(submission), submission)}
    for pk, papers in there.items():
        chosen = set(papers)
        known = {paper.id for paper, _there in lines[pk].papers if not paper.made_here} if pk in lines else set()
        if pk not in lines or not chosen <= known:
            raise InputRefused(_("Có giấy tờ không thuộc hồ sơ của tờ trình này. Tải lại trang rồi đánh dấu lại."))
        lines[pk].line.papers = sorted(chosen)
        lines[pk].line.save(update_fields=["papers"])
    _draft_letter(submission)
    record(submission, papers={str(pk): sorted(set(papers)) for pk, papers in there.items()})


@command("submissions.send")
def send_submission(submission: Submission, *, dated_on: dt.date | None = None, actor: Actor) -> OfficialPaper:
    """Sign the letter, take its number and send it. After a return, the answered letter goes out under a new number."""
    require(policies.signs_letter(actor, submission))
    day = dated_on or clock.today()
    if day < submission.meeting.held_on:
        raise InputRefused(
            _("Ngày tờ trình %(day)s trước ngày họp Hội đồng. Nhập ngày từ đó trở đi.") % {"day": f"{day:%d/%m/%Y}"}
        )
    require_may_sign_on(drafting.letter_signatory(submission.agency_id, day), day)
    SUBMISSION.apply("send", submission, sent_at=clock.now(), letter_on=day)
    symbol = named_symbol("TTr", letterhead_of(submission.agency))
    paper = _draft_letter(submission)
    paper_services.number_paper(paper, symbol=symbol, dated_on=day)
    final = drafting.letter(submission, number=str(paper.number), draft=False)
    paper_services.issue_paper(paper, final, recipients=[(submission.to_agency.name, _("trình"))])
    submission.letter_number = paper.full_number
    submission.save(update_fields=["letter_number"])
    record(submission, number=paper.full_number, to=submission.to_agency_id)
    return paper


@command("submissions.vet")
def vet_submission(submission: Submission, *, note: str = "", actor: Actor) -> None:
    """The body above takes the submission up for vetting."""
    require(policies.sits_above(actor, submission))
    SUBMISSION.apply("vet", submission, vetting_note=note)
    record(submission, note=note)


@command("submissions.return")
def return_submission(submission: Submission, *, note: str, actor: Actor) -> None:
    """Send it back with what is missing. InputRefused without a note: nobody can mend what is not named."""
    require(policies.sits_above(actor, submission))
    if not note.strip():
        raise InputRefused(_("Chưa nêu lý do trả lại. Ghi rõ phần phải bổ sung."))
    SUBMISSION.apply("return", submission, vetting_note=note.strip())
    record(submission, note=note.strip())


@command("submissions.answer")
def answer_submission(
    submission: Submission,
    *,
    answers: Mapping[int, LineAnswer],
    reply_number: str,
    replied_on: dt.date,
    replied_by: str,
    actor: Actor,
) -> None:
    """Give the result of every line under one decision; what is approved is posted to the ledger of the sender.

    ``answers`` by key of the line. InputRefused when a line has no result, or number, day or decider is missing.
    """
    require(policies.sits_above(actor, submission))
    lines = list(lines_of(submission))
    _check_answer(lines, answers, reply_number, replied_by)
    SUBMISSION.apply(
        "answer", submission, reply_number=reply_number, replied_on=replied_on, replied_by=replied_by[:100]
    )
    for line in lines:
        given = answers[line.pk]
        line.outcome, line.note = given.outcome, given.note[:400]
        line.save(update_fields=["outcome", "note"])
        if given.outcome == LineOutcome.APPROVED:
            _post(submission, line)
    _tell(submission, lines)
    record(submission, reply=reply_number, approved=[line.pk for line in lines if line.outcome == LineOutcome.APPROVED])


def _check_answer(
    lines: list[SubmissionLine], answers: Mapping[int, LineAnswer], reply_number: str, replied_by: str
) -> None:
    decided = (LineOutcome.APPROVED, LineOutcome.REFUSED)
    open_names = [
        line.subject_name for line in lines if line.pk not in answers or answers[line.pk].outcome not in decided
    ]
    if open_names:
        raise InputRefused(
            _("Chưa có kết quả của: %(names)s. Chọn kết quả cho từng dòng.") % {"names": ", ".join(open_names)}
        )
    if set(answers) - {line.pk for line in lines}:
        raise InputRefused(_("Có dòng không thuộc tờ trình này. Tải lại trang."))
    if not reply_number.strip() or not replied_by.strip():
        raise InputRefused(_("Chưa có số quyết định hoặc người quyết định. Nhập cả hai rồi gửi lại."))


def _post(submission: Submission, line: SubmissionLine) -> None:
    assert submission.replied_on is not None  # noqa: S101 - set by the move just made
    post_held_award(
        agency_id=submission.agency_id,
        person_id=line.person_id,
        unit_id=line.unit_id,
        award=line.award,
        year=submission.year,
        decision_number=submission.reply_number,
        decided_on=submission.replied_on,
        decided_by=submission.replied_by,
        occasion=OCCASION,
    )


def _tell(submission: Submission, lines: list[SubmissionLine]) -> None:
    people = [line.person_id for line in lines if line.person_id and line.outcome == LineOutcome.APPROVED]
    text = _("Anh chị được khen thưởng tại Quyết định số %(number)s.") % {"number": submission.reply_number}
    notify(people, key=f"submission-{submission.pk}", text=text, url=reverse("week"))


def _draft_letter(submission: Submission) -> OfficialPaper:
    return paper_services.draft_paper(
        submission.agency_id,
        drafting.letter(submission),
        kind="submission_letter",
        title=_("Tờ trình đề nghị khen thưởng năm %(year)d") % {"year": submission.year},
        year=submission.year,
        origin=ORIGIN,
        origin_id=submission.pk,
    )
