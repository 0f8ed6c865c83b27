"""Acts on movements: draft, launch with the official plan, close, cancel, copy to the next year."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.audit.seals import seal
from thidua.foundations.papers.content import NumberAndDate, Paper
from thidua.foundations.papers.models import Delivery, OfficialPaper
from thidua.foundations.papers.services import draft_paper, issue_paper, mark_sent, number_paper
from thidua.foundations.papers.text import in_a_sentence
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError, InputRefused
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.selectors import effective_reading, effective_text
from thidua.stages.launch.services import mark_used
from thidua.stages.movements.drafting import counted_years, draft_movement, falls_on
from thidua.stages.movements.grounds import (
    Columns,
    addressee_columns,
    addressee_typed,
    addressee_words,
    basis_columns,
    basis_typed,
    basis_words,
)
from thidua.stages.movements.models import Addressee, Basis, Commemoration, Movement
from thidua.stages.movements.policies import may_cancel, may_close, may_co_launch, may_edit, may_launch, may_prepare
from thidua.stages.movements.selectors import ORIGIN, sealed_facts
from thidua.stages.movements.transitions import MOVEMENT, MOVEMENT_INSIDE

PAPER_KIND = "launch_plan"
Row = TypeVar("Row", Basis, Addressee)
COPIED = ("purposes", "requirements", "criteria")


@dataclass(frozen=True, slots=True)
class MovementText:
    """The words of a movement as an officer writes them; lists are one entry a clause, bases and recipients one a line.

    Bases and recipients that are None stay as they are.
    """

    name: str
    year: int
    starts_on: dt.date
    ends_on: dt.date
    kind: str = "annual"
    theme: str = ""
    slogan: str = ""
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    parent_id: int | None = None
    bases: tuple[str, ...] | None = None
    addressees: tuple[str, ...] | None = None


@command("movements.create_from_document")
def create_movement_from_document(document: LaunchDocument, *, actor: Actor) -> Movement:
    """Draft the year's movement with theme, slogan, purposes, movements inside it, commemorations, bases, recipients.

    The document is marked as used. InputRefused when the year already has a movement.
    """
    require(may_prepare(actor))
    reading = effective_reading(document)
    draft = draft_movement(reading, effective_text(document), document.year)
    movement = _insert(
        agency_id=actor.agency_id,
        year=draft.year,
        name=draft.name[:500],
        theme=draft.theme[:500],
        slogan=draft.slogan[:500],
        purposes=list(draft.purposes),
        requirements=list(draft.requirements),
        starts_on=dt.date(draft.year, 1, 1),
        ends_on=dt.date(draft.year, 12, 31),
        launch_document=document,
    )
    for child in draft.children:
        _insert(
            agency_id=actor.agency_id,
            year=draft.year,
            name=child.name[:500],
            kind=child.kind,
            parent=movement,
            starts_on=child.starts_on,
            ends_on=child.ends_on,
            launch_document=document,
        )
    for day in draft.days:
        _remember(movement, day.event, day.founded_on)
    bases = Basis.objects.bulk_create(Basis(movement=movement, **one) for one in basis_columns(reading))
    named = Addressee.objects.bulk_create(Addressee(movement=movement, **one) for one in addressee_columns(reading))
    mark_used(document, actor=actor)
    record(
        movement,
        document=document.pk,
        children=len(draft.children),
        days=len(draft.days),
        unplaced=len(draft.unplaced),
        bases=len(bases),
        recipients=len(named),
    )
    return movement


@command("movements.create")
def create_movement(text: MovementText, *, actor: Actor) -> Movement:
    """Draft a movement by hand; one with a parent joins the parent's tree and year."""
    require(may_prepare(actor))
    parent = _parent(text, actor)
    values = _columns(text) | ({"year": parent.year} if parent else {})
    movement = _insert(agency_id=actor.agency_id, parent=parent, **values)
    _write_grounds(movement, text)
    record(movement, kind=movement.kind, parent=text.parent_id)
    return movement


@command("movements.edit")
def edit_movement(movement: Movement, text: MovementText, *, version: int, actor: Actor) -> Movement:
    """Rewrite a draft from the version its editor saw; EditConflict when somebody was faster."""
    require(may_edit(actor, movement))
    values = _columns(text)
    changed = sorted(name for name, value in values.items() if getattr(movement, name) != value)
    try:
        with transaction.atomic():
            write_version(movement, version, **values)
    except IntegrityError:
        raise _year_taken(text.year) from None
    record(movement, fields=[*changed, *_write_grounds(movement, text)])
    return movement


@command("movements.draft_plan")
def draft_launch_plan(movement: Movement, *, paper: Callable[[NumberAndDate], Paper], actor: Actor) -> OfficialPaper:
    """Lay out the launch plan as a draft for the director to read; a later draft replaces an earlier one."""
    require(may_edit(actor, movement))
    kept = _draft(movement, paper)
    record(movement, paper=kept.pk)
    return kept


