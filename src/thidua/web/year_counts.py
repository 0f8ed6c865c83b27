"""“Năm … đến hôm nay”: four numbers beside the week, each a door to the list behind it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock
from thidua.stages.dissemination.selectors import latest_circulation, share_of
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import annual_brief
from thidua.stages.nominations.selectors import current_list, overlooked
from thidua.stages.progress.selectors import count_tasks, tasks_of_year
from thidua.stages.registration.selectors import counts_of

Count = tuple[str, str, str]
"""Label, address, value in words."""


def has_counts(actor: Actor) -> bool:
    """Whether the actor may see the numbers and the year's movement is there; asks no more than the frame of a page."""
    return actor.has("clerk", "director", "union", "head") and annual_brief(actor) is not None


def year_counts(actor: Actor) -> tuple[Count, ...]:
    """The numbers the actor may see; nothing before the year's movement is there."""
    movement = annual_brief(actor)
    return tuple(_counts(actor, movement)) if movement and has_counts(actor) else ()


def _counts(actor: Actor, movement: Movement) -> Iterator[Count]:
    circulation = latest_circulation(actor, movement)
    if circulation:
        read = share_of(actor, circulation)
        yield _("Đã xác nhận quán triệt"), reverse("dissemination:index"), f"{read.part}/{read.whole}"
    registered = counts_of(actor, movement)
    yield (
        _("Đã trả lời đăng ký"),
        reverse("registration:index"),
        f"{registered.people - registered.silent}/{registered.people}",
    )
    tasks = count_tasks(tasks_of_year(actor), clock.today())
    yield _("Nhiệm vụ hoàn thành"), reverse("progress:index"), f"{tasks.done}/{tasks.total}"
    listing = current_list(actor)
    if listing and actor.has("clerk"):
        missed = sum(len(people) for _award, people in overlooked(listing))
        yield _("Nên xem xét, chưa được đề nghị"), reverse("nominations:index"), str(missed)
