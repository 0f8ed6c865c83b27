"""Which law holds: the day that governs a matter, the regime of that day, and what a change of law under way means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast

from thidua.law.engine import dated, rulefiles
from thidua.law.procedure import Cited, Regime, RegimeAnswer
from thidua.law.values import CaseDates, Cite, LawInputError

Raw = Mapping[str, object]
PERIOD_END = "period_end"


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens to a dossier received before ``on`` and decided from that day."""

    on: date
    rule: Literal["received", "better", "silent"]
    text_vi: str
    cite: Cite


def governing_day(dates: CaseDates, otherwise: date) -> date:
    """The day whose rules hold; ``otherwise`` (the end of the period) where no day is known."""
    name = governed_by(dates)
    return otherwise if name == PERIOD_END else cast(date, getattr(dates, name))


def governed_by(dates: CaseDates) -> str:
    """Which of the dates governs: the first known one in the rulebook's order, else the end of the period."""
    return next((name for name in _order() if getattr(dates, name, None) is not None), PERIOD_END)


@lru_cache(maxsize=1)
def _order() -> tuple[str, ...]:
    return tuple(str(raw["date"]) for raw in _ordered())


def _ordered() -> Sequence[Raw]:
    return cast("Sequence[Raw]", rulefiles.document("regimes")["order"])


def regime_on(on: date) -> Regime:
    """The body of law in force on a day; raises LawInputError before the first day known."""
    for found in regimes():
        if found.start <= on and (found.end is None or on < found.end):
            return found
    first = regimes()[0].start
    raise LawInputError("", "date", f"chưa có quy tắc cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ {first:%d/%m/%Y}")


@lru_cache(maxsize=1)
def regimes() -> tuple[Regime, ...]:
    """All regimes, oldest first."""
    raw = cast("Mapping[str, Raw]", rulefiles.document("regimes")["regimes"])
    return tuple(
        Regime(
            key=key,
            label_vi=str(one["label_vi"]),
            start=cast(date, one["from"]),
            end=cast("date | None", one["to"]),
            provisional=bool(one["provisional"]),
            cite=dated.cite_of(one["cite"]),
        )
        for key, one in raw.items()
    )


def transition(received: date, decided: date) -> Transition | None:
    """The rule for a dossier received under one law and decided under the next; None where no law changed between."""
    for raw in cast("Sequence[Raw]", rulefiles.document("regimes")["transitions"]):
        on = cast(date, raw["on"])
        if received < on <= decided:
            rule = cast('Literal["received", "better", "silent"]', raw["rule"])
            return Transition(on, rule, str(raw["text_vi"]), dated.cite_of(raw["cite"]))
    return None


def regime_for(dates: CaseDates, period_end: date | None = None, *, prize: bool = False) -> RegimeAnswer:
    """Which law governs a matter, by which of its dates and why.

    ``also`` names the regimes whose text may hold beside it: both must be looked at. Raises LawInputError when no
    date is known, or for prize money when the day of the decision is not.
    """
    if prize:
        return _for_prize(dates)
    known = {PERIOD_END: period_end, **{name: getattr(dates, name) for name in CaseDates.__dataclass_fields__}}
    raw = next((one for one in _ordered() if known[str(one["date"])] is not None), None)
    if raw is None:
        raise LawInputError("", "dates", "chưa có ngày nào; ghi ít nhất ngày nhận hồ sơ hoặc ngày quyết định")
    on = cast(date, known[str(raw["date"])])
    regime = regime_on(on)
    changed = transition(on, dates.decision) if dates.decision else None
    also = (regime_on(cast(date, dates.decision)).key,) if changed and changed.rule != "received" else ()
    why = f"Xét theo {raw['label_vi']} {on:%d/%m/%Y}: {raw['why_vi']}"
    return RegimeAnswer(
        regime=regime,
        on=on,
        governed_by=str(raw["date"]),
        why_vi=why,
        cite=dated.cite_of(raw["cite"]),
        also=also,
        transition_vi=changed.text_vi if changed else "",
        transition_cite=changed.cite if changed else None,
        circulars=_circulars(on, dates.decision) if dates.decision else (),
    )


def kept_awards() -> Cited:
    """That awards given under an older law stand, so that their years count in every later window."""
    raw = cast(Raw, rulefiles.document("regimes")["kept"])
    return Cited(str(raw["text_vi"]), dated.cite_of(raw["cite"]))


def _circulars(received: date, decided: date) -> tuple[Cite, ...]:
    raw = cast("Sequence[Raw]", rulefiles.document("regimes")["circulars"])
    return tuple(dated.cite_of(one["cite"]) for one in raw if received < cast(date, one["from"]) <= decided)


def _for_prize(dates: CaseDates) -> RegimeAnswer:
    if dates.decision is None:
        raise LawInputError(
            "", "decision", "chưa có ngày quyết định; tiền thưởng tính theo lương cơ sở ngày quyết định"
        )
    regime = regime_on(dates.decision)
    rules = cast("Sequence[dated.Version]", rulefiles.document("regimes")["prize"])
    cite = dated.cite_of(cast(dated.Version, dated.in_force(rules, dates.decision))["cite"])
    why = f"Tiền thưởng tính theo mức lương cơ sở của ngày quyết định {dates.decision:%d/%m/%Y}"
    return RegimeAnswer(regime, dates.decision, "decision", why, cite, (), "", None)
