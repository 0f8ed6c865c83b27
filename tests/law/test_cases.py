"""The cases a lawyer can read must come out as they expect: our own files, and the worked cases of the reference."""

import pytest

from tests.law.builders import own_cases
from tests.shared_texts import SHARED, needs_shared
from thidua import law

FILES = own_cases()
CASES = [case for cases in FILES.values() for case in cases]


@pytest.mark.parametrize("name", FILES)
def test_own_cases_come_out_as_expected(name: str) -> None:
    # Every difference names its case, so one test a file tells as much as one a case, in a tenth of the time.
    assert [line for case in FILES[name] for line in law.check(case, law.answer(case))] == []


def test_every_own_case_expects_something() -> None:
    silent = [case.id for case in CASES if not case.expect]
    assert silent == []


def test_ids_are_unique_over_all_files() -> None:
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 480


@needs_shared
@pytest.mark.parametrize("year", ["2021", "2024"])
def test_worked_cases_of_the_reference(year: str) -> None:
    cases = law.load_cases(SHARED / "law" / "cases" / f"{year}.yaml")
    differences = [line for case in cases for line in law.check(case, law.answer(case))]
    assert differences == []
    assert len(cases) >= 30


def test_reasons_agree_with_the_outcome() -> None:
    for case in CASES:
        given = law.answer(case)
        if isinstance(given, law.AwardAnswer):
            assert _reasons_agree(given), case.id
            for criterion in given.criteria:
                assert criterion.cite is not None or criterion.id == "chua_co_quy_tac", case.id


def _reasons_agree(given: law.AwardAnswer) -> bool:
    if given.status == "eligible":
        return given.failed == () and given.review == ()
    if given.status == "not_eligible":
        return given.failed != ()
    if given.status == "blocked":
        return "vu_viec_mo" in given.failed
    return given.review != () and given.failed == ()
