"""After an award is cancelled: the ground the law knows, what rests on it, and that people look at it again."""

import datetime as dt
from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import FIGHTER, Season
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.org.models import Person, Posting, Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused, StaleState
from thidua.stages.decisions import aftermath, services
from thidua.stages.decisions.models import AwardDecision, Reconsideration
from thidua.stages.decisions.selectors import work_items

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


def hold(season: Season, award: str, of_year: int, subject: Person | Unit) -> HeldAward:
    who = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    return HeldAward.objects.create(
        agency=season.agency, award=award, year=of_year, decided_on=dt.date(of_year, 12, 30),
        decision_number=f"{of_year}/QĐ-UBND", decided_by="Chủ tịch UBND tỉnh", **who,
    )  # fmt: skip


def fighter(decision: AwardDecision) -> Person:
    found = decision.lines.get(award=FIGHTER).person
    assert found is not None
    return found


@pytest.mark.parametrize(("of_year", "rests"), [(2020, False), (2021, True), (2023, True), (2024, False)])
def test_a_ministry_fighter_rests_on_the_grassroots_titles_of_its_three_years(
    season: Season, of_year: int, rests: bool
) -> None:
    decision = year.issued(season)
    held = hold(season, "cstd_bo_nganh_tinh", of_year, fighter(decision))

    year.revoked(season, decision, FIGHTER)

    assert [row.held for row in Reconsideration.objects.all()] == ([held] if rests else [])


def test_it_comes_with_its_reason_and_article_and_nothing_is_void_by_itself(season: Season) -> None:
    decision = year.issued(season)
    held = hold(season, "cstd_bo_nganh_tinh", 2022, fighter(decision))

    made = year.revoked(season, decision, FIGHTER)

    row = made.reconsiderations.get()
    assert row.reason == (
        "Chiến sĩ thi đua cơ sở năm 2021 đã bị hủy; với Chiến sĩ thi đua Bộ, ban, ngành, tỉnh năm 2022, "
        "khen thưởng ấy nằm trong 3 năm được tính"
    )
    assert row.cite == {"text": "Điều 22 Luật 15/2003/QH11", "confidence": "verified"}
    held.refresh_from_db()
    assert held.revoked_on is None


def test_the_award_of_the_unit_that_counted_the_person_is_looked_at_too(season: Season) -> None:
    decision = year.issued(season)
    moved = fighter(decision)
    Posting.objects.filter(person=moved).delete()
    Posting.objects.create(person=moved, unit=season.office, from_on=dt.date(2019, 1, 1), to_on=dt.date(2021, 12, 31))
    Posting.objects.create(person=moved, unit=season.division, from_on=dt.date(2022, 1, 1))
    held = hold(season, "tap_the_lao_dong_xuat_sac", 2021, season.office)
    hold(season, "tap_the_lao_dong_xuat_sac", 2021, season.division)

    made = year.revoked(season, decision, FIGHTER)

    assert [row.held for row in made.reconsiderations.all()] == [held]


def test_another_persons_award_and_a_cancelled_one_are_left_alone(season: Season) -> None:
    decision = year.issued(season)
    hold(season, "cstd_bo_nganh_tinh", 2022, season.people["other"])
    gone = hold(season, "cstd_bo_nganh_tinh", 2022, fighter(decision))
    HeldAward.objects.filter(pk=gone.pk).update(revoked_on=dt.date(2023, 1, 1))

    made = year.revoked(season, decision, FIGHTER)

    assert not made.reconsiderations.exists()


def test_the_draft_of_a_revocation_already_shows_what_rests_on_it(season: Season, signed_in: SignIn) -> None:
    decision = year.issued(season)
    hold(season, "cstd_bo_nganh_tinh", 2022, fighter(decision))
    line = decision.lines.get(award=FIGHTER)
    made = services.revoke_decision(
        decision, reason="Khai sai", ground="gian_doi", lines=[line.pk], actor=season.actor("clerk")
    )

    words = text_of(signed_in(season.users["clerk"]).get(reverse("decisions:decision", args=[made.pk])))

    assert "Khen thưởng dựa vào khen thưởng bị hủy" in words
    assert "Gian dối khi kê khai thành tích" in words
    assert not Reconsideration.objects.exists()


def test_the_grounds_are_those_of_the_law_of_the_day(season: Season) -> None:
    assert [one.id for one in aftermath.grounds(dt.date(2023, 12, 31))] == [
        "gian_doi", "sai_quy_dinh", "vi_pham_trong_thoi_gian",
    ]  # fmt: skip
    assert [one.id for one in aftermath.grounds(dt.date(2024, 1, 1))] == [
        "gian_doi", "ho_so_gia", "sai_quy_dinh", "vi_pham_trong_thoi_gian",
    ]  # fmt: skip
    assert (aftermath.grounds(dt.date(2017, 9, 30)), aftermath.consequences(dt.date(2017, 9, 30))) == ((), [])


