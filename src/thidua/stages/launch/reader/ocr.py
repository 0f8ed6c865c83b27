"""Recognition of letters on scanned pages by Tesseract with its Vietnamese data, where both are installed."""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.stages.launch.pages.page_layout import Word, lay_out_words
from thidua.stages.launch.reader.bounded import run_bounded
from thidua.stages.launch.reader.errors import ReadError
from thidua.stages.launch.reader.pdf import ask_worker
from thidua.stages.launch.reader.pictures import page_of_picture, width_of_png

if TYPE_CHECKING:
    from thidua.stages.launch.reader.scan_rules import Rules

MOST_SCANNED_PAGES = 20
_PAGE_SECONDS, _DRAW_SECONDS, _MEMORY = 60, 60, 1024**3
_PICTURE_WORKER = "thidua.stages.launch.reader.picture_worker"
_LINE_LEVEL, _WORD_LEVEL, _COLUMNS = "4", "5", 12
_MISSING = (
    "Máy này chưa có Tesseract với dữ liệu tiếng Việt (vie) nên không nhận dạng được chữ trong tệp “{name}”. "
    "Hãy cài tesseract-ocr và tesseract-ocr-vie, hoặc gửi tệp DOCX."
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Recognised text, its words in order with how sure the program is of each, and the mean of that, in percent."""

    text: str
    words: tuple[Word, ...]
    pages: int
    sureness: int
    ruled: tuple["RuledPage", ...] = ()


@dataclass(frozen=True, slots=True)
class RuledPage:
    """The words of a page and the rules of its tables, all in points; no rules where no table is drawn."""

    words: tuple[Word, ...]
    rules: "Rules | None"


@cache
def _languages(program: str) -> frozenset[str]:
    printed = run_bounded([program, "--list-langs"], seconds=10) or b""
    return frozenset(printed.decode("utf-8", "replace").split())


def ocr_available() -> bool:
    """Tell whether scanned pages can be read here."""
    program = shutil.which("tesseract")
    return program is not None and "vie" in _languages(program)


def recognise_pdf(data: bytes, filename: str) -> Recognised:
    """Read the pictures of a PDF's pages, at most 20. Raises :class:`ReadError`."""
    _require(filename)
    with tempfile.TemporaryDirectory(prefix="thidua-ocr-") as folder:
        ask_worker(data, filename, "pictures", MOST_SCANNED_PAGES, folder, _DRAW_SECONDS)
        return _recognised(sorted(Path(folder).glob("page-*.pgm")), filename)


def recognise_picture(data: bytes, filename: str) -> Recognised:
    """Read one picture (PNG, JPEG, TIFF …). Raises :class:`ReadError`."""
    _require(filename)
    if (page := page_of_picture(data) or _drawn(data)) is not None:
        return recognise_pdf(page, filename)
    with tempfile.TemporaryDirectory(prefix="thidua-ocr-") as folder:
        picture = Path(folder) / "picture"
        picture.write_bytes(data)
        return _recognised([picture], filename)


def _drawn(data: bytes) -> bytes | None:
    width = width_of_png(data)
    if width is None:
        return None
    command = [sys.executable, "-m", _PICTURE_WORKER, f"{width:.2f}"]
    return run_bounded(command, seconds=_DRAW_SECONDS, memory=_MEMORY, data=data) or None


def _require(filename: str) -> None:
    if not ocr_available():
        raise ReadError(_MISSING.format(name=filename))


def _recognised(pictures: list[Path], filename: str) -> Recognised:
    pages: list[list[Word]] = []
    ruled: list[RuledPage] = []
    for picture in pictures:
        rules = _without_rules(picture) if picture.suffix == ".pgm" else None
        # Words wherever they stand: beside a cell of two lines, the one of its neighbour lies between both.
        order = "11" if rules else "3"
        command = ["tesseract", str(picture), "stdout", "-l", "vie", "--psm", order, "tsv"]
        printed = run_bounded(command, seconds=_PAGE_SECONDS, memory=_MEMORY, folder=picture.parent)
        if printed is None:
            raise ReadError(
                f"Không nhận dạng được chữ trong tệp “{filename}” (trang {len(pages) + 1}). "
                "Hãy quét lại rõ hơn, từ 300 điểm mỗi inch, hoặc gửi tệp DOCX."
            )
        read = _words_of(printed.decode("utf-8", "replace"))
        pages += read
        ruled += [RuledPage(tuple(_in_points(page, rules)), rules) for page in read]
    sure = [word.sure for page in pages for word in page]
    if not sure:
        raise ReadError(f"Không thấy chữ nào trong ảnh của tệp “{filename}”. Hãy quét lại rõ hơn, hoặc gửi tệp DOCX.")
    text, words = lay_out_words(pages)
    return Recognised(text, words, len(pages), round(sum(sure) / len(sure)), tuple(ruled))


def _without_rules(picture: Path) -> "Rules | None":
    # Papers with text never need it, and its library of numbers loads longer than they take to read.
    from thidua.stages.launch.reader.scan_rules import take_off_rules

    return take_off_rules(picture)


def _in_points(words: list[Word], rules: "Rules | None") -> list[Word]:
    scale = rules.scale if rules else 1.0
    return [
        Word(one.text, one.left * scale, one.bottom * scale, one.right * scale, one.top * scale, one.sure)
        for one in words
    ]


def _words_of(table: str) -> list[list[Word]]:
    """The words of every page in Tesseract's table; heights are counted from below, as in a PDF."""
    pages: dict[str, list[Word]] = {}
    line_top = line_height = 0.0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS:
            continue
        page = pages.setdefault(cells[1], [])
        left, top, width, height = (float(cell) for cell in cells[6:10])
        if cells[0] == _LINE_LEVEL:
            line_top, line_height = top, height
        elif cells[0] == _WORD_LEVEL and cells[11].strip():
            # Every word takes the height of its line: a dash alone would seem to stand lower than the words beside it.
            word = cells[11].strip()
            page.append(Word(word, left, -line_top - line_height, left + width, -line_top, float(cells[10])))
    return list(pages.values())
