"""Who must do what: roles and units; tasks with targets, owners and dates; the outline they stand in."""

import re
from datetime import date

import pytest

from tests.stages.launch.reader.support import in_plan, sample
from thidua.stages.launch.reader import Reading, Target, read_text
from thidua.stages.launch.reader.assigned import assigned_in
from thidua.stages.launch.reader.duties import distinct, orders_in, split_units
from thidua.stages.launch.reader.model import Period
from thidua.stages.launch.reader.targets import read_target


def organising(*items: str) -> Reading:
    return read_text(in_plan("III. TỔ CHỨC THỰC HIỆN", *items))


def test_a_heading_with_bullets_and_a_sentence_are_both_roles() -> None:
    reading = sample("plan_two_columns.txt")
    roles = {r.name: r.duties for r in reading.roles}
    assert list(roles) == [
        "Văn phòng Sở",
        "Phòng Quản lý đô thị",
        "Các phòng chuyên môn thuộc Sở",
        "Hội đồng Thi đua - Khen thưởng Sở",
    ]
    assert roles["Các phòng chuyên môn thuộc Sở"] == (
        "phổ biến Kế hoạch này đến toàn thể công chức",
        "định kỳ hằng quý báo cáo kết quả",
    )
    assert "Phòng Quản lý đô thị" in reading.units


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("1. Giao cho Văn phòng Sở có trách nhiệm hướng dẫn, đôn đốc.", "Văn phòng Sở"),
        ("1. Giao Vụ Pháp chế chủ trì, phối hợp với các đơn vị liên quan thực hiện.", "Vụ Pháp chế"),
        (
            "2. Các phòng chuyên môn và Trung tâm thuộc Sở có trách nhiệm phổ biến.",
            "Các phòng chuyên môn và Trung tâm thuộc Sở",
        ),
        ("3. Hội đồng thi đua -khen thưởng Sở tham mưu lựa chọn.", "Hội đồng thi đua -khen thưởng Sở"),
        (
            "b) Ủy ban nhân dân các huyện, thị xã căn cứ nhiệm vụ được giao triển khai.",
            "Ủy ban nhân dân các huyện, thị xã",
        ),
        ("4. Sở Nội vụ: rà soát biên chế.", "Sở Nội vụ"),
        ("Các đơn vị thuộc Bộ, theo chức năng được giao, có trách nhiệm phối hợp.", "Các đơn vị thuộc Bộ"),
    ],
)
def test_the_name_ends_where_the_duty_begins(item: str, name: str) -> None:
    assert [r.name for r in organising(item).roles] == [name]


def test_nobody_in_particular_is_no_unit() -> None:
    assert organising("1. Các cơ quan, đơn vị liên quan có trách nhiệm phối hợp.").units == ()


def test_an_executing_article_lists_offices() -> None:
    assert sample("decision_award.txt").units == (
        "Trưởng phòng Tổ chức cán bộ",
        "Trưởng phòng Tài chính kế toán",
        "các khoa, phòng liên quan",
        "các tập thể, cá nhân có tên tại Điều 1",
    )


def test_a_directive_addresses_heads_and_helpers() -> None:
    assert sample("directive.txt").units == (
        "Ủy ban nhân dân các xã, thị trấn",
        "Phòng Tư pháp",
        "Thủ trưởng các phòng, ban thuộc huyện",
        "Công an huyện",
    )


