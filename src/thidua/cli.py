"""The command ``thidua``: thin, each command calls what a page would call. Help is in Vietnamese and English."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

COMMAND_MODULES = (
    "thidua.law.commands",
    "thidua.stages.launch.reader.commands",
    "thidua.foundations.papers.commands",
    "thidua.foundations.workbook.commands",
    "thidua.stages.reporting.year.commands",
    "thidua.config.commands",
)
"""Each has ``register(subparsers)`` and sets ``run(args) -> int`` as the default of its parser; exit 0, 1 or 2."""


def build_parser() -> argparse.ArgumentParser:
    """Make the parser with the commands of every part."""
    parser = argparse.ArgumentParser(
        prog="thidua",
        description="Trọn năm thi đua, khen thưởng của một cơ quan. / A public agency's year of emulation.",
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name in COMMAND_MODULES:
        importlib.import_module(name).register(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 the answer is no, 2 bad input."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
    args = build_parser().parse_args(argv)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


if __name__ == "__main__":
    sys.exit(main())
