"""Read ratings, unit appraisals and reviews, always within what the actor may see."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.files.models import StoredFile
from thidua.foundations.ledger.enums import RatingLevel
from thidua.foundations.ledger.models import Initiative, Rating
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import current_year, launched_brief, visible_movements
from thidua.stages.registration.models import TitleRegistration
from thidua.stages.reviews.enums import AppraisalState, ReviewKind, ReviewState
from thidua.stages.reviews.models import AppraisalLine, Review, UnitAppraisal

SEE_ALL = ("clerk", "director", "union", "secretary", "member")
APPRAISALS_FROM_MONTH = 11
"""The month from which the week asks for the year's appraisal meetings: they come before the year's end."""
FINAL_REPORT_LEAD = dt.timedelta(days=21)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One person with this year's and last year's level; ``level`` is a code, empty while there is none."""

    person_id: int
    employment: str
    name: str
    code: str
    unit_name: str
    job_title: str
    level: str
    level_label: str
    before: str
    months: int | None
    initiatives: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Levels by unit as plain data for a drawing."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[int | None, ...]], ...]
    head: str
    floor: int = 0


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """One unit of the list of appraisal meetings; ``appraisal`` is missing while it has not met."""

    unit: Unit
    appraisal: UnitAppraisal | None
    lines: int
    status: str
    status_text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the entry table of an award: the subject, what is already entered, whether it was registered."""

    key: str
    name: str
    place: str
    registered: bool
    level: str
    line: AppraisalLine | None


def people_in_scope(actor: Actor) -> QuerySet[Person]:
    """Whose ratings the actor sees: everybody's, the own unit's, or the own."""
    people = Person.objects.filter(agency_id=actor.agency_id, left_on__isnull=True).select_related("unit")
    if actor.has(*SEE_ALL):
        return people
    if actor.has("head") and actor.unit_id:
        return people.filter(unit_id=actor.unit_id)
    return people.filter(pk=actor.person_id) if actor.person_id else people.none()


def rating_rows(actor: Actor, unit_id: int | None = None, level: str = "") -> list[RatingRow]:
    """People in scope with their levels of this year and the last, four queries whatever their number."""
    year = current_year(actor)
    people = people_in_scope(actor).order_by("unit__position", "unit__name", "roster_key")
    people = people.filter(unit_id=unit_id) if unit_id else people
    ratings = {
        (row.person_id, row.year): row
        for row in Rating.objects.filter(agency_id=actor.agency_id, year__in=(year, year - 1), person__isnull=False)
    }
    authored = dict(
        Initiative.objects.filter(agency_id=actor.agency_id, year=year)
        .values_list("authors__person_id")
        .annotate(number=Count("pk"))
    )
    rows = (_rating_row(one, ratings, authored, year) for one in people)
    return [row for row in rows if not level or row.level == level or (level == "none" and not row.level)]


def _rating_row(
    one: Person, ratings: dict[tuple[int | None, int], Rating], authored: dict[int, int], year: int
) -> RatingRow:
    now, before = ratings.get((one.pk, year)), ratings.get((one.pk, year - 1))
    return RatingRow(
        person_id=one.pk,
        employment=one.employment,
        name=one.full_name,
        code=one.code,
        unit_name=one.unit.name,
        job_title=one.job_title,
        level=now.level if now else "",
        level_label=str(now.get_level_display()) if now else "",
        before=str(before.get_level_display()) if before else "",
        months=now.months if now else None,
        initiatives=authored.get(one.pk, 0),
    )


def distribution(rows: Iterable[RatingRow], year: int) -> Distribution:
    """How many people of each unit have which level."""
    by_unit: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        by_unit[row.unit_name][row.level] += 1
    shown = [level for level in RatingLevel if any(level.value in counts for counts in by_unit.values())]
    series = tuple(
        (str(level.label), tuple(counts.get(level.value, 0) for counts in by_unit.values())) for level in shown
    )
    return Distribution(_("Xếp loại năm %(year)d theo đơn vị") % {"year": year}, tuple(by_unit), series, _("Đơn vị"))


def initiatives_of_year(actor: Actor) -> QuerySet[Initiative]:
    """Initiatives of the year, with their authors."""
    rows = Initiative.objects.filter(agency_id=actor.agency_id, year=current_year(actor))
    return rows.prefetch_related("authors__person").order_by("code")


def kept_workbooks(actor: Actor) -> QuerySet[StoredFile]:
    """Workbooks that were uploaded for the agency's ledger."""
    return StoredFile.objects.filter(agency_id=actor.agency_id, purpose="agency-workbook")


def visible_appraisals(actor: Actor) -> QuerySet[UnitAppraisal]:
    """Appraisal meetings: a head sees the own unit's, the Office and the council all."""
    rows = UnitAppraisal.objects.filter(agency_id=actor.agency_id).select_related("unit", "chair", "agency")
    if actor.has(*SEE_ALL):
        return rows
    return rows.filter(unit_id=actor.unit_id) if actor.has("head") and actor.unit_id else rows.none()


