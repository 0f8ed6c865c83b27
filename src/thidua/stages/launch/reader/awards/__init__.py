"""Read award decisions and lists: number, date, signatory, and who gets what."""

from thidua.stages.launch.reader.awards.columns import REPEATED
from thidua.stages.launch.reader.awards.reading import SHEETS, WORDS, read_awards
from thidua.stages.launch.reader.awards.rows import JOINED

__all__ = ["JOINED", "REPEATED", "SHEETS", "WORDS", "read_awards"]
