"""Right papers as LibreOffice writes them: named styles that inherit, automatic styles over them, its own XML.

A paper is flat ODT text that ``soffice`` turns into DOCX, so nothing in the file was written by our hand or by
python-docx. Sizes, words and places are those of Decree 30/2020/NĐ-CP. No person or body here is real.
"""

import copy
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip

CENTER = {"fo:text-align": "center"}
BOLD = {"fo:font-weight": "bold"}
ITALIC = {"fo:font-style": "italic"}


def size(points: float) -> dict[str, str]:
    """A letter size."""
    return {"fo:font-size": f"{points}pt"}


# role: (the role it inherits from, paragraph, text)
ROLES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "goc": ("", {"fo:margin-top": "0pt", "fo:margin-bottom": "0pt", "fo:line-height": "100%"}, size(14)),
    "giua": ("goc", CENTER, {}),
    "noidung": (
        "goc", {"fo:text-align": "justify", "fo:text-indent": "1.27cm", "fo:margin-top": "6pt"}, {},
    ),
    "cancu": ("noidung", {}, ITALIC),
    "muc": ("noidung", {}, BOLD),
    "chuquan": ("giua", {}, size(13)),
    "coquan": ("chuquan", {}, BOLD),
    "quochieu": ("giua", {}, {**size(13), **BOLD}),
    "tieungu": ("giua", {}, BOLD),
    "so": ("giua", {"fo:margin-top": "6pt"}, size(13)),
    "vv": ("so", {}, {}),
    "ngay": ("giua", {"fo:margin-top": "6pt"}, ITALIC),
    "ten": ("giua", {"fo:margin-top": "18pt"}, BOLD),
    "trichyeu": ("giua", {}, BOLD),
    "thamquyen": ("ten", {"fo:margin-top": "12pt"}, {}),
    "kinhgui": ("goc", {"fo:margin-top": "12pt", "fo:margin-left": "3cm"}, {}),
    "kinhguimuc": ("goc", {"fo:margin-left": "4.8cm"}, {}),
    "chucvu": ("giua", {}, BOLD),
    "hoten": ("giua", {"fo:margin-top": "62pt"}, BOLD),
    "noinhan": ("goc", {}, {**size(12), **BOLD, **ITALIC}),
    "noinhanmuc": ("goc", {}, size(11)),
    "phuluc": ("giua", {}, BOLD),
    "phulucdong": ("giua", {}, ITALIC),
    "oten": ("giua", {}, {**size(13), **BOLD}),
    "o": ("goc", {}, size(13)),
}  # fmt: skip


@dataclass
class Part:
    """One paragraph: its role, its words ("**bold**" inside), and what it has besides."""

    role: str
    text: str
    p: dict[str, str] = field(default_factory=dict)
    t: dict[str, str] = field(default_factory=dict)
    rule_mm: float = 0.0
    rule_style: str = "solid"


@dataclass
class Sheet:
    """A whole paper. ``rules``: drawn as "shape" or as "border" of an empty paragraph; ``head``: "table" or "tabs"."""

    left: dict[str, Part]
    right: dict[str, Part]
    front: dict[str, Part]
    body: dict[str, Part]
    received: dict[str, Part]
    signed: dict[str, Part]
    annex: dict[str, Part] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    page: dict[str, str] = field(
        default_factory=lambda: {
            "fo:page-width": "210mm", "fo:page-height": "297mm", "fo:margin-top": "10mm", "fo:margin-bottom": "20mm",
            "fo:margin-left": "30mm", "fo:margin-right": "15mm",
        }
    )  # fmt: skip
    number: dict[str, str] = field(default_factory=lambda: {"where": "header", "align": "center", "first": "hidden"})
    number_t: dict[str, str] = field(default_factory=lambda: size(13))
    font: str = "Times New Roman"
    rules: str = "shape"
    head: str = "table"

    def copy(self) -> "Sheet":
        """One to spoil."""
        return copy.deepcopy(self)

    def at(self, key: str) -> Part:
        """The part of that name, wherever it stands."""
        for group in (self.left, self.right, self.front, self.body, self.received, self.signed, self.annex):
            if key in group:
                return group[key]
        raise KeyError(key)


