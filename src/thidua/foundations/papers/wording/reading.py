"""Read the Word file that an agency edited into a wording, or say all that is wrong with it."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from thidua.foundations.papers.checker.model import CheckError
from thidua.foundations.papers.checker.package import open_docx
from thidua.foundations.papers.content import Emphasis, Letterhead, Paper, PaperKind, ParagraphStyle, Table
from thidua.foundations.papers.emphasis import carried, within
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.layout import Element, Grid, Line, lay_out
from thidua.foundations.papers.looks import LOOKS, Role
from thidua.foundations.papers.text import without_end_mark
from thidua.foundations.papers.wording.filling import FIELD, fill, is_field, names_in
from thidua.foundations.papers.wording.model import Fault, Piece, Wording, WordingError
from thidua.foundations.papers.wording.own_tables import faults_of, read_table
from thidua.foundations.papers.wording.parts import BASES, RECIPIENTS, SUBJECT
from thidua.foundations.papers.wording.skeletons import SKELETONS, example_paper, known_fields, skeleton_paper
from thidua.foundations.papers.wording.typed import Styles, Typed, plain, typed

_FREE = {Role.SUBJECT, Role.SUBJECT_ABOVE, Role.BASIS, Role.RECIPIENT, Role.ARTICLE}
_HEADINGS = {Role.HEADING_1: "1", Role.HEADING_2: "2", Role.HEADING_3: "3"}
_STYLES = {style.value for style in ParagraphStyle}
_CLOSING = {Role.RECIPIENTS_HEAD, Role.RECIPIENT, Role.SIGN_TITLE, Role.SIGN_NAME}
_HEADS = {Role.NATION, Role.AGENCY}
_TRACKED = "có sửa đổi đang theo dõi (Track Changes)|Chấp nhận hoặc từ chối hết các sửa đổi trong Word rồi tải lại"
_AUTOMATIC = "có trường tự động của Word (Field)|Bôi đen cả văn bản, bấm Ctrl+Shift+F9 để đổi thành chữ rồi tải lại"
_MOST_NOTES = 60
_LABEL = re.compile(r"^(?:[IVXLC]+\.|\d+\.|[a-zđ]\))\s+")
_ARTICLE = re.compile(r"^Điều\s+\d+\.\s*")
_FOREIGN = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange"), _TRACKED),
    **dict.fromkeys(("instrText", "fldSimple"), _AUTOMATIC),
    "drawing": "có ảnh hoặc hình vẽ|Bỏ ảnh, hình vẽ; văn bản hành chính không dùng",
    "pict": "có ảnh hoặc hình vẽ|Bỏ ảnh, hình vẽ; văn bản hành chính không dùng",
    "object": "có đối tượng nhúng|Bỏ đối tượng nhúng",
    "commentReference": "có ghi chú của Word (Comment)|Xóa các ghi chú rồi tải lại",
    "footnoteReference": "có chú thích cuối trang|Đưa nội dung chú thích vào lời văn",
    "endnoteReference": "có chú thích cuối trang|Đưa nội dung chú thích vào lời văn",
    "sdt": "có ô điều khiển nội dung của Word|Bỏ ô điều khiển, gõ tên trường trong hai dấu ngoặc nhọn",
    "altChunk": "có tệp khác nhúng vào|Bỏ phần nhúng",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph or own table of the file: its role by style (None for a style of Word's own), text, and place for
    messages. ``where`` tells a row inside the heading's or the closing table, and one before or after both.
    """

    role: Role | None
    text: str
    place: str
    emphasis: tuple[Emphasis, ...] = ()
    lost: tuple[str, ...] = ()
    align: str = ""
    table: Table | None = None
    inside: bool = False


