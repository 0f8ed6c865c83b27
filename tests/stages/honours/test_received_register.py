"""Awards of other agencies in the register of honours: entered once, sealed, counted once, taken back with the reading."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.honours.test_receiving import DOUBTFUL, MINE, PROVINCIAL, TOP, rows, settle, standing
from tests.stages.honours.test_views import SignIn
from tests.stages.launch.reader.awards.makers import decision_text, excel
from tests.stages.season import PROVINCE, Season
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.honours import receiving, services
from thidua.stages.honours.models import HonourEntry, PaymentLine, ReceivedDecision
from thidua.stages.honours.policies import may_print
from thidua.stages.honours.received import likely_rows
from thidua.stages.honours.selectors import check_code, labelled
from thidua.stages.honours.verify import register_faults

pytestmark = pytest.mark.django_db
DIVISION = "Phòng Lãnh sự - Hợp tác quốc tế"


@pytest.fixture
def season() -> Season:
    return year.make_season()


@pytest.fixture
def clerk(season: Season) -> Actor:
    return season.actor("clerk")


def receive(clerk: Actor, data: bytes = PROVINCIAL, name: str = "QD-310.txt") -> ReceivedDecision:
    return receiving.receive_decision(data=data, filename=name, actor=clerk)


def entries() -> list[tuple[int, str, str, str, str]]:
    found = HonourEntry.objects.order_by("entry_number")
    return [(one.entry_number, one.recipient_name, one.award, one.decision_number, one.state) for one in found]


def test_a_posted_row_is_an_entry_of_the_level_above_without_money_or_certificate(season: Season, clerk: Actor) -> None:
    settle(receive(clerk), clerk)
    assert entries() == [
        (1, MINE, PROVINCE, "310/QĐ-UBND", "valid"),
        (2, DOUBTFUL, PROVINCE, "310/QĐ-UBND", "valid"),
    ]
    first = HonourEntry.objects.get(entry_number=1)
    assert first.recipient_detail == f"Chuyên viên, {DIVISION}, Sở Ngoại vụ"
    assert first.decided_by == "Chủ tịch Ủy ban nhân dân tỉnh Đèo Gió"
    assert PaymentLine.objects.count() == 0
    assert may_print(clerk, first).reason == "Bằng do cơ quan quyết định cấp, không in ở đây."
    assert check_code(first.code).verdict == "valid"


def test_the_entries_are_sealed_by_the_act(clerk: Actor) -> None:
    settle(receive(clerk), clerk)
    assert list(register_faults()) == []
    HonourEntry.objects.filter(entry_number=1).update(award="giay_khen")
    assert list(register_faults()) == [f"Sổ vàng: dòng của {MINE} đã bị sửa sau khi ghi."]


def test_cancelling_voids_the_entries_with_the_reason_and_reading_again_restores_them(clerk: Actor) -> None:
    first = receive(clerk)
    settle(first, clerk)
    codes = list(HonourEntry.objects.order_by("pk").values_list("code", flat=True))
    receiving.cancel_received(first, reason="Nhầm tệp", actor=clerk)
    assert {state for *_rest, state in entries()} == {"revoked"}
    assert "Nhầm tệp" in HonourEntry.objects.get(entry_number=1).revocation
    assert check_code(codes[0]).verdict == "revoked"

    again = receive(clerk)
    settle(again, clerk)
    assert [(state, HonourEntry.objects.count()) for *_rest, state in entries()] == [("valid", 2), ("valid", 2)]
    assert list(HonourEntry.objects.order_by("pk").values_list("code", flat=True)) == codes
    assert list(register_faults()) == []
    receiving.cancel_received(again, reason="Nhầm lần nữa", actor=clerk)
    assert {state for *_rest, state in entries()} == {"revoked"}


def test_another_copy_adds_no_entry_and_keeps_them_until_it_is_cancelled_too(season: Season, clerk: Actor) -> None:
    first = receive(clerk)
    settle(first, clerk)
    copy = receive(clerk, PROVINCIAL + b"\n", "ban-hai.txt")
    for row, key in zip(rows(copy)[:2], ("staff", "other"), strict=True):
        receiving.choose_row(row, subject=f"p{season.people[key].pk}", actor=clerk)
    receiving.post_received(copy, actor=clerk)
    assert len(entries()) == 2
    receiving.cancel_received(first, reason="Nhận hai lần", actor=clerk)
    assert {state for *_rest, state in entries()} == {"valid"}
    receiving.cancel_received(copy, reason="Nhầm", actor=clerk)
    assert {state for *_rest, state in entries()} == {"revoked"}


def test_an_entry_that_somebody_else_voided_is_not_restored(clerk: Actor) -> None:
    settle(receive(clerk), clerk)
    HonourEntry.objects.update(state="revoked")
    copy = receive(clerk, PROVINCIAL + b"\n", "ban-hai.txt")
    receiving.choose_row(rows(copy)[0], subject=rows(copy)[0].candidates[0], actor=clerk)
    receiving.choose_row(rows(copy)[1], subject="", actor=clerk)
    with pytest.raises(Blocked, match="mục 1/2021 của sổ vàng đã bị hủy"):
        receiving.post_received(copy, actor=clerk)


def test_what_is_left_out_stays_a_row_of_the_decision_and_touches_nobody(season: Season, clerk: Actor) -> None:
    data = decision_text(
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho các tập thể, cá nhân, hộ gia đình sau:",
        f"1. Bà {MINE}, Chuyên viên {DIVISION}, Sở Ngoại vụ;",
        "2. Hộ gia đình ông Lục Văn Nhà Bên;",
        "Điều 2. Thi hành./.",
        top=TOP,
    )
    decision = receive(clerk, data)
    household = rows(decision)[1]
    assert (household.kind, household.choice, household.why) == ("household", "leave", "hộ gia đình")
    with pytest.raises(InputRefused, match="là hộ gia đình"):
        receiving.choose_row(household, subject=season.people["staff"].code, actor=clerk)
    receiving.post_received(decision, actor=clerk)
    assert [name for _number, name, *_rest in entries()] == [MINE]
    assert [(row.name, row.entry_id is None) for row in rows(decision)] == [
        (MINE, False),
        ("Hộ gia đình ông Lục Văn Nhà Bên", True),
    ]


def test_rows_with_one_likely_candidate_are_taken_together_and_the_others_are_still_asked(clerk: Actor) -> None:
    data = excel(
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
        [1, MINE, "", "Lao động tiên tiến"],
        [2, DOUBTFUL, "Sở Tư pháp tỉnh Đèo Gió", "Lao động tiên tiến"],
        [3, "Nong Thi Mau", DIVISION, "Chiến sĩ thi đua cơ sở"],
    )
    decision = receive(clerk, data, "ds.xlsx")
    assert [(row.percent, row.choice) for row in rows(decision)] == [(80, "open"), (50, "open"), (85, "open")]
    assert [row.number for row in likely_rows(decision)] == ["1", "3"]
    assert receiving.confirm_likely(decision, actor=clerk) == 2
    assert [row.choice for row in rows(decision)] == ["take", "open", "take"]
    assert JournalEntry.objects.filter(verb="honours.confirm_likely_rows").count() == 1
    with pytest.raises(InputRefused, match="Xem từng dòng"):
        receiving.confirm_likely(decision, actor=clerk)


def test_five_hundred_rows_are_shown_in_pages_and_posted_once(season: Season, clerk: Actor, signed_in: SignIn) -> None:
    names = [[n, f"Người Lạ {n}", "Sở Khác", "Lao động tiên tiến", 500_000] for n in range(1, 500)]
    data = excel(["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Tiền thưởng"], *names,
                 [500, MINE, DIVISION, "Lao động tiên tiến", 500_000])  # fmt: skip
    decision = receive(clerk, data, "ds.xlsx")
    assert decision.rows.count() == 500
    assert [row.number for row in decision.rows.filter(choice="take")] == ["500"]
    client = signed_in(season.users["clerk"])
    url = reverse("honours:received-decision", args=[decision.pk])
    for group in ("open", "take", "leave"):
        queries_of(client, f"{url}?nhom={group}")
    assert "Quyết định ghi 500.000" in text_of(client.get(f"{url}?nhom=take"))


def test_the_register_says_where_an_entry_comes_from(season: Season, clerk: Actor, signed_in: SignIn) -> None:
    decision = receive(clerk)
    settle(decision, clerk)
    client = signed_in(season.users["clerk"])
    assert text_of(client.get(reverse("honours:index"))).count("Quyết định của cấp trên") == 2
    entry = HonourEntry.objects.get(entry_number=1)
    page = client.get(reverse("honours:entry", args=[entry.pk]))
    assert reverse("honours:received-decision", args=[decision.pk]) in page.content.decode()
    own = text_of(signed_in(season.users["staff"]).get(reverse("honours:mine")))
    assert "310/QĐ-UBND" in own


@pytest.mark.parametrize("group", ["open", "take"])
def test_the_page_asks_as_much_for_three_rows_as_for_one(
    clerk: Actor, season: Season, signed_in: SignIn, group: str
) -> None:
    client, counts = signed_in(season.users["clerk"]), set()
    for count in (1, 3):
        people = [MINE, "Lộc Thị Văn Thư", DOUBTFUL][:count]
        words = [[n, name, DIVISION if group == "take" else "", "Lao động tiên tiến"] for n, name in enumerate(people)]
        decision = receive(clerk, excel(["STT", "Họ và tên", "Đơn vị", "Danh hiệu"], *words), f"{count}.xlsx")
        url = f"{reverse('honours:received-decision', args=[decision.pk])}?nhom={group}"
        counts.add(queries_of(client, url))
    assert len(counts) == 1


def test_an_answer_registered_after_the_decision_came_in_takes_over_its_entry(season: Season, clerk: Actor) -> None:
    from tests.stages.honours.test_services import answered

    submission = answered(season)
    line = submission.lines.filter(outcome="approved").first()
    assert line is not None
    data = excel(
        ["STT", "Họ và tên", "Mã nhân sự", "Danh hiệu"],
        [1, line.subject_name, line.subject_code, "Bằng khen của Chủ tịch UBND tỉnh"],
    )
    decision = receive(clerk, data, "ds.xlsx")
    receiving.correct_received(
        decision, number=submission.reply_number, decided_on=submission.replied_on or dt.date(2022, 1, 1),
        decided_by=submission.replied_by, year=submission.year, occasion="", seen=decision.version, actor=clerk,
    )  # fmt: skip
    receiving.choose_row(rows(decision)[0], subject=line.subject_code, award=line.award, actor=clerk)
    receiving.post_received(decision, actor=clerk)
    services.register_answer(submission, actor=clerk)
    of_line = HonourEntry.objects.filter(award=line.award, decision_number=submission.reply_number)
    assert [one.submission_line_id for one in of_line.filter(person_id=line.person_id, unit_id=line.unit_id)] == [
        line.pk
    ]
    held = len(standing(season))
    receiving.cancel_received(decision, reason="Nhận nhầm", actor=clerk)
    assert len(standing(season)) == held
    assert {one.state for one in of_line} == {"valid"}


@pytest.mark.parametrize(
    ("by", "source"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Đèo Gió", "Quyết định của cấp trên"),
        ("Ủy ban nhân dân tỉnh Đèo Gió", "Quyết định của cấp trên"),
        ("Thủ tướng Chính phủ", "Quyết định của cấp trên"),
        ("Văn phòng Ủy ban nhân dân tỉnh Đèo Gió", "Quyết định của cơ quan khác"),
        ("Giám đốc Sở Y tế tỉnh Đèo Gió", "Quyết định của cơ quan khác"),
        ("Ủy ban nhân dân tỉnh Bến Mơ", "Quyết định của cơ quan khác"),
    ],
)
def test_only_a_body_known_to_be_over_ours_is_called_so(season: Season, clerk: Actor, by: str, source: str) -> None:
    settle(receive(clerk), clerk)
    season.agency.superior = "Ủy ban nhân dân tỉnh Đèo Gió"
    season.agency.save()
    HonourEntry.objects.update(decided_by=by)
    assert {row.source for row in labelled(HonourEntry.objects.all())} == {source}
