"""Proof that no part of the rulebook is untested: change one thing, and some readable case must come out wrong.

``law_mutation.py [--only NAME] [--every N] [--json]``. A mutant that no case notices is a survivor, unless
``tests/law/equivalent_mutants.yaml`` says, with the reason, why no case could. Exit 1 when there is any survivor, or
when that file names a mutant that is noticed or no longer there.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path as FilePath

ROOT = FilePath(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from scripts.law_mutants import DROP, TABLES, Mutant, Path, all_mutants  # noqa: E402
from tests.law.builders import own_cases  # noqa: E402
from tests.law.questions import Question, questions  # noqa: E402
from tests.law.twins import true_twins  # noqa: E402
from thidua import law  # noqa: E402
from thidua.law.engine import answering, governing, load, rulefiles  # noqa: E402
from thidua.law.engine.yamlio import read_yaml  # noqa: E402

EQUIVALENT = ROOT / "tests" / "law" / "equivalent_mutants.yaml"
_read_rule, _read_table = rulefiles.rule_document, rulefiles.document
_sheet_of = answering.sheet_of


@dataclass
class Report:
    """What became of the mutants; ``stale``: entries of the list of equivalents that name nothing that survives."""

    tried: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    equivalent: int = 0
    stale: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def score(self) -> float:
        counted = self.tried - self.equivalent
        return 100.0 * (counted - len(self.survivors)) / counted if counted else 100.0


def run(only: str = "", every: int = 1, offset: int = 0) -> Report:
    """Try every mutant, or one in ``every`` beginning with the one at ``offset``."""
    report, judge = Report(), Judge()
    known = dict(equivalents())
    met: set[str] = set()
    start = time.process_time()
    for number, mutant in enumerate(all_mutants(only)):
        if number % every != offset % every:
            continue
        report.tried += 1
        if judge.notices(mutant):
            continue
        if mutant.name in known:
            report.equivalent += 1
            met.add(mutant.name)
        else:
            report.survivors.append(mutant)
    if every == 1 and not only:
        report.stale = sorted(set(known) - met)
    report.seconds = time.process_time() - start
    return report


def equivalents() -> Iterator[tuple[str, str]]:
    """Names of mutants that no case can notice, with the reason."""
    if EQUIVALENT.is_file():
        for entry in read_yaml(EQUIVALENT):  # type: ignore[attr-defined]
            for name in entry["mutants"]:
                yield name, entry["reason"]


class Judge:
    """The readable cases, sorted by what they bear on, and what they say of a mutant."""

    def __init__(self) -> None:
        self.cases: list[law.Case] = [case for cases in own_cases().values() for case in cases]
        self.cases += true_twins()
        self.by_award: dict[str, list[law.Case]] = {}
        for case in self.cases:
            for award in _awards_of(case):
                self.by_award.setdefault(award, []).append(case)
        self.questions = {name: [one for one in questions() if one.document == name] for name in TABLES}
        wrong = [one.id for one in questions() if _answers_wrong(one)]
        wrong += [case.id for case in self.cases if law.check(case, law.answer(case))]
        if wrong:
            # What is wrong without a slip would notice every slip.
            raise SystemExit(f"wrong before anything was changed: {', '.join(wrong[:20])}")
        self.users = _users()
        self.sheets: dict[tuple[str, object], object] = {}

    def notices(self, mutant: Mutant) -> bool:
        """Whether any case comes out otherwise than it expects, or the changed document cannot be read at all."""
        with changed(mutant), self._remembered_sheets(mutant):
            # A question is answered in a blink, so the many cases are asked only when none of them notices.
            if any(_answers_wrong(one) for one in self.questions.get(mutant.document, ())):
                return True
            for case in self._touched(mutant):
                try:
                    wrong = law.check(case, law.answer(case))
                except (law.LawInputError, ArithmeticError, LookupError, TypeError, ValueError):
                    wrong = ["refused"]
                if wrong:
                    self._first_next_time(case)
                    return True
        return False

    def _touched(self, mutant: Mutant) -> Sequence[law.Case]:
        if mutant.document not in TABLES:
            names = (mutant.document, *self.users.get(mutant.document, ()))
            return [case for name in names for case in self.by_award.get(name, ())]
        named = [part for path, _ in mutant.edits for part in path if part in self.by_award]
        kinds = _KINDS_OF.get(mutant.document, ())
        pool = self.by_award[str(named[0])] if named else self.cases
        return [case for case in pool if isinstance(case, kinds)]

    def _first_next_time(self, case: law.Case) -> None:
        # What notices one slip in a rule often notices the next: it is asked first.
        for pool in (self.cases, *(self.by_award[award] for award in _awards_of(case))):
            pool.remove(case)
            pool.insert(0, case)

    @contextmanager
    def _remembered_sheets(self, mutant: Mutant) -> Iterator[None]:
        if mutant.document in TABLES:
            yield
            return

        def remembered(case: law.AwardCase, as_of: object) -> object:
            key = (case.id, as_of)
            if key not in self.sheets:
                self.sheets[key] = _sheet_of(case, as_of)  # type: ignore[arg-type]
            return self.sheets[key]

        answering.sheet_of = remembered  # type: ignore[assignment]
        try:
            yield
        finally:
            answering.sheet_of = _sheet_of


def _answers_wrong(question: Question) -> bool:
    try:
        return question.answer() != question.expect
    except Exception:  # noqa: BLE001 -- however it breaks, the slip is noticed
        return True


# Kinds of case that may notice a change in a table; the others are proved by questions alone.
_KINDS_OF: Mapping[str, tuple[type, ...]] = {
    "gates": (law.AwardCase,),
    "council": (law.AwardCase, law.CohortCase),
    "quotas": (law.CohortCase,),
    "prizes": (law.PrizeCase,),
    "competence": (law.AuthorityCase,),
    "readings": (law.AwardCase,),
    "classification": (law.AwardCase,),
    "regimes": (law.AwardCase,),
}


def _awards_of(case: law.Case) -> tuple[str, ...]:
    return tuple({item.award for item in case.items}) if isinstance(case, law.PrizeCase) else (case.award,)


def _users() -> Mapping[str, list[str]]:
    """Awards whose rule takes over the standard of another, by that other."""
    found: dict[str, list[str]] = {}
    for award in rulefiles.implemented_awards():
        for used in set(_used(_read_rule(award))):
            found.setdefault(used, []).append(award)
    return found


def _used(raw: object) -> Iterator[str]:
    if isinstance(raw, Mapping):
        if isinstance(raw.get("use"), str):
            yield raw["use"]
        for value in raw.values():
            yield from _used(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _used(value)


@contextmanager
def changed(mutant: Mutant) -> Iterator[None]:
    """The rulebook with the mutant's document in it."""
    is_table = mutant.document in TABLES
    made = (_read_table if is_table else _read_rule)(mutant.document)
    for path, value in mutant.edits:
        made = _put(made, path, value)  # type: ignore[assignment]
    original = _read_table if is_table else _read_rule
    reader = _with(original, mutant.document, made)
    try:
        setattr(rulefiles, "document" if is_table else "rule_document", reader)
        _forget()
        yield
    finally:
        rulefiles.document, rulefiles.rule_document = _read_table, _read_rule
        _forget()


