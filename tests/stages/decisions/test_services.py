"""A decision says exactly what the council passed, is signed by somebody not on it, and is undone only by another."""

import datetime as dt
from copy import deepcopy

import pytest

from tests import factories
from tests.kept import once_a_file
from tests.stages import season as year
from tests.stages.season import COLLECTIVE, DECISION_DAY, FIGHTER, LABOURER, PROVINCE, Season
from thidua.foundations.access.models import RoleGrant
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.notify.models import Notice
from thidua.foundations.papers.models import Delivery, NumberEntry, OfficialPaper, SigningPower
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.decisions import drafting, services
from thidua.stages.decisions.models import AwardDecision, DecisionLine
from thidua.stages.decisions.selectors import digest_of_lines
from thidua.stages.nominations.models import Nomination

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 ban ky mau"

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


def sign(season: Season, decision: AwardDecision, role: str = "director") -> None:
    services.sign_decision(decision, confirms=digest_of_lines(decision), actor=season.actor(role))


def test_the_draft_takes_what_was_passed_within_the_competence_in_the_order_of_the_list(season: Season) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))

    lines = [(line.order, line.award, line.subject_name) for line in decision.lines.all()]
    assert lines == [
        (1, COLLECTIVE, "Phòng Lãnh sự - Hợp tác quốc tế"),
        (2, LABOURER, "Dương Văn Ví Dụ"),
        (3, LABOURER, "Triệu Văn Ủy Viên"),
        (4, FIGHTER, "Nông Thị Mẫu"),
    ]


@pytest.mark.parametrize(
    ("status", "inside"), [("eligible", True), ("needs_review", True), ("not_eligible", False), ("blocked", False)]
)
def test_the_present_answer_of_the_law_is_asked(season: Season, status: str, inside: bool) -> None:
    meeting = year.closed(season)
    year.reassess(season, FIGHTER, status)

    decision = services.draft_decision(meeting, actor=season.actor("clerk"))
    assert decision.lines.filter(award=FIGHTER).exists() is inside


def test_a_matter_opened_after_the_draft_blocks_the_number_and_a_new_draft_leaves_the_person_out(
    season: Season,
) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))
    year.reassess(season, FIGHTER, "blocked")

    with pytest.raises(Blocked, match="Nông Thị Mẫu"):
        services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
    again = services.draft_decision(decision.meeting, actor=season.actor("clerk"))
    assert (again.pk, again.lines.count()) == (decision.pk, 3)


def test_a_list_changed_after_the_vote_gives_no_decision(season: Season) -> None:
    meeting = year.closed(season)
    Nomination.objects.filter(award=FIGHTER).update(reason="Sửa lén")

    with pytest.raises(Blocked, match="không còn khớp mã"):
        services.draft_decision(meeting, actor=season.actor("clerk"))


@pytest.mark.parametrize("role", ["director", "secretary", "member", "union", "head", "staff", "board"])
def test_only_the_clerk_drafts(season: Season, role: str) -> None:
    with pytest.raises(Refused, match="Chỉ chuyên viên"):
        services.draft_decision(year.closed(season), actor=season.actor(role))


def test_number_and_day_are_given_together_and_once(season: Season) -> None:
    decision = year.numbered(season)

    assert (decision.state, decision.full_number, decision.decided_on) == ("numbered", "01/QĐ-SNgV", DECISION_DAY)
    with pytest.raises(StaleState):
        services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))


def test_the_records_office_may_give_the_number(season: Season) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))

    services.number_decision(decision, decided_on=DECISION_DAY, number=121, actor=season.actor("clerk"))
    assert decision.full_number == "121/QĐ-SNgV"


@pytest.mark.parametrize(("day", "taken"), [(dt.date(2021, 12, 13), False), (dt.date(2021, 12, 14), True)])
def test_a_decision_is_not_older_than_the_meeting(season: Season, day: dt.date, taken: bool) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))

    if taken:
        services.number_decision(decision, decided_on=day, actor=season.actor("clerk"))
        assert decision.state == "numbered"
    else:
        with pytest.raises(InputRefused, match="trước ngày họp Hội đồng 14/12/2021"):
            services.number_decision(decision, decided_on=day, actor=season.actor("clerk"))


