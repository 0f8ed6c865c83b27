"""Does a Word document follow Decree 30/2020/NĐ-CP? Findings by component, and a repaired copy.

Reads only the file; knows no database and no Django. ``check`` and ``repair`` load the word processing library when
first called.
"""

from thidua.foundations.papers.checker.model import CheckError, Component, Finding, Report

__all__ = ["CheckError", "Component", "Finding", "Report", "check", "repair"]


def check(data: bytes, filename: str) -> Report:
    """Findings of a Word document. Raises :class:`CheckError`, with a message for the reader, when it is refused."""
    from thidua.foundations.papers.checker.checking import check_docx

    return check_docx(data, filename)


def repair(data: bytes, filename: str) -> tuple[bytes, Report]:
    """A repaired copy and what is still found in it. Raises as :func:`check`."""
    from thidua.foundations.papers.checker.checking import repair_docx

    return repair_docx(data, filename)
