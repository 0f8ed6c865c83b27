"""The rule trees over many subjects at once: columns instead of one sheet, bits instead of words."""

from thidua.law.engine.bulk.columns import Columns, pack
from thidua.law.engine.bulk.program import STATUS_WORDS, Verdicts, assess_all, evaluate, indexed

__all__ = ["STATUS_WORDS", "Columns", "Verdicts", "assess_all", "evaluate", "indexed", "pack"]
