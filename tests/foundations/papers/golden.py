"""Pictures of every kind of paper as they are meant to look, and how far a new drawing may be from them.

A page is drawn at 60 dots an inch in four shades of grey. Two measures: the mean difference of the whole page, which sees a
paper drawn in another type, and the largest mean difference of any block of 12 by 12 points (5 mm), which sees a line
that moved, vanished or ran into another. Both are in shades of 255. ``python -m tests.foundations.papers.golden``
draws the pictures anew; look at each one before keeping it.
"""

import dataclasses
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from tests.foundations.papers import every_kind, samples
from thidua.foundations.papers import render_docx, render_pdf
from thidua.foundations.papers.certificates import certificates
from thidua.foundations.papers.content import Closing, CopyForm, CopyNote, Paper, Recipient
from thidua.foundations.papers.copying.pages import whole_copy
from thidua.foundations.papers.copying.parts import extract, parts_of, sheets_of
from thidua.foundations.papers.layout import copied as copied_sheet
from thidua.foundations.papers.pdf_writer import draw_sheets

FOLDER = Path(__file__).parent / "golden"
DPI = 60
BLOCK = 12
MEAN_LIMIT = 1.0
BLOCK_LIMIT = 30.0
LONG_AGENCY = "Trung tâm Thông tin, tư vấn và dịch vụ đối ngoại tỉnh Thừa Thiên Huế"
LONG_PLACE = "Thừa Thiên Huế"
LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Nguyễn Quỳnh Ngưỡng Khuyến Nghiệm Thuyết"


def variants() -> Iterator[tuple[str, Callable[[], bytes], tuple[int, ...]]]:
    """Name, maker of the PDF, and the pages kept (negative from the end)."""
    for kind, make in every_kind.PAPERS.items():
        yield kind, lambda make=make: render_pdf(make(1)), (0,)
        yield f"{kind}-long", lambda make=make: render_pdf(longest(make(1))), (0,)
        yield f"{kind}-200", lambda make=make: render_pdf(make(200)), (0, 5, -1)
        if make(1).closing.archive:
            yield f"{kind}-recipients", lambda make=make: render_pdf(sent_to(make(1), 12)), (0, -1)
    yield "sao-y", lambda: copied("Sao y"), (0, -1)
    yield "sao-luc", lambda: whole_copy(copied("Sao y"), noted("Sao lục", 1)), (-1,)
    yield "sao-y-recipients", lambda: copied("Sao y", 12), (-1,)
    yield "trich-sao", extracted, (0, -1)
    yield "certificate", lambda: certificates([samples.certificate_context(0)]), (0,)


def noted(form: CopyForm, recipients: int) -> CopyNote:
    """The mark of a copy for so many recipients."""
    names = tuple(Recipient(f"Ủy ban nhân dân xã Mẫu số {index}", "để thực hiện") for index in range(recipients))
    return dataclasses.replace(every_kind.COPIED, form=form, recipients=names)


def copied(form: CopyForm, recipients: int = 1) -> bytes:
    """A whole copy of a decision with its annexes."""
    return whole_copy(render_pdf(every_kind.PAPERS["award-decision"](1)), noted(form, recipients))


def extracted() -> bytes:
    """An extract of a decision: one article and one person of the list."""
    sheets = sheets_of(render_docx(every_kind.PAPERS["award-decision"](40)))
    wanted = ("Điều 1.", samples.person(5))
    keys = {part.key for part in parts_of(sheets) if any(words in part.text for words in wanted)}
    *before, last = extract(sheets, keys)
    when = datetime(2021, 12, 21, tzinfo=UTC)
    return draw_sheets((*before, copied_sheet(last, noted("Trích sao", 1))), "Trích sao", "Sở Ngoại vụ", when)


def longest(paper: Paper) -> Paper:
    """The paper of an agency and a signatory with the longest names, and a summary of three hundred signs."""
    head = dataclasses.replace(
        paper.letterhead, parent_agency="Ủy ban nhân dân thành phố Huế", agency=LONG_AGENCY, place=LONG_PLACE
    )
    signing = tuple(dataclasses.replace(one, name=LONG_NAME) for one in paper.closing.signatories)
    summary = (paper.subject + " và tổng kết phong trào thi đua yêu nước của các phòng, đơn vị, cá nhân; ") * 4
    closing = dataclasses.replace(paper.closing, signatories=signing)
    return dataclasses.replace(paper, letterhead=head, subject=summary[:300], closing=closing)


def sent_to(paper: Paper, number: int) -> Paper:
    """The paper with so many recipients after the first, which names whom the paper obeys or answers."""
    names = tuple(Recipient(f"Ủy ban nhân dân xã Mẫu số {index}", "để thực hiện") for index in range(number))
    closing: Closing = dataclasses.replace(paper.closing, recipients=(*paper.closing.recipients[:1], *names))
    return dataclasses.replace(paper, closing=closing)


def drawn(pdf: bytes, pages: tuple[int, ...]) -> list[Image.Image]:
    """The pages asked for in grey; a page the paper does not have is left out, one asked twice is drawn once."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    wanted = sorted({page if page >= 0 else count + page for page in pages})
    found = [shaded(document[page].render(scale=DPI / 72).to_pil()) for page in wanted if page < count]
    document.close()
    return found


def shaded(picture: Image.Image) -> Image.Image:
    """The picture in four shades: enough to see where ink stands, and small to keep."""
    return picture.convert("L").point([round(shade / 85) * 85 for shade in range(256)])


def packed(picture: Image.Image) -> bytes:
    """A small PNG of a picture in four shades."""
    made = io.BytesIO()
    picture.quantize(4).save(made, "PNG", optimize=True)
    return made.getvalue()


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Mean of the page and the largest mean of a block; a page of another size differs wholly."""
    if one.size != other.size:
        return 255.0, 255.0
    away = np.abs(np.asarray(one.convert("L"), dtype=float) - np.asarray(other.convert("L"), dtype=float))
    high, wide = (size // BLOCK * BLOCK for size in away.shape)
    blocks = away[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK).mean(axis=(1, 3))
    return float(away.mean()), float(blocks.max())


def file_of(name: str, index: int) -> Path:
    """Where a picture is kept."""
    return FOLDER / f"{name}-{index}.png"


def main() -> None:
    """Draw every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, make, pages in variants():
        for index, picture in enumerate(drawn(make(), pages)):
            file_of(name, index).write_bytes(packed(picture))
    files = list(FOLDER.glob("*.png"))
    sizes = [one.stat().st_size for one in files]
    print(f"{len(files)} pictures, {sum(sizes):,} bytes, largest {max(sizes):,}")


if __name__ == "__main__":
    main()
