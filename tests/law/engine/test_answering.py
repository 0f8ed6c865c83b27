"""What an answer carries beside its status: the day, the rule, reasons, what is missing and who can give it."""

import json
from datetime import date

import pytest

from tests.law.builders import assess, collective, person, without
from thidua import law
from thidua.law.engine.explain import all_of, any_of, run_length
from thidua.law.values import Criterion

HTXS_TWICE = {"ratings": {2024: "HTXS", 2025: "HTXS"}}


def _all(criteria: tuple[Criterion, ...]) -> list[Criterion]:
    return [one for criterion in criteria for one in (criterion, *_all(criterion.children))]


def _named(given: law.AwardAnswer, name: str) -> Criterion:
    return next(one for one in _all(given.criteria) if one.id == name)


def test_the_shape_of_the_contract() -> None:
    shown = assess(person("cstd_co_so", facts={"ratings": {2025: "HTXS"}})).to_json()
    assert list(shown) == [
        "id",
        "status",
        "as_of",
        "rule",
        "provisional",
        "criteria",
        "failed",
        "review",
        "missing",
        "warnings",
    ]
    assert (shown["status"], shown["as_of"], shown["rule"]) == ("eligible", "2025-12-05", "cstd_co_so@2025-07-01")
    first = shown["criteria"][0]  # type: ignore[index]
    assert {"id", "status", "text_vi", "found", "needed", "cite", "children"} <= set(first)
    assert set(first["cite"]) == {"instrument", "at", "confidence"}
    assert json.loads(json.dumps(shown, ensure_ascii=False)) == shown


@pytest.mark.parametrize(
    ("dates", "as_of"),
    [
        ({"dossier_received": date(2025, 12, 5), "council_meeting": date(2025, 12, 1)}, date(2025, 12, 5)),
        ({"council_meeting": date(2025, 12, 1), "decision": date(2025, 12, 9)}, date(2025, 12, 1)),
        ({"decision": date(2025, 12, 9)}, date(2025, 12, 9)),
        ({}, date(2025, 12, 31)),
    ],
)
def test_which_day_governs(dates: dict[str, date], as_of: date) -> None:
    assert assess(person(dates=dates)).as_of == as_of


@pytest.mark.parametrize(
    ("received", "rule"),
    [
        (date(2023, 12, 31), "lao_dong_tien_tien@2017-10-01"),
        (date(2024, 1, 1), "lao_dong_tien_tien@2024-01-01"),
        (date(2025, 6, 30), "lao_dong_tien_tien@2024-01-01"),
        (date(2025, 7, 1), "lao_dong_tien_tien@2025-07-01"),
        (date(2026, 9, 30), "lao_dong_tien_tien@2025-07-01"),
        (date(2026, 10, 1), "lao_dong_tien_tien@2026-10-01"),
        (date(2017, 9, 30), ""),
    ],
)
def test_the_rule_of_the_day(received: date, rule: str) -> None:
    given = assess(person(dates={"dossier_received": received}))
    assert given.rule == rule
    assert given.provisional is (rule == "lao_dong_tien_tien@2026-10-01")


def test_unmet_criteria_say_what_was_found_and_needed() -> None:
    given = assess(person(facts={"ratings": {2025: "HT"}}))
    rating = _named(given, "xep_loai")
    assert rating.status == "not_met"
    assert rating.found == "HT (hoàn thành nhiệm vụ)"
    assert rating.needed == "từ HTT (hoàn thành tốt nhiệm vụ)"
    assert rating.cite == law.Cite("luat-06-2022-qh15", "Điều 24 khoản 1 điểm a", "verified")


def test_unknown_criteria_say_who_can_help_and_which_key() -> None:
    given = assess(without(person(), "takes_part"))
    assert given.missing == ("facts.takes_part",)
    assert "Trưởng đơn vị" in _named(given, "tham_gia_phong_trao").who_can_supply
    assert _named(given, "guong_mau").who_can_supply == ""


def test_votes_and_shares_are_shown_as_fractions() -> None:
    given = assess(person("cstd_co_so", council={"members": 9, "yes": 7}))
    assert _named(given, "phieu_hoi_dong").found == "7/9 (77,7%)"
    assert _named(given, "phieu_hoi_dong").needed == "từ 80% tổng số thành viên"
    given = assess(collective(facts={"members_lao_dong_tien_tien": 7, "members": 11, "members_unclassified": 1}))
    assert _named(given, "ty_le_ldtt").found == "7/10 (70,0%)"


def test_a_missing_fact_that_cannot_matter_is_not_missed() -> None:
    given = assess(without(person("cstd_co_so", facts={"ratings": {2025: "HTXS"}}), "initiatives", "research"))
    assert (given.status, given.missing) == ("eligible", ())


