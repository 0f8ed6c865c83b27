"""From the bytes of a file to the awards it grants or puts forward."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from thidua.stages.launch.reader.awarded import AwardsRead, Role
from thidua.stages.launch.reader.awards.doc_tail import with_last_table
from thidua.stages.launch.reader.awards.layout_blocks import blocks_of_layout
from thidua.stages.launch.reader.awards.pdf_blocks import pdf_blocks
from thidua.stages.launch.reader.awards.prose import is_grant, read_paragraph
from thidua.stages.launch.reader.awards.scan_blocks import scan_blocks
from thidua.stages.launch.reader.awards.sheet_files import OLD_OFFICE, read_sheets
from thidua.stages.launch.reader.awards.state import State
from thidua.stages.launch.reader.awards.tables import read_grid
from thidua.stages.launch.reader.awards.told_money import with_told_money
from thidua.stages.launch.reader.awards.word_blocks import word_blocks
from thidua.stages.launch.reader.blocks import Block, Grid, Paragraph, blocks_of_text, modern_blocks
from thidua.stages.launch.reader.grammar import DATE, SYMBOL, tidy_symbol, to_date
from thidua.stages.launch.reader.head import read_head
from thidua.stages.launch.reader.markup import html_rows
from thidua.stages.launch.reader.model import DocumentHead, Signatory
from thidua.stages.launch.reader.signature import read_signatories
from thidua.stages.launch.reader.sources import SourceText, text_of
from thidua.stages.launch.reader.text import clean_lines, make_text
from thidua.stages.launch.reader.zones import find_zones

WORDS = (".docx", ".doc", ".rtf", ".odt", ".pdf", ".txt", ".html", ".htm", ".mht", ".mhtml")
SHEETS = (".xlsx", ".xls", ".ods", ".csv")
"""Kinds of files with letters in them, as their names end."""
_LIST_KINDS = {None, "to_trinh", "bien_ban", "danh_sach", "bao_cao", "cong_van", "thong_bao"}
_RULES = re.compile(r"ban hành|quy (?:định|chế|chuẩn)|hướng dẫn|thành lập|kiện toàn|phê duyệt|sửa đổi", re.IGNORECASE)
_DATED = re.compile(rf"[Ss]ố\s?:?\s?(?P<number>{SYMBOL})\s(?:[^\d:;.]{{2,40}}, )?ngày\s(?P<date>{DATE})")
_LIST = re.compile(r"\W*(?:danh sách|phụ lục)\b", re.IGNORECASE)
_FIRST_ARTICLE = re.compile(r"(?:^|QUYẾT ĐỊNH\s?:?\s)\W*Điều\s1\s?[.:–-]", re.IGNORECASE)
_ITEM = re.compile(r"\d{1,3}[.)/]\s*[^\W\d]")
_ANNEXED = re.compile(r"kèm theo (?:quyết định|văn bản)", re.IGNORECASE)
_BELONGS = re.compile(rf"kèm theo Quyết định\s[Ss]ố\s?:?\s?(?P<number>{SYMBOL})", re.IGNORECASE)
_MOST_AROUND = 12


def read_awards(
    data: bytes, filename: str, known: Mapping[str, tuple[Role, ...]] | None = None, *, ocr: bool = False
) -> AwardsRead:
    """Read who gets, or is put forward for, what. Raises :class:`ReadError`, whose message is for the user.

    ``known`` maps the fingerprint of a table's columns to the roles that a person gave them; ``ocr`` lets the letters
    of a scan be recognised. A document that is neither an award decision nor a list gives no rows.
    """
    grids = read_sheets(data, filename)
    if grids is not None:
        blocks, said = modern_blocks(list(_titled(grids)))
        lines = tuple("\t".join(row.cells) for grid in blocks if isinstance(grid, Grid) for row in grid.rows)
        read = _read(*_around(blocks), blocks, known or {})
        return replace(read, lines=lines, notes=(*said, *read.notes))
    source = text_of(data, filename, ocr=ocr)
    lines = clean_lines(source.text)
    text = make_text(lines, layout=source.layout)
    zones = find_zones(lines)
    head = read_head(text, zones)
    head = replace(head, number=head.number or _named_above(lines))
    head = replace(head, date=head.date or _own_date(source.text, head.number))
    blocks = blocks_of(data, filename, source)
    read = _read(head, read_signatories(lines, zones), blocks, known or {})
    said = tuple(note.text for note in source.notes)
    return replace(read, lines=lines, read_by=source.read_by, notes=(*said, *read.notes))


def _titled(grids: Sequence[Grid]) -> Iterator[Block]:
    """Each sheet after its name, which may tell the award or the kind of those in it."""
    for grid in grids:
        if grid.title:
            yield Paragraph(grid.title, grid.place)
        yield grid


def _around(grids: Sequence[Block]) -> tuple[DocumentHead, Sequence[Signatory]]:
    """What the first rows of a workbook say of the list, and who signed below it; its kind is that of a list."""
    rows = [row for grid in grids if isinstance(grid, Grid) for row in grid.rows]
    above = tuple(cell for row in rows[:_MOST_AROUND] for cell in dict.fromkeys(row.cells) if cell)
    last = rows[-_MOST_AROUND:]
    columns = range(max((len(row.cells) for row in last), default=0))
    below = tuple(row.cells[at] for at in columns for row in last if at < len(row.cells) and row.cells[at])
    head = read_head(make_text(above), find_zones(above))
    number = head.number or _named_above(above)
    day = head.date or _own_date("\n".join(above), number)
    return replace(head, kind=None, number=number, date=day), read_signatories(below, find_zones(below))


def blocks_of(data: bytes, filename: str, source: SourceText) -> list[Block]:
    """Paragraphs and tables of a file whose text is ``source``, in Unicode. Raises :class:`ReadError`."""
    return modern_blocks(_blocks(data, filename, source))[0]


def _blocks(data: bytes, filename: str, source: SourceText) -> Sequence[Block]:
    """Tables with their cells where the kind of file has them, else the lines of the text."""
    if source.word is not None:
        blocks = word_blocks(source.word, filename)
        return with_last_table(blocks, data) if data.startswith(OLD_OFFICE) else blocks
    if source.markup:
        return list(blocks_of_text(html_rows(source.markup), layout=False))
    if blocks := scan_blocks(source.ruled):
        return blocks
    if b"%PDF-" in data[:1024]:
        blocks = pdf_blocks(data, filename) if source.read_by == "text" else []
        is_ruled = any(isinstance(block, Grid) for block in blocks)
        return blocks if is_ruled else list(blocks_of_layout(source.text))
    return list(blocks_of_layout(source.text, layout=source.layout))


def _read(
    head: DocumentHead, signed: Sequence[Signatory], blocks: Sequence[Block], known: Mapping[str, tuple[Role, ...]]
) -> AwardsRead:
    state = State(issuer=head.issuer, known=dict(known))
    is_decision = head.kind == "quyet_dinh" or (head.kind is None and "QĐ" in (head.number or "").upper())
    granting = is_decision and not _RULES.search(head.title or "") and _grants(blocks, head.issuer)
    putting = head.kind in _LIST_KINDS
    if granting or putting:
        _walk(
            _from_first_article(blocks) if granting else blocks,
            state,
            granting=granting,
            annexed=putting and _is_annex(blocks),
        )
    return AwardsRead(
        granting=granting,
        number=head.number,
        date=head.date,
        issuer=head.issuer,
        title=head.title,
        signatory=signed[0].name if signed else None,
        signatory_title=signed[0].title if signed else None,
        rows=tuple(state.rows),
        tables=tuple(state.tables or ([] if granting else state.unknown)),
        notes=tuple(state.notes),
    )


def _named_above(lines: Sequence[str]) -> str | None:
    """The number of the decision that a list says it is annexed to."""
    flat = " ".join(" ".join(lines[:40]).split())
    named = _BELONGS.search(flat)
    return tidy_symbol(named["number"]) if named else None


def _own_date(text: str, number: str | None) -> date | None:
    """The day beside the number in one line, as a PDF flattens the letterhead, or in the words over the annex."""
    for dated in _DATED.finditer(" ".join(text.split())) if number else ():
        if tidy_symbol(dated["number"]) == number:
            return to_date(dated["date"])
    return None


def _grants(blocks: Sequence[Block], issuer: str | None) -> bool:
    return any(isinstance(block, Paragraph) and is_grant(block.text, issuer) for block in blocks)


def _from_first_article(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks from "Điều 1" on: what the title says of the award, the articles say again."""
    starts = (
        at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and _FIRST_ARTICLE.search(block.text)
    )
    return blocks[next(starts, 0) :]


