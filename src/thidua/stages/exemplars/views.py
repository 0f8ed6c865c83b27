"""Pages of exemplars."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.decision import require
from thidua.stages.exemplars import policies, selectors, services
from thidua.stages.exemplars.forms import AdoptionForm, ExemplarForm
from thidua.stages.exemplars.models import Exemplar
from thidua.stages.movements.selectors import current_year

ACTS = {"consent": services.consent, "publish": services.publish, "unpublish": services.unpublish}


@require_GET
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Exemplars of the year."""
    page = page_of(request, selectors.list_exemplars(actor))
    return render(request, "exemplars/index.html", {"page": page, "may_introduce": policies.may_introduce(actor)})


@require_http_methods(["GET", "POST"])
@with_actor
def create(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Introduce an exemplar."""
    require(policies.may_introduce(actor))
    form = ExemplarForm(request.POST or None, agency_id=actor.agency_id)
    if request.method == "POST" and form.is_valid():

        def run() -> str:
            made = services.introduce_exemplar(year=current_year(actor), actor=actor, **form.cleaned_data)
            return reverse("exemplars:detail", args=[made.pk])

        return act(request, reverse("exemplars:create"), run, done=_("Đã lưu bản nháp."))
    return render(request, "exemplars/form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_actor
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Change a draft."""
    exemplar = fetch(selectors.visible_exemplars(actor), pk=pk)
    require(policies.may_edit(actor, exemplar))
    initial = {"title": exemplar.title, "story": exemplar.story, "practice": exemplar.practice}
    form = ExemplarForm(request.POST or None, agency_id=actor.agency_id, is_new=False, initial=initial)
    if request.method == "POST" and form.is_valid():
        back = reverse("exemplars:detail", args=[pk])
        return act(request, back, lambda: _edited(exemplar, form, actor), done=_("Đã lưu."))
    context = {"form": form, "exemplar": exemplar}
    return render(request, "exemplars/form.html", context, status=422 if form.errors else 200)


def _edited(exemplar: Exemplar, form: ExemplarForm, actor: Actor) -> None:
    services.edit_exemplar(exemplar, actor=actor, **form.cleaned_data)


@require_GET
@with_actor
def detail(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One exemplar: the text, who adopted the practice, what may be done."""
    exemplar = fetch(selectors.visible_exemplars(actor), pk=pk)
    context = {
        "exemplar": exemplar,
        "adoptions": selectors.list_adoptions(exemplar),
        "adoption_form": AdoptionForm(agency_id=actor.agency_id),
        "may_edit": policies.may_edit(actor, exemplar),
        "may_consent": policies.may_consent(actor, exemplar),
        "may_publish": policies.may_publish(actor, exemplar),
        "may_adopt": policies.may_adopt(actor, exemplar),
    }
    return render(request, "exemplars/detail.html", context)


@require_POST
@with_actor
def move(request: HttpRequest, actor: Actor, pk: int, name: str) -> HttpResponse:
    """Consent, publish or take down."""
    exemplar = fetch(selectors.visible_exemplars(actor), pk=pk)
    back = reverse("exemplars:detail", args=[pk])
    return act(request, back, lambda: ACTS[name](exemplar, actor=actor), done=_("Đã ghi."))


@require_POST
@with_actor
def adopt(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """A unit took the practice over."""
    exemplar = fetch(selectors.visible_exemplars(actor), pk=pk)
    require(policies.may_adopt(actor, exemplar))
    form = AdoptionForm(request.POST, agency_id=actor.agency_id)
    back = reverse("exemplars:detail", args=[pk])
    if not form.is_valid():
        return render(request, "exemplars/adopt.html", {"form": form, "exemplar": exemplar}, status=422)
    return act(request, back, lambda: _adopted(exemplar, form, actor), done=_("Đã ghi nhân rộng."))


def _adopted(exemplar: Exemplar, form: AdoptionForm, actor: Actor) -> None:
    services.adopt(exemplar, actor=actor, **form.cleaned_data)


@require_GET
def public(request: HttpRequest) -> HttpResponse:
    """Published exemplars, for everybody."""
    return render(request, "exemplars/public.html", {"page": page_of(request, selectors.published_exemplars())})
