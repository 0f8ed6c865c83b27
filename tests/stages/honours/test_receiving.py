"""Decisions of other agencies: read, matched, asked, posted once, cancelled without harm to what was there before."""

import datetime as dt

import pytest
import typst
from django.urls import reverse

from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.honours.test_views import SignIn
from tests.stages.launch.reader.awards.makers import decision_text, excel
from tests.stages.season import FIGHTER, LABOURER, PROVINCE, Season
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.ledger.models import HeldAward
from thidua.foundations.ledger.services import post_held_award, revoke_held_award
from thidua.foundations.papers.glyphs import FONT_DIR
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused
from thidua.stages.honours import receiving
from thidua.stages.honours.models import ReceivedDecision, ReceivedRow
from thidua.stages.honours.selectors import work_items

pytestmark = pytest.mark.django_db
TOP = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH ĐÈO GIÓ",
    "Số: 310/QĐ-UBND",
    "Đèo Gió, ngày 10 tháng 01 năm 2022",
    "QUYẾT ĐỊNH",
    "Về việc tặng Bằng khen năm 2021",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐÈO GIÓ",
    "Căn cứ Luật Thi đua, khen thưởng;",
    "QUYẾT ĐỊNH:",
)
MINE, DOUBTFUL, FOREIGN = "Nông Thị Mẫu", "Dương Văn Ví Dụ", "Đinh Văn Nơi Khác"
PROVINCIAL = decision_text(
    "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho các cá nhân sau:",
    f"1. Bà {MINE}, Chuyên viên Phòng Lãnh sự - Hợp tác quốc tế, Sở Ngoại vụ;",
    f"2. Ông {DOUBTFUL};",
    f"3. Ông {FOREIGN}, Chuyên viên Sở Tư pháp.",
    "Điều 2. Thi hành./.",
    top=TOP,
)


@pytest.fixture
def season() -> Season:
    return year.make_season()


@pytest.fixture
def clerk(season: Season) -> Actor:
    return season.actor("clerk")


@pytest.fixture
def received(clerk: Actor) -> ReceivedDecision:
    return receiving.receive_decision(data=PROVINCIAL, filename="QD-310.txt", actor=clerk)


def rows(decision: ReceivedDecision) -> list[ReceivedRow]:
    return list(decision.rows.select_related("person", "decision"))


def settle(decision: ReceivedDecision, actor: Actor) -> ReceivedDecision:
    """The doubtful row means the person it names, and all is posted."""
    doubtful = rows(decision)[1]
    receiving.choose_row(doubtful, subject=doubtful.candidates[0], actor=actor)
    receiving.post_received(decision, actor=actor)
    return decision


def standing(season: Season) -> list[tuple[str, str, int, str]]:
    found = HeldAward.objects.filter(agency=season.agency, revoked_on__isnull=True).order_by("pk")
    return [(one.subject_name, one.award, one.year, one.decision_number) for one in found]


def test_sure_rows_are_not_asked_doubtful_ones_are_and_strangers_are_left_out(received: ReceivedDecision) -> None:
    assert (received.number, received.decided_on, received.year) == ("310/QĐ-UBND", dt.date(2022, 1, 10), 2021)
    assert received.decided_by == "Chủ tịch Ủy ban nhân dân tỉnh Đèo Gió"
    assert [(row.name, row.choice, row.why) for row in rows(received)] == [
        (MINE, "take", "đúng họ tên và đơn vị"),
        (DOUBTFUL, "open", "đúng họ tên, văn bản không ghi đơn vị"),
        (FOREIGN, "leave", "không có ai tên này trong cơ quan"),
    ]
    assert HeldAward.objects.count() == 0


def test_nothing_is_posted_while_a_row_is_open(received: ReceivedDecision, clerk: Actor) -> None:
    with pytest.raises(Blocked, match="Còn 1 dòng cần xem"):
        receiving.post_received(received, actor=clerk)
    assert HeldAward.objects.count() == 0


