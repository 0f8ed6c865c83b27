"""Bad input at every page that takes a file or a paste: one clear message a fault, nothing written, nothing lost."""

import html
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.journeys.bad_files import bad_books, bad_documents, book
from tests.pages import text_of
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit

SignIn = Callable[[User], Client]
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BOOKS = bad_books()
DOCUMENTS = bad_documents((SAMPLES / "launch-2021.docx").read_bytes())
RATINGS = "Xếp loại"


def counts() -> dict[str, int]:
    """Rows of every table of the product, the journal among them, and the stored files."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("thidua."))
    found = {model._meta.label: model._default_manager.count() for model in ours}
    folder = Path(settings.THIDUA_DATA) / "files"
    return found | {"files on disk": sum(path.is_file() for path in folder.rglob("*"))}


def told(response: HttpResponse) -> list[str]:
    """What the page says is wrong: faults listed, messages, errors of the form's fields."""
    context = response.context
    said = [str(fault) for fault in context.get("faults") or ()]
    said += [str(message) for message in get_messages(response.wsgi_request)]
    forms = {id(context[name]): context[name] for name in ("form", "upload_form", "paste_form") if name in context}
    for form in forms.values():
        if form.is_bound:
            said += [error for errors in form.errors.values() for error in errors]
    return said


@pytest.fixture
def clerk(signed_in: SignIn, agency: Agency, office: Unit) -> Client:
    """The clerk, with an annual movement under way."""
    factories.make_movement(agency)
    return signed_in(factories.make_user(factories.make_person(office, "Lò Thị Thử", code="001"), "clerk"))


def post(client: Client, page: str, **fields: object) -> HttpResponse:
    """Send a form and follow it to where it leads."""
    movement = apps.get_model("movements", "Movement").objects.get()
    where = {
        "launch": reverse("launch:upload"),
        "records": reverse("reviews:import"),
        "tasks": reverse("progress:import"),
        "registration": reverse("registration:import", args=[movement.pk]),
    }[page]
    more = {"tasks": {"movement": movement.pk}, "records": {"paste" if "text" in fields else "upload": "1"}}
    response: HttpResponse = client.post(where, {**more.get(page, {}), **fields}, follow=True)
    return response


ROW_FAULTS = {"no such day", "formula", "unknown unit", "staff code twice", "no column"}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_bad_launch_document_is_one_message_and_nothing_is_written(clerk: Client, case: str) -> None:
    name, make, words = DOCUMENTS[case]
    before = counts()
    response = post(clerk, "launch", file=SimpleUploadedFile(name, make()), year="2021")
    (said,) = told(response)
    assert words in said
    assert said.endswith(".")
    assert said in html.unescape(text_of(response))
    assert counts() == before


@pytest.mark.parametrize(("page", "field"), [("records", "workbook"), ("tasks", "workbook"), ("registration", "file")])
@pytest.mark.parametrize("case", BOOKS)
def test_a_bad_workbook_is_told_and_nothing_is_written(clerk: Client, page: str, field: str, case: str) -> None:
    name, make, words = BOOKS[case]
    before = counts()
    response = post(clerk, page, **{field: SimpleUploadedFile(name, make())})
    said = told(response)
    assert len([one for one in said if words in one]) == 1, said
    assert len(said) == 1 or case in ROW_FAULTS
    assert all(one.endswith(".") and one in html.unescape(text_of(response)) for one in said)
    assert response.status_code == 422
    assert counts() == before


def test_all_faults_of_a_workbook_come_at_once(clerk: Client) -> None:
    people = (("Mã nhân sự", "Họ và tên", "Mã đơn vị", "Từ ngày"), ("1", "A", "X", "31/04/2020"), ("2", None, "X", "="))
    data = book(Nhân_sự=people, Xếp_loại=(("Mã", "Năm", "Xếp loại"), ("1", 2021, "Giỏi")))
    response = post(clerk, "records", workbook=SimpleUploadedFile("so.xlsx", data))
    places = [said.split(":")[0] for said in told(response)]
    assert places == [
        "Tờ “Nhân sự”, dòng 2, cột “Từ ngày”",
        "Tờ “Nhân sự”, dòng 3, cột “Họ và tên”",
        "Tờ “Nhân sự”, dòng 3, cột “Từ ngày”",
        "Tờ “Xếp loại”, dòng 2, cột “Xếp loại”",
    ]


