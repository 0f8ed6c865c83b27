"""``movement.json``: the reading of the launch document, with the tasks of the workbook after its own."""

import json
import re
from typing import Any

from thidua.foundations.workbook.model import Register, TaskRow
from thidua.stages.launch.reader import Reading

_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)", re.ASCII)
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)", re.ASCII)


def movement_json(reading: Reading, register: Register) -> bytes:
    """The movement as UTF-8 JSON. A task of the workbook has no line, and ``source`` says "workbook"."""
    said = reading.to_json()
    said["tasks"] = [*said["tasks"], *(_task(row, register) for row in register.tasks or ())]
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _task(row: TaskRow, register: Register) -> dict[str, Any]:
    codes = [code for code in (row.unit_code, *row.co_unit_codes) if code]
    return {
        "text": row.text,
        "line": None,
        "units": [register.name_of(code) for code in codes],
        "target": _target(row),
        "due": row.due.isoformat() if row.due else None,
        "registered_upward": False,
        "source": "workbook",
        "code": row.code,
        "target_text": row.target,
        "result": row.result,
        "percent": float(row.percent) if row.percent is not None else None,
    }


def _target(row: TaskRow) -> dict[str, Any] | None:
    """The target in the shape of the reading; ``None`` when its words are no number or range."""
    said = row.target or ""
    unit = row.target_unit or ""
    if match := _RANGE.fullmatch(said):
        return {"type": "range", "min": int(match[1]), "max": int(match[2]), "unit": unit}
    match = _NUMBER.fullmatch(said)
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    percent = bool(match[2]) or unit == "%"
    whole = int(number) if number.is_integer() else number
    return {"type": "percent" if percent else "count", "min": whole, "max": None, "unit": "%" if percent else unit}
