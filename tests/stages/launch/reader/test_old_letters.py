"""Text of before Unicode: TCVN3 (ABC) and VNI are recognised, converted and said so; Unicode is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.launch.reader.support import TEXTS
from thidua.stages.launch.reader import read_bytes
from thidua.stages.launch.reader.old_letters import _TCVN3, _VNI, from_old, is_syllable, recognise, with_capitals
from thidua.stages.launch.reader.plain import decode, modern

MODERN = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc. Được ưu đãi, kỷ luật, giữ gìn, ngoằn ngoèo"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc. §­îc ­u ®·i, kû luËt, gi÷ g×n, ngo»n ngoÌo"
VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc. "
    "Ñöôïc öu ñaõi, kyû luaät, giöõ gìn, ngoaèn ngoeøo"
)
TO_TCVN3 = {new: old for old, new in _TCVN3.items() if ord(old) < 256}
TO_VNI = {new: old for old, new in _VNI.items()}
SAMPLES = [path.name for path in sorted(TEXTS.glob("*.txt"))]


@pytest.mark.parametrize(("old", "which"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_both_sets_are_recognised_and_converted(old: str, which: str) -> None:
    assert modern(old) == (MODERN, which)


@pytest.mark.parametrize("text", [MODERN, "Plain ASCII only, nothing to say.", "Café, naïve, Übung, señor, garçon", ""])
def test_what_is_not_old_vietnamese_is_left_alone(text: str) -> None:
    assert modern(text) == (text, None)


def test_three_marked_words_are_too_few_to_tell_and_four_are_enough() -> None:
    assert recognise("ViÖt héi x·") is None
    assert recognise("ViÖt héi x· chñ") == "tcvn3"


@pytest.mark.parametrize("name", SAMPLES)
def test_unicode_samples_are_unicode(name: str) -> None:
    assert recognise((TEXTS / name).read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(("table", "which"), [(TO_TCVN3, "tcvn3"), (TO_VNI, "vni")])
@pytest.mark.parametrize("name", ["directive.txt", "plan_party.txt"])
def test_a_file_in_old_letters_reads_as_the_same_file_in_unicode(table: dict[str, str], which: str, name: str) -> None:
    text = (TEXTS / name).read_text(encoding="utf-8").replace("–", "-")
    if which == "tcvn3":  # its capital letters with a tone exist in fonts only
        text = "".join(ch if ch in table or ch.lower() not in table else ch.lower() for ch in text)
    old = "".join(table.get(ch, ch) for ch in text).encode("cp1252", "replace")
    expected = read_bytes(with_capitals(text).encode(), name).to_json()
    answer = read_bytes(old, name).to_json()
    assert [note["code"] for note in answer.pop("notes")] == ["old-letters"]
    assert expected.pop("notes") == []
    assert {**answer, "findings": None} == {**expected, "findings": None}


def test_the_note_names_the_set() -> None:
    reading = read_bytes(TCVN3.encode("cp1252"), "cu.txt")
    assert [(n.code, "TCVN3 (ABC)" in n.text) for n in reading.notes] == [("old-letters", True)]


def test_windows_1258_is_no_old_set() -> None:
    # Its tones are marks of their own: "Vi" "ê" + dot below "t".
    data = "Vi\u00ea\u0323t Nam đ\u00ea\u0301n h\u00f4\u0323i nghi\u0323 toa\u0300n qu\u00f4\u0301c".encode("cp1258")
    assert decode(data) == "Vi\u00ea\u0323t Nam đ\u00ea\u0301n h\u00f4\u0323i nghi\u0323 toa\u0300n qu\u00f4\u0301c"


def test_lines_set_in_capital_fonts_come_out_in_capitals() -> None:
    assert with_capitals("CộNG HOà Xã HộI\nHà Nội, ngày 1") == "CỘNG HOÀ XÃ HỘI\nHà Nội, ngày 1"


@pytest.mark.parametrize(
    "word", ["thi", "đua", "nghiêng", "quyết", "thuở", "khuỷu", "giặc", "ưu", "yêu", "rượu", "ngoằn"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["héi§", "ViÖt", "chñ", "über", "năaq", "được1", "á̀"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(alphabet=st.sampled_from(sorted(TO_TCVN3))))
def test_every_letter_of_tcvn3_comes_back(text: str) -> None:
    assert from_old("".join(TO_TCVN3[ch] for ch in text), "tcvn3") == text


@given(st.lists(st.sampled_from(sorted(TO_VNI)), max_size=20))
def test_every_letter_of_vni_comes_back(letters: list[str]) -> None:
    # A vowel without mark must not follow: VNI writes the mark after the letter, so words here end in a consonant.
    assert from_old("n".join(TO_VNI[ch] for ch in letters), "vni") == "n".join(letters)
