"""Read the register of honours: the agency's own, a person's own, and the little that the public may see."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_choices, award_label
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.honours.codes import could_be, grouped, normal
from thidua.stages.honours.models import (
    CertificateChange,
    CertificatePrint,
    HonourEntry,
    PaymentLine,
    PaymentSheet,
    ReceivedDecision,
)
from thidua.stages.submissions.models import Submission
from thidua.vietnamese import fold

KEEPERS = ("clerk", "director", "union", "secretary")


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """All the public may know of one entry."""

    name: str
    unit: str
    award: str
    year: int
    decision_number: str

    @property
    def note(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class PublicSection:
    """Entries of one award under one decision."""

    title: str
    decision: str
    count_text: str
    entries: tuple[PublicEntry, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Answer to “is this certificate real?”: ``valid``, ``revoked`` or ``unknown``; all that the public page says.

    ``name`` is empty when its bearer does not want it shown.
    """

    code: str
    verdict: str
    name: str = ""
    award: str = ""
    decision: str = ""
    revocation: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register is narrowed to; empty values do not narrow."""

    words: str = ""
    award: str = ""
    year: int | None = None
    state: str = ""


def visible_entries(actor: Actor) -> QuerySet[HonourEntry]:
    """The register of the agency: all of it for those who keep it, else what is public or one's own."""
    rows = HonourEntry.objects.filter(agency_id=actor.agency_id).select_related("line__revoking", "decision", "agency")
    if actor.has(*KEEPERS):
        return rows
    return rows.filter(Q(is_public=True, state="valid") | Q(person_id=actor.person_id or 0))


def register(actor: Actor, filters: Filters) -> QuerySet[HonourEntry]:
    """The register narrowed by filters, newest year first."""
    rows = visible_entries(actor)
    for word in fold(filters.words).split():
        rows = rows.filter(folded__contains=word)
    if filters.award:
        rows = rows.filter(award=filters.award)
    if filters.year:
        rows = rows.filter(year=filters.year)
    if filters.state:
        rows = rows.filter(state=filters.state)
    return rows.order_by("-year", "entry_number")


def own_entries(actor: Actor) -> QuerySet[HonourEntry]:
    """A person's own honours."""
    rows = HonourEntry.objects.select_related("line__revoking", "decision")
    if actor.person_id is None:
        return rows.none()
    return rows.filter(agency_id=actor.agency_id, person_id=actor.person_id)


def years_and_awards(actor: Actor) -> tuple[list[int], list[tuple[str, str]]]:
    """What the filters offer: years and awards that occur."""
    rows = visible_entries(actor).order_by()
    years = sorted(set(rows.values_list("year", flat=True)), reverse=True)
    used = set(rows.values_list("award", flat=True))
    return years, [(code, label) for code, label in award_choices() if code in used]


def decisions_to_register(actor: Actor) -> QuerySet[AwardDecision]:
    """Issued award decisions of the agency that are not in the register."""
    known = HonourEntry.objects.filter(decision=OuterRef("pk"))
    rows = AwardDecision.objects.filter(agency_id=actor.agency_id, kind="award", state__in=("issued", "revoked"))
    return rows.filter(~Exists(known))


def answers_to_register(actor: Actor) -> QuerySet[Submission]:
    """Answered submissions with approved lines that are not in the register."""
    known = HonourEntry.objects.filter(submission_line__submission=OuterRef("pk"))
    rows = Submission.objects.filter(agency_id=actor.agency_id, state="answered", lines__outcome="approved")
    return rows.filter(~Exists(known)).distinct()


def revocations_to_follow(actor: Actor) -> QuerySet[AwardDecision]:
    """Issued revocations whose entries still stand as valid."""
    stale = HonourEntry.objects.filter(line__revoking=OuterRef("pk"), state="valid")
    return AwardDecision.objects.filter(agency_id=actor.agency_id, kind="revocation", state="issued").filter(
        Exists(stale)
    )


def received_to_settle(actor: Actor) -> QuerySet[ReceivedDecision]:
    """Decisions that came in and are not posted yet."""
    return ReceivedDecision.objects.filter(agency_id=actor.agency_id, state="draft")


def visible_sheets(actor: Actor) -> QuerySet[PaymentSheet]:
    """Payment sheets, for those who keep or sign them."""
    rows = PaymentSheet.objects.filter(agency_id=actor.agency_id).select_related(
        "decision", "decision__agency", "agency"
    )
    return rows if actor.has("clerk", "director", "union") else rows.none()


