"""Pages of launch documents: who sees them, what they show, what a post does."""

import datetime as dt
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from PIL import Image, ImageDraw, ImageFont

from tests import factories
from tests.pages import queries_of
from tests.stages.launch.reader.test_office_ocr import needs_tesseract
from tests.stages.launch.reader.test_old_letters import TO_TCVN3
from tests.stages.launch.samples import SECRET, TEXT
from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Unit
from thidua.stages.launch import services
from thidua.stages.launch.checkpage import check_page
from thidua.stages.launch.corrections import finding_keys
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.selectors import visible_documents, work_items

SignIn = Callable[[User], Client]
TODAY = dt.date(2021, 12, 6)


@pytest.fixture
def clerk(office: Unit) -> User:
    return factories.make_user(factories.make_person(office, "Lò Thị Thử"), "clerk")


@pytest.fixture
def document(clerk: User) -> LaunchDocument:
    return services.upload_launch_document(data=TEXT.encode(), filename="a.txt", actor=actor_of(clerk))


def upload(actor_user: User, number: int) -> None:
    text = f"{TEXT}\nBản số {number}.\n"
    services.upload_launch_document(data=text.encode(), filename=f"{number}.txt", actor=actor_of(actor_user))


def test_the_list_asks_for_sign_in(client: Client, db: None) -> None:
    assert client.get("/phat-dong/").status_code == 302


def test_an_empty_list_says_what_to_do(signed_in: SignIn, clerk: User) -> None:
    page = signed_in(clerk).get("/phat-dong/").content.decode()
    assert "Chưa có văn bản phát động nào" in page
    assert 'type="file"' in page


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("director", 200), ("union", 200), ("head", 403), ("member", 403)]
)
def test_who_sees_the_list(signed_in: SignIn, office: Unit, role: str, status: int) -> None:
    user = factories.make_user(factories.make_person(office), role)
    assert signed_in(user).get("/phat-dong/").status_code == status


def test_the_union_sees_why_it_cannot_upload(signed_in: SignIn, office: Unit) -> None:
    page = signed_in(factories.make_user(factories.make_person(office), "union")).get("/phat-dong/").content.decode()
    assert 'aria-disabled="true"' in page
    assert "Chỉ chuyên viên thi đua, khen thưởng" in page


def test_another_agencys_document_does_not_exist(
    signed_in: SignIn, document: LaunchDocument, foreign_unit: Unit
) -> None:
    stranger = factories.make_user(factories.make_person(foreign_unit), "clerk")
    client = signed_in(stranger)
    assert client.get(f"/phat-dong/{document.pk}/").status_code == 404
    assert client.get(f"/phat-dong/{document.pk}/tep/").status_code == 404
    assert client.post(f"/phat-dong/{document.pk}/xong/").status_code == 404
    assert document.title not in client.get("/phat-dong/").content.decode()


def test_a_head_cannot_open_a_document_by_its_number(signed_in: SignIn, document: LaunchDocument, office: Unit) -> None:
    head = factories.make_user(factories.make_person(office), "head")
    assert signed_in(head).get(f"/phat-dong/{document.pk}/").status_code == 404


