"""Movements and themes: the noun before a quotation decides what the quotation is."""

import pytest

from tests.stages.launch.reader.support import in_plan, sample
from thidua.stages.launch.reader import Movement, read_text


def movements(paragraph: str) -> list[tuple[str, str, int | None, int | None]]:
    found = read_text(in_plan(paragraph)).movements
    return [(m.name, m.role, m.first_year, m.last_year) for m in found]


def test_a_movement_named_in_the_title_of_a_plan_is_launched_by_it() -> None:
    assert sample("plan_two_columns.txt").movements == (
        Movement("Công sở xanh, phục vụ nhanh", "launched", 2025, 2025, 7),
    )


def test_a_movement_without_a_name_is_told_by_its_aim() -> None:
    assert sample("directive.txt").movements == (
        Movement("phong trào thi đua hoàn thành số hóa sổ hộ tịch năm 2023", "launched", 2023, 2023, 14),
    )


def test_a_launch_among_other_words_keeps_the_quoted_name() -> None:
    assert movements(
        "Phát động phong trào thi đua sôi nổi trong toàn thể cán bộ của Sở **“Việc hôm nay chớ để ngày mai”**."
    ) == [("Việc hôm nay chớ để ngày mai", "launched", 2022, 2022)]


def test_a_list_shares_its_noun_and_its_period() -> None:
    found = movements(
        "Tiếp tục thực hiện hiệu quả các phong trào thi đua giai đoạn 2021-2025: *“Chung sức xây dựng quê hương”*; "
        "*“Vì người nghèo”*, phong trào “Doanh nghiệp hội nhập”..."
    )
    assert found == [
        ("Chung sức xây dựng quê hương", "inherited", 2021, 2025),
        ("Vì người nghèo", "inherited", 2021, 2025),
        ("Doanh nghiệp hội nhập", "inherited", 2021, 2025),
    ]


@pytest.mark.parametrize(
    "paragraph",
    ["Thực hiện cuộc vận động “Toàn dân dùng hàng trong nước”.", "Giữ vững danh hiệu “Gia đình văn hóa”.",
     "Theo phương châm “Nhanh, đúng, đủ”.", "Đẩy mạnh việc “Học tập và làm theo gương sáng”.",
     "Thực hiện Đề án “Đổi mới phục vụ”.", "Nhiều phong trào của công nhân được duy trì.",
     "Đạt chuẩn “Xã nông thôn mới”."],
)  # fmt: skip
def test_campaigns_titles_mottos_and_projects_are_no_movements(paragraph: str) -> None:
    assert movements(paragraph) == []


@pytest.mark.parametrize(
    "paragraph",
    ["Hưởng ứng phong trào thi đua “Vì nước sạch” do Thủ tướng Chính phủ phát động.",
     "Tham gia phong trào “Vì nước sạch” được tỉnh phát động năm trước."],
)  # fmt: skip
def test_a_movement_of_somebody_else_is_not_launched_here(paragraph: str) -> None:
    (found,) = movements(paragraph)
    assert found[0] == "Vì nước sạch"
    assert found[1] in {"inherited", "named"}


def test_a_decision_that_rewards_does_not_launch() -> None:
    assert [m.role for m in sample("decision_award.txt").movements] == ["named"]
    assert sample("letter_layout.txt").movements == ()


def test_the_words_of_a_cited_directive_are_no_launch() -> None:
    assert movements("Thực hiện Chỉ thị số 02/CT-UBND ngày 07/01/2022 của UBND tỉnh phát động thi đua năm 2022.") == []


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Phát động thi đua “Kho sạch, sổ sáng” trong toàn Sở.", [("Kho sạch, sổ sáng", "launched")]),
        ("Theo Quyết định số 9/QĐ-UBND ngày 3/1/2022 về phát động phong trào thi đua “Kho sạch, sổ sáng”.",
         [("Kho sạch, sổ sáng", "named")]),
        ("Theo Kế hoạch số 9/KH-UBND ngày 3/1/2022 về văn thư, Sở phát động phong trào thi đua “Kho sạch, sổ sáng”.",
         [("Kho sạch, sổ sáng", "launched")]),
        ("Sở phát động đợt thi đua cao điểm số hóa 3.000 hồ sơ tại các kho.",
         [("đợt thi đua cao điểm số hóa 3.000 hồ sơ", "launched")]),
        ("Năm 2022: phát động phong trào thi đua trong tháng 3/2022.", []),
        ("Phong trào “Sống đẹp” (“SĐVN”) lan rộng.", [("Sống đẹp", "named")]),
    ],
)  # fmt: skip
def test_who_launches_what(paragraph: str, found: list[tuple[str, str]]) -> None:
    assert [(name, role) for name, role, _, _ in movements(paragraph)] == found


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phê duyệt nội dung phong trào thi đua phòng, chống cháy năm 2022",
         "Phong trào thi đua phòng, chống cháy năm 2022"),
        ("Về việc đẩy mạnh phong trào thi đua phòng, chống cháy năm 2022", None),
        ("Tổ chức phong trào thi đua yêu nước", None),
        ("Phong trào thi đua trong công nhân, viên chức, lao động năm 2023",
         "Phong trào thi đua trong công nhân, viên chức, lao động năm 2023"),
        ("Phong trào thi đua học tập tốt, các giải pháp", "Phong trào thi đua học tập tốt"),
    ],
)  # fmt: skip
def test_a_title_that_goes_on_with_a_movement_launches_none(title: str, name: str | None) -> None:
    text = in_plan("Nội dung.").replace("Thi đua của Sở Văn thư năm 2022", title)
    launched = [m.name for m in read_text(text).movements if m.role == "launched"]
    assert launched == ([name] if name else [])


def test_one_movement_twice_is_one_and_its_launch_outweighs_a_mention() -> None:
    found = movements(
        "Phong trào thi đua “Hoà giải tốt” là việc lớn.\nNay phát động phong trào thi đua “Hòa giải tốt”."
    )
    assert [(name, role) for name, role, _, _ in found] == [("Hòa giải tốt", "launched")]


@pytest.mark.parametrize(
    ("paragraph", "theme"),
    [("với chủ đề: “Kỷ cương, sáng tạo”.", "Kỷ cương, sáng tạo"),
     ("với chủ đề xuyên suốt của năm:\n\n“Kỷ cương, sáng tạo”; các nhiệm vụ", "Kỷ cương, sáng tạo"),
     ("chủ đề năm 2022 là **“Kỷ cương, sáng tạo”**", "Kỷ cương, sáng tạo"),
     ("Chủ đề năm 2022: Kỷ cương, sáng tạo, về đích sớm.", "Kỷ cương, sáng tạo, về đích sớm")],
)  # fmt: skip
def test_the_theme_of_the_year(paragraph: str, theme: str) -> None:
    reading = read_text(in_plan(paragraph))
    assert reading.theme is not None
    assert reading.theme.text == theme


def test_a_motto_is_no_theme() -> None:
    assert read_text(in_plan("Khẩu hiệu hành động: “Nhanh hơn nữa”.")).theme is None
    launch = sample("launch_with_slips.txt").theme
    assert launch is not None
    assert (launch.text, launch.line) == ("Trách nhiệm, tăng tốc, sáng tạo bất phá", 15)
