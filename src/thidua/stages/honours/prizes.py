"""Prize money of a decision: one line an award, by the multiples and the base salary of the day it is signed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from thidua import law
from thidua.stages.decisions.select import Grant


class Granted(Protocol):
    """An award given to the subject of ``code``: by the record of a file, or by a row of the register of honours."""

    @property
    def code(self) -> str: ...

    @property
    def is_person(self) -> bool: ...

    @property
    def award(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """Money for one award, in whole đồng; 0 with a note where a higher title of the same year takes its place."""

    grant: Grant
    coefficient: Fraction
    base_salary_vnd: int
    amount_vnd: int
    note: str

    @property
    def coefficient_vi(self) -> str:
        """The multiple as it is printed: "0,3"."""
        return f"{float(self.coefficient):g}".replace(".", ",")


def payment_lines(
    grants: Sequence[Grant],
    year: int,
    decided_on: dt.date,
    level: law.Level | None = None,
    overlays: Sequence[law.Overlay] = (),
) -> tuple[PaymentLine, ...]:
    """A line for each grant, in the given order. Source: the decrees on prize money, by way of the law package."""
    prizes = prizes_of(grants, year, decided_on, level, overlays)
    return tuple(_line(grant, prize) for grant, prize in zip(grants, prizes, strict=True))


def prizes_of(
    grants: Sequence[Granted],
    year: int,
    decided_on: dt.date,
    level: law.Level | None = None,
    overlays: Sequence[law.Overlay] = (),
) -> tuple[law.PrizeLine, ...]:
    """The law's prize for each grant, in the given order.

    All awards that one subject gets by the decision are counted together, so that the rules on several awards at once
    apply. ``level`` is that of the deciding agency: a certificate of a commune was worth half of a department's;
    ``overlays`` are its own regulations, which may round otherwise.
    """
    amounts: dict[tuple[str, str], law.PrizeLine] = {}
    # What is paid depends on the kind of subject and on its awards only: one answer serves all that are alike.
    answers: dict[tuple[bool, tuple[str, ...]], law.PrizeAnswer] = {}
    bodies = {award: _by(award, level, decided_on) for award in {grant.award for grant in grants}}
    of_subject: dict[str, list[Granted]] = {}
    for grant in grants:
        of_subject.setdefault(grant.code, []).append(grant)
    for code, own in of_subject.items():
        alike = own[0].is_person, tuple(grant.award for grant in own)
        if alike not in answers:
            awards = [{"award": award, "year": year, **bodies[award]} for award in alike[1]]
            answers[alike] = _answer(is_person=alike[0], awards=awards, decided_on=decided_on, overlays=overlays)
        amounts |= {(code, line.award): line for line in answers[alike].lines}
    return tuple(amounts[grant.code, grant.award] for grant in grants)


def _answer(
    *, is_person: bool, awards: Sequence[dict[str, Any]], decided_on: dt.date, overlays: Sequence[law.Overlay]
) -> law.PrizeAnswer:
    """The law's answer for one subject's awards of one decision."""
    subject = "individual" if is_person else "collective"
    case = {"id": "prize", "prize": {"subject": subject, "decision": decided_on, "awards": list(awards)}}
    answer = law.answer(law.parse_case(case), overlays)
    assert isinstance(answer, law.PrizeAnswer)  # noqa: S101 - a prize case has a prize answer
    return answer


def _by(award: str, level: law.Level | None, decided_on: dt.date) -> dict[str, str]:
    """Whose award it is, where the level of the agency tells."""
    if level is None or award not in law.awards_within_competence(level, decided_on):
        return {}
    return {"by": law.competent_body(award, level, decided_on).body}


def _line(grant: Grant, line: law.PrizeLine) -> PaymentLine:
    amount = line.amount_vnd if line.paid else 0
    return PaymentLine(grant, line.coefficient, line.base_salary_vnd, amount, "" if line.paid else line.reason_vi)
