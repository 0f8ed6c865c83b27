"""The book of outgoing numbers: what a records office relies on, whatever order the acts come in."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.papers import services as papers
from thidua.foundations.papers.content import Closing, NumberAndDate, Paper, PaperKind, Paragraph, Recipient, Signatory
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.foundations.papers.models import NumberEntry, NumberSeries, OfficialPaper
from thidua.foundations.papers.numbering import MOST, enter_number, series_of, type_name_of
from thidua.foundations.papers.registry import outgoing, services
from thidua.foundations.papers.verify import paper_faults
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import Blocked, InputRefused, StaleState

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 11, 30)


@command("tests.issue")
def issue(agency: Agency, *, actor: Actor, issued: bool = True, number: int | None = None) -> OfficialPaper:
    """A decision of the agency drafted, numbered and, if asked, issued, as a stage's act does."""
    head = Signatory("KT.", "Giám đốc", "Phó Giám đốc", "Lò Thị Mẫu")
    paper = Paper(
        kind=PaperKind.AWARD_DECISION,
        title="Quyết định",
        subject="Về việc khen thưởng",
        letterhead=letterhead_of(agency),
        symbol="QĐ-SNgV",
        issue=NumberAndDate(),
        blocks=(Paragraph("Nội dung."),),
        closing=Closing((head,), (Recipient("Như Điều 3"),), "VP"),
    )
    made = papers.draft_paper(
        agency.pk, paper, kind="award_decision", title="Về việc khen thưởng", year=2021, origin="tests", origin_id=1
    )
    papers.number_paper(made, symbol="QĐ-SNgV", dated_on=DAY, number=number)
    return papers.issue_paper(made, paper, recipients=[("Như Điều 3", "")]) if issued else made


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


def enter(clerk: Actor, **over: object) -> NumberEntry:
    values = {"symbol": "QĐ-SNgV", "dated_on": DAY, "subject": "Về việc thành lập tổ công tác"}
    return services.enter_outside(**{**values, **over}, actor=clerk)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("symbol", "series", "kind"),
    [
        ("QĐ-SNgV", "QĐ-SNgV", "Quyết định"),
        ("TTr-SNgV", "TTr-SNgV", "Tờ trình"),
        ("BB-HĐTĐKT", "BB-HĐTĐKT", "Biên bản"),
        ("SNgV-VP", "SNgV", "Công văn"),
        ("SNgV-TTr", "SNgV", "Công văn"),
        ("HĐTĐKT-VP", "HĐTĐKT", "Công văn"),
        ("SY-SNgV", "SAO-SNgV", "Bản sao y"),
        ("SL-SNgV", "SAO-SNgV", "Bản sao lục"),
        ("TrS-SNgV", "SAO-SNgV", "Bản trích sao"),
    ],
)
def test_kinds_bodies_and_copies_have_series_of_their_own(symbol: str, series: str, kind: str) -> None:
    assert (series_of(symbol), type_name_of(symbol)) == (series, kind)


def test_numbers_run_by_series_and_start_anew_each_year(clerk: Actor) -> None:
    taken = [
        enter(clerk).full_number,
        enter(clerk, symbol="SNgV-VP").full_number,
        enter(clerk).full_number,
        enter(clerk, symbol="SNgV-TTra").full_number,
        enter(clerk, symbol="QĐ-HĐTĐKT").full_number,
        enter(clerk, dated_on=dt.date(2020, 12, 31)).full_number,
        enter(clerk, symbol="SY-SNgV").full_number,
        enter(clerk, symbol="TrS-SNgV").full_number,
    ]
    assert taken == [
        "01/QĐ-SNgV", "01/SNgV-VP", "02/QĐ-SNgV", "02/SNgV-TTra", "01/QĐ-HĐTĐKT", "01/QĐ-SNgV", "01/SY-SNgV",
        "02/TrS-SNgV",
    ]  # fmt: skip


def test_a_number_of_the_records_office_is_never_given_again(clerk: Actor) -> None:
    assert enter(clerk, number=7).number == 7
    assert enter(clerk).number == 8
    with pytest.raises(InputRefused, match="Số 07/QĐ-SNgV đã dùng trong năm 2021 cho “Về việc thành lập tổ công tác”"):
        enter(clerk, number=7)
    assert enter(clerk, number=3).number == 3
    assert enter(clerk).number == 9
    assert NumberSeries.objects.get(series="QĐ-SNgV").last == 9


