"""Certificates of the register: the agency's design, one certificate's own change, every printing accounted for."""

import dataclasses
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse

from tests.foundations.papers.readers import pdf_pages, pdf_places, squeezed
from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import COLLECTIVE, FIGHTER, LABOURER, Season
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.papers import certificates as drawing
from thidua.foundations.papers.certificate_design import SHEETS_MM, Design, Field, start_design
from thidua.foundations.papers.designs.services import retire_design, save_design
from thidua.foundations.papers.models import CertificateDesign
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.honours import codes, selectors, services
from thidua.stages.honours.entering import number_entries
from thidua.stages.honours.models import CertificateChange, CertificatePrint, HonourEntry

pytestmark = pytest.mark.django_db
CHECK = "https://sngv.example/so-vang/kiem-tra/"
SignIn = Callable[[User], Client]
MINE = Design((297.0, 210.0), (Field("recipient", 50, 70, 200, size=20), Field("detail", 50, 90, 200, size=12)))


registered = once_a_file(year.registered_season)


@pytest.fixture
def season(registered: Season) -> Season:
    return deepcopy(registered)


@pytest.fixture
def decision() -> AwardDecision:
    return AwardDecision.objects.get()


@pytest.fixture
def fighter(decision: AwardDecision) -> HonourEntry:
    return HonourEntry.objects.select_related("line__revoking", "decision__agency").get(award=FIGHTER)


def save(season: Season, **changes: object) -> CertificateDesign:
    values = {"name": "Mẫu của Sở", "design": MINE, "from_on": dt.date(2021, 1, 1), "actor": season.actor("clerk")}
    return save_design(**values | changes)


def printed(season: Season, entry: HonourEntry, **options: object) -> bytes:
    return services.reprint_certificate(entry, base_url=CHECK, actor=season.actor("clerk"), **options).read()


def whole(season: Season, decision: AwardDecision, **options: object) -> bytes:
    return services.print_certificates(decision, base_url=CHECK, actor=season.actor("clerk"), **options).read()


def test_a_certificate_is_printed_with_the_agencys_design_where_it_says(season: Season, fighter: HonourEntry) -> None:
    save(season)
    ((x0, y0, x1, y1),) = pdf_places(printed(season, fighter), "Nông Thị Mẫu")

    assert (x0 + x1) / 2 == pytest.approx(150, abs=0.6)
    assert 70 <= y0 <= y1 <= 79


def test_each_certificate_of_a_decision_has_the_design_of_its_award_and_kind(
    season: Season, decision: AwardDecision
) -> None:
    save(season, name="Tập thể", recipients="unit")
    save(season, name="Chiến sĩ", award=FIGHTER)
    whole(season, decision)

    used = CertificatePrint.objects.order_by("entry__entry_number").values_list("entry__award", "design__name")
    assert list(used) == [(COLLECTIVE, "Tập thể"), (LABOURER, None), (LABOURER, None), (FIGHTER, "Chiến sĩ")]


def test_a_certificate_keeps_its_first_design_until_today_s_is_asked_for(season: Season, fighter: HonourEntry) -> None:
    first = save(season)
    printed(season, fighter)
    second = save(season, design=dataclasses.replace(MINE, page_mm=(360.0, 237.0)))
    retire_design(first, actor=season.actor("clerk"))
    printed(season, fighter, reason="Bản cũ bị rách")
    printed(season, fighter, reason="Đổi phôi mới", current=True)
    printed(season, fighter, reason="Lại rách")

    used = CertificatePrint.objects.order_by("pk").values_list("design", "reason")
    assert list(used) == [
        (first.pk, ""),
        (first.pk, "Bản cũ bị rách"),
        (second.pk, "Đổi phôi mới"),
        (first.pk, "Lại rách"),
    ]


def test_what_was_printed_with_the_standard_design_stays_so(season: Season, fighter: HonourEntry) -> None:
    first = printed(season, fighter)
    save(season)

    assert printed(season, fighter, reason="Rách") == first
    assert set(CertificatePrint.objects.values_list("design", flat=True)) == {None}


