"""The pages of the books, as the clerk and others see them."""

import csv
import datetime as dt
import io

import openpyxl
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.foundations.papers.registry.test_numbers import enter, issue
from tests.pages import queries_of, text_of
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.notify.models import Notice
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.models import IncomingPaper, NumberEntry

pytestmark = pytest.mark.django_db
OUT, IN = "/so-van-ban/di/", "/so-van-ban/den/"


def browser(unit: Unit, *roles: str) -> tuple[Client, User]:
    client = Client()
    user = factories.make_user(factories.make_person(unit), *roles)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client, user


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def client(office: Unit) -> Client:
    return browser(office, "clerk")[0]


def arrival(client: Client, **over: object) -> object:
    values = {
        "arrived_on": "2021-12-03",
        "sender": "Ủy ban nhân dân tỉnh Đèo Gió",
        "number": "1512",
        "symbol": "KH-UBND",
        "dated_on": "2021-12-01",
        "type_name": "Kế hoạch",
        "subject": "Phát động phong trào thi đua năm 2022",
    }
    return client.post(f"{IN}ghi-so/", {**values, **over})


def test_the_outgoing_book_lists_filters_and_finds(client: Client, clerk: Actor, agency: Agency) -> None:
    issue(agency, actor=clerk)
    enter(clerk, symbol="SNgV-VP", subject="Đôn đốc báo cáo", dated_on=dt.date(2020, 3, 2))
    page = text_of(client.get(OUT))
    assert "01/QĐ-SNgV" in page
    assert "01/SNgV-VP" in page
    assert "2 văn bản" in page
    by_year = text_of(client.get(f"{OUT}?cua_nam=2020"))
    assert "01/QĐ-SNgV" not in by_year
    assert "Đôn đốc báo cáo" in by_year
    assert "Đôn đốc báo cáo" in text_of(client.get(f"{OUT}?tim=don doc"))
    assert "Đôn đốc báo cáo" not in text_of(client.get(f"{OUT}?so=QĐ-SNgV"))
    assert "Không có văn bản nào khớp bộ lọc" in text_of(client.get(f"{OUT}?trang_thai=cancelled"))
    assert "Sổ chưa có văn bản nào" in text_of(
        browser(factories.make_unit(factories.make_agency("x")), "clerk")[0].get(OUT)
    )


def test_others_see_published_papers_only(office: Unit, clerk: Actor, agency: Agency) -> None:
    issue(agency, actor=clerk)
    outside = enter(clerk, subject="Văn bản nội bộ")
    staff, _user = browser(office)
    page = text_of(staff.get(OUT))
    assert "01/QĐ-SNgV" in page
    assert "Văn bản nội bộ" not in page
    assert "Ghi văn bản soạn ngoài" not in page
    assert staff.get(f"{OUT}{outside.pk}/").status_code == 404
    assert "Văn bản nội bộ" not in staff.get(f"{OUT}xuat/csv/").content.decode()


def test_a_paper_of_outside_takes_the_next_number_once(client: Client) -> None:
    values = {"symbol": "SNgV-VP", "dated_on": "2021-12-01", "subject": "Mời họp", "_once": "k1"}
    for _turn in range(2):
        assert client.post(f"{OUT}ghi-so/", values).status_code == 302
    entry = NumberEntry.objects.get()
    assert (entry.full_number, entry.type_name, entry.subject) == ("01/SNgV-VP", "Công văn", "Mời họp")


@pytest.mark.parametrize("symbol", ["QĐ SNgV", "01/QĐ-SNgV", "qđ-sngv", "QĐ--SNgV", "<b>"])
def test_a_symbol_no_paper_could_have_is_refused(client: Client, symbol: str) -> None:
    values = {"symbol": symbol, "dated_on": "2021-12-01", "subject": "Mời họp"}
    response = client.post(f"{OUT}ghi-so/", values)
    assert response.status_code == 422
    assert "không có khoảng trắng" in text_of(response)
    assert not NumberEntry.objects.exists()


def test_gaps_lead_to_the_form_with_the_number(client: Client, clerk: Actor) -> None:
    enter(clerk, number=4)
    page = text_of(client.get(OUT))
    assert "Số chưa có dòng, năm 2021" in page
    assert f'href="{OUT}ghi-so/?so=1"' in page
    assert 'value="1"' in text_of(client.get(f"{OUT}ghi-so/?so=1"))


