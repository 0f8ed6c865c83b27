"""What headings say of the rows below them, and what headers say of their columns."""

import pytest

from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.awards.columns import are_headers, fingerprint, role_of
from thidua.stages.launch.reader.awards.prose import grants, is_grant
from thidua.stages.launch.reader.awards.state import heading_of

from .makers import excel, word


@pytest.mark.parametrize(
    ("text", "kind", "award", "count"),
    [
        ("I. Tập thể", "collective", None, None),
        ("II. Cá nhân:", "person", None, None),
        ("DANH SÁCH CÁ NHÂN", "person", None, None),
        ("Hộ gia đình", "household", None, None),
        ("Lao động tiên tiến: 12 người", "person", "lao_dong_tien_tien", 12),
        ("1. Danh hiệu Tập thể lao động xuất sắc (03 tập thể)", "collective", "tap_the_lao_dong_xuat_sac", 3),
        ("A) Tặng Giấy khen cho 05 cá nhân", "person", "giay_khen", 5),
        ("Danh hiệu Chiến sĩ thi đua cơ sở cho 02 tập thể và 05 cá nhân", None, "cstd_co_so", None),
    ],
)
def test_headings(text, kind, award, count):
    found = heading_of(text, "Sở Ngoại vụ")
    assert (found.kind, found.award.code if found.award else None, found.count) == (kind, award, count)


@pytest.mark.parametrize(
    "text",
    [
        "1. Ông Nông Văn Ví, Chuyên viên",
        "Phòng Hợp tác quốc tế",
        "Tập thể cán bộ Phòng Hành chính",
        "Căn cứ thành tích đề nghị tặng Giấy khen",
        "",
    ],
)
def test_lines_that_are_no_headings(text):
    assert heading_of(text, None) is None


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("STT", "number"), ("Số TT", "number"), ("TT", "number"),
        ("Họ và tên", "person"), ("HỌ, TÊN", "person"), ("Họ tên cán bộ, công chức", "person"), ("Cá nhân", "person"),
        ("Họ và tên đệm", "family"), ("Tên", "given"), ("Ông/Bà", "honorific"),
        ("Tập thể, cá nhân", "name"), ("Tên tập thể và cá nhân", "name"), ("Danh sách", "name"),
        ("Tên tập thể", "collective"), ("Tên đơn vị", "collective"), ("Tập thể đề nghị khen", "collective"),
        ("Chức vụ", "post"), ("Chức danh", "post"), ("Chức vụ, đơn vị công tác", "post_unit"),
        ("Đơn vị công tác", "unit"), ("Nơi công tác", "unit"), ("Phòng, ban", "unit"),
        ("Danh hiệu đề nghị", "award"), ("Hình thức khen thưởng", "award"), ("Đề nghị khen thưởng", "award"),
        ("LĐTT", "mark"), ("Tập thể lao động tiên tiến", "mark"), ("Giấy khen", "mark"),
        ("Tiền thưởng (đồng)", "money"), ("Mức thưởng", "money"), ("Số tiền", "money"),
        ("Tóm tắt thành tích", "reason"), ("Lý do", "reason"),
        ("Mã nhân sự", "code"), ("Mã CBCC", "code"), ("Ngày, tháng, năm sinh", "birth"), ("Năm sinh", "birth"),
        ("Ghi chú", ""), ("Nông Thị Ví", ""), ("Phòng Hợp tác quốc tế", ""), ("", ""), ("x" * 300, ""),
    ],
)  # fmt: skip
def test_roles_of_headers(header, role):
    assert role_of(header) == role


def test_headers_need_a_name_and_another_known_column():
    assert are_headers(["STT", "Họ và tên"])
    assert not are_headers(["STT", "Ghi chú"])
    assert not are_headers(["Họ và tên"])


def test_the_fingerprint_follows_words_and_order_not_case_marks_or_empty_ends():
    keys = ("stt", "ho va ten", "don vi")
    assert fingerprint(keys) == fingerprint((*keys, "", ""))
    assert fingerprint(keys) != fingerprint(("ho va ten", "stt", "don vi"))
    one = read_awards(excel(["STT", "Họ và tên", "Giấy khen"], [1, "Nông Thị Ví", "x"]), "a.xlsx").tables[0]
    other = read_awards(excel(["stt", "HỌ VÀ TÊN", "giấy khen:"], [1, "Nông Thị Ví", "x"]), "b.xlsx").tables[0]
    assert one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    ("text", "granted"),
    [
        ("Điều 1. Tặng Giấy khen cho 03 cá nhân", True),
        ("Nay công nhận danh hiệu Lao động tiên tiến cho ông A", True),
        ("Điều 1. Khen thưởng 02 tập thể và 05 cá nhân trong phong trào", True),
        ("Thành lập Hội đồng xét tặng danh hiệu Lao động tiên tiến", False),
        ("Điều 5. Khen thưởng, kỷ luật theo quy định", False),
        ("Đề nghị tặng Giấy khen cho ông A", False),
    ],
)
def test_what_grants_and_what_only_speaks_of_granting(text, granted):
    assert is_grant(text, "Sở Ngoại vụ") is granted


def test_the_award_of_a_grant_is_the_one_after_the_verb():
    assert grants("Điều 2. Tặng thưởng Bằng khen cho", "Thủ tướng Chính phủ").code == "bang_khen_thu_tuong"
    assert grants("Điều 2. Thi hành", "Thủ tướng Chính phủ") is None


def test_a_nested_table_and_an_empty_one_break_nothing():
    top = ("SỞ NGOẠI VỤ", "Số: 1/QĐ-SNgV", "QUYẾT ĐỊNH", "Về việc tặng Giấy khen", "QUYẾT ĐỊNH:",
           "Điều 1. Tặng Giấy khen cho 01 cá nhân (có danh sách kèm theo).")  # fmt: skip
    read = read_awards(
        word(top, [["", ""], ["", ""]], [["Họ và tên", "Đơn vị"], ["Nông Thị Ví", "Văn phòng"]]), "a.docx"
    )
    assert [(row.name, row.place) for row in read.rows] == [("Nông Thị Ví", "bảng 2, dòng 2")]
