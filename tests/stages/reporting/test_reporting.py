"""Figures come from the ledger, reports owed are kept by the clerk, the board sees states and no nominations."""

import datetime as dt
import io
import unicodedata

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.factories import make_actor, make_agency, make_movement, make_person, make_unit, make_user
from tests.pages import queries_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.ledger.models import HeldAward, Rating
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused, StaleState
from thidua.stages.reporting import selectors, services
from thidua.stages.reporting.models import ReportingDuty
from thidua.stages.reporting.statutory import time_limits


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return make_actor(office, "clerk")


def hold(agency: Agency, award: str, year: int, **subject: object) -> HeldAward:
    return HeldAward.objects.create(agency=agency, award=award, year=year, decision_number="1/QĐ", **subject)


def test_figures_count_people_units_women_and_heads(agency: Agency, division: Unit) -> None:
    man = make_person(division, "Hoàng Văn Nam", gender="nam")
    woman = make_person(division, "Nông Thị Nữ", gender="nu")
    division.head = woman
    division.save()
    for person in (man, woman):
        hold(agency, "lao_dong_tien_tien", 2021, person=person)
    hold(agency, "lao_dong_tien_tien", 2020, person=man)
    hold(agency, "tap_the_lao_dong_tien_tien", 2021, unit=division)
    hold(agency, "cstd_co_so", 2021, person=woman).revoked_on = None
    HeldAward.objects.filter(award="cstd_co_so").update(revoked_on=dt.date(2021, 12, 1))
    rows = [(r.award, r.collectives, r.individuals, r.women, r.heads) for r in selectors.award_figures(agency.pk, 2021)]
    assert rows == [("lao_dong_tien_tien", 0, 2, 1, 1), ("tap_the_lao_dong_tien_tien", 1, 0, 0, 0)]


def test_chart_of_awards_covers_six_years(agency: Agency, division: Unit) -> None:
    person = make_person(division)
    for year in (2015, 2016, 2021):
        hold(agency, "lao_dong_tien_tien", year, person=person)
    hold(agency, "tap_the_lao_dong_tien_tien", 2021, unit=division)
    chart = selectors.awards_by_year(agency.pk, 2021)
    assert chart.labels == ("2016", "2017", "2018", "2019", "2020", "2021")
    assert chart.series == (("Cá nhân", (1, 0, 0, 0, 0, 1)), ("Tập thể", (0, 0, 0, 0, 0, 1)))


def test_chart_of_ratings_leaves_the_unrated_out(agency: Agency, division: Unit) -> None:
    for level in ("HTXS", "HTT", "HTT", "KXL"):
        Rating.objects.create(agency=agency, person=make_person(division), year=2021, level=level)
    last = {name: values[-1] for name, values in selectors.ratings_by_year(agency.pk, 2021).series}
    assert last == {
        "Hoàn thành xuất sắc nhiệm vụ": 1,
        "Hoàn thành tốt nhiệm vụ": 2,
        "Hoàn thành nhiệm vụ": 0,
        "Không hoàn thành nhiệm vụ": 0,
    }


def add(clerk: Actor, due_on: dt.date = dt.date(2021, 12, 10)) -> ReportingDuty:
    return services.add_duty(name="Báo cáo tổng kết", to="Sở Nội vụ", basis="", due_on=due_on, actor=clerk)


def test_duty_is_sent_once_and_can_be_taken_back(clerk: Actor) -> None:
    duty = add(clerk)
    services.mark_duty_sent(duty, actor=clerk)
    assert (duty.state, duty.sent_on) == ("sent", dt.date(2021, 12, 6))
    with pytest.raises(StaleState):
        services.mark_duty_sent(ReportingDuty.objects.get(), actor=clerk)
    services.undo_duty_sent(duty, actor=clerk)
    duty.refresh_from_db()
    assert (duty.state, duty.sent_on) == ("open", None)


def test_same_duty_twice_is_refused(clerk: Actor) -> None:
    add(clerk)
    with pytest.raises(InputRefused, match="10/12/2021 đã có"):
        add(clerk)


