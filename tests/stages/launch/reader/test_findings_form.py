"""Findings on the form: head, kind, symbol, end mark, recipients, points (Decree 30/2020/NĐ-CP)."""

import pytest

from tests.stages.launch.reader.support import findings, in_plan, sample
from thidua.stages.launch.reader import read_text

CLEAN = in_plan("I. MỤC ĐÍCH", "1. Chỉnh lý kho lưu trữ.")


def test_a_well_formed_plan_has_no_findings_of_form() -> None:
    assert findings(CLEAN) == []


@pytest.mark.parametrize(
    ("taken_out", "named"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Quốc hiệu, Tiêu ngữ"),
        ("Độc lập - Tự do - Hạnh phúc\n", "Quốc hiệu, Tiêu ngữ"),
        ("Số: 15/KH-SVT\n", "số, ký hiệu"),
        ("Sơn Hà, ngày 20 tháng 02 năm 2022\n", "ngày, tháng, năm"),
    ],
)
def test_a_missing_part_of_the_head_is_named(taken_out: str, named: str) -> None:
    (finding,) = findings(CLEAN.replace(taken_out, ""), "form-head")
    assert named in finding.why
    assert finding.severity == "warning"


def test_a_head_that_is_gone_altogether_is_an_error() -> None:
    (finding,) = [f for f in sample("launch_with_slips.txt").findings if f.code == "form-head"]
    assert finding.severity == "error"
    assert "có thể đã mất" in finding.why


def test_an_unknown_date_is_bounded_by_the_latest_citation() -> None:
    (finding,) = [f for f in sample("launch_with_slips.txt").findings if f.code == "date-unknown"]
    assert "11/01/2022" in finding.why


def test_a_kind_outside_the_decree_is_said_with_the_usual_one() -> None:
    (finding,) = [f for f in sample("launch_with_slips.txt").findings if f.code == "kind-unlisted"]
    assert (finding.found, finding.fix, finding.line) == ("PHÁT ĐỘNG", "KẾ HOẠCH", 3)
    assert findings(CLEAN, "kind-unlisted") == []


@pytest.mark.parametrize(
    ("number", "code", "fix"),
    [
        ("15/QĐ-SVT", "symbol-kind", None),
        ("5/KH-SVT", "number-padding", "05/KH-SVT"),
        ("05/KH-SVT", None, None),
        ("15/KH-SVT", None, None),
    ],
)
def test_number_and_symbol(number: str, code: str | None, fix: str | None) -> None:
    found = findings(CLEAN.replace("15/KH-SVT", number))
    assert [(f.code, f.fix) for f in found] == ([(code, fix)] if code else [])


@pytest.mark.parametrize(("number", "found"), [("45/2024/UBTVQH15", []), ("45/2024/UBND", ["symbol-kind"])])
def test_resolutions_of_the_national_assembly_carry_its_term(number: str, found: list[str]) -> None:
    text = CLEAN.replace("15/KH-SVT", number).replace("KẾ HOẠCH", "NGHỊ QUYẾT")
    assert [f.code for f in findings(text, "symbol-kind")] == found


def test_the_end_mark_is_wanted_once_there_are_recipients() -> None:
    (finding,) = findings(CLEAN.replace("./.", "."), "end-mark")
    assert finding.fix is not None
    assert finding.fix.endswith("./.")


def test_a_paper_without_recipients_or_signature() -> None:
    text = CLEAN.split("Nơi nhận")[0]
    assert {f.code for f in findings(text)} == {"recipients-missing", "signature-missing"}


def test_a_field_of_a_template_left_open() -> None:
    (finding,) = findings(in_plan("Tặng cho [danh_sach_ca_nhan] theo quy định."), "placeholder")
    assert (finding.found, finding.severity) == ("[danh_sach_ca_nhan]", "error")


@pytest.mark.parametrize(
    ("row", "code", "fix"),
    [
        ("- Lưu VT.", "archive-colon", "Lưu: VT."),
        ("- Lưu VT, VP", "archive-colon", "Lưu: VT, VP."),
        ("- Tỉnh ủy (Báo cáo);\n- Lưu: VT.", "recipient-purpose", "(để b/c)"),
        (
            "- Các phòng của Sở, Trung tâm Lưu trữ;\n- Lưu: VT.",
            "recipients-merged",
            "Các phòng của Sở; Trung tâm Lưu trữ",
        ),
    ],
)
def test_rows_of_the_recipients(row: str, code: str, fix: str) -> None:
    assert [(f.code, f.fix) for f in findings(CLEAN.replace("- Lưu: VT.", row))] == [(code, fix)]


def test_dashes_for_points_are_said_once_and_letters_are_fine() -> None:
    dashed = in_plan("I. NỘI DUNG", "1. Chỉnh lý kho:", "- Kho A;", "- Kho B.")
    assert [f.line for f in findings(dashed, "points-dashed")] == [13]
    lettered = in_plan("I. NỘI DUNG", "1. Chỉnh lý kho:", "a) Kho A;", "b) Kho B.")
    assert findings(lettered, "points-dashed") == []


def test_a_law_is_not_held_to_the_form_of_administrative_papers() -> None:
    reading = read_text("LUẬT\nTHƯ VIỆN\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nLuật này quy định về thư viện.\n")
    assert reading.findings == ()


def test_a_paper_of_the_party_is_not_held_to_the_decree() -> None:
    assert sample("plan_party.txt").findings == ()


def test_a_signature_above_the_list_is_not_the_end_of_the_body() -> None:
    (finding,) = [f for f in sample("plan_union.txt").findings if f.code == "end-mark"]
    assert finding.fix == "theo dõi, tổng hợp./."
