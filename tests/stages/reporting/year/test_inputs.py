"""What each of the two files says of the agency, and which goes before the other."""

import datetime as dt
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.stages.reporting.year.years import LAUNCH
from thidua.foundations.workbook import model
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workbook.template import write_template
from thidua.stages.reporting.year.inputs import YearInput, YearInputError, read_inputs

INFO = sample_register().info


def _read(info: model.AgencyInfo, launch: bytes = LAUNCH, on: dt.date | None = None) -> YearInput:
    return read_inputs(launch, "l.txt", write_template(replace(sample_register(), info=info)), "so.xlsx", on)


def test_the_workbook_goes_before_the_launch_document() -> None:
    other = replace(INFO, name="Sở Khác", place="Nơi khác", signatory="Người khác", signatory_title="Quyền Giám đốc")
    assert _read(other).register.info == other


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", 2021),
        ("place", "Đèo Gió"),
        ("symbol", "SNgV"),
        ("signatory", "Nông Thị Minh Châu"),
        ("signatory_title", "Giám đốc"),
        ("level", "so"),
    ],
)
def test_what_the_workbook_leaves_open_comes_from_the_launch_document(field: str, value: object) -> None:
    assert getattr(_read(replace(INFO, **{field: None})).register.info, field) == value


@pytest.mark.parametrize("field", ["council_meeting", "dossier_received", "decision_number", "identifier"])
def test_what_neither_says_stays_open(field: str) -> None:
    assert getattr(_read(replace(INFO, **{field: None})).register.info, field) is None


def test_a_day_on_the_command_line_goes_before_the_workbook() -> None:
    day = dt.date(2022, 1, 5)
    assert _read(INFO, on=day).register.info.decision_date == day
    assert _read(INFO).register.info.decision_date == dt.date(2021, 12, 28)


@pytest.mark.parametrize(("day", "good"), [(dt.date(2021, 12, 20), True), (dt.date(2021, 12, 19), False)])
def test_that_day_may_not_lie_before_the_meeting(day: dt.date, good: bool) -> None:
    if good:
        assert _read(INFO, on=day).register.info.decision_date == day
    else:
        with pytest.raises(YearInputError, match="Kiểm tra lại --on"):
            _read(INFO, on=day)


def test_two_years_in_the_two_files_are_noticed_and_the_workbook_rules() -> None:
    given = _read(replace(INFO, year=2020))
    assert given.register.info.year == 2020
    assert "Văn bản phát động nói về năm 2021, sổ số liệu về năm 2020." in given.notices


def test_an_undated_decision_is_noticed() -> None:
    notices = _read(replace(INFO, decision_date=None)).notices
    assert [notice for notice in notices if "31/12/2021" in notice] == [
        "Chưa có “Ngày quyết định”; quy định được lấy theo ngày 31/12/2021, văn bản để trống ngày."
    ]


def test_absent_sheets_are_named_in_one_notice() -> None:
    register = replace(sample_register(), held=None, matters=None)
    notices = read_inputs(LAUNCH, "l.txt", write_template(register), "so.xlsx", None).notices
    assert notices[-1] == "Không có tờ “Vướng mắc”, “Khen thưởng đã có”: những điều ở đó được coi là chưa biết."


@pytest.mark.parametrize(
    "name", ["Trường Trung học phổ thông Mẫu", "Công ty Mẫu", "Solo", "Bộ", "Xã hội Mẫu", "Tổng cục Mẫu"]
)
def test_a_level_is_not_guessed_from_a_name_that_does_not_tell(name: str) -> None:
    with pytest.raises(YearInputError, match="Chưa biết cấp của"):
        _read(replace(INFO, name=name, level=None))


def test_words_that_name_no_office_or_kind_are_shown() -> None:
    held = (
        model.HeldRow("001", "giay_khen", 2019, decided_by="Hội Chữ thập đỏ", occasion="ngoại khóa"),
        model.HeldRow("002", "giay_khen", 2019, decided_by="Giám đốc Sở", occasion="đột xuất"),
    )
    register = replace(sample_register(), held=held)
    notices = read_inputs(LAUNCH, "l.txt", write_template(register), "so.xlsx", None).notices
    assert [notice for notice in notices if "không hiểu" in notice] == [
        "Tờ “Khen thưởng đã có”: không hiểu “Hội Chữ thập đỏ” ở cột “Cấp quyết định”.",
        "Tờ “Khen thưởng đã có”: không hiểu “ngoại khóa” ở cột “Loại khen thưởng”.",
    ]


@pytest.mark.parametrize(("votes", "noticed"), [((), True), (None, False), (sample_register().votes, False)])
def test_an_empty_sheet_of_votes_is_pointed_at(votes: tuple[model.VoteRow, ...] | None, noticed: bool) -> None:
    register = replace(sample_register(), votes=votes)
    notices = read_inputs(LAUNCH, "l.txt", write_template(register), "so.xlsx", None).notices
    assert any("Tờ “Phiếu” có nhưng trống" in notice for notice in notices) is noticed


@pytest.mark.parametrize(
    ("name", "parent", "same"),
    [
        ("Sở Ngoại vụ tỉnh Đèo Gió", INFO.parent, True),
        ("Sở Ngoại vụ", "UBND tỉnh Đèo Gió", True),
        ("SỞ NGOẠI VỤ TỈNH ĐÈO GIÓ", None, True),
        ("Sở Nội vụ tỉnh Đèo Gió", INFO.parent, False),
        ("Sở Ngoại vụ tỉnh Bãi Cát", "Ủy ban nhân dân tỉnh Bãi Cát", False),
    ],
)
def test_a_launch_document_of_another_agency_is_noticed(name: str, parent: str | None, same: bool) -> None:
    notices = [one for one in _read(replace(INFO, name=name, parent=parent)).notices if "sổ số liệu là của" in one]
    assert len(notices) == (0 if same else 1)
    if notices:
        assert f"“{name}”" in notices[0]


@pytest.mark.parametrize("decided", [True, False])
def test_a_decision_without_a_number_is_noticed_once_there_is_one(decided: bool) -> None:
    register = sample_register()
    register = replace(register, info=replace(INFO, decision_number=None), votes=register.votes if decided else None)
    notices = read_inputs(LAUNCH, "l.txt", write_template(register), "so.xlsx", None).notices
    assert any("Số quyết định" in one for one in notices) == decided


def test_votes_without_a_council_are_noticed() -> None:
    register = replace(sample_register(), council=None)
    notices = read_inputs(LAUNCH, "l.txt", write_template(register), "so.xlsx", None).notices
    assert any("chưa tính được tỷ lệ" in one for one in notices)
    assert not any("chưa tính được tỷ lệ" in one for one in _read(INFO).notices)


def test_a_notice_names_its_sheet_once() -> None:
    book = write_template(sample_register())
    notices = read_inputs(LAUNCH, "l.txt", _with_sheet(book, "Của tôi"), "so.xlsx", None).notices
    (told,) = [one for one in notices if "Của tôi" in one]
    assert told == "Tờ “Của tôi” không có trong mẫu nên không được đọc."


def _with_sheet(data: bytes, title: str) -> bytes:
    book = load_workbook(io.BytesIO(data))
    book.create_sheet(title)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
