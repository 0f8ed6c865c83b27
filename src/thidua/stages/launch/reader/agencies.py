"""Names of agencies and offices: how they begin, how they are written outside capitals."""

import re
from collections.abc import Iterator

from thidua.vietnamese import fold, strip_marks, tone_normal

_HEADS = (
    "bộ", "sở", "ủy ban", "ubnd", "hội đồng", "hđnd", "cục", "tổng cục", "chi cục", "văn phòng", "ban", "trung tâm",
    "viện", "trường", "đại học", "học viện", "công ty", "tổng công ty", "tập đoàn", "quốc hội", "chính phủ",
    "thủ tướng", "chủ tịch", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy", "liên đoàn", "tổng liên đoàn", "công đoàn",
    "phòng", "kiểm toán", "tòa án", "viện kiểm sát", "đoàn", "mặt trận", "đảng bộ", "đảng cộng sản", "chi bộ", "vụ",
    "thanh tra", "kho bạc", "ngân hàng", "bảo hiểm", "đài", "báo", "hội", "hiệp hội", "bệnh viện", "thư viện",
    "bảo tàng", "nhà xuất bản", "công an", "trung ương", "tổng kiểm toán", "khối", "cụm", "nhà máy", "xí nghiệp",
    "cđcs", "lđlđ", "bch", "btv", "bcđ", "mttq", "ubmttq", "tiểu ban", "quỹ", "chi nhánh", "tỉnh đoàn",
    "thành đoàn", "huyện đoàn", "quận ủy", "thị ủy", "đảng đoàn",
    "ban cán sự", "câu lạc bộ", "hợp tác xã", "chi đoàn", "chi hội", "liên đội", "tổ công tác", "nhà văn hóa",
    "thống kê tỉnh", "thống kê thành phố", "thuế tỉnh", "thuế thành phố", "thuế cơ sở", "hải quan khu vực",
)  # fmt: skip
_HEADS_BY_LENGTH = sorted((tone_normal(h) for h in _HEADS), key=len, reverse=True)
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")
_PLACE = re.compile(rf"^(?:{'|'.join(_PLACES)}|tp\.)\s", re.IGNORECASE)
_ABBREVIATIONS = {"UBND", "HĐND", "MTTQ", "TNCS", "UBMTTQ"}
_OFFICE_ENDS = {"tịch", "trưởng", "tướng", "đốc", "phòng"}
_VOWELS = set("AEIOUY")
_TERRITORIES = {"tỉnh", "thành", "huyện", "quận"}
_FIELD = re.compile(
    r"((?:(?:Bộ|Cục|Vụ|Viện|Tổng cục) trưởng |Giám đốc |Chánh án )?(?:Tổng Liên đoàn|Liên đoàn|Tổng cục|Chi cục|"
    r"Bệnh viện|Trung tâm|Trường|Thanh tra|Văn phòng|Hội đồng|Bộ|Sở|Cục|Vụ|Ban|Phòng|Viện))\s(?!trưởng\b)(\w)(.*)"
)


def begins_agency(text: str) -> bool:
    """Tell whether a line of a letterhead begins a new agency rather than going on with the one above."""
    normal = tone_normal(text)
    return any(normal == head or normal.startswith(head + " ") for head in _HEADS_BY_LENGTH)


def begins_place(text: str) -> bool:
    """Tell whether a text begins with a kind of territory (tỉnh, huyện …)."""
    return bool(_PLACE.match(text))


def running_case(name: str, body: str) -> str:
    """Return a name in capitals as it is written in running text.

    The body decides where it has the name; else the head takes a capital and a place keeps one on each syllable.
    """
    if not name.isupper():
        return name
    pattern = r"\s".join(re.escape(w) for w in name.split())
    for match in re.finditer(pattern, body, re.IGNORECASE):
        if not match[0].isupper() and match[0][0].isupper():
            return match[0]
    return _capital_fields(" ".join(_cased(name.split())))


def _cased(words: list[str]) -> Iterator[str]:
    """Small letters, but for the first word, abbreviations, agencies after an office, and the syllables of a place."""
    in_place = False
    for index, word in enumerate(words):
        low = word.lower()
        before = words[index - 1].lower() if index else ""
        in_place = in_place or (index == 2 and words[:2] == ["CÔNG", "TY"])  # nobody knows where a trade name begins
        if word in _ABBREVIATIONS or not _VOWELS & set(strip_marks(word)):
            in_place = in_place or (index > 0 and words[0] in {"TRƯỜNG", "PHÒNG"})  # the school's own name, the place
            yield word
        elif before in _TERRITORIES and fold(low) in {"doan", "uy"}:
            in_place = True  # after "Tỉnh đoàn", "Huyện ủy" the name of the territory follows at once
            yield low
        elif index and begins_place(" ".join(words[index:]).lower() + " "):
            in_place = True
            yield low
        else:
            yield low.capitalize() if _takes_capital(words, index, in_place) else low
        in_place = in_place or (index == 0 and begins_place(" ".join(words).lower() + " "))


def _takes_capital(words: list[str], index: int, in_place: bool) -> bool:
    before = words[index - 1].lower() if index else ""
    if index == 0 or (in_place and before not in {"thành", "thị"}):
        return True
    return before in _OFFICE_ENDS and begins_agency(" ".join(words[index:]))


def _capital_fields(name: str) -> str:
    """Capitalise the first word after the head of an agency ("Sở Ngoại vụ"), as Decree 30/2020, Appendix II does."""
    match = _FIELD.match(name)
    if match and not re.match(r"(?:Hội đồng nhân dân|Văn phòng (?:Ủy|Uỷ)|Trường đại)", name):
        return f"{match[1]} {match[2].upper()}{match[3]}"
    return name
