"""How long one person waits: all individual awards explained well within one keystroke."""

import time

from tests.law.builders import person
from thidua import law

BUDGET_SECONDS = 0.010
"""Many times the figure of an idle core (about 0.15 ms an award); processor time, so that other work does not count."""


def test_all_awards_of_one_person_are_explained_at_once() -> None:
    awards = [code for code, kind in law.AWARDS.items() if kind.implemented and "individual" in kind.subjects]
    cases = [law.parse_case(person(code)) for code in awards]
    best = min(_seconds(cases) for _ in range(20))
    assert len(cases) >= 6
    assert best < BUDGET_SECONDS


def _seconds(cases: list[law.Case]) -> float:
    start = time.process_time()
    for case in cases:
        law.answer(case)
    return time.process_time() - start