def registered_decisions(actor: Actor) -> QuerySet[AwardDecision]:
    """Decisions of the agency that stand in the register, for printing certificates."""
    known = HonourEntry.objects.filter(decision=OuterRef("pk"))
    printed = CertificatePrint.objects.filter(entry__decision=OuterRef("pk"))
    rows = AwardDecision.objects.filter(agency_id=actor.agency_id).filter(Exists(known))
    in_force = HonourEntry.objects.filter(decision=OuterRef("pk"), state="valid")
    in_force = in_force.exclude(line__revoking__state="issued").order_by()
    count = in_force.values("decision").annotate(count=Count("pk")).values("count")
    rows = rows.annotate(was_printed=Exists(printed), sheets_count=Coalesce(Subquery(count), 0))
    rows = rows.select_related("agency", "signatory")
    return rows if actor.has("clerk") else rows.none()


def entries_of(decision: AwardDecision) -> QuerySet[HonourEntry]:
    """Entries of one decision in the order of its annex."""
    rows = HonourEntry.objects.filter(decision=decision).select_related(
        "line", "decision__signatory", "decision__agency"
    )
    return rows.order_by("entry_number")


def was_printed(entry: HonourEntry) -> bool:
    """Whether the certificate was printed before."""
    return CertificatePrint.objects.filter(entry=entry).exists()


def first_prints(entries: Iterable[HonourEntry]) -> dict[int, CertificatePrint]:
    """The first printing of each entry that was printed."""
    rows = CertificatePrint.objects.filter(entry__in=[entry.pk for entry in entries]).select_related("design__picture")
    found: dict[int, CertificatePrint] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.entry_id, row)
    return found


def changes_of(entries: Iterable[HonourEntry]) -> dict[int, CertificateChange]:
    """What is different on single certificates, by entry."""
    rows = CertificateChange.objects.filter(entry__in=[entry.pk for entry in entries])
    return {row.entry_id: row for row in rows}


def change_words(change: CertificateChange | None) -> list[str]:
    """The lines a change touches, by the codes of ``certificate_design.SOURCES``."""
    if change is None:
        return []
    words = [name for name in ("detail", "achievement") if getattr(change, name)]
    return sorted({*words, *(move[0] for move in change.moved)})


def print_log(actor: Actor) -> QuerySet[CertificatePrint]:
    """Every printing of the agency's certificates, latest first, for the clerk."""
    rows = CertificatePrint.objects.filter(entry__agency_id=actor.agency_id).select_related("entry", "design")
    return rows.order_by("-pk") if actor.has("clerk") else rows.none()


@dataclass(frozen=True, slots=True)
class ShownPrint:
    """One printing in words: ``design`` names the design and its version."""

    award_label: str
    design: str
    row: CertificatePrint


def labelled_prints(rows: Iterable[CertificatePrint]) -> list[ShownPrint]:
    """Printings in words."""
    return [ShownPrint(award_label(row.entry.award), design_words(row), row) for row in rows]


