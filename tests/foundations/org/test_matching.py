"""Whom a name means: sure only with a second reason, two of one name always asked, nobody invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.org.matching import SURE_PERCENT, Known, Roster

OFFICE, DIVISION, CENTRE = "Văn phòng Sở", "Phòng Hợp tác quốc tế", "Trung tâm Thông tin đối ngoại"
PEOPLE = (
    Known(1, "NV01", "Nông Thị Hòa", "Chuyên viên", (DIVISION,)),
    Known(2, "NV02", "Lương Văn Thử", "Chuyên viên", (OFFICE,)),
    Known(3, "NV03", "Lương Văn Thử", "Phó Trưởng phòng", (DIVISION,)),
    Known(4, "NV04", "Hoàng Thị Mẫu", "Giám đốc", (OFFICE, DIVISION)),
    Known(5, "NV05", "Vi Văn Hoá", "Chuyên viên", (CENTRE,)),
)
UNITS = (Known(11, "VP", OFFICE), Known(12, "HTQT", DIVISION), Known(13, "TT", CENTRE))
ROSTER = Roster("Sở Ngoại vụ tỉnh Đèo Gió", PEOPLE, UNITS)


@pytest.mark.parametrize(
    ("name", "unit", "post", "code", "level", "pk", "candidates", "why"),
    [
        ("Nông Thị Hoà", DIVISION, "", "", "sure", 1, (1,), "đúng họ tên và đơn vị"),
        ("NÔNG THỊ HÒA", "", "Chuyên viên Phòng Hợp tác quốc tế", "", "sure", 1, (1,), "đúng họ tên và đơn vị"),
        ("Nông Thị Hòa", "P. HTQT", "", "", "sure", 1, (1,), "đúng họ tên và đơn vị"),
        ("Nông Thị Hòa", "Phòng Hợp tác quốc tế, Sở Ngoại vụ", "", "", "sure", 1, (1,), "đúng họ tên và đơn vị"),
        ("Nông Thị Hòa", "Sở Ngoại vụ", "Chuyên viên", "", "sure", 1, (1,), "đúng họ tên và đơn vị"),
        ("Nông Thị Hòa", "Sở Tư pháp", "", "", "look", None, (1,), "đúng họ tên, nhưng văn bản ghi “Sở Tư pháp”"),
        ("Nông Thị Hòa", "", "", "", "look", None, (1,), "đúng họ tên, văn bản không ghi đơn vị"),
        ("Nông Thị Hoá", DIVISION, "", "", "look", None, (1,), "chỉ giống khi bỏ dấu"),
        ("Nong Thi Hoa", DIVISION, "", "", "look", None, (1,), "chỉ giống khi bỏ dấu"),
        ("Nông Thị Hoàng", DIVISION, "", "", "look", None, (1,), "họ tên gần giống"),
        ("Lương Văn Thử", DIVISION, "", "", "look", None, (3, 2), "có 2 người cùng tên trong cơ quan"),
        ("Lương Văn Thử", OFFICE, "", "", "look", None, (2, 3), "có 2 người cùng tên trong cơ quan"),
        ("Lương Văn Thử", "", "", "nv03", "sure", 3, (3,), "đúng mã nhân sự và họ tên"),
        ("", "", "", "NV03", "sure", 3, (3,), "đúng mã nhân sự"),
        ("Vi Văn Hoá", "", "", "NV03", "look", None, (3,), "mã NV03 là của Lương Văn Thử"),
        (
            "Hoàng Thị Mẫu",
            "phòng hợp tác quốc tế",
            "",
            "",
            "sure",
            4,
            (4,),
            f"đúng họ tên và đơn vị cũ, nay ở {OFFICE}",
        ),
        ("Hòa Nông Thị", DIVISION, "", "", "look", None, (1,), "họ tên viết khác thứ tự"),
        ("Thị Hòa Nông", "", "", "", "look", None, (1,), "họ tên viết khác thứ tự"),
        ("Hoàng Thị Mẫu", "Văn phòng Sở", "Giám đốc Sở Ngoại vụ", "", "sure", 4, (4,), "đúng họ tên và đơn vị"),
        ("Trần Người Lạ", DIVISION, "", "", "none", None, (), "không có ai tên này trong cơ quan"),
    ],
)
def test_people(name, unit, post, code, level, pk, candidates, why):
    found = ROSTER.person(name, unit, post, code)
    assert (found.level, found.pk, found.candidates, found.why) == (level, pk, candidates, why)


@pytest.mark.parametrize(
    ("name", "above", "level", "pk", "candidates"),
    [
        (DIVISION, "", "sure", 12, (12,)),
        ("PHÒNG HỢP TÁC QUỐC TẾ", "Sở Ngoại vụ", "sure", 12, (12,)),
        ("P. Hợp tác quốc tế", "", "sure", 12, (12,)),
        ("VP Sở", "", "sure", 11, (11,)),
        ("Tập thể Phòng Hợp tác quốc tế", "", "sure", 12, (12,)),
        ("Phòng Hợp tác quốc tế Sở Ngoại vụ", "", "sure", 12, (12,)),
        (DIVISION, "Sở Tư pháp", "look", None, (12,)),
        ("P. HTQT", "", "look", None, (12,)),
        ("Trung tâm Thông tin đối ngoại tỉnh", "", "look", None, (13,)),
        ("Công an tỉnh", "", "none", None, ()),
    ],
)
def test_units(name, above, level, pk, candidates):
    found = ROSTER.unit(name, above)
    assert (found.level, found.pk, found.candidates) == (level, pk, candidates)


@pytest.mark.parametrize(
    ("unit", "post"),
    [
        ("Phòng Hợp tác quốc tế, Sở Tư pháp", ""),
        ("Phòng Hợp tác quốc tế Sở Tư pháp", "Chuyên viên"),
        ("Sở Tư pháp", "Trưởng phòng Hợp tác quốc tế"),
        ("Văn phòng UBND tỉnh Đèo Gió", ""),
        ("Sở Ngoại vụ tỉnh Khác", ""),
    ],
)
def test_the_same_name_in_another_agency_is_asked(unit, post):
    assert ROSTER.person("Nông Thị Hòa", unit, post).level == "look"


def test_a_short_name_of_a_unit_is_not_found_inside_the_name_of_another_body():
    roster = Roster("Sở Mẫu Đèo Gió", (Known(1, "A", "Vi Thị Ưng", "", ("Văn phòng",)),), ())
    assert roster.person("Vi Thị Ưng", "Văn phòng UBND tỉnh").level == "look"
    assert roster.person("Vi Thị Ưng", "Văn phòng").level == "sure"


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=8))
def test_whatever_is_asked_a_sure_answer_has_the_name_or_the_code_of_one_person(name, unit, post, code):
    found = ROSTER.person(name, unit, post, code)
    assert (found.pk is None) == (found.level != "sure")
    assert ROSTER.unit(name, unit).level in {"sure", "look", "none"}


def test_two_units_of_one_name_are_asked():
    twins = Roster("Sở Mẫu", (), (Known(1, "A", "Phòng Tổng hợp"), Known(2, "B", "Phòng Tổng hợp")))
    assert twins.unit("Phòng Tổng hợp") == Roster("Sở Mẫu", (), twins.units).unit("P. Tổng hợp")
    assert (twins.unit("Phòng Tổng hợp").level, twins.unit("Phòng Tổng hợp").candidates) == ("look", (1, 2))


BORN, OTHER_DAY = date(1985, 4, 30), date(1990, 1, 2)
TWINS = Roster(
    "Sở Mẫu Đèo Gió",
    (
        Known(1, "A1", "Vi Thị Ưng", "", (DIVISION,), BORN),
        Known(2, "A2", "Vi Thị Ưng", "", (OFFICE,), OTHER_DAY),
        Known(3, "A3", "Lò Văn Đã Đi", "", (OFFICE,), BORN, date(2020, 12, 31)),
        Known(4, "A4", "Lò Văn Vừa Đi", "", (OFFICE,), BORN, date(2021, 1, 1)),
    ),
    (Known(11, "VP", OFFICE), Known(12, "KT", "Phòng Kinh tế đối ngoại")),
    since=date(2021, 1, 1),
    aliases={"Phòng Hợp tác kinh tế": 12, "Phòng đã giải thể": 99},
)


@pytest.mark.parametrize(
    ("name", "unit", "birth", "level", "percent", "why"),
    [
        ("Vi Thị Ưng", "", BORN, "sure", 95, "đúng họ tên và ngày sinh"),
        ("Vi Thị Ưng", DIVISION, BORN, "sure", 99, "đúng họ tên và đơn vị, đúng ngày sinh"),
        ("Vi Thị Ưng", "Sở Khác tỉnh Xa", BORN, "look", 85, "đúng họ tên và ngày sinh, nhưng văn bản ghi “Sở Khác tỉnh Xa”"),
        ("Vi Thị Ưng", DIVISION, date(2000, 1, 1), "look", 75, "có 2 người cùng tên trong cơ quan"),
        ("Vi Thị Ưng", "", None, "look", 50, "có 2 người cùng tên trong cơ quan"),
        ("Lò Văn Đã Đi", OFFICE, None, "look", 75, "đúng họ tên, nhưng đã rời cơ quan ngày 31/12/2020"),
        ("Lò Văn Vừa Đi", OFFICE, None, "sure", 97, "đúng họ tên và đơn vị"),
        ("Lò Văn Vừa Đi", OFFICE, OTHER_DAY, "look", 40, "đúng họ tên, nhưng văn bản ghi sinh ngày 02/01/1990"),
    ],
)  # fmt: skip
def test_birth_and_leaving_tell_who_is_meant(name, unit, birth, level, percent, why):
    found = TWINS.person(name, unit, birth=birth)
    assert (found.level, found.percent, found.why) == (level, percent, why)


def test_a_unit_that_was_explained_under_another_name_is_offered_but_asked():
    found = TWINS.unit("Phòng hợp tác kinh tế")
    assert (found.level, found.candidates, found.percent) == ("look", (12,), 85)
    assert TWINS.unit("Phòng đã giải thể").level == "none"


@given(st.sampled_from(PEOPLE), st.sampled_from(["", DIVISION, OFFICE, "Sở Tư pháp"]), st.integers(0, 30))
def test_from_the_threshold_on_a_match_is_sure_and_below_it_never(person, unit, typo):
    name = person.name[:typo] + person.name[typo + 1 :]
    for found in (ROSTER.person(person.name, unit), ROSTER.person(name, unit), ROSTER.unit(unit or name)):
        assert (found.percent >= SURE_PERCENT) == (found.level == "sure") == (found.pk is not None)
