"""Family names as people in Vietnam bear them; they tell a person from a place of as many syllables."""

_FAMILIES = (
    "an âu bá bạc bàn bành bạch bế bồ bùi ca cam cà cái cao cát cấn cầm chang cháng chảo chẩu châu chế chíu chu chung "
    "chúng chướng chử cồ công cung cù cư danh diêm diệp doãn du dư dương đái đan đàm đào đặng đậu đèo điền điêu điểu "
    "đinh đoàn đỗ đồng đổng đới đường giang giàng giáp hà hạ hàn hạng hảng hầu hoa hoàng hoắc hồ hồng hùng huỳnh hứa "
    "kha khoàng khổng khuất khúc khương kiều kim ksor la lã lam lành lạng lãnh lăng lâm lầu lê lèng lều liêu liễu lò "
    "lô lồ lỗ lộc lù lục lữ lư lưu lường lương lường lại lý ma mã mạc mạch mai mẫn mầu mè mông mùa mùi mỵ nghê nghiêm "
    "ngọ ngô ngũ nguyễn ngụy nhan nhâm nhữ ninh nịnh nông ong ông phan phàn phàng phạm phí phó phù phùng phừ phương pờ "
    "quách quan quàng quản quảng quyền rơ sái sầm sình siu sùng sử tạ tào tăng tằng tần tẩn tất thái thang thào thạch "
    "thân thẩm thèn thền thi thiều thiệu tiêu tiếp tiết tòng tô tôn tống trà trang tráng trần triệu trình trịnh trưng "
    "trương từ tưởng ung uông ứng vàng vạn vi vì viên võ vòng vũ vương vừ văn xa xồng y yên"
)
FAMILY_NAMES = frozenset(_FAMILIES.split())
"""In small letters."""
