"""From what is known of one recipient to a row, with every doubt in words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.law import AWARDS
from thidua.stages.launch.reader.awarded import AwardRow, NamedAward, SubjectKind
from thidua.stages.launch.reader.awards.recipients import Recipient
from thidua.vietnamese.dates import DateError, parse_date

_OF_COLLECTIVE = {"lao_dong_tien_tien": "tap_the_lao_dong_tien_tien"}
_AMOUNT = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")
_SUBJECT: dict[SubjectKind, str] = {"person": "individual", "collective": "collective", "household": "household"}
JOINED = "dòng này ghép từ nhiều dòng chữ, đối chiếu với bản gốc"
_MOST_DONG = 10**11
_EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Found:
    """What a place says beside the recipient itself."""

    place: str
    raw: str
    number: str = ""
    money: str = ""
    code: str = ""
    reason: str = ""
    birth: str = ""


def amount_of(text: str) -> int | None:
    """Đồng out of "1.788.000 đồng"; None when there is no single amount."""
    found = _AMOUNT.findall(text)
    if len(found) != 1:
        return None
    value = int(re.sub(r"\D", "", found[0]))
    return value if 0 < value <= _MOST_DONG else None


def birth_of(text: str) -> date | None:
    """The day in a column of births, also as the number that Excel keeps for it; None for a year alone."""
    if re.fullmatch(r"\d{4,5}", text):
        day = _EXCEL_EPOCH + timedelta(days=int(text))
        return day if 1920 <= day.year <= 2015 else None
    try:
        return parse_date(text) if text else None
    except DateError:
        return None


def make_row(who: Recipient, award: NamedAward | None, heading_kind: SubjectKind | None, found: Found) -> AwardRow:
    """Put a row together. A kind that name and heading see differently, or an award that fits neither, is a doubt."""
    kind, doubts = _kind(who, heading_kind)
    code, more = _fitting(award, kind)
    money = amount_of(found.money) if found.money else None
    if found.money and money is None and any(ch.isdecimal() for ch in found.money):
        more.append(f"số tiền “{found.money[:40]}” không đọc được")
    return AwardRow(
        kind=kind,
        name=who.name[:300],
        post=who.post[:200],
        unit=who.unit[:300],
        award=code,
        award_printed=award.printed if award else "",
        number=found.number,
        money_vnd=money,
        code=found.code,
        reason=found.reason,
        place=found.place,
        raw=found.raw[:600],
        doubts=(*doubts, *more),
        birth=birth_of(found.birth),
    )


def _kind(who: Recipient, heading: SubjectKind | None) -> tuple[SubjectKind | None, list[str]]:
    if who.kind is None:
        if not heading:
            return None, ["không rõ là cá nhân hay tập thể"]
        return heading, [] if who.named else [f"tên không giống tên {_WORD[heading]}"]
    if heading and heading != who.kind:
        # A list of collectives may hold a name that looks like a person's; the words of the list are the stronger.
        return heading, [f"tên giống {_WORD[who.kind]} nhưng nằm trong danh sách {_WORD[heading]}"]
    return who.kind, [] if who.named else [f"tên không giống tên {_WORD[who.kind]}"]


def _fitting(award: NamedAward | None, kind: SubjectKind | None) -> tuple[str | None, list[str]]:
    if award is None:
        return None, ["không ghi danh hiệu, hình thức khen"]
    if award.code is None:
        return None, [award.doubt]
    doubts = [award.doubt] if award.doubt else []
    subjects = AWARDS[award.code].subjects
    if kind is None or _SUBJECT[kind] in subjects:
        return award.code, doubts
    other = _OF_COLLECTIVE.get(award.code) if kind == "collective" else None
    doubts.append(f"“{award.printed}” không dành cho {_WORD[kind]}")
    return other, doubts


_WORD: dict[SubjectKind, str] = {"person": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
