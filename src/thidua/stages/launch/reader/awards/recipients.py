"""One recipient out of a line: "ông Nguyễn Văn A, Trưởng phòng Tổng hợp, Văn phòng Sở" → name, post, unit, kind."""

import re
from dataclasses import dataclass

from thidua.stages.launch.reader.awarded import SubjectKind
from thidua.stages.launch.reader.awards.family_names import FAMILY_NAMES
from thidua.stages.launch.reader.blocks import one_line
from thidua.stages.launch.reader.letters import vi_compile
from thidua.vietnamese import fold

_HONORIFIC = vi_compile(
    r"^(?:ông|bà|đồng chí|đ/c|ông\s?\(bà\)|anh|chị|cụ|nhà giáo|bác sĩ|bác sỹ|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|kỹ sư|"
    r"luật sư|điều dưỡng|dược sĩ|dược sỹ|y sĩ|y sỹ|hộ sinh|kỹ thuật viên|"
    r"em|thầy|cô|thầy giáo|cô giáo|cháu|già làng|nghệ nhân|"
    r"(?:đại|thượng|trung|thiếu)\s(?:tướng|tá|úy|uỷ)|(?:thượng|trung|hạ) sĩ|binh nhất|binh nhì|"
    r"(?:(?:PGS|GS|TS|ThS|BS|BSCKI{1,2}|CN|KS|DS|ĐD|CK\s?I{1,2}|CK\s?[12]|LS|NSƯT|NSND|NGƯT|NGND)\.?)+)[\s:,]\s*(?=\S)",
    re.IGNORECASE,
)
_HOUSEHOLD = re.compile(r"^(?:hộ\s)?gia đình\b|^hộ\s(?:ông|bà)\b", re.IGNORECASE)
_COLLECTIVE = (
    "tập thể", "phòng", "văn phòng", "trung tâm", "ban", "chi cục", "cục", "tổng cục", "vụ", "sở", "tổ", "đội",
    "cán bộ", "nhân dân", "ủy ban", "uỷ ban", "ubnd", "trường", "bệnh viện", "công ty", "hợp tác xã", "htx", "khoa",
    "thanh tra", "chi bộ", "đảng bộ", "đảng ủy", "đảng uỷ", "công đoàn", "hội", "đoàn thanh niên", "đoàn tncs",
    "chi đoàn", "liên đoàn", "tỉnh đoàn", "công an", "bộ", "đài", "viện", "học viện", "huyện", "xã", "phường",
    "thị trấn", "thị xã", "thành phố", "tỉnh", "thôn", "hạt", "trạm", "quỹ", "báo", "nhà máy", "xí nghiệp", "nhóm",
    "doanh nghiệp", "bộ phận", "kho bạc", "bảo hiểm", "ngân hàng", "tòa án", "toà án", "chi nhánh", "lữ đoàn",
    "trung đoàn", "tiểu đoàn", "đại đội", "trung đội", "sư đoàn", "hải đội", "liên đội", "xưởng", "phân xưởng",
    "mặt trận", "bưu điện", "điện lực", "viễn thông", "viện kiểm sát", "cơ quan", "tổng công ty", "tập đoàn",
    "lâm trường", "vườn", "nông trường", "khu phố", "khu dân cư", "ấp", "buôn", "xóm", "cđcs", "bch", "hội đồng",
    "nhà trường", "đồn", "khối", "cụm", "câu lạc bộ", "bảo tàng", "thư viện", "nhà hát", "đơn vị",
    "chi hội", "bộ môn", "tạp chí", "tổ chức", "liên chi", "tiểu đội", "lớp", "nhà xuất bản", "nhà văn hóa", "trại",
    "hiệp hội", "bộ đội", "tổng đội", "toàn thể", "trụ sở", "cơ sở", "bản",
)  # fmt: skip
_ACRONYMS = {"ubnd", "htx", "cđcs", "bch"}
_POST = vi_compile(
    r"[\s,–-]+(?=(?:nguyên\s)?(?:Quyền\s|Q\.\s?)?(?:Trưởng|Phó|Giám đốc|Tổng Giám đốc|Chánh|Chuyên viên|Kế toán|Bí thư|"
    r"Chủ tịch|Chủ nhiệm|Nhân viên|Cán bộ|Hiệu trưởng|Viện trưởng|Văn thư|Thủ quỹ|Lái xe|Giáo viên|Công chức|"
    r"Viên chức|Chính ủy|Ủy viên|Đội trưởng|Tổ trưởng|Bác sĩ|Điều dưỡng)\b)",
)
_BODIES = "|".join(re.escape(words.upper() if words in _ACRONYMS else words.capitalize()) for words in _COLLECTIVE)
_AGENCY = vi_compile(
    r"(?<!Trưởng)(?<!Phó)(?<!Chánh)(?<!hó trưởng)[\s,–-]+(?=(?:thuộc\s|tại\s)?"
    rf"(?:(?:{_BODIES}|Đoàn)\s(?!trưởng|phó|viên|đồng|thể\b)[\pU\pL\d]|(?:UBND|Ủy ban nhân dân)\s))"
)
# Posts that are whole without the unit after them, which then may begin with a small letter ("công chức xã Mẫu").
_STAFF = vi_compile(
    r"^((?i:chuyên viên|công chức|viên chức|nhân viên|giáo viên|giảng viên|cán bộ|lái xe|kế toán|thủ quỹ|văn thư|"
    r"đoàn viên|hội viên|đảng viên|công nhân|học sinh|sinh viên|bác sĩ|điều dưỡng)(?:\s(?:chính|cao cấp|trưởng))?)\s"
    r"(?=(?i:phòng|khoa|tổ|ban|xã|phường|thị trấn|huyện|trường|trạm|đội|thôn|lớp|chi đoàn|chi bộ|chi hội|trung tâm|"
    r"văn phòng)\s[\pU\d])",
)
# Short signs of a trade, a degree or a rank before a name ("ĐDV.", "QNCN", "BSCKI."), which no name bears itself.
_SIGN = vi_compile(r"^(?:[\pU][\pL\pU]{0,6}\.|[\pU]{2,7}(?:\s?[12])?\.?)[\s,]*(?=[\pU][\pL])")
_VOTES = re.compile(
    r"\([^)]*\bphiếu\b[^)]*\)?|\s*[:;,–-]?\s*(?:(?:đạt|với|được)\s)?\d{1,3}\s?/\s?\d{1,3}\s(?:số\s)?phiếu\b.*",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    r"^(?:(?:đại đội|chi hội|chi cục|tổng cục|trung đội|tiểu đoàn|tiểu đội|chi đoàn|bộ môn|\S+)\s(?:trưởng|phó|viên)"
    r"|(?:thanh tra|kiểm sát|hải quan)\sviên)\b"
)
# "Đoàn xã Tân An" is no person though "Đoàn" is a family name: names have no small letters at the head of a word.
_YOUTH = vi_compile(r"^Đoàn\s(?:[\pU][\pL]*\s)?[\pL]")
_HOME = vi_compile(
    r"\s*[,(–-]+\s*(?=(?:trú|thường trú|ngụ|địa chỉ|hộ khẩu|ở|thôn|xóm|bản|ấp|làng|buôn|khối|khóm|khu|tổ|xã|phường|"
    r"thị trấn|huyện|số nhà|số)\b)|\s(?=(?:trú|thường trú|ngụ|ở)\s(?:tại\s|tổ|thôn|xóm|bản|ấp|khu|xã|phường))",
    re.IGNORECASE,
)
_SYLLABLE = vi_compile(r"(?:[\pU]['’`´])?[\pU][\pL]{0,6}\Z")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets something; ``named`` says that the words themselves are a name, not only a cell where one belongs."""

    kind: SubjectKind | None
    name: str
    post: str = ""
    unit: str = ""
    named: bool = True


def is_collective_name(text: str) -> bool:
    """Tell whether a text begins as the names of units and organisations do."""
    words = text.casefold()
    if _OF_ONE.match(words):
        return False
    if _YOUTH.match(text):
        return True
    return any(words == word or words.startswith((f"{word} ", f"{word},")) for word in _COLLECTIVE)


def looks_like_person(text: str) -> bool:
    """Tell whether a text alone can be a person's name: two to seven syllables, each capitalised or all in capitals."""
    words = text.split()
    if not 2 <= len(words) <= 7 or is_collective_name(text):
        return False
    return all(_SYLLABLE.match(word) or (_SYLLABLE.match(word.capitalize()) and word.isupper()) for word in words)


