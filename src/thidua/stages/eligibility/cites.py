"""The instruments and articles that an answer rests on, as papers name them."""

import datetime as dt
from collections.abc import Iterable, Sequence

from thidua import law
from thidua.law.engine.rulefiles import instruments
from thidua.vietnamese import long_date

_LAW_2022 = dt.date(2024, 1, 1)
_DECREES = (
    (dt.date(2025, 7, 1), "nd-152-2025-nd-cp"),
    (dt.date(2024, 1, 1), "nd-98-2023-nd-cp"),
    (dt.date(2017, 10, 1), "nd-91-2017-nd-cp"),
)
"""First day in force, newest first; the instruments are those of the rulebook."""


def instrument_in_full(code: str) -> str:
    """The instrument as the basis of a paper: number, day, issuer and summary; of a law only its name and day (Decree
    30/2020/NĐ-CP, annex I, II.6).
    """
    known = instruments().get(code)
    if known is None:
        return code
    name, _, amended = str(known["name_vi"]).partition(" (")
    day = long_date(dt.date.fromisoformat(str(known["issued"])))
    if code.startswith("luat-"):
        return f"{name} {day}" + (f" ({amended}" if amended else "")
    kind = law.instrument_vi(code).removesuffix(f" {known['number']}")
    return f"{kind} số {known['number']} {day} của {known['issuer_vi']} {name.removeprefix(kind).strip()}"


def legal_bases(on: dt.date) -> tuple[str, ...]:
    """The law and the decree in force on the day, as bases of the decision."""
    law = (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
        if on >= _LAW_2022
        else "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật "
        "Thi đua, khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013"
    )
    decree = next((code for since, code in _DECREES if on >= since), "")
    return (law, f"Căn cứ {instrument_in_full(decree)}") if decree else (law,)


def cites_of(criteria: Sequence[law.Criterion]) -> tuple[law.Cite, ...]:
    """The citations of a tree of criteria, each once, in the order of the rule."""
    return tuple(dict.fromkeys(_walk(criteria)))


def _walk(criteria: Sequence[law.Criterion]) -> Iterable[law.Cite]:
    for criterion in criteria:
        if criterion.cite is not None:
            yield criterion.cite
        yield from _walk(criterion.children)