def test_items_of_a_directive_begin_with_who_is_to_act() -> None:
    """A report tells what was done, and a sentence about somebody is no order."""
    items = (
        "1. Sở Xây dựng rà soát các kho lưu trữ.",
        "2. Thống đốc Ngân hàng Nhà nước căn cứ chức năng cân đối nguồn vốn.",
        "3. Hội đồng nhân dân tỉnh đã thông qua dự toán, phải thực hiện nghiêm.",
        "4. Đài truyền thanh huyện có kế hoạch phát thanh.",
        "5. Tổng kết công tác, thực hiện khen thưởng.",
        "6. Thanh tra văn thư: Cục Văn thư, Sở Nội vụ cập nhật danh mục.",
    )
    directive = in_plan(*items).replace("KẾ HOẠCH\n", "CHỈ THỊ\n")
    assert read_text(directive).units == (
        "Sở Xây dựng",
        "Thống đốc Ngân hàng Nhà nước",
        "Đài truyền thanh huyện",
        "Cục Văn thư",
        "Sở Nội vụ",
    )
    assert read_text(in_plan(*items).replace("KẾ HOẠCH\n", "BÁO CÁO\n")).units == ()


@pytest.mark.parametrize(
    ("order", "units"),
    [
        ("Giao Giám đốc: Sở Văn thư, Sở Xây dựng rà soát kho.", ("Giám đốc Sở Văn thư", "Giám đốc Sở Xây dựng")),
        (
            "Giao Giám đốc các Sở: Văn thư, Văn hóa, Thể thao và Du lịch phối hợp thực hiện.",
            ("Giám đốc Sở Văn thư", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
        ),
        ("Giao Sở Văn thư, Công an huyện tiếp nhận hồ sơ.", ("Sở Văn thư", "Công an huyện")),
        ("Giao Bộ trưởng Bộ Văn thư tiếp nhận hồ sơ.", ("Bộ trưởng Bộ Văn thư",)),
        ("Yêu cầu bí thư các chi bộ, hiệu trưởng các trường phổ biến.", ("bí thư các chi bộ", "hiệu trưởng các trường")),
        ("Sở Nội vụ chủ trì phối hợp với sở Xây dựng, Đoàn Thanh niên kiểm tra.",
         ("Sở Nội vụ", "sở Xây dựng", "Đoàn Thanh niên")),
        ("Ban chỉ đạo văn thư tỉnh có trách nhiệm theo dõi.", ("Ban chỉ đạo văn thư tỉnh",)),
        ("Xét đề nghị Giám đốc Sở Văn thư và Tổ trưởng tổ biên tập thực hiện dự án,", ()),
        ("Thành viên Ban chỉ đạo; Giám đốc các sở,Trưởng các ban của tỉnh chịu trách nhiệm thi hành.",
         ("Thành viên Ban chỉ đạo", "Giám đốc các sở", "Trưởng các ban của tỉnh")),
        ("Yêu cầu các cấp ủy, tổ chức đảng, Đảng ủy xã thực hiện.", ("các cấp ủy, tổ chức đảng", "Đảng ủy xã")),
        ("Đề nghị BGH nhà trường, LĐLĐ huyện hỗ trợ.", ("BGH nhà trường", "LĐLĐ huyện")),
        ("Sở đề nghị các cơ quan, đơn vị, UBND các xã, thị trấn:", ("UBND các xã, thị trấn",)),
        ("Sở đề nghị Đảng ủy xã, UBND các xã một số nội dung sau:", ("Đảng ủy xã", "UBND các xã")),
        (("1. Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch Ủy ban nhân dân các"
         " tỉnh, thành phố trực thuộc trung ương mở sổ theo dõi."),
         ("Bộ trưởng", "Thủ trưởng cơ quan ngang bộ", "Thủ trưởng cơ quan thuộc Chính phủ",
          "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương")),
        ("Giao các nhiệm vụ đã nêu cho cấp dưới thực hiện.", ()),
        ("Đề nghị các danh hiệu thi đua phải đúng mẫu.", ()),
    ],
)  # fmt: skip
def test_an_order_to_one_office_or_to_many(order: str, units: tuple[str, ...]) -> None:
    assert read_text(in_plan(order)).units == units


def test_a_heading_may_name_several_offices() -> None:
    items = (
        "1. Thủ trưởng các sở, ban; Chủ tịch UBND các huyện; người đứng đầu các đơn vị thuộc tỉnh:",
        "a) Phổ biến đến từng người.",
        "2. Văn phòng Sở là bộ phận thường trực, tổng hợp.",
        "3. Giám đốc Sở; các nội dung khác:",
        "a) Nội dung.",
    )
    assert read_text(in_plan(*items)).units == (
        "Thủ trưởng các sở, ban",
        "Chủ tịch UBND các huyện",
        "người đứng đầu các đơn vị thuộc tỉnh",
        "Văn phòng Sở",
    )


def test_articles_that_tell_whose_duties_they_hold() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nSố: 7/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc quản lý việc mẫu\n\n"
        "Điều 1. Trách nhiệm của Sở Văn thư\n1. Hướng dẫn các trường.\n2. Kiểm tra việc mẫu.\n"
        "Điều 2. Trách nhiệm của các sở, ngành có liên quan\n1. Sở Kho bạc phối hợp với Sở Văn thư bố trí kinh phí.\n"
        "Điều 3. Sở Văn thư và việc mẫu\n1. Việc mẫu là việc làm mẫu.\n"
    )
    roles = {role.name: role.duties for role in read_text(text).roles}
    assert list(roles) == ["Sở Văn thư", "Sở Kho bạc"]
    assert roles["Sở Văn thư"] == ("Hướng dẫn các trường", "Kiểm tra việc mẫu")


