"""HTML saved as Word, web archives: letterhead, tables, lists, struck and hidden words; whatever is left open."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.stages.launch.reader import read_bytes
from thidua.stages.launch.reader.markup import html_rows, html_source, html_text, page_of_archive

PAGE = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8><title>Kế hoạch</title>
<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><style>p.a {color: red}</style></head><body>
<table><tr><td><p>UBND TỈNH SƠN HÀ</p><p>SỞ VĂN THƯ</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p>Độc lập - Tự do - Hạnh phúc</p></td></tr><tr><td>Số: 08/KH-SVT</td><td>Sơn Hà, ngày 05
tháng 01 năm 2026</td></tr></table><p>KẾ HOẠCH</p><p>Thi đua chỉnh lý
tài&nbsp;liệu năm 2026</p><p>1. Chỉnh lý xong kho trước ngày <del>31/5/2026</del><ins>30/6/2026</ins>./.</p>
<span style='display:none'>ẩn <b>kín</b></span><table><tr><td>Nơi nhận:<br>- UBND tỉnh (để b/c);<br>- Lưu: VT.</td>
<td>GIÁM ĐỐC<br><br>Vũ Thị Mẫu</td></tr></table></body></html>"""


def test_a_plan_saved_as_a_page() -> None:
    reading = read_bytes(PAGE.encode(), "ke-hoach.doc")
    head = reading.document
    assert (head.issuer, head.parent, head.number) == ("Sở Văn thư", "UBND tỉnh Sơn Hà", "08/KH-SVT")
    assert (str(head.date), head.title) == ("2026-01-05", "Thi đua chỉnh lý tài liệu năm 2026")
    assert [str(d.date) for d in reading.deadlines] == ["2026-06-30"]
    assert [(r.name, r.archive) for r in reading.recipients] == [("UBND tỉnh", False), ("VT", True)]
    assert [(s.title, s.name) for s in reading.signatories] == [("GIÁM ĐỐC", "Vũ Thị Mẫu")]
    assert [n.code for n in reading.notes] == ["tracked-changes"]
    words = "\n".join(reading.lines)
    assert not any(unseen in words for unseen in ("ẩn", "kín", "31/5", "color", "Print", "<"))


def archive(page: bytes, encoding: str = "quoted-printable") -> bytes:
    import base64
    import quopri

    body = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_a"; type="text/html"\r\n\r\n--=_a\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        + encoding.encode()
        + b"\r\n\r\n"
        + body
        + b"\r\n--=_a\r\nContent-Type: image/png\r\n\r\nxx\r\n--=_a--\r\n"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_web_archive_reads_as_its_page(encoding: str) -> None:
    page = read_bytes(PAGE.encode(), "a.html").to_json()
    assert read_bytes(archive(PAGE.encode(), encoding), "a.mht").to_json() == page


def test_an_archive_without_a_page_is_refused() -> None:
    from tests.stages.launch.reader.test_sources import refused

    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nxx\n--a--\n"
    )
    assert "không phải văn bản đọc được" in refused(data, "a.mht")
    assert page_of_archive(data) is None


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<ol><li>Một<li>Hai<ol type=a><li>điểm</ol><li>Ba</ol>", ["1. Một", "2. Hai", "a) điểm", "3. Ba"]),
        ("<ol type=I start=4><li>Bốn</li></ol><ul><li>gạch</li></ul>", ["IV. Bốn", "- gạch"]),
        ("<table><tr><td>1<td>Phòng A<td><td>x<tr><td>2<td>Phòng B</table>", ["1\tPhòng A\t\tx", "2\tPhòng B"]),
        ("<table><tr><td>ngoài<table><tr><td>trong<td>cùng</table></td><td>bên</td></tr></table>sau",
         ["ngoài", "trong\tcùng", "bên", "sau"]),
        ("<pre>Dòng một\n  Dòng hai</pre>", ["Dòng một", "Dòng hai"]),
        ("a < b và <3 & &lt;c&gt;", ["a < b và <3 & <c>"]),
        ("<p>một<p>hai<br>ba", ["một", "hai", "ba"]),
        ("<script>if (a<b) {}</script>thấy<style>p{}", ["thấy"]),
        ("<td>ô lẻ</td></table></ol><li>điểm", ["ô lẻ", "điểm"]),
        ("<table><tr><td>chưa đóng", ["chưa đóng"]),
        ("<div style='display:none'>a<div>b</div>c</div>d", ["d"]),
        ("<![if !supportLists]>1.<![endif]> Một", ["1. Một"]),
        ("mở <!-- không đóng", ["mở"]),
    ],
)  # fmt: skip
def test_lines_of_a_page(markup: str, lines: list[str]) -> None:
    assert html_text(markup).split("\n") == lines


ROWS = ["1\tTổ 1\tÔng An", "2\tTổ 1\tBà Bình", "3\tTổ 1\tBà Chi", "4\tTổ 2\tÔng Dũng"]


@pytest.mark.parametrize("end", ["</tr>", ""])
def test_a_cell_over_three_rows_is_repeated_in_each_and_in_no_fourth(end: str) -> None:
    """Whether the page closes its rows or leaves it to the next one."""
    first = f"<tr><td>1</td><td rowspan=3>Tổ 1</td><td>Ông An</td>{end}"
    within = f"<tr><td>2</td><td>Bà Bình</td>{end}<tr><td>3</td><td>Bà Chi</td>{end}"
    last = f"<tr><td>4</td><td>Tổ 2</td><td>Ông Dũng</td>{end}"
    assert html_rows(f"<table>{first}{within}{last}</table>").split("\n") == ROWS


def test_a_page_in_the_encoding_it_names_and_in_old_letters() -> None:
    page = "<html><head><meta charset=windows-1252></head><body><p>Céng hßa x· héi chñ nghÜa ViÖt Nam</p></body></html>"
    assert read_bytes(page.encode("cp1252"), "a.html").lines == ("Cộng hòa xã hội chủ nghĩa Việt Nam",)
    utf16 = "<html><body><p>Kế hoạch thi đua</p></body></html>".encode("utf-16")
    assert read_bytes(utf16, "a.html").lines == ("Kế hoạch thi đua",)


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<![CDATA[", "&", "<!", "<?", "</", "<a='", "<script>", "<table><tr><td>",
                                   "<del>", "<ol><li>", "<a b='\"", "&#", "<b", "<div style='display:none'>"])  # fmt: skip
def test_markup_left_open_a_hundred_thousand_times_takes_seconds_at_most(piece: str) -> None:
    begun = time.process_time()
    html_text("<html>" + piece * 100_000)
    assert time.process_time() - begun < 6.0


PIECES = ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<p>", "</p>", "<ol>", "</ol>", "<li>", "<del>", "</del>",
          "<pre>", "</pre>", "chữ", " ", "\n", "&amp;", "<head>", "</head>", "<br>", "<", ">"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_tags_gives_words_without_tags(pieces: list[str]) -> None:
    text, _tracked = html_source("".join(pieces))
    assert text.count("chữ") <= pieces.count("chữ")
    assert "<td" not in text
    if not {"<del>", "<head>", "<", ">"} & set(pieces):
        assert text.count("chữ") == pieces.count("chữ")
