"""The head of a document: who, what, when, where, under which number; null where the page says nothing."""

from datetime import date

import pytest

from tests.stages.launch.reader.support import in_plan, sample
from thidua.stages.launch.reader import DocumentHead, read_text


def head(text: str) -> DocumentHead:
    return read_text(text).document


def test_two_columns_side_by_side() -> None:
    assert sample("plan_two_columns.txt").document == DocumentHead(
        kind_printed="KẾ HOẠCH",
        kind="ke_hoach",
        title="Tổ chức phong trào thi đua “Công sở xanh, phục vụ nhanh” năm 2025",
        number="45/KH-SXD",
        date=date(2025, 2, 8),
        place="Sơn Hà",
        year=2025,
        issuer="Sở Xây dựng",
        parent="UBND tỉnh Sơn Hà",
    )


def test_columns_one_after_the_other_and_an_agency_on_two_lines() -> None:
    document = sample("directive.txt").document
    assert (document.issuer, document.parent) == ("Ủy ban nhân dân huyện Thanh Minh", None)
    assert (document.kind, document.number, document.place) == ("chi_thi", "03/CT-UBND", "Thanh Minh")


def test_a_letter_has_no_kind_line_and_its_title_is_in_the_left_column() -> None:
    document = sample("letter_layout.txt").document
    assert (document.kind_printed, document.kind) == (None, "cong_van")
    assert document.title == "V/v tổng kết phong trào thi đua tình nguyện hè năm 2022"
    assert (document.number, document.date) == ("210-CV/TĐTN", date(2022, 5, 9))
    assert document.issuer == "Ban Chấp hành Tỉnh đoàn Sơn Hà"


def test_without_a_letterhead_the_issuer_is_the_agency_that_launches() -> None:
    document = sample("launch_with_slips.txt").document
    assert (document.kind_printed, document.kind) == ("PHÁT ĐỘNG", "phat_dong_thi_dua")
    assert document.title == "Phong trào thi đua, thực hiện thắng lợi nhiệm vụ, chính trị năm 2022"
    assert document.issuer == "Sở Văn thư"
    assert (document.number, document.date, document.place, document.parent) == (None, None, None, None)
    assert document.year == 2022


def test_a_title_may_begin_on_the_line_of_the_kind_and_a_date_may_be_in_figures() -> None:
    document = sample("plan_union.txt").document
    assert (document.kind_printed, document.date, document.place) == ("KẾ HOẠCH", date(2024, 3, 12), "Sơn Hà")
    assert document.title is not None
    assert document.title.startswith("PHÁT ĐỘNG THI ĐUA CHÀO MỪNG 95 NĂM")
    assert document.issuer == "Công đoàn Viên chức tỉnh"
    assert document.parent == "Liên đoàn Lao động tỉnh Sơn Hà"


def test_a_school_keeps_its_abbreviation_and_its_own_name() -> None:
    document = sample("decision_school.txt").document
    assert (document.issuer, document.parent) == ("Trường THCS Sơn Ca", "UBND huyện Thanh Minh")
    assert (document.kind, document.year) == ("quyet_dinh", 2023)


def test_a_paper_of_the_party_has_the_party_in_place_of_the_state() -> None:
    document = sample("plan_party.txt").document
    assert (document.number, document.issuer) == ("45-KH/ĐUK", "Đảng ủy khối các cơ quan")
    assert document.parent == "Đảng bộ tỉnh Sơn Hà"


def test_a_council_is_told_by_the_organisation_above_it() -> None:
    document = sample("guidance_military.txt").document
    assert document.issuer == "Hội đồng Thi đua - Khen thưởng Bộ Chỉ huy quân sự tỉnh Sơn Hà"
    assert document.kind == "huong_dan"


def test_a_launch_of_a_company_whose_theme_follows_its_title() -> None:
    reading = sample("launch_company.txt")
    assert (reading.document.kind, reading.document.title) == ("phat_dong_thi_dua", "Phong trào thi đua năm 2025")
    assert reading.theme is not None
    assert reading.theme.text == "An toàn - Tiết kiệm - Hiệu quả"


def test_a_letter_with_an_annexed_plan_stays_a_letter() -> None:
    text = (
        "SỞ VĂN THƯ\nSố: 12/SVT-VP\nV/v gửi kế hoạch\n\nKính gửi: Các phòng.\n\nNội dung./.\n\nKẾ HOẠCH\nChỉnh lý kho\n"
    )
    assert (head(text).kind, head(text).title) == ("cong_van", "V/v gửi kế hoạch")


