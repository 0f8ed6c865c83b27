"""The PDF read back: margins to the millimetre, page numbers, fonts, the archive standard."""

import dataclasses
import io
import re

import pikepdf
import pytest

from tests.foundations.papers import every_kind, golden, samples
from tests.foundations.papers.readers import pdf_ink, pdf_pages, pdf_places, pdf_sizes, squeezed
from thidua.foundations.papers import render_pdf
from thidua.foundations.papers.content import Column, Paragraph, Row, Table
from thidua.foundations.papers.kinds import notice
from thidua.foundations.papers.pdf_writer import compile_template


def long_notice(paragraphs):
    """A notice of many full lines."""
    text = "Nội dung thông báo mẫu được viết dài để đầy một dòng, đầy hai dòng và đầy cả ba dòng của trang giấy. " * 3
    return notice.compose(dataclasses.replace(samples.announcement(1), paragraphs=(text,) * paragraphs, blocks=()))


def test_ink_stays_inside_the_margins_of_a_full_page():
    (left, top, right, bottom), size = pdf_ink(render_pdf(long_notice(30)))
    assert size == (210, 297)
    assert 30.0 <= left <= 30.5
    assert 20.0 <= top <= 23.0
    assert 194.0 <= right <= 195.0
    assert 262.0 <= bottom <= 277.0


LONG = ("launch-plan", "nomination-list", "ballot-paper", "council-minutes", "award-decision", "payment-sheet")


@pytest.mark.parametrize(
    ("kind", "rows"), [*((kind, 1) for kind in sorted(every_kind.PAPERS)), *((kind, 60) for kind in LONG)]
)
def test_no_page_runs_over_its_margins(kind, rows):
    data = render_pdf(every_kind.PAPERS[kind](rows))
    for index in range(len(pdf_pages(data))):
        (left, top, right, bottom), (width, height) = pdf_ink(data, index)
        assert left >= 29.5
        assert right <= width - 14.5
        assert top >= (19.5 if index == 0 else 9.5)
        assert bottom <= height - 8 if kind == "ballot-paper" else height - 19.5


def test_page_number_is_centred_in_the_top_margin_from_page_two():
    data = render_pdf(long_notice(30))
    pages = pdf_pages(data)
    assert len(pages) > 2
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert pages[0].split()[0] == "UBND"
    left, top, right, bottom = pdf_places(data, "2", 1)[0]
    assert (left + right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)
    assert top > 10
    assert bottom < 20


def test_each_annex_is_numbered_from_one():
    pages = pdf_pages(render_pdf(every_kind.PAPERS["award-decision"](60)))
    numbers = [int(page.split()[0]) if page.split()[0].isdigit() else 1 for page in pages]
    assert numbers[:3] == [1, 1, 1]
    assert numbers[3:] == list(range(2, len(pages) - 1))


def test_the_head_of_a_table_is_on_every_page():
    pages = pdf_pages(render_pdf(every_kind.PAPERS["payment-sheet"](60)))
    with_rows = [page for page in pages if "1.490.000" in page]
    assert len(with_rows) > 3
    assert all("Danh hiệu, hình thức" in " ".join(page.split()) for page in with_rows)


def test_sixty_rows_are_all_there_once():
    text = squeezed(pdf_pages(render_pdf(every_kind.PAPERS["launch-plan"](60))))
    for index in range(1, 61):
        assert len(re.findall(rf"địaphươngthứ{index}(?!\d)", text)) == 1 or index < 10


def test_a_heading_in_a_table_never_stands_at_the_foot_of_a_page():
    for rows in range(1, 24, 2):
        for page in pdf_pages(render_pdf(every_kind.PAPERS["council-minutes"](rows))):
            last = page.strip().splitlines()[-1].strip()
            assert last not in (samples.FIGHTER, samples.LABOURER)


def test_first_line_of_a_paragraph_is_indented():
    data = render_pdf(every_kind.PAPERS["notice"](1))
    (left, *_), *_rest = pdf_places(data, "Văn phòng Sở thông báo")
    assert left == pytest.approx(30 + 12.7, abs=0.4)


def test_number_and_date_stand_on_one_line():
    data = render_pdf(every_kind.PAPERS["award-decision"](1))
    (number,), (dated,) = pdf_places(data, "Số: 145/QĐ-SNgV"), pdf_places(data, "Lạng Sơn, ngày 20 tháng 12 năm 2021")
    assert number[1] == pytest.approx(dated[1], abs=1.0)
    assert number[2] < dated[0]


