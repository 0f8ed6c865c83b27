"""``thidua year``: the whole year on the command line."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.guard import MAX_BYTES
from thidua.vietnamese import format_vnd, parse_date, system_reason

if TYPE_CHECKING:
    from thidua.stages.reporting.year.run import YearSummary

BAD_INPUT = 2


def register(subparsers: Any) -> None:
    """Add ``year --launch FILE --workbook FILE.xlsx --out DIR``, with what may be given besides."""
    text = (
        "Chạy cả năm thi đua của một cơ quan: đọc văn bản phát động và sổ số liệu, xét điều kiện, ghi mọi văn bản. / "
        "Run an agency's whole year: read both files, assess, write every paper."
    )
    parser = subparsers.add_parser("year", help=text, description=text)
    launch = "văn bản phát động: .txt, .docx, .pdf / launch document"
    parser.add_argument("--launch", type=Path, required=True, metavar="FILE", help=launch)
    workbook = "sổ số liệu (thidua template) / agency workbook"
    parser.add_argument("--workbook", type=Path, required=True, metavar="FILE.xlsx", help=workbook)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="thư mục kết quả / folder to write")
    on = "ngày quyết định, thay cho sổ số liệu / day of the decision, instead of the workbook's (dd/mm/yyyy)"
    parser.add_argument("--on", metavar="DATE", help=on)
    regulation = "quy định của đơn vị, chặt hơn pháp luật / the agency's own regulation"
    parser.add_argument("--regulation", type=Path, metavar="FILE.yaml", help=regulation)
    wording = (
        "mẫu lời văn của cơ quan, nhắc lại được, hoặc thư mục giữ các mẫu / the agency's wording, or a folder of them"
    )
    parser.add_argument("--wording", type=Path, action="append", default=[], metavar="FILE.docx", help=wording)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON / print the summary as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the year; 0 when done (also when it stops before the vote, which it says), 2 for bad input."""
    # The libraries of papers and workbooks take their time to load: not for `thidua --help`.
    from thidua.foundations.papers.wording.any_kind import paths_of
    from thidua.foundations.papers.wording.model import WordingError
    from thidua.law import LawInputError
    from thidua.stages.eligibility.assess import AssessmentInputError
    from thidua.stages.launch.reader import ReadError
    from thidua.stages.reporting.year.inputs import YearInputError
    from thidua.stages.reporting.year.run import run_year

    try:
        on = parse_date(arguments.on) if arguments.on else None
        launch, workbook = _read(arguments.launch), _read(arguments.workbook)
        own = (_read(arguments.regulation), arguments.regulation.name) if arguments.regulation else None
        words = [(_read(path), path.name) for path in paths_of(arguments.wording)]
        progress = _Progress() if sys.stderr.isatty() else None
        names = arguments.launch.name, arguments.workbook.name
        summary = run_year(launch, names[0], workbook, names[1], arguments.out, on, progress, own, words)
    except WorkbookErrors as found:
        return _refuse(*(error.text_vi for error in found.errors))
    except (
        _Unreadable,
        WordingError,
        ReadError,
        YearInputError,
        AssessmentInputError,
        LawInputError,
        ValueError,
    ) as fault:
        return _refuse(str(fault))
    except OSError as fault:
        return _refuse(f"Không ghi được vào “{arguments.out}”: {system_reason(fault)}. Kiểm tra thư mục và quyền ghi.")
    _print(summary, arguments)
    return 0


class _Progress:
    """A bar on a terminal, from the second second on."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.began > 2:
            end = "\n" if done == total else ""
            print(
                f"\r[{'#' * done}{'.' * (total - done)}] {done}/{total} văn bản", end=end, file=sys.stderr, flush=True
            )


class _Unreadable(Exception):
    """A file of the command line that is not there or may not be read."""


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte over the limit is enough to refuse the file without loading all of it.
            return file.read(MAX_BYTES + 1)
    except OSError as fault:
        raise _Unreadable(f"Không đọc được “{path}”: {system_reason(fault)}. Kiểm tra tên tệp và quyền đọc.") from fault


def _refuse(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return BAD_INPUT


def _print(summary: "YearSummary", arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(summary.to_json(), ensure_ascii=False, indent=1))
        return
    print(f"{summary.agency}, năm {summary.year}: đã xét {summary.considered} trường hợp.")
    if summary.decided:
        granted, submitted = sum(summary.granted.values()), sum(summary.submitted.values())
        money = format_vnd(summary.prize_total_vnd)
        print(f"Đưa vào quyết định {granted}, trình cấp trên {submitted}, tiền thưởng {money} đồng.")
    else:
        from thidua.stages.reporting.year.summary import STOPPED_VI

        print(STOPPED_VI)
    print(f"Đã ghi {len(summary.files)} tệp vào {arguments.out}; đọc summary.md trước.")
