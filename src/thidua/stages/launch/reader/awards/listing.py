"""Several recipients in one run of words: "Tập thể A, B; các cá nhân: X, Trưởng phòng; Y" → each one, with its kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from thidua.stages.launch.reader.awarded import SubjectKind
from thidua.stages.launch.reader.awards.family_names import FAMILY_NAMES
from thidua.stages.launch.reader.awards.recipients import (
    Recipient,
    bare_person,
    is_collective_name,
    looks_like_person,
    parse_recipient,
)
from thidua.stages.launch.reader.letters import vi_compile
from thidua.vietnamese import search_key

_GENERIC = (
    r"(?:ông|bà|cá nhân|tập thể|đồng chí|đơn vị|cán bộ|công chức|viên chức|nhân viên|người lao động|hộ gia đình|"
    r"cơ quan|đảng viên|giáo viên|học sinh|đoàn viên|hội viên)"
)
_ANNOUNCED = re.compile(
    rf"^\W*(?:cho\s|là\s|gồm\s)?(?:(?:các|những|\d{{1,4}})\s)?{_GENERIC}"
    rf"(?:(?:\s*[,/]\s*|\s+và\s+|\s*\(|\s+)(?:các\s|\d{{1,4}}\s)?{_GENERIC}\)?)*"
    r"(?:\s(?:tiêu biểu|xuất sắc|điển hình))?"
    r"(?P<told>\s(?:có tên\s|gồm\s?|là\s?|sau(?:\sđây)?\s?|dưới\sđây\s?|như\s)*)?(?:(?P<colon>\s*:)|(?=\s|$))",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:^|[;.,]\s*|\s)(?:và\s|-\s|\+\s|[IVX]{1,3}\.\s|[a-c12][.)]\s)*(?:cho\s)?(?:danh sách\s)?"
    r"(?:(?:các|những|\d{1,3})\s)?"
    r"(?P<what>tập thể|cá nhân|hộ gia đình)(?:\s(?:là|gồm|có tên|sau|đây|các))*\s*:\s*"
    r"|(?:,\s|\s)và\s(?:(?:các|những|\d{1,3})\s)?(?P<bare>cá nhân|hộ gia đình|tập thể)\s(?=\S)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\s*;\s*(?:và\s)?|[,.]?\s+(?=\(?\d{1,3}[.)]\s+[A-ZĐÀ-Ỹ])"
    r"|\.\s+(?=-\s)|(?:,\s|\s)và\s(?=(?:ông|bà|đồng chí|đ/c|anh|chị|em)\s)"
    r"|,\s(?=(?:ông|bà|đồng chí|đ/c|anh|chị|em)\s[A-ZĐÀ-Ỹ])",
    re.IGNORECASE,
)
_TIE = "\u2060"
# The couple of one household, and the office of two bodies, are one recipient.
_TOGETHER = re.compile(
    r"(?P<first>\b(?:hộ|gia đình)\s(?:gia đình\s)?(?:ông|bà|anh|chị)\s[^,;():]{2,40}?"
    r"(?=\svà\s(?:ông|bà|anh|chị|vợ|chồng)\s)"
    r"|\bvăn phòng\s(?:HĐND|hội đồng nhân dân|đoàn (?:ĐBQH|đại biểu quốc hội)))\svà\s",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?(\d{1,3})[.)]\s*")
_KINDS: dict[str, SubjectKind] = {"tập thể": "collective", "cá nhân": "person", "hộ gia đình": "household"}
_AND = re.compile(r"\s+và\s+|\s*,\s*và\s+")
# Words that begin as a unit's name does but go on with the name before them.
_NO_UNIT = re.compile(r"^(?:xã hội|hội nhập|tổ chức|ban hành|đoàn kết|nhân dân|cán bộ|bộ máy|báo chí|cục bộ)\b", re.I)
# Words for many, which without a name of their own are nobody.
_NOBODY = re.compile(r"(?:toàn thể |tập thể )?(?:cán bộ|nhân dân|đơn vị|cơ quan|doanh nghiệp)\b", re.IGNORECASE)
_NAME_IN_IT = vi_compile(r"[\pU\d]")
_LEVELS = (
    (1, ("tổ", "đội", "nhóm", "bộ phận", "thôn", "chi đoàn", "chi bộ", "tập thể", "chi hội")),
    (2, ("phòng", "văn phòng", "thanh tra", "khoa", "ban", "công đoàn", "hạt", "trạm", "đồn", "kho", "xí nghiệp")),
    (3, ("trung tâm", "chi cục", "trường", "bệnh viện", "xã", "phường", "thị trấn", "chi nhánh", "quỹ", "nhà máy")),
)  # fmt: skip
_HIGHEST = 4
_LONGEST_ITEM = 320
_MOST_BARE = 5
_HONOURED = vi_compile(r"^(?i:ông|bà|đồng chí|đ/c|anh|chị|em|cụ)\s+[\pU]")


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one recipient, the kind that words before the list gave it, and its number in the list."""

    text: str
    kind: SubjectKind | None
    who: Recipient
    number: str = ""