@pytest.mark.parametrize(
    ("listed", "units"),
    [
        ("Các Ông, Bà: Chánh Văn phòng Bộ: Chánh Thanh tra Bộ", ["Chánh Văn phòng Bộ", "Chánh Thanh tra Bộ"]),
        ("Các ông (bà) có tên tại Điều 1", ["Các ông (bà) có tên tại Điều 1"]),
        ("Giám đốc: Sở Kho bạc, Sở Văn thư", ["Giám đốc Sở Kho bạc", "Giám đốc Sở Văn thư"]),
    ],
)
def test_how_a_list_of_offices_may_open(listed: str, units: list[str]) -> None:
    assert split_units(listed) == units


def test_a_body_named_twice_is_one_unit() -> None:
    """Without "các", with its head, and with more bodies after it."""
    names = ["Các sở, ban", "Sở, ban", "Lãnh đạo các sở, ban", "Các sở, ban, huyện", "Các phòng"]
    assert distinct(names) == ("Các sở, ban", "Các phòng")


def test_several_addressed_by_their_posts() -> None:
    assert sample("decision_school.txt").units == (
        "Các ông (bà) có tên tại Điều 1",
        "Tổ trưởng các tổ chuyên môn",
        "Kế toán",
        "toàn thể cán bộ, giáo viên, nhân viên",
    )


def test_headings_with_a_slash_or_a_dash() -> None:
    assert [(s.id, s.heading) for s in sample("plan_union.txt").sections][:2] == [
        ("I", "MỤC ĐÍCH - YÊU CẦU"),
        ("II", "NỘI DUNG, CHỈ TIÊU THI ĐUA"),
    ]
    assert [s.id for s in sample("plan_party.txt").sections] == ["I", "1", "II"]
    assert [s.id for s in sample("decision_school.txt").sections] == ["Điều 1", "Điều 2", "Điều 3"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Chánh Văn phòng Bộ, Vụ trưởng Vụ A và các đơn vị có liên quan",
         ["Chánh Văn phòng Bộ", "Vụ trưởng Vụ A", "các đơn vị có liên quan"]),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch các tỉnh, thành phố",
         ["Giám đốc Sở Văn hóa, Thể thao và Du lịch các tỉnh, thành phố"]),
        ("Thủ trưởng cơ quan, ban, ngành; Chủ tịch Ủy ban nhân dân quận, huyện",
         ["Thủ trưởng cơ quan, ban, ngành", "Chủ tịch Ủy ban nhân dân quận, huyện"]),
    ],
)  # fmt: skip
def test_commas_inside_a_name_do_not_split(text: str, units: list[str]) -> None:
    assert split_units(text) == units


