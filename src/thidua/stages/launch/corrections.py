"""What was read, with the officer's word over it: pure functions on the reader's JSON.

A path names a value: ``document.year``, ``theme.text``, or ``tasks.<key>.due`` where the key is made from what was read
there. ``tasks.<key>`` itself holds None for an item left out, or the line and words of one the officer added. Paths
that no longer lead anywhere stay stored and are listed by :func:`orphans`, so that a second reading never swallows a
correction; :func:`carried` moves those of an item whose words were only touched up.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from thidua.stages.launch.pieces import BLANK, read_piece
from thidua.vietnamese import fold

Json = dict[str, Any]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "document": ("kind_printed", "title", "number", "date", "place", "year", "issuer", "parent"),
    "theme": ("text",),
    "citations": ("raw", "type", "number", "date", "issuer", "subject"),
    "movements": ("name", "role", "from", "to"),
    "anniversaries": ("event", "founded", "count"),
    "sections": ("heading", "id"),
    "tasks": ("text", "units", "coordinating", "target", "due", "registered_upward"),
    "deadlines": ("what", "date"),
    "roles": ("name", "duties"),
    "units": ("names",),
    "recipients": ("name", "purpose", "archive"),
    "signatory": ("name", "title", "authority"),
    "cosigners": ("name", "title", "authority"),
}
"""Fields an officer may correct, by group; the first field of a list group is what identifies an item."""

SINGLES = ("document", "theme", "units", "signatory")
"""Groups that are no lists of items: their paths are the same in every reading."""
LISTS = tuple(group for group in FIELDS if group not in SINGLES)
"""``cosigners`` are those who sign beside the first, where the reader's ``signatory`` is a list."""
_ANYWHERE = 10**9
_AT_THE_END = {"recipients", "signatory", "cosigners"}
ALIKE = 0.8
"""How much of its words an item must keep for its corrections to follow it to a new version of the file."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list group with its corrected values; ``dropped`` when left out, ``added`` when the reader did not
    see it. ``read`` are the words that were read, before any correction."""

    key: str
    values: Json
    dropped: bool
    added: bool = False
    read: str = ""


def finding_keys(reading: Json) -> list[str]:
    """A stable key for each finding of ``reading``, in order: code and words, with a count for twins. The line is no
    part of it, so that a choice holds when a new version of the file has more lines above."""
    seen: Counter[str] = Counter()
    return [_counted(digest(f"{finding['code']}|{finding['found']}"), seen) for finding in reading["findings"]]


def items(reading: Json, choices: Json, corrections: Json, group: str) -> list[Item]:
    """The items of a list group, accepted fixes and corrections applied, dropped ones marked, added ones last."""
    found, accepted = [], _accepted(reading, choices)
    bounds = bounds_of(reading, group)
    lines = sorted({int(read["line"]) for read in _rows(reading, group) if read.get("line")})
    for key, read in _keyed(reading, group):
        fixed = _with_fixes(read, accepted, until=_next_line(read, lines), bounds=bounds)
        values = {name: corrections.get(f"{group}.{key}.{name}", value) for name, value in fixed.items()}
        dropped = corrections.get(f"{group}.{key}", ...) is None
        found.append(Item(key, values, dropped, read=str(read.get(FIELDS[group][0]) or "")))
    known = {item.key for item in found}
    for key, given in _added(corrections, group):
        if key not in known:
            words = str(given["words"])
            read = {**read_piece(group, words, reading["document"].get("year")), **_line_of(group, given["line"])}
            values = {name: corrections.get(f"{group}.{key}.{name}", value) for name, value in read.items()}
            found.append(Item(key, values, dropped=False, added=True, read=words))
    return found


def effective(reading: Json, choices: Json, corrections: Json) -> Json:
    """The reading as it counts: accepted fixes first, the officer's corrections over them, dropped items left out."""
    result, accepted = dict(reading), _accepted(reading, choices)
    for group in SINGLES:
        fixed = _with_fixes(_single(reading, group), accepted, bounds=bounds_of(reading, group))
        given = {name: corrections[f"{group}.{name}"] for name in FIELDS[group] if f"{group}.{name}" in corrections}
        result[group] = {**fixed, **given} or None
    if result["theme"] and not result["theme"].get("text"):
        result["theme"] = None
    if printed := corrections.get("document.kind_printed"):
        result["document"]["kind"] = fold(printed).replace(" ", "_")
    for group in LISTS:
        result[group] = [item.values for item in items(reading, choices, corrections, group) if not item.dropped]
    result["units"] = result["units"]["names"]
    first = result["signatory"] if any((result["signatory"] or {}).values()) else None
    signed = [*([first] if first else []), *result.pop("cosigners")]
    result["signatory"] = signed if len(signed) > 1 else first
    return result


def corrected_text(text: str, reading: Json, choices: Json) -> str:
    """The document's text with the accepted fixes in their lines; the number of lines stays the same."""
    lines = text.split("\n")
    for finding in _accepted(reading, choices):
        at = finding["line"] - 1
        if 0 <= at < len(lines):
            lines[at] = lines[at].replace(finding["found"], finding["fix"].replace("\n", " "))
    return "\n".join(lines)


def single_values(reading: Json, choices: Json, corrections: Json) -> Json:
    """The paths of the groups that are no lists, with the values that count."""
    accepted = _accepted(reading, choices)
    result: Json = {}
    for group in SINGLES:
        fixed = _with_fixes(_single(reading, group), accepted, bounds=bounds_of(reading, group))
        result |= {f"{group}.{name}": corrections.get(f"{group}.{name}", fixed.get(name)) for name in FIELDS[group]}
    return result


