"""Errors planted in papers that LibreOffice wrote: at least three for each component, none known to the checker's own
set. A row is: name, the right paper, how it is spoilt, the component that the decree puts the error in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.foundations.papers.checker.foreign import Part, Sheet, decision, dispatch, plan, size

Spoil = Callable[[Sheet], None]


@dataclass(frozen=True)
class Planted:
    """One error."""

    name: str
    make: Callable[[], Sheet]
    spoil: Spoil
    component: str


def text(key: str, old: str, new: str) -> Spoil:
    """Replace words of a part."""

    def run(sheet: Sheet) -> None:
        part = sheet.at(key)
        assert old in part.text
        part.text = part.text.replace(old, new)

    return run


def look(key: str, p: dict[str, str] | None = None, t: dict[str, str] | None = None) -> Spoil:
    """Change paragraph or letters of a part."""

    def run(sheet: Sheet) -> None:
        part = sheet.at(key)
        part.p |= p or {}
        part.t |= t or {}

    return run


def page(**sides: str) -> Spoil:
    """Change the page."""
    return lambda sheet: sheet.page.update({f"fo:{name.replace('_', '-')}": value for name, value in sides.items()})


def number(**how: str) -> Spoil:
    """Change the page number's place."""
    return lambda sheet: sheet.number.update(how)


def rule(key: str, length: float, style: str = "solid") -> Spoil:
    """Another rule under a part."""

    def run(sheet: Sheet) -> None:
        sheet.at(key).rule_mm, sheet.at(key).rule_style = length, style

    return run


def drop(*keys: str) -> Spoil:
    """Leave parts out."""

    def run(sheet: Sheet) -> None:
        groups = (sheet.left, sheet.right, sheet.front, sheet.body, sheet.received, sheet.signed, sheet.annex)
        for key in keys:
            for group in groups:
                group.pop(key, None)

    return run


def number_type(**values: str) -> Spoil:
    """The page number's letters."""
    return lambda sheet: sheet.number_t.update(
        {f"fo:{name.replace('_', '-')}": value for name, value in values.items()}
    )


def font(name: str) -> Spoil:
    """Another typeface for the whole paper."""

    def run(sheet: Sheet) -> None:
        sheet.font = name

    return run


def two_annexes(sheet: Sheet) -> None:
    """A second annex before the table, both marked with Arabic numbers."""
    sheet.annex["annex"].text = "Phụ lục 1"
    again = {f"{key}b": Part(part.role, part.text) for key, part in sheet.annex.items()}
    again["annexb"].text, again["annexb"].p = "Phụ lục 2", {"fo:break-before": "page"}
    sheet.annex |= again


