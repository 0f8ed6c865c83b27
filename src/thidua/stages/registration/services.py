"""Acts of registration: register, decline, confirm, import, pledge, review."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.services import draft_paper, issue_paper
from thidua.foundations.workbook.model import Register, RegistrationRow
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError, InputRefused
from thidua.law import AWARDS
from thidua.stages.movements.models import Movement
from thidua.stages.registration.enums import PledgeKind, RegistrationState
from thidua.stages.registration.models import Declination, Pledge, TitleRegistration
from thidua.stages.registration.policies import (
    may_confirm,
    may_import,
    may_pledge,
    may_register,
    may_review,
    may_withdraw,
)
from thidua.stages.registration.selectors import LIVE
from thidua.stages.registration.transitions import REGISTRATION

PLEDGE_ORIGIN = "registration.pledge"
_SHOWN = 5
"""Faults named in one message; the rest are counted."""


@dataclass(frozen=True, slots=True)
class ImportCount:
    """How many registrations of a list are new, and how many were there."""

    new: int
    same: int


@command("registration.register")
def register_title(
    movement: Movement, award: str, *, person: Person | None = None, unit: Unit | None = None, actor: Actor
) -> TitleRegistration:
    """Register one subject for one award; InputRefused for the wrong kind of subject, or one there already."""
    require(may_register(actor, movement, person=person, unit=unit))
    _check_award(award, collective=unit is not None)
    row, made = _register(movement, award, person=person, unit=unit)
    if not made:
        raise InputRefused(
            _("%(who)s đã đăng ký %(award)s năm %(year)d.")
            % {"who": person or unit, "award": award_label(award), "year": movement.year}
        )
    record(row, award=award, person=row.person_id, unit=row.unit_id)
    return row


@command("registration.choose")
def choose_titles(movement: Movement, awards: Sequence[str], *, actor: Actor) -> list[TitleRegistration]:
    """Make the actor's own registrations exactly ``awards``: new ones sent, others withdrawn.

    InputRefused when nothing is chosen: to register for nothing is said with :func:`decline_registration`.
    """
    person = _own_person(actor)
    require(may_register(actor, movement, person=person))
    if not awards:
        raise InputRefused(_("Chưa chọn danh hiệu nào. Chọn ít nhất một, hoặc bấm Không đăng ký."))
    for award in awards:
        _check_award(award, collective=False)
    for row in TitleRegistration.objects.filter(movement=movement, person=person, state__in=LIVE).exclude(
        award__in=awards
    ):
        REGISTRATION.apply("withdraw", row)
    rows = [_register(movement, award, person=person)[0] for award in dict.fromkeys(awards)]
    record(movement, person=person.pk, awards=list(awards))
    return rows


@command("registration.decline")
def decline_registration(movement: Movement, *, actor: Actor) -> Declination:
    """Say that the actor registers for nothing this year; live registrations are withdrawn."""
    person = _own_person(actor)
    require(may_register(actor, movement, person=person))
    for row in TitleRegistration.objects.filter(movement=movement, person=person, state__in=LIVE):
        REGISTRATION.apply("withdraw", row)
    said, _made = Declination.objects.get_or_create(
        movement=movement, person=person, defaults={"declined_on": clock.today()}
    )
    record(said, person=person.pk)
    return said


@command("registration.confirm")
def confirm_registration(registration: TitleRegistration, *, actor: Actor) -> TitleRegistration:
    """Confirm one registration; never one's own."""
    require(may_confirm(actor, registration))
    REGISTRATION.apply("confirm", registration, confirmed_on=clock.today())
    record(registration, award=registration.award)
    return registration


@command("registration.confirm_many")
def confirm_many(registrations: Iterable[TitleRegistration], *, actor: Actor) -> int:
    """Confirm all of ``registrations`` that are sent and that the actor may confirm; gives how many.

    One's own and those of others' units are left as they are. ActError when none could be confirmed.
    """
    chosen = [one for one in registrations if one.state == RegistrationState.SENT and may_confirm(actor, one)]
    if not chosen:
        raise ActError(_("Không có đăng ký nào chờ xác nhận trong các dòng đã chọn mà anh chị được xác nhận."))
    for one in chosen:
        REGISTRATION.apply("confirm", one, confirmed_on=clock.today())
        record(one, award=one.award)
    return len(chosen)


@command("registration.withdraw")
def withdraw_registration(registration: TitleRegistration, *, actor: Actor) -> TitleRegistration:
    """Take a registration back; the row stays with its state."""
    require(may_withdraw(actor, registration))
    REGISTRATION.apply("withdraw", registration)
    record(registration, award=registration.award)
    return registration


@command("registration.import")
def import_registrations(register: Register, movement: Movement, *, actor: Actor) -> ImportCount:
    """Take the registrations of a workbook in as sent; a list brought in twice changes nothing.

    InputRefused when the list is not given, or naming every code that is unknown; nothing is written then.
    """
    require(may_import(actor, movement))
    if register.registrations is None:
        raise InputRefused(_("Tệp không có tờ “Đăng ký”. Thêm tờ theo mẫu, hoặc dán bảng đăng ký vào trang."))
    people = {one.code: one for one in Person.objects.filter(agency_id=movement.agency_id)}
    units = {one.code: one for one in Unit.objects.filter(agency_id=movement.agency_id)}
    _check_rows(register.registrations, people, units)
    new = 0
    for row in register.registrations:
        _row, made = _register(movement, row.award, person=people.get(row.code), unit=units.get(row.code))
        new += made
    record(movement, new=new, same=len(register.registrations) - new)
    return ImportCount(new, len(register.registrations) - new)


