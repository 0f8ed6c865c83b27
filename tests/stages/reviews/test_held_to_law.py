"""Levels held against the law of classification of their year: the share of the highest, and levels too high."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.pages import queries_of, text_of
from tests.stages.yearend import YearEnd, make_yearend
from thidua.foundations.ledger.models import Discipline, Rating
from thidua.foundations.org.models import Person
from thidua.stages.reviews.held_to_law import HeldToLaw, held_to_law
from thidua.stages.reviews.selectors import rating_rows

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


def rate(year: YearEnd, excellent: int, good: int, of_year: int = 2021) -> None:
    """Replace all levels: so many civil servants with the highest level, so many with the next."""
    Rating.objects.all().delete()
    for number in range(excellent + good):
        person = factories.make_person(year.office, f"Người Thứ {number}", employment="cong_chuc")
        level = "HTXS" if number < excellent else "HTT"
        Rating.objects.create(agency=year.agency, person=person, year=of_year, level=level)


def found(year: YearEnd, who: str = "clerk", of_year: int = 2021) -> HeldToLaw:
    actor = replace(year.actor(who), year=of_year)
    answer = held_to_law(actor, rating_rows(actor), of_year)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("excellent", "good", "standing"),
    [(2, 10, "met"), (3, 14, "unknown"), (3, 11, "not_met"), (4, 16, "unknown"), (4, 15, "not_met")],
)
def test_no_more_than_a_fifth_have_the_highest_level(year: YearEnd, excellent: int, good: int, standing: str) -> None:
    rate(year, excellent, good, 2026)

    (share,) = found(year, of_year=2026).shares

    assert (share.who, share.standing) == ("Công chức", standing)
    assert share.text.startswith(f"{excellent} người hoàn thành xuất sắc; không quá 20%")
    assert share.cite == {"text": "khoản 5 Điều 20 Nghị định 335/2025/NĐ-CP", "confidence": "verified"}


def test_kinds_of_employment_are_counted_apart_and_an_unknown_kind_accuses_nobody(year: YearEnd) -> None:
    rate(year, 1, 10, 2023)
    for number in range(3):
        person = factories.make_person(year.office, f"Ai Đó {number}", employment="")
        Rating.objects.create(agency=year.agency, person=person, year=2023, level="HTXS")

    assert [(one.who, one.standing) for one in found(year, of_year=2023).shares] == [
        ("Chưa rõ loại nhân sự", "unknown"),
        ("Công chức", "met"),
    ]


@pytest.mark.parametrize(("months", "flagged"), [(5, True), (6, False), (None, False)])
def test_less_than_six_months_leaves_a_year_without_a_level(year: YearEnd, months: int | None, flagged: bool) -> None:
    rate(year, 0, 5)
    Rating.objects.filter(person__full_name="Người Thứ 3").update(months=months)

    assert [(one.name, one.level, one.sure) for one in found(year).above] == (
        [("Người Thứ 3", "Hoàn thành tốt nhiệm vụ", True)] if flagged else []
    )


@pytest.mark.parametrize(("decided_on", "flagged"), [
    (dt.date(2020, 12, 31), False), (dt.date(2021, 1, 1), True),
    (dt.date(2021, 12, 31), True), (dt.date(2022, 1, 1), False),
])  # fmt: skip
def test_who_was_disciplined_in_the_year_is_named_with_the_article(
    year: YearEnd, decided_on: dt.date, flagged: bool
) -> None:
    rate(year, 0, 5)
    Discipline.objects.create(
        person=Person.objects.get(full_name="Người Thứ 2"), kind="khien_trach", decided_on=decided_on
    )

    above = found(year).above

    assert [one.name for one in above] == (["Người Thứ 2"] if flagged else [])
    assert all("khoản 5 Điều 2 Nghị định 90/2020/NĐ-CP" in one.cite["text"] for one in above)


def test_a_year_without_known_rules_says_nothing(year: YearEnd) -> None:
    assert found(year, of_year=2019) == HeldToLaw((), ())


@pytest.mark.parametrize(("who", "sees"), [("clerk", True), ("director", True), ("head", False), ("labourer", False)])
def test_only_those_who_see_everybody_see_it(year: YearEnd, who: str, sees: bool) -> None:
    actor = year.actor(who)
    assert (held_to_law(actor, rating_rows(actor), 2021) is not None) is sees


def test_the_page_says_it_and_costs_the_same_for_many(year: YearEnd, signed_in: SignIn) -> None:
    client, url = signed_in(year.users["clerk"]), reverse("reviews:records")
    url += "?nam=2026"
    rate(year, 1, 2, 2026)
    few = queries_of(client, url)
    rate(year, 100, 200, 2026)
    Rating.objects.update(months=3)

    assert queries_of(client, url) == few
    page = text_of(client.get(url))
    assert "Vượt giới hạn" in page
    assert "Đang hiện 20 trên 300 người." in page
