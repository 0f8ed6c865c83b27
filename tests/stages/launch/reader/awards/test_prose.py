"""Recipients in running text, and the names of awards whose code follows whoever grants them."""

import io
import zipfile

import pytest

from tests.foundations.papers import samples
from tests.shared_texts import SHARED, needs_shared
from thidua.foundations.papers.docx_writer import render_docx
from thidua.foundations.papers.kinds import award_decision
from thidua.foundations.papers.pdf_writer import render_pdf
from thidua.stages.launch.reader import ReadError
from thidua.stages.launch.reader.awards import read_awards
from thidua.stages.launch.reader.awards.naming import award_in, level_of
from thidua.stages.launch.reader.awards.recipients import parse_recipient
from thidua.stages.launch.reader.awards.rows import amount_of

from .makers import decision_text


def brief(read):
    return [(row.kind, row.name, row.post, row.unit, row.award) for row in read.rows]


def test_names_in_one_sentence():
    read = read_awards(
        decision_text(
            "Điều 1. Tặng Giấy khen cho ông Lương Văn Thử, Trưởng phòng Tổng hợp, Văn phòng Sở; bà Nông Thị Ví, "
            "Chuyên viên Phòng Hợp tác quốc tế, đã có thành tích xuất sắc năm 2021, kèm theo tiền thưởng 447.000 đồng.",
            "Điều 2. Chánh Văn phòng và ông Hoàng Văn Người chịu trách nhiệm thi hành./.",
        ),
        "qd.txt",
    )
    assert brief(read) == [
        ("person", "Lương Văn Thử", "Trưởng phòng Tổng hợp", "Văn phòng Sở", "giay_khen"),
        ("person", "Nông Thị Ví", "Chuyên viên", "Phòng Hợp tác quốc tế", "giay_khen"),
    ]
    assert {row.money_vnd for row in read.rows} == {447_000}
    assert read.rows[0].place == "dòng 9"


def test_lists_under_articles_and_an_annex_that_goes_by_the_one_award():
    read = read_awards(
        decision_text(
            "Điều 1. Tặng Giấy khen cho 01 tập thể và 02 cá nhân (có danh sách kèm theo).",
            "Điều 2. Quyết định này có hiệu lực từ ngày ký./.",
            after=(
                "DANH SÁCH", "I. Tập thể", "1. Phòng Hợp tác quốc tế, Sở Ngoại vụ;", "II. Cá nhân",
                "1. Đồng chí Nông Thị Ví - Chuyên viên Văn phòng Sở;", "2. Thượng tá Lương Văn Thử./.",
            ),
        ),
        "qd.txt",
    )  # fmt: skip
    assert brief(read) == [
        ("collective", "Phòng Hợp tác quốc tế", "", "Sở Ngoại vụ", "giay_khen"),
        ("person", "Nông Thị Ví", "Chuyên viên", "Văn phòng Sở", "giay_khen"),
        ("person", "Lương Văn Thử", "", "", "giay_khen"),
    ]


def test_two_awards_in_one_decision_leave_an_unnamed_annex_open():
    read = read_awards(
        decision_text(
            "Điều 1. Công nhận danh hiệu Lao động tiên tiến cho các cá nhân sau:",
            "1. Nông Thị Ví, Chuyên viên;",
            "Điều 2. Công nhận danh hiệu Chiến sĩ thi đua cơ sở cho bà Hoàng Thị Mẫu, Giám đốc.",
            "Điều 3. Thi hành./.",
            after=("DANH SÁCH", "1. Ông Lương Văn Thử, Chuyên viên."),
        ),
        "qd.txt",
    )
    assert [(row.name, row.award, row.doubts) for row in read.rows] == [
        ("Nông Thị Ví", "lao_dong_tien_tien", ()),
        ("Hoàng Thị Mẫu", "cstd_co_so", ()),
        ("Lương Văn Thử", None, ("không ghi danh hiệu, hình thức khen",)),
    ]


@pytest.mark.parametrize(
    ("words", "issuer", "code"),
    [
        ("Tặng Bằng khen cho", "Ủy ban nhân dân tỉnh Lạng Sơn", "bang_khen_bo_nganh_tinh"),
        ("Tặng Bằng khen cho", "Chủ tịch Ủy ban nhân dân thành phố Hà Nội", "bang_khen_bo_nganh_tinh"),
        ("Tặng Bằng khen cho", "Bộ trưởng Bộ Ngoại giao", "bang_khen_bo_nganh_tinh"),
        ("Tặng Bằng khen cho", "Thủ tướng Chính phủ", "bang_khen_thu_tuong"),
        ("Bằng khen của Thủ tướng Chính phủ", "Sở Ngoại vụ", "bang_khen_thu_tuong"),
        ("Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh", None, "bang_khen_bo_nganh_tinh"),
        ("Tặng Cờ thi đua cho", "Chính phủ", "co_thi_dua_chinh_phu"),
        ("Cờ thi đua của Chính phủ", "Sở Ngoại vụ", "co_thi_dua_chinh_phu"),
        ("danh hiệu Chiến sỹ thi đua cơ sở", None, "cstd_co_so"),
        ("CSTĐ cấp cơ sở", None, "cstd_co_so"),
        ("Huân chương Lao động hạng Ba", "Chủ tịch nước", "hc_lao_dong_3"),
        ("TẬP THỂ LAO ĐỘNG XUẤT SẮC", None, "tap_the_lao_dong_xuat_sac"),
    ],
)
def test_the_code_follows_the_words_and_then_the_issuer(words, issuer, code):
    found = award_in(words, issuer)
    assert (found.code, found.doubt) == (code, "")


