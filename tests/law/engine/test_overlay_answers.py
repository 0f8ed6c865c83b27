"""What a regulation does to answers: it is one more condition, share, number; it never helps anybody.

The drawn ones are slow: every drawn regulation is held against answers of every award it touches.
"""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.law.builders import person
from tests.law.engine.sheets import sheet
from tests.law.overlays import condition, overlay
from thidua import law
from thidua.law.engine import rulefiles
from thidua.law.engine.bulk import STATUS_WORDS, assess_all, pack
from thidua.law.engine.explain import status_of
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.reasons import verdict
from thidua.law.engine.tree import MANY, FactSheet

LDTT, CSTD = "lao_dong_tien_tien", "cstd_co_so"
TTLDTT, TTLDXS = "tap_the_lao_dong_tien_tien", "tap_the_lao_dong_xuat_sac"
AT = {"at": "Điều 5"}
R0, R2 = date(2021, 1, 1), date(2025, 12, 5)


def status(case: dict[str, object], *overlays: law.Overlay) -> tuple[str, tuple[str, ...]]:
    """The answer and what failed."""
    found = law.answer(law.parse_case(case), overlays)
    assert isinstance(found, law.AwardAnswer)
    return found.status, found.failed


@pytest.mark.parametrize(("months", "answer"), [(7, "not_eligible"), (8, "eligible")])
def test_months_of_service_of_the_regulation(months: int, answer: str) -> None:
    # Joined late enough that only the months entered speak.
    case = person(facts={"months_worked": months})
    case["subject"] = {"kind": "individual", "employment": "cong_chuc", "joined": date(2025, 6, 1)}
    assert status(case)[0] == "eligible"
    assert status(case, overlay(min_months={LDTT: {"months": 8, **AT}}))[0] == answer


@pytest.mark.parametrize(
    ("upto", "reason", "answer"),
    [
        (date(2025, 4, 29), "om_dau", "eligible"),
        (date(2025, 4, 30), "om_dau", "not_eligible"),
        (date(2025, 8, 31), "thai_san", "eligible"),
        (date(2025, 8, 31), "cuu_nguoi", "eligible"),
    ],
)
def test_three_months_away_maternity_apart(upto: date, reason: str, answer: str) -> None:
    case = person(
        facts={"absences": [{"from": date(2025, 2, 1), "to": upto, "reason": reason}], "ratings": {2025: "HTXS"}}
    )
    found = status(case, overlay(absence_under_months={LDTT: {"months": 3, **AT}}))
    assert ("don_vi_vang_mat" in found[1]) is (answer == "not_eligible")


def test_absence_nobody_stated_is_for_people_to_look_at() -> None:
    case = person()
    del case["facts"]["absences"]  # type: ignore[attr-defined]
    assert status(case, overlay(absence_under_months={LDTT: {"months": 3, **AT}}))[0] == "needs_review"
    assert status(case)[0] == "eligible"


@pytest.mark.parametrize(("yes", "answer"), [(7, "eligible"), (6, "not_eligible")])
def test_votes_of_an_award_the_law_leaves_to_the_council(yes: int, answer: str) -> None:
    case = person(council={"members": 10, "present": 10, "yes": yes, "written_yes": 0})
    assert status(case)[0] == "eligible"
    assert status(case, overlay(votes={LDTT: {"percent": 70, **AT}}))[0] == answer


@pytest.mark.parametrize(("yes", "plain", "own"), [(8, True, False), (9, True, True), (7, False, False)])
def test_a_higher_share_takes_the_place_of_the_national_one(yes: int, plain: bool, own: bool) -> None:
    higher = overlay(votes={CSTD: {"percent": 85, **AT}})
    assert law.vote_passes(CSTD, yes, 10, R2).passes is plain
    found = law.vote_passes(CSTD, yes, 10, R2, higher)
    assert (found.passes, found.needed_yes) == (own, 9)
    assert found.cite == law.Cite("Quyết định số 15/2025/QĐ-UBND", "Điều 5", "local")
    assert law.vote_needed("giay_khen", R2, overlay(votes={"giay_khen": {"percent": 60, **AT}}))
    assert not law.vote_needed("giay_khen", R2, higher)


