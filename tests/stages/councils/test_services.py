"""The council's acts: who may, what stops them, what is written, and that two counts stay blind to each other."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import factories
from tests.stages import season as year
from tests.stages.season import FIGHTER, PROVINCE, Season
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workbook.model import CouncilRow, Register
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.councils import services
from thidua.stages.councils.models import Council, Meeting, TallyEntry, VoteResult
from thidua.stages.councils.services import LineCount, Presences
from thidua.stages.nominations.models import Nomination

pytestmark = pytest.mark.django_db


@pytest.fixture
def season() -> Season:
    return year.make_season()


def verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("seq").values_list("verb", flat=True))


def test_a_new_council_replaces_the_one_in_office_and_keeps_it(season: Season) -> None:
    first = services.set_council(members=[(season.members[0].pk, "chair")], actor=season.actor("clerk"))
    second = services.set_council(members=[(season.members[1].pk, "chair")], actor=season.actor("secretary"))

    first.refresh_from_db()
    assert (first.is_current, second.is_current) == (False, True)
    assert verbs() == ["councils.set_council", "councils.set_council"]


@pytest.mark.parametrize("posts", [(), ("member",), ("chair", "chair")])
def test_a_council_has_exactly_one_chair(season: Season, posts: tuple[str, ...]) -> None:
    members = [(person.pk, post) for person, post in zip(season.members, posts, strict=False)]

    with pytest.raises(InputRefused, match="đúng một Chủ tịch"):
        services.set_council(members=members, actor=season.actor("clerk"))
    assert not Council.objects.exists()


def test_nobody_sits_twice_and_nobody_comes_from_outside(season: Season) -> None:
    stranger = factories.make_person(factories.make_unit(season.parent, "X", "Ban khác"))
    pk = season.members[0].pk

    with pytest.raises(InputRefused, match="hai lần"):
        services.set_council(members=[(pk, "chair"), (pk, "member")], actor=season.actor("clerk"))
    with pytest.raises(InputRefused, match="không thuộc cơ quan"):
        services.set_council(members=[(stranger.pk, "chair")], actor=season.actor("clerk"))


@pytest.mark.parametrize("role", ["staff", "head", "member", "director", "union", "board"])
def test_only_clerk_and_secretary_set_the_council(season: Season, role: str) -> None:
    with pytest.raises(Refused, match="thư ký Hội đồng hoặc chuyên viên"):
        services.set_council(members=[(season.members[0].pk, "chair")], actor=season.actor(role))


def test_the_council_comes_from_the_workbook(season: Season) -> None:
    rows = (CouncilRow(season.members[0].code, "chu_tich"), CouncilRow(season.members[4].code, "thu_ky"))

    council = services.import_council(Register(council=rows), season.agency, actor=season.actor("clerk"))

    assert list(council.members.order_by("pk").values_list("person__code", "post")) == [
        (season.members[0].code, "chair"),
        (season.members[4].code, "secretary"),
    ]


def test_an_unknown_code_of_the_workbook_is_named_and_nothing_is_written(season: Season) -> None:
    rows = (CouncilRow(season.members[0].code, "chu_tich"), CouncilRow("KHONG-CO", "uy_vien"))

    with pytest.raises(InputRefused, match="KHONG-CO"):
        services.import_council(Register(council=rows), season.agency, actor=season.actor("clerk"))
    with pytest.raises(InputRefused, match="“Hội đồng”"):
        services.import_council(Register(), season.agency, actor=season.actor("clerk"))
    assert not Council.objects.exists()


def test_a_list_has_one_meeting(season: Season) -> None:
    year.planned(season)

    with pytest.raises(InputRefused, match="đã có phiên họp"):
        services.plan_meeting(season.listing, held_on=year.MEETING_DAY, place="", actor=season.actor("clerk"))


def test_a_meeting_needs_a_council(season: Season) -> None:
    with pytest.raises(InputRefused, match="Chưa có Hội đồng"):
        services.plan_meeting(season.listing, held_on=year.MEETING_DAY, place="", actor=season.actor("clerk"))


def test_two_editors_of_a_meeting_do_not_overwrite_each_other(season: Season) -> None:
    meeting = year.planned(season)
    seen_by_other = Meeting.objects.get(pk=meeting.pk)
    services.change_meeting(
        meeting, held_on=dt.date(2021, 12, 15), place="Hội trường", version=1, actor=season.actor("clerk")
    )

    with pytest.raises(EditConflict, match="Lộc Thị Văn Thư"):
        services.change_meeting(
            seen_by_other, held_on=dt.date(2021, 12, 16), place="", version=1, actor=season.actor("secretary")
        )
    assert Meeting.objects.get(pk=meeting.pk).place == "Hội trường"


def test_the_agenda_is_locked_with_the_digest_of_the_list_and_the_ballot_printed(season: Season) -> None:
    meeting = year.planned(season)

    ballot = services.lock_agenda(meeting, actor=season.actor("secretary"))

    meeting.refresh_from_db()
    assert (meeting.state, meeting.agenda_digest, meeting.members_total) == ("frozen", season.listing.digest, 5)
    assert (ballot.kind, ballot.number, ballot.state) == ("ballot_paper", None, "draft")


def test_an_open_list_cannot_be_put_on_the_agenda(season: Season) -> None:
    meeting = year.planned(season)
    season.listing.state = "open"
    season.listing.save()
    meeting = Meeting.objects.get(pk=meeting.pk)

    with pytest.raises(Blocked, match="chưa chốt"):
        services.lock_agenda(meeting, actor=season.actor("secretary"))


def test_a_list_changed_after_it_was_frozen_stops_every_step(season: Season) -> None:
    meeting = year.planned(season)
    Nomination.objects.filter(pk=season.nomination(FIGHTER).pk).update(reason="Sửa lén sau khi chốt")

    with pytest.raises(Blocked, match="không còn khớp mã"):
        services.lock_agenda(meeting, actor=season.actor("secretary"))
    assert not OfficialPaper.objects.exists()


@pytest.mark.parametrize(("present", "opens"), [(3, False), (4, True)])
def test_two_thirds_of_five_is_four(season: Season, present: int, opens: bool) -> None:
    meeting = year.planned(season)
    services.lock_agenda(meeting, actor=season.actor("secretary"))
    year.attend(season, meeting, *["present"] * present, "written")

    if opens:
        services.open_meeting(meeting, actor=season.actor("secretary"))
        assert meeting.state == "open"
    else:
        with pytest.raises(Blocked, match="có mặt 3, cần từ 4 trên 5") as caught:
            services.open_meeting(meeting, actor=season.actor("secretary"))
        assert caught.value.cite == "Quy chế hoạt động của Hội đồng"


def test_attendance_is_whole_before_the_opening_and_closed_after_it(season: Season) -> None:
    meeting = year.planned(season)
    services.lock_agenda(meeting, actor=season.actor("secretary"))
    members = [member for member, _taken in year.councils_members(meeting)][:4]
    rows = [Presences(member.pk, "present") for member in members]
    services.record_attendance(meeting, rows=rows, actor=season.actor("secretary"))

    with pytest.raises(Blocked, match="còn 1 thành viên"):
        services.open_meeting(meeting, actor=season.actor("secretary"))
    year.attend(season, meeting, "present")
    services.open_meeting(meeting, actor=season.actor("secretary"))
    with pytest.raises(Refused, match="Đã khai mạc"):
        year.attend(season, meeting, "absent")


def test_equal_counts_make_the_result_on_all_members(season: Season) -> None:
    meeting = year.counted(season)

    result = VoteResult.objects.get(nomination=season.nomination(FIGHTER))
    assert (result.yes, result.no, result.members, result.needed_yes, result.passes) == (5, 0, 5, 3, True)
    assert (meeting.state, VoteResult.objects.count()) == ("counted", 5)
    assert OfficialPaper.objects.get(kind="tally_record").state == "draft"


@pytest.mark.parametrize(("against", "passes"), [(2, True), (3, False)])
def test_more_than_half_of_all_members_is_three_of_five(season: Season, against: int, passes: bool) -> None:
    year.counted(season, cstd_co_so=against)

    assert VoteResult.objects.get(nomination=season.nomination(FIGHTER)).passes is passes


def test_opinions_in_writing_count_with_the_ballots_of_the_room(season: Season) -> None:
    meeting = year.counting(season, "present", "present", "present", "present", "written")
    pk = season.nomination(FIGHTER).pk
    lines = year.full_count(meeting, returned=4, cstd_co_so=2)
    lines[pk] = replace(lines[pk], written_yes=1)
    for turn, role in ((1, "secretary"), (2, "member")):
        services.enter_tally(meeting, turn, issued=4, returned=4, lines=lines, actor=season.actor(role))
    services.close_tally(meeting, actor=season.actor("secretary"))

    result = VoteResult.objects.get(nomination_id=pk)
    assert (result.yes, result.written_yes, result.total_yes, result.passes) == (2, 1, 3, True)


def test_one_person_never_makes_both_counts(season: Season) -> None:
    meeting = year.counting(season)
    lines = year.full_count(meeting)
    services.enter_tally(meeting, 1, issued=5, returned=5, lines=lines, actor=season.actor("secretary"))

    with pytest.raises(Refused, match="hai người khác nhau"):
        services.enter_tally(meeting, 2, issued=5, returned=5, lines=lines, actor=season.actor("secretary"))
    with pytest.raises(Refused, match="đã có người kiểm"):
        services.enter_tally(meeting, 1, issued=5, returned=5, lines=lines, actor=season.actor("member"))


@pytest.mark.parametrize("role", ["staff", "head", "director", "board"])
def test_others_do_not_count(season: Season, role: str) -> None:
    meeting = year.counting(season)

    with pytest.raises(Refused):
        services.enter_tally(meeting, 1, issued=5, returned=5, lines=year.full_count(meeting), actor=season.actor(role))
    assert not TallyEntry.objects.exists()


def test_the_second_counter_never_sees_the_numbers_of_the_first(season: Season) -> None:
    meeting = year.counting(season)
    services.enter_tally(
        meeting, 1, issued=5, returned=5, lines=year.full_count(meeting), actor=season.actor("secretary")
    )

    state = services.tally_state(meeting, actor=season.actor("member"))

    assert (state.first_by, state.own, state.complete, state.differs) == ("Vi Thị Thư Ký", None, False, ())
    assert services.tally_state(meeting, actor=season.actor("secretary")).own is not None


def test_differences_name_candidates_without_numbers_and_stop_the_result(season: Season) -> None:
    meeting = year.counting(season)
    lines = year.full_count(meeting)
    pk = season.nomination(FIGHTER).pk
    other = {**lines, pk: LineCount(yes=4, no=1)}
    services.enter_tally(meeting, 1, issued=5, returned=5, lines=lines, actor=season.actor("secretary"))
    services.enter_tally(meeting, 2, issued=5, returned=5, lines=other, actor=season.actor("member"))

    state = services.tally_state(meeting, actor=season.actor("member"))
    assert [place.split(", ")[1] for place in state.differs] == ["Nông Thị Mẫu"]
    with pytest.raises(Blocked, match="Nông Thị Mẫu"):
        services.close_tally(meeting, actor=season.actor("secretary"))

    services.enter_tally(meeting, 2, issued=5, returned=5, lines=lines, actor=season.actor("member"))
    services.close_tally(meeting, actor=season.actor("secretary"))
    assert meeting.state == "counted"


def test_one_count_alone_is_no_result(season: Season) -> None:
    meeting = year.counting(season)
    services.enter_tally(
        meeting, 1, issued=5, returned=5, lines=year.full_count(meeting), actor=season.actor("secretary")
    )

    with pytest.raises(Blocked, match="một lượt"):
        services.close_tally(meeting, actor=season.actor("secretary"))


@pytest.mark.parametrize(
    ("issued", "returned", "spoiled", "words"),
    [
        (6, 5, 0, "nhiều hơn 5 thành viên có mặt"),
        (4, 5, 0, "nhiều hơn 4 phiếu phát ra"),
        (5, 5, 6, "nhiều hơn 5 phiếu thu về"),
    ],
)
def test_papers_that_cannot_be_are_refused(
    season: Season, issued: int, returned: int, spoiled: int, words: str
) -> None:
    meeting = year.counting(season)

    with pytest.raises(InputRefused, match=words):
        services.enter_tally(
            meeting,
            1,
            issued=issued,
            returned=returned,
            spoiled=spoiled,
            lines=year.full_count(meeting),
            actor=season.actor("secretary"),
        )
    assert not TallyEntry.objects.exists()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LineCount(yes=5, no=1), "phải bằng 5 phiếu thu về"),
        (LineCount(yes=4, no=0), "phải bằng 5 phiếu thu về"),
        (LineCount(yes=6, no=-1), "không thể âm"),
        (LineCount(yes=5, no=0, written_yes=1), "nhiều hơn 0 thành viên gửi"),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_name(season: Season, line: LineCount, words: str) -> None:
    meeting = year.counting(season)
    lines = {**year.full_count(meeting), season.nomination(FIGHTER).pk: line}

    with pytest.raises(InputRefused, match=f"Nông Thị Mẫu.*{words}"):
        services.enter_tally(meeting, 1, issued=5, returned=5, lines=lines, actor=season.actor("secretary"))


@pytest.mark.parametrize(("cast", "taken"), [(5, True), (4, True), (3, False)])
def test_a_member_may_leave_his_own_line_empty_and_only_he(season: Season, cast: int, taken: bool) -> None:
    meeting = year.counting(season)
    own = next(line for line in services.agenda_nominations(meeting) if line.person_id == season.people["member"].pk)
    lines = {**year.full_count(meeting), own.pk: LineCount(yes=cast, no=0)}

    problems = services.tally_problems(meeting, services.Count(5, 5, 0, lines))

    assert (str(own.pk) not in problems) is taken


def test_a_line_left_out_or_from_elsewhere_is_refused(season: Season) -> None:
    meeting = year.counting(season)
    lines = year.full_count(meeting)
    missing = dict(list(lines.items())[1:])

    assert "chưa có số phiếu" in " ".join(services.tally_problems(meeting, services.Count(5, 5, 0, missing)).values())
    foreign = {**lines, 10**9: LineCount(5, 0)}
    assert "lines" in services.tally_problems(meeting, services.Count(5, 5, 0, foreign))


def test_the_journal_says_that_a_count_was_entered_and_not_what_it_says(season: Season) -> None:
    meeting = year.counting(season)
    services.enter_tally(
        meeting, 1, issued=5, returned=5, lines=year.full_count(meeting, cstd_co_so=2), actor=season.actor("secretary")
    )

    entry = JournalEntry.objects.get(verb="councils.enter_tally")
    assert entry.data == {"turn": 1}


def test_the_meeting_closes_with_two_numbered_records(season: Season) -> None:
    meeting = year.closed(season)

    papers = OfficialPaper.objects.filter(origin_id=meeting.pk, state="issued").order_by("number")
    assert [(paper.kind, paper.number) for paper in papers] == [("tally_record", 1), ("council_minutes", 2)]
    assert meeting.state == "closed"
    assert list(dict.fromkeys(verbs()))[-2:] == ["councils.write_minutes", "councils.close_meeting"]


def test_minutes_without_conclusion_do_not_close_the_meeting(season: Season) -> None:
    meeting = year.counted(season)

    with pytest.raises(Blocked, match="cần giờ bắt đầu, giờ kết thúc và kết luận"):
        services.close_meeting(meeting, actor=season.actor("secretary"))


def test_minutes_written_by_two_people_are_not_lost(season: Season) -> None:
    meeting = year.counted(season)
    words = {"proceedings": "", "began_at": "14 giờ 00", "ended_at": "16 giờ 00", "version": meeting.version}
    stale = Meeting.objects.get(pk=meeting.pk)
    services.write_minutes(meeting, conclusions="Bản một", actor=season.actor("secretary"), **words)

    with pytest.raises(EditConflict):
        services.write_minutes(stale, conclusions="Bản hai", actor=season.actor("clerk"), **words)
    assert Meeting.objects.get(pk=meeting.pk).conclusions == "Bản một"


def test_a_step_made_by_somebody_else_first_is_not_made_twice(season: Season) -> None:
    meeting = year.planned(season)
    stale = Meeting.objects.get(pk=meeting.pk)
    services.lock_agenda(meeting, actor=season.actor("secretary"))

    with pytest.raises(StaleState):
        services.lock_agenda(stale, actor=season.actor("clerk"))
    assert OfficialPaper.objects.filter(kind="ballot_paper").count() == 1


def test_awards_of_the_province_need_their_own_share(season: Season) -> None:
    year.counted(season, bang_khen_bo_nganh_tinh=2)

    result = VoteResult.objects.get(nomination=season.nomination(PROVINCE))
    assert (result.total_yes, result.needed_yes, result.passes) == (3, 3, True)
