"""Pages of registration: own choice, the grid, bringing lists in, pledges, panel, and each role's week."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.pages import queries_of
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit
from thidua.stages.movements.models import Movement
from thidua.stages.registration import selectors, services
from thidua.stages.registration.models import Declination, Pledge, TitleRegistration

SignIn = Callable[[User], Client]
TODAY = dt.date(2021, 12, 6)
LDTT, CSTD, TTLDTT = "lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien"


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return factories.make_movement(agency)


@pytest.fixture
def clerk(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Lò Thị Thử"), "clerk")


@pytest.fixture
def head(division: Unit) -> User:
    return factories.make_user(factories.make_person(division, "Bế Thị Trưởng"), "head")


@pytest.fixture
def staff(division: Unit) -> User:
    return factories.make_user(factories.make_person(division, "Triệu Văn Làm"))


def register(movement: Movement, user: User, *awards: str) -> list[TitleRegistration]:
    return services.choose_titles(movement, awards or [LDTT], actor=actor_of(user))


def test_without_movement_every_page_says_so(signed_in: SignIn, clerk: User) -> None:
    client = signed_in(clerk)
    for path in ("", "bang/", "giao-uoc/"):
        assert "chưa có phong trào để đăng ký" in client.get(f"/dang-ky/{path}").content.decode()


def test_awards_of_the_law_in_force_are_offered(signed_in: SignIn, staff: User, movement: Movement) -> None:
    page = signed_in(staff).get("/dang-ky/").content.decode()
    for label in ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Giấy khen"):
        assert label in page
    assert "Tập thể lao động tiên tiến" not in page, "that one is for units"
    assert "Huân chương" not in page, "too far above a department"
    assert "Không đăng ký năm nay" in page
    assert "Điều 10" in page, "what a missing registration means in 2021, with its article"


def test_choosing_and_declining_in_the_browser(signed_in: SignIn, staff: User, movement: Movement) -> None:
    client = signed_in(staff)
    assert client.post(f"/dang-ky/{movement.pk}/chon/", {"awards": [LDTT, CSTD]}).status_code == 302
    assert "Đã gửi 2 đăng ký" in client.get("/dang-ky/").content.decode()
    assert client.post(f"/dang-ky/{movement.pk}/khong-dang-ky/").status_code == 302
    assert "năm nay không đăng ký" in client.get("/dang-ky/").content.decode()
    assert Declination.objects.get().person == staff.person


@pytest.mark.parametrize("awards", [[], [TTLDTT], ["khong_co"]])
def test_a_wrong_choice_comes_back_with_its_reason(
    signed_in: SignIn, staff: User, movement: Movement, awards: list[str]
) -> None:
    response = signed_in(staff).post(f"/dang-ky/{movement.pk}/chon/", {"awards": awards})
    assert response.status_code == 422
    assert "Chưa ghi được" in response.content.decode()
    assert not TitleRegistration.objects.exists()


def test_a_closed_movement_shows_why_nothing_can_be_sent(signed_in: SignIn, staff: User, agency: Agency) -> None:
    movement = factories.make_movement(agency, state="closed")
    client = signed_in(staff)
    assert "chưa tổng kết" in client.get("/dang-ky/").content.decode()
    assert client.post(f"/dang-ky/{movement.pk}/chon/", {"awards": [LDTT]}).status_code == 403


def test_the_head_registers_and_withdraws_for_the_unit(signed_in: SignIn, head: User, movement: Movement) -> None:
    client = signed_in(head)
    assert client.post(f"/dang-ky/{movement.pk}/don-vi/", {"award": TTLDTT}).status_code == 302
    row = TitleRegistration.objects.get()
    assert "Tập thể lao động tiên tiến" in client.get("/dang-ky/").content.decode()
    assert client.post(f"/dang-ky/{row.pk}/rut/").status_code == 302
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert client.post(f"/dang-ky/{movement.pk}/don-vi/", {"award": LDTT}).status_code == 422


def test_staff_register_no_unit(signed_in: SignIn, staff: User, movement: Movement) -> None:
    assert signed_in(staff).post(f"/dang-ky/{movement.pk}/don-vi/", {"award": TTLDTT}).status_code == 403


def test_another_persons_registration_is_out_of_reach(
    signed_in: SignIn, staff: User, clerk: User, movement: Movement
) -> None:
    (row,) = register(movement, clerk)
    assert signed_in(staff).post(f"/dang-ky/{row.pk}/rut/").status_code == 404


def test_another_agencys_rows_do_not_exist(
    signed_in: SignIn, clerk: User, movement: Movement, foreign_unit: Unit
) -> None:
    other = factories.make_movement(foreign_unit.agency)
    stranger = factories.make_user(factories.make_person(foreign_unit, "CANARY-KHAC Người"), "clerk")
    (row,) = register(other, stranger)
    client = signed_in(clerk)
    assert client.post(f"/dang-ky/{row.pk}/rut/").status_code == 404
    assert client.post(f"/dang-ky/{other.pk}/chon/", {"awards": [LDTT]}).status_code == 404
    assert client.get(f"/dang-ky/phong-trao/{other.pk}/").status_code == 404
    assert "CANARY" not in client.get("/dang-ky/bang/").content.decode()
    client.post("/dang-ky/bang/xac-nhan/", {"pk": [stranger.person_id], "registration": [row.pk]})
    row.refresh_from_db()
    assert row.state == "sent"


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("", {"Lò Thị Thử", "Bế Thị Trưởng", "Triệu Văn Làm"}),
        ("chua", {"Lò Thị Thử"}),
        ("cho", {"Triệu Văn Làm"}),
        ("khong", {"Bế Thị Trưởng"}),
        ("xong", set()),
    ],
)
def test_the_grid_filters_by_answer(
    signed_in: SignIn, clerk: User, head: User, staff: User, movement: Movement, show: str, names: set[str]
) -> None:
    register(movement, staff)
    services.decline_registration(movement, actor=actor_of(head))
    page = signed_in(clerk).get(f"/dang-ky/bang/?xem={show}").content.decode()
    table = page.partition("<table")[2].partition("</table>")[0]
    assert {name for name in ("Lò Thị Thử", "Bế Thị Trưởng", "Triệu Văn Làm") if name in table} == names
    if not names:
        assert "Không ai khớp bộ lọc" in page


def test_the_grid_counts_every_answer_once(clerk: User, head: User, staff: User, movement: Movement) -> None:
    register(movement, staff, LDTT, CSTD)
    services.decline_registration(movement, actor=actor_of(head))
    counts = selectors.counts_of(actor_of(clerk), movement)
    assert (counts.people, counts.registered, counts.waiting, counts.confirmed) == (3, 1, 1, 0)
    assert (counts.declined, counts.silent) == (1, 1)
    services.confirm_many(TitleRegistration.objects.filter(award=LDTT), actor=actor_of(clerk))
    assert selectors.counts_of(actor_of(clerk), movement).waiting == 1, "one of two still waits"
    services.confirm_many(TitleRegistration.objects.all(), actor=actor_of(clerk))
    assert selectors.counts_of(actor_of(clerk), movement).confirmed == 1


def test_ticked_rows_are_confirmed(
    signed_in: SignIn, clerk: User, staff: User, head: User, movement: Movement, division: Unit
) -> None:
    (row,) = register(movement, staff)
    unit = services.register_title(movement, TTLDTT, unit=division, actor=actor_of(head))
    signed_in(clerk).post("/dang-ky/bang/xac-nhan/", {"pk": [staff.person_id], "registration": [unit.pk]})
    assert set(TitleRegistration.objects.values_list("state", flat=True)) == {"confirmed"}
    assert row.pk


def test_nothing_ticked_says_so(signed_in: SignIn, clerk: User, movement: Movement) -> None:
    page = signed_in(clerk).post("/dang-ky/bang/xac-nhan/", follow=True).content.decode()
    assert "Không có đăng ký nào chờ xác nhận" in page


def test_a_head_sees_his_own_unit_only(
    signed_in: SignIn, head: User, staff: User, clerk: User, movement: Movement
) -> None:
    page = signed_in(head).get("/dang-ky/bang/").content.decode()
    assert "Triệu Văn Làm" in page
    assert "Lò Thị Thử" not in page
    assert "Dán danh sách" not in page


@pytest.mark.parametrize("path", ["bang/", "{pk}/nhap/"])
def test_staff_see_neither_grid_nor_import(signed_in: SignIn, staff: User, movement: Movement, path: str) -> None:
    assert signed_in(staff).get("/dang-ky/" + path.format(pk=movement.pk)).status_code == 403


def test_a_pasted_list_is_brought_in(signed_in: SignIn, clerk: User, staff: User, movement: Movement) -> None:
    pasted = f"Mã\tDanh hiệu hoặc hình thức\n{staff.person.code}\tLao động tiên tiến\n"
    assert signed_in(clerk).post(f"/dang-ky/{movement.pk}/nhap/", {"pasted": pasted}).status_code == 302
    assert TitleRegistration.objects.get().award == LDTT


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"pasted": ""}, "Chưa có gì để nhập"),
        ({"pasted": "NS999\tLao động tiên tiến"}, "NS999"),
        ({"pasted": "NS001\tDanh hiệu lạ"}, "Danh hiệu lạ"),
    ],
)
def test_a_wrong_list_keeps_what_was_pasted(
    signed_in: SignIn, clerk: User, movement: Movement, form: dict[str, str], says: str
) -> None:
    response = signed_in(clerk).post(f"/dang-ky/{movement.pk}/nhap/", form)
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    assert form["pasted"].replace("\t", "\t") in page
    assert not TitleRegistration.objects.exists()


def test_a_file_that_is_no_workbook_is_one_message(signed_in: SignIn, clerk: User, movement: Movement) -> None:
    file = SimpleUploadedFile("so.xlsx", b"khong phai excel")
    response = signed_in(clerk).post(f"/dang-ky/{movement.pk}/nhap/", {"file": file})
    assert response.status_code == 422
    assert "so.xlsx" in response.content.decode()


def test_pledges_are_signed_and_reviewed_in_the_browser(signed_in: SignIn, staff: User, movement: Movement) -> None:
    client = signed_in(staff)
    page = client.get("/dang-ky/giao-uoc/").content.decode()
    assert "không ai ký thay" in page, "the unit's pledge is not for staff"
    client.post(f"/dang-ky/{movement.pk}/ky/chi-thi-05/", {"text": "Đọc sách mỗi tuần"})
    client.post(f"/dang-ky/{movement.pk}/ky/ca-nhan/", {"text": "Xong việc đúng hạn"})
    assert list(Pledge.objects.order_by("pk").values_list("kind", flat=True)) == ["directive_05", "emulation"]
    pledge = Pledge.objects.get(kind="directive_05")
    client.post(f"/dang-ky/giao-uoc/{pledge.pk}/kiem-diem/", {"review": "Đã đọc 40 tuần"})
    page = client.get("/dang-ky/giao-uoc/").content.decode()
    assert "Đã kiểm điểm" in page
    assert "Đã đọc 40 tuần" in page


def test_an_empty_pledge_comes_back(signed_in: SignIn, staff: User, movement: Movement) -> None:
    assert signed_in(staff).post(f"/dang-ky/{movement.pk}/ky/ca-nhan/", {"text": " "}).status_code == 422


def test_the_head_signs_for_the_unit(signed_in: SignIn, head: User, movement: Movement, division: Unit) -> None:
    client = signed_in(head)
    assert client.post(f"/dang-ky/{movement.pk}/ky/don-vi/", {"text": "Xong việc đúng hạn"}).status_code == 302
    assert Pledge.objects.get().unit == division
    assert "Xong việc đúng hạn" in client.get("/dang-ky/giao-uoc/").content.decode()


def test_a_colleagues_pledge_is_out_of_reach(signed_in: SignIn, staff: User, head: User, movement: Movement) -> None:
    client = signed_in(head)
    client.post(f"/dang-ky/{movement.pk}/ky/ca-nhan/", {"text": "Việc của trưởng phòng"})
    pledge = Pledge.objects.get()
    assert signed_in(staff).post(f"/dang-ky/giao-uoc/{pledge.pk}/kiem-diem/", {"review": "x"}).status_code == 404


def test_the_panel_gives_shares_as_a_part_of_a_page(
    signed_in: SignIn, clerk: User, staff: User, movement: Movement
) -> None:
    register(movement, staff)
    page = signed_in(clerk).get(f"/dang-ky/phong-trao/{movement.pk}/").content.decode()
    assert "<html" not in page
    assert "1/2 người" in page
    assert "Xem 1 người chờ xác nhận" in page


def test_the_week_of_staff(staff: User, movement: Movement) -> None:
    whats = [one.what for one in selectors.work_items(actor_of(staff), TODAY)]
    assert whats == ["Đăng ký danh hiệu thi đua năm 2021", "Ký cam kết học tập và làm theo Bác năm 2021"]
    services.decline_registration(movement, actor=actor_of(staff))
    services.sign_pledge(movement, kind="directive_05", text="Đọc", person=staff.person, actor=actor_of(staff))
    (item,) = selectors.work_items(actor_of(staff), TODAY)
    assert (item.what, item.due) == ("Tự kiểm điểm cam kết học tập và làm theo Bác", dt.date(2021, 12, 31))
    services.review_pledge(Pledge.objects.get(), review="Làm đủ", actor=actor_of(staff))
    assert selectors.work_items(actor_of(staff), TODAY) == []


@pytest.mark.parametrize(("day", "asked"), [(dt.date(2021, 10, 31), False), (dt.date(2021, 11, 1), True)])
def test_the_review_is_asked_for_from_november(staff: User, movement: Movement, day: dt.date, asked: bool) -> None:
    services.sign_pledge(movement, kind="directive_05", text="Đọc", person=staff.person, actor=actor_of(staff))
    whats = [one.what for one in selectors.work_items(actor_of(staff), day)]
    assert ("Tự kiểm điểm cam kết học tập và làm theo Bác" in whats) is asked


def test_the_week_counts_what_is_to_be_confirmed_but_not_ones_own(
    head: User, staff: User, clerk: User, movement: Movement
) -> None:
    for user in (head, staff, clerk):
        register(movement, user)
    expected = {head: "Xác nhận 1 đăng ký danh hiệu", clerk: "Xác nhận 2 đăng ký danh hiệu"}
    for user, what in expected.items():
        assert what in [one.what for one in selectors.work_items(actor_of(user), TODAY)]


def test_the_head_is_asked_for_the_units_pledge(head: User, movement: Movement, division: Unit) -> None:
    whats = [one.what for one in selectors.work_items(actor_of(head), TODAY)]
    assert "Ký giao ước thi đua của đơn vị" in whats
    services.sign_pledge(movement, kind="emulation", text="Đúng hạn", unit=division, actor=actor_of(head))
    whats = [one.what for one in selectors.work_items(actor_of(head), TODAY)]
    assert "Ký giao ước thi đua của đơn vị" not in whats


@pytest.mark.parametrize(
    "path", ["{pk}/chon/", "{pk}/khong-dang-ky/", "{pk}/don-vi/", "bang/xac-nhan/", "{pk}/ky/ca-nhan/"]
)
def test_changes_are_posts_only(signed_in: SignIn, clerk: User, movement: Movement, path: str) -> None:
    assert signed_in(clerk).get("/dang-ky/" + path.format(pk=movement.pk)).status_code == 405


def test_the_grid_needs_as_many_queries_for_three_people_as_for_one(
    signed_in: SignIn,
    clerk: User,
    office: Unit,
    movement: Movement,
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    client = signed_in(clerk)
    register(movement, clerk)
    one = queries_of(client, "/dang-ky/bang/")
    for name in ("Người Hai", "Người Ba"):
        register(movement, factories.make_user(factories.make_person(office, name)))
    with django_assert_num_queries(one):
        client.get("/dang-ky/bang/")


@pytest.mark.parametrize("value", ["²", "9" * 30, "-1", "a", "１"])
def test_odd_numbers_in_the_address_are_no_accident(
    signed_in: SignIn, clerk: User, movement: Movement, value: str
) -> None:
    client = signed_in(clerk)
    assert client.get("/dang-ky/bang/", {"don-vi": value, "trang": value, "nam": value}).status_code == 200
    sent = {"pk": [value], "registration": [value]}
    assert client.post("/dang-ky/bang/xac-nhan/", sent).status_code == 302