def test_a_regulation_counts_only_on_its_days() -> None:
    strict = {"min_months": {LDTT: {"months": 200, **AT}}}
    ended = overlay(to=date(2025, 12, 4), **strict)
    begun = overlay(date(2025, 12, 5), **strict)
    assert status(person(), ended)[0] == "eligible"
    assert status(person(), begun) == ("not_eligible", ("don_vi_thoi_gian_cong_tac",))
    assert status(person(), ended, begun)[0] == "not_eligible"


def test_the_own_standard_of_a_title_is_part_of_those_built_on_it() -> None:
    case = person(CSTD, facts={"ratings": {2025: "HTXS"}})
    found = status(case, overlay(min_months={LDTT: {"months": 200, **AT}}))
    assert found == ("not_eligible", ("dat_tieu_chuan_ldtt", "don_vi_thoi_gian_cong_tac"))


def test_the_rule_of_an_answer_names_the_regulation() -> None:
    found = law.answer(law.parse_case(person()), (overlay(min_months={LDTT: {"months": 8, **AT}}),))
    assert isinstance(found, law.AwardAnswer)
    assert found.rule == "lao_dong_tien_tien@2025-07-01+15/2025/QĐ-UBND"
    own = next(one for one in found.criteria if one.id == "don_vi_thoi_gian_cong_tac")
    assert (own.status, own.found, own.needed) == ("met", "129 tháng", "từ 8 tháng")
    assert own.cite == law.Cite("Quyết định số 15/2025/QĐ-UBND", "Điều 5", "local")


def test_the_draft_of_a_new_law_gets_the_own_conditions_too() -> None:
    rule = rule_on(CSTD, date(2026, 12, 1), overlay(conditions=[condition()]))
    assert rule is not None
    for trees in (rule.trees, rule.draft_trees):
        assert "hai_nam_htt" in [child.id for child in trees["individual"].children]


def test_the_standard_of_another_award_stands_whole_in_the_tree() -> None:
    own = overlay(conditions=[condition(TTLDXS, id="dat_tien_tien", when=None, use=TTLDTT)])
    rule = rule_on(TTLDXS, R2, own)
    assert rule is not None
    used = next(child for child in rule.trees["collective"].children if child.id == "dat_tien_tien")
    assert used.children == (rule_on(TTLDTT, R2).standard["collective"],)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("members", "present", "codes"),
    [(7, 6, []), (15, 12, []), (6, 6, ["so_thanh_vien_hoi_dong"]), (16, 12, ["so_thanh_vien_hoi_dong"])],
)
def test_a_council_of_another_size_is_remarked_on(members: int, present: int, codes: list[str]) -> None:
    council = {"members": members, "present": present, "yes": present, "written_yes": members - present}
    own = overlay(council_size={"from": 7, "to": 15, **AT}, quorum={"share": "3/4", **AT})
    found = law.answer(law.parse_case(person(council=council)), (own,))
    assert [one.code for one in found.warnings if one.code == "so_thanh_vien_hoi_dong"] == codes


@pytest.mark.parametrize(("present", "told"), [(8, False), (7, True)])
def test_a_quorum_of_its_own_is_remarked_on_only_when_missed(present: int, told: bool) -> None:
    own = overlay(quorum={"share": "4/5", "awards": {CSTD: "90%"}, **AT})
    council = {"members": 10, "present": present, "yes": present, "written_yes": 10 - present}
    found = law.answer(law.parse_case(person(council=council)), (own,))
    assert ("khong_du_thanh_phan_hop" in [one.code for one in found.warnings]) is told
    assert law.quorum(10, R2) == 7
    assert law.quorum(10, R2, own) == 8
    assert law.quorum(10, R2, own, CSTD) == 9


def test_prize_money_is_rounded_as_the_regulation_says_unless_the_case_does() -> None:
    prize = {"subject": "individual", "decision": R2, "awards": [{"award": LDTT, "year": 2025}]}
    case: dict[str, object] = {"id": "p", "prize": prize}
    own = overlay(prize_rounding={"rule": "nearest_10k", **AT})
    assert _total(case) == 710_000
    assert _total(case, own) == 700_000
    assert _total({**case, "local": {"prize_rounding": "none"}}, own) == 702_000


