"""From a ``Register`` to the facts of one case, in the form the law package asks for.

What the register does not say is left out, and counts as unknown. Two things it does not say in so many words are taken
from what it does say, and ``ASSUMED_VI`` tells the reader so: who has a level of completion for the year took part and
kept good conduct (that is what the level is given for), and so for the united, active unit.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from thidua.foundations.workbook import model
from thidua.stages.eligibility.subjects import Roll, Subject
from thidua.vietnamese import fold

Json = dict[str, object]

ASSUMED_VI = (
    "Người, đơn vị được xếp loại từ “hoàn thành nhiệm vụ” trở lên được coi là đã tham gia phong trào, gương mẫu.",
    "Người không có dòng trong tờ “Xếp loại” của một năm được coi là không được xếp loại năm đó.",
    "Thành viên của một tập thể là người có tên trong đơn vị (kể cả đơn vị cấp dưới) vào ngày họp Hội đồng.",
    "Sáng kiến có ghi phạm vi được coi là đã được công nhận ở phạm vi đó; không ghi phạm vi là chưa rõ.",
    "Danh hiệu năm nay dự kiến được tặng trong cùng đợt được tính khi xét danh hiệu ở cấp trên.",
)

_DECIDERS: Sequence[tuple[str, str]] = (
    ("chu tich nuoc", "chu_tich_nuoc"),
    ("thu tuong", "thu_tuong"),
    ("chinh phu", "chinh_phu"),
    ("bo truong", "bo_truong"),
    ("huyen", "chu_tich_ubnd_huyen"),
    ("xa", "chu_tich_ubnd_xa"),
    ("phuong", "chu_tich_ubnd_xa"),
    ("tinh", "chu_tich_ubnd_tinh"),
    ("thanh pho", "chu_tich_ubnd_tinh"),
    ("so", "giam_doc_so"),
    ("bo", "bo_truong"),
)
_OCCASIONS: Mapping[str, str] = {
    "cong trang": "cong_trang",
    "thuong xuyen": "cong_trang",
    "dot xuat": "dot_xuat",
    "phong trao thi dua": "phong_trao_thi_dua",
    "phong trao": "phong_trao_thi_dua",
    "chuyen de": "phong_trao_thi_dua",
    "theo dot": "phong_trao_thi_dua",
    "cong hien": "cong_hien",
    "nien han": "nien_han",
    "doi ngoai": "doi_ngoai",
}
# How far back a chain of yearly levels may reach in any rule of the catalogue.
_CHAIN_YEARS = 10


@cache
def decider_code(text: str | None) -> str | None:
    """The code of who decided ("Chủ tịch UBND tỉnh" → ``chu_tich_ubnd_tinh``); ``None`` when the words do not tell."""
    words = fold(text or "").replace(",", " ").split()
    said = " ".join(words)
    if said in dict(_DECIDERS).values() or said.replace(" ", "_") in {code for _, code in _DECIDERS}:
        return said.replace(" ", "_")
    return next((code for phrase, code in _DECIDERS if f" {phrase} " in f" {said} "), None)


@cache
def occasion_code(text: str | None) -> str | None:
    """The code of the kind of commendation ("đột xuất" → ``dot_xuat``); ``None`` when the words do not tell."""
    said = fold(text or "").replace("_", " ").removeprefix("khen thuong").strip().removeprefix("theo ").strip()
    return _OCCASIONS.get(said) or _OCCASIONS.get(f"theo {said}")


def individual_facts(roll: Roll, subject: Subject, award: str, granted: Sequence[str], *, generous: bool) -> Json:
    """Facts of a person for one award; ``granted`` are titles of this year that the same decision will give.

    An initiative whose scope or recognition is not stated counts for nothing, or for as much as possible where
    ``generous``: if both give one answer, what is not stated does not matter.
    """
    facts = _common_facts(roll, subject, award, granted)
    rating = roll.ratings.get(subject.code, {}).get(roll.year)
    months = rating.months if rating is not None else None
    facts["months_worked"] = months if months is not None else _months_employed(roll, roll.people[subject.code])
    if roll.register.initiatives is not None:
        rows = roll.initiatives.get(subject.code, ())
        facts["initiatives"] = [_initiative(roll, row) for row in rows if generous or row.scope is not None]
        facts["research"] = []
    if roll.register.discipline is not None:
        facts["discipline"] = [_discipline(row) for row in roll.discipline.get(subject.code, ())]
    if "conduct" in facts:
        facts["takes_part"] = True
    # That limb of the articles is about combat and service of combat; it is not met in a civil office.
    facts["alternatives"] = {"muu_tri_sang_tao": False}
    return facts


def individual_subject(roll: Roll, subject: Subject) -> Json:
    """What the law asks of the person rather than of the year."""
    row = roll.people[subject.code]
    said: Json = {"kind": "individual", "joined": row.from_date, "is_head": subject.code in roll.heads}
    if row.employment is not None:
        said["employment"] = row.employment
    if row.gender is not None:
        said["gender"] = row.gender
    return said


def collective_facts(
    roll: Roll, subject: Subject, award: str, granted: Sequence[str], holders: Mapping[str, frozenset[str]]
) -> Json:
    """Facts of a unit; ``holders`` are the staff codes that count as holding each individual title this year."""
    facts = _common_facts(roll, subject, award, granted)
    rating = roll.rating_of(subject, roll.year)
    if rating is not None:
        facts["rating"] = rating
        if rating != "KHT":
            facts |= {"movement_effective": True, "united": True}
    if roll.register.people is None:
        return facts
    members = [row.code for row in roll.members(subject.code)]
    facts["members"] = len(members)
    if roll.register.ratings is not None:
        levels = [roll.ratings.get(code, {}).get(roll.year) for code in members]
        facts["members_unclassified"] = sum(level is None for level in levels)
        facts["members_completed"] = sum(level is not None and level.rating != "KHT" for level in levels)
    for title in ("lao_dong_tien_tien", "cstd_co_so"):
        if title in holders:
            facts[f"members_{title}"] = len(holders[title].intersection(members))
    if roll.register.discipline is not None:
        worst = (_worst_measure(roll, code) for code in members)
        facts["members_disciplined"] = dict(Counter(kind for kind in worst if kind is not None))
    return facts


def _worst_measure(roll: Roll, code: str) -> model.DisciplineKind | None:
    """The gravest measure of the year against a person: members are counted, not measures."""
    kinds = {row.kind for row in roll.discipline.get(code, ()) if row.decided_on.year == roll.year}
    return max(kinds, key=list(model.DISCIPLINE_VI).index, default=None)


def _common_facts(roll: Roll, subject: Subject, award: str, granted: Sequence[str]) -> Json:
    register = roll.register
    facts: Json = {}
    ratings = _ratings(roll, subject)
    if ratings:
        facts["ratings"] = ratings
    if register.registrations is not None:
        facts["registered"] = (subject.code, award) in roll.registered
    if roll.rating_of(subject, roll.year) in ("HTXS", "HTT", "HT"):
        facts["conduct"] = True
    vote = roll.votes.get((subject.code, award))
    if vote is not None and register.council:
        facts["selected"] = 2 * (vote.yes + vote.written_yes) > len(register.council)
    if register.matters is not None:
        facts["pending"] = sorted({row.kind for row in roll.matters.get(subject.code, ())})
    if register.held is not None:
        facts["held"] = [*map(_held, roll.held.get(subject.code, ())), *(_to_be_held(roll, title) for title in granted)]
    return facts


def _ratings(roll: Roll, subject: Subject) -> dict[int, str]:
    found: dict[int, str] = {year: row.rating for year, row in roll.ratings.get(subject.code, {}).items()}
    current = roll.rating_of(subject, roll.year)
    if current is not None:
        found[roll.year] = current
    if roll.register.ratings is not None and subject.is_person:
        # The sheet is complete: a year without a row is a year without a level.
        for year in range(roll.year - _CHAIN_YEARS, roll.year + 1):
            found.setdefault(year, "KXL")
    return {year: found[year] for year in sorted(found) if year <= roll.year}


def _months_employed(roll: Roll, row: model.PersonRow) -> int:
    """Full months of the person's employment within the year: what an empty cell of months stands for."""
    start = max(row.from_date, dt.date(roll.year, 1, 1))
    last = dt.date(roll.year, 12, 31)
    end = min(row.to_date or last, last) + dt.timedelta(days=1)
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(months, 0)


def _initiative(roll: Roll, row: model.InitiativeRow) -> Json:
    # An initiative serves one year's title: it is spent when its author has that year's title already.
    titles = (held for held in roll.held.get(row.person_code, ()) if held.award == "cstd_co_so")
    return {
        "year": row.year,
        "scope": row.scope or "toan_quoc",
        "recognised": row.decision_date is None or row.decision_date <= roll.on,
        "used_for": [{"award": held.award, "year": held.year} for held in titles if held.year == row.year],
    }


def _discipline(row: model.DisciplineRow) -> Json:
    return {"kind": row.kind, "decided_on": row.decided_on, "act_year": row.decided_on.year, "ended_on": row.ended_on}


def _held(row: model.HeldRow) -> Json:
    said: Json = {"award": row.award, "year": row.year}
    if row.decision_date is not None:
        said["decided_on"] = row.decision_date
    if by := decider_code(row.decided_by):
        said["by"] = by
    if occasion := occasion_code(row.occasion):
        said["occasion"] = occasion
    return said


def _to_be_held(roll: Roll, title: str) -> Json:
    return {"award": title, "year": roll.year, "decided_on": roll.on, "occasion": "cong_trang"}
