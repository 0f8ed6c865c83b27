"""Read movements, always within the actor's agency."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.access.models import RoleGrant
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Agency, Person
from thidua.foundations.papers.capacity import signed_as
from thidua.foundations.papers.content import Signatory
from thidua.foundations.papers.models import Delivery
from thidua.foundations.papers.registry.incoming import visible_incoming
from thidua.foundations.papers.selectors import papers_of
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.work import WorkItem
from thidua.law import LawInputError, RuleLine, awards_next_above, awards_within_competence, diff_rules
from thidua.law.engine.rulefiles import instruments
from thidua.stages.launch.selectors import effective_reading
from thidua.stages.movements.drafting import counted_years, falls_on
from thidua.stages.movements.enums import MovementState
from thidua.stages.movements.models import Basis, Commemoration, Movement
from thidua.stages.movements.transitions import content_cite

ORIGIN = "movements.movement"
"""What the papers of this stage name as their origin."""

PREPARERS = ("clerk", "director", "union")
ACTS = {
    "movements.create_from_document": "Lập dự thảo từ văn bản phát động",
    "movements.create": "Lập dự thảo",
    "movements.edit": "Sửa dự thảo",
    "movements.draft_plan": "Soạn dự thảo kế hoạch phát động",
    "movements.launch": "Phát động, ban hành kế hoạch",
    "movements.send_plan": "Gửi kế hoạch đến nơi nhận",
    "movements.co_launch": "Công đoàn cùng phát động",
    "movements.close": "Tổng kết",
    "movements.cancel": "Hủy",
    "movements.set_public": "Đổi việc công khai",
    "movements.add_day": "Thêm ngày kỷ niệm",
    "movements.remove_day": "Bỏ ngày kỷ niệm",
    "movements.copy": "Sao từ năm trước",
}
"""What each act is called in the history of a movement."""

_COPY_FROM_MONTH = 11
"""From November the clerk is reminded to prepare the next year."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A movement in the tree of a year, as the page draws it."""

    label: str
    note: str
    url: str
    current: bool
    children: tuple["TreeNode", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Something a movement must set out, and whether it does."""

    label: str
    there: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on a movement: when, what in words, by whom."""

    at: dt.datetime
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class ShownBasis:
    """A basis; the name of the instrument it is, "" if unknown; key of the paper it arrived as, None if it did not."""

    row: Basis
    instrument: str
    incoming: int | None


@dataclass(frozen=True, slots=True)
class LawChange:
    """How the rule of one award differs between two years; sentences taken away and added."""

    award: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyPreview:
    """What a copy to the next year takes over, what it leaves, and the law that changes in between."""

    year: int
    kept: tuple[str, ...]
    left: tuple[str, ...]
    days: tuple[tuple[str, int, dt.date], ...]
    changes: tuple[LawChange, ...]


def visible_movements(actor: Actor) -> QuerySet[Movement]:
    """Movements of the actor's agency; drafts are seen by those who prepare or sign them only."""
    movements = Movement.objects.filter(agency_id=actor.agency_id).select_related("parent", "launch_document")
    return movements if actor.has(*PREPARERS) else movements.exclude(state="draft")


def visible_days(actor: Actor) -> QuerySet[Commemoration]:
    """Commemorations of the movements the actor sees."""
    return Commemoration.objects.filter(movement__in=visible_movements(actor)).select_related("movement")


def current_year(actor: Actor) -> int:
    """The year chosen in the bar, else that of the latest launched annual movement, else the business year."""
    if actor.year:
        return actor.year
    launched = (one.year for one in annual_briefs(actor) if one.state in ("launched", "closed"))
    return next(launched, clock.today().year)


def annual_briefs(actor: Actor) -> list[Movement]:
    """Annual movements of every year, latest first, with the fields of a list only; hidden drafts too. One query.

    For the clerk each has ``unsent``: how many recipients the issued plan has not reached.
    """
    return actor.recall("annual briefs", lambda: list(_annual_rows(actor)))


def _annual_rows(actor: Actor) -> QuerySet[Movement]:
    fields = ("agency_id", "year", "name", "kind", "state", "starts_on", "ends_on")
    rows = Movement.objects.filter(agency_id=actor.agency_id, kind="annual").only(*fields)
    if actor.has("clerk"):
        waiting = Delivery.objects.filter(
            state="pending", paper__state="issued", paper__origin=ORIGIN, paper__origin_id=OuterRef("pk"),
            paper__agency_id=actor.agency_id,
        ).values("paper__origin_id")  # fmt: skip
        rows = rows.annotate(unsent=Subquery(waiting.annotate(number=Count("pk")).values("number")))
    return rows


def years_of(actor: Actor) -> tuple[int, ...]:
    """Years that have an annual movement, latest first."""
    return tuple(dict.fromkeys(one.year for one in annual_briefs(actor)))


def annual_movement(actor: Actor, year: int | None = None) -> Movement | None:
    """The agency's own movement of the year (the current one when ``year`` is None). One query a request."""
    year = year or current_year(actor)

    def ask() -> Movement | None:
        return visible_movements(actor).filter(kind="annual", year=year).exclude(state="cancelled").first()

    return actor.recall(f"annual {year}", ask)


def annual_brief(actor: Actor) -> Movement | None:
    """What :func:`annual_movement` gives for the current year, with the fields of a list only."""
    year = current_year(actor)
    hidden = ("cancelled",) if actor.has(*PREPARERS) else ("cancelled", "draft")
    return next((one for one in annual_briefs(actor) if one.year == year and one.state not in hidden), None)


def launched_brief(actor: Actor) -> Movement | None:
    """The current year's own movement while it runs, with the fields of a list only: what most work hangs on."""
    found = annual_brief(actor)
    return found if found and found.state == MovementState.LAUNCHED else None


def year_movements(actor: Actor) -> QuerySet[Movement]:
    """Movements of the current year as a flat tree: each top followed by those inside it."""
    year = current_year(actor)
    rows = visible_movements(actor).filter(Q(year=year, parent=None) | Q(parent__year=year, parent__parent=None))
    top_first = Q(parent__isnull=True)
    return rows.order_by(
        Coalesce("parent__kind", "kind"), Coalesce("parent_id", "pk"), Case(When(top_first, 0), default=1), "kind", "pk"
    )


def movement_tree(actor: Actor, movement: Movement) -> tuple[TreeNode, ...]:
    """The tree of the movement's year with ``movement`` marked as the present one; two queries."""
    return tuple(_node(top, top.children.all(), movement.pk) for top in year_movements_of(actor, movement.year))


def year_movements_of(actor: Actor, year: int) -> QuerySet[Movement]:
    """Movements that stand at the top of a tree of ``year``, those inside them loaded; cancelled ones left out."""
    inside = visible_movements(actor).exclude(state="cancelled").order_by("kind", "pk")
    tops = visible_movements(actor).filter(year=year, parent__isnull=True).exclude(state="cancelled")
    return tops.prefetch_related(Prefetch("children", queryset=inside))


def required_parts(movement: Movement) -> tuple[Part, ...]:
    """What the law wants a movement to set out, and what is there. Informs; only missing purposes stop a launch."""
    has_tasks = bool(movement.launch_document_id and effective_reading(movement.launch_document)["tasks"])  # type: ignore[arg-type]
    return (
        Part(_("Mục tiêu, mục đích"), bool(movement.purposes)),
        Part(_("Nội dung, chỉ tiêu"), has_tasks or bool(movement.criteria)),
        Part(_("Tiêu chí xét"), bool(movement.criteria)),
        Part(_("Khẩu hiệu hoặc chủ đề"), bool(movement.slogan or movement.theme)),
        Part(_("Thời hạn"), True),
    )


def parts_cite(movement: Movement) -> str:
    """The article behind :func:`required_parts`."""
    return content_cite(movement.year)


def unplaced_days(movement: Movement) -> tuple[str, ...]:
    """Commemorations the document names without a day of origin, not yet in the calendar under their name."""
    if not movement.launch_document:
        return ()
    there = set(movement.commemorations.values_list("event", flat=True))
    read = effective_reading(movement.launch_document)["anniversaries"]
    return tuple(one["event"] for one in read if not one["founded"] and one["event"] not in there)


def stands_alone(movement: Movement) -> bool:
    """Whether the movement is launched and closed by itself: one inside a draft goes out with the one around it."""
    return movement.parent is None or movement.parent.state != MovementState.DRAFT


def plan_deliveries(actor: Actor, movement: Movement) -> QuerySet[Delivery]:
    """Recipients of the movement's issued papers within the actor's reach, with their state."""
    papers = papers_of(actor, ORIGIN, movement.pk).filter(state="issued")
    return Delivery.objects.filter(paper__in=papers).order_by("pk")


def grounds_of(movement: Movement) -> Movement:
    """The movement that holds the bases and recipients: one inside a movement of the same document has those of it."""
    parent = movement.parent
    return parent if parent and parent.launch_document_id == movement.launch_document_id is not None else movement


def bases_of(actor: Actor, movement: Movement) -> list[ShownBasis]:
    """The bases of a movement, with the line of the incoming book that is meant, if the actor sees it; two queries."""
    rows = list(grounds_of(movement).bases.all())
    days = {row.dated_on for row in rows if row.dated_on and row.number}
    papers = visible_incoming(actor).filter(dated_on__in=days).exclude(number="")
    arrived = {(_number_key(paper.full_number), paper.dated_on): paper.pk for paper in papers}
    return [
        ShownBasis(row, known_name(row.instrument), arrived.get((_number_key(row.number), row.dated_on)))
        for row in rows
    ]


def known_name(code: str) -> str:
    """The name of an instrument of the rulebook, "" for none."""
    known = instruments().get(code)
    return str(known["name_vi"]) if known else ""


def sealed_facts(movement: Movement) -> dict[str, object]:
    """What never changes once a movement is launched: the bases and recipients it was launched with."""
    bases = movement.bases.values_list("type", "number", "dated_on", "issuer", "subject", "raw")
    named = movement.addressees.values_list("name", "purpose", "archive")
    return {"bases": [list(row) for row in bases], "recipients": [list(row) for row in named]}


def _number_key(full_number: str) -> str:
    """“05/KH-UBND” and “5/KH-UBND” are one number; the day beside it tells two years and two issuers apart."""
    return full_number.casefold().replace(" ", "").lstrip("0")


def history_of(movement: Movement) -> list[Deed]:
    """The latest fifty acts of this stage on a movement, newest first."""
    rows = JournalEntry.objects.filter(
        object_type=movement._meta.label_lower, object_id=str(movement.pk), verb__in=ACTS
    )
    return [Deed(row.at, ACTS[row.verb], row.actor_label) for row in rows.order_by("-seq")[:50]]


def signatory_of(actor: Actor) -> dict[str, str]:
    """Name and office of the actor as the signature block starts with; empty for an account without person."""
    person = Person.objects.filter(pk=actor.person_id or 0).first()
    if person is None:
        return {}
    power = signed_as(person, clock.today())
    for_head = power.for_title if power and power.capacity == "KT." else ""
    title = power.title if power else person.job_title
    return {"signatory_name": person.full_name, "signatory_title": title, "for_head": for_head}


def director_signature(movement: Movement, day: dt.date | None = None) -> Signatory:
    """The signature block of a paper of the movement's agency; ``day`` as for ``signature_of_director``."""
    return signature_of_director(movement.agency_id, day)


def signature_of_director(agency_id: int, day: dt.date | None = None) -> Signatory:
    """The signature block of a paper of ``day`` (today): who is director then, in the capacity of that day."""
    today = day or clock.today()
    grant = (
        RoleGrant.objects.filter(user__agency_id=agency_id, role="director", from_on__lte=today)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=today))
        .select_related("user__person")
        .first()
    )
    person = grant.user.person if grant else None
    power = signed_as(person, today)
    if person and power:
        return power.signatory(person.full_name)
    return Signatory(None, None, (person.job_title if person else "") or "Giám đốc", person.full_name if person else "")


