"""Properties of answers as a whole: forgetting a fact never decides anything, and no input breaks the reader.

Slow: it asks the answer again with every fact of a case left out, over drawn cases.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.builders import own_mappings, person
from thidua import law

pytestmark = pytest.mark.slow

RAW = [raw for mappings in own_mappings().values() for raw in mappings if "award" in raw]
# Without these the case falls back on another fact (the day of joining, the occasion), or on "as entered".
FALLS_BACK = {"months_worked", "absences", "ratings", "rating", "movement"}


def _status(raw: dict[str, object]) -> str:
    given = law.answer(law.parse_case(raw))
    assert isinstance(given, law.AwardAnswer)
    return given.status


def test_forgetting_one_fact_leaves_the_answer_or_opens_it() -> None:
    wrong: list[tuple[object, str, str, str]] = []
    for raw in RAW:
        known = _status(raw)
        facts: dict[str, object] = raw["facts"]
        for name in facts.keys() - FALLS_BACK:
            found = _status({**raw, "facts": {key: value for key, value in facts.items() if key != name}})
            if found not in _allowed(known, name):
                wrong.append((raw["id"], name, known, found))
    assert wrong == []


def _allowed(known: str, name: str) -> set[str]:
    if name == "pending" and known == "blocked":
        # An open matter that nobody mentions any more no longer blocks; what it hid may then show.
        return {"eligible", "not_eligible", "needs_review"}
    # Awards that nobody mentions spend no years, members that nobody mentions contradict no count.
    silent = {"eligible"} if name in {"held", "members_disciplined"} else set()
    return {known, "needs_review"} | silent


def test_one_more_vote_never_harms() -> None:
    order = {"not_eligible": 0, "needs_review": 1, "eligible": 2, "blocked": 3}
    tried = 0
    for raw in RAW:
        council: dict[str, int] = raw.get("council") or {"members": 0, "yes": 0}
        if council["yes"] < council.get("present", council["members"]):
            more = {**raw, "council": {**council, "yes": council["yes"] + 1}}
            assert order[_status(more)] >= order[_status(raw)], raw["id"]
            tried += 1
    assert tried > 20


def _outcome(raw: dict[str, object]) -> str:
    """The status, or "refused" for a refusal of one clear line; anything else raised fails the test."""
    try:
        return law.answer(law.parse_case(raw)).status
    except law.LawInputError as error:
        return "refused" if error.problem and "\n" not in str(error) else f"unclear: {error}"


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 3000),
        st.sampled_from(["HTT", "cstd_co_so", "co_so", "khien_trach", "cong_trang", "individual", "", "lạ"]),
        st.dates(date(1900, 1, 1), date(2200, 1, 1)),
        st.floats(allow_nan=True),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["year", "from", "to", "award", "kind", "scope", "x", 2025, True]), inner, max_size=3
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=200)
@given(st.data())
def test_no_value_anywhere_gives_anything_but_a_clear_refusal(data: st.DataObject) -> None:
    raw = person(data.draw(st.sampled_from(["lao_dong_tien_tien", "cstd_bo_nganh_tinh", "giay_khen"])))
    facts: dict[str, object] = raw["facts"]  # type: ignore[assignment]
    for place, names in ((raw, sorted(raw)), (facts, sorted(facts))):
        if data.draw(st.booleans()):
            place[data.draw(st.sampled_from(names))] = data.draw(VALUES)
    assert _outcome(raw) in {"eligible", "not_eligible", "needs_review", "blocked", "refused"}


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["id", "award", "cohort", "prize", "authority", "dates", "note", "x"]), VALUES, max_size=5
    )
)
def test_no_mapping_breaks_the_reader(raw: dict[str, object]) -> None:
    assert _outcome(raw) in {"eligible", "not_eligible", "needs_review", "blocked", "refused"}
