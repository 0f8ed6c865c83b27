"""The JSON of a reading has the published keys and types, whatever the text."""

import json
from typing import Any

import pytest

from tests.stages.launch.reader.support import TEXTS, sample
from thidua.stages.launch.reader import read_text

KEYS = {
    "document": {"kind_printed", "kind", "title", "number", "date", "place", "year", "issuer", "parent", "read_by"},
    "citations": {"raw", "type", "number", "date", "issuer", "subject", "lines", "normal_form"},
    "movements": {"name", "role", "from", "to", "line"},
    "anniversaries": {"event", "count", "founded", "check", "line"},
    "sections": {"id", "heading", "line"},
    "tasks": {"text", "line", "units", "target", "due", "registered_upward", "period", "coordinating", "section"},
    "deadlines": {"what", "date", "raw", "line", "period"},
    "roles": {"name", "duties", "line"},
    "recipients": {"name", "purpose", "archive"},
    "findings": {"code", "line", "severity", "found", "fix", "why"},
    "notes": {"code", "text"},
    "doubtful": {"line", "start", "end", "sure"},
}
NAMES = [path.name for path in sorted(TEXTS.glob("*.txt"))]


def answer(name: str) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(sample(name).to_json()))
    return plain


@pytest.mark.parametrize("name", NAMES)
def test_every_item_has_exactly_the_published_keys(name: str) -> None:
    plain = answer(name)
    assert set(plain) == {*KEYS, "theme", "units", "signatory"}
    assert set(plain["document"]) == KEYS["document"]
    for key, keys in KEYS.items():
        if key != "document":
            assert all(set(item) == keys for item in plain[key])
    assert all(isinstance(unit, str) for unit in plain["units"])


@pytest.mark.parametrize("name", NAMES)
def test_values_are_of_the_published_kinds(name: str) -> None:
    plain = answer(name)
    assert all(m["role"] in {"launched", "inherited", "named"} for m in plain["movements"])
    assert all(a["check"] in {"ok", "wrong", "unknown"} for a in plain["anniversaries"])
    assert all(f["severity"] in {"error", "warning", "info"} and f["why"].endswith(".") for f in plain["findings"])
    assert all(t["target"] is None or set(t["target"]) == {"type", "min", "max", "unit"} for t in plain["tasks"])
    assert all(isinstance(line, int) and line >= 1 for c in plain["citations"] for line in c["lines"])


def test_one_signatory_is_an_object_two_are_a_list_none_is_null() -> None:
    assert answer("directive.txt")["signatory"] == {
        "authority": "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH",
        "title": "PHÓ CHỦ TỊCH",
        "name": "Trần Văn Thử",
    }
    assert [s["title"] for s in answer("minutes.txt")["signatory"]] == ["THƯ KÝ", "CHỦ TỌA"]
    assert read_text("Không ai ký.").to_json()["signatory"] is None


def test_dates_are_iso_and_whole_targets_are_whole_numbers() -> None:
    plain = answer("plan_two_columns.txt")
    assert plain["document"]["date"] == "2025-02-08"
    assert plain["tasks"][2]["target"] == {"type": "range", "min": 2, "max": 3, "unit": "lớp tập huấn"}
    assert isinstance(plain["tasks"][2]["target"]["min"], int)
    assert plain["theme"] is None