def test_a_design_of_another_agency_is_not_used(season: Season, fighter: HonourEntry) -> None:
    save(year.make_season("khac", "Sở Khác"))
    printed(season, fighter)
    assert CertificatePrint.objects.get().design is None


def test_a_whole_decision_is_printed_again_only_with_a_reason(season: Season, decision: AwardDecision) -> None:
    whole(season, decision)
    with pytest.raises(InputRefused, match=r"4 giấy của quyết định này đã in\. Nêu lý do in lại"):
        whole(season, decision, reason="  ")
    assert CertificatePrint.objects.count() == 4

    whole(season, decision, reason="Phôi in lệch")
    assert CertificatePrint.objects.filter(reason="Phôi in lệch").count() == 4


def test_the_journal_knows_each_printing_and_its_reason(season: Season, fighter: HonourEntry) -> None:
    printed(season, fighter)
    printed(season, fighter, reason="Rách")
    entries = JournalEntry.objects.filter(verb="honours.reprint_certificate").order_by("seq")
    assert [entry.data["reason"] for entry in entries] == ["", "Rách"]


def test_a_name_too_long_for_the_design_is_said_and_nothing_is_logged(season: Season, decision: AwardDecision) -> None:
    save(season, design=Design((297.0, 210.0), (Field("recipient", 50, 70, 20, size=20, least=18),)))
    with pytest.raises(InputRefused, match=r"Dòng “Tên người, tập thể được khen” của .* quá dài"):
        whole(season, decision)
    assert CertificatePrint.objects.count() == 0


def test_one_certificate_may_have_its_own_words_and_places(season: Season, decision: AwardDecision) -> None:
    save(season)
    one = HonourEntry.objects.select_related("line__revoking", "decision__agency").get(award=FIGHTER)
    services.change_certificate(
        one,
        detail="Phó Trưởng phòng Lãnh sự",
        moved=[("detail", 5.0, 0.0), ("recipient", 0.0, 0.0)],
        reason="Tên đơn vị chạm hoa văn",
        actor=season.actor("clerk"),
    )
    change = CertificateChange.objects.get()
    assert (change.moved, change.achievement) == ([["detail", 5.0, 0.0]], "")

    data = whole(season, decision)
    ((x0, _top, x1, _end),) = pdf_places(data, "Phó Trưởng phòng Lãnh sự", 3)
    assert (x0 + x1) / 2 == pytest.approx(155, abs=0.6)
    assert [squeezed(["Phó Trưởng phòng Lãnh sự"]) in squeezed([page]) for page in pdf_pages(data)] == [
        False,
        False,
        False,
        True,
    ]


def test_the_name_and_the_award_are_not_changed_with_the_rest(season: Season, fighter: HonourEntry) -> None:
    services.change_certificate(fighter, achievement="Đã có thành tích", reason="Thử", actor=season.actor("clerk"))
    fighter.refresh_from_db()
    page = squeezed(pdf_pages(printed(season, fighter)))
    assert all(squeezed([text]) in page for text in ("Nông Thị Mẫu", "CHIẾN SĨ THI ĐUA CƠ SỞ", "Đã có thành tích"))


