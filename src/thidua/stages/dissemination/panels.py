"""The panel that the movement page loads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.foundations.access.http import fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.stages.dissemination import selectors
from thidua.stages.movements.selectors import visible_movements


@require_safe
@with_actor
def movement_panel(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """How far the latest circulation of a movement is, by unit, within the actor's reach."""
    movement = fetch(visible_movements(actor), pk=pk)
    circulation = selectors.latest_circulation(actor, movement)
    context = {
        "movement": movement,
        "circulation": circulation,
        "share": selectors.share_of(actor, circulation) if circulation else None,
        "next_on": selectors.next_reminder(circulation) if circulation else None,
    }
    return render(request, "dissemination/panel.html", context)