@pytest.mark.parametrize("number", [0, -1, MOST + 1])
def test_a_number_outside_the_book_is_refused(clerk: Actor, number: int) -> None:
    with pytest.raises(InputRefused, match="từ 1 đến 99999"):
        enter(clerk, number=number)
    assert not NumberEntry.objects.exists()
    assert enter(clerk, number=MOST).number == MOST


def test_a_day_to_come_is_refused(clerk: Actor) -> None:
    assert enter(clerk, dated_on=dt.date(2021, 12, 6)).number == 1
    with pytest.raises(InputRefused, match="Ngày văn bản 07/12/2021 sau ngày hôm nay"):
        enter(clerk, dated_on=dt.date(2021, 12, 7))


def test_a_cancelled_number_stays_with_its_reason_and_is_not_used_again(clerk: Actor) -> None:
    first = enter(clerk)
    services.cancel_number(first, reason=" Văn bản không ký. ", actor=clerk)
    first.refresh_from_db()
    assert (first.state, first.note) == ("cancelled", "Văn bản không ký.")
    assert enter(clerk).number == 2
    with pytest.raises(InputRefused, match="Số 01/QĐ-SNgV đã dùng"):
        enter(clerk, number=1)
    with pytest.raises(StaleState):
        services.cancel_number(first, reason="lần nữa", actor=clerk)
    assert list(paper_faults()) == []


def test_a_number_is_not_cancelled_without_a_reason_nor_by_others(clerk: Actor, office: Unit) -> None:
    entry = enter(clerk)
    with pytest.raises(InputRefused, match="Chưa ghi lý do hủy số 01/QĐ-SNgV"):
        services.cancel_number(entry, reason="  ", actor=clerk)
    for role in ("director", "secretary", "head", "admin"):
        with pytest.raises(Refused):
            services.cancel_number(entry, reason="lý do", actor=factories.make_actor(office, role))
    entry.refresh_from_db()
    assert entry.state == "issued"


