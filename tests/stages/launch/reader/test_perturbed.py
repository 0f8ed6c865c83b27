"""What a text says does not depend on how it is typed: wrapping, tone style, dashes, bullets, dates, page numbers."""

from functools import cache
from typing import Any

import pytest
import yaml

from tests.shared_texts import SHARED, needs_shared
from tests.stages.launch.reader.perturb import WAYS
from tests.stages.launch.reader.test_corpus import scorer
from tests.stages.launch.reader.test_kinds import KINDS, NAMES, read
from thidua.stages.launch.reader import Reading, read_bytes
from thidua.vietnamese import tone_normal

MOST_DROP = 0.05
# Whole laws take seconds each and are wrapped like any other text.
LONGEST = 25_000


def said(reading: Reading) -> dict[str, Any]:
    head = reading.document
    return {
        "head": (head.kind, head.number, head.date, head.place, tone_normal(head.issuer or "").replace("–", "-")),
        "citations": [(c.number, c.date) for c in reading.citations],
        "deadlines": [d.date for d in reading.deadlines],
        "recipients": [(tone_normal(r.name).replace("–", "-"), r.purpose, r.archive) for r in reading.recipients],
        "signed": [s.name for s in reading.signatories],
        "sections": len(reading.sections),
    }


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("name", NAMES)
def test_own_texts_say_the_same(name: str, way: str) -> None:
    text = (KINDS / name).read_text(encoding="utf-8")
    assert said(read_bytes(WAYS[way](text).encode(), name)) == said(read(name))


@cache
def entries() -> list[tuple[dict[str, Any], str]]:
    index = yaml.safe_load((SHARED / "corpus" / "index.yaml").read_text(encoding="utf-8"))["documents"]
    texts = [(entry, (SHARED / "corpus" / entry["file"]).read_text(encoding="utf-8")) for entry in index]
    return [(entry, text) for entry, text in texts if len(text) <= LONGEST]


@cache
def scores(way: str | None) -> dict[str, float]:
    tool = scorer()
    sheets = {}
    for entry, text in entries():
        written = WAYS[way](text) if way else text
        sheets[entry["file"]] = tool.score_document(entry, read_bytes(written.encode(), "a.txt").to_json(), written)
    result = tool.summarise(sheets, tool.KINDS)
    kinds = {**result["kinds"], "overall": result["overall"]}
    return {kind: kinds[kind]["f1"] for kind in kinds if kinds[kind]["f1"] is not None}


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("way", list(WAYS))
def test_real_texts_score_the_same(way: str) -> None:
    """Slow because some thirty documents are read and scored for each way of writing."""
    plain, other = scores(None), scores(way)
    assert {
        kind: (plain[kind], other.get(kind)) for kind in plain if other.get(kind, 0) < plain[kind] - MOST_DROP
    } == {}
