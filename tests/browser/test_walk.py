"""The whole year in a real Chromium, on a served installation: what a person sees at each step, and how well it reads.

One walk feeds all the tests, since loading the sample and serving it takes most of the minute and a half.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chapters
from tests.browser.axe import violations
from tests.browser.site import Site, command
from tests.browser.walk import OFFICE, PHONE, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST_SCREEN = 625
"""Pixels of the page that an office screen shows under the browser's own bars."""
LONG_FORMS = {"luot-kiem", "dang-ky", "cam-ket", "them-nhiem-vu", "diem-danh", "bien-ban-binh-xet", "gui-quan-triet",
              "bao-cao-tong-ket", "bao-cao-tien-do", "bien-ban-hop", "phat-dong", "tra-ket-qua", "mot-de-nghi", "ghi-ket-luan-kiem-tra"}  # fmt: skip
"""Pages that are one form: their button stands under the last box, wherever that is. A bar that sticks to the foot of
the window is always seen and not measured."""
FOREIGN = ("None", "null", "undefined", "---------", "N/A", "True", "False", "{{", "{%", "Traceback")


@dataclass
class Seen:
    """What was noticed on every page, by its short name."""

    faults: dict[str, list[str]] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)

    def __call__(self, page: Page, slug: str) -> None:
        self.faults[slug] = [*_wording(page), *_shape(page), *violations(page), *_on_a_phone(page)]
        red = page.locator("main .btn.pri:visible").and_(page.locator(":not(.commit *)"))
        if red.count():
            box = red.first.bounding_box()
            self.low[slug] = round(box["y"] + box["height"]) if box else 0


def _wording(page: Page) -> list[str]:
    """Words no Vietnamese officer should meet, looked for as whole words."""
    words = page.locator("body").inner_text()
    return [f"shows {word}" for word in FOREIGN if f" {word} " in f" {words} ".replace("\n", " ")]


def _shape(page: Page) -> list[str]:
    headings, red = page.locator("h1").count(), page.locator("main .btn.pri:visible").count()
    return [*([f"{headings} h1"] if headings != 1 else []), *([f"{red} red buttons"] if red > 1 else [])]


def _on_a_phone(page: Page) -> list[str]:
    page.set_viewport_size(PHONE)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.set_viewport_size(OFFICE)
    return ["scrolls sideways at 390"] if wide else []


@dataclass(frozen=True)
class Walked:
    """What is left when the walk is over."""

    seen: Seen
    walk: Walk
    data: Path


@pytest.fixture(scope="module")
def walked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """Load the sample, serve it, and walk every chapter in order."""
    site, seen = Site(tmp_path_factory.mktemp("walk") / "data"), Seen()
    walk = Walk(browser, site, seen)
    expect.set_options(timeout=20_000)
    try:
        site.load()
        site.stand_at("")
        for chapter in chapters.YEAR:
            chapter(walk)
        yield Walked(seen, walk, site.data)
    finally:
        walk.close()
        site.stop()


def test_every_page_reads_well(walked: Walked) -> None:
    """No violation of axe, one heading, at most one red button, no foreign word, no sideways scroll on a phone."""
    assert {slug: faults for slug, faults in walked.seen.faults.items() if faults} == {}
    assert len(walked.seen.faults) > 50


def test_no_page_complained_to_the_console(walked: Walked) -> None:
    """Neither an error of a script nor a breach of the content policy, which the browser reports there too."""
    assert walked.walk.troubles == []


def test_the_next_act_is_on_the_first_screen(walked: Walked) -> None:
    assert {slug: y for slug, y in walked.seen.low.items() if y > FIRST_SCREEN and slug not in LONG_FORMS} == {}


def test_what_cannot_be_taken_back_was_asked_first(walked: Walked) -> None:
    assert any(question.startswith("Gửi kết quả bình xét về Văn phòng?") for question in walked.walk.questions)


def test_certificates_came_as_one_file(walked: Walked) -> None:
    assert walked.walk.kept["giay-chung-nhan.pdf"].startswith(b"%PDF-")


def test_the_journal_of_the_walked_year_is_whole(walked: Walked) -> None:
    """Everything that was done in the browser, checked from outside."""
    done = command(walked.data, "verify", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["faults"]) == (0, [])
    assert answer["head"]["seq"] > 500
