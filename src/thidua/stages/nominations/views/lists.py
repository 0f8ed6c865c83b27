"""Pages of the list as a whole: check, freeze, new round, paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.papers.handing import hand_over
from thidua.foundations.papers.issuing.pages import stage_paper_page
from thidua.foundations.papers.issuing.sheets import paper_of
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import Decision, refuse, require
from thidua.stages.nominations import policies, selectors, services
from thidua.stages.nominations.checks import ListCheck, check_list, fairness_of
from thidua.stages.nominations.models import NominationList
from thidua.stages.nominations.papers import list_paper, notice_sheet

TYPED_ABOVE = 50
"""An act on more lines than this asks for their number to be typed (design, bulk bar)."""


@require_GET
@with_actor
def check(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The check page: what blocks, the list by award, what is in order, the one button."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_check(actor, listing))
    found = check_list(listing)
    context = {
        "listing": listing,
        "check": found,
        "today": clock.today(),
        "decision": _freezing(actor, listing, found),
        "fairness": fairness_of(listing, found.accepted),
        "steps": steps_of(listing, found),
        "print_state": listing.get_state_display(),
        "print_digest": listing.digest,
        "may_notice": policies.may_issue_notice(actor, listing),
        "may_reopen": policies.may_reopen(actor, listing),
    }
    return render(request, "nominations/check.html", context)


def _freezing(actor: Actor, listing: NominationList, found: ListCheck) -> Decision:
    """The refusal of the role or the state first, then what the check found."""
    decision = policies.may_freeze(actor, listing)
    if not decision or not found.problems:
        return decision
    return refuse(
        _("Chưa chốt được: %(what)s.") % {"what": "; ".join(problem.what for problem in found.problems)},
        cite=found.problems[0].cite.get("text", ""),
    )


def steps_of(listing: NominationList, found: ListCheck) -> list[dict[str, str]]:
    """Where the list stands: received, checked, frozen, sent to the council."""
    frozen = listing.state == "frozen"
    index = reverse("nominations:index")
    return [
        {"label": _("Nhận từ các đơn vị"), "state": "done" if found.lines else "now", "url": index},
        {"label": _("Kiểm tra"), "state": "done" if frozen else "now" if found.lines else "", "url": ""},
        {"label": _("Chốt danh sách"), "state": "done" if frozen else "", "url": ""},
        {"label": _("Gửi Hội đồng"), "state": "now" if frozen else "", "url": ""},
    ]


@require_POST
@with_actor
def freeze(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Freeze the list; a long one asks for its number first."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_freeze(actor, listing))
    back = reverse("nominations:check", args=[pk])
    lines = len(selectors.accepted_lines(listing))
    if lines > TYPED_ABOVE and request.POST.get("confirm_count", "").strip() != str(lines):
        context = {
            "title": _("Chốt danh sách %(number)d lượt đề nghị?") % {"number": lines},
            "text": _("Sau khi chốt, không ai sửa được. Muốn đổi phải lập danh sách mới, nêu lý do."),
            "action": reverse("nominations:freeze", args=[pk]),
            "button": _("Chốt danh sách"),
            "count": lines,
            "uid": "chot",
            "back_url": back,
        }
        return render(request, "components/dialog_page.html", context)
    return act(
        request, back, lambda: _fall(services.freeze_list(listing, actor=actor)), done=_("Đã chốt danh sách đề nghị")
    )


@require_POST
@with_actor
def reopen(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Begin a new round with a reason."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    reason = request.POST.get("reason", "")
    return act(
        request,
        reverse("nominations:check", args=[pk]),
        lambda: reverse("nominations:check", args=[services.reopen_list(listing, reason=reason, actor=actor).pk]),
        done=_("Đã lập danh sách mới từ danh sách đã chốt"),
    )


@require_GET
@with_actor
def paper(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """The list on paper: a draft until it is frozen, then always the same."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_check(actor, listing))
    return hand_over(list_paper(listing), form, f"danh-sach-de-nghi-{listing.year}-lan-{listing.round}")


@require_GET
@with_actor
def notice(request: HttpRequest, actor: Actor, pk: int, form: str) -> HttpResponse:
    """The notice that asks for opinions on the list, as a draft to sign."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_check(actor, listing))
    return hand_over(paper_of(notice_sheet(listing)), form, f"du-thao-thong-bao-lay-y-kien-{listing.year}")


@require_http_methods(["GET", "POST"])
@with_actor
def notice_issue(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write and issue the notice that asks for opinions on the list."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_issue_notice(actor, listing))
    return stage_paper_page(request, actor, notice_sheet(listing), back=reverse("nominations:check", args=[pk]))


def _fall(done: object) -> None:
    """Let a service's result fall, so that the act leads back to the page."""
