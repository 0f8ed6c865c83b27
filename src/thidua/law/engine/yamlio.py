"""Reading YAML so that it means what it says: ``yes`` is text, a key given twice is an error."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path

import yaml

_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_DEEPEST, _LARGEST_FILE, _MOST_NODES = 60, 20_000_000, 2_000_000


class RefusedYaml(yaml.YAMLError):
    """A text that could be read but must not be: it would not end, or fill the memory. ``problem`` says so."""

    def __init__(self, problem: str, problem_mark: object = None) -> None:
        self.problem = problem
        self.problem_mark = problem_mark
        super().__init__(problem)


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
    if isinstance(error, RefusedYaml):
        return f"không đọc được YAML{where}: {said}"
    if said.startswith("khóa "):
        return f"không đọc được YAML{where}: {said}; bỏ một khóa"
    if "tag" in said:
        return f"không đọc được YAML{where}: không dùng thẻ bắt đầu bằng dấu !; ghi giá trị thường"
    if "undefined alias" in said or "alias" in said:
        return f"không đọc được YAML{where}: dấu * trỏ tới chỗ chưa đặt tên bằng dấu &"
    if "document" in said:
        return f"không đọc được YAML{where}: tệp có nhiều phần ngăn bởi “---”; chỉ giữ một phần"
    return f"không đọc được YAML{where}: sai cú pháp; kiểm tra dấu ngoặc, dấu hai chấm, thụt đầu dòng"


class _Guard:
    """Walks a text's events before anything is built: the C loader dies of deep nesting, and a few lines of aliases
    stand for more nodes than memory holds. Sizes and depths of named parts are counted in where they are repeated."""

    def __init__(self) -> None:
        self.open: list[tuple[str | None, int, int]] = [(None, 0, 0)]
        self.named: dict[str, tuple[int, int]] = {}

    def watch(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_Base):
            if getattr(event, "tag", None) is not None:
                raise RefusedYaml("không dùng thẻ bắt đầu bằng dấu !; ghi giá trị thường", event.start_mark)
            if isinstance(event, yaml.CollectionStartEvent):
                self.open.append((event.anchor, 1, 1))
                self._not_too_deep(event, 0)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)

    def _close(self) -> None:
        name, size, depth = self.open.pop()
        if name:
            self.named[name] = (size, depth)
        self._add(size, depth)

    def _add(self, size: int, depth: int) -> None:
        name, inside, below = self.open[-1]
        self.open[-1] = (name, inside + size, max(below, depth + 1))
        if inside + size > _MOST_NODES:
            raise RefusedYaml("dấu * lặp lại quá nhiều phần; ghi thẳng giá trị")

    def _alias(self, event: yaml.AliasEvent) -> None:
        if any(name == event.anchor for name, _, _ in self.open):
            raise RefusedYaml("dấu * trỏ vào chính nhóm chứa nó; ghi thẳng giá trị", event.start_mark)
        size, depth = self.named.get(str(event.anchor), (1, 0))
        self._not_too_deep(event, depth)
        self._add(size, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.value == "<<" and event.implicit[0]:
            raise RefusedYaml("không dùng khóa “<<”; ghi thẳng các khóa", event.start_mark)
        if event.anchor:
            self.named[event.anchor] = (1, 0)
        self._add(1, 0)

    def _not_too_deep(self, event: yaml.Event, below: int) -> None:
        if len(self.open) - 1 + below > _DEEPEST:
            raise RefusedYaml(f"các nhóm lồng nhau quá {_DEEPEST} tầng; bỏ bớt dấu ngoặc", event.start_mark)


def parse_yaml(text: str) -> object:
    """Return the content of a YAML text; raises yaml.YAMLError."""
    _Guard().watch(text)
    # The loader derives from the safe loader, so no tag can build an arbitrary object.
    return yaml.load(text, _Loader)  # noqa: S506


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file of UTF-8; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    if path.stat().st_size > _LARGEST_FILE:
        raise RefusedYaml(f"tệp lớn hơn {_LARGEST_FILE // 1_000_000} MB; chia thành nhiều tệp")
    return parse_yaml(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of the text asked of last: whoever asks for one place of a file asks for the next."""
    node: yaml.Node | None = yaml.compose(text, _Loader)
    return node


def line_of(text: str, key: str) -> int | None:
    """Line (from 1) of the part of a YAML text that ``key`` leads to, as in ``votes.giay_khen.percent`` or
    ``conditions[0].at``; of the deepest part that is there, None where there is no such part."""
    node = _composed(text)
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