def flat(reading: Json, choices: Json, corrections: Json) -> Json:
    """Every path of the present reading with the value that counts; a list item's own path has the value None."""
    result = single_values(reading, choices, corrections)
    for group in LISTS:
        for item in items(reading, choices, corrections, group):
            result[f"{group}.{item.key}"] = None
            result |= {f"{group}.{item.key}.{name}": item.values.get(name) for name in FIELDS[group]}
    return result


def orphans(reading: Json, corrections: Json) -> list[tuple[str, Any]]:
    """Corrections whose item the present reading does not have: path and value, in the order of the paths."""
    known = flat(reading, {}, corrections)
    return sorted((path, value) for path, value in corrections.items() if path not in known)


def carried(before: Json, after: Json, corrections: Json) -> Json:
    """The corrections made on ``before``, keyed for the reading ``after`` of a new version of the same document.

    An item whose words changed a little keeps its corrections: the likest of the items that ``before`` did not have,
    never one that has corrections of its own. What fits nothing keeps its path.
    """
    moved: dict[str, str] = {}
    for group in LISTS:
        olds, news = (dict(_keyed(reading, group)) for reading in (before, after))
        head = FIELDS[group][0]
        free = {key: str(read.get(head)) for key, read in news.items() if key not in olds}
        gone = sorted({path.split(".")[1] for path in corrections if path.startswith(f"{group}.")} & set(olds))
        for key in (key for key in gone if key not in news):
            words = str(olds[key].get(head))
            best = max(free, key=lambda one: _likeness(words, free[one]), default=None)
            if best and _likeness(words, free[best]) >= ALIKE:
                moved[f"{group}.{key}"] = f"{group}.{best}"
                del free[best]
    return {_renamed(path, moved): value for path, value in corrections.items()}


def digest(text: str) -> str:
    """The first part of a key: short, and the same for the same words."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _rows(reading: Json, group: str) -> list[Json]:
    """The items of a list group; a reading of before the group was known has none."""
    if group == "cosigners":
        signed = reading.get("signatory")
        return signed[1:] if isinstance(signed, list) else []
    return reading.get(group) or []


def _single(reading: Json, group: str) -> Json:
    """The values of a group that is no list; empty where nothing was read."""
    if group == "units":
        return {"names": reading.get("units") or []}
    found = reading.get(group)
    return (found[0] if isinstance(found, list) else found) or {}


def _counted(base: str, seen: Counter[str]) -> str:
    seen[base] += 1
    return base if seen[base] == 1 else f"{base}-{seen[base]}"


def _keyed(reading: Json, group: str) -> Iterator[tuple[str, Json]]:
    seen: Counter[str] = Counter()
    for read in _rows(reading, group):
        yield _counted(digest(str(read.get(FIELDS[group][0]))), seen), read


def _added(corrections: Json, group: str) -> list[tuple[str, Json]]:
    found = [
        (path.split(".")[1], value)
        for path, value in corrections.items()
        if path.startswith(f"{group}.") and path.count(".") == 1 and isinstance(value, dict)
    ]
    return sorted(found, key=lambda pair: (pair[1]["line"], pair[0]))


def _line_of(group: str, line: int) -> Json:
    """Where an added item stands, in the shape of its group."""
    return {"lines": [line]} if "lines" in BLANK[group] else {"line": line}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _renamed(path: str, moved: Mapping[str, str]) -> str:
    item = ".".join(path.split(".")[:2])
    return moved[item] + path[len(item) :] if item in moved else path


def _next_line(read: Json, lines: list[int]) -> int | None:
    """Where the next item of the group begins: a sentence broken over lines belongs to the item up to there."""
    if (line := read.get("line")) is None:
        return None
    at = bisect_right(lines, line)
    return lines[at] if at < len(lines) else int(line) + 1


def _accepted(reading: Json, choices: Json) -> list[Json]:
    """The findings whose fix was accepted and can be put into words."""
    return [
        finding
        for finding, key in zip(reading["findings"], finding_keys(reading), strict=True)
        if choices.get(key) == "accept" and finding["fix"] and finding["found"]
    ]


def bounds_of(reading: Json, group: str) -> tuple[int, int]:
    """Between which lines the items of a group stand that have no line: the head before the first section, the
    recipients and signatories after the last one."""
    body = [int(one["line"]) for part in ("sections", "tasks", "roles") for one in reading.get(part) or ()]
    if group == "document":
        return 0, min(body, default=_ANYWHERE) - 1
    return (max(body, default=-1) + 1 if group in _AT_THE_END else 0), _ANYWHERE


def _with_fixes(values: Json, accepted: list[Json], until: int | None = None, bounds: tuple[int, int] = (0, 0)) -> Json:
    """Put accepted fixes into the texts of one item: those of its lines (up to the line ``until``, which is another's;
    else its own alone), or those within ``bounds`` when it has no line. Dates and counts follow the words they were
    read from."""
    fixed = dict(values)
    for finding in accepted:
        if not _within(values, finding["line"], until, bounds):
            continue
        for name, value in fixed.items():
            if isinstance(value, str) and finding["found"] in value:
                fixed[name] = value.replace(finding["found"], finding["fix"])
        if finding["code"] == "anniversary-count" and finding["found"].startswith(f"{values.get('count')} "):
            fixed["count"] = int(finding["fix"].split()[0])
    if "raw" in values and "lines" in values and fixed["raw"] != values["raw"]:
        again = read_piece("citations", str(fixed["raw"]), None)
        fixed |= {name: again[name] for name in ("number", "date") if again[name]}
    return fixed


def _within(values: Json, line: int, until: int | None, bounds: tuple[int, int]) -> bool:
    if "lines" in values:
        return line in values["lines"]
    start = values.get("line")
    if start is None:
        return bounds[0] <= line <= bounds[1]
    return bool(start <= line < (until or start + 1))
