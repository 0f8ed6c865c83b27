"""Sao y, sao lục, trích sao as acts: from what, by whom, with which number, and what is refused (Decree 30/2020)."""

import dataclasses
import datetime as dt
import io
import re

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.foundations.papers import every_kind
from tests.foundations.papers.readers import pdf_pages, squeezed
from tests.foundations.papers.registry.test_views import browser
from tests.foundations.papers.signing import test_acts as signing
from tests.pages import queries_of, text_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.archive.papers import papers_of_year
from thidua.foundations.papers.content import Recipient
from thidua.foundations.papers.copying import acts, originals
from thidua.foundations.papers.copying.acts import Wanted
from thidua.foundations.papers.copying.originals import Original
from thidua.foundations.papers.models import Delivery, IncomingPaper, NumberEntry, OfficialPaper, SigningPower
from thidua.foundations.papers.registry import services
from thidua.foundations.papers.registry.after_issue import recall_paper
from thidua.foundations.papers.signing.acts import attach_signed, seal_paper
from thidua.foundations.papers.verify import paper_faults
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused

pytestmark = pytest.mark.django_db
DAY = signing.DAY
BEFORE = DAY - dt.timedelta(days=1)
OUT, IN = "/so-van-ban/di/", "/so-van-ban/den/"


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def client(office: Unit) -> Client:
    return browser(office, "clerk")[0]


@pytest.fixture
def signer(agency: Agency, office: Unit) -> Person:
    person = factories.make_person(office, "Nông Thị Ví Dụ")
    SigningPower.objects.create(
        agency=agency, person=person, capacity="TL.", for_title="Giám đốc", title="Chánh Văn phòng", from_on=BEFORE
    )
    return person


@pytest.fixture
def paper(agency: Agency, clerk: Actor) -> OfficialPaper:
    """A notice with the scan of its signed sheets, which here is a print of the same pages."""
    made = signing.issue(agency, "notice", actor=clerk)
    assert made.pdf is not None
    attach_signed(made, name="quet.pdf", data=load(made.pdf), actor=clerk)
    return made


def line_of(paper: OfficialPaper) -> NumberEntry:
    return NumberEntry.objects.select_related("paper__signed_copy", "paper__docx").get(paper=paper)


def original(paper: OfficialPaper) -> Original:
    return originals.of_entry(line_of(paper))


def wanted(signer: Person, form: str = "Sao y", **over: object) -> Wanted:
    values = {"form": form, "signer": signer, "dated_on": DAY, "recipients": (Recipient("Sở Nội vụ", "b/c"),)}
    return Wanted(**(values | over))  # type: ignore[arg-type]