def test_after_confirmation_each_row_taken_is_held_once_with_its_decision(
    season: Season, received: ReceivedDecision, clerk: Actor
) -> None:
    settle(received, clerk)
    assert standing(season) == [
        (MINE, PROVINCE, 2021, "310/QĐ-UBND"),
        (DOUBTFUL, PROVINCE, 2021, "310/QĐ-UBND"),
    ]
    held = HeldAward.objects.get(person=season.people["staff"])
    assert (held.decided_on, held.decided_by) == (received.decided_on, received.decided_by)
    entry = JournalEntry.objects.filter(verb="honours.post_received").get()
    assert entry.data["new"] == [row.held_id for row in rows(received)[:2]]
    with pytest.raises(Refused):
        receiving.post_received(received, actor=clerk)
    assert HeldAward.objects.count() == 2


def test_the_same_file_twice_says_so_and_writes_nothing(received: ReceivedDecision, clerk: Actor) -> None:
    files = StoredFile.objects.count()
    with pytest.raises(InputRefused, match=r"đã nhận ngày .*310/QĐ-UBND"):
        receiving.receive_decision(data=PROVINCIAL, filename="ban-sao.txt", actor=clerk)
    assert (ReceivedDecision.objects.count(), StoredFile.objects.count()) == (1, files)


def test_another_copy_of_a_posted_decision_finds_its_rows_there(
    season: Season, received: ReceivedDecision, clerk: Actor
) -> None:
    settle(received, clerk)
    again = receiving.receive_decision(data=PROVINCIAL + b"\n", filename="QD-310-scan.txt", actor=clerk)
    assert rows(again)[0].choice == "leave"
    assert rows(again)[0].why == "đã có trong sổ theo chính quyết định này"


def test_cancelling_takes_back_what_was_posted_and_reading_again_restores_it(
    season: Season, received: ReceivedDecision, clerk: Actor
) -> None:
    settle(received, clerk)
    assert receiving.cancel_received(received, reason="Nhầm tệp", actor=clerk) == 2
    assert standing(season) == []

    again = receiving.receive_decision(data=PROVINCIAL, filename="QD-310.txt", actor=clerk)
    settle(again, clerk)
    assert len(standing(season)) == 2
    assert HeldAward.objects.count() == 2
    assert receiving.cancel_received(again, reason="Nhầm lần nữa", actor=clerk) == 2
    assert standing(season) == []


def test_cancelling_keeps_what_was_held_before(season: Season, received: ReceivedDecision, clerk: Actor) -> None:
    before = _hold(season, PROVINCE, "310/QĐ-UBND")
    settle(received, clerk)
    assert receiving.cancel_received(received, reason="Nhầm tệp", actor=clerk) == 1
    before.refresh_from_db()
    assert (before.revoked_on, standing(season)) == (None, [(MINE, PROVINCE, 2021, "310/QĐ-UBND")])


def test_what_another_posted_reading_rests_on_stays_until_that_one_is_cancelled_too(
    season: Season, received: ReceivedDecision, clerk: Actor
) -> None:
    settle(received, clerk)
    copy = receiving.receive_decision(data=PROVINCIAL + b"\n", filename="ban-hai.txt", actor=clerk)
    for row, key in zip(rows(copy)[:2], ("staff", "other"), strict=True):
        receiving.choose_row(row, subject=f"p{season.people[key].pk}", actor=clerk)
    receiving.post_received(copy, actor=clerk)
    assert receiving.cancel_received(received, reason="Nhận hai lần", actor=clerk) == 0
    assert len(standing(season)) == 2
    assert receiving.cancel_received(copy, reason="Nhầm", actor=clerk) == 2
    assert standing(season) == []


def test_an_award_that_a_decision_took_back_is_not_given_again(
    season: Season, received: ReceivedDecision, clerk: Actor
) -> None:
    revoke_held_award(_hold(season, PROVINCE, "310/QĐ-UBND"), on=dt.date(2022, 3, 1))
    with pytest.raises(Blocked, match="đã bị hủy ngày 01/03/2022"):
        settle(received, clerk)
    assert standing(season) == []


