"""Read a launch document, plan, directive, decision or report into structured data.

No database, no network, no Django. What the text does not state is None; what is not understood is left out.
"""

from dataclasses import replace

from thidua.stages.launch.reader.blocks import Block, modern_blocks
from thidua.stages.launch.reader.doubts import doubt_findings, doubtful_places
from thidua.stages.launch.reader.errors import ReadError, ScanError
from thidua.stages.launch.reader.findings import in_order
from thidua.stages.launch.reader.model import (
    Anniversary,
    Citation,
    Deadline,
    DocumentHead,
    Finding,
    Mention,
    Movement,
    Note,
    Period,
    Reading,
    Recipient,
    Role,
    Section,
    Signatory,
    Span,
    Target,
    Task,
    Theme,
)
from thidua.stages.launch.reader.ocr import ocr_available
from thidua.stages.launch.reader.reading import read_lines, read_text
from thidua.stages.launch.reader.sources import SourceText, text_of
from thidua.stages.launch.reader.task_columns import may_hold_tasks


def read_bytes(data: bytes, filename: str, *, ocr: bool = False) -> Reading:
    """Read the bytes of a file. Raises :class:`ReadError`, whose message is for the user, and nothing else.

    ``ocr`` lets a scan be read by recognition of letters (see :func:`ocr_available`); without it, a scan raises
    :class:`ScanError`. ``Reading.read_by`` and ``Reading.notes`` tell how the text was come by.
    """
    source = text_of(data, filename, ocr=ocr)
    blocks = _blocks_of(data, filename, source) if _has_cells(data, source) and may_hold_tasks(source.text) else []
    reading = read_text(source.text, layout=source.layout, blocks=blocks)
    reading = replace(reading, notes=source.notes, read_by=source.read_by)
    if not source.recognised:
        return reading
    reading = replace(reading, doubtful=doubtful_places(source.recognised, reading.lines))
    return replace(reading, findings=in_order((*reading.findings, *doubt_findings(reading))))


def _has_cells(data: bytes, source: SourceText) -> bool:
    return bool(source.word or source.markup or source.ruled) or _is_pdf(data, source)


def _is_pdf(data: bytes, source: SourceText) -> bool:
    return source.read_by == "text" and b"%PDF-" in data[:1024]


def _blocks_of(data: bytes, filename: str, source: SourceText) -> list[Block]:
    # What reads lists reads sheets too, whose library takes longer to load than most papers to read.
    from thidua.stages.launch.reader.awards.pdf_blocks import pdf_blocks
    from thidua.stages.launch.reader.awards.reading import blocks_of

    if _is_pdf(data, source):
        return modern_blocks(pdf_blocks(data, filename))[0]  # where it has no rules, its lines show the columns
    return blocks_of(data, filename, source)


__all__ = [
    "Anniversary",
    "Citation",
    "Deadline",
    "DocumentHead",
    "Finding",
    "Mention",
    "Movement",
    "Note",
    "Period",
    "ReadError",
    "Reading",
    "Recipient",
    "Role",
    "ScanError",
    "Section",
    "Signatory",
    "Span",
    "Target",
    "Task",
    "Theme",
    "ocr_available",
    "read_bytes",
    "read_lines",
    "read_text",
]