def test_an_award_without_a_rule_is_never_yes_or_no() -> None:
    # Known by the family its code begins with, not by an entry of its own.
    given = assess(person("huy_chuong_khang_chien"))
    assert (given.status, given.rule, given.review) == ("needs_review", "", ("chua_co_quy_tac",))
    assert "Huy chương" in given.criteria[-1].text_vi
    blocked = assess(person("huy_chuong_khang_chien", facts={"pending": ["to_cao"]}))
    assert blocked.status == "blocked"


def test_an_award_that_rests_on_facts_no_case_carries_is_never_yes_or_no() -> None:
    given = assess(person("hc_sao_vang"))
    assert (given.status, given.rule, given.failed) == ("needs_review", "hc_sao_vang@2025-07-01", ())
    assert given.review == ("cong_lao",)
    assert _named(given, "cong_lao").who_can_supply.startswith("Cơ quan thường trực")
    assert given.missing == ("ngoài dữ liệu của tình huống",)
    assert assess(person("hc_sao_vang", facts={"pending": ["to_cao"]})).status == "blocked"


def test_a_kind_of_subject_without_a_rule_is_for_people() -> None:
    household = {
        "id": "hộ",
        "award": "bang_khen_bo_nganh_tinh",
        "subject": {"kind": "household"},
        "period": {"year": 2021},
        "dates": {"decision": date(2021, 12, 1)},
        "facts": {"conduct": True, "pending": [], "alternatives": {"dong_gop": True}},
    }
    assert assess(household).status == "needs_review"
    later = {**household, "period": {"year": 2025}, "dates": {"decision": date(2025, 12, 1)}}
    assert assess(later).status == "eligible"


def test_blocked_stands_before_refused() -> None:
    given = assess(person(facts={"pending": ["dieu_tra"], "ratings": {2025: "KHT"}}))
    assert given.status == "blocked"
    assert {"vu_viec_mo", "xep_loai"} <= set(given.failed)
    assert _named(given, "vu_viec_mo").found == "đang điều tra"


def test_a_quorum_that_was_not_there_is_remarked_on() -> None:
    six = assess(person(council={"members": 9, "present": 6, "yes": 6, "written_yes": 1}))
    assert [warning.code for warning in six.warnings] == []
    five = assess(person(council={"members": 9, "present": 5, "yes": 5, "written_yes": 1}))
    assert [warning.code for warning in five.warnings] == ["khong_du_thanh_phan_hop"]


def test_two_years_joined_from_class_and_title_are_remarked_on() -> None:
    facts = {"ratings": {2024: "HTT", 2025: "HTXS"}, "alternatives": {}, "rating": "HTXS"}
    held = [{"award": "tap_the_lao_dong_xuat_sac", "year": 2024}]
    given = assess(collective("bang_khen_bo_nganh_tinh", facts={**facts, "held": held}))
    assert given.status == "eligible"
    assert [warning.code for warning in given.warnings] == ["chuoi_ghep"]
    pure = assess(collective("bang_khen_bo_nganh_tinh", facts={**facts, **HTXS_TWICE, "held": []}))
    assert (pure.status, pure.warnings) == ("eligible", ())


@pytest.mark.parametrize(
    ("measure", "status"),
    [
        ({"decided_on": date(2024, 12, 20), "ended_on": None}, "not_eligible"),
        ({"decided_on": date(2024, 12, 20), "ended_on": date(2025, 12, 31)}, "not_eligible"),
        ({"decided_on": date(2024, 12, 20), "ended_on": date(2025, 6, 30)}, "needs_review"),
        ({"decided_on": date(2024, 1, 20), "ended_on": date(2024, 12, 31)}, "eligible"),
        ({"decided_on": date(2024, 1, 20), "ended_on": date(2025, 1, 1)}, "needs_review"),
        ({"decided_on": date(2024, 12, 20)}, "needs_review"),
        ({"decided_on": date(2026, 3, 1), "ended_on": None}, "eligible"),
    ],
)
def test_achievement_counts_only_after_the_disciplinary_period(measure: dict[str, object], status: str) -> None:
    facts = {"discipline": [{"kind": "khien_trach", **measure}], "ratings": {2024: "KHT", 2025: "HTT"}}
    assert assess(person(facts=facts)).status == status


@pytest.mark.parametrize(
    ("act_year", "earlier", "found"),
    [
        (2024, "KHT", "HTT (hoàn thành tốt nhiệm vụ)"),
        (2024, "HT", "KHT (không hoàn thành nhiệm vụ)"),
        (2024, None, "chưa rõ"),
        (2025, "KHT", "KHT (không hoàn thành nhiệm vụ)"),
        (None, "KHT", "KHT (không hoàn thành nhiệm vụ)"),
    ],
)
def test_one_act_lowers_the_class_of_one_year_only(act_year: int | None, earlier: str | None, found: str) -> None:
    measure: dict[str, object] = {"kind": "khien_trach", "decided_on": date(2025, 2, 1), "ended_on": None}
    if act_year:
        measure["act_year"] = act_year
    ratings = {2025: "HTT"} | ({2024: earlier} if earlier else {})
    given = assess(person(facts={"discipline": [measure], "ratings": ratings}))
    assert _named(given, "xep_loai").found == found