def test_a_title_held_by_another_decision_of_the_year_is_asked_and_never_doubled(season: Season, clerk: Actor) -> None:
    _hold(season, LABOURER, "")
    data = excel(
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
        [1, MINE, "Phòng Lãnh sự - Hợp tác quốc tế", "Lao động tiên tiến"],
        [2, MINE, "Phòng Lãnh sự - Hợp tác quốc tế", "Chiến sĩ thi đua cơ sở"],
    )
    decision = receiving.receive_decision(data=data, filename="ds.xlsx", actor=clerk)
    first, second = rows(decision)
    assert (first.choice, second.choice) == ("open", "take")
    assert first.why.endswith("đã có Lao động tiên tiến năm 2021 theo quyết định không ghi số")
    assert "không tự ghi việc tặng" in decision.notes[0]
    with pytest.raises(Blocked, match="Chưa đủ số, ngày, cơ quan"):
        receiving.post_received(decision, actor=clerk)
    _complete(decision, clerk)
    receiving.choose_row(first, subject=season.people["staff"].code, actor=clerk)
    with pytest.raises(Blocked, match="Bỏ qua dòng này, hoặc sửa năm"):
        receiving.post_received(decision, actor=clerk)
    receiving.choose_row(first, subject="", actor=clerk)
    assert receiving.post_received(decision, actor=clerk) == 1
    assert standing(season)[1:] == [(MINE, FIGHTER, 2021, "88/QĐ-UBND")]


def test_a_stranger_read_from_joined_lines_is_asked_because_the_words_may_be_wrong(clerk: Actor) -> None:
    table = "STT   Họ và tên          Đơn vị\n 1    Nông Thị           Sở Khác\n      Mẫu Đầy Đủ         tỉnh Đèo Gió"
    data = typst.compile(
        ("#set raw(block: true)\n" + "\n\n".join(TOP[2:]) + "\n\n" + "Điều 1. Tặng Bằng khen cho 01 cá nhân "
         "(có danh sách kèm theo).\n\nNơi nhận:\n\nDANH SÁCH\n\n```\n" + table + "\n```").encode(),
        font_paths=[str(FONT_DIR)],
    )  # fmt: skip
    decision = receiving.receive_decision(data=data, filename="qd.pdf", actor=clerk)
    assert [(row.name, row.level, row.choice) for row in rows(decision)] == [("Nông Thị Mẫu Đầy Đủ", "none", "open")]


def test_one_award_for_all_rows_that_name_none(season: Season, clerk: Actor) -> None:
    data = excel(["STT", "Họ và tên", "Mã nhân sự"], [1, MINE, season.people["staff"].code], [2, DOUBTFUL, ""])
    decision = receiving.receive_decision(data=data, filename="ds.xlsx", actor=clerk)
    assert [row.choice for row in rows(decision)] == ["open"]
    assert receiving.award_open_rows(decision, award=LABOURER, actor=clerk) == 1
    assert [(row.award, row.choice) for row in rows(decision)] == [(LABOURER, "take")]
    with pytest.raises(InputRefused, match="Chọn một dòng trong danh mục"):
        receiving.award_open_rows(decision, award="khong_co", actor=clerk)


@pytest.mark.parametrize("words", ["Trần Không Ai", "p999999", "u0", "x1", "p1p"])
def test_a_row_cannot_be_given_to_somebody_unknown(received: ReceivedDecision, clerk: Actor, words: str) -> None:
    with pytest.raises(InputRefused, match="Không có đúng một người hoặc đơn vị"):
        receiving.choose_row(rows(received)[1], subject=words, actor=clerk)
    assert rows(received)[1].choice == "open"