def appraisal_rows(actor: Actor) -> list[AppraisalRow]:
    """Every unit in scope with its meeting of the year."""
    units = Unit.objects.filter(agency_id=actor.agency_id)
    if not actor.has(*SEE_ALL):
        units = units.filter(pk=actor.unit_id or 0) if actor.has("head") else units.none()
    rows = visible_appraisals(actor).filter(year=current_year(actor)).annotate(number=Count("lines"))
    held = {row.unit_id: row for row in rows}
    return [_appraisal_row(unit, held.get(unit.pk)) for unit in units]


def _appraisal_row(unit: Unit, held: UnitAppraisal | None) -> AppraisalRow:
    if held is None:
        return AppraisalRow(unit, None, 0, "todo", _("Chưa họp"))
    number: int = getattr(held, "number", 0)
    if held.state == AppraisalState.SENT:
        return AppraisalRow(unit, held, number, "done", str(held.get_state_display()))
    if held.return_note:
        return AppraisalRow(unit, held, number, "bad", _("Bị trả lại"))
    return AppraisalRow(unit, held, number, "doing", str(held.get_state_display()))


def sent_appraisal(unit_id: int, year: int) -> UnitAppraisal | None:
    """The minutes a unit has sent for a year; nominations lean on them."""
    return UnitAppraisal.objects.filter(unit_id=unit_id, year=year, state=AppraisalState.SENT).first()


def units_without_minutes(agency_id: int, year: int) -> list[Unit]:
    """Units with people whose minutes of the year have not been sent."""
    sent = UnitAppraisal.objects.filter(agency_id=agency_id, year=year, state=AppraisalState.SENT).values("unit_id")
    units = Unit.objects.filter(agency_id=agency_id).exclude(pk__in=sent)
    staffed = units.annotate(staff=Count("people", Q(people__left_on__isnull=True))).filter(staff__gt=0)
    return list(staffed.order_by("position", "code"))


@dataclass(frozen=True, slots=True)
class UnitMinutes:
    """A unit, whether anybody is on its strength, and its minutes of a year: their key, state and why returned."""

    pk: int
    name: str
    staffed: bool
    minutes: int | None
    minutes_state: str | None
    minutes_note: str | None


def units_with_minutes(actor: Actor, year: int) -> list[UnitMinutes]:
    """Every unit of the agency with its minutes, by position; one query a request, for the work of later stages too."""
    held = UnitAppraisal.objects.filter(unit=OuterRef("pk"), year=year).order_by("pk")
    present = Person.objects.filter(unit=OuterRef("pk"), left_on__isnull=True)
    rows = Unit.objects.filter(agency_id=actor.agency_id).annotate(
        staffed=Exists(present),
        minutes=Subquery(held.values("pk")[:1]),
        minutes_state=Subquery(held.values("state")[:1]),
        minutes_note=Subquery(held.values("return_note")[:1]),
    )
    fields = rows.order_by("position", "code").values_list(*UnitMinutes.__slots__)
    return actor.recall(f"minutes {year}", lambda: [UnitMinutes(*row) for row in fields])


def lines_of(appraisal: UnitAppraisal) -> QuerySet[AppraisalLine]:
    """The lines of a meeting, by award and rank."""
    return appraisal.lines.select_related("person__unit", "unit")


def awards_to_appraise(agency: Agency, year: int) -> list[tuple[str, str]]:
    """Awards a unit may propose: those its head decides or passes to the level above, by the law at the year's end."""
    on = dt.date(year, 12, 31)
    level = agency.level
    codes = (*law.awards_within_competence(level, on), *law.awards_next_above(level, on))  # type: ignore[arg-type]
    return [(code, award_label(code)) for code in dict.fromkeys(codes)]


def candidates(appraisal: UnitAppraisal, award: str) -> list[Candidate]:
    """Who of the unit can be put to its vote for ``award``: its people, the unit itself, or both."""
    kinds = law.AWARDS[award].subjects
    lines = {(line.person_id, line.unit_id): line for line in lines_of(appraisal).filter(award=award)}
    wanted = TitleRegistration.objects.filter(movement__agency_id=appraisal.agency_id, movement__year=appraisal.year)
    rows = wanted.filter(award=award).exclude(state="withdrawn").values_list("person_id", "unit_id")
    registered: set[tuple[int | None, int | None]] = set(rows)
    found: list[Candidate] = []
    if "individual" in kinds:
        people = Person.objects.filter(unit_id=appraisal.unit_id, left_on__isnull=True)
        levels = dict(Rating.objects.filter(year=appraisal.year, person__in=people).values_list("person_id", "level"))
        labels = dict(RatingLevel.choices)
        for one in people:
            key = (one.pk, None)
            level = str(labels.get(levels.get(one.pk, ""), ""))
            found.append(
                Candidate(f"p{one.pk}", one.full_name, one.job_title, key in registered, level, lines.get(key))
            )
    if "collective" in kinds:
        unit, key_ = appraisal.unit, (None, appraisal.unit_id)
        found.append(Candidate(f"u{unit.pk}", unit.name, _("Tập thể"), key_ in registered, "", lines.get(key_)))
    return found


