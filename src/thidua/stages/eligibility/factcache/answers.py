"""The rules held against a table: for every person and award a status and the first deciding condition."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thidua.law.engine.bulk import STATUS_WORDS, Verdicts, assess_all
from thidua.law.engine.load import Rule
from thidua.stages.eligibility.factcache.layout import KIND, columns_of
from thidua.stages.eligibility.factcache.store import Table


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers about the people of a table, award by award, each in the table's order."""

    people: NDArray[np.int64]
    unit_of: NDArray[np.int64]
    verdicts: Mapping[str, Verdicts]

    def counts(self, award: str, among: NDArray[np.bool_]) -> dict[str, int]:
        """How many of those marked have each status."""
        found = np.bincount(self.verdicts[award].statuses[among], minlength=len(STATUS_WORDS))
        return dict(zip(STATUS_WORDS, found.tolist(), strict=True))

    def with_status(self, award: str, status: str, among: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Places of those marked that have a status; of all of them where none is named."""
        if status in STATUS_WORDS:
            among = among & (self.verdicts[award].statuses == STATUS_WORDS.index(status))
        return np.flatnonzero(among)

    def status(self, award: str, place: int) -> str:
        """Status of one person in words."""
        return self.verdicts[award].at(place)[0]

    def reason(self, award: str, place: int) -> str:
        """The first deciding condition in words; empty where all are met."""
        leaf = self.verdicts[award].at(place)[1]
        return leaf.text_vi if leaf else ""


def answers_of(table: Table, rules: Mapping[str, Rule]) -> Answers:
    """Ask every rule about everybody of the table."""
    found = {
        award: assess_all({award: rules[award]}, KIND, columns)[award]
        for award, columns in columns_of(rules, table.small, table.large).items()
    }
    sizes = [size for _, size in table.units.values()]
    units = np.repeat(np.array(list(table.units), np.int64), np.array(sizes, np.int64))
    return Answers(table.people, units, found)
