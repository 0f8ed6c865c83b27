"""Misspelt words: what is no syllable, what is nearly a known word; names, foreign words and rare pairs are spared."""

import pytest

from tests.stages.launch.reader.support import findings, in_plan
from thidua.stages.launch.reader.findings.misspelt import lexicon
from thidua.stages.launch.reader.findings.syllables import is_spelt, well_placed

SPELLING = {"word-misspelt", "syllable", "tone-placement"}


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.found, one.fix) for one in findings(in_plan(text)) if one.code in SPELLING]


@pytest.mark.parametrize(
    "word", ["nghiêm", "gì", "giếng", "quyết", "quốc", "khuyến", "thuở", "yếu", "ngoằn", "được", "xoong"]
)
def test_syllables_as_they_are_spelt(word: str) -> None:
    assert is_spelt(word)


@pytest.mark.parametrize("word", ["ngiêm", "nghành", "thưc", "cế", "kao", "đuợc", "ghành", "phíếu", "hoạchh", "zui"])
def test_what_breaks_the_rules_of_spelling(word: str) -> None:
    assert not is_spelt(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [("hòan", "hoàn"), ("cuả", "của"), ("qúy", "quý"), ("gía", "giá"), ("nghiã", "nghĩa"), ("khỏang", "khoảng")]
    + [(word, None) for word in ("hòa", "hoà", "thủy", "thuỷ", "quý", "giữa", "của", "mùa", "tiến", "khuỷu", "ngoài")],
)
def test_where_the_tone_mark_stands(word: str, right: str | None) -> None:
    assert well_placed(word) == right


def test_the_list_of_words_is_itself_well_spelt() -> None:
    assert [word for word in lexicon().syllables if not is_spelt(word) or well_placed(word)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các phòng ngiêm túc chấp hành.", ("word-misspelt", "ngiêm túc", "nghiêm túc")),
        ("Tổ chức thực hiên tốt.", ("word-misspelt", "thực hiên", "thực hiện")),
        ("Làm tốt việc khên thưởng.", ("word-misspelt", "khên thưởng", "khen thưởng")),
        ("Các đại phương báo cáo.", ("word-misspelt", "đại phương", "địa phương")),
        ("Mọi người thiđua lập công.", ("syllable", "thiđua", "thi đua")),
        ("Chăm lo cho các em được học hành tới nơiìi.", ("syllable", "nơiìi", None)),
    ],
)
def test_a_slip_is_told_once_with_its_remedy(text: str, expected: tuple[str, str, str | None]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn công tác đến Đắk Lắk, Pleiku, Kon Tum, Krông Năng và Ea H'leo.",
        "Ông Y Bhăm, bà H'Linh và ông Nguyễn Văn Hoà cùng dự.",
        "Đăng trên website, fanpage, gửi e-mail; dùng phần mềm eOffice và chữ ký số.",
        "Dung dịch axít, khí ôxy, đầu máy điêzen và đĩa vinyl.",
        "Xử lý hành vi vi phạm; tờ trình trình Hội đồng; vấn đề đề nghị xem xét.",
        "Thuế xuất khẩu, thuế nhập khẩu; thứ tư là đơn giản hóa; tổng cộng 12 thư công.",
        "Bộ phân bổ kinh phí; đơn vị cần bộ phận một cửa; khá năng động.",
        "Mức chi tiêu không vượt quá dự toán; cơ sở lưu trú; hội thao; mỹ thuật.",
        "CBCCVC, TĐKT, QĐ-UBND và BHXH là chữ viết tắt.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == []
