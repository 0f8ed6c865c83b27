"""From what is known of one recipient to a row, with every doubt in words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from thidua.law import AWARDS
from thidua.stages.launch.reader.awarded import AwardRow, NamedAward, SubjectKind
from thidua.stages.launch.reader.awards.recipients import Recipient
from thidua.vietnamese import search_key
from thidua.vietnamese.dates import DateError, parse_date

_OF_COLLECTIVE = {"lao_dong_tien_tien": "tap_the_lao_dong_tien_tien"}
_GROUPED = r"\d{1,3}(?:[., ]\d{3})+"
_AMOUNT = re.compile(rf"{_GROUPED}(?:[.,]00?(?!\d))?|\d+")
_CENTS = re.compile(r"[.,]00?$")
_TIMES = re.compile(
    rf"(?P<times>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*(?:[x×*]|lần)\s*(?P<base>{_GROUPED})"
    rf"|(?P<first>{_GROUPED})\s*[x×*]\s*(?P<more>\d{{1,2}}(?:[.,]\d{{1,2}})?)(?![.,\d])",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"(?<![\d.,])(?P<figure>\d{1,3}(?:\.\d{3})+|\d{1,4}(?:,\d{1,3}|\.\d{1,2})?)\s*(?P<unit>triệu|tr|nghìn|ngàn|k)\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\.(?=\d{3})")
_UNITS = {"trieu": 1_000_000, "tr": 1_000_000, "nghin": 1_000, "ngan": 1_000, "k": 1_000}
_UNIT = re.compile(r"\b(nghin|ngan|trieu) (?:dong|d|vnd)\b|\b1[. ]?000 ?(?:dong|d|vnd)\b")
_LEAST_DONG = 1_000
_SUBJECT: dict[SubjectKind, str] = {"person": "individual", "collective": "collective", "household": "household"}
JOINED = "dòng này ghép từ nhiều dòng chữ, đối chiếu với bản gốc"
_MOST_DONG = 10**11
_EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Found:
    """What a place says beside the recipient itself; ``unit`` is how many đồng one of its money stands for."""

    place: str
    raw: str
    number: str = ""
    money: str = ""
    unit: int = 1
    code: str = ""
    reason: str = ""
    birth: str = ""


def amount_of(text: str, of: int = 1) -> int | None:
    """Đồng out of "1.788.000 đồng", "1,8 triệu", "0,3 x 2.340.000"; None when there is no single amount.

    ``of`` is what one stands for where the header says so ("nghìn đồng"); less than a thousand đồng is no prize.
    """
    text = text.rpartition("=")[2]
    if told := _IN_WORDS.search(text):
        value, unit = _decimal(told["figure"]), _UNITS[search_key(told["unit"])]
        if unit == _UNITS["trieu"] and value >= 1000:
            return None  # "2.340 triệu" may be a slip of the hand for "2,340"
        value *= unit
    elif times := _TIMES.search(text):
        value = _decimal(times["times"] or times["more"]) * int(re.sub(r"\D", "", times["base"] or times["first"]))
    else:
        found = _AMOUNT.findall(text)
        if len(found) != 1:
            return None
        value = Decimal(re.sub(r"\D", "", _CENTS.sub("", found[0]))) * of
    return int(value) if _LEAST_DONG <= value <= _MOST_DONG else None


def unit_of(header: str) -> int:
    """How many đồng one stands for in a column: "Tiền thưởng (nghìn đồng)" gives 1000."""
    told = _UNIT.search(search_key(header))
    return _UNITS[told[1] or "nghin"] if told else 1


def _decimal(figure: str) -> Decimal:
    return Decimal(_THOUSANDS.sub("", figure).replace(",", "."))


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
    if award and award.code and AWARDS[award.code].subjects == {"household"}:
        heading_kind = heading_kind or "household"
    kind, doubts = _kind(who, heading_kind)
    code, more = _fitting(award, kind)
    money = amount_of(found.money, found.unit) if found.money else None
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
    if heading == "household" and who.kind == "person":
        return heading, []  # a household is called by its head
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
