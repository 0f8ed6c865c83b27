"""The year in which everything that can go wrong does: each refusal says why, and nothing is written.

Slow because most steps of a year are taken.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.models import Model

from tests import factories
from tests.journeys import steps
from tests.journeys.agency import CAST, SmallAgency, denounced, disciplined, record, small_agency
from tests.journeys.steps import on
from thidua.config.verify import faults
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.workbook.model import InitiativeRow
from thidua.stages.councils.models import Meeting
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.honours.models import HonourEntry, PaymentLine
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.registration.models import TitleRegistration

pytestmark = pytest.mark.slow

LABOURER, FIGHTER = "lao_dong_tien_tien", "cstd_co_so"


def of_list(page: str) -> str:
    """The address of a page of the one list there is."""
    return f"/de-nghi/danh-sach/{NominationList.objects.get().pk}/{page}/"


@contextmanager
def altered(row: Model, **values: object) -> Iterator[None]:
    """Change a row behind the product's back, and put it back."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    before = {name: getattr(row, name) for name in values}
    assert rows.update(**values) == 1
    yield
    rows.update(**before)


@pytest.fixture
def small(db: None) -> SmallAgency:
    """The agency with a launched movement, everybody registered, and a record with a reprimand, an open denunciation
    and two people with initiatives; its units have met."""
    small = small_agency()
    movement = factories.make_movement(small.agency)
    wanted = [(key, LABOURER) for key, *_rest in CAST] + [("staff", FIGHTER), ("head", FIGHTER)]
    for key, award in wanted:
        person = small.people[key]
        TitleRegistration.objects.create(
            movement=movement, person=person, award=award, state="confirmed", registered_on=dt.date(2021, 2, 20)
        )
    initiatives = [
        InitiativeRow(f"SK-{key}", f"Sáng kiến của {key}", key, 2021, "co_so", "98/QĐ-SNgV", dt.date(2021, 11, 20))
        for key in ("staff", "head")
    ]
    given = record(
        initiatives=tuple(initiatives),
        discipline=(disciplined("third", dt.date(2021, 6, 15)),),
        matters=(denounced("fourth", dt.date(2021, 11, 2)),),
    )
    steps.council(small)
    steps.bring_in(small, given)
    steps.appraise(small)
    steps.assess(small)
    steps.open_list(small)
    return small


def test_the_law_keeps_the_disciplined_and_the_denounced_out(small: SmallAgency) -> None:
    with on(12, 8):
        head = small.visit("head", "/de-nghi/")
        head.follow("Lập đề nghị")
        page = head.press("Lấy từ biên bản")
        assert "Hoàng Thị Thử" in page.text
        assert "Mã Văn Nghiệm" in page.text
        assert "Chưa lấy 2 dòng" in page.text
        nominated = {row.subject_name for row in Nomination.objects.all()}
        assert nominated.isdisjoint({"Hoàng Thị Thử", "Mã Văn Nghiệm"})
        for name, key, words in (
            ("Hoàng Thị Thử", "third", "Chưa đủ"),
            ("Mã Văn Nghiệm", "fourth", "Chưa xét, chờ kết luận"),
        ):
            shown = small.visit("head", f"/dieu-kien/ca-nhan/{small.people[key].pk}/?danh-hieu={LABOURER}").page.text
            assert name in shown
            assert words in shown


def test_quota_own_case_and_the_frozen_list(small: SmallAgency) -> None:
    with on(12, 8):
        for role in ("head", "secretary"):
            head = small.visit(role, "/de-nghi/")
            head.follow("Lập đề nghị")
            head.press("Lấy từ biên bản")
            head.open("/de-nghi/")
            head.press("Gửi ")
    own = Nomination.objects.get(person=small.people["clerk"])
    with on(12, 10):
        clerk = small.visit("clerk", f"/de-nghi/{own.pk}/")
        assert "Nhận đề nghị" not in clerk.page.buttons
        assert "Không thể duyệt hồ sơ của chính mình" in clerk.page.text
        assert clerk.post(f"/de-nghi/{own.pk}/nhan/").status == 403
    steps.accept(small, "clerk")
    with on(12, 10):
        page = small.visit("clerk", of_list("kiem-tra")).page
        assert "Chiến sĩ thi đua cơ sở vượt hạn mức 1 người" in page.text
        assert "Còn 1 đề nghị đã gửi mà chưa kiểm tra" in page.text
        assert "Chốt danh sách" not in page.buttons
        refused = small.visit("clerk", of_list("kiem-tra")).post(of_list("chot"))
        assert "vượt hạn mức" in refused.text
        assert NominationList.objects.get().state == "open"
    steps.accept(small, "secretary")
    with on(12, 11):
        extra = Nomination.objects.get(person=small.people["head"], award=FIGHTER)
        small.visit("clerk", f"/de-nghi/{extra.pk}/").press("Rút đề nghị", {"note": "Theo thứ tự ưu tiên của đơn vị"})
    assert "Đã chốt danh sách" in steps.freeze(small).text
    with on(12, 11):
        late = small.visit("head", "/de-nghi/").post(of_list("lap"), {"pk": f"p{small.people['second'].pk}"})
        assert late.status == 403
        assert "Danh sách đã chốt" in late.text
    _council_refuses(small)