@command("movements.launch")
def launch_movement(
    movement: Movement,
    *,
    paper: Callable[[NumberAndDate], Paper],
    recipients: Sequence[tuple[str, str]] = (),
    dated_on: dt.date | None = None,
    number: int | None = None,
    signed: tuple[str, bytes] | None = None,
    actor: Actor,
) -> OfficialPaper:
    """Launch a movement and everything inside it, and issue the plan that says so.

    ``paper`` composes the plan for a number and date (``papers.launch_plan_of``), ``recipients`` are name and purpose,
    ``signed`` name and bytes of the signed copy. Only the head of the agency launches (article 18 clause 4 of the law).
    """
    require(may_launch(actor, movement))
    MOVEMENT.apply("launch", movement, launched_at=clock.now())
    day = dated_on or clock.today()
    kept = number_paper(_draft(movement, paper), symbol=paper(NumberAndDate()).symbol, dated_on=day, number=number)
    issue_paper(kept, paper(NumberAndDate(kept.full_number, day)), recipients=recipients, signed=signed)
    for child in movement.children.filter(state="draft"):
        MOVEMENT_INSIDE.apply("launch", child, launched_at=movement.launched_at)
    seals = {f"movement:{movement.pk}": seal(sealed_facts(movement))}
    record(movement, paper=kept.pk, number=kept.full_number, dated_on=day, seals=seals)
    return kept


@command("movements.send_plan")
def mark_plan_sent(movement: Movement, deliveries: Iterable[Delivery], *, actor: Actor) -> int:
    """Say that the issued plan has gone to these recipients; gives how many were still pending.

    InputRefused when none of them is a pending delivery of this movement's plan.
    """
    require(may_prepare(actor))
    wanted = {delivery.pk for delivery in deliveries}
    pending = Delivery.objects.filter(
        pk__in=wanted,
        state="pending",
        paper__origin=ORIGIN,
        paper__origin_id=movement.pk,
        paper__agency_id=actor.agency_id,
    )
    sent = list(pending)
    if not sent:
        raise InputRefused(_("Chưa chọn nơi nhận nào còn chờ gửi. Chọn ít nhất một nơi nhận."))
    for delivery in sent:
        mark_sent(delivery)
    record(movement, sent=[delivery.recipient for delivery in sent])
    return len(sent)


@command("movements.co_launch")
def co_launch(movement: Movement, *, actor: Actor) -> Movement:
    """The trade union joins the launch."""
    require(may_co_launch(actor, movement))
    Movement.objects.filter(pk=movement.pk).update(co_launched_on=clock.today())
    movement.co_launched_on = clock.today()
    record(movement, on=clock.today())
    return movement


@command("movements.close")
def close_movement(movement: Movement, *, actor: Actor) -> Movement:
    """Say that the movement has been reviewed and is over; movements inside it that have ended close with it."""
    require(may_close(actor, movement))
    MOVEMENT.apply("close", movement)
    closed = [movement.pk]
    for child in movement.children.filter(state="launched", ends_on__lte=movement.ends_on):
        MOVEMENT.apply("close", child)
        closed.append(child.pk)
    record(movement, closed=closed)
    return movement


@command("movements.cancel")
def cancel_movement(movement: Movement, *, reason: str, actor: Actor) -> Movement:
    """Cancel a movement and what is inside it; the reason is kept and shown."""
    require(may_cancel(actor, movement))
    if not reason.strip():
        raise InputRefused(_("Chưa ghi lý do hủy phong trào. Ghi một câu nêu lý do."))
    for one in (movement, *movement.children.filter(state__in=("draft", "launched"))):
        MOVEMENT.apply("cancel", one, cancel_reason=reason.strip()[:300])
    record(movement, reason=reason.strip()[:300])
    return movement


@command("movements.set_public")
def set_public(movement: Movement, public: bool, *, actor: Actor) -> Movement:
    """Show the movement on the public site, or take it off; a draft is never public."""
    require(may_prepare(actor))
    if public and movement.state not in ("launched", "closed"):
        raise ActError(_("Chỉ công khai phong trào đã phát động."))
    Movement.objects.filter(pk=movement.pk).update(is_public=public)
    movement.is_public = public
    record(movement, public=public)
    return movement


@command("movements.add_day")
def add_commemoration(movement: Movement, *, event: str, founded_on: dt.date, actor: Actor) -> Commemoration:
    """Tie a commemoration to the movement; its day and count in the movement's year are computed."""
    require(may_prepare(actor))
    if not event.strip():
        raise InputRefused(_("Chưa ghi tên ngày kỷ niệm. Ghi tên, ví dụ “Ngày thành lập Sở”."))
    if founded_on.year >= movement.year:
        raise InputRefused(
            _("Ngày gốc %(day)s không ở trước năm %(year)d. Ghi ngày diễn ra sự kiện lần đầu.")
            % {"day": f"{founded_on:%d/%m/%Y}", "year": movement.year}
        )
    day = _remember(movement, event.strip(), founded_on)
    record(movement, day=day.pk)
    return day


