"""The ways in which Vietnamese papers cite, one row for each: symbols, words before them, dates, issuers, slips."""

import pytest

from thidua.stages.launch.reader import read_text

Row = tuple[str, str | None, str | None, str | None]
"""Type, number, day (ISO), issuer."""


def cited(sentence: str) -> list[Row]:
    found = read_text(sentence).citations
    return [(c.type, c.number, c.date.isoformat() if c.date else None, c.issuer) for c in found]


SYMBOLS = [
    ("Nghị định số 12/2023/NĐ-CP", "Nghị định", "12/2023/NĐ-CP"),
    ("Quyết định số 35/2019/QĐ-UBND", "Quyết định", "35/2019/QĐ-UBND"),
    ("Luật số 16/2022/QH15", "Luật", "16/2022/QH15"),
    ("Nghị quyết số 115/2025/UBTVQH15", "Nghị quyết", "115/2025/UBTVQH15"),
    ("Pháp lệnh số 38/2001/PL-UBTVQH10", "Pháp lệnh", "38/2001/PL-UBTVQH10"),
    ("Kế hoạch số 26/KH-UBND", "Kế hoạch", "26/KH-UBND"),
    ("Nghị quyết số 01/NQ-CP", "Nghị quyết", "01/NQ-CP"),
    ("Chỉ thị số 08-CT/TW", "Chỉ thị", "08-CT/TW"),
    ("Kết luận số 160-KL/TU", "Kết luận", "160-KL/TU"),
    ("Nghị quyết số 03-NQ/ĐCT", "Nghị quyết", "03-NQ/ĐCT"),
    ("Công văn số 707/UBND-VX", "Công văn", "707/UBND-VX"),
    ("Công văn số 101943/CTHN-TTHT", "Công văn", "101943/CTHN-TTHT"),
    ("văn bản số 15/VBHN-VPQH", "Văn bản", "15/VBHN-VPQH"),
    ("Thông tư liên tịch số 06/2008/TTLT-BKHCN-BNV", "Thông tư liên tịch", "06/2008/TTLT-BKHCN-BNV"),
    ("Tờ trình số 49/TTr-SNV-TĐKT", "Tờ trình", "49/TTr-SNV-TĐKT"),
    ("Nghị quyết số 30c/NQ-CP", "Nghị quyết", "30c/NQ-CP"),
    ("Nghị quyết số 66.15/2026/NQ-CP", "Nghị quyết", "66.15/2026/NQ-CP"),
    ("Quyết định số 64/TTg", "Quyết định", "64/TTg"),
    ("Quyết định số 87-TTg-B", "Quyết định", "87-TTg-B"),
    ("Chỉ thị số 2018/CT-TTg", "Chỉ thị", "2018/CT-TTg"),
    ("Quyết định 315/QĐ-TTg", "Quyết định", "315/QĐ-TTg"),
    ("công văn số 715/NHNN", "Công văn", "715/NHNN"),
    ("Chương trình hành động số 12-CTr/HU", "Chương trình", "12-CTr/HU"),
    ("Báo cáo thẩm định số 18/BCTĐ-STP", "Báo cáo", "18/BCTĐ-STP"),
]


@pytest.mark.parametrize(("printed", "kind", "number"), SYMBOLS)
def test_symbols(printed: str, kind: str, number: str) -> None:
    assert cited(f"Căn cứ {printed} ngày 02/3/2020;") == [(kind, number, "2020-03-02", None)]


DATES = [
    ("ngày 5/7/2010", "2010-07-05"),
    ("ngày 05 tháng 7 năm 2010", "2010-07-05"),
    (", ngày 05/7/2010", "2010-07-05"),
    ("ngày 05-7-2010", "2010-07-05"),
    ("ngày 05.7.2010", "2010-07-05"),
    ("05/7/2010", "2010-07-05"),
    ("của Bộ Nội vụ ngày 05/7/2010", "2010-07-05"),
    ("ngày05/ 7/2010", "2010-07-05"),
    ("", None),
    ("ngày 31/02/2010", None),
]