NORMAL, UPRIGHT = {"fo:font-weight": "normal"}, {"fo:font-style": "normal"}
FIRST_SET: tuple[Planted, ...] = (
    Planted("khổ Letter", decision, page(page_width="216mm", page_height="279mm"), "page"),
    Planted("lề trái 22 mm", plan, page(margin_left="22mm"), "page"),
    Planted("lề phải 27 mm", dispatch, page(margin_right="27mm"), "page"),
    Planted("lề dưới 32 mm", decision, page(margin_bottom="32mm"), "page"),
    Planted("phông Arial cả văn bản", plan, font("Arial"), "font"),
    Planted("một đoạn phông Calibri", dispatch, look("b2", t={"fo:font-family": "Calibri"}), "font"),
    Planted("chữ xanh ở trích yếu", decision, look("subject", t={"fo:color": "#0000ff"}), "font"),
    Planted("số trang ở chân trang", plan, number(where="footer"), "page-number"),
    Planted("số trang canh phải", decision, number(align="end"), "page-number"),
    Planted("số trang hiện ở trang đầu", dispatch, number(first="shown"), "page-number"),
    Planted("số trang cỡ 10", plan, number_type(font_size="10pt"), "page-number"),
    Planted("Quốc hiệu không đậm", decision, look("nation", t=NORMAL), "nation"),
    Planted("Tiêu ngữ gạch nối sai", plan, text("motto", " - Tự do - ", " – Tự do – "), "nation"),
    Planted("Quốc hiệu cỡ 15", dispatch, look("nation", t=size(15)), "nation"),
    Planted("gạch dưới Tiêu ngữ ngắn", plan, rule("motto", 30), "nation"),
    Planted("cơ quan chủ quản đậm", decision, look("parent", t={"fo:font-weight": "bold"}), "agency"),
    Planted("tên cơ quan không đậm", plan, look("agency", t=NORMAL), "agency"),
    Planted("gạch dưới tên cơ quan dài", dispatch, rule("agency", 32), "agency"),
    Planted("số không có số 0", decision, text("number", "07/", "7/"), "number"),
    Planted("ký hiệu sai tên loại", plan, text("number", "KH-", "CTr-"), "number"),
    Planted("công văn có CV", dispatch, text("number", "SNgV-VP", "CV-SNgV"), "number"),
    Planted("số in đậm", plan, look("number", t={"fo:font-weight": "bold"}), "number"),
    Planted("ngày không có số 0", decision, text("date", "ngày 05", "ngày 5"), "date"),
    Planted("địa danh thiếu dấu phẩy", plan, text("date", "Gió, ", "Gió "), "date"),
    Planted("địa danh không nghiêng", dispatch, look("date", t=UPRIGHT), "date"),
    Planted("tháng 03", dispatch, text("date", "tháng 02", "tháng 03"), "date"),
    Planted("tên loại chữ thường", decision, text("title", "QUYẾT ĐỊNH", "Quyết định"), "title"),
    Planted("trích yếu không đậm", plan, look("subject", t=NORMAL), "title"),
    Planted("thiếu gạch dưới trích yếu", decision, rule("subject", 0), "title"),
    Planted("V/v đậm", dispatch, look("about", t={"fo:font-weight": "bold"}), "title"),
    Planted("Kính gửi thiếu hai chấm", dispatch, text("kinhgui", "gửi:", "gửi"), "addressee"),
    Planted("Kính gửi thiếu chấm phẩy", dispatch, text("kg1", "Sở;", "Sở"), "addressee"),
    Planted("Kính gửi in đậm", dispatch, look("kinhgui", t={"fo:font-weight": "bold"}), "addressee"),
    Planted("căn cứ không nghiêng", decision, look("basis1", t=UPRIGHT), "basis"),
    Planted("căn cứ cuối chấm phẩy", plan, text("basis2", "2021.", "2021;"), "basis"),
    Planted("Luật kèm số", decision, text("basis1", "khen thưởng ngày", "khen thưởng số 15/2003/QH11 ngày"), "basis"),
    Planted("Nghị định thiếu cơ quan", decision, text("basis2", " của Chính phủ", ""), "basis"),
    Planted("nội dung cỡ 12", plan, look("b2", t=size(12)), "body"),
    Planted("dãn dòng gấp đôi", dispatch, look("b1", p={"fo:line-height": "200%"}), "body"),
    Planted("cách đoạn 0", decision, look("b2", p={"fo:margin-top": "0pt"}), "body"),
    Planted("nội dung canh trái", dispatch, look("b1", p={"fo:text-align": "start"}), "body"),
    Planted("điểm d thay cho c", plan, text("a3", "c) ", "d) "), "body"),
    Planted("Điều 4 sau Điều 2", decision, text("b3", "Điều 3.", "Điều 4."), "body"),
    Planted("thiếu dấu kết thúc", plan, text("k4", "./.", "."), "body"),
    Planted("phó không có KT", plan, drop("sign1"), "signature"),
    Planted("học vị trước họ tên", decision, text("name", "Nông Thị", "ThS. Nông Thị"), "signature"),
    Planted("TL thiếu chấm", dispatch, text("sign1", "TL. ", "TL "), "signature"),
    Planted("họ tên chữ hoa", plan, text("name", "Lương Văn Ví Dụ", "LƯƠNG VĂN VÍ DỤ"), "signature"),
    Planted("Nơi nhận không nghiêng", decision, look("received", t=UPRIGHT), "recipients"),
    Planted("nơi nhận cỡ 13", plan, look("to2", t=size(13)), "recipients"),
    Planted("không có dòng Lưu", dispatch, drop("to3"), "recipients"),
    Planted("Như trên không đứng đầu", dispatch, text("to1", "Như trên", "Các phòng"), "recipients"),
    Planted("Phụ lục không đậm", decision, look("annex", t=NORMAL), "annex"),
    Planted("phụ lục thiếu dòng kèm theo", decision, drop("annex_line"), "annex"),
    Planted("hai phụ lục số Ả Rập", decision, two_annexes, "annex"),
    Planted("dòng kèm theo không nghiêng", decision, look("annex_line", t=UPRIGHT), "annex"),
    Planted("sở ngoại vụ viết thường", plan, text("b1", "Sở Ngoại vụ", "sở ngoại vụ"), "capitals"),
    Planted("giám đốc sở viết thường", decision, text("b1", "Giám đốc Sở", "giám đốc sở"), "capitals"),
    Planted("Điều viết thường khi viện dẫn", decision, text("b3", "tại Điều 1", "tại điều 1"), "capitals"),
    Planted("hai khoảng trắng", plan, text("b2", "thiết thực, hiệu quả", "thiết thực,  hiệu quả"), "spelling"),
    Planted("khoảng trắng trước dấu phẩy", dispatch, text("b2", "phòng, đơn vị", "phòng , đơn vị"), "spelling"),
    Planted("thiếu khoảng trắng sau dấu phẩy", plan, text("b2", "hiệu quả, tiết", "hiệu quả,tiết"), "spelling"),
)