@pytest.mark.parametrize("words", ["Bằng khen", "Chiến sĩ thi đua", "Huân chương"])
def test_a_name_that_leaves_the_level_open_is_no_code(words):
    found = award_in(words, "Sở Ngoại vụ")
    assert found.code is None
    assert found.doubt


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Ủy ban nhân dân thành phố Lạng Sơn", None),
        ("Ủy ban nhân dân thành phố Cần Thơ", "bo_nganh_tinh"),
        ("Bộ Chỉ huy quân sự tỉnh", None),
        ("Bộ Nội vụ", "bo_nganh_tinh"),
        (None, None),
    ],
)
def test_level_of_an_issuer(issuer, level):
    assert level_of(issuer) == level


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Ông Trương Văn A, Phó Giám đốc Sở Tư pháp;", ("person", "Trương Văn A", "Phó Giám đốc", "Sở Tư pháp")),
        ("bà NÔNG THỊ VÍ", ("person", "Nông Thị Ví", "", "")),
        ("PGS.TS Hoàng Thị Mẫu - Hiệu trưởng", ("person", "Hoàng Thị Mẫu", "Hiệu trưởng", "")),
        ("Đoàn Văn Tổ", ("person", "Đoàn Văn Tổ", "", "")),
        ("Tổ Tổng hợp, Văn phòng Sở", ("collective", "Tổ Tổng hợp", "", "Văn phòng Sở")),
        ("Trường THCS Mẫu: 5/5 phiếu, đạt 100%", ("collective", "Trường THCS Mẫu", "", "")),
        ("Tập thể cán bộ Phòng Hành chính", ("collective", "Tập thể cán bộ Phòng Hành chính", "", "")),
        ("Gia đình ông Vi Văn Bản", ("household", "Gia đình ông Vi Văn Bản", "", "")),
    ],
)
def test_one_recipient(text, taken):
    found = parse_recipient(text)
    assert (found.kind, found.name, found.post, found.unit) == taken


@pytest.mark.parametrize("text", ["", "...", "12", "thi hành quyết định này"])
def test_words_that_name_nobody(text):
    assert parse_recipient(text) is None


@pytest.mark.parametrize(
    ("text", "dong"),
    [("1.788.000 đồng", 1_788_000), ("447000", 447_000), ("0", None), ("1.000 và 2.000", None), ("9" * 13, None)],
)
def test_amounts(text, dong):
    assert amount_of(text) == dong


@pytest.mark.parametrize(("render", "name"), [(render_docx, "qd.docx"), (render_pdf, "qd.pdf")])
def test_a_decision_as_we_write_it_reads_back_whole(render, name):
    context = samples.decision(45)
    read = read_awards(render(award_decision.compose(context)), name)
    assert (read.granting, read.number, f"{read.date}", read.signatory) == (
        True, "145/QĐ-SNgV", "2021-12-20", "Hoàng Thị Mẫu",
    )  # fmt: skip
    people = [one for group in context.groups if not group.is_collective for one in group.awardees]
    units = [one for group in context.groups if group.is_collective for one in group.awardees]
    assert [(r.kind, r.name, r.award, r.money_vnd) for r in read.rows] == [
        *(("collective", one.name, "tap_the_lao_dong_tien_tien", one.prize_vnd) for one in units),
        *(("person", one.name, "lao_dong_tien_tien", one.prize_vnd) for one in people),
    ]
    assert [f"{r.post}, {r.unit}" for r in read.rows if r.kind == "person"] == [one.detail for one in people]
    assert {r.doubts for r in read.rows} == {()}
    assert [r.number for r in read.rows] == [str(n) for n in range(1, 47)]


@needs_shared
def test_a_real_decision_of_a_province_gives_its_nine_recipients():
    path = SHARED / "corpus" / "decision-2871-qd-ubnd-quangbinh-2022.txt"
    read = read_awards(path.read_bytes(), path.name)
    assert (read.granting, read.number, f"{read.date}") == (True, "2871/QĐ-UBND", "2022-10-24")
    assert [row.kind for row in read.rows] == ["collective"] * 5 + ["person"] * 4
    assert {row.award for row in read.rows} == {"bang_khen_bo_nganh_tinh"}
    assert {row.doubts for row in read.rows} == {()}


@needs_shared
def test_no_other_text_of_the_corpus_is_taken_for_an_award_decision():
    granting, giving = set(), set()
    for path in sorted((SHARED / "corpus").glob("*.txt")):
        read = read_awards(path.read_bytes(), path.name)
        granting |= {path.stem} if read.granting else set()
        giving |= {path.stem} if read.rows else set()
    decisions = {"decision-2871-qd-ubnd-quangbinh-2022", "decision-draft-qd-ubnd-quangbinh-2022"}
    assert granting == decisions
    assert giving == decisions | {"letter-2753-ttr-stp-quangbinh-2022", "report-02-bb-stp-quangbinh-2022"}


def test_a_pdf_with_a_password_or_cut_short_is_one_clear_message():
    whole = render_pdf(award_decision.compose(samples.decision(2)))
    for data in (whole[:400], b"%PDF-1.7 khong phai"):
        with pytest.raises(ReadError) as caught:
            read_awards(data, "hong.pdf")
        assert "hong.pdf" in str(caught.value)
        assert "\n" not in str(caught.value)


def test_open_document_text_is_read_line_by_line_not_as_word():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(ReadError) as caught:
        read_awards(packed.getvalue(), "rong.odt")
    assert "rong.odt" in str(caught.value)
