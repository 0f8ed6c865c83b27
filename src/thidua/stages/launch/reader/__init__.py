"""Read a launch document, plan, directive, decision or report into structured data.

No database, no network, no Django. What the text does not state is None; what is not understood is left out.
"""

from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.model import (
    Anniversary,
    Citation,
    Deadline,
    DocumentHead,
    Finding,
    Mention,
    Movement,
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
from thidua.stages.launch.reader.reading import read_lines, read_text
from thidua.stages.launch.reader.sources import text_of


def read_bytes(data: bytes, filename: str) -> Reading:
    """Read the bytes of a file. Raises :class:`ReadError`, whose message is for the user, and nothing else."""
    source = text_of(data, filename)
    return read_text(source.text, layout=source.layout)


__all__ = [
    "Anniversary",
    "Citation",
    "Deadline",
    "DocumentHead",
    "Finding",
    "Mention",
    "Movement",
    "ReadError",
    "Reading",
    "Recipient",
    "Role",
    "Section",
    "Signatory",
    "Span",
    "Target",
    "Task",
    "Theme",
    "read_bytes",
    "read_lines",
    "read_text",
]
