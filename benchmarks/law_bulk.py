"""People by the million against every individual rule of a day, and the proof that bulk says what explain says.

First cost by number of people (it grows in proportion), then random fact sheets, unknown facts included, answered both
in bulk and one by one by the tree of reasons: status and first deciding condition must be the same in every pair.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Iterable

import numpy as np
from common import ROOT, table

sys.path.insert(0, str(ROOT))

from tests.law.engine.sheets import sheet
from thidua.law.engine import rulefiles
from thidua.law.engine.bulk import STATUS_WORDS, assess_all, pack
from thidua.law.engine.load import SUBJECTS, versions_of
from thidua.law.engine.reasons import verdict


def million(people: int, on: dt.date, repeat: int) -> tuple[object, ...]:
    """The least of several runs, each in a process of its own so that its peak memory is its own."""
    command = [sys.executable, "-m", "thidua.law.commands", "law", "bench", "--people", str(people), "--json"]
    runs = [
        json.loads(subprocess.run([*command, "--on", on.isoformat()], capture_output=True, check=True).stdout)
        for _ in range(repeat)
    ]
    best = min(runs, key=lambda one: one["assess_seconds"])
    cpu = min(one["assess_cpu_seconds"] for one in runs)
    peak = max(one["peak_bytes"] for one in runs) / 1e6
    answers = people * best["rules"]
    made = min(one["make_seconds"] for one in runs)
    return f"{people:,}", best["rules"], f"{answers:,}", f"{made:.2f}", best["assess_seconds"], cpu, f"{peak:.0f}"


def compare(wanted: int, seed: int) -> tuple[int, int, float]:
    """Pairs of a subject and a rule held both ways, how many differ, seconds. All versions of all rules take part."""
    began, dice = time.perf_counter(), np.random.default_rng(seed)
    pairs = different = 0
    while pairs < wanted:
        facts = [sheet(dice) for _ in range(250)]
        for kind in SUBJECTS:
            found = list(_differences(kind, facts))
            pairs, different = pairs + len(found), different + sum(found)
    return pairs, different, time.perf_counter() - began


def _differences(kind: str, facts: list) -> Iterable[bool]:
    versions = (rule for award in rulefiles.implemented_awards() for rule in versions_of(award))
    rules = {rule.id: rule for rule in versions if kind in rule.trees}
    trees = [tree[kind] for rule in rules.values() for tree in (rule.trees, rule.draft_trees) if kind in tree]
    answers = assess_all(rules, kind, pack(facts, trees))
    for name, rule in rules.items():
        statuses, reasons = answers[name].statuses, answers[name].reasons
        for index, one in enumerate(facts):
            word = STATUS_WORDS[statuses[index]]
            yield verdict(rule, kind, one) != (word, None if word == "eligible" else int(reasons[index]))


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="*", default=[500_000, 1_000_000, 2_000_000, 4_000_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--pairs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--on", type=dt.date.fromisoformat, default=dt.date(2025, 12, 20), help="day whose rules apply")
    args = parser.parse_args()
    header = ("people", "rules", "answers with reasons", "make s", "assess s", "assess CPU s", "peak MB")
    table(header, [million(people, args.on, args.repeat) for people in args.people])
    print()
    pairs, different, seconds = compare(args.pairs, args.seed)
    table(("pairs of subject and rule", "different answers", "seconds"), [(f"{pairs:,}", different, f"{seconds:.1f}")])
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
