"""What is stored, compared and searched: three strengths of folding."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.vietnamese import fold, nfc_clean, search_key, strip_marks, tone_normal


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Hoà", "dang thi hoa"),
        (unicodedata.normalize("NFD", "Đặng Thị Hoà"), "dang thi hoa"),
        ("ỦY BAN\u00a0NHÂN DÂN", "uy ban nhan dan"),
        ("Ðiện\u200b Biên", "dien bien"),
        ("", ""),
    ],
)
def test_fold_gives_what_people_type_without_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_search_key_makes_ky_and_ki_one_word_but_leaves_other_words() -> None:
    assert search_key("kỷ cương") == search_key("kỉ cương") == search_key("ky cuong") == "ki cuong"
    assert search_key("tuỳ ý") == "tuy y"


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("uỷ", "ủy"), ("thoả", "thỏa"), ("kỉ", "kỷ"), ("TUỲ", "tùy")])
def test_tone_normal_joins_the_two_spellings(old: str, new: str) -> None:
    assert tone_normal(old) == tone_normal(new)


def test_tone_normal_keeps_different_tones_apart() -> None:
    assert len({tone_normal(word) for word in ("hoa", "hoà", "hoả", "hoã", "hoá", "hoạ")}) == 6


def test_nfc_clean_drops_what_cannot_be_seen() -> None:
    assert nfc_clean("\ufeff Văn\u00a0\u00a0phòng \u202eSở\u2069 \r\n\tcơ\u00ad quan\x07 ") == "Văn phòng Sở\ncơ quan"


@given(st.text())
def test_nfc_clean_is_idempotent_and_nfc(text: str) -> None:
    once = nfc_clean(text)
    assert nfc_clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_strip_marks_leaves_no_combining_mark(text: str) -> None:
    assert not any(unicodedata.combining(ch) for ch in strip_marks(text))


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậ ĐƯỜNG", max_size=30))
def test_fold_is_the_same_for_both_normal_forms(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text).isascii()