def _total(case: dict[str, object], *overlays: law.Overlay) -> int:
    found = law.answer(law.parse_case(case), overlays)
    assert isinstance(found, law.PrizeAnswer)
    return found.total_vnd


@pytest.mark.parametrize(
    ("holders", "limit", "source"),
    [({LDTT: 40, "staff": 60}, 4, "local"), ({LDTT: 9, "staff": 60}, 0, "local")],
)
def test_a_smaller_quota_holds(holders: dict[str, int], limit: int, source: str) -> None:
    own = overlay(R0, quotas={CSTD: {"percent": 10, "of": LDTT, **AT}})
    found = law.quota(CSTD, holders, date(2021, 12, 20), overlay=own)
    assert (found.limit, found.source) == (limit, source)
    assert found.cite == law.Cite("Quyết định số 15/2025/QĐ-UBND", "Điều 5", "local")


def test_a_quota_of_a_case_and_of_a_regulation_hold_both() -> None:
    own = overlay(quotas={CSTD: {"percent": 20, "of": LDTT, **AT}})
    tighter, looser = law.LocalQuota(10, LDTT), law.LocalQuota(30, LDTT)
    assert law.quota(CSTD, {LDTT: 40}, R2, tighter, own).limit == 4
    assert law.quota(CSTD, {LDTT: 40}, R2, looser, own).limit == 8


def test_a_list_is_cut_by_the_regulations_quota_and_votes() -> None:
    cohort = {
        "award": CSTD,
        "holders": {LDTT: 10},
        "candidates": [{"id": name, "yes": yes, "members": 10} for name, yes in (("a", 10), ("b", 9), ("c", 8))],
    }
    case = law.parse_case({"id": "c", "cohort": cohort, "dates": {"decision": R2}})
    assert _accepted(case) == ("a", "b", "c")
    assert _accepted(case, overlay(votes={CSTD: {"percent": 90, **AT}})) == ("a", "b")
    assert _accepted(case, overlay(quotas={CSTD: {"percent": 10, "of": LDTT, **AT}})) == ("a",)


def _accepted(case: law.Case, *overlays: law.Overlay) -> tuple[str, ...]:
    found = law.answer(case, overlays)
    assert isinstance(found, law.CohortAnswer)
    return found.accepted


def test_the_digest_of_the_rules_names_the_regulation() -> None:
    one, other = overlay(), overlay(secret_ballot={"value": True, **AT})
    digests = {law.rulebook_digest(), law.rulebook_digest((one,)), law.rulebook_digest((other,))}
    assert len(digests) == 3
    assert law.rulebook_digest((one, other)) == law.rulebook_digest((other, one))


TESTS = st.sampled_from(
    [
        {"fact": "months_of_service", "at_least": 12},
        {"fact": "conduct", "is": True},
        {"fact": "rating", "at_least": "HTXS"},
        {"fact": "discipline_in_period", "at_most": "none"},
        {"years": "years_htt", "consecutive": 5},
        {"count": "initiatives_co_so", "at_least": 4, "within": 3},
        {"share": "members_ldtt", "of": "members_counted", "at_least_percent": 90},
        {"fact": "found_contribution", "is": False},
    ]
)
AWARDS = sorted(rulefiles.implemented_awards())
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


@st.composite
def overlays(draw: st.DrawFn) -> law.Overlay:
    """Any regulation the reader accepts: what it refuses is not drawn again but left out, part by part."""
    start = draw(DAYS)
    parts: dict[str, object] = {"to": start + timedelta(days=draw(st.integers(0, 3000)))}
    wanted: list[tuple[str, object]] = [
        ("conditions", [condition(draw(st.sampled_from(AWARDS)), id=f"rieng_{n}", when=draw(TESTS)) for n in range(2)]),
        ("min_months", {LDTT: {"months": draw(st.integers(0, 24)), **AT}}),
        ("absence_under_months", {LDTT: {"months": draw(st.integers(1, 12)), **AT}}),
        ("member_discipline_below", {TTLDTT: {"level": draw(st.sampled_from(["khien_trach", "canh_cao"])), **AT}}),
        ("votes", {draw(st.sampled_from(AWARDS)): {"percent": draw(st.integers(40, 100)), **AT}}),
        ("quorum", {"share": f"{draw(st.integers(50, 100))}%", **AT}),
        ("quotas", {CSTD: draw(quotas())}),
        ("prize_rounding", {"rule": draw(st.sampled_from(["none", "nearest_10k", "ceil_10k"])), **AT}),
    ]
    for key, value in wanted:
        try:
            overlay(start, **parts, **{key: value})
        except law.LawInputError:
            continue
        parts[key] = value
    return overlay(start, **parts)


