"""The achievement report of a nomination: the law's form, what the ledger knows, what the person wrote."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.enums import occasion_choices
from thidua.foundations.ledger.models import Discipline, HeldAward, InitiativeAuthor, Rating
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.content import Letterhead, NumberAndDate, Paper, Signatory
from thidua.foundations.papers.kinds.achievement_forms import FORMS_READ, Purpose, SubjectKind, fits, purpose_of
from thidua.foundations.papers.kinds.achievement_report import (
    AchievementReportContext,
    HeldLine,
    InitiativeLine,
    PostingLine,
    compose,
)
from thidua.stages.eligibility.selectors import dates_of_run, latest_run
from thidua.stages.movements.papers import letterhead_of
from thidua.stages.nominations.models import Nomination
from thidua.vietnamese import format_date

YEARS_REPORTED = {
    "bang_khen_bo_nganh_tinh": 2,
    "cstd_bo_nganh_tinh": 3,
    "bang_khen_thu_tuong": 5,
    "cstd_toan_quoc": 6,
}
"""Years of work a report covers where it is more than the year itself: those that the award's standard looks at."""
OCCASIONS = ("cong_trang", "phong_trao_thi_dua", "dot_xuat", "cong_hien", "doi_ngoai")
"""What a civil agency proposes awards for, each with its own form of report."""


def form_of(nomination: Nomination) -> law.FormNumber | None:
    """The form the law names for the report on the day of the decision; None where it names no report."""
    return _form_on(nomination, nomination.occasion_proposed, _day_of(nomination))


def _day_of(nomination: Nomination) -> dt.date:
    listing = nomination.list
    return dates_of_run(latest_run(listing.agency_id, listing.year), listing.year).decision


def _form_on(nomination: Nomination, occasion: str, on: dt.date) -> law.FormNumber | None:
    try:
        found = law.dossier(nomination.award, kind_of(nomination), on, occasion=occasion)
    except law.LawInputError:
        return None
    return next((item.form for item in found.items if item.form and item.id.startswith("bao_cao")), None)


def forms_to_choose(nomination: Nomination) -> list[tuple[str, str]]:
    """What the award may be proposed for, each with the number of its form on the day of the decision."""
    names, on, found = dict(occasion_choices()), _day_of(nomination), []
    for occasion in OCCASIONS:
        if fits(purpose_of("", occasion), kind_of(nomination)):
            form = _form_on(nomination, occasion, on)
            number = _(" (Mẫu số %(number)s)") % {"number": form.number} if form and form.number else ""
            found.append((occasion, f"{names[occasion]}{number}"))
    return found


def purpose_for(nomination: Nomination) -> Purpose:
    """The purpose of the report; the year's work where the one chosen is not for such a subject."""
    found = purpose_of(nomination.award, nomination.occasion_proposed)
    return found if fits(found, kind_of(nomination)) else Purpose.WORK


def cite_of(form: law.FormNumber | None) -> dict[str, str]:
    """Where the form stands, for the page; empty without a form."""
    return {"text": law.cite_vi(form.cite), "confidence": form.cite.confidence} if form else {}


def is_read(form: law.FormNumber | None) -> bool:
    """Whether the headings inside the form are known; else its layout has to be compared with the printed one."""
    return bool(form and (form.cite.instrument, form.number) in FORMS_READ)


def kind_of(nomination: Nomination) -> SubjectKind:
    """A person's or a collective's report."""
    return "individual" if nomination.person_id else "collective"


def report_paper(nomination: Nomination, *, draft: bool = False) -> Paper:
    """The report as it stands: filled from the ledger up to the year of the list, with the words written so far.

    A ``draft`` says where its parts have to be compared with the form; the file to sign is free of remarks.
    """
    listing, unit, person = nomination.list, nomination.nominating_unit, nomination.person
    agency = letterhead_of(listing.agency)
    form = form_of(nomination)
    held = list(_held(nomination))
    named = award_label(nomination.award)
    return compose(
        AchievementReportContext(
            kind=kind_of(nomination),
            letterhead=Letterhead(agency.agency, unit.name, agency.symbol_suffix, agency.place),
            issue=NumberAndDate(),
            subject=_("Đề nghị tặng “%(award)s” năm %(year)d") % {"award": named, "year": listing.year},
            reporter=nomination.subject_name,
            head=Signatory(None, None, _("Trưởng đơn vị"), unit.head.full_name if unit.head else ""),
            form=_form_line(form),
            form_read=is_read(form),
            purpose=purpose_for(nomination),
            facts=_facts(person) if person else _facts_of_unit(nomination.unit),
            postings=tuple(_postings(person)) if person else (),
            measures=tuple(_measures(person)) if person else (),
            prose=nomination.report,
            ratings=tuple(_ratings(nomination)),
            initiatives=tuple(_initiatives(nomination)),
            titles=tuple(line for kind, line in held if kind == "danh_hieu"),
            awards=tuple(line for kind, line in held if kind != "danh_hieu"),
            superior=law.AWARDS[nomination.award].level != "co_so",
            draft=draft,
        )
    )


