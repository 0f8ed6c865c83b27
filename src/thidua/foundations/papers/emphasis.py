"""Words set apart inside a paragraph (bold, italic, underlined), kept as places in its text; knows no format."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thidua.foundations.papers.content import Emphasis


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one look; what it does not set apart looks as its paragraph does."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


def spans_of(text: str, marks: Sequence[Emphasis]) -> list[Span]:
    """The text cut where its look changes; the spans together are the text."""
    edges = sorted({0, len(text), *(edge for one in marks for edge in (one.start, one.end) if edge < len(text))})
    return [
        Span(
            text[start:end],
            any(one.bold for one in marks if one.start <= start < one.end),
            any(one.italic for one in marks if one.start <= start < one.end),
            any(one.underline for one in marks if one.start <= start < one.end),
        )
        for start, end in pairwise(edges)
    ]


def marks_of(spans: Sequence[Span]) -> tuple[str, tuple[Emphasis, ...]]:
    """Text and marks of spans: the inverse of :func:`spans_of`, spans of one look that touch being one mark."""
    marks: list[Emphasis] = []
    at = 0
    for span in spans:
        found = Emphasis(at, at + len(span.text), span.bold, span.italic, span.underline)
        at = found.end
        if not span.text or not (span.bold or span.italic or span.underline):
            continue
        if (
            marks
            and replace(marks[-1], end=found.end) == replace(found, start=marks[-1].start)
            and (marks[-1].end == found.start)
        ):
            marks[-1] = replace(marks[-1], end=found.end)
        else:
            marks.append(found)
    return "".join(span.text for span in spans), tuple(marks)


def within(marks: Sequence[Emphasis], start: int, end: int) -> tuple[Emphasis, ...]:
    """The marks of a text for its part from ``start`` to ``end``, counted from there."""
    return tuple(
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in marks
        if one.start < end and one.end > start
    )


def carried(marks: Sequence[Emphasis], raw: str, cleaned: str) -> tuple[Emphasis, ...]:
    """The marks of ``raw`` for the same words ``cleaned``: blanks run together, letters composed, joiners dropped."""
    if not marks or raw == cleaned:
        return tuple(marks)
    return tuple(_carried(marks, raw, cleaned))


def _carried(marks: Sequence[Emphasis], raw: str, cleaned: str) -> Iterator[Emphasis]:
    places = [at for at, sign in enumerate(cleaned) if not sign.isspace()]
    for one in marks:
        first, after = _signs(raw[: one.start]), min(_signs(raw[: one.end]), len(places))
        if first < after:
            yield replace(one, start=places[first], end=places[after - 1] + 1)


def _signs(text: str) -> int:
    """How many signs are seen of a text."""
    composed = unicodedata.normalize("NFC", text)
    return sum(1 for one in composed if not one.isspace() and unicodedata.category(one) != "Cf" and one != "\u034f")