def test_the_database_refuses_a_cancelled_number_without_reason(clerk: Actor) -> None:
    entry = enter(clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberEntry.objects.filter(pk=entry.pk).update(state="cancelled")


def test_an_issued_paper_writes_the_whole_line(agency: Agency, clerk: Actor) -> None:
    paper = issue(agency, actor=clerk)
    entry = NumberEntry.objects.get()
    assert (entry.state, entry.paper, entry.full_number) == ("issued", paper, "01/QĐ-SNgV")
    assert (entry.type_name, entry.subject) == ("Quyết định", "Về việc khen thưởng")
    assert (entry.signer, entry.capacity) == ("Lò Thị Mẫu", "KT. Giám đốc, Phó Giám đốc")
    assert (entry.recipients, entry.kept_at, entry.pages) == ("Như Điều 3", "VT, VP", 1)
    with pytest.raises(Blocked, match="đã phát hành"):
        services.cancel_number(entry, reason="lý do", actor=clerk)


@command("tests.give_up")
def give_up(paper: OfficialPaper, reason: str, *, actor: Actor) -> None:
    papers.give_number_up(paper, reason)


def test_a_paper_gives_its_number_up_and_takes_another(agency: Agency, clerk: Actor) -> None:
    paper = issue(agency, actor=clerk, issued=False)
    entry = NumberEntry.objects.get()
    with pytest.raises(Blocked, match="Trả số ở trang văn bản đó"):
        services.cancel_number(entry, reason="lý do", actor=clerk)
    give_up(paper, "Sai ngày", actor=clerk)
    paper.refresh_from_db()
    assert (paper.state, paper.full_number) == ("draft", "")
    entry.refresh_from_db()
    assert (entry.state, entry.note, entry.paper) == ("cancelled", "Sai ngày", None)
    assert issue(agency, actor=clerk).full_number == "02/QĐ-SNgV"


def test_issued_bytes_are_written_once(agency: Agency, clerk: Actor) -> None:
    paper = issue(agency, actor=clerk)
    before = (paper.pdf_id, paper.docx_id)

    @command("tests.issue_again")
    def again(*, actor: Actor) -> None:
        papers.issue_paper(paper, _other(agency))

    with pytest.raises(StaleState):
        again(actor=clerk)
    OfficialPaper.objects.filter(pk=paper.pk).update(state="replaced")
    paper.refresh_from_db()
    with pytest.raises(StaleState):
        again(actor=clerk)
    paper.refresh_from_db()
    assert (paper.pdf_id, paper.docx_id) == before
    assert list(paper_faults()) == []


def _other(agency: Agency) -> Paper:
    return Paper(
        PaperKind.NOTICE, "Thông báo", "Khác", letterhead_of(agency), "TB-SNgV", NumberAndDate(), (), Closing()
    )


def test_a_line_changed_or_removed_by_hand_is_found(clerk: Actor) -> None:
    first, second = enter(clerk), enter(clerk)
    gone = second.pk
    NumberEntry.objects.filter(pk=first.pk).update(number=40)
    second.delete()
    assert sorted(paper_faults()) == [
        f"Một số văn bản (dòng {gone} của sổ văn bản đi) bị xóa khỏi sổ.",
        "Số văn bản 40/QĐ-SNgV đã bị sửa trong sổ văn bản đi.",
    ]


def test_gaps_are_named_a_cancelled_number_is_none(clerk: Actor) -> None:
    enter(clerk, number=3)
    enter(clerk, number=5)
    services.cancel_number(enter(clerk, number=9), reason="Bỏ", actor=clerk)
    enter(clerk, symbol="TB-SNgV")
    assert outgoing.gaps(clerk, 2021) == [
        outgoing.Gap("QĐ-SNgV", 1, 2),
        outgoing.Gap("QĐ-SNgV", 4, 4),
        outgoing.Gap("QĐ-SNgV", 6, 8),
    ]
    assert outgoing.gaps(clerk, 2020) == []


STEPS = st.lists(st.one_of(st.just("take"), st.just("cancel"), st.just("fail"), st.integers(1, 12)), max_size=25)


@given(STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_order_no_number_is_given_twice_or_lost(clerk: Actor, steps: list[str | int]) -> None:
    with transaction.atomic():
        given_out: list[int] = []
        for step in steps:
            if step == "cancel":
                entry = NumberEntry.objects.exclude(state="cancelled").first()
                if entry is not None:
                    services.cancel_number(entry, reason="Bỏ", actor=clerk)
            elif step == "fail":
                with pytest.raises(InputRefused):
                    enter(clerk, dated_on=dt.date(2022, 1, 1))
            elif isinstance(step, int):
                if step in given_out:
                    with pytest.raises(InputRefused):
                        enter(clerk, number=step)
                else:
                    given_out.append(enter(clerk, number=step).number)
            else:
                highest = max(given_out, default=0)
                given_out.append(enter(clerk).number)
                assert given_out[-1] == highest + 1
        kept = sorted(NumberEntry.objects.values_list("number", flat=True))
        assert kept == sorted(given_out)
        missing = {n for gap in outgoing.gaps(clerk, 2021) for n in range(gap.first, gap.last + 1)}
        assert missing == set(range(1, max(given_out, default=0) + 1)) - set(given_out)
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one connection; its writers queue")
def test_racing_acts_take_each_number_once_without_a_gap() -> None:
    """Over a second: eight connections take forty numbers, every fifth act fails after it took its number."""
    agency = factories.make_agency()
    clerk = factories.make_actor(factories.make_unit(agency), "clerk")
    failures: list[BaseException] = []

    @command("tests.race")
    def take(turn: int, *, actor: Actor) -> None:
        enter_number(agency.pk, symbol="QĐ-SNgV", dated_on=DAY, subject=f"Văn bản {turn}")
        if turn % 5 == 4:
            raise InputRefused("hỏng giữa chừng")

    def work(start: int) -> None:
        try:
            for turn in range(start * 5, start * 5 + 5):
                if turn % 5 == 4:
                    with pytest.raises(InputRefused):
                        take(turn, actor=clerk)
                else:
                    take(turn, actor=clerk)
        except BaseException as error:  # noqa: BLE001 - shown by the test itself
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(NumberEntry.objects.values_list("number", flat=True)) == list(range(1, 33))
    assert NumberSeries.objects.get().last == 32
