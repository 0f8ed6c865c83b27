"""The comparison itself must be able to fail: every kind of key, right and wrong."""

from datetime import date

import pytest

from tests.law.builders import person
from thidua import law


def _differences(mapping: dict[str, object], **expect: object) -> list[str]:
    case = law.parse_case({**mapping, "expect": expect})
    return law.check(case, law.answer(case))


REFUSED = person(facts={"ratings": {2025: "HT"}}, council={"members": 9, "present": 7, "yes": 7})


@pytest.mark.parametrize(
    ("expect", "count"),
    [
        ({"status": "not_eligible"}, 0),
        ({"status": "eligible"}, 1),
        ({"status": "eligible", "accept": ["not_eligible"]}, 0),
        ({"status": "eligible", "accept": ["needs_review"]}, 1),
        ({"status": "not_eligible", "failed": ["xep_loai"]}, 0),
        ({"status": "not_eligible", "failed": ["xep_loai", "ky_luat"]}, 1),
        ({"review": ["xep_loai"]}, 1),
        ({"warnings": ["chua_lay_y_kien_vang_mat"]}, 0),
        ({"warnings": ["xep_loai_vuot_tran"]}, 1),
        ({"warnings": []}, 0),
        ({"status": "eligible", "failed": ["ky_luat"], "accept": ["not_eligible"]}, 0),
    ],
)
def test_award_expectations(expect: dict[str, object], count: int) -> None:
    assert len(_differences(REFUSED, **expect)) == count


COHORT = {
    "id": "nhóm",
    "cohort": {
        "award": "cstd_co_so",
        "holders": {"lao_dong_tien_tien": 7},
        "candidates": [{"id": "a", "yes": 9, "members": 9}, {"id": "b", "yes": 8, "members": 9}],
    },
    "dates": {"decision": date(2021, 12, 1)},
}


@pytest.mark.parametrize(
    ("expect", "count"),
    [
        ({"accepted": ["a"]}, 0),
        ({"accepted": ["b"]}, 1),
        ({"accepted": ["a", "b"]}, 1),
        ({"accepted_count": 1, "limit_source": "national"}, 0),
        ({"accepted_count": 2, "limit_source": "none"}, 2),
        ({"limit": 1}, 0),
    ],
)
def test_cohort_expectations(expect: dict[str, object], count: int) -> None:
    assert len(_differences(COHORT, **expect)) == count


def test_the_order_of_the_accepted_is_not_compared() -> None:
    both = {**COHORT, "dates": {"decision": date(2025, 12, 1)}}
    assert _differences(both, accepted=["b", "a"]) == []


def test_money_and_competence_expectations() -> None:
    prize = {
        "id": "tiền",
        "prize": {
            "subject": "individual",
            "decision": date(2025, 12, 1),
            "awards": [{"award": "giay_khen", "year": 2025}],
        },
    }
    assert _differences(prize, total_vnd=710_000) == []
    assert _differences(prize, total_vnd=702_000) == ["tiền: total_vnd: mong đợi 702000, được 710000"]
    authority = {"id": "tq", "authority": {"award": "giay_khen", "by": "giam_doc_so", "decision": date(2025, 12, 1)}}
    assert _differences(authority, valid=True) == []
    assert len(_differences(authority, valid=False)) == 1


def test_without_expectation_nothing_differs() -> None:
    case = law.parse_case(person())
    assert law.check(case, law.answer(case)) == []


def test_a_difference_names_the_case_and_what_was_found() -> None:
    found = _differences(REFUSED, failed=["ky_luat"])
    assert found == ["mẫu: failed: thiếu “ky_luat” (có: xep_loai)"]
