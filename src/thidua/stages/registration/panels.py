"""The panel that the movement page loads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.foundations.access.http import fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.stages.movements.selectors import visible_movements
from thidua.stages.registration import selectors


@require_safe
@with_actor
def movement_panel(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """How many within the actor's reach have registered and pledged."""
    movement = fetch(visible_movements(actor), pk=pk)
    counts = selectors.counts_of(actor, movement)
    answered = counts.people - counts.silent
    shares = [
        {"label": "Đã trả lời đăng ký", "part": answered, "whole": counts.people},
        {"label": "Đăng ký đã xác nhận", "part": counts.confirmed, "whole": counts.people},
        {"label": "Cam kết theo Chỉ thị 05-CT/TW", "part": counts.directive, "whole": counts.people},
        {"label": "Giao ước thi đua cá nhân", "part": counts.pledged, "whole": counts.people},
    ]
    return render(request, "registration/panel.html", {"movement": movement, "counts": counts, "shares": shares})
