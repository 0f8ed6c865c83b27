"""Findings as the page lists them: numbered, by component, as many as a page can hold."""

from dataclasses import dataclass

from thidua.foundations.papers.checker import Finding, Report

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A component with its findings and their numbers."""

    label: str
    rows: tuple[tuple[int, Finding], ...]


def sections_of(report: Report) -> tuple[list[Section], int]:
    """The first findings by component, and how many more there are."""
    sections: list[Section] = []
    shown = 0
    for label, findings in report.groups:
        kept = findings[: MOST_SHOWN - shown]
        if kept:
            sections.append(Section(label, tuple(enumerate(kept, start=shown + 1))))
        shown += len(kept)
    return sections, len(report.findings) - shown
