"""A whole year of a small agency, through pages and buttons only, with what each role sees at every step.

Slow because every step of a year is taken.
"""

import datetime as dt
import re

import pytest

from tests.journeys import steps
from tests.journeys.agency import CAST, SmallAgency, record, small_agency, workbook
from tests.journeys.browser import Page, upload
from tests.journeys.steps import on
from thidua.config.verify import faults
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.papers.models import OfficialPaper
from thidua.stages.dissemination.models import Circulation
from thidua.stages.eligibility.models import Assessment
from thidua.stages.honours.models import HonourEntry, PaymentSheet
from thidua.stages.nominations.models import NominationList
from thidua.stages.progress.models import Inspection
from thidua.stages.registration.models import TitleRegistration

pytestmark = pytest.mark.slow

FIGHTER, LABOURER, PROVINCE = "cstd_co_so", "lao_dong_tien_tien", "bang_khen_bo_nganh_tinh"


def sees(small: SmallAgency, path: str, **expected: int) -> dict[str, Page]:
    """Open an address as each role named, and hold the answers to what is expected."""
    pages = {role: small.visit(role, path).page for role in expected}
    assert {role: page.status for role, page in pages.items()} == expected
    return pages


def test_a_year_from_the_launch_document_to_the_next_year(db: None) -> None:
    small = small_agency()
    steps.council(small)
    movement = opening(small)
    during(small, movement)
    meeting = choosing(small)
    decision = deciding(small, meeting)
    honouring(small, decision)
    upward(small)
    ending(small, movement)
    assert list(faults(None)) == []
    assert {entry.actor_label for entry in JournalEntry.objects.all()} <= {name for _k, _u, name, _t, _r in CAST} | {
        "Lý Văn Cấp Trên"
    }


def opening(small: SmallAgency) -> str:
    """Launch, circulation, registration, pledges."""
    with on(1, 19):
        sees(small, "/phat-dong/", clerk=200, director=200, union=200, staff=403, head=403, member=403, board=403)
        assert "Đọc văn bản" not in small.visit("union", "/phat-dong/").page.buttons
    movement = steps.launch(small)
    with on(1, 22):
        pages = sees(
            small, movement, clerk=200, staff=200, head=200, member=200, union=200, director=200, admin=200, board=404
        )
        assert "Giữ nghiêm kỷ cương, phục vụ tận tâm, hành động bứt phá" in pages["staff"].text
        assert "91 năm Ngày thành lập Đảng" in pages["staff"].text
        assert "Công đoàn cùng phát động" in pages["union"].buttons
        assert "Công đoàn cùng phát động" not in pages["director"].buttons
        small.visit("union", movement).press("Công đoàn cùng phát động")
        assert OfficialPaper.objects.get(kind="launch_plan", state="issued").full_number == "01/KH-SNgV"
    steps.spread(small)
    with on(1, 28):
        assert "9/10" in small.visit("clerk", "/quan-triet/").page.text
        assert (
            "Mã Văn Nghiệm"
            in small.visit("head", f"/quan-triet/{Circulation.objects.get().pk}/chua-xac-nhan/").page.text
        )
        assert (
            "Mã Văn Nghiệm"
            not in small.visit("staff", f"/quan-triet/{Circulation.objects.get().pk}/chua-xac-nhan/").page.text
        )
    steps.register(small)
    states = TitleRegistration.objects.values_list("state", flat=True)
    assert sorted(set(states)) == ["confirmed"]
    with on(2, 23):
        sees(small, "/dang-ky/bang/", clerk=200, head=200, director=200, staff=403, member=403)
        assert "Lộc Thị Văn Thư" not in small.visit("head", "/dang-ky/bang/").page.text
    return movement


