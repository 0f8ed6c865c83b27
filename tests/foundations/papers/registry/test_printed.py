"""The books as files: every field in its column, nothing that a spreadsheet could run, sheets that repeat their head."""

import csv
import datetime as dt
import io

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.models import IncomingPaper
from thidua.foundations.papers.registry import printed, services
from thidua.foundations.workflow.errors import InputRefused

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_csv_gives_every_cell_back_as_text(rows: list[tuple[str, str]]) -> None:
    book = printed.BookFile("Sổ", (("A", 1), ("B", 1)), tuple(rows))
    back = list(csv.reader(io.StringIO(printed.to_csv(book).decode("utf-8-sig"), newline="")))
    assert back[0] == ["A", "B"]
    assert back[1:] == [[printed.plain(cell) for cell in row] for row in rows]
    for row in back[1:]:
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-5", "@x", "\tx"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(cell: str) -> None:
    assert printed.plain(cell) == f"'{cell}"
    book = printed.BookFile("Sổ", (("A", 1),), ((cell,),))
    sheet = openpyxl.load_workbook(io.BytesIO(printed.to_xlsx(book))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == (cell, "s")


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


def arrived(clerk: Actor, **over: object) -> IncomingPaper:
    values = {
        "arrived_on": dt.date(2021, 12, 1),
        "sender": "Sở Nội vụ",
        "subject": "Mời họp",
        "number": "7",
        "symbol": "GM-SNV",
        "dated_on": dt.date(2021, 11, 30),
        "type_name": "Giấy mời",
        "signer": "Lò Thị Mẫu",
        "pages": 2,
    }
    return services.register_incoming(**{**values, **over}, actor=clerk)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_the_incoming_book_has_all_fields_of_the_register(clerk: Actor, office: Unit) -> None:
    paper = arrived(clerk)
    handler = Person.objects.get(pk=clerk.person_id)
    services.assign_incoming(paper, unit=office, handler=handler, due_on=dt.date(2021, 12, 8), actor=clerk)
    book = printed.incoming_book(IncomingPaper.objects.select_related("unit", "handler"), "Văn bản đến")
    assert len(book.columns) == 12
    assert book.rows == (
        (
            "01/12/2021", "1", "Sở Nội vụ", "7/GM-SNV", "30/11/2021", "Giấy mời", "Mời họp", "Lò Thị Mẫu", "2",
            "Văn phòng Sở, Hoàng Văn Thử", "08/12/2021", "Đã chuyển xử lý",
        ),
    )  # fmt: skip


@pytest.mark.django_db
def test_every_sheet_of_the_printed_book_has_its_head(agency: Agency, clerk: Actor) -> None:
    for number in range(1, 31):
        arrived(clerk, number=str(number), subject="Về việc phát động phong trào thi đua " * 6)
    book = printed.incoming_book(IncomingPaper.objects.order_by("arrival_number"), "Văn bản đến năm 2021")
    document = pypdfium2.PdfDocument(printed.to_pdf(book, agency))
    sheets = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert len(sheets) > 2
    assert [sheet for sheet in sheets if "Cơ quan gửi" not in sheet] == []
    assert "SỞ NGOẠI VỤ TỈNH ĐÈO GIÓ" in sheets[0]
    for page in document:
        assert page.get_width() > page.get_height()


@pytest.mark.django_db
def test_a_day_to_come_does_not_arrive(clerk: Actor) -> None:
    assert arrived(clerk, arrived_on=dt.date(2021, 12, 6)).arrival_number == 1
    with pytest.raises(InputRefused, match="Ngày đến 07/12/2021 sau ngày hôm nay"):
        arrived(clerk, arrived_on=dt.date(2021, 12, 7), number="8")
    assert IncomingPaper.objects.count() == 1


@pytest.mark.django_db
def test_arrival_numbers_run_by_year(clerk: Actor) -> None:
    days = (dt.date(2020, 12, 31), dt.date(2021, 1, 4), dt.date(2021, 1, 5), dt.date(2020, 12, 30))
    numbers = [arrived(clerk, arrived_on=day, number=str(place)).arrival_number for place, day in enumerate(days, 1)]
    assert numbers == [1, 1, 2, 2]
