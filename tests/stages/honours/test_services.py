"""The register: what was decided enters once, is paid once, printed with account, and follows a revocation."""

import datetime as dt
from copy import deepcopy

import pytest

from tests.kept import once_a_file
from tests.law.overlays import regulation
from tests.stages import season as year
from tests.stages.season import COLLECTIVE, DECISION_DAY, FIGHTER, LABOURER, PROVINCE, Season
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.catalogue.services import adopt_regulation, upload_regulation
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.honours import selectors, services
from thidua.stages.honours.models import CertificatePrint, HonourEntry, PaymentSheet
from thidua.stages.submissions import services as submissions
from thidua.stages.submissions.models import Submission

pytestmark = pytest.mark.django_db
CHECK = "https://sngv.example/so-vang/kiem-tra/"

closed = once_a_file(year.closed_season)


@pytest.fixture
def season(closed: Season) -> Season:
    return deepcopy(closed)


@pytest.fixture
def decision(season: Season) -> AwardDecision:
    return year.issued(season)


def register(season: Season, decision: AwardDecision) -> list[HonourEntry]:
    return services.register_decision(decision, actor=season.actor("clerk"))


def answered(season: Season, outcome: str = "approved") -> Submission:
    made = submissions.draft_submission(year.closed(season), actor=season.actor("clerk"))
    submissions.send_submission(made, dated_on=DECISION_DAY, actor=season.actor("director"))
    submissions.vet_submission(made, actor=season.actor("board"))
    submissions.answer_submission(
        made,
        answers={line.pk: submissions.LineAnswer(outcome) for line in made.lines.all()},
        reply_number="245/QĐ-UBND",
        replied_on=dt.date(2022, 1, 10),
        replied_by="Chủ tịch UBND tỉnh",
        actor=season.actor("board"),
    )
    return made


def test_entries_are_numbered_in_the_order_of_the_annex_with_a_code_each(
    season: Season, decision: AwardDecision
) -> None:
    entries = register(season, decision)

    assert [(one.entry_number, one.award) for one in entries] == [
        (1, COLLECTIVE),
        (2, LABOURER),
        (3, LABOURER),
        (4, FIGHTER),
    ]
    assert len({one.code for one in entries}) == 4
    assert {one.decision_number for one in entries} == {"01/QĐ-SNgV"}


def test_prize_money_follows_the_base_salary_of_the_day_rounded_up(season: Season, decision: AwardDecision) -> None:
    register(season, decision)

    sheet = PaymentSheet.objects.get()
    amounts = dict(sheet.lines.values_list("entry__recipient_name", "amount_vnd"))
    assert amounts == {
        "Phòng Lãnh sự - Hợp tác quốc tế": 1_200_000,
        "Dương Văn Ví Dụ": 450_000,
        "Triệu Văn Ủy Viên": 450_000,
        "Nông Thị Mẫu": 1_490_000,
    }
    assert (sheet.total_vnd, set(sheet.lines.values_list("base_salary_vnd", flat=True))) == (3_590_000, {1_490_000})


@pytest.mark.parametrize(
    ("rule", "collective", "labourer"),
    [("ceil_10k", 1_200_000, 450_000), ("nearest_10k", 1_190_000, 450_000), ("none", 1_192_000, 447_000)],
)
def test_prize_money_is_rounded_as_the_agency_regulated(
    rule: str, collective: int, labourer: int, season: Season, decision: AwardDecision
) -> None:
    keeper = season.actor("secretary")
    data = regulation(dt.date(2021, 1, 1), prize_rounding={"rule": rule, "at": "Điều 8"})
    own = upload_regulation(agency=season.agency, name="q.yaml", data=data, actor=keeper)
    adopt_regulation(own, actor=keeper)
    register(season, decision)
    amounts = dict(PaymentSheet.objects.get().lines.values_list("entry__recipient_name", "amount_vnd"))
    assert amounts["Phòng Lãnh sự - Hợp tác quốc tế"] == collective
    assert (amounts["Dương Văn Ví Dụ"], amounts["Nông Thị Mẫu"]) == (labourer, 1_490_000)


def test_registering_again_gives_the_same_entries(season: Season, decision: AwardDecision) -> None:
    first = register(season, decision)

    assert [one.pk for one in register(season, decision)] == [one.pk for one in first]
    assert (HonourEntry.objects.count(), PaymentSheet.objects.count()) == (4, 1)


def test_only_an_issued_award_decision_enters_and_only_by_the_clerk(season: Season) -> None:
    numbered = year.numbered(season)

    with pytest.raises(Blocked, match="đã ban hành"):
        register(season, numbered)
    with pytest.raises(Refused, match="Chỉ chuyên viên"):
        services.register_decision(numbered, actor=season.actor("director"))


def test_another_agencys_decision_does_not_enter(season: Season, decision: AwardDecision) -> None:
    other = year.make_season("khac", "Sở Khác")

    with pytest.raises(Blocked, match="cơ quan khác"):
        services.register_decision(decision, actor=other.actor("clerk"))


def test_what_the_level_above_approved_enters_without_money_and_after_the_last_number(season: Season) -> None:
    submission = answered(season)
    register(season, year.issued(season, submission.meeting))

    (entry,) = services.register_answer(submission, actor=season.actor("clerk"))
    assert (entry.award, entry.entry_number, entry.decided_by) == (PROVINCE, 5, "Chủ tịch UBND tỉnh")
    assert [one.pk for one in services.register_answer(submission, actor=season.actor("clerk"))] == [entry.pk]
    assert not PaymentSheet.objects.filter(lines__entry=entry).exists()


