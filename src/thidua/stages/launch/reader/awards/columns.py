"""What the columns of a table hold, from their headers, in whatever order and wording an office chose."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thidua.stages.launch.reader.awarded import ColumnsSeen, Role
from thidua.stages.launch.reader.awards.naming import award_begins
from thidua.stages.launch.reader.blocks import GridRow
from thidua.stages.launch.reader.old_letters import is_syllable
from thidua.vietnamese import search_key

_BODY = r"(?:tap the|don vi|to chuc|co quan|phong|ho gia dinh)"
_MAN = r"(?:ca nhan|ho (?:va )?ten|(?:can bo|dang vien|doan vien|hoi vien|hoc sinh|sinh vien|nguoi)(?! (?:ki|lap)\b))"
_PLACE = (
    r"(?:chi bo|dang bo|dang uy|cong doan|chi hoi|chi doan|lien doi|doan|hoi|lop|khoi|khoa|phong|ban|to|bo mon|truong"
    r"|thon|xom|xa|phuong|khu|ap|ban|doi|don vi|co quan|noi|bo phan)"
)
_OF_PLACE = r"(?:sinh hoat|cap tren|co so|truc thuoc|cong tac|chuyen mon|quan li|dan cu|pho|dang)"
_WORDS: tuple[tuple[Role, str], ...] = (
    ("number", r"(?:so )?(?:tt|stt|thu tu)|so stt|no"),
    ("name", rf"(?!.*\b(?:cong tac|chuc vu|chuc danh)\b)(?=.*\b{_BODY}\b)(?=.*\b{_MAN}\b).*"),
    ("code", r"ma (?:so )?(?:nhan su|can bo|cong chuc|vien chuc|nhan vien|cbcc|cbccvc|nv|cb)|ma so|ma"),
    ("honorific", r"ong ba|ong hoac ba|danh xung|xung ho"),
    ("family", r"ho (?:va )?(?:ten )?(?:dem|lot|chu lot)|ho dem|ho(?: va)?"),
    ("given", r"ten"),
    ("person", r"(?:cap bac|quan ham|hoc ham|hoc vi|chuc danh|chuc vu)\b.* ho (?:va )?ten"),
    ("post_unit", r"(?:chuc vu|chuc danh|nghe nghiep).*\b(?:don vi|noi|co quan|phong)\b.*|don vi.* chuc (?:vu|danh).*"),
    ("post", r"(?:chuc vu|chuc danh|vi tri viec lam|vi tri cong tac|nghe nghiep|ngach)\b.*"),
    ("birth", r"(?:ngay|nam|thang).*\bsinh\b.*"),
    (
        "money",
        (r"(?:muc|so|tong)? ?(?:tien )?(?:thuong|tien)(?: tien)?(?: kem theo)?(?: nghin| ngan| trieu| 1 000| 1000)?"
        r"(?: dong| vnd| d|d)?|thanh tien.*|muc tien thuong.*"),
    ),
    ("reason", r"(?:tom tat |noi dung |li do |co )?(?:thanh tich|li do)\b.*|li do.*|ket qua.*cong tac.*"),
    (
        "award",
        (r"(?:de nghi |muc |dang ki |ten )?(?:danh hieu|hinh thuc)\b.*"
        r"|(?:noi dung|muc|loai|cap) (?:de nghi |duoc |xet )?khen(?: thuong)?.*|khen thuong"
        r"|(?:de nghi|ket qua) (?:khen|tang|cong nhan|xet|binh xet).*|dang ki thi dua.*"
        r"|(?:ket qua )?thi dua(?: khen thuong)?(?: nam.*)?|de nghi|de xuat(?: khen.*)?|khen thuong de nghi"),
    ),
    (
        "name",
        (r"(?:ten )?(?:don vi|tap the|phong|to|co quan)(?: cong tac)? (?:va |hoac )?"
        r"(?:ho (?:va )?ten|(?:ten )?ca nhan)\b.*"
        r"|(?:ho (?:va )?ten|(?:ten )?ca nhan)(?: va| hoac)? (?:ten )?(?:don vi|tap the)(?! cong tac)\b.*"),
    ),
    (
        "name",
        (r"(?:ten |danh sach )?(?:ho gia dinh|tap the|ca nhan|don vi)"
        r"(?:(?: va| hoac)? (?:ho gia dinh|tap the|ca nhan|don vi))+\b.*|(?:ten )?ho gia dinh\b.*"),
    ),
    (
        "person",
        (r"(?:ho va ten|ho ten|ten|ten cua)(?: (?:cua )?(?:ca nhan|can bo|cong chuc|nguoi).*)?"
        r"|ca nhan(?: de nghi.*| duoc.*)?|ten ca nhan.*|ho (?:va )?ten.*"),
    ),
    (
        "name",
        (r"(?:ten )?(?:tap the (?:va )?(?:ca nhan|ho).*|(?:ca nhan|don vi) (?:va )?tap the.*)|danh sach.*"
        r"|ten (?:don vi|tap the) (?:va )?ca nhan.*|doi tuong.*|nguoi duoc.*"),
    ),
    (
        "collective",
        (r"(?:ten )?tap the(?: (?:duoc|de nghi|dat|xet|khen|thuoc|co)\b.*)?"
        r"|ten (?:phong|don vi|co quan|to chuc)\b.*"),
    ),
    (
        "unit",
        (r"(?:don vi|noi|co quan|dia chi|cong doan co so|chi doan|to dan pho|thon|xom|khu|lop|xa|truong)\b.*"
        rf"|{_PLACE}(?: (?:{_PLACE}|{_OF_PLACE}))*"),
    ),
)  # fmt: skip
_GLUED = tuple((role, re.compile(pattern.replace(" ", ""))) for role, pattern in _WORDS)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _WORDS)
_IDLE = re.compile(
    r"ghi chu.*|ki (?:nhan|ten).*|gioi tinh|nam|nu|ong|ba|dan toc|trinh do.*|(?:so )?dien thoai.*|so tai khoan.*"
    r"|xep loai.*|phieu.*|ti le.*|so phieu.*|dang vien|ton giao|que quan"
)
"""Headers of columns that say nothing of who gets what."""
NAMING: frozenset[Role] = frozenset({"name", "person", "collective", "family", "given", "code"})
REPEATED: frozenset[Role] = frozenset({"mark", "award", "money"})
"""What several columns of one table may hold: titles and forms of award side by side, a factor and its amount."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ASKED = re.compile(r"\bde (?:nghi|xuat)\b|\bdang ki\b")
_HELD = re.compile(r"\bda (?:dat|duoc|co|nhan)\b|\b(?:nam|truoc) (?:truoc|do|lien ke)\b|\bhien co\b")
_MARKED = re.compile(r"[^\w\s]+")
_MOST_HEADER = 120


