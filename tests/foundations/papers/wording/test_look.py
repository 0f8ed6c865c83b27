"""What an agency's file looks like beyond its words: what papers take over, and what the page says they do not."""

from dataclasses import replace as replaced

import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from tests.foundations.papers.every_kind import PAPERS
from tests.foundations.papers.test_emphasis import body, body_in_preview, body_in_word, joined
from tests.foundations.papers.wording.files import Change, faults, line, read, replace, write
from thidua.foundations.papers import render_docx, render_html
from thidua.foundations.papers.content import Align, Article, Emphasis, PaperKind, Paragraph, RowKind, Table
from thidua.foundations.papers.layout import plain_lines
from thidua.foundations.papers.wording.filling import fill
from thidua.foundations.papers.wording.model import Piece, Wording

DECISION, LETTER, NOTICE = PaperKind.AWARD_DECISION, PaperKind.SUBMISSION_LETTER, PaperKind.NOTICE
OWN = "Giao Văn phòng trao cho {{so_ca_nhan}} cá nhân (mẫu)"


def runs(after: str, *texts: tuple[str, str], style: str = "TD-body") -> Change:
    """A paragraph of runs, each with its look as letters b, i, u."""

    def change(document: WordDocument) -> None:
        made = document.add_paragraph(style=style)
        for text, look in texts:
            run = made.add_run(text)
            run.bold, run.italic, run.underline = ("b" in look or None, "i" in look or None, "u" in look or None)
        line(document, after)._p.addnext(made._p)

    return change


def test_words_that_stand_out_are_read_and_printed_so() -> None:
    wording = read(
        LETTER, runs("{{bang_1}}", ("Trao cho ", ""), ("{{so_ca_nh", "b"), ("an}} cá nhân", "bi"), (" (mẫu)", ""))
    )
    own = next(piece for piece in wording.pieces if piece.kind == "paragraph")
    assert own.text == "Trao cho {{so_ca_nhan}} cá nhân (mẫu)"
    assert [own.text[one.start : one.end] for one in own.emphasis] == ["{{so_ca_nhan}}", "{{so_ca_nhan}} cá nhân"]

    made = fill(wording, replaced(PAPERS[LETTER.value](3), annexes=()))
    block = next(one for one in made.blocks if isinstance(one, Paragraph) and one.emphasis)
    count = dict(made.facts)["so_ca_nhan"]
    assert block.text == f"Trao cho {count} cá nhân (mẫu)"
    (mark,) = block.emphasis
    assert (block.text[mark.start : mark.end], mark.bold, mark.italic) == (f"{count} cá nhân", True, True)
    wanted = joined(body(made))
    assert joined(body_in_word(render_docx(made))) == joined(body_in_preview(render_html(made))) == wanted


def test_an_own_articles_number_does_not_count_among_what_stands_out() -> None:
    own = runs("{{dieu_1}}", ("Điều 9. ", "b"), ("Giao ", ""), ("Văn phòng", "u"), style="TD-article")
    piece = read(DECISION, own).pieces[1]
    assert piece == Piece("article", "Giao Văn phòng", emphasis=(Emphasis(5, 14, underline=True),))
    made = fill(read(DECISION, own), PAPERS[DECISION.value](2)).blocks[1]
    assert made == Article(2, "Giao Văn phòng", (Emphasis(5, 14, underline=True),))


def test_bold_by_a_character_style_and_by_a_paragraph_style_of_words_own_counts() -> None:
    def strong(document: WordDocument) -> None:
        made = document.add_paragraph("Rất ", style="Normal")
        made.add_run("đậm", style="Strong")
        line(document, "{{bang_1}}")._p.addnext(made._p)
        heading = document.add_paragraph("Tiêu đề đậm", style="Heading 2")
        made._p.addnext(heading._p)

    first, second = (piece for piece in read(LETTER, strong).pieces if piece.kind == "paragraph")
    assert first.emphasis == (Emphasis(4, 7, bold=True),)
    assert second.emphasis == (Emphasis(0, 11, bold=True),)


