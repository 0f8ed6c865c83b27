"""Whose fund pays the prize money of a decision, and what the law says of that fund."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.foundations.catalogue.citations import cite_words
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
    on = decision.decided_on
    assert on is not None  # noqa: S101 - a sheet is made of an issued decision, which has its day
    level = level_of(decision.agency)
    payers: dict[str, tuple[list[str], dict[str, str]]] = {}
    try:
        for award in dict.fromkeys(awards):
            found = law.payer(award, law.competent_body(award, level, on).body, on)
            payers.setdefault(found.text_vi, ([], cite_words(found.cite)))[0].append(award_label(award))
        rules = law.fund_rules(on)
    except law.LawInputError:
        return []
    said = [Said(", ".join(paid) if len(payers) > 1 else "", text, cite) for text, (paid, cite) in payers.items()]
    return [*said, *(Said("", rule.text_vi, cite_words(rule.cite)) for rule in rules)]
