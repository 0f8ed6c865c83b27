"""After issue: recall, replacement, correction, sending, signing powers. What was issued stays as it was."""

import datetime as dt

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from tests import factories
from tests.foundations.papers.registry.test_numbers import DAY, issue
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.store import load
from thidua.foundations.notify.models import Notice
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.capacity import signed_as
from thidua.foundations.papers.content import Closing, NumberAndDate, Paper, PaperKind, Paragraph, Signatory
from thidua.foundations.papers.exchange.edxml import read
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.foundations.papers.models import Delivery, NumberEntry, OfficialPaper, SigningPower
from thidua.foundations.papers.registry import after_issue, powers, sending
from thidua.foundations.papers.verify import paper_faults
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState

pytestmark = pytest.mark.django_db


@command("tests.notice")
def notice(agency: Agency, text: str, *, actor: Actor, origin: int = 1) -> OfficialPaper:
    """A notice issued as a stage does."""

    def paper(number: str | None) -> Paper:
        signed = Closing((Signatory(None, None, "Giám đốc", "Nông Thị Mẫu"),), (), "VP")
        day = DAY if number else None
        head = letterhead_of(agency)
        issue = NumberAndDate(number, day)
        return Paper(PaperKind.NOTICE, "Thông báo", "Kết quả họp", head, "TB-SNgV", issue, (Paragraph(text),), signed)

    made = papers.draft_paper(
        agency.pk, paper(None), kind="notice", title="Kết quả họp", year=2021, origin="tests.notice", origin_id=origin
    )
    papers.number_paper(made, symbol="TB-SNgV", dated_on=DAY)
    receivers = [("Văn phòng Sở", "t/h"), ("Sở Nội vụ", "b/c")]
    return papers.issue_paper(made, paper(str(made.number)), recipients=receivers)


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def director(office: Unit) -> Actor:
    return factories.make_actor(office, "director")


@pytest.fixture
def paper(agency: Agency, clerk: Actor) -> OfficialPaper:
    return notice(agency, "Nội dung thông báo.", actor=clerk)


def bytes_of(paper: OfficialPaper) -> tuple[bytes, bytes]:
    fresh = OfficialPaper.objects.select_related("pdf", "docx").get(pk=paper.pk)
    assert fresh.pdf is not None
    assert fresh.docx is not None
    return load(fresh.pdf), load(fresh.docx)


def test_a_recall_takes_a_paper_out_of_force_and_leaves_its_bytes(
    paper: OfficialPaper, clerk: Actor, director: Actor
) -> None:
    before = bytes_of(paper)
    with pytest.raises(Refused):
        after_issue.recall_paper(paper, reason="Sai", actor=clerk)
    with pytest.raises(InputRefused, match="Chưa ghi lý do thu hồi văn bản số 01/TB-SNgV"):
        after_issue.recall_paper(paper, reason=" ", actor=director)
    after_issue.recall_paper(paper, reason="Ban hành nhầm", actor=director)
    assert OfficialPaper.objects.get().state == "recalled"
    assert NumberEntry.objects.get().note == "Ban hành nhầm"
    assert bytes_of(paper) == before
    with pytest.raises(StaleState):
        after_issue.recall_paper(paper, reason="lần nữa", actor=director)
    with pytest.raises(Blocked, match="không gửi được"):
        sending.send(Delivery.objects.all()[0], channel="hand", actor=clerk)
    assert list(paper_faults()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("Đã photo 5 bản", "Đã photo 5 bản; Nhầm"), ("x" * 494, "x" * 494 + "; Nhầm"), ("x" * 495, "x" * 494 + "; Nhầm")],
)
def test_the_note_of_the_keeper_stays_beside_the_reason(
    paper: OfficialPaper, director: Actor, before: str, after: str
) -> None:
    NumberEntry.objects.update(note=before)
    after_issue.recall_paper(paper, reason="Nhầm", actor=director)
    assert NumberEntry.objects.get().note == after


def test_a_decision_is_not_recalled_here(agency: Agency, clerk: Actor, director: Actor) -> None:
    decision = issue(agency, actor=clerk)
    with pytest.raises(Blocked, match="chỉ hủy bằng quyết định khác"):
        after_issue.recall_paper(decision, reason="Sai", actor=director)
    with pytest.raises(Blocked, match="chỉ hủy bằng quyết định khác"):
        after_issue.replace_paper(decision, issue(agency, actor=clerk), actor=clerk)
    assert set(OfficialPaper.objects.values_list("state", flat=True)) == {"issued"}


