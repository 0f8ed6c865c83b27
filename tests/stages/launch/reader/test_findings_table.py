"""Every code of a finding with a slip that gives it, planted in a right text, which without the slip does not."""

import ast
import itertools
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from thidua.stages.launch import values
from thidua.stages.launch.reader import Finding, findings, read_text

SLIPS = Path(__file__).parent / "slips"
TABLE: list[dict[str, Any]] = yaml.safe_load((SLIPS / "table.yaml").read_text(encoding="utf-8"))
SEVERITIES = {"error", "warning", "info"}
# A summary of all tasks, and a part of the head whose loss is told twice: held by tests of their own below.
OTHERWISE = {"tasks-open", "date-unknown"}


@cache
def right_text(name: str) -> str:
    return (SLIPS / f"{name}.txt").read_text(encoding="utf-8")


@cache
def marked(text: str) -> tuple[Finding, ...]:
    return tuple(one for one in read_text(text).findings if one.code != "tasks-open")


@pytest.mark.parametrize("name", sorted(path.stem for path in SLIPS.glob("*.txt")))
def test_a_right_text_has_no_finding(name: str) -> None:
    assert marked(right_text(name)) == ()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['code']} {row['text']}:{row['line']}")
def test_one_slip_gives_exactly_its_finding(row: dict[str, Any]) -> None:
    text = right_text(row["text"])
    assert row["right"] in text
    found = marked(text.replace(row["right"], row["wrong"], 1))
    assert [(one.code, one.line, one.found, one.fix) for one in found] == [
        (row["code"], row["line"], row["found"], row["fix"])
    ]


def test_a_text_without_its_date_line() -> None:
    text = right_text("letter").replace("An Bình, ngày 20 tháng 10 năm 2023\n", "")
    assert [one.code for one in marked(text)] == ["form-head", "date-unknown"]


def test_tasks_without_owner_and_date_are_summed_up() -> None:
    codes = {name: {one.code for one in read_text(right_text(name)).findings} for name in ("launch", "decision")}
    assert codes == {"launch": {"tasks-open"}, "decision": set()}


def codes_in_source() -> set[str]:
    """Codes are written before their severity, or alone where a check has several."""
    written: set[Any] = set()
    for path in Path(findings.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
                written |= {word for word, after in itertools.pairwise(words) if after in SEVERITIES}
                if isinstance(node.func, ast.Name) and node.func.id == "Finding" and words:
                    written.add(words[0])
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(?:-[a-z]+)+", str(node.value)):
                code = str(node.value)
                written |= {code} if code.partition("-")[0] in values.FINDING_NAMES else set()
    return {word for word in written if word and isinstance(word, str)}


def test_every_code_of_the_source_stands_in_the_table_and_has_a_name_on_the_page() -> None:
    written = codes_in_source()
    assert written - OTHERWISE == {row["code"] for row in TABLE}
    assert {code for code in written if code.partition("-")[0] not in values.FINDING_NAMES} == set()
