"""Citations: one sentence for each difficulty, with number, date, issuer and subject as a reader would state them."""

from datetime import date

import pytest

from tests.stages.launch.reader.support import flow, sample
from thidua.stages.launch.reader.citations import find_citations
from thidua.stages.launch.reader.model import Citation


def cite(text: str, own: str | None = None, own_type: str | None = None) -> list[Citation]:
    return list(find_citations(flow(text), own, own_type))


def one(text: str) -> Citation:
    (citation,) = cite(text)
    return citation


@pytest.mark.parametrize(
    ("text", "kind", "number", "day"),
    [
        ("Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "Nghị định", "98/2023/NĐ-CP", date(2023, 12, 31)),
        ("theo Kế hoạch số 7/KH-SVT ngày 5 tháng 3 năm 2022", "Kế hoạch", "7/KH-SVT", date(2022, 3, 5)),
        ("tại Chỉ thị số 09/CT-UBND, ngày 02/4/2022 về", "Chỉ thị", "09/CT-UBND", date(2022, 4, 2)),
        ("thực hiện Quyết định 415/QĐ-TTg ngày 02/4/2022", "Quyết định", "415/QĐ-TTg", date(2022, 4, 2)),
        ("Tờ trình số 61/TTr-SVT 28/9/2022 của Sở", "Tờ trình", "61/TTr-SVT", date(2022, 9, 28)),
        ("Kết luận số 12-KL/TU ngày 01.6.2022", "Kết luận", "12-KL/TU", date(2022, 6, 1)),
        ("Nghị quyết số 40/NQ-CP của Chính phủ ngày 09/8/2012 về", "Nghị quyết", "40/NQ-CP", date(2012, 8, 9)),
        ("theo công văn số 880/STC-QLNS ngày 12/ 5/2022", "Công văn", "880/STC-QLNS", date(2022, 5, 12)),
        ("hướng dẫn tại Thông tư liên tịch số 04/2010/TTLT-BNV-BTC ngày 16/ 5 /2010", "Thông tư liên tịch",
         "04/2010/TTLT-BNV-BTC", date(2010, 5, 16)),
        ("theo Chỉ thị số 2010/CT-TTg ngày 03/8/2009", "Chỉ thị", "2010/CT-TTg", date(2009, 8, 3)),
        ("sửa đổi Nghị định số 12/2022/NĐ-CP", "Nghị định", "12/2022/NĐ-CP", None),
        ("văn bản số 72/SVT-NV2 ngày 03/02/2026 của Sở", "Văn bản", "72/SVT-NV2", date(2026, 2, 3)),
        ("Nghị quyết số 23/NQ-TW ngày 16/6/2008", "Nghị quyết", "23/NQ-TW", date(2008, 6, 16)),
        ("Tờ trình số 415 ngày 22 tháng 9 năm 2022 của Phòng", "Tờ trình", "415", date(2022, 9, 22)),
        ("Căn cứ Nghị định s20/2018/NĐ-CP ngày 14/02/2018", "Nghị định", "20/2018/NĐ-CP", date(2018, 2, 14)),
        ("THỰC HIỆN CHỈ THỊ SỐ 19/CT-TTG NGÀY 16 THÁNG 7 NĂM 2021", "Chỉ thị", "19/CT-TTG", date(2021, 7, 16)),
        ("theo Kế hoạch số 09KH/HU ngày 3/4/2019", "Kế hoạch", "09KH/HU", date(2019, 4, 3)),
    ],
)  # fmt: skip
def test_type_number_and_date(text: str, kind: str, number: str, day: date | None) -> None:
    citation = one(text)
    assert (citation.type, citation.number, citation.date) == (kind, number, day)


def test_the_date_may_stand_before_the_document() -> None:
    citation = one("Ngày 21/7/2018, Chủ tịch nước ban hành Quyết định số 105/QĐ-CTN về ân giảm.")
    assert (citation.number, citation.date, citation.issuer) == ("105/QĐ-CTN", date(2018, 7, 21), "Chủ tịch nước")


def test_the_issuer_may_stand_before_the_number() -> None:
    assert one("thực hiện chỉ đạo của Ban Bí thư tại công văn số 178-CV/TW ngày 31/12/2013").issuer == "Ban Bí thư"


@pytest.mark.parametrize(
    ("text", "issuer", "subject"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 10/01/2022 của Ủy ban nhân dân tỉnh Sơn Hà về công tác văn thư năm 2022;",
         "Ủy ban nhân dân tỉnh Sơn Hà", "công tác văn thư năm 2022"),
        ("Quyết định số 5/QĐ-BVHTTDL ngày 10/01/2022 của Bộ Văn hóa, Thể thao và Du lịch về việc giao chỉ tiêu.",
         "Bộ Văn hóa, Thể thao và Du lịch", "giao chỉ tiêu"),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết một số điều;",
         "Chính phủ", "quy định chi tiết một số điều"),
        ("Chỉ thị số 02/CT-UBND ngày 07/01/2022 phát động thi đua năm 2022;", None, "phát động thi đua năm 2022"),
        ("Kế hoạch số 12/KH-UBND ngày 10/01/2022 của UBND tỉnh về thi đua năm 2022, Sở Văn thư ban hành Kế hoạch sau:",
         "UBND tỉnh", "thi đua năm 2022"),
    ],
)  # fmt: skip
def test_issuer_and_subject_end_where_they_should(text: str, issuer: str | None, subject: str) -> None:
    citation = one(text)
    assert (citation.issuer, citation.subject) == (issuer, subject)