def test_an_empty_change_takes_it_back_and_both_are_journalled(season: Season, fighter: HonourEntry) -> None:
    clerk = season.actor("clerk")
    services.change_certificate(fighter, detail="Văn thư", reason="Ghi chức vụ mới", actor=clerk)
    assert services.change_certificate(fighter, reason="Bỏ sửa", actor=clerk) is None

    assert CertificateChange.objects.count() == 0
    entries = JournalEntry.objects.filter(verb="honours.change_certificate").order_by("seq")
    assert [(entry.data["reason"], entry.data["lines"]) for entry in entries] == [
        ("Ghi chức vụ mới", ["detail"]),
        ("Bỏ sửa", []),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "Nêu lý do sửa riêng giấy này"),
        ({"moved": [("recipient", 250.0, 0.0)]}, "bị dời ra ngoài tờ giấy"),
        ({"detail": "Trưởng phòng 😀"}, "Không in được ký tự “😀”"),
        ({"achievement": "á" * 301}, "“Thành tích” quá dài: 301 ký tự, nhiều nhất 300"),
        ({"detail": "Trưởng phòng " * 25}, "“Chức vụ, đơn vị” quá dài: 325 ký tự"),
        ({"achievement": "á" * 300, "moved": [("achievement", 0.0, 80.0)]}, "bị dời ra ngoài tờ giấy"),
    ],
)
def test_a_change_that_cannot_be_printed_is_refused_and_the_last_one_stays(
    season: Season, fighter: HonourEntry, changes: dict[str, object], said: str
) -> None:
    clerk = season.actor("clerk")
    services.change_certificate(fighter, detail="Văn thư", reason="Đúng", actor=clerk)
    with pytest.raises(InputRefused, match=said):
        services.change_certificate(fighter, **{"reason": "Thử", "actor": clerk} | changes)
    assert CertificateChange.objects.get().detail == "Văn thư"


def test_only_the_clerk_changes_and_not_what_was_taken_back(season: Season, fighter: HonourEntry) -> None:
    with pytest.raises(Refused, match="Chỉ chuyên viên"):
        services.change_certificate(fighter, detail="X", reason="Y", actor=season.actor("director"))
    year.revoked(season, fighter.decision, FIGHTER)
    again = HonourEntry.objects.select_related("line__revoking", "decision__agency").get(pk=fighter.pk)
    with pytest.raises(Refused, match="đã bị hủy"):
        services.change_certificate(again, detail="X", reason="Y", actor=season.actor("clerk"))


