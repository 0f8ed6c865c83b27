"""The command ``thidua``: thin, each command calls what a page would call. Help is in Vietnamese and English."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

COMMANDS = {
    "thidua.law.commands": ("law",),
    "thidua.stages.launch.reader.commands": ("read",),
    "thidua.foundations.papers.commands": ("paper",),
    "thidua.foundations.workbook.commands": ("template",),
    "thidua.stages.reporting.year.commands": ("year",),
    "thidua.config.commands": ("run", "demo", "verify", "sign", "backup", "restore", "daily", "drill", "archive"),
}
"""Modules and the commands each registers: ``register(subparsers)`` sets ``run(args) -> int``; exit 0, 1 or 2.

A module that is registered stays light: what its command needs is imported when the command runs.
"""


def build_parser(command: str | None = None) -> argparse.ArgumentParser:
    """Make the parser with the commands of every part, or of the one part that has ``command``."""
    parser = argparse.ArgumentParser(
        prog="thidua",
        description="Trọn năm thi đua, khen thưởng của một cơ quan. / A public agency's year of emulation.",
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    owners = [module for module, names in COMMANDS.items() if command in names]
    for module in owners or COMMANDS:
        importlib.import_module(module).register(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 the answer is no, 2 bad input."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    words = sys.argv[1:] if argv is None else list(argv)
    args = build_parser(words[0] if words else None).parse_args(words)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


if __name__ == "__main__":
    sys.exit(main())
