"""Acts of dissemination: send out, open, acknowledge, remind."""

import datetime as dt

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.ledger.selectors import current_people
from thidua.foundations.notify.services import notify
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import ActError, InputRefused
from thidua.stages.dissemination.models import Acknowledgement, Circulation
from thidua.stages.dissemination.policies import may_acknowledge, may_circulate, may_remind
from thidua.stages.dissemination.selectors import missing_copies, my_copy, next_reminder
from thidua.stages.movements.models import Movement


@command("dissemination.circulate")
def circulate(
    movement: Movement,
    *,
    title: str,
    due_on: dt.date,
    summary: str = "",
    paper: OfficialPaper | None = None,
    actor: Actor,
) -> Circulation:
    """Send a movement, or an issued paper of it, to everybody who works in the agency now.

    InputRefused for an empty title, a due date in the past, a paper of another agency or one not issued.
    """
    require(may_circulate(actor, movement))
    _check(movement, title, due_on, paper)
    circulation = Circulation.objects.create(
        agency_id=actor.agency_id,
        movement=movement,
        paper=paper,
        title=title.strip()[:500],
        summary=summary,
        due_on=due_on,
    )
    added = _hand_out(circulation)
    _tell(circulation, added, key="sent")
    record(circulation, people=len(added), paper=paper.pk if paper else None, due_on=due_on)
    return circulation


@command("dissemination.open")
def open_circulation(circulation: Circulation, *, actor: Actor) -> Acknowledgement:
    """Say that the actor has opened his copy; the first time counts."""
    copy = my_copy(actor, circulation)
    if copy is None:
        require(may_acknowledge(actor, copy))
        raise AssertionError("a missing copy is always refused")
    if copy.read_at is None:
        copy.read_at = clock.now()
        copy.save(update_fields=["read_at"])
    record(copy, circulation=circulation.pk)
    return copy


@command("dissemination.acknowledge")
def acknowledge(circulation: Circulation, *, actor: Actor) -> Acknowledgement:
    """Say that the actor has read and understood. Once; never for somebody else."""
    copy = my_copy(actor, circulation)
    require(may_acknowledge(actor, copy))
    if copy is None:
        raise AssertionError("a missing copy is always refused")
    now = clock.now()
    copy.read_at, copy.acknowledged_at = copy.read_at or now, now
    copy.save(update_fields=["read_at", "acknowledged_at"])
    record(copy, circulation=circulation.pk)
    return copy


@command("dissemination.remind")
def remind(circulation: Circulation, *, actor: Actor) -> int:
    """Remind those within the actor's reach who have not acknowledged; gives how many.

    A clerk's round counts towards the three of the circulation and also reaches people who came after it was sent; a
    head's goes to his own unit, once a day.
    """
    require(may_remind(actor, circulation))
    if actor.has("clerk"):
        _hand_out(circulation)
    missing = [copy.person_id for copy in missing_copies(actor, circulation) if copy.person_id != actor.person_id]
    if not missing:
        raise ActError(_("Mọi người đã xác nhận, không còn ai để nhắc."))
    today = clock.today()
    if actor.has("clerk"):
        if circulation.last_reminded_on == today:
            raise ActError(_("Hôm nay đã nhắc rồi. Lần nhắc sau sớm nhất là ngày mai."))
        Circulation.objects.filter(pk=circulation.pk).update(reminders=F("reminders") + 1, last_reminded_on=today)
        circulation.refresh_from_db(fields=["reminders", "last_reminded_on"])
    _tell(circulation, missing, key=f"remind-{today.isoformat()}")
    record(circulation, people=len(missing), round=circulation.reminders)
    return len(missing)


def remind_due(*, actor: Actor) -> int:
    """Carry out the automatic rounds that have come due today in the actor's agency; gives how many were sent.

    For the daily job, with the clerk as actor. Rounds stop by themselves: nobody missing, or three rounds done.
    """
    today, sent = clock.today(), 0
    for circulation in Circulation.objects.filter(agency_id=actor.agency_id, movement__state="launched"):
        day = next_reminder(circulation)
        still = missing_copies(actor, circulation).exclude(person_id=actor.person_id or 0)
        if day is not None and day <= today and circulation.last_reminded_on != today and still.exists():
            remind(circulation, actor=actor)
            sent += 1
    return sent


def _check(movement: Movement, title: str, due_on: dt.date, paper: OfficialPaper | None) -> None:
    if not title.strip():
        raise InputRefused(_("Chưa ghi tên văn bản gửi đi. Ghi tên, ví dụ “Kế hoạch phát động phong trào thi đua”."))
    if due_on < clock.today():
        raise InputRefused(
            _("Hạn xác nhận %(day)s đã qua. Chọn ngày từ hôm nay trở đi.") % {"day": f"{due_on:%d/%m/%Y}"}
        )
    if paper is not None and (paper.agency_id != movement.agency_id or paper.state != "issued"):
        raise InputRefused(_("Chỉ gửi kèm văn bản đã ban hành của cơ quan. Ban hành văn bản rồi gửi."))


def _hand_out(circulation: Circulation) -> list[int]:
    """Give a copy to everybody present who has none; the people it was given to."""
    have = set(circulation.acknowledgements.values_list("person_id", flat=True))
    people = [person.pk for person in current_people(circulation.agency_id) if person.pk not in have]
    Acknowledgement.objects.bulk_create(Acknowledgement(circulation=circulation, person_id=pk) for pk in people)
    return people


def _tell(circulation: Circulation, people: list[int], *, key: str) -> None:
    text = _("Đọc và xác nhận trước ngày %(day)s: %(title)s") % {
        "day": f"{circulation.due_on:%d/%m/%Y}",
        "title": circulation.title,
    }
    url = reverse("dissemination:detail", args=[circulation.pk])
    notify(people, key=f"dissemination-{circulation.pk}-{key}", text=text, url=url)
