"""Interim report on a movement: "Báo cáo sơ kết"."""

from thidua.foundations.papers.content import Paper, PaperKind
from thidua.foundations.papers.kinds.report import ReportContext, compose_report


def compose(context: ReportContext) -> Paper:
    """The interim report's content."""
    return compose_report(context, PaperKind.INTERIM_REPORT)
