"""Text layer of a PDF, read in a process of its own with limits of time and memory."""

import json
import sys
from dataclasses import dataclass
from typing import Any

from thidua.stages.launch.reader.bounded import run_bounded
from thidua.stages.launch.reader.errors import ReadError, ScanError
from thidua.stages.launch.reader.limits import MOST_CHARACTERS, MOST_PAGES

_LEAST_LETTERS = 20
SECONDS, MEMORY = 30, 1536 * 1024**2
SCAN = "Tệp này là bản quét, không có chữ để đọc. Gửi tệp DOCX, hoặc PDF xuất từ Word."


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text layer; ``blank`` are the pages without text, from 1, of ``pages``."""

    text: str
    blank: tuple[int, ...]
    pages: int


def ask_worker(data: bytes, filename: str, task: str, most_pages: int, last: str, seconds: int) -> dict[str, Any]:
    """Let the PDF process do one job. Raises :class:`ReadError` for what it refuses or does not survive."""
    command = [sys.executable, "-m", "thidua.stages.launch.pages.pdf_worker", task, str(most_pages), last]
    printed = run_bounded(command, seconds=seconds, memory=MEMORY, data=data)
    answer: dict[str, Any] = json.loads(printed) if printed else {"error": "heavy"}
    if "error" not in answer:
        return answer
    if answer["error"] == "long":
        raise ReadError(
            f"Tệp PDF “{filename}” có {answer['pages']} trang, quá giới hạn {most_pages} trang. "
            "Hãy chỉ gửi văn bản chính."
        )
    why = {"locked": "có mật khẩu", "broken": "bị hỏng"}.get(answer["error"], "quá nặng hoặc bị hỏng")
    raise ReadError(
        f"Tệp PDF “{filename}” {why} nên không đọc được. Hãy xuất lại PDF từ Word (không đặt mật khẩu) rồi gửi lại."
    )


def pdf_text(data: bytes, filename: str) -> PdfText:
    """Return the text layer, page by page; raise :class:`ReadError` for a scan, a password or a broken file."""
    answer = ask_worker(data, filename, "text", MOST_PAGES, str(MOST_CHARACTERS), SECONDS)
    if sum(ch.isalpha() for ch in answer["text"]) < _LEAST_LETTERS:
        raise ScanError(SCAN)
    return PdfText(answer["text"], tuple(answer["blank"]), answer["pages"])