def _form_line(form: law.FormNumber | None) -> str | None:
    if form is None or form.number is None:
        return None
    source = law.instrument_vi(form.cite.instrument)
    return _("Mẫu số %(number)s (theo %(source)s)") % {"number": form.number, "source": source}


def _facts(person: Person) -> tuple[tuple[str, str], ...]:
    """What the form asks of a person; what the register does not hold stays open."""
    return (
        (_("Họ và tên"), person.full_name),
        (_("Ngày, tháng, năm sinh"), format_date(person.birth_date) if person.birth_date else ""),
        (_("Giới tính"), str(person.get_gender_display())),
        (_("Quê quán"), ""),
        (_("Chức vụ"), person.job_title),
        (_("Đơn vị công tác"), person.unit.name),
        (_("Trình độ chuyên môn, nghiệp vụ"), ""),
    )


def _facts_of_unit(unit: Unit | None) -> tuple[tuple[str, str], ...]:
    """What the register knows of a collective."""
    if unit is None:
        return ()
    people = Person.objects.filter(unit=unit, left_on__isnull=True)
    count = people.aggregate(all=Count("pk"), women=Count("pk", filter=Q(gender="nu")))
    return (
        (_("Tên tập thể"), unit.name),
        (_("Số người"), _("%(all)02d, trong đó nữ %(women)02d") % count),
    )


def _postings(person: Person) -> Iterable[PostingLine]:
    """Places of work as the register keeps them, the present one last."""
    rows = list(person.postings.select_related("unit").order_by("from_on"))
    for row in rows:
        until = format_date(row.to_on) if row.to_on else _("nay")
        yield PostingLine(format_date(row.from_on), until, row.job_title, row.unit.name)
    if not any(row.to_on is None for row in rows):
        since = max((row.to_on for row in rows if row.to_on), default=person.joined_on)
        yield PostingLine(format_date(since), _("nay"), person.job_title, person.unit.name)


def _measures(person: Person) -> Iterable[str]:
    for row in Discipline.objects.filter(person=person).order_by("decided_on"):
        ended = _(", hết hiệu lực ngày %(day)s") % {"day": format_date(row.ended_on)} if row.ended_on else ""
        yield _("%(kind)s, quyết định ngày %(day)s%(ended)s.") % {
            "kind": row.get_kind_display(), "day": format_date(row.decided_on), "ended": ended,
        }  # fmt: skip


def _years(nomination: Nomination) -> range:
    """Years of work the report covers; for long service, every year there is."""
    last = nomination.list.year
    if purpose_for(nomination) is Purpose.LONG_SERVICE:
        return range(last - 60, last + 1)
    return range(last - YEARS_REPORTED.get(nomination.award, 1) + 1, last + 1)


def _ratings(nomination: Nomination) -> Iterable[tuple[str, str]]:
    rows = Rating.objects.filter(person=nomination.person_id, unit=nomination.unit_id, year__in=_years(nomination))
    for row in rows.order_by("year"):
        yield str(row.year), str(row.get_level_display())


def _initiatives(nomination: Nomination) -> Iterable[InitiativeLine]:
    """Initiatives of the person, or of the people of the collective, each once."""
    authors = Q(person=nomination.person_id) if nomination.person_id else Q(person__unit=nomination.unit_id)
    rows = InitiativeAuthor.objects.filter(authors, initiative__year__in=_years(nomination))
    found = {row.initiative_id: row.initiative for row in rows.select_related("initiative")}
    for one in sorted(found.values(), key=lambda made: (made.year, made.code)):
        decision = _decision(one.decision_number, one.decided_on, "")
        yield InitiativeLine(str(one.year), one.name, str(one.get_scope_display()), decision)


def _held(nomination: Nomination) -> Iterable[tuple[Literal["danh_hieu", "hinh_thuc"], HeldLine]]:
    """Awards held and not revoked, oldest first; an award of the year under review is not yet held."""
    rows = HeldAward.objects.filter(
        person=nomination.person_id, unit=nomination.unit_id, revoked_on__isnull=True, year__lte=nomination.list.year
    )
    for row in rows.order_by("year", "pk"):
        kind = law.AWARDS.get(row.award)
        line = HeldLine(
            str(row.year), award_label(row.award), _decision(row.decision_number, row.decided_on, row.decided_by)
        )
        yield ("hinh_thuc" if kind and kind.kind != "danh_hieu" else "danh_hieu"), line


def _decision(number: str, day: dt.date | None, issuer: str) -> str:
    dated = _("ngày %(day)s") % {"day": format_date(day)} if day else ""
    return ", ".join(part for part in (" ".join(part for part in (number, dated) if part), issuer) if part)
