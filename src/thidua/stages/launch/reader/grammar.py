"""The pieces of a Vietnamese citation: types, symbols, dates. Patterns are for the running text (single blanks)."""

import re
from datetime import date
from functools import lru_cache

from thidua.stages.launch.reader.letters import SMALL

TYPES = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Văn bản hợp nhất", "Nghị định", "Nghị quyết", "Thông tư",
    "Quyết định", "Chỉ thị", "Kế hoạch", "Công văn", "Công điện", "Kết luận", "Tờ trình", "Hướng dẫn", "Thông báo",
    "Báo cáo", "Chương trình", "Quy định", "Quy chế", "Pháp lệnh", "Bộ luật", "Luật", "Đề án", "Biên bản", "Lệnh",
    "Thông tri", "Phương án", "Giấy mời", "Văn bản",
)  # fmt: skip
TYPE = "(?:" + "|".join(t.replace(" ", r"\s") for t in TYPES) + ")"
TYPE_START = re.compile(rf"\b{TYPE}\b", re.IGNORECASE)

# A part of a code: capitals and digits, at most two small letters in between (TTr, QyĐ, SNgV), never a glued word.
_CAPITAL = "A-ZĐÂĂÊÔƠƯ"
_PART = rf"(?=[^\s/.\-–_]*[{_CAPITAL}0-9&][^\s/.\-–_]*[{_CAPITAL}0-9&])"
_PART += rf"[{_CAPITAL}][{_CAPITAL}0-9&]*(?:[a-zđ]{{1,2}}(?![{SMALL}])[{_CAPITAL}0-9&]*)*"
_DASH = r"(?:[-–_]|\s[-–](?=\S)|[-–]\s)"
CODE = rf"{_PART}(?:(?:{_DASH}|[./])(?:{_PART}|\d{{4}}\b))*"
_YEAR = r"(?:19|20)\d{2}"
_NUMBER = r"\d{1,6}(?:\.\d{1,3}|\.(?=\s?/))?[a-zđ]?"
STATE_SYMBOL = rf"{_NUMBER}\s?/\s?(?:{_YEAR}\s?/\s?)?{CODE}"
PARTY_SYMBOL = (
    rf"{_NUMBER}(?:\s?[-–]\s?|\s?)(?:CT|NQ|KL|QĐ|QyĐ|QC|HD|TB|CV|BC|TTr|KH|CTr|PĐ)\s?/\s?{_PART}(?:[-–]{_PART})*"
)
# Copying may lose every dash ("282/QĐ TTg"): a type, then parts one blank apart, up to a date, an issuer or the end.
LOST_DASH = (
    rf"{_NUMBER}\s?/\s?(?:{_YEAR}\s?/\s?)?(?:NQ|QĐ|CT|QC|TB|HD|KH|BC|TTr|CV|CĐ|NĐ|TT|TTLT|KL|CTr)(?:/{_PART})?"
    rf"(?:\s(?:[-–]\s)?{_PART}){{1,3}}(?=\s?,?\s(?:ngày|của)\b|\s*(?:[;)\n]|$))"
    rf"|{_NUMBER}\s?/\s?{CODE}\s[-–]\s{_PART}(?=\s?,?\sngày\b)"
)
# A Party symbol with two dashes (19-CT-TW).
_DASHED_PARTY = rf"{_NUMBER}\s?[-–]\s?(?:CT|NQ|KL|QĐ|QyĐ|QC|HD|TB|CV)\s?[-–]\s?(?:TW|TU)\b"
# Before 1997 a dash stood where the stroke is now (87-TTg, 435-CT).
_OLD_DASHED = r"\d{1,4}-(?:TTg|HĐBT|HĐNN|CP|CT)(?:-[A-Z]\b)?(?![\w/\-])"
SYMBOL = rf"(?:{PARTY_SYMBOL}|{_DASHED_PARTY}|{_OLD_DASHED}|{LOST_DASH}|{STATE_SYMBOL})"
# What companies print: their own name, then the number and the year ("TDV/01-2020").
COMPANY_SYMBOL = rf"[A-ZĐ]{{2,10}}(?:-[A-ZĐ]{{2,10}})?/\d{{1,4}}[-/]{_YEAR}(?:/[A-ZĐ]{{2,10}})?(?![\w/])"
BLANK_SYMBOL = rf"[\s.…_]*/\s?(?:{_YEAR}\s?/\s?)?{CODE}"

NUMERIC_DATE = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|20\s[0-2]\d(?!\s?(?:h|giờ|/)))(?!\d)"
WORD_DATE = r"\d{1,2}\s?tháng\s?\d{1,2}\s?,?\s?năm\s?\d{4}(?!\d)"
DATE = rf"(?:{WORD_DATE}|{NUMERIC_DATE})"
ROMAN = r"[IVXLC]+\b"

_FIGURES = re.compile(r"\d+")
_PARTED_YEAR = re.compile(r"(?<!\d)20\s(?=\d{2}$)")
_PARTY_MISPRINT = re.compile(r"(\d+[a-zđ]?)\s?([/\-–\s])\s?([A-ZĐ][A-Za-zyđ]*)\s?([/\-–])\s?(TW|TU|BBT|BCT)")


def to_date(text: str | None) -> date | None:
    """Return the date that three numbers in a text make, None if they make none (31/02)."""
    numbers = [int(n) for n in _FIGURES.findall(_PARTED_YEAR.sub("20", text or ""))]
    if len(numbers) != 3:
        return None
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None


def tidy_symbol(symbol: str) -> str:
    """Return a symbol without the blanks that slipped into it; a missing Party dash stays missing."""
    tidy = re.sub(r"\s?([/\-–_.])\s?", r"\1", symbol.strip().rstrip(".-–/"))
    return tidy.replace("–", "-")


def normal_form(symbol: str) -> str | None:
    """Return how a symbol should have been printed, None when it is well formed.

    Party documents take a dash after the number and a slash before the body (05-CT/TW); parts of a state symbol
    are joined by a dash, not by an underscore or a blank.
    """
    party = _PARTY_MISPRINT.fullmatch(symbol)
    if party:
        right = f"{party[1]}-{party[3]}/{party[5]}"
        return None if right == symbol else right
    return re.sub("[_ ]", "-", symbol) if re.search("[_ ]", symbol) else None


@lru_cache(maxsize=2048)
def comparable(symbol: str) -> str:
    """Return a key under which 02/CT-UBND and 2/CT-UBND are one."""
    return re.sub(r"^0+(?=\d)", "", (normal_form(symbol) or symbol).casefold())
