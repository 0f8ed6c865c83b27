"""Nominations: written in the unit, sent, given back or accepted by the Office, withdrawn with a trace."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.notify.services import notify
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.kinds.achievement_forms import clauses_to_write, fits, purpose_of
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.eligibility.enums import AnswerStatus
from thidua.stages.eligibility.models import Assessment
from thidua.stages.eligibility.selectors import current_assessments
from thidua.stages.nominations import policies
from thidua.stages.nominations.achievement import OCCASIONS, kind_of, purpose_for
from thidua.stages.nominations.enums import NominationState
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.nominations.selectors import LIVE
from thidua.stages.nominations.transitions import NOMINATIONS
from thidua.stages.reviews.models import AppraisalLine, UnitAppraisal


@dataclass(frozen=True, slots=True)
class FromAppraisal:
    """What was taken over from a unit's minutes, and who was not, each with the reason."""

    created: tuple[Nomination, ...]
    left_out: tuple[tuple[str, str], ...]


@command("nominations.nominate")
def nominate(
    listing: NominationList, subject: Person | Unit, *, award: str, reason: str = "", rank: int = 1, actor: Actor
) -> Nomination:
    """Nominate a person or unit for ``award`` as a draft of its unit.

    InputRefused when nominated already or when the law was not asked yet; Blocked, with the failed conditions, when
    the law says no or a matter is open.
    """
    made = nominate_one(listing, subject, award, reason, rank, actor)
    record(made, award=award, person=made.person_id, unit=made.unit_id)
    return made


@command("nominations.nominate_many")
def nominate_many(
    listing: NominationList, subjects: Sequence[Person | Unit], *, award: str, actor: Actor
) -> list[Nomination]:
    """Nominate several at once, in their order; one that cannot be nominated stops all."""
    if not subjects:
        raise InputRefused(_("Chưa chọn ai. Đánh dấu người, tập thể cần đề nghị."))
    made = [nominate_one(listing, one, award, "", place, actor) for place, one in enumerate(subjects, start=1)]
    record(listing, award=award, nominations=[one.pk for one in made])
    return made


@command("nominations.from_appraisal")
def nominate_from_appraisal(listing: NominationList, appraisal: UnitAppraisal, *, actor: Actor) -> FromAppraisal:
    """Take over whoever the unit's sent minutes put forward by more than half of those present, with reason and rank.

    Who the law refuses, or who stands in the list already, is left out and named. InputRefused for unsent minutes.
    """
    require(policies.may_nominate(actor, listing, appraisal.unit))
    if appraisal.state != "sent" or appraisal.year != listing.year:
        raise InputRefused(_("Biên bản bình xét của đơn vị chưa gửi. Gửi biên bản trước, rồi lấy đề nghị từ đó."))
    created: list[Nomination] = []
    left_out: list[tuple[str, str]] = []
    for line in appraisal.lines.select_related("person__unit", "unit"):
        name = f"{line.subject_name}, {award_label(line.award)}"
        if line.yes * 2 <= appraisal.present:
            left_out.append((name, _("được %(yes)d/%(all)d phiếu") % {"yes": line.yes, "all": appraisal.present}))
            continue
        try:
            created.append(_take_over(listing, line, actor))
        except (InputRefused, Blocked) as error:
            left_out.append((name, str(error)))
    record(listing, appraisal=appraisal.pk, created=[one.pk for one in created], left_out=len(left_out))
    return FromAppraisal(tuple(created), tuple(left_out))


def _take_over(listing: NominationList, line: AppraisalLine, actor: Actor) -> Nomination:
    return nominate_one(listing, line.subject, line.award, line.reason, line.rank, actor)


@command("nominations.edit")
def edit_nomination(nomination: Nomination, *, reason: str, rank: int, seen: int, actor: Actor) -> Nomination:
    """Change reason and rank before sending; EditConflict when somebody wrote in between."""
    require(policies.may_edit(actor, nomination))
    if rank < 1:
        raise InputRefused(_("Thứ tự ưu tiên bắt đầu từ 1."))
    write_version(nomination, seen, reason=reason, rank=rank)
    record(nomination, rank=rank, version=nomination.version)
    return nomination


@command("nominations.write_achievement")
def write_achievement(nomination: Nomination, *, reason: str, seen: int, actor: Actor) -> Nomination:
    """The nominated person (or the unit) writes the achievements; EditConflict as in ``edit_nomination``."""
    require(policies.may_write_achievement(actor, nomination))
    write_version(nomination, seen, reason=reason)
    record(nomination, version=nomination.version)
    return nomination


@command("nominations.send")
def send_nominations(listing: NominationList, unit: Unit, *, actor: Actor) -> list[Nomination]:
    """Send all drafts and returned nominations of a unit to the Office. InputRefused when there are none."""
    require(policies.may_send(actor, listing, unit))
    rows = Nomination.objects.filter(
        list=listing, nominating_unit=unit, state__in=(NominationState.DRAFT, NominationState.RETURNED)
    ).select_related("list")
    sent = list(rows)
    if not sent:
        raise InputRefused(_("%(unit)s không còn đề nghị nào chưa gửi.") % {"unit": unit.name})
    for one in sent:
        NOMINATIONS.apply("send", one, note="")
    record(listing, unit=unit.pk, nominations=[one.pk for one in sent])
    return sent


