"""The report of a review: figures from the system, words from the clerk."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.papers.content import Letterhead, NumberAndDate, Paper, Recipient, Signatory
from thidua.foundations.papers.kinds import final_report, interim_report, unit_minutes
from thidua.foundations.papers.kinds.common import AwardCount
from thidua.foundations.papers.kinds.report import ReportContext, TaskResult
from thidua.stages.launch.targets import target_in_words
from thidua.stages.movements.papers import letterhead_of
from thidua.stages.progress.models import Task
from thidua.stages.reviews.figures import ReviewFigures, figures_of, review_tasks
from thidua.stages.reviews.models import Review, UnitAppraisal
from thidua.stages.reviews.selectors import lines_of
from thidua.vietnamese import format_date


def review_report(review: Review, signatory: Signatory) -> Callable[[NumberAndDate], Paper]:
    """Give a function that composes the report for a number and date; without a number it is a draft."""
    figures = figures_of(review)
    tasks = tuple(_task(task) for task in review_tasks(review))
    compose = final_report.compose if review.kind == "final" else interim_report.compose

    def paper(issue: NumberAndDate) -> Paper:
        return compose(
            ReportContext(
                letterhead=letterhead_of(review.agency),
                issue=issue,
                subject=subject_of(review),
                signatory=signatory,
                leadership=leadership_words(figures),
                results=_paragraphs(review.results),
                tasks=tasks,
                awards=tuple(AwardCount(one.award, one.collectives, one.individuals) for one in figures.awards),
                strengths=figure_words(figures),
                limits=_paragraphs(review.limits),
                causes=_paragraphs(review.causes),
                lessons=_paragraphs(review.good_practice),
                directions=_paragraphs(review.direction),
                recipients=tuple(Recipient(name, purpose or None) for name, purpose in recipients_of(review)),
                draft=issue.number is None,
            )
        )

    return paper


def subject_of(review: Review) -> str:
    """Subject line of the report."""
    what = "Tổng kết" if review.kind == "final" else "Sơ kết"
    period = f"từ ngày {format_date(review.from_on)} đến ngày {format_date(review.to_on)}"
    return f"{what} phong trào thi đua năm {review.movement.year} ({period})"


def recipients_of(review: Review) -> list[tuple[str, str]]:
    """Who gets the report: the agency above, the units."""
    above = [(review.agency.parent.name, "để b/c")] if review.agency.parent else []
    return [*above, ("Các đơn vị thuộc " + review.agency.name, "để biết")]


def leadership_words(figures: ReviewFigures) -> tuple[str, ...]:
    """What was organised, in figures; what was not counted is not mentioned."""
    said = []
    if figures.recipients:
        said.append(
            f"Đã phổ biến, quán triệt; {figures.read}/{figures.recipients} lượt người xác nhận đã nắm nội dung."
        )
    if figures.registrations:
        said.append(f"Tiếp nhận {figures.registrations} lượt đăng ký danh hiệu thi đua, hình thức khen thưởng.")
    if figures.pledges:
        said.append(f"Ký {figures.pledges} bản giao ước thi đua, cam kết học tập và làm theo Bác.")
    if figures.inspections:
        said.append(f"Kiểm tra, đôn đốc {figures.inspections} lượt đơn vị.")
    return tuple(said)


def figure_words(figures: ReviewFigures) -> tuple[str, ...]:
    """The year's results in figures, one sentence a subject."""
    said = []
    if figures.tasks:
        late = f", {figures.tasks_late} nhiệm vụ quá hạn" if figures.tasks_late else ""
        said.append(f"Hoàn thành {figures.tasks_done}/{figures.tasks} nhiệm vụ, chỉ tiêu{late}.")
    for one in figures.indices:
        rank = f", xếp thứ {one.rank}/{one.of_how_many}" if one.rank and one.of_how_many else ""
        said.append(f"Chỉ số {one.name} năm {one.year} đạt {_number(one.score)} điểm{rank}.")
    if figures.initiatives:
        said.append(f"Có {figures.initiatives} sáng kiến được công nhận.")
    levels = [f"{label.lower()}: {number} người" for label, number in figures.ratings if number]
    if levels:
        said.append(f"Xếp loại: {'; '.join(levels)}.")
    for label, number, people in figures.activities:
        joined = f", {people} lượt người tham gia" if people else ""
        said.append(f"{label}: {number} hoạt động{joined}.")
    return tuple(said)


def unit_minutes_of(appraisal: UnitAppraisal) -> Paper:
    """The minutes of a unit's appraisal meeting; a draft until they are sent."""
    agency, unit = appraisal.agency, appraisal.unit
    head = letterhead_of(agency)
    chair = appraisal.chair
    return unit_minutes.compose(
        unit_minutes.UnitMinutesContext(
            letterhead=Letterhead(agency.name, unit.name, head.symbol_suffix, head.place),
            issue=NumberAndDate(None, appraisal.held_on),
            subject=_("Bình xét danh hiệu thi đua, hình thức khen thưởng năm %(year)d") % {"year": appraisal.year},
            unit=unit.name,
            held_on=appraisal.held_on,
            members=appraisal.total,
            present=appraisal.present,
            chaired_by=", ".join(part for part in (chair.full_name, chair.job_title) if part),
            lines=tuple(
                unit_minutes.AppraisedLine(award_label(line.award), line.subject_name, line.yes, line.reason)
                for line in lines_of(appraisal)
            ),
            discussion=_paragraphs(appraisal.notes),
            secretary=Signatory(None, None, "Thư ký", ""),
            chair=Signatory(None, None, "Chủ trì", chair.full_name),
            draft=appraisal.state == "draft",
        )
    )


def _task(task: Task) -> TaskResult:
    return TaskResult(
        content=task.text,
        owner=task.lead_unit.name if task.lead_unit else "",
        target=target_words(task),
        result=task.result,
        completion=f"{task.percent}%",
    )


def target_words(task: Task) -> str:
    """The target as a report prints it."""
    return target_in_words(task.target_type, task.target_min, task.target_max, task.target_unit)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
