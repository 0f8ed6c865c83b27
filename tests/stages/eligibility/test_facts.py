"""Words of the workbook into codes of the law, and a citation back into words."""

import datetime as dt

import pytest

from tests.stages.eligibility.registers import complete, person
from thidua import law
from thidua.stages.eligibility.cites import cites_of
from thidua.stages.eligibility.facts import decider_code, individual_facts, occasion_code
from thidua.stages.eligibility.subjects import Roll, Subject


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Giám đốc Sở", "giam_doc_so"),
        ("sở", "giam_doc_so"),
        ("Chủ tịch UBND tỉnh", "chu_tich_ubnd_tinh"),
        ("Tỉnh", "chu_tich_ubnd_tinh"),
        ("Chủ tịch UBND xã Mẫu", "chu_tich_ubnd_xa"),
        ("Bộ trưởng Bộ Ngoại giao", "bo_truong"),
        ("Thủ tướng Chính phủ", "thu_tuong"),
        ("Chủ tịch nước", "chu_tich_nuoc"),
        ("chu_tich_ubnd_huyen", "chu_tich_ubnd_huyen"),
        ("Hội Chữ thập đỏ", None),
        (None, None),
    ],
)
def test_who_decided_is_read_from_the_words_or_left_open(words: str | None, code: str | None) -> None:
    assert decider_code(words) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("công trạng", "cong_trang"),
        ("Khen thưởng theo công trạng", "cong_trang"),
        ("thường xuyên", "cong_trang"),
        ("Đột xuất", "dot_xuat"),
        ("chuyên đề", "phong_trao_thi_dua"),
        ("theo đợt", "phong_trao_thi_dua"),
        ("doi_ngoai", "doi_ngoai"),
        ("khác", None),
        ("", None),
    ],
)
def test_the_kind_of_commendation_is_read_from_the_words_or_left_open(words: str, code: str | None) -> None:
    assert occasion_code(words) == code


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (dt.date(1999, 1, 1), None, 12),
        (dt.date(1999, 1, 1), dt.date(2021, 6, 30), 6),
        (dt.date(1999, 1, 1), dt.date(2021, 6, 29), 5),
        (dt.date(2021, 4, 15), None, 8),
        (dt.date(2021, 4, 15), dt.date(2021, 5, 14), 1),
        (dt.date(2022, 1, 1), None, 0),
        (dt.date(1999, 1, 1), dt.date(2020, 6, 30), 0),
    ],
)
def test_months_of_employment_within_the_year(since: dt.date, until: dt.date | None, months: int) -> None:
    register = complete()
    roll = Roll(register.__class__(people=(person("p1", since=since, until=until),)), 2021, dt.date(2021, 12, 20))
    facts = individual_facts(roll, Subject("p1", "Người", True), "lao_dong_tien_tien", (), generous=False)
    assert facts["months_worked"] == months


def test_what_the_register_does_not_say_is_not_among_the_facts() -> None:
    roll = Roll(complete().__class__(people=(person("p1"),)), 2021, dt.date(2021, 12, 20))
    facts = individual_facts(roll, Subject("p1", "Người", True), "cstd_co_so", (), generous=False)
    assert facts.keys() == {"months_worked", "alternatives"}


def test_citations_of_a_tree_come_once_in_order() -> None:
    first, second = (
        law.Cite("luat-15-2003-qh11", "Điều 23", "verified"),
        law.Cite("nd-91-2017-nd-cp", "Điều 9", "verified"),
    )
    leaf = law.Criterion("b", "met", "", "", "", second)
    tree = (law.Criterion("a", "met", "", "", "", first, (leaf, leaf)), law.Criterion("c", "met", "", "", "", None))
    assert cites_of(tree) == (first, second)