def test_a_replacement_cites_the_old_and_comes_after_it(agency: Agency, paper: OfficialPaper, clerk: Actor) -> None:
    silent = notice(agency, "Nội dung mới.", actor=clerk, origin=2)
    with pytest.raises(Blocked, match="02/TB-SNgV không viện dẫn số 01/TB-SNgV"):
        after_issue.replace_paper(paper, silent, actor=clerk)
    new = notice(agency, "Thông báo này thay thế Thông báo số 01/TB-SNgV.", actor=clerk, origin=3)
    with pytest.raises(Blocked, match="cùng loại, cùng cơ quan và ban hành sau"):
        after_issue.replace_paper(new, paper, actor=clerk)
    with pytest.raises(Blocked, match="cùng loại"):
        after_issue.replace_paper(paper, issue(agency, actor=clerk), actor=clerk)
    after_issue.replace_paper(paper, new, actor=clerk)
    paper.refresh_from_db()
    new.refresh_from_db()
    assert (paper.state, new.state, new.replaces) == ("replaced", "issued", paper)
    with pytest.raises(StaleState):
        after_issue.replace_paper(paper, new, actor=clerk)
    assert list(paper_faults()) == []


def power(person_of: Actor, actor: Actor, **over: object) -> SigningPower:
    values = {
        "capacity": "KT.",
        "for_title": "Giám đốc",
        "title": "Phó Giám đốc",
        "basis": "Quyết định 5/QĐ-SNgV",
        "from_on": dt.date(2021, 11, 30),
        "to_on": dt.date(2021, 12, 5),
    }
    person = Person.objects.get(pk=person_of.person_id)
    return powers.give_power(person, **{**values, **over}, actor=actor)  # type: ignore[arg-type]


MISTAKE = after_issue.Mistake("Điểm 1", "Đèo Giớ", "Đèo Gió")


