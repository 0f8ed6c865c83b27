"""Writes ``launch-2021.docx`` and ``launch-2021.pdf`` from ``launch-2021.txt``; the same text gives the same bytes."""

import datetime as dt
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import typst
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "src" / "thidua" / "foundations" / "papers" / "fonts"
MADE = dt.datetime(2021, 1, 22, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Launch:
    """The text in the parts that stand apart on the page."""

    left: list[str]
    right: list[str]
    title: list[str]
    body: list[str]
    recipients: list[str]
    signature: list[str]


def parse(text: str) -> Launch:
    """Cut the text: six lines of letterhead, the title, the body, "Nơi nhận:", office and name of who signs."""
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    head, title, rest = blocks[0], blocks[1], blocks[2:]
    place = next(index for index, block in enumerate(rest) if block[0].startswith("Nơi nhận"))
    body = [" ".join(block) for block in rest[:place]]
    recipients = [*rest[place], *rest[place + 1]]
    return Launch(head[:3], head[3:], title, body, recipients, [line for block in rest[place + 2 :] for line in block])


def write_docx(launch: Launch) -> bytes:
    """The document as Word would hold it: letterhead in a table without borders, one paragraph a line of text."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    _columns(document, launch.left, launch.right)
    for line in launch.title:
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.runs[0].bold = True
    for line in launch.body:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _columns(document, launch.recipients, launch.signature)
    properties = document.core_properties
    properties.author, properties.title = "Cơ quan mẫu", "Phát động phong trào thi đua (mẫu)"
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    out = io.BytesIO()
    document.save(out)
    return _dateless(out.getvalue())


def _columns(document: "Document", left: list[str], right: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
        for paragraph in cell.paragraphs:
            if lines is not left or left[0].startswith("UBND"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _dateless(package: bytes) -> bytes:
    """The same package with fixed dates on its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            member = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            new.writestr(member, old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()


PAGE = """
#let it = json(bytes(sys.inputs.launch))
#set page(paper: "a4", margin: (left: 30mm, right: 20mm, y: 20mm))
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
#set par(justify: true, leading: 0.75em, spacing: 1em)
#let lines(all) = for line in all [#line#linebreak()]
#grid(columns: (2fr, 3fr), align: center, lines(it.left), lines(it.right))
#v(1em)
#align(center, strong(lines(it.title)))
#for line in it.body { par(line) }
#v(1em)
#block(breakable: false, grid(columns: (1fr, 1fr), align: (left, center), text(11pt, lines(it.recipients)),
  lines(it.signature)))
"""


def write_pdf(launch: Launch) -> bytes:
    """The document as a PDF with a text layer, set in the font that the program carries."""
    stamp = int(MADE.timestamp())
    inputs = {"launch": json.dumps(launch.__dict__, ensure_ascii=False)}
    pdf: bytes = typst.compile(
        PAGE.encode(), sys_inputs=inputs, font_paths=[str(FONTS)], ignore_system_fonts=True, timestamp=stamp
    )
    return pdf


def main() -> None:
    """Write both files beside this one."""
    launch = parse((HERE / "launch-2021.txt").read_text(encoding="utf-8"))
    (HERE / "launch-2021.docx").write_bytes(write_docx(launch))
    (HERE / "launch-2021.pdf").write_bytes(write_pdf(launch))


if __name__ == "__main__":
    main()