def test_the_check_page_shows_text_findings_and_fields(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    page = signed_in(clerk).get(f"/phat-dong/{document.pk}/").content.decode()
    assert '<mark class="e" id="m' in page
    assert "<mark>Kế hoạch số 15/KH-UBND ngày 05/01/2021</mark>" in page
    assert "2 phong trào" not in page
    assert "1 văn bản viện dẫn, 3 phong trào, 1 ngày kỷ niệm, 5 nhiệm vụ" in page
    assert page.count("<h1") == 1


def test_uploading_leads_to_the_check_page(signed_in: SignIn, clerk: User) -> None:
    file = SimpleUploadedFile("ke-hoach.txt", TEXT.encode())
    response = signed_in(clerk).post("/phat-dong/tai-len/", {"file": file, "_once": "k1"})
    document = LaunchDocument.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/phat-dong/{document.pk}/")


def test_a_page_that_a_system_saved_as_word_is_read_too(signed_in: SignIn, clerk: User) -> None:
    page = "<html><head><meta charset=utf-8></head><body>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    client = signed_in(clerk)
    client.post("/phat-dong/tai-len/", {"file": SimpleUploadedFile("ke-hoach.doc", page.encode())})
    document = LaunchDocument.objects.get()

    assert document.reading["theme"]["text"] == "Kỷ cương, trách nhiệm, sáng tạo bất phá"
    got = client.get(f"/phat-dong/{document.pk}/tep/")
    assert (got["Content-Type"], got["X-Content-Type-Options"]) == ("application/msword", "nosniff")
    assert got["Content-Disposition"].startswith("attachment")


def test_the_same_form_twice_uploads_once(signed_in: SignIn, clerk: User) -> None:
    client = signed_in(clerk)
    for _turn in range(2):
        file = SimpleUploadedFile("ke-hoach.txt", TEXT.encode())
        response = client.post("/phat-dong/tai-len/", {"file": file, "_once": "k1"})
    assert LaunchDocument.objects.count() == 1
    assert response["Location"] == f"/phat-dong/{LaunchDocument.objects.get().pk}/"


def test_a_secret_file_comes_back_with_one_message(signed_in: SignIn, clerk: User) -> None:
    client = signed_in(clerk)
    response = client.post("/phat-dong/tai-len/", {"file": SimpleUploadedFile("mat.txt", SECRET.encode())}, follow=True)
    page = response.content.decode()
    assert "TỐI MẬT”" in page
    assert "Văn bản mật không được đưa lên hệ thống này" in page
    assert not LaunchDocument.objects.exists()


def test_no_file_is_said_at_the_form(signed_in: SignIn, clerk: User) -> None:
    response = signed_in(clerk).post("/phat-dong/tai-len/", {})
    assert response.status_code == 422
    assert "Chưa chọn tệp" in response.content.decode()


def test_a_choice_is_posted_and_leads_back_to_its_card(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    keys = finding_keys(document.reading)
    at = next(i for i, one in enumerate(document.reading["findings"]) if one["fix"])
    sent = {"number": str(at + 1), "part": "1"}
    response = signed_in(clerk).post(f"/phat-dong/{document.pk}/diem/{keys[at]}/accept/", sent)
    assert response["Location"] == f"/phat-dong/{document.pk}/?xem=diem&dong=1#f{at + 1}"
    document.refresh_from_db()
    assert document.choices == {keys[at]: "accept"}
    assert "Đã nhận sửa" in signed_in(clerk).get(f"/phat-dong/{document.pk}/").content.decode()


@pytest.mark.parametrize(
    "name", ["xong", "nhan-sua", "doc-lai", "ra-soat-lai", "sua", "lay-chu", "ban-moi", "diem/abc/accept"]
)
def test_changes_are_posts_only(signed_in: SignIn, clerk: User, document: LaunchDocument, name: str) -> None:
    assert signed_in(clerk).get(f"/phat-dong/{document.pk}/{name}/").status_code == 405


def test_the_union_may_read_but_not_change(signed_in: SignIn, office: Unit, document: LaunchDocument) -> None:
    client = signed_in(factories.make_user(factories.make_person(office), "union"))
    assert client.get(f"/phat-dong/{document.pk}/").status_code == 200
    assert client.post(f"/phat-dong/{document.pk}/nhan-sua/").status_code == 403
    assert client.post(f"/phat-dong/{document.pk}/sua/", {"version": "1", "theme.text": "x"}).status_code == 403


def test_corrections_are_saved(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    response = signed_in(clerk).post(f"/phat-dong/{document.pk}/sua/", {"version": "1", "theme.text": "Chủ đề mới"})
    assert response.status_code == 302
    document.refresh_from_db()
    assert document.corrections == {"theme.text": "Chủ đề mới"}


def test_a_conflict_shows_both_texts(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    services.correct_value(document, "theme.text", "Bản của người kia", actor=actor_of(clerk))
    response = signed_in(clerk).post(f"/phat-dong/{document.pk}/sua/", {"version": "1", "theme.text": "Bản của tôi"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Lò Thị Thử vừa sửa" in page
    assert "Bản của tôi" in page
    assert "Đang lưu: Bản của người kia" in page


def test_a_wrong_date_keeps_what_was_typed(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    response = signed_in(clerk).post(f"/phat-dong/{document.pk}/sua/", {"version": "1", "document.date": "31/02/2021"})
    assert response.status_code == 422
    assert "31/02/2021" in response.content.decode()


def test_the_file_comes_back_as_it_was(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    response = signed_in(clerk).get(f"/phat-dong/{document.pk}/tep/")
    assert response.content == TEXT.encode()
    assert "a.txt" in response["Content-Disposition"]


def test_the_list_needs_as_many_queries_for_three_rows_as_for_one(
    signed_in: SignIn, clerk: User, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    client = signed_in(clerk)
    upload(clerk, 1)
    one = queries_of(client, "/phat-dong/")
    upload(clerk, 2)
    upload(clerk, 3)
    with django_assert_num_queries(one):
        client.get("/phat-dong/")


def test_the_week_of_the_clerk_names_the_document(clerk: User, document: LaunchDocument) -> None:
    (item,) = work_items(actor_of(clerk), TODAY)
    assert item.what == "Rà soát văn bản phát động"
    assert "lỗi chưa chọn" in item.detail
    assert item.url == f"/phat-dong/{document.pk}/"


def test_the_week_leaves_used_documents_and_other_roles_alone(
    clerk: User, document: LaunchDocument, office: Unit
) -> None:
    services.mark_used(document, actor=actor_of(clerk))
    assert work_items(actor_of(clerk), TODAY) == []
    head = factories.make_actor(office, "head")
    assert work_items(head, TODAY) == []
    assert not visible_documents(head).exists()


def test_the_corrected_text_can_be_taken_home(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    client = signed_in(clerk)
    assert "Bản đã sửa" not in client.get(f"/phat-dong/{document.pk}/").content.decode()
    client.post(f"/phat-dong/{document.pk}/nhan-sua/")
    assert "Bản đã sửa" in client.get(f"/phat-dong/{document.pk}/").content.decode()
    text = client.get(f"/phat-dong/{document.pk}/ban-da-sua/").content.decode()
    assert "sáng tạo bứt phá" in text
    assert text.split("\n")[1] == "KẾ HOẠCH"


def tree_of(client: Client, url: str) -> html.HtmlElement:
    return html.fromstring(client.get(url).content)


def test_every_value_is_linked_with_its_place_both_ways(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    page = tree_of(signed_in(clerk), f"/phat-dong/{document.pk}/?xem=gia-tri")
    names = set(page.xpath("//@id"))
    marks = page.xpath("//mark[@class='v']/a/@href")
    rows = page.xpath("//fieldset[starts-with(@id, 'v')]")
    assert len(rows) == 8 + 1 + 1 + 3 + 1 + 3 + 5 + 0 + 2 + 1 + 3 + 3
    assert {mark[1:] for mark in marks} <= names
    assert {link[1:] for row in rows for link in row.xpath(".//p[@class='val-h']/a/@href")} <= names
    unplaced = [row.xpath("string(.//label)").strip() for row in rows if not row.xpath(".//p[@class='val-h']/a")]
    assert unplaced == ["Số, ký hiệu", "Ngày", "Địa danh", "Cơ quan chủ quản", "Ký thay, thừa lệnh"]
    theme = page.xpath("//mark[contains(., 'Kỷ cương')]")[0]
    row = page.get_element_by_id(theme.xpath("string(a/@href)")[1:])
    assert row.xpath("string(.//textarea)") == "Kỷ cương, trách nhiệm, sáng tạo bất phá"
    assert row.xpath(".//p[@class='val-h']/a/@href") == [f"#{theme.get('id')}"]


def test_who_signs_is_shown_at_its_place_and_corrected_by_typing(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    client, url = signed_in(clerk), f"/phat-dong/{document.pk}/?xem=gia-tri"
    page = tree_of(client, url)
    for path, label, said in (
        ("signatory.name", "Họ và tên", "Nông Văn Mẫu"),
        ("signatory.title", "Chức vụ", "GIÁM ĐỐC"),
    ):
        (row,) = page.xpath(f"//fieldset[.//*[@name='{path}']]")
        assert row.xpath("string(.//label)").strip() == label
        (place,) = row.xpath(".//p[@class='val-h']/a/@href")
        mark = page.get_element_by_id(place[1:])
        assert (mark.text_content(), mark.xpath("string(a/@href)")) == (said, f"#{row.get('id')}")
    typed = {"version": "1", "signatory.authority": "KT. GIÁM ĐỐC", "signatory.title": "PHÓ GIÁM ĐỐC"}
    client.post(f"/phat-dong/{document.pk}/sua/", typed)
    page = tree_of(client, url)
    assert page.xpath("string(//*[@name='signatory.authority']/@value)") == "KT. GIÁM ĐỐC"
    assert page.xpath("string(//label[@for='i-signatory.title'])").split() == ["Chức", "vụ", "đã", "sửa"]


def test_every_finding_is_linked_with_its_place_both_ways(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    page = tree_of(signed_in(clerk), f"/phat-dong/{document.pk}/")
    names = set(page.xpath("//@id"))
    marks = page.xpath("//mark/a/@href")
    assert marks
    assert {mark[1:] for mark in marks} <= names
    placed = [f"m{mark[2:]}" for mark in marks]
    links = page.xpath("//li[starts-with(@id, 'f')]/h3/a/@href")
    assert {f"#{name}" for name in placed} <= set(links)
    # What is missing from the head stands at the first line.
    assert {link[1:] for link in links} <= names


def test_words_taken_from_the_text_become_an_item(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    client = signed_in(clerk)
    line = next(at for at, words in enumerate(document.text.split("\n"), start=1) if "Các phòng phổ biến" in words)
    sent = {"version": "1", "part": "1", "line": str(line), "words": "Các phòng phổ biến", "target": "tasks"}
    response = client.post(f"/phat-dong/{document.pk}/lay-chu/", sent)
    assert response["Location"] == f"/phat-dong/{document.pk}/?xem=gia-tri&dong=1#d{line}"
    page = client.get(response["Location"]).content.decode()
    assert "thêm bằng tay" in page
    assert "6 nhiệm vụ" in page


def test_words_that_are_not_there_come_back_as_typed(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    sent = {"version": "1", "line": "2", "words": "chữ <b>lạ</b>", "target": "recipients"}
    response = signed_in(clerk).post(f"/phat-dong/{document.pk}/lay-chu/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Dòng 2 không có chữ" in page
    assert "chữ &lt;b&gt;lạ&lt;/b&gt;</textarea>" in page
    assert '<option value="recipients" selected>' in page


def test_a_new_version_is_read_from_the_check_page(signed_in: SignIn, clerk: User, document: LaunchDocument) -> None:
    services.correct_value(document, "theme.text", "Chủ đề đã sửa", actor=actor_of(clerk))
    client = signed_in(clerk)
    none = client.post(f"/phat-dong/{document.pk}/ban-moi/", follow=True)
    assert "Chưa chọn tệp bản mới." in none.content.decode()
    file = SimpleUploadedFile("ban-hai.txt", f"{TEXT}\nHết.\n".encode())
    page = client.post(f"/phat-dong/{document.pk}/ban-moi/", {"file": file}, follow=True).content.decode()
    assert "Đã đọc bản mới. Các lựa chọn và phần sửa được giữ nguyên." in page
    document.refresh_from_db()
    assert (document.file.name, document.corrections) == ("ban-hai.txt", {"theme.text": "Chủ đề đã sửa"})


def test_the_findings_are_printed_with_what_was_said_of_them(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    keys = finding_keys(document.reading)
    client = signed_in(clerk)
    client.post(f"/phat-dong/{document.pk}/diem/{keys[0]}/keep/", {"reason": "Bản gốc <ghi> như vậy"})
    page = tree_of(client, f"/phat-dong/{document.pk}/cac-diem/")
    rows = page.xpath("//tbody/tr")
    assert len(rows) == len(keys)
    assert "Giữ nguyên" in rows[0].text_content()
    assert "Bản gốc <ghi> như vậy" in rows[0].text_content()
    assert "Chưa chọn" in rows[1].text_content()


def long_text() -> str:
    """A document of 180 KB in our own words: 60 chapters with a fault and a task each."""
    body = "".join(
        f"{at}. Nội dung thứ {at}\n- Xây dựng kế hoạch số {at} về đào tạo ngoại ngữ cho công chức , viên chức của Sở.\n"
        + "Mỗi đơn vị gắn phong trào với việc được giao của từng người, từng tổ, từng phòng; trong cơ quan, " * 22
        + "\n"
        for at in range(1, 61)
    )
    return TEXT.replace("III. TỔ CHỨC", f"{body}\nIII. TỔ CHỨC")


def test_a_long_document_is_shown_in_light_parts_that_hold_all_of_it(signed_in: SignIn, clerk: User) -> None:
    text = long_text()
    assert len(text.encode()) > 170_000
    document = services.upload_launch_document(data=text.encode(), filename="dai.txt", actor=actor_of(clerk))
    client = signed_in(clerk)
    for view, seen in (("diem", "//li[starts-with(@id, 'f')]/@id"), ("gia-tri", "//fieldset/@id")):
        parts = check_page(document, view).parts
        assert len(parts) > 2
        lines: list[str] = []
        things: list[str] = []
        for part in parts:
            url = f"/phat-dong/{document.pk}/?xem={view}&dong={part.first}"
            queries_of(client, url)
            page = tree_of(client, url)
            lines += page.xpath("//article/*/@id")
            things += page.xpath(seen)
        assert lines == [f"d{at}" for at, line in enumerate(document.text.split("\n"), start=1) if line.strip()]
        shown = check_page(document, view)
        number, letter = (shown.findings, "f") if view == "diem" else (shown.values, "v")
        assert sorted(things) == sorted(f"{letter}{at}" for at in range(1, number + 1))
        assert number > 60


@pytest.mark.parametrize("line", ["", "0", "-1", "abc", "99999"])
def test_a_part_that_is_not_there_gives_the_first(
    signed_in: SignIn, clerk: User, document: LaunchDocument, line: str
) -> None:
    response = signed_in(clerk).get(f"/phat-dong/{document.pk}/?dong={line}&xem=gi-do")
    assert response.status_code == 200
    assert 'id="d2"' in response.content.decode()


def test_notes_on_the_file_are_shown(signed_in: SignIn, clerk: User) -> None:
    old = "".join(TO_TCVN3.get(char, char) for char in TEXT)
    document = services.upload_launch_document(
        data=old.encode("latin-1", "ignore"), filename="cu.txt", actor=actor_of(clerk)
    )
    page = signed_in(clerk).get(f"/phat-dong/{document.pk}/").content.decode()
    assert "Về tệp này" in page
    assert "TCVN3" in page


def scan() -> bytes:
    """A picture of a few printed lines."""
    picture = Image.new("RGB", (1500, 500), "white")
    font = ImageFont.load_default(44)
    for at, line in enumerate(("KE HOACH", "Thi dua yeu nuoc nam 2021", "Giam doc ky ten")):
        ImageDraw.Draw(picture).text((60, 60 + at * 110), line, fill="black", font=font)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@needs_tesseract
def test_a_scan_is_read_only_when_asked_for_and_says_so(signed_in: SignIn, clerk: User) -> None:
    client = signed_in(clerk)
    assert "Bản quét: đọc bằng nhận dạng chữ" in client.get("/phat-dong/").content.decode()
    plain = client.post("/phat-dong/tai-len/", {"file": SimpleUploadedFile("anh.png", scan())}, follow=True)
    assert "không thuộc các loại đọc được" in plain.content.decode()
    client.post("/phat-dong/tai-len/", {"file": SimpleUploadedFile("anh.png", scan()), "ocr": "on"})
    document = LaunchDocument.objects.get()
    page = client.get(f"/phat-dong/{document.pk}/").content.decode()
    assert "Mọi điều dưới đây do máy nhận dạng chữ từ bản quét" in page
    values = client.get(f"/phat-dong/{document.pk}/?xem=gia-tri").content.decode()
    assert "từ bản quét" in values
    assert services.reread(document, actor=actor_of(clerk)).reading["document"]["read_by"] == "ocr"


def test_a_doubted_value_of_a_scan_says_how_sure_it_is(
    signed_in: SignIn, clerk: User, document: LaunchDocument
) -> None:
    line, start = next(
        (number, line.index("15/KH-UBND"))
        for number, line in enumerate(document.text.split("\n"), start=1)
        if "15/KH-UBND" in line
    )
    reading = document.reading
    reading["document"]["read_by"] = "ocr"
    reading["doubtful"] = [{"line": line, "start": start, "end": start + 10, "sure": 61}]
    document.save()
    page = signed_in(clerk).get(f"/phat-dong/{document.pk}/?xem=gia-tri").content.decode()
    assert page.count("từ bản quét, máy chỉ chắc 61%") == 1


def test_a_row_of_a_table_is_shown_with_all_its_cells(signed_in: SignIn, clerk: User) -> None:
    table = (
        "TT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\tChỉ tiêu\n"
        "I\tTuyên truyền\t\t\t\t\n"
        "1\tViết bài gương người tốt\tVăn phòng Sở\tCông đoàn Sở; Thanh tra Sở\tQuý II/2022\tÍt nhất 12 bài viết"
    )
    text = f"{TEXT}\n\n{table}\n"
    stored = services.upload_launch_document(data=text.encode(), filename="b.txt", actor=actor_of(clerk))
    page: Any = html.fromstring(signed_in(clerk).get(f"/phat-dong/{stored.pk}/?xem=gia-tri&dong=1").content)
    row = page.xpath("//fieldset[contains(., 'Viết bài gương')]")[0]
    shown = {field.name.rpartition(".")[2]: field.value for field in row.xpath(".//input")}
    assert {name: shown[name] for name in ("units", "coordinating", "target", "due")} == {
        "units": "Văn phòng Sở",
        "coordinating": "Công đoàn Sở; Thanh tra Sở",
        "target": "ít nhất 12 bài viết",
        "due": "",
    }
    assert "Thuộc mục “Tuyên truyền”" in row.text_content()
    assert "“Quý II/2022”: suy ra hạn 30/06/2022" in row.text_content()
    assert [line.text_content().count("\t") for line in page.xpath("//p[@class='row']")] == [5, 5]
