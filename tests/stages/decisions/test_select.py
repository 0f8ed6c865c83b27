"""Who goes into the decision and who does not, with the reason a person can act on."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.stages.eligibility.registers import INFO, YEAR, complete, initiative, rating, with_votes
from thidua.foundations.workbook import model
from thidua.foundations.workbook.sample import sample_register
from thidua.stages.decisions.select import NO_COUNCIL_VI, TIED_VI, WHY_VI, LeftOut, Selection, select
from thidua.stages.eligibility.assess import assess_year

LDTT, FIGHTER = "lao_dong_tien_tien", "cstd_co_so"


def _select(register: model.Register) -> Selection:
    return select(assess_year(register), len(register.council or ()))


def _left(register: model.Register, code: str, award: str) -> LeftOut:
    return next(one for one in _select(register).left_out if (one.code, one.award) == (code, award))


def _given(register: model.Register) -> list[tuple[str, str]]:
    return [(grant.code, grant.award) for grant in _select(register).decided]


def test_every_row_is_either_granted_or_left_out_with_a_reason() -> None:
    assessment = assess_year(sample_register())
    chosen = select(assessment, 9)
    told = [(one.code, one.award) for one in (*chosen.decided, *chosen.submitted, *chosen.left_out)]
    assert sorted(told) == sorted((row.code, row.award) for row in assessment.rows)
    assert all(one.reason_vi for one in chosen.left_out)
    assert {one.why for one in chosen.left_out} <= set(WHY_VI)


def test_eligible_and_registered_goes_in_and_not_registered_does_not() -> None:
    register = complete(("p1", "p2"))
    only = tuple(one for one in register.registrations or () if one.code == "p1")
    register = replace(register, registrations=only)
    assert _given(register) == [("p1", LDTT)]
    left = _left(register, "p2", LDTT)
    assert (left.why, left.reason_vi) == ("not_registered", "Đủ tiêu chuẩn nhưng không đăng ký.")


def test_an_absent_sheet_of_registrations_is_no_registration() -> None:
    register = replace(complete(), registrations=None)
    assert _given(register) == []
    assert "Chưa có tờ “Đăng ký”" in _left(register, "p1", LDTT).reason_vi


def test_what_the_year_has_given_already_is_not_given_twice() -> None:
    held = model.HeldRow("p1", LDTT, YEAR, "9/QĐ", dt.date(YEAR, 12, 1))
    register = replace(complete(), held=(held,))
    assert _given(register) == []
    assert _left(register, "p1", LDTT).why == "already"
    assert _given(replace(register, held=(replace(held, year=YEAR - 1),))) == [("p1", LDTT)]


def test_an_open_matter_and_a_failed_standard_are_told_apart() -> None:
    register = complete(("p1", "p2"))
    register = replace(
        register,
        matters=(model.MatterRow("p1", "to_cao"),),
        ratings=(rating("p1"), rating("p2", "HT")),
    )
    assert _left(register, "p1", LDTT).why == "blocked"
    assert _left(register, "p1", LDTT).reason_vi == "có tố cáo đang xác minh"
    failed = _left(register, "p2", LDTT)
    assert failed.why == "not_eligible"
    assert "hiện có: HT" in failed.reason_vi


def test_an_answer_that_is_open_never_goes_in() -> None:
    register = replace(complete(), discipline=None)
    assert _given(register) == []
    assert _left(register, "p1", LDTT).why == "needs_review"


def test_beyond_the_quota_the_reason_names_the_arithmetic() -> None:
    codes = tuple(f"p{number:02d}" for number in range(19))
    register = replace(complete(codes), initiatives=tuple(initiative(code) for code in codes[:3]))
    voted = with_votes(register, {(code, FIGHTER): 9 - place for place, code in enumerate(codes[:3])})
    assert [pair for pair in _given(voted) if pair[1] == FIGHTER] == [("p00", FIGHTER), ("p01", FIGHTER)]
    left = _left(voted, "p02", FIGHTER)
    assert left.why == "quota"
    assert "15% × 19" in left.reason_vi
    waiting = _left(register, "p02", FIGHTER)
    assert (waiting.why, waiting.reason_vi) == (
        "no_vote",
        "Số người đủ tiêu chuẩn nhiều hơn hạn mức 2, chờ Hội đồng lựa chọn.",
    )


@pytest.mark.parametrize(("yes", "given"), [(8, True), (7, False)])
def test_eighty_per_cent_of_all_members_from_2024(yes: int, given: bool) -> None:
    days = {"dossier_received": 10, "council_meeting": 20, "decision_date": 28}
    info = replace(INFO, year=2024, **{name: dt.date(2024, 12, day) for name, day in days.items()})
    register = replace(complete(level="HTXS"), info=info, ratings=(rating("p1", "HTXS", 2024),))
    voted = with_votes(register, {("p1", FIGHTER): yes})
    assert (("p1", FIGHTER) in _given(voted)) is given
    if not given:
        assert _left(voted, "p1", FIGHTER).why == "vote"
    assert _left(register, "p1", FIGHTER).why == "no_vote"


def test_awards_of_the_level_above_are_submitted_not_decided() -> None:
    chosen = _select(sample_register())
    assert {(grant.code, grant.award) for grant in chosen.submitted} == {
        ("TT", "tap_the_lao_dong_xuat_sac"),
        ("018", "bang_khen_bo_nganh_tinh"),
    }
    assert {grant.award for grant in chosen.decided} == {
        "tap_the_lao_dong_tien_tien",
        "giay_khen",
        LDTT,
        FIGHTER,
    }


def test_the_sample_year_comes_out_as_it_was_made_to() -> None:
    register = sample_register()
    given = _given(register)
    fighters = [code for code, award in given if award == FIGHTER]
    assert fighters == ["004", "016", "025", "034"]
    reasons = {(one.code, one.award): one.why for one in _select(register).left_out}
    assert reasons["029", FIGHTER] == "quota"
    assert reasons["017", FIGHTER] == "not_eligible"
    assert reasons["036", FIGHTER] == "needs_review"
    assert reasons["008", LDTT] == "blocked"
    assert reasons["013", LDTT] == "not_eligible"
    assert reasons["033", LDTT] == "not_registered"
    assert reasons["030", "giay_khen"] == "already"
    assert reasons["TTR", "tap_the_lao_dong_tien_tien"] == "not_eligible"
    assert reasons["HTQT", "tap_the_lao_dong_xuat_sac"] == "not_eligible"
    assert ("020", LDTT) in given
    assert ("031", LDTT) in given


def test_the_list_has_collectives_first_and_keeps_the_order_of_the_register() -> None:
    given = _select(sample_register()).decided
    kinds = [grant.is_person for grant in given]
    assert kinds == sorted(kinds)
    people = [grant.code for grant in given if grant.award == LDTT]
    assert people == sorted(people)


def _commune(codes: tuple[str, ...] = ("p1", "p2")) -> model.Register:
    """A commune of 2021, where the fighter's title was the district's to give."""
    return replace(
        complete(codes), info=replace(INFO, level="xa"), initiatives=tuple(initiative(code) for code in codes)
    )


def test_the_quota_of_the_body_above_keeps_nobody_from_being_proposed() -> None:
    chosen = _select(with_votes(_commune(), {("p1", FIGHTER): 9, ("p2", FIGHTER): 8}))
    assert [(grant.code, grant.award) for grant in chosen.submitted] == [("p1", FIGHTER), ("p2", FIGHTER)]
    assert [(grant.code, grant.award) for grant in chosen.decided] == [("p1", LDTT), ("p2", LDTT)]


@pytest.mark.parametrize("year", [2021, 2025])
def test_votes_without_a_list_of_the_council_are_told_as_that(year: int) -> None:
    # In 2021 the quota waits for the vote, in 2025 the share of all members does.
    codes = tuple(f"p{number}" for number in range(8))
    days = {"dossier_received": dt.date(year, 12, 10), "council_meeting": dt.date(year, 12, 20)}
    register = replace(
        complete(codes),
        info=replace(INFO, year=year, decision_date=dt.date(year, 12, 28), **days),
        ratings=tuple(rating(code, "HTXS", year) for code in codes),
        initiatives=tuple(initiative(code, year) for code in codes),
    )
    voted = replace(with_votes(register, {(code, FIGHTER): 9 for code in codes}), council=None)
    left = _left(voted, "p1", FIGHTER)
    assert (left.why, left.reason_vi) == ("no_vote", NO_COUNCIL_VI)
    assert _left(replace(voted, votes=()), "p1", FIGHTER).reason_vi != NO_COUNCIL_VI


def test_a_doubt_about_the_law_itself_is_told_in_its_words() -> None:
    # Handed in under one law, decided under the next: every criterion is met, and still nobody may say yes.
    between = replace(
        INFO,
        year=2023,
        dossier_received=dt.date(2023, 12, 20),
        council_meeting=dt.date(2023, 12, 25),
        decision_date=dt.date(2024, 1, 10),
    )
    register = replace(
        complete(),
        info=between,
        ratings=(rating("p1", "HTXS", 2023),),
        initiatives=(initiative("p1", 2023),),
    )
    left = _left(with_votes(register, {("p1", FIGHTER): 7}), "p1", FIGHTER)
    assert left.why == "needs_review"
    assert "01/01/2024" in left.reason_vi


def test_of_two_with_equal_votes_at_the_last_place_the_machine_takes_neither() -> None:
    codes = tuple(f"p{number}" for number in range(7))
    register = replace(complete(codes), initiatives=(initiative("p0"), initiative("p1"), initiative("p2")))
    voted = with_votes(register, {("p0", FIGHTER): 8, ("p1", FIGHTER): 8, ("p2", FIGHTER): 6})
    assert FIGHTER not in {award for _, award in _given(voted)}
    for code in ("p0", "p1"):
        left = _left(voted, code, FIGHTER)
        assert (left.why, left.reason_vi) == ("no_vote", TIED_VI.format(limit=1))
    assert _left(voted, "p2", FIGHTER).why == "quota"
