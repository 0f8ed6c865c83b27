"""Whose fund pays the prize money of a decision, and what the law says of that fund."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_words
from thidua.foundations.org.models import Agency
from thidua.stages.decisions.selectors import level_of
from thidua.stages.honours.models import PaymentSheet


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its place; ``about`` names the awards it holds for, empty for all."""

    about: str
    text: str
    cite: dict[str, str]


def fund_of(sheet: PaymentSheet, awards: Iterable[str]) -> list[Said]:
    """Who pays each award of the sheet, said once where it is the same; then what the fund is made of.

    Nothing where the law of the decision's day does not say.
    """
    decision = sheet.decision
    assert decision.decided_on is not None  # noqa: S101 - a sheet is made of an issued decision, which has its day
    said = payers_of(decision.agency, awards, decision.decided_on)
    if not said:
        return []
    rules = law.fund_rules(decision.decided_on)
    return [*said, *(Said("", rule.text_vi, cite_words(rule.cite)) for rule in rules)]


def payers_of(agency: Agency, awards: Iterable[str], on: date) -> list[Said]:
    """Who pays each award given to an agency on a day, once where it is the same; nothing where the law is silent."""
    level = level_of(agency)
    payers: dict[str, tuple[list[str], dict[str, str]]] = {}
    try:
        for award in dict.fromkeys(awards):
            found = law.payer(award, law.competent_body(award, level, on).body, on)
            payers.setdefault(found.text_vi, ([], cite_words(found.cite)))[0].append(award_label(award))
    except law.LawInputError:
        return []
    return [Said(", ".join(paid) if len(payers) > 1 else "", text, cite) for text, (paid, cite) in payers.items()]
