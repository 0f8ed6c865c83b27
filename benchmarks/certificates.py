"""How long a batch of certificates takes, as PDF and as DOCX, and how heavy it is."""

import argparse
import dataclasses
import resource
import time
from collections.abc import Callable, Sequence

from common import ROOT, cpu_seconds, department, table

from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.certificates import certificates
from thidua.foundations.papers.kinds.certificate import CertificateContext
from thidua.stages.launch.reader import read_bytes
from thidua.stages.reporting.year import closing_papers
from thidua.stages.reporting.year.run import year_file

FORMS: dict[str, Callable[[Sequence[CertificateContext]], bytes]] = {"pdf": certificates, "docx": certificates_docx}


def batch(count: int) -> list[CertificateContext]:
    """The sample decision's certificates over and over, numbered on, no two with one recipient line."""
    launch = ROOT / "samples" / "launch-2021.txt"
    made = closing_papers.certificate_batch(year_file(read_bytes(launch.read_bytes(), launch.name), department(43)))
    return [
        dataclasses.replace(made[index % len(made)], golden_book_number=index + 1, recipient=_name(made, index))
        for index in range(count)
    ]


def _name(made: Sequence[CertificateContext], index: int) -> str:
    again, place = divmod(index, len(made))
    return f"{made[place].recipient}{f' {again + 1}' if again else ''}"


def measure(form: str, contexts: list[CertificateContext]) -> tuple[object, ...]:
    """Draw all of them into one file."""
    began, before = time.perf_counter(), cpu_seconds()
    data = FORMS[form](contexts)
    seconds, worked = time.perf_counter() - began, cpu_seconds() - before
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    rate = f"{worked * 1000 / len(contexts):.1f}"
    return (form, len(contexts), f"{seconds:.1f}", f"{worked:.1f}", rate, f"{len(data) / 1e6:.2f}", f"{peak:.0f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--forms", nargs="*", choices=sorted(FORMS), default=["pdf", "docx"])
    args = parser.parse_args()
    contexts = batch(args.count)
    rows = [measure(form, contexts) for form in args.forms]
    table(("form", "certificates", "seconds", "CPU s", "CPU ms each", "MB", "peak MB"), rows)


if __name__ == "__main__":
    main()