def _council_refuses(small: SmallAgency) -> None:
    """A changed list, a missing quorum, a wrong counter, counts that differ."""
    line = Nomination.objects.get(person=small.people["staff"], award=FIGHTER)
    with on(12, 13):
        secretary = small.visit("secretary", "/hoi-dong/phien-hop/moi/")
        secretary.press("Lập phiên họp", {"held_on": "2021-12-20", "place": "Phòng họp tầng 2"})
        meeting = secretary.page.path.partition("?")[0]
        with altered(line, reason="Câu thêm vào sau khi chốt"):
            assert secretary.post(f"{meeting}khoa/").status == 200
            assert Meeting.objects.get().state == "planned"
        secretary.open(meeting)
        secretary.press("Khóa chương trình")
    few = steps.attend(small, meeting, absent=3)
    assert "Khai mạc" in few.disabled
    with on(12, 20):
        small.visit("secretary", f"{meeting}diem-danh/").post(f"{meeting}khai-mac/", {"began_at": "14 giờ 00"})
    assert Meeting.objects.get().state == "frozen"
    steps.gather(small, meeting)
    steps.begin_count(small, meeting)
    steps.count(small, meeting, 1, "secretary")
    with on(12, 20):
        for role, turn, words in (("secretary", 2, "hai người khác nhau"), ("member", 1, "Lượt này đã có người kiểm")):
            wrong = small.visit(role, f"{meeting}kiem-phieu/luot-{turn}/").page
            assert wrong.status == 403
            assert words in wrong.text
    steps.count(small, meeting, 2, "member", against="Nông Thị Mẫu")
    with on(12, 20):
        page = small.visit("secretary", f"{meeting}kiem-phieu/").page
        assert "Nông Thị Mẫu" in page.text
        assert "Chốt kết quả" not in page.buttons
        small.visit("secretary", meeting).post(f"{meeting}chot-kiem-phieu/")
        assert Meeting.objects.get().state == "counting"
    steps.count(small, meeting, 2, "member")
    steps.conclude(small, meeting)
    _decision_refuses(small, line)


def _decision_refuses(small: SmallAgency, line: Nomination) -> None:
    """What was voted is what is decided, or nothing is; what is altered later is named."""
    with on(12, 28):
        clerk = small.visit("clerk", "/quyet-dinh/")
        with altered(line, reason="Câu thêm vào sau phiên họp"):
            clerk.press("Lập quyết định")
            assert not AwardDecision.objects.exists()
        clerk.open("/quyet-dinh/")
        clerk.press("Lập quyết định")
        path = clerk.page.path.partition("?")[0]
        clerk.press("Lấy số", {"decided_on": "2021-12-28"})
        row = DecisionLine.objects.get(person=small.people["staff"], award=FIGHTER)
        with altered(row, person_id=small.people["third"].pk):
            page = small.visit("director", path).page
            assert "Ký quyết định" not in page.buttons
            assert "Hoàng Thị Thử" in page.text
        assert small.visit("clerk", path).post(f"{path}ky/").status == 403
        small.visit("director", path).press("Ký quyết định")
        small.visit("clerk", path).press("Ban hành")
    steps.honour(small)
    assert list(faults(None)) == []
    row.refresh_from_db()
    for changed, values in (
        (row, {"person_id": small.people["third"].pk}),
        (HonourEntry.objects.get(award=FIGHTER), {"recipient_name": "Người khác"}),
        (PaymentLine.objects.order_by("-amount_vnd")[0], {"amount_vnd": 1}),
        (HeldAward.objects.get(award=FIGHTER), {"award": "cstd_bo_nganh_tinh"}),
    ):
        with altered(changed, **values):
            assert list(faults(None)) != [], type(changed).__name__
    assert list(faults(None)) == []
