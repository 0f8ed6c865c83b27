"""The appraisal meeting (bình xét) of a unit: opened, its votes entered, sent to the Office, given back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.notify.services import notify
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.reviews import policies
from thidua.stages.reviews.models import AppraisalLine, UnitAppraisal
from thidua.stages.reviews.transitions import APPRAISALS


@dataclass(frozen=True, slots=True)
class LineFields:
    """The unit's vote on one subject: exactly one of ``person`` and ``unit``; ``yes`` of those present."""

    yes: int
    person: Person | None = None
    unit: Unit | None = None
    rank: int = 1
    reason: str = ""


@command("reviews.open_appraisal")
def open_appraisal(
    unit: Unit, *, year: int, held_on: dt.date, present: int, total: int, chair: Person | None = None, actor: Actor
) -> UnitAppraisal:
    """Open the minutes of a unit's meeting; ``chair`` is the unit's head (else the actor) unless named."""
    require(policies.may_open_appraisal(actor, unit))
    _check_meeting(held_on, present, total)
    if UnitAppraisal.objects.filter(unit=unit, year=year).exists():
        raise InputRefused(
            _("%(unit)s đã có biên bản bình xét năm %(year)d. Mở biên bản đó để sửa.")
            % {"unit": unit.name, "year": year}
        )
    chair_id = chair.pk if chair else unit.head_id or actor.person_id
    if chair_id is None:
        raise InputRefused(_("Chưa biết ai chủ trì. Ghi trưởng đơn vị vào sổ nhân sự trước."))
    try:
        with transaction.atomic():
            appraisal = UnitAppraisal.objects.create(
                agency_id=unit.agency_id,
                unit=unit,
                year=year,
                held_on=held_on,
                chair_id=chair_id,
                present=present,
                total=total,
            )
    except IntegrityError:
        raise InputRefused(_("Người khác vừa mở biên bản này. Tải lại trang.")) from None
    record(appraisal, unit=unit.pk, year=year, held_on=held_on, present=present, total=total)
    return appraisal


@command("reviews.edit_appraisal")
def edit_appraisal(
    appraisal: UnitAppraisal, *, held_on: dt.date, present: int, total: int, notes: str = "", actor: Actor
) -> UnitAppraisal:
    """Correct date, presence and notes; votes already entered must still fit those present."""
    require(policies.may_edit_appraisal(actor, appraisal))
    _check_meeting(held_on, present, total)
    most = max((line.yes for line in appraisal.lines.all()), default=0)
    if most > present:
        raise InputRefused(
            _("Có người được %(yes)d phiếu, nhiều hơn %(present)d người có mặt. Sửa phiếu trước.")
            % {"yes": most, "present": present}
        )
    UnitAppraisal.objects.filter(pk=appraisal.pk).update(held_on=held_on, present=present, total=total, notes=notes)
    appraisal.refresh_from_db()
    record(appraisal, held_on=held_on, present=present, total=total)
    return appraisal


@command("reviews.save_appraisal_lines")
def save_appraisal_lines(
    appraisal: UnitAppraisal, award: str, lines: Sequence[LineFields], *, actor: Actor
) -> list[AppraisalLine]:
    """Put down the unit's votes for ``award``; whoever of that award is not among ``lines`` is taken off."""
    require(policies.may_edit_appraisal(actor, appraisal))
    kept = [_put(appraisal, award, line) for line in lines]
    appraisal.lines.filter(award=award).exclude(pk__in=[line.pk for line in kept]).delete()
    record(appraisal, award=award, lines=len(kept))
    return kept


@command("reviews.save_appraisal_line")
def save_appraisal_line(appraisal: UnitAppraisal, award: str, line: LineFields, *, actor: Actor) -> AppraisalLine:
    """Put down the unit's vote for one subject; said again it is corrected."""
    require(policies.may_edit_appraisal(actor, appraisal))
    kept = _put(appraisal, award, line)
    record(appraisal, award=award, line=kept.pk)
    return kept


@command("reviews.send_appraisal")
def send_appraisal(appraisal: UnitAppraisal, *, actor: Actor) -> UnitAppraisal:
    """Send the minutes to the Office; blocked while nobody stands in them."""
    require(policies.may_send_appraisal(actor, appraisal))
    APPRAISALS.apply("send", appraisal, sent_on=clock.today(), return_note="")
    record(appraisal, lines=appraisal.lines.count())
    return appraisal


@command("reviews.return_appraisal")
def return_appraisal(appraisal: UnitAppraisal, *, note: str, actor: Actor) -> UnitAppraisal:
    """Give the minutes back with what must be put right; the chair is told."""
    require(policies.may_return_appraisal(actor, appraisal))
    if not note.strip():
        raise InputRefused(_("Chưa ghi cần sửa gì. Nêu một câu để đơn vị biết."))
    APPRAISALS.apply("return", appraisal, return_note=note)
    entry = record(appraisal, note=note)
    text = _("Kết quả bình xét bị trả lại: %(note)s") % {"note": note}
    notify(
        [appraisal.chair_id],
        key=f"appraisal-{appraisal.pk}-{entry.seq}",
        text=text,
        url=reverse("reviews:appraisal", args=[appraisal.pk]),
    )
    return appraisal


def _check_meeting(held_on: dt.date, present: int, total: int) -> None:
    if held_on > clock.today():
        raise InputRefused(_("Ngày họp %(day)s chưa tới. Nhập biên bản sau khi họp.") % {"day": f"{held_on:%d/%m/%Y}"})
    if not 1 <= present <= total:
        raise InputRefused(
            _("Có mặt %(present)d trên %(total)d người là không thể. Kiểm tra lại hai số.")
            % {"present": present, "total": total}
        )


def _put(appraisal: UnitAppraisal, award: str, line: LineFields) -> AppraisalLine:
    _check_line(appraisal, award, line)
    values = {"yes": line.yes, "rank": line.rank, "reason": line.reason}
    kept, _made = AppraisalLine.objects.update_or_create(
        appraisal=appraisal, award=award, person=line.person, unit=line.unit, defaults=values
    )
    return kept


def _check_line(appraisal: UnitAppraisal, award: str, line: LineFields) -> None:
    subject = line.person or line.unit
    if subject is None or (line.person and line.unit):
        raise InputRefused(_("Mỗi dòng bình xét là một người hoặc một tập thể."))
    kind = law.AWARDS.get(award)
    if kind is None:
        raise InputRefused(_("Không có danh hiệu, hình thức “%(award)s” trong danh mục.") % {"award": award})
    if ("individual" if line.person else "collective") not in kind.subjects:
        raise InputRefused(
            _("“%(award)s” không dành cho %(kind)s: %(name)s.")
            % {"award": award_label(award), "kind": _("cá nhân") if line.person else _("tập thể"), "name": subject}
        )
    unit_id = line.person.unit_id if line.person else line.unit.pk if line.unit else None
    if unit_id != appraisal.unit_id:
        raise InputRefused(_("%(name)s không thuộc %(unit)s.") % {"name": subject, "unit": appraisal.unit.name})
    if not 0 <= line.yes <= appraisal.present:
        raise InputRefused(
            _("%(name)s: %(yes)d phiếu đồng ý, trong khi chỉ %(present)d người có mặt.")
            % {"name": subject, "yes": line.yes, "present": appraisal.present}
        )
    if line.rank < 1:
        raise InputRefused(_("%(name)s: thứ tự ưu tiên bắt đầu từ 1.") % {"name": subject})
