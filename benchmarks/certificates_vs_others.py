"""The same certificates here, in LibreOffice and in WeasyPrint, in one run: entering the register, codes and one PDF.

Here the real acts are measured, on a database that is thrown away: a decision entered into the register (rows, codes,
seals in the journal) and its certificates printed (with the log of printings). The payment sheet, which the same act
makes, is measured apart. LibreOffice gets the same certificates as one DOCX, WeasyPrint as one HTML with every line at
the same place. WeasyPrint is installed into a temporary environment; loading either program is not counted for
WeasyPrint and is for LibreOffice, which is started once for the whole batch.
"""

import argparse
import dataclasses
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from certificates import batch
from common import ROOT, cpu_seconds, table
from law_register import prepare

from thidua.foundations.papers.certificate_docx import certificates_docx
from thidua.foundations.papers.certificates import faces_of
from thidua.foundations.papers.squares import qr_svg

if TYPE_CHECKING:
    from thidua.foundations.papers.kinds.certificate import CertificateContext

CHECK = "https://sngv.example/so-vang/kiem-tra/"
Times = dict[str, float]


def timed(run: Callable[[], Any]) -> tuple[Any, Times]:
    """What ``run`` gives, the seconds waited and those of the processor, children included."""
    gc.collect()
    wall, cpu = time.perf_counter(), cpu_seconds()
    found = run()
    return found, {"wall": time.perf_counter() - wall, "cpu": cpu_seconds() - cpu}


def decided(count: int) -> tuple[Any, Any]:
    """An issued decision with ``count`` persons, written straight into the database, and the clerk."""
    sys.path.insert(0, str(ROOT))
    from tests.stages import season as year
    from thidua.foundations.org.models import Person
    from thidua.stages.decisions.models import DecisionLine
    from thidua.stages.nominations.models import Nomination
    from thidua.vietnamese import fold, roster_key

    season = year.make_season()
    decision = year.issued(season)
    DecisionLine.objects.filter(decision=decision).delete()
    names = [context.recipient for context in batch(count)]
    people = Person.objects.bulk_create(
        Person(
            agency=season.agency,
            unit=season.division,
            code=f"DL{index:05d}",
            full_name=name,
            folded_name=fold(name),
            roster_key=roster_key(name),
            job_title="Chuyên viên chính",
            joined_on=year.factories.START,
        )
        for index, name in enumerate(names)
    )
    shared = {"award": year.LABOURER}
    nominations = Nomination.objects.bulk_create(
        Nomination(list=season.listing, person=one, nominating_unit=season.division, state="accepted", **shared)
        for one in people
    )
    DecisionLine.objects.bulk_create(
        DecisionLine(decision=decision, nomination=one, person=person, order=order, **shared)
        for order, (one, person) in enumerate(zip(nominations, people, strict=True), start=1)
    )
    return decision, season.actor("clerk")


def here(count: int) -> tuple[dict[str, Times], bytes, float]:
    """Times of each step, the PDF, and the highest memory of any of our processes in MB."""
    from thidua.stages.honours import services
    from thidua.stages.honours.models import HonourEntry, PaymentSheet

    decision, clerk = decided(count)
    sheet: Times = {"wall": 0.0, "cpu": 0.0}
    make = services._make_sheet

    def weighed(*args: Any) -> PaymentSheet:
        made, took = timed(lambda: make(*args))
        sheet.update(took)
        return made

    services._make_sheet = weighed
    _entries, whole = timed(lambda: services.register_decision(decision, actor=clerk))
    data, printing = timed(lambda: services.print_certificates(decision, base_url=CHECK, actor=clerk).read())
    assert HonourEntry.objects.values("code").distinct().count() == count
    register = {name: whole[name] - sheet[name] for name in whole}
    steps = {"register": register, "sheet": sheet, "print": printing}
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return steps, data, peak


def coded(count: int) -> "list[CertificateContext]":
    """The batch with a code and its address on each certificate, as ours have."""
    from thidua.stages.honours.codes import grouped, new_codes

    return [
        dataclasses.replace(one, verification_code=grouped(code), verification_url=f"{CHECK}{code}/")
        for one, code in zip(batch(count), new_codes(count), strict=True)
    ]


