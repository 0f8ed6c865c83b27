"""Findings on words: broken sentences, confusions, commas, spacing, capitals, two spellings; and what is no slip."""

import pytest

from tests.stages.launch.reader.support import findings, in_plan, sample

OF_WORDS = ("paragraph", "markup", "word", "words", "comma", "order", "fragment", "spacing", "capital", "tone",
            "spelling", "dash", "terms", "index", "list", "co-", "anniversary")  # fmt: skip


def found(*paragraphs: str) -> list[tuple[str, str, str | None]]:
    return [(f.code, f.found, f.fix) for f in findings(in_plan("Mở đầu.", *paragraphs)) if f.code.startswith(OF_WORDS)]


@pytest.mark.parametrize(
    ("text", "code", "printed", "fix"),
    [
        ("Đoàn kết, sáng tạo bất phá.", "word-confused", "sáng tạo bất phá", "sáng tạo bứt phá"),
        ("Chống lãng phí, tham nhũng tích cực của công chức.", "word-confused", "tham nhũng tích cực",
         "tham nhũng, tiêu cực"),
        ("Theo Căn cư Luật Thư viện.", "word-confused", "Căn cư", "Căn cứ"),
        ("Bổ xung hồ sơ.", "word-confused", "Bổ xung", "Bổ sung"),
        ("Hoàn thành nhiệm vụ, chính trị công tác năm.", "comma-misplaced", "nhiệm vụ, chính trị công tác",
         "nhiệm vụ chính trị, công tác"),
        ("Đào tạo, bồi dưỡng, kiến thức về lưu trữ.", "comma-misplaced", "bồi dưỡng, kiến thức", "bồi dưỡng kiến thức"),
        ("Siết chặt kỷ luật kỷ cương.", "comma-misplaced", "kỷ luật kỷ cương", "kỷ luật, kỷ cương"),
        ("Lập danh sách để trình, xét khen thưởng.", "order-of-acts", "để trình, xét", "để xét, trình"),
        ("Kêu gọi tài trợ trình tự thủ tục hồ sơ xếp hạng.", "words-missing", "trợ trình tự thủ tục hồ sơ",
         "trợ, thực hiện trình tự, thủ tục, hồ sơ"),
        ("Có thành tích thành tích xuất sắc.", "word-repeated", "thành tích thành tích", "thành tích"),
        ("Giao cho các các đơn vị.", "word-repeated", "các các", "các"),
        ("Vì người nghèo- Không để ai thiếu.", "spacing-dash", "nghèo- Không", "nghèo - Không"),
        ("Theo nhóm TK- TH của Sở.", "spacing-dash", "TK- TH", "TK-TH"),
        ("Các phòng chuyên môn,nghiệp vụ.", "spacing-comma", "môn,nghiệp", "môn, nghiệp"),
        ("Các phòng , ban.", "spacing-comma", "phòng ,", "phòng,"),
        ("Yêu Đảng cộng sản Việt Nam.", "capitals", "Đảng cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
        ("Do Hội đồng thi đua -khen thưởng Sở xét.", "capitals", "Hội đồng thi đua -khen thưởng",
         "Hội đồng Thi đua - Khen thưởng"),
        ("Phòng tham mưu Phê chuẩn danh sách.", "capital-stray", "Phê chuẩn", "phê chuẩn"),
        ("Nâng chỉ số năng lực cạnh tranh cấp Sở.", "index-unnamed", "chỉ số năng lực cạnh tranh cấp Sở",
         "chỉ số năng lực cạnh tranh cấp Sở (DDCI)"),
    ],
)  # fmt: skip
def test_one_slip_each(text: str, code: str, printed: str, fix: str) -> None:
    assert (code, printed, fix) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Xử lý hành vi vi phạm; phát triển triển khai; luôn luôn giữ gìn.",
        "Kỷ niệm 30/4, 03/02 và 19/5; khu vực mốc 1088/2-1089; 01 – 02 địa phương.",
        "Phát huy tính tích cực, chủ động; bồi dưỡng kiến thức; nhiệm vụ chính trị, công tác năm.",
        "Theo Kế hoạch Triển khai và Đề án “Tăng cường kỷ cương”.",
        "Thực hiện trình tự, thủ tục, hồ sơ theo quy định.",
        "Tặng Kỷ niệm chương và Bằng khen.",
        "Kinh tế - xã hội, thi đua - khen thưởng, Sở Nội vụ.",
        "Tỷ lệ 1,5; mục 2,3 và 12.500 đồng.",
        "Kỷ cương, kỷ luật, hòa giải, ủy ban.",
        "để xét, trình khen thưởng",
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
    ],
)
def test_what_is_right_is_not_marked(text: str) -> None:
    assert found(text) == []


