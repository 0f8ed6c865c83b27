"""Tasks laid out as a heading with labelled bullets: "- Thời gian: …", "- Đơn vị chủ trì: …"."""

import re
from dataclasses import dataclass

from thidua.stages.launch.reader.duties import is_vague, split_units
from thidua.stages.launch.reader.outline import Paragraph

_LABEL = re.compile(
    r"(?P<label>Thời gian|Thời hạn|Đơn vị|Cơ quan|Chủ trì|Phối hợp|Địa điểm|Thành phần|Nội dung|Kinh phí|Đối tượng|"
    r"Hình thức|Phân công|Người thực hiện|Sản phẩm)(?P<rest>[^:.;]{0,30}):\s*(?P<value>.*)",
    re.DOTALL,
)
_OWNERS = re.compile(r"^(?:Chủ trì|Đơn vị(?! phối hợp)|Cơ quan(?! phối hợp)|Phân công|Người thực hiện)")


_HELPERS = re.compile(r"^(?:Phối hợp|(?:Đơn vị|Cơ quan) phối hợp)")
_JOINED = re.compile(r";|,?\s\(?phối hợp\b(?:\s(?:cùng|với|thực hiện))?\s?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attributes:
    """The labelled bullets of each task heading, by where the heading begins in the running text."""

    of_heading: dict[int, list[Paragraph]]
    bullets: frozenset[int]


def find_attributes(parts: tuple[Paragraph, ...]) -> Attributes:
    """Find numbered paragraphs that are followed by labelled bullets."""
    owned: dict[int, list[Paragraph]] = {}
    bullets: set[int] = set()
    heading: Paragraph | None = None
    for part in parts:
        if part.kind in {"arabic", "decimal", "letter"}:
            heading = part
        elif part.kind == "dash" and heading and _LABEL.match(part.text):
            owned.setdefault(heading.start, []).append(part)
            bullets.add(part.start)
        elif part.kind != "dash":
            heading = None
    return Attributes(owned, frozenset(bullets))


def owners(bullets: list[Paragraph]) -> tuple[str, ...]:
    """Return who is to do the task, from the bullets that name an owner; helpers after ";" are left out."""
    names: list[str] = []
    for bullet in bullets:
        match = _LABEL.match(bullet.text)
        if match and _OWNERS.match(f"{match['label']}{match['rest']}"):
            name = _JOINED.split(match["value"])[0].strip(" .,")
            names += [name] if name else []
    return tuple(names)


def helpers(bullets: list[Paragraph]) -> tuple[str, ...]:
    """Return who is to help, from the bullets of helpers and from what follows the owner in theirs."""
    names: list[str] = []
    for bullet in bullets:
        match = _LABEL.match(bullet.text)
        if match and _HELPERS.match(f"{match['label']}{match['rest']}"):
            names += split_units(match["value"])
        elif match and _OWNERS.match(f"{match['label']}{match['rest']}"):
            names += [name for part in _JOINED.split(match["value"])[1:] for name in split_units(part)]
    return tuple(dict.fromkeys(name for name in names if not is_vague(name)))
