"""The checker's rules as data: component, weight, locator in Decree 30/2020, what is needed and how to get there.

The beginning of a code is the rule's number in the project's digest of the decree; what follows the hyphen names the
departure.
"""

from dataclasses import dataclass

from thidua.foundations.papers.checker.model import DECREE, Component, Severity


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a finding of one code says, apart from what was measured."""

    component: Component
    severity: Severity
    locator: str
    needed: str
    remedy: str


RULES: dict[str, RuleText] = {}


def _rules(component: Component, locator: str, *rows: tuple[str, str, str], warn: bool = False) -> None:
    where = f"{locator}{' ' if locator.endswith('của') else ', '}{DECREE}"
    for code, needed, remedy in rows:
        RULES[code] = RuleText(component, "warning" if warn else "error", where, needed, remedy)


_PAGE = "Phụ lục I, mục I"
_rules(
    Component.PAGE,
    _PAGE,
    ("P01-size", "khổ A4 (210 mm x 297 mm)", "Vào Layout, Size, chọn A4."),
    ("P02-top", "lề trên 20 đến 25 mm", "Vào Layout, Margins, đặt lề trên 20 mm."),
    ("P02-bottom", "lề dưới 20 đến 25 mm", "Vào Layout, Margins, đặt lề dưới 20 mm."),
    ("P02-left", "lề trái 30 đến 35 mm", "Vào Layout, Margins, đặt lề trái 30 mm."),
    ("P02-right", "lề phải 15 đến 20 mm", "Vào Layout, Margins, đặt lề phải 15 mm."),
)
_rules(
    Component.PAGE,
    _PAGE,
    ("P01-landscape", "trang dọc; trang ngang chỉ dùng khi có bảng biểu", "Vào Layout, Orientation, chọn Portrait."),
    warn=True,
)
_rules(
    Component.FONT,
    _PAGE,
    ("P03-font", "phông Times New Roman", "Chọn đoạn chữ, đặt phông Times New Roman."),
    ("P03-legacy", "chữ Unicode, phông Times New Roman", "Chuyển mã phần chữ này sang Unicode rồi đặt lại phông."),
    ("P03-composed", "chữ Unicode dựng sẵn", "Gõ lại bằng bảng mã Unicode dựng sẵn."),
)
_rules(Component.FONT, _PAGE, ("P03-color", "chữ màu đen", "Chọn đoạn chữ, đặt màu chữ đen."), warn=True)
_rules(
    Component.PAGE_NUMBER,
    _PAGE,
    ("P07-missing", "số trang ở giữa lề trên, từ trang 2", "Chèn số trang: Insert, Page Number, Top of Page, giữa."),
    ("P07-bottom", "số trang ở giữa lề trên", "Bỏ số trang ở chân trang, chèn ở giữa lề trên."),
    ("P07-first", "trang thứ nhất không hiện số trang", "Đánh dấu Different First Page ở phần đầu trang."),
    ("P07-centre", "số trang canh giữa", "Canh giữa số trang ở lề trên."),
    ("P07-type", "số trang cỡ 13 đến 14, kiểu đứng, không đậm", "Đặt số trang cỡ 13, kiểu đứng."),
)
_rules(
    Component.NATION,
    "Phụ lục I, mục II.1",
    ("H00-none", "các thành phần thể thức của văn bản hành chính", "Soạn theo mẫu văn bản của cơ quan."),
    ("H01-missing", "có Quốc hiệu ở đầu trang thứ nhất", "Thêm “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”."),
    ("H01-words", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ghi đúng từng chữ của Quốc hiệu."),
    ("H01-case", "Quốc hiệu viết in hoa", "Viết in hoa cả dòng."),
    ("H01-bold", "Quốc hiệu in đậm", "Đặt chữ đậm."),
    ("H01-italic", "Quốc hiệu kiểu đứng", "Bỏ chữ nghiêng."),
    ("H01-size", "Quốc hiệu cỡ 12 đến 13", "Đặt cỡ chữ 13."),
    ("H02-missing", "có Tiêu ngữ dưới Quốc hiệu", "Thêm “Độc lập - Tự do - Hạnh phúc”."),
    ("H02-words", "Độc lập - Tự do - Hạnh phúc", "Ghi đúng Tiêu ngữ, gạch nối có cách chữ hai bên."),
    ("H02-bold", "Tiêu ngữ in đậm", "Đặt chữ đậm."),
    ("H02-italic", "Tiêu ngữ kiểu đứng", "Bỏ chữ nghiêng."),
    ("H02-size", "Tiêu ngữ cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("H02-centre", "Quốc hiệu, Tiêu ngữ canh giữa với nhau", "Canh giữa dòng này."),
    ("H02-rule", "đường kẻ nét liền dưới Tiêu ngữ, dài bằng dòng chữ", "Kẻ một đường nét liền dài bằng Tiêu ngữ."),
)
_rules(
    Component.AGENCY,
    "Phụ lục I, mục II.2",
    ("H03-missing", "có tên cơ quan ban hành ở góc trên bên trái", "Thêm tên cơ quan, tổ chức ban hành văn bản."),
    ("H03-case", "tên cơ quan viết in hoa", "Viết in hoa cả dòng."),
    ("H03-bold", "tên cơ quan ban hành in đậm", "Đặt chữ đậm cho tên cơ quan ban hành."),
    ("H03-italic", "tên cơ quan kiểu đứng", "Bỏ chữ nghiêng."),
    ("H03-size", "tên cơ quan cỡ 12 đến 13", "Đặt cỡ chữ 13."),
    ("H03-centre", "tên cơ quan canh giữa", "Canh giữa dòng này."),
    (
        "H03-rule",
        "đường kẻ nét liền dưới tên cơ quan, dài 1/3 đến 1/2 dòng chữ",
        "Kẻ một đường nét liền dài khoảng 2/5 dòng chữ, đặt cân đối ở giữa.",
    ),
    ("H04-bold", "tên cơ quan chủ quản không in đậm", "Bỏ chữ đậm ở tên cơ quan chủ quản."),
)
_rules(
    Component.NUMBER,
    "Phụ lục I, mục II.3",
    ("H05-missing", "có dòng “Số: …/…” dưới tên cơ quan", "Thêm số và ký hiệu của văn bản."),
    ("H05-colon", "“Số:” có dấu hai chấm", "Ghi “Số:” rồi đến số."),
    ("H05-zero", "số nhỏ hơn 10 có số 0 phía trước", "Thêm số 0 phía trước."),
    ("H05-space", "không cách chữ giữa số, dấu gạch và ký hiệu", "Bỏ các khoảng cách trong số và ký hiệu."),
    ("H05-dash", "các nhóm ký hiệu nối bằng dấu gạch nối (-)", "Thay bằng dấu gạch nối (-)."),
    ("H05-form", "Số: số/KÝ HIỆU, ví dụ “Số: 05/QĐ-SNgV”", "Ghi lại theo dạng số/tên loại-cơ quan."),
    ("H05-letters", "ký hiệu viết đủ dấu, đúng chữ viết tắt", "Ghi lại chữ viết tắt có dấu, ví dụ QĐ, HĐND."),
    ("H05-size", "số, ký hiệu cỡ 13", "Đặt cỡ chữ 13."),
    ("H05-bold", "số, ký hiệu không in đậm", "Bỏ chữ đậm."),
    ("H05-italic", "số, ký hiệu kiểu đứng", "Bỏ chữ nghiêng."),
)
_rules(
    Component.NUMBER,
    "Phụ lục III, mục I",
    ("H06-kind", "ký hiệu mang chữ viết tắt của tên loại", "Sửa ký hiệu cho khớp tên loại văn bản."),
    ("H06-dispatch", "ký hiệu công văn chỉ có tên cơ quan và đơn vị soạn thảo", "Bỏ “CV” hoặc chữ viết tắt tên loại."),
)
_rules(
    Component.DATE,
    "Phụ lục I, mục II.4",
    ("H07-missing", "có địa danh, ngày, tháng, năm", "Thêm địa danh, ngày, tháng, năm dưới Tiêu ngữ."),
    ("H07-form", "Địa danh, ngày … tháng … năm …", "Ghi “Địa danh, ngày … tháng … năm …”."),
    ("H07-comma", "dấu phẩy sau địa danh", "Thêm dấu phẩy sau địa danh."),
    ("H07-case", "“ngày”, “tháng”, “năm” viết thường", "Viết thường ba chữ ấy."),
    ("H07-day-zero", "ngày nhỏ hơn 10 có số 0 phía trước", "Thêm số 0 trước ngày."),
    ("H07-month-zero", "tháng 1, tháng 2 có số 0 phía trước; tháng 3 đến tháng 9 không có", "Sửa số 0 trước tháng."),
    ("H07-calendar", "ngày có trong lịch", "Kiểm tra lại ngày, tháng, năm."),
    ("H07-italic", "địa danh, thời gian kiểu nghiêng", "Đặt chữ nghiêng."),
    ("H07-bold", "địa danh, thời gian không in đậm", "Bỏ chữ đậm."),
    ("H07-size", "địa danh, thời gian cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("H07-row", "cùng một dòng với số, ký hiệu", "Đưa số, ký hiệu và địa danh, thời gian về cùng một dòng."),
)
_rules(
    Component.TITLE,
    "Phụ lục I, mục II.5",
    ("H08-case", "tên loại viết in hoa", "Viết in hoa tên loại văn bản."),
    ("H08-bold", "tên loại in đậm", "Đặt chữ đậm."),
    ("H08-italic", "tên loại kiểu đứng", "Bỏ chữ nghiêng."),
    ("H08-size", "tên loại cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("H08-centre", "tên loại canh giữa", "Canh giữa dòng này."),
    ("H08-dispatch", "công văn không ghi tên loại", "Bỏ dòng tên loại “CÔNG VĂN”, ghi trích yếu dưới số, ký hiệu."),
    ("H09-missing", "có trích yếu nội dung", "Thêm trích yếu dưới tên loại."),
    ("H09-bold", "trích yếu in đậm", "Đặt chữ đậm."),
    ("H09-italic", "trích yếu kiểu đứng", "Bỏ chữ nghiêng."),
    ("H09-size", "trích yếu cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("H09-case", "trích yếu viết chữ thường", "Viết lại trích yếu bằng chữ thường."),
    ("H09-centre", "trích yếu canh giữa", "Canh giữa dòng này."),
    ("H09-about", "công văn có trích yếu “V/v …” dưới số, ký hiệu", "Thêm dòng “V/v …” dưới số, ký hiệu."),
    ("H09-about-words", "trích yếu công văn mở đầu bằng “V/v”", "Ghi “V/v” rồi đến nội dung."),
    ("H09-about-bold", "trích yếu công văn không in đậm", "Bỏ chữ đậm."),
    ("H09-about-italic", "trích yếu công văn kiểu đứng", "Bỏ chữ nghiêng."),
    ("H09-about-size", "trích yếu công văn cỡ 12 đến 13", "Đặt cỡ chữ 13."),
)
_rules(
    Component.TITLE,
    "Điều 7",
    ("H08-kind", "một trong các loại văn bản hành chính tại Điều 7", "Chọn tên loại có trong Điều 7."),
    warn=True,
)
_rules(
    Component.TITLE,
    "Phụ lục I, mục II.5",
    (
        "H10-rule",
        "đường kẻ nét liền dưới trích yếu, dài 1/3 đến 1/2 dòng chữ",
        "Kẻ một đường nét liền dài khoảng 2/5 dòng chữ, đặt cân đối ở giữa.",
    ),
    warn=True,
)
_rules(
    Component.ADDRESSEE,
    "Phụ lục I, mục II.9",
    ("R02-missing", "tờ trình, công văn có “Kính gửi”", "Thêm “Kính gửi:” và tên nơi nhận trước phần nội dung."),
    ("R02-colon", "“Kính gửi:” có dấu hai chấm", "Thêm dấu hai chấm."),
    ("R02-dash", "từ hai nơi trở lên: mỗi nơi một dòng, đầu dòng gạch ngang", "Thêm gạch đầu dòng."),
    ("R02-marks", "cuối mỗi dòng dấu chấm phẩy, dòng cuối dấu chấm", "Sửa dấu cuối dòng."),
    ("R02-size", "“Kính gửi” cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("R02-bold", "“Kính gửi” không in đậm", "Bỏ chữ đậm."),
    ("R02-italic", "“Kính gửi” kiểu đứng", "Bỏ chữ nghiêng."),
    ("R02-above", "dòng đầu của Nơi nhận là “Như trên”", "Thêm “- Như trên;” làm dòng đầu của Nơi nhận."),
)
_BODY = "Phụ lục I, mục II.6"
_rules(
    Component.BASIS,
    _BODY,
    ("B01-italic", "căn cứ ban hành kiểu nghiêng", "Đặt chữ nghiêng."),
    ("B01-marks", "sau mỗi căn cứ dấu chấm phẩy, căn cứ cuối dấu chấm", "Sửa dấu cuối dòng."),
    ("B01-size", "căn cứ ban hành cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("B01-resolution", "“QUYẾT ĐỊNH:” in hoa, đậm, canh giữa, có dấu hai chấm", "Sửa dòng “QUYẾT ĐỊNH:”."),
)
_rules(
    Component.BASIS,
    _BODY,
    ("B02-law", "Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành", "Chỉ ghi tên Luật, Pháp lệnh và ngày."),
    ("B03-whole", "ghi đủ tên loại, số, ký hiệu, cơ quan, ngày, trích yếu", "Bổ sung phần còn thiếu của căn cứ."),
    warn=True,
)
_rules(
    Component.BODY,
    _BODY,
    ("P04-size", "nội dung cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("P05-line", "dãn dòng từ đơn đến 1,5 dòng", "Đặt dãn dòng đơn (Single)."),
    ("P05-gap", "các đoạn cách nhau ít nhất 6 pt", "Đặt Spacing Before 6 pt."),
    ("B04-part", "số thứ tự Phần, Chương bằng chữ số La Mã", "Ghi lại bằng chữ số La Mã."),
    ("B04-section", "số thứ tự Mục, Tiểu mục bằng chữ số Ả Rập", "Ghi lại bằng chữ số Ả Rập."),
    ("B04-article", "“Điều” và số Ả Rập, sau số có dấu chấm", "Ghi “Điều 1.”, “Điều 2.” …"),
    ("B04-article-bold", "“Điều” và số thứ tự in đậm", "Đặt chữ đậm."),
    ("B04-article-order", "các Điều đánh số liên tục từ 1", "Đánh lại số thứ tự các Điều."),
    ("B04-clause", "khoản: số Ả Rập và dấu chấm (1.)", "Ghi “1.”, “2.” …"),
    ("B04-point", "điểm: chữ cái và dấu đóng ngoặc đơn: a)", "Ghi “a)”, “b)” …"),
    (
        "B04-letter",
        "điểm theo thứ tự chữ cái tiếng Việt: a, b, c, d, đ, e, g …",
        "Đánh lại thứ tự các điểm, không bỏ đ.",
    ),
    ("B04-roman", "mục lớn: chữ số La Mã và dấu chấm (I.)", "Ghi “I.”, “II.” …"),
    ("B04-heading", "tiêu đề Chương, Mục viết in hoa, đậm, canh giữa", "Viết in hoa, đậm, canh giữa tiêu đề."),
    ("B04-heading-bold", "dòng “Phần”, “Chương”, “Mục” in đậm, canh giữa, chữ thường", "Đặt chữ đậm, canh giữa."),
    ("B04-roman-type", "tiêu đề mục La Mã viết in hoa, đậm", "Viết in hoa, đặt chữ đậm."),
)
_rules(
    Component.BODY,
    _BODY,
    ("P06-indent", "chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm", "Đặt First line 1,27 cm."),
    ("P08-justify", "nội dung canh đều hai lề", "Chọn đoạn, bấm Ctrl + J."),
    ("B05-heading", "Phần, Chương, Mục có tiêu đề", "Thêm tiêu đề ở dòng dưới."),
    ("B06-end", "hết nội dung có dấu “./.”", "Thêm “./.” cuối nội dung."),
    warn=True,
)
_SIGN = "Phụ lục I, mục II.7"
_rules(
    Component.SIGNATURE,
    _SIGN,
    ("S01-missing", "có chức vụ và họ tên người ký", "Thêm chức vụ, họ tên người ký."),
    ("S01-dot", "TM., KT., TL., TUQ., Q. có dấu chấm, in hoa", "Ghi lại chữ viết tắt có dấu chấm."),
    ("S01-deputy", "cấp phó ký thay: “KT.” và chức vụ người đứng đầu ở dòng trên", "Thêm dòng “KT. …” ở trên."),
    ("S01-under", "dưới dòng “KT.” là chức vụ của cấp phó người ký", "Thêm chức vụ của người ký ở dòng dưới."),
    ("S01-order", "dưới dòng “TL.”, “TUQ.”, “TM.” là chức vụ của người ký", "Thêm chức vụ của người ký ở dòng dưới."),
    ("S01-head", "sau “KT.” là chức vụ của người đứng đầu", "Ghi chức vụ của người đứng đầu sau “KT.”."),
    ("S01-body", "“TM.” đứng trước tên tập thể lãnh đạo hoặc cơ quan", "Dùng “KT.”, “TL.” hoặc bỏ “TM.”."),
    ("S02-case", "quyền hạn, chức vụ viết in hoa", "Viết in hoa."),
    ("S02-bold", "quyền hạn, chức vụ in đậm", "Đặt chữ đậm."),
    ("S02-italic", "quyền hạn, chức vụ kiểu đứng", "Bỏ chữ nghiêng."),
    ("S02-size", "quyền hạn, chức vụ cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("S02-name-missing", "có họ tên người ký", "Thêm họ tên người ký."),
    ("S02-name-case", "họ tên viết chữ thường", "Viết lại họ tên bằng chữ thường."),
    ("S02-name-bold", "họ tên in đậm", "Đặt chữ đậm."),
    ("S02-name-italic", "họ tên kiểu đứng", "Bỏ chữ nghiêng."),
    ("S02-name-size", "họ tên cỡ 13 đến 14", "Đặt cỡ chữ 14."),
    ("S02-name-title", "không ghi học hàm, học vị, danh hiệu trước họ tên", "Bỏ phần trước họ tên."),
)
_RECIPIENTS = "Phụ lục I, mục II.9"
_rules(
    Component.RECIPIENTS,
    _RECIPIENTS,
    ("R01-missing", "có “Nơi nhận:”", "Thêm phần Nơi nhận ở góc dưới bên trái."),
    ("R01-colon", "“Nơi nhận:” có dấu hai chấm", "Thêm dấu hai chấm."),
    ("R01-bold", "“Nơi nhận:” in đậm", "Đặt chữ đậm."),
    ("R01-italic", "“Nơi nhận:” kiểu nghiêng", "Đặt chữ nghiêng."),
    ("R01-size", "“Nơi nhận:” cỡ 12", "Đặt cỡ chữ 12."),
    ("R01-list-size", "danh sách nơi nhận cỡ 11", "Đặt cỡ chữ 11."),
    ("R01-list-bold", "danh sách nơi nhận không in đậm", "Bỏ chữ đậm."),
    ("R01-list-italic", "danh sách nơi nhận kiểu đứng", "Bỏ chữ nghiêng."),
    ("R01-dash", "đầu mỗi dòng có gạch đầu dòng", "Thêm “- ” đầu dòng."),
    ("R01-marks", "cuối mỗi dòng dấu chấm phẩy, dòng “Lưu” dấu chấm", "Sửa dấu cuối dòng."),
    ("R01-archive", "dòng cuối “- Lưu: VT, …”", "Thêm dòng cuối “- Lưu: VT, tên viết tắt đơn vị soạn thảo.”."),
    ("R01-archive-words", "“Lưu:” rồi “VT”", "Ghi “- Lưu: VT, …”."),
    ("R01-archive-last", "“Lưu” là dòng cuối của Nơi nhận", "Đưa dòng “Lưu” xuống cuối."),
)
_rules(
    Component.RECIPIENTS,
    _RECIPIENTS,
    ("R03-article", "dòng đầu của quyết định là “Như Điều …”", "Thêm “- Như Điều …;” theo điều giao thi hành."),
    warn=True,
)
_rules(
    Component.ANNEX,
    "Phụ lục I, mục III.1",
    ("A01-number", "có từ hai phụ lục: đánh số bằng chữ số La Mã", "Ghi “Phụ lục I”, “Phụ lục II” …"),
    ("A01-type", "“Phụ lục” chữ thường, cỡ 14, đậm, canh giữa", "Sửa kiểu chữ của dòng “Phụ lục”."),
    ("A01-title", "tiêu đề phụ lục in hoa, cỡ 13 đến 14, đậm, canh giữa", "Sửa kiểu chữ của tiêu đề phụ lục."),
    ("A01-reference", "dưới tiêu đề có “(Kèm theo … số … ngày … của …)”", "Thêm dòng dẫn văn bản mà phụ lục kèm theo."),
    ("A01-reference-type", "dòng “(Kèm theo …)” kiểu nghiêng, cỡ 13 đến 14, canh giữa", "Sửa kiểu chữ của dòng này."),
    ("A01-cited", "trong văn bản có chỉ dẫn về phụ lục", "Thêm chỉ dẫn, ví dụ “(Phụ lục kèm theo)”."),
)
_rules(
    Component.CAPITALS,
    "Phụ lục II",
    ("C01-name", "viết hoa tên cơ quan, tổ chức, văn bản, địa danh", "Sửa chữ hoa, chữ thường."),
    ("C01-special", "“Nhân dân”, “Nhà nước” luôn viết hoa", "Viết hoa chữ đầu."),
    ("C01-cited", "viết hoa Điều, Chương, Mục và tên loại của văn bản cụ thể", "Viết hoa chữ đầu."),
    ("C01-sentence", "viết hoa chữ đầu câu", "Viết hoa chữ đầu câu."),
    warn=True,
)
_rules(
    Component.SPELLING,
    "Cách gõ văn bản thông thường, không phải điều khoản của",
    ("T01-before", "không cách chữ trước dấu câu", "Bỏ khoảng cách trước dấu câu."),
    ("T01-after", "có cách chữ sau dấu câu", "Thêm khoảng cách sau dấu câu."),
    ("T01-bracket", "dấu ngoặc sát chữ bên trong", "Bỏ khoảng cách trong dấu ngoặc."),
    ("T01-double", "giữa các chữ một khoảng cách", "Bỏ khoảng cách thừa."),
    ("T01-place", "dấu thanh đặt ở âm chính của tiếng có phụ âm cuối", "Đặt dấu ở chữ cái sau, ví dụ hoàn, khoát."),
    ("T01-tone", "đặt dấu thanh thống nhất trong cả văn bản", "Dùng một cách đặt dấu."),
    warn=True,
)
_rules(
    Component.SPELLING,
    "Phụ lục III, mục I",
    ("T01-symbol", "ký hiệu văn bản viết đủ dấu (QĐ, NĐ)", "Ghi lại ký hiệu có dấu."),
    warn=True,
)
