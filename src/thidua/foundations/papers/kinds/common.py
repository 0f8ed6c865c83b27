"""Fields and phrases shared by the kinds of paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.foundations.papers.content import (
    Block,
    Heading,
    Letterhead,
    NumberAndDate,
    Paragraph,
    Recipient,
    Signatory,
)
from thidua.foundations.papers.text import issue_date, number_and_symbol, roman, two_digits

__all__ = [
    "AwardCount",
    "Letterhead",
    "NumberAndDate",
    "Recipient",
    "Section",
    "Signatory",
    "annex_reference",
    "body",
    "clauses",
    "headed",
    "named_symbol",
    "numbered",
    "sections",
]


@dataclass(frozen=True, slots=True)
class AwardCount:
    """How many collectives and individuals an award is proposed or granted for."""

    award: str
    collectives: int = 0
    individuals: int = 0

    def phrase(self) -> str:
        """ "02 tập thể, 05 cá nhân", leaving out what is none."""
        parts = ((self.collectives, "tập thể"), (self.individuals, "cá nhân"))
        return ", ".join(f"{two_digits(number)} {noun}" for number, noun in parts if number)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a plan, report or notice with its heading; a part without blocks is not printed."""

    heading: str
    blocks: tuple[Block, ...]


def named_symbol(abbreviation: str, letterhead: Letterhead) -> str:
    """Symbol of a named kind: "QĐ-SNgV" (Decree 30/2020, annex I, II.3)."""
    return f"{abbreviation}-{letterhead.symbol_suffix}"


def body(texts: Iterable[str]) -> tuple[Block, ...]:
    """Each text as a paragraph of the body, empty ones left out."""
    return tuple(Paragraph(text) for text in texts if text.strip())


def numbered(texts: Iterable[str]) -> tuple[Block, ...]:
    """Each text as a clause "1.", "2.", …; a single one stays unnumbered."""
    kept = [text for text in texts if text.strip()]
    if len(kept) == 1:
        return body(kept)
    return tuple(Paragraph(f"{index}. {text}") for index, text in enumerate(kept, start=1))


def clauses(parts: Sequence[tuple[str, Sequence[str]]]) -> tuple[Block, ...]:
    """Headed clauses "1. Heading" with their paragraphs, those without text left out."""
    return headed([(heading, body(texts)) for heading, texts in parts])


def headed(parts: Sequence[tuple[str, Sequence[Block]]]) -> tuple[Block, ...]:
    """Headed clauses "1. Heading" with what stands under them, the empty ones left out."""
    blocks: list[Block] = []
    for index, (heading, content) in enumerate((part for part in parts if part[1]), start=1):
        blocks += [Heading(2, str(index), heading), *content]
    return tuple(blocks)


def sections(parts: Iterable[Section]) -> tuple[Block, ...]:
    """The parts that have something to say, numbered I, II, III without a gap."""
    blocks: list[Block] = []
    for index, part in enumerate((part for part in parts if part.blocks), start=1):
        blocks += [Heading(1, roman(index), part.heading), *part.blocks]
    return tuple(blocks)


def annex_reference(kind_name: str, symbol: str, issue: NumberAndDate, issuer: str, *, draft: bool) -> str:
    """The line under an annex's title that names the main paper, with blanks while number or date are not given.

    Decree 30/2020, annex I, III.1: filled on paper, left open on an electronic original until it is numbered.
    """
    number = number_and_symbol(symbol, issue, draft=draft)
    return f"(Kèm theo {kind_name} số {number} {issue_date(issue, draft=draft)} của {issuer})"
