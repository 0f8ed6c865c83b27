"""Every planted error is found, where the decree puts it, and nothing else is marked; the repaired copy is free of it."""

import io
import re

import pytest
from docx import Document

from tests.foundations.papers.checker import word as w
from tests.foundations.papers.checker.planted import PLANTED
from thidua.foundations.papers.checker import check, repair

BASES = list(dict.fromkeys(one.text for one in PLANTED))


_LETTERS_CHANGED = {"Quốc hiệu sai chữ", "khoản có dấu ngoặc", "Chương số Ả Rập", "Mục số La Mã", "hai phụ lục đánh số Ả Rập",
                    "CV trong ký hiệu công văn", "K/T", "công văn ghi Về việc", "chữ tổ hợp", "hai kiểu đặt dấu thanh"}  # fmt: skip
"""Errors in the letters themselves; everywhere else only capitals, zeros, marks and blanks may change."""


def words(data):
    """Letters and digits of a document in order, capitals and leading zeros aside."""
    made = Document(io.BytesIO(data))
    text = " ".join(one.text for one in w.everywhere(made)).lower().replace("đ", "d")
    return [word.lstrip("0") for word in re.findall(r"\w+", text)]


def spoilt(planted):
    """The bytes of a right document with one error in it."""
    made = w.document(planted.text)
    planted.spoil(made)
    return w.saved(made)


def test_there_are_enough_of_them_and_each_has_its_own_name():
    assert len(PLANTED) >= 60
    assert len({one.name for one in PLANTED}) == len(PLANTED)


@pytest.mark.parametrize("text", BASES, ids=[f"{one.title}-{index}" for index, one in enumerate(BASES)])
def test_the_documents_are_right_before_anything_is_planted(text):
    assert check(w.saved(w.document(text)), "đúng.docx").findings == ()


@pytest.mark.parametrize("planted", PLANTED, ids=[one.name for one in PLANTED])
def test_the_error_is_found_in_its_component_and_mended_where_no_decision_is_needed(planted):
    data = spoilt(planted)
    found = check(data, "sai.docx").findings
    assert {str(one.component) for one in found} == {planted.component}
    assert all(one.measured and one.needed and one.remedy and "30/2020" in one.rule for one in found)
    assert all(one.repairable for one in found) is planted.mends
    copy, left = repair(data, "sai.docx")
    assert (left.findings == ()) is planted.mends
    if planted.name not in _LETTERS_CHANGED:
        assert "".join(words(copy)) == "".join(words(data))