def test_the_director_signs_the_list_he_saw(season: Season) -> None:
    decision = year.numbered(season)

    sign(season, decision)
    assert (decision.state, decision.signatory) == ("signed", season.people["director"])
    assert JournalEntry.objects.get(verb="decisions.sign").data["digest"] == decision.digest


def test_another_list_than_the_one_seen_is_not_signed(season: Season) -> None:
    decision = year.numbered(season)

    with pytest.raises(Blocked, match="đã đổi so với bản"):
        services.sign_decision(decision, confirms="0" * 64, actor=season.actor("director"))


@pytest.mark.parametrize("role", ["clerk", "secretary", "union", "head", "staff", "board"])
def test_only_the_director_signs(season: Season, role: str) -> None:
    decision = year.numbered(season)

    with pytest.raises(Refused, match="người có thẩm quyền"):
        sign(season, decision, role)


def test_a_line_added_behind_the_back_of_the_council_blocks_the_signature(season: Season) -> None:
    decision = year.numbered(season)
    extra = year.add_nomination(season, FIGHTER, person=factories.make_person(season.office, "Người Chèn Thêm"))
    DecisionLine.objects.create(decision=decision, nomination=extra, award=FIGHTER, person=extra.person, order=9)

    with pytest.raises(Blocked):
        sign(season, decision)
    decision.refresh_from_db()
    assert decision.state == "numbered"


def test_without_anybody_entitled_no_number_is_taken(season: Season) -> None:
    RoleGrant.objects.filter(role="director").delete()
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))

    with pytest.raises(Blocked, match="Thủ trưởng"):
        services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
    assert not OfficialPaper.objects.filter(origin=services.ORIGIN, state="numbered").exists()


def test_the_scan_is_kept_but_does_not_sign(season: Season) -> None:
    decision = year.numbered(season)

    services.attach_signed_copy(decision, name="qd-01.pdf", data=PDF, actor=season.actor("clerk"))
    decision.refresh_from_db()
    assert decision.state == "numbered"
    assert decision.signed_file is not None


def test_an_unsigned_decision_is_not_issued(season: Season) -> None:
    decision = year.numbered(season)

    with pytest.raises(StaleState):
        services.issue_decision(decision, actor=season.actor("clerk"))


def test_issuing_posts_to_the_ledger_tells_people_and_lists_the_recipients(season: Season) -> None:
    decision = year.numbered(season)
    services.attach_signed_copy(decision, name="qd-01.pdf", data=PDF, actor=season.actor("clerk"))
    sign(season, decision)

    paper = services.issue_decision(decision, actor=season.actor("clerk"))

    held = HeldAward.objects.filter(decision_number="01/QĐ-SNgV", year=2021, decided_on=DECISION_DAY)
    assert sorted(held.values_list("award", flat=True)) == sorted([COLLECTIVE, LABOURER, LABOURER, FIGHTER])
    assert set(Notice.objects.values_list("person__full_name", flat=True)) == {
        "Dương Văn Ví Dụ",
        "Triệu Văn Ủy Viên",
        "Nông Thị Mẫu",
    }
    assert (paper.state, paper.full_number, paper.signed_copy is not None) == ("issued", "01/QĐ-SNgV", True)
    assert Delivery.objects.filter(paper=paper, recipient=season.parent.name, purpose="b/c").exists()


def test_issuing_twice_is_refused_and_posts_nothing_more(season: Season) -> None:
    decision = year.issued(season)
    before = HeldAward.objects.count()

    with pytest.raises(StaleState):
        services.issue_decision(decision, actor=season.actor("clerk"))
    assert HeldAward.objects.count() == before


def revoke(season: Season, decision: AwardDecision, lines: list[int] | None = None) -> AwardDecision:
    revoking = services.revoke_decision(
        decision, reason="Khai không đúng thành tích.", lines=lines, actor=season.actor("clerk")
    )
    services.number_decision(revoking, decided_on=dt.date(2021, 12, 28), actor=season.actor("clerk"))
    sign(season, revoking)
    return revoking