def test_a_sentence_broken_by_an_empty_line() -> None:
    ((code, printed, fix),) = found("Thực hiện nhóm nhiệm vụ đã đăng", "", "ký với tỉnh trong năm.")
    assert (code, fix) == ("paragraph-break", "vụ đã đăng ký với tỉnh")
    assert "⏎" in printed


def test_a_theme_cut_off_from_its_sentence() -> None:
    assert [f[0] for f in found("với chủ đề của năm:", "", "“Kỷ cương, sáng tạo”; các nhiệm vụ khác.")] == [
        "paragraph-break"
    ]


def test_a_heading_before_a_paragraph_is_no_break() -> None:
    assert found("NỘI DUNG", "", "chỉnh lý kho.") == found("Một câu trọn.", "", "Câu sau.") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("Phong trào *“Kho sạch”*, **“Việc nhanh”**.", 4), ("Chữ <b>đậm</b> còn lại.", 2), ("Bảng `mã` cũ.", 2)],
)
def test_markup_is_said_once_a_line_with_its_count(text: str, count: int) -> None:
    (finding,) = [f for f in findings(in_plan(text)) if f.code == "markup"]
    assert f"Còn {count} ký tự" in finding.why


def test_room_left_for_the_pen_is_no_markup() -> None:
    assert findings(in_plan("Nộp trước ngày __ tháng 12, theo số __/KH."), "markup") == []
    assert len(findings(in_plan("Nộp __đúng hạn__ cho Sở."), "markup")) == 1


def test_a_row_of_stars_is_a_rule_not_markup() -> None:
    assert found("*****", "-----") == []


def test_two_spellings_of_one_word_mark_the_rarer() -> None:
    assert found("Ủy ban, ủy viên và uỷ thác.") == [("tone-placement", "uỷ", "ủy")]
    assert found("Kỷ luật, kỷ cương, kỉ niệm.") == [("spelling-mixed", "kỉ", "kỷ")]


def test_of_two_equally_common_spellings_the_usual_one_is_kept() -> None:
    assert found("Hoà giải, hòa thuận.") == [("tone-placement", "Hoà", "hòa")]


def test_one_pair_with_two_dashes() -> None:
    assert found("Biên giới Sơn Hà – Thanh Minh và đường Sơn Hà - Thanh Minh.") == [
        ("dash-mixed", "Sơn Hà - Thanh Minh", "Sơn Hà – Thanh Minh")
    ]


def test_an_opening_phrase_that_is_no_sentence() -> None:
    bare = "Với tinh thần đoàn kết, nhất trí của toàn thể công chức trong cơ quan. Sở đề nghị mọi người hưởng ứng."
    assert [f[0] for f in found(bare)] == ["fragment"]
    assert found(bare.replace("cơ quan. Sở", "cơ quan, Sở")) == []


def test_an_appeal_of_two_that_only_one_signs() -> None:
    text = "Giám đốc Sở và Ban Chấp hành Công đoàn kêu gọi mọi người hưởng ứng."
    assert [f[0] for f in found(text)] == ["co-signature"]
    assert found("Giám đốc Sở kêu gọi mọi người hưởng ứng.") == []


def test_a_counted_list_that_is_not_given() -> None:
    assert [f[1] for f in found("Thực hiện 18 nhóm chỉ tiêu phát triển năm 2022.")] == ["18 nhóm chỉ tiêu"]
    assert found("Thực hiện 02 nhóm chỉ tiêu sau: một; hai.") == []


def test_the_same_people_under_three_names() -> None:
    text = "Cán bộ: cán bộ, công chức, viên chức; công chức, viên chức, người lao động; CBCCVC."
    assert [f[0] for f in found(text)] == ["terms-mixed"]
    assert found("cán bộ, công chức, viên chức và cán bộ, công chức, viên chức") == []


