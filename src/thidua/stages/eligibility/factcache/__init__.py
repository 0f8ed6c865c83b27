"""Who could be proposed for what, for a whole register at once: facts in columns, kept in files, asked by the rules.

The file of an agency is keyed by a row of the journal: while no later act may have touched a fact, it is read and
nothing else. After one that may have, the content of every unit is digested again, and only units whose content changed
are derived anew.
"""

from thidua.stages.eligibility.factcache.answers import Answers, answers_of
from thidua.stages.eligibility.factcache.fresh import fresh_table, path_of
from thidua.stages.eligibility.factcache.sheets import Question, question

__all__ = ["Answers", "Question", "answers_of", "fresh_table", "path_of", "question"]