def _with(original: Callable[[str], Mapping[str, object]], name: str, made: object) -> Callable[[str], object]:
    return lambda asked: made if asked == name else original(asked)


def _forget() -> None:
    """Whatever the engine keeps of the documents' content."""
    for module in (load, governing, *_keeping()):
        for value in vars(module).values():
            if callable(getattr(value, "cache_clear", None)):
                value.cache_clear()


def _keeping() -> Iterator[object]:
    for name, module in list(sys.modules.items()):
        if name.startswith("thidua.law.engine.") and not name.endswith((".rulefiles", ".catalogue", ".places")):
            yield module


def _put(raw: object, path: Path, value: object) -> object:
    """A copy of a document with one place changed; what lies beside the way is shared, not copied."""
    if not path:
        return value
    head, rest = path[0], path[1:]
    if isinstance(raw, list):
        if not rest and value is DROP:
            return [entry for number, entry in enumerate(raw) if number != head]
        return [_put(entry, rest, value) if number == head else entry for number, entry in enumerate(raw)]
    if not isinstance(raw, Mapping):
        raise TypeError(f"nothing lies below {raw!r}")
    if not rest and value is DROP:
        return {key: entry for key, entry in raw.items() if key != head}
    return {key: _put(entry, rest, value) if key == head else entry for key, entry in raw.items()}


def main() -> int:
    """Run, print, and say whether every mutant was noticed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--only", default="", help="documents whose name holds this")
    parser.add_argument("--every", type=int, default=1, help="one mutant in so many")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    report = run(args.only, args.every)
    if args.json:
        survivors = [mutant.name for mutant in report.survivors]
        shown = {"tried": report.tried, "equivalent": report.equivalent, "score": round(report.score, 2)}
        print(json.dumps({**shown, "survivors": survivors, "stale": report.stale}, ensure_ascii=False, indent=1))
    else:
        for mutant in report.survivors:
            print(f"survives: {mutant.name}")
        for name in report.stale:
            print(f"listed as equivalent but noticed or gone: {name}")
        counted = f"{report.tried} mutants, {len(report.survivors)} survive, {report.equivalent} equivalent"
        print(f"{counted}; score {report.score:.2f} % in {report.seconds:.1f} s of processor time")
    return 1 if report.survivors or report.stale else 0


if __name__ == "__main__":
    sys.exit(main())