def design_words(row: CertificatePrint) -> str:
    """With what a certificate was printed: “Giấy khen, bản 2”, or the standard design, whole or on a blank."""
    if row.design is None:
        return _("Mẫu chuẩn, in chữ trên phôi") if row.blank else _("Mẫu chuẩn")
    return _("%(name)s, bản %(version)d") % {"name": row.design.name, "version": row.design.version}


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry in words."""

    award_label: str
    code: str
    revoked: bool
    revocation: str
    source: str
    entry: HonourEntry


def shown_entry(entry: HonourEntry) -> ShownEntry:
    """The award by name, the code in groups, by what it was taken back if so, and whose decision it is if not ours."""
    return labelled([entry])[0]


def _shown(entry: HonourEntry, above: frozenset[str]) -> ShownEntry:
    void = is_revoked(entry)
    words = revocation_words(entry) if void else ""
    return ShownEntry(award_label(entry.award), grouped(entry.code), void, words, _source(entry, above), entry)


def _source(entry: HonourEntry, above: frozenset[str]) -> str:
    """An award of another agency is of the level above only where that is known: it answers our letter, or is named."""
    if entry.decision_id:
        return ""
    by = fold(entry.decided_by)
    title = next((one for one in _HEADS if by.startswith(f"{one} ")), "")
    if entry.submission_line_id or by in _STATE or by in above or by.removeprefix(f"{title} ") in above:
        return _("Quyết định của cấp trên")
    return _("Quyết định của cơ quan khác")


_STATE = frozenset(fold(name) for name in ("Chủ tịch nước", "Thủ tướng Chính phủ", "Chính phủ"))
_HEADS = tuple(fold(title) for title in ("Chủ tịch", "Bộ trưởng", "Giám đốc", "Tổng Giám đốc", "Thủ trưởng"))


def _above(agency_id: int) -> frozenset[str]:
    """Names of the agencies over ours, folded. One query."""
    own = Agency.objects.select_related("parent__parent__parent").get(pk=agency_id)
    names, one = [own.superior or ""], own.parent
    for _step in range(3):
        names += [one.name] if one else []
        one = one.parent if one else None
    return frozenset(fold(name) for name in names if name)


def prints_of(entry: HonourEntry) -> list[ShownPrint]:
    """Each printing of the certificate, latest first."""
    rows = CertificatePrint.objects.filter(entry=entry).select_related("entry", "design")
    return labelled_prints(rows.order_by("-printed_at", "-pk"))


def sheet_lines(sheet: PaymentSheet) -> list[tuple[PaymentLine, str]]:
    """Lines of a sheet in the order of the register, with the name of the award."""
    rows = sheet.lines.select_related("entry").order_by("entry__entry_number")
    return [(row, award_label(row.entry.award)) for row in rows]


@dataclass(frozen=True, slots=True)
class PublicChoice:
    """What the public page shows: one agency and year, and the others there are."""

    agency: Agency
    year: int
    agencies: tuple[Agency, ...]
    years: tuple[int, ...]


def public_choice(code: str, year: str) -> PublicChoice | None:
    """The agency and year asked for, else the first and the latest; None when nothing is published."""
    agencies = public_agencies()
    if not agencies:
        return None
    agency = next((one for one in agencies if one.code == code), agencies[0])
    years = public_years(agency)
    if not years:
        return None
    asked = int(year) if year.isascii() and year.isdigit() and int(year) in years else years[0]
    return PublicChoice(agency, asked, tuple(agencies), tuple(years))


def published(agency: Agency) -> QuerySet[HonourEntry]:
    """Entries the public may see: in force, and not withheld at the recipient's wish."""
    rows = HonourEntry.objects.filter(agency=agency, is_public=True, state="valid")
    return rows.exclude(line__revoking__state="issued")


def public_agencies() -> list[Agency]:
    """Agencies that have something to show."""
    shown = HonourEntry.objects.filter(agency=OuterRef("pk"), is_public=True, state="valid")
    return list(Agency.objects.filter(Exists(shown)).order_by("pk"))


def public_years(agency: Agency) -> list[int]:
    """Years with published entries, newest first."""
    return sorted(set(published(agency).order_by().values_list("year", flat=True)), reverse=True)


def public_roll(agency: Agency, year: int, words: str = "") -> tuple[PublicSection, ...]:
    """The roll of one year, by award and decision, in one query."""
    rows = published(agency).filter(year=year)
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    # The catalogue climbs from the title of every year to the highest; the public reads it from the top.
    places = {code: place for place, (code, _label) in enumerate(reversed(award_choices()))}
    ordered = sorted(rows, key=lambda row: (places.get(row.award, len(places)), row.decision_number, row.entry_number))
    return tuple(
        _public_section(award, list(group))
        for (award, _number), group in groupby(ordered, key=lambda row: (row.award, row.decision_number))
    )


def _public_section(award: str, rows: list[HonourEntry]) -> PublicSection:
    first = rows[0]
    units = sum(1 for row in rows if row.unit_id)
    counts = ((units, _("tập thể")), (len(rows) - units, _("người")))
    return PublicSection(
        title=award_label(award),
        decision=_("Quyết định %(number)s ngày %(day)s")
        % {"number": first.decision_number, "day": f"{first.decided_on:%d/%m/%Y}"},
        count_text=", ".join(f"{count} {noun}" for count, noun in counts if count),
        entries=tuple(_public_entry(row) for row in rows),
    )


def _public_entry(row: HonourEntry) -> PublicEntry:
    return PublicEntry(row.recipient_name, row.unit_name, award_label(row.award), row.year, row.decision_number)


def check_code(text: str) -> Check:
    """Hold a code against the register of every agency. At most one query; a withheld name is not said."""
    code = normal(text)
    entry = None
    if could_be(code):
        entry = HonourEntry.objects.filter(code=code).select_related("line__revoking").first()
    if entry is None:
        return Check(code, "unknown")
    numbers = {"number": entry.decision_number, "day": f"{entry.decided_on:%d/%m/%Y}", "by": entry.decided_by}
    void = is_revoked(entry)
    return Check(
        grouped(code),
        "revoked" if void else "valid",
        name=entry.recipient_name if entry.is_public else "",
        award=_("%(award)s năm %(year)d") % {"award": award_label(entry.award), "year": entry.year},
        decision=_("%(number)s ngày %(day)s của %(by)s") % numbers,
        revocation=revocation_words(entry) if void else "",
    )


