"""Words, shapes and tones of a state: five statuses of work, the law's answers, the nodes of its reasoning.

There is no sixth status. A stage maps its own states onto these five; a word outside the table is a mistake in the
stage and raises, so that it is found before a reader sees a raw code.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Mark:
    """How one state looks: its words, its icon and the class that tints it ("" is the mute one)."""

    text: str
    icon: str
    tone: str


STATUSES: Mapping[str, Mark] = {
    "todo": Mark("Chưa làm", "circle", ""),
    "doing": Mark("Đang làm", "circle-dot", "doing"),
    "wait": Mark("Chờ người khác", "hourglass", "wait"),
    "bad": Mark("Có vấn đề", "triangle-alert", "bad"),
    "done": Mark("Xong", "circle-check", "done"),
}

# Keys are the engine's own: three answers, and a case that an open matter holds back until it is concluded.
ANSWERS: Mapping[str, Mark] = {
    "eligible": Mark("Đủ điều kiện", "circle-check", "done"),
    "not_eligible": Mark("Chưa đủ", "circle-x", "bad"),
    "needs_review": Mark("Cần xem xét", "circle-help", "wait"),
    "blocked": Mark("Chưa xét, chờ kết luận", "lock", "wait"),
}

NODES: Mapping[str, Mark] = {
    "met": Mark("Đạt", "circle-check", "y"),
    "not_met": Mark("Không đạt", "circle-x", "n"),
    "unknown": Mark("Chưa rõ", "circle-help", "q"),
    "unused": Mark("Không dùng", "minus", "o"),
}

UNVERIFIED = "cần đối chiếu văn bản gốc"

# Numbers of documents: 91/2017/NĐ-CP, 02/CT-UBND, 05-CT/TW. A line break inside one makes it unreadable.
_DOCUMENT_NUMBER = re.compile(r"\b\d+(?:/\d{4})?/[A-ZĐƯ][A-ZĐƯa-zđư0-9-]*\b|\b\d+-[A-ZĐ]{1,4}/[A-ZĐ]{2,6}\b")


class UnknownStateError(LookupError):
    """A template asked for the look of a state that has none."""


def look_up(table: Mapping[str, Mark], key: object) -> Mark:
    """The mark of ``key`` (a plain code or an enum member with a value). Raises UnknownStateError."""
    code = str(getattr(key, "value", key))
    try:
        return table[code]
    except KeyError:
        raise UnknownStateError(f"no look for state {code!r}; one of {', '.join(table)}") from None


def keep_numbers(words: str) -> SafeString:
    """``words`` with each document number kept on one line; everything else is escaped."""
    escaped = conditional_escape(words)
    return mark_safe(_DOCUMENT_NUMBER.sub(r'<span class="nowrap">\g<0></span>', escaped))  # noqa: S308 - escaped above


def citation(text: str, *, verified: bool = True, url: str = "") -> SafeString:
    """A citation, linked to the instrument's page when there is one; an unverified rule says so after it.

    It stands by itself, so it starts with a capital: "Khoản 3 Điều 9 …".
    """
    body = keep_numbers(text[:1].upper() + text[1:])
    linked = format_html('<a href="{}">{}</a>', url, body) if url else body
    caution = SafeString("") if verified else format_html(' <span class="conf">{}</span>', UNVERIFIED)
    return format_html('<span class="cite">{}{}</span>', linked, caution)
