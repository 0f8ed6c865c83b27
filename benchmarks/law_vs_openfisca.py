"""The same four rules on the same people in OpenFisca-core and here, in one run: same answers, and how much faster.

OpenFisca is installed into an environment in a temporary folder and gone afterwards; the project never depends on it.
Both hold unknown facts as two ends and both answer with status and first deciding condition. Both begin with the same
arrays, one a fact, end and year. Loading them into the form each works on is reported apart and added up at the end:
OpenFisca sets its inputs; ours are columns (runs of years, years needed for a number) and, in the last line, a bitmap
index of those columns, where every test of a rule has been answered once. One thread each, least of several runs.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from common import ROOT, table

from thidua.law.engine.bulk import Columns, assess_all, indexed
from thidua.law.engine.bulk.columns import NEVER, bits, percent
from thidua.law.engine.load import Rule, rule_on

DAY = dt.date(2025, 12, 20)
AWARDS = ("lao_dong_tien_tien", "cstd_co_so", "cstd_bo_nganh_tinh", "bang_khen_bo_nganh_tinh")
HISTORY, UNKNOWN = 6, 0.05
TRUTHS = {
    "no_open_matter": 0.99,
    "clear_of_discipline": 0.98,
    "takes_part": 0.97,
    "conduct": 0.99,
    "majority": 0.95,
    "selected": 0.4,
    "found_ingenuity": 0.01,
    "found_movement": 0.05,
    "found_influence": 0.02,
    "found_contribution": 0.02,
}
WORKS = {"initiatives_co_so": 0.3, "research_co_so": 0.1, "initiatives_tinh": 0.05, "research_tinh": 0.02}
Facts = dict[str, tuple[np.ndarray, np.ndarray]]


def people(size: int, seed: int) -> tuple[Facts, Facts]:
    """Facts of the year, and facts by year (rows: the year judged first), each with both ends; some are unknown."""
    dice = np.random.default_rng(seed)

    def ends(values: np.ndarray, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        unknown = dice.random(size) < UNKNOWN
        return np.where(unknown, values.dtype.type(low), values), np.where(unknown, values.dtype.type(high), values)

    levels = dice.choice(5, size=(HISTORY, size), p=[0.02, 0.03, 0.15, 0.5, 0.3]).astype(np.int8)
    titles = (levels == 4) & (dice.random((HISTORY, size)) < 0.7)
    once = {name: ends((dice.random(size) < share).astype(np.int8), 0, 1) for name, share in TRUTHS.items()}
    once["rating"] = ends(levels[0], 0, 4)
    once["months_of_service"] = ends(dice.integers(1, 120, size).astype(np.int8), 0, 120)
    once["council_members"] = (np.full(size, 15, np.int8),) * 2
    once["votes_yes"] = ends(dice.integers(9, 16, size).astype(np.int8), 0, 15)
    yearly = {"years_htxs": ends(levels == 4, 0, 1), "years_cstd_co_so": ends(titles, 0, 1)}
    for name, share in WORKS.items():
        yearly[name] = ends(dice.poisson(share, (HISTORY, size)).astype(np.int8), 0, 9)
    return once, yearly


def for_openfisca(once: Facts, yearly: Facts) -> dict[str, np.ndarray]:
    """One array a fact, end and year."""
    found = {f"{name}_{side}@{DAY.year}": ends[i] for name, ends in once.items() for i, side in enumerate(SIDES)}
    for name, ends in yearly.items():
        for i, side in enumerate(SIDES):
            found |= {f"{name}_{side}@{DAY.year - back}": ends[i][back] for back in range(HISTORY)}
    return found


SIDES = ("must", "can")


def for_columns(once: Facts, yearly: Facts) -> Columns:
    """The same facts as columns."""
    years: Facts = {}
    counts: Facts = {}
    for name, (least, most) in yearly.items():
        into, derive = (years, run_lengths) if name.startswith("years_") else (counts, years_needed)
        into[name] = derive(least), derive(most)
    truths = {name: tuple(bits(side == 1) for side in once[name]) for name in TRUTHS}
    wholes = {name: once[name] for name in ("rating", "months_of_service")}
    shares = percent(once["votes_yes"], once["council_members"], strict=False)
    wholes["votes_yes/council_members"] = tuple(side.astype(np.int8) for side in shares)  # type: ignore[assignment]
    return Columns(len(once["rating"][0]), truths, wholes, years, counts)  # type: ignore[arg-type]


def run_lengths(by_year: np.ndarray) -> np.ndarray:
    """Length of the unbroken run of marks that ends with the year judged."""
    unbroken, length = np.ones(by_year.shape[1], np.uint8), np.zeros(by_year.shape[1], np.uint8)
    for year in by_year.view(np.uint8):
        unbroken &= year
        length += unbroken
    return length


def years_needed(by_year: np.ndarray) -> np.ndarray:
    """Years to look back for one and for two."""
    seen, found = np.zeros(by_year.shape[1], np.uint8), np.ones((2, by_year.shape[1]), np.uint8)
    for year in by_year.view(np.uint8):
        seen += year
        for number, needed in enumerate(found, start=1):
            needed += seen < number
    found[found > HISTORY] = NEVER
    return found


def openfisca(facts: dict[str, np.ndarray], repeat: int) -> tuple[dict[str, float], dict[str, np.ndarray], str]:
    """Make the environment, run the rules in it; times, answers, version."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "venv", with_pip=True)
        python = home / "venv" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", "openfisca-core"], check=True, stderr=subprocess.DEVNULL)
        np.savez(home / "facts.npz", **facts)
        script = ROOT / "benchmarks" / "openfisca_rules.py"
        command = [python, script, home / "facts.npz", home / "answers.npz", str(repeat)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        shown = subprocess.run(
            [python, "-m", "pip", "show", "openfisca-core"], capture_output=True, text=True, check=True
        )
        version = next(line.split()[1] for line in shown.stdout.splitlines() if line.startswith("Version"))
        with np.load(home / "answers.npz") as answers:
            return json.loads(done.stdout), {name: answers[name] for name in answers.files}, version


def here(columns: Columns, repeat: int) -> tuple[dict[str, float], dict[str, np.ndarray]]:
    """Our times and answers."""
    rules = our_rules()
    walls, cpus = [], []
    for _ in range(repeat):
        wall, cpu = time.perf_counter(), time.process_time()
        found = assess_all(rules, "individual", columns)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    answers = {f"{award}_status": one.statuses for award, one in found.items()}
    reasons = {f"{award}_reason": np.where(one.statuses == 2, 0, one.reasons) for award, one in found.items()}
    return {"wall": min(walls), "cpu": min(cpus)}, answers | reasons


def our_rules() -> dict[str, Rule]:
    """The four rules of the day."""
    return {award: rule for award in AWARDS if (rule := rule_on(award, DAY))}


def least(act: Callable[[], Columns], repeat: int) -> tuple[float, Columns]:
    """The least time of several, and what was made."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        made = act()
        times.append(time.perf_counter() - began)
    return min(times), made


def main() -> None:
    """Run both, compare every answer, print the ratios; exit 1 where an answer differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--seed", type=int, default=2025)
    args = parser.parse_args()
    once, yearly = people(args.people, args.seed)
    theirs, their_answers, version = openfisca(for_openfisca(once, yearly), args.repeat)
    packing, columns = least(lambda: for_columns(once, yearly), args.repeat)
    indexing, index = least(lambda: indexed(our_rules().values(), "individual", columns), args.repeat)
    rows, different = [(f"OpenFisca-core {version}", *_against(theirs, theirs))], 0
    for name, loading, facts in (("columns", packing, columns), ("index", packing + indexing, index)):
        ours, answers = here(facts, args.repeat)
        rows.append((f"thidua, {name}", *_against(theirs, {"load": loading, **ours})))
        different += sum(int((their_answers[key] != answers[key]).sum()) for key in answers)
    asked = args.people * len(AWARDS)
    header = (f"{args.people:,} people, {asked:,} answers", "loading s", "answering s", "CPU s", "faster", "by CPU")
    table((*header, "with loading"), rows)
    print(f"\n{different} of {2 * 2 * asked:,} statuses and reasons differ")
    sys.exit(1 if different else 0)


def _against(theirs: dict[str, float], ours: dict[str, float]) -> tuple[str, ...]:
    faster = [f"{theirs[time] / ours[time]:.0f}" for time in ("wall", "cpu")]
    whole = (theirs["load"] + theirs["wall"]) / (ours["load"] + ours["wall"])
    return f"{ours['load']:.3f}", f"{ours['wall']:.4f}", f"{ours['cpu']:.4f}", *faster, f"{whole:.0f}"


if __name__ == "__main__":
    main()
