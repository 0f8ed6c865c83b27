"""The instruments and articles that an answer rests on, as papers name them."""

import datetime as dt
from collections.abc import Iterable, Sequence

from thidua import law
from thidua.law.engine.rulefiles import instruments
from thidua.vietnamese import long_date


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


def cites_of(criteria: Sequence[law.Criterion]) -> tuple[law.Cite, ...]:
    """The citations of a tree of criteria, each once, in the order of the rule."""
    return tuple(dict.fromkeys(_walk(criteria)))


def _walk(criteria: Sequence[law.Criterion]) -> Iterable[law.Cite]:
    for criterion in criteria:
        if criterion.cite is not None:
            yield criterion.cite
        yield from _walk(criterion.children)