def _is_annex(blocks: Sequence[Block]) -> bool:
    """Tell whether the text calls itself a list of those awarded that belongs to a decision."""
    words = [block.text for block in blocks[:40] if isinstance(block, Paragraph)]
    return any(_LIST.match(text) for text in words) and any(_ANNEXED.search(text) for text in words)


def _items_in(grid: Grid) -> list[Paragraph]:
    """The cells of a table that only sets a numbered list in columns; none for any other."""
    cells = [(cell, row.place) for row in grid.rows for cell in dict.fromkeys(row.cells) if cell]
    return [Paragraph(*cell) for cell in cells] if all(_ITEM.match(text) for text, _place in cells) else []


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    """The words that may say something of many recipients: paragraphs, and the headings inside tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (next(filter(None, row.cells), "") for row in block.rows if len(set(row.cells) - {""}) == 1)


def _walk(blocks: Sequence[Block], state: State, *, granting: bool, annexed: bool) -> None:
    """Read block by block. Without a grant only tables and lists of a decision count, and only what names an award."""
    for block in blocks:
        if isinstance(block, Paragraph):
            read_paragraph(block, state, granting=granting, listing=granting or annexed)
        elif state.is_open and (items := _items_in(block)):
            for item in items:
                read_paragraph(item, state, granting=granting, listing=granting or annexed)
        else:
            read_grid(block, state)
    state.close_count()
    if granting:
        state.rows = with_told_money(state.rows, _told(blocks), state.issuer)
    else:
        state.rows = [row for row in state.rows if row.award_printed or row.award or row.code]