@pytest.mark.parametrize(("printed", "day"), DATES)
def test_dates(printed: str, day: str | None) -> None:
    assert [row[2] for row in cited(f"Thực hiện Kế hoạch số 34/KH-BNV {printed};")] == [day]


def test_a_day_before_the_paper() -> None:
    sentence = "Ngày 21/7/2018, Thủ tướng Chính phủ ban hành Quyết định số 105/2018/QĐ-TTg."
    assert cited(sentence) == [("Quyết định", "105/2018/QĐ-TTg", "2018-07-21", "Thủ tướng Chính phủ")]


ISSUERS = [
    ("Công văn số 49/BCĐ-TH ngày 8/12/2013 của Ban Chỉ đạo tỉnh về thi đua", ["Ban Chỉ đạo tỉnh"]),
    ("Theo ý kiến của Ban Bí thư tại Công văn số 78-CV/TW ngày 31/12/2013", ["Ban Bí thư"]),
    ("Kế hoạch liên ngành của Sở Nội vụ số 75/KHLN/SNV-LĐLĐ ngày 19/8/2018", ["Sở Nội vụ"]),
    (
        "các Quyết định của Thủ tướng Chính phủ: Số 64/QĐ-TTg ngày 15/5/2020 về thi đua; số 18/QĐ-TTg ngày 28/10/2021",
        ["Thủ tướng Chính phủ", "Thủ tướng Chính phủ"],
    ),
    ("Công văn số 49/BCĐ-TH ngày 8/12/2013, Công văn 59/BCĐ-TH ngày 9/12/2013 của Ban Chỉ đạo", ["Ban Chỉ đạo"] * 2),
    ("Công văn số 49/SNV-TH ngày 8/12/2013, Chỉ thị số 5/CT-UBND của UBND tỉnh", [None, "UBND tỉnh"]),
]


@pytest.mark.parametrize(("sentence", "issuers"), ISSUERS)
def test_issuers_before_after_and_shared(sentence: str, issuers: list[str | None]) -> None:
    assert [row[3] for row in cited(f"Căn cứ {sentence};")] == issuers


UNNUMBERED = [
    ("Luật Thi đua, Khen thưởng ngày 15 tháng 6 năm 2022", "2022-06-15"),
    ("Luật Thanh niên năm 2020", None),
    ("Luật sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng ngày 16/11/2013", "2013-11-16"),
    ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", None),
    ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII", None),
    ("Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XXII, nhiệm kỳ 2020 - 2025", None),
    ("Nghị quyết Đại hội XIII Công đoàn Việt Nam nhiệm kỳ 2023-2028", None),
    ("Nghị quyết Đại hội XX Công đoàn tỉnh", None),
    ("Nghị quyết Trung ương 5 khoá X", None),
    ("Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XI", None),
    ("Nghị quyết của Chi bộ Văn phòng nhiệm kỳ 2020-2025", None),
]


@pytest.mark.parametrize(("printed", "day"), UNNUMBERED)
def test_laws_and_party_texts_without_a_symbol(printed: str, day: str | None) -> None:
    found = read_text(f"Căn cứ {printed};").citations
    assert [(c.raw, c.number, c.date.isoformat() if c.date else None) for c in found] == [(printed, None, day)]


def test_the_day_on_which_a_numbered_law_was_passed() -> None:
    (law,) = read_text("Căn cứ Luật Thanh niên số 57/2020/QH14, được Quốc hội thông qua ngày 16/6/2020;").citations
    assert (law.number, str(law.date)) == ("57/2020/QH14", "2020-06-16")


LISTS = [
    ("các Luật số 11/2022/QH15, 16/2023/QH15 và 46/2025/QH15", ["11/2022/QH15", "16/2023/QH15", "46/2025/QH15"]),
    ("Nghị định số 9/2023/NĐ-CP, được sửa đổi bởi Nghị định số 3/2024/NĐ-CP", ["9/2023/NĐ-CP", "3/2024/NĐ-CP"]),
    ("Nghị định số 9/2023/NĐ-CP và Thông tư số 1/2024/TT-BNV", ["9/2023/NĐ-CP", "1/2024/TT-BNV"]),
]


