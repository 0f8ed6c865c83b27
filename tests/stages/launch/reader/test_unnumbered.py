"""Laws by name and date, Party texts by congress, plenum or term: cited without a number."""

from datetime import date

import pytest

from thidua.stages.launch.reader.unnumbered import Named, named_citations


def named(text: str) -> list[Named]:
    return sorted(named_citations(text), key=lambda n: n.start)


def test_two_laws_in_one_line_of_which_the_second_contains_the_first() -> None:
    text = (
        "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003 và Luật sửa đổi, bổ sung một số điều của "
        "Luật Thi đua, Khen thưởng ngày 16/11/2013;"
    )
    first, second = named(text)
    assert (first.subject, first.date) == ("Thi đua, Khen thưởng", date(2003, 11, 26))
    assert second.subject == "sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng"
    assert second.date == date(2013, 11, 16)


def test_one_law_that_amends_two() -> None:
    (law,) = named("Luật sửa đổi một số điều của Luật Nhà ở và Luật Đất đai ngày 22/11/2019;")
    assert (law.subject, law.date) == ("sửa đổi một số điều của Luật Nhà ở và Luật Đất đai", date(2019, 11, 22))


@pytest.mark.parametrize(
    ("text", "kind", "name", "day"),
    [
        ("theo Luật Công đoàn năm 2012 thì", "Luật", "Công đoàn", None),
        ("theo Luật Công đoàn 2012 thì", "Luật", "Công đoàn", None),
        ("theo Luật Công đoàn (2012) thì", "Luật", "Công đoàn", None),
        ("Bộ luật Lao động ngày 20/11/2019", "Bộ luật", "Lao động", date(2019, 11, 20)),
        ("Pháp lệnh Thư viện ngày 28/12/2000", "Pháp lệnh", "Thư viện", date(2000, 12, 28)),
        ("Luật Thống kê đã được Quốc hội khóa XI thông qua ngày 26/6/2003", "Luật", "Thống kê", date(2003, 6, 26)),
        ("Luật Thống kê được Quốc hội thông qua ngày 26/6/2003", "Luật", "Thống kê", date(2003, 6, 26)),
        ("Luật Cán bộ, công chức (sửa đổi) năm 2019", "Luật", "Cán bộ, công chức (sửa đổi)", None),
        ("LuậtThi đua, khen thưởng ngày15/6/2022", "Luật", "Thi đua, khen thưởng", date(2022, 6, 15)),
    ],
)
def test_a_law_with_a_date_or_a_year(text: str, kind: str, name: str, day: date | None) -> None:
    (law,) = named(text)
    assert (law.type, law.subject, law.date) == (kind, name, day)


@pytest.mark.parametrize(
    "text",
    ["theo Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP ngày 31/12/2023",
     "hướng dẫn thi hành Luật Thi đua, khen thưởng.", "Luật này được thông qua ngày 15/6/2022",
     "phổ biến Luật Thư viện; báo cáo trước ngày 15/6/2022"],
)  # fmt: skip
def test_a_law_merely_mentioned_is_no_citation(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII;", "Đại hội đại biểu toàn quốc lần thứ XII"),
        ("Nghị quyết Đại hội Đảng toàn quốc lần thứ XI, Chiến lược", "Đại hội Đảng toàn quốc lần thứ XI"),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng và",
         "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"),
        ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII;", "Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII"),
        ("Nghị quyết Đại hội lần thứ XVI Đảng bộ tỉnh", "Đại hội lần thứ XVI Đảng bộ tỉnh"),
        ("Nghị quyết Trung ương 5 khoá X về", "Trung ương 5 khoá X"),
        ("Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XI về",
         "Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XI"),
        ("Nghị quyết của Chi bộ Sở Văn thư nhiệm kỳ 2020-2025 và", "Chi bộ Sở Văn thư"),
        ("Nghị quyết Đại hội XIII của Đảng và", "Đại hội XIII của Đảng"),
        ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh khóa XX.", "Đại hội đại biểu Đảng bộ tỉnh khóa XX"),
        ("Nghị quyết Đại hội Công đoàn tỉnh Sơn Hà lần thứ 10;", "Đại hội Công đoàn tỉnh Sơn Hà lần thứ 10"),
        ("Nghị quyết Trung ương 4 (khóa XI, XII) về", "Trung ương 4 (khóa XI, XII)"),
        ("Nghị quyết Hội nghị viên chức, người lao động năm học 2020-2021,",
         "Hội nghị viên chức, người lao động năm học 2020-2021"),
    ],
)  # fmt: skip
def test_party_texts_name_their_body(text: str, issuer: str) -> None:
    (found,) = named(text)
    assert (found.type, found.date) == ("Nghị quyết", None)
    assert found.issuer == issuer


@pytest.mark.parametrize(
    "text",
    ["Đại hội thể thao toàn quốc lần thứ VI", "chào mừng Đại hội đại biểu toàn quốc lần thứ XI của Đảng",
     "Nghị quyết Hội nghị viên chức đã thông qua", "chào mừng Đại hội XIII của Đảng",
     "chào mừng Đại hội Công đoàn tỉnh lần thứ X",
     "Xây dựng Nghị quyết của Ban Thường vụ Tỉnh ủy về đối ngoại giai đoạn 2021-2025"],
)  # fmt: skip
def test_an_event_or_a_text_still_to_be_written_is_no_citation(text: str) -> None:
    assert named(text) == []