def test_cancelling_asks_for_the_reason_and_shows_it(client: Client, clerk: Actor) -> None:
    entry = enter(clerk)
    assert client.post(f"{OUT}{entry.pk}/huy-so/", {"reason": " "}).status_code == 422
    assert client.post(f"{OUT}{entry.pk}/huy-so/", {"reason": "Không ký"}).status_code == 302
    page = text_of(client.get(f"{OUT}{entry.pk}/"))
    assert "Số đã hủy, không dùng lại." in page
    assert "Lý do: Không ký" in page
    assert "Hủy số này" not in page


def test_a_line_shows_its_files_with_their_digests(client: Client, clerk: Actor, agency: Agency) -> None:
    paper = issue(agency, actor=clerk)
    assert paper.pdf is not None
    page = text_of(client.get(f"{OUT}{NumberEntry.objects.get().pk}/"))
    assert paper.pdf.sha256[:4] in page
    assert f'href="/van-ban/{paper.pk}/pdf/"' in page


def test_the_book_leaves_as_csv_workbook_and_print(client: Client, clerk: Actor, agency: Agency) -> None:
    issue(agency, actor=clerk)
    enter(clerk, subject="=SUM(A1) và “ngoặc”, phẩy")
    rows = list(csv.reader(io.StringIO(client.get(f"{OUT}xuat/csv/").content.decode("utf-8-sig"))))
    assert len(rows[0]) == 12
    assert rows[1] == [
        "01", "QĐ-SNgV", "30/11/2021", "Quyết định", "Về việc khen thưởng", "Lò Thị Mẫu", "KT. Giám đốc, Phó Giám đốc",
        "Như Điều 3", "VT, VP", "1", "", "",
    ]  # fmt: skip
    assert rows[2][4] == "'=SUM(A1) và “ngoặc”, phẩy"
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{OUT}xuat/xlsx/").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]][4] == "=SUM(A1) và “ngoặc”, phẩy"
    assert sheet["E3"].data_type == "s"
    printed = pypdfium2.PdfDocument(client.get(f"{OUT}xuat/pdf/?cua_nam=2021").content)
    text = printed[0].get_textpage().get_text_bounded()
    assert "SỔ ĐĂNG KÝ VĂN BẢN" in text
    assert "Văn bản đi năm 2021" in text
    assert client.get(f"{OUT}xuat/exe/").status_code == 404


def test_an_arrival_takes_its_number_and_keeps_its_file(client: Client) -> None:
    data = SimpleUploadedFile("kế hoạch.txt", "Kế hoạch số 1512".encode())
    assert arrival(client, file=data).status_code == 302  # type: ignore[attr-defined]
    arrival(client, number="1513")
    first, second = IncomingPaper.objects.order_by("arrival_number")
    assert (first.arrival_number, second.arrival_number) == (1, 2)
    kept = first.files.get()
    page = text_of(client.get(f"{IN}{first.pk}/"))
    assert "Kế hoạch số" in page
    assert "kế hoạch.txt" in page
    assert client.get(f"{IN}{first.pk}/tep/{kept.pk}/").content.decode() == "Kế hoạch số 1512"
    assert client.get(f"{IN}{second.pk}/tep/{kept.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("again", "asked"),
    [
        ({}, True),
        ({"number": "01512"}, True),
        ({"sender": "ủy ban nhân dân  tỉnh đèo gió"}, True),
        ({"symbol": "kh-ubnd"}, True),
        ({"number": "1513"}, False),
        ({"symbol": "TB-UBND"}, False),
        ({"sender": "Sở Nội vụ tỉnh Đèo Gió"}, False),
        ({"number": ""}, False),
    ],
)
def test_a_second_arrival_is_asked_about(client: Client, again: dict[str, str], asked: bool) -> None:
    arrival(client)
    response = arrival(client, **again)
    assert response.status_code == (422 if asked else 302)  # type: ignore[attr-defined]
    assert IncomingPaper.objects.count() == (1 if asked else 2)
    if asked:
        question = "Văn bản số 1512/KH-UBND của Ủy ban nhân dân tỉnh Đèo Gió đã vào sổ ngày 03/12/2021, số đến 1."
        assert question in text_of(response)  # type: ignore[arg-type]
        assert arrival(client, **again, anyway="on").status_code == 302  # type: ignore[attr-defined]
        assert IncomingPaper.objects.count() == 2


def test_another_agencys_arrival_is_no_duplicate(client: Client, foreign_unit: Unit) -> None:
    arrival(browser(foreign_unit, "clerk")[0])
    assert arrival(client).status_code == 302  # type: ignore[attr-defined]
    assert IncomingPaper.objects.filter(arrival_number=1).count() == 2


