"""Names taken apart, compared, and put in the order of a dictionary and of a roster."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese import PersonName, initials, roster_key, same_name, sort_key, split_name


def assert_strictly_ordered(keys: list[str]) -> None:
    assert all(before < after for before, after in itertools.pairwise(keys)), keys


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nguyễn Văn An", PersonName("Nguyễn", "Văn", "An")),
        ("  Tôn  Nữ Thị   Ninh ", PersonName("Tôn", "Nữ Thị", "Ninh")),
        ("Lê Lợi", PersonName("Lê", "", "Lợi")),
        ("Tuyết", PersonName("", "", "Tuyết")),
        ("", PersonName("", "", "")),
    ],
)
def test_family_name_first_given_name_last(name: str, parts: PersonName) -> None:
    assert split_name(name) == parts


def test_initials_keep_their_marks() -> None:
    assert initials("đặng thị ánh") == "ĐTÁ"


def test_same_name_ignores_tone_placement_case_and_blanks_only() -> None:
    assert same_name("Lê Thị Hoà", "LÊ  THỊ HÒA")
    assert same_name(unicodedata.normalize("NFD", "Lê Thị Hoà"), "Lê Thị Hòa")
    assert not same_name("Lê Thị Hoà", "Lê Thị Hoá")
    assert not same_name("Lê Thị Hoà", "Lê Hoà")
    assert not same_name("", "")


def test_letters_follow_the_alphabet() -> None:
    words = ["an", "ăn", "ân", "ba", "da", "đa", "e", "ê", "ga", "o", "ô", "ơ", "u", "ư", "va", "xa", "y"]
    assert_strictly_ordered([sort_key(text) for text in words])


def test_tones_follow_the_dictionary() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert_strictly_ordered([sort_key(text) for text in words])


def test_all_letters_count_before_any_tone() -> None:
    assert sorted(["Hạ An", "Ha Bình", "Hà An"], key=sort_key) == ["Hà An", "Hạ An", "Ha Bình"]
    assert sorted(["hán", "hang", "han", "hàn"], key=sort_key) == ["han", "hàn", "hán", "hang"]


def test_numbers_sort_by_value_and_before_letters() -> None:
    assert sorted(["Tổ 10", "Tổ 9", "Tổ a", "Tổ"], key=sort_key) == ["Tổ", "Tổ 9", "Tổ 10", "Tổ a"]


def test_roster_goes_by_given_name_then_family_then_middle() -> None:
    roster = ["Trần Thị An", "Lê Văn Ân", "Đỗ Thị Bình", "Lê Anh Bình", "Lê Văn Bình", "Phạm Bình"]
    assert_strictly_ordered([roster_key(text) for text in roster])


@given(st.text(), st.text())
def test_keys_are_ascii_letters_and_digits_so_every_database_agrees(first: str, second: str) -> None:
    for key in (sort_key(first), roster_key(second)):
        assert key.isascii()
        assert key.isalnum()


@given(st.text(alphabet="aăâđêôơưyáàảãạ nNH"))
def test_placement_and_case_do_not_change_the_order(text: str) -> None:
    assert sort_key(text.upper()) == sort_key(text) == sort_key(unicodedata.normalize("NFD", text))
