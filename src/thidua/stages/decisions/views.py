"""Pages of decisions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.files.store import download
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.papers.signing.checking import stored_answer
from thidua.foundations.papers.signing.forms import KeyForm, SealForm, SignedCopyForm
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.stages.decisions import aftermath, digital, forms, policies, selectors, services
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.movements.selectors import current_year


def _decision(actor: Actor, pk: int) -> AwardDecision:
    return fetch(selectors.visible_decisions(actor), pk=pk)


def _address(decision: AwardDecision) -> str:
    return reverse("decisions:decision", args=[decision.pk])


@require_safe
@with_actor
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Decisions of the year, and meetings from which one may be drafted."""
    year = current_year(actor)
    drafting = policies.may_draft(actor)
    context = {
        "year": year,
        "page": page_of(request, selectors.decisions_of_year(actor, year)),
        "waiting": selectors.meetings_to_decide(actor) if drafting else (),
        "may_draft": drafting,
    }
    return render(request, "decisions/index.html", context)


@require_POST
@with_actor
def draft(request: HttpRequest, actor: Actor, meeting_pk: int) -> HttpResponse:
    """Draft the decision of a closed meeting, or choose its lines anew."""
    require(policies.may_draft(actor))
    meeting = fetch(selectors.closed_meetings(actor), pk=meeting_pk)
    return act(
        request,
        reverse("decisions:index"),
        lambda: _address(services.draft_decision(meeting, actor=actor)),
        done=_("Đã lập dự thảo quyết định."),
    )


