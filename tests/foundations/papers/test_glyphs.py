"""Which text can be printed, how wide it is, where it breaks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.foundations.papers.glyphs import (
    PaperTextError,
    balanced,
    clean,
    printable_codes,
    text_width_pt,
    unprintable,
)

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0309\u0303\u0301\u0323"


def test_every_vietnamese_letter_is_in_all_four_fonts():
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
    letters += [*VOWELS, "đ"]
    assert unprintable("".join([*letters, *(letter.upper() for letter in letters)])) == []


def test_signs_of_official_papers_are_in_the_fonts():
    assert unprintable("0123456789 “”‘’–—…/()%§№°²½×÷±≤≥□₫\u00a0") == []


def test_decomposed_text_is_composed():
    assert clean(unicodedata.normalize("NFD", "Nguyễn Thị Hữu"), "tên") == "Nguyễn Thị Hữu"


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u202a", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "\x07", "\x00", "\u206f", "\u034f"]
)
def test_invisible_characters_are_dropped(hidden):
    assert clean(f"Vi {hidden}Thị Ưng", "tên") == "Vi Thị Ưng"


@pytest.mark.parametrize("sign", ["😀", "中", "ش", "\ud800", "𝐀", "☐"])
def test_a_sign_that_cannot_be_printed_is_refused_with_place_and_remedy(sign):
    with pytest.raises(PaperTextError) as caught:
        clean(f"Vi Thị {sign} Ưng", "họ tên người ký")
    said = str(caught.value)
    assert f"U+{ord(sign):04X}" in said
    assert "họ tên người ký" in said
    assert "Hãy bỏ ký tự đó" in said


def test_every_wrong_sign_is_named_once():
    with pytest.raises(PaperTextError, match=r"“中” \(U\+4E2D\), “国” \(U\+56FD\) ở nội dung"):
        clean("中国中国", "nội dung")


@pytest.mark.parametrize("hidden", ["\u202e", "\u206f", "\u00ad"])
def test_a_dropped_character_leaves_no_double_space(hidden):
    assert clean(f"Vi {hidden} Ưng", "tên") == "Vi Ưng"


def test_blanks_to_fill_in_are_kept():
    assert clean("Số:\u00a0\u00a0\u00a0/QĐ", "số") == "Số:\u00a0\u00a0\u00a0/QĐ"
    assert clean("năm\u00a0\u00a0", "ngày") == "năm\u00a0\u00a0"


@given(st.text())
def test_what_was_cleaned_is_printable_and_stays_as_it_is(text):
    try:
        cleaned = clean(text, "nội dung")
    except PaperTextError:
        return
    assert {ord(char) for char in cleaned if char != "\n"} <= printable_codes()
    assert clean(cleaned, "nội dung") == cleaned


def test_widths_are_those_of_times():
    # Adobe's metrics of Times-Roman and Times-Bold, in thousandths of an em.
    assert text_width_pt("A", 1000) == pytest.approx(722, abs=1)
    assert text_width_pt("i", 1000) == pytest.approx(278, abs=1)
    assert text_width_pt("A", 1000, bold=True) == pytest.approx(722, abs=1)
    assert text_width_pt("m", 1000, bold=True) == pytest.approx(833, abs=1)
    assert text_width_pt("Ai", 14) == pytest.approx(14.0, abs=0.02)


def test_a_heading_that_fits_is_not_broken():
    assert balanced("Tổng kết năm 2021", 14, 400) == "Tổng kết năm 2021"


def test_a_long_heading_breaks_into_even_lines():
    text = "Tổ chức phong trào thi đua hoàn thành thắng lợi nhiệm vụ chính trị, công tác năm 2021"
    first, second = balanced(text, 14, 460, bold=True).split("\n")
    widths = [text_width_pt(line, 14, bold=True) for line in (first, second)]
    assert f"{first} {second}" == text
    assert max(widths) / min(widths) < 1.35


def test_a_dash_never_begins_a_line():
    text = "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"
    for width in range(100, 260, 5):
        assert not any(line.startswith("-") for line in balanced(text, 13, width, bold=True).split("\n"))


@given(st.lists(st.text("abcdđơưế", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(120, 500))
def test_breaking_loses_nothing_and_fits(words, width):
    lines = balanced(" ".join(words), 14, width).split("\n")
    assert " ".join(lines).split(" ") == words
    assert all(text_width_pt(line, 14) <= width for line in lines)
