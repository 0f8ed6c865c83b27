"""Citations as people write them: "Luật số 15/2003/QH11, Điều 23 khoản 2"."""

import datetime as dt
from collections.abc import Iterable, Sequence

from thidua import law
from thidua.law.engine.rulefiles import instruments
from thidua.vietnamese import long_date

_KINDS = {"luat": "Luật", "nd": "Nghị định", "tt": "Thông tư", "qd": "Quyết định", "nq": "Nghị quyết"}
_MARKED = {"nd": "NĐ", "qd": "QĐ", "nq": "NQ"}


def instrument_vi(code: str) -> str:
    """The instrument of a catalogue code: ``nd-91-2017-nd-cp`` is "Nghị định số 91/2017/NĐ-CP"."""
    kind, *rest = code.split("-")
    if kind not in _KINDS or len(rest) < 3:
        return code
    number, year, *symbol = rest
    letters = "-".join(_MARKED.get(part, part.upper()) for part in symbol)
    return f"{_KINDS[kind]} số {number}/{year}/{letters}"


def instrument_in_full(code: str) -> str:
    """The instrument as the basis of a paper: number, day, issuer and summary; of a law only its name and day (Decree
    30/2020/NĐ-CP, annex I, II.6).
    """
    known = instruments().get(code)
    if known is None:
        return instrument_vi(code)
    name, _, amended = str(known["name_vi"]).partition(" (")
    day = long_date(dt.date.fromisoformat(str(known["issued"])))
    if code.startswith("luat-"):
        return f"{name} {day}" + (f" ({amended}" if amended else "")
    kind = _KINDS[code.split("-")[0]]
    return f"{instrument_vi(code)} {day} của {known['issuer_vi']} {name.removeprefix(kind).strip()}"


def cite_vi(cite: law.Cite) -> str:
    """One citation with its article."""
    return f"{instrument_vi(cite.instrument)}, {cite.at}"


def cites_of(criteria: Sequence[law.Criterion]) -> tuple[law.Cite, ...]:
    """The citations of a tree of criteria, each once, in the order of the rule."""
    return tuple(dict.fromkeys(_walk(criteria)))


def _walk(criteria: Sequence[law.Criterion]) -> Iterable[law.Cite]:
    for criterion in criteria:
        if criterion.cite is not None:
            yield criterion.cite
        yield from _walk(criterion.children)
