"""Certificates as one PDF, as a ZIP of single PDFs or as a preview: any number of them, one to a page."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from typing import IO, Any, TypeVar

from thidua.foundations.papers.certificate_layout import FRAME_MM, Face, Placed, place
from thidua.foundations.papers.glyphs import PaperTextError
from thidua.foundations.papers.kinds.certificate import CertificateContext, compose
from thidua.foundations.papers.pdf_writer import compile_apart, compile_template
from thidua.foundations.papers.squares import qr_paths, svg
from thidua.foundations.papers.typefaces import TYPEFACES
from thidua.vietnamese import fold

Drawn = TypeVar("Drawn")

BRASS = "#a98434"
_TEMPLATE = "certificate.typ"

BIG_BATCH = 300
"""From this many on, the engine runs in a process of its own: it keeps what it has laid out until its process ends."""

MOST_IN_ONE_PDF = 3000
"""The engine holds all sheets of a file at once, about 150 KB each with its square."""

_SHEETS_A_PROCESS = 200
"""Of single files: few enough that memory stays small, enough that the start of a process does not count."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def certificates(batch: Sequence[CertificateContext]) -> bytes:
    """All certificates of ``batch`` in one PDF/A-2b, in order. Equal batches give equal bytes.

    Raises ``ValueError`` for an empty batch and one of more than ``MOST_IN_ONE_PDF``, ``PaperTextError`` for a text
    that cannot be printed or does not fit.
    """
    if len(batch) > MOST_IN_ONE_PDF:
        raise ValueError(
            f"Một tệp PDF chứa nhiều nhất {MOST_IN_ONE_PDF} giấy, lần này có {len(batch)}. "
            "Hãy chọn ZIP, mỗi người một PDF."
        )
    return draw(faces_of(batch), batch[0].form_name, batch[0].authority_line, made_at(batch))


def write_zip(batch: Sequence[CertificateContext], target: IO[bytes]) -> None:
    """Each certificate as a PDF of its own, named by its number in the decision and by whom it is for.

    Equal batches give equal bytes. Memory does not grow with the batch. Raises as ``certificates``, for any number.
    """
    faces, when = faces_of(batch), made_at(batch)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for start in range(0, len(batch), _SHEETS_A_PROCESS):
            some = batch[start : start + _SHEETS_A_PROCESS]
            for context, data in zip(some, _single(some, faces[start : start + len(some)], when), strict=True):
                archive.writestr(zipfile.ZipInfo(file_name(context), _ZIP_TIME), data)


def file_name(context: CertificateContext) -> str:
    """ "0012-nong-thi-mau.pdf"; the number keeps apart people of one name."""
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(context.recipient))
    return f"{context.golden_book_number:04d}-{'-'.join(words.split())[:80]}.pdf"


def _single(batch: Sequence[CertificateContext], faces: Sequence[Face], when: datetime) -> list[bytes]:
    names = _pictures(faces)
    squares = _squares(faces)
    jobs = [
        _data([face], context.form_name, context.authority_line, names, [square])
        for context, face, square in zip(batch, faces, squares, strict=True)
    ]
    return _drawn(names, lambda beside: compile_apart(_TEMPLATE, jobs, when, beside=beside))


def draw(faces: Sequence[Face], title: str, author: str, when: datetime, *, mark: str = "") -> bytes:
    """Laid-out certificates as PDF/A-2b. ``mark`` is printed small at the upper edge of each sheet, for a test print.

    Raises ``PaperTextError`` when a design's picture cannot be drawn.
    """
    names = _pictures(faces)
    data = _data(faces, title, author, names, _squares(faces), mark=mark)
    apart = len(faces) >= BIG_BATCH
    return _drawn(names, lambda beside: compile_template(_TEMPLATE, data, when, apart=apart, beside=beside))


def _drawn(names: Mapping[bytes, str], run: Callable[[Mapping[str, bytes]], Drawn]) -> Drawn:
    """What ``run`` gives with the pictures beside it; a picture it cannot draw is a refusal."""
    try:
        return run({name: picture for picture, name in names.items()})
    except RuntimeError as error:
        if not names:
            raise
        raise PaperTextError(
            "Không vẽ được ảnh nền của mẫu. Hãy lưu lại ảnh dưới dạng PNG hoặc JPG rồi tải lên."
        ) from error


