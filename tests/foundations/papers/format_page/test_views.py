"""The page “Kiểm tra thể thức”: who opens it, what it says of a document, the copy it gives, and that it keeps nothing."""

import io
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from tests import factories
from tests.foundations.papers.checker import word as w
from tests.pages import MOST_BYTES, queries_of, text_of
from thidua.foundations.access.models import User
from thidua.foundations.files.store import MAX_BYTES
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.checker import check

SignIn = Callable[[User], Client]
URL, COPY = "/van-ban/kiem-tra-the-thuc/", "/van-ban/kiem-tra-the-thuc/ban-da-sua/"


@pytest.fixture
def clerk(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Lò Thị Thử"), "clerk")


@pytest.fixture
def page(signed_in: SignIn, clerk: User) -> Client:
    return signed_in(clerk)


def sent(data: bytes, name: str = "kế hoạch.docx") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


def right() -> bytes:
    return w.saved(w.document(w.PLAN))


def wrong() -> bytes:
    made = w.document(w.DECISION)
    w.swap(made, "ngày 03 tháng 02", "ngày 3 tháng 02")
    w.drop(made, "- Như Điều")
    return w.saved(made)


def test_it_asks_for_sign_in(client: Client, db: None) -> None:
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("clerk", 200),
        ("director", 200),
        ("secretary", 200),
        ("union", 200),
        ("staff", 403),
        ("head", 403),
        ("admin", 403),
    ],
)
def test_those_who_write_papers_open_it(signed_in: SignIn, office: Unit, role: str, status: int) -> None:
    client = signed_in(factories.make_user(factories.make_person(office), role))
    assert client.get(URL).status_code == status
    assert client.post(COPY, sent(right())).status_code == status


def test_before_a_document_is_chosen_it_says_what_to_do(page: Client) -> None:
    said = text_of(page.get(URL))
    assert "Chưa kiểm tra văn bản nào" in said
    assert "Chọn tệp DOCX ở khung Chọn văn bản" in said
    assert 'type="file"' in said


def test_a_right_document_has_nothing_to_mend(page: Client) -> None:
    said = text_of(page.post(URL, sent(right())))
    assert "Không thấy điểm nào trái thể thức" in said
    assert "kế hoạch.docx" in said


def test_findings_stand_under_their_component_with_the_rule(page: Client) -> None:
    said = text_of(page.post(URL, sent(wrong()))).replace("\xa0", " ")
    assert "2 điểm</b>, 1 điểm sửa tự động được" in said
    assert said.index("Địa danh và thời gian</h2>") < said.index("Nơi nhận</h2>")
    assert "Ngày nhỏ hơn 10 có số 0 phía trước" in said
    assert "Đo được: ngày 3. Thêm số 0 trước ngày." in said
    assert "Phụ lục I, mục II.4, Nghị định" in said


def test_words_of_the_document_are_shown_as_text(page: Client) -> None:
    made = w.document(w.PLAN)
    w.retype(made, "Số: 12", "Số: 12/<script>alert(1)</script>")
    said = text_of(page.post(URL, sent(w.saved(made), "<b>.docx")))
    assert "<script>alert" not in said
    assert "<b>.docx" not in said


def test_the_copy_is_a_download_under_the_name_of_the_file(page: Client) -> None:
    answer = page.post(COPY, sent(wrong(), "quyết định.docx"))
    assert answer.status_code == 200
    assert unquote(answer["Content-Disposition"]) == "attachment; filename*=UTF-8''quyết định-da-sua.docx"
    assert [one.code for one in check(answer.content, "x").findings] == ["R03-article"]
    assert w.find(Document(io.BytesIO(answer.content)), "Đèo Gió").text == "Đèo Gió, ngày 03 tháng 02 năm 2021"


@pytest.mark.parametrize("url", [URL, COPY])
@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "Chưa chọn tệp"),
        (sent(b""), "Tệp rỗng"),
        (sent(b"hello"), "không phải văn bản Word"),
        (sent(b"PK\x03\x04hello"), "bị hỏng"),
    ],
)
def test_a_file_that_is_refused_is_told_why(page: Client, url: str, fields: dict[str, object], reason: str) -> None:
    for one in fields.values():
        one.seek(0)
    answer = page.post(url, fields)
    assert answer.status_code == 422
    assert "Chưa kiểm tra được." in text_of(answer)
    assert reason in text_of(answer)


def test_a_file_over_the_limit_is_not_read(page: Client) -> None:
    answer = page.post(URL, sent(b"PK" + b"\0" * MAX_BYTES))
    assert answer.status_code == 422
    assert "quá giới hạn 20 MB" in text_of(answer)


def test_the_refusal_is_shown_in_place_when_the_page_asks_by_itself(page: Client) -> None:
    answer = page.post(URL, sent(b"hello"), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "không phải văn bản Word" in text_of(answer)


def test_a_post_without_its_token_is_refused(clerk: User, db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert [client.post(url, sent(right())).status_code for url in (URL, COPY)] == [403, 403]


def test_nothing_is_kept_of_what_was_sent(page: Client) -> None:
    page.get(URL)

    def rows() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models()}

    def files() -> list[str]:
        return sorted(
            str(path) for path in settings.THIDUA_DATA.rglob("*") if path.is_file() and "sqlite" not in path.name
        )

    before = rows(), files()
    page.post(URL, sent(wrong()))
    page.post(COPY, sent(wrong()))
    assert (rows(), files()) == before


def test_a_document_with_hundreds_of_findings_still_makes_a_light_page(page: Client) -> None:
    body = tuple(f"Đoạn {index}, {index}a ,{'x' * index},y và uỷ ban nhân dân số {index}" for index in range(1, 150))
    answer = page.post(URL, sent(w.saved(w.document(replace(w.PLAN, body=body)))))
    assert len(answer.content) <= MOST_BYTES
    assert "điểm nữa. Sửa các điểm trên rồi kiểm tra lại." in text_of(answer)


def test_the_page_asks_the_database_little(page: Client) -> None:
    assert queries_of(page, URL) <= 12
