"""The line of a YAML file on which a value stands, for messages that a reader can follow to the place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

Key = str | int


def line_of(path: Path, keys: Sequence[Key | object]) -> int:
    """Line (from 1) of the value that the keys and list places lead to, or of the last part of the way that is there.

    An alias leads to the line of what it names. Raises OSError or yaml.YAMLError like reading the file does.
    """
    node = _root(path, path.stat().st_mtime_ns)
    line = node.start_mark.line + 1 if node is not None else 1
    for key in keys:
        found = _step(node, key)
        if found is None:
            return line
        line, node = found
    return line


def _step(node: yaml.Node | None, key: object) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and 0 <= key < len(node.value):
        value = node.value[key]
        return value.start_mark.line + 1, value
    if isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            if key_node.value == str(key):
                # The key's own line: a value may begin lines below it, or stand elsewhere under an anchor.
                return key_node.start_mark.line + 1, value
    return None


@lru_cache(maxsize=8)
def _root(path: Path, changed: int) -> yaml.Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    return found
