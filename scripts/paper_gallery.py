"""Write every kind of paper, from invented samples, to build/papers and time it: ``paper_gallery.py [ROWS]``."""

import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.foundations.papers import every_kind, samples  # noqa: E402
from thidua.foundations.papers import render_docx, render_html, render_pdf  # noqa: E402
from thidua.foundations.papers.certificate_docx import certificates_docx  # noqa: E402
from thidua.foundations.papers.certificates import certificate_html, certificates  # noqa: E402


def main() -> None:
    """Write the gallery and say how much of it there is."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    out = ROOT / "build" / "papers"
    out.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    began = perf_counter()
    for kind, make in every_kind.PAPERS.items():
        paper = make(rows)
        files[f"{kind}.docx"] = render_docx(paper)
        files[f"{kind}.pdf"] = render_pdf(paper)
        files[f"{kind}.html"] = render_html(paper).encode()
    for name, whole in (("certificate", True), ("certificate-on-blank", False)):
        batch = [samples.certificate_context(index, whole=whole) for index in range(rows)]
        files[f"{name}.docx"] = certificates_docx(batch)
        files[f"{name}.pdf"] = certificates(batch)
        files[f"{name}.html"] = certificate_html(batch[0]).encode()
    seconds = perf_counter() - began
    for name, content in files.items():
        (out / name).write_bytes(content)
    size = sum(map(len, files.values()))
    print(f"{len(files)} files, {size:,} bytes in {out.relative_to(ROOT)}, made in {seconds:.2f} s")


if __name__ == "__main__":
    main()