def test_a_ground_the_law_does_not_know_is_refused(season: Season) -> None:
    decision = year.issued(season)
    with pytest.raises(InputRefused, match="không có trong luật hiện hành"):
        services.revoke_decision(decision, reason="Khai sai", ground="y_rieng", actor=season.actor("clerk"))
    assert not AwardDecision.objects.filter(kind="revocation").exists()


def test_the_form_asks_for_the_ground(season: Season, signed_in: SignIn) -> None:
    decision = year.issued(season)
    clerk, page = signed_in(season.users["clerk"]), reverse("decisions:revoke", args=[decision.pk])
    data = {"lines": [decision.lines.get(award=FIGHTER).pk], "reason": "Khai sai"}

    assert clerk.post(page, data).status_code == 422
    assert clerk.post(page, {**data, "ground": "gian_doi"}).status_code == 302
    assert AwardDecision.objects.get(kind="revocation").ground == "gian_doi"


@pytest.fixture
def row(season: Season) -> Reconsideration:
    decision = year.issued(season)
    hold(season, "cstd_bo_nganh_tinh", 2022, fighter(decision))
    return year.revoked(season, decision, FIGHTER).reconsiderations.get()


def test_it_stays_on_the_desk_until_somebody_settled_it(season: Season, row: Reconsideration) -> None:
    def on_desk(role: str) -> list[str]:
        items = work_items(season.actor(role), dt.date(2021, 12, 30))
        return [item.detail for item in items if item.what == "Xem xét lại khen thưởng sau khi hủy"]

    number = row.decision.full_number
    assert on_desk("clerk") == [f"1 khen thưởng dựa vào khen thưởng đã hủy theo Quyết định số {number}"]
    assert on_desk("director") == []

    services.settle_reconsideration(row, outcome="kept", note="Còn danh hiệu 2020", actor=season.actor("clerk"))

    assert on_desk("clerk") == []
    row.refresh_from_db()
    assert (row.outcome, row.note, row.settled_by_id) == ("kept", "Còn danh hiệu 2020", season.actor("clerk").person_id)
    assert JournalEntry.objects.get(verb="decisions.settle").data["held"] == row.held_id


@pytest.mark.parametrize(("outcome", "note"), [("", "Còn"), ("khac", "Còn"), ("kept", " ")])
def test_an_outcome_needs_its_reason(season: Season, row: Reconsideration, outcome: str, note: str) -> None:
    with pytest.raises(InputRefused, match="ghi lý do"):
        services.settle_reconsideration(row, outcome=outcome, note=note, actor=season.actor("clerk"))
    row.refresh_from_db()
    assert row.outcome == ""


def test_it_is_settled_once_and_by_the_clerk(season: Season, row: Reconsideration) -> None:
    with pytest.raises(Refused):
        services.settle_reconsideration(row, outcome="kept", note="Còn", actor=season.actor("director"))
    services.settle_reconsideration(row, outcome="cancel", note="Đề nghị tỉnh hủy", actor=season.actor("clerk"))
    with pytest.raises(StaleState):
        services.settle_reconsideration(row, outcome="kept", note="Còn", actor=season.actor("clerk"))
    row.refresh_from_db()
    assert row.outcome == "cancel"


def test_the_page_settles_by_form_and_hides_the_list_from_staff(
    season: Season, row: Reconsideration, signed_in: SignIn
) -> None:
    page = reverse("decisions:decision", args=[row.decision_id])
    clerk = signed_in(season.users["clerk"])
    assert "Chưa xem xét" in text_of(clerk.get(page))

    clerk.post(reverse("decisions:settle", args=[row.decision_id, row.pk]), {"outcome": "kept", "note": "Còn"})

    assert "Giữ, vẫn đủ điều kiện" in text_of(clerk.get(page))
    assert "phải xem xét lại" not in text_of(signed_in(season.users["staff"]).get(page))


def test_three_awards_to_look_at_cost_no_more_than_one(season: Season, row: Reconsideration, signed_in: SignIn) -> None:
    page, clerk = reverse("decisions:decision", args=[row.decision_id]), signed_in(season.users["clerk"])
    one = queries_of(clerk, page)
    for of_year in (2023, 2024):
        held = hold(season, "cstd_bo_nganh_tinh", of_year, season.people["other"])
        Reconsideration.objects.create(decision=row.decision, held=held, reason="x", cite={})

    assert queries_of(clerk, page) == one
