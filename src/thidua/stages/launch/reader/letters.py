"""Vietnamese letters in patterns. Python's ``re`` has no classes for capitals, and a range such as À-Ỹ holds both."""

import re

SMALL = "a-zàảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
CAPITAL = "A-Z" + SMALL[3:].upper()


def vi_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which, inside a class, ``\\pU`` is any capital letter and ``\\pL`` any small one."""
    return re.compile(pattern.replace(r"\pU", CAPITAL).replace(r"\pL", SMALL), flags)


def small_letters(text: str) -> str:
    """The text in small letters, every letter at its place: the few whose small form is two letters stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(ch if len(ch.lower()) > 1 else ch.lower() for ch in text)
