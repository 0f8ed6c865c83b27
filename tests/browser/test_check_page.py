"""The check page of a launch document in a browser: it reads well, and words selected in the text fill the form."""

import io
import json
from typing import Any

import pypdfium2
import pytest
import typst
from playwright.sync_api import expect

from tests.browser.test_stage_pages import account, visit
from tests.stages.launch.reader.test_office_ocr import needs_tesseract
from tests.stages.launch.reader.test_word import whole_plan
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


def scan_with_a_stamp(pages: int) -> bytes:
    """Pages of words as pictures, the last stamped as secret: read to the end, then refused, with nothing written."""
    words = "Khơi dậy không khí thi đua sôi nổi trong toàn cơ quan. " * 25
    source = "#pagebreak()\n".join([words] * (pages - 1) + [f"TUYỆT MẬT\n\n{words}"])
    with pypdfium2.PdfDocument(typst.compile(source.encode())) as document:
        sheets = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    assert len(sheets) == pages
    buffer = io.BytesIO()
    sheets[0].save(buffer, "PDF", save_all=True, append_images=sheets[1:], resolution=200)
    return buffer.getvalue()


def send_scan(page: Any) -> None:
    page.locator("#id_file").set_input_files(
        {"name": "quet.pdf", "mimeType": "application/pdf", "buffer": scan_with_a_stamp(3)}
    )
    page.get_by_label("Bản quét: đọc bằng nhận dạng chữ").check()


WATCH = """new MutationObserver(() => {
  const bar = document.querySelector("form .wait-line progress");
  if (!bar || sessionStorage.seen) return;
  const { width, height } = bar.getBoundingClientRect();
  sessionStorage.seen = JSON.stringify({
    width, height, moves: getComputedStyle(bar).animationName, named: bar.getAttribute("aria-label"),
    spoken: document.querySelector("#thong-bao[role=status]").textContent.trim(),
  });
}).observe(document, { childList: true, subtree: true })"""
"""Playwright looks at no page that is being left: what appears meanwhile is written down by the page itself."""


@needs_tesseract
def test_a_slow_reading_shows_a_moving_bar_says_so_and_is_sent_once(clerk: Any, visit: Any) -> None:
    """Seconds long because three pages are recognised."""
    page = visit(clerk, "/phat-dong/").page
    page.evaluate(WATCH)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    send_scan(page)
    # Twice, as an impatient hand does it.
    page.get_by_role("button", name="Đọc văn bản").evaluate("b => { b.click(); b.form.requestSubmit(); }")
    expect(page.get_by_text("mang dấu “TUYỆT MẬT”")).to_be_visible(timeout=90_000)
    seen = json.loads(page.evaluate("sessionStorage.seen || '{}'"))
    assert seen["width"] > 200
    assert (seen["height"], seen["moves"], seen["named"]) == (8, "waiting", "Đang đọc văn bản…")
    assert seen["spoken"] == "Đang đọc văn bản…"
    assert (len(sent), page.locator(".wait-line").count()) == (1, 0)


def test_without_script_the_same_form_is_sent_and_answered(clerk: Any, visit: Any, browser: Any) -> None:
    signed_in = visit(clerk, "/phat-dong/").page
    context = browser.new_context(java_script_enabled=False, storage_state=signed_in.context.storage_state())
    page = context.new_page()
    page.goto(signed_in.url)
    page.locator("#id_file").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": f"TUYỆT MẬT\n{TEXT}".encode()}
    )
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_text("mang dấu “TUYỆT MẬT”")).to_be_visible()
    context.close()


def test_a_download_ends_the_waiting_and_the_button_serves_again(clerk: Any, visit: Any) -> None:
    page = visit(clerk, "/van-ban/kiem-tra-the-thuc/").page
    form = page.locator("form[data-wait]")
    page.locator("#id_file").set_input_files(
        {"name": "ke-hoach.docx", "mimeType": "application/octet-stream", "buffer": whole_plan()}
    )
    button = page.get_by_role("button", name="Tải bản đã sửa")
    for _time in range(2):
        with page.expect_download() as download:
            button.click()
        assert download.value.suggested_filename.endswith(".docx")
        expect(button).to_be_enabled()
        expect(form).not_to_have_attribute("data-waiting", "1")
    expect(page.locator("#thong-bao")).to_contain_text("Đã xong, tệp đã tải về.")