def is_given_name(text: str) -> bool:
    """Tell whether a cell holds a given name alone: one or two syllables, each capitalised."""
    words = text.split()
    return 1 <= len(words) <= 2 and all(_SYLLABLE.match(word) for word in words)


def bare_person(text: str) -> tuple[str, bool]:
    """Return a name without titles and ranks before it, and whether there were any; capitals become running case."""
    name, titled = one_line(text.strip(" .,;:-–*")), False
    while match := _HONORIFIC.match(name) or (None if is_collective_name(name) else _SIGN.match(name)):
        if _is_family_name(match[0].strip(), name[match.end() :], titled=titled):
            break
        titled = titled or match.re is _HONORIFIC
        name = name[match.end() :]
    if name.isupper():
        name = " ".join(word.capitalize() for word in name.split())
    return name, titled


def _is_family_name(word: str, rest: str, *, titled: bool) -> bool:
    """Tell "Ông Ích Khiêm", whose family is called Ông, from "Ông Lê Khiêm"."""
    given = re.split(r"\s*[,(:]|\s[-–]\s", rest, maxsplit=1)[0].split()
    return word in {"Ông", "ÔNG"} and (titled or (len(given) == 2 and given[0].casefold() not in FAMILY_NAMES))


def parse_recipient(text: str) -> Recipient | None:
    """Take one recipient apart; None for words that name nobody. Works without knowing the agency's people."""
    text = one_line(_VOTES.sub("", re.sub(r"(?:\./\.|[.;,:])+\s*$", "", text.strip())))
    if not text or not any(ch.isalpha() for ch in text):
        return None
    if _HOUSEHOLD.match(text):
        name, home = (*_HOME.split(text, maxsplit=1), "")[:2]
        return Recipient("household", name.strip(), "", home.strip(" )"))
    bare, titled = bare_person(text)
    if not titled and is_collective_name(text):
        return Recipient("collective", *_collective(text))
    return _person(bare, titled)


