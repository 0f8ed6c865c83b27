"""From lines of text to a reading."""

from thidua.stages.launch.reader.citations import find_citations
from thidua.stages.launch.reader.head import read_head
from thidua.stages.launch.reader.model import DocumentHead, Reading
from thidua.stages.launch.reader.recipients import read_recipients
from thidua.stages.launch.reader.signature import read_signatories
from thidua.stages.launch.reader.text import clean_lines, make_text
from thidua.stages.launch.reader.zones import find_zones


def read_text(text: str) -> Reading:
    """Read the text of a document; never fails, whatever it says."""
    return read_lines(clean_lines(text))


def read_lines(lines: tuple[str, ...]) -> Reading:
    """Read lines as :func:`clean_lines` makes them."""
    text = make_text(lines)
    zones = find_zones(lines)
    head = read_head(text, zones)
    return Reading(
        lines=lines,
        document=head,
        citations=find_citations(text, head.number, _own_type(head)),
        recipients=read_recipients(lines, zones),
        signatories=read_signatories(lines, zones),
    )


def _own_type(head: DocumentHead) -> str | None:
    return (head.kind_printed or "Công văn").capitalize()
