"""One error each, planted in a right document: what Decree 30/2020/NĐ-CP forbids, written from the decree.

A row is: name, the right text, how it is spoilt, the component the decree puts the error in, whether a repaired copy is
free of it without a decision of the writer.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Mm, Pt, RGBColor

from tests.foundations.papers.checker import word as w
from tests.foundations.papers.checker.word import (
    ANNEXED,
    DECISION,
    DISPATCH,
    LETTER,
    MINUTES,
    PLAN,
    REGULATION,
    TWO_ANNEXES,
    Text,
)


@dataclass(frozen=True)
class Planted:
    """One error."""

    name: str
    text: Text
    spoil: Callable[[Any], Any]
    component: str
    mends: bool


def _page(**sides):
    def spoil(made):
        for side, value in sides.items():
            setattr(made.sections[0], side, Mm(value))

    return spoil


def _lie_down(made):
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _number_at_foot(made):
    section = made.sections[0]
    header = section.header._element
    for child in list(header):
        section.footer._element.append(child)
    header.append(section.footer.add_paragraph()._p)


def _number_on_first(made):
    made.sections[0].different_first_page_header_footer = False


def _number_at_left(made):
    made.sections[0].header.paragraphs[0].alignment = w.LEFT


def _number_small(made):
    for run in made.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(10)


def _long_without_number(made):
    made.sections[0].header.paragraphs[0].clear()
    before = w.find(made, "II. TỔ CHỨC")
    for _ in range(12):
        copied = w.write(
            made,
            "Các đơn vị tổ chức thực hiện nghiêm túc các nội dung của Kế hoạch này. " * 6,
            14,
            align=w.BOTH,
            before=6,
            first=1.27,
        )
        before._p.addprevious(copied._p)


def _typed(beginning, **settings):
    return lambda made: w.font(made, beginning, **settings)


def _words(beginning, words):
    return lambda made: w.retype(made, beginning, words)


def _swap(old, new):
    return lambda made: w.swap(made, old, new)


def _drop(beginning):
    return lambda made: w.drop(made, beginning)


def _shape(beginning, **settings):
    def spoil(made):
        for name, value in settings.items():
            setattr(w.find(made, beginning).paragraph_format, name, value)

    return spoil


def _colour(made):
    for run in w.find(made, "Điều 2.").runs:
        run.font.color.rgb = RGBColor(0, 0, 255)


def _font(name, beginning="Điều 2."):
    return _typed(beginning, name=name)


def _decompose(made):
    run = w.find(made, "Điều 2.").runs[-1]
    run.text = unicodedata.normalize("NFD", run.text)


def _law_with_number(made):
    w.swap(made, "Luật Thi đua, khen thưởng ngày", "Luật Thi đua, khen thưởng số 15/2003/QH11 ngày")


def _other_row(made):
    """The date goes to a row of its own, under the number."""
    table = made.tables[0]
    row = table.add_row()
    row.cells[1]._tc.append(w.find(made, "Đèo Gió, ngày")._p)
    w.tidy(table)


def _order_of_archive(made):
    w.find(made, "- Lưu: VT, VP.")._p.addnext(w.find(made, "- Sở Nội vụ (b/c);")._p)


def _on_his_own_behalf(made):
    """The head of a single-head agency signs "on behalf of" himself."""
    cell = made.tables[-1].rows[0].cells[1]
    next(run for one in cell.paragraphs for run in one.runs if run.text == "GIÁM ĐỐC").text = "TM. GIÁM ĐỐC"


_LONG = "Động viên công chức"

PLANTED = (
    # The sheet: annex I, I.
    Planted("khổ Letter", DECISION, _page(page_width=216, page_height=279), "page", True),
    Planted("lề trên 15 mm", DECISION, _page(top_margin=15), "page", True),
    Planted("lề trên 27 mm", PLAN, _page(top_margin=27), "page", True),
    Planted("lề dưới 30 mm", DISPATCH, _page(bottom_margin=30), "page", True),
    Planted("lề trái 25 mm", DECISION, _page(left_margin=25), "page", True),
    Planted("lề trái 40 mm", LETTER, _page(left_margin=40), "page", True),
    Planted("lề phải 10 mm", PLAN, _page(right_margin=10), "page", True),
    Planted("lề phải 25 mm", DECISION, _page(right_margin=25), "page", True),
    Planted("trang ngang không có bảng", DISPATCH, _lie_down, "page", True),
    Planted("phông Arial", DECISION, _font("Arial"), "font", True),
    Planted("phông Calibri ở tên cơ quan", PLAN, _font("Calibri", "SỞ NGOẠI VỤ"), "font", True),
    Planted("phông .VnTime", DECISION, _font(".VnTime"), "font", False),
    Planted("phông VNI-Times", DECISION, _font("VNI-Times"), "font", False),
    Planted("chữ màu xanh", DECISION, _colour, "font", True),
    Planted("chữ tổ hợp", DECISION, _decompose, "font", True),
    Planted("số trang ở chân trang", PLAN, _number_at_foot, "page-number", True),
    Planted("số trang hiện ở trang 1", DECISION, _number_on_first, "page-number", True),
    Planted("số trang canh trái", PLAN, _number_at_left, "page-number", True),
    Planted("số trang cỡ 10", DECISION, _number_small, "page-number", True),
    Planted("văn bản hai trang không có số trang", PLAN, _long_without_number, "page-number", True),
    # Nation and motto: annex I, II.1.
    Planted("thiếu Quốc hiệu", DECISION, _drop(w.NATION), "nation", False),
    Planted("thiếu Tiêu ngữ", DECISION, _drop(w.MOTTO), "nation", False),
    Planted("Quốc hiệu sai chữ", DECISION, _words(w.NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN"), "nation", True),
    Planted("Quốc hiệu chữ thường", PLAN, _words(w.NATION, "Cộng hòa xã hội chủ nghĩa Việt Nam"), "nation", True),
    Planted("Quốc hiệu cỡ 14", DECISION, _typed(w.NATION, size=14), "nation", True),
    Planted("Quốc hiệu cỡ 11", DECISION, _typed(w.NATION, size=11), "nation", True),
    Planted("Quốc hiệu không đậm", LETTER, _typed(w.NATION, bold=False), "nation", True),
    Planted("Quốc hiệu nghiêng", LETTER, _typed(w.NATION, italic=True), "nation", True),
    Planted("Tiêu ngữ gạch dài", DECISION, _words(w.MOTTO, "Độc lập – Tự do – Hạnh phúc"), "nation", True),
    Planted("Tiêu ngữ không cách gạch", PLAN, _words(w.MOTTO, "Độc lập-Tự do-Hạnh phúc"), "nation", True),
    Planted("Tiêu ngữ chữ thường", PLAN, _words(w.MOTTO, "Độc lập - tự do - hạnh phúc"), "nation", True),
    Planted("Tiêu ngữ không đậm", DECISION, _typed(w.MOTTO, bold=False), "nation", True),
    Planted("Tiêu ngữ cỡ 12", replace(DECISION, head_size=12), lambda m: (w.font(m, w.MOTTO, size=12), w.redraw(m, w.MOTTO, 52)), "nation", True),
    Planted("thiếu đường kẻ dưới Tiêu ngữ", DECISION, lambda m: w.undraw(m, w.MOTTO), "nation", True),
    Planted("đường kẻ dưới Tiêu ngữ ngắn", PLAN, lambda m: w.redraw(m, w.MOTTO, 30), "nation", True),
    Planted("đường kẻ dưới Tiêu ngữ dài", DISPATCH, lambda m: w.redraw(m, w.MOTTO, 85), "nation", True),
    # Issuing agency: annex I, II.2.
    Planted("cơ quan chủ quản in đậm", DECISION, _typed("UBND TỈNH", bold=True), "agency", True),
    Planted("tên cơ quan không đậm", DECISION, _typed("SỞ NGOẠI VỤ", bold=False), "agency", True),
    Planted("tên cơ quan chữ thường", PLAN, _words("SỞ NGOẠI VỤ", "Sở Ngoại vụ"), "agency", True),
    Planted("tên cơ quan cỡ 15", DECISION, lambda m: (w.font(m, "SỞ NGOẠI VỤ", size=15)), "agency", True),
    Planted("thiếu đường kẻ dưới tên cơ quan", DECISION, lambda m: w.undraw(m, "SỞ NGOẠI VỤ"), "agency", True),
    Planted("đường kẻ dài bằng tên cơ quan", LETTER, lambda m: w.redraw(m, "SỞ NGOẠI VỤ", 30), "agency", True),
    Planted("thiếu tên cơ quan", replace(DECISION, parent=None), lambda m: (w.undraw(m, "SỞ NGOẠI VỤ"), w.drop(m, "SỞ NGOẠI VỤ")), "agency", False),
    # Number and symbol: annex I, II.3; annex III.
    Planted("thiếu số, ký hiệu", DECISION, _drop("Số: 05"), "number", False),
    Planted("số không có số 0", DECISION, _words("Số: 05", "Số: 5/QĐ-SNgV"), "number", True),
    Planted("thiếu hai chấm sau Số", DECISION, _words("Số: 05", "Số 05/QĐ-SNgV"), "number", True),
    Planted("cách chữ trong số, ký hiệu", DECISION, _words("Số: 05", "Số: 05 /QĐ - SNgV"), "number", True),
    Planted("gạch dài trong ký hiệu", DECISION, _words("Số: 05", "Số: 05/QĐ–SNgV"), "number", True),
    Planted("CV trong ký hiệu công văn", DISPATCH, _words("Số: 45", "Số: 45/CV-SNgV"), "number", True),
    Planted("ký hiệu QD không dấu", DECISION, _words("Số: 05", "Số: 05/QD-SNgV"), "number", True),
    Planted("ký hiệu HDND không dấu", replace(DECISION, number="Số: 05/QĐ-HĐND"), _words("Số: 05", "Số: 05/QĐ-HDND"), "number", True),
    Planted("ký hiệu không khớp tên loại", PLAN, _words("Số: 12", "Số: 12/QĐ-SNgV"), "number", False),
    Planted("ký hiệu thiếu tên loại", PLAN, _words("Số: 12", "Số: 12/SNgV"), "number", False),
    Planted("số, ký hiệu in đậm", PLAN, _typed("Số: 12", bold=True), "number", True),
    Planted("số, ký hiệu cỡ 14", LETTER, _typed("Số: 132", size=14), "number", True),
    # Place and date: annex I, II.4.
    Planted("ngày không có số 0", DECISION, _swap("ngày 03 tháng 02", "ngày 3 tháng 02"), "date", True),
    Planted("tháng 2 không có số 0", DECISION, _swap("ngày 03 tháng 02", "ngày 03 tháng 2"), "date", True),
    Planted("tháng 3 có số 0", PLAN, _swap("tháng 3 năm 2021", "tháng 03 năm 2021"), "date", True),
    Planted("tháng 9 có số 0", DISPATCH, _words("Đèo Gió", "Đèo Gió, ngày 09 tháng 09 năm 2021"), "date", True),
    Planted("thời gian không nghiêng", DECISION, _typed("Đèo Gió, ngày", italic=False), "date", True),
    Planted("thời gian in đậm", PLAN, _typed("Đèo Gió, ngày", bold=True), "date", True),
    Planted("thiếu dấu phẩy sau địa danh", DECISION, _swap("Đèo Gió, ngày", "Đèo Gió ngày"), "date", True),
    Planted("thời gian viết bằng số", DECISION, _words("Đèo Gió", "Đèo Gió, 03/02/2021"), "date", False),
    Planted("ngày không có trong lịch", DECISION, _swap("ngày 03 tháng 02", "ngày 30 tháng 02"), "date", False),
    Planted("thiếu địa danh, thời gian", LETTER, _drop("Đèo Gió, ngày"), "date", False),
    Planted("thời gian cỡ 12", DECISION, _typed("Đèo Gió, ngày", size=12), "date", True),
    Planted("thời gian khác dòng với số", DECISION, _other_row, "date", False),
    # Kind and summary: annex I, II.5; article 7.
    Planted("tên loại chữ thường", PLAN, _words("KẾ HOẠCH", "Kế hoạch"), "title", True),
    Planted("tên loại không đậm", DECISION, _typed("QUYẾT ĐỊNH", bold=False), "title", True),
    Planted("tên loại cỡ 16", LETTER, _typed("TỜ TRÌNH", size=16), "title", True),
    Planted("tên loại canh trái", LETTER, _shape("TỜ TRÌNH", alignment=w.LEFT), "title", True),
    Planted("tên loại ngoài Điều 7", PLAN, _words("KẾ HOẠCH", "PHÁT ĐỘNG"), "title", False),
    Planted("công văn có tên loại", DISPATCH, lambda m: m.tables[0]._tbl.addnext(w.write(m, "CÔNG VĂN", 14, bold=True, align=w.CENTER)._p), "title", False),
    Planted("trích yếu không đậm", DECISION, _typed("Về việc", bold=False), "title", True),
    Planted("trích yếu cỡ 12", PLAN, lambda m: (w.font(m, "Tổ chức phong trào", size=12), w.redraw(m, "Tổ chức phong trào", 30)), "title", True),
    Planted("thiếu đường kẻ dưới trích yếu", DECISION, lambda m: w.undraw(m, "Về việc"), "title", True),
    Planted("đường kẻ dài bằng trích yếu", PLAN, lambda m: w.redraw(m, "Tổ chức phong trào", 85), "title", True),
    Planted("thiếu trích yếu", LETTER, _drop("Về việc"), "title", False),
    Planted("công văn thiếu V/v", DISPATCH, _drop("V/v"), "title", False),
    Planted("V/v in đậm", DISPATCH, _typed("V/v", bold=True), "title", True),
    Planted("V/v cỡ 14", DISPATCH, _typed("V/v", size=14), "title", True),
    Planted("công văn ghi Về việc", DISPATCH, _swap("V/v đôn đốc", "Về việc đôn đốc"), "title", True),
    # Addressees: annex I, II.9.
    Planted("công văn thiếu Kính gửi", DISPATCH, _drop("Kính gửi"), "addressee", False),
    Planted("tờ trình thiếu Kính gửi", replace(LETTER, addressees=("Kính gửi: Sở Nội vụ",)), _drop("Kính gửi"), "addressee", False),
    Planted("Kính gửi in đậm", DISPATCH, _typed("Kính gửi", bold=True), "addressee", True),
    Planted("nơi kính gửi thiếu gạch đầu dòng", LETTER, _words("- Chủ tịch", "Chủ tịch Ủy ban nhân dân tỉnh;"), "addressee", True),
    Planted("nơi kính gửi sai dấu cuối dòng", LETTER, _words("- Chủ tịch", "- Chủ tịch Ủy ban nhân dân tỉnh,"), "addressee", True),
    # Bases: annex I, II.6.
    Planted("căn cứ không nghiêng", DECISION, _typed("Căn cứ Luật", italic=False), "basis", True),
    Planted("căn cứ thiếu chấm phẩy", DECISION, _swap("năm 2003;", "năm 2003"), "basis", True),
    Planted("căn cứ cuối không có dấu chấm", DECISION, _swap("Văn phòng Sở.", "Văn phòng Sở;"), "basis", True),
    Planted("Luật ghi cả số, ký hiệu", DECISION, _law_with_number, "basis", False),
    Planted("nghị định thiếu ngày", DECISION, _swap(" ngày 31 tháng 7 năm 2017", ""), "basis", False),
    Planted("QUYẾT ĐỊNH không có hai chấm", DECISION, _words("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH"), "basis", True),
    # Text: annex I, I and II.6.
    Planted("nội dung cỡ 12", PLAN, _typed(_LONG, size=12), "body", True),
    Planted("nội dung cỡ 15", DECISION, _typed("Điều 2.", size=15), "body", True),
    Planted("dãn dòng 2", PLAN, _shape(_LONG, line_spacing=2.0), "body", True),
    Planted("dãn dòng 0,8", PLAN, _shape(_LONG, line_spacing=0.8), "body", True),
    Planted("các đoạn không cách nhau", PLAN, _shape("2. Yêu cầu", space_before=Pt(0)), "body", True),
    Planted("nội dung canh trái", PLAN, _shape(_LONG, alignment=w.LEFT), "body", True),
    Planted("không lùi đầu dòng", PLAN, _shape(_LONG, first_line_indent=Cm(0)), "body", True),
    Planted("lùi đầu dòng 2 cm", PLAN, _shape(_LONG, first_line_indent=Cm(2)), "body", True),
    Planted("bỏ điểm đ", PLAN, lambda m: (w.swap(m, "đ) Không", "e) Không"), w.swap(m, "e) Lấy", "g) Lấy")), "body", False),
    Planted("điểm g thành f", PLAN, _swap("e) Lấy", "f) Lấy"), "body", False),
    Planted("điểm có dấu chấm", PLAN, _swap("b) Mỗi", "b. Mỗi"), "body", True),
    Planted("khoản có dấu ngoặc", REGULATION, _swap("2. Các", "2) Các"), "body", True),
    Planted("Điều có hai chấm", DECISION, _swap("Điều 2.", "Điều 2:"), "body", True),
    Planted("Điều số La Mã", DECISION, _swap("Điều 2.", "Điều II."), "body", False),
    Planted("Điều không đậm", DECISION, _typed("Điều 2.", bold=False), "body", True),
    Planted("nhảy số Điều", REGULATION, _swap("Điều 3.", "Điều 4."), "body", False),
    Planted("Chương số Ả Rập", REGULATION, _words("Chương II", "Chương 2"), "body", True),
    Planted("Mục số La Mã", REGULATION, _words("Mục 2", "Mục II"), "body", True),
    Planted("tiêu đề Chương chữ thường", REGULATION, _words("QUY ĐỊNH CHUNG", "Quy định chung"), "body", True),
    Planted("Chương không có tiêu đề", REGULATION, _drop("QUY ĐỊNH CHUNG"), "body", False),
    Planted("mục La Mã không đậm", PLAN, _typed("I. MỤC", bold=False), "body", True),
    Planted("mục La Mã gạch chéo", PLAN, _swap("II. TỔ", "II/ TỔ"), "body", True),
    Planted("thiếu ./.", DISPATCH, _swap("năm 2021./.", "năm 2021."), "body", True),
    # Signature: article 13; annex I, II.7.
    Planted("thiếu KT.", LETTER, _drop("KT. GIÁM ĐỐC"), "signature", False),
    Planted("KT không có dấu chấm", LETTER, _words("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"), "signature", True),
    Planted("K/T", LETTER, _words("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"), "signature", True),
    Planted("KT. không có chức vụ người ký", LETTER, _drop("PHÓ GIÁM ĐỐC"), "signature", False),
    Planted("TL. không có chức vụ người ký", DISPATCH, _drop("CHÁNH VĂN PHÒNG"), "signature", False),
    Planted("TM. trước chức vụ", DECISION, _on_his_own_behalf, "signature", False),
    Planted("chức vụ không đậm", DISPATCH, _typed("CHÁNH VĂN PHÒNG", bold=False), "signature", True),
    Planted("chức vụ chữ thường", LETTER, _words("PHÓ GIÁM ĐỐC", "Phó Giám đốc"), "signature", True),
    Planted("chức vụ cỡ 12", LETTER, _typed("PHÓ GIÁM ĐỐC", size=12), "signature", True),
    Planted("học vị trước họ tên", DECISION, _words("Hoàng Thị Mẫu", "ThS. Hoàng Thị Mẫu"), "signature", False),
    Planted("Ông trước họ tên", LETTER, _words("Lương Văn Thử", "Ông Lương Văn Thử"), "signature", False),
    Planted("họ tên in hoa", DECISION, _words("Hoàng Thị Mẫu", "HOÀNG THỊ MẪU"), "signature", False),
    Planted("họ tên không đậm", DECISION, _typed("Hoàng Thị Mẫu", bold=False), "signature", True),
    Planted("họ tên nghiêng", MINUTES, _typed("Hoàng Thị Mẫu", italic=True), "signature", True),
    Planted("thiếu họ tên người ký", DECISION, _drop("Hoàng Thị Mẫu"), "signature", False),
    # Recipients: annex I, II.9.
    Planted("thiếu Nơi nhận", PLAN, lambda m: [w.drop(m, one) for one in ("Nơi nhận", "- UBND tỉnh", "- Các phòng", "- Lưu")], "recipients", False),
    Planted("Nơi nhận không nghiêng", DECISION, _typed("Nơi nhận", italic=False), "recipients", True),
    Planted("Nơi nhận không đậm", DECISION, _typed("Nơi nhận", bold=False), "recipients", True),
    Planted("Nơi nhận cỡ 14", PLAN, _typed("Nơi nhận", size=14), "recipients", True),
    Planted("Nơi nhận thiếu hai chấm", PLAN, _swap("Nơi nhận:", "Nơi nhận"), "recipients", True),
    Planted("danh sách nơi nhận cỡ 13", DECISION, _typed("- Sở Nội vụ", size=13), "recipients", True),
    Planted("thiếu Lưu", DECISION, lambda m: (w.drop(m, "- Lưu"), w.retype(m, "- Sở Nội vụ", "- Sở Nội vụ (b/c).")), "recipients", False),
    Planted("Lưu không có VT", PLAN, _words("- Lưu", "- Lưu: VP."), "recipients", False),
    Planted("Lưu thiếu hai chấm", PLAN, _words("- Lưu", "- Lưu VT, VP."), "recipients", True),
    Planted("Lưu thiếu dấu chấm cuối", DECISION, _words("- Lưu", "- Lưu: VT, VP"), "recipients", True),
    Planted("nơi nhận thiếu chấm phẩy", DECISION, _words("- Sở Nội vụ", "- Sở Nội vụ (b/c)"), "recipients", True),
    Planted("nơi nhận thiếu gạch đầu dòng", PLAN, _words("- UBND tỉnh", "UBND tỉnh (b/c);"), "recipients", True),
    Planted("Lưu không ở cuối", DECISION, _order_of_archive, "recipients", False),
    Planted("quyết định không có Như Điều", DECISION, _drop("- Như Điều"), "recipients", False),
    Planted("công văn không có Như trên", DISPATCH, _drop("- Như trên"), "addressee", False),
    # Annexes: annex I, III.1.
    Planted("hai phụ lục đánh số Ả Rập", TWO_ANNEXES, _words("Phụ lục II", "Phụ lục 2"), "annex", True),
    Planted("PHỤ LỤC in hoa", ANNEXED, _words("Phụ lục", "PHỤ LỤC"), "annex", True),
    Planted("phụ lục không đậm", ANNEXED, _typed("Phụ lục", bold=False), "annex", True),
    Planted("tiêu đề phụ lục chữ thường", ANNEXED, _words("DANH SÁCH", "Danh sách cá nhân được công nhận"), "annex", True),
    Planted("phụ lục thiếu Kèm theo", ANNEXED, _drop("(Kèm theo"), "annex", False),
    Planted("Kèm theo không nghiêng", ANNEXED, _typed("(Kèm theo", italic=False), "annex", True),
    # Capitals: annex II.
    Planted("Uỷ ban Nhân dân", PLAN, _swap("Ủy ban nhân dân tỉnh", "Ủy ban Nhân dân tỉnh"), "capitals", True),
    Planted("sở ngoại vụ", DISPATCH, _swap("Sở Ngoại vụ", "Sở ngoại vụ"), "capitals", True),
    Planted("luật thi đua, khen thưởng", DECISION, _swap("Luật Thi đua, khen thưởng ngày", "Luật thi đua, khen thưởng ngày"), "capitals", True),
    Planted("kế hoạch số chữ thường", DISPATCH, _swap("Kế hoạch số 12", "kế hoạch số 12"), "capitals", True),
    Planted("khoản 2 điều 5", PLAN, _swap("đúng quy định", "đúng khoản 2 điều 5 của quy định"), "capitals", True),
    Planted("phục vụ nhân dân", PLAN, _swap("được giao", "được giao, phục vụ nhân dân"), "capitals", True),
    # How the text is typed.
    Planted("cách chữ trước dấu phẩy", PLAN, _swap("công chức, viên chức", "công chức , viên chức"), "spelling", True),
    Planted("không cách sau dấu phẩy", PLAN, _swap("công chức, viên chức", "công chức,viên chức"), "spelling", True),
    Planted("hai kiểu đặt dấu thanh", PLAN, _swap("hoàn thành tốt", "thoả mãn và thỏa đáng, hoàn thành tốt"), "spelling", True),
    Planted("QD trong văn bản viện dẫn", PLAN, _swap("đúng quy định", "đúng Quyết định số 15/QD-UBND"), "spelling", True),
)  # fmt: skip