PASTES = {
    "nothing": (RATINGS, " \n ", ("Chưa dán gì",)),
    "no level": (RATINGS, "001\t2021\tGiỏi", ("“Giỏi” không có trong danh mục",)),
    "two faults": (RATINGS, "001\t2021\tGiỏi\n001\thai\tHTT", ("“Giỏi”", "“hai”")),
    "unknown code": (RATINGS, "999\t2021\tHTT", ("999",)),
    "twice": (RATINGS, "001\t2021\tHTT\n001\t2021\tHT", ("trùng mức xếp loại",)),
    "months": (RATINGS, "001\t2021\tHTT\t13", ("nằm ngoài khoảng 0 đến 12",)),
    "missing column": (RATINGS, "Mã\tNăm\n001\t2021", ("thiếu cột bắt buộc",)),
    "only words": (RATINGS, "xin chào", ("ô bắt buộc để trống",)),
    "no such day": ("Kỷ luật", "001\tkhiển trách\t31/02/2021", ("không có trong lịch",)),
    "other sheet": ("Phiếu", "001\tcstd_co_so\t9\t0", ("không",)),
}


@pytest.mark.parametrize("case", PASTES)
def test_a_bad_paste_is_told_kept_in_its_box_and_not_written(clerk: Client, case: str) -> None:
    sheet, text, words = PASTES[case]
    before = counts()
    response = post(clerk, "records", sheet=sheet, text=text)
    said = told(response)
    for word in words:
        assert any(word in one for one in said), said
    assert response.status_code == 422
    assert html.escape(text) in text_of(response)
    assert counts() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Chưa có gì để nhập"),
        ("001\tDanh hiệu lạ", "không phải danh hiệu"),
        ("999\tcstd_co_so", "999"),
        ("001\ttap_the_lao_dong_tien_tien", "không dành cho cá nhân"),
        ("Mã\n001", "thiếu cột bắt buộc"),
    ],
)
def test_a_bad_list_of_registrations_is_told_and_not_written(clerk: Client, text: str, words: str) -> None:
    before = counts()
    response = post(clerk, "registration", pasted=text)
    said = told(response)
    assert any(words in one for one in said), said
    assert html.escape(text) in text_of(response)
    assert counts() == before


def test_decomposed_letters_are_the_same_letters(clerk: Client) -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "001\tChiến sĩ thi đua cơ sở")
        post(clerk, "registration", pasted=text)
    registered = apps.get_model("registration", "TitleRegistration").objects.values_list("award", flat=True)
    assert list(registered) == ["cstd_co_so"]


def test_a_form_too_big_for_the_server_is_answered_in_words(clerk: Client) -> None:
    before = counts()
    response = post(clerk, "records", sheet=RATINGS, text="001\t2021\tHTT\n" * 500_000)
    assert response.status_code == 400
    assert 'lang="vi"' in text_of(response)
    assert "Traceback" not in text_of(response)
    assert counts() == before


@pytest.mark.parametrize(
    "text", ["001\t2021\tHTT\x00", "\ufeff001\t2021\tHTT", "001\t2021\tHTT\u200b", '001\t"2021\tHTT']
)
def test_stray_characters_of_a_paste_never_break_the_page(clerk: Client, text: str) -> None:
    before = counts()
    response = post(clerk, "records", sheet=RATINGS, text=text)
    assert response.status_code in (200, 422)
    assert counts() == before


def test_a_page_lists_no_more_faults_than_can_be_read(clerk: Client) -> None:
    response = post(clerk, "records", sheet=RATINGS, text="001\t2021\tGiỏi\n" * 1000)
    said = told(response)
    assert len(said) == 201
    assert said[0].startswith("Tờ “Xếp loại”, dòng 1,")
    assert said[-1] == "Còn 800 lỗi khác; sửa các lỗi trên rồi gửi lại."


@pytest.mark.parametrize(("rows", "good"), [(5000, True), (5001, False)])
def test_a_paste_has_a_length(clerk: Client, rows: int, good: bool) -> None:
    people = "\n".join(f"{number:04d}\t2021\tHTT" for number in range(rows))
    (said,) = told(post(clerk, "records", sheet=RATINGS, text=people + "\n"))
    assert ("dài quá 5000 dòng" in said) != good