@st.composite
def quotas(draw: st.DrawFn) -> dict[str, object]:
    base, rounding = draw(st.sampled_from([LDTT, "staff"])), draw(st.sampled_from(["floor", "ceil", "nearest"]))
    return {"percent": draw(st.integers(1, 100)), "of": base, "rounding": rounding, **AT}


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
RANK = {"not_met": 0, "unknown": 1, "met": 2}


def counted(one: FactSheet) -> FactSheet:
    """The same facts with the majority told as a tally tells it: sure for more than half, else for people to look at."""
    yes, members = (one.wholes.get(name, (0, MANY)) for name in ("votes_yes", "council_members"))
    return replace(one, wholes={**one.wholes, "majority": (int(yes[0] * 2 > members[1]), 1)})


@settings(max_examples=20, phases=NO_SHRINKING)
@pytest.mark.slow
@given(overlays(), DAYS, st.integers(0, 2**32))
def test_nobody_becomes_eligible_by_a_regulation(own: law.Overlay, day: date, seed: int) -> None:
    dice = np.random.default_rng(seed)
    facts = [counted(sheet(dice)) for _ in range(4)]
    for award in AWARDS:
        national, local = rule_on(award, day), rule_on(award, day, own)
        if national is None or local is None or national.trees == local.trees:
            continue
        for kind in national.trees:
            for tree, tighter in _pairs(national, local, kind):
                for one in facts:
                    assert RANK[status_of(tighter, one)] <= RANK[status_of(tree, one)], (award, kind)


def _pairs(national: Rule, local: Rule, kind: str) -> list[tuple[object, object]]:
    pairs = [(national.trees[kind], local.trees[kind])]
    if kind in national.draft_trees:
        pairs.append((national.draft_trees[kind], local.draft_trees[kind]))
    return pairs  # type: ignore[return-value]


@settings(max_examples=8, phases=NO_SHRINKING)
@pytest.mark.slow
@given(overlays(), DAYS, st.integers(0, 2**32))
def test_the_bulk_evaluator_honours_a_regulation_as_explain_does(own: law.Overlay, day: date, seed: int) -> None:
    dice = np.random.default_rng(seed)
    facts = [sheet(dice) for _ in range(8)]
    rules = {award: rule for award in (LDTT, CSTD) if (rule := rule_on(award, day, own))}
    asked = [tree["individual"] for rule in rules.values() for tree in (rule.trees, rule.draft_trees) if tree]
    found = assess_all(rules, "individual", pack(facts, asked))
    for award, rule in rules.items():
        words = [STATUS_WORDS[status] for status in found[award].statuses]
        assert words == [verdict(rule, "individual", one)[0] for one in facts]


@settings(max_examples=15, phases=NO_SHRINKING)
@pytest.mark.slow
@given(overlays(), DAYS, st.integers(0, 500), st.integers(0, 500))
def test_no_number_grows_by_a_regulation(own: law.Overlay, day: date, holders: int, others: int) -> None:
    in_force = own if own.in_force(day) else None
    counted = {LDTT: holders, "staff": holders + others}
    before, after = law.quota(CSTD, counted, day), law.quota(CSTD, counted, day, overlay=in_force)
    assert before.limit is None or (after.limit is not None and after.limit <= before.limit)
    for members in range(1, 26):
        assert law.quorum(members, day, in_force) >= law.quorum(members, day)
        for award in (CSTD, "giay_khen", *own.votes):
            plain = law.vote_passes(award, 0, members, day)
            assert law.vote_passes(award, 0, members, day, in_force).needed_yes >= plain.needed_yes
