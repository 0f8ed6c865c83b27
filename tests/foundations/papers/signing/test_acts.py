"""Signing any issued paper: who may, in which order, what is kept, what is refused, what the journal says."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.foundations.papers import samples
from tests.foundations.papers.signing import authority, drawings, hsm, signed
from tests.pages import queries_of, text_of
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.models import OfficialPaper, SigningPower
from thidua.foundations.papers.signing import acts, policies
from thidua.foundations.papers.signing.given import GivenKey, sign_for_agency
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.papers.verify import paper_faults
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
BACKEND = "django.contrib.auth.backends.ModelBackend"
DAY = dt.date(2021, 12, 6)
DIRECTOR = samples.DIRECTOR.name


@command("tests.issue_sample")
def issue(agency: Agency, kind: str, *, actor: Actor, origin: int = 1, numbered: bool = True) -> OfficialPaper:
    """One of the sample papers, issued as its stage does."""
    paper = samples.PAPERS[kind.replace("_", "-")](3)
    made = papers.draft_paper(
        agency.pk, paper, kind=kind, title=paper.subject or kind, year=2021, origin="tests.sample", origin_id=origin
    )
    if numbered:
        papers.number_paper(made, symbol=paper.symbol or "BB-SNgV", dated_on=DAY)
    record(made)
    return papers.issue_paper(made, paper, recipients=[("Văn phòng Sở", "")])


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def director(office: Unit) -> Actor:
    return factories.make_actor(office, "director", name=DIRECTOR)


@pytest.fixture
def plan(agency: Agency, clerk: Actor) -> OfficialPaper:
    return issue(agency, "launch_plan", actor=clerk)


def key(name: str) -> GivenKey:
    return GivenKey(authority.PASSPHRASE, authority.issue(name, authority.root()).pkcs12(), picture=BLUE)


def seal_key(agency: Agency) -> GivenKey:
    holder = authority.issue(agency.name, authority.root())
    return GivenKey(authority.PASSPHRASE, holder.pkcs12(), picture=("dau.png", drawings.ring()), width_mm=36)


BLUE = ("ky.png", drawings.scrawl())


def held(paper: OfficialPaper) -> bytes:
    paper.refresh_from_db()
    assert paper.signed_copy is not None
    return load(paper.signed_copy)


def signers(paper: OfficialPaper) -> list[str]:
    report = verify_pdf(held(paper), roots=[signed.der(authority.root())], now=clock.machine_now())
    assert report.verdict == "good"
    return [one.signer for one in report.signatures]


KINDS = ("launch_plan", "submission_letter", "dispatch", "notice", "council_minutes", "tally_record", "final_report")


@pytest.mark.parametrize("kind", KINDS)
def test_every_issued_paper_is_signed_by_whom_it_names_and_then_by_the_agency(
    agency: Agency, office: Unit, clerk: Actor, kind: str
) -> None:
    paper = issue(agency, kind, actor=clerk)
    name = samples.PAPERS[kind.replace("_", "-")](3).closing.signatories[-1].name
    who = factories.make_actor(office, "director", name=name)
    acts.sign_paper(paper, key=key(name), actor=who)
    acts.seal_paper(paper, key=seal_key(agency), actor=clerk)
    assert signers(paper) == [name, agency.name]
    assert paper.pdf is not None
    assert held(paper).startswith(load(paper.pdf))
    assert list(paper_faults()) == []


def test_minutes_are_signed_by_each_whose_name_they_bear(agency: Agency, office: Unit, clerk: Actor) -> None:
    paper = issue(agency, "council_minutes", actor=clerk)
    secretary, chair = (one.name for one in samples.PAPERS["council-minutes"](3).closing.signatories)
    for name, role in ((secretary, "secretary"), (chair, "director")):
        acts.sign_paper(paper, key=key(name), actor=factories.make_actor(office, role, name=name))
    acts.seal_paper(paper, key=seal_key(agency), actor=clerk)
    assert signers(paper) == [secretary, chair, agency.name]
    with pikepdf.open(io.BytesIO(held(paper))) as pdf:
        places = {str(one.T): [float(x) for x in one.Rect] for page in pdf.pages for one in page.get("/Annots", [])}
    seal, persons = places.pop("CoQuan"), sorted(places.values())
    # The seal covers the left third of the chair's signature, which stands at the right.
    assert seal[2] == pytest.approx(persons[1][0] + (persons[1][2] - persons[1][0]) / 3, abs=1.5)


def test_a_deputy_signs_by_a_power_valid_on_the_day_of_the_paper(agency: Agency, office: Unit, clerk: Actor) -> None:
    paper = issue(agency, "submission_letter", actor=clerk)
    deputy = factories.make_actor(office, "head", name=samples.DEPUTY.name)
    assert not policies.may_sign(deputy, paper)
    power = SigningPower.objects.create(
        agency=agency, person_id=deputy.person_id, capacity="KT.", for_title="Giám đốc", title="Phó Giám đốc",
        from_on=DAY, to_on=DAY,
    )  # fmt: skip
    assert policies.may_sign(deputy, paper)
    for first, last in ((DAY + dt.timedelta(1), None), (DAY - dt.timedelta(9), DAY - dt.timedelta(1))):
        SigningPower.objects.filter(pk=power.pk).update(from_on=first, to_on=last)
        assert "không có thẩm quyền ký trong sổ" in policies.may_sign(deputy, paper).reason
        with pytest.raises(Refused):
            acts.sign_paper(paper, key=key(samples.DEPUTY.name), actor=deputy)


def test_somebody_whose_name_is_not_under_the_paper_does_not_sign_it(plan: OfficialPaper, office: Unit) -> None:
    other = factories.make_actor(office, "director", name="Lò Văn Khác")
    assert policies.may_sign(other, plan).reason == "Văn bản không in tên Lò Văn Khác ở chỗ ký."
    with pytest.raises(Refused):
        acts.sign_paper(plan, key=key("Lò Văn Khác"), actor=other)


def test_the_key_of_another_person_leaves_nothing(plan: OfficialPaper, director: Actor) -> None:
    before = JournalEntry.objects.count(), StoredFile.objects.count()
    with pytest.raises(InputRefused, match="Người ký dùng chứng thư của chính mình"):
        acts.sign_paper(plan, key=key("Lò Văn Khác"), actor=director)
    plan.refresh_from_db()
    assert plan.signed_copy is None
    assert (JournalEntry.objects.count(), StoredFile.objects.count()) == before


def test_the_order_is_person_then_agency_and_each_once(
    agency: Agency, plan: OfficialPaper, director: Actor, clerk: Actor
) -> None:
    with pytest.raises(Refused, match="Người có thẩm quyền ký số trước"):
        acts.seal_paper(plan, key=seal_key(agency), actor=clerk)
    acts.sign_paper(plan, key=key(DIRECTOR), actor=director)
    with pytest.raises(InputRefused, match="đã có chữ ký này"):
        acts.sign_paper(plan, key=key(DIRECTOR), actor=director)
    acts.seal_paper(plan, key=seal_key(agency), actor=clerk)
    for again in (
        lambda: acts.sign_paper(plan, key=key(DIRECTOR), actor=director),
        lambda: acts.seal_paper(plan, key=seal_key(agency), actor=clerk),
    ):
        with pytest.raises(Refused, match="đã có chữ ký số của cơ quan"):
            again()


def test_two_who_sign_at_once_do_not_overwrite_each_other(plan: OfficialPaper, director: Actor) -> None:
    late = OfficialPaper.objects.get(pk=plan.pk)
    acts.sign_paper(plan, key=key(DIRECTOR), actor=director)
    with pytest.raises(StaleState):
        acts.sign_paper(late, key=key(DIRECTOR), actor=director)
    assert signers(plan) == [DIRECTOR]


@pytest.mark.parametrize("state", ["recalled", "replaced"])
def test_a_paper_out_of_force_is_not_signed(plan: OfficialPaper, director: Actor, clerk: Actor, state: str) -> None:
    OfficialPaper.objects.filter(pk=plan.pk).update(state=state)
    plan.refresh_from_db()
    assert "còn hiệu lực" in policies.may_sign(director, plan).reason
    assert "còn hiệu lực" in policies.may_attach(clerk, plan).reason


def test_a_decision_is_signed_at_its_own_page_and_only_its_scan_is_attached(
    plan: OfficialPaper, director: Actor, clerk: Actor
) -> None:
    plan.kind = "award_decision"
    assert policies.may_attach(clerk, plan).allowed
    plan.signed_copy = plan.pdf
    for answer in (policies.may_sign(director, plan), policies.may_seal(clerk, plan), policies.may_attach(clerk, plan)):
        assert "ở trang của quyết định" in answer.reason


def test_a_file_signed_elsewhere_is_known_as_the_paper_and_can_be_sealed(
    agency: Agency, plan: OfficialPaper, clerk: Actor
) -> None:
    assert plan.pdf is not None
    data = signed.sign(load(plan.pdf), authority.issue(DIRECTOR, authority.root()))
    acts.attach_signed(plan, name="ky-ngoai.pdf", data=data, actor=clerk)
    assert policies.copy_kind(plan) == "own"
    acts.seal_paper(plan, key=seal_key(agency), actor=clerk)
    assert signers(plan) == [DIRECTOR, agency.name]


def changed(data: bytes) -> bytes:
    """A paragraph put over the page by an appended revision, which a reader shows as part of the paper."""
    from tests.foundations.papers.signing.test_verifying import extended, note_on_the_page

    return extended(data, note_on_the_page)


def test_a_change_slipped_in_before_a_signature_is_not_taken(plan: OfficialPaper, clerk: Actor) -> None:
    assert plan.pdf is not None
    own = load(plan.pdf)
    for data in (changed(own), signed.sign(changed(own), authority.director())):
        with pytest.raises(InputRefused, match="ngoài chữ ký còn có nội dung thêm vào"):
            acts.attach_signed(plan, name="ky.pdf", data=data, actor=clerk)
    data = changed(signed.sign(own, authority.director()))
    with pytest.raises(InputRefused, match="Sau khi ký, có nội dung được thêm"):
        acts.attach_signed(plan, name="ky.pdf", data=data, actor=clerk)


def test_what_is_attached_is_never_replaced_but_by_more_signatures(plan: OfficialPaper, clerk: Actor) -> None:
    acts.attach_signed(plan, name="quet.pdf", data=signed.tiny(), actor=clerk)
    assert policies.copy_kind(plan) == "other"
    for data in (signed.by_director(), signed.tiny()):
        with pytest.raises(Blocked, match="Chỉ gắn được chính tệp ấy có thêm chữ ký khác"):
            acts.attach_signed(plan, name="khac.pdf", data=data, actor=clerk)
    acts.attach_signed(plan, name="them.pdf", data=signed.sign(signed.tiny(), authority.director()), actor=clerk)
    assert "Không ký số thêm ở đây" in policies.may_seal(clerk, plan).reason


def test_the_journal_says_who_signed_what_and_a_swapped_file_is_found(
    plan: OfficialPaper, director: Actor, clerk: Actor
) -> None:
    acts.sign_paper(plan, key=key(DIRECTOR), actor=director)
    assert plan.signed_copy is not None
    entry = JournalEntry.objects.get(verb="papers.sign")
    assert entry.data["signed_copy"] == plan.signed_copy.sha256
    assert entry.data["signatory"] == director.person_id
    assert list(paper_faults()) == []
    OfficialPaper.objects.filter(pk=plan.pk).update(signed_copy=plan.pdf)
    assert list(paper_faults()) == [f"Văn bản “{plan}” đã bị sửa sau khi ban hành."]


def test_an_attachment_is_signed_given_back_and_noted_in_the_journal(
    agency: Agency, plan: OfficialPaper, clerk: Actor, director: Actor
) -> None:
    before = StoredFile.objects.count()
    data = acts.sign_attachment(plan, name="pl.pdf", data=signed.unsigned(), key=seal_key(agency), actor=clerk)
    assert [one.signer for one in verify_pdf(data, now=clock.machine_now()).signatures] == [agency.name]
    assert JournalEntry.objects.get(verb="papers.sign_attachment").data["attachment"] == "pl.pdf"
    assert StoredFile.objects.count() == before
    with pytest.raises(InputRefused, match="đã có chữ ký số"):
        acts.sign_attachment(plan, name="pl.pdf", data=data, key=seal_key(agency), actor=clerk)
    with pytest.raises(Refused):
        acts.sign_attachment(plan, name="pl.pdf", data=signed.unsigned(), key=seal_key(agency), actor=director)


@pytest.mark.parametrize(
    ("state", "may"), [("draft", False), ("numbered", True), ("issued", True), ("recalled", False)]
)
def test_an_attachment_of_a_decision_is_signed_from_its_number_on(
    agency: Agency, clerk: Actor, state: str, may: bool
) -> None:
    decision = issue(agency, "award_decision", actor=clerk)
    OfficialPaper.objects.filter(pk=decision.pk).update(state=state)
    decision.refresh_from_db()
    if not may:
        with pytest.raises(Refused):
            acts.sign_attachment(decision, name="pl.pdf", data=signed.tiny(), key=seal_key(agency), actor=clerk)
        return
    data = acts.sign_attachment(decision, name="pl.pdf", data=signed.tiny(), key=seal_key(agency), actor=clerk)
    assert [one.signer for one in verify_pdf(data, now=clock.machine_now()).signatures] == [agency.name]


@pytest.mark.parametrize(("width", "fits"), [(9.9, False), (10, True), (60, True), (60.1, False)])
def test_a_seal_has_the_size_of_a_real_one(agency: Agency, width: float, fits: bool) -> None:
    given = replace(seal_key(agency), width_mm=width)
    own = signed.unsigned()
    if not fits:
        with pytest.raises(InputRefused, match=r"ngoài khoảng 10–60 mm"):
            sign_for_agency(own, given, agency=agency.name, name=DIRECTOR)
        return
    with pikepdf.open(io.BytesIO(sign_for_agency(own, given, agency=agency.name, name=DIRECTOR))) as pdf:
        (place,) = (note.Rect for page in pdf.pages for note in page.get("/Annots", []))
        left, right = float(place[0]), float(place[2])
    assert abs((right - left) / 72 * 25.4 - width) < 0.4


@pytest.mark.parametrize("kind", ["council_minutes", "tally_record"])
def test_a_record_without_a_number_is_signed_by_those_it_names(
    agency: Agency, office: Unit, clerk: Actor, kind: str
) -> None:
    """Minutes and the tellers' record may go without a number; a picture of the seal needs a line in the book."""
    paper = issue(agency, kind, actor=clerk, numbered=False)
    assert (paper.full_number, paper.number_entries.count()) == ("", 0)
    name = samples.PAPERS[kind.replace("_", "-")](3).closing.signatories[-1].name
    acts.sign_paper(paper, key=key(name), actor=factories.make_actor(office, "staff", name=name))
    with pytest.raises(InputRefused, match="không vào sổ nên không rõ chỗ đóng dấu"):
        acts.seal_paper(paper, key=seal_key(agency), actor=clerk)
    acts.seal_paper(paper, key=replace(seal_key(agency), picture=None), actor=clerk)
    assert signers(paper) == [name, agency.name]
    with pytest.raises(Refused, match="Văn bản chưa có số"):
        acts.sign_attachment(paper, name="pl.pdf", data=signed.tiny(), key=seal_key(agency), actor=clerk)


