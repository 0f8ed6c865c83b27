"""Sums, announced lists, names of places, marks that are missing: each slip beside what is right."""

import pytest

from tests.stages.launch.reader.support import findings, in_plan


def marked(code: str, *paragraphs: str) -> list[tuple[str, str | None]]:
    return [(one.found, one.fix) for one in findings(in_plan(*paragraphs), code)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Khen 10 tập thể, gồm 6 phòng và 3 trường.", "10 tập thể"),
        ("Khen 10 tập thể, gồm 6 phòng, 3 trường và 2 trạm.", "10 tập thể"),
        ("Khen 15 cá nhân (10 nam, 4 nữ) xuất sắc.", "15 cá nhân"),
        ("Tổ có 09 thành viên, bao gồm: 01 tổ trưởng, 02 tổ phó và 05 thành viên.", "09 thành viên"),
    ],
)
def test_parts_that_do_not_add_up(text: str, total: str) -> None:
    assert marked("number-sum", text) == [(total, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Khen 10 tập thể, gồm 6 phòng và 4 trường.",
        "Khen 15 cá nhân (10 nam, 5 nữ) xuất sắc.",
        "Khen 10 tập thể, gồm phòng Một, phòng Hai.",
        "Khen 10 tập thể, gồm 6 phòng.",
        "Khen 03 đơn vị, gồm 12 tổ và 5 nhóm.",
        "Khen 10 tập thể, trong đó có 2 phòng và 3 trường.",
        "Khen 05 cá nhân (02 năm liền, 03 lần) xuất sắc.",
        "Nộp 02 bộ hồ sơ, gồm 01 tờ trình và 03 báo cáo.",
        "Khen 15 cá nhân (10 nam, còn lại là nữ).",
        "Thành lập 03/5 đơn vị, gồm 01 phòng và 01 trạm.",
    ],
)
def test_what_adds_up_or_is_no_sum(text: str) -> None:
    assert marked("number-sum", text) == []


POINTS = ("a) Đúng hạn;", "b) Đúng mẫu;", "c) Đúng nơi nhận;")


@pytest.mark.parametrize(
    ("opening", "points", "found"),
    [
        ("1. Xét theo 03 tiêu chí sau:", POINTS, []),
        ("1. Xét theo 03 tiêu chí sau:", (*POINTS, "d) Đúng người."), [("03 tiêu chí", None)]),
        ("1. Xét theo 03 tiêu chí sau:", POINTS[:2], [("03 tiêu chí", None)]),
        ("1. Xét theo ba tiêu chí sau đây:", POINTS, []),
        ("1. Xét theo bốn tiêu chí sau đây:", POINTS, [("bốn tiêu chí", None)]),
        ("Làm tốt 02 nhiệm vụ sau:", ("- Rà soát;", "- Tổng hợp."), []),
        ("Làm tốt 02 nhiệm vụ sau:", ("- Rà soát;", "+ Đầu năm;", "+ Cuối năm;", "- Tổng hợp."), []),
        ("Làm tốt 02 nhiệm vụ sau:", ("- Rà soát;", "- Đối chiếu;", "- Tổng hợp."), [("02 nhiệm vụ", None)]),
        ("1. Có 02 nội dung sau:", ("2. Phần khác.", "3. Phần khác nữa.", "4. Phần cuối."), []),
        ("1. Có 02 nội dung sau:", ("Một đoạn văn.", "a) Điểm một;", "b) Điểm hai;", "c) Điểm ba."), []),
    ],
)
def test_a_list_is_as_long_as_announced(
    opening: str, points: tuple[str, ...], found: list[tuple[str, str | None]]
) -> None:
    assert marked("list-count", opening, *points) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đoàn thăm tỉnh Lạng sơn.", [("Lạng sơn", "Lạng Sơn")]),
        ("Đoàn thăm Thành phố hồ chí minh.", [("hồ chí minh", "Hồ Chí Minh")]),
        ("Đoàn họp ở Hà nội rồi về.", [("Hà nội", "Hà Nội")]),
        ("Cả nước việt nam chung sức.", [("việt nam", "Việt Nam")]),
        ("Đoàn của Nhật bản đến thăm.", [("Nhật bản", "Nhật Bản")]),
        ("Đoàn thăm tỉnh thanh hoá.", [("thanh hoá", "Thanh Hoá")]),
        ("Cả tỉnh sơn hà hưởng ứng.", [("sơn hà", "Sơn Hà")]),
        ("Đoàn thăm tỉnh Lạng Sơn, Hà Nội và Thành phố Hồ Chí Minh.", []),
        ("Đoàn thăm TỈNH LẠNG SƠN.", []),
        ("Giữ gìn hòa bình, cuộc sống thái bình, viện Hải dương học.", []),
        ("Quốc hội Việt Nam định kỳ họp; người Việt Nam bình đẳng.", []),
        ("Đồng chí Lâm đồng ý; chị Trà vinh dự; anh Hoà bình tĩnh; cô Hoa kể.", []),
        ("Thư gửi về hop@Hà nội.vn.", []),
    ],
)
def test_names_of_places_have_capitals(text: str, found: list[tuple[str, str | None]]) -> None:
    assert marked("capitals", text) == found


