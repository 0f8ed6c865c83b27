"""Put the mark of a copy on pages that are there already, in a process of its own: the pages may be a stranger's.

Run as ``python -m thidua.foundations.papers.copying.joining``: a line of JSON (how long the pages are, where the mark
stands), the pages, then the mark, on standard input; the copy on standard output. The library is the one that signs:
pdfium would lose what makes a file PDF/A.
"""

import io
import itertools
import json
import sys
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

# The library's objects have no types of their own.
Writer = Any
_Dict: Any = generic.DictionaryObject
_Number: Any = generic.FloatObject

_NOT_COPIED = ("/AcroForm", "/Perms", "/DSS", "/Extensions", "/OpenAction", "/AA", "/Names", "/Collection", "/AF")
"""Not in a copy: signatures of the original (they stay as pictures), attached files, what the file does by itself."""
_HIDDEN = 1 << 1


def join(pages: bytes, mark: bytes, at: tuple[float, float] | None) -> bytes:
    """``pages`` with the first page of ``mark`` on their last page, its lower left corner ``at``; None: on a new page.

    Signatures and stamps are drawn where they showed; the new file has no form and no signature of its own.
    """
    writer: Writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pages), strict=False))
    for key in _NOT_COPIED:
        writer.root.pop(pdf_name(key), None)
    count = 0
    for count, page in enumerate(_pages(writer.root["/Pages"]), start=1):
        _flatten(writer, page, count - 1)
    reader = PdfFileReader(io.BytesIO(mark))
    drawn = writer.import_page_as_xobject(reader)
    if at is None:
        box = drawn.get_object()["/BBox"]
        writer.insert_page(_page_of(writer, drawn, box), after=count - 1)
    else:
        _draw(writer, count - 1, drawn, (1.0, 0.0, 0.0, 1.0, *at))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pages(node: Any) -> Iterator[Any]:
    for kid in (one.get_object() for one in node["/Kids"]):
        if kid["/Type"] == "/Pages":
            yield from _pages(kid)
        else:
            yield kid


def _page_of(writer: Writer, drawn: Any, box: Any) -> Any:
    resources = _Dict({pdf_name("/XObject"): _Dict({pdf_name("/BanSao"): drawn})})
    return _Dict(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/MediaBox"): generic.ArrayObject(_Number(float(side)) for side in box),
            pdf_name("/Resources"): resources,
            pdf_name("/Contents"): writer.add_object(generic.StreamObject(stream_data=b"/BanSao Do")),
        }
    )


def _flatten(writer: Writer, page: Any, index: int) -> None:
    """Draw what the annotations of a page show, and take them off: they can be changed, a copy cannot."""
    page.pop(pdf_name("/AA"), None)
    if "/Annots" not in page:
        return
    notes = [one.get_object() for one in page["/Annots"]]
    del page["/Annots"]
    for note in notes:
        look = _look(note)
        if look is not None:
            _draw(writer, index, look, _fit(look.get_object(), note["/Rect"]))


def _look(note: Any) -> Any:
    """The drawing of an annotation that shows on paper; None for one that does not."""
    if note.get("/Subtype") in ("/Link", "/Popup") or int(note.get("/F", 0)) & _HIDDEN or "/AP" not in note:
        return None
    looks = note["/AP"].get_object()
    if "/N" not in looks:
        return None
    if not isinstance(looks["/N"], generic.StreamObject):
        looks = looks["/N"]
        state = note.get("/AS", "/N")
        return looks.raw_get(state) if state in looks else None
    return looks.raw_get("/N")


def _fit(look: Any, rect: Any) -> tuple[float, ...]:
    """The matrix that puts a drawing's box into the annotation's rectangle (ISO 32000, 12.5.5)."""
    a, b, c, d, e, f = (float(one) for one in look.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    x0, y0, x1, y1 = (float(one) for one in look["/BBox"])
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    left, right = min(x for x, _y in corners), max(x for x, _y in corners)
    bottom, top = min(y for _x, y in corners), max(y for _x, y in corners)
    sides = [float(one) for one in rect]
    to_left, to_right = sorted((sides[0], sides[2]))
    to_bottom, to_top = sorted((sides[1], sides[3]))
    across = (to_right - to_left) / (right - left) if right > left else 0.0
    up = (to_top - to_bottom) / (top - bottom) if top > bottom else 0.0
    return across, 0.0, 0.0, up, to_left - left * across, to_bottom - bottom * up


def _draw(writer: Writer, index: int, drawn: Any, matrix: tuple[float, ...]) -> None:
    name = _free_name(writer, index)
    resources = _Dict({pdf_name("/XObject"): _Dict({pdf_name(name): drawn})})
    numbers = " ".join(f"{one:.4f}" for one in matrix)
    # What the page left of its state (its own matrix, its clip) must not move the drawing.
    _stream(writer, index, b"q\n", prepend=True)
    _stream(writer, index, f"\nQ q {numbers} cm {name} Do Q\n".encode(), resources=resources)


def _free_name(writer: Writer, index: int) -> str:
    """A name no drawing of the page has: a copy of a copy bears two marks, and pages may share their resources."""
    _page, resources = writer.find_page_for_modification(index)
    held = resources.get_object().get("/XObject", {})
    return next(name for name in (f"/BanSao{count}" for count in itertools.count(1)) if name not in held)


def _stream(writer: Writer, index: int, data: bytes, *, prepend: bool = False, resources: Any = None) -> None:
    stream = writer.add_object(generic.StreamObject(stream_data=data))
    writer.add_stream_to_page(index, stream, resources=resources, prepend=prepend)


def main() -> None:
    """Do one copy."""
    head = json.loads(sys.stdin.buffer.readline())
    given = sys.stdin.buffer.read()
    from thidua.foundations.papers.signing.apart import bound

    bound()
    at = tuple(head["at"]) if head["at"] else None
    sys.stdout.buffer.write(join(given[: head["pages"]], given[head["pages"] :], at))


if __name__ == "__main__":
    main()
