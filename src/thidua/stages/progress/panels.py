"""Fragments that other pages show by address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thidua.foundations.access.http import fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow import clock
from thidua.stages.movements.selectors import visible_movements
from thidua.stages.progress import selectors


@require_GET
@with_actor
def movement_panel(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """How far the tasks of a movement are, by unit."""
    movement = fetch(visible_movements(actor), pk=pk)
    tasks = selectors.tasks_of_movement(movement)
    context = {
        "movement": movement,
        "counts": selectors.count_tasks(tasks, clock.today()),
        "shares": selectors.unit_shares(tasks),
    }
    return render(request, "progress/_movement_panel.html", context)
