"""Findings on citations: wrong years, one document told in two ways, misprinted symbols, congresses."""

import pytest

from tests.stages.launch.reader.support import findings, in_plan, sample


def found(*paragraphs: str) -> list[tuple[str, str, str | None]]:
    cited = ("citation", "congress", "law-name")
    return [(f.code, f.found, f.fix) for f in findings(in_plan(*paragraphs)) if f.code.startswith(cited)]


def test_the_wrong_year_of_a_well_known_directive() -> None:
    text = "Theo Chỉ thị số 05-CT/TW ngày 15/5/2015 của Bộ Chính trị về đẩy mạnh việc học tập và làm theo tấm gương."
    assert found(text) == [("citation-date", "15/5/2015", "15/5/2016")]
    assert found(text.replace("2015", "2016")) == []


def test_a_namesake_of_another_term_is_left_alone() -> None:
    assert found("Theo Chỉ thị số 05-CT/TW ngày 09/5/2021 của Ban Bí thư về phòng cháy.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Nghị định số 98/2023/NĐ-CP ngày 31/12/2021.", [("citation-date", "31/12/2021", "31/12/2023")]),
        ("Theo Thông tư số 17/2020/TT-BNV ngày 03/02/2021.", [("citation-year", "03/02/2021", None)]),
        ("Theo Thông tư số 17/2020/TT-BNV ngày 03/02/2020.", []),
        ("Theo Kế hoạch số 12/KH-UBND ngày 31/02/2022.", [("citation-date-impossible", "31/02/2022", None)]),
        ("Theo Kế hoạch số 12/KH-UBND ngày 21/02/2022.", [("citation-later", "21/02/2022", None)]),
        ("Theo Kế hoạch số 12/KH-UBND ngày 20/02/2022.", []),
    ],
)
def test_dates_that_cannot_be(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


def test_one_slip_in_a_date_is_said_once() -> None:
    codes = [f.code for f in sample("decision_award.txt").findings if f.line == 15]
    assert codes == ["citation-date"]


def test_one_symbol_with_two_dates() -> None:
    text = "Theo Chỉ thị số 02/CT-UBND ngày 07/01/2022.\nTheo Chỉ thị số 02/CT-UBND ngày 09/01/2022."
    assert found(text) == [("citation-two-dates", "09/01/2022", None)]


def test_a_comma_before_the_date() -> None:
    assert found("Theo Chỉ thị số 02/CT-UBND, ngày 07/01/2022.") == [
        ("citation-comma", "Chỉ thị số 02/CT-UBND, ngày 07/01/2022", "Chỉ thị số 02/CT-UBND ngày 07/01/2022")
    ]


@pytest.mark.parametrize(
    ("kind", "symbol", "fix"),
    [
        ("Chỉ thị", "03/CT-TW", "03-CT/TW"),
        ("Nghị quyết", "79 NQ/TW", "79-NQ/TW"),
        ("Quyết định", "12/QĐ_SVT", "12/QĐ-SVT"),
    ],
)
def test_misprinted_symbols(kind: str, symbol: str, fix: str) -> None:
    assert found(f"Theo {kind} số {symbol} ngày 07/01/2022 của cấp trên.") == [("citation-symbol", symbol, fix)]


def test_a_blank_number_left_in_a_final_paper() -> None:
    (finding,) = found("Theo Tờ trình số      /TTr-SVT ngày    /10/2021 của Phòng.")
    assert finding[0] == "citation-blank"


FIRST = "Theo Chỉ thị số 02/CT-UBND ngày 07/01/2022 phát động thi đua hoàn thành tốt kế hoạch sản xuất năm 2022;"


def test_one_document_for_two_years() -> None:
    second = "Chỉ thị số 02/CT-UBND ngày 07/01/2022 phát động thi đua hoàn thành tốt kế hoạch sản xuất năm 2021."
    assert found(FIRST, second) == [("citation-subject-year", "năm 2021", "năm 2022")]
    assert [f[:2] for f in found(second, FIRST)] == [("citation-subject-year", "năm 2021")]


def test_one_document_in_other_words() -> None:
    second = "Chỉ thị số 02/CT-UBND ngày 07/01/2022 phát động thi đua hoàn thành kế hoạch sản xuất năm 2022."
    ((code, _, fix),) = found(FIRST, second)
    assert code == "citation-subject"
    assert fix == "phát động thi đua hoàn thành tốt kế hoạch sản xuất năm 2022"
    assert found(FIRST, FIRST) == []


def test_directives_of_the_committee_and_of_its_chairperson() -> None:
    committee = "Theo Chỉ thị số 01/CT-UBND ngày 05/01/2022 của UBND tỉnh với nhiều nội dung."
    chair = "Theo Chỉ thị số 02/CT-UBND ngày 07/01/2022 của Chủ tịch UBND tỉnh về thi đua."
    assert found(committee, chair) == [("citation-issuer", "UBND tỉnh", "Chủ tịch UBND tỉnh")]
    assert found(committee) == found(chair) == []


def test_two_congresses_in_one_text() -> None:
    old = "Thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII."
    new = "Chào mừng Đại hội đại biểu toàn quốc lần thứ XIII của Đảng."
    assert found(old, new) == [("congress-term", "XII", "XIII")]
    assert found(old) == found(new) == []


def test_the_formal_name_of_a_congress() -> None:
    assert found("Chào mừng Đại hội Đảng toàn quốc lần thứ XIII.") == [
        ("congress-name", "Đại hội Đảng toàn quốc lần thứ XIII", "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng")
    ]


def test_one_law_in_two_cases() -> None:
    text = "Luật Thi đua, Khen thưởng ngày 26/11/2003.\nLuật Thi đua, khen thưởng ngày 14/6/2005."
    assert [f[0] for f in found(text)] == ["law-name-case"]