@command("registration.pledge")
def sign_pledge(
    movement: Movement,
    *,
    kind: str,
    text: str,
    person: Person | None = None,
    unit: Unit | None = None,
    paper: Callable[[Pledge], Paper] | None = None,
    actor: Actor,
) -> Pledge:
    """Sign a pledge. A person's may be written anew until it is reviewed; a unit's is final once signed.

    ``paper`` composes the unit's pledge as a paper (``papers.pledge_paper``), which is issued with the signature.
    The yearly pledge under Directive 05 is a person's only.
    """
    require(may_pledge(actor, movement, person=person, unit=unit))
    if not text.strip():
        raise InputRefused(_("Chưa ghi nội dung cam kết. Ghi ít nhất một việc sẽ làm."))
    if kind not in PledgeKind.values or (kind == PledgeKind.DIRECTIVE_05 and unit is not None):
        raise InputRefused(_("Loại cam kết không hợp lệ. Cam kết học tập và làm theo Bác do từng người ký."))
    pledge = Pledge.objects.filter(movement=movement, person=person, unit=unit, kind=kind).first()
    if pledge is not None and (unit is not None or pledge.reviewed_on):
        raise ActError(_("Đã ký ngày %(day)s, không sửa được nữa.") % {"day": f"{pledge.signed_on:%d/%m/%Y}"})
    pledge = pledge or Pledge(movement=movement, person=person, unit=unit, kind=kind)
    pledge.text, pledge.signed_on = text.strip(), clock.today()
    pledge.save()
    if paper is not None and unit is not None:
        _issue(pledge, paper(pledge))
    record(pledge, kind=kind, person=pledge.person_id, unit=pledge.unit_id)
    return pledge


@command("registration.review_pledge")
def review_pledge(pledge: Pledge, *, review: str, actor: Actor) -> Pledge:
    """Write at year's end how the pledge was kept."""
    require(may_review(actor, pledge))
    if not review.strip():
        raise InputRefused(_("Chưa ghi kết quả thực hiện cam kết. Ghi việc đã làm, việc chưa làm được."))
    pledge.review, pledge.reviewed_on = review.strip(), clock.today()
    pledge.save(update_fields=["review", "reviewed_on"])
    record(pledge, kind=pledge.kind)
    return pledge


def _own_person(actor: Actor) -> Person:
    person = Person.objects.filter(pk=actor.person_id or 0, agency_id=actor.agency_id).first()
    if person is None:
        raise ActError(_("Tài khoản này không gắn với người nào trong cơ quan. Hỏi quản trị hệ thống."))
    return person


def _register(
    movement: Movement, award: str, *, person: Person | None = None, unit: Unit | None = None
) -> tuple[TitleRegistration, bool]:
    """The live registration, made when there is none; a person who registers no longer declines."""
    unit = None if person else unit
    found = TitleRegistration.objects.filter(
        movement=movement, person=person, unit=unit, award=award, state__in=LIVE
    ).first()
    if found:
        return found, False
    if person:
        Declination.objects.filter(movement=movement, person=person).delete()
    made = TitleRegistration.objects.create(
        movement=movement,
        person=person,
        unit=unit,
        award=award,
        state=RegistrationState.SENT,
        registered_on=clock.today(),
    )
    return made, True


def _check_award(award: str, *, collective: bool) -> None:
    kind = AWARDS.get(award)
    if kind is None:
        raise InputRefused(_("Không có danh hiệu, hình thức “%(award)s”. Chọn trong danh sách.") % {"award": award})
    if ("collective" if collective else "individual") not in kind.subjects:
        raise InputRefused(
            (_("“%(award)s” không dành cho tập thể.") if collective else _("“%(award)s” không dành cho cá nhân."))
            % {"award": kind.label_vi}
            + " "
            + _("Chọn danh hiệu khác.")
        )


def _check_rows(rows: Iterable[RegistrationRow], people: dict[str, Person], units: dict[str, Unit]) -> None:
    faults = []
    for number, row in enumerate(rows, start=1):
        if row.code not in people and row.code not in units:
            faults.append(
                _("Dòng %(n)d: mã “%(code)s” chưa có trong sổ nhân sự, đơn vị.") % {"n": number, "code": row.code}
            )
            continue
        try:
            _check_award(row.award, collective=row.code not in people)
        except InputRefused as error:
            faults.append(_("Dòng %(n)d, mã “%(code)s”: %(why)s") % {"n": number, "code": row.code, "why": error})
    if not faults:
        return
    more = len(faults) - _SHOWN
    tail = [_("Và %(more)d dòng khác.") % {"more": more}] if more > 0 else []
    raise InputRefused(" ".join([*faults[:_SHOWN], *tail, _("Sửa danh sách rồi gửi lại; chưa ghi gì vào hệ thống.")]))


def _issue(pledge: Pledge, paper: Paper) -> None:
    movement = pledge.movement
    title = f"{paper.title} {paper.subject}"
    kept = draft_paper(
        movement.agency_id,
        paper,
        kind="pledge",
        title=title,
        year=movement.year,
        origin=PLEDGE_ORIGIN,
        origin_id=pledge.pk,
    )
    issue_paper(kept, paper)
