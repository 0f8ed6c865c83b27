"""Anniversaries with their arithmetic; deadlines and what merely is a date."""

from datetime import date

import pytest

from tests.stages.launch.reader.support import flow, sample
from thidua.stages.launch.reader.anniversaries import read_anniversaries
from thidua.stages.launch.reader.deadlines import Calendar, due_in, read_deadlines
from thidua.stages.launch.reader.model import Period


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


def test_an_event_in_fewer_words_is_the_same_one() -> None:
    text = flow(
        "kỷ niệm 95 năm Ngày thành lập\nĐoàn Mẫu. Chào mừng 95 năm Ngày thành lập Đoàn Mẫu tỉnh, 90 năm Ngày thành lập Đội."
    )
    assert [(one.count, one.event) for one in read_anniversaries(text, 2026)] == [
        (95, "Ngày thành lập Đoàn Mẫu tỉnh"),
        (90, "Ngày thành lập Đội"),
    ]


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
        ("Sinh viên nộp học phí từ ngày 05/9/2022 đến 10/9/2022", date(2022, 9, 10)),
        ("đăng ký trước 16h30’ ngày 05/9/2022", date(2022, 9, 5)),
        ("nộp ngay trong ngày 05/9/2022", date(2022, 9, 5)),
        ("lập kế hoạch giai đoạn mới, trình trước ngày 05/9/2022", date(2022, 9, 5)),
        ("- Thời gian đăng ký dự thi: 05/9/2022 – 10/9/2022.", date(2022, 9, 10)),
    ],
)
def test_a_date_with_a_binding_word_is_a_deadline(text: str, day: date) -> None:
    (item,) = read_deadlines(flow(text))
    assert item.date == day


def test_a_span_after_a_label_is_told_by_its_label() -> None:
    (item,) = read_deadlines(flow("2. Nộp hồ sơ.\n- Thời gian đăng ký dự thi: 05/9/2022 – 10/9/2022."))
    assert (item.what, item.raw) == ("Thời gian đăng ký dự thi", "Thời gian đăng ký dự thi: 05/9/2022 – 10/9/2022")