def _collective(text: str) -> tuple[str, str, str]:
    """The name of a unit and the bodies above it after the first comma that only such follow ("Phòng A, Sở B")."""
    tokens = text.split(", ")
    cut = len(tokens)
    while cut > 1 and is_collective_name(tokens[cut - 1]):
        cut -= 1
    return ", ".join(tokens[:cut]), "", ", ".join(tokens[cut:])


def _person(text: str, titled: bool) -> Recipient | None:
    parts = re.split(r"\s*[,:]\s*|\s+[-–]\s+|\s*\(|\s(?=trú tại\s)", text, maxsplit=1)
    name, rest = parts[0], (parts[1] if len(parts) > 1 else "").rstrip(")")
    if not looks_like_person(name) and (cut := _POST.search(text)):
        name, rest = text[: cut.start()], text[cut.end() :]
    if not looks_like_person(name):
        return Recipient(None, text, named=False) if titled else None
    name, _ = bare_person(name)
    post, unit = post_and_unit(rest)
    return Recipient("person", name, post, unit)


def post_and_unit(text: str) -> tuple[str, str]:
    """Part "Phó Giám đốc Sở Tư pháp" or "Trưởng phòng, Văn phòng Sở" into post and unit."""
    text = one_line(_VOTES.sub("", text).strip(" ,;-–"))
    if not text:
        return "", ""
    if is_collective_name(text) and not fold(text).startswith("can bo"):
        return "", text
    if staff := _STAFF.match(text):
        return staff[1], text[staff.end() :]
    cut = _AGENCY.search(text)
    if cut:
        return text[: cut.start()].strip(" ,"), re.sub(r"^thuộc\s", "", text[cut.end() :])
    post, comma, unit = text.partition(", ")
    return (post, unit) if comma else (text, "")