# ---- the pages


@pytest.fixture
def trusting(tmp_path: Path, settings) -> Path:
    settings.THIDUA_DATA = tmp_path
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "goc.pem").write_bytes(authority.root().pem)
    return tmp_path


def upload(holder: authority.Holder, **more: object) -> dict[str, object]:
    return {"key_file": SimpleUploadedFile("k.p12", holder.pkcs12()), "passphrase": authority.PASSPHRASE, **more}


def test_the_pages_lead_from_the_book_to_a_paper_with_both_signatures(
    agency: Agency, office: Unit, trusting: Path, clerk: Actor
) -> None:
    plan = issue(agency, "launch_plan", actor=clerk)
    keeper, head = Client(), Client()
    keeper.force_login(factories.make_user(factories.make_person(office, "Lò Thị Thư"), "clerk"), backend=BACKEND)
    head.force_login(factories.make_user(factories.make_person(office, DIRECTOR), "director"), backend=BACKEND)
    entry = plan.number_entries.get()
    page = reverse("papers:paper-signatures", args=[plan.pk])
    assert page in text_of(keeper.get(reverse("registry:entry", args=[entry.pk])))
    assert "Chưa có bản ký" in text_of(keeper.get(page))
    assert "Người có thẩm quyền ký số trước" in text_of(keeper.get(page))
    there = head.post(reverse("papers:paper-sign", args=[plan.pk]), upload(authority.issue(DIRECTOR, authority.root())))
    assert there["Location"] == page
    keeper.post(reverse("papers:paper-seal", args=[plan.pk]), upload(authority.issue(agency.name, authority.root())))
    said = text_of(keeper.get(page))
    assert "Bản ký chính là văn bản do phần mềm lập" in said
    assert f"Chữ ký 1: {DIRECTOR}" in said
    assert f"Chữ ký 2: {agency.name}" in said
    assert queries_of(keeper, page) <= 12


