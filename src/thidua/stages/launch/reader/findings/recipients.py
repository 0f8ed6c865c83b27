"""The list of recipients and the numbering of points. Source: Decree 30/2020/NĐ-CP, Appendix I, II.5 and II.9."""

from collections.abc import Iterator

from thidua.stages.launch.reader.attributes import find_attributes
from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Finding, Span
from thidua.vietnamese import fold

_ARCHIVE = vi_compile(r"\bLưu\s+(?!:)(?=[\pU])(?P<codes>[^:\n]{1,60})$")
_LOUD_PURPOSE = vi_compile(r"\((?P<said>Báo cáo|Thực hiện|Phối hợp|Để báo cáo)\)")
_OF_ONE = vi_compile(r"^[-–•+*]?\s*(?!Như|Nơi)[\pU][^:;,]{1,60}:\s")
_PROPER = {"Báo cáo": "(để b/c)", "Để báo cáo": "(để b/c)", "Thực hiện": "(để t/h)", "Phối hợp": "(để ph/h)"}


def _block(context: Context) -> Iterator[tuple[int, str]]:
    start = context.zones.recipients
    if start:
        for number in range(start, context.zones.end + 1):
            yield number, context.text.lines[number - 1]


def archive_line(context: Context) -> Iterator[Finding]:
    """The file copy is written "Lưu: VT, …."."""
    for number, line in _block(context):
        match = None if context.is_party else _ARCHIVE.search(line.split("\t")[0].rstrip())
        if match:
            codes = match["codes"].strip(" .")
            yield context.in_line(
                number, match, "archive-colon", "warning", f"Lưu: {codes}.", "Sau chữ “Lưu” phải có dấu hai chấm."
            )
        for said in _LOUD_PURPOSE.finditer(line):
            yield context.in_line(
                number, said, "recipient-purpose", "warning", _PROPER[said["said"]],
                "Mục đích gửi ghi chữ thường trong ngoặc đơn.",
            )  # fmt: skip


def archive_missing(context: Context) -> Iterator[Finding]:
    """The list ends with the file copy; no body gets the paper twice."""
    rows = context.reading.recipients
    if context.is_law or not rows:
        return
    if not any(row.archive for row in rows) and not any("lưu" in line.lower() for _, line in _block(context)):
        last = rows[-1]
        yield Finding(
            "archive-missing", last.line, "warning", last.name, None,
            "Danh sách “Nơi nhận” thiếu dòng cuối “Lưu: VT, …” (Phụ lục I Nghị định 30/2020/NĐ-CP).",
        )  # fmt: skip
    seen: dict[str, int] = {}
    for row in rows:
        first = seen.setdefault(fold(row.name), row.line)
        if first != row.line and not row.archive:
            why = f"Nơi nhận này đã ghi ở dòng {first}."
            yield Finding("recipient-twice", row.line, "warning", row.name, None, why)


def merged_rows(context: Context) -> Iterator[Finding]:
    """Two recipients on one line."""
    if context.is_law:
        return
    lines: dict[int, list[str]] = {}
    for recipient in context.reading.recipients:
        lines.setdefault(recipient.line, []).append(recipient.name)
    for number, names in lines.items():
        text = context.text.lines[number - 1].strip()
        # "Văn phòng Chính phủ: Bộ trưởng, các vụ" is one recipient with its parts.
        if len(names) > 1 and not _OF_ONE.search(text):
            yield Finding(
                "recipients-merged", number, "warning", text, "; ".join(names),
                f"Một dòng ghi {len(names)} nơi nhận; tách mỗi nơi nhận một dòng.",
                Span(number, 0, len(context.text.lines[number - 1])),
            )  # fmt: skip


def dash_points(context: Context) -> Iterator[Finding]:
    """Points under a numbered item carry letters a), b), c); dashes cannot be cited. Said once."""
    if context.is_law:
        return
    parts = [p for p in context.parts if context.zones.head_end < p.line <= context.zones.body_end]
    if any(p.kind == "letter" for p in parts) or not any(p.kind == "roman" for p in parts):
        return
    numbered = False
    labelled = find_attributes(context.parts).bullets  # "- Thời gian: …" is a form, not a point
    for part in parts:
        if part.kind == "arabic":
            numbered = True
        elif part.kind == "roman":
            numbered = False
        elif part.kind == "dash" and numbered and part.start not in labelled:
            yield Finding(
                "points-dashed", part.line, "warning", f"- {part.text[:40]}", None,
                "Điểm trong khoản đánh thứ tự a), b), c)… để viện dẫn được; gạch đầu dòng thì không.",
            )  # fmt: skip
            return


CHECKS = (archive_line, archive_missing, merged_rows, dash_points)