def libreoffice(contexts: "Sequence[CertificateContext]", folder: Path) -> tuple[Path, Times]:
    """One DOCX made into one PDF, with a profile of its own; making the DOCX is not counted."""
    source = folder / "giay-khen.docx"
    source.write_bytes(certificates_docx(contexts))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    _done, times = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return folder / "giay-khen.pdf", times


def weasyprint(contexts: "Sequence[CertificateContext]", folder: Path) -> tuple[Path, Times, str]:
    """One HTML with each line where our PDF has it."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", "weasyprint"]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    source, target = folder / "giay-khen.html", folder / "weasyprint.pdf"
    source.write_text(as_html(contexts))
    script = ROOT / "benchmarks" / "weasyprint_certificates.py"
    done = subprocess.run([python, script, source, target], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    shown = subprocess.run([python, "-m", "pip", "show", "weasyprint"], capture_output=True, text=True, check=True)
    version = next(line.split()[1] for line in shown.stdout.splitlines() if line.startswith("Version"))
    return target, json.loads(done.stdout), version


def as_html(contexts: "Sequence[CertificateContext]") -> str:
    """The certificates as a page of HTML each."""
    fonts = "".join(
        f"@font-face{{font-family:S;src:url(file://{file});font-weight:{weight};font-style:{style}}}"
        for face, weight, style in (
            ("Regular", 400, "normal"),
            ("Bold", 700, "normal"),
            ("Italic", 400, "italic"),
            ("BoldItalic", 700, "italic"),
        )
        if (file := ROOT / f"src/thidua/foundations/papers/fonts/LiberationSerif-{face}.ttf")
    )
    style = (
        "@page{size:297mm 210mm;margin:0}body{margin:0;font-family:S;line-height:1.149}"
        "section{position:relative;width:297mm;height:210mm;page-break-after:always}section>*{position:absolute}"
        ".f{left:10mm;top:10mm;width:276mm;height:189mm;border:1.5pt double #a98434}"
    )
    pages = "".join(f"<section>{_section(face)}</section>" for face in faces_of(contexts))
    return f"<!doctype html><html lang=vi><style>{fonts}{style}</style>{pages}</html>"


def _section(face: Any) -> str:
    lines = "".join(
        f'<div style="left:{line.left_mm}mm;top:{line.top_mm:.2f}mm;width:{line.width_mm}mm;font-size:{line.size}pt;'
        f"text-align:{line.align};color:{line.color};font-weight:{700 if line.bold else 400};"
        f'font-style:{"italic" if line.italic else "normal"}">{escape(line.text)}</div>'
        for line in face.lines
    )
    left, top, side = face.qr_mm
    square = f'<div style="left:{left}mm;top:{top}mm;width:{side}mm">{qr_svg(face.qr)}</div>' if face.qr else ""
    return f'<div class="f"></div>{lines}{square}'


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(path))


def main() -> None:
    """Print the table; exit 1 when one of the three drew another number of pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(scratch, os.environ.get("THIDUA_BENCHMARK_DATABASE"))
        steps, data, peak = here(args.count)
        mine = folder / "thidua.pdf"
        mine.write_bytes(data)
        contexts = coded(args.count)
        theirs = {"LibreOffice": libreoffice(contexts, folder)}
        target, times, version = weasyprint(contexts, folder)
        theirs[f"WeasyPrint {version}"] = target, times
        counts = [pages(mine), *(pages(path) for path, _times in theirs.values())]
    ours = {name: steps["register"][name] + steps["print"][name] for name in ("wall", "cpu")}
    named = {"register rows and codes": steps["register"], "certificates, one PDF": steps["print"], "both": ours}
    rows = [(name, *_shown(took), "", "") for name, took in named.items()]
    rows += [
        (f"{name}, one PDF", *_shown(took), *(f"{took[of] / ours[of]:.1f}" for of in ("wall", "cpu")))
        for name, (_path, took) in theirs.items()
    ]
    rows.append(("payment sheet, beside it", *_shown(steps["sheet"]), "", ""))
    table((f"{args.count:,} certificates", "seconds", "CPU s", "times ours", "by CPU"), rows)
    print(f"\nhighest memory of ours {peak:.0f} MB; pages {', '.join(map(str, counts))}; {len(data) / 1e6:.2f} MB")
    sys.exit(0 if set(counts) == {args.count} else 1)


def _shown(times: Times) -> tuple[str, str]:
    return f"{times['wall']:.2f}", f"{times['cpu']:.2f}"


if __name__ == "__main__":
    main()