LONG = "Các phòng, đơn vị thuộc Sở rà soát việc của mình"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([f"{n}. {LONG}." for n in range(1, 5)], []),
        ([f"1. {LONG}.", f"2. {LONG}", f"3. {LONG}.", f"4. {LONG}."], [("mình", "mình.")]),
        ([f"1. {LONG};", f"2. {LONG}", f"3. {LONG};", f"4. {LONG}."], [("mình", "mình;")]),
        ([f"1. {LONG}.", f"2. {LONG}", f"3. {LONG}."], []),
        ([f"1. {LONG}.", "2. Kinh phí", f"3. {LONG}.", f"4. {LONG}."], []),
        ([f"{n}. {LONG}" for n in range(1, 5)], []),
    ],
)
def test_a_point_without_a_mark_among_points_with_one(lines: list[str], found: list[tuple[str, str | None]]) -> None:
    assert marked("punctuation-missing", *lines) == found


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("Để phong trào đạt kết quả, Sở yêu cầu các phòng làm như sau:", []),
        ("Để phong trào đạt kết quả, Sở yêu cầu các phòng làm như sau", [("như sau", "như sau:")]),
        ("Để phong trào đạt kết quả, Sở yêu cầu các phòng làm như sau.", [("như sau.", "như sau:")]),
    ],
)
def test_an_announcement_ends_in_a_colon(opening: str, found: list[tuple[str, str | None]]) -> None:
    assert marked("punctuation-missing", opening, "1. Rà soát.", "2. Tổng hợp.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nộp trước ngày15 tháng 3.", [("ngày15", "ngày 15")]),
        ("Nộp trước 15tháng 3.", [("15tháng", "15 tháng")]),
        ("Khen 12người.", [("12người", "12 người")]),
        ("Nộp trước ngày 15 tháng 3 năm 2022; mẫu M02, phiên bản v2, tệp ngay15.xlsx.", []),
        ("Địa chỉ https://soho.vn/ngày15 và số 12-năm2.", []),
    ],
)
def test_a_blank_parts_words_from_figures(text: str, found: list[tuple[str, str | None]]) -> None:
    assert marked("spacing-figure", text) == found


@pytest.mark.parametrize(
    ("wrong", "fix"),
    [
        ("Luật Thi đua khen thưởng", "Luật Thi đua, khen thưởng"),
        ("Luật Thi đua - khen thưởng", "Luật Thi đua, khen thưởng"),
        ("Luật Thi đua, khen thưởng", None),
        ("phong trào thi đua khen thưởng", None),
    ],
)
def test_the_law_of_this_field_has_a_comma(wrong: str, fix: str | None) -> None:
    found = marked("comma-misplaced", f"Các phòng thực hiện {wrong} và các văn bản hướng dẫn.")
    assert [one for _, one in found] == ([fix] if fix else [])


def test_who_signs_above_no_office() -> None:
    text = in_plan("Nội dung của Kế hoạch.")
    assert [one.found for one in findings(text.replace("GIÁM ĐỐC\n", ""), "signature-title")] == ["Vũ Thị Mẫu"]
    assert findings(text, "signature-title") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Kính gửi: Các phòng thuộc Sở.", []),
        ("Kính gửi : Các phòng thuộc Sở.", []),
        ("Kính gửi", [("Kính gửi", "Kính gửi:")]),
        ("Kính gửi Các phòng thuộc Sở", [("Kính gửi", "Kính gửi:")]),
        ("Kính gửi kèm theo đây là hồ sơ của các phòng, đơn vị trong Sở đã được rà soát, bổ sung, ký tên.", []),
    ],
)
def test_the_addressee_follows_a_colon(line: str, found: list[tuple[str, str | None]]) -> None:
    assert marked("punctuation-missing", line, "Đoạn văn tiếp theo của công văn.") == found


def test_a_list_and_what_all_in_it_did_are_no_broken_sentence() -> None:
    listed = "1. Phòng Một, Sở Văn thư;\n\n2. Phòng Hai, Sở Văn thư,\n\nĐã hoàn thành tốt nhiệm vụ."
    assert marked("paragraph-break", listed) == []
    assert marked("paragraph-break", "Các phòng đã hoàn thành tốt,\n\nđúng hạn mọi việc.") != []


def test_half_an_end_mark_is_made_whole() -> None:
    text = in_plan("Nội dung của Kế hoạch.").replace("./.", "./")
    assert [one.fix for one in findings(text, "end-mark")] == ["hiện Kế hoạch này./."]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1. Một.", "2. Hai.", "4. Bốn."], [("4", "3")]),
        (["1. Một.", "2. Hai. 3. Ba.", "4. Bốn."], []),
        (["1. Một.", "2. Có 3 việc.", "4. Bốn."], [("4", "3")]),
        (["a) Một;", "b) Hai; c) Ba;", "d) Bốn."], []),
        (["a) Một;", "b) Hai;", "d) Bốn."], [("d)", "c)")]),
        (["1. Sửa khoản 5 như sau:", "“5. Năm.", "6. Sáu.”.", "2. Bãi bỏ khoản 7."], []),
        (["1. Sửa khoản 5 như sau:", "“5. Năm.”.", "3. Bãi bỏ khoản 7."], [("3", "2")]),
        (["1. Học “Gương tốt”.", "2. Hai.", "4. Học “Việc tốt”."], [("4", "3")]),
    ],
)
def test_numbers_that_jump(lines: list[str], found: list[tuple[str, str | None]]) -> None:
    assert marked("numbering", *lines) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giao cho phòng XXX.", ["XXX"]),
        ("Theo Chương XXX của Bộ luật; khóa XXX; lần thứ XXX.", []),
    ],
)
def test_a_blank_and_the_number_thirty(text: str, found: list[str]) -> None:
    assert [one for one, _ in marked("placeholder", text)] == found
