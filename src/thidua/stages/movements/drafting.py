"""From the reading of a launch document to a movement that is still on paper: pure, nothing is stored here."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.vietnamese import fold

_MARK = re.compile(r"^(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+|^[-–+•]\s*")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class ChildDraft:
    """A movement inside the year's own: launched by the document, or inherited from above with its own years."""

    name: str
    kind: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A commemoration whose day of origin is known."""

    event: str
    founded_on: dt.date


@dataclass(frozen=True, slots=True)
class MovementDraft:
    """What a document gives for the movement of a year. ``unplaced`` are commemorations without a day of origin."""

    name: str
    year: int
    theme: str
    slogan: str
    purposes: tuple[str, ...]
    requirements: tuple[str, ...]
    children: tuple[ChildDraft, ...]
    days: tuple[DayDraft, ...]
    unplaced: tuple[str, ...]


def draft_movement(reading: Mapping[str, Any], text: str, year: int) -> MovementDraft:
    """Draft the movement of ``year`` from a reading (with corrections applied) and the document's lines."""
    launched = [one["name"] for one in reading["movements"] if one["role"] == "launched"]
    own = [name for name in launched if not _is_annual(name, year)]
    annual = next((name for name in launched if _is_annual(name, year)), f"Phong trào thi đua yêu nước năm {year}")
    purposes, requirements = _purposes(reading["sections"], text.split("\n"))
    return MovementDraft(
        name=annual[:1].upper() + annual[1:],
        year=year,
        theme=(reading["theme"] or {}).get("text") or "",
        slogan=own[0] if own else "",
        purposes=purposes,
        requirements=requirements,
        children=tuple(_children(reading["movements"], own, year)),
        days=tuple(
            DayDraft(one["event"], dt.date.fromisoformat(one["founded"]))
            for one in reading["anniversaries"]
            if one["founded"]
        ),
        unplaced=tuple(one["event"] for one in reading["anniversaries"] if not one["founded"]),
    )


def falls_on(founded_on: dt.date, year: int) -> dt.date:
    """The day of ``year`` on which an event is remembered; 29 February becomes 28 in a common year."""
    try:
        return founded_on.replace(year=year)
    except ValueError:
        return dt.date(year, 2, 28)


def counted_years(founded_on: dt.date, year: int) -> int:
    """Years from the event to ``year``; 0 in the year itself and before."""
    return max(year - founded_on.year, 0)


def _is_annual(name: str, year: int) -> bool:
    said = fold(name)
    return "thi dua yeu nuoc" in said or f"nam {year}" in said


def _children(read: Sequence[Mapping[str, Any]], own: Sequence[str], year: int) -> Iterator[ChildDraft]:
    for one in read:
        first, last = sorted((one["from"] or year, one["to"] or one["from"] or year))
        if one["name"] in own:
            yield ChildDraft(one["name"], "thematic", dt.date(year, 1, 1), dt.date(year, 12, 31))
        elif one["role"] == "inherited":
            yield ChildDraft(one["name"], "inherited", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _purposes(sections: Sequence[Mapping[str, Any]], lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Purposes and requirements. A section for both goes to the purposes whole."""
    aim, need = _section(sections, "muc dich"), _section(sections, "yeu cau")
    if aim is None:
        return (), ()
    if need is None or need == aim:
        return _body(sections, aim, lines), ()
    return _body(sections, aim, lines, until=need), _body(sections, need, lines)


def _section(sections: Sequence[Mapping[str, Any]], words: str) -> int | None:
    """Index of the section named by ``words``; a section of its own before one that shares its heading."""
    found = [index for index, section in enumerate(sections) if words in fold(section["heading"])]
    alone = [index for index in found if fold(sections[index]["heading"]).strip(" .:;") == words]
    return next(iter(alone or found), None)


def _body(
    sections: Sequence[Mapping[str, Any]], at: int, lines: Sequence[str], *, until: int | None = None
) -> tuple[str, ...]:
    start = sections[at]
    later = (
        section["line"]
        for index, section in enumerate(sections)
        if index > at and (index == until or _same_rank(section["id"], start["id"]))
    )
    end = next(later, len(lines) + 1)
    body = (line.strip() for line in lines[start["line"] : end - 1])
    return tuple(_MARK.sub("", line) for line in body if line)


def _same_rank(one: str, other: str) -> bool:
    """Whether two section marks are of one rank or the first is higher: a Roman mark ends anything."""
    if _ROMAN.fullmatch(one):
        return True
    return (
        not _ROMAN.fullmatch(other) and one.count(".") <= other.count(".") and one[:1].isdigit() == other[:1].isdigit()
    )