@command("movements.remove_day")
def remove_commemoration(day: Commemoration, *, actor: Actor) -> None:
    """Take a commemoration off the movement."""
    require(may_prepare(actor))
    record(day.movement, removed=day.event, founded_on=day.founded_on)
    day.delete()


@command("movements.copy")
def copy_to_next_year(movement: Movement, *, actor: Actor) -> Movement:
    """Draft the next year's movement from this one.

    Purposes, requirements and criteria are taken over, commemorations counted anew, inherited movements kept while
    their period lasts. Theme, slogan, launch document, the year's own drives and public page start empty:
    ``selectors.copy_preview`` lists them, and the law that changes in between.
    """
    require(may_prepare(actor))
    if movement.kind != "annual" or movement.state == "cancelled":
        raise ActError(_("Chỉ sao được phong trào của năm chưa bị hủy."))
    year = movement.year + 1
    copy = _insert(
        agency_id=movement.agency_id,
        year=year,
        name=movement.name.replace(str(movement.year), str(year)),
        starts_on=falls_on(movement.starts_on, year),
        ends_on=falls_on(movement.ends_on, year),
        copied_from=movement,
        **{name: list(getattr(movement, name)) for name in COPIED},
    )
    kept = list(movement.children.filter(kind="inherited", ends_on__year__gte=year).exclude(state="cancelled"))
    for child in kept:
        _insert(
            agency_id=movement.agency_id,
            year=year,
            name=child.name,
            kind=child.kind,
            parent=copy,
            starts_on=child.starts_on,
            ends_on=child.ends_on,
            copied_from=child,
        )
    for day in movement.commemorations.all():
        _remember(copy, day.event, day.founded_on)
    record(copy, copied_from=movement.pk, children=[child.pk for child in kept])
    return copy


def _draft(movement: Movement, paper: Callable[[NumberAndDate], Paper]) -> OfficialPaper:
    plan = paper(NumberAndDate())
    title = f"{plan.title} {in_a_sentence(plan.subject)}"
    return draft_paper(
        movement.agency_id, plan, kind=PAPER_KIND, title=title, year=movement.year, origin=ORIGIN, origin_id=movement.pk
    )


def _insert(**values: Any) -> Movement:
    """Create a movement; the one-a-year rule of the database becomes a sentence."""
    try:
        with transaction.atomic():
            return Movement.objects.create(**values)
    except IntegrityError:
        raise _year_taken(values["year"]) from None


def _year_taken(year: int) -> InputRefused:
    return InputRefused(
        _("Năm %(year)d đã có phong trào của năm. Mở phong trào đó để sửa, hoặc hủy nó rồi tạo lại.") % {"year": year}
    )


def _parent(text: MovementText, actor: Actor) -> Movement | None:
    if text.parent_id is None:
        return None
    found = Movement.objects.filter(agency_id=actor.agency_id, pk=text.parent_id, kind="annual").first()
    if found is None or text.kind == "annual":
        raise InputRefused(_("Phong trào bao trùm không hợp lệ. Chọn phong trào của năm làm phong trào bao trùm."))
    return found


def _columns(text: MovementText) -> dict[str, Any]:
    if text.ends_on < text.starts_on:
        raise InputRefused(_("Ngày kết thúc đứng trước ngày bắt đầu. Sửa lại một trong hai ngày."))
    return {
        "name": text.name,
        "year": text.year,
        "kind": text.kind,
        "theme": text.theme,
        "slogan": text.slogan,
        "purposes": list(text.purposes),
        "requirements": list(text.requirements),
        "criteria": list(text.criteria),
        "starts_on": text.starts_on,
        "ends_on": text.ends_on,
    }


def _write_grounds(movement: Movement, text: MovementText) -> list[str]:
    """Put the typed lines in place of the rows, and say which changed; an untouched line keeps all its row knows."""
    changed = []
    if _replaced(movement.bases, Basis, text.bases, basis_words, basis_typed):
        changed.append("bases")
    if _replaced(movement.addressees, Addressee, text.addressees, addressee_words, addressee_typed):
        changed.append("addressees")
    return changed


def _replaced(
    rows: Any,
    model: type[Row],
    lines: Sequence[str] | None,
    words: Callable[[Row], str],
    typed: Callable[[str], Columns],
) -> bool:
    """Rows are in the order of the paper, which is that of their keys: a changed list is written anew."""
    before: list[Row] = list(rows.all())
    if lines is None or list(lines) == [words(row) for row in before]:
        return False
    kept = {words(row): row for row in before}
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    made = [
        model(**{name: getattr(kept[line], name) for name in names})
        if line in kept
        else model(movement_id=rows.instance.pk, **typed(line))
        for line in dict.fromkeys(lines)
    ]
    rows.all().delete()
    model._default_manager.bulk_create(made)
    return True


def _remember(movement: Movement, event: str, founded_on: dt.date) -> Commemoration:
    return Commemoration.objects.create(
        movement=movement,
        event=event[:400],
        founded_on=founded_on,
        count=counted_years(founded_on, movement.year),
        falls_on=falls_on(founded_on, movement.year),
    )