def test_minutes_are_dated_by_the_meeting_and_issued_by_the_body_that_met() -> None:
    document = sample("minutes.txt").document
    assert document.issuer == "Hội đồng Thi đua - Khen thưởng Sở Tài chính"
    assert (document.date, document.year) == (date(2024, 11, 14), 2024)


def test_a_chairperson_who_decides_in_person_is_the_issuer() -> None:
    document = head(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 91/QĐ-UBND\nSơn Hà, ngày 2 tháng 3 năm 2022\n\n"
        "QUYẾT ĐỊNH\nVề việc tặng Bằng khen\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\n\nCăn cứ Luật Thư viện ngày 21/11/2019;\n"
    )
    assert document.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Sơn Hà"
    assert document.title == "Về việc tặng Bằng khen"


@pytest.mark.parametrize(
    ("line", "number"),
    [("Số: 09/KH-SVT", "09/KH-SVT"), ("Số:09/2022/QĐ-UBND", "09/2022/QĐ-UBND"), ("Số: 672 /KH-UBND", "672/KH-UBND"),
     ("Số:       /KH-SVT", None), ("Số: 2566", "2566"), ("Luật số: 39/2013/QH13", "39/2013/QH13"),
     ("Số: ...../KH-SVT", None)],
)  # fmt: skip
def test_the_number_line(line: str, number: str | None) -> None:
    assert head(in_plan("Nội dung.").replace("Số: 15/KH-SVT", line)).number == number


@pytest.mark.parametrize(
    ("line", "place", "day", "year"),
    [
        ("Sơn Hà, ngày 06 tháng 01 năm 2014", "Sơn Hà", date(2014, 1, 6), 2014),
        ("Sơn Hà, ngày  14    tháng 01 năm 2014", "Sơn Hà", date(2014, 1, 14), 2014),
        ("Thủ Dầu Một, ngày 15  tháng 4  năm 2009", "Thủ Dầu Một", date(2009, 4, 15), 2009),
        ("Sơn Hà, ngày      tháng 12 năm 2011", "Sơn Hà", None, 2011),
        ("Sơn Hà, ngày ..... tháng ..... năm 2011", "Sơn Hà", None, 2011),
        ("Sơn Hà, ngày 31 tháng 02 năm 2011", "Sơn Hà", None, 2011),
    ],
)
def test_place_and_date_with_room_left_for_the_pen(line: str, place: str, day: date | None, year: int) -> None:
    text = in_plan("Nội dung.").replace("Sơn Hà, ngày 20 tháng 02 năm 2022", line).replace(" năm 2022", "")
    document = head(text)
    assert (document.place, document.date, document.year) == (place, day, year)


def test_the_year_is_the_one_the_title_names_not_that_of_the_date() -> None:
    text = in_plan("Nội dung.").replace("ngày 20 tháng 02 năm 2022", "ngày 28 tháng 12 năm 2021")
    assert head(text).year == 2022


def test_a_period_in_the_title_is_no_year() -> None:
    text = in_plan("Nội dung.").replace("Thi đua của Sở Văn thư năm 2022", "Thi đua giai đoạn 2024 - 2028")
    assert head(text).year == 2022


def test_a_law_names_its_issuer_and_title_in_one_line() -> None:
    document = head(
        "QUỐC HỘI\n-----\nSố: 99/2003/QH11\n\nLUẬT\nCỦA QUỐC HỘI NƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM "
        "SỐ 99/2003/QH11 NGÀY 26 THÁNG 11 NĂM 2003 VỀ THƯ VIỆN\n\nChương I\nQUY ĐỊNH CHUNG\n"
    )
    assert (document.kind, document.issuer, document.title) == ("luat", "Quốc hội", "VỀ THƯ VIỆN")


def test_a_run_on_text_still_gives_kind_title_and_issuer() -> None:
    document = head(
        "TỜ TRÌNH Về việc khen thưởng năm 2022 Kính gửi: Ủy ban nhân dân tỉnh. Thực hiện kế hoạch năm, "
        "Sở Văn thư kính trình Ủy ban xem xét."
    )
    assert (document.kind_printed, document.title) == ("TỜ TRÌNH", "Về việc khen thưởng năm 2022")
    assert document.issuer == "Sở Văn thư"


