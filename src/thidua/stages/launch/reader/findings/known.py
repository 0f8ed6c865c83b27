"""Documents that emulation papers cite every year, with their dates, to catch a wrong year.

Party bodies number anew each term, so a Party document is told by its subject as well. Sources: the documents.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document by its symbol; ``about`` are folded words its subject must hold, empty when the symbol is enough."""

    number: str
    day: date
    about: str = ""


KNOWN = (
    KnownDocument("05-CT/TW", date(2016, 5, 15), "hoc tap va lam theo"),
    KnownDocument("03-CT/TW", date(2011, 5, 14), "hoc tap va lam theo"),
    KnownDocument("01-KL/TW", date(2021, 5, 18), "chi thi so 05"),
    KnownDocument("34-CT/TW", date(2014, 4, 7), "thi dua, khen thuong"),
    KnownDocument("15/2003/QH11", date(2003, 11, 26)),
    KnownDocument("47/2005/QH11", date(2005, 6, 14)),
    KnownDocument("39/2013/QH13", date(2013, 11, 16)),
    KnownDocument("06/2022/QH15", date(2022, 6, 15)),
    KnownDocument("42/2010/NĐ-CP", date(2010, 4, 15)),
    KnownDocument("39/2012/NĐ-CP", date(2012, 4, 27)),
    KnownDocument("91/2017/NĐ-CP", date(2017, 7, 31)),
    KnownDocument("30/2020/NĐ-CP", date(2020, 3, 5)),
    KnownDocument("98/2023/NĐ-CP", date(2023, 12, 31)),
    KnownDocument("152/2025/NĐ-CP", date(2025, 6, 14)),
    KnownDocument("12/2019/TT-BNV", date(2019, 11, 4)),
    KnownDocument("01/2024/TT-BNV", date(2024, 2, 24)),
    KnownDocument("15/2025/TT-BNV", date(2025, 8, 4)),
)
# Years of the national congresses of the Party.
CONGRESSES = {"IX": 2001, "X": 2006, "XI": 2011, "XII": 2016, "XIII": 2021, "XIV": 2026}