def _pictures(faces: Sequence[Face]) -> dict[bytes, str]:
    """The name by which the template knows each picture."""
    pictures = {face.picture for face in faces if face.picture}
    return {one: f"picture-{sha256(one).hexdigest()}{picture_suffix(one)}" for one in pictures}


def _squares(faces: Sequence[Face]) -> list[str]:
    """The square of each certificate as a picture; empty for one without."""
    made = iter(qr_paths([face.qr for face in faces if face.qr]))
    return [svg(*next(made)) if face.qr else "" for face in faces]


def _data(
    faces: Sequence[Face],
    title: str,
    author: str,
    names: Mapping[bytes, str],
    squares: Sequence[str],
    *,
    mark: str = "",
) -> dict[str, Any]:
    """What the template draws."""
    # Most lines are the same on every sheet: each is written once and named by its place in this list.
    numbers: dict[Placed, int] = {}
    drawn = [
        _face(
            face, names.get(face.picture, ""), [numbers.setdefault(line, len(numbers)) for line in face.lines], square
        )
        for face, square in zip(faces, squares, strict=True)
    ]
    return {
        "title": title,
        "author": author,
        "brass": BRASS,
        "frame_mm": FRAME_MM,
        "mark": mark,
        "fonts": {code: [one.family, one.ascent, one.line] for code, one in TYPEFACES.items()},
        "lines": [_line(line) for line in numbers],
        "faces": drawn,
    }


def picture_suffix(picture: bytes) -> str:
    """The engine tells pictures apart by the end of their names."""
    return ".png" if picture.startswith(b"\x89PNG") else ".jpg"


def faces_of(batch: Sequence[CertificateContext]) -> list[Face]:
    """Every certificate laid out; refuses an empty batch."""
    if not batch:
        raise ValueError("Chưa có tập thể, cá nhân nào để in bằng, giấy khen. Hãy chọn ít nhất một trường hợp.")
    return [place(compose(context)) for context in batch]


def made_at(batch: Sequence[CertificateContext]) -> datetime:
    """The time the file carries: the day of the first dated decision in the batch."""
    days = (context.issue.date for context in batch if context.issue.date)
    day = next(days, None)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _UNDATED


# Classes of the certificate in the product's style sheet; the foot holds what stands at the lower left and right.
_CLASSES = {
    "nation": "qh",
    "motto": "tn",
    "authority": "by",
    "verb": "by",
    "form": "gk",
    "recipient": "nm",
    "detail": "for",
    "achievement": "for",
}
_AT_RIGHT = frozenset({"place-date", "sign-title", "sign-name"})


def certificate_html(context: CertificateContext) -> str:
    """A preview of one certificate: a picture to assistive technology, named by what it says."""
    face = place(compose(context))
    name = f"Hình bằng, giấy khen {context.form_name} của {context.recipient}"
    blank = "" if face.framed else " cert-blank"
    upper = [line for line in face.lines if line.role in _CLASSES]
    lower = [line for line in face.lines if line.role not in _CLASSES]
    spans = "".join(f'<span class="{_CLASSES[line.role]}">{escape(line.text)}</span>' for line in upper)
    left = "<br>".join(escape(line.text) for line in lower if line.role not in _AT_RIGHT)
    right = "<br>".join(escape(line.text) for line in lower if line.role in _AT_RIGHT)
    foot = f'<span class="ft"><span>{left}</span><span>{right}</span></span>'
    return f'<div class="cert{blank}" role="img" aria-label="{escape(name)}"><div>{spans}{foot}</div></div>'


def _face(face: Face, picture: str, lines: list[int], qr: str) -> dict[str, Any]:
    return {
        "page_mm": face.page_mm,
        "picture": picture or None,
        "qr_mm": face.qr_mm,
        "framed": face.framed,
        "lines": lines,
        "qr": qr or None,
        "qr_alt": f"Mã QR dẫn tới trang kiểm tra {face.qr}" if face.qr else "",
    }


def _line(line: Placed) -> dict[str, Any]:
    # Written out: dataclasses.asdict copies deeply and took a third of the time of a large batch.
    return {
        "text": line.text,
        "size": line.size,
        "left_mm": line.left_mm,
        "top_mm": line.top_mm,
        "width_mm": line.width_mm,
        "align": line.align,
        "bold": line.bold,
        "italic": line.italic,
        "color": line.color,
        "rule_pt": line.rule_pt,
        "font": line.font,
    }
