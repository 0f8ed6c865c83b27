"""The page of an issued paper, packages that arrive, signing powers: as the clerk works with them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.foundations.papers.registry.test_after_issue import notice
from tests.foundations.papers.registry.test_views import browser
from tests.foundations.papers.test_exchange import sample
from tests.pages import queries_of, text_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers.exchange.edxml import build
from thidua.foundations.papers.exchange.package import Attachment
from thidua.foundations.papers.models import Delivery, IncomingPaper, NumberEntry, OfficialPaper, SigningPower
from thidua.stages.launch.models import LaunchDocument

pytestmark = pytest.mark.django_db
OUT, IN = "/so-van-ban/di/", "/so-van-ban/den/"


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def client(office: Unit) -> Client:
    return browser(office, "clerk")[0]


@pytest.fixture
def paper(agency: Agency, clerk: Actor) -> OfficialPaper:
    return notice(agency, "Nội dung thông báo.", actor=clerk)


def page_of(paper: OfficialPaper) -> str:
    return f"{OUT}{NumberEntry.objects.get(paper=paper).pk}/"


def upload(client: Client, data: bytes, **over: str) -> object:
    file = SimpleUploadedFile("goi.edxml", data)
    return client.post(f"{IN}goi/", {"arrived_on": "2021-12-06", "file": file, **over})


def test_recipients_are_sent_to_and_confirmed_on_the_page(client: Client, paper: OfficialPaper) -> None:
    address = page_of(paper)
    one = Delivery.objects.get(recipient="Sở Nội vụ")
    assert "Chưa gửi" in text_of(client.get(address))
    client.post(f"{address}noi-nhan/{one.pk}/gui/", {"channel": "package", "address": "000.00.08.H37"})
    page = text_of(client.get(address))
    assert "Đã gửi" in page
    assert "gói trao đổi văn bản 000.00.08.H37" in page
    assert "chưa đọc nguyên văn QCVN 102:2016/BTTTT" in page
    package = client.get(f"{address}noi-nhan/{one.pk}/goi/")
    assert package["Content-Disposition"] == "attachment; filename*=UTF-8''01-TB-SNgV.edxml"
    client.post(f"{address}noi-nhan/{one.pk}/da-nhan/")
    assert "Đã nhận" in text_of(client.get(address))
    client.post(f"{address}noi-nhan/", {"recipient": "Thanh tra tỉnh", "purpose": "để biết"})
    assert Delivery.objects.filter(paper=paper).count() == 3
    assert client.post(f"{address}noi-nhan/", {"recipient": " "}).status_code == 422
    assert client.post(f"{address}noi-nhan/{one.pk}/gui/", {"channel": "bồ câu"}).status_code == 422


def test_a_copy_of_another_paper_is_not_reached(
    agency: Agency, client: Client, clerk: Actor, paper: OfficialPaper
) -> None:
    other = notice(agency, "Khác", actor=clerk, origin=2)
    one = Delivery.objects.filter(paper=other)[0]
    assert client.post(f"{page_of(paper)}noi-nhan/{one.pk}/gui/", {"channel": "hand"}).status_code == 404
    assert client.get(f"{page_of(paper)}noi-nhan/{one.pk}/goi/").status_code == 404


def test_correction_and_replacement_link_both_ways(
    agency: Agency, client: Client, clerk: Actor, paper: OfficialPaper
) -> None:
    signer = factories.make_person(factories.make_unit(agency, "LD", "Lãnh đạo Sở"), "Lò Thị Mẫu")
    values = {
        "person": "Lò Thị Mẫu",
        "capacity": "KT.",
        "for_title": "Giám đốc",
        "title": "Phó Giám đốc",
        "from_on": "2021-12-01",
    }
    assert client.post("/so-van-ban/tham-quyen-ky/ghi/", values).status_code == 302
    wrong = {"mistakes": "Điều 1 | sai", "signer": signer.pk, "dated_on": "2021-12-06"}
    refused = client.post(f"{page_of(paper)}dinh-chinh/", wrong)
    assert refused.status_code == 422
    assert "Dòng 1 chưa đủ ba phần" in text_of(refused)
    client.post(f"{page_of(paper)}dinh-chinh/", {**wrong, "mistakes": "Điều 1 | Đèo Giớ | Đèo Gió\n\n"})
    assert "Được đính chính bằng" in text_of(client.get(page_of(paper)))
    correction = OfficialPaper.objects.get(corrects=paper)
    assert "01/TB-SNgV" in text_of(client.get(page_of(correction)))
    new = notice(agency, "Thay thế Thông báo số 01/TB-SNgV.", actor=clerk, origin=2)
    client.post(f"{page_of(paper)}thay-the/", {"new": new.pk})
    page = text_of(client.get(page_of(paper)))
    assert "Được thay thế bằng" in page
    assert "đã thay thế" in page
    assert "Thay thế" in text_of(client.get(page_of(new)))


def test_a_paper_with_twelve_recipients_asks_no_more_than_with_two(client: Client, paper: OfficialPaper) -> None:
    few = queries_of(client, page_of(paper))
    Delivery.objects.bulk_create(Delivery(paper=paper, recipient=f"Ủy ban nhân dân xã mẫu số {n}") for n in range(10))
    assert queries_of(client, page_of(paper)) == few


def test_a_package_becomes_an_incoming_paper_with_its_files(client: Client) -> None:
    assert upload(client, build(sample())).status_code == 302  # type: ignore[attr-defined]
    kept = IncomingPaper.objects.get()
    assert (kept.arrival_number, kept.full_number, kept.sender) == (1, "12/TTr-SNgV", "Sở Ngoại vụ tỉnh Đèo Gió")
    assert (kept.subject, kept.dated_on) == ("Về việc đề nghị khen thưởng năm 2021", dt.date(2021, 12, 3))
    stored = kept.files.get()
    got = client.get(f"{IN}{kept.pk}/tep/{stored.pk}/")
    assert got.content == b"%PDF-1.7 noi dung"


def test_a_package_that_arrives_again_is_asked_about(client: Client) -> None:
    upload(client, build(sample()))
    page = text_of(client.get(upload(client, build(sample())).url))  # type: ignore[attr-defined]
    assert "Văn bản số 12/TTr-SNgV của Sở Ngoại vụ tỉnh Đèo Gió đã vào sổ ngày 06/12/2021, số đến 1." in page
    assert IncomingPaper.objects.count() == 1
    upload(client, build(sample()), anyway="on")
    assert IncomingPaper.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (build(sample())[:200], "không đọc được như một tệp XML"),
        (b"%PDF-1.7", "không đọc được như một tệp XML"),
        (build(sample(attachments=(Attachment("x.exe", "a/b", b"MZ"),))), "không thuộc các loại nhận được"),
        (build(sample(attachments=(Attachment("../../x.pdf", "a/b", b"MZ"),))), "nội dung khác loại"),
    ],
)
def test_a_bad_package_gives_one_message_and_writes_nothing(client: Client, data: bytes, said: str) -> None:
    page = text_of(client.get(upload(client, data).url))  # type: ignore[attr-defined]
    assert said in page
    assert "Traceback" not in page
    assert not IncomingPaper.objects.exists()


def test_an_incoming_paper_is_read_as_a_launch_document(client: Client) -> None:
    text = "SỞ MẪU\nSố: 12/KH-SM\nKẾ HOẠCH\nPhát động phong trào thi đua năm 2021\nI. MỤC ĐÍCH\n1. Thi đua.\n"
    upload(client, build(sample(attachments=(Attachment("ke-hoach.txt", "text/plain", text.encode()),))))
    kept = IncomingPaper.objects.get()
    page = text_of(client.get(f"{IN}{kept.pk}/"))
    address = f"/phat-dong/tu-so-den/{kept.pk}/{kept.files.get().pk}/"
    assert f'action="{address}"' in page
    answer = client.post(address)
    assert answer["Location"] == f"/phat-dong/{LaunchDocument.objects.get().pk}/"


def test_powers_are_listed_with_their_end(client: Client, agency: Agency) -> None:
    assert "Chưa ghi thẩm quyền ký nào" in text_of(client.get("/so-van-ban/tham-quyen-ky/"))
    factories.make_person(factories.make_unit(agency, "LD", "Lãnh đạo Sở"), "Lò Thị Mẫu")
    values = {"person": "Lò Thị Mẫu", "capacity": "Q.", "for_title": "Giám đốc", "from_on": "2021-12-01"}
    client.post("/so-van-ban/tham-quyen-ky/ghi/", values)
    given = SigningPower.objects.get()
    page = text_of(client.get("/so-van-ban/tham-quyen-ky/"))
    assert "Q. Giám đốc" in page
    client.post(f"/so-van-ban/tham-quyen-ky/{given.pk}/ket-thuc/", {"last_day": "2021-12-05"})
    assert "đã hết" in text_of(client.get("/so-van-ban/tham-quyen-ky/"))
    assert client.post("/so-van-ban/tham-quyen-ky/ghi/", {}).status_code == 422