def read_wording(data: bytes, filename: str, kind: PaperKind, letterhead: Letterhead) -> Wording:
    """The wording in a Word file. Raises :class:`WordingError` with every fault found."""
    skeleton = skeleton_paper(kind, letterhead)
    try:
        document = open_docx(data, filename)
    except CheckError as error:
        raise WordingError((Fault("", str(error), ""),)) from None
    faults = [*_foreign(document), *_shape(document.element.body, skeleton)]
    if not faults:
        faults += [one for place, table in _own_tables(document.element.body) for one in faults_of(table, place)]
    if faults:
        raise WordingError(tuple(faults))
    rows = list(_rows(document))
    faults = [*_in_place(rows), *_fixed(rows, skeleton)]
    rows = _bases_known(rows) if SKELETONS[kind].has_bases else rows
    wording = replace(_wording(rows, kind), notes=tuple(_notes(document, rows))[:_MOST_NOTES])
    faults += _fields(rows, wording, kind)
    if not faults:
        faults += _printable(wording, kind, letterhead)
    if faults:
        raise WordingError(tuple(faults))
    return wording


def _foreign(document: WordDocument) -> Iterator[Fault]:
    """What Word can hold and a wording cannot."""
    body = document.element.body
    said = [words for tag, words in _FOREIGN.items() if next(body.iter(qn(f"w:{tag}")), None) is not None]
    if next(body.iter(qn("m:oMath")), None) is not None:
        said.append("có công thức toán|Viết công thức bằng chữ")
    relations = {one.reltype.rpartition("/")[2] for one in document.part.rels.values()}
    if relations & {"oleObject", "package", "control", "aFChunk"}:
        said.append(_FOREIGN["object"])
    for one in dict.fromkeys(said):
        reason, remedy = one.split("|")
        yield Fault("Trong tệp", reason, remedy)


def _shape(body: Any, skeleton: Paper) -> Iterator[Fault]:
    wanted = sum(1 for part in lay_out(skeleton)[0].elements if not isinstance(part, Line))
    there = sum(1 for table in body.findall(qn("w:tbl")) if not _is_own(table))
    if there > wanted:
        yield Fault("Đầu hoặc cuối tệp", "bảng tiêu đề hoặc bảng chữ ký có hai lần", "Chỉ để một như mẫu có sẵn")
    elif there < wanted:
        yield Fault("Đầu hoặc cuối tệp", "mất bảng tiêu đề hoặc bảng chữ ký", "Tải lại mẫu có sẵn rồi sửa trên đó")
    if len(list(body.iter(qn("w:sectPr")))) > 1:
        yield Fault("Trong tệp", "có ngắt phần (Section Break)", "Bỏ ngắt phần; phụ lục do phần mềm lập")


def _is_own(table: Any) -> bool:
    """Whether a table is the agency's: the heading and the closing of the given file are tables by their styles."""
    roles = {_role(paragraph) for paragraph in table.iter(qn("w:p"))}
    return not roles & (_HEADS | _CLOSING)


def _own_tables(body: Any) -> Iterator[tuple[str, Any]]:
    own = (table for table in body.findall(qn("w:tbl")) if _is_own(table))
    return ((f"Bảng {number}", table) for number, table in enumerate(own, start=1))


def _rows(document: WordDocument) -> Iterator[_Row]:
    styles = Styles(document)
    body = document.element.body
    own = {table: place for place, table in _own_tables(body)}
    number = 0
    for child in body.iterchildren(qn("w:p"), qn("w:tbl")):
        if child in own:
            table, notes = read_table(child, own[child], styles)
            words = "\n".join(
                [*(one.title for one in table.columns), *(cell for row in table.rows for cell in row.cells)]
            )
            yield _Row(None, words, own[child], lost=notes, table=table)
            continue
        inside = child.tag == qn("w:tbl")
        for paragraph in child.iter(qn("w:p")):
            role = _role(paragraph)
            found = typed(paragraph, role, styles)
            if found.text:
                number += 1
                yield _row(role, found, f"Đoạn {number}, “{_short(found.text)}”", inside=inside)


