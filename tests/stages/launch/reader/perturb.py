"""Ways to write one text differently without changing what it says: wrapping, marks, dashes, bullets, dates, quotes."""

import re
import textwrap
import unicodedata
from collections.abc import Callable
from itertools import zip_longest

from thidua.stages.launch.reader.offices import is_office_line, is_person_name, is_signed_mark
from thidua.stages.launch.reader.zones import kind_line, split_kind

_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_PAGE_LINES = 45


def wrapped(text: str, width: int) -> str:
    """Break long lines at ``width``, but for those that hold columns."""
    out: list[str] = []
    for line in text.split("\n"):
        columns = "\t" in line or re.search(r"\S {3,}\S", line)
        fits = len(line) <= width or columns
        out += [line] if fits else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(out)


def toned(text: str, before: list[str], after: list[str]) -> str:
    """Move the tone mark of open syllables: "hòa" and "hoà" are two spellings of one word."""
    for old, new in zip(before, after, strict=True):
        for a, b in ((old, new), (old.upper(), new.upper())):
            text = re.sub(rf"(?<![qQ]){a}\b", b, text)
    return text


def numbered_pages(text: str) -> str:
    """Put a page number into the text every 45 lines, as a copy from a PDF has it."""
    out: list[str] = []
    for at, line in enumerate(text.split("\n"), 1):
        out.append(line)
        if at % _PAGE_LINES == 0:
            out.append(f"                    {at // _PAGE_LINES + 1}")
    return "\n".join(out)


def paged(text: str, form: str, height: int = 25) -> str:
    """Print a page number after every ``height`` lines."""
    out: list[str] = []
    for at, line in enumerate(text.split("\n"), 1):
        out += [line] if at % height else [line, "", form.format(at // height + 1), ""]
    return "\n".join(out)


def doubled_blanks(text: str) -> str:
    """Double every fifth blank between words."""
    count = iter(range(10**9))
    return re.sub(r"(?<=\S) (?=\S)", lambda match: "  " if next(count) % 5 == 4 else " ", text)


def bulleted(text: str, mark: str) -> str:
    """Write every point with one mark."""
    return re.sub(r"(?m)^(\s*)[-–+•*] ?(?=\S)", lambda match: f"{match[1]}{mark} ", text)


_RIGHT = re.compile(r"cộng h(?:òa|oà) xã hội|độc lập|đảng cộng sản việt nam|.{2,40}, ngày[\s\d.…]*tháng", re.IGNORECASE)
_LEFT = re.compile(r"số\s*:|v/v\b|\*", re.IGNORECASE)


def joined_letterhead(text: str, between: str = " ") -> str:
    """Write the left and the right column of the letterhead in one line each, as copying from a page does."""
    lines = text.split("\n")
    columns: tuple[list[str], list[str]] = ([], [])
    end = 0
    for at, line in enumerate(lines):
        cells = [cell.strip() for cell in re.split(r"\t+| {3,}", line) if cell.strip(" -_*")]
        sides = [_side(cell) for cell in cells]
        if not all(side is not None for side in sides):
            break
        for cell, side in zip(cells, sides, strict=True):
            columns[side or 0].append(cell)
        end = at + 1
    if not all(columns):
        return text
    rows = [between.join(filter(None, pair)) for pair in zip_longest(*columns, fillvalue="")]
    return "\n".join([*rows, "", *lines[end:]])


def _side(cell: str) -> int | None:
    """0 for a cell of the left column, 1 for one of the right, None for what is no letterhead."""
    if _RIGHT.match(cell):
        return 1
    return 0 if _LEFT.match(cell) or (cell.isupper() and not kind_line(cell) and not split_kind(cell)) else None


def _end_block(lines: list[str]) -> tuple[int, list[str], int]:
    """Where the recipients begin, their lines, and the line after them; (0, [], 0) where columns stand side by side."""
    begun = next((at for at, line in enumerate(lines) if line.lower().startswith("nơi nhận:")), None)
    if begun is None or any("\t" in line or re.search(r"\S {3,}\S", line) for line in lines[begun:]):
        return 0, [], 0
    end = begun + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].lstrip().startswith("-")):
        end += 1
    return begun, [line.strip() for line in lines[begun:end] if line.strip()], end


