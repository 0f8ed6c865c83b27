"""``thidua template``: the agency workbook on the command line."""

import argparse
import sys
from pathlib import Path
from typing import Any

from thidua.vietnamese import system_reason


def register(subparsers: Any) -> None:
    """Add ``template OUT.xlsx [--sample]`` to the program's commands."""
    text = "Tạo sổ số liệu mẫu của cơ quan (.xlsx). / Write the agency workbook (.xlsx)."
    parser = subparsers.add_parser("template", help=text, description=text)
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="tệp sẽ ghi / file to write")
    sample = "điền sẵn cơ quan mẫu (số liệu bịa) / filled with the invented sample department"
    parser.add_argument("--sample", action="store_true", help=sample)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 0 when done, 2 with one line on standard error when it cannot be written."""
    out: Path = arguments.out
    if out.suffix.lower() != ".xlsx":
        print(f"Tên tệp “{out.name}” phải có đuôi .xlsx. Ví dụ: thidua template so-lieu.xlsx", file=sys.stderr)
        return 2
    from thidua.foundations.workbook.sample import sample_register
    from thidua.foundations.workbook.template import write_template

    empty, sample = write_template(None), write_template(sample_register())
    try:
        if out.is_file() and out.read_bytes() not in (b"", empty, sample):
            # Somebody has filled it in, and this command would hand him an empty one.
            print(f"Đã có “{out}” với nội dung khác mẫu. Chọn tên khác, hoặc chuyển tệp đó đi.", file=sys.stderr)
            return 2
        out.write_bytes(sample if arguments.sample else empty)
    except OSError as fault:
        print(f"Không ghi được “{out}”: {system_reason(fault)}. Kiểm tra thư mục và quyền ghi.", file=sys.stderr)
        return 2
    print(f"Đã ghi {out}")
    return 0