def test_a_centred_paragraph_stays_centred() -> None:
    def centre(document: WordDocument) -> None:
        line(document, "Kính mời (mẫu)").alignment = WD_ALIGN_PARAGRAPH.CENTER

    found = read(LETTER, write("Kính mời (mẫu)", "{{doan_1}}"), centre)
    assert next(one for one in found.pieces if one.kind == "paragraph").style == "center"
    assert found.notes == ()


def table(*rows: tuple[str, ...], after: str = "{{bang_1}}", change: object = None) -> Change:
    """A table typed in Word."""

    def put(document: WordDocument) -> None:
        made = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        if callable(change):
            change(made)
        line(document, after)._p.addnext(made._tbl)

    return put


def test_an_own_table_is_read_and_is_the_same_in_all_faces() -> None:
    def shape(made: WordTable) -> None:
        made.cell(2, 0).merge(made.cell(2, 1))
        for cell in made.rows[3].cells:
            cell.paragraphs[0].runs[0].bold = True
        for row in made.rows[1:2]:
            row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    rows = (("Việc", "Hạn"), ("Trao {{so_ca_nhan}} giấy khen", "20/12"), ("Nhóm hai", ""), ("Tổng", "05"))
    wording = read(LETTER, table(*rows, change=shape))
    assert wording.notes == ()
    assert Wording.from_json(wording.to_json()) == wording

    made = fill(wording, PAPERS[LETTER.value](3))
    own = [one for one in made.blocks if isinstance(one, Table)][-1]
    count = dict(made.facts)["so_ca_nhan"]
    assert [(row.cells, row.kind) for row in own.rows] == [
        ((f"Trao {count} giấy khen", "20/12"), RowKind.BODY),
        (("Nhóm hai",), RowKind.GROUP),
        (("Tổng", "05"), RowKind.TOTAL),
    ]
    assert [(one.title, one.align) for one in own.columns] == [("Việc", Align.LEFT), ("Hạn", Align.CENTER)]
    said = plain_lines(made)
    assert said.index(f"Trao {count} giấy khen") > said.index("Hạn")
    assert "Nhóm hai" in render_html(made)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (table(("Một",), after="{{bang_1}}"), "Bảng 1: không có dòng nào dưới dòng tiêu đề"),
        (
            table(("A", "B"), ("1", "2"), change=lambda made: made.cell(0, 0).merge(made.cell(1, 0))),
            "Bảng 1, dòng 1: có ô gộp",
        ),
        (table(("A", "B"), ("1", "2"), change=lambda made: made.cell(0, 0).merge(made.cell(0, 1))), "Bảng 1"),
        (table(("A",) * 11, ("1",) * 11), "Bảng 1: có 11 cột, 2 dòng"),
        (table(("A", "B"), ("1", "2"), change=lambda made: made.cell(1, 0).add_table(1, 1)), "bảng lồng trong bảng"),
        (table(("A", "B"), ("{{bang_1}}", "2")), "trường {{bang_1}} đứng sai chỗ"),
        (table(("A", "B"), ("{{xyzqw}}", "2")), "không có trường “xyzqw”"),
    ],
)
def test_a_table_that_is_too_much_is_refused_with_its_place(change: Change, said: str) -> None:
    found = faults(LETTER, change, whole=True)
    assert [one for one in found if said in one] != []


def look(change: object, text: str = OWN, after: str = "{{bang_1}}") -> Change:
    """A paragraph of its own with a changed look."""

    def put(document: WordDocument) -> None:
        write(text, after)(document)
        change(line(document, text))  # type: ignore[operator]

    return put


def numbered(one: WordParagraph) -> None:
    one._p.get_or_add_pPr().append(OxmlElement("w:numPr"))