@pytest.mark.parametrize("word", ["Giao Sở ", "Yêu cầu các ", "đề nghị các đơn vị giao Phòng "])
def test_no_words_are_looked_at_for_two_orders(word: str) -> None:
    orders = orders_in(f"{word * 500}báo cáo.")
    assert len(orders) == 500 * len(re.findall("giao|yêu cầu|đề nghị", word.lower()))
    assert "".join(orders) == f"{word * 500}báo cáo."


def test_two_orders_in_one_sentence_are_two_roles() -> None:
    reading = organising("1. Kế hoạch này giao Phòng Hành chính tổng hợp báo cáo và giao Phòng Tài vụ bố trí kinh phí.")
    assert [(r.name, r.duties) for r in reading.roles] == [
        ("Phòng Hành chính", ("tổng hợp báo cáo",)),
        ("Phòng Tài vụ", ("bố trí kinh phí",)),
    ]


def test_the_recipients_are_no_roles() -> None:
    text = in_plan("III. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở có trách nhiệm tổng hợp.")
    reading = read_text(
        text.replace("- UBND tỉnh (để b/c);", "- Giám đốc Sở (để chỉ đạo);\n- Các phòng (để thực hiện);")
    )
    assert [r.name for r in reading.roles] == ["Văn phòng Sở"]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("hợp tác với 01 – 02 địa phương/đơn vị của nước bạn", Target("range", 1, 2, "địa phương")),
        ("tổ chức 02 - 03 lớp tập huấn cho cán bộ", Target("range", 2, 3, "lớp tập huấn")),
        ("phấn đấu 95% hồ sơ trả trước hạn", Target("percent", 95, None, "% hồ sơ trả trước hạn")),
        ("đạt 27,5% dân số", Target("percent", 27.5, None, "% dân số")),
        ("hoàn thành ít nhất 120 cuộc kiểm tra", Target("at_least", 120, None, "cuộc kiểm tra")),
        ("tham mưu ban hành 1.250 văn bản", Target("count", 1250, None, "văn bản")),
        ("giai đoạn 2021-2025 của tỉnh", None),
        ("khu vực mốc 1088/2-1089 thuộc cửa khẩu", None),
        ("từ tháng 5-12 năm nay", None),
        ("nâng cao chất lượng tham mưu", None),
        ("trong 2-3 năm tới", None),
        ("từ 80% đến 90% hộ gia đình", Target("percent", 80, 90, "% hộ gia đình")),
        (
            "100% hồ sơ được trả trong thời hạn 03 ngày làm việc, không sai sót",
            Target("percent", 100, None, "% hồ sơ được trả trong thời hạn 03 ngày làm việc"),
        ),
        ("mỗi phòng có từ 03 sáng kiến trở lên", Target("at_least", 3, None, "sáng kiến")),
        ("trên 200 lượt người tham gia", Target("at_least", 200, None, "lượt người")),
        ("không để quá 02 vụ việc tồn đọng", Target("at_most", None, 2, "vụ việc tồn đọng")),
        ("Tổ chức không quá 03 cuộc họp mỗi tháng", Target("at_most", None, 3, "cuộc họp")),
        (
            "giảm thời gian trả kết quả từ 05 ngày xuống còn 03 ngày làm việc",
            Target("at_most", None, 3, "ngày làm việc"),
        ),
        ("ủng hộ quỹ ít nhất 500 triệu đồng", Target("at_least", 500, None, "triệu đồng")),
        ("thu nhập bình quân đạt 65,5 triệu đồng/người/năm", Target("count", 65.5, None, "triệu đồng/người/năm")),
        ("Đưa kho lưu trữ số vào vận hành", Target("yes_no", None, None, "đưa vào vận hành")),
        ("Hoàn thành cải tạo nhà kho", Target("yes_no", None, None, "hoàn thành cải tạo nhà kho")),
        ("Hoàn thành xuất sắc nhiệm vụ năm", None),
        ("phấn đấu hoàn thành các chỉ tiêu được giao", None),
        ("người dưới 18 tuổi, tối thiểu 5 năm công tác", None),
        ("mức hỗ trợ 500.000 đồng cho một hộ", None),
        ("hội thao diễn ra trong 02 ngày", None),
        ("đạt 95% trở lên kế hoạch vốn giao", Target("percent", 95, None, "% kế hoạch vốn giao")),
        ("xây dựng 02 phóng sự", Target("count", 2, None, "phóng sự")),
        ("đạt 90% trở lên", Target("percent", 90, None, "%")),
        ("tổ chức 01 hội thi nghiệp vụ", Target("count", 1, None, "hội thi nghiệp vụ")),
        ("Hoàn thành số hóa 12.000 hồ sơ lưu trữ", Target("count", 12000, None, "hồ sơ lưu trữ")),
        ("trồng mới 10 ha rừng", Target("count", 10, None, "ha rừng")),
        ("Mỗi thôn, bản có 01 sáng kiến", Target("count", 1, None, "sáng kiến")),
        ("xã đã có 01 sáng kiến", None),
        ("mỗi công chức học tối thiểu 40 giờ", Target("at_least", 40, None, "giờ")),
        # The first figure is what is to be reached, of whatever kind.
        ("Thu ngân sách đạt 12,5 tỷ đồng, vượt 5% dự toán", Target("count", 12.5, None, "tỷ đồng")),
        ("giảm 5% chi phí, tổ chức 02 lớp tập huấn", Target("percent", 5, None, "% chi phí")),
        (
            "Không để xảy ra cháy nổ tại kho, trụ sở",
            Target("yes_no", None, None, "không để xảy ra cháy nổ tại kho"),
        ),
        ("nơi xảy ra cháy nổ", None),
    ],
)
def test_targets(sentence: str, target: Target | None) -> None:
    assert read_target(sentence) == target


