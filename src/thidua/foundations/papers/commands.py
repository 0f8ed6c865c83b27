"""``thidua paper``: does a document follow Decree 30/2020/NĐ-CP, can a wording be used, the file to word.

``thidua paper check FILE.docx [--json] [--repair OUT.docx] [--wording]`` and ``thidua paper template KIND OUT.docx``.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from thidua.foundations.files.packages import MOST_BYTES
from thidua.foundations.papers.checker import CheckError, Report, check, repair
from thidua.foundations.papers.checker.model import DECREE
from thidua.vietnamese import system_reason

EXIT_FINDINGS, EXIT_BAD_INPUT = 1, 2
WORDED = (
    "launch-plan", "award-decision", "submission-letter", "council-decision", "tellers-decision", "invitation",
    "notice", "interim-report", "final-report",
)  # fmt: skip
"""Kinds that an agency may word; written out, so that ``--help`` loads no library of papers."""
_SEVERITY = {"error": "LỖI", "warning": "CẦN XEM"}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands about official papers."""
    text = "Văn bản hành chính: kiểm tra thể thức. / Official papers: check their format."
    group = subparsers.add_parser("paper", help=text, description=text)
    actions = group.add_subparsers(dest="action", required=True, metavar="VIỆC")
    text = (
        f"Kiểm tra thể thức văn bản theo {DECREE}: từng thành phần, quy tắc, số đo, cách sửa. Không có điểm nào: mã "
        "thoát 0; có điểm cần sửa: 1; tệp không đọc được: 2. / Check a document against Decree 30/2020: findings by "
        "component with the rule and what was measured. Exit 0 none, 1 findings, 2 bad input."
    )
    parser = actions.add_parser("check", help=text.split(":")[0] + ". / Check a document.", description=text)
    parser.add_argument("file", type=Path, metavar="FILE.docx", help="văn bản Word cần kiểm tra / document to check")
    parser.add_argument("--json", action="store_true", help="in ra JSON / print JSON")
    parser.add_argument(
        "--repair",
        type=Path,
        metavar="OUT.docx",
        help="ghi bản đã sửa vào tệp mới, tệp gốc giữ nguyên / write a repaired copy, the original stays",
    )
    text = "tệp là mẫu lời văn của cơ quan: dùng được không / the file is an agency's wording: can it be used"
    parser.add_argument("--wording", action="store_true", help=text)
    parser.set_defaults(run=run)
    text = "Ghi tệp mẫu có sẵn để sửa lời văn trong Word. / Write the file in which an agency words a kind of paper."
    given = actions.add_parser("template", help=text, description=text)
    given.add_argument("kind", metavar="LOẠI", help=f"một trong / one of: {', '.join(WORDED)}")
    given.add_argument("out", type=Path, metavar="OUT.docx", help="tệp ghi ra / file to write")
    given.set_defaults(run=write_given)


def write_given(args: argparse.Namespace) -> int:
    """Write the built-in file of a kind; 0 done, 2 for a kind that has a fixed form or a file that is in the way."""
    from thidua.foundations.papers import render_docx
    from thidua.foundations.papers.content import PaperKind
    from thidua.foundations.papers.wording.skeletons import GIVEN_HEAD, skeleton_paper

    try:
        if args.kind not in WORDED:
            raise CheckError(f"Không có mẫu “{args.kind}”. Chọn một trong: {', '.join(WORDED)}.")
        _write(args.out, args.out, render_docx(skeleton_paper(PaperKind(args.kind), GIVEN_HEAD)), over=False)
    except CheckError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_INPUT
    print(f"Đã ghi {args.out}")
    return 0


def check_wording(args: argparse.Namespace) -> int:
    """Say whether a wording can be used and what papers will not keep of it; 1 with every fault when it cannot."""
    from thidua.foundations.papers.wording.any_kind import read_any
    from thidua.foundations.papers.wording.model import WordingError
    from thidua.foundations.papers.wording.skeletons import SKELETONS

    try:
        data = _load(args.file)
    except CheckError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_INPUT
    try:
        kind, wording = read_any(data, args.file.name, SKELETONS)
    except WordingError as error:
        faults = [str(fault) for fault in error.faults]
        said: dict[str, object] = {"usable": False, "faults": faults}
        lines = [f"{args.file.name}: chưa dùng được.", *(f"  {fault}" for fault in faults)]
    else:
        said = {"usable": True, "kind": kind.value, "notes": list(wording.notes)}
        lines = [
            f"{args.file.name}: mẫu {SKELETONS[kind].label.lower()}, dùng được.",
            *(f"  {n}" for n in wording.notes),
        ]
    print(json.dumps(said, ensure_ascii=False, indent=1) if args.json else "\n".join(lines))
    return 0 if said["usable"] else EXIT_FINDINGS


def run(args: argparse.Namespace) -> int:
    """Check one file; 0 when nothing was found, 1 when something was, 2 for a file that is refused."""
    if args.wording:
        return check_wording(args)
    try:
        data = _load(args.file)
        report = check(data, args.file.name)
        if args.repair:
            _write(args.file, args.repair, repair(data, args.file.name)[0])
    except CheckError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_INPUT
    output = json.dumps(report.to_json(), ensure_ascii=False, indent=1) if args.json else "\n".join(describe(report))
    sys.stdout.buffer.write(output.encode("utf-8") + b"\n")
    sys.stdout.flush()
    if args.repair:
        print(f"Đã ghi bản đã sửa {report.repairable} điểm vào {args.repair}", file=sys.stderr)
    return EXIT_FINDINGS if report.findings else 0


def describe(report: Report) -> Iterator[str]:
    """The report for people, by component."""
    yield f"{report.filename}: {report.kind or 'không rõ loại'}"
    if report.note:
        yield report.note
    elif not report.findings:
        yield f"Không có điểm nào trái thể thức {DECREE} trong những điều phần mềm kiểm tra được."
    for label, findings in report.groups:
        yield f"\n{label}"
        for one in findings:
            times = f" ({one.count} chỗ)" if one.count > 1 else ""
            yield f"  {_SEVERITY[one.severity]} [{one.code}] {one.place}{times}: {one.quote or one.measured}"
            yield f"    Đo được: {one.measured}. Cần: {one.needed}."
            yield f"    Cách sửa: {one.remedy}{' Sửa tự động được.' if one.repairable else ''}"
            yield f"    Theo: {one.rule}"
    if report.findings:
        yield f"\n{len(report.findings)} điểm, {report.repairable} điểm sửa tự động được (--repair)."


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte over the limit is enough to refuse the file without loading all of it.
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CheckError(f"Không đọc được tệp “{path}”: {system_reason(error)}. Hãy kiểm tra lại đường dẫn.") from None


def _write(source: Path, target: Path, data: bytes, *, over: bool = True) -> None:
    """Write a whole copy or nothing; the original is never overwritten, nothing that is there unless ``over``."""
    if not over and target.exists():
        raise CheckError(f"Tệp “{target}” đã có, không ghi đè. Chọn tên khác.")
    if target.exists() and source.exists() and target.samefile(source):
        raise CheckError(f"“{target}” là chính tệp gốc. Hãy ghi bản đã sửa vào một tệp khác.")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".docx")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        raise CheckError(f"Không ghi được “{target}”: {system_reason(error)}. Hãy chọn nơi ghi khác.") from None
