"""Workbooks that other programs and other hands make: odd containers, odd names, sizes at the limit."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from tests.foundations.workbook.books import PEOPLE, UNITS, book, faults, places, register
from thidua.foundations.workbook import table
from thidua.foundations.workbook.errors import RowError, WorkbookErrors
from thidua.foundations.workbook.read import MAX_PASTED, read_table_text, read_workbook
from thidua.vietnamese import nfc_clean

SHEETS = {"Đơn vị": UNITS, "Nhân sự": PEOPLE}


def _message(data: bytes) -> str:
    with pytest.raises(WorkbookErrors) as fault:
        read_workbook(data, "so-lieu.xlsx")
    (error,) = fault.value.errors
    return error.text_vi


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
        ("xl/worksheets/sheet1.xml", b""),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
        ("xl/styles.xml", b"not xml"),
    ],
)
def test_a_container_with_a_broken_part_is_one_message(part: str, content: bytes) -> None:
    said = _message(_with_part(book(SHEETS), part, content))
    assert any(words in said for words in ("bị hỏng", "không có tờ nào của sổ số liệu"))


def test_one_name_in_two_spellings_is_two_sheets_of_one_name() -> None:
    errors = faults({**SHEETS, "nhân  sự": PEOPLE})
    assert "có hai tờ cùng tên “Nhân sự”" in [error.reason for error in errors]


def test_a_sheet_whose_marks_were_lost_is_not_taken_for_absent() -> None:
    (error,) = faults({"Đơn vị": UNITS, "Nhan su": PEOPLE})
    assert error.remedy == "Đổi tên tờ thành “Nhân sự”"


@pytest.mark.parametrize("header", [("Khóa", "Ghi chú"), ("Tên", "Giá trị")])
def test_a_sheet_about_the_agency_needs_both_columns(header: tuple[str, str]) -> None:
    errors = faults({**SHEETS, "Thông tin": (header, ("Năm", 2021))})
    missing = {"Khóa", "Giá trị"} - set(header)
    assert places(errors) == [("Thông tin", 1, missing.pop())]


def test_keys_of_the_agency_that_are_unknown_twice_or_wrong() -> None:
    info = (("Khóa", "Giá trị"), ("Màu", "đỏ"), (None, "lạc"), (None, None), ("Năm", 2021), ("Địa danh", None))
    read = register({**SHEETS, "Thông tin": info})
    assert (read.info.year, read.info.place) == (2021, None)
    assert [notice.row for notice in read.notices] == [2, 3]
    errors = faults({**SHEETS, "Thông tin": (*info, ("Năm", 2022), ("Cấp", "huyện"))})
    assert places(errors) == [("Thông tin", 7, "Khóa"), ("Thông tin", 8, "Giá trị")]


def test_a_wrong_size_written_into_the_sheet_is_not_believed() -> None:
    data = book(SHEETS)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet2.xml")
    assert b'<dimension ref="A1:D3"' in sheet
    short = _with_part(data, "xl/worksheets/sheet2.xml", sheet.replace(b'"A1:D3"', b'"A1:A1"'))
    assert len(read_workbook(short, "s.xlsx").people or ()) == 2


def test_cells_far_away_from_the_table_change_nothing() -> None:
    opened = load_workbook(io.BytesIO(book(SHEETS)))
    opened["Nhân sự"].cell(row=500, column=2).number_format = "@"
    opened["Nhân sự"].cell(row=3, column=400, value="xa")
    out = io.BytesIO()
    opened.save(out)
    assert read_workbook(out.getvalue(), "s.xlsx").people == register(SHEETS).people


def test_more_rows_than_a_sheet_may_have_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 2)
    assert len(register(SHEETS).people or ()) == 2
    (error,) = faults({"Đơn vị": UNITS, "Nhân sự": (*PEOPLE, ("003", "Hà Văn Ba", "VP", "01/01/2020"))})
    assert (error.sheet, error.row) == ("Nhân sự", 4)
    assert "quá nhiều dòng" in error.reason


@pytest.mark.parametrize(("lines", "good"), [(MAX_PASTED, True), (MAX_PASTED + 1, False)])
def test_a_paste_has_a_most_number_of_lines(lines: int, good: bool) -> None:
    text = "".join(f"{number:05d}\t2021\tHTT\n" for number in range(lines))
    if good:
        assert len(read_table_text(text, "Xếp loại").rows) == lines
        return
    with pytest.raises(WorkbookErrors, match="dài quá 5000 dòng"):
        read_table_text(text, "Xếp loại")


def test_a_paste_of_endless_length_is_refused_before_it_is_cut_up() -> None:
    with pytest.raises(WorkbookErrors, match="quá giới hạn 20 MB"):
        read_table_text("x" * (21 << 20), "Xếp loại")


@pytest.mark.parametrize(("count", "last"), [(3, "lỗi 2"), (4, "Còn 1 lỗi khác")])
def test_a_page_lists_so_many_faults_and_how_many_more(count: int, last: str) -> None:
    errors = WorkbookErrors(tuple(RowError("", None, None, "", f"lỗi {number}", "Sửa") for number in range(count)))
    listed = errors.listed(3)
    assert len(listed) == min(count, 4)
    assert last.casefold() in nfc_clean(listed[-1]).casefold()
