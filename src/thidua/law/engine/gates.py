"""What stands before every award: open matters, and what a missing registration means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from thidua.law.engine import dated, rulefiles
from thidua.law.values import LawInputError, RegistrationRule


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