def both(*spoils: Spoil) -> Spoil:
    """One error that takes two changes."""

    def run(sheet: Sheet) -> None:
        for one in spoils:
            one(sheet)

    return run


def tabs(sheet: Sheet) -> None:
    """The head in two columns made with tabs."""
    sheet.head = "tabs"


SECOND_SET: tuple[Planted, ...] = (
    Planted("khổ A5", dispatch, page(page_width="148mm", page_height="210mm"), "page"),
    Planted("lề trái 40 mm", decision, page(margin_left="40mm"), "page"),
    Planted("lề trên 15 mm", plan, page(margin_top="5mm"), "page"),
    Planted("lề phải 10 mm, đầu tab", plan, both(tabs, page(margin_right="10mm")), "page"),
    Planted("phông Tahoma ở nơi nhận", decision, look("to1", t={"fo:font-family": "Tahoma"}), "font"),
    Planted("phông .VnTime", plan, font(".VnTime"), "font"),
    Planted("chữ đỏ ở Quốc hiệu", dispatch, look("nation", t={"fo:color": "#ff0000"}), "font"),
    Planted("chữ xám ở căn cứ", decision, look("basis1", t={"fo:color": "#7f7f7f"}), "font"),
    Planted("số trang canh trái", plan, number(align="start"), "page-number"),
    Planted("số trang đậm", decision, number_type(font_weight="bold"), "page-number"),
    Planted("số trang nghiêng", dispatch, number_type(font_style="italic"), "page-number"),
    Planted("số trang chân trang canh phải", decision, number(where="footer", align="end"), "page-number"),
    Planted("Tiêu ngữ không đậm", plan, look("motto", t=NORMAL), "nation"),
    Planted(
        "Tiêu ngữ viết hoa hết",
        decision,
        text("motto", "Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        "nation",
    ),
    Planted("Quốc hiệu nghiêng", dispatch, look("nation", t={"fo:font-style": "italic"}), "nation"),
    Planted("Tiêu ngữ cỡ 12, đầu tab", plan, both(tabs, look("motto", t=size(12))), "nation"),
    Planted("Quốc hiệu thiếu chữ", decision, text("nation", "XÃ HỘI ", ""), "nation"),
    Planted("tên cơ quan chữ thường", plan, text("agency", "SỞ NGOẠI VỤ", "Sở Ngoại vụ"), "agency"),
    Planted("tên cơ quan cỡ 15", decision, look("agency", t=size(15)), "agency"),
    Planted(
        "cơ quan chủ quản chữ thường", dispatch, text("parent", "UBND TỈNH ĐÈO GIÓ", "UBND tỉnh Đèo Gió"), "agency"
    ),
    Planted("không gạch dưới tên cơ quan", plan, rule("agency", 0), "agency"),
    Planted("số cách ký hiệu bằng gạch ngang", decision, text("number", "07/QĐ-", "07-QĐ/"), "number"),
    Planted("khoảng trắng trong ký hiệu", plan, text("number", "KH-SNgV", "KH - SNgV"), "number"),
    Planted("chữ Số in hoa", decision, text("number", "Số:", "SỐ:"), "number"),
    Planted("Số thiếu hai chấm, đầu tab", plan, both(tabs, text("number", "Số: ", "Số ")), "number"),
    Planted("số nghiêng", dispatch, look("number", t={"fo:font-style": "italic"}), "number"),
    Planted("thiếu chữ năm", decision, text("date", " năm 2021", "/2021"), "date"),
    Planted("ngày viết hoa", plan, text("date", "ngày", "Ngày"), "date"),
    Planted("ngày đậm", dispatch, look("date", t={"fo:font-weight": "bold"}), "date"),
    Planted("ngày cỡ 11, đầu tab", plan, both(tabs, look("date", t=size(11))), "date"),
    Planted("tên loại không đậm", plan, look("title", t=NORMAL), "title"),
    Planted("tên loại cỡ 18", decision, look("title", t=size(18)), "title"),
    Planted("trích yếu nghiêng", plan, look("subject", t={"fo:font-style": "italic"}), "title"),
    Planted("gạch dưới trích yếu dài", decision, rule("subject", 70), "title"),
    Planted("V/v cỡ 14", dispatch, look("about", t=size(14)), "title"),
    Planted("Kính gửi nghiêng", dispatch, look("kinhgui", t={"fo:font-style": "italic"}), "addressee"),
    Planted("nơi kính gửi cuối không chấm", dispatch, text("kg2", "ngoại.", "ngoại"), "addressee"),
    Planted("Kính gửi cỡ 12", dispatch, look("kg1", t=size(12)), "addressee"),
    Planted("không có Kính gửi", dispatch, drop("kinhgui", "kg1", "kg2"), "addressee"),
    Planted("căn cứ giữa không chấm phẩy", decision, text("basis1", "2003;", "2003"), "basis"),
    Planted("căn cứ cỡ 12", plan, look("basis1", t=size(12)), "basis"),
    Planted("Nghị định thiếu số", decision, text("basis2", " số 91/2017/NĐ-CP", ""), "basis"),
    Planted(
        "Nghị định thiếu trích yếu",
        decision,
        text("basis2", " quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng", ""),
        "basis",
    ),
    Planted("QUYẾT ĐỊNH thiếu hai chấm", decision, text("resolution", ":", ""), "basis"),
    Planted("lùi đầu dòng 2 cm", plan, look("b2", p={"fo:text-indent": "2cm"}), "body"),
    Planted("đề mục La Mã chữ thường", plan, text("h2", "TỔ CHỨC THỰC HIỆN", "Tổ chức thực hiện"), "body"),
    Planted("đề mục La Mã không đậm", plan, look("h1", t=NORMAL), "body"),
    Planted("khoản gạch chéo", plan, text("k3", "1. ", "1/ "), "body"),
    Planted("điểm có dấu chấm", plan, text("a2", "b) ", "b. "), "body"),
    Planted("Điều không đậm", decision, text("b2", "**Điều 2.**", "Điều 2."), "body"),
    Planted("nội dung cỡ 15", dispatch, look("b3", t=size(15)), "body"),
    Planted("KT chữ thường, thiếu phó", plan, text("sign2", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"), "signature"),
    Planted("chức vụ không đậm", decision, look("sign1", t=NORMAL), "signature"),
    Planted("chức vụ chữ thường", dispatch, text("sign2", "CHÁNH VĂN PHÒNG", "Chánh Văn phòng"), "signature"),
    Planted("họ tên không đậm", plan, look("name", t=NORMAL), "signature"),
    Planted("Ông trước họ tên", decision, text("name", "Nông Thị", "Bà Nông Thị"), "signature"),
    Planted("Nơi nhận cỡ 14", plan, look("received", t=size(14)), "recipients"),
    Planted("nơi nhận nghiêng", decision, look("to2", t={"fo:font-style": "italic"}), "recipients"),
    Planted("nơi nhận thiếu chấm phẩy", plan, text("to1", "(b/c);", "(b/c)"), "recipients"),
    Planted("Lưu không chấm", dispatch, text("to3", "VP.", "VP"), "recipients"),
    Planted(
        "tên phụ lục chữ thường",
        decision,
        text(
            "annex_title",
            "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
            "Danh sách tập thể, cá nhân được tặng Giấy khen",
        ),
        "annex",
    ),
    Planted("Phụ lục canh trái", decision, look("annex", p={"fo:text-align": "start"}), "annex"),
    Planted("PHỤ LỤC in hoa", decision, text("annex", "Phụ lục", "PHỤ LỤC"), "annex"),
    Planted("dòng kèm theo đậm", decision, look("annex_line", t={"fo:font-weight": "bold"}), "annex"),
    Planted("ủy ban nhân dân viết thường", plan, text("basis2", "Ủy ban nhân dân", "ủy ban nhân dân"), "capitals"),
    Planted(
        "nghị định viết thường khi viện dẫn",
        decision,
        text("basis2", "Căn cứ Nghị định", "Căn cứ nghị định"),
        "capitals",
    ),
    Planted(
        "đầu câu viết thường", dispatch, text("b2", "Sở Ngoại vụ đề nghị", "Việc này rất gấp. đề nghị"), "capitals"
    ),
    Planted("khoảng trắng trong ngoặc", decision, text("b1", "(có", "( có"), "spelling"),
    Planted("khoảng trắng trước chấm phẩy", plan, text("a1", "giao;", "giao ;"), "spelling"),
    Planted(
        "hai kiểu đặt dấu",
        plan,
        both(text("a1", "hoàn thành", "hòan thành"), text("b2", "hiệu quả", "hiệu quả, hoàn chỉnh")),
        "spelling",
    ),
)
