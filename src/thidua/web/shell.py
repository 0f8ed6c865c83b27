"""What every page shows around its content: agency, year, person, and the navigation made from the lifecycle."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.access.actors import main_role
from thidua.foundations.access.enums import Role
from thidua.foundations.access.http import once_key, request_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock
from thidua.lifecycle import STAGES, Stage
from thidua.stages.movements.selectors import current_year, years_of
from thidua.vietnamese import weekday_vi
from thidua.web.position import YearPosition, year_position


@dataclass(frozen=True, slots=True)
class NavItem:
    """One stage in the navigation; ``bead`` is where the year stands at it: past, now or nothing."""

    key: str
    label: str
    url: str
    bead: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class NavGroup:
    label: str
    items: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """Data of the frame around a page."""

    agency_name: str
    year: int
    years: tuple[int, ...]
    person_name: str
    role_label: str
    roles: tuple[str, ...]
    nav: tuple[NavGroup, ...]
    today_text: str
    theme: str
    is_demo: bool
    week_current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``shell`` for signed-in pages (None for the public), ``once`` for forms."""
    actor = request_actor(request) if hasattr(request, "user") else None
    frame = _shell(request, actor) if actor else None
    return {"shell": frame, "once": once_key, "is_demo": settings.THIDUA_DEMO}


def _shell(request: HttpRequest, actor: Actor) -> Shell:
    today = clock.today()
    position = year_position(actor)
    match = request.resolver_match
    namespace = match.namespace if match else ""
    return Shell(
        agency_name=position.agency_name,
        year=current_year(actor),
        years=years_of(actor),
        person_name=actor.label,
        role_label=str(main_role(actor).label),
        roles=tuple(str(role.label) for role in Role if role.value in actor.roles),
        nav=tuple(_nav(actor, position, namespace)),
        today_text=f"{weekday_vi(today)}, {today:%d/%m/%Y}",
        theme=request.user.theme if request.user.is_authenticated else "",
        is_demo=settings.THIDUA_DEMO,
        week_current=bool(match and match.view_name == "week"),
    )


def _nav(actor: Actor, position: YearPosition, namespace: str) -> Iterator[NavGroup]:
    order = [stage.key for stage in STAGES]
    seen = [stage for stage in STAGES if not stage.roles.isdisjoint(actor.roles)]
    for label, stages in groupby(seen, key=lambda stage: stage.group):
        yield NavGroup(_(label), tuple(_item(stage, namespace, order.index(position.stage), order) for stage in stages))


def _item(stage: Stage, namespace: str, now: int, order: list[str]) -> NavItem:
    place = order.index(stage.key)
    bead = "past" if place < now else "now" if place == now else ""
    return NavItem(stage.key, _(stage.label), reverse(f"{stage.key}:index"), bead, namespace == stage.key)
