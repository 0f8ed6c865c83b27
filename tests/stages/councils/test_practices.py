"""How the council works: by the texts of the day, and by the agency's own regulation where it settles something."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from tests.law.overlays import overlay as regulated
from tests.pages import text_of
from tests.stages import season as year
from thidua.law import Overlay
from thidua.stages.councils.practices import practices

SignIn = Callable[[object], Client]
STANDINS = "Người họp thay được biểu quyết hay không do quy chế của Hội đồng"


def texts(on: dt.date, overlay: Overlay | None = None) -> list[str]:
    return [one.text for one in practices(on, overlay)]


def test_the_ballot_is_secret_by_law_until_the_end_of_2023() -> None:
    before, after = (practices(on, None)[0] for on in (dt.date(2023, 12, 31), dt.date(2024, 1, 1)))

    assert before.text == "Bỏ phiếu kín với danh hiệu phải lấy phiếu"
    assert before.cites == ({"text": "khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP", "confidence": "verified"},)
    assert after.text == "Văn bản chỉ nói bỏ phiếu, không nói kín; bỏ phiếu kín là thông lệ"
    assert after.cites[0]["confidence"] == "local"


@pytest.mark.parametrize(("on", "asked"), [(dt.date(2025, 6, 30), False), (dt.date(2025, 7, 1), True)])
def test_where_texts_differ_the_council_must_say_itself(on: dt.date, asked: bool) -> None:
    assert (STANDINS in [one.text for one in practices(on, None) if one.differs]) is asked


@pytest.mark.parametrize(("may", "words"), [
    (True, "Người họp thay được biểu quyết; phần mềm chỉ phát phiếu cho thành viên nên phải lập biên bản riêng"),
    (False, "Người họp thay không được biểu quyết"),
])  # fmt: skip
def test_the_agencys_regulation_settles_it(may: bool, words: str) -> None:
    own = regulated(standin_may_vote={"value": may, "at": "Điều 7"}, secret_ballot={"value": True, "at": "Điều 8"})
    said = texts(dt.date(2026, 1, 1), own)

    assert said[:2] == ["Bỏ phiếu kín với mọi trường hợp phải lấy phiếu", words]
    assert STANDINS not in said


def test_a_regulation_silent_on_it_leaves_the_question() -> None:
    silent = replace(
        regulated(standin_may_vote={"value": True, "at": "Điều 7"}), standin_may_vote=None, secret_ballot=None
    )
    assert texts(dt.date(2026, 1, 1), silent) == texts(dt.date(2026, 1, 1))


def test_before_the_first_rules_known_there_is_nothing() -> None:
    assert practices(dt.date(2017, 9, 30), None) == []


@pytest.mark.django_db
def test_the_meeting_shows_it(signed_in: SignIn) -> None:
    season = year.make_season()
    page = reverse("councils:meeting", args=[year.planned(season).pk])
    assert "Bỏ phiếu kín với danh hiệu phải lấy phiếu" in text_of(signed_in(season.users["secretary"]).get(page))
