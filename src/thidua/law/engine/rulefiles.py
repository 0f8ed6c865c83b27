"""The files of the rulebook: where they lie, their content, their digest. Read once, kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from thidua.law.engine.yamlio import read_yaml

LAW = Path(__file__).resolve().parents[1]
RULEBOOK = LAW / "rulebook"
_RULE_FOLDERS = ("titles", "collectives", "award_forms")


@cache
def document(name: str) -> Mapping[str, object]:
    """The content of ``rulebook/<name>.yaml``."""
    return cast(Mapping[str, object], read_yaml(RULEBOOK / f"{name}.yaml"))


@lru_cache(maxsize=1)
def implemented_awards() -> Mapping[str, Path]:
    """Awards for which a rule is written, with the file."""
    return {path.stem: path for folder in _RULE_FOLDERS for path in sorted((RULEBOOK / folder).glob("*.yaml"))}


@cache
def rule_document(award: str) -> Mapping[str, object]:
    """The rule file of an implemented award, as it is written: ``rulecheck.versions`` reads it checked."""
    return cast(Mapping[str, object], read_yaml(implemented_awards()[award]))


@lru_cache(maxsize=1)
def facts() -> Mapping[str, Mapping[str, str]]:
    """Every fact that a rule may ask for: type, Vietnamese label, case key, who supplies it, evidence."""
    return cast(Mapping[str, Mapping[str, str]], read_yaml(LAW / "facts.yaml"))


@lru_cache(maxsize=1)
def instruments() -> Mapping[str, Mapping[str, object]]:
    """Every legal instrument that the rulebook cites, by id."""
    found: dict[str, Mapping[str, object]] = {}
    for path in sorted((LAW / "instruments").glob("*.yaml")):
        found.update(cast(Mapping[str, Mapping[str, object]], read_yaml(path)))
    return found


@lru_cache(maxsize=1)
def digest() -> str:
    """SHA-256 over the names and bytes of all YAML files of this package, hexadecimal."""
    total = hashlib.sha256()
    for path in sorted(LAW.rglob("*.yaml")):
        total.update(path.relative_to(LAW).as_posix().encode())
        total.update(b"\0")
        total.update(path.read_bytes())
        total.update(b"\0")
    return total.hexdigest()