def test_a_list_after_a_semicolon_and_an_item_without_type() -> None:
    found = cite(
        "Căn cứ Nghị định số 20/2008/NĐ-CP ngày 14/02/2008; Nghị định số 48/2013/NĐ-CP ngày 14/5/2013 của Chính phủ; "
        "các Luật số 11/2022/QH15, 16/2023/QH15 và 18/2023/QH15."
    )
    assert [(c.type, c.number) for c in found] == [
        ("Nghị định", "20/2008/NĐ-CP"),
        ("Nghị định", "48/2013/NĐ-CP"),
        ("Luật", "11/2022/QH15"),
        ("Luật", "16/2023/QH15"),
        ("Luật", "18/2023/QH15"),
    ]


def test_a_citation_broken_at_the_line_end_is_one() -> None:
    citation = one("nhân dân tỉnh cấp tại Quyết\nđịnh số 235/QĐ-UBND ngày\n29 tháng 8 năm 2022 của tỉnh")
    assert (citation.type, citation.number, citation.date) == ("Quyết định", "235/QĐ-UBND", date(2022, 8, 29))
    assert [s.line for s in citation.mentions[0].spans] == [1, 2, 3]


def test_mentions_of_one_document_are_gathered_with_their_lines() -> None:
    citation = one(
        "Chỉ thị số 02/CT-UBND, ngày 07/01/2021 của Chủ tịch UBND tỉnh.\n\nTheo Chỉ thị số 2/CT-UBND ngày 07/01/2021.\n"
        "Chỉ thị số 02/CT-UBND đã nêu."
    )
    assert citation.lines == (1, 3, 4)
    assert citation.issuer == "Chủ tịch UBND tỉnh"
    assert [m.comma_before_date for m in citation.mentions] == [True, False, False]


def test_one_number_with_two_dates_stays_two_documents() -> None:
    assert len(cite("Chỉ thị số 02/CT-UBND ngày 07/01/2021. Chỉ thị số 02/CT-UBND ngày 09/01/2022.")) == 2


def test_a_blank_number_is_reported_and_never_filled() -> None:
    citation = one("theo Tờ trình số      /TTr-SVT ngày     /10/2022 của Sở")
    assert (citation.type, citation.number, citation.date) == ("Tờ trình", None, None)
    citation = one("(Kèm theo Quyết định số ....../QĐ-SVT ngày ..... tháng ..... năm 2022)")
    assert (citation.number, citation.date) == (None, None)


def test_the_document_itself_is_no_citation_but_a_namesake_of_another_type_is() -> None:
    assert cite("(Ban hành kèm theo Quyết định số 36/QĐ-SVT ngày 08/01/2014)", own="36/QĐ-SVT") == []
    text = "Theo Tờ trình số 256 ngày 22/9/2022. (Kèm theo quyết định số 256 ngày 22/9/2022)"
    (citation,) = cite(text, own="256", own_type="Quyết định")
    assert citation.type == "Tờ trình"


def test_a_day_no_calendar_has_gives_no_date_but_keeps_the_citation() -> None:
    citation = one("Kế hoạch số 12/KH-UBND ngày 31/02/2022 của UBND tỉnh")
    assert (citation.number, citation.date) == ("12/KH-UBND", None)
    assert "31/02/2022" in citation.raw


def test_a_pin_cite_belongs_to_the_words_of_the_citation() -> None:
    assert one("quy định tại khoản 2, Điều 27, Luật Công đoàn 2012 và").raw == "khoản 2, Điều 27, Luật Công đoàn 2012"
    assert one("theo Điều 118 Thông tư 79/2019/TT-BTC ngày 20/4/2019").raw.startswith("Điều 118 Thông tư")


@pytest.mark.parametrize(
    "text",
    ["khu vực mốc 1088/2-1089 thuộc cửa khẩu", "trực 24/24 giờ", "có mặt 09/09 thành viên", "Mẫu số 01/PLI kèm theo",
     "mã số hồ sơ 095724", "bệnh cúm A(H5N1)", "Luật này có hiệu lực từ ngày 01 tháng 01 năm 2024",
     "10 năm thực hiện Luật Phổ biến, giáo dục pháp luật", "giai đoạn 2021-2025", "kỷ niệm (03/02/1930 - 03/02/2021)"],
)  # fmt: skip
def test_what_only_looks_like_a_citation_is_left_out(text: str) -> None:
    assert cite(text) == []