@command("nominations.write_report")
def write_report(nomination: Nomination, *, words: Mapping[str, str], seen: int, actor: Actor) -> Nomination:
    """Keep the words of the achievement report by clause; who may write the achievements may write the report.

    EditConflict when somebody wrote since version ``seen``; InputRefused for a clause the form does not have.
    """
    require(policies.may_write_achievement(actor, nomination))
    known = {clause.key for clause in clauses_to_write(purpose_for(nomination), kind_of(nomination))}
    if unknown := set(words) - known:
        raise InputRefused(_("Mẫu báo cáo không có mục “%(name)s”.") % {"name": ", ".join(sorted(unknown))})
    # Words of another form stay: whoever chooses that form again finds them.
    kept = {key: text for key, text in nomination.report.items() if key not in known}
    written = {key: text.strip() for key, text in words.items() if text.strip()}
    write_version(nomination, seen, report=kept | written)
    record(nomination, clauses=sorted(nomination.report))
    return nomination


@command("nominations.choose_report")
def choose_report(nomination: Nomination, *, occasion: str, actor: Actor) -> Nomination:
    """Say what the award is proposed for, and with it the form of the report; what was written stays.

    InputRefused for a purpose that is not for such a subject.
    """
    require(policies.may_write_achievement(actor, nomination))
    if occasion not in OCCASIONS or not fits(purpose_of(nomination.award, occasion), kind_of(nomination)):
        raise InputRefused(_("Không có mẫu báo cáo này cho đề nghị. Chọn một mẫu trong danh sách."))
    nomination.occasion = occasion
    nomination.save(update_fields=["occasion"])
    record(nomination, occasion=occasion)
    return nomination


@command("nominations.return")
def return_nomination(nomination: Nomination, *, note: str, actor: Actor) -> Nomination:
    """Give a nomination back with what is missing; the unit's head and the nominated person are told."""
    require(policies.may_return(actor, nomination))
    if not note.strip():
        raise InputRefused(_("Chưa ghi cần bổ sung gì. Nêu một câu để đơn vị biết."))
    NOMINATIONS.apply("return", nomination, note=note)
    entry = record(nomination, note=note)
    text = _("Đề nghị %(award)s cho %(name)s bị trả lại: %(note)s") % {
        "award": award_label(nomination.award), "name": nomination.subject_name, "note": note,
    }  # fmt: skip
    told = {nomination.nominating_unit.head_id, nomination.person_id} - {None}
    url = reverse("nominations:nomination", args=[nomination.pk])
    notify([one for one in told if one], key=f"nomination-{nomination.pk}-{entry.seq}", text=text, url=url)
    return nomination


@command("nominations.accept")
def accept_nomination(nomination: Nomination, *, actor: Actor) -> Nomination:
    """Say that a sent nomination has been checked. Refused to whoever is nominated by it."""
    require(policies.may_accept(actor, nomination))
    NOMINATIONS.apply("accept", nomination)
    record(nomination, state=nomination.state)
    return nomination


@command("nominations.accept_many")
def accept_nominations(nominations: Iterable[Nomination], *, actor: Actor) -> list[Nomination]:
    """Accept several; one that may not be accepted stops all, with its name in the reason."""
    rows = list(nominations)
    if not rows:
        raise InputRefused(_("Chưa chọn đề nghị nào. Đánh dấu các dòng cần nhận."))
    for one in rows:
        decision = policies.may_accept(actor, one)
        if not decision:
            reason = _("%(name)s: %(reason)s") % {"name": one.subject_name, "reason": decision.reason}
            raise Blocked(
                [reason, *([_("Người duyệt thay: %(who)s.") % {"who": decision.helper}] if decision.helper else [])]
            )
        NOMINATIONS.apply("accept", one)
        record(one, state=one.state)
    return rows


@command("nominations.withdraw")
def withdraw_nomination(nomination: Nomination, *, note: str, actor: Actor) -> Nomination:
    """Withdraw a nomination; it stays visible as withdrawn, with the reason."""
    require(policies.may_withdraw(actor, nomination))
    if not note.strip():
        raise InputRefused(_("Chưa ghi lý do rút. Nêu một câu, lý do được giữ lại cùng đề nghị."))
    NOMINATIONS.apply("withdraw", nomination, note=note)
    record(nomination, note=note)
    return nomination


def nominate_one(
    listing: NominationList, subject: Person | Unit, award: str, reason: str, rank: int, actor: Actor
) -> Nomination:
    """One draft inside a running act; refusals as ``nominate``."""
    unit = subject.unit if isinstance(subject, Person) else subject
    require(policies.may_nominate(actor, listing, unit))
    if subject.agency_id != listing.agency_id:
        raise InputRefused(_("Người, tập thể được chọn không thuộc cơ quan."))
    if award not in law.AWARDS:
        raise InputRefused(_("Không có danh hiệu, hình thức “%(award)s” trong danh mục.") % {"award": award})
    key = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    if Nomination.objects.filter(list=listing, award=award, state__in=LIVE, **key).exists():
        raise InputRefused(
            _("%(name)s đã có trong danh sách đề nghị %(award)s.") % {"name": subject, "award": award_label(award)}
        )
    answer = current_assessments(listing.agency_id, listing.year).filter(award=award, **key).first()
    _check_answer(subject, award, answer)
    return Nomination.objects.create(
        list=listing, award=award, nominating_unit=unit, reason=reason, rank=rank, assessment=answer, **key
    )


def _check_answer(subject: Person | Unit, award: str, answer: Assessment | None) -> None:
    names = {"name": subject, "award": award_label(award)}
    if answer is None:
        raise InputRefused(_("Chưa xét điều kiện %(award)s cho %(name)s. Xét điều kiện trước khi đề nghị.") % names)
    if answer.answer.get("already") is not None:
        raise InputRefused(_("%(name)s đã được tặng %(award)s của năm này.") % names)
    if answer.status in (AnswerStatus.NOT_ELIGIBLE, AnswerStatus.BLOCKED):
        reasons = "; ".join(answer.answer.get("reasons", ()))
        lead = _("%(name)s chưa đề nghị được %(award)s") % names
        raise Blocked([f"{lead}: {reasons}." if reasons else f"{lead}."])
