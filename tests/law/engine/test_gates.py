"""The rules common to all awards: which there are in each law, what each does, and what settles equal votes."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import law
from thidua.law.engine import gates, ties

R0, R1, R2, Y2026 = date(2021, 12, 20), date(2024, 12, 20), date(2025, 12, 20), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (R0, ["G1", "G3", "G4", "G6", "G7", "G9", "G11", "G12"]),
        (R1, ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9"]),
        (date(2025, 8, 4), ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9"]),
        (date(2025, 8, 5), ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"]),
        (date(2025, 12, 31), ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"]),
        (date(2026, 1, 1), ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10", "G11", "G12"]),
    ],
)
def test_the_general_rules_of_a_day(on: date, names: list[str]) -> None:
    assert [one.id for one in law.general_conditions(on)] == names


def found(on: date, name: str) -> law.GeneralCondition:
    return next(one for one in law.general_conditions(on) if one.id == name)


@pytest.mark.parametrize(
    ("on", "name", "effect", "cite"),
    [
        (R0, "G1", "blocks", law.Cite("nd-91-2017-nd-cp", "Điều 3 khoản 5", "knowledge")),
        (R1, "G1", "blocks", law.Cite("nd-98-2023-nd-cp", "Điều 4 khoản 4", "verified")),
        (R2, "G2", "limits", law.Cite("nd-152-2025-nd-cp", "Điều 4 khoản 4", "verified")),
        (R2, "G3", "counts", law.Cite("nd-152-2025-nd-cp", "Điều 4 khoản 5", "verified")),
        (R0, "G4", "once", law.Cite("luat-15-2003-qh11", "Điều 6 khoản 2 điểm b", "verified")),
        (R2, "G4", "once", law.Cite("luat-06-2022-qh15", "Điều 5 khoản 2 điểm c", "verified")),
        (R2, "G5", "chain", law.Cite("nd-152-2025-nd-cp", "Điều 4 khoản 3", "verified")),
        (R0, "G7", "reuse", law.Cite("nd-91-2017-nd-cp", "quy định của địa phương", "uncertain")),
        (R2, "G7", "reuse", law.Cite("cv-5007-bnv-tdkt", "mục III.5 điểm c", "secondary")),
        # Registration was a basis of titles; since 2024 it is no national condition at all.
        (R0, "G9", "remark", law.Cite("luat-15-2003-qh11", "Điều 10 khoản 1 điểm b", "verified")),
        (R1, "G9", "not_a_condition", law.Cite("luat-06-2022-qh15", "Điều 7", "verified")),
        (Y2026, "G10", "remark", law.Cite("tt-15-2025-tt-bnv", "Điều 2", "secondary")),
        (Y2026, "G11", "ceiling", law.Cite("nd-335-2025-nd-cp", "Điều 20 khoản 6", "verified")),
        (Y2026, "G12", "remark", law.Cite("tt-01-2026-tt-bng", "Điều 12 khoản 5", "local")),
    ],
)
def test_what_a_general_rule_does_and_where_it_stands(on: date, name: str, effect: str, cite: law.Cite) -> None:
    one = found(on, name)
    assert (one.effect, one.cite) == (effect, cite)
    assert one.text_vi != one.applied_vi


def test_the_effect_of_registration_agrees_with_the_rule_of_registration() -> None:
    for on in (R0, R1, R2):
        ignored = found(on, "G9").effect == "not_a_condition"
        assert (law.registration_rule(on).effect == "none") is ignored


@pytest.mark.parametrize(
    ("months", "on", "woman", "later", "needed"),
    [
        (36, R2, True, False, Fraction(24)),
        (20, R2, True, False, Fraction(40, 3)),
        (36, R2, False, False, Fraction(36)),
        (36, R2, True, True, Fraction(36)),
        (36, R1, True, False, Fraction(24)),
        # Whether the older decree shortened it is not known here: nothing is taken off.
        (36, R0, True, False, Fraction(36)),
    ],
)
def test_women_leaders_need_a_third_less_time_in_post(
    months: int, on: date, woman: bool, later: bool, needed: Fraction
) -> None:
    assert law.months_in_post_needed(months, on, woman=woman, retires_later=later) == needed


def one(name: str, yes: int = 9, **more: object) -> law.Candidate:
    return law.Candidate(name, yes, 9, **more)  # type: ignore[arg-type]


def cut(limit: int, *candidates: law.Candidate, on: date = R2) -> tuple[list[str], list[str], list[str]]:
    ranked = sorted(candidates, key=lambda each: Fraction(each.yes, each.members), reverse=True)
    result = ties.settle(ranked, limit, on)
    codes = [warning.code for warning in result.warnings]
    return [each.id for each in result.accepted], list(result.open), codes


@pytest.mark.parametrize(
    ("limit", "candidates", "accepted", "undecided", "codes"),
    [
        # A woman goes before a man with as many votes, wherever she stands in the list.
        (1, [one("nam", gender="nam"), one("nữ", gender="nu")], ["nữ"], [], ["uu_tien_nu"]),
        # But never before somebody with more votes.
        (1, [one("nam", 9, gender="nam"), one("nữ", 8, gender="nu")], ["nam"], [], []),
        # Where the sex of one is not stated nothing is preferred.
        (1, [one("nam", gender="nam"), one("ai")], ["nam"], ["nam", "ai"], ["bang_phieu"]),
        (1, [one("a", gender="nu"), one("b", gender="nu")], ["a"], ["a", "b"], ["bang_phieu"]),
        # The chair's vote decides between equals.
        (1, [one("a", chair=False), one("b", chair=True)], ["b"], [], ["phieu_chu_tich"]),
        (1, [one("a", chair=True), one("b", chair=True)], ["a"], ["a", "b"], ["bang_phieu"]),
        # Women first, then the chair between two women.
        (
            1,
            [
                one("nam", gender="nam", chair=False),
                one("nữ 1", gender="nu", chair=False),
                one("nữ 2", gender="nu", chair=True),
            ],
            ["nữ 2"],
            [],
            ["phieu_chu_tich"],
        ),
        # The rule for women points one way and the chair's vote the other: people decide.
        (
            1,
            [one("nam", gender="nam", chair=True), one("nữ", gender="nu", chair=False)],
            ["nữ"],
            ["nam", "nữ"],
            ["bang_phieu"],
        ),
        # Seventy percent of women exactly, and just under it.
        (1, [one("x", women=6, people=10), one("y", women=7, people=10)], ["y"], [], ["uu_tien_nu"]),
        (1, [one("x", women=69, people=100), one("y", women=2, people=3)], ["x"], ["x", "y"], ["bang_phieu"]),
        (0, [one("a"), one("b")], [], [], []),
        (2, [one("a"), one("b")], ["a", "b"], [], []),
    ],
)
def test_what_settles_equal_votes_at_the_last_place(
    limit: int, candidates: list[law.Candidate], accepted: list[str], undecided: list[str], codes: list[str]
) -> None:
    assert cut(limit, *candidates) == (accepted, undecided, codes)


def test_the_preference_has_its_article_in_each_law() -> None:
    assert gates.preference(R0) == (70, law.Cite("nd-91-2017-nd-cp", "Điều 3 khoản 3", "knowledge"))
    assert gates.preference(R2) == (70, law.Cite("nd-152-2025-nd-cp", "Điều 4 khoản 6", "verified"))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["nam", "nu", None]), st.sampled_from([True, False, None]))),
    st.integers(0, 12),
)
def test_a_cut_keeps_everybody_and_never_passes_over_more_votes(
    votes: list[tuple[int, str | None, bool | None]], limit: int
) -> None:
    people = [one(f"n{n}", yes, gender=sex, chair=chair) for n, (yes, sex, chair) in enumerate(votes)]
    ranked = sorted(people, key=lambda each: each.yes, reverse=True)
    result = ties.settle(ranked, limit, R2)
    assert len(result.accepted) == min(limit, len(people))
    assert {each.id for each in (*result.accepted, *result.over)} == {each.id for each in people}
    if result.accepted and result.over:
        assert min(each.yes for each in result.accepted) >= max(each.yes for each in result.over)


def test_collectives_state_women_and_people_together() -> None:
    raw = {
        "id": "nhóm",
        "cohort": {
            "award": "tap_the_lao_dong_tien_tien",
            "holders": {},
            "candidates": [{"id": "a", "yes": 5, "members": 9, "women": 4}],
        },
        "dates": {"decision": R2},
    }
    with pytest.raises(law.LawInputError, match=r"candidates\[0\]\.women: tập thể ghi cả women"):
        law.parse_case(raw)
