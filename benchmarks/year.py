"""How long a whole year takes (``thidua year``) and how much it writes, for departments of several sizes."""

import argparse
import tempfile
from pathlib import Path

from common import ROOT, department, table, thidua

from thidua.foundations.workbook.template import write_template


def measure(size: int, folder: Path, launch: Path) -> tuple[object, ...]:
    """Make the workbook of ``size`` people, run its year, weigh what was written."""
    register = department(size)
    workbook, out = folder / f"{size}.xlsx", folder / str(size)
    workbook.write_bytes(write_template(register))
    run = thidua("year", "--launch", launch, "--workbook", workbook, "--out", out)
    written = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    considered, decided = (_rows(out / name) for name in ("eligibility.xlsx", "register.xlsx"))
    return (
        size, considered, decided, f"{run.wall:.1f}", f"{run.cpu:.1f}", f"{run.peak_mb:.0f}", len(written),
        f"{sum(written):,}",
    )  # fmt: skip


def _rows(path: Path) -> int:
    from openpyxl import load_workbook

    return int(load_workbook(path, read_only=False).active.max_row) - 1


def main() -> None:
    """Read the sizes and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[43, 60, 300], metavar="PEOPLE")
    parser.add_argument("--launch", type=Path, default=ROOT / "samples" / "launch-2021.docx")
    args = parser.parse_args()
    # Smallest first: the highest memory of all runs so far is then that of the run just made.
    with tempfile.TemporaryDirectory() as folder:
        rows = [measure(size, Path(folder), args.launch) for size in sorted(args.sizes)]
    table(("people", "assessed", "decided", "seconds", "CPU s", "peak MB", "files", "bytes"), rows)


if __name__ == "__main__":
    main()
