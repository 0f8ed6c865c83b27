"""Tasks of the workbook in the shape of the reading."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from tests.stages.reporting.year.years import LAUNCH
from thidua.foundations.workbook import model
from thidua.stages.launch.reader import read_bytes
from thidua.stages.reporting.year.movement import movement_json

READING = read_bytes(LAUNCH, "launch.txt")


def _task(**fields: Any) -> dict[str, Any]:
    row = model.TaskRow("N1", "Việc", **fields)
    register = model.Register(units=(model.UnitRow("A", "Phòng A"),), tasks=(row,))
    said = json.loads(movement_json(READING, register))
    found: dict[str, Any] = said["tasks"][-1]
    return found


@pytest.mark.parametrize(
    ("target", "unit", "expected"),
    [
        ("5", "cuộc", {"type": "count", "min": 5, "max": None, "unit": "cuộc"}),
        ("2,5", "tỷ đồng", {"type": "count", "min": 2.5, "max": None, "unit": "tỷ đồng"}),
        ("01 - 02", "địa phương", {"type": "range", "min": 1, "max": 2, "unit": "địa phương"}),
        ("1–3", None, {"type": "range", "min": 1, "max": 3, "unit": ""}),
        ("95%", None, {"type": "percent", "min": 95, "max": None, "unit": "%"}),
        ("95", "%", {"type": "percent", "min": 95, "max": None, "unit": "%"}),
        ("dẫn đầu", "hạng", None),
        (None, None, None),
    ],
)
def test_a_target_is_a_count_a_range_a_share_or_words(target: str | None, unit: str | None, expected: object) -> None:
    found = _task(target=target, target_unit=unit)
    assert found["target"] == expected
    assert found["target_text"] == target


def test_units_are_named_and_days_are_iso() -> None:
    found = _task(unit_code="A", co_unit_codes=("B",), due=dt.date(2021, 2, 3), percent=Decimal("83.5"), result="1")
    assert (found["units"], found["due"], found["percent"], found["result"]) == (
        ["Phòng A", "B"],
        "2021-02-03",
        83.5,
        "1",
    )
    assert (found["line"], found["source"]) == (None, "workbook")


def test_the_reading_itself_is_untouched() -> None:
    plain = json.loads(movement_json(READING, model.Register()))
    assert plain == json.loads(json.dumps(READING.to_json()))
    more = json.loads(movement_json(READING, model.Register(tasks=(model.TaskRow("N1", "Việc"),))))
    assert more["tasks"][:-1] == plain["tasks"]
    assert {key: value for key, value in more.items() if key != "tasks"} == {
        key: value for key, value in plain.items() if key != "tasks"
    }