def test_tasks_carry_owner_target_and_date() -> None:
    tasks = sample("plan_two_columns.txt").tasks
    assert [(t.line, t.units, t.due) for t in tasks] == [
        (18, (), None),
        (19, ("Văn phòng Sở",), date(2025, 6, 30)),
        (20, ("Phòng Quản lý đô thị",), None),
    ]
    assert tasks[2].target == Target("range", 2, 3, "lớp tập huấn")


def test_registered_tasks_are_split_and_flagged() -> None:
    reading = read_text(
        in_plan(
            "II. NỘI DUNG",
            "- Thực hiện nhóm nhiệm vụ trọng tâm đã đăng",
            "",
            "ký với UBND tỉnh năm 2022: Xây dựng kho lưu trữ điện tử; Số hóa toàn bộ hồ sơ cũ của Sở. "
            "Tiếp tục chỉnh lý kho.",
        )
    )
    assert [(t.text, t.registered_upward) for t in reading.tasks[:3]] == [
        ("Xây dựng kho lưu trữ điện tử", True),
        ("Số hóa toàn bộ hồ sơ cũ của Sở", True),
        ("Tiếp tục chỉnh lý kho", False),
    ]
    assert [t.line for t in reading.tasks[:3]] == [14, 14, 14]


def test_a_heading_with_labelled_bullets_is_one_task() -> None:
    reading = sample("plan_labelled.txt")
    assert [(t.text, t.units, t.due) for t in reading.tasks] == [
        ("Tuyên truyền trên hệ thống truyền thanh xã", ("Phòng Văn hóa - Xã hội",), date(2025, 8, 30)),
        ("Tổ chức gặp mặt", ("Văn phòng HĐND và UBND xã",), date(2025, 8, 27)),
    ]
    assert [r.name for r in reading.roles] == ["Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND xã"]


