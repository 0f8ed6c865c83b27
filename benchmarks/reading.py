"""How fast papers are read: pages a second as text, as DOCX and as PDF, and how long one long law takes.

A page is 2,500 characters, blanks included: an A4 page of a paper in letters of 14 points. Times are those of the
processor, children among them, so that other work on the machine does not count; the least of several runs.
"""

import argparse
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import docx
import typst
from common import ROOT, table

from thidua.stages.launch.reader import read_bytes

PAGE = 2500
LONG = 166 * 1024
TEXTS = ROOT / "tests" / "stages" / "launch" / "reader" / "texts"


def papers() -> list[tuple[str, bytes]]:
    """The sample papers of the tests: plans, directives, decisions, letters, minutes."""
    return [(path.name, path.read_bytes()) for path in sorted(TEXTS.rglob("*.txt"))]


def long_law() -> bytes:
    """A law of 166 KB: one head, then articles that cite, order and set dates."""
    head = "QUỐC HỘI\nLuật số: 99/2030/QH99\n\nLUẬT\nTHI ĐUA MẪU\n\n"
    parts, number = [head], 0
    while sum(len(part.encode()) for part in parts) < LONG:
        number += 1
        parts.append(
            f"Điều {number}. Quy định thứ {number}\n1. Thực hiện Nghị định số {number}/2029/NĐ-CP ngày 31/12/2029 của "
            "Chính phủ, Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổng hợp kết quả.\n"
            "a) Mỗi cơ quan, tổ chức, đơn vị đăng ký ít nhất 02 sáng kiến, báo cáo trước ngày 15/11/2030;\n"
            "b) Hồ sơ gồm tờ trình, báo cáo thành tích và biên bản bình xét của hội đồng thi đua, khen thưởng.\n\n"
        )
    return "".join(parts).encode()


def as_docx(data: bytes) -> bytes:
    """The same text as Word keeps it."""
    document = docx.Document()
    for line in data.decode().split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf(data: bytes) -> bytes:
    """The same text set on A4 pages."""
    lines = "\n".join(f"#par(text({_quoted(line)}))" for line in data.decode().split("\n") if line.strip())
    return typst.compile(f'#set page(paper: "a4")\n#set text(font: "Liberation Serif", size: 14pt)\n{lines}'.encode())


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def seconds(work: Callable[[], object], repeat: int) -> float:
    """Processor seconds of the fastest of several runs, those of child processes among them."""
    work()
    return min(_once(work) for _ in range(repeat))


def _once(work: Callable[[], object]) -> float:
    before = os.times()
    begun = time.process_time()
    work()
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return time.process_time() - begun + children


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--file", type=Path, help="a long text of your own to read besides")
    args = parser.parse_args()
    texts = papers()
    law = long_law()
    pages = sum(len(data.decode()) for _name, data in texts) / PAGE
    text = seconds(lambda: [read_bytes(data, name) for name, data in texts], args.repeat)
    rows: list[tuple[object, ...]] = [
        (f"{len(texts)} papers as text", f"{pages:.0f}", f"{text:.2f}", round(pages / text))
    ]
    pages = len(law.decode()) / PAGE
    for kind, data in (("text", law), ("DOCX", as_docx(law)), ("PDF", as_pdf(law))):
        taken = seconds(lambda data=data, kind=kind: read_bytes(data, f"law.{kind.lower()}"), args.repeat)
        rows.append((f"a law of 166 KB as {kind}", f"{pages:.0f}", f"{taken:.2f}", round(pages / taken)))
    if args.file:
        data = args.file.read_bytes()
        pages = len(data.decode(errors="replace")) / PAGE
        taken = seconds(lambda: read_bytes(data, args.file.name), args.repeat)
        rows.append((f"{args.file.name}, {len(data) // 1024} KB", f"{pages:.0f}", f"{taken:.2f}", round(pages / taken)))
    table(("read", "pages", "CPU s", "pages a second"), rows)


if __name__ == "__main__":
    main()
