"""The check before freezing, the digest, and what a frozen list no longer lets happen."""

import datetime as dt

import pytest

from tests.law.overlays import regulation
from tests.stages.yearend import COLLECTIVE, DUE, FIGHTER, LABOURER, YearEnd, make_yearend, register
from thidua.foundations.catalogue.services import adopt_regulation, upload_regulation
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.ledger.models import OpenMatter, Rating
from thidua.foundations.workbook.model import RatingRow, Register
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.nominations import services
from thidua.stages.nominations.checks import ListCheck, check_list, fairness_of
from thidua.stages.nominations.digest import accepted_lines, digest_of
from thidua.stages.nominations.models import Nomination, NominationList
from thidua.stages.nominations.papers import list_paper
from thidua.stages.nominations.selectors import agenda_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


@pytest.fixture
def listing(year: YearEnd) -> NominationList:
    return services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


def accept(year: YearEnd, listing: NominationList, *who: str, award: str = LABOURER) -> list[Nomination]:
    """Nominate, send and accept; the secretary accepts, so that the clerk may be among them."""
    clerk = year.actor("clerk")
    made = [services.nominate(listing, year.people[one], award=award, actor=clerk) for one in who]
    for unit in {one.nominating_unit for one in made}:
        services.send_nominations(listing, unit, actor=clerk)
    rows = Nomination.objects.filter(pk__in=[one.pk for one in made]).select_related("list", "person", "unit")
    return services.accept_nominations(rows, actor=year.actor("secretary"))


def ready(year: YearEnd, listing: NominationList) -> NominationList:
    """A list with two labourers, minutes of their unit sent: nothing stands in the way."""
    year.send_minutes(year.division, "labourer", "fighter")
    accept(year, listing, "labourer", "fighter")
    return listing


def whats(found: ListCheck) -> list[str]:
    return [problem.what for problem in found.problems]


def test_an_empty_list_is_not_frozen(year: YearEnd, listing: NominationList) -> None:
    assert whats(check_list(listing)) == ["Danh sách chưa có đề nghị nào được nhận"]
    with pytest.raises(Blocked, match="chưa có đề nghị nào"):
        services.freeze_list(listing, actor=year.actor("clerk"))


