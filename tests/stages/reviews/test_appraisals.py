"""A unit's appraisal meeting: presence, votes that can be, sending once, giving back; and its pages."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages import text_of
from tests.stages.yearend import COLLECTIVE, FIGHTER, LABOURER, TODAY, YearEnd, make_yearend
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.notify.models import Notice
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.reviews import services
from thidua.stages.reviews.models import AppraisalLine, UnitAppraisal
from thidua.stages.reviews.selectors import appraisal_rows, candidates, units_without_minutes, work_items
from thidua.stages.reviews.services import LineFields

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


@pytest.fixture
def meeting(year: YearEnd) -> UnitAppraisal:
    return services.open_appraisal(
        year.division, year=2021, held_on=TODAY, present=4, total=4, actor=year.actor("head")
    )


def vote(year: YearEnd, who: str, yes: int = 4, **fields: object) -> LineFields:
    return LineFields(yes=yes, person=year.people[who], **fields)  # type: ignore[arg-type]


def test_the_head_of_the_unit_is_the_chair(year: YearEnd, meeting: UnitAppraisal) -> None:
    assert (meeting.chair, meeting.state, meeting.present) == (year.people["head"], "draft", 4)
    by_clerk = services.open_appraisal(
        year.office, year=2021, held_on=TODAY, present=3, total=3, actor=year.actor("clerk")
    )
    assert by_clerk.chair == year.people["clerk"]


def test_a_unit_meets_once_a_year(year: YearEnd, meeting: UnitAppraisal) -> None:
    with pytest.raises(InputRefused, match="đã có biên bản bình xét năm 2021"):
        services.open_appraisal(year.division, year=2021, held_on=TODAY, present=1, total=1, actor=year.actor("head"))


@pytest.mark.parametrize(
    ("present", "total", "day", "words"),
    [(0, 4, TODAY, "không thể"), (5, 4, TODAY, "không thể"), (4, 4, TODAY + dt.timedelta(days=1), "chưa tới")],
)
def test_a_meeting_that_cannot_be_is_refused(year: YearEnd, present: int, total: int, day: dt.date, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        services.open_appraisal(
            year.division, year=2021, held_on=day, present=present, total=total, actor=year.actor("head")
        )


@pytest.mark.parametrize("who", ["fighter", "director", "secretary"])
def test_others_open_no_meeting(year: YearEnd, who: str) -> None:
    with pytest.raises(Refused, match="Trưởng đơn vị"):
        services.open_appraisal(year.division, year=2021, held_on=TODAY, present=1, total=1, actor=year.actor(who))


def test_another_agencys_unit_is_refused(year: YearEnd, foreign_unit: Unit) -> None:
    with pytest.raises(Refused, match="cơ quan khác"):
        services.open_appraisal(foreign_unit, year=2021, held_on=TODAY, present=1, total=1, actor=year.actor("clerk"))


@pytest.mark.parametrize(("yes", "ok"), [(0, True), (4, True), (5, False)])
def test_no_more_votes_than_people(year: YearEnd, meeting: UnitAppraisal, yes: int, ok: bool) -> None:
    head = year.actor("head")
    if ok:
        assert services.save_appraisal_line(meeting, LABOURER, vote(year, "fighter", yes), actor=head).yes == yes
    else:
        with pytest.raises(InputRefused, match="5 phiếu đồng ý, trong khi chỉ 4 người có mặt"):
            services.save_appraisal_line(meeting, LABOURER, vote(year, "fighter", yes), actor=head)


def test_presence_may_not_fall_below_a_vote_already_entered(year: YearEnd, meeting: UnitAppraisal) -> None:
    head = year.actor("head")
    services.save_appraisal_line(meeting, LABOURER, vote(year, "fighter", 4), actor=head)
    with pytest.raises(InputRefused, match="được 4 phiếu, nhiều hơn 3"):
        services.edit_appraisal(meeting, held_on=TODAY, present=3, total=4, actor=head)
    services.edit_appraisal(meeting, held_on=TODAY, present=4, total=5, notes="Một người ốm", actor=head)
    assert (meeting.total, meeting.notes) == (5, "Một người ốm")


def test_lines_are_of_the_unit_and_fit_the_award(year: YearEnd, meeting: UnitAppraisal) -> None:
    head = year.actor("head")
    for award, line, words in (
        (LABOURER, vote(year, "secretary"), "không thuộc"),
        (LABOURER, LineFields(yes=1, unit=year.division), "không dành cho tập thể"),
        (COLLECTIVE, vote(year, "fighter"), "không dành cho cá nhân"),
        (LABOURER, LineFields(yes=1), "một người hoặc một tập thể"),
        ("khong_co", vote(year, "fighter"), "“khong_co”"),
        (LABOURER, vote(year, "fighter", rank=0), "bắt đầu từ 1"),
    ):
        with pytest.raises(InputRefused, match=words):
            services.save_appraisal_line(meeting, award, line, actor=head)
    assert AppraisalLine.objects.count() == 0
    assert services.save_appraisal_line(meeting, COLLECTIVE, LineFields(yes=4, unit=year.division), actor=head).pk


def test_saving_an_award_again_takes_off_who_is_no_longer_named(year: YearEnd, meeting: UnitAppraisal) -> None:
    head = year.actor("head")
    services.save_appraisal_lines(meeting, LABOURER, [vote(year, "fighter"), vote(year, "labourer", 3)], actor=head)
    services.save_appraisal_lines(meeting, FIGHTER, [vote(year, "fighter")], actor=head)
    services.save_appraisal_lines(meeting, LABOURER, [vote(year, "fighter", 2)], actor=head)
    found = set(meeting.lines.values_list("award", "person__full_name", "yes"))
    assert found == {(LABOURER, "Nông Thị Sáng", 2), (FIGHTER, "Nông Thị Sáng", 4)}


def test_sending_closes_the_minutes_and_the_office_gives_them_back(year: YearEnd, meeting: UnitAppraisal) -> None:
    head, clerk = year.actor("head"), year.actor("clerk")
    with pytest.raises(Refused, match="chưa có tên ai"):
        services.send_appraisal(meeting, actor=head)
    services.save_appraisal_line(meeting, LABOURER, vote(year, "fighter"), actor=head)
    services.send_appraisal(meeting, actor=head)
    assert UnitAppraisal.objects.get().sent_on == TODAY
    with pytest.raises(Refused, match="đã gửi Văn phòng"):
        services.save_appraisal_line(meeting, LABOURER, vote(year, "labourer"), actor=head)
    with pytest.raises(Refused):
        services.return_appraisal(meeting, note="Sai", actor=head)
    with pytest.raises(InputRefused, match="Chưa ghi cần sửa gì"):
        services.return_appraisal(meeting, note="", actor=clerk)
    services.return_appraisal(meeting, note="Thiếu phiếu", actor=clerk)
    assert (UnitAppraisal.objects.get().state, Notice.objects.get().person) == ("draft", year.people["head"])
    verbs = set(JournalEntry.objects.filter(verb__startswith="reviews.").values_list("verb", flat=True))
    assert verbs == {
        "reviews.open_appraisal", "reviews.save_appraisal_line", "reviews.send_appraisal", "reviews.return_appraisal",
    }  # fmt: skip


def test_candidates_are_the_units_people_with_level_and_registration(year: YearEnd, meeting: UnitAppraisal) -> None:
    found = {one.name: (one.registered, one.level) for one in candidates(meeting, FIGHTER)}
    assert found["Nông Thị Sáng"] == (True, "Hoàn thành xuất sắc nhiệm vụ")
    assert found["Hà Văn Trưởng"][0] is False
    assert "Vi Thị Biên" not in found
    assert [one.name for one in candidates(meeting, COLLECTIVE)] == [year.division.name]


def test_units_without_sent_minutes_are_named(year: YearEnd, meeting: UnitAppraisal) -> None:
    assert units_without_minutes(year.agency.pk, 2021) == [year.division, year.office]
    year.send_minutes(year.office, "secretary")
    assert units_without_minutes(year.agency.pk, 2021) == [year.division]


def test_each_role_sees_its_units(year: YearEnd, meeting: UnitAppraisal) -> None:
    seen = {who: [row.unit.name for row in appraisal_rows(year.actor(who))] for who in ("clerk", "head", "fighter")}
    assert seen == {"clerk": [year.division.name, year.office.name], "head": [year.division.name], "fighter": []}


class TestPages:
    def test_a_head_enters_votes_award_by_award_and_sends(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["head"])
        data = {"unit": year.division.pk, "held_on": "2021-12-06", "present": 4, "total": 4}
        response = client.post(reverse("reviews:appraisals"), data)
        meeting = UnitAppraisal.objects.get()
        url = reverse("reviews:appraisal", args=[meeting.pk])
        assert response["Location"] == url
        assert "Nông Thị Sáng" in text_of(client.get(url, {"danh-hieu": LABOURER}))
        key = f"p{year.people['fighter'].pk}"
        line = {f"{key}-chosen": "on", f"{key}-yes": "4", f"{key}-rank": "1", f"{key}-reason": "Sáng kiến"}
        client.post(f"{url}?danh-hieu={LABOURER}", line)
        kept = AppraisalLine.objects.get()
        assert (kept.subject_name, kept.yes, kept.reason) == ("Nông Thị Sáng", 4, "Sáng kiến")
        client.post(reverse("reviews:send-appraisal", args=[meeting.pk]))
        assert UnitAppraisal.objects.get().state == "sent"
        assert "Đã gửi Văn phòng" in text_of(client.get(url))

    def test_a_tick_without_votes_is_named_and_kept(
        self, year: YearEnd, meeting: UnitAppraisal, signed_in: SignIn
    ) -> None:
        client = signed_in(year.users["head"])
        key = f"p{year.people['fighter'].pk}"
        url = f"{reverse('reviews:appraisal', args=[meeting.pk])}?danh-hieu={LABOURER}"
        response = client.post(url, {f"{key}-chosen": "on", f"{key}-reason": "Giữ chữ này"})
        assert response.status_code == 422
        assert "Nông Thị Sáng: Chưa nhập số phiếu đồng ý" in text_of(response)
        assert "Giữ chữ này" in text_of(response)

    def test_only_the_own_units_minutes_open(self, year: YearEnd, meeting: UnitAppraisal, signed_in: SignIn) -> None:
        url = reverse("reviews:appraisal", args=[meeting.pk])
        assert signed_in(year.users["fighter"]).get(url).status_code == 404
        other = make_yearend("khac")
        assert signed_in(other.users["clerk"]).get(url).status_code == 404
        page = text_of(signed_in(year.users["secretary"]).get(url))
        assert "Trưởng đơn vị Phòng Lãnh sự - Hợp tác quốc tế chủ trì" in page

    def test_date_and_presence_are_corrected_or_told_why_not(
        self, year: YearEnd, meeting: UnitAppraisal, signed_in: SignIn
    ) -> None:
        client = signed_in(year.users["head"])
        url = reverse("reviews:meeting", args=[meeting.pk])
        assert client.post(url, {"held_on": "31/02/2021", "present": 4, "total": 4}).status_code == 422
        client.post(url, {"held_on": "2021-12-03", "present": 3, "total": 4, "notes": "x"})
        assert UnitAppraisal.objects.get().held_on == dt.date(2021, 12, 3)

    def test_the_office_returns_from_the_page(self, year: YearEnd, signed_in: SignIn) -> None:
        year.send_minutes(year.division, "fighter")
        url = reverse("reviews:return-appraisal", args=[UnitAppraisal.objects.get().pk])
        assert signed_in(year.users["head"]).post(url, {"note": "x"}).status_code == 403
        signed_in(year.users["clerk"]).post(url, {"note": "Thiếu phiếu"})
        page = text_of(signed_in(year.users["head"]).get(reverse("reviews:appraisals")))
        assert "Bị trả lại" in page
        assert "Thiếu phiếu" in page


def test_the_week_asks_the_head_from_november_on(year: YearEnd) -> None:
    head = year.actor("head")
    assert work_items(head, dt.date(2021, 10, 31)) == []
    assert [item.what for item in work_items(head, dt.date(2021, 11, 1))] == ["Họp bình xét, gửi kết quả về Văn phòng"]
    year.send_minutes(year.division, "fighter")
    assert work_items(head, TODAY) == []
    services.return_appraisal(UnitAppraisal.objects.get(), note="Thiếu phiếu", actor=year.actor("clerk"))
    assert [(item.detail, item.severity) for item in work_items(head, TODAY)] == [("Thiếu phiếu", "bad")]
