"""Numbers taken before there was a book come into it, and no number is lost or given again."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from tests import factories
from tests.foundations.papers.registry.test_numbers import enter, issue
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers.models import NumberEntry, NumberSeries, OfficialPaper
from thidua.foundations.papers.registry import outgoing
from thidua.foundations.papers.verify import paper_faults

pytestmark = pytest.mark.django_db
upgrade = import_module("thidua.foundations.papers.migrations.0003_registry").enter_numbers_taken


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


def old_paper(agency: Agency, symbol: str, number: int, state: str = "draft", year: int = 2021) -> OfficialPaper:
    """A paper as it stood before there was a book: with a number and without a line."""
    day = dt.date(year, 5, 4)
    return OfficialPaper.objects.create(
        agency=agency, kind="notice", title="Kết quả", state=state, year=year, number=number, symbol=symbol,
        dated_on=day, origin="tests", origin_id=number,
    )  # fmt: skip


def test_every_number_gets_its_line_and_the_series_go_on(agency: Agency, clerk: Actor) -> None:
    for symbol, number in (("QĐ-SNgV", 1), ("QĐ-SNgV", 4), ("SNgV-VP", 9), ("BB-HĐTĐKT", 2)):
        old_paper(agency, symbol, number)
    numbered = old_paper(agency, "TB-SNgV", 3, state="numbered")
    old_paper(agency, "QĐ-SNgV", 7, year=2020)
    upgrade(apps, None)
    upgrade(apps, None)
    lines = NumberEntry.objects.order_by("year", "series", "number").values_list(
        "year", "series", "number", "type_name"
    )
    assert sorted(lines) == [
        (2020, "QĐ-SNgV", 7, "Quyết định"),
        (2021, "BB-HĐTĐKT", 2, "Biên bản"),
        (2021, "QĐ-SNgV", 1, "Quyết định"),
        (2021, "QĐ-SNgV", 4, "Quyết định"),
        (2021, "SNgV", 9, "Công văn"),
        (2021, "TB-SNgV", 3, "Thông báo"),
    ]
    assert NumberEntry.objects.get(paper=numbered).state == "taken"
    assert dict(NumberSeries.objects.filter(year=2021).values_list("series", "last")) == {
        "BB-HĐTĐKT": 2,
        "QĐ-SNgV": 4,
        "SNgV": 9,
        "TB-SNgV": 3,
    }
    assert enter(clerk).number == 5
    assert enter(clerk, symbol="SNgV-TTra").number == 10
    assert outgoing.book(clerk, outgoing.Filters(words="ket qua", year=2021)).count() == 5


def test_an_issued_paper_of_before_is_no_fault_a_line_from_nowhere_is(agency: Agency, clerk: Actor) -> None:
    paper = issue(agency, actor=clerk)
    NumberEntry.objects.all().delete()
    (fault,) = paper_faults()
    assert fault.endswith("của sổ văn bản đi) bị xóa khỏi sổ.")
    upgrade(apps, None)
    line = NumberEntry.objects.get(paper=paper)
    assert f"Số văn bản {line.full_number} không do một bước lấy số nào tạo ra." not in list(paper_faults())
    NumberEntry.objects.create(
        agency=agency, year=2021, series="QĐ-SNgV", number=44, symbol="QĐ-SNgV", dated_on=dt.date(2021, 5, 4),
        type_name="Quyết định", subject="Chen vào",
    )  # fmt: skip
    assert "Số văn bản 44/QĐ-SNgV không do một bước lấy số nào tạo ra." in list(paper_faults())
