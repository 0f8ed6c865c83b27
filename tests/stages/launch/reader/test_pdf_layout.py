"""PDF: columns kept apart, furniture of pages left out, sentences over a page break, letterhead side by side."""

import io

import pikepdf
import pytest
import typst

from tests.stages.launch.reader.test_sources import refused
from thidua.stages.launch.pages.page_layout import Word, lay_out
from thidua.stages.launch.reader import read_bytes
from thidua.stages.launch.reader.pdf import pdf_text

PAGE = """#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm),
  header: context {{ if counter(page).get().first() > 1 {{ align(center, counter(page).display()) }} }},
  footer: [{footer}])
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
#set par(justify: true)
"""
HEAD = """#grid(columns: (2fr, 3fr), align: center, [UBND TỈNH SƠN HÀ \\ *SỞ VĂN THƯ*],
  [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*])
#grid(columns: (2fr, 3fr), align: center, [Số: 45/KH-SVT], [_Sơn Hà, ngày 08 tháng 02 năm 2025_])
#align(center)[*KẾ HOẠCH* \\ *Sắp xếp kho lưu trữ năm 2025*]

"""
FOOT = """
#grid(columns: (1fr, 1fr), [#set par(justify: false)
*Nơi nhận:* \\ - UBND tỉnh (để b/c); \\ - Các phòng thuộc Sở (để th/h); \\ - Lưu: VT, VP.],
  align(center)[*KT. GIÁM ĐỐC* \\ *PHÓ GIÁM ĐỐC* #v(40pt) *Trần Thị Mẫu*])
"""
FILLER = "Các đơn vị quán triệt đầy đủ nội dung của phong trào tới toàn thể công chức, viên chức và người lao động. "


def compiled(source: str, footer: str = "Kế hoạch thi đua — Sở Văn thư") -> bytes:
    return typst.compile((PAGE.format(footer=footer) + source).encode())


def plan(pages: int) -> bytes:
    long = (FILLER * 9 + "\n\n") * 3 * pages
    sentence = "thực hiện Quyết định số 31/QĐ-SVT ngày 03/3/2025 của Giám đốc Sở về kho lưu trữ và " * 60
    return compiled(f"{HEAD}Các phòng {sentence}rà soát kho.\n\n{long}\n\nHết./.\n{FOOT}")


def test_letterhead_and_signature_side_by_side() -> None:
    reading = read_bytes(plan(1), "kh.pdf")
    head = reading.document
    assert (head.issuer, head.parent, head.number) == ("Sở Văn thư", "UBND tỉnh Sơn Hà", "45/KH-SVT")
    assert (head.place, str(head.date), head.title) == ("Sơn Hà", "2025-02-08", "Sắp xếp kho lưu trữ năm 2025")
    assert [(r.name, r.archive) for r in reading.recipients] == [
        ("UBND tỉnh", False), ("Các phòng thuộc Sở", False), ("VT, VP", True),
    ]  # fmt: skip
    assert [(s.authority, s.title, s.name) for s in reading.signatories] == [
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Mẫu")
    ]


@pytest.mark.parametrize("pages", [1, 3])
def test_page_numbers_and_running_feet_are_left_out_and_the_sentence_goes_on(pages: int) -> None:
    reading = read_bytes(plan(pages), "kh.pdf")
    words = "\n".join(reading.lines)
    assert "Kế hoạch thi đua —" not in words
    assert not any(line.strip().isdecimal() for line in reading.lines)
    (cited,) = reading.citations
    assert (cited.number, str(cited.date), len(cited.mentions)) == ("31/QĐ-SVT", "2025-03-03", 60)


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left, right = "trái " * 260, "phải " * 260
    text = pdf_text(compiled(f"#columns(2)[{left} #colbreak() {right}]", footer=""), "a.pdf").text
    assert text.split() == ["trái"] * 260 + ["phải"] * 260


def test_rows_of_a_table_stay_together() -> None:
    rows = ", ".join(f"[{n}], [Phòng {n}], [{n * 3}]" for n in range(1, 21))
    data = compiled(f"#table(columns: (1cm, 6cm, 3cm), {rows})", footer="")
    assert [line.split() for line in pdf_text(data, "a.pdf").text.split("\n")] == [
        [str(n), "Phòng", str(n), str(n * 3)] for n in range(1, 21)
    ]


@pytest.mark.parametrize("angle", [0, 90, 270])
def test_a_page_whose_letters_run_upwards_or_down_reads_from_left_to_right(angle: int) -> None:
    turned = f"#rotate({angle}deg, reflow: true)[#box(width: 12cm)[Dòng trên cùng \\ Dòng hai \\ Dòng dưới cùng]]"
    lines = pdf_text(compiled(turned, footer=""), "a.pdf").text.split("\n")
    assert [line.strip() for line in lines] == ["Dòng trên cùng", "Dòng hai", "Dòng dưới cùng"]


def test_pages_without_text_are_named() -> None:
    data = compiled(
        "Trang một có đủ chữ để đọc. #pagebreak() #rect(width: 5cm, fill: gray) #pagebreak() " + FILLER, footer=""
    )
    note = read_bytes(data, "a.pdf").notes[0]
    assert note.code == "pages-without-text"
    assert note.text.startswith("1/3 trang không có chữ (ảnh quét) nên không được đọc: trang 2.")


def test_a_locked_pdf_says_so() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(compiled("Kín"))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "có mật khẩu" in refused(buffer.getvalue(), "kin.pdf")


def word(text: str, left: float, top: float, size: float = 10) -> Word:
    return Word(text, left, top - size, left + len(text) * size / 2, top)


def test_a_line_twice_at_one_height_is_furniture_a_line_twice_elsewhere_is_text() -> None:
    pages = [[word("Trang", 0, 800), *[word(f"dòng{n}-{p}", 0, 700 - 20 * n) for n in range(9)]] for p in range(2)]
    assert "Trang" not in lay_out(pages)
    apart = [[word("Trang", 0, 800 - 50 * p), *pages[p][1:]] for p in range(2)]
    assert lay_out(apart).count("Trang") == 2


def test_the_only_line_of_a_page_is_never_a_page_number() -> None:
    assert lay_out([[word("2025", 0, 100)]]) == "2025"


@pytest.mark.parametrize(("gap", "apart"), [(19, False), (21, True)])
def test_a_gap_of_twice_the_height_parts_two_cells(gap: int, apart: bool) -> None:
    text = lay_out([[word("ab", 0, 100), word("cd", 10 + gap, 100)]])
    assert ("    " in text) == apart


def test_the_nation_beside_the_agency_is_apart_without_a_gap() -> None:
    words = ["SỞ", "VĂN", "THƯ", "Độc", "lập", "-", "Tự", "do"]
    at, line = 0.0, []
    for text in words:
        line.append(word(text, at, 100))
        at += len(text) * 5 + 3
    assert lay_out([line]) == "SỞ VĂN THƯ    Độc lập - Tự do"
