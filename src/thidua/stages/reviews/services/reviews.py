"""Interim and final reviews: opened, written, issued as a report."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import write_version
from thidua.foundations.audit.journal import command, record
from thidua.foundations.papers.content import NumberAndDate, Paper
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.services import draft_paper, issue_paper, number_paper
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.movements.models import Movement
from thidua.stages.reviews import policies
from thidua.stages.reviews.enums import ReviewKind
from thidua.stages.reviews.models import Review
from thidua.stages.reviews.transitions import REVIEWS

ORIGIN = "reviews.review"


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What the clerk writes; each line of a text is a paragraph of the report."""

    results: str = ""
    limits: str = ""
    causes: str = ""
    good_practice: str = ""
    direction: str = ""


@command("reviews.open_review")
def open_review(movement: Movement, *, kind: str, from_on: dt.date, to_on: dt.date, actor: Actor) -> Review:
    """Open a review of a period; a period that ends before it begins, or one reviewed already, is refused."""
    require(policies.may_open_review(actor, movement))
    if kind not in ReviewKind.values:
        raise InputRefused(_("Chỉ có sơ kết hoặc tổng kết."))
    if to_on < from_on:
        raise InputRefused(_("Kỳ báo cáo kết thúc trước khi bắt đầu. Kiểm tra lại hai ngày."))
    if Review.objects.filter(movement=movement, kind=kind, to_on=to_on).exists():
        raise InputRefused(_("Đã có báo cáo cho kỳ này. Mở báo cáo đó để viết tiếp."))
    review = Review.objects.create(
        movement=movement, agency_id=movement.agency_id, kind=kind, from_on=from_on, to_on=to_on
    )
    record(review, kind=kind, from_on=from_on, to_on=to_on)
    return review


@command("reviews.save_review")
def save_review(review: Review, words: ReviewWords, *, seen: int, actor: Actor) -> Review:
    """Keep the words as they are so far, from the version ``seen``; EditConflict when somebody else wrote."""
    require(policies.may_write_review(actor, review))
    texts = asdict(words)
    changed = sorted(name for name, text in texts.items() if getattr(review, name) != text)
    write_version(review, seen, **texts)
    record(review, changed=changed, version=review.version)
    return review


@command("reviews.issue_review")
def issue_review(
    review: Review,
    *,
    paper: Callable[[NumberAndDate], Paper],
    dated_on: dt.date,
    number: int | None = None,
    recipients: Iterable[tuple[str, str]] = (),
    signed: tuple[str, bytes] | None = None,
    actor: Actor,
) -> OfficialPaper:
    """Number and freeze the report. ``paper`` composes it for a number and a date (``papers.review_report``)."""
    require(policies.may_issue_review(actor, review))
    draft = paper(NumberAndDate(None, dated_on))
    title = f"{draft.title} {draft.subject}"
    kind = "final_report" if review.kind == ReviewKind.FINAL else "interim_report"
    kept = draft_paper(
        review.agency_id, draft, kind=kind, title=title, year=dated_on.year, origin=ORIGIN, origin_id=review.pk
    )
    number_paper(kept, symbol=draft.symbol, dated_on=dated_on, number=number)
    issue_paper(kept, paper(NumberAndDate(str(kept.number), dated_on)), recipients=recipients, signed=signed)
    REVIEWS.apply("issue", review)
    record(review, paper=kept.pk, number=kept.full_number)
    return kept