def test_a_refused_key_leads_back_to_its_form(signed_in: SignIn, plan: OfficialPaper, office: Unit) -> None:
    head = signed_in(factories.make_user(factories.make_person(office, DIRECTOR), "director"))
    url = reverse("papers:paper-sign", args=[plan.pk])
    reply = head.post(url, upload(authority.stranger()), follow=True)
    assert "không phải “Hoàng Thị Mẫu”" in text_of(reply)
    assert reply.redirect_chain == [(url, 302)]


def test_an_attachment_comes_back_as_a_download(signed_in: SignIn, plan: OfficialPaper, office: Unit) -> None:
    keeper = signed_in(factories.make_user(factories.make_person(office, "Lò Thị Thư"), "clerk"))
    url = reverse("papers:paper-attachment", args=[plan.pk])
    holder = authority.issue(plan.agency.name, authority.root())
    reply = keeper.post(url, upload(holder, file=SimpleUploadedFile("phụ lục.pdf", signed.unsigned())))
    assert reply["Content-Type"] == "application/pdf"
    assert "da-ky.pdf" in reply["Content-Disposition"]
    assert b"/ByteRange" in reply.content
    wrong = keeper.post(url, upload(holder, file=SimpleUploadedFile("hong.pdf", b"%PDF-1.7")))
    assert wrong.status_code == 422
    assert "phụ lục" in text_of(wrong).lower()