def test_from_2026_discipline_of_a_civil_servant_lowers_the_class_only_for_duty() -> None:
    measure = {"kind": "khien_trach", "decided_on": date(2026, 2, 1), "act_year": 2026, "ended_on": None}
    given = assess(
        person(
            year=2026, facts={"discipline": [measure], "ratings": {2026: "HTT"}}, dates={"decision": date(2026, 9, 1)}
        )
    )
    assert _named(given, "xep_loai").status == "unknown"


@pytest.mark.parametrize(
    ("absences", "effective"),
    [
        ([("2025-02-01", "2025-04-29", "om_dau")], "HTXS"),
        ([("2025-02-01", "2025-04-30", "om_dau")], "HT"),
        ([("2025-02-01", "2025-04-30", "thai_san")], "HTXS"),
        ([("2025-02-01", "2025-03-31", "om_dau"), ("2025-03-15", "2025-04-29", "viec_rieng")], "HTXS"),
        ([("2025-01-01", "2025-06-30", "om_dau")], "HT"),
        ([("2025-01-01", "2025-07-01", "om_dau")], "KXL"),
        ([("2025-01-01", "2025-08-31", "om_dau"), ("2025-09-01", "2025-10-31", "thai_san")], "HT"),
        ([("2024-06-01", "2025-05-31", "hoc_tap")], "HTXS"),
    ],
)
def test_absence_caps_the_class(absences: list[tuple[str, str, str]], effective: str) -> None:
    entries = [{"from": start, "to": end, "reason": reason} for start, end, reason in absences]
    given = assess(person(facts={"ratings": {2025: "HTXS"}, "absences": entries}))
    assert _named(given, "xep_loai").found.startswith(effective)
    assert (effective != "HTXS") == ("xep_loai_vuot_tran" in [warning.code for warning in given.warnings])


def test_study_of_a_year_is_asked_about_only_when_it_touches_the_period() -> None:
    long_ago = [{"from": date(2022, 9, 1), "to": date(2023, 8, 31), "reason": "hoc_tap"}]
    assert assess(person(facts={"absences": long_ago})).status == "eligible"
    recent = [{"from": date(2024, 6, 1), "to": date(2025, 5, 31), "reason": "hoc_tap"}]
    assert assess(person(facts={"absences": recent})).review == ("thoi_gian_cong_tac",)


def test_a_school_year_counts_as_the_year_it_ends_in() -> None:
    given = assess(person(period={"from": date(2024, 9, 1), "to": date(2025, 5, 31)}, facts={"ratings": {2025: "HTT"}}))
    assert given.status == "eligible"


def test_three_valued_logic() -> None:
    assert all_of(["met", "met"]) == "met"
    assert all_of(["met", "unknown"]) == "unknown"
    assert all_of(["unknown", "not_met"]) == "not_met"
    assert any_of(["not_met", "not_met"]) == "not_met"
    assert any_of(["not_met", "unknown"]) == "unknown"
    assert any_of(["unknown", "met"]) == "met"


@pytest.mark.parametrize(
    ("marks", "length"), [(0, 0), (0b1, 1), (0b10, 0), (0b111, 3), (0b1011, 2), ((1 << 12) - 1, 12)]
)
def test_runs_end_with_the_year_judged(marks: int, length: int) -> None:
    assert run_length(marks) == length


def test_registration_is_a_basis_before_2024_only() -> None:
    assert law.registration_rule(date(2023, 12, 31)).effect == "warning"
    assert law.registration_rule(date(2024, 1, 1)).effect == "none"
    assert law.registration_rule(date(2021, 1, 1)).cite.at == "Điều 10 khoản 1 điểm b"


def test_the_same_case_twice_gives_the_same_answer() -> None:
    mapping = person("bang_khen_bo_nganh_tinh", facts=HTXS_TWICE)
    assert assess(mapping) == assess(mapping)


@pytest.mark.parametrize(
    ("dates", "name", "as_of"),
    [
        ({"dossier_received": date(2025, 12, 5), "decision": date(2025, 12, 20)}, "dossier_received", "2025-12-05"),
        ({"council_meeting": date(2025, 12, 10), "decision": date(2025, 12, 20)}, "council_meeting", "2025-12-10"),
        ({"decision": date(2025, 12, 20)}, "decision", "2025-12-20"),
        ({}, "period_end", "2025-12-31"),
    ],
)
def test_an_answer_says_which_date_governed(dates: dict[str, date], name: str, as_of: str) -> None:
    given = assess(person(dates=dates))
    assert (given.governed_by, given.as_of.isoformat()) == (name, as_of)
    without_a_rule = assess(person("ky_niem_chuong", dates=dates))
    assert without_a_rule.governed_by == name
