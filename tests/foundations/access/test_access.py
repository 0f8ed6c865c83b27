"""Roles in force, forms that act once, and pages that nobody sees without signing in."""

import datetime as dt

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.factories import PASSWORD, make_person, make_user
from thidua.foundations.access.actors import actor_of, main_role
from thidua.foundations.access.enums import Role
from thidua.foundations.access.http import act, page_of, safe_next
from thidua.foundations.access.models import FormReceipt, RoleGrant
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workflow.errors import InputRefused


@pytest.mark.parametrize(
    ("from_on", "to_on", "in_force"),
    [
        (dt.date(2021, 12, 6), None, True),
        (dt.date(2021, 12, 7), None, False),
        (dt.date(2021, 1, 1), dt.date(2021, 12, 6), True),
        (dt.date(2021, 1, 1), dt.date(2021, 12, 5), False),
    ],
)
def test_role_counts_from_its_first_to_its_last_day(
    office: Unit, from_on: dt.date, to_on: dt.date | None, in_force: bool
) -> None:
    user = make_user(make_person(office))
    RoleGrant.objects.create(user=user, role="clerk", from_on=from_on, to_on=to_on)
    assert actor_of(user).has("clerk") is in_force


def test_everybody_with_a_person_is_staff_and_belongs_to_the_unit(office: Unit) -> None:
    actor = actor_of(make_user(make_person(office)))
    assert (actor.roles, actor.unit_id) == (frozenset({"staff"}), office.pk)


def test_head_belongs_to_the_headed_unit(office: Unit, division: Unit) -> None:
    assert actor_of(make_user(make_person(office), "head", unit=division)).unit_id == division.pk


@pytest.mark.parametrize(
    ("roles", "shown"), [(("head", "member"), Role.HEAD), (("clerk", "head"), Role.CLERK), ((), Role.STAFF)]
)
def test_bar_shows_the_first_role_in_order_of_precedence(office: Unit, roles: tuple[str, ...], shown: Role) -> None:
    assert main_role(actor_of(make_user(make_person(office), *roles))) == shown


def posted(user: object, **data: str) -> HttpRequest:
    request = RequestFactory().post("/x/", data)
    request.user = user
    request._messages = []
    return request


def test_form_sent_twice_acts_once_and_leads_to_the_same_place(office: Unit) -> None:
    user, done = make_user(make_person(office)), []

    def run() -> str:
        done.append(1)
        return f"/muc/{len(done)}/"

    answers = [act(posted(user, _once="a"), "/lai/", run).url for _ in range(3)]
    assert (answers, len(done)) == (["/muc/1/"] * 3, 1)


def test_another_person_may_use_the_same_key(office: Unit) -> None:
    first, second = make_user(make_person(office)), make_user(make_person(office))
    act(posted(first, _once="a"), "/mot/", lambda: None)
    assert FormReceipt.objects.count() == 1
    assert act(posted(second, _once="b"), "/hai/", lambda: None).url == "/hai/"


def test_refused_act_writes_nothing_and_says_why(office: Unit, agency: Agency, client: Client) -> None:
    user, seen = make_user(make_person(office)), []
    request = posted(user, _once="a")
    request._messages = type("Box", (), {"add": lambda self, level, text, extra="": seen.append(text)})()

    def run() -> None:
        Agency.objects.filter(pk=agency.pk).update(name="Đổi dở")
        raise InputRefused("Sai ở đây.")

    assert act(request, "/lai/", run).url == "/lai/"
    agency.refresh_from_db()
    assert (agency.name, seen, FormReceipt.objects.count()) == ("Sở Ngoại vụ tỉnh Đèo Gió", ["Sai ở đây."], 0)


@pytest.mark.parametrize(
    ("target", "reached"),
    [("/phong-trao/", "/phong-trao/"), ("https://xau.example/", "/"), ("//xau.example", "/"), ("", "/")],
)
def test_redirect_stays_on_the_own_host(target: str, reached: str) -> None:
    assert safe_next(RequestFactory().get("/", {"next": target}), "/") == reached


@pytest.mark.parametrize(("asked", "first"), [("1", 0), ("2", 50), ("99", 100), ("x", 0)])
def test_long_list_comes_in_pages_of_fifty(asked: str, first: int) -> None:
    page = page_of(RequestFactory().get("/", {"trang": asked}), list(range(120)))
    assert page.object_list[0] == first


def test_sign_in_with_the_right_password_changes_the_session(office: Unit, client: Client) -> None:
    make_user(make_person(office), "clerk", username="clerk")
    page = client.get("/dang-nhap/")
    assert page.status_code == 200
    before = client.session.session_key
    answer = client.post("/dang-nhap/", {"username": "clerk", "password": PASSWORD})
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session.session_key != before


@pytest.mark.parametrize("username", ["clerk", "khong-co"])
def test_wrong_password_and_unknown_name_get_one_answer(office: Unit, client: Client, username: str) -> None:
    make_user(make_person(office), "clerk", username="clerk")
    page: HttpResponse = client.post("/dang-nhap/", {"username": username, "password": "sai"})
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page.content.decode()


def test_account_switched_off_is_out_at_the_next_request(office: Unit, signed_in) -> None:
    user = make_user(make_person(office), "clerk")
    client: Client = signed_in(user)
    assert client.get("/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/").status_code == 302


def test_pages_of_signed_in_people_are_kept_out_of_caches(office: Unit, signed_in) -> None:
    response = signed_in(make_user(make_person(office), "clerk")).get("/")
    assert response["Cache-Control"] == "no-store"


def test_policy_headers_forbid_inline_script_and_frames(client: Client, db: None) -> None:
    response = client.get("/dang-nhap/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert (response["X-Frame-Options"], response["X-Content-Type-Options"]) == ("DENY", "nosniff")


def test_form_without_token_is_refused(office: Unit) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(make_person(office)), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/giao-dien/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "Trang này mở đã lâu" in answer.content.decode()


def test_theme_is_kept(office: Unit, signed_in) -> None:
    user = make_user(make_person(office))
    signed_in(user).post("/giao-dien/", {"theme": "dark"})
    user.refresh_from_db()
    assert user.theme == "dark"


def test_request_over_thirty_megabytes_is_refused_before_it_is_read(client: Client, db: None) -> None:
    answer = client.generic("POST", "/dang-nhap/", b"x", CONTENT_LENGTH=str(31 * 1024 * 1024))
    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()


def test_the_year_switched_to_is_kept_until_sign_out(office: Unit, signed_in) -> None:
    client: Client = signed_in(make_user(make_person(office), "clerk"))
    client.get("/?nam=2020")
    assert "Năm thi đua 2020" in client.get("/").content.decode()
    for wrong in ("999999", "1999", "2101", "x", "²"):
        client.get("/", {"nam": wrong})
        assert "Năm thi đua 2020" in client.get("/").content.decode()

    client.post("/dang-xuat/")
    client.get("/dang-nhap/")
    assert client.cookies["thidua-year"].value == ""


def test_switching_the_year_writes_nothing(office: Unit, signed_in) -> None:
    client: Client = signed_in(make_user(make_person(office), "clerk"))
    client.get("/tim/?nam=2020")
    with CaptureQueriesContext(connection) as asked:
        client.get("/tim/?nam=2019")
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def test_a_year_nobody_could_mean_is_not_taken_from_a_cookie(office: Unit, signed_in) -> None:
    client: Client = signed_in(make_user(make_person(office), "clerk"))
    client.cookies["thidua-year"] = "99999"
    assert "Năm thi đua 2021" in client.get("/").content.decode()