def during(small: SmallAgency, movement: str) -> None:
    """Tasks, inspection, the workbook."""
    steps.tasks(small)
    steps.inspect(small)
    with on(6, 21):
        pages = sees(small, "/nhiem-vu/", clerk=200, staff=200, head=200, director=200)
        assert "Lấy từ văn bản phát động" not in pages["head"].buttons
        sees(
            small,
            f"/nhiem-vu/kiem-tra/{Inspection.objects.get().pk}/",
            clerk=200,
            head=200,
            staff=200,
            member=200,
            union=200,
            board=404,
        )
    page = steps.bring_in(small)
    assert "dòng mới" in page.text
    with on(12, 1):
        again = small.visit("clerk", "/so-ket-tong-ket/nhap-so-lieu/")
        again.press("Xem trước", {"workbook": upload("so-thi-dua-2021.xlsx", workbook(record()))})
        assert "Ghi vào sổ" not in again.page.buttons or "0 dòng mới, 0 dòng thay đổi" in again.press("Ghi vào sổ").text


def choosing(small: SmallAgency) -> str:
    """Appraisal, the law's answers, nominations, the frozen list, the meeting."""
    steps.appraise(small)
    steps.assess(small)
    with on(12, 3):
        own = small.visit("staff", "/dieu-kien/").page
        assert own.path == f"/dieu-kien/ca-nhan/{small.people['staff'].pk}/"
        sees(small, f"/dieu-kien/ca-nhan/{small.people['second'].pk}/", head=200, member=200, staff=404, board=404)
    steps.open_list(small)
    steps.nominate(small)
    with on(12, 10):
        sees(
            small,
            f"/de-nghi/danh-sach/{NominationList.objects.get().pk}/kiem-tra/",
            clerk=200,
            secretary=200,
            director=200,
            union=200,
            head=403,
        )
        assert (
            "Chốt danh sách"
            not in small.visit(
                "director", f"/de-nghi/danh-sach/{NominationList.objects.get().pk}/kiem-tra/"
            ).page.buttons
        )
    frozen = steps.freeze(small)
    assert "Danh sách đã chốt Thứ Bảy, 11/12/2021" in frozen.text
    with on(12, 11):
        assert "Lập đề nghị" not in small.visit("head", "/de-nghi/").page.links
    meeting = steps.plan(small)
    sees(small, meeting, secretary=200, member=200, director=200, union=200, clerk=200, head=404, staff=404, board=404)
    steps.gather(small, meeting)
    steps.begin_count(small, meeting)
    steps.count(small, meeting, 1, "secretary", against="Mã Văn Nghiệm")
    with on(12, 20):
        hidden = small.visit("director", f"{meeting}kiem-phieu/").page
        assert "Chốt kết quả" not in hidden.buttons
        assert not re.search(r"Mã Văn Nghiệm", hidden.text)
    steps.count(small, meeting, 2, "member", against="Mã Văn Nghiệm")
    result = steps.conclude(small, meeting)
    assert "Mã Văn Nghiệm" in result.text
    return meeting


def deciding(small: SmallAgency, meeting: str) -> str:
    """The decision says what the council passed; only the director signs; everybody reads it once issued."""
    with on(12, 28):
        clerk = small.visit("clerk", "/quyet-dinh/")
        clerk.press("Lập quyết định")
        decision = clerk.page.path.partition("?")[0]
        sees(small, decision, clerk=200, director=200, union=200, secretary=200, staff=404, member=404, head=404)
        clerk.press("Lấy số", {"decided_on": "2021-12-28"})
        for role in ("clerk", "union", "secretary"):
            assert "Ký quyết định" not in small.visit(role, decision).page.buttons
        small.visit("director", decision).press("Ký quyết định")
        assert "Ban hành" not in small.visit("director", decision).page.buttons
        small.visit("clerk", decision).press("Ban hành")
        pages = sees(small, decision, staff=200, head=200, member=200, admin=200, board=404)
    assert "Quyết định số 01/QĐ-SNgV" in pages["staff"].text
    assert "5/5" not in pages["staff"].text
    assert HeldAward.objects.filter(agency=small.agency, year=2021).count() == 12
    assert not HeldAward.objects.filter(award=PROVINCE).exists()
    return decision


