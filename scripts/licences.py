"""Refuse a runtime dependency whose licence does not go with Apache-2.0 (no AGPL, no GPL; LGPL only as a library)."""

import re
import sys
from importlib import metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements" / "runtime.lock"
REFUSED = re.compile(r"\bA?GPL|Affero|(?<!Lesser )(?<!Library )General Public License", re.IGNORECASE)


def licence_of(name: str) -> str:
    """What a package says of its licence: expression, field and classifiers, joined."""
    found = metadata.metadata(name)
    classifiers = [c for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    return " | ".join(filter(None, [found.get("License-Expression"), (found.get("License") or "")[:80], *classifiers]))


def main() -> int:
    """Print every runtime package with its licence; exit 1 when one is refused or says nothing."""
    names = re.findall(r"^([a-z0-9-]+)==\S+(?: ;.*)? \\$", LOCK.read_text(), re.MULTILINE)
    bad = 0
    for name in names:
        try:
            licence = licence_of(name)
        except metadata.PackageNotFoundError:
            continue
        refused = not licence or (REFUSED.search(licence) and "LGPL" not in licence and "Lesser" not in licence)
        bad += bool(refused)
        print(f"{'REFUSED ' if refused else ''}{name}: {licence}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
