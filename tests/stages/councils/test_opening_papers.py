"""The papers before the ballot are issued like any other: number, signatory of the day, frozen bytes, recipients."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.foundations.papers.wording.files import Change, edited, write
from tests.pages import text_of
from tests.stages import season as year
from tests.stages.season import Season
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import PaperKind
from thidua.foundations.papers.issuing.services import issue_stage_paper, keep_draft
from thidua.foundations.papers.issuing.sheets import StagePaper, draft_of
from thidua.foundations.papers.models import NumberEntry, OfficialPaper, SigningPower
from thidua.foundations.papers.registry.after_issue import recall_paper
from thidua.foundations.papers.registry.after_issue import text_of as words_of_paper
from thidua.foundations.papers.verify import paper_faults
from thidua.foundations.papers.wording_page.services import put_wording, use_wording
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.councils import services
from thidua.stages.councils.models import Council, Meeting
from thidua.stages.councils.opening_papers import council_sheet, invitation_sheet, tellers_sheet
from thidua.stages.councils.policies import may_enter_tally

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]
INVITED = {"time": "14:00", "agenda": "Xét đề nghị\nThông qua biên bản", "notes": "", "recipients": "Văn phòng; t/h"}


@pytest.fixture
def season() -> Season:
    return year.make_season()


@pytest.fixture
def meeting(season: Season) -> Meeting:
    return year.planned(season)


def power(season: Season, **over: object) -> str:
    """The director signs in person; gives what the form sends for him."""
    person = season.users["director"].person
    values = {"capacity": "", "title": "Giám đốc", "from_on": dt.date(2021, 1, 1), **over}
    SigningPower.objects.create(agency=season.agency, person=person, **values)
    return str(person.pk)


def invited(meeting: Meeting, **over: str) -> dict[str, str]:
    return {**INVITED, "dated_on": meeting.held_on.isoformat(), **over}


def issue(sheet: StagePaper, words: dict[str, str], season: Season, seen: int = 0) -> OfficialPaper:
    return issue_stage_paper(sheet, words=words, seen=seen, actor=season.actor("secretary"))


def test_an_invitation_takes_a_number_of_the_council_and_stands_in_the_book(season: Season, meeting: Meeting) -> None:
    made = issue(invitation_sheet(meeting), invited(meeting), season)

    entry = NumberEntry.objects.get(paper=made)
    assert (made.state, made.full_number) == ("issued", "01/GM-HĐTĐKT")
    assert (entry.state, entry.type_name, entry.recipients) == ("issued", "Giấy mời", "Văn phòng")
    assert [(one.recipient, one.purpose, one.state) for one in made.deliveries.all()] == [
        ("Văn phòng", "t/h", "pending")
    ]
    words = words_of_paper(made)
    assert "Số: 01/GM-HĐTĐKT" in words
    assert "14 giờ 00" in words
    assert "2. Thông qua biên bản." in words
    assert list(paper_faults()) == []
    told = JournalEntry.objects.filter(verb="papers.issue", object_type="papers.officialpaper").last()
    assert told is not None
    assert told.data["issued"] == "01/GM-HĐTĐKT"


def test_what_was_issued_is_not_issued_again_until_it_is_recalled(season: Season, meeting: Meeting) -> None:
    sheet = invitation_sheet(meeting)
    made = issue(sheet, invited(meeting), season)
    with pytest.raises(Blocked, match="Đã ban hành số 01/GM-HĐTĐKT"):
        issue(sheet, invited(meeting), season)
    assert NumberEntry.objects.count() == 1
    recall_paper(made, reason="Đổi giờ họp", actor=season.actor("director"))
    assert issue(sheet, invited(meeting), season).full_number == "02/GM-HĐTĐKT"


@pytest.mark.parametrize(
    ("over", "days", "message"),
    [
        ({"dated_on": ""}, 0, "Chưa ghi ngày văn bản"),
        ({}, 1, "quá muộn: giấy mời họp Hội đồng không đề ngày sau"),
        ({"recipients": " \n ; b/c"}, 0, "Chưa có nơi nhận"),
    ],
)
def test_a_paper_that_lacks_something_takes_no_number(
    season: Season, meeting: Meeting, over: dict[str, str], days: int, message: str
) -> None:
    day = (meeting.held_on + dt.timedelta(days)).isoformat()
    with pytest.raises(InputRefused, match=message):
        issue(invitation_sheet(meeting), invited(meeting, **{"dated_on": day, **over}), season)
    assert (NumberEntry.objects.count(), OfficialPaper.objects.count()) == (0, 0)


def test_an_invitation_needs_the_place_of_the_meeting(season: Season, meeting: Meeting) -> None:
    meeting.place = " "
    with pytest.raises(Blocked, match="chưa có địa điểm"):
        issue(invitation_sheet(meeting), invited(meeting), season)


@pytest.mark.parametrize(
    ("state", "open_to"),
    [
        ("planned", {"invitation", "tellers"}),
        ("frozen", {"invitation", "tellers"}),
        ("open", {"tellers"}),
        ("counting", {"tellers"}),
        ("counted", set()),
        ("closed", set()),
    ],
)
def test_a_paper_comes_before_what_it_prepares(meeting: Meeting, state: str, open_to: set[str]) -> None:
    meeting.state = state
    sheets = {"invitation": invitation_sheet(meeting), "tellers": tellers_sheet(meeting)}
    assert {name for name, sheet in sheets.items() if not sheet.faults({})} == open_to


@pytest.mark.parametrize("role", ["member", "director", "union", "staff"])
def test_only_those_who_run_the_meeting_issue_its_papers(season: Season, meeting: Meeting, role: str) -> None:
    for sheet in (invitation_sheet(meeting), tellers_sheet(meeting), council_sheet(meeting.council)):
        with pytest.raises(Refused):
            issue_stage_paper(sheet, words=invited(meeting), seen=0, actor=season.actor(role))
    assert not NumberEntry.objects.exists()


def tellers(season: Season, meeting: Meeting, *people: int, signer: str) -> dict[str, str]:
    codes = {f"teller_{index}": season.members[no].code for index, no in enumerate(people)}
    return {**codes, "dated_on": meeting.held_on.isoformat(), "signer": signer, "recipients": "Thành viên Hội đồng"}


def test_the_tellers_are_blank_until_chosen_and_then_named(season: Season, meeting: Meeting) -> None:
    sheet = tellers_sheet(meeting)
    signer = power(season)
    draft = keep_draft(sheet, words={}, seen=0, actor=season.actor("secretary"))
    assert "1. ……" in words_of_paper(draft)
    made = issue(sheet, tellers(season, meeting, 0, 1, 2, signer=signer), season, seen=draft.version)
    words = words_of_paper(made)
    assert made.symbol.startswith("QĐ-")
    assert [person.full_name in words for person in season.members[:3]] == [True, True, True]
    assert "………" not in words


def test_nobody_counts_twice(season: Season, meeting: Meeting) -> None:
    signer = power(season)
    with pytest.raises(Blocked, match="hai lần trong Ban kiểm phiếu"):
        issue(tellers_sheet(meeting), tellers(season, meeting, 0, 1, 0, signer=signer), season)


@pytest.mark.parametrize(("from_offset", "signs"), [(0, True), (1, False)])
def test_the_signatory_has_a_power_on_the_day_of_the_paper(
    season: Season, meeting: Meeting, from_offset: int, signs: bool
) -> None:
    signer = power(season, from_on=meeting.held_on + dt.timedelta(from_offset))
    words = tellers(season, meeting, 0, 1, 2, signer=signer)
    if signs:
        assert NumberEntry.objects.get(paper=issue(tellers_sheet(meeting), words, season)).capacity == "Giám đốc"
    else:
        with pytest.raises(InputRefused, match="chưa có thẩm quyền ký trong sổ"):
            issue(tellers_sheet(meeting), words, season)


def test_the_founding_decision_writes_its_number_at_the_council(season: Season, meeting: Meeting) -> None:
    Council.objects.update(decision_number="", decided_on=None)
    council = Council.objects.select_related("agency__parent").get()
    signer = power(season)
    words = {
        "articles": "Hội đồng làm việc theo quy chế.\nCác đơn vị thi hành Quyết định này.",
        "dated_on": "2021-12-01",
        "signer": signer,
        "recipients": "Các đơn vị",
    }
    made = issue(council_sheet(council), words, season)
    council.refresh_from_db()
    assert (council.decision_number, council.decided_on) == (made.full_number, dt.date(2021, 12, 1))
    assert "Các đơn vị thi hành Quyết định này./. Nơi nhận: - Như Điều 3;" in words_of_paper(made)
    assert council_sheet(council).faults({}) == [f"Hội đồng này đã có Quyết định thành lập số {made.full_number}."]


def test_two_who_write_one_draft_do_not_overwrite_each_other(season: Season, meeting: Meeting) -> None:
    sheet, actor = invitation_sheet(meeting), season.actor("secretary")
    first = keep_draft(sheet, words=invited(meeting, agenda="Một"), seen=0, actor=actor)
    keep_draft(sheet, words=invited(meeting, agenda="Hai"), seen=first.version, actor=actor)
    with pytest.raises(EditConflict):
        keep_draft(sheet, words=invited(meeting, agenda="Ba"), seen=first.version, actor=actor)
    kept = draft_of(sheet)
    assert kept is not None
    assert kept.typed["agenda"] == "Hai"


def test_the_page_keeps_a_draft_then_issues_it(season: Season, meeting: Meeting, signed_in: SignIn) -> None:
    client = signed_in(season.users["secretary"])
    url = reverse("councils:meeting-issue", args=[meeting.pk, "giay-moi"])
    typed = {**INVITED, "agenda": "Nội dung gõ dở", "dated_on": ""}
    assert client.post(url, {**typed, "do": "save", "version": "0"}).status_code == 302
    page = text_of(client.get(url))
    assert "Nội dung gõ dở" in page
    refused = client.post(url, {**typed, "do": "issue", "version": "1"})
    assert (refused.status_code, "Nội dung gõ dở" in text_of(refused)) == (422, True)
    done = client.post(url, {**invited(meeting), "do": "issue", "version": "1"}, follow=True)
    assert "01/GM-HĐTĐKT" in text_of(done)
    assert "Xem trong sổ văn bản đi" in text_of(client.get(url))
    meeting_page = text_of(client.get(reverse("councils:meeting", args=[meeting.pk])))
    assert "số 01/GM-HĐTĐKT, đã ban hành" in meeting_page


def test_a_refusal_of_the_act_keeps_every_word_on_the_page(season: Season, meeting: Meeting, signed_in: SignIn) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(place="")
    url = reverse("councils:meeting-issue", args=[meeting.pk, "giay-moi"])
    client = signed_in(season.users["secretary"])
    response = client.post(url, {**invited(meeting, agenda="Nội dung dài"), "do": "issue", "version": "0"})
    page = text_of(response)
    assert response.status_code == 422
    assert "chưa có địa điểm" in page
    assert "Nội dung dài" in page
    assert not OfficialPaper.objects.exists()


@pytest.mark.parametrize(("role", "reads"), [("member", True), ("head", False)])
def test_members_of_the_council_read_the_invitation(
    season: Season, meeting: Meeting, signed_in: SignIn, role: str, reads: bool
) -> None:
    made = issue(invitation_sheet(meeting), invited(meeting), season)
    response = signed_in(season.users[role]).get(reverse("papers:file", args=[made.pk, "pdf"]))
    assert response.status_code == (200 if reads else 404)
    assert isinstance(season.agency, Agency)
    assert made.origin == services.ORIGIN


def test_an_issued_paper_and_its_preview_are_in_the_agencys_words_and_its_own_recipients_get_it(
    season: Season, meeting: Meeting, signed_in: SignIn
) -> None:
    agency_words(
        season,
        PaperKind.INVITATION,
        write("Đề nghị các ông, bà mang theo tài liệu (mẫu)", "{{doan_1}}"),
        write("- Đài Truyền thanh mẫu (để đưa tin);", "{{noi_nhan}}"),
    )
    url = reverse("councils:meeting-issue", args=[meeting.pk, "giay-moi"])
    page = text_of(signed_in(season.users["secretary"]).get(url))
    assert "Đề nghị các ông, bà mang theo tài liệu (mẫu)" in page
    assert "Viết theo mẫu của cơ quan, bản 1" in page

    made = issue(invitation_sheet(meeting), invited(meeting), season)

    assert "mang theo tài liệu (mẫu)" in words_of_paper(made)
    assert [(one.recipient, one.purpose) for one in made.deliveries.order_by("pk")] == [
        ("Văn phòng", "t/h"),
        ("Đài Truyền thanh mẫu", "để đưa tin"),
    ]
    assert NumberEntry.objects.get(paper=made).recipients == "Văn phòng; Đài Truyền thanh mẫu"


def agency_words(season: Season, kind: PaperKind, *changes: Change) -> None:
    """The agency's own wording of a kind, in use from the first day of the year before."""
    actor = season.actor("secretary")
    row = put_wording(kind=kind, name="mau.docx", data=edited(kind, *changes), from_on=dt.date(2020, 1, 1), actor=actor)
    use_wording(row, actor=actor)


def test_only_those_whom_the_decision_names_count(season: Season) -> None:
    """Members 2 and 4 of the council are the accounts “member” and “secretary”; the clerk is not named."""
    meeting = year.counting(season)
    for role in ("member", "clerk"):
        assert may_enter_tally(season.actor(role), meeting, 1)
    signer = power(season)
    made = issue(tellers_sheet(meeting), tellers(season, meeting, 2, 4, 0, signer=signer), season)
    assert may_enter_tally(season.actor("member"), meeting, 1)
    assert may_enter_tally(season.actor("secretary"), meeting, 2)
    refused = may_enter_tally(season.actor("clerk"), meeting, 1)
    assert refused.reason == f"Quyết định số {made.full_number} thành lập Ban kiểm phiếu không có tên anh chị."
    assert season.members[2].full_name in (refused.helper or "")
    recall_paper(made, reason="Đổi người", actor=season.actor("director"))
    assert may_enter_tally(season.actor("clerk"), meeting, 1)
