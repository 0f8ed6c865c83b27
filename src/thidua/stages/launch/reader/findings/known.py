"""Documents that emulation papers cite every year, with their dates, to catch a wrong year.

The dates are those of the register of instruments of ``thidua.law``. A date is certain when the instrument was read or
stands with that date in other official texts; else the officer is told to compare, nothing is called wrong.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from thidua.law.engine import rulefiles
from thidua.stages.launch.reader.grammar import comparable


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document by its symbol; ``about`` are folded words its subject must hold, empty when the symbol is enough."""

    number: str
    day: date
    about: str = ""
    certain: bool = True


# Party bodies number anew each term, so this one is told by its subject as well; its date is that of the pages of
# provincial councils that cite it.
_PARTY = (KnownDocument("05-CT/TW", date(2016, 5, 15), "hoc tap va lam theo"),)
# Outside the register; cited with these dates by launches and decisions of ministries and provinces.
_CITED = (
    KnownDocument("42/2010/NĐ-CP", date(2010, 4, 15)),
    KnownDocument("39/2012/NĐ-CP", date(2012, 4, 27)),
    KnownDocument("30/2020/NĐ-CP", date(2020, 3, 5)),
)
# Of the register, not read whole, yet cited with the same date by texts that were.
_CONFIRMED = {"91/2017/NĐ-CP", "98/2023/NĐ-CP", "152/2025/NĐ-CP", "12/2019/TT-BNV", "15/2025/TT-BNV"}


@cache
def known_documents() -> tuple[KnownDocument, ...]:
    """Every document whose date is known, those of the register of laws among them."""
    register = tuple(
        KnownDocument(str(raw["number"]), issued, certain=bool(raw.get("read")) or raw["number"] in _CONFIRMED)
        for raw in rulefiles.instruments().values()
        if isinstance(issued := raw.get("issued"), date)
    )
    listed = {known.number for known in register}
    return (*_PARTY, *(known for known in _CITED if known.number not in listed), *register)


@cache
def known_by_number() -> dict[str, list[KnownDocument]]:
    """The known documents under their symbols as citations are compared; one symbol may name several."""
    found: dict[str, list[KnownDocument]] = {}
    for known in known_documents():
        found.setdefault(comparable(known.number), []).append(known)
    return found


# Years of the national congresses of the Party, to tell which of two terms in one text is the later.
CONGRESSES = {"IX": 2001, "X": 2006, "XI": 2011, "XII": 2016, "XIII": 2021, "XIV": 2026}