class _Writer:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.automatic: list[str] = []
        self.shapes = 0

    def para(self, part: Part, *, before: str = "", page: bool = False) -> str:
        name = f"P{len(self.automatic)}"
        p = {**part.p, **({"fo:break-before": "page"} if page else {})}
        self.automatic.append(_style(name, part.role, p, part.t))
        pieces = part.text.split("**")
        spans = [
            f'<text:span text:style-name="dam">{_text(piece)}</text:span>' if index % 2 else _text(piece)
            for index, piece in enumerate(pieces)
        ]
        drawn = self._line(part) if part.rule_mm and self.sheet.rules == "shape" else ""
        made = f'<text:p text:style-name="{name}">{before}{"".join(spans)}{drawn}</text:p>'
        return made + (self._border(part) if part.rule_mm and self.sheet.rules == "border" else "")

    def _width(self, part: Part) -> float:
        if part.role in ("coquan", "chuquan"):
            return 65.0
        return 100.0 if part.role == "tieungu" else 165.0

    def _line(self, part: Part) -> str:
        self.shapes += 1
        left = (self._width(part) - part.rule_mm) / 2
        dash = ' draw:stroke="dash"' if part.rule_style != "solid" else ""
        self.automatic.append(
            f'<style:style style:name="L{self.shapes}" style:family="graphic"><style:graphic-properties{dash} '
            'draw:stroke="solid" svg:stroke-width="0.75pt" svg:stroke-color="#000000" style:wrap="run-through" '
            'style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" '
            'style:horizontal-rel="paragraph"/></style:style>'.replace(' draw:stroke="solid"', "", 1 if dash else 0)
        )
        return (
            f'<draw:line draw:style-name="L{self.shapes}" text:anchor-type="paragraph" svg:x1="{left}mm" '
            f'svg:y1="6mm" svg:x2="{left + part.rule_mm}mm" svg:y2="6mm"/>'
        )

    def _border(self, part: Part) -> str:
        side = (self._width(part) - part.rule_mm) / 2
        p = {
            "fo:margin-left": f"{side}mm", "fo:margin-right": f"{side}mm", "fo:text-indent": "0cm",
            "fo:margin-top": "2pt", "fo:border-top": f"0.75pt {part.rule_style} #000000", "fo:line-height": "3pt",
        }  # fmt: skip
        return self.para(Part("giua", "", p, size(2)))

    def column(self, parts: Mapping[str, Part]) -> str:
        return "".join(self.para(part) for part in parts.values())

    def columns(self, name: str, left: str, right: str, widths: tuple[float, float]) -> str:
        for column, width in zip("AB", widths, strict=True):
            self.automatic.append(
                f'<style:style style:name="{name}.{column}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
            )
        self.automatic.append(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{sum(widths)}mm" table:align="left"/></style:style>'
            f'<style:style style:name="{name}.c" style:family="table-cell"><style:table-cell-properties '
            'fo:padding="0mm" fo:border="none"/></style:style>'
        )
        cells = "".join(
            f'<table:table-cell table:style-name="{name}.c" office:value-type="string">{one}</table:table-cell>'
            for one in (left, right)
        )
        heads = "".join(f'<table:table-column table:style-name="{name}.{column}"/>' for column in "AB")
        return (
            f'<table:table table:name="{name}" table:style-name="{name}">{heads}<table:table-row>{cells}'
            "</table:table-row></table:table>"
        )

    def masthead(self) -> str:
        sheet = self.sheet
        if sheet.head == "table":
            return self.columns("Dau", self.column(sheet.left), self.column(sheet.right), (65, 100))
        return self._tabbed()

    def _tabbed(self) -> str:
        stops = '<style:tab-stop style:position="32mm" style:type="center"/><style:tab-stop style:position="115mm" style:type="center"/>'
        lines, left, right = [], list(self.sheet.left.values()), list(self.sheet.right.values())
        for index in range(max(len(left), len(right))):
            name = f"P{len(self.automatic)}"
            self.automatic.append(_style(name, "goc", {}, {}, tabs=stops))
            spans = "".join(
                "<text:tab/>" + self._span(group[index]) if index < len(group) else "<text:tab/>"
                for group in (left, right)
            )
            drawn = "".join(
                self._line_at(group[index], middle)
                for group, middle in ((left, 32.0), (right, 115.0))
                if index < len(group) and group[index].rule_mm
            )
            lines.append(f'<text:p text:style-name="{name}">{spans}{drawn}</text:p>')
        return "".join(lines)

    def _span(self, part: Part) -> str:
        name = f"T{len(self.automatic)}"
        text: dict[str, str] = {}
        role = part.role
        chain = []
        while role:
            chain.append(ROLES[role][2])
            role = ROLES[role][0]
        for one in reversed(chain):
            text |= one
        self.automatic.append(
            f'<style:style style:name="{name}" style:family="text"><style:text-properties '
            f"{_attributes(_scripts(text | part.t))}/></style:style>"
        )
        return f'<text:span text:style-name="{name}">{_text(part.text)}</text:span>'

    def _line_at(self, part: Part, middle: float) -> str:
        drawn = self._line(part)
        old = (self._width(part) - part.rule_mm) / 2
        new = middle - part.rule_mm / 2
        return drawn.replace(f'x1="{old}mm"', f'x1="{new}mm"').replace(
            f'x2="{old + part.rule_mm}mm"', f'x2="{new + part.rule_mm}mm"'
        )

    def table(self) -> str:
        rows = self.sheet.rows
        if not rows:
            return ""
        count = len(rows[0])
        self.automatic.append(
            '<style:style style:name="Bang" style:family="table"><style:table-properties style:width="165mm" '
            'table:align="left"/></style:style><style:style style:name="Bang.c" style:family="table-cell">'
            '<style:table-cell-properties fo:padding="1mm" fo:border="0.5pt solid #000000"/></style:style>'
        )
        made = "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell table:style-name="Bang.c" office:value-type="string">'
                + self.para(Part("o" if index else "oten", cell))
                + "</table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for index, row in enumerate(rows)
        )
        return (
            f'<table:table table:name="Bang" table:style-name="Bang"><table:table-column '
            f'table:number-columns-repeated="{count}"/>{made}</table:table>'
        )

    def whole(self) -> str:
        sheet = self.sheet
        body = self.masthead() + self.column(sheet.front) + self.column(sheet.body)
        body += self.columns("Cuoi", self.column(sheet.received), self.column(sheet.signed), (82, 83))
        annex = list(sheet.annex.values())
        body += "".join(self.para(part, page=index == 0) for index, part in enumerate(annex)) + self.table()
        return body


