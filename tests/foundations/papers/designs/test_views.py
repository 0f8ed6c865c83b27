"""The designer's pages: what is typed is drawn, tried and saved without script; what cannot be printed is said by name."""

import base64
import datetime as dt
import re
from collections.abc import Callable

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.foundations.papers.pictures import png
from tests.foundations.papers.readers import pdf_pages, pdf_places, squeezed
from tests.pages import MOST_BYTES, queries_of, text_of
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.certificate_design import SHEETS_MM, SOURCES, Design, start_design
from thidua.foundations.papers.designs.forms import DesignForm
from thidua.foundations.papers.designs.selectors import design_of
from thidua.foundations.papers.designs.services import save_design
from thidua.foundations.papers.models import CertificateDesign

pytestmark = pytest.mark.django_db
NEW, SHEET, PROOF = (reverse(f"papers:design-new{suffix}") for suffix in ("", "-sheet", "-proof"))
A4 = start_design(SHEETS_MM["a4"], blank=False)
GREEN = png(30, 21, (0, 128, 0))


@pytest.fixture
def user(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Hoàng Văn Thử"), "clerk")


@pytest.fixture
def clerk(user: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(user)


def posted(design: Design = A4, **changes: object) -> dict[str, object]:
    """What the form sends for a design."""
    form = DesignForm(None, None, design, name="Giấy khen", from_on=dt.date(2021, 1, 1))
    boxes = [form[name] for name in form.fields if name != "picture"]
    boxes += [box for line in form.lines for box in line]
    values = {box.html_name: box.value() for box in boxes}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    return {name: value for name, value in (sent | changes).items() if value is not None}


def boxes_of(page: str) -> dict[str, tuple[float, float, float]]:
    """Left, top and width of each drawn line."""
    found = re.findall(r'data-key="([^"]+)" data-left="([^"]+)" data-top="([^"]+)" data-wide="([^"]+)"', page)
    return {key: (float(left), float(top), float(wide)) for key, left, top, wide in found}


def test_a_new_design_starts_from_the_sheet_asked_for(clerk: Client) -> None:
    page = text_of(clerk.get(NEW, {"kho": "large", "phoi": "1"}))
    start = start_design(SHEETS_MM["large"], blank=True)
    assert boxes_of(page) == {field.source: (field.left_mm, field.top_mm, field.width_mm) for field in start.fields}
    assert 'data-width="360" data-height="237"' in page
    assert 'data-width="297" data-height="210"' in text_of(clerk.get(NEW, {"kho": "khong-co"}))


def test_the_page_is_light_and_asks_little(clerk: Client) -> None:
    assert queries_of(clerk, NEW) <= 25
    assert len(clerk.get(NEW).content) <= MOST_BYTES
    assert " style=" not in text_of(clerk.get(NEW))


def test_what_is_typed_is_drawn_to_scale(clerk: Client) -> None:
    page = text_of(clerk.post(SHEET, posted(**{"recipient-left_mm": "31.5"}), headers={"HX-Request": "true"}))
    assert boxes_of(page)["recipient"] == (31.5, 97.0, 253.0)
    assert "<html" not in page
    assert "<html" in text_of(clerk.post(SHEET, posted()))


def test_a_line_switched_off_is_not_drawn_and_its_numbers_do_not_matter(clerk: Client) -> None:
    sent = posted(**{"motto-on": None, "motto-left_mm": "", "motto-lines": "abc"})
    answer = clerk.post(SHEET, sent, headers={"HX-Request": "true"})
    assert set(boxes_of(text_of(answer))) == {field.source for field in A4.fields} - {"motto"}


def test_the_longest_names_of_the_agency_are_tried(clerk: Client, office: Unit) -> None:
    longest = "Công Tằng Tôn Nữ Thị Phương Khuyến Mẫu"
    factories.make_person(office, longest)
    factories.make_person(office, "Ví Dụ")
    assert longest not in text_of(clerk.post(SHEET, posted()))
    assert longest in text_of(clerk.post(SHEET, posted(longest="on")))
    assert office.name in text_of(clerk.post(SHEET, posted(longest="on", recipients="unit")))


def test_a_sample_that_does_not_fit_is_said_on_the_sheet(clerk: Client) -> None:
    page = text_of(clerk.post(SHEET, posted(**{"recipient-width_mm": "20", "recipient-least": "26"})))
    assert "Dòng “Tên người, tập thể được khen” của “Nông Thị Mẫu” quá dài" in page


def test_saving_keeps_what_was_typed_and_shows_it_printed(clerk: Client) -> None:
    answer = clerk.post(NEW, posted(**{"recipient-left_mm": "30.5", "award": "giay_khen", "recipients": "person"}))
    row = CertificateDesign.objects.get()

    assert answer.url == reverse("papers:design-saved", args=[row.pk])
    assert (row.name, row.version, row.award, row.recipients, row.from_on) == (
        "Giấy khen",
        1,
        "giay_khen",
        "person",
        dt.date(2021, 1, 1),
    )
    drawn = {field.source: field for field in design_of(row).fields}
    assert drawn["recipient"].left_mm == 30.5
    assert {source: field for source, field in drawn.items() if source != "recipient"} == {
        field.source: field for field in A4.fields if field.source != "recipient"
    }
    assert "Giấy khen, bản 1" in text_of(clerk.get(answer.url))


def test_the_next_version_keeps_the_picture_unless_another_is_given(clerk: Client) -> None:
    file = SimpleUploadedFile("Phôi.png", GREEN, "image/png")
    clerk.post(NEW, posted(picture=file, background="on"))
    first = CertificateDesign.objects.get()
    clerk.post(reverse("papers:design", args=[first.pk]), posted(background="on"))
    second = CertificateDesign.objects.get(version=2)
    assert (second.picture_id, StoredFile.objects.count()) == (first.picture_id, 1)

    page = clerk.get(reverse("papers:design-picture", args=[second.pk]))
    assert (page["Content-Type"], page.content) == ("image/png", GREEN)
    assert f'href="{reverse("papers:design-picture", args=[second.pk])}"' in text_of(
        clerk.get(reverse("papers:design", args=[second.pk]))
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"recipient-on": None}, "Mẫu chưa có dòng “Tên người, tập thể được khen”"),
        ({"recipient-left_mm": "250"}, "“Tên người, tập thể được khen” nằm ngoài tờ giấy"),
        ({"recipient-left_mm": ""}, "Tên người, tập thể được khen, ô “Trái”"),
        ({"recipient-size": "1e9"}, "có cỡ chữ"),
        ({"recipient-size": "nan"}, "ô “Cỡ chữ”"),
        ({"recipient-align": "justify"}, "ô “Căn”"),
        ({"recipient-color": "red;}"}, "có màu “red;}”"),
        ({"page_width": "99"}, "Chiều ngang tờ giấy là 99 mm"),
        ({"page_width": ""}, "Ngang (mm)"),
        ({"text-1-on": "on", "text-1-text": ""}, "“Chữ cố định 1” còn trống"),
        ({"text-1-on": "on", "text-1-text": "Giỏi 😀"}, "Không in được ký tự “😀”"),
        ({"name": ""}, "Tên mẫu"),
        ({"award": "khong_co"}, "Dùng cho"),
        ({"from_on": "2021-02-30"}, "Từ ngày: "),
        ({"to_on": "2020-12-31"}, "trước ngày bắt đầu"),
        ({"background": "on"}, "chưa có ảnh"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name_and_what_was_typed_stays(
    clerk: Client, changes: dict[str, object], said: str
) -> None:
    answer = clerk.post(NEW, posted(**{"motto-left_mm": "23.4", **changes}))
    page = text_of(answer).replace("&quot;", '"')
    assert answer.status_code == 422
    assert said in page
    assert 'value="23.4"' in page
    assert CertificateDesign.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("phoi.gif", b"GIF89a", "không phải ảnh nền nhận được"),
        ("phoi.png", b"%PDF-1.7", "nội dung khác loại"),
        ("bom.png", png(2, 2, (0, 0, 0), claim=(60000, 60000)), "quá mức 40 triệu điểm"),
        ("rong.png", b"", "Tệp rỗng"),
        ("hong.png", GREEN[:60], "bị hỏng"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_on_saving_and_on_trying(
    clerk: Client, name: str, data: bytes, said: str
) -> None:
    for url in (NEW, PROOF):
        answer = clerk.post(url, posted(picture=SimpleUploadedFile(name, data)))
        assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert (CertificateDesign.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_test_print_is_marked_and_kept_nowhere(clerk: Client) -> None:
    answer = clerk.post(PROOF, posted(**{"recipient-left_mm": "30", "recipient-width_mm": "200"}))
    (page,) = pdf_pages(answer.content)

    assert answer["Content-Type"] == "application/pdf"
    assert squeezed(["BẢN IN THỬ"]) in squeezed([page])
    ((x0, _top, x1, _end),) = pdf_places(answer.content, "Nông Thị Mẫu")
    assert (x0 + x1) / 2 == pytest.approx(130, abs=0.6)
    assert (CertificateDesign.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_test_print_shows_the_picture_only_when_it_is_printed(clerk: Client) -> None:
    for background, corner in (("on", [0, 128, 0]), (None, [255, 255, 255])):
        file = SimpleUploadedFile("phoi.png", GREEN)
        answer = clerk.post(PROOF, posted(picture=file, background=background))
        pixels = pypdfium2.PdfDocument(answer.content)[0].render(scale=1).to_numpy()
        assert pixels[2, 2].tolist() == corner


def test_the_preview_is_a_picture_of_the_printed_page(clerk: Client, user: User) -> None:
    row = save_design(name="Mẫu", design=A4, from_on=dt.date(2021, 1, 1), actor=actor_of(user))
    url = reverse("papers:design-preview", args=[row.pk])
    for query in ("", "?ten=dai"):
        answer = clerk.get(url + query)
        assert (answer["Content-Type"], answer.content[:8]) == ("image/png", base64.b64decode("iVBORw0KGgo="))


def test_a_retired_design_leaves_the_choice_and_stays_on_the_list(clerk: Client, user: User) -> None:
    row = save_design(name="Mẫu cũ", design=A4, from_on=dt.date(2021, 1, 1), actor=actor_of(user))
    page = text_of(clerk.post(reverse("papers:design-retire", args=[row.pk]), follow=True))
    assert "Đã ngừng dùng mẫu" in page
    assert "Mẫu cũ" in page
    assert "Ngừng dùng</button>" not in text_of(clerk.get(reverse("papers:design-saved", args=[row.pk])))


def test_the_list_asks_as_much_for_three_designs_as_for_one(clerk: Client, user: User) -> None:
    url, actor = reverse("papers:designs"), actor_of(user)
    assert "Cơ quan chưa có mẫu riêng" in text_of(clerk.get(url))
    counts = []
    for _ in range(3):
        save_design(name="Mẫu", design=A4, from_on=dt.date(2021, 1, 1), actor=actor)
        counts.append(queries_of(clerk, url))
    assert counts[0] == counts[2]


def test_another_agencys_design_does_not_exist(clerk: Client, foreign_unit: Unit) -> None:
    other = factories.make_actor(foreign_unit, "clerk")
    row = save_design(name="CANARY", design=A4, from_on=dt.date(2021, 1, 1), picture=("x.png", GREEN), actor=other)
    for name in ("design", "design-saved", "design-preview", "design-picture"):
        assert clerk.get(reverse(f"papers:{name}", args=[row.pk])).status_code == 404
    for name in ("design", "design-sheet", "design-proof", "design-retire"):
        assert clerk.post(reverse(f"papers:{name}", args=[row.pk])).status_code == 404


def test_the_motto_s_rule_is_drawn_under_it_as_it_prints(clerk: Client) -> None:
    page = text_of(clerk.get(NEW))
    assert page.count('class="rule"') == 1


@settings(max_examples=15)
@given(
    st.sampled_from(sorted(set(SOURCES) - {"qr"})),
    st.integers(0, 400),
    st.integers(0, 300),
    st.integers(1, 400),
    st.integers(1, 120),
)
def test_a_form_is_valid_exactly_when_its_design_can_be_printed(
    source: str, left: int, top: int, width: int, size: int
) -> None:
    boxes = {"on": "on", "left_mm": left / 2, "top_mm": top / 2, "width_mm": width / 2, "size": size, "least": 6}
    changes = {f"{source}-{name}": str(value) for name, value in boxes.items()}
    extra = {f"{source}-text": "Chữ"} if source.startswith("text-") else {}
    form = DesignForm(posted(**changes, **extra), {}, A4)
    line_mm = size * 1.149 * 25.4 / 72
    fits = left / 2 + width / 2 <= 297 and top / 2 + line_mm <= 210.005 and 6 <= size <= 96
    assert form.is_valid() is fits
