"""Cut a paper into the parts that a wording may place, and the facts that it may quote."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.foundations.papers.content import Article, Block, Heading, Paper, Table
from thidua.foundations.papers.text import issue_date, number_and_symbol

BASES, RECIPIENTS, SUBJECT = "can_cu", "noi_nhan", "trich_yeu"


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive blocks under one name: ``muc_1`` a section, ``bang_1`` a table, ``doan_1`` a run of paragraphs.

    An article ``dieu_1`` is quoted inside a line of its own ("Điều 1. …"); the others stand alone in a paragraph.
    """

    name: str
    blocks: tuple[Block, ...]

    @property
    def article(self) -> Article | None:
        """The article of a ``dieu_…`` part."""
        first = self.blocks[0]
        return first if isinstance(first, Article) else None


def parts_of(paper: Paper) -> tuple[Part, ...]:
    """The body's parts in order; together they hold every block once."""
    counts: dict[str, int] = {}
    groups: list[tuple[str, list[Block]]] = []
    for block in paper.blocks:
        kind = _begins(block, groups[-1][0] if groups else "")
        if kind is None:
            groups[-1][1].append(block)
        else:
            groups.append((kind, [block]))
    named = []
    for kind, blocks in groups:
        counts[kind] = counts.get(kind, 0) + 1
        named.append(Part(f"{kind}_{counts[kind]}", tuple(blocks)))
    return tuple(named)


def _begins(block: Block, current: str) -> str | None:
    """The kind of part that ``block`` begins; None where it belongs to the one begun."""
    if isinstance(block, Heading) and block.level == 1:
        return "muc"
    if isinstance(block, Article):
        return "dieu"
    if current in ("muc", "dieu"):
        return None
    if isinstance(block, Table):
        return "bang"
    return None if current == "doan" else "doan"


def facts_of(paper: Paper) -> dict[str, str]:
    """Values that a wording may quote in its own sentences, by field name."""
    signatory = paper.closing.signatories[-1] if paper.closing.signatories else None
    head = paper.letterhead
    return {
        "co_quan": head.agency,
        "co_quan_cap_tren": head.parent_agency or "",
        "dia_danh": head.place,
        SUBJECT: paper.subject,
        "so_ky_hieu": number_and_symbol(paper.symbol, paper.issue, draft=paper.draft),
        "ngay_ban_hanh": issue_date(paper.issue, draft=paper.draft),
        "nguoi_ky": signatory.name if signatory else "",
        "chuc_vu_ky": signatory.title if signatory else "",
        **dict(paper.facts),
    }


def articles_of(parts: Iterable[Part]) -> dict[str, str]:
    """The texts of articles, which a wording quotes like facts."""
    return {part.name: part.article.text for part in parts if part.article}
