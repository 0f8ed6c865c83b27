"""An extract holds what was chosen of the sealed paper, under the lines that lead to it, and the paper's whole form."""

from dataclasses import replace

import pytest

from tests.foundations.papers import every_kind
from thidua.foundations.papers import render_docx
from thidua.foundations.papers.content import COPY_SYMBOLS, Paper
from thidua.foundations.papers.copying.parts import extract, parts_of, sheets_of
from thidua.foundations.papers.layout import Grid, Line, Sheet, Split, lay_out, sheet_texts


def shares(widths: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(round(width / sum(widths), 2) for width in widths)


def in_shares(sheet: Sheet) -> Sheet:
    """The sheet with widths as shares of the whole: a Word file knows them in twentieths of a point."""
    made = []
    for element in sheet.elements:
        if isinstance(element, Split):
            made.append(replace(element, name="", shares=shares(element.shares)))
        elif isinstance(element, Grid):
            widths = shares(tuple(column.width for column in element.columns))
            columns = tuple(replace(one, width=width) for one, width in zip(element.columns, widths, strict=True))
            made.append(replace(element, columns=columns))
        else:
            made.append(element)
    return replace(sheet, elements=tuple(made))


@pytest.mark.parametrize("kind", sorted(every_kind.PAPERS))
def test_a_sealed_word_file_gives_back_what_was_laid_out(kind: str) -> None:
    paper = every_kind.PAPERS[kind](2)
    back = sheets_of(render_docx(paper))
    assert [in_shares(sheet) for sheet in back] == [in_shares(sheet) for sheet in lay_out(paper)]


def chosen(paper: Paper, *words: str) -> list[list[str]]:
    """Texts of the sheets of an extract of the parts that hold one of ``words``."""
    sheets = sheets_of(render_docx(paper))
    keys = {part.key for part in parts_of(sheets) if any(word in part.text for word in words)}
    return [sheet_texts(sheet) for sheet in extract(sheets, keys)]


def test_an_article_alone_stands_between_the_whole_form_of_the_decision() -> None:
    (texts,) = chosen(every_kind.PAPERS["award-decision"](2), "Điều 2.")
    articles = [text for text in texts if text.startswith("Điều")]
    assert articles == ["Điều\u00a02. Tiền thưởng được trích từ quỹ thi đua, khen thưởng của cơ quan theo quy định."]
    for kept in ("SỞ NGOẠI VỤ", "Số: 145/QĐ-SNgV", "QUYẾT ĐỊNH", "GIÁM ĐỐC", "Hoàng Thị Mẫu", "QUYẾT ĐỊNH:"):
        assert kept in texts
    assert not [text for text in texts if text.startswith("Căn cứ")]


def test_a_row_brings_its_group_and_its_annex_and_no_total() -> None:
    paper = every_kind.PAPERS["award-decision"](3)
    main, annex = chosen(paper, every_kind.person(1))
    assert "Hoàng Thị Mẫu" in main
    assert annex[0] == "Phụ lục II"
    assert [text for text in annex if "Vi Thị" in text] == [every_kind.person(1)]
    assert "Tổng cộng" not in annex
    assert [text for text in annex if text.startswith(("I.", "II."))] == ["I. Lao động tiên tiến"]


def test_a_clause_brings_the_headings_that_lead_to_it_and_no_others() -> None:
    (texts,) = chosen(every_kind.PAPERS["launch-plan"](2), "Tổng kết: trước ngày")
    headings = [text for text in texts if text.startswith(("I.", "II.", "III.", "IV.", "V.", "VI."))]
    assert headings == ["V. THỜI GIAN THỰC HIỆN"]


def test_form_and_signature_of_the_original_are_no_parts_to_choose() -> None:
    sheets = sheets_of(render_docx(every_kind.PAPERS["award-decision"](1)))
    offered = {part.text for part in parts_of(sheets)}
    assert not offered & {"QUYẾT ĐỊNH", "Hoàng Thị Mẫu", "SỞ NGOẠI VỤ", "Phụ lục I", "Tổng cộng"}
    lines = [element for sheet in sheets for element in sheet.elements if isinstance(element, Line)]
    assert len(lines) > len([part for part in parts_of(sheets) if not part.is_row])


def test_every_form_of_copy_has_its_symbol() -> None:
    assert COPY_SYMBOLS == {"Sao y": "SY", "Sao lục": "SL", "Trích sao": "TrS"}
