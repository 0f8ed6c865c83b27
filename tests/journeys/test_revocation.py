"""An award is taken back: a decision of its own, and register, public pages, figures and the law's facts follow it."""

import pytest

from tests.journeys.browser import Person
from tests.journeys.steps import on
from tests.stages.season import FIGHTER, Season, issued, make_season
from thidua.config.verify import faults
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.ledger.selectors import register_of
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.honours.models import HonourEntry

REASON = "Kê khai sáng kiến không đúng sự thật"


@pytest.fixture
def season(db: None) -> Season:
    """A year whose decision is issued and in the register."""
    season = make_season()
    with on(12, 20):
        issued(season)
        visit(season, "clerk", "/so-vang/").press("Ghi sổ")
    return season


def visit(season: Season, role: str, path: str) -> Person:
    """Somebody opens a page."""
    person = Person(season.users[role])
    person.open(path)
    return person


def revoke(season: Season) -> str:
    """Draft, number, sign and issue the revocation of the title of the season's fighter; gives its address."""
    old = AwardDecision.objects.get(kind="award")
    line = DecisionLine.objects.get(award=FIGHTER)
    clerk = visit(season, "clerk", f"/quyet-dinh/{old.pk}/huy/")
    clerk.press("Lập quyết định hủy", {"reason": REASON, "ground": "gian_doi", "lines": [str(line.pk)]})
    path = clerk.page.path.partition("?")[0]
    assert REASON in clerk.page.text
    clerk.press("Lấy số", {"decided_on": "2022-03-10"})
    assert "Ký quyết định" not in clerk.page.buttons
    visit(season, "director", path).press("Ký quyết định")
    visit(season, "clerk", path).press("Ban hành")
    return path


def test_nobody_but_the_clerk_drafts_and_nobody_but_the_director_signs(season: Season) -> None:
    old = AwardDecision.objects.get(kind="award")
    with on(3, 10, 2022):
        for role in ("director", "union", "secretary", "staff", "head", "member"):
            assert visit(season, role, f"/quyet-dinh/{old.pk}/huy/").page.status == 403
        assert "Soạn quyết định hủy" not in visit(season, "director", f"/quyet-dinh/{old.pk}/").page.text
        empty = visit(season, "clerk", f"/quyet-dinh/{old.pk}/huy/")
        empty.press("Lập quyết định hủy", {"reason": ""})
        assert empty.page.status == 422
    assert AwardDecision.objects.count() == 1


def test_everything_follows_a_revocation(season: Season) -> None:
    entry = HonourEntry.objects.get(award=FIGHTER)
    name = entry.recipient_name
    with on(3, 10, 2022):
        before = visit(season, "board", f"/so-vang/cong-khai/?nam={entry.year}").page.text
        assert before.count(name) == 1
        path = revoke(season)
        assert "Ghi hủy" in visit(season, "clerk", "/so-vang/").page.buttons
        visit(season, "clerk", "/so-vang/").press("Ghi hủy")
        entry.refresh_from_db()
        assert entry.state == "revoked"
        check = visit(season, "board", f"/so-vang/kiem-tra/{entry.code}/").page.text
        assert "hủy" in check.lower()
        assert name not in visit(season, "board", f"/so-vang/cong-khai/?nam={entry.year}").page.text
        mine = visit(season, "staff", "/so-vang/cua-toi/").page.text
        assert "Đã hủy" in mine
        assert "In giấy chứng nhận" not in visit(season, "clerk", f"/so-vang/muc/{entry.pk}/").page.buttons
        assert visit(season, "staff", path).page.status == 200
    held = HeldAward.objects.get(award=FIGHTER)
    assert held.revoked_on is not None
    rows = register_of(season.agency, 2022).held or ()
    assert FIGHTER not in {row.award for row in rows}
    assert list(faults(None)) == []


def test_a_line_is_taken_back_once(season: Season) -> None:
    with on(3, 10, 2022):
        revoke(season)
        visit(season, "clerk", "/so-vang/").press("Ghi hủy")
        old = AwardDecision.objects.get(kind="award")
        again = visit(season, "clerk", f"/quyet-dinh/{old.pk}/huy/")
        offered = again.page.tree.xpath("//input[@name='lines']/@value")
        assert str(DecisionLine.objects.get(award=FIGHTER).pk) not in offered
        assert "Ghi hủy" not in visit(season, "clerk", "/so-vang/").page.buttons
