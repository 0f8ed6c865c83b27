"""The check page of a launch document in a browser: it reads well, and words selected in the text fill the form."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_stage_pages import account, visit
from tests.stages.launch.samples import TEXT
from thidua.foundations.files.store import store
from thidua.foundations.org.models import Agency
from thidua.stages.launch.marks import marks_of
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.reader import read_text

__all__ = ["account", "visit"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SELECT = """([line, start, end]) => {
  const text = document.getElementById(`d${line}`).firstChild;
  const range = document.createRange();
  range.setStart(text, start); range.setEnd(text, end);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture
def clerk(account: Any) -> Any:
    """A clerk with a document that was read. Made without an act: the journal would outlive the test's database."""
    user = account("clerk")
    reading = read_text(TEXT)
    agency = Agency.objects.get()
    LaunchDocument.objects.create(
        agency=agency,
        year=2021,
        title=str(reading.document.title),
        file=store(agency.pk, "a.txt", TEXT.encode(), "launch-document"),
        text="\n".join(reading.lines),
        reading=reading.to_json(),
        marks=marks_of(reading),
    )
    return user


def line_of(words: str) -> int:
    return next(at for at, line in enumerate(TEXT.split("\n"), start=1) if words in line)


@pytest.mark.parametrize("view", ["diem", "gia-tri"])
def test_both_views_read_well_and_fit_a_phone(clerk: Any, visit: Any, view: str) -> None:
    path = f"/phat-dong/{LaunchDocument.objects.get().pk}/?xem={view}"
    assert visit(clerk, path).faults() == []
    assert not visit(clerk, path, 390).sideways()


@pytest.mark.parametrize("width", [1366, 390])
def test_words_selected_in_the_text_fill_the_form_below_it(clerk: Any, visit: Any, width: int) -> None:
    document = LaunchDocument.objects.get()
    page = visit(clerk, f"/phat-dong/{document.pk}/?xem=gia-tri", width).page
    line = line_of("Khơi dậy không khí")
    page.evaluate(SELECT, [line, 3, 21])
    expect(page.locator("#lc-dong")).to_have_value(str(line))
    expect(page.locator("#lc-chu")).to_have_value("Khơi dậy không khí")
    assert page.locator("#lc-la").input_value() == "tasks"
    assert page.get_by_role("button", name="Lấy chữ này").is_visible()


def test_the_field_last_worked_in_is_offered_first(clerk: Any, visit: Any) -> None:
    document = LaunchDocument.objects.get()
    page = visit(clerk, f"/phat-dong/{document.pk}/?xem=gia-tri").page
    page.locator("[name='document.place']").focus()
    page.evaluate(SELECT, [line_of("Khơi dậy"), 3, 11])
    assert page.locator("#lc-la").input_value() == "document.place"
    assert page.locator("#lc-chu").input_value() == "Khơi dậy"


def test_a_value_and_its_place_lead_to_each_other(clerk: Any, visit: Any) -> None:
    page = visit(clerk, f"/phat-dong/{LaunchDocument.objects.get().pk}/?xem=gia-tri").page
    mark = page.locator("mark.v", has_text="Kỷ cương, trách nhiệm")
    mark.locator("a").click()
    row = page.locator(".val-i:target")
    expect(row.locator("textarea")).to_have_value("Kỷ cương, trách nhiệm, sáng tạo bất phá")
    row.locator(".val-h a").click()
    expect(page.locator("mark:target")).to_have_text("Kỷ cương, trách nhiệm, sáng tạo bất phá")