def header_key(text: str) -> str:
    """How headers are compared: no marks, no case, no signs, single blanks."""
    return " ".join(_MARKED.sub(" ", search_key(text)).split())


def role_of(header: str) -> Role:
    """What a header says its column holds, empty when it says nothing known."""
    key = header_key(header)
    if not key or len(key) > _MOST_HEADER:
        return ""
    if award_begins(header, None):
        return "mark"
    role: Role = next((role for role, pattern in _PATTERNS if pattern.fullmatch(key)), "")
    if role or all(is_syllable(word) for word in _MARKED.sub(" ", header).split() if word.isalpha() and len(word) > 4):
        return role
    # A recogniser ran words together ("cánhân"): compare without the blanks.
    glued = key.replace(" ", "")
    return next((role for role, pattern in _GLUED if pattern.fullmatch(glued)), "")


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and how many rows their headers take."""

    seen: ColumnsSeen
    height: int
    keys: tuple[str, ...]


def find_header(
    rows: Sequence[GridRow], known: Mapping[str, tuple[Role, ...]], issuer: str | None
) -> tuple[int, Header] | None:
    """Find the first row of headers and read it; ``known`` are roles that people gave to columns by fingerprint."""
    for index, row in enumerate(rows[:60]):
        if row.filled < 2:
            continue
        for height in (3, 2, 1):
            if index + height > len(rows):
                continue
            header = _header(rows[index : index + height], known, issuer)
            if header:
                return index, header
    return None


def are_headers(texts: Sequence[str]) -> bool:
    """Tell whether texts side by side are headers of a list of recipients."""
    return len(texts) >= 2 and _is_header(_settled([role_of(text) for text in texts]), texts)


def unknown_columns(rows: Sequence[GridRow]) -> ColumnsSeen | None:
    """The widest of the first rows of a table whose headers say nothing known, for a person to explain."""
    widest = max(rows[:15], key=lambda row: row.filled, default=None)
    if widest is None or widest.filled < 2 or len(rows) < 2 or any(len(text) > _MOST_HEADER for text in widest.cells):
        return None
    mark = fingerprint(tuple(header_key(text) for text in widest.cells))
    roles = _settled([role_of(text) for text in widest.cells])
    return ColumnsSeen(mark, widest.cells, roles, widest.place)


def _header(rows: Sequence[GridRow], known: Mapping[str, tuple[Role, ...]], issuer: str | None) -> Header | None:
    width = max(len(row.cells) for row in rows)
    printed = [_joined([row.cells[at] if at < len(row.cells) else "" for row in rows]) for at in range(width)]
    roles = [_one_role(parts) for parts in _spread(rows, printed)]
    if any(not _goes_on(above, row) for above, row in pairwise(rows)):
        return None
    headers = tuple(" ".join(parts) for parts in printed)
    keys = tuple(header_key(text) for text in headers)
    mark = fingerprint(keys)
    roles = _put_forward(roles, keys)
    chosen = known.get(mark)
    final: tuple[Role, ...] = chosen if chosen and len(chosen) == width else _settled(roles)
    if not (chosen or _is_header(final, headers)):
        return None
    awards = tuple(
        _award(parts, issuer) if role == "mark" else None for parts, role in zip(printed, final, strict=True)
    )
    return Header(ColumnsSeen(mark, headers, final, rows[0].place, awards), len(rows), keys)


def _spread(rows: Sequence[GridRow], printed: list[list[str]]) -> list[list[str]]:
    """The words above each column; an upper header counts for all it stands over, though a sheet names it once."""
    spread = [list(parts) for parts in printed]
    for at in range(1, len(printed)):
        over = [row.cells[at] if at < len(row.cells) else "" for row in rows]
        if len(rows) > 1 and not over[0] and any(over[1:]) and len(spread[at - 1]) > 1:
            spread[at].insert(0, spread[at - 1][0])
    return spread


def fingerprint(keys: Sequence[str]) -> str:
    """The mark of a set of columns in their order."""
    while keys and not keys[-1]:
        keys = keys[:-1]
    return hashlib.sha256("|".join(keys).encode()).hexdigest()[:32]


def _joined(parts: list[str]) -> list[str]:
    """The words above a column, a merged cell counted once."""
    return list(dict.fromkeys(part for part in parts if part))


def _one_role(parts: list[str]) -> Role:
    """The lower header is the narrower one; the whole counts where it says more, the upper one last."""
    found = [role for text in (*reversed(parts), " ".join(parts)) if (role := role_of(text))]
    # "Cá nhân", "Tập thể" under "Danh hiệu đề nghị" say whose award stands there.
    split = found[:1] in (["person"], ["collective"]) and "award" in found
    return "award" if split else found[0] if found else ""


def _award(parts: list[str], issuer: str | None) -> str | None:
    for text in reversed(parts):
        if (found := award_begins(text, issuer)) and found[0].code:
            return found[0].code
    return None


def _goes_on(above: GridRow, row: GridRow) -> bool:
    """A further line of headers names columns under those above, or repeats them, and holds no figures or people."""
    pairs = [(over, cell) for over, cell in zip(above.cells, row.cells, strict=False) if cell]
    new = [cell for over, cell in pairs if cell != over]
    return len(set(new)) >= 2 and all(map(_names_column, new))


def _names_column(cell: str) -> bool:
    if any(ch.isdecimal() for ch in cell):
        return False
    return bool(role_of(cell) or _IDLE.fullmatch(header_key(cell)))


def side_by_side(header: Header) -> int:
    """How many columns one of several lists printed side by side has; 0 for a table of one list."""
    keys = header.keys
    widths = (len(keys) // times for times in (2, 3) if len(keys) % times == 0)
    return next((width for width in widths if width > 1 and keys[0] and keys == keys[:width] * (len(keys) // width)), 0)


def header_again(row: GridRow, known: Mapping[str, tuple[Role, ...]], issuer: str | None) -> Header | None:
    """Read a row in the midst of a table as the headers of another list; None unless all its cells name columns."""
    texts = [cell for cell in row.cells if cell]
    if len(texts) < 3 or not all(map(_names_column, texts)) or not NAMING & set(map(role_of, texts)):
        return None
    return _header([row], known, issuer)


def _put_forward(roles: Sequence[Role], keys: Sequence[str]) -> list[Role]:
    """Of several columns of awards leave out those of years before: what is put forward is the latest, or says so."""
    awards = [key for role, key in zip(roles, keys, strict=True) if role == "award"]
    years = [int(year) for key in awards for year in _YEAR.findall(key)]
    if len(awards) < 2:
        return list(roles)
    asked = any(_ASKED.search(key) for key in awards)

    def is_past(key: str) -> bool:
        own = [int(year) for year in _YEAR.findall(key)]
        return bool(_HELD.search(key)) or (bool(own) and (max(own) < max(years) or (asked and not _ASKED.search(key))))

    return [
        "" if role == "award" and is_past(key) and not _ASKED.search(key) else role
        for role, key in zip(roles, keys, strict=True)
    ]


def _settled(roles: list[Role]) -> tuple[Role, ...]:
    """Keep the first column of a kind, but both of the names of men and of women; a column of units is the
    collective's name where nothing else names anyone."""
    once: set[Role] = set()
    kept: list[Role] = []
    for role in roles:
        kept.append("" if role in once and role not in REPEATED | {"person"} else role)
        once.add(role)
    if "given" in once and "family" not in once:
        kept = ["person" if role == "given" and "person" not in once else role for role in kept]
    if not once & (NAMING - {"code"}):
        kept = ["collective" if role == "unit" else role for role in kept]
    return tuple(kept)


def _is_header(roles: Sequence[Role], headers: Sequence[str]) -> bool:
    known = [role for role in roles if role]
    named = any(role in NAMING for role in roles)
    return named and len(known) >= 2 and all(len(text) <= _MOST_HEADER for text in headers)
