"""Paragraphs with their numbering marks, and the headings among them."""

import re
from dataclasses import dataclass

from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Section
from thidua.stages.launch.reader.text import Text
from thidua.stages.launch.reader.zones import Zones

_MARKS = (
    ("article", vi_compile(r"(Điều\s\d+[a-zđ]?)\s?[.:]?\s*")),
    ("chapter", vi_compile(r"((?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s(?:thứ\s\w+|[IVXLC]+|\d+))\s?[.:]?\s*(?=\S|$)")),
    ("roman", vi_compile(r"([IVXLC]{1,6})(?!/[Vv]\b)(?:\s?[.\-–/)]\s*|\s?$|\s(?=[\pU][\pL]))")),
    (
        "arabic",
        vi_compile(r"((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:nhất|hai|ba|tư|năm|sáu))\s?[,:]\s?"),
    ),
    ("chapter", vi_compile(r"([A-E])\s?[.\-–/)]\s*(?=[\pU]{2,}\s[\pU])")),
    ("decimal", vi_compile(r"(\d{1,2}(?:\.\d{1,2})+)(?:\s?[.)]\s*(?=\D)|\s+)")),
    ("arabic", vi_compile(r"(\d{1,2})\s?[.)/\-–]\s*(?=\D)")),
    ("letter", vi_compile(r"([a-zđ])\s?[.)]\s+")),
    ("dash", vi_compile(r"([-–•+*])\s*(?=\S)")),
)
_RANKS = {"chapter": 0, "roman": 1, "article": 2, "arabic": 3, "decimal": 4, "letter": 5, "dash": 6, "": 9}
_JOINED_HEADING = vi_compile(
    r"((?:[IVX]{1,4}|[A-E]|\d{1,2})\s?[.\-/)]\s?[\pU]{2,}(?:,?\s[\pU]{2,}){1,14}:?)\s(?=[-–+•]\s?[\pU][\pL]|\d{1,2}[.)]\s|[\pU][\pL])"
)
_TABLE_ROW = vi_compile(r"(?:\s\d+(?:[.,]\d+)*%?){2,}\s*$")
_LONGEST_HEADING = 200
_FEWEST_WORDS = 2  # of a line that goes on with a heading; one word in capitals may be the head of a table
_SHORT_HEADING = 5  # words of a heading that ends in a full stop


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the running text: its mark ("2", "a", "-", "" for none), the rank of the mark, its words."""

    kind: str
    mark: str
    text: str
    start: int
    line: int

    @property
    def rank(self) -> int:
        """How deep the mark stands: a smaller number is a higher heading."""
        return _RANKS[self.kind]


def paragraphs(text: Text) -> tuple[Paragraph, ...]:
    """Split the running text into marked paragraphs."""
    found: list[Paragraph] = []
    start = 0
    for whole in text.flow.split("\n"):
        for piece in _heading_apart(whole):
            kind, mark, body = _mark(piece)
            offset = start + len(piece) - len(body)
            found.append(Paragraph(kind, mark, body, offset, text.line_at(start)))
            start += len(piece) + 1
    return tuple(found)


def _heading_apart(piece: str) -> tuple[str, ...]:
    """A heading in capitals and the text that was joined to its line."""
    match = _JOINED_HEADING.match(piece)
    return (match[1], piece[match.end() :]) if match else (piece,)


def _mark(piece: str) -> tuple[str, str, str]:
    for kind, pattern in _MARKS:
        match = pattern.match(piece)
        if match:
            return kind, match[1], piece[match.end() :]
    return "", "", piece


def _is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    body = paragraph.text
    if len(body) > _LONGEST_HEADING or _TABLE_ROW.search(body) or re.fullmatch(r"[\d.,%\s]+", body):
        return False
    if paragraph.kind in {"chapter", "roman"}:
        return not body.rstrip().endswith((";", "./.")) and (len(body) <= 160 or body.isupper())
    if paragraph.kind not in {"arabic", "decimal"} or not body:
        return False
    if body.isupper():
        return True
    words = len(body.split())
    if body.rstrip().endswith((";", ",", "…")) or (body.rstrip().endswith(".") and words > _SHORT_HEADING):
        return False
    deeper = following is not None and (following.rank > paragraph.rank or not following.kind)
    if body.rstrip().endswith(".") and not (following and following.rank > paragraph.rank and following.kind):
        return False
    return deeper and words <= 22 and not body[0].islower()


def read_sections(text: Text, parts: tuple[Paragraph, ...], zones: Zones) -> tuple[Section, ...]:
    """Return the headings in order: chapters, Roman and arabic headings, and the articles of a decision or law."""
    sections: list[Section] = []
    last = len(parts)
    for index, part in enumerate(parts):
        if part.line <= zones.head_end or not part.kind or _in_signature(part, zones):
            continue
        following = parts[index + 1] if index + 1 < last else None
        if part.kind == "article":
            sections.append(Section(part.mark, _article_title(part.text), part.line))
        elif part.kind in {"chapter", "roman"} and not part.text.strip():
            if following and not following.kind and 2 < len(following.text) <= _LONGEST_HEADING:
                heading = following.text.strip() + _rest_of_heading(following.text, parts[index + 2 : index + 4])
                sections.append(Section(part.mark, heading, part.line))
        elif _is_heading(part, following):
            rest = _rest_of_heading(part.text, parts[index + 1 : index + 3])
            sections.append(Section(part.mark, (part.text.strip() + rest).rstrip(": "), part.line))
    return tuple(sections)


def _rest_of_heading(begun: str, after: tuple[Paragraph, ...]) -> str:
    """The further lines in capitals of a heading in capitals that a narrow page broke."""
    rest = ""
    for part in after:
        whole = not begun.isupper() or begun.rstrip().endswith((":", "."))
        if whole or part.kind or not part.text.isupper() or len(part.text.split()) < _FEWEST_WORDS:
            break
        rest, begun = f"{rest} {part.text.strip()}", part.text
    return rest


def _in_signature(part: Paragraph, zones: Zones) -> bool:
    return (
        bool(zones.recipients)
        and zones.body_end < part.line <= min(zones.end, (zones.recipients or 0) + 30)
        and (part.kind == "dash")
    )


def _article_title(body: str) -> str:
    """The title of an article of a law; a decision's article is a whole sentence and has none."""
    body = body.strip()
    if not body or body.endswith((".", ";", ":", ",", "/")) or len(body) > 160:
        return ""
    return body