def test_only_the_clerk_keeps_duties(division: Unit) -> None:
    with pytest.raises(Refused):
        add(make_actor(division, "director"))


@pytest.mark.parametrize(("days", "shown"), [(45, 1), (46, 0)])
def test_week_shows_reports_due_within_45_days(clerk: Actor, days: int, shown: int) -> None:
    today = dt.date(2021, 12, 6)
    add(clerk, today + dt.timedelta(days=days))
    assert len(selectors.work_items(clerk, today)) == shown


def test_board_sees_the_agencies_below_and_only_those(agency: Agency) -> None:
    board = make_agency("snv", name="Sở Nội vụ")
    agency.parent = board
    agency.save()
    make_agency("khac", name="CANARY Sở Khác")
    make_movement(agency)
    actor = make_actor(make_unit(board), "board")
    assert [(a.name, a.movement, a.waiting, a.awards) for a in selectors.agencies_below(actor)] == [
        ("Sở Ngoại vụ tỉnh Đèo Gió", "Đã phát động", 0, 0)
    ]


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("director", 200), ("union", 200), ("board", 200), ("head", 403)]
)
def test_page_opens_for_those_who_keep_or_sign(
    agency: Agency, division: Unit, signed_in, role: str, status: int
) -> None:
    client: Client = signed_in(make_user(make_person(division), role))
    assert client.get("/bao-cao/").status_code == status


def test_refusal_says_why_and_who_helps(division: Unit, signed_in) -> None:
    page = signed_in(make_user(make_person(division))).get("/bao-cao/").content.decode()
    assert "Trang thống kê dành cho" in page
    assert "Chuyên viên thi đua, khen thưởng" in page


def test_export_writes_the_figures_shown(agency: Agency, division: Unit, signed_in) -> None:
    hold(agency, "lao_dong_tien_tien", 2021, person=make_person(division, gender="nu"))
    make_movement(agency)
    response = signed_in(make_user(make_person(division), "clerk")).get("/bao-cao/xuat/")
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [["Lao động tiên tiến", 0, 1, 1, 0]]


def test_clerk_adds_and_marks_a_report_in_the_browser(agency: Agency, division: Unit, signed_in) -> None:
    make_movement(agency)
    client: Client = signed_in(make_user(make_person(division), "clerk"))
    form = {"name": "Báo cáo 6 tháng", "to": "UBND tỉnh", "basis": "", "due_on": "2021-12-20"}
    client.post("/bao-cao/them/", form)
    duty = ReportingDuty.objects.get()
    client.post(f"/bao-cao/{duty.pk}/da-nop/")
    assert "Đã nộp" in client.get("/bao-cao/").content.decode()
    assert client.get(f"/bao-cao/{duty.pk}/da-nop/").status_code == 405