def test_heading_columns_do_not_touch():
    data = render_pdf(every_kind.PAPERS["council-minutes"](1))
    (nation,) = pdf_places(data, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    (agency,) = pdf_places(data, "KHEN THƯỞNG")
    assert nation[0] - agency[2] >= 1.5
    assert nation[2] <= 195.0


def test_sizes_of_type():
    assert pdf_sizes(render_pdf(every_kind.PAPERS["award-decision"](1))) == {11.0, 12.0, 13.0, 14.0}


def test_only_the_vendored_fonts_are_in_the_file():
    with pikepdf.open(io.BytesIO(render_pdf(every_kind.PAPERS["award-decision"](1)))) as document:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for page in document.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert fonts == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
        "LiberationSerif-BoldItalic",
    }


def test_the_file_says_it_is_pdf_a_2b_and_when_the_paper_was_issued():
    with pikepdf.open(io.BytesIO(render_pdf(every_kind.PAPERS["award-decision"](1)))) as document:
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
            assert metadata["dc:title"] == "Quyết định Về việc công nhận danh hiệu thi đua năm 2021"
            assert metadata["xmp:CreateDate"].startswith("2021-12-20")
        assert "/OutputIntents" in document.Root


def test_a_very_long_cell_is_not_cut():
    words = "Thành tích mẫu rất dài " * 900
    table = Table("Bảng", (Column("STT", 1), Column("Thành tích", 5)), (Row(("1", f"{words}HẾT CHỮ")),))
    paper = notice.compose(dataclasses.replace(samples.announcement(1), blocks=(Paragraph("Như sau:"), table)))
    pages = pdf_pages(render_pdf(paper))
    assert squeezed(pages).count("Thànhtíchmẫurấtdài") == 900
    assert "HẾT CHỮ" in pages[-1] or "HẾT CHỮ" in pages[-2]


def test_an_address_without_spaces_stays_in_its_cell():
    address = "https://laocai.example/" + "thi-dua-khen-thuong" * 6
    columns = (Column("Nguồn", 1), Column("Ghi chú", 1))
    table = Table("Bảng", columns, (Row((address, "Ô BÊN CẠNH")),))
    data = render_pdf(notice.compose(dataclasses.replace(samples.announcement(1), blocks=(table,))))
    (beside,) = pdf_places(data, "Ô BÊN CẠNH")
    (start, *_), *_rest = pdf_places(data, "https:")
    assert start < 32
    assert max(place[2] for place in pdf_places(data, "-dua-")) < beside[0]
    # The reader takes a dash at the end of a line for a hyphen and gives another sign for it.
    assert address.replace("-", "") in re.sub("[-\x02\ufffe\u00ad]", "", squeezed(pdf_pages(data)))


def test_a_process_apart_gives_the_same_bytes():
    from datetime import UTC, datetime

    data = {
        "title": "t",
        "author": "a",
        "fonts": {"serif": ["Liberation Serif", 0.891, 1.149]},
        "brass": "#a98434",
        "mark": "IN THỬ",
    }
    data |= {
        "frame_mm": 10,
        "lines": [],
        "faces": [{"page_mm": [297, 210], "picture": None, "framed": True, "lines": [], "qr": None}],
    }
    when = datetime(2021, 1, 1, tzinfo=UTC)
    here = compile_template("certificate.typ", data, when)
    assert compile_template("certificate.typ", data, when, apart=True) == here


def test_a_failure_apart_is_not_mistaken_for_a_paper():
    from datetime import UTC, datetime

    with pytest.raises(RuntimeError, match="PDF process failed"):
        compile_template("certificate.typ", {}, datetime(2021, 1, 1, tzinfo=UTC), apart=True)


def test_signatures_stand_on_no_page_without_two_lines_of_the_text():
    record = golden.sent_to(every_kind.PAPERS["tally-record"](1), 12)
    last = pdf_pages(render_pdf(record))[-1]
    assert last.index("Danh sách bỏ phiếu có mã") < last.index("Biên bản được lập") < last.index("TRƯỞNG BAN")
    assert last.index("TRƯỞNG BAN") < last.index("CHỦ TỊCH")
