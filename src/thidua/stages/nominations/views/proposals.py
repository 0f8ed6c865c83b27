"""Pages of a unit's list from a file: taken in, its columns explained, its lines confirmed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.rosters import Choice, choices_of
from thidua.foundations.workflow.decision import require
from thidua.stages.nominations import policies, selectors, services
from thidua.stages.nominations.forms import ProposalForm
from thidua.stages.nominations.models import Proposal
from thidua.stages.nominations.proposals import ROLE_LABELS, UNDECIDED, Line, line_of, open_wordings


@dataclass(frozen=True, slots=True)
class Asked:
    """A line on the page, with what is chosen for it."""

    at: int
    line: Line
    choices: tuple[Choice, ...]
    mark: str
    award_label: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def upload(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Take in a unit's list."""
    listing = fetch(selectors.visible_lists(actor), pk=pk)
    require(policies.may_nominate(actor, listing))
    posted = request.method == "POST"
    form = ProposalForm(request.POST, request.FILES) if posted else ProposalForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        unit = None if actor.has("clerk") else selectors.unit_of(actor)

        def run() -> str:
            made = services.read_proposal(listing, unit=unit, data=file.read(), filename=file.name, actor=actor)
            return _at(made)

        return act(request, reverse("nominations:from-file", args=[pk]), run, done=_("Đã đọc danh sách."))
    context = {"listing": listing, "form": form, "waiting": selectors.open_proposals(actor, listing)}
    return render(request, "nominations/from_file.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def proposal(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The lines: sure ones folded, doubtful ones asked; posting makes nominations of them."""
    found = fetch(selectors.visible_proposals(actor), pk=pk)
    if request.method != "POST":
        return render(request, "nominations/proposal.html", _context(actor, found, {}))
    require(policies.may_nominate(actor, found.list, found.unit))
    typed = _typed(request, found)
    if found.state == "draft" and (gap := services.what_is_open(found, typed)):
        return render(request, "nominations/proposal.html", _context(actor, found, typed) | {"gap": gap}, status=422)
    return act(request, _at(found), lambda: _made(request, services.use_proposal(found, typed, actor=actor)))


def _made(request: HttpRequest, done: services.FromFile) -> str:
    messages.success(request, _("Đã lập %(number)d đề nghị từ tệp.") % {"number": len(done.created)})
    if done.left_out:
        lines = "; ".join(f"{name}: {why}" for name, why in done.left_out)
        messages.warning(
            request, _("Chưa lấy %(number)d dòng: %(lines)s") % {"number": len(done.left_out), "lines": lines}
        )
    return f"{reverse('nominations:index')}?loc=draft"


def _typed(request: HttpRequest, found: Proposal) -> dict[int, tuple[str, str]]:
    """What was chosen for each line: whom, and which award, said once for all lines of the same words."""
    lines = [line_of(stored) for stored in found.rows]
    wordings = open_wordings(lines)
    awards = {words: request.POST.get(f"khen-{at}", "")[:64] for at, words in enumerate(wordings)}
    marks = {at: request.POST.get(f"ai-{at}", line.mark or UNDECIDED)[:40] for at, line in enumerate(lines)}
    return {at: (marks[at], line.award or awards.get(line.award_words, "")) for at, line in enumerate(lines)}


def _context(actor: Actor, found: Proposal, typed: dict[int, tuple[str, str]]) -> dict[str, Any]:
    lines = [line_of(stored) for stored in found.rows]
    known = choices_of({mark for line in lines for mark in line.candidates})
    rows = [_asked(at, line, known, typed.get(at)) for at, line in enumerate(lines)]
    return {
        "proposal": found,
        "sure": [row for row in rows if row.line.is_sure],
        "doubtful": [row for row in rows if not row.line.is_sure and row.line.candidates],
        "strangers": [row for row in rows if not row.line.is_sure and not row.line.candidates],
        "wordings": [(words, _award_of(lines, typed, words)) for words in open_wordings(lines)],
        "awards": selectors.awards_to_nominate(found.list),
        "roles": ROLE_LABELS,
        "tables": [
            {**table, "columns": list(zip(table["headers"], table["roles"], strict=True))} for table in found.tables
        ],
        "may_use": policies.may_use_proposal(actor, found),
    }


def _award_of(lines: list[Line], typed: dict[int, tuple[str, str]], words: str) -> str:
    return next((typed[at][1] for at, line in enumerate(lines) if at in typed and line.award_words == words), "")


def _asked(at: int, line: Line, known: dict[str, Choice], typed: tuple[str, str] | None) -> Asked:
    mark = line.mark or (UNDECIDED if line.candidates else "")
    mark = typed[0] if typed else mark
    choices = tuple(known[one] for one in line.candidates if one in known)
    return Asked(at, line, choices, mark, award_label(line.award) if line.award else "")


@require_POST
@with_actor
def columns(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Say what the columns hold, and read again."""
    found = fetch(selectors.visible_proposals(actor), pk=pk)
    mark, roles = request.POST.get("fingerprint", ""), request.POST.getlist("role")

    def run() -> None:
        services.map_columns(found, fingerprint=mark, roles=roles, actor=actor)

    return act(request, _at(found), run, done=_("Đã nhớ các cột và đọc lại tệp."))


def _at(found: Proposal) -> str:
    return reverse("nominations:proposal", args=[found.pk])