def broken(one: WordParagraph) -> None:
    made = OxmlElement("w:br")
    made.set(qn("w:type"), "page")
    one.runs[0]._r.append(made)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (lambda one: setattr(one.runs[0].font.color, "rgb", RGBColor(255, 0, 0)), "màu chữ"),
        (lambda one: setattr(one.runs[0].font, "size", Pt(18)), "cỡ chữ"),
        (lambda one: setattr(one.runs[0].font, "name", "Arial"), "phông chữ"),
        (lambda one: setattr(one.runs[0].font, "strike", True), "chữ gạch ngang"),
        (lambda one: setattr(one.runs[0].font, "superscript", True), "chỉ số trên, dưới"),
        (lambda one: setattr(one, "alignment", WD_ALIGN_PARAGRAPH.RIGHT), "canh lề"),
        (numbered, "số thứ tự tự động"),
        (broken, "ngắt trang"),
    ],
)
def test_what_a_paper_does_not_take_is_told_for_its_paragraph(change: object, lost: str) -> None:
    (note,) = read(LETTER, look(change)).notes
    assert note.startswith("Đoạn ")
    assert note.endswith(f"“{OWN[:40].rstrip()}…”: không giữ {lost}.")


def test_emphasis_where_the_decree_sets_the_look_is_told() -> None:
    def bold(one: WordParagraph) -> None:
        one.runs[0].bold = True

    wording = read(LETTER, look(bold, "- Phòng Tổ chức (mẫu);", "{{noi_nhan}}"))
    assert [note.rpartition(": ")[2] for note in wording.notes] == ["không giữ chữ đậm, nghiêng, gạch chân."]
    assert wording.recipients == ("{{noi_nhan}}", "Phòng Tổ chức (mẫu)")


def test_emphasis_inside_a_cell_is_told_with_its_row() -> None:
    def bold(made: WordTable) -> None:
        made.cell(1, 0).paragraphs[0].runs[0].bold = True

    wording = read(LETTER, table(("A", "B"), ("1", "2"), change=bold))
    assert wording.notes == ("Bảng 1, dòng 2: không giữ chữ đậm, nghiêng, gạch chân trong ô.",)


def test_words_in_the_page_margin_are_told() -> None:
    def foot(document: WordDocument) -> None:
        document.sections[0].footer.paragraphs[0].text = "Phòng Mẫu soạn"

    assert read(NOTICE, foot).notes == ("Đầu trang, chân trang, “Phòng Mẫu soạn”: không in trên văn bản.",)


def test_a_basis_pasted_in_another_style_is_still_a_basis() -> None:
    def paste(document: WordDocument) -> None:
        made = document.add_paragraph("Căn cứ Quy chế mẫu;", style="Normal")
        line(document, "{{can_cu}}")._p.addnext(made._p)

    for kind in (DECISION, LETTER):
        found = read(kind, paste)
        assert found.bases == ("{{can_cu}}", "Căn cứ Quy chế mẫu")
        assert all(piece.text != "Căn cứ Quy chế mẫu;" for piece in found.pieces)


def test_words_before_the_title_or_after_the_signature_are_refused() -> None:
    def outside(document: WordDocument) -> None:
        document.add_paragraph("Sau chữ ký", style="Normal")
        document.element.body.insert(1, document.add_paragraph("Trước tên loại", style="Normal")._p)

    assert [one.partition(".")[0] for one in faults(NOTICE, outside)] == [
        "đứng trước tên loại văn bản",
        "đứng sau phần chữ ký",
    ]


def test_wordings_kept_before_emphasis_was_known_are_still_read() -> None:
    old = {"subject": "S", "bases": [], "pieces": [["paragraph", "Lời", "body"]], "recipients": [], "dropped": []}
    assert Wording.from_json(old).pieces == (Piece("paragraph", "Lời", "body"),)


def test_the_field_of_an_article_may_be_replaced_in_bold() -> None:
    def bold(document: WordDocument) -> None:
        for run in line(document, "{{dieu_2}}").runs:
            run.bold = True

    made = fill(read(DECISION, replace("{{dieu_2}}", "{{dieu_2}}"), bold), PAPERS[DECISION.value](2)).blocks[1]
    assert isinstance(made, Article)
    assert made.emphasis == (Emphasis(0, len(made.text), bold=True),)