@hsm.needs_device
def test_the_agencys_device_is_a_choice_where_the_settings_name_one(
    signed_in: SignIn, plan: OfficialPaper, office: Unit, tmp_path: Path, settings, monkeypatch
) -> None:
    head = signed_in(factories.make_user(factories.make_person(office, DIRECTOR), "director"))
    url = reverse("papers:paper-sign", args=[plan.pk])
    assert "Thiết bị ký số của cơ quan" not in text_of(head.get(url))
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    hsm.new_token(tmp_path, "coquan")
    with hsm.opened("coquan") as session:
        hsm.put(session, authority.director(), 1)
    settings.THIDUA_PKCS11_MODULE, settings.THIDUA_PKCS11_TOKEN = hsm.MODULE, "coquan"
    assert "Thiết bị ký số của cơ quan" in text_of(head.get(url))
    missing = head.post(url, {"source": "file", "passphrase": hsm.PIN})
    assert (missing.status_code, "Chưa chọn tệp khóa" in text_of(missing)) == (422, True)
    wrong = head.post(url, {"source": "device", "passphrase": "000000"}, follow=True)
    assert "Sai mã PIN" in text_of(wrong)
    assert "000000" not in text_of(wrong)
    head.post(url, {"source": "device", "passphrase": hsm.PIN})
    assert [one.signer for one in verify_pdf(held(plan), now=clock.machine_now()).signatures] == [DIRECTOR]
