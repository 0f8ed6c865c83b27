"""Certified copies: nothing of the original changes, the mark stands under its last line."""

from dataclasses import replace

import pytest

from tests.foundations.papers import every_kind, samples
from tests.foundations.papers.kinds.reading import rows, tables
from thidua.foundations.papers.content import NumberAndDate, RowKind
from thidua.foundations.papers.kinds import award_decision, certified_copy
from thidua.foundations.papers.layout import plain_lines

MARK = [
    "SỞ NGOẠI VỤ",
    "SAO Y",
    "Số: 07/SY-SNgV",
    "Lạng Sơn, ngày 21 tháng 12 năm 2021",
    "Nơi nhận:",
    "- Phòng mẫu;",
    "- Lưu: VT, VP.",
    "TL. GIÁM ĐỐC",
    "CHÁNH VĂN PHÒNG",
    "Nông Thị Ví Dụ",
]


def decision(rows=3):
    return award_decision.compose(samples.decision(rows))


@pytest.mark.parametrize("rows", [0, 3])
def test_a_copy_is_the_original_and_its_mark(rows):
    original = decision(rows)
    assert plain_lines(certified_copy.whole_copy(original, every_kind.COPIED)) == [*plain_lines(original), *MARK]


@pytest.mark.parametrize(("form", "symbol"), [("Sao y", "SY"), ("Sao lục", "SL"), ("Trích sao", "TrS")])
def test_each_form_has_its_symbol(form, symbol):
    note = replace(every_kind.COPIED, form=form)
    lines = plain_lines(certified_copy.whole_copy(decision(), note))
    assert f"Số: 07/{symbol}-SNgV" in lines
    assert form.upper() in lines


def test_an_extract_keeps_only_the_rows_asked_for_under_their_award():
    name = samples.person(1)
    paper = certified_copy.extract(decision(5), every_kind.COPIED, [name])
    assert [annex.title for annex in paper.annexes] == ["Danh sách cá nhân"]
    table = tables(paper.annexes[0])[0]
    assert rows(table) == [("3", name, samples.place(1), "450.000")]
    assert rows(table, RowKind.GROUP) == [("I. Lao động tiên tiến",)]
    assert rows(table, RowKind.TOTAL) == []


def test_an_extract_for_nobody_in_the_list_is_refused():
    with pytest.raises(ValueError, match="Không có ai trong số Người Lạ ở danh sách"):
        certified_copy.extract(decision(), every_kind.COPIED, ["Người Lạ"])


@pytest.mark.parametrize("change", [{"draft": True}, {"issue": NumberAndDate(None, None)}])
def test_a_draft_is_not_copied(change):
    with pytest.raises(ValueError, match="Chỉ sao văn bản đã ban hành"):
        certified_copy.whole_copy(replace(decision(), **change), every_kind.COPIED)
