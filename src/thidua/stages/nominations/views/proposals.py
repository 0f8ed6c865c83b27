"""Pages of a unit's list from a file: taken in, its columns explained, its lines confirmed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.foundations.access.http import act, fetch, page_of, with_actor
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.rosters import Choice, choices_of, sureness_words
from thidua.foundations.workflow.decision import require
from thidua.stages.launch.reader.awards import SHEETS, WORDS
from thidua.stages.nominations import policies, selectors, services
from thidua.stages.nominations.forms import ProposalForm
from thidua.stages.nominations.models import Proposal
from thidua.stages.nominations.proposals import ROLE_LABELS, UNDECIDED, Line, likely_marks, line_of, open_wordings

_LINES, _WORDINGS = 50, 12
"""On a page: lines, and unclear words for awards, each with the whole catalogue to choose from."""
_NAMED_AT_ONCE = 5
_GROUPS = ("refused", "doubtful", "strangers", "sure")
_KINDS = ",".join((*SHEETS, *WORDS))


@dataclass(frozen=True, slots=True)
class Asked:
    """A line on the page, with what is chosen for it."""

    at: int
    line: Line
    choices: tuple[Choice, ...]
    mark: str
    award_label: str
    sureness: str


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
    context = {"listing": listing, "form": form, "waiting": selectors.open_proposals(actor, listing), "kinds": _KINDS}
    return render(request, "nominations/from_file.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_actor
def proposal(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """A page of the lines, doubtful ones first; what is chosen on it is kept, and on demand nominations are made."""
    found = fetch(selectors.visible_proposals(actor), pk=pk)
    page = page_of(request, _in_order(found), _LINES)
    if request.method != "POST":
        return render(request, "nominations/proposal.html", _context(actor, found, page))
    require(policies.may_nominate(actor, found.list, found.unit))
    typed = _typed(request, found, page.object_list)
    if request.POST.get("viec") == "nhan":
        return act(
            request, _at(found), lambda: _likely_taken(found, typed, actor), done=_("Đã nhận các dòng gần chắc.")
        )
    if request.POST.get("viec") == "luu":
        return act(request, _at(found), lambda: _kept(found, page, typed, actor), done=_("Đã lưu. Chưa lập đề nghị."))
    if found.state == "draft" and (gap := services.what_is_open(found, typed)):
        if typed != {at: line_of(stored).said for at, stored in enumerate(found.rows)}:
            services.keep_choices(found, typed, actor=actor)
        page = _page_with(found, page, services.what_waits(found, typed))
        return render(request, "nominations/proposal.html", _context(actor, found, page) | {"gap": gap}, status=422)
    return act(request, _at(found), lambda: _made(request, found, services.use_proposal(found, typed, actor=actor)))


def _in_order(found: Proposal) -> list[tuple[int, Line]]:
    """Lines with their places: those to be asked, those of nobody here, the sure ones."""
    lines = list(enumerate(line_of(stored) for stored in found.rows))
    return sorted(lines, key=lambda one: _GROUPS.index(_group(one[1])))


def _group(line: Line) -> str:
    if line.refused:
        return "refused"
    return "sure" if line.is_sure else "doubtful" if line.candidates else "strangers"


def _page_with(found: Proposal, page: Page[Any], waiting: list[int]) -> Page[Any]:
    """The page that holds the first line still to be decided, the one shown when it holds any."""
    if not waiting or any(at in waiting for at, _line in page.object_list):
        return page
    first = next(index for index, (at, _line) in enumerate(_in_order(found)) if at in waiting)
    return page.paginator.get_page(first // _LINES + 1)


def _likely_taken(found: Proposal, typed: dict[int, tuple[str, str]], actor: Actor) -> None:
    services.keep_choices(found, typed, actor=actor)
    likely = likely_marks([line_of(stored) for stored in found.rows])
    services.keep_choices(found, {at: (mark, typed[at][1]) for at, mark in likely.items()}, actor=actor)


def _kept(found: Proposal, page: Page[Any], typed: dict[int, tuple[str, str]], actor: Actor) -> str:
    services.keep_choices(found, typed, actor=actor)
    return f"{_at(found)}?trang={page.next_page_number() if page.has_next() else page.number}"


def _made(request: HttpRequest, found: Proposal, done: services.FromFile) -> str:
    """Say what was made; who was left out is named at once, or line by line on the page when there are many."""
    messages.success(request, _("Đã lập %(number)d đề nghị từ tệp.") % {"number": len(done.created)})
    if len(done.left_out) > _NAMED_AT_ONCE:
        return _at(found)
    if done.left_out:
        lines = "; ".join(f"{name}: {why}" for name, why in done.left_out)
        messages.warning(
            request, _("Chưa lấy %(number)d dòng: %(lines)s") % {"number": len(done.left_out), "lines": lines}
        )
    return f"{reverse('nominations:index')}?loc=draft"


def _typed(request: HttpRequest, found: Proposal, shown: Iterable[tuple[int, Line]]) -> dict[int, tuple[str, str]]:
    """What is said of each line: as kept, on this page as chosen; an award is said once for all of the same words."""
    lines = [line_of(stored) for stored in found.rows]
    sent = {words: request.POST.get(f"khen-{at}") for at, words in enumerate(open_wordings(lines))}
    said = {at: line.said for at, line in enumerate(lines)}
    for at, line in shown:
        said[at] = (request.POST.get(f"ai-{at}", line.mark or UNDECIDED)[:40], said[at][1])
    return {
        at: (mark, lines[at].award or (award if (new := sent.get(lines[at].award_words)) is None else new[:64]))
        for at, (mark, award) in said.items()
    }


def _context(actor: Actor, found: Proposal, page: Page[Any]) -> dict[str, Any]:
    lines = [line_of(stored) for stored in found.rows]
    shown = [(at, lines[at]) for at, _line in page.object_list]
    known = choices_of({mark for _at_line, line in shown for mark in line.candidates})
    rows: dict[str, list[Asked]] = {group: [] for group in _GROUPS}
    for at, line in shown:
        rows[_group(line)].append(_asked(at, line, known))
    groups = Counter(map(_group, lines))
    wordings = _wordings(lines, [line for _at_line, line in shown])
    return {
        "proposal": found,
        "page": page,
        **rows,
        "counts": {group: groups[group] for group in _GROUPS},
        "wordings": wordings[:_WORDINGS],
        "likely": len(likely_marks(lines)),
        "more_wordings": len(wordings[_WORDINGS:]),
        "awards": selectors.awards_to_nominate(found.list),
        "roles": ROLE_LABELS,
        "tables": [
            {**table, "columns": list(zip(table["headers"], table["roles"], strict=True))} for table in found.tables
        ],
        "may_use": policies.may_use_proposal(actor, found),
    }


def _wordings(lines: list[Line], shown: list[Line]) -> list[tuple[int, str, str]]:
    """Unclear words for awards on the page with what was chosen, the unanswered first."""
    here = set(open_wordings(shown))
    found = [(at, words) for at, words in enumerate(open_wordings(lines)) if words in here]
    chosen = {line.award_words: line.chosen_award for line in shown}
    return sorted(((at, words, chosen[words]) for at, words in found), key=lambda one: bool(one[2]))


def _asked(at: int, line: Line, known: dict[str, Choice]) -> Asked:
    choices = tuple(known[one] for one in line.candidates if one in known)
    label = award_label(line.award) if line.award else ""
    return Asked(at, line, choices, line.said[0], label, sureness_words(line.percent))


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
