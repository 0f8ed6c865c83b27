"""A copy of the rulebook in a folder of the test's own, read in place of the real one; a test then spoils it."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.law.engine import rulefiles


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """The copy while it is the one read; afterwards the real rulebook is read again."""
    real = rulefiles.LAW
    for name in ("rulebook", "instruments"):
        shutil.copytree(real / name, folder / name)
    shutil.copy(real / "facts.yaml", folder)
    try:
        _read_from(folder)
        yield folder
    finally:
        _read_from(real)


def _read_from(law: Path) -> None:
    rulefiles.LAW, rulefiles.RULEBOOK = law, law / "rulebook"
    forget()


def forget() -> None:
    """Drop whatever the engine keeps of the files."""
    for name, module in list(sys.modules.items()):
        if name.startswith("thidua.law."):
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a file of the copy; gives the line on which it stood."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    forget()
    return text[: text.index(old)].count("\n") + 1