def copy_preview(movement: Movement) -> CopyPreview:
    """What :func:`services.copy_to_next_year` would do; pure reading."""
    year = movement.year + 1
    children = list(movement.children.exclude(state="cancelled"))
    lasting = [child for child in children if child.kind == "inherited" and child.ends_on.year >= year]
    kept = [
        *(_("%(count)d mục đích") % {"count": len(texts)} for texts in (movement.purposes,) if texts),
        *(_("%(count)d yêu cầu") % {"count": len(texts)} for texts in (movement.requirements,) if texts),
        *(_("%(count)d tiêu chí") % {"count": len(texts)} for texts in (movement.criteria,) if texts),
        *(f"{child.name} (đến năm {child.ends_on.year})" for child in lasting),
    ]
    left = [
        _("Chủ đề, khẩu hiệu: chờ chủ đề năm %(year)d của cấp trên") % {"year": year},
        _("Văn bản phát động và nhiệm vụ đọc từ văn bản"),
        _("Đăng ký danh hiệu, giao ước, xác nhận quán triệt: mỗi năm làm lại"),
        *(child.name for child in children if child not in lasting),
    ]
    days = tuple(
        (day.event, counted_years(day.founded_on, year), falls_on(day.founded_on, year))
        for day in movement.commemorations.all()
    )
    agency = Agency.objects.get(pk=movement.agency_id)
    return CopyPreview(year, tuple(kept), tuple(left), days, law_changes(agency.level, movement.year, year))


