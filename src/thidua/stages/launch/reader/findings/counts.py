"""Counts that the text itself belies: parts that do not add up, a list longer or shorter than announced."""

import re
from collections.abc import Iterator, Sequence

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.numbering import value_of
from thidua.stages.launch.reader.model import Finding
from thidua.stages.launch.reader.outline import Paragraph

_COUNTED = (
    "tập thể|cá nhân|người|thành viên|đơn vị|cơ quan|hộ|đại biểu|đồng chí|giáo viên|học sinh|cán bộ|công chức|"
    "viên chức|đảng viên|đoàn viên|hội viên|ủy viên|uỷ viên|chi bộ|giải|danh hiệu|trường hợp"
)
_TOTAL = re.compile(rf"(?<![\w./-])(?P<total>\d{{1,4}})\s(?P<what>(?:{_COUNTED})\b[^.;:\n()\d]{{0,40}}?)[,:]?\s\(?\Z")
_PARTS = re.compile(r"\s?(?:có\s?)?:?\s?(?P<parts>\d[^.;:\n()]{3,200})(?P<end>[.;\n)]|\Z)")
_BETWEEN = re.compile(r",\s(?:và\s)?|\svà\s")
_PART = re.compile(r"(?P<count>\d{1,4})\s(?!(?:năm|tháng|ngày|lần|giờ|đồng|triệu|tỷ|phần)\b)[^\W\d_]")
_FEWEST = 2
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_LISTED = (
    "tiêu chí|tiêu chuẩn|nhiệm vụ|nội dung|giải pháp|điều kiện|yêu cầu|mục tiêu|chỉ tiêu|trường hợp|nguyên tắc|"
    "hình thức|phong trào|danh hiệu|vấn đề|việc"
)
_ANNOUNCED = re.compile(
    rf"(?<![\w./-])(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s(?P<what>(?:nhóm\s)?(?:{_LISTED})\b)[^.;:\n\d]{{0,40}}?\s?"
    r"\b(?:sau|sau đây|dưới đây|cụ thể)\s?:$"
)


def sums(context: Context) -> Iterator[Finding]:
    """A total and all its parts, told in one breath ("10 tập thể, gồm 6 phòng và 3 trường")."""
    for at in (*context.places_of("gồm"), *context.places_of("(")):
        opens = context.flow[at] == "("
        total = _TOTAL.search(context.flow[max(0, at - 70) : at].removesuffix("bao "))
        begins = at + 1 if opens else at + len("gồm")
        parts = _PARTS.match(context.flow, begins) if total else None
        if not total or not parts or (opens and parts["end"] != ")"):
            continue
        told = [_PART.match(part) for part in _BETWEEN.split(parts["parts"])]
        counts = [int(part["count"]) for part in told if part]
        whole = int(total["total"])
        if len(counts) < max(_FEWEST, len(told)) or max(counts) > whole or sum(counts) == whole:
            continue
        start = at - len(context.flow[max(0, at - 70) : at]) + total.start()
        why = f"Các số thành phần cộng lại là {sum(counts)}, không bằng {total['total']}."
        yield context.at(start, start + len(total["total"]) + 1 + len(total["what"]), "number-sum", "error", None, why)


def announced(context: Context) -> Iterator[Finding]:
    """So many criteria "as follows", and another number of points that follow."""
    if context.is_law:
        return
    for nth, part in enumerate(context.parts):
        match = _ANNOUNCED.search(part.text) if part.text.endswith(":") else None
        if not match:
            continue
        count = _NUMBERS.get(match["count"]) or int(match["count"])
        points = _points(part, context.parts[nth + 1 :])
        if points >= _FEWEST and points != count:
            start = part.start + match.start()
            end = part.start + match.end("what")
            why = f"Văn bản nêu {match['count']} {match['what']} nhưng liệt kê {points}."
            yield context.at(start, end, "list-count", "warning", None, why)


def _points(above: Paragraph, following: Sequence[Paragraph]) -> int:
    """How many points of one kind follow a paragraph; 0 where they are none of its own."""
    first = following[0] if following else None
    if first is None or first.kind in ("", above.kind) or (above.kind and first.rank <= above.rank):
        return 0
    count = 0
    for part in following:
        if part.kind == first.kind:
            if part.mark != first.mark if first.kind == "dash" else value_of(part) != count + 1:
                break
            count += 1
        elif part.rank < first.rank or (first.kind == "dash" and not part.kind):
            break
    return count


CHECKS = (sums, announced)