def test_tasks_counted_in_words_and_targets_with_a_ceiling() -> None:
    targets = [t.target for t in sample("launch_company.txt").tasks]
    assert targets == [
        Target("percent", 0, 12, "%"),
        Target("range", 10, 15, "sáng kiến"),
        Target("percent", 100, None, "% người lao động đăng ký danh"),
    ]


@pytest.mark.parametrize("words", ["Tổ chức gặp mặt", "Phòng, chống dịch", "Báo cáo kết quả", "Hội nghị tổng kết"])
def test_words_that_begin_like_an_agency_are_none(words: str) -> None:
    assert organising(f"1. {words}", "- Thực hiện trong tháng 8.").units == ()


def test_purposes_and_duties_are_no_tasks() -> None:
    tasks = sample("plan_two_columns.txt").tasks
    assert not any("Khơi dậy" in t.text or "xét chọn" in t.text for t in tasks)


def test_no_stored_text_keeps_markup() -> None:
    reading = read_text(
        in_plan("II. NỘI DUNG", "1. Phát động phong trào thi đua *“Kho sạch, việc nhanh”* trong toàn Sở.")
    )
    assert "*" not in "".join([t.text for t in reading.tasks] + [m.name for m in reading.movements])


def test_sections_by_rank() -> None:
    sections = sample("plan_two_columns.txt").sections
    assert [(s.id, s.heading, s.line) for s in sections] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU", 13),
        ("II", "NỘI DUNG", 17),
        ("III", "TỔ CHỨC THỰC HIỆN", 22),
        ("1", "Văn phòng Sở", 23),
    ]


def test_articles_of_a_decision_have_no_title_those_of_a_rule_have() -> None:
    assert [(s.id, s.heading) for s in sample("decision_award.txt").sections][:3] == [
        ("Điều 1", ""),
        ("Điều 2", ""),
        ("Điều 3", ""),
    ]
    rule = read_text(
        "THÔNG TƯ\nVề thư viện\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nThông tư này quy định.\n"
    )
    assert [(s.id, s.heading) for s in rule.sections] == [
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Điều 1", "Phạm vi điều chỉnh"),
    ]


def test_rows_of_a_table_are_no_headings() -> None:
    reading = read_text(
        in_plan(" I. Hàng ăn và dịch vụ      126,01       99,75     106,29", " II. Đồ uống     112,77   100,83")
    )
    assert reading.sections == ()


