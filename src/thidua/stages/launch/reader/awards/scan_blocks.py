"""Blocks of a scan: its tables by the rules drawn on the page, the recognised words in their cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.stages.launch.pages.page_layout import Word, lay_out
from thidua.stages.launch.reader.awards.pdf_tables import Rule, blocks_between
from thidua.stages.launch.reader.blocks import Block, GridRow, Paragraph
from thidua.stages.launch.reader.doubts import SURE_ENOUGH
from thidua.stages.launch.reader.ocr import RuledPage

_DIRT = re.compile(r"(?:^|(?<=\s))[|_'\"“”‘’~.,:;—–]+(?=\s|$)|[|_~]+")
_DOUBTED = "\ue0ae"  # a private sign that cleaning leaves alone
_MOST_WIDE, _MOST_HIGH = 10_000.0, -10_000.0


@dataclass(frozen=True, slots=True)
class _Layer:
    """The words of a page, given out box by box as the text layer of a PDF does."""

    words: Sequence[Word]

    def get_text_bounded(self, left: float, bottom: float, right: float, top: float) -> str:
        """The lines of the words whose middle lies in a box."""
        inside = [
            word
            for word in self.words
            if left <= (word.left + word.right) / 2 <= right and bottom <= word.middle <= top
        ]
        inside = [replace(word, text=word.text + _DOUBTED) if _is_doubtful(word) else word for word in inside]
        lines = (" ".join(line.split()) for line in lay_out([inside]).splitlines())
        return "\n".join(filter(None, (_DIRT.sub("", line).strip() for line in lines)))


def _is_doubtful(word: Word) -> bool:
    return word.sure < SURE_ENOUGH and any(map(str.isalnum, word.text))


def scan_blocks(pages: Sequence[RuledPage]) -> list[Block]:
    """Return the blocks of all pages; none when no page has a table drawn on it."""
    if not any(page.rules for page in pages):
        return []
    return [_told(block) for number, page in enumerate(pages, start=1) for block in _blocks(page, number)]


def _told(block: Block) -> Block:
    """The block without the signs of doubt; a row keeps the words that bore one."""
    if isinstance(block, Paragraph):
        return replace(block, text=block.text.replace(_DOUBTED, ""))
    return replace(block, rows=tuple(map(_told_row, block.rows)))


def _told_row(row: GridRow) -> GridRow:
    words = (word for cell in dict.fromkeys(row.cells) for word in cell.split())
    unsure = tuple(word.replace(_DOUBTED, "") for word in words if _DOUBTED in word)
    cells, parted = (tuple(cell.replace(_DOUBTED, "") for cell in texts) for texts in (row.cells, row.parted))
    return replace(row, cells=cells, parted=parted, unsure=unsure)


def _blocks(page: RuledPage, number: int) -> Iterator[Block]:
    rules = page.rules
    upright = [Rule(one.at, one.start, one.end) for one in rules.upright] if rules else []
    level = [Rule(one.at, one.start, one.end) for one in rules.level] if rules else []
    yield from blocks_between(upright, level, _Layer(page.words), (0, _MOST_HIGH, _MOST_WIDE, 0), number)
