"""Whom a name means: sure only with a second reason, two of one name always asked, nobody invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.org.matching import Known, Roster

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
        ("Hoàng Thị Mẫu", "phòng hợp tác quốc tế", "", "", "sure", 4, (4,), "đúng họ tên và đơn vị"),
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
