"""Who could be proposed: numbers on the stage's page, and the list behind them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from thidua import law
from thidua.foundations.access.http import page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.stages.eligibility.forms import UnitForm
from thidua.stages.movements.selectors import current_year

CHIPS = (
    ("eligible", gettext_lazy("Có thể đề nghị")),
    ("needs_review", gettext_lazy("Cần xem xét")),
    ("not_eligible", gettext_lazy("Chưa đủ")),
    ("blocked", gettext_lazy("Chờ kết luận")),
    ("tat-ca", gettext_lazy("Tất cả")),
)


@require_GET
@with_actor
def candidates_panel(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Fragment: how many could be proposed for each award."""
    # Columns need numpy, which nothing else in a page does: it is loaded when somebody asks for them.
    from thidua.stages.eligibility import proposable

    context: dict[str, Any] = {"year": current_year(actor)}
    try:
        sieve = proposable.sieve_of(actor, context["year"])
        context |= {"counts": proposable.counts_of(sieve), "waiting": sieve.waiting, "as_of": sieve.asked.as_of}
    except law.LawInputError as error:
        context["problem"] = str(error)
    return render(request, "eligibility/_candidates.html", context)


@require_GET
@with_actor
def candidates(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Who could be proposed for one award, by answer and unit, a page at a time."""
    from thidua.stages.eligibility import proposable

    year, form = current_year(actor), UnitForm(actor, request.GET)
    context: dict[str, Any] = {"year": year, "form": form}
    try:
        sieve = proposable.sieve_of(actor, year)
    except law.LawInputError as error:
        return render(request, "eligibility/candidates.html", context | {"problem": str(error)})
    awards = sieve.awards()
    asked = request.GET.get("danh_hieu", "")
    award = asked if asked in awards else awards[0]
    chip = request.GET.get("loc") or "eligible"
    among = sieve.within(form.unit_id())
    page = page_of(request, sieve.answers.with_status(award, chip, among).tolist())
    page.object_list = proposable.candidates(sieve, award, list(page.object_list))
    context |= {"page": page, "waiting": sieve.waiting, "as_of": sieve.asked.as_of}
    context["tabs"] = [_link(one, one.award == award) for one in proposable.counts_of(sieve)]
    context["chips"] = _chips(sieve.answers.counts(award, among), award, chip, form.unit_id())
    return render(request, "eligibility/candidates.html", context)


def _link(count: Any, current: bool) -> dict[str, Any]:
    url = f"{reverse('eligibility:candidates')}?danh_hieu={count.award}"
    return {"label": count.label, "count": count.eligible, "url": url, "current": current}


def _chips(counts: dict[str, int], award: str, chosen: str, unit_id: int | None) -> list[dict[str, Any]]:
    numbers = {**counts, "tat-ca": sum(counts.values())}
    unit = f"&don_vi={unit_id}" if unit_id else ""
    return [
        {"label": label, "count": numbers[key], "url": f"?danh_hieu={award}&loc={key}{unit}", "current": key == chosen}
        for key, label in CHIPS
    ]
