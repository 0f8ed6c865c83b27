"""Reading YAML so that it means what it says: ``yes`` is text, a key given twice is an error."""

from __future__ import annotations

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
                        None, None, f"khóa {key_node.value!r} ghi hai lần", key_node.start_mark
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


def parse_yaml(text: str) -> object:
    """Return the content of a YAML text; raises yaml.YAMLError."""
    # The loader derives from the safe loader, so no tag can build an arbitrary object.
    return yaml.load(text, _Loader)  # noqa: S506


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file of UTF-8; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return parse_yaml(path.read_text(encoding="utf-8"))
