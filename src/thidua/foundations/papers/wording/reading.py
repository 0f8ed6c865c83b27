"""Read the Word file that an agency edited into a wording, or say all that is wrong with it."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from thidua.foundations.papers.checker.model import CheckError
from thidua.foundations.papers.checker.package import open_docx
from thidua.foundations.papers.content import Letterhead, Paper, PaperKind, ParagraphStyle
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.layout import Element, Grid, Line, lay_out
from thidua.foundations.papers.looks import Role
from thidua.foundations.papers.text import without_end_mark
from thidua.foundations.papers.wording.filling import FIELD, fill, is_field, names_in
from thidua.foundations.papers.wording.model import Fault, Piece, Wording, WordingError
from thidua.foundations.papers.wording.parts import BASES, RECIPIENTS, SUBJECT
from thidua.foundations.papers.wording.skeletons import SKELETONS, example_paper, known_fields, skeleton_paper

_FREE = {Role.SUBJECT, Role.SUBJECT_ABOVE, Role.BASIS, Role.RECIPIENT, Role.ARTICLE}
_HEADINGS = {Role.HEADING_1: "1", Role.HEADING_2: "2", Role.HEADING_3: "3"}
_STYLES = {style.value for style in ParagraphStyle}
_LABEL = re.compile(r"^(?:[IVXLC]+\.|\d+\.|[a-zđ]\))\s+")
_ARTICLE = re.compile(r"^Điều\s+\d+\.\s*")
_FOREIGN = {
    "ins": "có sửa đổi đang theo dõi (Track Changes)|Chấp nhận hoặc từ chối hết các sửa đổi trong Word rồi tải lại",
    "del": "có sửa đổi đang theo dõi (Track Changes)|Chấp nhận hoặc từ chối hết các sửa đổi trong Word rồi tải lại",
    "drawing": "có ảnh hoặc hình vẽ|Bỏ ảnh, hình vẽ; văn bản hành chính không dùng",
    "pict": "có ảnh hoặc hình vẽ|Bỏ ảnh, hình vẽ; văn bản hành chính không dùng",
    "object": "có đối tượng nhúng|Bỏ đối tượng nhúng",
    "commentReference": "có ghi chú của Word (Comment)|Xóa các ghi chú rồi tải lại",
    "footnoteReference": "có chú thích cuối trang|Đưa nội dung chú thích vào lời văn",
    "sdt": "có ô điều khiển nội dung của Word|Bỏ ô điều khiển, gõ tên trường trong hai dấu ngoặc nhọn",
    "altChunk": "có tệp khác nhúng vào|Bỏ phần nhúng",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph of the file: its role by style (None for a style of Word's own), text, and place for messages."""

    role: Role | None
    text: str
    place: str


def read_wording(data: bytes, filename: str, kind: PaperKind, letterhead: Letterhead) -> Wording:
    """The wording in a Word file. Raises :class:`WordingError` with every fault found."""
    skeleton = skeleton_paper(kind, letterhead)
    try:
        body = open_docx(data, filename).element.body
    except CheckError as error:
        raise WordingError((Fault(f"Tệp “{filename}”", str(error), ""),)) from None
    faults = [*_foreign(body), *_shape(body, skeleton)]
    rows = list(_rows(body))
    faults += _fixed(rows, skeleton)
    wording = _wording(rows, kind)
    faults += _fields(rows, wording, kind)
    if not faults:
        faults += _printable(wording, kind, letterhead)
    if faults:
        raise WordingError(tuple(faults))
    return wording


def _foreign(body: Any) -> Iterator[Fault]:
    """What Word can hold and a wording cannot."""
    for tag, said in _FOREIGN.items():
        if next(body.iter(qn(f"w:{tag}")), None) is not None:
            reason, remedy = said.split("|")
            yield Fault("Trong tệp", reason, remedy)


def _shape(body: Any, skeleton: Paper) -> Iterator[Fault]:
    wanted = sum(1 for part in lay_out(skeleton)[0].elements if not isinstance(part, Line))
    there = len(body.findall(qn("w:tbl")))
    if there > wanted:
        yield Fault(
            "Trong tệp", "có bảng thêm vào", "Bảng do phần mềm lập từ số liệu; bỏ bảng ấy, chỉ để trường bang_…"
        )
    elif there < wanted:
        yield Fault("Đầu hoặc cuối tệp", "mất bảng tiêu đề hoặc bảng chữ ký", "Tải lại mẫu có sẵn rồi sửa trên đó")
    if len(list(body.iter(qn("w:sectPr")))) > 1:
        yield Fault("Trong tệp", "có ngắt phần (Section Break)", "Bỏ ngắt phần; phụ lục do phần mềm lập")


def _rows(body: Any) -> Iterator[_Row]:
    number = 0
    for child in body.iterchildren(qn("w:p"), qn("w:tbl")):
        inside = [child] if child.tag == qn("w:p") else list(child.iter(qn("w:p")))
        for paragraph in inside:
            text = _plain(WordParagraph(paragraph, None).text)  # type: ignore[arg-type]
            if text:
                number += 1
                yield _Row(_role(paragraph), text, f"Đoạn {number}, “{text[:40]}”")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _role(paragraph: Any) -> Role | None:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = str(style.get(qn("w:val"), "")).removeprefix("TD-") if style is not None else ""
    return Role(name) if name in set(Role) else None


