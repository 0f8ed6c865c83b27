"""What the words above a list say of all that follows: the award, whether people or collectives, the unit."""

import re
from dataclasses import dataclass, field

from thidua.stages.launch.reader.awarded import AwardRow, ColumnsSeen, NamedAward, Role, SubjectKind
from thidua.stages.launch.reader.awards.columns import Header
from thidua.stages.launch.reader.awards.naming import award_begins, award_in
from thidua.vietnamese import search_key

_COUNT = re.compile(
    r"\b(?P<count>\d{1,4})\s*(?P<what>tập thể|cá nhân|người|đơn vị|đồng chí|hộ gia đình|trường hợp)", re.IGNORECASE
)
_MARK = re.compile(
    r"^\s*(?:[-–+*•]|[IVXLC]{1,6}[.)/\-:]?(?=\s)|[A-HĐ][.)](?=\s)|\d{1,3}(?:\.\d{1,2})*[.)/–-]?(?=\s)|\d{1,3}[.)/]|[a-hđ]\))\s*"
)
_PERSONS = r"(?:can bo|cong chuc|vien chuc|dang vien|doan vien|hoi vien|giao vien|hoc sinh|sinh vien|nguoi lao dong)"
_PEOPLE = re.compile(
    r"^(?:(?:danh sach|cac|doi voi|cho|ve) )?ca nhan\b|^danh sach (?:can bo|cong chuc|nguoi)\b"
    rf"|^(?:(?:danh sach|cac|doi voi|cho|ve) )?{_PERSONS}(?: {_PERSONS})*(?:$| (?:dat|hoan thanh) )"
)
_COLLECTIVES = re.compile(
    r"^(?:(?:danh sach|cac|doi voi|cho|ve) )tap the\b"
    r"|^(?:(?:cac )?to chuc (?:dang|doan|hoi)|cac don vi)$"
    r"|^(?:to chuc dang|dang bo|chi bo)(?: co so)? (?:dat|hoan thanh)\b"
    r"|^tap the(?: (?:\d|duoc|dat|gom|de nghi|la)|$)|^danh sach (?:cac )?(?:don vi|phong)\b"
)
_HOUSEHOLDS = re.compile(r"^(?:(?:danh sach|cac|doi voi) )?ho gia dinh(?: \d.*|$)")
_GIVEN_TO = re.compile(r"^(?:(?:danh sach|cac|nhung) )?(?:tap the|ca nhan|don vi|can bo)\b.*\b(?:duoc|de nghi|dat)\b")
_TOTAL = re.compile(
    r"\W*(?:tổng\b(?!\s(?:cục|công ty|đội|liên|giám|kho|hợp))|tong (?:so|cong)\b|cộng\b(?!\s(?:đồng|tác))|ghi chú\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\)")
_HEADS = ("danh hieu", "hinh thuc", "danh sach", "phu luc", "tang", "cong nhan", "doi voi", "de nghi")


@dataclass(slots=True)
class State:
    """Where the reading stands. ``is_open``: recipients are expected in the next lines; ``unmarked``: also in one
    that bears neither number nor dash. ``money`` is what the words over the list grant each of them.

    ``since`` is how many rows there were at the last heading, ``over`` the row of a unit that may be a heading itself.
    """

    issuer: str | None
    known: dict[str, tuple[Role, ...]] = field(default_factory=dict)
    award: NamedAward | None = None
    kind: SubjectKind | None = None
    unit: str = ""
    is_open: bool = False
    unmarked: bool = False
    money: str = ""
    granted: list[NamedAward] = field(default_factory=list)
    header: Header | None = None
    declared: tuple[int, str] | None = None
    since: int = 0
    over: int = -1
    rows: list[AwardRow] = field(default_factory=list)
    tables: list[ColumnsSeen] = field(default_factory=list)
    unknown: list[ColumnsSeen] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def begin(self, heading: "Heading") -> None:
        """Take over what a heading says; a new award ends what was said of people or collectives."""
        self.close_count()
        if heading.award:
            self.award, self.kind = heading.award, None
        if heading.kind:
            self.kind = heading.kind
        self.unit = self.money = ""
        self.since = len(self.rows)
        if heading.count:
            self.declared = (heading.count, heading.text)

    def end_articles(self) -> None:
        """The articles are over: an annex without a heading of its own goes by the one award that was granted."""
        self.close_count()
        self.is_open = False
        codes = {named.code for named in self.granted}
        self.award, self.kind = (self.granted[0] if len(codes) == 1 else None), None

    def close_count(self) -> None:
        """Hold the number that the last heading gave against the rows read since."""
        if self.declared and len(self.rows) - self.since not in (0, self.declared[0]):
            self.notes.append(
                f"“{self.declared[1][:120]}” ghi {self.declared[0]}, đọc được {len(self.rows) - self.since} dòng"
            )
        self.declared = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names no recipient but says what the next ones get or are."""

    award: NamedAward | None
    kind: SubjectKind | None
    count: int | None
    text: str


def bare(text: str) -> str:
    """The words of a line after its number or dash."""
    return _MARK.sub("", text, count=1).strip()


def is_total(text: str) -> bool:
    """Tell whether a row or line sums up or notes something, and names nobody."""
    return bool(_TOTAL.match(text))


def has_mark(text: str) -> bool:
    """Tell whether a line begins with a number, a letter or a dash, as items do."""
    return bool(_MARK.match(text))


def heading_of(text: str, issuer: str | None) -> Heading | None:
    """Read a heading such as "II. Cá nhân", "Lao động tiên tiến: 12 người"; None for any other line."""
    words = bare(text).strip(" .:;*")
    if not words or len(words) > 250:
        return None
    key = " ".join(re.sub(r"[^\w\s]", " ", search_key(_ASIDE.sub("", words))).split())
    kind = _kind(key)
    award = award_in(words, issuer)
    if award is not None and not (
        kind or key.startswith(_HEADS) or _GIVEN_TO.match(key) or award_begins(words, issuer)
    ):
        award = None
    if award is None and kind is None:
        return None
    counted = _COUNT.search(words)
    kind = kind or (_kind_counted(counted["what"]) if counted and len(_COUNT.findall(words)) == 1 else None)
    return Heading(award, kind, int(counted["count"]) if counted and len(_COUNT.findall(words)) == 1 else None, words)


def _kind(key: str) -> SubjectKind | None:
    has_both = "tap the" in key.replace("tap the lao dong", "") and "ca nhan" in key
    if has_both:
        return None
    if _COLLECTIVES.search(key):
        return "collective"
    if _HOUSEHOLDS.search(key):
        return "household"
    if _PEOPLE.search(key):
        return "person"
    return None


def _kind_counted(what: str) -> SubjectKind | None:
    key = search_key(what)
    if key in {"ca nhan", "nguoi", "dong chi"}:
        return "person"
    return "collective" if key in {"tap the", "don vi"} else "household" if key == "ho gia dinh" else None