def honouring(small: SmallAgency, decision: str) -> None:
    """Register, certificates, money; the public sees what it may, and may check a code."""
    steps.honour(small)
    sheet = PaymentSheet.objects.get()
    assert (sheet.state, sheet.total_vnd) == ("paid", 6_740_000)
    with on(12, 31):
        sees(
            small, f"/so-vang/bang-chi/{sheet.pk}/", clerk=200, director=200, union=200, staff=404, head=404, member=404
        )
        mine = small.visit("staff", "/so-vang/cua-toi/").page
        assert "Chiến sĩ thi đua cơ sở" in mine.text
        assert "Bế Văn Đứng Đầu" not in mine.text
        entry = HonourEntry.objects.get(award=FIGHTER)
        roll = small.visit("board", "/so-vang/cong-khai/").page.text
        assert "Nông Thị Mẫu" in roll
        assert entry.code not in roll
        assert "01/QĐ-SNgV" in small.visit("board", f"/so-vang/kiem-tra/{entry.code}/").page.text


def upward(small: SmallAgency) -> None:
    """Beyond the director's competence: letter, the board's answer, the register."""
    submission = steps.draft_submission(small)
    with on(12, 29):
        sees(small, submission, clerk=200, director=200, union=200, board=404, staff=404, head=404)
    steps.send_submission(small, submission)
    with on(12, 30):
        board = small.visit("board", submission).page
        assert "Nông Thị Mẫu" in board.text
        assert "Bế Văn Đứng Đầu" not in board.text
        assert "Nhận thẩm định" in board.buttons
        assert "Nhận thẩm định" not in small.visit("director", submission).page.buttons
    steps.answer(small, submission)
    given = HeldAward.objects.get(award=PROVINCE)
    assert (given.decision_number, given.decided_on) == ("245/QĐ-UBND", dt.date(2022, 1, 19))
    with on(1, 20, 2022):
        assert "245/QĐ-UBND" in small.visit("staff", "/so-vang/cua-toi/").page.text


def ending(small: SmallAgency, movement: str) -> None:
    """Final review, statistics, the copy; this year's awards are facts of the next."""
    review = steps.review(small)
    with on(1, 6, 2022):
        pages = sees(small, review, staff=200, head=200, clerk=200, board=404)
        assert "9/10 lượt người xác nhận" in pages["staff"].text
        figures = sees(small, "/bao-cao/", clerk=200, director=200, union=200, staff=403, head=403, secretary=403)
        assert re.search(r"Lao động tiên tiến 0 10 0 0|Lao động tiên tiến0100", figures["clerk"].text)
    following = steps.next_year(small, movement)
    with on(1, 22, 2022):
        director = small.visit("director", f"{following}phat-dong/")
        director.press("Phát động phong trào", {"dated_on": "2022-01-22"})
        assert "92 năm Ngày thành lập Đảng" in small.visit("staff", following).page.text
    with on(12, 1, 2022):
        clerk = small.visit("clerk", "/so-ket-tong-ket/nhap-so-lieu/")
        clerk.press("Xem trước", {"workbook": upload("so-thi-dua-2022.xlsx", workbook(record(2022)))})
        clerk.press("Ghi vào sổ")
        clerk.open("/dieu-kien/")
        clerk.press("Xét điều kiện", {"decision": "2022-12-28", "council_meeting": "", "dossier_received": ""})
        answer = Assessment.objects.get(
            year=2022, person=small.people["staff"], award="cstd_bo_nganh_tinh", is_current=True
        )
        held = {(row["award"], row["year"]) for row in answer.facts["held"]}
        assert {(FIGHTER, 2021), (LABOURER, 2021), (PROVINCE, 2021)} <= held
        page = small.visit("head", f"/dieu-kien/ca-nhan/{small.people['staff'].pk}/?danh-hieu=cstd_bo_nganh_tinh").page
        for decision in ("01/QĐ-SNgV", "245/QĐ-UBND"):
            assert decision in page.text