def test_handing_on_tells_the_person_who_alone_sees_it(client: Client, office: Unit, division: Unit) -> None:
    arrival(client)
    paper = IncomingPaper.objects.get()
    reader, user = browser(division)
    Person.objects.filter(pk=user.person_id).update(full_name="Bế Thị Thử Việc", folded_name="be thi thu viec")
    name = "Bế thị THU viec"
    other, _user = browser(office)
    assert reader.get(f"{IN}{paper.pk}/").status_code == 404
    assert client.post(f"{IN}{paper.pk}/chuyen/", {"handler": name, "due_on": "2021-12-02"}).status_code == 302
    paper.refresh_from_db()
    assert paper.state == "arrived"
    client.post(f"{IN}{paper.pk}/chuyen/", {"handler": name, "due_on": "2021-12-03"})
    paper.refresh_from_db()
    assert (paper.state, paper.handler_id, paper.due_on) == ("assigned", user.person_id, dt.date(2021, 12, 3))
    assert Notice.objects.get(person_id=user.person_id).url == f"{IN}{paper.pk}/"
    assert "Quá hạn xử lý" in text_of(reader.get(IN))
    assert "Chưa có văn bản đến nào" in text_of(other.get(IN))
    assert reader.post(f"{IN}{paper.pk}/xong/").status_code == 302
    paper.refresh_from_db()
    assert paper.state == "done"


def test_a_person_of_another_agency_is_not_offered(client: Client, foreign_unit: Unit) -> None:
    arrival(client)
    paper = IncomingPaper.objects.get()
    stranger: Person = factories.make_person(foreign_unit, "CANARY-KHAC Người Lạ")
    response = client.post(f"{IN}{paper.pk}/chuyen/", {"handler": stranger.code})
    assert response.status_code == 422
    assert "Không có ai tên hoặc mã" in text_of(response)
    assert "CANARY-KHAC" not in text_of(response)


def test_of_several_people_of_one_name_the_code_is_asked_for(client: Client, division: Unit) -> None:
    arrival(client)
    paper = IncomingPaper.objects.get()
    first = factories.make_person(division, "Lò Văn Trùng Tên")
    factories.make_person(division, "Lò Văn Trùng Tên")
    response = client.post(f"{IN}{paper.pk}/chuyen/", {"handler": "Lò Văn Trùng Tên"})
    assert response.status_code == 422
    assert f"{first.code} (Phòng Lãnh sự - Hợp tác quốc tế)" in text_of(response)
    client.post(f"{IN}{paper.pk}/chuyen/", {"handler": first.code})
    paper.refresh_from_db()
    assert paper.handler == first


def test_a_recalled_paper_is_given_back_with_the_reason(client: Client) -> None:
    arrival(client)
    paper = IncomingPaper.objects.get()
    client.post(f"{IN}{paper.pk}/tra-lai/", {"reason": ""})
    paper.refresh_from_db()
    assert paper.state == "arrived"
    client.post(f"{IN}{paper.pk}/tra-lai/", {"reason": "Công văn 12/UBND-VX thu hồi"})
    paper.refresh_from_db()
    assert (paper.state, paper.note) == ("returned", "Công văn 12/UBND-VX thu hồi")


def test_the_books_page_through_six_hundred_lines_at_one_price(client: Client, clerk: Actor, agency: Agency) -> None:
    enter(clerk)
    arrival(client)
    one = (queries_of(client, OUT), queries_of(client, IN))
    for number in range(2, 4):
        enter(clerk)
        arrival(client, number=str(number))
    assert (queries_of(client, OUT), queries_of(client, IN)) == one
    values = {"agency": agency, "year": 2021, "series": "QĐ-SNgV", "symbol": "QĐ-SNgV", "dated_on": dt.date(2021, 5, 5)}
    long = "Về việc khen thưởng tập thể và cá nhân có thành tích xuất sắc " * 7
    NumberEntry.objects.bulk_create(
        NumberEntry(number=n, subject=long[:500], type_name="Quyết định", recipients=long, **values)
        for n in range(4, 604)
    )
    assert queries_of(client, OUT) == one[0]
    assert "Trang 1 trên 13" in text_of(client.get(OUT))
    assert "603/QĐ-SNgV" in text_of(client.get(OUT))
    assert "01/QĐ-SNgV" in text_of(client.get(f"{OUT}?trang=13"))
    printed = pypdfium2.PdfDocument(client.get(f"{OUT}xuat/pdf/").content)
    assert len(printed) > 20


def test_a_paper_leads_to_its_line(client: Client, clerk: Actor, agency: Agency, foreign_unit: Unit) -> None:
    paper = issue(agency, actor=clerk)
    line = NumberEntry.objects.get(paper=paper)
    assert client.get(f"{OUT}van-ban/{paper.pk}/")["Location"] == f"{OUT}{line.pk}/"
    assert browser(foreign_unit, "clerk")[0].get(f"{OUT}van-ban/{paper.pk}/").status_code == 404


