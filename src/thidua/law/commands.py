"""``thidua law …``: assess cases, put a rule in words, compare two days, measure. Needs no database.

Exit: 0 done, 1 the answer is no (a difference), 2 bad input. Also runs alone: ``python -m thidua.law.commands``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thidua import law
from thidua.law import commands_diff, commands_explain, commands_lint
from thidua.law.commands_explain import answer_lines
from thidua.law.commands_io import ASSUMED_DATE, DATA_HELP, data_of, day_of, print_json, refusing
from thidua.law.values import LawInputError

if TYPE_CHECKING:
    from thidua.law.commands_io import Subparsers

_MOST_PEOPLE = 50_000_000
_PROGRESS_AFTER_SECONDS = 2.0


def register(subparsers: Subparsers) -> None:
    """Add ``law`` with its commands to the main parser; each sets ``run``, called with the parsed arguments."""
    parser = subparsers.add_parser(
        "law",
        help="quy định thi đua, khen thưởng / the law of emulation and commendation",
        description="Xét tình huống theo pháp luật, đọc quy tắc, so sánh hai thời điểm. / "
        "Assess cases, read a rule, compare two days.",
    )
    commands = parser.add_subparsers(dest="law_command", required=True, metavar="LỆNH")
    _add_assess(commands)
    commands_explain.add_explain(commands)
    commands_diff.add_diff(commands)
    commands_diff.add_local(commands)
    _add_texts(commands)
    commands_lint.add_lint(commands)
    _add_bench(commands)


def _add_assess(commands: Subparsers) -> None:
    said = "xét các tình huống trong tệp YAML / assess the cases of a YAML file"
    assess = commands.add_parser("assess", help=said, description=said)
    assess.add_argument("file", metavar="FILE", type=Path, help="tệp tình huống / file of cases")
    assess.add_argument("--json", action="store_true", help="in kết quả dạng JSON / print JSON")
    assess.add_argument(
        "--check", action="store_true", help="so với kết quả mong đợi, khác thì mã 1 / compare with expect, exit 1"
    )
    assess.set_defaults(run=refusing(run_assess))


def _add_texts(commands: Subparsers) -> None:
    said = "nguyên văn điều luật, lưu ngoài chương trình / the articles' own words, kept outside the program"
    texts = commands.add_parser("texts", help=said, description=said)
    actions = texts.add_subparsers(dest="texts_command", required=True, metavar="LỆNH")
    said = "nạp một bộ văn bản vào thư mục dữ liệu / load a pack into the data folder"
    load = actions.add_parser("load", help=said, description=said)
    load.add_argument("file", metavar="FILE", type=Path, help="tệp YAML: instrument, articles / YAML file")
    load.add_argument("--data", type=Path, help=DATA_HELP)
    load.set_defaults(run=refusing(run_texts_load))


def _add_bench(commands: Subparsers) -> None:
    said = "đo tốc độ xét hàng loạt trên dữ liệu tạo sẵn / measure bulk assessment on synthetic people"
    bench = commands.add_parser("bench", help=said, description=said)
    bench.add_argument("--people", type=int, default=100_000, metavar="N", help="số người / number of people")
    bench.add_argument("--on", default="2025-12-20", metavar="DATE", help=ASSUMED_DATE)
    bench.add_argument("--json", action="store_true", help="in dạng JSON / print JSON")
    bench.set_defaults(run=refusing(run_bench))


def run_assess(args: argparse.Namespace) -> int:
    """Assess every case of a file; with --check compare with what each expects."""
    cases = law.load_cases(args.file)
    answers = [law.answer(case) for case in cases]
    differences = [line for case, given in zip(cases, answers, strict=True) for line in law.check(case, given)]
    if args.json:
        print_json([given.to_json() for given in answers])
    elif not args.check:
        for given in answers:
            print("\n".join(answer_lines(given)))
    if not args.check:
        return 0
    # With --json the standard output stays one JSON document; what differs goes to standard error.
    stream = sys.stderr if args.json else sys.stdout
    for line in differences:
        print(line, file=stream)
    without = sum(1 for case in cases if not case.expect)
    counted = f"{len(cases)} tình huống, {len(differences)} khác biệt"
    print(counted + (f", {without} không có kết quả mong đợi" if without else ""), file=stream)
    return 1 if differences else 0


def run_texts_load(args: argparse.Namespace) -> int:
    """Check a pack of articles and store it; nothing is written when anything in it is wrong."""
    from thidua.law.engine import texts

    pack = texts.read_pack(args.file)
    target = texts.install(pack, data_of(args))
    print(f"Đã nạp {pack.articles} điều của {pack.instrument} vào {target}")
    return 0


def run_bench(args: argparse.Namespace) -> int:
    """Measure bulk assessment."""
    if not 1 <= args.people <= _MOST_PEOPLE:
        raise LawInputError("", "--people", f"{args.people} ngoài khoảng 1–{_MOST_PEOPLE}; ghi số khác")
    day = day_of(args.on, "--on")
    from thidua.law.engine import bench

    found = bench.run(args.people, day, _Progress())
    if args.json:
        print_json(found)
        return 0
    print(f"{found['people']} người × {found['rules']} quy tắc (ngày {day:%d/%m/%Y})")
    derived = f"trong đó suy cột từ dữ liệu từng năm {found['derive_seconds']} giây"
    print(f"tạo dữ liệu {found['make_seconds']} giây ({derived}), xét {found['assess_seconds']} giây")
    print(f"{found['people_per_second']} người/giây, bộ nhớ cao nhất {found['peak_bytes']} byte")
    return 0


class _Progress:
    """A line on standard error, only for a terminal and only once it takes longer than two seconds."""

    def __init__(self) -> None:
        import time

        self._clock = time.monotonic
        self._start = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and self._clock() - self._start > _PROGRESS_AFTER_SECONDS:
            end = "\n" if done == total else ""
            print(f"\r{done * 100 // total:3d}% ({done}/{total})", end=end, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the law commands alone; the main command line calls ``register`` instead."""
    parser = argparse.ArgumentParser(prog="thidua")
    register(parser.add_subparsers(dest="command", required=True))
    args = parser.parse_args(argv)
    result: int = args.run(args)
    return result


if __name__ == "__main__":
    sys.exit(main())