def test_nobody_of_another_agency_can_be_chosen(received: ReceivedDecision, clerk: Actor) -> None:
    other = year.make_season("khac", "Sở Khác tỉnh Đèo Gió")
    with pytest.raises(InputRefused):
        receiving.choose_row(rows(received)[1], subject=f"p{other.people['staff'].pk}", actor=clerk)
    with pytest.raises(Refused, match="thuộc cơ quan khác"):
        receiving.post_received(received, actor=other.actor("clerk"))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"x", "anh.png", "là ảnh. Chọn “Nhận dạng"),
        (b"x", "nhac.mp3", "không thuộc các loại"),
        ("Kế hoạch làm việc tuần, không khen ai.".encode(), "ke-hoach.txt", "không thấy ai được khen"),
        ("MẬT\n".encode() + PROVINCIAL, "mat.txt", "mang dấu “MẬT”"),
        (b"PK\x03\x04 rac", "hong.docx", "bị hỏng"),
    ],
)
def test_a_file_that_cannot_be_taken_leaves_nothing(clerk: Actor, data: bytes, name: str, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        receiving.receive_decision(data=data, filename=name, actor=clerk)
    assert (ReceivedDecision.objects.count(), StoredFile.objects.count()) == (0, 0)


@pytest.mark.parametrize("suffix", ["html", "mht", "csv"])
def test_pages_and_sheets_of_values_are_kept_as_they_came(clerk: Actor, suffix: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in PROVINCIAL.decode().split("\n"))
    data = {
        "html": f"<html><body>{page}</body></html>".encode(),
        "mht": (
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\nContent-Type: text/html; "
            f"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html>{page}</html>\r\n--a--\r\n"
        ).encode(),
        "csv": f"Họ và tên;Danh hiệu\n{MINE};LĐTT\n".encode(),
    }[suffix]
    made = receiving.receive_decision(data=data, filename=f"qd.{suffix}", actor=clerk)
    assert rows(made)[0].name == MINE
    assert made.file.content_type in {"application/octet-stream", "text/csv; charset=utf-8"}


@pytest.mark.parametrize("role", ["staff", "head", "member", "director", "union"])
def test_only_clerk_and_secretary_take_decisions_in(season: Season, role: str) -> None:
    with pytest.raises(Refused, match="thư ký Hội đồng"):
        receiving.receive_decision(data=PROVINCIAL, filename="a.txt", actor=season.actor(role))


def test_a_correction_from_an_old_page_overwrites_nothing(received: ReceivedDecision, clerk: Actor) -> None:
    stale = ReceivedDecision.objects.get(pk=received.pk)
    _complete(received, clerk)
    with pytest.raises(EditConflict):
        _complete(stale, clerk, number="1/QĐ-SAI")
    assert ReceivedDecision.objects.get(pk=received.pk).number == "88/QĐ-UBND"


def test_cancelling_needs_a_reason(received: ReceivedDecision, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="Chưa ghi lý do"):
        receiving.cancel_received(received, reason=" ", actor=clerk)


def _hold(season: Season, award: str, number: str) -> HeldAward:
    return post_held_award(
        agency_id=season.agency.pk, person_id=season.people["staff"].pk, unit_id=None, award=award, year=2021,
        decision_number=number, decided_on=dt.date(2022, 1, 10), decided_by="UBND tỉnh Đèo Gió", occasion="",
    )  # fmt: skip


def _complete(decision: ReceivedDecision, actor: Actor, number: str = "88/QĐ-UBND") -> None:
    receiving.correct_received(
        decision, number=number, decided_on=dt.date(2022, 1, 5), decided_by="UBND tỉnh Đèo Gió", year=2021,
        occasion="cong_trang", seen=decision.version, actor=actor,
    )  # fmt: skip


def test_the_week_asks_the_clerk_for_it_until_it_is_settled(
    season: Season, received: ReceivedDecision, clerk: Actor
) -> None:
    today = dt.date(2022, 1, 15)
    (item,) = [one for one in work_items(clerk, today) if one.what == "Đối chiếu quyết định đến"]
    assert (item.detail, item.url) == ("310/QĐ-UBND", reverse("honours:received-decision", args=[received.pk]))
    assert work_items(season.actor("head"), today) == []
    settle(received, clerk)
    assert [one for one in work_items(clerk, today) if one.what == item.what] == []


# ---- pages


def test_a_decision_goes_through_the_pages(season: Season, signed_in: SignIn, tmp_path: object) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = signed_in(season.users["secretary"])
    sent = client.post(reverse("honours:receive"), {"file": SimpleUploadedFile("QD-310.txt", PROVINCIAL)}, follow=True)
    page = text_of(sent)
    assert "Đã đọc quyết định. Chưa ghi gì vào sổ." in page
    assert f"Đúng là {DOUBTFUL}" in page
    assert "Còn 1 dòng cần xem" in page
    decision = ReceivedDecision.objects.get()
    doubtful = rows(decision)[1]
    client.post(reverse("honours:received-choose", args=[doubtful.pk]), {"subject": doubtful.candidates[0]})
    ready = text_of(client.get(reverse("honours:received-decision", args=[decision.pk])))
    assert "Ghi 2 khen thưởng vào sổ" in ready
    client.post(reverse("honours:received-post", args=[decision.pk]))
    assert len(standing(season)) == 2
    client.post(reverse("honours:received-cancel", args=[decision.pk]), {"reason": "Nhầm tệp"})
    assert standing(season) == []
    assert "Lý do: Nhầm tệp" in text_of(client.get(reverse("honours:received-decision", args=[decision.pk])))


def test_a_row_is_corrected_by_hand_and_an_error_keeps_what_was_typed(
    season: Season, received: ReceivedDecision, signed_in: SignIn
) -> None:
    client = signed_in(season.users["clerk"])
    url = reverse("honours:received-row", args=[rows(received)[2].pk])
    wrong = client.post(url, {"subject": "Không Có Ai", "award": LABOURER})
    assert wrong.status_code == 422
    assert "Không Có Ai" in text_of(wrong)
    client.post(url, {"subject": season.people["head"].full_name, "award": LABOURER})
    third = rows(received)[2]
    assert (third.choice, third.award, third.person) == ("take", LABOURER, season.people["head"])


def test_wrong_forms_are_shown_again(season: Season, received: ReceivedDecision, signed_in: SignIn) -> None:
    client = signed_in(season.users["clerk"])
    assert "Chưa chọn tệp" in text_of(client.post(reverse("honours:receive")))
    url = reverse("honours:received-correct", args=[received.pk])
    values = {"number": "1/QĐ", "decided_on": "31/02/2022", "year": 2021, "version": received.version}
    wrong = client.post(url, values)
    assert (wrong.status_code, "31/02/2022" in text_of(wrong)) == (422, True)
    values["decided_on"] = "2022-02-01"
    assert client.post(url, values).status_code == 302
    assert client.post(url, values).status_code == 409


def test_pages_ask_as_much_for_three_rows_as_for_one(season: Season, clerk: Actor, signed_in: SignIn) -> None:
    client = signed_in(season.users["clerk"])
    counts, index_counts = set(), set()
    for names in ([DOUBTFUL], [DOUBTFUL, "Hà Văn Trưởng", "Vi Thị Thư Ký"]):
        text = "; ".join(f"ông {name}" for name in names)
        data = decision_text(f"Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho {text}.", top=TOP)
        decision = receiving.receive_decision(data=data, filename="a.txt", actor=clerk)
        assert decision.rows.filter(choice="open").count() == len(names)
        counts.add(queries_of(client, reverse("honours:received-decision", args=[decision.pk])))
        index_counts.add(queries_of(client, reverse("honours:received")))
    assert (len(counts), len(index_counts)) == (1, 1)


def test_a_long_list_stays_within_a_page(season: Season, clerk: Actor, signed_in: SignIn) -> None:
    people = [[n, f"Nông Thị Mẫu {'Xa' if n else ''}", "Sở Tư pháp", "Lao động tiên tiến"] for n in range(400)]
    data = excel(["STT", "Họ và tên", "Đơn vị", "Danh hiệu"], *people)
    decision = receiving.receive_decision(data=data, filename="dai.xlsx", actor=clerk)
    url = reverse("honours:received-decision", args=[decision.pk])
    client = signed_in(season.users["clerk"])
    assert max(len(client.get(f"{url}?nhom={group}").content) for group in ("open", "take", "leave")) < 100_000