def law_changes(level: str, before: int, after: int) -> tuple[LawChange, ...]:
    """Awards an agency of ``level`` decides or proposes whose rule differs between the ends of two years."""
    old, new = dt.date(before, 12, 31), dt.date(after, 12, 31)
    awards = dict.fromkeys((*awards_within_competence(level, new), *awards_next_above(level, new)))  # type: ignore[arg-type]
    return tuple(change for award in awards if (change := _law_change(award, old, new)))


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """A year without movement, drafts to sign or to finish, movements that are over, the next year to prepare."""
    if not actor.has("clerk", "director"):
        return []
    movements = [one for one in annual_briefs(actor) if one.state != MovementState.CANCELLED]
    items = [item for one in movements if (item := _work(actor, one, today))]
    if actor.has("clerk"):
        launched = (one for one in reversed(movements) if one.state == MovementState.LAUNCHED)
        items += [_unsent(one) for one in launched if getattr(one, "unsent", None)]
    years = {one.year for one in movements}
    if actor.has("clerk") and today.year not in years:
        items.append(_start(today.year))
    latest = next((one for one in movements if one.year == today.year), None)
    if actor.has("clerk") and latest and today.month >= _COPY_FROM_MONTH and today.year + 1 not in years:
        url = reverse("movements:copy", args=[latest.pk])
        what = _("Chuẩn bị phong trào năm %(year)d") % {"year": today.year + 1}
        due = dt.date(today.year, 12, 31)
        items.append(WorkItem("movements", what, _("Sao từ năm nay, xem luật đổi gì"), url, _("Xem trước"), due=due))
    return items