def test_a_code_taken_by_chance_is_drawn_anew(
    season: Season, decision: AwardDecision, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = HonourEntry.objects.values_list("code", flat=True).first()
    drawn = iter([taken, "2222222222", "2222222222", "3333333333"])
    monkeypatch.setattr(codes, "new_code", lambda: next(drawn))
    made = [services._entry_of_line(decision, row.line) for row in HonourEntry.objects.order_by("pk")[:2]]
    for entry in made:
        entry.line = None
    number_entries(made, decision.agency_id, 2021)

    assert {entry.code for entry in made} == {"2222222222", "3333333333"}
    assert [entry.entry_number for entry in made] == [5, 6]


def test_the_log_lists_every_printing_latest_first(
    season: Season, decision: AwardDecision, fighter: HonourEntry, signed_in: SignIn
) -> None:
    save(season)
    whole(season, decision)
    printed(season, fighter, reason="Bản cũ bị rách")

    page = text_of(signed_in(season.users["clerk"]).get(reverse("honours:prints")))
    assert page.index("Bản cũ bị rách") < page.index("Phòng Lãnh sự - Hợp tác quốc tế")
    assert page.count("Mẫu của Sở, bản 1") == 5


def test_an_empty_log_says_so(season: Season, signed_in: SignIn) -> None:
    assert "Chưa in giấy khen nào" in text_of(signed_in(season.users["clerk"]).get(reverse("honours:prints")))


def test_the_log_asks_as_much_for_three_printings_as_for_one(
    season: Season, fighter: HonourEntry, signed_in: SignIn
) -> None:
    client, url = signed_in(season.users["clerk"]), reverse("honours:prints")
    printed(season, fighter)
    one = queries_of(client, url)
    for _ in range(2):
        printed(season, fighter, reason="Rách")
    assert queries_of(client, url) == one


def test_the_page_of_a_change_shows_the_lines_and_keeps_what_was_typed(
    season: Season, fighter: HonourEntry, signed_in: SignIn
) -> None:
    client, url = signed_in(season.users["clerk"]), reverse("honours:change", args=[fighter.pk])
    page = text_of(client.get(url))
    assert all(label in page for label in ("Tên người, tập thể được khen", "Ô mã QR", "Họ tên người ký"))

    refused = client.post(url, {"reason": "Thử", "recipient-right": "99", "detail": "Văn thư"})
    assert refused.status_code == 422
    assert "bị dời ra ngoài tờ giấy" in text_of(refused)
    assert 'value="99.0"' in text_of(refused) or 'value="99"' in text_of(refused)

    done = client.post(url, {"reason": "Thử", "recipient-right": "1.5", "detail": "Văn thư"}, follow=True)
    assert "Đang sửa riêng: Thử" in text_of(done)
    assert 'value="1.5"' in text_of(client.get(url))


def test_the_reason_is_asked_on_the_register_once_a_decision_was_printed(
    season: Season, decision: AwardDecision, signed_in: SignIn
) -> None:
    client = signed_in(season.users["clerk"])
    assert "Lý do in lại" not in text_of(client.get(reverse("honours:index")))
    url = reverse("honours:certificates", args=[decision.pk])
    assert client.post(url, {"blank": "1"}).status_code == 200
    assert "Lý do in lại" in text_of(client.get(reverse("honours:index")))

    refused = client.post(url)
    assert (refused.status_code, "Nêu lý do in lại" in text_of(refused)) == (422, True)
    assert client.post(url, {"reason": "Phôi in lệch"}).status_code == 200


def test_the_answer_of_the_check_holds_no_more_than_the_public_may_know(season: Season, fighter: HonourEntry) -> None:
    answer = selectors.check_code(fighter.code)
    assert {field.name for field in dataclasses.fields(answer)} == {
        "code",
        "verdict",
        "name",
        "award",
        "decision",
        "revocation",
    }
    assert (answer.verdict, answer.name, answer.revocation) == ("valid", "Nông Thị Mẫu", "")


def test_a_start_of_a_blank_prints_the_register_s_words(season: Season, fighter: HonourEntry) -> None:
    save(season, design=start_design(SHEETS_MM["large"], blank=True))
    page = squeezed(pdf_pages(printed(season, fighter)))
    assert squeezed(["Nông Thị Mẫu"]) in page
    assert squeezed(["CỘNG HÒA"]) not in page


def test_a_decision_is_handed_over_as_one_pdf_as_a_zip_or_for_word_and_every_sheet_is_logged(
    season: Season, decision: AwardDecision, signed_in: SignIn
) -> None:
    client, url = signed_in(season.users["clerk"]), reverse("honours:certificates", args=[decision.pk])
    page = client.get(reverse("honours:index")).content.decode()
    assert ("Đang in 4 giấy…" in page, ": 4 giấy" in page) == (True, True)

    zipped = client.post(url, {"form": "zip"})
    names = zipfile.ZipFile(io.BytesIO(b"".join(zipped.streaming_content))).namelist()
    orders = decision.lines.values_list("order", flat=True)
    assert [int(name[:4]) for name in names] == sorted(orders)
    assert {name[5:] for name in names} >= {"nong-thi-mau.pdf"}
    assert zipped.headers["Content-Type"] == "application/zip"

    for form, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("", b"%PDF")):
        answer = client.post(url, {"form": form, "reason": "Phôi in lệch"})
        assert b"".join(answer.streaming_content).startswith(start)
        assert answer.headers["Content-Disposition"].endswith(f'.{form or "pdf"}"')
    assert CertificatePrint.objects.count() == 16
    assert set(CertificatePrint.objects.values_list("reason", flat=True)) == {"", "Phôi in lệch"}

    assert client.post(url, {"form": "exe", "reason": "Phôi in lệch"}).status_code == 422
    assert CertificatePrint.objects.count() == 16


def test_too_many_for_one_pdf_is_refused_and_nothing_is_logged(
    season: Season, decision: AwardDecision, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "MOST_IN_ONE_PDF", 3)
    client, url = signed_in(season.users["clerk"]), reverse("honours:certificates", args=[decision.pk])
    refused = client.post(url)
    assert (refused.status_code, "nhiều nhất 3 giấy, lần này có 4" in text_of(refused)) == (422, True)
    assert CertificatePrint.objects.count() == 0
    zipped = client.post(url, {"form": "zip"})
    assert zipped.status_code == 200
    assert b"".join(zipped.streaming_content).startswith(b"PK")