@pytest.mark.parametrize(("printed", "numbers"), LISTS)
def test_lists(printed: str, numbers: list[str]) -> None:
    assert [row[1] for row in cited(f"Căn cứ {printed};")] == numbers


def test_pins_belong_to_the_act_and_this_decision_is_none() -> None:
    found = read_text("Theo điểm a khoản 1, Điều 5 Nghị định số 9/2023/NĐ-CP và Điều 1 Quyết định này;").citations
    assert [c.raw for c in found] == ["điểm a khoản 1, Điều 5 Nghị định số 9/2023/NĐ-CP"]


SLIPS = [
    ("Chỉ thị số 03/CT-TW", "03/CT-TW", "03-CT/TW"),
    ("Chỉ thị số 19-CT-TW", "19-CT-TW", "19-CT/TW"),
    ("Nghị quyết số 79 NQ/TW", "79 NQ/TW", "79-NQ/TW"),
    ("Kế hoạch số 28 KH/TWĐTN", "28 KH/TWĐTN", "28-KH/TWĐTN"),
    ("Quyết định số 282/QĐ TTg", "282/QĐ TTg", "282/QĐ-TTg"),
    ("Chỉ thị số 05/CT BCA V28", "05/CT BCA V28", "05/CT-BCA-V28"),
    ("Quyết định số 12/QĐ_BKHCN", "12/QĐ_BKHCN", "12/QĐ-BKHCN"),
    ("Hướng dẫn số 11- HD/TĐTN-TG", "11-HD/TĐTN-TG", None),
    ("Quyết định số 54/QĐ/BNN", "54/QĐ/BNN", None),
    ("Thông tư số 04 /2014/TT-BNV", "04/2014/TT-BNV", None),
    ("Thông tư số 12/2010/TT- BNNPTNT", "12/2010/TT-BNNPTNT", None),
    ("Công văn số 41/ BGDĐT – GDTrH", "41/BGDĐT-GDTrH", None),
    ("Công văn số:09/SNV-TĐKT", "09/SNV-TĐKT", None),
]


@pytest.mark.parametrize(("printed", "number", "right"), SLIPS)
def test_slips_stay_as_printed_and_are_put_right(printed: str, number: str, right: str | None) -> None:
    found = read_text(f"Căn cứ {printed} ngày 02/3/2020;").citations
    assert [(c.number, c.normal_form, str(c.date)) for c in found] == [(number, right, "2020-03-02")]


@pytest.mark.parametrize(
    "glued",
    ["Căn cứQuyết định số 12/QĐ-SNV ngày 02/3/2020", "Căn cứ Quyết định số 12/QĐ-SNVngày 02/3/2020"],
)
def test_glued_words(glued: str) -> None:
    assert cited(glued) == [("Quyết định", "12/QĐ-SNV", "2020-03-02", None)]


@pytest.mark.parametrize(
    "words",
    [
        "giữa hai cột mốc 1088/2-1089 trên biên giới",
        "theo Mẫu số 01/PLI kèm theo",
        "trực 24/24 giờ trong ngày",
        "có 09/09 thành viên dự họp",
        "phòng, chống cúm A(H5N1)",
    ],
)
def test_false_friends(words: str) -> None:
    assert cited(f"Đơn vị {words}.") == []


BROKEN = [
    ("Quyết định số\n24/2021/QĐ-TTg ngày 16/7/2021", ("Quyết định", "24/2021/QĐ-TTg", "2021-07-16", None)),
    ("Quyết định số 9/QĐ-SNV ngày 16/7/20 21", ("Quyết định", "9/QĐ-SNV", "2021-07-16", None)),
]


@pytest.mark.parametrize(("printed", "row"), BROKEN)
def test_symbols_and_years_broken_in_two(printed: str, row: tuple[str | None, ...]) -> None:
    read = read_text(f"Căn cứ {printed};").citations
    assert [(c.type, c.number, str(c.date), c.issuer) for c in read] == [row]
    assert "\n" not in read[0].raw


def test_a_law_from_a_day_on_is_no_name() -> None:
    assert cited("Các trường áp dụng Luật từ ngày 01/9/2016.") == []