def test_report_of_another_agency_does_not_exist(clerk: Actor, foreign_unit: Unit, signed_in) -> None:
    duty = add(clerk)
    client: Client = signed_in(make_user(make_person(foreign_unit), "clerk"))
    assert client.post(f"/bao-cao/{duty.pk}/da-nop/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_number_of_queries(
    rows: int, agency: Agency, division: Unit, clerk: Actor, signed_in, django_assert_num_queries
) -> None:
    make_movement(agency)
    for number in range(rows):
        add(clerk, dt.date(2021, 12, 10 + number))
        hold(agency, "lao_dong_tien_tien", 2021, person=make_person(division))
    client: Client = signed_in(make_user(make_person(division), "clerk"))
    with django_assert_num_queries(12):
        client.get("/bao-cao/")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("due_on", "31/02/2022", "không có trong lịch"), ("name", " \u200b ", ""), ("to", "", "")],
)
def test_a_report_with_a_fault_comes_back_with_what_was_typed(
    office: Unit, signed_in, field: str, typed: str, said: str
) -> None:
    form = {"name": "Báo cáo quý IV", "to": "UBND tỉnh", "basis": "", "due_on": "2022-01-10"}
    client: Client = signed_in(make_user(make_person(office), "clerk"))
    answer = client.post("/bao-cao/them/", form | {field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    assert all(value in page for name, value in form.items() if name != field)
    assert said in page
    assert not ReportingDuty.objects.exists()


def test_what_was_typed_in_loose_letters_is_stored_composed(office: Unit, signed_in) -> None:
    loose = unicodedata.normalize("NFD", " Báo cáo  tổng kết ")
    form = {"name": loose, "to": "UBND tỉnh", "due_on": "10/01/2022"}
    signed_in(make_user(make_person(office), "clerk")).post("/bao-cao/them/", form)
    duty = ReportingDuty.objects.get()
    assert (duty.name, duty.due_on) == ("Báo cáo tổng kết", dt.date(2022, 1, 10))


def test_the_mark_of_a_sent_report_is_taken_back_in_the_browser(clerk: Actor, office: Unit, signed_in) -> None:
    duty = add(clerk)
    client: Client = signed_in(make_user(make_person(office), "clerk"))
    for name, state in (("da-nop", "sent"), ("chua-nop", "open"), ("chua-nop", "open")):
        client.post(f"/bao-cao/{duty.pk}/{name}/")
        duty.refresh_from_db()
        assert duty.state == state


def test_five_hundred_reports_owed_come_fifty_a_page_at_the_same_cost(client: Client, office: Unit) -> None:
    client.force_login(make_user(make_person(office), "clerk"))

    def owe(count: int) -> None:
        there = ReportingDuty.objects.count()
        ReportingDuty.objects.bulk_create(
            ReportingDuty(
                agency=office.agency, name=f"Báo cáo {number}", to="Sở Nội vụ",
                due_on=dt.date(2021, 1, 1) + dt.timedelta(days=number % 365),
            )
            for number in range(there, count)
        )  # fmt: skip

    owe(1)
    one = queries_of(client, "/bao-cao/?nam=2021")
    owe(500)
    assert queries_of(client, "/bao-cao/?nam=2021") == one
    assert [len(client.get(f"/bao-cao/?trang={page}").context["page"]) for page in (1, 10)] == [50, 50]


@pytest.mark.parametrize(("year", "steps"), [
    (2019, []),
    (2021, [("Xếp loại chất lượng cuối năm", dt.date(2021, 12, 14), "", False)]),
    (2026, [
        ("Xếp loại chất lượng cuối năm", dt.date(2026, 12, 14), "", False),
        ("Xếp loại ở đơn vị không tổng kết vào cuối năm", dt.date(2027, 1, 14), "", False),
    ]),
])  # fmt: skip
def test_days_that_the_law_names_come_first(year: int, steps: list[tuple[object, ...]]) -> None:
    limits = [(one.step, one.due_on, one.length, one.ours) for one in time_limits("so", year)]
    assert limits[: len(steps)] == steps
    assert all(due_on is None for _step, due_on, *_rest in limits[len(steps) :])


def test_what_is_left_to_the_provinces_is_a_default_in_working_days() -> None:
    found = {one.step: one for one in time_limits("so", 2026)}

    posted = found["Công khai danh sách trong cơ quan trước khi trình"]
    assert (posted.length, posted.ours) == ("ít nhất 5 ngày làm việc từ ngày công khai", True)
    assert found["Đề nghị bằng khen cho người có quyết định nghỉ hưu"].length == (
        "10 ngày từ ngày có quyết định nghỉ hưu"
    )
    assert found["Nộp hồ sơ khen thưởng hằng năm lên cấp trên"].length == "chưa rõ số ngày"


def test_a_year_before_the_known_law_has_no_limits() -> None:
    assert time_limits("so", 2016) == []


def test_the_page_shows_the_limits(signed_in, office: Unit) -> None:
    client: Client = signed_in(make_user(make_person(office), "clerk"))
    page = client.get("/bao-cao/?nam=2026").content.decode()
    assert "chậm nhất 14/12/2026" in page
    assert "Mặc định, cần xác nhận" in page