def recipients_in(text: str, kind: SubjectKind | None = None, *, one_unit: bool = False) -> list[Piece]:
    """Part a run of words into recipients; words that name nobody are left out. ``kind`` is that of the first ones.

    ``one_unit`` keeps units side by side together, as an item of a list names one with those above it.
    """
    made: list[Piece] = []
    text = _TOGETHER.sub(lambda match: f"{match['first']} {_TIE}và ", text)
    for group_kind, body in _groups(text.strip(" .:-/"), kind):
        for part in _STRONG.split(body):
            item = part.strip(" .;:-/")
            number = _NUMBER.match(item)
            for words in _by_commas(item[number.end() if number else 0 :], one_unit=one_unit):
                words = words.replace(_TIE, "")
                who = _recipient(words)
                if who is not None and len(words) <= _LONGEST_ITEM:
                    made.append(Piece(words, group_kind, who, number[1] if number else ""))
    return made


def told_kind(text: str) -> tuple[SubjectKind | None, str]:
    """Take off "cho các ông, bà có tên sau:" before a list; gives the kind it tells, if one, and the words after it."""
    match = _ANNOUNCED.match(text)
    if match is None or not (match["colon"] or (match["told"] or "").strip() or match.end() == len(text.rstrip(" ."))):
        return None, text
    said = search_key(match[0])
    has_units = any(word in said for word in ("tap the", "don vi", "co quan"))
    has_homes = "ho gia dinh" in said
    has_people = bool(re.search(r"\b(?:ong|ba|ca nhan|dong chi|can bo|chuc|vien|nguoi|hoc sinh)\b", said))
    if has_units + has_homes + has_people != 1:
        return None, text[match.end() :]
    return "collective" if has_units else "household" if has_homes else "person", text[match.end() :]


def _groups(text: str, kind: SubjectKind | None) -> Iterator[tuple[SubjectKind | None, str]]:
    """The stretches of a text that one word ("các cá nhân:") announces."""
    start = 0
    for match in _GROUP.finditer(text):
        if match.start() > start:
            yield kind, text[start : match.start()]
        kind, start = _KINDS[(match["what"] or match["bare"]).lower()], match.end()
    yield kind, text[start:]


def _recipient(words: str) -> Recipient | None:
    who = parse_recipient(words)
    if _NOBODY.match(words) and not _NAME_IN_IT.search(words, 1):
        return None
    if who is None or not who.named:
        return who if who and who.name[:1].isupper() and _HONOURED.match(words) else None
    return who


def _by_commas(text: str, *, one_unit: bool) -> list[str]:
    """Part at the commas after which somebody else begins; what belongs to the one before stays with it."""
    tokens = [token for token in text.split(", ") if token.strip()]
    runs: list[list[str]] = []
    bare = _all_bare(tokens)
    for token in tokens if one_unit else [part for whole in tokens for part in _by_and(whole)]:
        if not runs or begins_person(token, bare=bare):
            runs.append([token])
        else:
            runs[-1].append(token)
    return [words for run in runs for words in ([", ".join(run)] if one_unit else _units_apart(run))]


def _by_and(token: str) -> list[str]:
    """Part at an "và" between two people, or two units that each bear the word units begin with."""
    parts = _AND.split(token)
    if len(parts) == 1:
        return parts
    people = all(begins_person(part, bare=True) for part in parts)
    units = all(_begins_unit(part) and part[0].isupper() for part in parts)
    return parts if people or units else [token]


def _all_bare(tokens: list[str]) -> bool:
    return len(tokens) > 1 and all(begins_person(one, bare=True) for token in tokens for one in _AND.split(token))


def begins_person(text: str, *, bare: bool = False) -> bool:
    """Tell whether words can only be a person: an honorific, or a family name and given names (two with ``bare``)."""
    text = text.strip(" .:-")
    if _HONOURED.match(text):
        return True
    name, titled = bare_person(re.split(r"\s*[(:]|\s[-–]\s", text, maxsplit=1)[0])
    if not looks_like_person(name):
        return False
    words = name.split()
    if titled:
        return True
    return words[0].casefold() in FAMILY_NAMES and (2 if bare else 3) <= len(words) <= _MOST_BARE


def _begins_unit(text: str) -> bool:
    return is_collective_name(text) and not _NO_UNIT.match(text)


def _units_apart(run: list[str]) -> list[str]:
    """Units side by side are so many recipients, unless each is part of the next ("Tổ A, Phòng B, Sở C")."""
    levels = [_level(token) for token in run if _begins_unit(token)]
    rises = all(low < high for low, high in pairwise(levels))
    if len(levels) < len(run) or len(run) == 1 or rises:
        return [", ".join(run)]
    return run


def _level(name: str) -> int:
    words = re.sub(r"^tập thể\s(?=\S)", "", name.strip().casefold())
    begins = ((level, head) for level, heads in _LEVELS for head in heads)
    return next((level for level, head in begins if words == head or words.startswith(f"{head} ")), _HIGHEST)
