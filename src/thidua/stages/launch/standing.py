"""Every value that was read, numbered, with the place in the text where it stands: pure, on the reader's JSON."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from thidua.stages.launch.corrections import FIELDS, LISTS, Item, bounds_of, items, single_values
from thidua.stages.launch.places import Finder, Place

Json = dict[str, Any]
_HEAD = 80
"""Within how many lines the parts of a head are looked for."""
_RECIPIENTS = re.compile(r"^\W*nơi nhận\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """One value, or one item of a list, with its number on the page.

    ``item`` is the path of a list item, empty else; ``fields`` maps a field to its path and the value that counts.
    ``places`` are empty where the words do not stand in the text; ``line`` is then where it was read, 0 if unknown.
    ``period`` is the time without a day that the text gives for an item, ``section`` the heading of the rows of a table
    among which it stands.
    """

    no: int
    group: str
    item: str
    fields: dict[str, tuple[str, Any]]
    line: int
    places: tuple[Place, ...]
    dropped: bool = False
    added: bool = False
    period: Json | None = None
    section: str = ""


def values_of(text: str, reading: Json, choices: Json, corrections: Json) -> tuple[Value, ...]:
    """The values of a reading in the order of the groups, numbered from 1."""
    finder = Finder(text.split("\n"))
    now = single_values(reading, choices, corrections)
    end = min(bounds_of(reading, "signatory")[0], len(finder.lines))
    by_group = {
        "document": list(_heads(finder, reading, now)),
        "theme": [_theme(finder, reading, now)],
        "signatory": list(_signatory(finder, reading, now, end)),
    }
    for group in LISTS:
        by_group[group] = [_of_item(finder, group, item, end) for item in items(reading, choices, corrections, group)]
    taken = {place for values in by_group.values() for value in values for place in value.places}
    by_group["units"] = [_units(finder, reading, now, taken)]
    found = [value for group in FIELDS for value in by_group[group]]
    return tuple(replace(value, no=no) for no, value in enumerate(found, start=1))


def _heads(finder: Finder, reading: Json, now: Json) -> Iterator[Value]:
    for name in FIELDS["document"]:
        places = _of_head(finder, name, reading["document"].get(name))
        path = f"document.{name}"
        yield Value(0, "document", "", {name: (path, now[path])}, places[0].line if places else 0, places)


def _of_head(finder: Finder, name: str, read: Any) -> tuple[Place, ...]:
    if not read:
        return ()
    printed = _dates(str(read)) if name == "date" else (f"năm {read}", str(read)) if name == "year" else (str(read),)
    return next((places for words in printed if (places := finder.find(words, 1, _HEAD))), ())


def _dates(iso: str) -> tuple[str, ...]:
    """A day as papers print it, fullest first."""
    day = dt.date.fromisoformat(iso)
    shapes = ((day.day, day.month), (f"{day.day:02}", day.month), (f"{day.day:02}", f"{day.month:02}"))
    return (
        *(f"ngày {d} tháng {m} năm {day.year}" for d, m in shapes),
        *(f"{d}/{m}/{day.year}" for d, m in shapes),
    )


def _theme(finder: Finder, reading: Json, now: Json) -> Value:
    read = reading["theme"] or {}
    line = int(read.get("line") or 0)
    places = finder.find(str(read.get("text") or ""), line)
    return Value(0, "theme", "", {"text": ("theme.text", now["theme.text"])}, line, places)


def _units(finder: Finder, reading: Json, now: Json, taken: Collection[Place]) -> Value:
    """The units named, each at the first place that names it; a place that is another value's is left to that."""
    places = tuple(p for name in reading.get("units") or () for p in finder.find(name, 1, len(finder.lines)))
    line = min((place.line for place in places), default=0)
    own = tuple(place for place in places if place not in taken)
    return Value(0, "units", "", {"names": ("units.names", now["units.names"])}, line, own)


def _signatory(finder: Finder, reading: Json, now: Json, end: int) -> Iterator[Value]:
    """Name, office and authority of the first who signs, each a value of its own."""
    signed = reading.get("signatory")
    read = (signed[0] if isinstance(signed, list) else signed) or {}
    for name in FIELDS["signatory"]:
        places = _signed(finder, read.get(name), end)
        path = f"signatory.{name}"
        yield Value(0, "signatory", "", {name: (path, now[path])}, places[0].line if places else 0, places)


def _signed(finder: Finder, words: str | None, end: int) -> tuple[Place, ...]:
    """Words of a signature, below the body; lines of authority are joined with a stroke when read."""
    parts = str(words or "").split(" / ")
    return tuple(place for part in parts for place in finder.find(part, max(end, 1), len(finder.lines)))


def _of_item(finder: Finder, group: str, item: Item, end: int) -> Value:
    path = f"{group}.{item.key}"
    fields = {name: (f"{path}.{name}", item.values.get(name)) for name in FIELDS[group]}
    starts = item.values.get("lines") or [item.values.get("line")]
    places = (
        _signed(finder, item.read, end)
        if group == "cosigners" and not item.added
        else tuple(place for line in starts for place in _stands(finder, group, item, line))
    )
    line = places[0].line if places else starts[0] or 0
    period, section = item.values.get("period"), item.values.get("section") or ""
    return Value(0, group, path, fields, line, places, item.dropped, item.added, period, section)


def _stands(finder: Finder, group: str, item: Item, line: int | None) -> tuple[Place, ...]:
    """Where an item stands: its words at its line; a citation said in other words, by its number; recipients, which
    have no line, below "Nơi nhận"."""
    if line is None:
        start = next((at for at, words in enumerate(finder.lines, start=1) if _RECIPIENTS.match(words)), 0)
        return finder.find(item.read, start, len(finder.lines))
    other = {"citations": "number", "deadlines": "raw"}.get(group)
    said = str(item.values.get(other) or "") if other else ""
    return finder.find(item.read, line) or finder.find(said, line)
