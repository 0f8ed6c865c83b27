"""Fact sheets drawn at random: known, vague and missing facts of every type that a rule may ask for."""

import numpy as np

from thidua.law.engine import rulefiles
from thidua.law.engine.tree import ALL_YEARS, MANY, WINDOW, Counts, FactSheet, Years


def sheet(dice: np.random.Generator) -> FactSheet:
    """One subject's facts; a truth is met more often than not, so that the far end of a rule is reached too."""
    wholes, marks, numbers = {}, {}, {}
    for name, fact in rulefiles.facts().items():
        shape, low, extra = (int(number) for number in dice.integers(0, [20, 13, 3]))
        if shape == 0:
            continue
        if fact["type"] == "years":
            certain = (int(dice.integers(0, ALL_YEARS + 1)), 0b111111)[shape % 2]
            marks[name] = Years(certain, certain | (0, 0, ALL_YEARS, 0b10101)[shape % 4])
        elif fact["type"] == "counts":
            least = tuple(int(number) for number in dice.integers(0, 4, WINDOW))
            numbers[name] = Counts(least, tuple(number + (0, 1, MANY)[extra] for number in least))
        elif fact["type"] == "truth":
            # One merit is enough for many a rule, so merits are rare; what everybody must have is mostly there.
            no, open_ = (14, 17) if name.startswith("found_") else (1, 2)
            wholes[name] = (0, 0) if shape <= no else (0, 1) if shape <= open_ else (1, 1)
        else:
            wholes[name] = ((low, low), (low, low), (low - 1, low + extra), (-MANY, MANY), (0, MANY))[shape % 5]
    return FactSheet(wholes, marks, numbers)