def arrived(client: Client, number: str, **over: object) -> IncomingPaper:
    arrival(client, number=number, subject=f"Văn bản {number}", **over)
    return IncomingPaper.objects.latest("pk")


def amend(client: Client, later: IncomingPaper, earlier: IncomingPaper, how: str) -> str:
    data = {"how": how, "arrival_number": earlier.arrival_number, "year": earlier.year}
    page = client.post(reverse("registry:amend-incoming", args=[later.pk]), data, follow=True)
    return page.content.decode()


@pytest.mark.parametrize(
    ("how", "active", "passive", "state"),
    [
        ("replaces", "Thay thế", "Được thay thế bằng", "arrived"),
        ("corrects", "Đính chính", "Được đính chính bằng", "arrived"),
        ("recalls", "Thu hồi", "Bị thu hồi theo", "returned"),
    ],
)
def test_a_paper_that_arrived_changes_one_that_came_before(
    client: Client, how: str, active: str, passive: str, state: str
) -> None:
    first, second = arrived(client, "11"), arrived(client, "12")
    assert f"<dt>{active}</dt>" in amend(client, second, first, how)
    first.refresh_from_db()
    assert first.state == state
    page = client.get(reverse("registry:incoming-paper", args=[first.pk])).content.decode()
    assert f"<dt>{passive}</dt>" in page
    assert reverse("registry:incoming-paper", args=[second.pk]) in page
    if how == "recalls":
        assert first.note == f"Thu hồi theo {second.full_number}, số đến {second.arrival_number}"


def test_only_an_earlier_paper_of_the_same_sender_is_changed(client: Client) -> None:
    first, second = arrived(client, "11"), arrived(client, "12")
    other = arrived(client, "13", sender="Sở Nội vụ tỉnh khác")
    assert "không đến trước văn bản này" in amend(client, first, second, "recalls")
    assert "không đến trước văn bản này" in amend(client, first, first, "recalls")
    assert f"là của {first.sender}, không phải nơi gửi văn bản này" in amend(client, other, first, "recalls")
    missing = {"how": "recalls", "arrival_number": 99, "year": first.year}
    page = client.post(reverse("registry:amend-incoming", args=[second.pk]), missing, follow=True)
    assert f"Sổ không có văn bản đến số 99 năm {first.year}" in page.content.decode()
    assert not IncomingPaper.objects.filter(amends__isnull=False).exists()
    assert not IncomingPaper.objects.filter(state="returned").exists()


def answered(client: Client, paper: IncomingPaper, entry: NumberEntry, **over: object) -> str:
    data = {"number": entry.number, "symbol": entry.symbol, "year": entry.year, **over}
    return text_of(client.post(reverse("registry:answer-incoming", args=[paper.pk]), data, follow=True))


def test_an_answer_and_what_it_answers_lead_to_each_other_in_both_books(
    client: Client, clerk: Actor, office: Unit
) -> None:
    asked = arrived(client, "11", arrived_on="2021-12-03")
    early = enter(clerk, symbol="SNgV-VP", dated_on=dt.date(2021, 12, 2))
    reply = enter(clerk, symbol="SNgV-VP", dated_on=dt.date(2021, 12, 3))
    assert "đề ngày 02/12/2021, trước ngày đến 03/12/2021" in answered(client, asked, early)
    assert "Sổ văn bản đi năm 2021 không có số 99/SNgV-VP" in answered(client, asked, reply, number=99)
    said = answered(client, asked, reply)
    assert "Đã ghi văn bản trả lời." in said
    assert "02/SNgV-VP" in said
    other = arrived(client, "12", arrived_on="2021-12-03")
    assert f"đã ghi là trả lời văn bản đến số {asked.arrival_number} năm 2021" in answered(client, other, reply)
    named = f"Số đến {asked.arrival_number} năm 2021"
    assert named in text_of(client.get(reverse("registry:entry", args=[reply.pk])))
    note_out, note_in = f"Trả lời văn bản đến số {asked.arrival_number} năm 2021", "Trả lời bằng 02/SNgV-VP"
    assert note_out in text_of(client.get(OUT))
    assert note_in in text_of(client.get(IN))
    assert note_out in client.get(f"{OUT}xuat/csv/").content.decode()
    assert note_in in client.get(f"{IN}xuat/csv/").content.decode()
    staff = browser(office, "staff")[0]
    assert reverse("registry:answer-incoming", args=[asked.pk]) not in staff.get(IN).content.decode()
    assert staff.post(reverse("registry:answer-incoming", args=[asked.pk])).status_code == 404
