"""What was read, with the officer's word over it: pure functions on the reader's JSON.

A path names a value: ``document.year``, ``theme.text``, or ``tasks.<key>.due`` where the key is made from what was read
there. A list item is left out by the path ``tasks.<key>`` with the value None. Paths that no longer lead anywhere stay
stored and are listed by :func:`orphans`, so that a second reading never swallows a correction.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "document": ("title", "number", "date", "place", "year", "issuer", "parent"),
    "theme": ("text",),
    "movements": ("name", "role", "from", "to"),
    "anniversaries": ("event", "founded", "count"),
    "tasks": ("text", "units", "due"),
    "deadlines": ("what", "date"),
    "recipients": ("name", "purpose"),
}
"""Fields an officer may correct, by group; the first field of a list group is what identifies an item."""

LISTS = ("movements", "anniversaries", "tasks", "deadlines", "recipients")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list group with its corrected values; ``dropped`` when the officer left it out."""

    key: str
    values: Json
    dropped: bool


def finding_keys(reading: Json) -> list[str]:
    """A stable key for each finding of ``reading``, in order: code, line and words, with a count for twins."""
    seen: Counter[str] = Counter()
    keys = []
    for finding in reading["findings"]:
        base = _digest(f"{finding['code']}|{finding['line']}|{finding['found']}")
        seen[base] += 1
        keys.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return keys


def items(reading: Json, choices: Json, corrections: Json, group: str) -> list[Item]:
    """The items of a list group, accepted fixes and corrections applied, dropped ones marked."""
    head = FIELDS[group][0]
    seen: Counter[str] = Counter()
    found = []
    for read in reading[group]:
        base = _digest(str(read.get(head)))
        seen[base] += 1
        key = base if seen[base] == 1 else f"{base}-{seen[base]}"
        fixed = _with_fixes(read, reading, choices, until=_next_line(read, reading[group]))
        values = {name: corrections.get(f"{group}.{key}.{name}", value) for name, value in fixed.items()}
        found.append(Item(key, values, f"{group}.{key}" in corrections))
    return found


def effective(reading: Json, choices: Json, corrections: Json) -> Json:
    """The reading as it counts: accepted fixes first, the officer's corrections over them, dropped items left out."""
    result = dict(reading)
    for group in ("document", "theme"):
        fixed = _with_fixes(reading[group] or {}, reading, choices)
        given = {name: corrections[f"{group}.{name}"] for name in FIELDS[group] if f"{group}.{name}" in corrections}
        result[group] = {**fixed, **given} or None
    if result["theme"] and not result["theme"].get("text"):
        result["theme"] = None
    for group in LISTS:
        result[group] = [item.values for item in items(reading, choices, corrections, group) if not item.dropped]
    return result


def corrected_text(text: str, reading: Json, choices: Json) -> str:
    """The document's text with the accepted fixes in their lines; the number of lines stays the same."""
    lines = text.split("\n")
    for finding, key in zip(reading["findings"], finding_keys(reading), strict=True):
        at = finding["line"] - 1
        if choices.get(key) == "accept" and finding["fix"] and finding["found"] and 0 <= at < len(lines):
            lines[at] = lines[at].replace(finding["found"], finding["fix"].replace("\n", " "))
    return "\n".join(lines)


def flat(reading: Json, choices: Json, corrections: Json) -> Json:
    """Every path of the present reading with the value that counts; a list item's own path has the value None."""
    result: Json = {}
    for group in ("document", "theme"):
        fixed = _with_fixes(reading[group] or {}, reading, choices)
        for name in FIELDS[group]:
            result[f"{group}.{name}"] = corrections.get(f"{group}.{name}", fixed.get(name))
    for group in LISTS:
        for item in items(reading, choices, corrections, group):
            result[f"{group}.{item.key}"] = None
            result |= {f"{group}.{item.key}.{name}": item.values.get(name) for name in FIELDS[group]}
    return result


def orphans(reading: Json, corrections: Json) -> list[tuple[str, Any]]:
    """Corrections whose item the present reading does not have: path and value, in the order of the paths."""
    known = flat(reading, {}, {})
    return sorted((path, value) for path, value in corrections.items() if path not in known)


def _next_line(read: Json, group: list[Json]) -> int | None:
    """Where the next item of the group begins: a sentence broken over lines belongs to the item up to there."""
    if (line := read.get("line")) is None:
        return None
    later = [int(other["line"]) for other in group if (other.get("line") or 0) > line]
    return min(later, default=int(line) + 1)


def _with_fixes(values: Json, reading: Json, choices: Json, until: int | None = None) -> Json:
    """Put accepted fixes into the texts of one item: those of its lines (up to the line ``until``, which is another's;
    else its own alone), or anywhere when it has no line."""
    line = values.get("line")
    fixed = dict(values)
    for finding, key in zip(reading["findings"], finding_keys(reading), strict=True):
        if choices.get(key) != "accept" or not finding["fix"] or not finding["found"]:
            continue
        if line is not None and not line <= finding["line"] < (until or line + 1):
            continue
        for name, value in fixed.items():
            if isinstance(value, str) and finding["found"] in value:
                fixed[name] = value.replace(finding["found"], finding["fix"])
    return fixed


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
