"""Everything the page of one person or unit shows: the answer with its records, what lies ahead, what if."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.audit.actor import Actor
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.org.models import Person, Unit
from thidua.stages.eligibility import explain, history, outlook, selectors, timechart
from thidua.stages.eligibility.assess import AWAITS_VOTE, AssessmentDates
from thidua.stages.eligibility.evidence import Evidence
from thidua.stages.eligibility.forms import WhatIfForm
from thidua.stages.eligibility.history import History
from thidua.stages.eligibility.models import Assessment, AssessmentRun
from thidua.stages.eligibility.overlays import overlays_for

AWARD_PARAM = "danh-hieu"


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """An award of one subject with the answer under it."""

    label: str
    answer: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Idea:
    """A supposition one click away."""

    label: str
    url: str


def context_of(subject: Person | Unit, actor: Actor, query: QueryDict, year: int) -> dict[str, Any]:
    """What the template needs. The parts that ask the law again do so on the facts of the chosen answer."""
    answers = selectors.answers_of(subject, year)
    asked = query.get(AWARD_PARAM, "")
    chosen = next((one for one in answers if one.award == asked), answers[0] if answers else None)
    run = selectors.latest_run(subject.agency_id, year)
    record = History(subject, year)
    return {
        "year": year,
        "subject": subject,
        "answers": [
            AnswerLink(award_label(one.award), one.status, f"?{AWARD_PARAM}={one.award}", one == chosen)
            for one in answers
        ],
        "chosen": chosen,
        "award": award_label(chosen.award) if chosen else "",
        "years": record.years,
        "grid": history.year_grid(record),
        "picture": timechart.picture_of(record),
        "events": history.timeline(record, run.council_on if run else None),
        "run": run,
        "stale": chosen is not None and selectors.outdated(run),
        **(_explained(chosen, record, actor) if chosen else {}),
        **(_asked_again(chosen, record, run, query) if chosen else {}),
    }


def _explained(chosen: Assessment, record: History, actor: Actor) -> dict[str, Any]:
    return {
        "nodes": explain.tree_of(chosen.answer, Evidence(record).of),
        "counts": explain.counts_of(chosen.answer),
        "missing": explain.missing_of(chosen.answer, actor),
        "quotations": explain.quotations_of(chosen.answer, settings.THIDUA_DATA),
    }


def _asked_again(chosen: Assessment, record: History, run: AssessmentRun | None, query: QueryDict) -> dict[str, Any]:
    """The look ahead and the supposition; nothing of them where the law cannot be asked on the stored facts."""
    kind = "individual" if record.is_person else "collective"
    form = WhatIfForm(record.year, kind, query if any(key.startswith("gd-") for key in query) else None)
    try:
        dates = selectors.dates_of_run(run, record.year)
        case, overlays = _case(chosen, record, dates), overlays_for(record.subject.agency_id, dates)
        ahead = outlook.ahead_of(case, record.ratings, overlays)
    except (law.LawInputError, KeyError, TypeError, StopIteration):
        # An answer of an earlier release may lack a fact of today's rules: its explanation stands, the rest waits.
        return {}
    supposed = _supposed(form, case, overlays)
    return {"ahead": ahead, "what_if": form, "ideas": _ideas(chosen, record), **supposed}


def _supposed(form: WhatIfForm, case: law.AwardCase, overlays: Sequence[law.Overlay]) -> dict[str, Any]:
    """The outcome of what the form supposes; a figure that cannot stand beside the record is said at the form."""
    if not (form.asked and form.is_valid()):
        return {}
    try:
        return {"supposed": outlook.suppose(case, form.changes(), overlays), "supposed_said": form.said()}
    except law.LawInputError as error:
        form.add_error(None, _("Không giả định được như vậy: %(problem)s") % {"problem": error.problem})
        return {}


def _case(chosen: Assessment, record: History, dates: AssessmentDates) -> law.AwardCase:
    subject = record.subject
    if record.is_person:
        return outlook.person_case(chosen.facts, subject.agency, record.year, dates, chosen.award)
    asked = chosen.answer["asked"]
    named = (subject.code, str(subject))
    return outlook.unit_case(asked, subject.agency, record.year, dates, named, chosen.award)


def _ideas(chosen: Assessment, record: History) -> list[Idea]:
    """The questions people ask most, where they are still open."""
    asked = []
    if record.level(record.year) != "HTXS":
        asked.append((_("Nếu năm nay xếp loại Hoàn thành xuất sắc"), {"gd-xep_loai": "HTXS"}))
    if record.is_person:
        asked.append((_("Nếu có thêm một sáng kiến cấp cơ sở"), {"gd-sang_kien": "co_so"}))
    if AWAITS_VOTE.intersection(chosen.answer["review"]):
        asked.append((_("Nếu Hội đồng lựa chọn và biểu quyết đạt"), {"gd-bieu_quyet": "on"}))
    return [Idea(label, f"?{urlencode({AWARD_PARAM: chosen.award, **params})}#gia-dinh") for label, params in asked]
