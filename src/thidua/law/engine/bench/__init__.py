"""How fast a nation is assessed: invented people, every individual rule of a day, every answer with its reason."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from thidua.law.engine import rulefiles
from thidua.law.engine.bench.people import synthetic
from thidua.law.engine.bulk import STATUS_WORDS, Columns, assess_all
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.tree import Test, leaves
from thidua.law.values import Json

# People held in memory at a time: far more than the processor keeps near, far less than would fill a small machine.
_GROUP = 1 << 20
_SEED = 20_210_107


def individual_rules(on: date) -> dict[str, Rule]:
    """The rule of every implemented individual title and form on a day."""
    rules = {award: rule_on(award, on) for award in rulefiles.implemented_awards()}
    return {award: rule for award, rule in rules.items() if rule and "individual" in rule.trees}


def conditions_of(rules: Mapping[str, Rule]) -> list[Test]:
    """What those rules ask of a person, each test once."""
    trees = [tree for rule in rules.values() for tree in (rule.trees, rule.draft_trees) if "individual" in tree]
    return list(dict.fromkeys(leaf.test for tree in trees for leaf in leaves(tree["individual"])))


def run(people: int, on: date, progress: Callable[[int, int], None]) -> Json:
    """Make and assess ``people`` invented people; seconds, peak memory in bytes, counts by award and status.

    Making counts drawing and, told apart as deriving, columns out of what each year says: what facts kept by year would
    cost beside assessing. An answer is the status and the first deciding condition of one person under one rule; all
    are written out.
    """
    rules = individual_rules(on)
    tests = conditions_of(rules)
    random = np.random.default_rng(_SEED)
    made = assessed = worked = 0.0
    derived: list[float] = []
    counts = {award: [0] * len(STATUS_WORDS) for award in rules}
    for done in range(0, people, _GROUP):
        size = min(_GROUP, people - done)
        start = time.perf_counter()
        columns = synthetic(size, random, tests, derived.append)
        made += time.perf_counter() - start
        wall, cpu = _assess(rules, columns, counts)
        assessed, worked = assessed + wall, worked + cpu
        progress(done + size, people)
    return {
        "people": people,
        "rules": len(rules),
        "conditions": len(tests),
        "on": on.isoformat(),
        "make_seconds": round(made, 4),
        "derive_seconds": round(sum(derived), 4),
        "assess_seconds": round(assessed, 4),
        "assess_cpu_seconds": round(worked, 4),
        "people_per_second": round(people / assessed) if assessed else None,
        "peak_bytes": _peak_bytes(),
        "status_counts": {award: dict(zip(STATUS_WORDS, row, strict=True)) for award, row in counts.items()},
    }


def _assess(rules: Mapping[str, Rule], columns: Columns, counts: dict[str, list[int]]) -> tuple[float, float]:
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    found = assess_all(rules, "individual", columns)
    spent = time.perf_counter() - wall, time.process_time() - cpu
    for award, verdicts in found.items():
        counts[award] = [before + more for before, more in zip(counts[award], verdicts.counts, strict=True)]
    return spent


def _peak_bytes() -> int:
    # Windows has no such module; the figure is then left at 0 rather than guessed.
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak if sys.platform == "darwin" else peak * 1024
