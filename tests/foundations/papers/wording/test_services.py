"""Versions of a wording: which one a paper of a day is written in, and that what was written stays."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx.document import Document as WordDocument
from docx.shared import RGBColor

from tests import factories
from tests.foundations.papers.samples import PAPERS
from tests.foundations.papers.wording.files import edited, given, line, remove, replace, write
from tests.pages import queries_of, text_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers import render_docx
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.models import OfficialPaper, PaperWording
from thidua.foundations.papers.wording.model import WordingError
from thidua.foundations.papers.wording_page.selectors import kind_rows, visible_wordings, wording_in_force
from thidua.foundations.papers.wording_page.services import put_wording, retire_wording, use_wording
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused, StaleState

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]
DECISION = PaperKind.AWARD_DECISION
START = dt.date(2021, 12, 1)
OWN = "Căn cứ Quy chế làm việc (mẫu)"


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


def put(actor: Actor, *, from_on: dt.date = START, own: str = OWN, use: bool = True) -> PaperWording:
    data = edited(DECISION, write(own, "{{can_cu}}"))
    row = put_wording(kind=DECISION, name="mau.docx", data=data, from_on=from_on, actor=actor)
    if use:
        use_wording(row, actor=actor)
    return row


@command("tests.lay_out")
def drafted(agency: Agency, *, on: dt.date | None = None, actor: Actor) -> OfficialPaper:
    """A draft of the sample decision, numbered and laid out again when a day is given."""
    paper = PAPERS["award-decision"](2)
    record = papers.draft_paper(
        agency.pk, paper, kind="award_decision", title="Mẫu", year=2021, origin="tests", origin_id=1
    )
    if on:
        papers.number_paper(record, symbol="QĐ-SNgV", dated_on=on)
        papers.issue_paper(record, paper)
    return record


def words(record: OfficialPaper) -> bytes:
    assert record.docx is not None
    return load(record.docx)


@pytest.mark.parametrize(("on", "own"), [(dt.date(2021, 11, 30), False), (dt.date(2021, 12, 1), True)])
def test_a_paper_is_written_in_the_words_of_its_day(agency: Agency, clerk: Actor, on: dt.date, own: bool) -> None:
    row = put(clerk)
    record = drafted(agency, on=on, actor=clerk)

    assert record.wording == (row if own else None)
    assert (words(record) == render_docx(PAPERS["award-decision"](2))) is not own


def test_a_draft_not_in_use_holds_for_nothing(agency: Agency, clerk: Actor) -> None:
    put(clerk, use=False)
    assert wording_in_force(agency.pk, DECISION, START) is None


def test_the_latest_start_holds_and_retiring_it_gives_the_earlier_back(agency: Agency, clerk: Actor) -> None:
    first, second = put(clerk), put(clerk, from_on=START + dt.timedelta(days=10), own="Căn cứ khác (mẫu)")
    assert (first.version, second.version) == (1, 2)
    assert wording_in_force(agency.pk, DECISION, START + dt.timedelta(days=9)) == first
    assert wording_in_force(agency.pk, DECISION, START + dt.timedelta(days=10)) == second

    retire_wording(second, actor=clerk)

    assert wording_in_force(agency.pk, DECISION, START + dt.timedelta(days=10)) == first


def test_an_issued_paper_keeps_its_words_when_the_wording_is_put_aside(agency: Agency, clerk: Actor) -> None:
    row = put(clerk)
    record = drafted(agency, on=START, actor=clerk)
    before = words(record)

    retire_wording(row, actor=clerk)

    again = OfficialPaper.objects.get(pk=record.pk)
    assert (again.wording, words(again)) == (row, before)


def test_two_versions_do_not_hold_from_the_same_day(clerk: Actor) -> None:
    put(clerk)
    second = put(clerk, use=False)
    with pytest.raises(InputRefused, match="Đã có bản khác của loại này dùng từ ngày 01/12/2021"):
        use_wording(second, actor=clerk)


def test_a_version_is_used_once_and_not_after_it_was_put_aside(clerk: Actor) -> None:
    row = put(clerk)
    with pytest.raises(Refused):
        use_wording(row, actor=clerk)
    retire_wording(row, actor=clerk)
    with pytest.raises((Refused, StaleState)):
        use_wording(row, actor=clerk)


def test_an_unusable_file_leaves_nothing(clerk: Actor) -> None:
    with pytest.raises(WordingError):
        put_wording(
            kind=DECISION, name="mau.docx", data=edited(DECISION, remove("{{can_cu}}")), from_on=START, actor=clerk
        )
    assert (PaperWording.objects.count(), StoredFile.objects.count(), JournalEntry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(("role", "may"), [("clerk", True), ("secretary", True), ("director", False), ("staff", False)])
def test_those_who_write_papers_word_them(office: Unit, role: str, may: bool) -> None:
    actor = factories.make_actor(office, *(() if role == "staff" else (role,)))
    if may:
        assert put(actor).state == "in_use"
    else:
        with pytest.raises(Refused, match="Chỉ chuyên viên"):
            put(actor)


def test_another_agencys_wording_neither_shows_nor_holds(agency: Agency, clerk: Actor, foreign_unit: Unit) -> None:
    theirs = put(factories.make_actor(foreign_unit, "clerk"))

    assert not visible_wordings(clerk).exists()
    assert wording_in_force(agency.pk, DECISION, START) is None
    with pytest.raises(Refused, match="cơ quan khác"):
        retire_wording(theirs, actor=clerk)


def test_acts_are_journalled_with_the_files_digest(clerk: Actor) -> None:
    row = put(clerk)
    verbs = list(JournalEntry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs == ["papers.put_wording", "papers.use_wording"]
    assert JournalEntry.objects.earliest("seq").data["file"] == row.file.sha256


def test_the_list_says_which_version_holds_today(clerk: Actor) -> None:
    put(clerk)
    put(clerk, from_on=START + dt.timedelta(days=30))
    row = next(one for one in kind_rows(clerk, START) if one.kind == DECISION)
    assert row.in_use is not None
    assert (row.in_use.version, [one.version for one in row.versions]) == (1, [2, 1])


@pytest.fixture
def client_of_clerk(office: Unit, signed_in: SignIn) -> Client:
    return signed_in(factories.make_user(factories.make_person(office), "clerk"))


def upload(client: Client, data: bytes, name: str = "mau.docx") -> object:
    url = reverse("papers:wording", args=[DECISION.value])
    return client.post(url, {"file": SimpleUploadedFile(name, data), "from_on": "2021-12-01"})


def test_a_clerk_downloads_edits_uploads_tries_and_uses(client_of_clerk: Client) -> None:
    url = reverse("papers:wording-given", args=[DECISION.value])
    assert client_of_clerk.get(url).content == given(DECISION)

    assert upload(client_of_clerk, edited(DECISION, write(OWN, "{{can_cu}}"))).status_code == 302  # type: ignore[attr-defined]
    row = PaperWording.objects.get()
    page = text_of(client_of_clerk.get(reverse("papers:wording-version", args=[row.pk])))
    assert OWN in page
    assert "không giữ" not in page
    shown = client_of_clerk.get(reverse("papers:wording-example", args=[row.pk]))
    assert (shown["Content-Type"], shown.content[:5]) == ("application/pdf", b"%PDF-")
    client_of_clerk.post(reverse("papers:wording-move", args=[row.pk, "dung"]))

    row.refresh_from_db()
    assert row.state == "in_use"
    assert "Bản 1, từ 01/12/2021" in text_of(client_of_clerk.get(reverse("papers:wordings")))


def test_what_a_paper_will_not_have_is_told_before_the_version_is_used(client_of_clerk: Client) -> None:
    def coloured(document: WordDocument) -> None:
        line(document, OWN).runs[0].font.color.rgb = RGBColor(255, 0, 0)

    answer = upload(client_of_clerk, edited(DECISION, write(OWN, "{{can_cu}}"), coloured))
    url = reverse("papers:wording-version", args=[PaperWording.objects.get().pk])
    assert answer["Location"] == url  # type: ignore[index]
    page = text_of(client_of_clerk.get(url))
    assert f"“{OWN}”: không giữ màu chữ." in page
    assert "Dùng mẫu này" in page


def test_every_fault_of_a_file_is_on_the_page_and_nothing_is_kept(client_of_clerk: Client) -> None:
    data = edited(DECISION, remove("{{can_cu}}"), replace("{{dieu_2}}", "{{so_ca_nhna}}"))
    answer = upload(client_of_clerk, data)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    page = text_of(answer)  # type: ignore[arg-type]
    assert "không có trường “so_ca_nhna”. Có phải {{so_ca_nhan}}?" in page
    assert "thiếu trường {{can_cu}}" in page
    assert not PaperWording.objects.exists()


def test_a_kind_with_a_fixed_form_has_no_page(client_of_clerk: Client) -> None:
    for kind in ("ballot-paper", "khong-co"):
        assert client_of_clerk.get(reverse("papers:wording", args=[kind])).status_code == 404
        assert client_of_clerk.get(reverse("papers:wording-given", args=[kind])).status_code == 404


def test_an_unknown_move_does_not_exist(client_of_clerk: Client, agency: Agency, clerk: Actor) -> None:
    row = put(clerk, use=False)
    assert client_of_clerk.post(reverse("papers:wording-move", args=[row.pk, "xoa"])).status_code == 404


def test_pages_cost_the_same_for_one_version_as_for_three(client_of_clerk: Client, clerk: Actor) -> None:
    urls = [reverse("papers:wordings"), reverse("papers:wording", args=[DECISION.value])]
    put(clerk, use=False)
    one = [queries_of(client_of_clerk, url) for url in urls]
    put(clerk, use=False)
    put(clerk)
    assert [queries_of(client_of_clerk, url) for url in urls] == one
