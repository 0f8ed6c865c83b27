"""PDF in a process of its own, which may be ended when a file asks for too much time or memory.

``text MOST_PAGES MOST_CHARACTERS`` prints the text layer as JSON; ``pictures MOST_PAGES FOLDER`` draws the pages into
files for the recognition of letters. The PDF comes on standard input.
"""

import ctypes
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import pi
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from thidua.stages.launch.pages.page_layout import Word, lay_out

_LEAST_LETTERS, _SAMPLED = 20, 400
_DOTS_PER_POINT = 300 / 72
_MOST_DOTS = 18_000_000
_BLANK = 0x20
_HYPHENS = {0x02: "-", 0xFFFE: "-"}


def main(arguments: list[str]) -> None:
    """Do one job and print one line of JSON."""
    task, most_pages, last = arguments[0], int(arguments[1]), arguments[2]
    try:
        document = pdfium.PdfDocument(sys.stdin.buffer.read())
        pages = len(document)
    except pdfium.PdfiumError as error:
        answer: dict[str, Any] = {"error": "locked" if "password" in str(error).lower() else "broken"}
    else:
        if pages > most_pages:
            answer = {"error": "long", "pages": pages}
        elif task == "text":
            answer = _text(document, int(last))
        else:
            answer = {"pages": sum(_draw(document, index, Path(last)) for index in range(pages))}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _text(document: pdfium.PdfDocument, most: int) -> dict[str, Any]:
    pages: list[list[Word]] = []
    letters = 0
    for index in range(len(document)):
        pages.append(_words(document, index))
        letters += sum(len(word.text) + 1 for word in pages[-1])
        if letters > most:
            break
    blank = [n for n, words in enumerate(pages, 1) if _letters(words) < _LEAST_LETTERS]
    return {"text": lay_out(pages), "blank": blank, "pages": len(pages)}


def _letters(words: list[Word]) -> int:
    return sum(ch.isalpha() for word in words for ch in word.text)


def _words(document: pdfium.PdfDocument, index: int) -> list[Word]:
    """The words of one page; a page that cannot be parsed gives nothing, the others are still read."""
    try:
        page = document[index]
        layer = page.get_textpage()
        turned = _direction(layer)
        words = _once(_turned(word, turned) for word in _runs(layer))
        layer.close()
        page.close()
    except pdfium.PdfiumError:
        return []
    return words


def _runs(layer: pdfium.PdfTextPage) -> Iterator[Word]:
    letters: list[str] = []
    first = 0
    codes = [raw.FPDFText_GetUnicode(layer, at) for at in range(layer.count_chars())]
    for at, code in enumerate([*codes, _BLANK]):
        letter = _letter(code)
        if letter:
            first = first if letters else at
            letters.append(letter)
        elif letters:
            left, bottom, right, top = _box(layer, first)
            end = _box(layer, at - 1)
            yield Word("".join(letters), min(left, end[0]), min(bottom, end[1]), max(right, end[2]), max(top, end[3]))
            letters = []


@lru_cache(maxsize=4096)  # a paper has some hundred different ones
def _letter(code: int) -> str:
    """The letter of a code, "" for a blank."""
    letter = _HYPHENS.get(code) or chr(code if code <= sys.maxunicode and not 0xD800 <= code < 0xE000 else 0xFFFD)
    return "" if letter.isspace() or not code else letter


def _once(words: Iterable[Word]) -> list[Word]:
    """Leave out a letter that is printed over one already there, to make it look bold."""
    kept: list[Word] = []
    for word in words:
        if len(word.text) > 1 or not any(_covers(before, word) for before in kept[-2:]):
            kept.append(word)
    return kept


def _covers(one: Word, other: Word) -> bool:
    beside = one.left <= other.left and other.right <= one.right
    return beside and abs(one.middle - other.middle) < one.height / 2


def _box(layer: pdfium.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(layer, at, ctypes.byref(rectangle))
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _direction(layer: pdfium.PdfTextPage) -> int:
    """Which way the letters of a page run, in quarter turns with the clock: wide tables often stand on end."""
    sample = range(min(layer.count_chars(), _SAMPLED))
    quarters = Counter(round(raw.FPDFText_GetCharAngle(layer, at) / (pi / 2)) % 4 for at in sample)
    return quarters.most_common(1)[0][0] if quarters else 0


def _turned(word: Word, quarters: int) -> Word:
    """A word where it would stand if the letters of its page ran from left to right."""
    if quarters == 1:
        return Word(word.text, -word.top, word.left, -word.bottom, word.right)
    if quarters == 3:
        return Word(word.text, word.bottom, -word.right, word.top, -word.left)
    return word


def _draw(document: pdfium.PdfDocument, index: int, folder: Path) -> int:
    """Draw one page in grey, 300 dots an inch where it is of usual size; return 1, or 0 for a page without form."""
    page = document[index]
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    try:
        grey = page.render(scale=scale, grayscale=True).to_numpy()
    except (pdfium.PdfiumError, ValueError):
        return 0
    rows, columns = grey.shape[:2]
    header = f"P5 {columns} {rows} 255\n".encode()
    (folder / f"page-{index + 1:03}.pgm").write_bytes(header + grey.tobytes())
    page.close()
    return 1


if __name__ == "__main__":
    main(sys.argv[1:])
