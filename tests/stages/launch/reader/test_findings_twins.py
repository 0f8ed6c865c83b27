"""Each kind of slip beside its right twin: the spoilt text has exactly that finding, the clean one none."""

import pytest

from tests.stages.launch.reader.support import findings, in_plan
from thidua.stages.launch.reader.findings.known import known_documents

CLEAN = (
    "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật.",
    "I. MỤC ĐÍCH",
    "1. Kỷ niệm 30/4 và 19/5 trang trọng; mốc 1088/2-1089 và 01 – 02 địa phương không phải là ngày.",
    "2. Chiến sĩ thi đua là thạc sĩ; y sỹ và bác sỹ được cử đi học; tỷ đồng và tỉ lệ viết theo thói quen của từng nghề.",
    "II. TÌNH HÌNH",
    "1. Anh Nguyễn Văn Hoà, quê Thanh Hoá, phụ trách văn hóa và hòa giải.",
    "2. Lễ Kỷ niệm ngày truyền thống tổ chức gọn nhẹ, tiết kiệm.",
    "3. Hội đồng Thi đua - Khen thưởng họp xét; nhiệm vụ chính trị, công tác năm được ghi rõ.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng Sở theo dõi, đôn đốc, tổng hợp.",
)


def codes(*paragraphs: str) -> list[tuple[str, str | None]]:
    return [(one.code, one.fix) for one in findings(in_plan(*paragraphs))]


def test_a_clean_plan_has_no_finding() -> None:
    assert codes(*CLEAN) == []


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("ngày 31/7/2017", "ngày 31/7/2018", ("citation-date", "31/7/2017")),
        ("ngày 31/7/2017", "ngày 31/02/2017", ("citation-date-impossible", None)),
        ("NĐ-CP ngày", "NĐ-CP, ngày", ("citation-comma", "Nghị định số 91/2017/NĐ-CP ngày 31/7/2017")),
        ("Chiến sĩ thi đua là", "Chiến sĩ thi đua và chiến sỹ thi đua là", ("spelling-mixed", "sỹ")),
        ("văn hóa và hòa giải", "văn hóa và hoà giải, hòa nhập", ("tone-placement", "hòa")),
        ("tổ chức gọn nhẹ", "được Tăng cường", ("capital-stray", "tăng cường")),
        ("Thi đua - Khen", "Thi đua -Khen", ("spacing-dash", "đua - Khen")),
        ("Thi đua - Khen thưởng họp", "thi đua - khen thưởng họp", ("capitals", "Hội đồng Thi đua - Khen thưởng")),
        ("gọn nhẹ, tiết", "gọn nhẹ,tiết", ("spacing-comma", "nhẹ, tiết")),
        ("gọn nhẹ, tiết", "gọn nhẹ , tiết", ("spacing-comma", "nhẹ,")),
        ("chính trị, công", "chính trị **công**, công", ("markup", "công, công tác năm đượ")),
        ("nhiệm vụ chính trị, công", "nhiệm vụ, chính trị công", ("comma-misplaced", "nhiệm vụ chính trị, công tác")),
        ("tiết kiệm", "chống lãng phí, tham nhũng tích cực", ("word-confused", "tham nhũng, tiêu cực")),
        ("tiết kiệm", "sáng tạo bất phá", ("word-confused", "sáng tạo bứt phá")),
        ("tiết kiệm", "để trình, xét thưởng", ("order-of-acts", "để xét, trình")),
        ("theo dõi, đôn đốc", "theo dõi của của đơn vị", ("word-repeated", "của")),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(right: str, wrong: str, found: tuple[str, str | None]) -> None:
    spoilt = [paragraph.replace(right, wrong) for paragraph in CLEAN]
    assert spoilt != list(CLEAN)
    assert codes(*spoilt) == [found]


def test_a_date_that_nobody_confirmed_is_only_to_be_compared() -> None:
    unsure = next(one for one in known_documents() if not one.certain)
    wrong = unsure.day.replace(year=unsure.day.year - 1)
    cited = f"Căn cứ Thông tư số {unsure.number} ngày {wrong:%d/%m/%Y} của Bộ quy định chi tiết một số điều."
    (finding,) = findings(in_plan(cited), "citation-date")
    assert (finding.severity, finding.why.endswith("Cần đối chiếu bản gốc.")) == ("info", True)


def test_the_register_of_laws_is_held_against_citations_and_each_symbol_stands_once() -> None:
    numbers = [one.number for one in known_documents()]
    assert len(numbers) == len(set(numbers))
    assert {"91/2017/NĐ-CP", "98/2023/NĐ-CP", "152/2025/NĐ-CP", "05-CT/TW"} <= set(numbers)


@pytest.mark.parametrize(
    ("count", "event", "found"),
    [
        (92, "Ngày thành lập Đảng Cộng sản Việt Nam", []),
        (91, "Ngày thành lập Đảng Cộng sản Việt Nam", [("anniversary-count", "error")]),
        (75, "Ngày Thương binh - Liệt sĩ", []),
        (76, "Ngày Thương binh - Liệt sĩ", [("anniversary-compare", "info")]),
        (76, "Ngày thành lập Sở Văn thư", []),
    ],
)
def test_only_a_sourced_founding_day_makes_a_count_wrong(count: int, event: str, found: list[tuple[str, str]]) -> None:
    text = in_plan(f"Lập thành tích chào mừng kỷ niệm {count} năm {event}.")
    assert [(one.code, one.severity) for one in findings(text)] == found


def test_the_words_most_mentions_agree_on_are_the_right_ones() -> None:
    good = "Nghị định số 11/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua"
    text = in_plan(f"{good.replace('phân cấp', 'phận cấp')}.", f"Thực hiện {good}.", f"Căn cứ {good}.")
    (finding,) = findings(text, "citation-subject")
    assert "phận cấp" in finding.found
    assert "phân cấp" in str(finding.fix)


def test_blanks_of_a_form_that_a_circular_prescribes_are_meant_to_be_empty() -> None:
    circular = "BỘ VĂN THƯ\n\nSố: 12/2025/TT-BVT\n\nTHÔNG TƯ\nQuy định về thi đua\n\nĐiều 1. Mẫu\nCăn cứ Quyết định số ....../QĐ-BVT ngày ..../..../2025 của Bộ;\n"
    assert findings(circular, "citation-blank") == []
    forgotten = in_plan("Căn cứ Tờ trình số /TTr-SNV ngày /10/2022 của Sở Nội vụ.")
    assert len(findings(forgotten, "citation-blank")) == 1


def test_the_parts_of_one_recipient_are_no_second_recipient() -> None:
    plan = in_plan("Nội dung thi đua.").replace(
        "- UBND tỉnh (để b/c);", "- UBND tỉnh (để b/c);\n- VP UBND tỉnh: Chánh Văn phòng, các phòng, Cổng thông tin;"
    )
    assert findings(plan, "recipients-merged") == []
    merged = plan.replace("- VP UBND tỉnh: Chánh Văn phòng, các phòng, Cổng thông tin;", "- Sở Nội vụ; Sở Tài chính;")
    assert len(findings(merged, "recipients-merged")) == 1


def test_a_name_under_minutes_closes_no_body() -> None:
    unsigned = in_plan("Nội dung.").replace("Mọi đơn vị thực hiện Kế hoạch này./.", "CHỦ TỌA\n\nTrần Văn Mẫu")
    assert findings(unsigned, "end-mark") == []
    unmarked = in_plan("Nội dung.").replace("Kế hoạch này./.", "Kế hoạch này.")
    assert [one.fix for one in findings(unmarked, "end-mark")] == ["hiện Kế hoạch này./."]