@pytest.mark.parametrize(
    ("sentence", "units", "helpers"),
    [
        ("Giao Phòng Lãnh sự chủ trì, phối hợp với Văn phòng Sở, Thanh tra Sở và các đơn vị liên quan tổ chức hội thi",
         ("Phòng Lãnh sự",), ("Văn phòng Sở", "Thanh tra Sở")),
        ("Văn phòng Sở phối hợp cùng Phòng Quản lý đô thị mở lớp tập huấn", ("Văn phòng Sở",),
         ("Phòng Quản lý đô thị",)),
        ("Tổ chức hội thao (đơn vị chủ trì: Công đoàn Sở; đơn vị phối hợp: Đoàn Thanh niên, Văn phòng Sở)",
         ("Công đoàn Sở",), ("Đoàn Thanh niên", "Văn phòng Sở")),
        ("Các đơn vị phối hợp tốt trong công tác kiểm tra", (), ()),
        ("Đưa kho vào sử dụng (Văn phòng Sở chủ trì, Phòng Công nghệ phối hợp)", ("Văn phòng Sở",),
         ("Phòng Công nghệ",)),
        ("Văn phòng Sở chủ trì, phối hợp Phòng Tài chính và Công đoàn Sở xây dựng quy chế", ("Văn phòng Sở",),
         ("Phòng Tài chính", "Công đoàn Sở")),
        ("Giao Chi đoàn Sở là đầu mối vận động đoàn viên", ("Chi đoàn Sở",), ()),
        ("Phòng Tài chính tham mưu tiết kiệm chi", ("Phòng Tài chính",), ()),
        ("Văn phòng Sở: Tổ chức khám sức khỏe", ("Văn phòng Sở",), ()),
        ("Đăng ký chi bộ bốn tốt (Ban Tổ chức tham mưu, hoàn thành trong quý I)", ("Ban Tổ chức",), ()),
        ("Trong tháng 3/2026, Phòng Nội vụ tổ chức tập huấn", ("Phòng Nội vụ",), ()),
        ("Trong quý II, Phòng Nội vụ sẽ tổ chức kiểm tra", ("Phòng Nội vụ",), ()),
        ("Theo quy chế, Phòng Nội vụ", (), ()),
        ("Họp giao ban, phân công: Chánh Văn phòng", ("Chánh Văn phòng",), ()),
        ("Hội thi do Thanh tra Sở chủ trì", ("Thanh tra Sở",), ()),
        # What only looks like one: a topic, a list of things, nobody in particular, a time.
        ("Thanh tra lưu trữ: Ủy ban nhân dân các xã đề xuất nội dung", (), ()),
        ("Các mặt hàng phục vụ Tết như: pháo, rượu", (), ()),
        ("Các đơn vị thực hiện nghiêm túc", (), ()),
        ("Thời gian thực hiện: Tháng 12", (), ()),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps(sentence: str, units: tuple[str, ...], helpers: tuple[str, ...]) -> None:
    told = assigned_in(sentence)
    assert (told.units, told.coordinating) == (units, helpers)


def test_labels_after_a_task_belong_to_it() -> None:
    reading = read_text(
        in_plan(
            "II. NỘI DUNG",
            "1. Tổ chức hội thi tìm hiểu về lưu trữ. Đơn vị chủ trì: Phòng Lưu trữ; đơn vị phối hợp: Văn phòng Sở. "
            "Thời gian thực hiện: Quý II/2022.",
        )
    )
    (task, *_rest) = reading.tasks
    assert (task.units, task.coordinating) == (("Phòng Lưu trữ",), ("Văn phòng Sở",))
    assert task.period == Period("Thời gian thực hiện: Quý II/2022", date(2022, 6, 30), None)


def test_who_does_it_may_be_told_by_the_next_sentence() -> None:
    reading = read_text(
        in_plan(
            "II. NỘI DUNG",
            "1. Số hóa hồ sơ lưu trữ của Sở. Phòng Lưu trữ chủ trì; Văn phòng Sở phối hợp.",
            "2. Kiểm tra kho lưu trữ của các phòng. Phòng Lưu trữ chủ trì, phối hợp Văn phòng Sở tổ chức kiểm tra chéo.",
        )
    )
    assert [(t.text[:7], t.units, t.coordinating) for t in reading.tasks[:3]] == [
        ("Số hóa ", ("Phòng Lưu trữ",), ("Văn phòng Sở",)),
        ("Kiểm tr", (), ()),
        ("Phòng L", ("Phòng Lưu trữ",), ("Văn phòng Sở",)),
    ]


def test_labelled_lines_without_dashes_belong_to_the_task_above() -> None:
    reading = read_text(
        in_plan(
            "II. NỘI DUNG",
            "1. Kiểm tra công vụ.",
            "Đơn vị chủ trì: Thanh tra Sở.",
            "Đơn vị phối hợp: Văn phòng Sở, Công đoàn Sở.",
            "Thời gian thực hiện: Thường xuyên.",
            "Nhiệm vụ 2: Số hóa kho hồ sơ.",
            "- Phân công: Phòng Lưu trữ.",
            "- Chỉ tiêu: 5.000 hồ sơ.",
            "- Thời hạn: Quý IV/2022.",
        )
    )
    assert [(t.text, t.units, t.coordinating, t.period and t.period.raw) for t in reading.tasks[:2]] == [
        ("Kiểm tra công vụ", ("Thanh tra Sở",), ("Văn phòng Sở", "Công đoàn Sở"), "Thường xuyên"),
        ("Số hóa kho hồ sơ", ("Phòng Lưu trữ",), (), "Quý IV/2022"),
    ]
    assert reading.tasks[1].target == Target("count", 5000, None, "hồ sơ")
    assert len(reading.tasks) == 3  # and the closing sentence


def test_one_line_that_closes_a_list_tells_of_none_of_its_items() -> None:
    reading = read_text(
        in_plan("II. NỘI DUNG", "1. Số hóa hồ sơ lưu trữ của Sở.", "Thời gian thực hiện: từ ngày 01/3/2022.")
    )
    assert reading.tasks[0].due is None


@pytest.mark.parametrize(
    ("aside", "last_day"), [("tháng 5/2022", date(2022, 5, 31)), ("quý III", date(2022, 9, 30)), ("02/9/1945", None)]
)
def test_a_month_in_brackets_is_when_a_task_is_due(aside: str, last_day: date | None) -> None:
    (task, *_rest) = read_text(in_plan("II. NỘI DUNG", f"1. Tổ chức khám sức khỏe công chức ({aside}).")).tasks
    assert (task.period and task.period.last_day) == last_day


def test_a_heading_hands_down_that_its_tasks_are_registered() -> None:
    reading = read_text(
        in_plan(
            "II. NỘI DUNG",
            "1. Nhiệm vụ đã đăng ký với UBND tỉnh",
            "- Số hóa toàn bộ hồ sơ cũ của Sở.",
            "- Xây dựng kho lưu trữ điện tử.",
            "2. Nhiệm vụ khác",
            "- Chỉnh lý hồ sơ giấy trong kho cũ.",
        )
    )
    assert [t.registered_upward for t in reading.tasks[:3]] == [True, True, False]


def test_rows_of_a_table_of_work_are_tasks() -> None:
    reading = read_text(
        in_plan(
            "II. NỘI DUNG",
            "TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành",
            "1\tTổ chức ít nhất 02 hội nghị\tVăn phòng Sở\tPhòng Lưu trữ, Thanh tra Sở\tTrước ngày 30/6/2022",
            "2\tSố hóa kho hồ sơ\tPhòng Lưu trữ\tCác đơn vị liên quan\tQuý III/2022",
            "3\tĐôn đốc việc đăng ký\tVăn phòng Sở\tCông đoàn Sở\tThường xuyên",
        )
    )
    assert [(t.text, t.units, t.coordinating, t.due, t.period and t.period.last_day) for t in reading.tasks[:3]] == [
        ("Tổ chức ít nhất 02 hội nghị", ("Văn phòng Sở",), ("Phòng Lưu trữ", "Thanh tra Sở"), date(2022, 6, 30), None),
        ("Số hóa kho hồ sơ", ("Phòng Lưu trữ",), (), None, date(2022, 9, 30)),
        ("Đôn đốc việc đăng ký", ("Văn phòng Sở",), ("Công đoàn Sở",), None, None),
    ]


@pytest.mark.parametrize(
    ("item", "roles"),
    [
        ("Yêu cầu Thủ trưởng các phòng báo cáo kết quả trước ngày 30/6/2022.", ["Thủ trưởng các phòng"]),
        ("Nhận được Kế hoạch này, đề nghị Công đoàn Sở triển khai đến đoàn viên.", ["Công đoàn Sở"]),
        ("Yêu cầu Thủ trưởng các phòng thực hiện tốt các nội dung sau:", []),
        ("Hội đồng họp, đề nghị Bộ trưởng xét tặng Bằng khen.", []),
        ("Văn phòng Sở có trách nhiệm đôn đốc việc thực hiện.", ["Văn phòng Sở"]),
    ],
)
def test_a_plain_order_is_a_duty(item: str, roles: list[str]) -> None:
    assert [role.name for role in read_text(in_plan(item)).roles] == roles
