"""The parts of the statutory forms of achievement reports, as data: what stands in each, and where it comes from.

The decrees name the forms by what they ask a commendation for (Decree 91/2017, forms 01 to 09; Decree 98/2023, annex I;
Decree 152/2025, forms 02 to 12). The headings inside are known for forms 01 and 02 of 2017 alone; the others are laid
out on the same parts, with what their purpose needs besides, and their drafts ask to be compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

SubjectKind = Literal["individual", "collective"]

FORMS_READ = frozenset({("nd-91-2017-nd-cp", "01"), ("nd-91-2017-nd-cp", "02")})
"""Forms whose parts the references give; any other is laid out on these, and its draft asks to be compared."""


class Purpose(StrEnum):
    """What a form asks a commendation for; each decree has its own form, or pair of forms, for each."""

    WORK = "work"
    HERO = "hero"
    LONG_SERVICE = "long-service"
    UNEXPECTED = "unexpected"
    MOVEMENT = "movement"
    FOREIGN = "foreign"


_PURPOSE_OF_OCCASION = {
    "cong_hien": Purpose.LONG_SERVICE,
    "nien_han": Purpose.LONG_SERVICE,
    "dot_xuat": Purpose.UNEXPECTED,
    "phong_trao_thi_dua": Purpose.MOVEMENT,
    "doi_ngoai": Purpose.FOREIGN,
}
_HERO = "dhvd_anh_hung_"


def purpose_of(award: str, occasion: str) -> Purpose:
    """The purpose of the report for an award proposed on an occasion; titles of hero have forms of their own."""
    if award.startswith(_HERO):
        return Purpose.HERO
    return _PURPOSE_OF_OCCASION.get(occasion, Purpose.WORK)


class Source(StrEnum):
    """Where the content of a clause comes from."""

    FACTS = "facts"
    SITUATION = "situation"
    """Facts of the collective from the register, then prose."""
    PROSE = "prose"
    RESULTS = "results"
    """Prose followed by what the ledger knows of ratings and initiatives."""
    HISTORY = "history"
    TITLES = "titles"
    AWARDS = "awards"
    DISCIPLINE = "discipline"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a form; ``key`` names its prose, ``hint`` tells the writer what belongs there."""

    heading: str
    source: Source
    key: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form, "I. …"; a part of one clause prints it without a number."""

    heading: str
    clauses: tuple[Clause, ...]


_PERSON = Part("Sơ lược lý lịch", (Clause("", Source.FACTS),))
_UNIT = Part(
    "Sơ lược đặc điểm, tình hình",
    (
        Clause(
            "Đặc điểm, tình hình",
            Source.SITUATION,
            "situation",
            "Trụ sở, quá trình thành lập, cơ sở vật chất. Số người phần mềm đã điền từ sổ.",
        ),
        Clause("Chức năng, nhiệm vụ", Source.PROSE, "functions", "Chức năng, nhiệm vụ được giao."),
    ),
)
_HISTORY = Part("Quá trình công tác", (Clause("", Source.HISTORY),))
_DISCIPLINE = Part("Kỷ luật", (Clause("", Source.DISCIPLINE),))
_HELD = Part(
    "Các hình thức đã được khen thưởng",
    (Clause("Danh hiệu thi đua", Source.TITLES), Clause("Hình thức khen thưởng", Source.AWARDS)),
)
_ACHIEVED = "Thành tích đạt được"
_LEDGER = "Sáng kiến và mức xếp loại phần mềm đã điền từ sổ."


def _done(*clauses: Clause) -> Part:
    return Part(_ACHIEVED, clauses)


_DUTIES = Clause(
    "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận", Source.PROSE, "duties", "Nhiệm vụ chính trong thời gian báo cáo."
)
_PERSON_DONE = _done(_DUTIES, Clause(_ACHIEVED, Source.RESULTS, "results", f"Kết quả cụ thể, có số liệu. {_LEDGER}"))
_UNIT_DONE = _done(
    Clause("Kết quả thực hiện nhiệm vụ", Source.RESULTS, "results", "Số liệu của năm, so với các năm trước."),
    Clause(
        "Phong trào thi đua, công tác đảng, đoàn thể",
        Source.PROSE,
        "movements",
        "Phong trào thi đua; kết quả công tác đảng và các đoàn thể.",
    ),
)
_DEED = _done(
    Clause(_ACHIEVED, Source.PROSE, "deed", "Việc đã làm: khi nào, ở đâu, trong hoàn cảnh nào, kết quả, ai chứng kiến.")
)
_IN_MOVEMENT = _done(
    Clause(
        _ACHIEVED,
        Source.RESULTS,
        "movement",
        f"Kết quả trong phong trào, đợt thi đua hoặc chuyên đề, theo từng tiêu chí, có số liệu. {_LEDGER}",
    )
)
_SERVED = _done(Clause(_ACHIEVED, Source.RESULTS, "service", f"Công lao, kết quả nổi bật trong các thời kỳ. {_LEDGER}"))
_CONTRIBUTED = _done(
    Clause(_ACHIEVED, Source.PROSE, "contribution", "Đóng góp cho Việt Nam hoặc địa phương: việc, thời gian, kết quả.")
)
PARTS: dict[tuple[Purpose, SubjectKind], tuple[Part, ...]] = {
    (Purpose.WORK, "individual"): (_PERSON, _PERSON_DONE, _HELD),
    (Purpose.WORK, "collective"): (_UNIT, _UNIT_DONE, _HELD),
    (Purpose.HERO, "individual"): (_PERSON, _PERSON_DONE, _HELD),
    (Purpose.HERO, "collective"): (_UNIT, _UNIT_DONE, _HELD),
    (Purpose.LONG_SERVICE, "individual"): (_PERSON, _HISTORY, _SERVED, _HELD, _DISCIPLINE),
    (Purpose.UNEXPECTED, "individual"): (_PERSON, _DEED, _HELD),
    (Purpose.UNEXPECTED, "collective"): (_UNIT, _DEED, _HELD),
    (Purpose.MOVEMENT, "individual"): (_PERSON, _IN_MOVEMENT, _HELD),
    (Purpose.MOVEMENT, "collective"): (_UNIT, _IN_MOVEMENT, _HELD),
    (Purpose.FOREIGN, "individual"): (_PERSON, _CONTRIBUTED, _HELD),
    (Purpose.FOREIGN, "collective"): (_UNIT, _CONTRIBUTED, _HELD),
}
"""Commendation for long service is for persons only (law of 2003 and of 2022)."""


def fits(purpose: Purpose, kind: SubjectKind) -> bool:
    """Whether a commendation of that purpose is for such a subject at all."""
    return (purpose, kind) in PARTS


def clauses_to_write(purpose: Purpose, kind: SubjectKind) -> tuple[Clause, ...]:
    """The clauses of a form that somebody has to write, in order."""
    return tuple(clause for clause in _clauses(purpose, kind) if clause.key)


def _clauses(purpose: Purpose, kind: SubjectKind) -> Iterator[Clause]:
    for part in PARTS.get((purpose, kind), ()):
        yield from part.clauses
