"""An agency's own regulation as a file: read it, prove that it only tightens, say what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from thidua.law.engine.overlay import Overlay, overlay_on
from thidua.law.values import RuleDiff

MOST_BYTES = 200_000
"""A longer file is no regulation."""

__all__ = [
    "MOST_BYTES",
    "Overlay",
    "changes",
    "check_overlap",
    "general",
    "overlay_on",
    "parse_overlay",
    "read_overlay",
    "read_overlays",
]


def read_overlay(path: Path) -> Overlay:
    """The regulation of a YAML file; LawInputError names file, line, key, value and what was expected."""
    from thidua.law.engine import overlay_read

    return overlay_read.read_overlay(path)


def parse_overlay(data: bytes, name: str, *, checked: bool = True) -> Overlay:
    """The regulation of a file's bytes; ``name`` stands in the messages. Unchecked, it is read but not proved again."""
    from thidua.law.engine import overlay_read

    return overlay_read.parse_overlay(data, name, checked=checked)


def read_overlays(paths: Sequence[Path]) -> tuple[Overlay, ...]:
    """Several regulations of one agency; LawInputError also where two hold on one day."""
    found = tuple(read_overlay(path) for path in paths)
    check_overlap(found)
    return found


def check_overlap(overlays: Sequence[Overlay]) -> None:
    """Raise LawInputError where two regulations hold on one day."""
    from thidua.law.engine import overlay_check

    overlay_check.check_overlap(overlays)


def changes(overlay: Overlay, on: date) -> tuple[RuleDiff, ...]:
    """What the regulation adds to the national rules on a day, award by award; awards it leaves alone are left out."""
    from thidua.law.engine import diff

    return diff.changes(overlay, on)


def general(overlay: Overlay, on: date) -> tuple[tuple[str, str, str], ...]:
    """What it changes for every award alike on a day: name, before, after."""
    from thidua.law.engine import diff

    return diff.general(overlay, on)
