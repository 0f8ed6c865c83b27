"""Reading YAML so that it means what it says: ``yes`` is text, a key given twice is an error."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path

import yaml

_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc,valid-type]
    """The safe loader without YAML 1.1's yes/no/on/off, which would turn a count of votes into a truth value."""

    # Only true and false stay truth values: they alone begin with t or f.
    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            if isinstance(key_node, yaml.ScalarNode):
                if key_node.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"khóa “{key_node.value}” ghi hai lần", key_node.start_mark
                    )
                seen.add(key_node.value)
        made: dict[Hashable, object] = super().construct_mapping(node, deep=deep)
        return made

    def construct_day(self, node: yaml.ScalarNode) -> object:
        # A day that the calendar does not have stays text: the reader of the case then refuses it by case and key.
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_day)


def problem_vi(error: Exception) -> str:
    """What is wrong with a YAML file and where, in Vietnamese, from the error that reading it raised."""
    if isinstance(error, UnicodeDecodeError):
        return f"không đọc được YAML: byte thứ {error.start + 1} không phải UTF-8; lưu lại tệp dạng UTF-8"
    mark = getattr(error, "problem_mark", None)
    where = f" ở dòng {mark.line + 1}, cột {mark.column + 1}" if mark else ""
    if isinstance(error, RecursionError):
        return "không đọc được YAML: các nhóm lồng nhau quá sâu; bỏ bớt dấu ngoặc"
    said = str(getattr(error, "problem", None) or "")
    if said.startswith("khóa "):
        return f"không đọc được YAML{where}: {said}; bỏ một khóa"
    if "tag" in said:
        return f"không đọc được YAML{where}: không dùng thẻ bắt đầu bằng dấu !; ghi giá trị thường"
    if "undefined alias" in said or "alias" in said:
        return f"không đọc được YAML{where}: dấu * trỏ tới chỗ chưa đặt tên bằng dấu &"
    if "document" in said:
        return f"không đọc được YAML{where}: tệp có nhiều phần ngăn bởi “---”; chỉ giữ một phần"
    return f"không đọc được YAML{where}: sai cú pháp; kiểm tra dấu ngoặc, dấu hai chấm, thụt đầu dòng"


def parse_yaml(text: str) -> object:
    """Return the content of a YAML text; raises yaml.YAMLError."""
    # The loader derives from the safe loader, so no tag can build an arbitrary object.
    return yaml.load(text, _Loader)  # noqa: S506


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file of UTF-8; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def line_of(text: str, key: str) -> int | None:
    """Line (from 1) of the part of a YAML text that ``key`` leads to, as in ``votes.giay_khen.percent`` or
    ``conditions[0].at``; of the deepest part that is there, None where there is no such part."""
    node = yaml.compose(text, _Loader)
    line = None
    for name, number in re.findall(r"([^.\[\]]+)|\[(\d+)\]", key):
        if number and isinstance(node, yaml.SequenceNode) and int(number) < len(node.value):
            node = node.value[int(number)]
        elif name and isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == name), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line