@pytest.mark.parametrize(
    "text",
    ["Hội nghị họp ngày 29/7/2022 tại Sơn Hà.",
     "Quyết định có hiệu lực từ ngày 12/02/2022 đến hết ngày 31/12/2022.",
     "nghỉ Tết từ ngày 13/2/2022 đến hết ngày 18/2/2022", "trước, trong và sau Tết",
     "giai đoạn trước ngày 05/9/2022", "trong ngày 05/9/2022 đoàn về thăm",
     "Ông Mẫu, sinh từ ngày 05/9/1922 đến 10/9/1922", "Thời gian thi: ngày 05/9/2022",
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
    assert due_in("lập danh sách, gửi trước ngày 05/9/2022") == (date(2022, 9, 5), None)
    assert due_in("họp ngày 05/9/2022") == (None, None)
    assert due_in("Thời gian nghỉ Tết bắt đầu từ ngày 13.2.2010 đến hết ngày 18.2.2010") == (None, None)
    assert due_in("hoàn thành trong quý II, báo cáo trước ngày 05/7/2022")[0] == date(2022, 7, 5)


@pytest.mark.parametrize(
    ("text", "raw", "last", "recurs"),
    [
        ("Trong tháng 6/2022, các phòng tổ chức hội thi.", "Trong tháng 6/2022", date(2022, 6, 30), None),
        ("gửi danh sách trong quý III.", "trong quý III", date(2022, 9, 30), None),
        ("Thời gian thực hiện: Quý II năm 2023", "Thời gian thực hiện: Quý II năm 2023", date(2023, 6, 30), None),
        ("xong trong 6 tháng đầu năm", "xong trong 6 tháng đầu năm", date(2022, 6, 30), None),
        ("Tháng 2/2024: phát động phong trào.", "Tháng 2/2024", date(2024, 2, 29), None),
        ("sơ kết vào cuối tháng 9 năm 2022", "vào cuối tháng 9 năm 2022", date(2022, 9, 30), None),
        ("triển khai từ tháng 3 đến tháng 5/2022", "từ tháng 3 đến tháng 5/2022", date(2022, 5, 31), None),
        ("chậm nhất là quý 4/2022", "chậm nhất là quý 4/2022", date(2022, 12, 31), None),
        ("gửi trước quý III/2022 để tổng hợp", "trước quý III/2022", date(2022, 6, 30), None),
        ("hoàn thành trước tháng 3", "hoàn thành trước tháng 3", date(2022, 2, 28), None),
        ("trước ngày 15/11 gửi Sở", "trước ngày 15/11", date(2022, 11, 15), None),
        ("hoàn thành trong quý I/2021", "hoàn thành trong quý I/2021", None, None),
        ("trước ngày 30/02 gửi Sở", "trước ngày 30/02", None, None),
        ("hoàn thành trong đầu tháng 7/2022", "hoàn thành trong đầu tháng 7/2022", None, None),
        ("hoàn thành trong năm học 2022-2023", "hoàn thành trong năm học 2022-2023", None, None),
        ("gửi báo cáo hằng tháng về Văn phòng", "hằng tháng", None, "monthly"),
        ("định kỳ hằng quý báo cáo", "định kỳ hằng quý", None, "quarterly"),
        ("trước ngày 15 hằng tháng gửi số liệu", "trước ngày 15 hằng tháng", None, "monthly"),
        ("chậm nhất ngày 30/6 hằng năm gửi hồ sơ", "chậm nhất ngày 30/6 hằng năm", None, "yearly"),
        ("định kỳ hằng tháng công khai", "định kỳ hằng tháng", None, "monthly"),
        ("định kỳ 06 tháng sơ kết", "định kỳ 06 tháng", None, "half_yearly"),
        (
            "gửi kế hoạch trong thời hạn 10 ngày làm việc kể từ ngày ban hành Chỉ thị này.",
            "trong thời hạn 10 ngày làm việc kể từ ngày ban hành Chỉ thị này", None, None,
        ),
        ("báo cáo sau 05 ngày kể từ khi kết thúc đợt thi đua", "sau 05 ngày kể từ khi kết thúc đợt thi đua", None, None),
    ],
)  # fmt: skip
def test_a_time_without_a_day_gives_its_last_day_only_where_that_is_certain(
    text: str, raw: str, last: date | None, recurs: str | None
) -> None:
    (item,) = read_deadlines(flow(text), Calendar(2022, date(2022, 1, 20)))
    assert (item.date, item.raw) == (None, raw)
    assert item.period == Period(raw, last, recurs)


@pytest.mark.parametrize(
    "text",
    ["Kết quả đạt được trong quý I", "nhiệm vụ trong năm 2022", "trong tháng 5 đã tổ chức xong", "khen thưởng hằng năm",
     "so với quý II năm 2021", "nghỉ Tết từ ngày 13.2.2022 đến hết ngày 18.2.2022",
     "có hiệu lực sau 10 ngày kể từ ngày ký", "trong 3 tháng qua", "vào năm 2020", "trong tháng 13",
     "căn cứ kết quả xếp loại hằng quý"],
)  # fmt: skip
def test_a_time_that_binds_nobody_is_no_deadline(text: str) -> None:
    assert read_deadlines(flow(text), Calendar(2022)) == ()


def test_a_report_tells_when_things_were_done() -> None:
    text = flow("Trong quý I/2022, phong trào lan rộng. Số liệu gửi chậm nhất là quý II/2022.")
    assert [d.raw for d in read_deadlines(text, Calendar(2022, tells=True))] == ["chậm nhất là quý II/2022"]


@pytest.mark.parametrize(
    ("text", "tells", "days"),
    [
        ("Từ ngày 02/3/2022 đến hết ngày 05/3/2022, đồng chí Giám đốc đi công tác.", False, []),
        ("Từ ngày 02/3/2022 đến hết ngày 05/3/2022, các xã nhận hồ sơ.", False, [date(2022, 3, 5)]),
        ("Từ ngày 02/3/2021 đến ngày 05/3/2021, toàn huyện có 3 lễ hội.", False, []),
        ("- Thời gian: từ ngày 02/3/2021 đến ngày 05/3/2021.", False, [date(2021, 3, 5)]),
        ("- Thời gian: từ ngày 02/3/2021 đến ngày 05/3/2021.", True, []),
    ],
)
def test_a_period_from_day_to_day_may_only_tell_when(text: str, tells: bool, days: list[date]) -> None:
    """When somebody is away, or what was before the paper; a plan's own slip in a year is kept to be doubted."""
    found = read_deadlines(flow(text), Calendar(2022, date(2022, 2, 1), tells))
    assert [deadline.date for deadline in found] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("báo cáo kết quả về Sở vào ngày 15/5/2022.", [date(2022, 5, 15)]),
        ("tổ chức hội thi vào ngày 15/5/2022.", []),
        ("đợt thi đua kết thúc vào ngày 15/5/2022.", [date(2022, 5, 15)]),
        ("báo cáo kết quả công tác văn thư trước ngày 15/5/2022.", [date(2022, 5, 15)]),
        ("có thời gian công tác từ 10 năm trước ngày 15/5/2022.", []),
        ("lập danh sách học sinh nộp trước 16 giờ 00 ngày 15/5/2022.", [date(2022, 5, 15)]),
        ("người sinh trước ngày 15/5/2022.", []),
    ],
)
def test_what_is_sent_on_a_day_is_due_and_what_is_only_told_is_not(text: str, days: list[date]) -> None:
    assert [item.date for item in read_deadlines(flow(text), Calendar(2022, date(2022, 2, 1)))] == days


@pytest.mark.parametrize(
    ("text", "tells", "count"),
    [
        ("Đã hoàn thành nộp hồ sơ trước ngày 10/1/2022.", True, 0),
        ("Nộp hồ sơ trước ngày 10/1/2022.", False, 1),
        ("Nộp hồ sơ trước ngày 10/3/2022.", True, 1),
        ("Từ tháng 01/2022 đến tháng 11/2022, kho mở cửa.", True, 0),
        ("Từ tháng 01/2022 đến tháng 11/2022, kho mở cửa.", False, 1),
    ],
)
def test_a_report_sets_no_time_that_is_over(text: str, tells: bool, count: int) -> None:
    assert len(read_deadlines(flow(text), Calendar(2022, date(2022, 2, 1), tells))) == count
