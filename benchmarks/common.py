"""What the measurements share: a table on the terminal, runs of the program, departments of any size."""

import dataclasses
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.foundations.workbook import model
from thidua.foundations.workbook.sample import sample_register

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program: seconds waited, seconds of processor time, highest memory so far in MB."""

    wall: float
    cpu: float
    peak_mb: float


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as a Markdown table, numbers flush right."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    numeric = [all(row[column][:1].isdigit() for row in cells[1:]) for column in range(len(header))]
    for index, row in enumerate(cells):
        padded = (
            cell.rjust(width) if right and index else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        print("|", " | ".join(padded), "|")
        if not index:
            rule = ("-" * (width - right) + ":" * right for width, right in zip(widths, numeric, strict=True))
            print("|", " | ".join(rule), "|")


def thidua(*arguments: object) -> Run:
    """Run the command line as a person would; whatever it prints is shown only when it fails."""
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("THIDUA_", "DJANGO_"))}
    before, began = cpu_seconds(), time.perf_counter()
    command = [sys.executable, "-m", "thidua.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=keep, check=False)
    waited, worked = time.perf_counter() - began, cpu_seconds() - before
    if done.returncode:
        raise SystemExit(f"thidua {arguments[0]}: {done.returncode}\n{done.stdout}{done.stderr}")
    return Run(waited, worked, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def cpu_seconds() -> float:
    """Processor time that this process and those it started have used so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def department(size: int) -> model.Register:
    """The sample department when ``size`` is 43, its first people when smaller, copies of it added when larger.

    A copy has people and divisions of its own, everybody's levels and titles, and stands for the base title; the cases
    that need a person's thought stay those of the sample.
    """
    sample = sample_register()
    people = sample.people or ()
    whole = [people[:size]]
    while (missing := size - sum(map(len, whole))) > 0:
        whole.append(people[:missing])
    parts = [_part(sample, {one.code for one in some}, copy) for copy, some in enumerate(whole)]
    joined = {
        field.name: tuple(row for part in parts for row in getattr(part, field.name))
        for field in dataclasses.fields(model.Register)
        if field.name not in ("info", "tasks", "council", "extras", "notices")
    }
    codes = {row.code for row in joined["people"]}
    council = tuple(row for row in sample.council or () if row.person_code in codes)
    return model.Register(info=sample.info, tasks=sample.tasks, council=council, **joined)


def _part(sample: model.Register, codes: set[str], copy: int) -> model.Register:
    mark = f"-{copy + 1}" if copy else ""
    units = {person.unit_code for person in sample.people or () if person.code in codes}
    known = codes | (units if not copy else set())

    def rows(name: str, *keys: str) -> tuple[object, ...]:
        """Rows about those people, with their codes marked."""
        found = (row for row in getattr(sample, name) or () if getattr(row, keys[0]) in known)
        return tuple(dataclasses.replace(row, **{key: getattr(row, key) + mark for key in keys}) for row in found)

    people = tuple(
        dataclasses.replace(
            one, code=one.code + mark, unit_code=one.unit_code + mark, full_name=f"{one.full_name}{_nth(copy)}"
        )
        for one in sample.people or ()
        if one.code in codes
    )
    made = tuple(
        dataclasses.replace(
            unit,
            code=unit.code + mark,
            name=f"{unit.name}{_nth(copy)}",
            head_code=unit.head_code + mark if unit.head_code in codes and unit.head_code else None,
        )
        for unit in sample.units or ()
        if unit.code in units
    )
    first = not copy
    titles = ("lao_dong_tien_tien",) if copy else None
    registrations = rows("registrations", "code")
    votes = rows("votes", "code")
    return model.Register(
        units=made,
        people=people,
        ratings=rows("ratings", "code"),  # type: ignore[arg-type]
        initiatives=rows("initiatives", "person_code") if first else (),  # type: ignore[arg-type]
        discipline=rows("discipline", "person_code"),  # type: ignore[arg-type]
        matters=rows("matters", "code"),  # type: ignore[arg-type]
        held=rows("held", "code"),  # type: ignore[arg-type]
        registrations=tuple(row for row in registrations if not titles or row.award in titles),  # type: ignore[attr-defined, misc]
        votes=tuple(row for row in votes if not titles or row.award in titles),  # type: ignore[attr-defined, misc]
    )


def _nth(copy: int) -> str:
    words = ("", " Hai", " Ba", " Bốn", " Năm", " Sáu", " Bảy", " Tám", " Chín", " Mười")
    return words[copy] if copy < len(words) else f" Thứ {copy + 1}"
