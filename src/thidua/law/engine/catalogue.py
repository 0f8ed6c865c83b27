"""The catalogue of titles and award forms: codes, names, who may get them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, cast

from thidua.law.engine import rulefiles
from thidua.law.values import AwardKind
from thidua.vietnamese import search_key

_MARKS = str.maketrans('"“”,.()-_', " " * 9)


@lru_cache(maxsize=1)
def awards() -> Mapping[str, AwardKind]:
    """Every award by its canonical code, in the order of the catalogue file."""
    written = rulefiles.implemented_awards()
    made: dict[str, AwardKind] = {}
    for code, entry in _entries().items():
        made[code] = AwardKind(
            code=code,
            label_vi=str(entry["label_vi"]),
            kind=cast(Literal["danh_hieu", "hinh_thuc"], entry["kind"]),
            subjects=frozenset(cast(list[str], entry["subjects"])),
            level=str(entry["level"]),
            english=str(entry["english"]),
            implemented=code in written and bool(entry.get("offered", True)),
        )
    return MappingProxyType(made)


def award_kind(code: str) -> AwardKind | None:
    """The catalogue entry of a code, also of a code known only by the family it begins with; None if unknown."""
    found = awards().get(code)
    if found is not None:
        return found
    prefixes = cast(dict[str, str], rulefiles.document("catalogue")["prefixes"])
    for prefix, label in prefixes.items():
        if code.startswith(prefix) and len(code) > len(prefix):
            both = frozenset({"individual", "collective"})
            return AwardKind(code, label, "hinh_thuc", both, "nha_nuoc", "State honour", False)
    return None


def award_code(text: str) -> str | None:
    """Canonical code of an award given as code, short code or Vietnamese name in any case or tone style, else None."""
    said = " ".join(text.strip().strip('"“”').split())
    if said in awards():
        return said
    return _names().get(_name_key(said))


def label_vi(code: str) -> str:
    """The Vietnamese name of a code, or the code itself where the catalogue does not list it."""
    found = award_kind(code)
    return found.label_vi if found else code


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for code, entry in _entries().items():
        label = str(entry["label_vi"])
        aliases = cast(list[str], entry.get("aliases") or [])
        spoken = [code, label, *aliases]
        if entry["kind"] == "danh_hieu":
            spoken += [f"danh hiệu {name}" for name in (label, *aliases)]
        for name in spoken:
            key = _name_key(name)
            if names.setdefault(key, code) != code:
                raise ValueError(f"catalogue: the name {name!r} stands for {names[key]} and for {code}")
    return names


def _name_key(name: str) -> str:
    cleaned = search_key(name).translate(_MARKS)
    return " ".join(cleaned.split())


def _entries() -> dict[str, dict[str, object]]:
    return cast(dict[str, dict[str, object]], rulefiles.document("catalogue")["awards"])
