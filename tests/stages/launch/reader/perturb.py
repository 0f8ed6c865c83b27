"""Ways to write one text differently without changing what it says: wrapping, marks, dashes, bullets, dates, quotes."""

import re
import textwrap
import unicodedata
from collections.abc import Callable

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


def doubled_blanks(text: str) -> str:
    """Double every fifth blank between words."""
    count = iter(range(10**9))
    return re.sub(r"(?<=\S) (?=\S)", lambda match: "  " if next(count) % 5 == 4 else " ", text)


def bulleted(text: str, mark: str) -> str:
    """Write every point with one mark."""
    return re.sub(r"(?m)^(\s*)[-–+•*] ?(?=\S)", lambda match: f"{match[1]}{mark} ", text)


WAYS: dict[str, Callable[[str], str]] = {
    **{f"wrapped at {width}": lambda text, width=width: wrapped(text, width) for width in (72, 80, 100, 120)},
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
    "indented": lambda text: "\n".join("    " + line for line in text.split("\n")),
}