def test_a_bare_form_has_a_territory_and_a_title_in_capitals() -> None:
    document = head("TỈNH SƠN HÀ\t\tBiểu mẫu số 01\nBẢNG TỔNG HỢP KHEN THƯỞNG NĂM 2022\nSố TT\nHình thức\n")
    assert (document.issuer, document.title, document.year) == (
        "Tỉnh Sơn Hà",
        "BẢNG TỔNG HỢP KHEN THƯỞNG NĂM 2022",
        2022,
    )


def test_a_broken_name_of_the_state_is_no_part_of_the_agency() -> None:
    text = in_plan("Nội dung.").replace("CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA\nVIỆT NAM")
    assert head(text).issuer == "Sở Văn thư"


def test_a_smaller_body_begins_a_line_of_its_own() -> None:
    text = in_plan("Nội dung.").replace("UBND TỈNH SƠN HÀ", "BAN TỔ CHỨC LỄ HỘI\nVĂN THƯ")
    document = head(text.replace("SỞ VĂN THƯ", "TIỂU BAN THI ĐUA"))
    assert (document.issuer, document.parent) == ("Tiểu ban thi đua", "Ban Tổ chức lễ hội văn thư")


def test_a_place_may_have_a_number_for_its_name() -> None:
    text = in_plan("Nội dung.").replace("UBND TỈNH SƠN HÀ", "UBND QUẬN 12").replace("Sơn Hà, ngày", "Quận 12, ngày")
    document = head(text.replace("SỞ VĂN THƯ", "CĐCS TRƯỜNG TIỂU HỌC MẪU"))
    assert (document.place, document.date) == ("Quận 12", date(2022, 2, 20))
    assert (document.issuer, document.parent) == ("CĐCS trường tiểu học mẫu", "UBND quận 12")


def test_the_name_of_the_youth_union_stands_for_that_of_the_state() -> None:
    text = in_plan("Nội dung.").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH")
    document = head(text.replace("UBND TỈNH SƠN HÀ", "TỈNH ĐOÀN SƠN HÀ").replace("SỞ VĂN THƯ", "HUYỆN ĐOÀN YÊN MẪU"))
    assert (document.issuer, document.parent) == ("Huyện đoàn Yên Mẫu", "Tỉnh đoàn Sơn Hà")
    alone = head("ĐOÀN TNCS HỒ CHÍ MINH\nSố: 3-KH/TĐ\nSơn Hà, ngày 3 tháng 2 năm 2022\n\nKẾ HOẠCH\nThử\n\nNội dung.")
    assert alone.issuer == "Đoàn TNCS hồ chí minh"


def test_a_kind_with_its_year_on_one_line_takes_no_words_of_the_text() -> None:
    text = in_plan("Nội dung.").replace("KẾ HOẠCH\nThi đua của Sở Văn thư năm 2022", "GIAO ƯỚC THI ĐUA NĂM 2022\n")
    document = head(text.replace("Nội dung.", "Thực hiện Quyết định số 5/QĐ-UBND, các xã ký giao ước như sau:"))
    assert (document.kind_printed, document.title) == ("GIAO ƯỚC THI ĐUA", "NĂM 2022")


@pytest.mark.parametrize(
    ("printed", "title"),
    [("(V/v khen thưởng năm 2022)", "V/v khen thưởng năm 2022"),
     ("Thi đua (đợt 1) và khen thưởng (đợt 2)", "Thi đua (đợt 1) và khen thưởng (đợt 2)")],
)  # fmt: skip
def test_brackets_around_a_whole_title_are_no_part_of_it(printed: str, title: str) -> None:
    assert head(in_plan("Nội dung.").replace("Thi đua của Sở Văn thư năm 2022", printed)).title == title


def test_a_company_numbers_its_papers_in_its_own_way_and_words_may_be_glued() -> None:
    text = in_plan("Nội dung.").replace("Số: 15/KH-SVT", "Số: MTC/07-2021").replace("SỞ VĂN THƯ", "UBNDXÃ HÒA MẪU")
    assert (head(text).number, head(text).issuer) == ("MTC/07-2021", "UBND xã Hòa Mẫu")


@pytest.mark.parametrize("text", ["", "\n\n", "Xin chào", "1\n2\n3"])
def test_nothing_is_invented(text: str) -> None:
    document = head(text)
    assert (document.kind_printed, document.number, document.date, document.place, document.issuer, document.title) == (
        None, None, None, None, None, None,
    )  # fmt: skip