def test_a_list_in_order_is_frozen_under_its_digest(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    assert whats(check_list(listing)) == []
    services.freeze_list(listing, actor=year.actor("clerk"))
    stored = NominationList.objects.get()
    assert (stored.state, stored.frozen_on) == ("frozen", dt.date(2021, 12, 6))
    assert stored.digest == digest_of(stored)
    assert len(stored.digest) == 64


def test_units_without_minutes_stop_it(year: YearEnd, listing: NominationList) -> None:
    accept(year, listing, "labourer")
    assert whats(check_list(listing)) == ["1 đơn vị đề nghị mà chưa gửi biên bản bình xét"]


def test_what_was_sent_and_not_checked_stops_it_and_a_draft_only_warns(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    clerk = year.actor("clerk")
    services.nominate(listing, year.people["head"], award=LABOURER, actor=clerk)
    drafted = check_list(listing)
    assert (whats(drafted), drafted.warnings[0].what) == ([], "1 bản nháp hoặc bị trả lại sẽ không vào danh sách")
    services.send_nominations(listing, year.division, actor=clerk)
    assert whats(check_list(listing)) == ["Còn 1 đề nghị đã gửi mà chưa kiểm tra"]


def test_facts_that_changed_since_stop_it_until_asked_again(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    facts = Register(ratings=(RatingRow("sngv-labourer", 2021, "HTXS"),))
    import_register(facts, agency=year.agency, actor=year.actor("clerk"))
    assert whats(check_list(listing)) == ["Số liệu của 1 lượt đề nghị đã đổi sau khi xét điều kiện"]
    year.assess()
    assert whats(check_list(listing)) == []
    services.freeze_list(listing, actor=year.actor("clerk"))
    line = Nomination.objects.get(person=year.people["labourer"])
    assert line.assessment is not None
    assert line.assessment.is_current


def test_freezing_trusts_the_record_and_not_the_journal_alone(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    Rating.objects.filter(person=year.people["labourer"]).update(level="HTXS")
    assert whats(check_list(listing)) == []
    with pytest.raises(Blocked, match="đã đổi sau khi xét điều kiện"):
        services.freeze_list(listing, actor=year.actor("clerk"))


def test_who_is_no_longer_eligible_stops_it_with_reason_and_article(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    Rating.objects.filter(person=year.people["labourer"]).update(level="KHT")
    year.assess()
    problem = check_list(listing).problems[0]
    assert problem.what == "Triệu Văn Tốt chưa đủ điều kiện Lao động tiên tiến"
    assert "Hoàn thành tốt nhiệm vụ" in problem.detail
    assert problem.cite == {"text": "điểm a khoản 1 Điều 24 Luật 15/2003/QH11", "confidence": "verified"}


def test_an_open_matter_stops_it(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    OpenMatter.objects.create(person=year.people["labourer"], kind="to_cao", from_on=dt.date(2021, 12, 1))
    year.assess()
    assert whats(check_list(listing)) == ["Triệu Văn Tốt đang có vụ việc được xem xét"]


def test_the_quota_stops_one_too_many_with_its_arithmetic(year: YearEnd, listing: NominationList) -> None:
    """Six people reach the base title: 15 % of six is nobody, so one fighter is one too many."""
    year.send_minutes(year.division, "fighter", award=FIGHTER)
    accept(year, listing, "fighter", award=FIGHTER)
    found = check_list(listing)
    assert whats(found) == ["Chiến sĩ thi đua cơ sở vượt hạn mức 1 người"]
    assert found.problems[0].cite == {"text": "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP", "confidence": "verified"}
    assert (found.quotas[0].nominated, found.quotas[0].limit) == (1, 0)
    assert found.blocks[0].lines[0].word == "Vượt 1"
    with pytest.raises(Blocked, match="vượt hạn mức"):
        services.freeze_list(listing, actor=year.actor("clerk"))


@pytest.mark.parametrize(
    ("percent", "base", "limit", "said"),
    [
        (28, "staff", 1, ["Lao động tiên tiến vượt hạn mức 1 người"]),
        (29, "staff", 2, []),
        (28, "registered", 1, ["Lao động tiên tiến vượt hạn mức 1 người"]),
        (29, "registered", 2, []),
    ],
)
def test_the_quota_of_the_agencys_regulation_holds_before_freezing(
    percent: int, base: str, limit: int, said: list[str], year: YearEnd, listing: NominationList
) -> None:
    # Seven people, all of them registered; the law itself sets no quota for the title.
    ready(year, listing)
    secretary = year.actor("secretary")
    own = regulation(dt.date(2021, 1, 1), quotas={LABOURER: {"percent": percent, "of": base, "at": "Điều 5"}})
    adopt_regulation(upload_regulation(agency=year.agency, name="q.yaml", data=own, actor=secretary), actor=secretary)
    year.assess()
    found = check_list(listing)
    assert [(one.nominated, one.limit) for one in found.quotas] == [(2, limit)]
    assert whats(found) == said


def test_a_missing_registration_only_warns(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    assert [one.what for one in check_list(listing).warnings] == []
    year.send_minutes(year.office, "director")
    accept(year, listing, "director")
    for one in Nomination.objects.filter(person=year.people["director"]):
        assert one.assessment is not None
        one.assessment.answer = {**one.assessment.answer, "registered": False}
        one.assessment.save()
    warning = next(one for one in check_list(listing).warnings if "đăng ký" in one.what)
    assert warning.what == "1 lượt đề nghị chưa đăng ký đầu năm"
    assert warning.cite == {"text": "điểm b khoản 1 Điều 10 Luật 15/2003/QH11", "confidence": "verified"}
    assert whats(check_list(listing)) == []


def test_money_counts_the_higher_award_of_a_year_only(year: YearEnd, listing: NominationList) -> None:
    """0,3 of 1.490.000 rounded up to tens of thousands is 450.000; the fighter's own 1.490.000 takes its place."""
    accept(year, listing, "labourer", "fighter")
    assert check_list(listing).money == 900_000
    accept(year, listing, "fighter", award=FIGHTER)
    found = check_list(listing)
    assert found.money == 450_000 + 1_490_000
    assert "1 người không nhận riêng tiền Lao động tiên tiến" in found.money_note


def test_numbers_stand_by_award_with_who_decides(year: YearEnd, listing: NominationList) -> None:
    Rating.objects.create(agency=year.agency, unit=year.office, year=2021, level="HTT")
    register(year.movement, year.office, COLLECTIVE)
    year.assess()
    accept(year, listing, "labourer", "fighter")
    clerk = year.actor("clerk")
    unit = services.nominate(listing, year.office, award=COLLECTIVE, actor=clerk)
    services.send_nominations(listing, year.office, actor=clerk)
    services.accept_nomination(Nomination.objects.get(pk=unit.pk), actor=clerk)
    block = check_list(listing).blocks[0]
    assert block.own
    assert {(line.award, line.individuals, line.collectives) for line in block.lines} == {
        (LABOURER, 2, 0), (COLLECTIVE, 0, 1),
    }  # fmt: skip


def test_fairness_compares_shares_and_leaves_the_base_title_out(year: YearEnd, listing: NominationList) -> None:
    accept(year, listing, "labourer", "head")
    assert fairness_of(listing, accepted_lines(listing)) == ()
    accept(year, listing, "fighter", award=FIGHTER)
    rows = {
        row.label: (row.staff, row.staff_total, row.nominated, row.nominated_total)
        for row in fairness_of(listing, accepted_lines(listing))
    }
    assert rows["Chuyên viên, nhân viên"] == (5, 7, 1, 1)
    assert rows["Lãnh đạo từ cấp phòng"] == (2, 7, 0, 1)
    assert rows["Nữ"] == (3, 7, 1, 1)
    assert rows[year.division.name] == (4, 7, 1, 1)


def test_any_change_of_a_line_changes_the_digest(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    first = digest_of(listing)
    seen = {first}
    for change in ({"reason": "Khác"}, {"rank": 9}, {"award": FIGHTER}, {"state": "withdrawn"}):
        Nomination.objects.filter(person=year.people["labourer"]).update(**change)
        seen.add(digest_of(listing))
    assert len(seen) == 5


def test_nothing_moves_in_a_frozen_list(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    clerk = year.actor("clerk")
    services.freeze_list(listing, actor=clerk)
    line = Nomination.objects.select_related("list", "person", "nominating_unit").first()
    assert line is not None
    for act in (
        lambda: services.return_nomination(line, note="x", actor=clerk),
        lambda: services.withdraw_nomination(line, note="x", actor=clerk),
        lambda: services.nominate(listing, year.people["head"], award=LABOURER, actor=clerk),
        lambda: services.freeze_list(listing, actor=clerk),
    ):
        with pytest.raises(Refused):
            act()
    assert digest_of(listing) == listing.digest


def test_a_new_round_copies_and_keeps_the_frozen_one(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    clerk = year.actor("clerk")
    with pytest.raises(Refused, match="đang mở"):
        services.reopen_list(listing, reason="Sai tên", actor=clerk)
    services.freeze_list(listing, actor=clerk)
    with pytest.raises(InputRefused, match="Chưa ghi lý do"):
        services.reopen_list(listing, reason=" ", actor=clerk)
    fresh = services.reopen_list(listing, reason="Sai tên một người", actor=clerk)
    assert (fresh.round, fresh.state, fresh.reopen_reason) == (2, "open", "Sai tên một người")
    assert [line.name for line in agenda_lines(fresh)] == [line.name for line in agenda_lines(listing)]
    assert digest_of(listing) == listing.digest
    with pytest.raises(InputRefused, match="lần sau"):
        services.reopen_list(listing, reason="Lại", actor=clerk)


@pytest.mark.parametrize("who", ["director", "secretary", "head"])
def test_only_the_clerk_freezes(year: YearEnd, listing: NominationList, who: str) -> None:
    ready(year, listing)
    with pytest.raises(Refused):
        services.freeze_list(listing, actor=year.actor(who))


def test_the_agenda_runs_by_award_rank_and_name(year: YearEnd, listing: NominationList) -> None:
    accept(year, listing, "labourer", "fighter")
    accept(year, listing, "fighter", award=FIGHTER)
    lines = agenda_lines(listing)
    assert [line.number for line in lines] == [1, 2, 3]
    assert [(line.award, line.name) for line in lines] == [
        (LABOURER, "Nông Thị Sáng"), (LABOURER, "Triệu Văn Tốt"), (FIGHTER, "Nông Thị Sáng"),
    ]  # fmt: skip
    assert lines[0].unit_name == year.division.name


def test_the_paper_carries_the_lines_and_the_digest(year: YearEnd, listing: NominationList) -> None:
    ready(year, listing)
    assert list_paper(listing).draft
    services.freeze_list(listing, actor=year.actor("clerk"))
    paper = list_paper(listing)
    words = repr(paper)
    assert not paper.draft
    for said in (listing.digest, "Triệu Văn Tốt", "Lao động tiên tiến", "02 cá nhân"):
        assert said in words
