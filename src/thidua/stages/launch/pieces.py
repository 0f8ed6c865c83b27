"""A few words of a document read as one item of a group: what an officer points at when the reader missed it."""

from collections.abc import Mapping
from typing import Any

from thidua.stages.launch.reader.anniversaries import read_anniversaries
from thidua.stages.launch.reader.citations import find_citations
from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.model import DocumentHead, Reading, plain
from thidua.stages.launch.reader.targets import read_target
from thidua.stages.launch.reader.text import clean_lines, make_text

Json = dict[str, Any]

BLANK: Mapping[str, Json] = {
    "citations": {
        "raw": "", "type": "", "number": None, "date": None, "issuer": None, "subject": None, "lines": [],
        "normal_form": None,
    },
    "movements": {"name": "", "role": "launched", "from": None, "to": None, "line": None},
    "anniversaries": {"event": "", "count": None, "founded": None, "check": "unknown", "line": None},
    "sections": {"id": "", "heading": "", "line": None},
    "tasks": {"text": "", "line": None, "units": [], "target": None, "due": None, "registered_upward": False,
              "period": None, "coordinating": [], "section": None},
    "deadlines": {"what": "", "date": None, "raw": "", "line": None, "period": None},
    "roles": {"name": "", "duties": [], "line": None},
    "recipients": {"name": "", "purpose": None, "archive": False},
    "cosigners": {"authority": None, "title": None, "name": ""},
}  # fmt: skip
"""An item of each group of which nothing is known: the reader's JSON shape."""


def read_piece(group: str, words: str, year: int | None) -> Json:
    """Read ``words`` as an item of ``group``, in the reader's JSON shape; what they do not say is empty."""
    blank = dict(BLANK[group])
    text = make_text(clean_lines(words))
    if group == "citations":
        read = _first(Reading(text.lines, _NO_HEAD, citations=find_citations(text, None, None)), group)
        return (read or blank) | {"raw": words}
    if group == "anniversaries":
        days = Reading(text.lines, _NO_HEAD, anniversaries=read_anniversaries(text, year))
        return _first(days, group) or {**blank, "event": words}
    if group == "tasks":
        return {**blank, "text": words, "target": target_of(words), **_time_of(words, year, "due")}
    if group == "deadlines":
        return {**blank, "what": words, "raw": words, **_time_of(words, year, "date")}
    if group == "movements":
        return {**blank, "name": words.strip('“”"* '), "from": year, "to": year}
    if group == "sections":
        return {**blank, "heading": words}
    return {**blank, "name": words}


def _time_of(words: str, year: int | None, name: str) -> Json:
    day, period = due_in(words, Calendar(year))
    return {name: day.isoformat() if day else None, "period": plain(period)}


def target_of(words: str) -> Json | None:
    """The target a sentence states ("01 – 02 địa phương", "trên 90% hồ sơ"), in the reader's JSON shape."""
    target = read_target(words)
    return plain(target)


def _first(reading: Reading, group: str) -> Json | None:
    found = reading.to_json()[group]
    return dict(found[0]) if found else None


_NO_HEAD = DocumentHead(None, None, None, None, None, None, None, None, None)
