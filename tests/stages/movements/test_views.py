"""Pages of movements, what each role sees of them, and the clerk's and director's week."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from tests import factories
from tests.pages import queries_of
from tests.stages.launch.samples import TEXT
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers.models import SigningPower
from thidua.stages.launch.services import upload_launch_document
from thidua.stages.movements import selectors, services
from thidua.stages.movements.models import Movement

SignIn = Callable[[User], Client]
TODAY = dt.date(2021, 12, 6)
FORM = {
    "name": "Phong trào thi đua năm 2022",
    "kind": "annual",
    "year": "2022",
    "starts_on": "2022-01-01",
    "ends_on": "2022-12-31",
    "purposes": "Làm việc tốt hơn.\n\nĐúng hạn.",
}


@pytest.fixture
def clerk(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Lò Thị Thử"), "clerk")


@pytest.fixture
def director(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Hoàng Thị Mẫu", job_title="Giám đốc Sở"), "director")


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return factories.make_movement(agency, purposes=["Làm tốt việc được giao."], theme="Kỷ cương")


def test_an_empty_year_tells_the_clerk_where_to_begin(signed_in: SignIn, clerk: User) -> None:
    page = signed_in(clerk).get("/phong-trao/").content.decode()
    assert "Năm này chưa có phong trào" in page
    assert "Tải văn bản phát động" in page


def test_staff_see_launched_movements_and_no_drafts(
    signed_in: SignIn, division: Unit, movement: Movement, agency: Agency
) -> None:
    draft = factories.make_movement(agency, year=2022, state="draft")
    client = signed_in(factories.make_user(factories.make_person(division)))
    assert client.get(f"/phong-trao/{movement.pk}/").status_code == 200
    assert client.get(f"/phong-trao/{draft.pk}/").status_code == 404
    page = client.get("/phong-trao/").content.decode()
    assert movement.name in page
    assert "Tạo phong trào" not in page


@pytest.mark.parametrize("path", ["", "sua/", "phat-dong/", "sao/", "huy/"])
def test_another_agencys_movement_does_not_exist(signed_in: SignIn, clerk: User, foreign_unit: Unit, path: str) -> None:
    foreign = factories.make_movement(foreign_unit.agency, name="CANARY-KHAC phong trào")
    client = signed_in(clerk)
    assert client.get(f"/phong-trao/{foreign.pk}/{path}").status_code == 404
    assert "CANARY" not in client.get("/phong-trao/").content.decode()


@pytest.mark.parametrize("part", ["", "nhiem-vu", "muc-dich", "ky-niem", "van-ban", "lich-su", "khong-co"])
def test_every_part_of_the_page_opens(signed_in: SignIn, clerk: User, movement: Movement, part: str) -> None:
    services.add_commemoration(
        movement, event="Ngày thành lập Sở", founded_on=dt.date(1993, 5, 4), actor=actor_of(clerk)
    )
    response = signed_in(clerk).get(f"/phong-trao/{movement.pk}/?phan={part}")
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert page.count('aria-current="page"') == 2, "the stage and the part"


def test_the_page_loads_its_panels_and_offers_a_link_without_script(
    signed_in: SignIn, clerk: User, movement: Movement
) -> None:
    page = signed_in(clerk).get(f"/phong-trao/{movement.pk}/").content.decode()
    assert f'hx-get="/quan-triet/phong-trao/{movement.pk}/"' in page
    assert f'hx-get="/dang-ky/phong-trao/{movement.pk}/"' in page
    assert 'href="/quan-triet/"' in page
    assert 'href="/dang-ky/"' in page


def test_days_are_counted_on_the_page(signed_in: SignIn, clerk: User, movement: Movement) -> None:
    client = signed_in(clerk)
    client.post(f"/phong-trao/{movement.pk}/ky-niem/", {"event": "Ngày thành lập Sở", "founded_on": "1993-05-04"})
    page = client.get(f"/phong-trao/{movement.pk}/").content.decode()
    assert "28 năm Ngày thành lập Sở" in page
    day = movement.commemorations.get()
    assert client.post(f"/phong-trao/ky-niem/{day.pk}/bo/").status_code == 302
    assert not movement.commemorations.exists()


def test_a_day_without_date_is_said_at_the_form(signed_in: SignIn, clerk: User, movement: Movement) -> None:
    response = signed_in(clerk).post(
        f"/phong-trao/{movement.pk}/ky-niem/", {"event": "Ngày thành lập Sở", "founded_on": "31/02/1990"}
    )
    assert response.status_code == 422
    assert "không có trong lịch" in response.content.decode()


def test_a_movement_is_created_by_hand(signed_in: SignIn, clerk: User) -> None:
    response = signed_in(clerk).post("/phong-trao/lap/", FORM)
    movement = Movement.objects.get()
    assert response["Location"] == f"/phong-trao/{movement.pk}/"
    assert movement.purposes == ["Làm việc tốt hơn.", "Đúng hạn."]


def test_a_wrong_period_is_said_at_the_form(signed_in: SignIn, clerk: User) -> None:
    response = signed_in(clerk).post("/phong-trao/lap/", FORM | {"ends_on": "2021-12-31"})
    assert response.status_code == 422
    assert "đứng trước ngày bắt đầu" in response.content.decode()
    assert not Movement.objects.exists()


def test_a_conflict_shows_both_texts(signed_in: SignIn, clerk: User) -> None:
    client = signed_in(clerk)
    client.post("/phong-trao/lap/", FORM)
    movement = Movement.objects.get()
    client.post(f"/phong-trao/{movement.pk}/sua/", FORM | {"version": "1", "theme": "Bản nhanh"})
    response = client.post(f"/phong-trao/{movement.pk}/sua/", FORM | {"version": "1", "theme": "Bản chậm"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Lò Thị Thử vừa sửa" in page
    assert "Bản nhanh" in page
    assert "Bản chậm" in page
    again = client.post(f"/phong-trao/{movement.pk}/sua/", FORM | {"version": "2", "theme": "Bản chậm"})
    assert again.status_code == 302
    assert Movement.objects.get().theme == "Bản chậm"


def test_a_launch_document_becomes_a_draft(signed_in: SignIn, clerk: User) -> None:
    document = upload_launch_document(data=TEXT.encode(), filename="a.txt", actor=actor_of(clerk))
    response = signed_in(clerk).post(f"/nhiem-vu/phong-trao-tu-van-ban/{document.pk}/")
    assert response["Location"] == f"/phong-trao/{Movement.objects.get(kind='annual').pk}/"


def test_the_director_launches_on_one_page(signed_in: SignIn, director: User, agency: Agency) -> None:
    draft = factories.make_movement(agency, state="draft", purposes=["Làm tốt."])
    client = signed_in(director)
    page = client.get(f"/phong-trao/{draft.pk}/phat-dong/").content.decode()
    assert 'value="Hoàng Thị Mẫu"' in page
    assert 'value="Giám đốc Sở"' in page
    form = {"signatory_name": "Hoàng Thị Mẫu", "signatory_title": "Giám đốc", "dated_on": "2021-02-08"}
    assert client.post(f"/phong-trao/{draft.pk}/phat-dong/", form).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "launched"
    assert "01/KH-SNgV" in client.get(f"/phong-trao/{draft.pk}/?phan=van-ban").content.decode()


def test_the_clerk_reads_why_he_cannot_launch(signed_in: SignIn, clerk: User, agency: Agency) -> None:
    draft = factories.make_movement(agency, state="draft", purposes=["Làm tốt."])
    client = signed_in(clerk)
    page = client.get(f"/phong-trao/{draft.pk}/phat-dong/").content.decode()
    assert "Chỉ Thủ trưởng cơ quan phát động" in page
    assert "Khoản 4 Điều 18" in page
    form = {"signatory_name": "A", "signatory_title": "B", "dated_on": "2021-02-08"}
    assert client.post(f"/phong-trao/{draft.pk}/phat-dong/", form).status_code == 403
    assert client.post(f"/phong-trao/{draft.pk}/phat-dong/").status_code == 403


def test_the_clerk_drafts_the_plan(signed_in: SignIn, clerk: User, director: User, agency: Agency) -> None:
    draft = factories.make_movement(agency, state="draft", purposes=["Làm tốt."])
    client = signed_in(clerk)
    assert client.post(f"/phong-trao/{draft.pk}/ke-hoach/").status_code == 302
    assert "Dự thảo" in client.get(f"/phong-trao/{draft.pk}/?phan=van-ban").content.decode()
    assert selectors.director_signature(draft).name == "Hoàng Thị Mẫu"


@pytest.mark.parametrize(
    ("day", "capacity"),
    [
        (dt.date(2021, 2, 28), None),
        (dt.date(2021, 3, 1), "Q."),
        (dt.date(2021, 5, 31), "Q."),
        (dt.date(2021, 6, 1), None),
    ],
)
def test_a_paper_is_signed_in_the_capacity_of_its_day(
    director: User, agency: Agency, day: dt.date, capacity: str | None
) -> None:
    values = {"capacity": "Q.", "for_title": "Giám đốc", "from_on": dt.date(2021, 3, 1), "to_on": dt.date(2021, 5, 31)}
    SigningPower.objects.create(agency=agency, person=director.person, **values)
    block = selectors.director_signature(factories.make_movement(agency, state="draft"), day)
    assert (block.authority, block.name) == (capacity, "Hoàng Thị Mẫu")


@pytest.mark.parametrize("name", ["tong-ket", "cong-doan", "cong-khai", "thoi-cong-khai", "ke-hoach", "ky-niem"])
def test_changes_are_posts_only(signed_in: SignIn, clerk: User, movement: Movement, name: str) -> None:
    assert signed_in(clerk).get(f"/phong-trao/{movement.pk}/{name}/").status_code == 405


@pytest.mark.parametrize(
    ("path", "status"), [("lap/", 403), ("{pk}/sao/", 403), ("{pk}/sua/", 403), ("{pk}/huy/", 403)]
)
def test_heads_do_not_prepare(signed_in: SignIn, office: Unit, movement: Movement, path: str, status: int) -> None:
    head = factories.make_user(factories.make_person(office), "head")
    assert signed_in(head).get("/phong-trao/" + path.format(pk=movement.pk)).status_code == status


def test_the_copy_page_lists_what_stays_behind(signed_in: SignIn, clerk: User, movement: Movement) -> None:
    client = signed_in(clerk)
    page = client.get(f"/phong-trao/{movement.pk}/sao/").content.decode()
    assert "Không mang sang" in page
    assert "Chủ đề, khẩu hiệu" in page
    assert client.post(f"/phong-trao/{movement.pk}/sao/").status_code == 302
    assert Movement.objects.filter(year=2022, copied_from=movement).exists()


def test_cancelling_asks_for_a_reason(signed_in: SignIn, director: User, movement: Movement) -> None:
    client = signed_in(director)
    assert client.post(f"/phong-trao/{movement.pk}/huy/", {"reason": ""}).status_code == 422
    assert client.post(f"/phong-trao/{movement.pk}/huy/", {"reason": "Đổi kế hoạch"}).status_code == 302
    assert "Đổi kế hoạch" in client.get("/phong-trao/?nam=2021").content.decode()


def test_each_movement_is_followed_by_those_inside_it_and_fifty_stand_on_a_page(
    signed_in: SignIn, clerk: User, movement: Movement
) -> None:
    drive = factories.make_movement(movement.agency, kind="drive", name="Đợt ngoài")
    for number in range(500):
        factories.make_movement(movement.agency, kind="drive", name=f"Đợt số {number:03d}", parent=movement)
    client = signed_in(clerk)
    queries_of(client, "/phong-trao/")

    first, last = (client.get(f"/phong-trao/?trang={page}").context["page"].object_list for page in (1, 11))

    assert [one.name for one in first] == [movement.name, *(f"Đợt số {number:03d}" for number in range(49))]
    assert [one.name for one in last] == ["Đợt số 499", drive.name]


def test_the_list_needs_as_many_queries_for_three_rows_as_for_one(
    signed_in: SignIn,
    clerk: User,
    movement: Movement,
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    client = signed_in(clerk)
    factories.make_movement(movement.agency, kind="drive", name="Đợt một", parent=movement)
    one = queries_of(client, "/phong-trao/")
    for name in ("Đợt hai", "Đợt ba"):
        factories.make_movement(movement.agency, kind="drive", name=name, parent=movement)
    with django_assert_num_queries(one):
        client.get("/phong-trao/")


def test_the_law_between_two_years_of_one_regime_and_across_two() -> None:
    assert selectors.law_changes("so", 2021, 2022) == ()
    changed = selectors.law_changes("so", 2023, 2024)
    assert "Chiến sĩ thi đua cơ sở" in {one.award for one in changed}
    for change in changed:
        assert not set(change.added) & set(change.removed)


def test_the_week_of_those_who_prepare(clerk: User, director: User, agency: Agency) -> None:
    (item,) = selectors.work_items(actor_of(clerk), TODAY)
    assert item.what == "Chưa có phong trào năm 2021"
    draft = factories.make_movement(agency, state="draft")
    by_role = {user: selectors.work_items(actor_of(user), TODAY) for user in (clerk, director)}
    assert [(one.what, one.severity) for one in by_role[clerk]] == [
        ("Phát động phong trào năm 2021", "wait"),
        ("Chuẩn bị phong trào năm 2022", "todo"),
    ]
    assert [one.url for one in by_role[director]] == [f"/phong-trao/{draft.pk}/phat-dong/"]


@pytest.mark.parametrize(("day", "asked"), [(dt.date(2021, 10, 31), False), (dt.date(2021, 11, 1), True)])
def test_next_year_is_asked_for_from_november(clerk: User, movement: Movement, day: dt.date, asked: bool) -> None:
    whats = [one.what for one in selectors.work_items(actor_of(clerk), day)]
    assert ("Chuẩn bị phong trào năm 2022" in whats) is asked


@pytest.mark.parametrize(("day", "asked"), [(dt.date(2021, 12, 31), False), (dt.date(2022, 1, 1), True)])
def test_the_final_review_is_asked_for_after_the_last_day(
    clerk: User, movement: Movement, day: dt.date, asked: bool
) -> None:
    whats = [one.what for one in selectors.work_items(actor_of(clerk), day)]
    assert ("Tổng kết phong trào năm 2021" in whats) is asked


def test_others_are_asked_for_nothing(office: Unit, movement: Movement) -> None:
    for role in ("head", "union", "member"):
        assert selectors.work_items(factories.make_actor(office, role), TODAY) == []


def test_the_year_chosen_in_the_bar_wins(clerk: User, movement: Movement, agency: Agency) -> None:
    factories.make_movement(agency, year=2020, state="closed")
    actor = actor_of(clerk)
    assert selectors.current_year(actor) == 2021
    assert selectors.years_of(actor) == (2021, 2020)
    assert selectors.annual_movement(actor, 2020).year == 2020


def test_the_clerk_sends_the_plan_to_its_recipients(
    signed_in: SignIn, clerk: User, director: User, agency: Agency
) -> None:
    draft = factories.make_movement(agency, state="draft", purposes=["Làm tốt."])
    form = {"signatory_name": "Hoàng Thị Mẫu", "signatory_title": "Giám đốc", "dated_on": "2021-02-08"}
    signed_in(director).post(f"/phong-trao/{draft.pk}/phat-dong/", form)
    assert "Gửi kế hoạch phát động đến 1 nơi nhận" in [one.what for one in selectors.work_items(actor_of(clerk), TODAY)]
    client = signed_in(clerk)
    delivery = selectors.plan_deliveries(actor_of(clerk), draft).get()
    assert client.post(f"/phong-trao/{draft.pk}/noi-nhan/", {"pk": [delivery.pk, "²"]}).status_code == 302
    page = client.get(f"/phong-trao/{draft.pk}/?phan=van-ban").content.decode()
    assert "Đã gửi" in page
    assert "Chưa gửi" not in page
    whats = [one.what for one in selectors.work_items(actor_of(clerk), TODAY)]
    assert "Gửi kế hoạch phát động đến 1 nơi nhận" not in whats


@pytest.mark.parametrize(("around", "offered"), [("draft", False), ("launched", True)])
def test_a_drive_inside_goes_out_with_the_year_or_by_itself(
    signed_in: SignIn, director: User, agency: Agency, around: str, offered: bool
) -> None:
    top = factories.make_movement(agency, state=around, purposes=["Làm tốt."])
    drive = factories.make_movement(
        agency, state="draft", kind="drive", name="Đợt cao điểm quý IV", parent=top, purposes=["Xong việc."]
    )
    client = signed_in(director)
    page = client.get(f"/phong-trao/{drive.pk}/").content.decode()
    assert (f"/phong-trao/{drive.pk}/phat-dong/" in page) is offered
    if not offered:
        return
    form = {"signatory_name": "Hoàng Thị Mẫu", "signatory_title": "Giám đốc", "dated_on": "2021-10-01"}
    client.post(f"/phong-trao/{drive.pk}/phat-dong/", form)
    drive.refresh_from_db()
    assert drive.state == "launched"
    assert "đợt thi đua “Đợt cao điểm quý IV”" in client.get(f"/phong-trao/{drive.pk}/?phan=van-ban").content.decode()


def test_a_deputy_signs_for_the_head(signed_in: SignIn, director: User, agency: Agency) -> None:
    draft = factories.make_movement(agency, state="draft", purposes=["Làm tốt."])
    form = {
        "signatory_name": "Lộc Văn Phó",
        "signatory_title": "Phó Giám đốc",
        "for_head": "Giám đốc",
        "dated_on": "2021-02-08",
    }
    assert signed_in(director).post(f"/phong-trao/{draft.pk}/phat-dong/", form).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "launched"


@pytest.mark.parametrize("part", [("signatory_name", ""), ("dated_on", "31/02/2021"), ("number", "0")])
def test_a_wrong_launch_form_launches_nothing(
    signed_in: SignIn, director: User, agency: Agency, part: tuple[str, str]
) -> None:
    draft = factories.make_movement(agency, state="draft", purposes=["Làm tốt."])
    form = {"signatory_name": "A", "signatory_title": "B", "dated_on": "2021-02-08", part[0]: part[1]}
    assert signed_in(director).post(f"/phong-trao/{draft.pk}/phat-dong/", form).status_code == 422
    draft.refresh_from_db()
    assert draft.state == "draft"
