"""Another word processor opens the Word papers: no letter is lost, and a page more at most where its font is wider.

Needs LibreOffice on the path; the test is left out where there is none.
"""

import shutil
import subprocess
from collections import Counter

import pypdfium2
import pytest

from tests.foundations.papers import every_kind
from tests.foundations.papers.readers import pdf_pages, squeezed
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.layout import plain_lines

SOFFICE = shutil.which("soffice")
KINDS = sorted(every_kind.PAPERS)


def pages_of(data):
    """Number of pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_lays_every_kind_out_alike(tmp_path):
    papers = {kind: every_kind.PAPERS[kind](3) for kind in KINDS}
    for kind, paper in papers.items():
        (tmp_path / f"{kind}.docx").write_bytes(render_docx(paper))
    command = [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    files = [str(tmp_path / f"{kind}.docx") for kind in KINDS]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=300)
    counts, missing = {}, {}
    for kind, paper in papers.items():
        opened = (tmp_path / f"{kind}.pdf").read_bytes()
        counts[kind] = pages_of(opened) - pages_of(render_pdf(paper))
        # Its own choice of a second font for some letters shuffles them within a line, so letters are counted.
        lost = Counter(squeezed(plain_lines(paper))) - Counter(squeezed(pdf_pages(opened)))
        missing |= {kind: lost} if lost else {}
    assert missing == {}
    assert {kind: more for kind, more in counts.items() if more not in (0, 1)} == {}
