"""Read an agency's wordings, and find the one a paper is written in."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import Letterhead, Paper, PaperKind
from thidua.foundations.papers.models import PaperWording
from thidua.foundations.papers.wording.filling import fill
from thidua.foundations.papers.wording.model import Wording
from thidua.foundations.papers.wording.skeletons import SKELETONS

READERS = ("clerk", "secretary", "director", "union")


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind that may be worded, with the version that holds today and the newest draft."""

    kind: str
    label: str
    in_use: PaperWording | None
    versions: tuple[PaperWording, ...]


def visible_wordings(actor: Actor) -> QuerySet[PaperWording]:
    """The agency's wordings, for those who keep or sign its papers."""
    rows = PaperWording.objects.filter(agency_id=actor.agency_id).select_related("file")
    return rows if actor.has(*READERS) else rows.none()


def wording_in_force(agency_id: int, kind: str, on: dt.date) -> PaperWording | None:
    """The newest version in use on a day; None for the product's own words. One query."""
    if kind not in SKELETONS:
        return None
    rows = PaperWording.objects.filter(agency_id=agency_id, kind=kind, state="in_use", from_on__lte=on)
    return rows.order_by("-from_on", "-version").first()


def in_own_words(agency_id: int, paper: Paper, on: dt.date) -> tuple[Paper, PaperWording | None]:
    """The paper in the agency's words of that day, and the version they are of; None for the product's own words."""
    row = wording_in_force(agency_id, paper.kind, on)
    return (fill(Wording.from_json(row.wording), paper), row) if row else (paper, None)


def kind_rows(actor: Actor, on: dt.date) -> list[KindRow]:
    """Every kind with its versions, newest first; one query."""
    by_kind: dict[str, list[PaperWording]] = {}
    for row in visible_wordings(actor).order_by("kind", "-version"):
        by_kind.setdefault(row.kind, []).append(row)
    shown = []
    for kind in SKELETONS:
        rows = by_kind.get(kind, [])
        holding = [row for row in rows if row.state == "in_use" and row.from_on <= on]
        best = max(holding, key=lambda row: (row.from_on, row.version), default=None)
        shown.append(KindRow(kind.value, kind_label(kind), best, tuple(rows)))
    return shown


def kind_label(kind: PaperKind) -> str:
    """The kind in words; the two reports are told apart."""
    names = {
        PaperKind.LAUNCH_PLAN: "Kế hoạch phát động",
        PaperKind.AWARD_DECISION: "Quyết định khen thưởng",
        PaperKind.SUBMISSION_LETTER: "Tờ trình đề nghị khen thưởng",
        PaperKind.COUNCIL_DECISION: "Quyết định thành lập Hội đồng",
        PaperKind.TELLERS_DECISION: "Quyết định thành lập Ban kiểm phiếu",
        PaperKind.NOTICE: "Thông báo",
        PaperKind.INTERIM_REPORT: "Báo cáo sơ kết",
        PaperKind.FINAL_REPORT: "Báo cáo tổng kết",
    }
    return names.get(kind, SKELETONS[kind].label)


def head_of(actor: Actor) -> Letterhead:
    """The heading of the actor's agency, for an example."""
    agency = Agency.objects.select_related("parent").get(pk=actor.agency_id)
    return Letterhead(agency.printed_above, agency.name, "CQ", agency.place or "Địa danh")