def test_a_sao_y_has_its_own_number_and_the_pages_of_the_original(
    paper: OfficialPaper, clerk: Actor, signer: Person
) -> None:
    before = load(paper.pdf) if paper.pdf else b""
    made = acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    assert (made.full_number, made.state, made.dated_on) == ("01/SY-SNgV", "issued", DAY)
    text = squeezed(pdf_pages(load(made.pdf))) if made.pdf else ""
    assert text.startswith(squeezed(pdf_pages(before)))
    assert text[len(squeezed(pdf_pages(before))) :] == squeezed(
        ["SỞ NGOẠI VỤ TỈNH ĐÈO GIÓ", "SAO Y", "Số: 01/SY-SNgV", "Đèo Gió, ngày 06 tháng 12 năm 2021", "Nơi nhận:"]
    ) + squeezed(["- Sở Nội vụ (b/c);", "- Lưu: VT.", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nông Thị Ví Dụ"])
    paper.refresh_from_db()
    assert load(paper.pdf) == before if paper.pdf else False
    assert list(paper_faults()) == []


def test_the_book_the_deliveries_the_journal_and_the_archive_know_the_copy(
    agency: Agency, paper: OfficialPaper, clerk: Actor, signer: Person
) -> None:
    made = acts.issue_copy(original(paper), wanted(signer, archive="VP"), actor=clerk)
    line = NumberEntry.objects.get(paper=made)
    assert (line.series, line.state, line.type_name) == ("SAO-SNgV", "issued", "Bản sao y")
    assert (line.signer, line.capacity) == ("Nông Thị Ví Dụ", "TL. Giám đốc, Chánh Văn phòng")
    assert (line.recipients, line.kept_at) == ("Sở Nội vụ", "VT, VP")
    assert [(one.recipient, one.purpose) for one in Delivery.objects.filter(paper=made)] == [("Sở Nội vụ", "b/c")]
    row = JournalEntry.objects.filter(verb="papers.copy").latest("pk")
    assert row.data["copy_of"] == ["papers.paper", paper.pk]
    assert paper.signed_copy is not None
    assert row.data["source"] == paper.signed_copy.sha256
    archived = [file.path for file in papers_of_year(agency.pk, 2021).files]
    assert f"van-ban-di/001-sy-sngv-{made.pk}.pdf" in archived


def test_all_copies_of_a_year_share_one_series(
    agency: Agency, paper: OfficialPaper, clerk: Actor, signer: Person
) -> None:
    first = acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    assert first.pdf is not None
    attach_signed(first, name="quet.pdf", data=load(first.pdf), actor=clerk)
    second = acts.issue_copy(original(first), wanted(signer, "Sao lục"), actor=clerk)
    part = next(key for key in keys(paper) if key)
    third = acts.issue_copy(original(paper), wanted(signer, "Trích sao", parts=[part]), actor=clerk)
    assert [one.full_number for one in (first, second, third)] == ["01/SY-SNgV", "02/SL-SNgV", "03/TrS-SNgV"]
    assert second.pdf is not None
    words = squeezed(pdf_pages(load(second.pdf)))
    assert words.index("SAOY") < words.index("SAOLỤC")
    assert third.docx is not None
    assert second.docx is None


def keys(paper: OfficialPaper) -> list[str]:
    from thidua.foundations.papers.copying.parts import parts_of, sheets_of

    assert paper.docx is not None
    return [part.key for part in parts_of(sheets_of(load(paper.docx)))]


def test_an_extract_prints_the_chosen_row_and_the_mark(paper: OfficialPaper, clerk: Actor, signer: Person) -> None:
    rows = [key for key in keys(paper) if key.count(".") == 2]
    made = acts.issue_copy(original(paper), wanted(signer, "Trích sao", parts=rows[-1:]), actor=clerk)
    text = squeezed(pdf_pages(load(made.pdf))) if made.pdf else ""
    names = [squeezed([every_kind.person(index)]) for index in range(3)]
    assert [name in text for name in names].count(True) == 1
    assert text.startswith(squeezed(["UBND TỈNH LẠNG SƠN", "SỞ NGOẠI VỤ"]))
    assert "TRÍCHSAO" in text
    with pytest.raises(InputRefused, match="Chưa chọn phần để trích sao"):
        acts.issue_copy(original(paper), wanted(signer, "Trích sao", parts=["9.9"]), actor=clerk)


def refusal(paper: OfficialPaper, clerk: Actor, form: str = "Sao y") -> str:
    return originals.may_copy(clerk, original(paper), form).reason  # type: ignore[arg-type]


def test_what_may_not_be_copied_is_refused_in_one_sentence(
    agency: Agency, office: Unit, paper: OfficialPaper, clerk: Actor, signer: Person
) -> None:
    unsigned = signing.issue(agency, "dispatch", actor=clerk, origin=2)
    assert refusal(unsigned, clerk).startswith("Chưa có bản ký của văn bản.")
    OfficialPaper.objects.filter(pk=unsigned.pk).update(issued_at=None, state="numbered")
    assert refusal(unsigned, clerk) == "Văn bản chưa ban hành. Chỉ sao văn bản đã ban hành."
    outside = services.enter_outside(symbol="KH-SNgV", dated_on=DAY, subject="Ngoài phần mềm", actor=clerk)
    may = originals.may_copy(clerk, originals.of_entry(outside), "Sao y")
    assert may.reason == "Sổ chỉ ghi số, không giữ tệp của văn bản này nên không sao được."
    assert refusal(paper, clerk, "Sao lục") == "Sao lục chỉ lập từ bản sao y. Với bản chính, chọn sao y."
    copy = acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    assert refusal(copy, clerk) == refusal(copy, clerk, "Trích sao")
    assert refusal(copy, clerk).startswith("Đây là bản sao.")
    recall_paper(paper, reason="Sai", actor=factories.make_actor(office, "director"))
    assert refusal(paper, clerk) == "Văn bản đã thu hồi, không sao được."
    with pytest.raises(Refused):
        acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    assert OfficialPaper.objects.filter(symbol="SY-SNgV").count() == 1


@pytest.mark.parametrize(
    ("over", "why"),
    [
        ({"dated_on": BEFORE}, "Ngày sao 05/12/2021 trước ngày 06/12/2021"),
        ({"dated_on": dt.date(2999, 1, 1)}, "Ngày sao 01/01/2999 sau ngày hôm nay"),
        ({"recipients": ()}, "Chưa có nơi nhận"),
    ],
)
def test_a_wrong_day_or_no_recipient_takes_no_number(
    paper: OfficialPaper, clerk: Actor, signer: Person, over: dict[str, object], why: str
) -> None:
    with pytest.raises(InputRefused, match=re.escape(why)):
        acts.issue_copy(original(paper), wanted(signer, **over), actor=clerk)
    assert not OfficialPaper.objects.filter(symbol="SY-SNgV").exists()


def test_a_power_counts_from_its_first_to_its_last_day(paper: OfficialPaper, clerk: Actor, signer: Person) -> None:
    for first, last in ((BEFORE, BEFORE), (DAY + dt.timedelta(days=1), None)):
        SigningPower.objects.update(from_on=first, to_on=last)
        with pytest.raises(InputRefused, match="Ngày 06/12/2021 Nông Thị Ví Dụ chưa có thẩm quyền ký"):
            acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    SigningPower.objects.update(from_on=DAY, to_on=DAY)
    assert acts.issue_copy(original(paper), wanted(signer), actor=clerk).number == 1


def test_only_the_clerk_makes_a_copy(office: Unit, paper: OfficialPaper, signer: Person) -> None:
    for role in ("director", "secretary", "union", "head", "member", "staff", "board", "admin"):
        with pytest.raises(Refused):
            acts.issue_copy(original(paper), wanted(signer), actor=factories.make_actor(office, role))


def test_the_electronic_copy_bears_form_agency_and_time_and_the_agencys_signature_alone(
    agency: Agency, paper: OfficialPaper, clerk: Actor, signer: Person
) -> None:
    made = acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    with pytest.raises(InputRefused, match="không hiện hình dấu"):
        seal_paper(made, key=signing.seal_key(agency), actor=clerk)
    seal_paper(made, key=dataclasses.replace(signing.seal_key(agency), picture=None), actor=clerk)
    assert signing.signers(made) == [agency.name]
    second = acts.issue_copy(original(made), wanted(signer, "Sao lục"), actor=clerk)
    seal_paper(second, key=dataclasses.replace(signing.seal_key(agency), picture=None), actor=clerk)
    mark, below = corner(signing.held(second))
    assert re.fullmatch(rf"Sao y; {agency.name}; \d\d/\d\d/\d{{4}} \d\d:\d\d:\d\d \+07:00", mark)
    assert below == 14
    assert list(paper_faults()) == []


def corner(pdf: bytes) -> tuple[str, int]:
    """The line at the top right of the first page, and how far under its place the signature on the page stands."""
    document = pypdfium2.PdfDocument(pdf)
    mark = document[0].get_textpage().get_text_bounded(0, 842 - 52, 595, 842)
    document.close()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        top = float(file.pages[0].Annots[0].Rect[3])
    return mark, round(842 - 7 * 72 / 25.4 - top)


def form_of(signer: Person, **over: object) -> dict[str, object]:
    values = {"signer": signer.pk, "dated_on": "2021-12-06", "recipients": "Sở Nội vụ; b/c\nVăn phòng Sở"}
    return {**values, "do": "issue", **over}


def test_the_page_of_an_original_leads_to_its_copies_and_back(
    client: Client, paper: OfficialPaper, signer: Person
) -> None:
    page = f"{OUT}{line_of(paper).pk}/"
    assert f'href="{page}sao/sao-y/"' in text_of(client.get(page))
    done = client.post(f"{page}sao/sao-y/", form_of(signer, _once="x"), follow=True)
    again = client.post(f"{page}sao/sao-y/", form_of(signer, _once="x"), follow=True)
    assert done.redirect_chain[-1] == again.redirect_chain[-1]
    made = OfficialPaper.objects.get(symbol="SY-SNgV")
    assert f'href="/so-van-ban/di/van-ban/{paper.pk}/">Thông báo số' in text_of(done)
    assert f'href="/so-van-ban/di/van-ban/{made.pk}/"' in text_of(client.get(page))
    assert "Sao lục" in text_of(done)


def test_a_preview_writes_nothing_and_a_refusal_keeps_what_was_typed(
    client: Client, paper: OfficialPaper, signer: Person
) -> None:
    page = f"{OUT}{line_of(paper).pk}/sao/sao-y/"
    shown = client.post(page, form_of(signer, do="preview"))
    assert shown["Content-Type"] == "application/pdf"
    assert "SAOY" in squeezed(pdf_pages(shown.content))
    refused = client.post(page, form_of(signer, dated_on="2021-12-05"))
    assert refused.status_code == 422
    assert "trước ngày 06/12/2021" in text_of(refused)
    assert "Sở Nội vụ; b/c" in text_of(refused)
    assert client.get(f"{OUT}{line_of(paper).pk}/sao/chup/").status_code == 404
    assert not OfficialPaper.objects.filter(symbol="SY-SNgV").exists()


def test_parts_are_chosen_on_the_page_and_long_lists_are_searched(
    client: Client, paper: OfficialPaper, signer: Person
) -> None:
    page = f"{OUT}{line_of(paper).pk}/sao/trich-sao/"
    assert "Dòng danh sách cần trích" in text_of(client.get(page))
    assert every_kind.person(0) not in text_of(client.get(f"{page}?tim=khong+co+ai"))
    last = keys(paper)[-1]
    done = client.post(page, form_of(signer, part=[last]), follow=True)
    assert "01/TrS-SNgV" in text_of(done)
    assert OfficialPaper.objects.get(symbol="TrS-SNgV").typed["parts"] == [last]


def arrived(client: Client, paper: OfficialPaper, **over: object) -> IncomingPaper:
    values = {
        "arrived_on": "2021-12-05", "dated_on": "2021-12-01", "sender": "Sở Nội vụ", "number": "12",
        "symbol": "TB-SNV", "type_name": "Thông báo", "subject": "Tổng kết",
    }  # fmt: skip
    data = load(paper.pdf) if paper.pdf else b""
    client.post(f"{IN}ghi-so/", {**values, "file": SimpleUploadedFile("den.pdf", data), **over})
    return IncomingPaper.objects.latest("pk")


def test_what_arrived_is_copied_as_sao_y_and_a_sao_y_that_arrived_as_sao_luc(
    client: Client, clerk: Actor, office: Unit, paper: OfficialPaper, signer: Person
) -> None:
    plain = arrived(client, paper)
    page, file = f"{IN}{plain.pk}/", plain.files.get()
    assert f'href="{page}tep/{file.pk}/sao/sao-y/"' in text_of(client.get(page))
    assert "sao/sao-luc/" not in text_of(client.get(page))
    early = client.post(f"{page}tep/{file.pk}/sao/sao-y/", form_of(signer, dated_on="2021-12-04"))
    assert "trước ngày 05/12/2021" in text_of(early)
    client.post(f"{page}tep/{file.pk}/sao/sao-y/", form_of(signer, dated_on="2021-12-05", everyone="on"))
    made = OfficialPaper.objects.get(symbol="SY-SNgV")
    assert made.title == "Sao y Thông báo số 12/TB-SNV ngày 01/12/2021 của Sở Nội vụ: Tổng kết"
    assert f"/di/van-ban/{made.pk}/" in text_of(client.get(page))
    staff, _user = browser(office, "staff")
    assert staff.get(f"/van-ban/{made.pk}/pdf/").status_code == 200
    copied = arrived(client, paper, number="3", symbol="SY-SNV", type_name="")
    page, file = f"{IN}{copied.pk}/", copied.files.get()
    client.post(f"{page}tep/{file.pk}/sao/sao-luc/", form_of(signer, dated_on="2021-12-05"))
    assert OfficialPaper.objects.get(symbol="SL-SNgV").title.startswith("Sao lục Bản sao y số 3/SY-SNV")
    assert staff.get(f"/van-ban/{OfficialPaper.objects.get(symbol='SL-SNgV').pk}/pdf/").status_code == 404


def test_what_arrived_in_words_or_was_given_back_is_not_copied(
    client: Client, clerk: Actor, paper: OfficialPaper, signer: Person
) -> None:
    plain = arrived(client, paper, file=SimpleUploadedFile("den.txt", b"chu"))
    file = plain.files.get()
    page = f"{IN}{plain.pk}/"
    assert "Tệp “den.txt” không phải PDF hay ảnh quét nên không sao được." in text_of(client.get(page))
    assert "Chỉ trích sao được văn bản do phần mềm lập" in text_of(client.get(page))
    assert "không sao được" in text_of(client.post(f"{page}tep/{file.pk}/sao/sao-y/", form_of(signer)))
    services.return_incoming(plain, reason="Nơi gửi thu hồi", actor=clerk)
    assert "Văn bản đã trả lại nơi gửi theo thu hồi, không sao được." in text_of(client.get(page))
    assert not OfficialPaper.objects.filter(symbol="SY-SNgV").exists()


def test_a_scan_attached_to_a_decision_issued_on_paper_makes_it_copyable(
    agency: Agency, client: Client, clerk: Actor, signer: Person
) -> None:
    decision = signing.issue(agency, "award_decision", actor=clerk)
    page = f"{OUT}{line_of(decision).pk}/"
    assert f'href="/van-ban/{decision.pk}/ky-so/gan/"' in text_of(client.get(page))
    scan = SimpleUploadedFile("quet.pdf", load(decision.pdf) if decision.pdf else b"")
    client.post(f"/van-ban/{decision.pk}/ky-so/gan/", {"file": scan})
    assert f'href="{page}sao/sao-y/"' in text_of(client.get(page))
    assert f"/van-ban/{decision.pk}/ky-so/gan/" not in text_of(client.get(page))


def test_a_page_asks_as_much_with_three_copies_as_with_one(
    client: Client, clerk: Actor, paper: OfficialPaper, signer: Person
) -> None:
    page = f"{OUT}{line_of(paper).pk}/"
    made = acts.issue_copy(original(paper), wanted(signer), actor=clerk)
    one = queries_of(client, page)
    for number in (2, 3):
        made.pk, made.number = None, number
        made.save()
    assert text_of(client.get(page)).count('<a href="/so-van-ban/di/van-ban/') == 3
    assert queries_of(client, page) == one
    assert queries_of(client, f"{page}sao/trich-sao/") < 20