def _fixed(rows: Sequence[_Row], skeleton: Paper) -> Iterator[Fault]:
    """Heading, kind, authority and signature are the product's: they must stand as they were given out."""
    given = Counter(
        _plain(line.whole) for line in _lines(skeleton) if line.role not in _FREE and not _is_body(line.role)
    )
    for row in rows:
        if row.role is None or row.role in _FREE or _is_body(row.role):
            continue
        if given[row.text]:
            given[row.text] -= 1
        else:
            yield Fault(row.place, "phần đầu, phần ký do phần mềm ghi đã bị sửa", "Để nguyên như mẫu có sẵn")
    for text in given.elements():
        yield Fault("Phần đầu hoặc phần ký", f"thiếu “{text}”", "Để nguyên như mẫu có sẵn")


def _lines(skeleton: Paper) -> Iterator[Line]:
    for part in lay_out(skeleton)[0].elements:
        yield from _lines_of(part)


def _lines_of(part: Element) -> Iterator[Line]:
    if isinstance(part, Line):
        yield part
    elif not isinstance(part, Grid):
        yield from (line for row in part.rows for cell in row for line in cell)


def _is_fixed(role: Role | None) -> bool:
    return role not in _FREE and not _is_body(role)


def _is_body(role: Role | None) -> bool:
    return role is None or role in _HEADINGS or role.value in _STYLES


def _wording(rows: Sequence[_Row], kind: PaperKind) -> Wording:
    bones = SKELETONS[kind]
    pieces = tuple(_piece(row, bones.parts) for row in rows if _is_body(row.role) or row.role is Role.ARTICLE)
    used = {name for piece in pieces for name in names_in(piece)}
    return Wording(
        subject=" ".join(row.text for row in rows if row.role in (Role.SUBJECT, Role.SUBJECT_ABOVE)),
        bases=tuple(without_end_mark(row.text) for row in rows if row.role is Role.BASIS),
        pieces=pieces,
        recipients=tuple(
            without_end_mark(row.text.removeprefix("-")).strip() for row in rows if row.role is Role.RECIPIENT
        ),
        dropped=tuple(name for name in bones.parts if name not in used),
    )


def _piece(row: _Row, parts: Sequence[str]) -> Piece:
    text = row.text.removesuffix("./.").strip()
    name = next((part for part in parts if is_field(text, part) and not part.startswith("dieu_")), None)
    if name:
        return Piece("part", name)
    if row.role is Role.ARTICLE or _ARTICLE.match(text):
        return Piece("article", _ARTICLE.sub("", text))
    if row.role in _HEADINGS:
        return Piece("heading", _LABEL.sub("", text), _HEADINGS[row.role])
    return Piece("paragraph", text, row.role.value if row.role else ParagraphStyle.BODY.value)


def _fields(rows: Sequence[_Row], wording: Wording, kind: PaperKind) -> Iterator[Fault]:
    known = known_fields(kind)
    for row in rows:
        for name in (found.lower() for found in FIELD.findall(row.text)):
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                remedy = f"Có phải {{{{{near[0]}}}}}?" if near else f"Các trường dùng được: {', '.join(known)}"
                yield Fault(row.place, f"không có trường “{name}”", remedy)
        if re.search(r"\{\{|\}\}", FIELD.sub("", row.text)):
            yield Fault(
                row.place, "trường viết dở dang", "Viết đủ dạng {{ten_truong}}, không dấu, không khoảng trắng giữa chữ"
            )
    yield from _required(wording, kind)
    yield from _placed(wording, kind)


def _required(wording: Wording, kind: PaperKind) -> Iterator[Fault]:
    bones = SKELETONS[kind]
    missing = [name for name in bones.required if name in wording.dropped]
    if bones.has_bases and not any(is_field(line, BASES) for line in wording.bases):
        missing.append(BASES)
    if not any(is_field(line, RECIPIENTS) for line in wording.recipients):
        missing.append(RECIPIENTS)
    if not wording.subject:
        missing.append(SUBJECT)
    for name in missing:
        yield Fault(
            "Trong tệp", f"thiếu trường {{{{{name}}}}}", "Đặt lại trường ấy thành một dòng riêng như mẫu có sẵn"
        )


def _placed(wording: Wording, kind: PaperKind) -> Iterator[Fault]:
    """Parts stand once, in the product's order, where they can be put."""
    parts = SKELETONS[kind].parts
    order: list[str] = []
    for piece in wording.pieces:
        for name in names_in(piece):
            if name not in parts and name not in (BASES, RECIPIENTS):
                continue
            place, field = f"“{piece.text[:40]}”", f"trường {{{{{name}}}}}"
            if piece.kind != "part" and not (piece.kind == "article" and name.startswith("dieu_")):
                yield Fault(place, f"{field} đứng sai chỗ", "Đặt trường ấy đúng chỗ như mẫu có sẵn")
            elif name in order:
                yield Fault(place, f"{field} có hai lần", "Chỉ để một lần")
            order.append(name)
    shown = [name for name in order if name in parts]
    if shown != sorted(shown, key=parts.index):
        yield Fault("Trong tệp", "thứ tự các phần bị đổi", f"Giữ thứ tự: {', '.join(parts)}")


def _printable(wording: Wording, kind: PaperKind, letterhead: Letterhead) -> Iterator[Fault]:
    try:
        lay_out(fill(wording, example_paper(kind, letterhead)))
    except PaperTextError as error:
        yield Fault("Trong tệp", str(error), "Gõ lại bằng chữ thường, không dùng biểu tượng")
