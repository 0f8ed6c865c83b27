"""Anniversaries with their arithmetic; deadlines and what merely is a date."""

from datetime import date

import pytest

from tests.stages.launch.reader.support import flow, sample
from thidua.stages.launch.reader.anniversaries import read_anniversaries
from thidua.stages.launch.reader.deadlines import deadline_in, read_deadlines


def test_a_printed_range_proves_the_count() -> None:
    (item,) = read_anniversaries(flow("kỷ niệm 61 năm ngày thành lập Thư viện tỉnh (02/3/1961 - 02/3/2022);"), 2022)
    assert (item.event, item.count, item.founded, item.check) == (
        "ngày thành lập Thư viện tỉnh",
        61,
        date(1961, 3, 2),
        "ok",
    )
    assert item.printed_range


def test_a_printed_range_disproves_the_count() -> None:
    (item,) = read_anniversaries(flow("kỷ niệm 62 năm ngày thành lập Thư viện tỉnh (02/3/1961 - 02/3/2022);"), 2022)
    assert item.check == "wrong"


@pytest.mark.parametrize(
    ("text", "year", "check"),
    [("91 năm ngày thành lập Đảng Cộng sản Việt Nam", 2021, "ok"),
     ("92 năm ngày thành lập Đảng Cộng sản Việt Nam", 2021, "wrong"),
     ("kỷ niệm 12 năm ngày thành lập Câu lạc bộ Sách", 2021, "unknown"), ("77 năm Quốc khánh", 2022, "ok"),
     ("46 năm ngày giải phóng hoàn toàn miền Nam, thống nhất đất nước", 2021, "ok")],
)  # fmt: skip
def test_known_days_are_counted_without_a_range(text: str, year: int, check: str) -> None:
    (item,) = read_anniversaries(flow(text), year)
    assert item.check == check


def test_reunification_belongs_to_the_event_and_a_list_is_split() -> None:
    found = read_anniversaries(
        flow(
            "chào mừng kỷ niệm 46 năm ngày giải phóng miền Nam, thống nhất đất nước; "
            "131 năm ngày sinh Chủ tịch Hồ Chí Minh."
        ),
        2021,
    )
    assert [(a.count, a.event) for a in found] == [
        (46, "ngày giải phóng miền Nam, thống nhất đất nước"),
        (131, "ngày sinh Chủ tịch Hồ Chí Minh"),
    ]


@pytest.mark.parametrize(
    "text", ["trong 10 năm thực hiện Luật Thư viện", "tổng kết 20 năm (1993-2013) thực hiện Chương trình",
             "có 5 năm liên tục hoàn thành nhiệm vụ", "năm 2021 năm học mới", "kế hoạch 5 năm và hằng năm"],
)  # fmt: skip
def test_a_number_of_years_is_not_always_an_anniversary(text: str) -> None:
    assert read_anniversaries(flow(text), 2021) == ()


def test_the_same_anniversary_twice_is_said_once() -> None:
    text = flow("kỷ niệm 60 năm Chiến thắng Điện Biên Phủ. Dịp kỷ niệm 60 năm Chiến thắng Điện Biên Phủ.")
    assert len(read_anniversaries(text, 2014)) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gửi báo cáo về Sở trước ngày 25/8/2022.", date(2022, 8, 25)),
        ("báo cáo chậm nhất vào ngày 17/02/2010 để tổng hợp", date(2010, 2, 17)),
        ("xong trước 12h00 ngày 03/02/2014", date(2014, 2, 3)),
        ("hoàn thành trước 17 giờ 00, ngày 31 tháng 8 năm 2023", date(2023, 8, 31)),
        ("thực hiện đến hết ngày 30 tháng 11 năm 2022", date(2022, 11, 30)),
        ("Thời hạn: 15/10/2022", date(2022, 10, 15)),
        ("Từ 26/11 đến 20/12/2022: kiểm tra, nhập dữ liệu", date(2022, 12, 20)),
        ("Từ  01/01đến 31/12/2014", date(2014, 12, 31)),
        ("Kiểm tra theo Nghị định số 40/2010/NĐ-CP từ 01/01 đến 31/12/2014", date(2014, 12, 31)),
        ("từ ngày 05/9/2022 đến ngày 10/9/2022 các đơn vị rà soát", date(2022, 9, 10)),
    ],
)
def test_a_date_with_a_binding_word_is_a_deadline(text: str, day: date) -> None:
    (item,) = read_deadlines(flow(text))
    assert item.date == day


@pytest.mark.parametrize(
    "text",
    ["Hội nghị họp ngày 29/7/2022 tại Sơn Hà.",
     "Quyết định có hiệu lực từ ngày 12/02/2022 đến hết ngày 31/12/2022.",
     "nghỉ Tết từ ngày 13/2/2022 đến hết ngày 18/2/2022", "trước, trong và sau Tết",
     "kỷ niệm (03/02/1930 - 03/02/2022)", "Kế hoạch số 5/KH-SVT ngày 03/02/2022", "trước ngày 31/02/2022"],
)  # fmt: skip
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert [d for d in read_deadlines(flow(text)) if d.date] == []


@pytest.mark.parametrize("text", ["định kỳ hằng quý báo cáo", "hoàn thành trong quý II/2022", "trước ngày 15/11 gửi Sở",
                                  "hoàn thành trong tháng 6/2022"])  # fmt: skip
def test_a_duty_without_a_day_has_no_date_but_is_told(text: str) -> None:
    (item,) = read_deadlines(flow(text))
    assert item.date is None
    assert item.raw in text


def test_what_is_due_is_said() -> None:
    items = sample("directive.txt").deadlines
    assert [(d.date, d.line) for d in items] == [(date(2023, 8, 31), 15), (date(2023, 9, 10), 16)]
    assert "báo cáo kết quả về Ủy ban nhân dân huyện" in items[1].what


def test_a_period_under_a_heading_is_told_by_the_heading() -> None:
    period, report = sample("plan_union.txt").deadlines
    assert (period.date, period.what) == (date(2024, 7, 15), "THỜI GIAN")
    assert (report.date, report.what) == (
        date(2024, 7, 10),
        "Xây dựng kế hoạch, báo cáo kết quả về Ban Tuyên giáo",
    )


def test_a_deadline_with_an_hour_under_a_label() -> None:
    (item,) = sample("guidance_military.txt").deadlines
    assert (item.date, item.what) == (date(2023, 12, 5), "Thời hạn gửi hồ sơ")


def test_an_anniversary_in_a_title_in_capitals() -> None:
    (item,) = sample("plan_union.txt").anniversaries
    assert (item.count, item.check, item.line) == (95, "ok", 9)


def test_a_deadline_inside_one_sentence() -> None:
    assert deadline_in("lập danh sách, gửi trước ngày 05/9/2022") == date(2022, 9, 5)
    assert deadline_in("họp ngày 05/9/2022") is None