def recipients_in_one_line(text: str) -> str:
    """Write all recipients after "Nơi nhận:" on its line."""
    lines = text.split("\n")
    begun, items, end = _end_block(lines)
    return "\n".join([*lines[:begun], " ".join(items), "", *lines[end:]]) if len(items) > 1 else text


def signature_beside(text: str, between: str = " ") -> str:
    """Write the signature beside the recipients, line by line."""
    lines = text.split("\n")
    first, items, begun = _end_block(lines)
    signed: list[str] = []
    while begun < len(lines) and len(signed) < 6:
        line = lines[begun].strip()
        if line and not (is_office_line(line) or is_signed_mark(line) or is_person_name(line)):
            break
        begun += 1
        signed += [line] if line else []
        if line and is_person_name(line):
            break
    if not items or len(signed) < 2 or not is_person_name(signed[-1]) or len(signed) > len(items):
        return text
    rows = [between.join(filter(None, pair)) for pair in zip_longest(items, signed, fillvalue="")]
    return "\n".join([*lines[:first], *rows, *lines[begun:]])


WAYS: dict[str, Callable[[str], str]] = {
    **{f"wrapped at {width}": lambda text, width=width: wrapped(text, width) for width in (60, 72, 80, 100, 120)},
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "old tones": lambda text: toned(text, _NEW, _OLD),
    "new tones": lambda text: toned(text, _OLD, _NEW),
    "long dashes": lambda text: text.replace(" - ", " – "),
    "short dashes": lambda text: text.replace("–", "-"),
    **{f"points {mark}": lambda text, mark=mark: bulleted(text, mark) for mark in "-+•"},
    "two digits": lambda text: _DATE.sub(lambda d: f"{int(d[1]):02}/{int(d[2]):02}/{d[3]}", text),
    "one digit": lambda text: _DATE.sub(lambda d: f"{int(d[1])}/{int(d[2])}/{d[3]}", text),
    "doubled blanks": doubled_blanks,
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "page numbers": numbered_pages,
    "hard blanks": lambda text: text.replace(" ngày ", "\u00a0ngày\u00a0").replace(" số ", " số\u00a0"),
    "no empty lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "Windows lines": lambda text: text.replace("\n", "\r\n"),
    "letterhead in one line": joined_letterhead,
    "letterhead with bars": lambda text: joined_letterhead(text, " | "),
    "recipients in one line": recipients_in_one_line,
    "signature beside": signature_beside,
    "signature beside, tabs": lambda text: signature_beside(text, "\t"),
    "hyphens that do not break": lambda text: text.replace("-", "\u2011"),
    "drawn points": lambda text: bulleted(text, "\uf0b7"),
    "square points": lambda text: bulleted(text, "▪"),
    "tabs after points": lambda text: re.sub(r"(?m)^(\s*)([-–+•*]|\d+\.|[a-zđ]\)|[IVX]+\.) ", r"\1\2\t", text),
    "low quotes": lambda text: text.replace("“", "„").replace("”", "“"),
    "single quotes": lambda text: text.replace("“", "‘").replace("”", "’"),
    "strokes for quotes": lambda text: text.replace("“", "''").replace("”", "''"),
    "quoted message": lambda text: "\n".join(f"> {line}".rstrip() for line in text.split("\n")),
    "pages of a program": lambda text: paged(text, "Trang {}/9"),
    "dashed page numbers": lambda text: paged(text, "- {} -"),
    "zero width": lambda text: re.sub(r"(\w{3})(?=\w)", "\\1\u200b", text),
    "an empty line after each": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: "\n".join("    " + line for line in text.split("\n")),
}
