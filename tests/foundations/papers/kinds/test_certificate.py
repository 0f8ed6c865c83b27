"""The certificate's words: form or title, the decision, the golden book."""

from dataclasses import replace

import pytest

from tests.foundations.papers import samples
from thidua.foundations.papers.kinds.certificate import compose

CONTEXT = samples.certificate_context(4)


@pytest.mark.parametrize(("is_title", "verb"), [(True, "Tặng danh hiệu"), (False, "Tặng")])
def test_a_title_is_conferred_a_form_given(is_title, verb):
    assert compose(replace(CONTEXT, is_title=is_title)).verb == verb


def test_decision_and_ordinal_name_one_recipient():
    made = compose(CONTEXT)
    assert made.decision_line == "Quyết định số 145/QĐ-SNgV ngày 20 tháng 12 năm 2021"
    assert made.book_line == "Số sổ vàng: 5"
    assert made.place_and_date == "Lạng Sơn, ngày 20 tháng 12 năm 2021"


@pytest.mark.parametrize(("text", "kept"), [("Đã có thành tích.", "Đã có thành tích"), ("", None), (" ", None)])
def test_the_reason_has_no_full_stop_and_may_be_missing(text, kept):
    assert compose(replace(CONTEXT, achievement=text)).achievement == kept


@pytest.mark.parametrize(("design", "on_blank"), [("whole", False), ("blank", True)])
def test_design(design, on_blank):
    assert compose(replace(CONTEXT, design=design)).on_blank is on_blank


@pytest.mark.parametrize("name", ["", "  "])
def test_a_certificate_for_nobody_is_refused(name):
    with pytest.raises(ValueError, match="số sổ vàng 5 chưa có tên"):
        replace(CONTEXT, recipient=name)