def _unsent(movement: Movement) -> WorkItem:
    url = f"{reverse('movements:detail', args=[movement.pk])}?phan=van-ban"
    what = _("Gửi kế hoạch phát động đến %(number)d nơi nhận") % {"number": getattr(movement, "unsent", 0)}
    return WorkItem("movements", what, movement.name, url, _("Xem nơi nhận"))


def _start(year: int) -> WorkItem:
    what = _("Chưa có phong trào năm %(year)d") % {"year": year}
    detail = _("Tải văn bản phát động lên, hoặc sao từ năm trước")
    return WorkItem("movements", what, detail, reverse("movements:index"), _("Bắt đầu"))


def _work(actor: Actor, movement: Movement, today: dt.date) -> WorkItem | None:
    url = reverse("movements:detail", args=[movement.pk])
    if movement.state == MovementState.DRAFT:
        what = _("Phát động phong trào năm %(year)d") % {"year": movement.year}
        if actor.has("director"):
            return WorkItem(
                "movements", what, movement.name, reverse("movements:launch", args=[movement.pk]), _("Xem và ký")
            )
        detail = _("Dự thảo chờ Thủ trưởng cơ quan phát động")
        return WorkItem("movements", what, detail, url, _("Mở dự thảo"), severity="wait")
    if movement.state == MovementState.LAUNCHED and movement.ends_on < today and actor.has("clerk"):
        what = _("Tổng kết phong trào năm %(year)d") % {"year": movement.year}
        return WorkItem("movements", what, movement.name, url, _("Mở phong trào"), due=movement.ends_on)
    return None


def _node(movement: Movement, children: Iterable[Movement], current: int) -> TreeNode:
    notes = {"inherited": _("kế thừa"), "drive": _("đợt thi đua"), "thematic": _("chuyên đề"), "annual": ""}
    period = f"{movement.starts_on.year} – {movement.ends_on.year}"
    note = f"{notes[movement.kind]}, {period}" if movement.kind == "inherited" else notes[movement.kind]
    if movement.pk == current:
        note = _("đang xem")
    return TreeNode(
        label=movement.name,
        note=note,
        url=reverse("movements:detail", args=[movement.pk]),
        current=movement.pk == current,
        children=tuple(_node(child, (), current) for child in children),
    )


def _law_change(award: str, old: dt.date, new: dt.date) -> LawChange | None:
    try:
        diff = diff_rules(award, old, new)
    except LawInputError:
        return None
    before, after = _sentences(diff.removed.values()), _sentences(diff.added.values())
    # The same sentence under a new article is no change for those who have to meet it.
    removed = tuple(text for text in before if text not in after)
    added = tuple(text for text in after if text not in before)
    return LawChange(award_label(award), removed, added) if removed or added else None


def _sentences(parts: Iterable[tuple[RuleLine, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.text_vi for lines in parts for line in lines))
