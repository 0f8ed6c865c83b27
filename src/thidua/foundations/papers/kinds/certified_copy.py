"""Copies of an issued paper: "Sao y" of the whole, "Trích sao" of what concerns somebody (annex I, part III)."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from thidua.foundations.papers.content import Annex, Block, CopyNote, Paper, Row, RowKind, Table


def whole_copy(paper: Paper, note: CopyNote) -> Paper:
    """The paper with the copy's mark under its last line. Raises ``ValueError`` for a draft: it has nothing to copy."""
    _must_be_issued(paper)
    return replace(paper, copy=note)


def extract(paper: Paper, note: CopyNote, names: Iterable[str]) -> Paper:
    """The paper with only those rows of its annexed lists that name one of ``names``; its text stays whole.

    Ordinals stay as they are in the original, so that a row can be found again there. Lists without such a row are left
    out. Raises ``ValueError`` for a draft and when nobody of ``names`` is in any list.
    """
    _must_be_issued(paper)
    wanted = frozenset(names)

    def concerns(row: Row) -> bool:
        return any(cell.partition("\n")[0] in wanted for cell in row.cells)

    annexes = tuple(one for one in (_kept(annex, concerns) for annex in paper.annexes) if one)
    if not annexes:
        raise ValueError(f"Không có ai trong số {', '.join(sorted(wanted))} ở danh sách kèm theo văn bản này.")
    return replace(paper, annexes=annexes, copy=note)


def _kept(annex: Annex, concerns: Callable[[Row], bool]) -> Annex | None:
    blocks: list[Block] = []
    found = False
    for block in annex.blocks:
        if not isinstance(block, Table):
            continue
        rows = _rows(block.rows, concerns)
        found = found or bool(rows)
        blocks.append(replace(block, rows=rows))
    return replace(annex, blocks=tuple(blocks)) if found else None


def _rows(rows: Iterable[Row], concerns: Callable[[Row], bool]) -> tuple[Row, ...]:
    """Rows that concern somebody, each under the heading of its group; totals of the whole list are left out."""
    kept: list[Row] = []
    heading: Row | None = None
    for row in rows:
        if row.kind is RowKind.GROUP:
            heading = row
        elif row.kind is RowKind.BODY and concerns(row):
            kept += [heading, row] if heading else [row]
            heading = None
    return tuple(kept)


def _must_be_issued(paper: Paper) -> None:
    if paper.draft or not paper.issue.number:
        raise ValueError("Chỉ sao văn bản đã ban hành; văn bản này còn là dự thảo hoặc chưa có số.")