def test_one_award_is_taken_back_by_a_new_decision_that_cites_the_old(season: Season) -> None:
    decision = year.issued(season)
    line = decision.lines.get(award=FIGHTER)
    revoking = revoke(season, decision, [line.pk])
    line.refresh_from_db()
    assert line.is_revoked is False

    services.issue_decision(revoking, actor=season.actor("clerk"))

    line = DecisionLine.objects.get(pk=line.pk)
    decision.refresh_from_db()
    assert (line.is_revoked, decision.state) == (True, "issued")
    assert list(HeldAward.objects.filter(revoked_on__isnull=False).values_list("award", "revoked_on")) == [
        (FIGHTER, dt.date(2021, 12, 28))
    ]
    assert "01/QĐ-SNgV" in revoking.title


def test_a_decision_is_revoked_when_all_its_lines_are(season: Season) -> None:
    decision = year.issued(season)
    revoking = revoke(season, decision)

    services.issue_decision(revoking, actor=season.actor("clerk"))

    decision.refresh_from_db()
    assert (decision.state, decision.revoked_by_id) == ("revoked", revoking.pk)
    assert not HeldAward.objects.filter(revoked_on__isnull=True, decision_number=decision.full_number).exists()


def test_a_revocation_says_why(season: Season) -> None:
    decision = year.issued(season)

    with pytest.raises(InputRefused, match="lý do hủy"):
        services.revoke_decision(decision, reason="  ", actor=season.actor("clerk"))
    assert AwardDecision.objects.count() == 1


def test_a_line_is_not_revoked_twice_and_a_draft_may_be_dropped(season: Season) -> None:
    decision = year.issued(season)
    line = decision.lines.get(award=FIGHTER)
    draft = services.revoke_decision(decision, reason="Nhầm người", lines=[line.pk], actor=season.actor("clerk"))
    with pytest.raises(InputRefused, match="còn hiệu lực"):
        services.revoke_decision(decision, reason="Nhầm người", lines=[line.pk], actor=season.actor("clerk"))

    services.drop_revocation(draft, actor=season.actor("clerk"))
    line.refresh_from_db()
    assert line.revoking is None
    assert not OfficialPaper.objects.filter(origin=services.ORIGIN, state="draft").exists()


def test_only_an_issued_decision_is_revoked(season: Season) -> None:
    with pytest.raises(Refused, match="đã ban hành"):
        services.revoke_decision(year.numbered(season), reason="Nhầm", actor=season.actor("clerk"))


def test_what_is_beyond_the_competence_never_enters_the_decision(season: Season) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))

    assert not decision.lines.filter(award=PROVINCE).exists()


@pytest.mark.parametrize(("days_before", "printed"), [(1, ""), (0, "Q.")])
def test_a_decision_is_signed_in_the_capacity_of_its_day(season: Season, days_before: int, printed: str) -> None:
    decision = services.draft_decision(year.closed(season), actor=season.actor("clerk"))
    person = decision.signatory
    assert person is not None
    last = DECISION_DAY - dt.timedelta(days=days_before)
    values = {"capacity": "Q.", "for_title": "Giám đốc", "from_on": dt.date(2021, 1, 1), "to_on": last}
    SigningPower.objects.create(agency_id=decision.agency_id, person=person, **values)
    services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
    decision.refresh_from_db()
    block = drafting.decision_signature(decision)
    assert (decision.capacity, block.authority or "", block.name) == (printed, printed, person.full_name)


def test_a_number_given_up_stays_in_the_book_and_the_decision_takes_the_next(season: Season) -> None:
    decision = year.numbered(season)
    first = decision.full_number
    with pytest.raises(InputRefused, match="Chưa ghi lý do trả số"):
        services.give_number_up(decision, reason=" ", actor=season.actor("clerk"))
    services.give_number_up(decision, reason="Sai ngày quyết định", actor=season.actor("clerk"))
    decision.refresh_from_db()
    assert (decision.state, decision.full_number, decision.decided_on) == ("draft", "", None)
    services.number_decision(decision, decided_on=DECISION_DAY, actor=season.actor("clerk"))
    lines = NumberEntry.objects.filter(series=decision.symbol).order_by("number")
    assert [(line.full_number, line.state) for line in lines] == [
        (first, "cancelled"),
        (decision.full_number, "taken"),
    ]
    assert first != decision.full_number
    sign(season, decision)
    with pytest.raises(StaleState):
        services.give_number_up(decision, reason="Muộn", actor=season.actor("clerk"))
