"""``thidua law …``: assess cases, put a rule in words, compare two days, measure. Needs no database.

Exit: 0 done, 1 the answer is no (a difference), 2 bad input. Also runs alone: ``python -m thidua.law.commands``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thidua import law
from thidua.law import commands_diff, commands_lint
from thidua.law.commands_io import (
    ASSUMED_DATE,
    KIND_VI,
    award_of,
    day_of,
    line_json,
    print_json,
    print_lines,
    refusing,
    where,
)
from thidua.law.values import (
    Answer,
    AuthorityAnswer,
    AwardAnswer,
    CohortAnswer,
    Criterion,
    LawInputError,
    PrizeAnswer,
)

if TYPE_CHECKING:
    from thidua.law.commands_io import Subparsers

_STATUS_VI = {
    "eligible": "ĐỦ ĐIỀU KIỆN",
    "not_eligible": "KHÔNG ĐỦ ĐIỀU KIỆN",
    "needs_review": "CẦN XEM XÉT",
    "blocked": "TẠM DỪNG (có vụ việc đang xem xét)",
}
_MARK = {"met": "đạt", "not_met": "KHÔNG ĐẠT", "unknown": "chưa rõ"}
_DATA_HELP = "thư mục dữ liệu / data folder (THIDUA_DATA, var)"
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
    _add_explain(commands)
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


def _add_explain(commands: Subparsers) -> None:
    said = "quy tắc bằng lời kèm điều khoản / the rule in words with its articles"
    explain = commands.add_parser("explain", help=said, description=said)
    explain.add_argument("award", metavar="AWARD", help="mã hoặc tên danh hiệu / code or name of the award")
    explain.add_argument("--on", required=True, metavar="DATE", help=ASSUMED_DATE)
    explain.add_argument("--json", action="store_true", help="in dạng JSON / print JSON")
    explain.add_argument("--data", type=Path, help=_DATA_HELP)
    explain.set_defaults(run=refusing(run_explain))


def _add_texts(commands: Subparsers) -> None:
    said = "nguyên văn điều luật, lưu ngoài chương trình / the articles' own words, kept outside the program"
    texts = commands.add_parser("texts", help=said, description=said)
    actions = texts.add_subparsers(dest="texts_command", required=True, metavar="LỆNH")
    said = "nạp một bộ văn bản vào thư mục dữ liệu / load a pack into the data folder"
    load = actions.add_parser("load", help=said, description=said)
    load.add_argument("file", metavar="FILE", type=Path, help="tệp YAML: instrument, articles / YAML file")
    load.add_argument("--data", type=Path, help=_DATA_HELP)
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
            print("\n".join(_answer_lines(given)))
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


def run_explain(args: argparse.Namespace) -> int:
    """Print the rule of an award on a day."""
    text = law.rule_in_words(award_of(args.award), day_of(args.on, "--on"))
    if args.json:
        lines = {kind: [line_json(line) for line in found] for kind, found in text.lines.items()}
        shown = {"rule": text.rule, "award": text.award, "label_vi": text.label_vi, "on": text.on.isoformat()}
        more = {"provisional": text.provisional, "lines": lines, "competence_vi": text.competence_vi}
        drafts = {kind: [line_json(line) for line in found] for kind, found in text.drafts.items()}
        beside = {"prize_vi": text.prize_vi, "quota_vi": text.quota_vi, "note_vi": text.note_vi, "drafts": drafts}
        print_json({**shown, **more, **beside})
        return 0
    print(f"{text.label_vi} — quy định áp dụng ngày {text.on:%d/%m/%Y} ({text.rule})")
    if text.provisional:
        print(f"Lưu ý: tạm thời. {text.note_vi}.")
    for kind, found in text.lines.items():
        print(f"\n{KIND_VI[kind]}:")
        print_lines(found, data=_data(args))
    for kind, found in text.drafts.items():
        print(f"\n{KIND_VI[kind]}, theo dự thảo luật sửa đổi (hai bên khác nhau thì cần xem xét):")
        print_lines(found)
    print(f"\nThẩm quyền quyết định: {'; '.join(text.competence_vi) or 'chưa xác định'}")
    for prize in text.prize_vi:
        print(f"Tiền thưởng {prize}")
    print(f"Hạn mức: {text.quota_vi}")
    print("Điều khoản không ghi chú thêm là đã đối chiếu với văn bản.")
    return 0


def run_texts_load(args: argparse.Namespace) -> int:
    """Check a pack of articles and store it; nothing is written when anything in it is wrong."""
    from thidua.law.engine import texts

    pack = texts.read_pack(args.file)
    target = texts.install(pack, _data(args))
    print(f"Đã nạp {pack.articles} điều của {pack.instrument} vào {target}")
    return 0


def _data(args: argparse.Namespace) -> Path:
    return args.data if args.data is not None else Path(os.environ.get("THIDUA_DATA", "var"))


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
    print(f"tạo dữ liệu {found['make_seconds']} giây, xét {found['assess_seconds']} giây")
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


def _answer_lines(given: Answer) -> list[str]:
    match given:
        case AwardAnswer():
            lines = [f"{given.id}: {_STATUS_VI[given.status]} ({given.rule or 'chưa có quy tắc'})"]
            lines += [line for criterion in given.criteria for line in _criterion_lines(criterion, 1)]
        case CohortAnswer():
            limit = "không hạn mức" if given.limit is None else f"hạn mức {given.limit}"
            lines = [f"{given.id}: nhận {', '.join(given.accepted) or 'không ai'} ({limit})"]
            lines += [f"  - {one.id}: {one.why}" for one in given.rejected]
        case PrizeAnswer():
            lines = [f"{given.id}: {given.total_vnd:,} đồng".replace(",", ".")]
            lines += [f"  - {one.award}: {one.arithmetic_vi} {one.reason_vi}".rstrip() for one in given.lines]
        case AuthorityAnswer():
            lines = [f"{given.id}: {'đúng' if given.valid else 'KHÔNG đúng'} thẩm quyền"]
    return lines + [f"  ! {warning.text_vi}" for warning in given.warnings]


def _criterion_lines(criterion: Criterion, depth: int) -> list[str]:
    who = (
        f" — bổ sung: {criterion.who_can_supply}" if criterion.status == "unknown" and criterion.who_can_supply else ""
    )
    found = f" (có: {criterion.found}; cần: {criterion.needed})" if criterion.needed else ""
    own = f"{'  ' * depth}- {_MARK[criterion.status]}: {criterion.text_vi}{found}{where(criterion.cite)}{who}"
    return [own, *(line for child in criterion.children for line in _criterion_lines(child, depth + 1))]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the law commands alone; the main command line calls ``register`` instead."""
    parser = argparse.ArgumentParser(prog="thidua")
    register(parser.add_subparsers(dest="command", required=True))
    args = parser.parse_args(argv)
    result: int = args.run(args)
    return result


if __name__ == "__main__":
    sys.exit(main())