@pytest.mark.parametrize(
    ("day", "signs"),
    [
        (dt.date(2021, 11, 29), False),
        (dt.date(2021, 11, 30), True),
        (dt.date(2021, 12, 5), True),
        (dt.date(2021, 12, 6), False),
    ],
)
def test_a_power_holds_from_its_first_to_its_last_day(director: Actor, day: dt.date, signs: bool) -> None:
    power(director, director)
    found = signed_as(Person.objects.get(pk=director.person_id), day)
    assert (found is not None) is signs
    if found:
        block = found.signatory("Hoàng Văn Thử")
        assert (block.authority, block.authority_title, block.title) == ("KT.", "Giám đốc", "Phó Giám đốc")


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"title": "Chánh Văn phòng"}, "KT. chỉ dùng cho cấp phó"),
        ({"capacity": ""}, "Cấp phó không ký với tư cách người đứng đầu"),
        ({"capacity": "TUQ.", "basis": ""}, "TUQ. phải có văn bản ủy quyền và ngày hết hạn"),
        ({"capacity": "TUQ.", "to_on": None}, "TUQ. phải có văn bản ủy quyền và ngày hết hạn"),
        ({"for_title": ""}, "KT. phải ghi chức vụ của người được ký thay"),
        ({"title": ""}, "Chưa ghi chức vụ in trên văn bản"),
        ({"to_on": dt.date(2021, 11, 29)}, "Ngày hết hạn trước ngày bắt đầu"),
    ],
)
def test_a_power_the_decree_does_not_know_is_refused(director: Actor, over: dict[str, object], said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        power(director, director, **over)
    assert not SigningPower.objects.exists()


def test_an_acting_head_has_no_second_title(director: Actor) -> None:
    power(director, director, capacity="Q.", title="")
    found = signed_as(Person.objects.get(pk=director.person_id), DAY)
    assert found is not None
    assert (found.capacity, found.for_title, found.title) == ("Q.", "Giám đốc", "")


def test_one_person_signs_in_one_capacity_on_a_day(director: Actor) -> None:
    power(director, director)
    with pytest.raises(InputRefused, match="đã có thẩm quyền ký từ 30/11/2021"):
        power(director, director, from_on=dt.date(2021, 12, 5), to_on=None)
    assert power(director, director, from_on=dt.date(2021, 12, 6), to_on=None).pk


def test_a_power_ends_on_its_last_day(director: Actor, office: Unit) -> None:
    given = power(director, director, to_on=None)
    for day in (dt.date(2021, 11, 29),):
        with pytest.raises(InputRefused, match="Ngày cuối phải từ 30/11/2021"):
            powers.end_power(given, last_day=day, actor=director)
    with pytest.raises(Refused):
        powers.end_power(given, last_day=DAY, actor=factories.make_actor(office, "secretary"))
    powers.end_power(given, last_day=DAY, actor=director)
    person = Person.objects.get(pk=director.person_id)
    assert signed_as(person, DAY) is not None
    assert signed_as(person, dt.date(2021, 12, 1)) is None


def test_the_database_holds_authorisation_to_writing(director: Actor) -> None:
    given = power(director, director)
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningPower.objects.filter(pk=given.pk).update(capacity="TUQ.", to_on=None)


def test_a_correction_is_a_dispatch_that_cites_the_paper(paper: OfficialPaper, clerk: Actor, director: Actor) -> None:
    before = bytes_of(paper)
    signer = Person.objects.get(pk=director.person_id)
    with pytest.raises(InputRefused, match="chưa có thẩm quyền ký trong sổ"):
        after_issue.correct_paper(paper, [MISTAKE], signer=signer, dated_on=DAY, actor=clerk)
    power(director, director)
    with pytest.raises(InputRefused, match="Ngày đính chính không thể trước"):
        after_issue.correct_paper(paper, [MISTAKE], signer=signer, dated_on=dt.date(2021, 11, 29), actor=clerk)
    with pytest.raises(InputRefused, match="chỗ cần đính chính"):
        after_issue.correct_paper(paper, [], signer=signer, dated_on=DAY, actor=clerk)
    made = after_issue.correct_paper(paper, [MISTAKE], signer=signer, dated_on=DAY, actor=clerk)
    assert (made.full_number, made.corrects, made.state) == ("01/SNgV-VP", paper, "issued")
    text = after_issue.text_of(made)
    for words in ("Thông báo số 01/TB-SNgV", "Điểm 1: đã in “Đèo Giớ”, nay đọc là “Đèo Gió”", "KT. GIÁM ĐỐC"):
        assert words in " ".join(text.split())
    entry = NumberEntry.objects.get(paper=made)
    assert entry.capacity == "KT. Giám đốc, Phó Giám đốc"
    assert list(made.deliveries.values_list("recipient", flat=True)) == ["Văn phòng Sở", "Sở Nội vụ"]
    assert OfficialPaper.objects.get(pk=paper.pk).state == "issued"
    assert bytes_of(paper) == before
    assert list(paper_faults()) == []


def delivery(paper: OfficialPaper, name: str) -> Delivery:
    return Delivery.objects.get(paper=paper, recipient=name)


def test_inside_the_product_the_named_unit_is_told_again_when_sent_again(
    paper: OfficialPaper, clerk: Actor, division: Unit
) -> None:
    outsider = factories.make_person(division)
    one = delivery(paper, "Văn phòng Sở")
    sending.send(one, channel="inbox", actor=clerk)
    assert (one.state, one.tries) == ("sent", 1)
    told = set(Notice.objects.values_list("person_id", flat=True))
    assert clerk.person_id in told
    assert outsider.pk not in told
    sending.send(delivery(paper, "Văn phòng Sở"), channel="inbox", actor=clerk)
    assert Notice.objects.filter(person_id=clerk.person_id).count() == 2
    sending.send(delivery(paper, "Sở Nội vụ"), channel="inbox", actor=clerk)
    assert Notice.objects.filter(person_id=outsider.pk).count() == 1


def test_another_agency_is_not_told_inside_the_product(paper: OfficialPaper, clerk: Actor) -> None:
    Agency.objects.create(code="so-noi-vu-khac", name="Sở Nội vụ", level="so")
    with pytest.raises(InputRefused, match="“Sở Nội vụ” là cơ quan khác: trong phần mềm chỉ báo được người"):
        sending.send(delivery(paper, "Sở Nội vụ"), channel="inbox", actor=clerk)
    assert (delivery(paper, "Sở Nội vụ").state, Notice.objects.count()) == ("pending", 0)


def test_the_copy_for_the_archive_waits_for_nobody(paper: OfficialPaper, clerk: Actor) -> None:
    sending.send(delivery(paper, "Văn phòng Sở"), channel="archive", actor=clerk)
    kept = delivery(paper, "Văn phòng Sở")
    assert (kept.state, kept.received_at) == ("received", kept.sent_at)


def test_files_of_a_package_are_named_by_the_number_of_the_paper(paper: OfficialPaper, clerk: Actor) -> None:
    one = sending.send(delivery(paper, "Sở Nội vụ"), channel="package", address="000.00.00.H37", actor=clerk)
    names = [each.name for each in read(sending.package_of(one)).attachments]
    assert names == ["01-TB-SNgV.pdf", "01-TB-SNgV.docx"]


def test_a_paper_closed_to_the_staff_is_not_sent_to_their_inbox(paper: OfficialPaper, clerk: Actor) -> None:
    OfficialPaper.objects.filter(pk=paper.pk).update(kind="tally_record")
    with pytest.raises(InputRefused, match="không mở cho mọi người"):
        sending.send(delivery(paper, "Văn phòng Sở"), channel="inbox", actor=clerk)
    assert not Notice.objects.exists()
    assert delivery(paper, "Văn phòng Sở").state == "pending"


def test_mail_carries_the_issued_pdf(paper: OfficialPaper, clerk: Actor, settings: object) -> None:
    one = delivery(paper, "Sở Nội vụ")
    with pytest.raises(InputRefused, match="Chưa cấu hình thư điện tử"):
        sending.send(one, channel="email", address="vt@sonoivu.gov.vn", actor=clerk)
    settings.THIDUA_EMAIL_FROM = "vt@songoaivu.gov.vn"  # type: ignore[attr-defined]
    with pytest.raises(InputRefused, match="Địa chỉ thư “sonoivu” không đúng"):
        sending.send(one, channel="email", address="sonoivu", actor=clerk)
    sending.send(one, channel="email", address="vt@sonoivu.gov.vn", actor=clerk)
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (["vt@sonoivu.gov.vn"], "Văn bản số 01/TB-SNgV")
    assert sent.attachments[0][1] == bytes_of(paper)[0]
    assert one.state == "sent"
    sending.confirm_received(one, actor=clerk)
    with pytest.raises(StaleState):
        sending.send(delivery(paper, "Sở Nội vụ"), channel="hand", actor=clerk)


def test_mail_that_fails_is_kept_with_its_reason_and_sent_again(
    paper: OfficialPaper, clerk: Actor, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.THIDUA_EMAIL_FROM = "vt@songoaivu.gov.vn"  # type: ignore[attr-defined]
    # The only mail server of a test is the outbox; this one refuses as a real one does.
    settings.EMAIL_BACKEND = "tests.foundations.papers.registry.refusing_mail.Backend"  # type: ignore[attr-defined]
    one = delivery(paper, "Sở Nội vụ")
    sending.send(one, channel="email", address="vt@sonoivu.gov.vn", actor=clerk)
    kept = delivery(paper, "Sở Nội vụ")
    assert (kept.state, kept.sent_at, kept.reason) == ("failed", None, "Máy chủ thư không nhận: hộp thư đầy")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    sending.send(kept, channel="email", address="vt@sonoivu.gov.vn", actor=clerk)
    again = delivery(paper, "Sở Nội vụ")
    assert (again.state, again.reason, again.tries) == ("sent", "", 2)
    rows = JournalEntry.objects.filter(verb="registry.send").order_by("seq")
    assert [row.data["state"] for row in rows] == ["failed", "sent"]


def test_two_clerks_do_not_send_one_copy_twice(paper: OfficialPaper, clerk: Actor) -> None:
    first, second = delivery(paper, "Sở Nội vụ"), delivery(paper, "Sở Nội vụ")
    sending.send(first, channel="hand", actor=clerk)
    with pytest.raises(StaleState):
        sending.send(second, channel="hand", actor=clerk)


@pytest.mark.parametrize(
    ("channel", "address", "said"),
    [
        ("website", "songoaivu", "Bắt đầu bằng https://"),
        ("website", "javascript:alert(1)", "Bắt đầu bằng https://"),
        ("package", "000.00.00.H37.9", "dài nhất 13 ký tự"),
        ("pigeon", "", "Chưa chọn cách gửi"),
    ],
)
def test_an_address_the_channel_cannot_use_is_refused(
    paper: OfficialPaper, clerk: Actor, channel: str, address: str, said: str
) -> None:
    with pytest.raises(InputRefused, match=said):
        sending.send(delivery(paper, "Sở Nội vụ"), channel=channel, address=address, actor=clerk)
    assert delivery(paper, "Sở Nội vụ").tries == 0


def test_a_package_holds_the_issued_bytes_and_the_register_line(paper: OfficialPaper, clerk: Actor) -> None:
    one = delivery(paper, "Sở Nội vụ")
    sending.send(one, channel="package", address="000.00.08.H37", actor=clerk)
    sent = read(sending.package_of(one))
    assert [file.data for file in sent.attachments] == list(bytes_of(paper))
    assert (sent.number, sent.symbol, sent.type_name, sent.pages) == ("01", "TB-SNgV", "Thông báo", 1)
    assert (sent.signer, sent.capacity, sent.position) == ("Nông Thị Mẫu", "", "Giám đốc")
    assert (sent.sender.name, sent.receivers[0].organ_id) == ("Sở Ngoại vụ tỉnh Đèo Gió", "000.00.08.H37")
    assert sending.package_of(one) == sending.package_of(one)


def test_only_the_clerk_sends(paper: OfficialPaper, director: Actor, office: Unit) -> None:
    one = delivery(paper, "Sở Nội vụ")
    for actor in (director, factories.make_actor(office, "secretary"), factories.make_actor(office)):
        with pytest.raises(Refused):
            sending.send(one, channel="hand", actor=actor)
        with pytest.raises(Refused):
            sending.add_recipient(paper, recipient="Khác", actor=actor)
