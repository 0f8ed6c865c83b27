"""Missing or odd parts of the official form. Source: Decree 30/2020/NĐ-CP, Articles 7 and 8, Appendices I and III."""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.model import Finding
from thidua.stages.launch.reader.zones import is_motto, is_nation
from thidua.vietnamese import ABBREVIATION_OF_KIND, abbreviation_of, fold, format_date

_KINDS = {fold(kind) for kind in ABBREVIATION_OF_KIND} | {"cong van", "thu cong"}
_INFORMAL = {"phat dong": "KẾ HOẠCH", "loi phat dong": "KẾ HOẠCH", "giao uoc thi dua": None}
_ARTICLE = re.compile(r"\s*Điều\s\d+\.?\s*$")
_SHORTEST_SENTENCE = 6
_PLACEHOLDER = re.compile(
    r"\[[a-zA-Z_]{4,40}\]|\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|«[A-Za-z_0-9]{2,40}»|<<[^<>\n]{2,40}>>|"
    r"\bLorem ipsum\b|\b(?:TODO|TBD)\b|(?<![Cc]hương )(?<!CHƯƠNG )(?<![Kk]hóa )(?<!thứ )\b[xX]{3,}\b"
)
_HEAD_DAY = re.compile(r"ngày (?P<day>\d)(?!\d) ?tháng|tháng (?P<month>[12])(?!\d) ?năm")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d+")  # resolutions of the National Assembly carry its term, no kind
_DEPUTY = re.compile(r"\b(?:PHÓ|THỨ TRƯỞNG|ỦY VIÊN|UỶ VIÊN)\b")


def missing_head(context: Context) -> Iterator[Finding]:
    """Parts of the head that are not there (Article 8, paragraph 2, points a to d)."""
    head = context.reading.document
    lines = context.text.lines[: max(context.zones.head_end, 12)]
    pieces = [piece.strip() for line in lines for piece in re.split(r"\t| {3,}", line)]
    absent = []
    if not any(is_nation(p) for p in pieces) or not any(is_motto(p) for p in pieces):
        absent.append("Quốc hiệu, Tiêu ngữ")
    if not any(p.isupper() and not is_nation(p) for line in lines[: context.zones.head_end] for p in [line.strip()]):
        absent.append("tên cơ quan ban hành")
    if head.number is None:
        absent.append("số, ký hiệu")
    if head.date is None:
        absent.append("địa danh và ngày, tháng, năm")
    if absent and not context.is_law and not context.is_party:
        whole = len(absent) >= 3
        yield Finding(
            "form-head", 1, "error" if whole else "warning", "phần đầu văn bản", None,
            f"Thiếu {'; '.join(absent)} theo khoản 2 Điều 8 Nghị định 30/2020/NĐ-CP. "
            "Nếu bản gốc có, phần này có thể đã mất khi chuyển tệp.",
        )  # fmt: skip


def unknown_date(context: Context) -> Iterator[Finding]:
    """No date of issue: the citations give the earliest possible one."""
    head = context.reading.document
    if head.date is not None or context.is_law:
        return
    days = [c.date for c in context.reading.citations if c.date]
    earliest = f" Không thể sớm hơn ngày {format_date(max(days))}, ngày của văn bản viện dẫn mới nhất." if days else ""
    yield Finding(
        "date-unknown", 1, "info", "ngày ban hành", None, f"Văn bản không ghi ngày ban hành.{earliest}"
    )  # fmt: skip


def unlisted_kind(context: Context) -> Iterator[Finding]:
    """A kind that Article 7 does not list."""
    printed, row = context.reading.document.kind_printed, context.zones.kind
    if not printed or context.is_law or fold(printed) in _KINDS:
        return
    fix = _INFORMAL.get(fold(printed))
    yield Finding(
        "kind-unlisted", row or 1, "warning", printed, fix,
        f"“{printed}” không có trong các loại văn bản hành chính tại Điều 7 Nghị định 30/2020/NĐ-CP; "
        "thường ban hành dưới dạng kế hoạch hoặc công văn.",
    )  # fmt: skip


def symbol_of_kind(context: Context) -> Iterator[Finding]:
    """The symbol must carry the abbreviation of the kind printed below it (Appendix III)."""
    head = context.reading.document
    if not head.number or "/" not in head.number or context.is_law or context.is_party:
        return
    wanted = abbreviation_of(head.kind_printed) if head.kind_printed else None
    code = head.number.split("/")[-1]
    if wanted and not _ASSEMBLY.match(code) and not re.match(rf"{wanted}\b", code, re.IGNORECASE):
        yield Finding(
            "symbol-kind", _line_of(context, code), "error", head.number, None,
            f"Ký hiệu không mang chữ viết tắt “{wanted}” của loại văn bản “{head.kind_printed}” "
            "(Phụ lục III Nghị định 30/2020/NĐ-CP).",
        )  # fmt: skip
    if head.kind == "cong_van" and code.upper().startswith("CV-"):
        yield Finding(
            "symbol-kind", _line_of(context, code), "error", head.number, head.number.replace("CV-", "", 1),
            "Công văn không có chữ viết tắt tên loại trong ký hiệu (Phụ lục III Nghị định 30/2020/NĐ-CP).",
        )  # fmt: skip
    digits = re.match(r"\d+", head.number)
    if digits and len(digits[0]) == 1:
        yield Finding(
            "number-padding", _line_of(context, code), "warning", head.number, f"0{head.number}",
            "Số văn bản nhỏ hơn 10 phải ghi thêm số 0 phía trước (Phụ lục I Nghị định 30/2020/NĐ-CP).",
        )  # fmt: skip


