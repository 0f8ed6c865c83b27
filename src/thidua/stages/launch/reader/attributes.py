"""Tasks laid out as a heading with labelled lines: "- Thời gian: …", "- Đơn vị chủ trì: …"."""

import re
from dataclasses import dataclass

from thidua.stages.launch.reader.outline import Paragraph
from thidua.stages.launch.reader.task_cells import Said
from thidua.stages.launch.reader.task_columns import kind_of

_LABEL = re.compile(
    r"(?P<label>(?:Thời gian|Thời hạn|Tiến độ|Đơn vị|Cơ quan|Bộ phận|Chủ trì|Phối hợp|Địa điểm|Thành phần|Nội dung|"
    r"Kinh phí|Đối tượng|Hình thức|Phân công|Người thực hiện|Người phụ trách|Sản phẩm|Kết quả|Chỉ tiêu)[^:.;]{0,30}):"
    r"\s*(?P<value>.*)",
    re.DOTALL,
)
_NAMED = re.compile(
    r"(?:Nhiệm vụ|Công việc|Nội dung|Hoạt động)\s(?:số\s|thứ\s)?(?:\d{1,2}|một|hai|ba|tư|năm)\s?[:.]\s?"
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """The labelled lines of each task heading, by where the heading begins in the running text."""

    of_heading: dict[int, list[Paragraph]]
    bullets: frozenset[int]


def find_attributes(parts: tuple[Paragraph, ...]) -> Attributes:
    """Find numbered paragraphs that are followed by labelled lines."""
    owned: dict[int, list[Paragraph]] = {}
    heading: Paragraph | None = None
    for part in parts:
        if part.kind in {"arabic", "decimal", "letter"} or (not part.kind and _NAMED.match(part.text)):
            heading = part
        elif part.kind in {"dash", ""} and heading and _LABEL.match(part.text):
            owned.setdefault(heading.start, []).append(part)
        elif part.kind != "dash":
            heading = None
    # One line of its own without a dash may tell of all that stands above it.
    owned = {start: lines for start, lines in owned.items() if len(lines) > 1 or lines[0].kind == "dash"}
    return Attributes(owned, frozenset(line.start for lines in owned.values() for line in lines))


def said_of(heading: Paragraph, bullets: list[Paragraph]) -> Said:
    """What a heading and its labelled lines say of a task."""
    said: Said = {}
    for bullet in bullets:
        match = _LABEL.match(bullet.text)
        kind = kind_of(match["label"]) if match else None
        if match and kind:
            said[kind] = f"{said[kind]}\n{match['value']}" if kind in said else match["value"]
    return {**said, "task": _NAMED.sub("", heading.text)}
