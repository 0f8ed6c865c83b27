"""``thidua read FILE [--json]``: what a document says, for people or for programs."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from thidua.foundations.files.packages import MOST_BYTES
from thidua.stages.launch.reader import Period, ReadError, Reading, ScanError, Task, ocr_available, read_bytes
from thidua.stages.launch.reader.awarded import AwardsRead
from thidua.vietnamese import format_date, system_reason

_SEVERITY = {"error": "LỖI", "warning": "CẦN XEM", "info": "GHI CHÚ"}
EXIT_UNREADABLE = 2
_RECOGNISE = "Hoặc thêm --ocr để đọc bằng nhận dạng chữ."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's command line."""
    text = (
        "Đọc văn bản phát động, kế hoạch, chỉ thị, quyết định, báo cáo và in những gì văn bản nói. / "
        "Read a launch, plan, directive, decision or report and print what it says."
    )
    parser = subparsers.add_parser("read", help=text, description=text)
    add_arguments(parser)
    parser.set_defaults(run=run)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    readable = "tệp TXT, DOCX, PDF, DOC, RTF, ODT hoặc HTML / file to read"
    parser.add_argument("file", type=Path, metavar="FILE", help=readable)
    parser.add_argument(
        "--awards",
        action="store_true",
        help="đọc ai được khen, được đề nghị gì (cả tệp Excel) / read who gets or is put forward for what",
    )
    parser.add_argument(
        "--ocr",
        action="store_true",
        help="đọc bản quét bằng nhận dạng chữ Tesseract / read a scan by recognition of letters (Tesseract)",
    )
    parser.add_argument("--json", action="store_true", help="in ra JSON / print JSON")


def run(args: argparse.Namespace) -> int:
    """Read the file and print it; return 0, or 2 with one line of explanation when it cannot be read."""
    try:
        data = _load(args.file)
        read = (_awards if args.awards else read_bytes)(data, args.file.name, ocr=args.ocr)
    except ReadError as error:
        may_recognise = isinstance(error, ScanError) and ocr_available()
        print(f"{error} {_RECOGNISE}" if may_recognise else error, file=sys.stderr)
        return EXIT_UNREADABLE
    if args.json:
        output = json.dumps(read.to_json(), ensure_ascii=False, indent=1)
    else:
        output = describe(read) if isinstance(read, Reading) else describe_awards(read)
    sys.stdout.buffer.write(output.encode("utf-8") + b"\n")
    sys.stdout.flush()
    return 0


def _awards(data: bytes, name: str, *, ocr: bool) -> AwardsRead:
    # Loads the library of workbooks, which no other reading needs.
    from thidua.stages.launch.reader.awards import read_awards

    return read_awards(data, name, ocr=ocr)


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte over the limit is enough to refuse the file without loading all of it.
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ReadError(f"Không có tệp “{path}”. Hãy kiểm tra lại đường dẫn.") from None
    except IsADirectoryError:
        raise ReadError(f"“{path}” là thư mục, không phải tệp. Hãy chỉ rõ một tệp.") from None
    except OSError as error:
        raise ReadError(f"Không mở được tệp “{path}” ({system_reason(error)}). Hãy kiểm tra quyền đọc tệp.") from None


def describe(reading: Reading) -> str:
    """Return the reading as lines for people."""
    head = reading.document
    lines = [
        f"Loại văn bản: {head.kind_printed or ('Công văn' if head.kind == 'cong_van' else 'không rõ')}",
        f"Số, ký hiệu: {head.number or 'không ghi'}",
        f"Ngày: {format_date(head.date) if head.date else 'không ghi'}",
        f"Cơ quan ban hành: {head.issuer or 'không rõ'}",
        f"Trích yếu: {head.title or 'không rõ'}",
    ]
    lines += _block("Ghi chú về tệp", [note.text for note in reading.notes])
    if reading.theme:
        lines.append(f"Chủ đề: {reading.theme.text}")
    lines += _block("Văn bản viện dẫn", [f"dòng {c.lines[0]}: {c.raw}" for c in reading.citations])
    lines += _block("Phong trào", [f"dòng {m.line}: {m.name}" for m in reading.movements])
    lines += _block("Ngày kỷ niệm", [f"dòng {a.line}: {a.count} năm {a.event}" for a in reading.anniversaries])
    lines += _block("Nhiệm vụ", [f"dòng {t.line}: {t.text}{_told_of(t)}" for t in reading.tasks])
    lines += _block("Thời hạn", [f"dòng {d.line}: {d.raw}{_derived(d.period)}" for d in reading.deadlines])
    lines += _block("Phân công", [f"dòng {r.line}: {r.name}" for r in reading.roles])
    lines += _block("Nơi nhận", [("Lưu: " if r.archive else "") + r.name for r in reading.recipients])
    lines += _block("Người ký", [" ".join(filter(None, (s.authority, s.title, s.name))) for s in reading.signatories])
    found = [
        f"dòng {f.line} [{_SEVERITY[f.severity]}] “{f.found}”" + (f" → “{f.fix}”" if f.fix else "") + f": {f.why}"
        for f in reading.findings
    ]
    return "\n".join(lines + _block("Rà soát", found))


def _told_of(task: Task) -> str:
    """Who does a task, who helps, and by when, in brackets."""
    helping = f"phối hợp: {', '.join(task.coordinating)}" if task.coordinating else ""
    due = f"{task.due:%d/%m/%Y}" if task.due else task.period.raw if task.period else ""
    said = [*task.units, *filter(None, (helping, f"hạn: {due}" if due else ""))]
    return f" ({'; '.join(said)})" if said else ""


def _derived(period: Period | None) -> str:
    if period and period.last_day:
        return f" (suy ra hạn {format_date(period.last_day)})"
    return " (lặp lại)" if period and period.recurs else ""


def describe_awards(read: AwardsRead) -> str:
    """Return what was read of awards as lines for people."""
    lines = [
        f"Số, ký hiệu: {read.number or 'không ghi'}",
        f"Ngày: {format_date(read.date) if read.date else 'không ghi'}",
        f"Cơ quan ban hành: {read.issuer or 'không rõ'}",
        f"Người ký: {read.signatory or 'không rõ'}",
    ]
    rows = [
        f"{row.place}: {row.name} ({' - '.join(filter(None, (row.post, row.unit))) or 'không ghi đơn vị'}), "
        f"{row.award_printed or 'không ghi danh hiệu'}" + (f" [CẦN XEM: {'; '.join(row.doubts)}]" if row.doubts else "")
        for row in read.rows
    ]
    return "\n".join(lines + _block("Được khen" if read.granting else "Danh sách", rows) + _block("Lưu ý", read.notes))


def _block(title: str, items: Sequence[str]) -> list[str]:
    return [f"{title} ({len(items)}):", *(f"  - {item}" for item in items)] if items else []


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command by itself."""
    parser = argparse.ArgumentParser(prog="thidua read", description="Đọc một văn bản hành chính.")
    add_arguments(parser)
    return run(parser.parse_args(argv))