def _line_of(context: Context, words: str) -> int:
    return next((n for n, line in enumerate(context.text.lines, 1) if words in line), 1)


def missing_end(context: Context) -> Iterator[Finding]:
    """The end mark, the recipients, the signature."""
    if context.is_law or context.reading.document.kind is None:
        return
    zones = context.zones
    last = zones.body_end
    while last > 1 and not context.text.lines[last - 1].strip():
        last -= 1
    # A text that begins with its recipients has no body, and so no place for an end mark.
    line = context.text.lines[last - 1].rstrip() if last else ""
    if zones.recipients and not context.is_party and _is_sentence(line) and not line.rstrip(" \"”'*").endswith("./."):
        words = " ".join(line.split()[-4:])
        yield Finding(
            "end-mark", last, "warning", words, f"{words.rstrip('./ ')}./.",
            "Nội dung văn bản phải kết thúc bằng dấu “./.” (Phụ lục I Nghị định 30/2020/NĐ-CP).",
        )  # fmt: skip
    if not zones.recipients:
        yield Finding("recipients-missing", last or 1, "warning", "Nơi nhận", None, "Văn bản không có phần “Nơi nhận”.")
    if not context.reading.signatories:
        yield Finding(
            "signature-missing", last or 1, "warning", "chữ ký", None,
            "Không thấy chức vụ và họ tên người ký ở cuối văn bản.",
        )  # fmt: skip


def _is_sentence(line: str) -> bool:
    """A name under minutes, or a heading whose words are lost, closes no body."""
    return len(line.split()) >= _SHORTEST_SENTENCE or (line.endswith((".", ";")) and not _ARTICLE.match(line))


def placeholders(context: Context) -> Iterator[Finding]:
    """Field names that a template was to replace."""
    likely = any(sign in context.flow for sign in ("[", "{", "«", "<<", "xx", "XX", "TODO", "TBD", "Lorem"))
    for number, line in enumerate(context.text.lines, 1) if likely else ():
        for match in _PLACEHOLDER.finditer(line):
            yield context.in_line(
                number, match, "placeholder", "error", None, "Chỗ điền của mẫu chưa được thay bằng nội dung."
            )


def head_day(context: Context) -> Iterator[Finding]:
    """The day and the months January and February take a nought in front (Appendix I, II.4)."""
    if context.is_law or context.is_party:
        return
    for number, line in enumerate(context.text.lines[: context.zones.head_end], 1):
        for match in _HEAD_DAY.finditer(line) if "tháng" in line else ():
            figure = match["day"] or match["month"]
            why = "Ngày dưới 10 và tháng 1, 2 phải ghi thêm số 0 phía trước (Phụ lục I Nghị định 30/2020/NĐ-CP)."
            yield context.in_line(
                number, match, "date-padding", "warning", match[0].replace(figure, f"0{figure}", 1), why
            )


def missing_addressee(context: Context) -> Iterator[Finding]:
    """A letter and a proposal say to whom they go (Appendix I, II.9)."""
    if context.reading.document.kind in {"cong_van", "to_trinh"} and "kính gửi" not in context.lowered:
        at = min(context.zones.head_end + 1, len(context.text.lines))
        why = "Công văn, tờ trình phải có phần “Kính gửi” (Phụ lục I Nghị định 30/2020/NĐ-CP)."
        yield Finding("addressee-missing", max(1, at), "warning", "Kính gửi", None, why)


def authority(context: Context) -> Iterator[Finding]:
    """Who signs for the head is a deputy, and a deputy signs for the head (Article 13)."""
    if context.is_law or context.is_party or context.reading.document.kind == "bien_ban":
        return
    for signed in context.reading.signatories:
        title, said = (signed.title or "").upper(), (signed.authority or "").upper()
        if not title and not said and signed.name and context.zones.recipients:
            why = "Phía trên họ tên người ký phải ghi chức vụ (Điều 8, Điều 13 Nghị định 30/2020/NĐ-CP)."
            yield Finding("signature-title", signed.line, "warning", signed.name, None, why)
            continue
        if title.startswith(("PHÓ", "THỨ TRƯỞNG")) and not said:
            why = "Cấp phó ký thay phải ghi “KT.” và chức vụ của người đứng đầu ở dòng trên."
        elif said.startswith("KT.") and title and not _DEPUTY.search(f"{said} {title}"):
            why = "Sau dòng “KT.” phải là chức vụ của cấp phó."
        else:
            continue
        line = _line_of(context, signed.title or "") if (signed.title or "") in context.flow else signed.line
        yield Finding(
            "signature-authority", line, "error", signed.title or "", None, f"{why} (Điều 13 Nghị định 30/2020/NĐ-CP)"
        )


CHECKS = (
    missing_head, unknown_date, unlisted_kind, symbol_of_kind, missing_end, placeholders, head_day, missing_addressee,
    authority,
)  # fmt: skip
