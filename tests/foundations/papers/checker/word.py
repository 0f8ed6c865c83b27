"""Right documents as an ordinary Word user makes them: direct formatting over Word's own defaults, not our writer.

Sizes, words and places are those of Decree 30/2020/NĐ-CP, annexes I and III. No person or body here is real.
"""

import io
from dataclasses import dataclass, field, replace

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt

LEFT, CENTER, RIGHT, BOTH = ALIGN.LEFT, ALIGN.CENTER, ALIGN.RIGHT, ALIGN.JUSTIFY
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"

# What each length of text measures in Times New Roman, taken with a ruler from a printed page.
MOTTO_MM = {13: 56, 14: 60.5}

_DRAWING = """<w:r {ns} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV>
<wp:extent cx="{length}" cy="0"/><wp:wrapNone/><wp:docPr id="{id}" name="Line {id}"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"""


@dataclass(frozen=True)
class Text:
    """What one document says and how the head is made; the rest follows the decree."""

    title: str | None = "QUYẾT ĐỊNH"
    subject: str = "Về việc công nhận danh hiệu thi đua năm 2021"
    subject_mm: float = 42
    parent: str | None = "UBND TỈNH ĐÈO GIÓ"
    agency: str = "SỞ NGOẠI VỤ"
    agency_mm: float = 13
    number: str = "Số: 05/QĐ-SNgV"
    date: str = "Đèo Gió, ngày 03 tháng 02 năm 2021"
    authority: str | None = "GIÁM ĐỐC SỞ NGOẠI VỤ"
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = (
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    )
    resolution: str | None = "QUYẾT ĐỊNH:"
    body: tuple[str, ...] = (
        "**Điều 1.** Công nhận danh hiệu thi đua năm 2021 cho 02 tập thể và 12 cá nhân có thành tích (có danh sách kèm theo).",
        "**Điều 2.** Tiền thưởng được trích từ quỹ thi đua, khen thưởng của cơ quan theo quy định hiện hành của pháp luật.",
        "**Điều 3.** Chánh Văn phòng, trưởng các phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    recipients: tuple[str, ...] = ("- Như Điều 3;", "- Sở Nội vụ (b/c);", "- Lưu: VT, VP.")
    signers: tuple[tuple[str, ...], ...] = (("GIÁM ĐỐC", "Hoàng Thị Mẫu"),)
    head: str = "table"
    body_size: int = 14
    head_size: int = 13
    annex: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=())