def _short(text: str, most: int = 40) -> str:
    """The beginning of a text, for messages."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _row(role: Role | None, found: Typed, place: str, *, inside: bool) -> _Row:
    return _Row(role, found.text, place, found.emphasis, found.lost, found.align, inside=inside)


def _role(paragraph: Any) -> Role | None:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = str(style.get(qn("w:val"), "")).removeprefix("TD-") if style is not None else ""
    return Role(name) if name in set(Role) else None


def _in_place(rows: Sequence[_Row]) -> Iterator[Fault]:
    """Own words stand between the heading and the signature, not before the title nor after the end."""
    frame = [at for at, row in enumerate(rows) if row.inside]
    title = next((at for at, row in enumerate(rows) if row.role is Role.TITLE), 0)
    for at, row in enumerate(rows):
        if row.inside or not _is_body(row.role):
            continue
        if frame and at > frame[-1]:
            yield Fault(row.place, "đứng sau phần chữ ký", "Đưa lên trên phần chữ ký; phụ lục do phần mềm lập")
        elif at < title:
            yield Fault(row.place, "đứng trước tên loại văn bản", "Đưa xuống dưới trích yếu")


def _bases_known(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with a basis pasted in another style told by its place: before the word of decision or among bases."""
    front = (Role.TITLE, Role.SUBJECT, Role.SUBJECT_ABOVE, Role.AUTHORITY)
    first = max((at for at, row in enumerate(rows) if row.role in front), default=0)
    last = max((at for at, row in enumerate(rows) if row.role in (Role.BASIS, Role.RESOLUTION)), default=-1)
    made = list(rows)
    for at, row in enumerate(rows):
        follows = at > 0 and made[at - 1].role is Role.BASIS and row.text.startswith("Căn cứ ")
        is_text = row.role in (None, Role.BODY, Role.NOTE) and row.table is None and not row.inside
        if is_text and (first < at < last or (follows and at > last)):
            made[at] = replace(row, role=Role.BASIS, emphasis=())
    return made


def _notes(document: WordDocument, rows: Sequence[_Row]) -> Iterator[str]:
    """What of the file's look the papers will not have, place by place."""
    for row in rows:
        if row.table is not None:
            yield from row.lost
        elif lost := [*row.lost, *_lost_of_place(row)] if not _is_fixed(row.role) else []:
            yield f"{row.place}: không giữ {', '.join(lost)}."
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            text = plain(" ".join(one.text for one in part.paragraphs))
            if text:
                yield f"Đầu trang, chân trang, “{_short(text)}”: không in trên văn bản."


def _lost_of_place(row: _Row) -> Iterator[str]:
    look = LOOKS[row.role or Role.BODY]
    is_part = FIELD.fullmatch(row.text) is not None
    if row.align and row.align not in (look.align, "justify") and not _centres(row) and not is_part:
        yield "canh lề"
    if row.emphasis and is_part and row.role is not Role.ARTICLE:
        yield "chữ đậm, nghiêng, gạch chân (phần này do phần mềm viết)"


def _centres(row: _Row) -> bool:
    return row.align == "center" and row.role in (None, Role.BODY)


def _fixed(rows: Sequence[_Row], skeleton: Paper) -> Iterator[Fault]:
    """Heading, kind, authority and signature are the product's: they must stand as they were given out."""
    given = Counter(
        plain(line.whole) for line in _lines(skeleton) if line.role not in _FREE and not _is_body(line.role)
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
    if row.table is not None:
        return Piece("table", row.text, table=row.table)
    text = row.text.removesuffix("./.").strip()
    name = next((part for part in parts if is_field(text, part) and not part.startswith("dieu_")), None)
    if name:
        return Piece("part", name)
    if row.role is Role.ARTICLE or _ARTICLE.match(text):
        words = _ARTICLE.sub("", text)
        return Piece("article", words, emphasis=_marks(row, text, len(text) - len(words)))
    if row.role in _HEADINGS:
        return Piece("heading", _LABEL.sub("", text), _HEADINGS[row.role])
    style = ParagraphStyle.CENTER.value if _centres(row) else (row.role or Role.BODY).value
    return Piece("paragraph", text, style, _marks(row, text))


def _marks(row: _Row, text: str, start: int = 0) -> tuple[Emphasis, ...]:
    """The row's emphasis for its text without its end mark, from ``start`` on: a typed "Điều 1." is bold by itself."""
    return within(carried(row.emphasis, row.text, text), start, len(text))


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
            place = f"“{_short(piece.text)}”"
            field = f"trường {{{{{name}}}}}"
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
