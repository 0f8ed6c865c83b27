"""The achievement report of a nomination: the law's form, what the ledger knows, what the person wrote."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.ledger.models import HeldAward, InitiativeAuthor, Rating
from thidua.foundations.org.models import Person
from thidua.foundations.papers.content import Letterhead, NumberAndDate, Paper, Signatory
from thidua.foundations.papers.kinds.achievement_report import (
    FORMS_READ,
    AchievementReportContext,
    HeldLine,
    InitiativeLine,
    SubjectKind,
    compose,
)
from thidua.stages.eligibility.selectors import dates_of_run, latest_run
from thidua.stages.movements.papers import letterhead_of
from thidua.stages.nominations.models import Nomination
from thidua.vietnamese import format_date

YEARS_REPORTED = {"bang_khen_bo_nganh_tinh": 2, "bang_khen_thu_tuong": 5}
"""Years of work a report covers where it is more than the year itself."""


def form_of(nomination: Nomination) -> law.FormNumber | None:
    """The form the law names for the report on the day of the decision; None where it names no report."""
    listing = nomination.list
    on = dates_of_run(latest_run(listing.agency_id, listing.year), listing.year).decision
    try:
        found = law.dossier(nomination.award, kind_of(nomination), on)
    except law.LawInputError:
        return None
    return next((item.form for item in found.items if item.form and item.id.startswith("bao_cao")), None)


def cite_of(form: law.FormNumber | None) -> dict[str, str]:
    """Where the form stands, for the page; empty without a form."""
    return {"text": law.cite_vi(form.cite), "confidence": form.cite.confidence} if form else {}


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
            form_read=bool(form and (form.cite.instrument, form.number) in FORMS_READ),
            facts=_facts(person) if person else (),
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


def _years(nomination: Nomination) -> range:
    last = nomination.list.year
    return range(last - YEARS_REPORTED.get(nomination.award, 1) + 1, last + 1)


def _ratings(nomination: Nomination) -> Iterable[tuple[str, str]]:
    rows = Rating.objects.filter(person=nomination.person_id, unit=nomination.unit_id, year__in=_years(nomination))
    for row in rows.order_by("year"):
        yield str(row.year), str(row.get_level_display())


def _initiatives(nomination: Nomination) -> Iterable[InitiativeLine]:
    if nomination.person_id is None:
        return
    rows = InitiativeAuthor.objects.filter(person=nomination.person_id, initiative__year__in=_years(nomination))
    for row in rows.select_related("initiative").order_by("initiative__year", "initiative__code"):
        one = row.initiative
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
