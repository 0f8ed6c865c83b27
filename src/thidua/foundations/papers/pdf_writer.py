"""PDF of a paper: PDF/A-2b through Typst. Vendored fonts only and a fixed time, so equal input gives equal bytes."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from thidua.foundations.papers import looks, pdf_worker
from thidua.foundations.papers.content import Paper, RowKind
from thidua.foundations.papers.emphasis import spans_of
from thidua.foundations.papers.layout import (
    Element,
    Grid,
    GridRow,
    Line,
    Sheet,
    Split,
    cell_align,
    column_shares,
    lay_out,
    row_role,
)
from thidua.foundations.papers.looks import LOOKS, Role
from thidua.foundations.papers.measures import created_at, metadata, rule_pt
from thidua.foundations.papers.pdf_worker import LENGTH, compile_in

TEMPLATES = Path(__file__).parent / "typst"

# A row this long may break over a page; shorter ones stay whole. An unbreakable row taller than a page would be cut.
_LONG_CELL = 700

# What the template breaks anywhere. Looked for in the whole of the data: a find too many costs time, no more.
_LONG_WORD = re.compile(r"\S{28}")


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF/A-2b."""
    return draw_sheets(lay_out(paper), *metadata(paper), created_at(paper))


def draw_sheets(
    sheets: Sequence[Sheet], title: str, author: str, when: datetime, *, band: bool = False, number: int = 1
) -> bytes:
    """Laid out sheets as PDF/A-2b. ``band``: only as high as what they hold, without margins, to be put on a page.

    ``number`` is that of the first page; the first page of a sheet shows none, unless it is a later one.
    """
    data = {
        "band": band,
        "number": number,
        "title": title,
        "author": author,
        "font": looks.FONT_PDF,
        "page_number_pt": looks.PAGE_NUMBER_PT,
        "margin": [looks.MARGIN_TOP_MM, looks.MARGIN_RIGHT_MM, looks.MARGIN_BOTTOM_MM, looks.MARGIN_LEFT_MM],
        "looks": {role.value: asdict(look) for role, look in LOOKS.items()},
        "sheets": [_sheet(sheet) for sheet in sheets],
    }
    data["has_long"] = _LONG_WORD.search(json.dumps(data, ensure_ascii=False)) is not None
    return compile_template("paper.typ", data, when)


def compile_template(
    name: str, data: dict[str, Any], when: datetime, *, apart: bool = False, beside: Mapping[str, bytes] | None = None
) -> bytes:
    """Compile one of our templates with ``data``; system fonts are never looked at. ``apart``: in a child process.

    ``beside`` are files the template reads by name. The engine sees them and the template, no other file.
    """
    with _seen(name, beside) as folder:
        if apart:
            return _compile_apart(folder, name, [_json(data)], _moment(when))[0]
        return compile_in(folder, name, _json(data), _moment(when))


def compile_apart(
    name: str, jobs: Sequence[dict[str, Any]], when: datetime, *, beside: Mapping[str, bytes] | None = None
) -> list[bytes]:
    """A PDF of each data, all from one child process."""
    with _seen(name, beside) as folder:
        return _compile_apart(folder, name, [_json(data) for data in jobs], _moment(when))


@contextmanager
def _seen(name: str, beside: Mapping[str, bytes] | None) -> Iterator[Path]:
    """The folder the engine sees: the template's own, or one with the template and the files beside it."""
    if not beside:
        yield TEMPLATES
        return
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        shutil.copy(TEMPLATES / name, folder)
        for file, content in beside.items():
            (Path(folder) / file).write_bytes(content)
        yield Path(folder)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _moment(when: datetime) -> datetime:
    return when.replace(tzinfo=when.tzinfo or UTC)


def _compile_apart(folder: Path, name: str, jobs: Sequence[str], when: datetime) -> list[bytes]:
    """In a process that ends afterwards and gives its memory back."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(
        [sys.executable, "-P", pdf_worker.__file__, str(folder), name, when.isoformat()],
        input=json.dumps(jobs, ensure_ascii=False).encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the PDF process failed: {done.stderr.decode(errors='replace')[-500:]}")
    made, at = [], 0
    while at < len(done.stdout):
        (length,) = LENGTH.unpack_from(done.stdout, at)
        at += LENGTH.size + length
        made.append(done.stdout[at - length : at])
    return made


def _sheet(sheet: Sheet) -> dict[str, Any]:
    width = looks.text_width_mm(landscape=sheet.landscape)
    elements = [_element(element, width) for element in sheet.elements]
    return {"landscape": sheet.landscape, "footer": sheet.footer, "elements": elements}


def _element(element: Element, width_mm: float) -> dict[str, Any]:
    match element:
        case Line():
            return {"kind": "line", **_line(element, width_mm)}
        case Split():
            return _split(element, width_mm)
        case Grid():
            return _grid(element)


def _line(line: Line, width_mm: float) -> dict[str, Any]:
    return {
        "role": line.role.value,
        "spans": [asdict(one) for one in spans_of(line.text, line.emphasis)],
        "lead": line.lead,
        "rule": rule_pt(line, width_mm),
        "keep_next": line.keep_next,
    }


def _split(split: Split, width_mm: float) -> dict[str, Any]:
    whole = sum(split.shares)
    widths = [width_mm * share / whole for share in split.shares]
    rows = [
        [[_line(line, width) for line in cell] for cell, width in zip(row, widths, strict=True)] for row in split.rows
    ]
    gaps = [looks.gap_above(split.name, row) for row in range(len(rows))]
    keep = any(line.keep_next for cell in split.rows[-1] for line in cell)
    ruled = split.name == "copy-head"
    return {"kind": "split", "ruled": ruled, "keep": keep, "shares": split.shares, "gaps": gaps, "rows": rows}


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "shares": column_shares(grid.columns),
        "heads": [column.title for column in grid.columns],
        "rows": [_row(row, grid, after) for row, after in zip(grid.rows, (*grid.rows, None)[1:], strict=True)],
    }


def _row(row: GridRow, grid: Grid, after: GridRow | None) -> dict[str, Any]:
    """A row; a heading inside the table is a header only of rows: the engine fails on one right before another."""
    columns = grid.columns
    span = len(columns) if row.kind is RowKind.GROUP else 1
    cells: Sequence[dict[str, Any]] = [
        {"text": text, "align": cell_align(column, row.kind).value, "span": span}
        for text, column in zip(row.cells, columns, strict=False)
    ]
    role: Role = row_role(row)
    leads = row.kind is RowKind.GROUP and after is not None and after.kind is not RowKind.GROUP
    return {
        "role": role.value,
        "leads": leads,
        "breakable": any(len(text) > _LONG_CELL for text in row.cells),
        "cells": cells,
    }
