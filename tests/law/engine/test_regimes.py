"""Which law holds: by which of the four dates, and what a change of law under way means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua import law
from thidua.law.engine import governing, rulefiles


def dates(received: date | None = None, council: date | None = None, decided: date | None = None) -> law.CaseDates:
    return law.CaseDates(received, council, decided)


@pytest.mark.parametrize(
    ("on", "key", "provisional"),
    [
        (date(2017, 10, 1), "R0", False),
        (date(2023, 12, 31), "R0", False),
        (date(2024, 1, 1), "R1", False),
        (date(2025, 6, 30), "R1", False),
        (date(2025, 7, 1), "R2", False),
        (date(2026, 9, 30), "R2", False),
        (date(2026, 10, 1), "R3", True),
        (date(2030, 1, 1), "R3", True),
    ],
)
def test_the_regime_of_a_day(on: date, key: str, provisional: bool) -> None:
    found = law.regime_on(on)
    assert (found.key, found.provisional) == (key, provisional)


def test_no_regime_is_claimed_before_the_first_day_known() -> None:
    with pytest.raises(law.LawInputError, match="30/09/2017; các quy tắc bắt đầu từ 01/10/2017"):
        law.regime_on(date(2017, 9, 30))


def test_regimes_follow_each_other_without_gap() -> None:
    found = governing.regimes()
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]
    assert found[-1].end is None


@pytest.mark.parametrize(
    ("received", "council", "decided", "governed_by", "on"),
    [
        (date(2025, 12, 5), date(2025, 12, 10), date(2025, 12, 20), "dossier_received", date(2025, 12, 5)),
        (None, date(2025, 12, 10), date(2025, 12, 20), "council_meeting", date(2025, 12, 10)),
        (None, None, date(2025, 12, 20), "decision", date(2025, 12, 20)),
        (None, None, None, "period_end", date(2025, 12, 31)),
    ],
)
def test_the_dossier_goes_first_then_the_council_then_the_decision(
    received: date | None, council: date | None, decided: date | None, governed_by: str, on: date
) -> None:
    given_dates = dates(received, council, decided)
    found = law.regime_for(given_dates, date(2025, 12, 31))
    assert (found.governed_by, found.on, found.regime.key) == (governed_by, on, "R2")
    assert f"{on:%d/%m/%Y}" in found.why_vi
    assert governing.governing_day(given_dates, date(2025, 12, 31)) == on


def test_without_any_day_nothing_is_answered() -> None:
    with pytest.raises(law.LawInputError, match="chưa có ngày nào"):
        law.regime_for(dates())


@pytest.mark.parametrize(
    ("received", "decided", "regime", "also", "says"),
    [
        # Nothing in the Law of 2022 speaks of dossiers under way on its first day: both texts are held against the facts.
        (date(2023, 12, 31), date(2024, 1, 1), "R0", ("R1",), "Luật không quy định"),
        (date(2023, 12, 20), date(2023, 12, 31), "R0", (), ""),
        (date(2024, 1, 1), date(2024, 2, 1), "R1", (), ""),
        # A dossier received before the decree of 2025 goes on under the older decree, and only under it.
        (date(2025, 6, 30), date(2025, 7, 1), "R1", (), "tiếp tục xét theo Nghị định 98/2023"),
        (date(2025, 7, 1), date(2025, 7, 1), "R2", (), ""),
        # The amending Law of 2026 keeps the older text unless the newer is kinder: both are looked at.
        (date(2026, 9, 30), date(2026, 10, 1), "R2", ("R3",), "có lợi hơn"),
        (date(2026, 10, 1), date(2026, 10, 2), "R3", (), ""),
    ],
)
def test_dossiers_under_way_when_the_law_changed(
    received: date, decided: date, regime: str, also: tuple[str, ...], says: str
) -> None:
    found = law.regime_for(dates(received, None, decided))
    assert (found.regime.key, found.also) == (regime, also)
    assert says in found.transition_vi
    assert (found.transition_cite is None) is (says == "")


def test_a_decision_not_yet_taken_leaves_only_the_law_of_the_dossier() -> None:
    found = law.regime_for(dates(date(2023, 12, 20)))
    assert (found.regime.key, found.also, found.transition_vi) == ("R0", (), "")


@pytest.mark.parametrize(
    ("received", "decided", "key", "cite"),
    [
        (date(2025, 6, 1), date(2025, 7, 2), "R2", law.Cite("nd-152-2025-nd-cp", "Điều 49 khoản 1", "verified")),
        (date(2025, 6, 1), date(2025, 6, 30), "R1", law.Cite("nd-98-2023-nd-cp", "Điều 53 khoản 1", "verified")),
        (date(2023, 11, 1), date(2023, 12, 31), "R0", law.Cite("nd-91-2017-nd-cp", "Điều 68", "knowledge")),
    ],
)
def test_prize_money_goes_by_the_decision_whenever_the_dossier_came(
    received: date, decided: date, key: str, cite: law.Cite
) -> None:
    found = law.regime_for(dates(received, None, decided), prize=True)
    assert (found.regime.key, found.governed_by, found.also, found.cite) == (key, "decision", (), cite)


def test_prize_money_without_a_decision_is_refused() -> None:
    with pytest.raises(law.LawInputError, match="chưa có ngày quyết định"):
        law.regime_for(dates(date(2025, 6, 1)), prize=True)


@given(st.dates(date(2017, 10, 1), date(2030, 12, 31)), st.integers(0, 400))
def test_a_matter_decided_under_one_law_needs_no_other(received: date, later: int) -> None:
    decided = received + timedelta(days=later)
    found = law.regime_for(dates(received, None, decided))
    assert found.regime == law.regime_on(received)
    if found.regime == law.regime_on(decided):
        assert (found.also, found.transition_vi) == ((), "")
    assert set(found.also) <= {law.regime_on(decided).key}


def test_each_ministry_keeps_older_dossiers_under_its_older_circular() -> None:
    raw = rulefiles.document("regimes")["circulars"]
    assert isinstance(raw, list)
    for one in raw:
        assert rulefiles.instruments()[one["cite"]["instrument"]]["from"] == one["from"]


@pytest.mark.parametrize(
    ("received", "decided", "circulars"),
    [
        (date(2025, 10, 30), date(2025, 10, 31), ["tt-25-2025-tt-bkhcn", "tt-62-2025-tt-bnnmt"]),
        (date(2025, 10, 31), date(2025, 11, 30), []),
        (date(2025, 11, 30), date(2025, 12, 1), ["tt-20-2025-tt-bnv"]),
        (date(2025, 12, 31), date(2026, 1, 5), ["tt-55-2025-tt-bxd", "tt-20-2025-tt-bvhttdl"]),
        (date(2026, 4, 1), date(2026, 4, 2), ["tt-07-2026-tt-bgddt"]),
    ],
)
def test_circulars_that_began_meanwhile_are_named(received: date, decided: date, circulars: list[str]) -> None:
    assert [cite.instrument for cite in law.regime_for(dates(received, None, decided)).circulars] == circulars


def test_older_awards_stand() -> None:
    assert law.kept_awards().cite == law.Cite("luat-06-2022-qh15", "Điều 95", "verified")


DELEGATED = ["nd-129-2025-nd-cp", "nd-152-2025-nd-cp", "qd-01-2026-qd-ttg", "tt-01-2026-tt-bng"]


@pytest.mark.parametrize(
    ("on", "days", "ending"),
    [
        # All texts of the time of delegation end on 28 February 2027.
        (date(2027, 2, 28), 0, DELEGATED),
        (date(2026, 12, 1), 89, DELEGATED),
        (date(2026, 12, 1), 88, []),
        (date(2027, 3, 1), 30, []),
        (date(2025, 6, 1), 29, ["nd-28-2024-nd-cp", "nd-98-2023-nd-cp"]),
    ],
)
def test_texts_that_end_soon_are_told_in_time(on: date, days: int, ending: list[str]) -> None:
    found = law.ending_soon(on, days)
    assert [one.instrument for one in found] == ending
    assert {one.last_day for one in found} <= {date(2027, 2, 28), date(2025, 6, 30)}


def test_a_number_of_days_below_zero_is_refused() -> None:
    with pytest.raises(law.LawInputError, match="số ngày phải từ 0 trở lên"):
        law.ending_soon(date(2026, 1, 1), -1)
