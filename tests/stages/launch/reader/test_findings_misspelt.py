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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo gửi trước nagỳ 20 hằng tháng.", ("syllable", "nagỳ", "ngày")),
        ("Văn bản có hiệu lực kể từ nagỳ ký.", ("syllable", "nagỳ", "ngày")),
        ("Biểu dương tập thể hoàn thànhcác chỉ tiêu.", ("syllable", "thànhcác", "thành các")),
        ("Phòng đềra giải pháp.", ("syllable", "đềra", "đề ra")),
        ("Ghi chép hằngngày đầy đủ.", ("syllable", "hằngngày", "hằng ngày")),
        ("Nội dungcủa báo cáo ngắn gọn.", ("syllable", "dungcủa", "dung của")),
        ("Văn phòng theo dỏi, tổng hợp.", ("word-misspelt", "theo dỏi", "theo dõi")),
        ("Mổi phòng cử 02 người.", ("syllable", "Mổi", "Mỗi")),
        ("Biểu dương nhửng gương tốt.", ("syllable", "nhửng", "những")),
        ("Các phòng thương xuyên báo cáo.", ("word-misspelt", "thương xuyên", "thường xuyên")),
        ("Kết nạp đảng viện mới.", ("word-misspelt", "đảng viện", "đảng viên")),
        ("Phòng Kế toán sẳn sàng phục vụ.", ("word-misspelt", "sẳn sàng", "sẵn sàng")),
        ("Kinh phí trich từ quỹ.", ("syllable", "trich", "trích")),
        ("Các cấp đang ký thi đua.", ("word-misspelt", "đang ký", "đăng ký")),
        ("Việc này liên quan đến cở sân bãi.", ("syllable", "cở", "cỡ")),
    ],
)
def test_letters_changed_about_blanks_lost_and_the_wrong_broken_tone(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Các phòng củng phải báo cáo.", "Các phòng cũng phải báo cáo."),
        ("Đơn vị đả báo cáo.", "Đơn vị đã báo cáo."),
        ("Văn phòng sẻ thông báo sau.", "Văn phòng sẽ thông báo sau."),
        ("Một số nơi vẩn chậm.", "Một số nơi vẫn chậm."),
        ("Áp dụng đôi với các phòng.", "Áp dụng đối với các phòng."),
        ("Áp dụng đổi với các phòng.", "Áp dụng đối với các phòng."),
        ("Sở Văn thư để nghị các phòng góp ý.", "Sở Văn thư đề nghị các phòng góp ý."),
        ("Các phòng để xuất việc mới.", "Các phòng đề xuất việc mới."),
        ("Xét danh hiệu thì đua.", "Xét danh hiệu thi đua."),
        ("Cải cách hành chánh.", "Cải cách hành chính."),
        ("Có hiệu lực kể từ ngay ký.", "Có hiệu lực kể từ ngày ký."),
        ("Nộp trước ngay 15/3/2022.", "Nộp trước ngày 15/3/2022."),
        ("Hoàn thành các chi tiêu thi đua.", "Hoàn thành các chỉ tiêu thi đua."),
        ("Phải dám nghỉ, dám làm.", "Phải dám nghĩ, dám làm."),
        ("Giải quyết cho nghĩ hưu.", "Giải quyết cho nghỉ hưu."),
        ("Viết sao cho dể hiểu.", "Viết sao cho dễ hiểu."),
        ("Biểu dương cac phòng.", "Biểu dương các phòng."),
        ("Việc này khong khó.", "Việc này không khó."),
        ("Hồ sơ gưi về Sở.", "Hồ sơ gửi về Sở."),
        ("Công an huyên theo dõi.", "Công an huyện theo dõi."),
        ("Có danh sách kem theo.", "Có danh sách kèm theo."),
        ("Làm nhu sau là được.", "Làm như sau là được."),
        ("Còn mọt số việc.", "Còn một số việc."),
        ("Đồng bào dân tộc thiêu số.", "Đồng bào dân tộc thiểu số."),
        ("Ý kiến cua các phòng.", "Ý kiến của các phòng."),
        ("Phối hợp vơi các phòng.", "Phối hợp với các phòng."),
        ("Họp dể bàn việc.", "Họp để bàn việc."),
    ],
)
def test_words_that_exist_in_one_or_two_phrases_only(wrong: str, right: str) -> None:
    marked = [one for one in findings(in_plan(wrong)) if one.code == "word-confused"]
    assert [wrong.replace(one.found, one.fix or "") for one in marked] == [right]
    assert findings(in_plan(right), "word-confused") == []


@pytest.mark.parametrize(
    "text",
    [
        "Củng cố tổ chức; chia sẻ, san sẻ kinh nghiệm; đả kích thói xấu; nước vẩn đục; lo suôn sẻ mọi việc.",
        "Thi đua đi đôi với khen thưởng; trao đổi với các phòng; trách nhiệm liên đới với bên thuê.",
        "Mỗi phòng vẫn sẽ báo cáo; những việc đã làm cũng được ghi.",
        "Văn bản công chứng; đại hội đồng cổ đông; đại biểu dân cử; khối trường học; tháo dỡ nhà tạm; dự đoán.",
        "Tòa án cấp sơ thẩm; không giam giữ; việc không giản đơn; chủ sở hữu; nhân dân ta quản lí xã hội.",
        "Quà được mua sắm công khai; người dẫn chương trình; in trong sách và trên báo.",
        "Tàu công vụ Việt Nam ra khơi; vào thời kì Khai sáng.",
        "Họp để nghị quyết đi vào đời sống; mở cửa hàng để xuất khẩu; làm ngay khi ký; chi tiêu tiết kiệm.",
        "Quy định tại khoản này; nhân dân cùng cấp; trang chủ để đăng tải; đội ngũ có quan niệm đúng.",
        "Chat với khách, gửi that hop chip; tệp trich.docx và thu-thap.",
        "Nuôi cua biển; nước vơi dần; ăn kem; tránh huyên náo, bầu khí huyên thuyên.",
        "Dời từng dòng bằng phím; thể chế quân trị xưa; còn ít lần thử.",
        "Hoá giải mâu thuẫn, hóa giải bất đồng; quản lí và quản lý.",
        "Mua ô-tô, ôtô, môtô, vắcxin, căngtin và bêtông theo dự toán.",
    ],
)
def test_words_easily_taken_for_a_slip_are_left_alone(text: str) -> None:
    assert [one for one in findings(in_plan(text)) if one.code in {"word-misspelt", "syllable", "word-confused"}] == []


def test_what_a_paper_writes_again_and_again_is_meant() -> None:
    once = "Lớp học về chuyên đế thời xưa."
    assert found(once) == [("word-misspelt", "chuyên đế", "chuyên đề")]
    assert len(found(" ".join([once] * 2))) == 2
    assert found(" ".join([once] * 3)) == []
    assert len(found(" ".join([once] * 3 + ["Chọn một chuyên đề."] * 3))) == 3


def test_no_syllable_of_one_tone_is_listed_in_both() -> None:
    known = lexicon()
    assert set(known.wrong_tone) & known.syllables == set()
    assert [right for right in known.wrong_tone.values() if not is_spelt(right)] == []