@require_safe
@with_actor
def decision(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One decision: what the council passed beside what it says, and the next step."""
    found = _decision(actor, pk)
    comparison = selectors.compare(found) if policies.may_see_comparison(actor) else None
    context = {
        "decision": found,
        "steps": selectors.steps(found),
        "groups": selectors.line_groups(found),
        "comparison": comparison,
        "choice": comparison.choice if comparison else None,
        "papers": papers_of(actor, services.ORIGIN, found.pk),
        "may": policies.all_moves(actor, found),
        "number_form": forms.NumberForm(
            initial={"decided_on": clock.today(), "signer": found.signatory_id},
            signers=selectors.signatories(found.agency_id, clock.today()) if found.state == "draft" else (),
        ),
        "file_form": SignedCopyForm(),
        **_after_revoking(actor, found),
    }
    return render(request, "decisions/decision.html", context)


def _after_revoking(actor: Actor, decision: AwardDecision) -> dict[str, object]:
    """Of a revocation: its ground, and the awards that rest on what it takes back; for those who keep decisions."""
    if decision.kind == "award" or not policies.may_see_comparison(actor):
        return {}
    issued = decision.state == "issued"
    return {
        "ground": aftermath.ground_of(decision, clock.today()),
        "resting": () if issued else aftermath.resting_on(decision),
        "reconsidered": aftermath.reconsiderations(decision) if issued else (),
        "settle_form": forms.SettleForm(),
    }


@require_POST
@with_actor
def number(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give number and day."""
    found = _decision(actor, pk)
    require(policies.may_keep(actor, found))
    form = forms.NumberForm(request.POST, signers=selectors.signatories(found.agency_id, clock.today()))
    if not form.is_valid():
        return render(request, "decisions/number.html", {"decision": found, "form": form}, status=422)
    data = form.cleaned_data

    def run() -> None:
        services.number_decision(found, **data, actor=actor)

    return act(request, _address(found), run, done=_("Đã lấy số."))


@require_POST
@with_actor
def give_number_up(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Back to a draft; the number stays in the book as cancelled."""
    found = _decision(actor, pk)
    require(policies.may_keep(actor, found))
    reason = request.POST.get("reason", "")
    return act(
        request,
        _address(found),
        lambda: services.give_number_up(found, reason=reason, actor=actor),
        done=_("Đã trả số. Số đã hủy nằm lại trong sổ văn bản đi."),
    )


@require_POST
@with_actor
def attach(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Keep the scan of the signed paper."""
    found = _decision(actor, pk)
    require(policies.may_keep(actor, found))
    form = SignedCopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "decisions/attach.html", {"decision": found, "form": form}, status=422)
    given = form.cleaned_data["file"]

    def run() -> None:
        services.attach_signed_copy(found, name=given.name, data=given.read(), actor=actor)

    return act(request, _address(found), run, done=_("Đã gắn bản ký."))


@require_safe
@with_actor
def signed_copy(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Download the scan."""
    found = _decision(actor, pk)
    if found.signed_file is None:
        raise Http404
    return download(found.signed_file)


@require_POST
@with_actor
def sign(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Sign the list that was seen."""
    found = _decision(actor, pk)
    seen = request.POST.get("confirms", "")
    return act(
        request,
        _address(found),
        lambda: services.sign_decision(found, confirms=seen, actor=actor),
        done=_("Đã ký quyết định."),
    )


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    """What a form is bound to; nothing before it is sent."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
@with_actor
def sign_digitally(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Sign the paper itself with a key in a file; the list seen is confirmed with it."""
    found = _decision(actor, pk)
    # A form sent twice has to reach its first result, so whether it may be done now is left to the act.
    require(policies.signs_for_agency(actor, found))
    form = KeyForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("confirms", "")
        here = reverse("decisions:sign-digitally", args=[found.pk])

        def run() -> str:
            services.sign_decision(found, confirms=seen, key=form.key(), actor=actor)
            return _address(found)

        return act(request, here, run, done=_("Đã ký số quyết định."))
    context = {
        "decision": found,
        "form": form,
        "comparison": selectors.compare(found),
        "may": policies.may_sign(actor, found),
    }
    return render(request, "decisions/key.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
@with_actor
def seal(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Put the agency's digital signature beside the person's."""
    found = _decision(actor, pk)
    require(policies.may_keep(actor, found))
    form = SealForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        here = reverse("decisions:seal", args=[found.pk])

        def run() -> str:
            services.seal_decision(found, key=form.key(), actor=actor)
            return _address(found)

        return act(request, here, run, done=_("Đã thêm chữ ký số của cơ quan."))
    context = {"decision": found, "form": form, "for_agency": True, "may": policies.may_seal(actor, found)}
    return render(request, "decisions/key.html", context, status=422 if form.errors else 200)


@require_safe
@with_actor
def signatures(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What the digital signatures of the signed file say."""
    found = _decision(actor, pk)
    if found.signed_file is None:
        raise Http404
    context = {**stored_answer(found.signed_file), "decision": found, "own_paper": digital.is_own_paper(found)}
    return render(request, "decisions/signatures.html", context)


@require_POST
@with_actor
def issue(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Issue the decision."""
    found = _decision(actor, pk)

    def run() -> None:
        services.issue_decision(found, actor=actor)

    return act(request, _address(found), run, done=_("Đã ban hành quyết định."))


@require_http_methods(["GET", "POST"])
@with_actor
def revoke(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Draft a decision that takes awards of this one back."""
    found = _decision(actor, pk)
    require(policies.may_revoke(actor, found))
    day = clock.today()
    lines, grounds = selectors.lines_in_force(found), aftermath.grounds(day)
    form = forms.RevokeForm(request.POST or None, lines=lines, grounds=grounds)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def run() -> str:
            return _address(services.revoke_decision(found, actor=actor, **data))

        return act(request, _address(found), run, done=_("Đã lập dự thảo quyết định hủy."))
    context = {"decision": found, "form": form, "law": aftermath.consequences(day)}
    return render(request, "decisions/revoke.html", context, status=422 if form.errors else 200)


@require_POST
@with_actor
def settle(request: HttpRequest, actor: Actor, pk: int, row_pk: int) -> HttpResponse:
    """Say what came of an award that rests on a cancelled one."""
    found = _decision(actor, pk)
    row = fetch(aftermath.reconsiderations(found), pk=row_pk)
    outcome, note = request.POST.get("outcome", ""), request.POST.get("note", "")

    def run() -> None:
        services.settle_reconsideration(row, outcome=outcome, note=note, actor=actor)

    return act(request, f"{_address(found)}#xem-lai", run, done=_("Đã ghi kết quả xem xét."))


@require_POST
@with_actor
def drop(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Give up the draft of a revocation."""
    found = _decision(actor, pk)
    old = reverse("decisions:index")
    return act(request, old, lambda: services.drop_revocation(found, actor=actor), done=_("Đã bỏ dự thảo hủy."))