DECISION = Text()
PLAN = Text(
    title="KẾ HOẠCH",
    subject="Tổ chức phong trào thi đua năm 2021",
    subject_mm=35,
    number="Số: 12/KH-SNgV",
    date="Đèo Gió, ngày 15 tháng 3 năm 2021",
    authority=None,
    bases=(),
    resolution=None,
    body=(
        "Thực hiện Kế hoạch số 08/KH-UBND ngày 22 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh về công tác thi đua, khen thưởng, Sở Ngoại vụ ban hành Kế hoạch như sau:",
        "**I. MỤC ĐÍCH, YÊU CẦU**",
        "**1. Mục đích**",
        "Động viên công chức, viên chức, người lao động của Sở thi đua hoàn thành tốt nhiệm vụ chính trị được giao trong năm.",
        "**2. Yêu cầu**",
        "a) Phong trào thiết thực, đúng quy định, gắn với nhiệm vụ của từng đơn vị và của mỗi người;",
        "b) Mỗi đơn vị có đăng ký và theo dõi kết quả;",
        "c) Bình xét công khai, dân chủ;",
        "d) Khen thưởng kịp thời;",
        "đ) Không chạy theo thành tích;",
        "e) Lấy kết quả công việc làm thước đo chủ yếu khi bình xét.",
        "**II. TỔ CHỨC THỰC HIỆN**",
        "Văn phòng Sở hướng dẫn, đôn đốc, kiểm tra việc thực hiện Kế hoạch này và báo cáo Giám đốc Sở trước ngày 15 hằng tháng./.",
    ),
    recipients=("- UBND tỉnh (b/c);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."),
)
DISPATCH = Text(
    title=None,
    subject="V/v đôn đốc thực hiện nhiệm vụ năm 2021",
    number="Số: 45/SNgV-VP",
    date="Đèo Gió, ngày 09 tháng 9 năm 2021",
    authority=None,
    addressees=("Kính gửi: Các phòng, đơn vị thuộc Sở",),
    bases=(),
    resolution=None,
    body=(
        "Thực hiện Kế hoạch số 12/KH-SNgV ngày 15 tháng 3 năm 2021 của Sở Ngoại vụ về tổ chức phong trào thi đua năm 2021, Giám đốc Sở yêu cầu các phòng, đơn vị báo cáo kết quả.",
        "Báo cáo gửi về Văn phòng Sở trước ngày 15 tháng 9 năm 2021./.",
    ),
    recipients=("- Như trên;", "- Giám đốc, các Phó Giám đốc Sở;", "- Lưu: VT, VP."),
    signers=(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nông Thị Ví Dụ"),),
)
LETTER = Text(
    title="TỜ TRÌNH",
    subject="Về việc đề nghị khen thưởng năm 2021",
    subject_mm=38,
    number="Số: 132/TTr-SNgV",
    date="Đèo Gió, ngày 20 tháng 12 năm 2021",
    authority=None,
    addressees=("Kính gửi:", "- Chủ tịch Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."),
    bases=(),
    resolution=None,
    body=(
        "Hội đồng Thi đua - Khen thưởng Sở đã họp ngày 10 tháng 12 năm 2021 và thống nhất đề nghị khen thưởng các tập thể, cá nhân có danh sách kèm theo.",
        "Sở Ngoại vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định./.",
    ),
    recipients=("- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."),
    signers=(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lương Văn Thử"),),
)
MINUTES = Text(
    title="BIÊN BẢN",
    subject="Họp Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",
    subject_mm=45,
    parent="SỞ NGOẠI VỤ",
    agency="HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
    agency_mm=32,
    number="Số: 02/BB-HĐTĐKT",
    date="",
    authority=None,
    bases=(),
    resolution=None,
    body=(
        "Thời gian bắt đầu: 14 giờ 00, ngày 10 tháng 12 năm 2021.",
        "Địa điểm: phòng họp số 1, trụ sở Sở Ngoại vụ.",
        "Thành phần: 09/09 thành viên Hội đồng có mặt; không có thành viên nào vắng mặt hoặc gửi ý kiến bằng văn bản.",
        "Cuộc họp kết thúc vào 16 giờ 30, ngày 10 tháng 12 năm 2021./.",
    ),
    recipients=("- Lưu: VT, Hồ sơ.",),
    signers=(("THƯ KÝ", "Nông Thị Ví Dụ"), ("CHỦ TỌA", "Hoàng Thị Mẫu")),
)
REGULATION = Text(
    title="QUY CHẾ",
    subject="Hoạt động của Hội đồng Thi đua - Khen thưởng",
    subject_mm=42,
    number="Số: 07/QC-SNgV",
    date="Đèo Gió, ngày 10 tháng 01 năm 2021",
    authority=None,
    bases=(),
    resolution=None,
    body=(
        "^Chương I",
        "^QUY ĐỊNH CHUNG",
        "**Điều 1. Phạm vi điều chỉnh**",
        "Quy chế này quy định nguyên tắc, chế độ làm việc của Hội đồng và trách nhiệm của từng thành viên Hội đồng trong năm.",
        "^Chương II",
        "^TỔ CHỨC VÀ HOẠT ĐỘNG",
        "^Mục 1",
        "^THÀNH VIÊN",
        "**Điều 2. Thành viên Hội đồng**",
        "1. Chủ tịch Hội đồng là Giám đốc Sở, chịu trách nhiệm chung về hoạt động của Hội đồng trước cấp trên và pháp luật.",
        "2. Các thành viên:",
        "a) Phó Giám đốc Sở;",
        "b) Chủ tịch Công đoàn cơ sở;",
        "c) Chánh Văn phòng Sở.",
        "^Mục 2",
        "^CHẾ ĐỘ LÀM VIỆC",
        "**Điều 3. Cuộc họp**",
        "Hội đồng họp khi có ít nhất hai phần ba tổng số thành viên tham dự và quyết định theo đa số./.",
    ),
    recipients=("- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."),
)
ANNEXED = replace(
    DECISION,
    annex=(
        "Phụ lục",
        "DANH SÁCH CÁ NHÂN ĐƯỢC CÔNG NHẬN",
        "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 03 tháng 02 năm 2021 của Giám đốc Sở Ngoại vụ)",
    ),
)
TWO_ANNEXES = replace(
    DECISION,
    annex=(
        "Phụ lục I",
        "DANH SÁCH TẬP THỂ",
        "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 03 tháng 02 năm 2021 của Giám đốc Sở Ngoại vụ)",
        "Phụ lục II",
        "DANH SÁCH CÁ NHÂN",
        "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 03 tháng 02 năm 2021 của Giám đốc Sở Ngoại vụ)",
    ),
)


def write(holder, text, size=14, *, bold=False, italic=False, align=LEFT, before=0, first=0.0):
    """A paragraph typed into ``holder``; ``**…**`` is bold."""
    made = holder.add_paragraph()
    for index, part in enumerate(text.split("**")):
        if part:
            _run(made, part, size, bold=bold or index % 2 == 1, italic=italic)
    shape = made.paragraph_format
    shape.alignment, shape.space_before, shape.space_after = align, Pt(before), Pt(0)
    shape.line_spacing = 1.0
    if first:
        shape.first_line_indent = Cm(first)
    return made


def _run(paragraph, text, size, *, bold, italic):
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold, run.font.italic = "Times New Roman", Pt(size), bold, italic
    return run


def line(paragraph, length_mm, left_mm=20.0):
    """A line drawn under a paragraph with the pen of Word."""
    count = len(paragraph._p.getparent().xpath("//w:drawing")) + 1
    xml = _DRAWING.format(ns=nsdecls("w"), length=int(length_mm * 36000), left=int(left_mm * 36000), id=count)
    paragraph._p.append(parse_xml(xml))


def columns(document, *, left=6.5, right=10.0, rows=1):
    """A table without lines, its empty first paragraphs taken out when it is filled."""
    table = document.add_table(rows, 2)
    table.autofit = False
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Cm(left), Cm(right)
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Cm(width)
    return table


def tidy(table):
    """Take the empty paragraph out of cells that have others."""
    for row in table.rows:
        for cell in row.cells:
            if len(cell.paragraphs) > 1 and not cell.paragraphs[0].text:
                cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)


def document(text=DECISION):
    """The document of ``text``, ready to be spoilt."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(20),
        Mm(20),
        Mm(30),
        Mm(15),
    )
    number_pages(section)
    {"table": head_in_a_table, "tabs": head_in_tabs, "rows": head_in_rows}[text.head](made, text)
    _title(made, text)
    _addressees(made, text)
    for basis in text.bases:
        write(made, basis, text.body_size, italic=True, align=BOTH, before=6, first=1.27)
    if text.resolution:
        write(made, text.resolution, 14, bold=True, align=CENTER, before=12)
    for words in text.body:
        if words.startswith("^"):
            write(made, words[1:], text.body_size, bold=True, align=CENTER, before=6)
        else:
            write(made, words, text.body_size, align=BOTH, before=6, first=1.27)
    write(made, "", 14)
    closing(made, text)
    _annexes(made, text)
    return made


def number_pages(section, size=14):
    section.different_first_page_header_footer = True
    holder = section.header.paragraphs[0]
    holder.alignment = CENTER
    for kind in ("begin", None, "end"):
        run = _run(holder, "", size, bold=False, italic=False)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = " PAGE   \\* MERGEFORMAT "
        run._r.append(mark)


def head_in_a_table(made, text):
    table = columns(made)
    left, right = table.rows[0].cells
    if text.parent:
        write(left, text.parent, text.head_size, align=CENTER)
    line(write(left, text.agency, text.head_size, bold=True, align=CENTER), text.agency_mm)
    write(left, text.number, 13, align=CENTER, before=12)
    if text.title is None:
        write(left, text.subject, 12, align=CENTER, before=6)
    write(right, NATION, text.head_size, bold=True, align=CENTER)
    motto = text.head_size + 1
    line(write(right, MOTTO, motto, bold=True, align=CENTER), MOTTO_MM[motto])
    if text.date:
        write(right, text.date, 14, italic=True, align=CENTER, before=12)
    tidy(table)


def head_in_rows(made, text):
    """Two rows: names above, number and date below."""
    table = columns(made, rows=2)
    left, right = table.rows[0].cells
    if text.parent:
        write(left, text.parent, text.head_size, align=CENTER)
    write(left, text.agency, text.head_size, bold=True, align=CENTER)
    line(write(left, "", 6), text.agency_mm)
    write(right, NATION, text.head_size, bold=True, align=CENTER)
    write(right, MOTTO, text.head_size + 1, bold=True, align=CENTER)
    line(write(right, "", 6), MOTTO_MM[text.head_size + 1])
    write(table.rows[1].cells[0], text.number, 13, align=CENTER)
    if text.title is None:
        write(table.rows[1].cells[0], text.subject, 13, align=CENTER, before=6)
    write(table.rows[1].cells[1], text.date, 13, italic=True, align=CENTER)
    tidy(table)


def head_in_tabs(made, text):
    """No table: both columns on one line, set apart by a tab."""
    first = made.add_paragraph()
    _run(first, text.parent or "", 12, bold=False, italic=False)
    _run(first, "\t", 12, bold=False, italic=False)
    _run(first, NATION, 12, bold=True, italic=False)
    second = made.add_paragraph()
    _run(second, text.agency, 12, bold=True, italic=False)
    _run(second, "\t", 12, bold=False, italic=False)
    _run(second, MOTTO, 13, bold=True, italic=False)
    line(second, 12, left_mm=8)
    line(second, MOTTO_MM[13], left_mm=90)
    third = made.add_paragraph()
    _run(third, text.number, 13, bold=False, italic=False)
    _run(third, "\t", 13, bold=False, italic=False)
    _run(third, text.date, 13, bold=False, italic=True)


def _title(made, text):
    if text.title is None:
        return
    write(made, text.title, 14, bold=True, align=CENTER, before=18)
    line(write(made, text.subject, 14, bold=True, align=CENTER), text.subject_mm, left_mm=60)
    if text.authority:
        write(made, text.authority, 14, bold=True, align=CENTER, before=12)


def _addressees(made, text):
    if len(text.addressees) == 1:
        write(made, text.addressees[0], 14, align=CENTER, before=12)
    elif text.addressees:
        write(made, text.addressees[0], 14, before=12, first=3)
        for words in text.addressees[1:]:
            write(made, words, 14, first=4.8)


def closing_in_tabs(made, text):
    """Recipients and signature side by side, set apart by tabs."""
    right = (*text.signers[0][:-1], "", "", text.signers[0][-1])
    left = ("Nơi nhận:", *text.recipients)
    for index in range(max(len(left), len(right))):
        holder = made.add_paragraph()
        if index < len(left):
            head = index == 0
            _run(holder, left[index], 12 if head else 11, bold=head, italic=head)
        if index < len(right) and right[index]:
            _run(holder, "\t", 12, bold=False, italic=False)
            _run(holder, right[index], 14, bold=True, italic=False)


def closing_in_paragraphs(made, text, *, align=CENTER):
    """The signature at the right, the recipients under it."""
    for words in (*text.signers[0][:-1], "", "", "", text.signers[0][-1]):
        made_one = write(made, words, 14, bold=True, align=align)
        if align == CENTER:
            made_one.paragraph_format.left_indent = Cm(8)
    _recipients(made, text)


def take_out_closing(made):
    """Delete the table of recipients and signature."""
    table = made.tables[-1]._tbl
    table.getparent().remove(table)


def closing(made, text):
    table = columns(made, left=8.0, right=8.5)
    left, right = table.rows[0].cells
    if len(text.signers) == 1:
        _recipients(left, text)
        _signature(right, text.signers[0])
    else:
        _signature(left, text.signers[0])
        _signature(right, text.signers[1])
        tidy(table)
        write(made, "", 6)
        table = columns(made, left=8.0, right=8.5)
        _recipients(table.rows[0].cells[0], text)
    tidy(table)


def _recipients(cell, text):
    if text.recipients:
        write(cell, "Nơi nhận:", 12, bold=True, italic=True)
    for words in text.recipients:
        write(cell, words, 11)


def _signature(cell, words):
    *titles, name = words
    for title in titles:
        write(cell, title, 14, bold=True, align=CENTER)
    for _ in range(4):
        write(cell, "", 14, align=CENTER)
    write(cell, name, 14, bold=True, align=CENTER)


def _annexes(made, text):
    for index in range(0, len(text.annex), 3):
        mark, title, reference = text.annex[index : index + 3]
        write(made, mark, 14, bold=True, align=CENTER).paragraph_format.page_break_before = True
        write(made, title, 14, bold=True, align=CENTER)
        write(made, reference, 14, italic=True, align=CENTER)
        table = made.add_table(2, 2, style="Table Grid")
        for cell, words in zip(
            (c for row in table.rows for c in row.cells), ("STT", "Họ và tên", "1", "Vi Thị Ưng"), strict=True
        ):
            cell.paragraphs[0].text = ""
            _run(cell.paragraphs[0], words, 13, bold=False, italic=False)


def saved(made):
    """The bytes of a document."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def everywhere(made):
    """All paragraphs, those of tables included."""
    yield from made.paragraphs
    for table in made.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def find(made, beginning):
    """The first paragraph that begins so."""
    return next(one for one in everywhere(made) if one.text.strip().startswith(beginning))


def retype(made, beginning, words):
    """Change a paragraph's words, its first run's type kept."""
    paragraph = find(made, beginning)
    runs = [run for run in paragraph.runs if run.text]
    runs[0].text = words
    for run in runs[1:]:
        run.text = ""
    return paragraph


def swap(made, old, new):
    """Replace words inside the run that holds them."""
    run = next(run for one in everywhere(made) for run in one.runs if old in run.text)
    run.text = run.text.replace(old, new)


def font(made, beginning, **settings):
    """Type of every run of a paragraph."""
    for run in find(made, beginning).runs:
        for name, value in settings.items():
            setattr(run.font, name, Pt(value) if name == "size" else value)


def undraw(made, beginning):
    """Rub out the line drawn under a paragraph."""
    paragraph = find(made, beginning)
    for drawn in paragraph._p.xpath(".//w:drawing"):
        drawn.getparent().remove(drawn)


def redraw(made, beginning, length_mm):
    """Draw the line under a paragraph anew."""
    undraw(made, beginning)
    line(find(made, beginning), length_mm)


def drop(made, beginning):
    """Delete a paragraph."""
    paragraph = find(made, beginning)._p
    paragraph.getparent().remove(paragraph)
