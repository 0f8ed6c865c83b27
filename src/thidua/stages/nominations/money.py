"""Prize money of a list by the decree in force on the day of the decision: of several awards of a year the higher."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from thidua import law
from thidua.foundations.catalogue.awards import award_label
from thidua.stages.nominations.models import Nomination


@dataclass(frozen=True, slots=True)
class PrizeTotals:
    """Đồng in all and by award, for the awards whose money the agency pays; ``note`` says what was absorbed."""

    total: int = 0
    by_award: dict[str, int] = field(default_factory=dict)
    note: str = ""


def prize_totals(
    lines: Sequence[Nomination], own: frozenset[str], on: dt.date, overlays: Sequence[law.Overlay] = ()
) -> PrizeTotals:
    """Add up the prize money of ``lines`` whose award is among ``own``; lines of one subject are counted together."""
    by_subject: dict[tuple[int | None, int | None], list[Nomination]] = defaultdict(list)
    for one in lines:
        if one.award in own:
            by_subject[one.person_id, one.unit_id].append(one)
    by_award: dict[str, int] = defaultdict(int)
    absorbed: dict[str, int] = defaultdict(int)
    for rows in by_subject.values():
        for paid in _answer(rows, on, overlays).lines:
            by_award[paid.award] += paid.amount_vnd if paid.paid else 0
            absorbed[paid.award] += not paid.paid
    said = [
        _("%(number)d người không nhận riêng tiền %(award)s vì nhận mức cao hơn của cùng năm")
        % {"number": number, "award": award_label(award)}
        for award, number in absorbed.items()
        if number
    ]
    return PrizeTotals(sum(by_award.values()), dict(by_award), f"{'; '.join(said)}." if said else "")


def _answer(rows: Sequence[Nomination], on: dt.date, overlays: Sequence[law.Overlay]) -> law.PrizeAnswer:
    case = law.parse_case(
        {
            "id": rows[0].subject_code,
            "prize": {
                "subject": "collective" if rows[0].is_collective else "individual",
                "decision": on,
                "awards": [{"award": one.award, "year": one.list.year} for one in rows],
            },
        }
    )
    answer = law.answer(case, overlays)
    assert isinstance(answer, law.PrizeAnswer)  # noqa: S101 - a prize case has a prize answer
    return answer
