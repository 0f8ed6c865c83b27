"""From lines of text to a reading."""

from thidua.stages.launch.reader.citations import find_citations
from thidua.stages.launch.reader.head import read_head
from thidua.stages.launch.reader.model import Reading
from thidua.stages.launch.reader.recipients import read_recipients
from thidua.stages.launch.reader.signature import read_signatories
from thidua.stages.launch.reader.text import make_text
from thidua.stages.launch.reader.zones import find_zones


def read_lines(lines: tuple[str, ...]) -> Reading:
    """Read clean lines; never fails, whatever they say."""
    text = make_text(lines)
    zones = find_zones(lines)
    head = read_head(text, zones)
    return Reading(
        lines=lines,
        document=head,
        citations=find_citations(text, head.number),
        recipients=read_recipients(lines, zones),
        signatories=read_signatories(lines, zones),
    )
