"""Papers that copying broke: words cut off their line, columns run together, dashes lost, a whole paper in one line."""

import pytest

from thidua.stages.launch.reader import DocumentHead, read_bytes, read_text

PLAN = "KẾ HOẠCH\nThi đua của tỉnh năm 2019\nCăn cứ Quyết định số 15/QĐ-TTg ngày 03/01/2019 của Thủ tướng Chính phủ;\n"


def head(*lines: str) -> DocumentHead:
    return read_text("\n".join([*lines, PLAN])).document


def said(document: DocumentHead) -> tuple[str | None, str | None, str, str | None]:
    return document.issuer, document.number, str(document.date), document.place


WHOLE = ("Ủy ban nhân dân tỉnh Sơn Hà", "27/KH-UBND", "2019-02-15", "Sơn Hà")


CUT = """ỦY
BAN NHÂN DÂN
TỈNH SƠN HÀ
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số:
27/KH-UBND
|
Sơn
Hà, ngày 15 tháng 02
năm 2019
|"""
NATION_CUT = """ỦY BAN NHÂN DÂN
TỈNH SƠN HÀ
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc Lập - Tự Do - Hạnh Phúc
Số: 27/KH-UBND
Sơn Hà, ngày 15 tháng 02 năm 2019"""
COLUMNS_JOINED = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SƠN HÀ Độc Lập - Tự Do - Hạnh Phúc
Số: 27/KH-UBND Sơn Hà, ngày 15 tháng 02 năm 2019"""
EACH_COLUMN_JOINED = """ỦY BAN NHÂN DÂN TỈNH SƠN HÀ Số: 27/KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Sơn Hà, ngày 15 tháng 02 năm 2019"""


@pytest.mark.parametrize("lines", [CUT, NATION_CUT, COLUMNS_JOINED, EACH_COLUMN_JOINED])
def test_a_head_whose_words_were_cut_or_run_together(lines: str) -> None:
    assert said(head(lines)) == WHOLE


def test_a_whole_paper_in_one_line() -> None:
    read = read_text(
        "UBND HUYỆN SƠN HÀ PHÒNG NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Số: 41/PNV-TĐKT Sơn Hà, ngày 07 tháng 5 "
        "năm 2018 Độc lập - Tự do - Hạnh phúc V/v đăng ký thi đua năm 2018 Kính gửi: - Các phòng, ban; - Các xã; Căn cứ "
        "Công văn số 12/SNV-TĐKT ngày 02/5/2018 của Sở Nội vụ, Phòng Nội vụ đề nghị các đơn vị đăng ký thi đua năm 2018 "
        "theo mẫu gửi kèm, gửi về Phòng trước ngày 20/5/2018 để tổng hợp, trình Ủy ban nhân dân huyện xem xét, quyết định."
    )
    document = read.document
    assert said(document)[1:] == ("41/PNV-TĐKT", "2018-05-07", "Sơn Hà")
    assert "phòng nội vụ" in (document.issuer or "").lower()
    assert (document.kind, document.title) == ("cong_van", "V/v đăng ký thi đua năm 2018")
    assert [c.number for c in read.citations] == ["12/SNV-TĐKT"]


def test_the_end_of_a_paper_in_one_line() -> None:
    read = read_text(
        "SỞ VĂN THƯ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 7/TB-SVT Sơn Hà, ngày 15 tháng 02 "
        "năm 2019 THÔNG BÁO Về việc nộp hồ sơ thi đua Sở thông báo các đơn vị nộp hồ sơ đề nghị khen thưởng về Văn phòng "
        "Sở đúng hạn, đủ thành phần, mỗi tập thể và cá nhân một bộ, kèm danh sách tổng hợp có chữ ký của thủ trưởng đơn "
        "vị. Đề nghị các đơn vị nhắc nhở thực hiện./. Nơi nhận: - Giám đốc (để b/c); - Các đơn vị; - Lưu: VT, VP. "
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Đã ký) ThS. Lê Thị Mẫu"
    )
    assert [(r.name, r.archive) for r in read.recipients] == [
        ("Giám đốc", False),
        ("Các đơn vị", False),
        ("VT, VP", True),
    ]
    assert [(s.authority, s.title, s.name) for s in read.signatories] == [
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu")
    ]


def test_a_plan_in_one_line_keeps_its_kind_and_title() -> None:
    read = read_text(
        "ỦY BAN NHÂN DÂN XÃ SƠN HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc KẾ HOẠCH “NĂM HỌC TỐT” "
        "XÃ SƠN HÀ (Ban hành kèm theo Quyết định số /QĐ-UBND ngày tháng 11 năm 2013) Căn cứ Công văn 16/SNV-VP ngày "
        "17/01/2013 về năm học tốt, xã xây dựng kế hoạch V/v dạy và học như sau: các thôn vận động trẻ đến trường, các "
        "trường bố trí lớp học, các đoàn thể giúp học sinh nghèo và cùng nhà trường giữ cho trẻ không bỏ học giữa chừng."
    )
    assert (read.document.kind, read.document.title) == ("ke_hoach", "“NĂM HỌC TỐT” XÃ SƠN HÀ")


def test_a_blank_before_an_agency_is_no_lost_dash() -> None:
    cited = read_text("Căn cứ Quyết định số 12/QĐ-UBND UBND tỉnh đã ban hành;").citations
    assert [c.number for c in cited] == ["12/QĐ-UBND"]


def test_the_symbol_in_the_head() -> None:
    assert head("BAN KHEN THƯỞNG", "Số: 185/BKT-Vụ II").number == "185/BKT-Vụ II"
    assert (
        head("BAN CHỈ ĐẠO", "Số: 25 / BC-BCĐPC-", "Sơn Hà, ngày 15 tháng 02 năm 2019", "XMC").number
        == "25/BC-BCĐPC-XMC"
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 101322/CTHN-TTHT", "101322/CTHN-TTHT"),
        ("Số : 44 /GDĐT – VP", "44/GDĐT-VP"),
        ("Số: 10./QĐ- MN", "10./QĐ-MN"),
        ("Số: 02-PĐ/TĐTN-BPT", "02-PĐ/TĐTN-BPT"),
    ],
)
def test_numbers_of_six_figures_with_loose_dashes_or_a_full_stop(printed: str, number: str) -> None:
    assert head("TRƯỜNG SƠN HÀ", printed).number == number


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("Số: 27/KH-UBND, Sơn Hà, ngày 15 tháng 02 năm 2019", "Sơn Hà"),
        ("Số: 27/KH-UBND, ngày 15 tháng 02 năm 2019", None),
        ("Sô: 27/KH-UBND\nSơn Hà, ngày 15 tháng 02 năm 2019", "Sơn Hà"),
    ],
)
def test_number_place_and_day_on_one_line_or_misread(printed: str, place: str | None) -> None:
    assert said(head("ỦY BAN NHÂN DÂN TỈNH SƠN HÀ", printed)) == (*WHOLE[:3], place)


def test_bases_at_the_top_are_no_place_and_day() -> None:
    text = (
        "Thực hiện Công văn số 31/SVT-VP, ngày 05 tháng 8 năm 2019\ncủa Sở Văn thư, Phòng đề nghị các xã nộp báo cáo.\n"
    )
    document = read_text(text).document
    assert (document.date, document.place, document.number) == (None, None, None)


def test_a_letter_whose_subject_begins_with_about() -> None:
    letter = "SỞ VĂN THƯ\nSố: 7/SVT-VP\nSơn Hà, ngày 15 tháng 02 năm 2019\nVề cho học sinh nghỉ học\n\nKính gửi: Các trường.\n"
    assert read_text(letter).document.title == "Về cho học sinh nghỉ học"


def test_the_year_is_not_that_of_a_paper_in_the_title() -> None:
    title = "SỬA ĐỔI QUY CHẾ BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 13/2018/QĐ-UBND NGÀY 27 THÁNG 4 NĂM 2018"
    text = f"UBND TỈNH SƠN HÀ\nSố: 31/2020/QĐ-UBND\nSơn Hà, ngày 26 tháng 10 năm 2020\n\nQUYẾT ĐỊNH\n{title}\n"
    assert read_text(text).document.year == 2020


def test_who_decides_may_be_followed_by_what_he_does_and_bases_by_a_dash() -> None:
    lines = (
        "QUYẾT ĐỊNH",
        "Về việc tặng Cờ",
        "- Căn cứ Điều lệ;",
        "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ QUYẾT ĐỊNH:",
    )
    document = read_text("\n".join(lines)).document
    assert (document.title, document.issuer) == ("Về việc tặng Cờ", "Ủy ban nhân dân tỉnh Sơn Hà")


def test_who_decides_stands_under_the_title_where_the_head_names_nobody_or_half_of_them() -> None:
    assert read_text(
        "QUYẾT ĐỊNH\n\nVề việc tặng Cờ\n\n____\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ Luật;"
    ).document.issuer == ("Thủ tướng Chính phủ")
    half = (
        "ỦY BAN NHÂN DÂN\nSố: 7/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc tặng Cờ\n\nỦY BAN NHÂN DÂN TỈNH SƠN HÀ\n\nCăn cứ Luật;"
    )
    assert read_text(half).document.issuer == "Ủy ban nhân dân tỉnh Sơn Hà"


@pytest.mark.parametrize(
    ("block", "authority", "title", "name"),
    [
        ("KT THỦ TƯỚNG PHÓ THỦ TƯỚNG\n(Đã ký)\nVũ Văn Mẫu", "KT THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Vũ Văn Mẫu"),
        ("KT. THỦ TƯỚNG\n\nPhó Thủ tướng\n\n(Đã ký)\n\nVũ Văn Mẫu", "KT. THỦ TƯỚNG", "Phó Thủ tướng", "Vũ Văn Mẫu"),
        ("TM/BAN CHẤP HÀNH\nCHỦ TỊCH\n\nVũ Văn Mẫu", "TM/BAN CHẤP HÀNH", "CHỦ TỊCH", "Vũ Văn Mẫu"),
        ("Giám đốc\n\n(Đã ký)\n\nVũ Văn Mẫu", None, "Giám đốc", "Vũ Văn Mẫu"),
        ("KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCVũ Văn Mẫu", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vũ Văn Mẫu"),
        ("TRƯỞNG PHÒNG", None, "TRƯỞNG PHÒNG", None),
        ("TM. ỦY BAN NHÂN DÂN\nQUY CHẾ\nHOẠT ĐỘNG CỦA TỔ", "TM. ỦY BAN NHÂN DÂN", None, None),
    ],
)
def test_signatures_without_full_stop_in_small_letters_or_cut_short(
    block: str, authority: str | None, title: str | None, name: str | None
) -> None:
    read = read_text(f"UBND TỈNH SƠN HÀ\nSố: 9/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc tặng Cờ\nĐiều 1. Tặng Cờ./.\n{block}\n")
    assert [(s.authority, s.title, s.name) for s in read.signatories] == [(authority, title, name)]


def test_headings_with_a_capital_letter_and_numbers_without_a_blank() -> None:
    text = "BÁO CÁO\nCông tác năm 2018\nA- NHỮNG KẾT QUẢ ĐẠT ĐƯỢC\nI- VỀ KINH TẾ\n1. Sản xuất\n1.1.Vị trí\n- Xã ở ven sông.\n2. Biện pháp.\n- Làm tốt."
    assert [(s.id, s.heading) for s in read_text(text).sections] == [
        ("A", "NHỮNG KẾT QUẢ ĐẠT ĐƯỢC"),
        ("I", "VỀ KINH TẾ"),
        ("1", "Sản xuất"),
        ("1.1", "Vị trí"),
        ("2", "Biện pháp."),
    ]


def test_an_anniversary_with_a_comma_after_the_count_and_one_of_two_events() -> None:
    said = "Kỷ niệm 91 năm, ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2020) và 75 năm cách mạng Tháng Tám và Quốc khánh nước ta."
    assert [(a.count, a.event) for a in read_text(said).anniversaries] == [
        (91, "ngày thành lập Công đoàn Việt Nam"),
        (75, "cách mạng Tháng Tám và Quốc khánh nước ta"),
    ]


def test_letters_that_stand_apart_are_words() -> None:
    text = "T H Ủ  T Ư Ớ N G  C H Í N H  P H Ủ\nSố: 5/CT-TTg\n\nC H Ỉ T H Ị\nVề việc thi đua năm 2010\n\nCăn cứ Luật;"
    document = read_text(text).document
    assert (document.issuer, document.kind, document.title) == (
        "Thủ tướng Chính phủ",
        "chi_thi",
        "Về việc thi đua năm 2010",
    )


def test_number_and_day_under_the_kind() -> None:
    text = (
        "CHỈ THỊ\n\nCỦA BỘ TRƯỞNG BỘ NỘI VỤ SỐ 36/CT-BNV NGÀY 29-12-1996 HƯỚNG DẪN\nTHI ĐUA CUỐI NĂM\n\nThi hành Luật."
    )
    document = read_text(text).document
    assert said(document)[:3] == ("Bộ trưởng Bộ Nội vụ", "36/CT-BNV", "1996-12-29")
    assert document.title == "HƯỚNG DẪN THI ĐUA CUỐI NĂM"


def test_a_decision_copied_from_its_bases_on() -> None:
    text = "BỘ TRƯỞNG BỘ NỘI VỤ\n\nCăn cứ Nghị định số 17/2017/NĐ-CP;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Ban Chỉ đạo."
    document = read_text(text).document
    assert (document.kind, document.issuer) == ("quyet_dinh", "Bộ trưởng Bộ Nội vụ")


def test_who_asks_is_the_issuer_of_a_copy_without_a_head() -> None:
    text = "Kính gửi: Các trường.\n\nTheo ý kiến của Sở Nội vụ, Sở Giáo dục và Đào tạo đề nghị các trường báo cáo."
    assert read_text(text).document.issuer == "Sở Giáo dục và Đào tạo"


def test_a_heading_and_its_text_on_one_line_are_parted() -> None:
    sections = read_text(
        "KẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH, YÊU CẦU - Nâng cao chất lượng.\nII. TỔ CHỨC THỰC HIỆN 1. Văn phòng\n"
    )
    assert [s.heading for s in sections.sections] == ["MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN"]


def test_a_launch_in_capitals_is_a_launch() -> None:
    text = "CHỈ THỊ\nVề thi đua\nSở Nội vụ PHÁT ĐỘNG PHONG TRÀO THI ĐUA lập thành tích chào mừng năm mới."
    assert [(m.role, m.name) for m in read_text(text).movements] == [
        ("launched", "PHONG TRÀO THI ĐUA lập thành tích chào mừng năm mới")
    ]


def test_recipients_and_signature_beside_them_without_bullets() -> None:
    text = (
        "UBND TỈNH SƠN HÀ\nSố: 9/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc tặng Cờ\nĐiều 1. Tặng Cờ./.\n"
        "                                             CHỦ TỊCH\nNơi nhận:\nNhư Điều 1;\nCác sở;\tVũ Văn Mẫu\nLĐVP, P, TH;\nLưu VT."
    )
    read = read_text(text)
    assert [r.name for r in read.recipients] == ["Như Điều 1", "Các sở", "LĐVP, P, TH", "VT"]
    assert [(s.title, s.name) for s in read.signatories] == [("CHỦ TỊCH", "Vũ Văn Mẫu")]


def test_lines_with_tags_of_words_keep_their_lines() -> None:
    page = "UBND XÃ SƠN HÀ\n<b>BÁO CÁO</b>\n<b>Công tác thi đua năm 2017</b>\n<i>I. KẾT QUẢ</i>\nTốt."
    read = read_bytes(page.encode(), "a.txt")
    assert (read.document.kind, read.document.title) == ("bao_cao", "Công tác thi đua năm 2017")


def test_an_anniversary_with_its_days_after_it() -> None:
    said = "Hướng tới kỷ niệm 45 năm Ngày truyền thống ngành 15/10/1968 - 15/10/2013 và 100 năm Ngày sinh bác Ba trong các buổi họp."
    assert [(a.event, a.check) for a in read_text(said).anniversaries] == [
        ("Ngày truyền thống ngành", "ok"),
        ("Ngày sinh bác Ba", "unknown"),
    ]


def test_a_colon_of_a_form_before_a_name_and_the_place_of_an_office() -> None:
    assert said(head("PHÒNG GD&ĐT SƠN HÀ", "TRƯỜNG: THCS ĐỒI MÂY", "Số: 27/KH-THCS"))[0] == "Trường THCS Đồi Mây"
    assert said(head("PHÒNG GD&ĐT SƠN HÀ", "Số: 27/KH-PGD"))[0] == "Phòng GD&ĐT Sơn Hà"


def test_a_weekday_before_the_day_of_a_deadline() -> None:
    read = read_text("Các trường gửi báo cáo chậm nhất là thứ hai, ngày 26 tháng 3 năm 2012.")
    assert [str(d.date) for d in read.deadlines] == ["2012-03-26"]
