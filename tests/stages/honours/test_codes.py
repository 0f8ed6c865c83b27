"""Codes of certificates: drawn at random, never mistaken, forgiving in how they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.stages.honours.codes import ALPHABET, LENGTH, could_be, grouped, new_code, normal


def test_no_two_signs_look_alike() -> None:
    assert not set("01ILOU") & set(ALPHABET)
    assert len(set(ALPHABET)) == 30


def test_a_thousand_codes_differ_and_are_well_formed() -> None:
    codes = {new_code() for _ in range(1000)}

    assert len(codes) == 1000
    assert all(could_be(code) for code in codes)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH), st.sampled_from(["-", " ", ".", "–"]))
def test_however_it_is_typed_it_is_the_same_code(code: str, mark: str) -> None:
    typed = mark.join((code[:3], code[3:7], code[7:])).lower()

    assert normal(typed) == code
    assert normal(grouped(code)) == code


@pytest.mark.parametrize("text", ["", "K7M2Q9TXA", "K7M2Q9TXABC", "K7M2Q9TXA0", "K7M2Q9TXAÔ", "k7m2q9txab"])
def test_what_cannot_be_a_code_is_known_without_looking(text: str) -> None:
    assert could_be(text) is False