def people_of_unit(unit_id: int) -> QuerySet[Person]:
    """Everybody on the strength of a unit."""
    return Person.objects.filter(unit_id=unit_id, left_on__isnull=True).select_related("unit")


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """Reviews: drafts are seen by those who write or sign them, issued ones by everybody of the agency."""
    rows = Review.objects.filter(agency_id=actor.agency_id).select_related("movement", "agency__parent")
    return rows if actor.has("clerk", "director", "union") else rows.filter(state=ReviewState.ISSUED)


def reviews_of_year(actor: Actor) -> QuerySet[Review]:
    """Reviews of the chosen year, latest period first."""
    return visible_reviews(actor).filter(movement__year=current_year(actor)).order_by("-to_on")


def movements_to_review(actor: Actor) -> QuerySet[Movement]:
    """Launched movements of the year."""
    return visible_movements(actor).filter(year=current_year(actor), state="launched").order_by("kind", "pk")


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Ratings missing, appraisal meetings due, a final report to be written."""
    items: list[WorkItem] = []
    movement = launched_brief(actor)
    if movement is None or (today.year, today.month) < (movement.year, APPRAISALS_FROM_MONTH):
        return items
    if actor.has("head"):
        items += list(_head_items(actor, movement))
    if actor.has("clerk"):
        items += list(_clerk_items(actor, movement, today))
    return items


def _head_items(actor: Actor, movement: Movement) -> Iterable[WorkItem]:
    own = next((unit for unit in units_with_minutes(actor, movement.year) if unit.pk == actor.unit_id), None)
    if own is None or own.minutes_state == AppraisalState.SENT:
        return
    back = own.minutes_note
    yield WorkItem(
        "reviews",
        _("Họp bình xét, gửi kết quả về Văn phòng"),
        back or _("%(unit)s, năm %(year)d") % {"unit": own.name, "year": movement.year},
        reverse("reviews:appraisal", args=[own.minutes]) if own.minutes else reverse("reviews:appraisals"),
        _("Nhập kết quả bình xét"),
        movement.ends_on,
        "bad" if back else "doing" if own.minutes else "todo",
    )


def _clerk_items(actor: Actor, movement: Movement, today: dt.date) -> Iterable[WorkItem]:
    rated = Rating.objects.filter(agency_id=actor.agency_id, year=movement.year, person=OuterRef("pk"))
    unrated = people_in_scope(actor).filter(~Exists(rated)).order_by().values("agency")
    finals = Review.objects.filter(movement=OuterRef("pk"), kind=ReviewKind.FINAL).order_by("to_on")
    missing, final, final_state = (
        Movement.objects.annotate(
            missing=Subquery(unrated.annotate(number=Count("pk")).values("number")),
            final=Subquery(finals.values("pk")[:1]),
            final_state=Subquery(finals.values("state")[:1]),
        )
        .values_list("missing", "final", "final_state")
        .get(pk=movement.pk)
    )
    if missing:
        yield WorkItem(
            "reviews",
            _("Nhập xếp loại của %(number)d người") % {"number": missing},
            _("Chưa có xếp loại thì luật chưa trả lời được ai đủ điều kiện."),
            f"{reverse('reviews:records')}?muc=none",
            _("Xem danh sách"),
            movement.ends_on,
        )
    units = units_with_minutes(actor, movement.year)
    waiting = [unit for unit in units if unit.staffed and unit.minutes_state != AppraisalState.SENT]
    if waiting:
        yield WorkItem(
            "reviews",
            _("%(number)d đơn vị chưa gửi kết quả bình xét") % {"number": len(waiting)},
            "; ".join(unit.name for unit in waiting[:4]),
            reverse("reviews:appraisals"),
            _("Xem đơn vị"),
            movement.ends_on,
            "wait",
        )
    if final_state in (None, ReviewState.DRAFT) and today >= movement.ends_on - FINAL_REPORT_LEAD:
        yield WorkItem(
            "reviews",
            _("Viết báo cáo tổng kết năm %(year)d") % {"year": movement.year},
            _("Số liệu do hệ thống tổng hợp, phần chữ do người viết."),
            reverse("reviews:review", args=[final]) if final else reverse("reviews:index"),
            _("Viết tiếp") if final else _("Mở báo cáo"),
            movement.ends_on,
        )
