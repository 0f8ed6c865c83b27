"""Read the table of permissions; a role left out or named twice is an error of the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.urls import URLPattern, get_resolver, reverse

from tests.permissions.world import ROLES, World
from tests.test_project import patterns

PATH = Path(__file__).with_name("expected.yaml")
EVERYBODY = (*ROLES, "public")
METHODS = ("GET", "POST")
SIGN_IN = 302


@dataclass(frozen=True)
class Case:
    """One address with one kind of object: what it is for, with what it is tried, the answer of each role by method."""

    key: str
    does: str
    args: Mapping[str, object]
    body: Mapping[str, str]
    answers: Mapping[str, Mapping[str, int]]
    queries: int = 0
    """A budget of its own, where the table gives the page one; 0 for the common one."""

    @property
    def name(self) -> str:
        """Name of the address."""
        return self.key.partition(" | ")[0]

    def url(self, world: World, replaced: Mapping[str, int] | None = None) -> str:
        """The address with the world's objects; ``replaced`` puts other keys in place."""
        kwargs = {name: self._value(world, value) for name, value in self.args.items()}
        return reverse(self.name, kwargs={**kwargs, **(replaced or {})})

    def data(self, world: World) -> dict[str, object]:
        """What is posted."""
        return {name: self._value(world, value) for name, value in self.body.items()}

    def objects(self) -> list[str]:
        """Arguments that stand for rows."""
        return [name for name, value in self.args.items() if name.endswith("pk") or name in ("document", "unit")]

    def pks(self, world: World) -> dict[str, int]:
        """Keys of the rows of ``world`` that the arguments stand for."""
        return {name: int(world.rows[str(self.args[name])].pk) for name in self.objects()}

    def _value(self, world: World, value: object) -> object:
        row = world.rows.get(str(value))
        return value if row is None else row.pk


@cache
def cases() -> tuple[Case, ...]:
    """All cases of the table, read once."""
    return tuple(_case(key, entry) for key, entry in yaml.safe_load(PATH.read_text()).items())


def _case(key: str, entry: dict[str, object]) -> Case:
    rest = dict(entry)
    does, args, body, queries = rest.pop("does"), rest.pop("args", {}), rest.pop("body", {}), rest.pop("queries", 0)
    answers = {method: _answers(key, method, rest.pop(method, {405: "others public"})) for method in METHODS}
    if rest:
        raise ValueError(f"{key}: unknown words {sorted(rest)}")
    assert isinstance(does, str)
    assert isinstance(args, dict)
    assert isinstance(body, dict)
    assert isinstance(queries, int)
    return Case(key, does, args, body, answers, queries)


def _answers(key: str, method: str, written: object) -> dict[str, int]:
    assert isinstance(written, dict)
    found: dict[str, int] = {}
    others: int | None = None
    for status, names in written.items():
        for name in names.split():
            if name == "others":
                others = status
            elif name not in EVERYBODY or name in found:
                raise ValueError(f"{key} {method}: {name} is unknown or named twice")
            else:
                found[name] = status
    for role in ROLES:
        if role not in found:
            if others is None:
                raise ValueError(f"{key} {method}: nothing said of {role}")
            found[role] = others
    found.setdefault("public", SIGN_IN)
    return found


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the product."""
    yield from patterns(get_resolver())
