"""``thidua law lint``: is the rulebook sound, and do the cases show every condition from both sides?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from thidua import law
from thidua.law.commands_io import print_json, refusing

if TYPE_CHECKING:
    from thidua.law.commands_io import Subparsers


def add_lint(commands: Subparsers) -> None:
    """Add the command."""
    said = "kiểm tra bộ quy tắc: tệp, dòng, điều cần sửa / check the rulebook: file, line, what to mend"
    lint = commands.add_parser("lint", help=said, description=said)
    lint.add_argument(
        "--cases",
        type=Path,
        metavar="FOLDER",
        help="thư mục tình huống: điều kiện nào chưa có tình huống ở cả hai phía / folder of cases: which conditions "
        "they do not show from both sides",
    )
    lint.add_argument("--json", action="store_true", help="in dạng JSON / print JSON")
    lint.set_defaults(run=refusing(run_lint))


def run_lint(args: argparse.Namespace) -> int:
    """Print every fault, one a line; exit 1 when there is any."""
    from thidua.law.engine import lint

    faults = lint.lint()
    if args.cases and not faults:
        faults = lint.proof(_cases(args.cases))
    if args.json:
        print_json({"faults": faults})
    else:
        print("\n".join([*faults, f"{len(faults)} lỗi"]))
    return 1 if faults else 0


def _cases(folder: Path) -> list[law.AwardCase]:
    """The cases of a folder, and each a year earlier or later where the same law says the same in another version."""
    from thidua.law.engine.moved import twins
    from thidua.law.engine.yamlio import read_yaml

    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise law.LawInputError("", "--cases", f"{folder} không có tệp .yaml nào; ghi thư mục chứa các tệp tình huống")
    found: list[law.AwardCase] = []
    for path in files:
        found += [case for case in law.load_cases(path) if isinstance(case, law.AwardCase)]
        made = [twin for raw in cast("list[Mapping[str, object]]", read_yaml(path)) for twin in twins(raw)]
        found += [twin for twin in made if not law.check(twin, law.answer(twin))]
    return found
