"""Final report on a movement: "Báo cáo tổng kết"."""

from thidua.foundations.papers.content import Paper, PaperKind
from thidua.foundations.papers.kinds.report import ReportContext, compose_report


def compose(context: ReportContext) -> Paper:
    """The final report's content."""
    return compose_report(context, PaperKind.FINAL_REPORT)