def test_nothing_approved_is_nothing_to_enter(season: Season) -> None:
    with pytest.raises(Blocked, match="không duyệt trường hợp nào"):
        services.register_answer(answered(season, "refused"), actor=season.actor("clerk"))


def test_money_is_paid_once_and_not_before_the_decision(season: Season, decision: AwardDecision) -> None:
    register(season, decision)
    sheet = PaymentSheet.objects.get()

    with pytest.raises(InputRefused, match="trước ngày quyết định 20/12/2021"):
        services.mark_paid(sheet, paid_on=dt.date(2021, 12, 19), actor=season.actor("clerk"))
    services.mark_paid(sheet, paid_on=DECISION_DAY, actor=season.actor("clerk"))
    with pytest.raises(StaleState):
        services.mark_paid(sheet, paid_on=DECISION_DAY, actor=season.actor("clerk"))
    assert JournalEntry.objects.filter(verb="honours.mark_paid").count() == 1


def test_the_payment_sheet_is_a_paper(season: Season, decision: AwardDecision) -> None:
    register(season, decision)

    assert OfficialPaper.objects.get(kind="payment_sheet").pdf is not None


def test_all_certificates_of_a_decision_come_in_one_file_and_are_accounted_for(
    season: Season, decision: AwardDecision
) -> None:
    register(season, decision)

    data = services.print_certificates(decision, base_url=CHECK, actor=season.actor("clerk")).read()
    assert data.startswith(b"%PDF")
    assert CertificatePrint.objects.count() == 4


def test_a_further_copy_needs_its_reason(season: Season, decision: AwardDecision) -> None:
    entry = register(season, decision)[0]
    services.reprint_certificate(entry, base_url=CHECK, actor=season.actor("clerk"))

    with pytest.raises(InputRefused, match="Nêu lý do in lại"):
        services.reprint_certificate(entry, base_url=CHECK, actor=season.actor("clerk"))
    services.reprint_certificate(entry, base_url=CHECK, reason="Bản cũ bị rách", actor=season.actor("clerk"))
    assert list(CertificatePrint.objects.order_by("pk").values_list("reason", flat=True)) == ["", "Bản cũ bị rách"]


def test_a_certificate_taken_back_is_not_printed(season: Season, decision: AwardDecision) -> None:
    entries = register(season, decision)
    year.revoked(season, decision, FIGHTER)
    fighter = HonourEntry.objects.get(pk=entries[3].pk)

    with pytest.raises(Refused, match="đã bị hủy"):
        services.reprint_certificate(fighter, base_url=CHECK, actor=season.actor("clerk"))
    services.print_certificates(decision, base_url=CHECK, actor=season.actor("clerk"))
    assert set(CertificatePrint.objects.values_list("entry_id", flat=True)) == {one.pk for one in entries[:3]}


def test_the_level_above_prints_its_own_certificates(season: Season) -> None:
    (entry,) = services.register_answer(answered(season), actor=season.actor("clerk"))

    with pytest.raises(Refused, match="cơ quan quyết định cấp"):
        services.reprint_certificate(entry, base_url=CHECK, actor=season.actor("clerk"))


def test_the_register_follows_a_revocation_and_says_by_which_decision(season: Season, decision: AwardDecision) -> None:
    register(season, decision)
    revoking = year.revoked(season, decision, FIGHTER)

    assert services.follow_revocation(revoking, actor=season.actor("clerk")) == 1
    entry = HonourEntry.objects.get(award=FIGHTER)
    assert (entry.state, entry.revocation) == ("revoked", "Quyết định số 02/QĐ-SNgV ngày 28/12/2021")
    assert HonourEntry.objects.filter(state="valid").count() == 3
    assert services.follow_revocation(revoking, actor=season.actor("clerk")) == 0


def test_only_an_issued_revocation_is_followed(season: Season, decision: AwardDecision) -> None:
    with pytest.raises(Blocked, match="quyết định hủy đã ban hành"):
        services.follow_revocation(decision, actor=season.actor("clerk"))


@pytest.mark.parametrize(("role", "may"), [("clerk", True), ("staff", True), ("head", False), ("director", False)])
def test_the_recipient_or_the_clerk_withholds_a_name(
    season: Season, decision: AwardDecision, role: str, may: bool
) -> None:
    register(season, decision)
    entry = HonourEntry.objects.get(award=FIGHTER)

    if may:
        services.set_public(entry, public=False, actor=season.actor(role))
        assert HonourEntry.objects.get(pk=entry.pk).is_public is False
    else:
        with pytest.raises(Refused, match="Chỉ người được khen"):
            services.set_public(entry, public=False, actor=season.actor(role))


def test_work_of_the_register_goes_from_entry_to_payment_to_revocation(season: Season) -> None:
    def work() -> list[str]:
        return [item.what for item in selectors.work_items(season.actor("clerk"), DECISION_DAY)]

    decision = year.issued(season)
    assert work() == ["Ghi sổ vàng"]
    register(season, decision)
    assert work() == ["Chi tiền thưởng"]
    services.mark_paid(PaymentSheet.objects.get(), paid_on=DECISION_DAY, actor=season.actor("clerk"))
    assert work() == []
    revoking = year.revoked(season, decision, FIGHTER)
    assert work() == ["Xóa hiệu lực trong sổ vàng"]
    services.follow_revocation(revoking, actor=season.actor("clerk"))
    assert work() == []
    assert selectors.work_items(season.actor("staff"), DECISION_DAY) == []