def is_revoked(entry: HonourEntry) -> bool:
    """Void in the register, or by an issued decision the register has not followed yet."""
    return entry.state == "revoked" or (entry.line is not None and entry.line.is_revoked)


def revocation_words(entry: HonourEntry) -> str:
    """By which decision an award was taken back."""
    if entry.revocation:
        return entry.revocation
    revoking = entry.line.revoking if entry.line else None
    if revoking is None or revoking.decided_on is None:
        return ""
    return revoked_by(revoking)


def revoked_by(revoking: AwardDecision) -> str:
    """ "Quyết định số 130/QĐ-SNgV ngày 05/01/2022"."""
    day = f"{revoking.decided_on:%d/%m/%Y}" if revoking.decided_on else ""
    return _("Quyết định số %(number)s ngày %(day)s") % {"number": revoking.full_number, "day": day}


_ENTER, _ANSWER, _FOLLOW, _PAY, _RECEIVED = range(5)
"""What the register waits for, in the order of the week."""


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """What the register asks of the actor now."""
    if not actor.has("clerk"):
        return []
    todos = sorted(_to_do(actor), key=lambda todo: (todo.kind, todo.pk if todo.kind == _PAY else -todo.pk))
    return [_work(todo) for todo in todos]


class _ToDo(NamedTuple):
    """One thing the register waits for, and the number, symbol and title of the paper it is about."""

    kind: int
    pk: int
    number: int | None
    symbol: str
    title: str


def _to_do(actor: Actor) -> Iterable[_ToDo]:
    """Decisions and answers to enter, revocations to follow, prize money to pay: one query for all."""
    # A database that knows types takes no bare NULL for a number in a union.
    none: Combinable = Value(0, output_field=IntegerField())
    empty: Combinable = Value("", output_field=CharField())
    sheets = visible_sheets(actor).filter(state="draft")
    parts: tuple[tuple[int, QuerySet[Any], Combinable, Combinable, Combinable], ...] = (
        (_ENTER, decisions_to_register(actor), F("number"), F("symbol"), empty),
        (_ANSWER, answers_to_register(actor), none, F("reply_number"), empty),
        (_FOLLOW, revocations_to_follow(actor), F("number"), F("symbol"), F("title")),
        (_PAY, sheets, F("decision__number"), F("decision__symbol"), empty),
        (_RECEIVED, received_to_settle(actor), none, F("number"), F("title")),
    )
    first, *others = (
        rows.order_by().values_list(Value(kind, output_field=IntegerField()), "pk", number, symbol, title)
        for kind, rows, number, symbol, title in parts
    )
    return map(_ToDo._make, first.union(*others))


def _work(todo: _ToDo) -> WorkItem:
    index = reverse("honours:index")
    if todo.kind == _ANSWER:
        detail = _("Kết quả cấp trên %(number)s") % {"number": todo.symbol}
        return WorkItem("honours", _("Ghi sổ vàng"), detail, index, _("Ghi sổ"))
    if todo.kind == _FOLLOW:
        what, button = _("Xóa hiệu lực trong sổ vàng"), _("Ghi hủy")
        return WorkItem("honours", what, todo.title, index, button, severity="bad")
    if todo.kind == _RECEIVED:
        url = reverse("honours:received-decision", args=[todo.pk])
        return WorkItem("honours", _("Đối chiếu quyết định đến"), todo.symbol or todo.title, url, _("Đối chiếu"))
    number = AwardDecision(number=todo.number, symbol=todo.symbol).full_number
    detail = _("Quyết định số %(number)s") % {"number": number}
    if todo.kind == _ENTER:
        return WorkItem("honours", _("Ghi sổ vàng"), detail, index, _("Ghi sổ"))
    url = reverse("honours:sheet", args=[todo.pk])
    return WorkItem("honours", _("Chi tiền thưởng"), detail, url, _("Xem bảng chi"))


def labelled(rows: Iterable[HonourEntry]) -> list[ShownEntry]:
    """Entries in words."""
    kept = list(rows)
    foreign = next((row.agency_id for row in kept if row.decision_id is None), None)
    above = _above(foreign) if foreign else frozenset()
    return [_shown(row, above) for row in kept]
