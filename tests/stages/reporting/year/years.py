"""Runs years for the tests and reads back what was written."""

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from thidua.foundations.workbook.model import Register
from thidua.foundations.workbook.template import write_template
from thidua.stages.reporting.year.run import YearSummary, run_year

SAMPLES = Path(__file__).resolve().parents[4] / "samples"
LAUNCH = (SAMPLES / "launch-2021.txt").read_bytes()


def run(register: Register, out: Path, launch: bytes = LAUNCH) -> YearSummary:
    """The year of a register, with the sample's launch document unless another is given."""
    return run_year(launch, "launch.txt", write_template(register), "so-lieu.xlsx", out)


def table(path: Path) -> list[tuple[Any, ...]]:
    """All rows of a workbook's only sheet, the header first."""
    book = load_workbook(io.BytesIO(path.read_bytes()))
    assert len(book.sheetnames) == 1
    return [tuple(row) for row in book.active.iter_rows(values_only=True)]


def records(path: Path) -> list[dict[str, Any]]:
    """The rows of a workbook's only sheet by header."""
    header, *rows = table(path)
    return [dict(zip(header, row, strict=True)) for row in rows]
