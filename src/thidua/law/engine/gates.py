"""What stands before every award: open matters, what a missing registration means, the rules common to all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, cast

from thidua.law.engine import dated, rulefiles
from thidua.law.procedure import GeneralCondition
from thidua.law.values import Cite, LawInputError, RegistrationRule


def registration_rule(on: date) -> RegistrationRule:
    """What it means on a day that a title was not registered; raises LawInputError before the first day known."""
    raw = cast(Mapping[str, object], _version(on)["registration"])
    effect = cast(Literal["warning", "none"], raw["effect"])
    return RegistrationRule(effect, str(raw["text_vi"]), dated.cite_of(raw["cite"]))


def press_reports_block(on: date) -> bool:
    """Whether corruption reported by the press and being verified blocks an award on that day."""
    return bool(_version(on)["press_reports_block"])


def _version(on: date) -> dated.Version:
    found = dated.of_document(rulefiles.document("gates"), on)
    if found is None:
        raise LawInputError("", "date", f"chưa có quy tắc cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017")
    return found


def general_conditions(on: date) -> tuple[GeneralCondition, ...]:
    """The rules common to all awards on a day, with what each does; raises LawInputError before the first day known."""
    return tuple(
        GeneralCondition(
            id=str(raw["id"]),
            effect=str(raw["effect"]),
            text_vi=str(raw["text_vi"]),
            applied_vi=str(raw["applied_vi"]),
            cite=dated.cite_of(raw["cite"]),
        )
        for raw in _general(on)
    )


def months_in_post_needed(months: int, on: date, *, woman: bool, retires_later: bool) -> Fraction:
    """Months in a post that long service asks for, shortened for women leaders as the decree of the day says.

    ``retires_later``: she is of those whose retirement age is higher, for whom nothing is shortened.
    """
    rule = next((raw for raw in _general(on) if raw["effect"] == "shortens"), None)
    if rule is None or not woman or retires_later:
        return Fraction(months)
    return months * (1 - Fraction(str(rule["by"])))


def preference(on: date) -> tuple[int, Cite] | None:
    """Percentage of women from which a collective is preferred between equals, as a woman is; None without a rule."""
    rule = next((raw for raw in _general(on) if raw["effect"] == "prefers"), None)
    return (cast(int, rule["collective_women_percent"]), dated.cite_of(rule["cite"])) if rule else None


def _general(on: date) -> list[Mapping[str, object]]:
    raw = cast("list[Mapping[str, object]]", _version(on)["general"])
    return [one for one in raw if cast(date, one.get("since", date.min)) <= on]