def test_a_wrong_party_symbol_is_kept_and_its_normal_form_offered() -> None:
    citation = one("Chỉ thị số 03/CT-TW ngày 14/5/2011 của Bộ Chính trị")
    assert (citation.number, citation.normal_form) == ("03/CT-TW", "03-CT/TW")


def test_every_citation_of_a_layout_letter_is_found() -> None:
    found = sample("letter_layout.txt").citations
    assert [(c.type, c.number, c.date) for c in found] == [
        ("Chương trình", "15-CTr/TĐTN", date(2022, 1, 14)),
        ("Công văn", "77/SNV-BTĐKT", date(2022, 4, 28)),
        ("Quyết định", "301/QĐ-TĐTN", date(2022, 2, 3)),
    ]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Quyết định số 9/QĐ-BNG ngày 3/4/2021 của Bộ trưởng Bộ Ngoại giao về lễ tân.", "Bộ trưởng Bộ Ngoại giao"),
        ("Quyết định số 9/QĐ-UBND ngày 3/4/2021 của Ủy ban nhân dân tỉnh giao chỉ tiêu.", "Ủy ban nhân dân tỉnh"),
        ("Công văn số 9/SGTVT ngày 3/4/2021 của Sở giao thông vận tải về bến xe.", "Sở giao thông vận tải"),
        ("Kế hoạch số 9/KH-BCĐ ngày 3/4/2021 của Ban Chỉ đạo Phong trào “Phố không rác” tỉnh Sơn Hà về vệ sinh.",
         "Ban Chỉ đạo Phong trào “Phố không rác” tỉnh Sơn Hà"),
        ("Kế hoạch số 9/KH-BCĐ ngày 3/4/2021 của Ban Chỉ đạo “Phố không rác” về vệ sinh.", "Ban Chỉ đạo"),
        (("Kế hoạch số 9/KH-BCĐ ngày 3/4/2021 của Ban Chỉ đạo thực hiện Đề án văn thư điện tử và lưu trữ số các xã miền"
         " núi giai đoạn 2021-2025 huyện Thanh Minh về tập huấn."),
         ("Ban Chỉ đạo thực hiện Đề án văn thư điện tử và lưu trữ số các xã miền núi giai đoạn 2021-2025"
         " huyện Thanh Minh")),
        ("Thông tư số 9/TT-VPCP ngày 3/4/2021 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn văn thư.",
         "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("Thông báo số 9-TB/BTC ngày 3/4/2021 của Ban tổ chức Huyện ủy về cán bộ.", "Ban tổ chức Huyện ủy"),
        ("Kế hoạch số 9/KH-SVT ngày 3/4/2021 của Sở Văn thư tổ chức tập huấn.", "Sở Văn thư"),
        ("Hội đồng nhân dân tỉnh đã ban hành Nghị quyết số 21/NQ-HĐND ngày 9/12/2021.", "Hội đồng nhân dân tỉnh"),
        ("Đầu năm, Sở Văn thư có Công văn số 21/SVT-NV ngày 9/12/2021 hỏi các xã.", "Sở Văn thư"),
        ("Ngày lễ, gia đình ông Mẫu có Quyết định số 21/QĐ-UBND ngày 9/12/2021 cấp nhà.", None),
    ],
)  # fmt: skip
def test_where_the_issuer_begins_and_ends(text: str, issuer: str | None) -> None:
    assert one(text).issuer == issuer


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("theo Quyết định số MTC/07-2021 ngày 4/5/2021 của Tổng Giám đốc", "Quyết định", "MTC/07-2021"),
        ("theo Công văn số MTC-KD/7-2021 ngày 4/5/2021", "Công văn", "MTC-KD/7-2021"),
        ("theo Kế hoạch liên tịch số 02/KHLT-SVT-LĐLĐ ngày 4/5/2021", "Kế hoạch", "02/KHLT-SVT-LĐLĐ"),
        ("theo Thông báo kết luận số 12/TB-VP ngày 4/5/2021", "Thông báo", "12/TB-VP"),
    ],
)
def test_symbols_of_companies_and_kinds_with_a_word_more(text: str, kind: str, number: str) -> None:
    citation = one(text)
    assert (citation.type, citation.number, citation.date) == (kind, number, date(2021, 5, 4))


def test_a_code_without_a_kind_before_it_is_no_company_symbol() -> None:
    assert cite("Xe số MTC/07-2021 ngày 4/5/2021; mã hàng MTC/07-2021") == []