def test_a_wrong_count_of_years_is_corrected() -> None:
    assert found("Chào mừng kỷ niệm 93 năm ngày thành lập Đảng Cộng sản Việt Nam.") == [
        (
            "anniversary-count",
            "93 năm ngày thành lập Đảng Cộng sản Việt Nam",
            "92 năm ngày thành lập Đảng Cộng sản Việt Nam",
        )
    ]


def test_a_range_for_some_and_not_for_others() -> None:
    text = "kỷ niệm 92 năm ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2022); 77 năm Quốc khánh."
    assert found(text) == [("anniversary-range", "77 năm Quốc khánh", "77 năm Quốc khánh (02/09/1945 - 02/09/2022)")]


def test_open_tasks_are_counted_once() -> None:
    (finding,) = [f for f in sample("plan_two_columns.txt").findings if f.code == "tasks-open"]
    assert "1/3 nhiệm vụ chưa có đơn vị chủ trì" in finding.why
    assert "2/3 nhiệm vụ chưa có thời hạn" in finding.why


def test_every_slip_of_the_sample_launch_is_found() -> None:
    codes = {f.code for f in sample("launch_with_slips.txt").findings}
    assert codes >= {
        "form-head", "date-unknown", "kind-unlisted", "comma-misplaced", "citation-comma", "congress-term",
        "congress-name", "citation-date", "word-confused", "anniversary-count", "citation-subject-year",
        "citation-subject", "capital-stray", "capitals", "markup", "spacing-dash", "tone-placement",
        "spelling-mixed", "paragraph-break", "points-dashed", "order-of-acts", "fragment", "co-signature",
        "recipient-purpose", "recipients-merged", "spacing-comma", "archive-colon", "tasks-open", "terms-mixed",
    }  # fmt: skip


def test_findings_point_at_the_words_they_name() -> None:
    reading = sample("launch_with_slips.txt")
    for finding in reading.findings:
        if finding.span and finding.code in {"word-confused", "spacing-comma", "tone-placement", "capital-stray"}:
            line = reading.lines[finding.span.line - 1]
            assert line[finding.span.start : finding.span.end] == finding.found


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("Ghi chức danh. chức vụ của người được khen.", "capital-missing", True),
        ("Ghi chức danh. chức vụ……", "capital-missing", False),
        ("Gửi các phòng NV,TC.", "spacing-comma", True),
        ("Gửi các phòng (1A,B,C).", "spacing-comma", False),
        ("Người yêu cầu yêu cầu được xem xét.", "word-repeated", False),
        ("Đơn vị yêu cầu đã yêu cầu yêu cầu gấp.", "word-repeated", True),
        ("Ghi rõ KT., TL., TUQ. trước chức vụ.", "punctuation-doubled", False),
        ("Ghi rõ chức vụ., họ tên.", "punctuation-doubled", True),
        ("Quy định tại Luật Luật sư.", "word-repeated", False),
        ("Các phòng, tổ tổ chức họp.", "word-repeated", False),
        ("Giao thông đường không không ngừng phát triển.", "word-repeated", False),
        ("Phong trào thi thi đua sôi nổi.", "word-repeated", True),
        ("Ủy ban nhân dân dân tỉnh.", "word-repeated", True),
        ("Các tập thể chịu trách trách nhiệm.", "word-repeated", True),
        ("Hành vi vi phạm; kỳ thi thi tốt.", "word-repeated", False),
        ("Những việc giữ trật tự tự làm.", "word-repeated", False),
    ],
)
def test_what_meets_by_right_is_no_slip(text: str, code: str, wrong: bool) -> None:
    assert bool(findings(in_plan(text), code)) is wrong


def test_parts_counted_in_words_go_on_in_small_letters() -> None:
    parts = ("Thứ nhất, Văn phòng tổng hợp.", "Thứ hai, phòng Nội vụ kiểm tra.", "Thứ ba, Công đoàn vận động.")
    assert findings(in_plan(*parts), "capital-missing") == []
    numbered = ("1. Văn phòng tổng hợp.", "2. phòng Nội vụ kiểm tra.", "3. Công đoàn vận động.")
    assert [one.fix for one in findings(in_plan(*numbered), "capital-missing")] == ["Phòng"]
