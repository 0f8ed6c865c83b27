"""Read award decisions and lists: number, date, signatory, and who gets what."""

from thidua.stages.launch.reader.awards.reading import read_awards

__all__ = ["read_awards"]
