"""The end of a document: to whom it goes, and who signed."""

import pytest

from tests.stages.launch.reader.support import in_plan, sample
from thidua.stages.launch.reader import Reading, read_text


def ending(block: str) -> Reading:
    return read_text(f"KẾ HOẠCH\nThử\n\nNội dung của kế hoạch này được thực hiện nghiêm./.\n\n{block}\n")


def rows(reading: Reading) -> list[tuple[str, str | None, bool]]:
    return [(r.name, r.purpose, r.archive) for r in reading.recipients]


def signed(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    return [(s.authority, s.title, s.name) for s in reading.signatories]


def test_a_signature_beside_the_list_is_not_taken_for_recipients() -> None:
    reading = sample("plan_two_columns.txt")
    assert rows(reading) == [
        ("UBND tỉnh", "bao_cao", False),
        ("Giám đốc Sở", "chi_dao", False),
        ("Các phòng, đơn vị thuộc Sở", "thuc_hien", False),
        ("Trang thông tin điện tử Sở", "dang_tai", False),
        ("VT, VP", None, True),
    ]
    assert signed(reading) == [("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu")]


def test_authority_lines_are_kept_apart_from_the_office() -> None:
    assert signed(sample("directive.txt")) == [
        ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Thử"),
    ]


def test_columns_of_a_page_layout() -> None:
    reading = sample("letter_layout.txt")
    assert rows(reading) == [("Như trên", None, False), ("Sở Nội vụ", "phoi_hop", False), ("VP", None, True)]
    assert signed(reading) == [("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Văn Mẫu")]


def test_a_signature_that_begins_above_the_list() -> None:
    assert signed(sample("plan_union.txt")) == [("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Thị Mẫu")]
    assert signed(sample("plan_party.txt")) == [("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Văn Mẫu")]


def test_two_who_sign_side_by_side() -> None:
    assert signed(sample("launch_company.txt")) == [
        ("TM. BAN CHẤP HÀNH CÔNG ĐOÀN", "CHỦ TỊCH", "Lê Thị Thử"),
        (None, "GIÁM ĐỐC", "Trần Văn Mẫu"),
    ]


def test_a_commander_and_a_commissar_side_by_side() -> None:
    reading = ending("CHÍNH ỦY\tTRUNG ĐOÀN TRƯỞNG\n\nThượng tá Lê Văn Mẫu\tThượng tá Trần Văn Thử")
    assert signed(reading) == [(None, "CHÍNH ỦY", "Lê Văn Mẫu"), (None, "TRUNG ĐOÀN TRƯỞNG", "Trần Văn Thử")]


def test_a_military_rank_is_no_part_of_the_name() -> None:
    assert signed(sample("guidance_military.txt")) == [("TM. HỘI ĐỒNG", "CHỦ TỊCH", "Trần Văn Thử")]


def test_rows_of_the_party_end_in_commas() -> None:
    assert [r[0] for r in rows(sample("plan_party.txt"))] == [
        "Ban Tuyên giáo Tỉnh ủy",
        "Các chi, đảng bộ cơ sở",
        "Văn phòng Đảng ủy",
    ]


def test_minutes_have_two_signatures_before_the_list() -> None:
    assert signed(sample("minutes.txt")) == [
        (None, "THƯ KÝ", "Đinh Thị Ghi Chép"),
        (None, "CHỦ TỌA", "Bùi Văn Chủ Trì"),
    ]


def test_the_signature_of_an_annex_is_not_that_of_the_document() -> None:
    reading = sample("decision_award.txt")
    assert signed(reading) == [(None, "GIÁM ĐỐC", "Phạm Thị Ví Dụ")]


@pytest.mark.parametrize(
    ("said", "purpose"),
    [("(để b/c)", "bao_cao"), ("(báo cáo)", "bao_cao"), ("(b/cáo)", "bao_cao"), ("(để t/h)", "thuc_hien"),
     ("(để p/h)", "phoi_hop"), ("(để phối hợp)", "phoi_hop"), ("(để biết)", "de_biet"), ("(theo dõi)", "theo_doi"),
     ("(đưa tin)", "dang_tai"), ("(để chỉ đạo)", "chi_dao")],
)  # fmt: skip
def test_purposes_in_brackets(said: str, purpose: str) -> None:
    reading = ending(f"Nơi nhận:\n- Sở Nội vụ {said};\n- Lưu: VT.")
    assert rows(reading)[0] == ("Sở Nội vụ", purpose, False)


def test_other_brackets_stay_in_the_name() -> None:
    assert rows(ending("Nơi nhận:\n- Bộ Tư pháp (Cục KTVB);\n- Lưu: VT."))[0] == ("Bộ Tư pháp (Cục KTVB)", None, False)


def test_a_wrapped_row_is_one_recipient() -> None:
    found = rows(ending("Nơi nhận:\n- Các liên đoàn tỉnh, ngành trung ương\n   và tương đương;\n- Lưu: VT."))
    assert found[0][0] == "Các liên đoàn tỉnh, ngành trung ương và tương đương"


def test_two_recipients_on_one_row_are_two() -> None:
    found = rows(ending("Nơi nhận:\n- Các phòng của Sở, Trung tâm Lưu trữ;\n- Cục A; Cục B (để t/h);\n- Lưu: VT."))
    assert [name for name, _, _ in found] == ["Các phòng của Sở", "Trung tâm Lưu trữ", "Cục A", "Cục B", "VT"]
    assert found[2][1] == found[3][1] == "thuc_hien"


def test_a_comma_inside_a_name_or_bracket_does_not_split() -> None:
    found = rows(ending("Nơi nhận:\n- Các sở, ban, ngành;\n- Bộ Nội vụ (Vụ Pháp chế, Ban Thi đua);\n- Lưu: VT."))
    assert [name for name, _, _ in found] == ["Các sở, ban, ngành", "Bộ Nội vụ (Vụ Pháp chế, Ban Thi đua)", "VT"]


def test_a_second_group_and_other_bullets() -> None:
    found = rows(
        ending("Nơi nhận :\n- Như Điều 3;\n   • UBND các tỉnh;\nĐồng kính gửi:\n- Ban Tuyên giáo;\n- Lưu VT, TG.")
    )
    assert found == [
        ("Như Điều 3", None, False),
        ("UBND các tỉnh", None, False),
        ("Ban Tuyên giáo", None, False),
        ("VT, TG", None, True),
    ]


def test_rows_without_bullets() -> None:
    found = rows(ending("Nơi nhận:\nUBND tỉnh;\nSở Nội vụ;\nLưu: VT.\n\nGIÁM ĐỐC\n\nVũ Thị Mẫu"))
    assert [name for name, _, _ in found] == ["UBND tỉnh", "Sở Nội vụ", "VT"]


def test_a_list_whose_heading_has_no_colon() -> None:
    assert rows(ending("Nơi nhận\n- Như Điều 3;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Mẫu")) == [
        ("Như Điều 3", None, False),
        ("VT", None, True),
    ]
    assert rows(ending("Nơi nhận hồ sơ\n- Phòng Mẫu;\nGIÁM ĐỐC\nLê Thị Mẫu")) == []


def test_a_list_whose_heading_was_lost() -> None:
    assert rows(ending("- Như trên;\n- Sở Nội vụ (để b/c);\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Mẫu")) == [
        ("Như trên", None, False),
        ("Sở Nội vụ", "bao_cao", False),
        ("VT", None, True),
    ]
    assert rows(ending("- Như trên đã nói, các phòng nộp hồ sơ;\nGIÁM ĐỐC\nLê Thị Mẫu")) == []


def test_a_signature_copied_line_by_line_between_the_rows() -> None:
    reading = ending(
        "Nơi nhận:\nTL. GIÁM ĐỐC\n- Các khoa;\nTRƯỞNG PHÒNG HÀNH CHÍNH\n- Giám đốc (để b/c);\n- Lưu VT.\nLê Thị Mẫu"
    )
    assert rows(reading) == [("Các khoa", None, False), ("Giám đốc", "bao_cao", False), ("VT", None, True)]
    assert signed(reading) == [("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH", "Lê Thị Mẫu")]


@pytest.mark.parametrize(
    "block",
    [
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\tKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Thị Mẫu",
        "KT. GIÁM ĐỐC\nNơi nhận:                         PHÓ GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\nLê Thị Mẫu",
    ],
)
def test_an_office_in_one_column_and_the_name_in_the_other_are_one_signature(block: str) -> None:
    assert signed(ending(block)) == [("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu")]


def test_no_block_no_recipients() -> None:
    assert ending("GIÁM ĐỐC\n\nVũ Thị Mẫu").recipients == ()
    assert read_text("Nơi nhận hồ sơ: phòng một cửa.").recipients == ()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("KT.BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nĐỗ Văn Thử", ("KT.BỘ TRƯỞNG", "THỨ TRƯỞNG", "Đỗ Văn Thử")),
        ("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\n(Đã ký)\nĐỗ Văn Thử", ("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG", "Đỗ Văn Thử")),
        ("KT.TỔNG CỤC TRƯỞNG\nKT.CỤC TRƯỞNG CỤC THUẾ\nPHÓ CỤC TRƯỞNG\nĐỗ Văn Thử",
         ("KT.TỔNG CỤC TRƯỞNG / KT.CỤC TRƯỞNG CỤC THUẾ", "PHÓ CỤC TRƯỞNG", "Đỗ Văn Thử")),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔ CHỨC\n\n\nThS. Đỗ Văn Thử",
         ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC", "Đỗ Văn Thử")),
        ("HIỆU TRƯỞNG\nĐỗ Thử", (None, "HIỆU TRƯỞNG", "Đỗ Thử")),
        ("CHÍNH TRỊ VIÊN\nThượng tá Đỗ Văn Thử", (None, "CHÍNH TRỊ VIÊN", "Đỗ Văn Thử")),
    ],
)  # fmt: skip
def test_signatures(block: str, expected: tuple[str | None, str, str]) -> None:
    assert signed(ending(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{block}")) == [expected]


def test_a_name_alone_at_the_very_end_is_a_signature_without_an_office() -> None:
    assert signed(read_text("LUẬT\nThư viện\n\nĐiều 1. Phạm vi\nLuật này đã được thông qua.\nĐỗ Văn Thử\n")) == [
        (None, None, "Đỗ Văn Thử")
    ]


def test_a_text_that_nobody_signed() -> None:
    assert ending("Nơi nhận:\n- Lưu: VT.").signatories == ()
    assert read_text(in_plan("Nội dung.").replace("GIÁM ĐỐC\n\nVũ Thị Mẫu", "")).signatories == ()


def test_a_post_below_the_signature_and_a_name_of_the_highlands() -> None:
    """What the signer is elsewhere stands under the signature; an apostrophe belongs to some names."""
    assert signed(ending("TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n(Đã ký)\n\nPCT UBND XÃ\nH’ Mẫu Niê\n")) == [
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "H’ Mẫu Niê")
    ]
