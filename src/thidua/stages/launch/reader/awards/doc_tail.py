"""The table that ends an old Word file: LibreOffice reads one with no paragraph after it as one line of words.

The file itself keeps the words in UTF-16 with a bell after every cell and one more after every row.
"""

from collections.abc import Sequence

from thidua.stages.launch.reader.blocks import Block, Grid, GridRow, Paragraph, one_line

_BELL, _RETURN = "\x07", "\r"
_ROW_ENDS = (_BELL * 2).encode("utf-16-le")
_LONGEST = 400_000


def with_last_table(blocks: Sequence[Block], data: bytes) -> list[Block]:
    """Give the blocks with their last paragraph as a table, where the file says that it is one."""
    last = blocks[-1] if blocks else None
    rows = _last_rows(data) if isinstance(last, Paragraph) else []
    if last is None or not rows or "".join("".join(rows).split()) != "".join(_text(last).split()):
        return list(blocks)
    width = rows.index("") if "" in rows else 0
    chunks = [rows[start : start + width] for start in range(0, len(rows), width + 1)] if width else []
    place = "bảng cuối"
    made = [
        GridRow(tuple(map(one_line, cells)), sum(map(bool, cells)), f"{place}, dòng {number}")
        for number, cells in enumerate(chunks, start=1)
        if len(cells) == width
    ]
    return [*blocks[:-1], Grid(tuple(made), place)] if made else list(blocks)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _last_rows(data: bytes) -> list[str]:
    """The cells of the last table in the order of the page, an empty one after each row."""
    end = data.rfind(_ROW_ENDS)
    if end < 0:
        return []
    start = max(0, end - _LONGEST)
    words = data[start + (end - start) % 2 : end].decode("utf-16-le", "replace")
    return [*words[words.rfind(_RETURN) + 1 :].split(_BELL), ""]