def _text(words: str) -> str:
    return escape(words).replace("\u00a0", "&#160;").replace("\t", "<text:tab/>").replace("  ", ' <text:s text:c="1"/>')


def _attributes(values: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in values.items())


def _scripts(text: Mapping[str, str]) -> dict[str, str]:
    """The same for Asian and complex scripts, as LibreOffice itself writes it."""
    made = dict(text)
    for name in ("font-size", "font-weight", "font-style"):
        if f"fo:{name}" in text:
            made |= {f"style:{name}-asian": text[f"fo:{name}"], f"style:{name}-complex": text[f"fo:{name}"]}
    return made


def _style(name: str, parent: str, p: Mapping[str, str], t: Mapping[str, str], tabs: str = "") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    stops = f"<style:tab-stops>{tabs}</style:tab-stops>" if tabs else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{above}>'
        f"<style:paragraph-properties {_attributes(p)}>{stops}</style:paragraph-properties>"
        f"<style:text-properties {_attributes(_scripts(t))}/></style:style>"
    )


def flat_odt(sheet: Sheet) -> str:
    """The paper as flat ODT."""
    writer = _Writer(sheet)
    body = writer.whole()
    named = "".join(_style(name, parent, p, t) for name, (parent, p, t) in ROLES.items())
    where, align, first = (sheet.number[name] for name in ("where", "align", "first"))
    field_ = f'<text:p text:style-name="sotrang">{"<text:page-number/>" if where != "none" else ""}</text:p>'
    hidden = f"<style:{where}-first><text:p/></style:{where}-first>" if first == "hidden" else ""
    if where == "footer":
        running, margin = f"<style:footer>{field_}</style:footer>{hidden}", "footer"
    elif where == "header":
        running, margin = f"<style:header>{field_}</style:header>{hidden}", "header"
    else:
        running, margin = "", "header"
    page = dict(sheet.page)
    if where == "footer":
        page |= {"fo:margin-top": "20mm", "fo:margin-bottom": "10mm"}
    shape = (
        f'<style:{margin}-style><style:header-footer-properties fo:min-height="10mm" '
        f'fo:margin-bottom="0mm" fo:margin-top="0mm"/></style:{margin}-style>'
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{sheet.font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F"
 style:font-name-asian="F" style:font-name-complex="F" fo:language="vi" fo:country="VN"/></style:default-style>
{named}{_style("sotrang", "goc", {"fo:text-align": align}, sheet.number_t)}
<style:style style:name="dam" style:family="text"><style:text-properties {_attributes(_scripts(BOLD))}/></style:style>
</office:styles><office:automatic-styles>{"".join(writer.automatic)}
<style:page-layout style:name="trang"><style:page-layout-properties {_attributes(page)}/>{shape}</style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="trang">
{running}</style:master-page></office:master-styles><office:body><office:text>{body}</office:text></office:body>
</office:document>"""


def converted(sheets: Mapping[str, Sheet], folder: Path) -> dict[str, bytes]:
    """Every paper as the DOCX that LibreOffice makes of it, in one run of it."""
    for index, sheet in enumerate(sheets.values()):
        (folder / f"{index:03d}.fodt").write_text(flat_odt(sheet), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx", "--outdir",
         str(folder), *(str(folder / f"{index:03d}.fodt") for index in range(len(sheets)))],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return {name: (folder / f"{index:03d}.docx").read_bytes() for index, name in enumerate(sheets)}


def _nation() -> dict[str, Part]:
    return {
        "nation": Part("quochieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "motto": Part("tieungu", "Độc lập - Tự do - Hạnh phúc", rule_mm=60.5),
        "date": Part("ngay", "Đèo Gió, ngày 05 tháng 02 năm 2021"),
    }


def _agency(number: str) -> dict[str, Part]:
    return {
        "parent": Part("chuquan", "UBND TỈNH ĐÈO GIÓ"),
        "agency": Part("coquan", "SỞ NGOẠI VỤ", rule_mm=12.5),
        "number": Part("so", number),
    }


def _parts(role: str, prefix: str, *texts: str) -> dict[str, Part]:
    return {f"{prefix}{index}": Part(role, text) for index, text in enumerate(texts, start=1)}


def decision() -> Sheet:
    """A decision with an annex."""
    return Sheet(
        left=_agency("Số: 07/QĐ-SNgV"),
        right=_nation(),
        front={
            "title": Part("ten", "QUYẾT ĐỊNH"),
            "subject": Part("trichyeu", "Về việc tặng Giấy khen năm 2020", rule_mm=28),
            "authority": Part("thamquyen", "GIÁM ĐỐC SỞ NGOẠI VỤ"),
            **_parts(
                "cancu", "basis",
                "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
                "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một "
                "số điều của Luật Thi đua, khen thưởng;",
                "Theo đề nghị của Chánh Văn phòng Sở.",
            ),
            "resolution": Part("thamquyen", "QUYẾT ĐỊNH:"),
        },
        body=_parts(
            "noidung", "b",
            "**Điều 1.** Tặng Giấy khen của Giám đốc Sở cho 02 tập thể và 05 cá nhân đã có thành tích trong công tác năm "
            "2020 (có Phụ lục kèm theo).",
            "**Điều 2.** Mức tiền thưởng thực hiện theo quy định hiện hành và trích từ quỹ khen thưởng của cơ quan.",
            "**Điều 3.** Chánh Văn phòng, Trưởng các phòng và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi "
            "hành Quyết định này./.",
        ),
        received={
            "received": Part("noinhan", "Nơi nhận:"),
            **_parts("noinhanmuc", "to", "- Như Điều 3;", "- Ban Giám đốc (b/c);", "- Lưu: VT, VP."),
        },
        signed={"sign1": Part("chucvu", "GIÁM ĐỐC"), "name": Part("hoten", "Nông Thị Thử Nghiệm")},
        annex={
            "annex": Part("phuluc", "Phụ lục"),
            "annex_title": Part("phuluc", "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"),
            "annex_line": Part(
                "phulucdong",
                "(Kèm theo Quyết định số 07/QĐ-SNgV ngày 05 tháng 02 năm 2021 của Giám đốc Sở Ngoại vụ)",
            ),
        },
        rows=(("STT", "Họ và tên", "Đơn vị"), ("1", "Lý Văn Mẫu", "Văn phòng Sở"), ("2", "Bế Thị Thử", "Thanh tra Sở")),
    )  # fmt: skip


def plan() -> Sheet:
    """A plan with sections, clauses and points, signed by a deputy."""
    return Sheet(
        left=_agency("Số: 15/KH-SNgV"),
        right=_nation(),
        front={
            "title": Part("ten", "KẾ HOẠCH"),
            "subject": Part("trichyeu", "Tổ chức phong trào thi đua năm 2021", rule_mm=32),
            **_parts(
                "cancu", "basis",
                "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
                "Căn cứ Kế hoạch số 20/KH-UBND ngày 25 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh về tổ chức phong trào "
                "thi đua năm 2021.",
            ),
        },
        body={
            "b1": Part("noidung", "Sở Ngoại vụ ban hành Kế hoạch tổ chức phong trào thi đua năm 2021 như sau:"),
            "h1": Part("muc", "I. MỤC ĐÍCH, YÊU CẦU"),
            "k1": Part("muc", "1. Mục đích"),
            "a1": Part("noidung", "a) Động viên cán bộ, công chức, viên chức và người lao động hoàn thành nhiệm vụ được giao;"),
            "a2": Part("noidung", "b) Phát hiện, bồi dưỡng và nhân rộng các điển hình tiên tiến trong cơ quan;"),
            "a3": Part("noidung", "c) Nâng cao chất lượng công tác đối ngoại của địa phương trong tình hình mới."),
            "k2": Part("muc", "2. Yêu cầu"),
            "b2": Part("noidung", "Các phòng, đơn vị triển khai thiết thực, hiệu quả, tiết kiệm, phù hợp với nhiệm vụ chuyên môn."),
            "h2": Part("muc", "II. TỔ CHỨC THỰC HIỆN"),
            "k3": Part("noidung", "1. Văn phòng Sở theo dõi, đôn đốc việc thực hiện và báo cáo Giám đốc Sở trước ngày 10 tháng 12 năm 2021."),
            "k4": Part("noidung", "2. Trưởng các phòng, đơn vị tổ chức cho công chức, viên chức đăng ký thi đua trước ngày 28 tháng 02 năm 2021./."),
        },
        received={
            "received": Part("noinhan", "Nơi nhận:"),
            **_parts(
                "noinhanmuc", "to", "- UBND tỉnh (b/c);", "- Các phòng, đơn vị;", "- Công đoàn cơ quan;", "- Lưu: VT, VP."
            ),
        },
        signed={
            "sign1": Part("chucvu", "KT. GIÁM ĐỐC"),
            "sign2": Part("chucvu", "PHÓ GIÁM ĐỐC"),
            "name": Part("hoten", "Lương Văn Ví Dụ"),
        },
    )  # fmt: skip


def dispatch() -> Sheet:
    """A dispatch to two addressees."""
    left = _agency("Số: 08/SNgV-VP")
    return Sheet(
        left={**left, "about": Part("vv", "V/v đôn đốc nộp báo cáo")},
        right=_nation(),
        front={
            "kinhgui": Part("kinhgui", "Kính gửi:"),
            **_parts("kinhguimuc", "kg", "- Các phòng thuộc Sở;", "- Trung tâm Dịch vụ đối ngoại."),
        },
        body=_parts(
            "noidung", "b",
            "Thực hiện Kế hoạch số 15/KH-SNgV ngày 05 tháng 02 năm 2021 của Sở Ngoại vụ về tổ chức phong trào thi đua năm "
            "2021, đến nay còn một số đơn vị chưa gửi báo cáo.",
            "Sở Ngoại vụ đề nghị các phòng, đơn vị gửi báo cáo về Văn phòng Sở trước ngày 25 tháng 6 năm 2021 để tổng hợp.",
            "Trân trọng cảm ơn sự phối hợp của quý đơn vị./.",
        ),
        received={
            "received": Part("noinhan", "Nơi nhận:"),
            **_parts("noinhanmuc", "to", "- Như trên;", "- Giám đốc Sở (b/c);", "- Lưu: VT, VP."),
        },
        signed={
            "sign1": Part("chucvu", "TL. GIÁM ĐỐC"),
            "sign2": Part("chucvu", "CHÁNH VĂN PHÒNG"),
            "name": Part("hoten", "Vi Thị Ví Dụ"),
        },
    )  # fmt: skip
