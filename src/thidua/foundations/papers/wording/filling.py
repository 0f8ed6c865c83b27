"""Put a paper into an agency's wording."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, cast

from thidua.foundations.papers.content import (
    Article,
    Block,
    Emphasis,
    Heading,
    Paper,
    Paragraph,
    ParagraphStyle,
    Recipient,
    Table,
)
from thidua.foundations.papers.emphasis import carried, marks_of, spans_of
from thidua.foundations.papers.text import roman
from thidua.foundations.papers.wording.model import Piece, Wording
from thidua.foundations.papers.wording.parts import BASES, RECIPIENTS, Part, articles_of, facts_of, parts_of
from thidua.vietnamese import fold

FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_AS_ARTICLE = re.compile(r"^(Như Điều )(\d+)$")
# What a line of "Nơi nhận" says in brackets is what for ("b/c", "để thực hiện"), or part of a name ("Ban Thi đua").
_PURPOSE = re.compile(r"^(.*\S)\s*\((để [^()]+|[a-zđ]{1,2}/[a-zđ]{1,3})\)$")


def fill(wording: Wording, paper: Paper) -> Paper:
    """The paper in the agency's words. Parts that the wording does not name follow the part they came after."""
    parts = parts_of(paper)
    facts = facts_of(paper) | articles_of(parts)
    blocks, now = _renumbered(_blocks(wording, parts, facts))
    return replace(
        paper,
        subject=quoted(wording.subject, facts),
        bases=tuple(_lines(wording.bases, BASES, paper.bases, facts)),
        blocks=blocks,
        closing=replace(paper.closing, recipients=_recipients(wording, paper, facts, now)),
    )


def receivers(wording: Wording, paper: Paper, given: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name and purpose of whoever receives ``paper`` in these words: ``given``, named as now printed, and the own."""
    parts = parts_of(paper)
    facts = facts_of(paper) | articles_of(parts)
    now = _renumbered(_blocks(wording, parts, facts))[1]
    found = [(_AS_ARTICLE.sub(partial(_as_now, now), name), purpose) for name, purpose in given]
    known = {fold(name) for name, _purpose in found}
    lines = (line for line in wording.recipients if not is_field(line, RECIPIENTS))
    own = [one for line in lines for one in _own_recipient(line, facts)]
    return found + [(one.name, one.purpose or "") for one in own if fold(one.name) not in known]


def quoted(text: str, facts: Mapping[str, str]) -> str:
    """``text`` with its fields replaced, once: a value that looks like a field stays text."""
    return FIELD.sub(lambda found: facts.get(found[1].lower(), ""), text)


def _blocks(wording: Wording, parts: Sequence[Part], facts: Mapping[str, str]) -> Iterator[Block]:
    settled = {name for piece in wording.pieces for name in names_in(piece)} | set(wording.dropped)
    left_out = [part for part in parts if part.name not in settled]
    waiting = [part for part in parts if part.name not in wording.dropped]
    known = {part.name: part for part in parts}
    for piece in wording.pieces:
        for name in names_in(piece):
            # What the wording does not know keeps its order among what it does.
            while waiting and name in known and waiting[0].name != name and waiting[0] in left_out:
                yield from waiting.pop(0).blocks
            if name in known:
                waiting = [part for part in waiting if part.name != name]
        yield from _piece(piece, known, facts)
    for part in waiting:
        yield from part.blocks if part in left_out else ()


def names_in(piece: Piece) -> list[str]:
    """Names of the fields of a piece."""
    return [piece.text] if piece.kind == "part" else [name.lower() for name in FIELD.findall(piece.text)]


def _piece(piece: Piece, known: Mapping[str, Part], facts: Mapping[str, str]) -> Iterator[Block]:
    if piece.kind == "part":
        yield from known[piece.text].blocks if piece.text in known else ()
        return
    if piece.table:
        yield _quoted_table(piece.table, facts)
        return
    text, marks = _quoted_with_marks(piece, facts)
    if not text:
        return
    if piece.kind == "article":
        named = [known[name] for name in names_in(piece) if name in known]
        yield Article(named[0].article.number if named and named[0].article else 0, text, marks)
        for part in named:
            yield from part.blocks[1:]
    elif piece.kind == "heading":
        yield Heading(cast(Literal[1, 2, 3], int(piece.style)), "", text)
    else:
        yield Paragraph(text, ParagraphStyle(piece.style), marks)


def _quoted_with_marks(piece: Piece, facts: Mapping[str, str]) -> tuple[str, tuple[Emphasis, ...]]:
    """A piece's text with its fields replaced; a value stands out as its field does."""
    if not piece.emphasis:
        return quoted(piece.text, facts).strip(), ()
    # A mark holds a field whole or not at all, so that no span cuts one.
    spans = [replace(one, text=quoted(one.text, facts)) for one in spans_of(piece.text, piece.emphasis)]
    text, marks = marks_of(spans)
    return text.strip(), carried(marks, text, text.strip())


def _quoted_table(table: Table, facts: Mapping[str, str]) -> Table:
    columns = tuple(replace(column, title=quoted(column.title, facts)) for column in table.columns)
    rows = tuple(replace(row, cells=tuple(quoted(cell, facts) for cell in row.cells)) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _renumbered(blocks: Iterator[Block]) -> tuple[tuple[Block, ...], dict[int, int]]:
    """Articles and sections numbered through, and the new number of each of the product's articles."""
    made: list[Block] = []
    now: dict[int, int] = {}
    articles = sections = clauses = 0
    for block in blocks:
        match block:
            case Article():
                articles += 1
                now[block.number] = articles
                block = replace(block, number=articles)
            case Heading(level=1):
                sections, clauses = sections + 1, 0
                block = replace(block, label=roman(sections))
            case Heading(level=2):
                clauses += 1
                block = replace(block, label=str(clauses))
        made.append(block)
    return tuple(made), now


def _lines(own: Sequence[str], name: str, given: Sequence[str], facts: Mapping[str, str]) -> Iterator[str]:
    for line in own:
        if is_field(line, name):
            yield from given
        elif text := quoted(line, facts).strip():
            yield text


def _recipients(
    wording: Wording, paper: Paper, facts: Mapping[str, str], now: Mapping[int, int]
) -> tuple[Recipient, ...]:
    given = [replace(one, name=_AS_ARTICLE.sub(partial(_as_now, now), one.name)) for one in paper.closing.recipients]
    found: list[Recipient] = []
    for line in wording.recipients:
        found += given if is_field(line, RECIPIENTS) else _own_recipient(line, facts)
    return tuple(found)


def _own_recipient(line: str, facts: Mapping[str, str]) -> list[Recipient]:
    """The recipient a line names; none where it is nothing but a fact that is empty."""
    text = quoted(line, facts).strip()
    found = _PURPOSE.match(text)
    return [Recipient(found[1], found[2]) if found else Recipient(text)] if text else []


def _as_now(now: Mapping[int, int], found: re.Match[str]) -> str:
    return f"{found[1]}{now.get(int(found[2]), int(found[2]))}"


def is_field(text: str, name: str) -> bool:
    """Whether ``text`` is that field and nothing else."""
    found = FIELD.fullmatch(text.strip())
    return bool(found and found[1].lower() == name)
