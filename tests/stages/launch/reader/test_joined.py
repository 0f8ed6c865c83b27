"""Columns joined into one line, page numbers, and marks that a program put around the words."""

import pytest

from thidua.stages.launch.reader import read_text
from thidua.stages.launch.reader.characters import plain_characters
from thidua.stages.launch.reader.joined import part_columns

HEAD = """UBND TỈNH SƠN HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ VĂN THƯ Độc lập - Tự do - Hạnh phúc
Số: 15/KH-SVT Sơn Hà, ngày 20 tháng 02 năm 2022

KẾ HOẠCH
Thi đua năm 2022
"""


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("SỞ VĂN THƯ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ VĂN THƯ\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ VĂN THƯ  Độc lập – Tự do – Hạnh phúc", "SỞ VĂN THƯ\t Độc lập – Tự do – Hạnh phúc"),
        ("SỞ VĂN THƯ ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "SỞ VĂN THƯ\tĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("TỈNH ỦY SƠN HÀ ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY SƠN HÀ\tĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Số: 15/KH-SVT Sơn Hà, ngày 20 tháng 02 năm 2022", "Số: 15/KH-SVT\tSơn Hà, ngày 20 tháng 02 năm 2022"),
        ("Số:     /KH-SVT SƠN HÀ, NGÀY   THÁNG 02 NĂM 2022", "Số:     /KH-SVT\tSƠN HÀ, NGÀY   THÁNG 02 NĂM 2022"),
        ("SỞ VĂN THƯ Sơn Hà, ngày 20 tháng 02 năm 2022", "SỞ VĂN THƯ\tSơn Hà, ngày 20 tháng 02 năm 2022"),
        ("V/v đăng ký thi đua Thành phố Sơn Hà, ngày 2 tháng 3 năm 2022", None),
        ("* Sơn Hà, ngày 20 tháng 02 năm 2022", "*\tSơn Hà, ngày 20 tháng 02 năm 2022"),
        ("Sơn Hà, ngày 20 tháng 02 năm 2022", "Sơn Hà, ngày 20 tháng 02 năm 2022"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (
            "Thực hiện lời dạy của Bác Hồ, ngày 20 tháng 02 năm 2022",
            "Thực hiện lời dạy của Bác Hồ, ngày 20 tháng 02 năm 2022",
        ),
    ],
)
def test_a_line_of_the_letterhead(line: str, parted: str | None) -> None:
    expected = parted or "V/v đăng ký thi đua\tThành phố Sơn Hà, ngày 2 tháng 3 năm 2022"
    assert part_columns((line,)) == (expected,)


def test_the_whole_letterhead_in_one_line_each() -> None:
    head = read_text(HEAD).document
    assert (head.parent, head.issuer) == ("UBND tỉnh Sơn Hà", "Sở Văn thư")
    assert (head.number, str(head.date), head.place) == ("15/KH-SVT", "2022-02-20", "Sơn Hà")
    assert (head.kind, head.title, head.year) == ("ke_hoach", "Thi đua năm 2022", 2022)


def test_a_place_and_date_broken_in_a_narrow_column() -> None:
    text = HEAD.replace("Số: 15/KH-SVT Sơn Hà, ngày 20 tháng", "Số: 15/KH-SVT\n|\nSơn Hà, ngày\n20 tháng")
    head = read_text(text).document
    assert (head.number, str(head.date), head.place) == ("15/KH-SVT", "2022-02-20", "Sơn Hà")


SIGNED = (
    HEAD
    + """
Các phòng thực hiện./.

Nơi nhận: TM. HỘI ĐỒNG
- UBND tỉnh (để b/c); KT. CHỦ TỊCH
- Các phòng; PHÓ CHỦ TỊCH
- Trang thông tin; (Đã ký)
- Lưu: VT. Vũ Thị Mẫu
"""
)


def test_a_signature_joined_to_the_recipients() -> None:
    reading = read_text(SIGNED)
    (signed,) = reading.signatories
    assert (signed.authority, signed.title, signed.name) == (
        "TM. HỘI ĐỒNG / KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vũ Thị Mẫu",
    )  # fmt: skip
    assert [(r.name, r.archive) for r in reading.recipients] == [
        ("UBND tỉnh", False), ("Các phòng", False), ("Trang thông tin", False), ("VT", True),
    ]  # fmt: skip


def test_recipients_that_look_like_names_stay_recipients() -> None:
    text = HEAD + "\nXong./.\n\nNơi nhận:\n- Như trên;\n- Đồng chí Vũ Thị Mẫu;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Văn Nháp\n"
    reading = read_text(text)
    assert [r.name for r in reading.recipients] == ["Như trên", "Đồng chí Vũ Thị Mẫu", "VT"]
    assert [s.name for s in reading.signatories] == ["Lê Văn Nháp"]


def test_recipients_in_one_line() -> None:
    text = HEAD + "\nXong./.\n\nNơi nhận: - UBND tỉnh (b/c); - Sở Nội vụ - Tổ 1; - Lưu: VT, TĐ - KT.\n"
    assert [(r.name, r.purpose, r.archive) for r in read_text(text).recipients] == [
        ("UBND tỉnh", "bao_cao", False), ("Sở Nội vụ - Tổ 1", None, False), ("VT, TĐ - KT", None, True),
    ]  # fmt: skip


@pytest.mark.parametrize("pieces", ["Vũ\nThị Mẫu", "Vũ Thị\nMẫu"])
def test_a_name_broken_over_two_lines(pieces: str) -> None:
    text = HEAD + f"\nXong./.\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n{pieces}\n"
    assert [s.name for s in read_text(text).signatories] == ["Vũ Thị Mẫu"]


def test_page_numbers_and_what_is_printed_beside_them_become_empty() -> None:
    lines = ("một", "Trang 2/9", "Văn bản nội bộ", "hai", "- 3 -", "", "Văn bản nội bộ", "ba", "Trang thiết bị 4")
    assert part_columns(lines) == ("một", "", "", "hai", "", "", "", "ba", "Trang thiết bị 4")


def test_one_bare_number_is_no_page_number() -> None:
    assert part_columns(("một", "2", "hai")) == ("một", "2", "hai")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("15/KH\u2011UBND", "15/KH-UBND"),
        ("15\u2044KH-UBND, ngày 3\uff0f2\u22152030", "15/KH-UBND, ngày 3/2/2030"),
        ("2020 — 2025", "2020 – 2025"),
        ("\uf0b7 một\n  ▪ hai", "• một\n  • hai"),
        ("„Thi đua yêu nước“", "“Thi đua yêu nước”"),
        ("''Thi đua''", '"Thi đua"'),
        ("phong trào ‘Thi đua yêu nước’", "phong trào “Thi đua yêu nước”"),
        ("“Nói ‘Thi đua’ là”", "“Nói ‘Thi đua’ là”"),
        ("> một\n> hai\n>\n> ba", "một\nhai\n\nba"),
        ("a > b\nba", "a > b\nba"),
        ("**A**\n# B\n**C**\n1\\. D **đ**", "A\nB\nC\n1. D đ"),
        ("**A**\nB **đ**", "**A**\nB **đ**"),
    ],
)
def test_characters_that_stand_for_others(written: str, plain: str) -> None:
    assert plain_characters(written) == plain
