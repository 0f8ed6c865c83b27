"""Blocks of a PDF, parsed in a process of its own with limits of time and memory."""

import json
import sys

from thidua.stages.launch.reader.blocks import Block, Grid, GridRow, Paragraph
from thidua.stages.launch.reader.bounded import run_bounded
from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.pdf import MEMORY, SECONDS

_WORKER = "thidua.stages.launch.reader.awards.pdf_tables"


def pdf_blocks(data: bytes, filename: str) -> list[Block]:
    """Return paragraphs and ruled tables of a PDF, none for a scan; :class:`ReadError` for one too heavy to parse."""
    printed = run_bounded([sys.executable, "-m", _WORKER], seconds=SECONDS, memory=MEMORY, data=data)
    if not printed:
        raise ReadError(
            f"Tệp PDF “{filename}” quá nặng hoặc bị hỏng nên không đọc được bảng. "
            "Hãy xuất lại PDF từ Word, chỉ gửi quyết định và danh sách của nó."
        )
    return [_block(stored) for stored in json.loads(printed)]


def _block(stored: dict[str, object]) -> Block:
    if "text" in stored:
        return Paragraph(str(stored["text"]), str(stored["place"]))
    rows = stored["rows"]
    assert isinstance(rows, list)  # noqa: S101 - printed by our own worker
    made = (GridRow(tuple(row["cells"]), row["filled"], row["place"], row["joined"]) for row in rows)
    return Grid(tuple(made), str(stored["place"]))
