"""Acts of a decision: draft from the vote, number, sign, issue, revoke by another."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.audit.seals import seal
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.files.store import load, store
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.ledger.services import post_held_award, revoke_held_award
from thidua.foundations.notify.services import notify
from thidua.foundations.org.models import Person
from thidua.foundations.papers import services as paper_services
from thidua.foundations.papers.capacity import require_may_sign_on, signed_as
from thidua.foundations.papers.kinds.common import named_symbol
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.signing.given import GivenKey
from thidua.foundations.papers.signing.kept import is_of_paper, require_intact, require_only_signed
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.law import awards_within_competence
from thidua.stages.councils.drafting import authority_of, letterhead_of
from thidua.stages.councils.models import Meeting
from thidua.stages.decisions import digital, drafting, policies
from thidua.stages.decisions.aftermath import grounds, resting_on
from thidua.stages.decisions.enums import Reconsidered
from thidua.stages.decisions.models import AwardDecision, DecisionLine, Reconsideration
from thidua.stages.decisions.selectors import choose, digest_of_lines, level_of, lines_of, signatory_for
from thidua.stages.decisions.transitions import DECISION
from thidua.stages.decisions.verify import sealed_facts
from thidua.stages.nominations.digest import digest_of

ORIGIN = digital.ORIGIN
OCCASION = "cong_trang"


@command("decisions.draft")
def draft_decision(meeting: Meeting, *, actor: Actor) -> AwardDecision:
    """Draft the decision with exactly what the council passed within the director's competence.

    Called again while it is a draft, the lines are chosen anew from the same result; after that StaleState. Blocked
    when the meeting has no issued minutes, when its list changed, or when nothing falls within the competence.
    """
    require(policies.may_draft(actor))
    _check_meeting(meeting, actor)
    decision = AwardDecision.objects.filter(meeting=meeting, kind="award").first()
    if decision and decision.state != "draft":
        raise StaleState(str(decision.get_state_display()))
    chosen = choose(meeting, meeting.held_on).decided
    if not chosen:
        raise Blocked([_("Hội đồng không thông qua trường hợp nào thuộc thẩm quyền của thủ trưởng cơ quan.")])
    decision = decision or AwardDecision.objects.create(
        agency_id=meeting.agency_id,
        meeting=meeting,
        year=meeting.list.year,
        title=_("Về việc khen thưởng phong trào thi đua năm %(year)d") % {"year": meeting.list.year},
    )
    decision.lines.all().delete()
    DecisionLine.objects.bulk_create(
        DecisionLine(
            decision=decision,
            nomination=one.nomination,
            award=one.nomination.award,
            person_id=one.nomination.person_id,
            unit_id=one.nomination.unit_id,
            order=order,
        )
        for order, one in enumerate(chosen, start=1)
    )
    _settle(decision)
    record(decision, meeting=meeting.pk, lines=len(chosen), digest=decision.digest)
    return decision


def _check_meeting(meeting: Meeting, actor: Actor) -> None:
    if meeting.agency_id != actor.agency_id:
        raise Blocked([_("Phiên họp này thuộc cơ quan khác.")])
    if meeting.state != "closed":
        raise Blocked([_("Phiên họp chưa đóng: biên bản chưa ban hành.")])
    if digest_of(meeting.list) != meeting.agenda_digest:
        raise Blocked([_("Danh sách đề nghị không còn khớp mã Hội đồng đã bỏ phiếu.")])


def _settle(decision: AwardDecision) -> None:
    """Name the signatory, fingerprint the lines, lay out the draft."""
    lines = list(lines_of(decision))
    person = signatory_for(lines, decision.agency_id, clock.today())
    decision.signatory = person
    _keep_capacity(decision, clock.today())
    decision.digest = digest_of_lines(decision)
    decision.save(update_fields=["signatory", *_CAPACITY, "digest"])
    _draft_paper(decision)


_CAPACITY = ("signatory_title", "capacity", "capacity_for", "capacity_deputy")


def _keep_capacity(decision: AwardDecision, day: dt.date) -> dict[str, str]:
    """Keep in what capacity the signatory signs on ``day``; gives the same as changes to write."""
    person = decision.signatory
    power = signed_as(person, day)
    decision.signatory_title = ((power.title if power else person.job_title) if person else "")[:200]
    decision.capacity, decision.capacity_for = (power.capacity, power.for_title) if power else ("", "")
    decision.capacity_deputy = power.deputy_for if power else ""
    return {name: getattr(decision, name) for name in _CAPACITY}


@command("decisions.number")
def number_decision(
    decision: AwardDecision,
    *,
    decided_on: dt.date,
    number: int | None = None,
    signer: Person | None = None,
    actor: Actor,
) -> OfficialPaper:
    """Give the decision its date and its number: the next of the series, or the one the records office gave.

    ``signer`` is who is to sign, where several may. InputRefused for a day before the meeting, an award no longer
    within the competence on that day, or a signatory who may not sign on it.
    """
    require(policies.may_keep(actor, decision))
    if decided_on < decision.meeting.held_on:
        raise InputRefused(
            _("Ngày quyết định %(day)s trước ngày họp Hội đồng %(met)s. Nhập ngày từ đó trở đi.")
            % {"day": f"{decided_on:%d/%m/%Y}", "met": f"{decision.meeting.held_on:%d/%m/%Y}"}
        )
    _check_competence(decision, decided_on)
    symbol = named_symbol("QĐ", letterhead_of(decision.agency))
    lines = list(lines_of(decision))
    decision.signatory = signer or signatory_for(lines, decision.agency_id, decided_on)
    require_may_sign_on(decision.signatory, decided_on)
    capacity: dict[str, object] = {"signatory_id": decision.signatory_id, **_keep_capacity(decision, decided_on)}
    paper = _draft_paper(decision)
    paper_services.number_paper(paper, symbol=symbol, dated_on=decided_on, number=number)
    DECISION.apply("number", decision, number=paper.number, symbol=symbol, decided_on=decided_on, **capacity)
    # The paper that is signed, here or elsewhere, carries its number and its day.
    paper_services.settle_paper(paper, drafting.award_paper(decision, draft=False))
    record(decision, number=decision.full_number, decided_on=decided_on)
    return paper


@command("decisions.give_number_up")
def give_number_up(decision: AwardDecision, *, reason: str, actor: Actor) -> None:
    """Take a numbered, unsigned decision back to a draft. Its number stays in the book, cancelled, with the reason."""
    require(policies.may_keep(actor, decision))
    if not reason.strip():
        raise InputRefused(_("Chưa ghi lý do trả số %(number)s.") % {"number": decision.full_number})
    number = decision.full_number
    DECISION.apply("unnumber", decision, number=None, symbol="", decided_on=None, signed_file=None)
    paper = _numbered_paper(decision)
    paper_services.give_number_up(paper, reason)
    record(decision, gave_up=number)


def _check_competence(decision: AwardDecision, on: dt.date) -> None:
    own = set(awards_within_competence(level_of(decision.agency), on))
    outside = sorted({award_label(line.award) for line in lines_of(decision) if line.award not in own})
    if outside:
        raise InputRefused(
            _("Ngày %(day)s thủ trưởng không có thẩm quyền với: %(awards)s. Lập lại dự thảo hoặc trình cấp trên.")
            % {"day": f"{on:%d/%m/%Y}", "awards": ", ".join(outside)}
        )


@command("decisions.attach_signed_copy")
def attach_signed_copy(decision: AwardDecision, *, name: str, data: bytes, actor: Actor) -> None:
    """Keep the scan of the signed paper, or the file signed elsewhere. Signing stays the signatory's own act.

    InputRefused for a file whose digital signatures show a change; Blocked when it would replace a signature made here.
    """
    require(policies.may_keep(actor, decision))
    if decision.state not in ("numbered", "signed"):
        raise Blocked([_("Chỉ gắn bản ký khi quyết định đã có số và chưa ban hành.")])
    paper = _numbered_paper(decision)
    held = digital.held_of_paper(decision, paper)
    if held and decision.state == "signed" and not data.startswith(held):
        raise Blocked([_("Quyết định đã được ký số trong phần mềm. Chỉ gắn được chính tệp ấy có thêm chữ ký khác.")])
    is_digital = require_intact(name, data)
    require_only_signed(name, data, paper)
    decision.signed_file = store(decision.agency_id, name, data, "signed-decision")
    decision.save(update_fields=["signed_file"])
    own = is_of_paper(data, paper)
    record(decision, signed_file=decision.signed_file.sha256, digital=is_digital, own_paper=own)


@command("decisions.sign")
def sign_decision(
    decision: AwardDecision,
    *,
    confirms: str,
    signed_file: tuple[str, bytes] | None = None,
    key: GivenKey | None = None,
    actor: Actor,
) -> None:
    """The competent person signs. ``confirms`` is the digest of the list he saw; another one is refused.

    With ``key`` the paper itself is signed digitally, in the same act. Refused for somebody on the list while another
    entitled person is not on it. Blocked while the lines differ from what the council passed, or when a file signed
    elsewhere names another signatory. InputRefused for a key that is not his.
    """
    require(policies.signs_for_agency(actor, decision))
    if confirms != digest_of_lines(decision):
        raise Blocked([_("Danh sách đã đổi so với bản anh chị xem. Tải lại trang rồi xem lại trước khi ký.")])
    decision.signatory = Person.objects.filter(pk=actor.person_id or 0).first()
    day = decision.decided_on or clock.today()
    require_may_sign_on(decision.signatory, day)
    changes: dict[str, object] = {"signatory_id": actor.person_id, **_keep_capacity(decision, day)}
    if signed_file:
        changes["signed_file"] = store(decision.agency_id, signed_file[0], signed_file[1], "signed-decision")
    DECISION.apply("sign", decision, **changes)
    decision.refresh_from_db(fields=["signatory", "signed_file"])
    _sign_paper(decision, key)
    own_case = lines_of(decision).filter(person_id=actor.person_id or 0).exists()
    seals = {f"decision:{decision.pk}": seal(sealed_facts(decision))}
    digest = decision.signed_file.sha256 if key and decision.signed_file else ""
    record(
        decision, digest=confirms, signatory=actor.person_id, own_case=own_case, signed_digitally=digest, seals=seals
    )


def _sign_paper(decision: AwardDecision, key: GivenKey | None) -> None:
    """Lay the paper out with who really signs, then put the digital signature on it."""
    paper = _numbered_paper(decision)
    signed_before = digital.held_of_paper(decision, paper) is not None
    paper_services.settle_paper(paper, drafting.award_paper(decision, draft=False))
    if signed_before and digital.held_of_paper(decision, paper) is None:
        raise Blocked([_("Tệp ký số đã gắn ghi người ký khác. Người có tên trong tệp ký, hoặc gắn tệp khác.")])
    if key:
        data = digital.signed_by_person(decision, paper, key)
        decision.signed_file = store(decision.agency_id, _signed_name(decision), data, "signed-decision")
        decision.save(update_fields=["signed_file"])


def _signed_name(decision: AwardDecision) -> str:
    return f"{decision.full_number.replace('/', '-')}-da-ky.pdf"


@command("decisions.seal")
def seal_decision(decision: AwardDecision, *, key: GivenKey, actor: Actor) -> None:
    """Put the agency's digital signature beside the person's: both make it an original (Decree 30/2020, art. 5).

    Blocked unless the paper itself was signed digitally; StaleState when the file changed meanwhile.
    """
    require(policies.may_seal(actor, decision))
    held, before = decision.signed_file, digital.held_of_paper(decision, _numbered_paper(decision))
    if held is None or before is None:
        raise Blocked(
            [_("Chưa có bản ký số của văn bản này. Người có thẩm quyền ký số trước, văn thư đóng dấu số sau.")]
        )
    require_intact(held.name, before)
    data = digital.signed_by_agency(decision, before, key)
    sealed = store(decision.agency_id, _signed_name(decision), data, policies.SEALED)
    rows = AwardDecision.objects.filter(pk=decision.pk, state="signed", signed_file=held)
    if not rows.update(signed_file=sealed):
        decision.refresh_from_db()
        raise StaleState(str(decision.get_state_display()))
    decision.signed_file = sealed
    record(decision, signed_file=sealed.sha256)


def _numbered_paper(decision: AwardDecision) -> OfficialPaper:
    return OfficialPaper.objects.get(origin=ORIGIN, origin_id=decision.pk, state="numbered")


@command("decisions.issue")
def issue_decision(decision: AwardDecision, *, actor: Actor) -> OfficialPaper:
    """Issue: freeze the paper, list its recipients, post what is now held to the ledger, tell those concerned."""
    require(policies.may_keep(actor, decision))
    DECISION.apply("issue", decision, issued_at=clock.now())
    paper = _numbered_paper(decision)
    signed = (decision.signed_file.name, load(decision.signed_file)) if decision.signed_file else None
    if signed:
        require_intact(*signed)
    paper_services.issue_paper(
        paper,
        drafting.award_paper(decision, draft=False),
        recipients=drafting.recipients_of(decision),
        signed=signed,
        keep_bytes=signed is not None and is_of_paper(signed[1], paper),
    )
    lines = list(lines_of(decision))
    if decision.kind == "award":
        _post(decision, lines)
    else:
        _take_back(decision, lines)
    _tell(decision, lines)
    record(decision, paper=paper.pk, lines=len(lines))
    return paper


def _post(decision: AwardDecision, lines: Sequence[DecisionLine]) -> None:
    assert decision.decided_on is not None  # noqa: S101 - a constraint holds it for every state after the draft
    for line in lines:
        post_held_award(
            agency_id=decision.agency_id,
            person_id=line.person_id,
            unit_id=line.unit_id,
            award=line.award,
            year=decision.year,
            decision_number=decision.full_number,
            decided_on=decision.decided_on,
            decided_by=authority_of(decision.agency)[:100],
            occasion=OCCASION,
        )


def _take_back(decision: AwardDecision, lines: Sequence[DecisionLine]) -> None:
    old = decision.revokes
    assert old is not None  # noqa: S101 - a constraint holds it for every revocation
    assert decision.decided_on is not None  # noqa: S101
    for line in lines:
        held = HeldAward.objects.filter(
            person=line.person,
            unit=line.unit,
            award=line.award,
            year=old.year,
            decision_number=old.full_number,
        )
        for row in held:
            revoke_held_award(row, on=decision.decided_on)
    Reconsideration.objects.bulk_create(
        Reconsideration(decision=decision, held=one.held, reason=one.reason, cite=one.cite)
        for one in resting_on(decision)
    )
    if not old.lines.exclude(revoking__state="issued").exists():
        DECISION.apply("revoke", old, revoked_by=decision)


def _tell(decision: AwardDecision, lines: Sequence[DecisionLine]) -> None:
    people = [line.person_id for line in lines if line.person_id]
    numbers = {"number": decision.full_number}
    text = (
        _("Anh chị được khen thưởng tại Quyết định số %(number)s.") % numbers
        if decision.kind == "award"
        else _("Quyết định số %(number)s hủy một khen thưởng của anh chị.") % numbers
    )
    notify(people, key=f"decision-{decision.pk}", text=text, url=reverse("decisions:decision", args=[decision.pk]))


@command("decisions.revoke")
def revoke_decision(
    decision: AwardDecision, *, reason: str, ground: str = "", lines: Sequence[int] | None = None, actor: Actor
) -> AwardDecision:
    """Draft a new decision that cites the old one and takes back some of its lines (all when none are named).

    It is numbered, signed and issued like any other; only then are the awards void, and what rests on them is put up
    to be looked at again. ``ground``: an id of ``law.revocation``. InputRefused without a reason or for another ground.
    """
    require(policies.may_revoke(actor, decision))
    if ground and ground not in {one.id for one in grounds(clock.today())}:
        raise InputRefused(_("Căn cứ hủy không có trong luật hiện hành. Chọn một căn cứ trong danh sách."))
    if not reason.strip():
        raise InputRefused(_("Chưa nêu lý do hủy. Ghi lý do, sẽ in trong quyết định."))
    open_lines = lines_of(decision).filter(revoking__isnull=True)
    chosen = list(open_lines if lines is None else open_lines.filter(pk__in=lines))
    if not chosen or (lines is not None and len(chosen) != len(set(lines))):
        raise InputRefused(_("Chọn ít nhất một dòng còn hiệu lực của quyết định này."))
    revoking = AwardDecision.objects.create(
        agency_id=decision.agency_id,
        meeting=decision.meeting,
        year=decision.year,
        kind="revocation",
        revokes=decision,
        reason=reason.strip().rstrip("."),
        ground=ground,
        title=_("Về việc hủy khen thưởng tại Quyết định số %(number)s") % {"number": decision.full_number},
    )
    DecisionLine.objects.filter(pk__in=[line.pk for line in chosen], revoking__isnull=True).update(revoking=revoking)
    _settle(revoking)
    record(revoking, revokes=decision.pk, lines=[line.pk for line in chosen])
    return revoking


@command("decisions.drop_revocation")
def drop_revocation(decision: AwardDecision, *, actor: Actor) -> None:
    """Give up a revocation that has no number yet; its lines stay in force."""
    require(policies.may_keep(actor, decision))
    if decision.kind != "revocation" or decision.state != "draft":
        raise Blocked([_("Chỉ bỏ được dự thảo hủy chưa lấy số.")])
    record(decision, dropped=True, revokes=decision.revokes_id)
    OfficialPaper.objects.filter(origin=ORIGIN, origin_id=decision.pk, state="draft").delete()
    decision.delete()


@command("decisions.settle")
def settle_reconsideration(row: Reconsideration, *, outcome: str, note: str, actor: Actor) -> None:
    """Say what came of an award that rests on a cancelled one: it stands, or its cancelling is set going.

    Nothing is taken back here: that is a revocation, or a letter to the level that decided. InputRefused without a
    note. StaleState when it was settled already.
    """
    require(policies.may_keep(actor, row.decision))
    if outcome not in Reconsidered.values or not note.strip():
        raise InputRefused(_("Chọn kết quả xem xét và ghi lý do, ví dụ còn danh hiệu nào thay thế."))
    settled = {"outcome": outcome, "note": note.strip()[:400], "settled_by": actor.person_id}
    if not Reconsideration.objects.filter(pk=row.pk, outcome="").update(**settled, settled_at=clock.now()):
        raise StaleState(_("đã xem xét xong"))
    record(row.decision, held=row.held_id, outcome=outcome, note=note.strip()[:400])


def _draft_paper(decision: AwardDecision) -> OfficialPaper:
    return paper_services.draft_paper(
        decision.agency_id,
        drafting.award_paper(decision, draft=True),
        kind="award_decision",
        title=decision.title,
        year=decision.year,
        origin=ORIGIN,
        origin_id=decision.pk,
    )
