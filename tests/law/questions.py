"""Questions on what stands around a standard, with the answers the texts give: councils, powers, papers, days, classes.

``questions/*.yaml`` is a list of ``{id, note, ask, with, expect}``; what may be asked stands in ``ASKS``. Where ``with``
gives a list of awards, days or the like, each of them is asked and answered the same. Cases ask what becomes of a
subject; these ask the law itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import cast

from thidua import law
from thidua.law.engine import classify, competence, gates, prize, votes
from thidua.law.engine.yamlio import read_yaml
from thidua.law.procedure import Absence, Deadline, Held, Measure, UnitYear, WorkYear
from thidua.law.values import CaseDates

EACH = ("on", "award", "kind", "occasion", "limb", "level", "body", "by", "year", "employment")
"""What may be given as a list: each is asked by itself."""
FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True)
class Question:
    """One question with the answer expected; ``document``: the table of the rulebook it bears on."""

    id: str
    ask: str
    arguments: Mapping[str, object]
    expect: object

    @property
    def document(self) -> str:
        return ASKS[self.ask][0]

    def answer(self) -> object:
        """The answer as plain values; a refusal is its key."""
        try:
            return ASKS[self.ask][1](**self.arguments)
        except law.LawInputError as error:
            return {"refused": error.key}


@cache
def questions() -> tuple[Question, ...]:
    return tuple(_read())


def _read() -> Iterator[Question]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for raw in cast("list[dict[str, object]]", read_yaml(path)):
            asked = cast("dict[str, object]", raw["with"])
            several = {name: value for name, value in asked.items() if name in EACH and isinstance(value, list)}
            for chosen in product(*cast("list[list[object]]", list(several.values()))):
                one = {**asked, **dict(zip(several, chosen, strict=True))}
                yield Question(str(raw["id"]), str(raw["ask"]), one, raw["expect"])


def _vote(award: str, yes: int, members: int, on: date) -> object:
    found = votes.vote_passes(award, yes, members, on)
    return {"passes": found.passes, "needed": found.needed_yes}


def _body(award: str, level: str, on: date) -> object:
    return competence.competent_body(award, level, on).body  # type: ignore[arg-type]


def _delegate(body: str, award: str, on: date) -> object:
    found = competence.may_delegate(body, award, on)
    return found.to if found else None


def _fees(on: date) -> object:
    found = prize.council_fees(on)
    if found is None:
        return None
    plain = [found.chair_vnd, found.member_vnd, found.helper_vnd]
    return [*plain, found.prizes_chair_vnd, found.prizes_member_vnd]


def _preferred(on: date) -> object:
    found = gates.preference(on)
    return found[0] if found else None


def _prize(award: str, kind: str, on: date) -> object:
    try:
        line = prize.prize_line(award, kind, on)  # type: ignore[arg-type]
    except law.LawInputError as error:
        return error.problem
    return [line.amount_vnd, line.cite.instrument]


def _quota(award: str, holders: Mapping[str, int], on: date) -> object:
    found = law.quota(award, holders, on)
    return [found.limit, found.source, found.cite.instrument if found.cite else None, found.arithmetic_vi]


def _deadlines(on: date, award: str | None = None, occasion: str = "cong_trang") -> object:
    return {one.id: _due(one) for one in law.deadlines(on, award, occasion=occasion)}


def _due(one: Deadline) -> str:
    if one.by:
        month, day, years = one.by
        said = f"{'trước' if one.before else 'đến'} {day}/{month}" + (f" sau {years} năm" if years else "")
    elif one.at_once:
        said = "ngay"
    elif one.working_days or one.days:
        unit = f"{one.working_days} ngày làm việc" if one.working_days else f"{one.days} ngày"
        said = f"ít nhất {unit}" if one.is_minimum else unit
    else:
        said = "chưa có con số"
    elsewhere = "".join(f"; nơi khác {days}" for days, _ in one.others)
    return said + elsewhere if one.source == "law" else f"{said} (cấu hình){elsewhere}"


def _dossier(award: str, kind: str, on: date, **how: object) -> object:
    found = law.dossier(award, kind, on, **how)  # type: ignore[arg-type]
    return {
        "must": [item.id for item in found.items if item.needed == "always"],
        "if": [item.id for item in found.items if item.needed == "only_if"],
        "forms": {
            item.id: f"{item.form.number or 'chưa rõ'} {item.form.cite.instrument}" for item in found.items if item.form
        },
        "sets": f"{found.sets or 'chưa rõ'} {found.sets_cite.instrument} {found.sets_cite.at}",
        "files": found.electronic,
    }


def _simplified(award: str, conditions: Mapping[str, bool | None], on: date) -> object:
    return law.simplified_procedure(award, conditions, on).status


def _class(year: int, employment: str, **work: object) -> object:
    away = [Absence(*entry) for entry in cast("list[list[object]]", work.pop("away", []))]  # type: ignore[arg-type]
    measures = [Measure(**one) for one in cast("list[dict[str, object]]", work.pop("discipline", []))]  # type: ignore[arg-type]
    points = work.pop("points", None)
    made = Fraction(str(points)) if points is not None else None
    found = law.classification(
        WorkYear(year, employment, absences=tuple(away), discipline=tuple(measures), points=made, **work)
    )  # type: ignore[arg-type]
    return [found.classified, found.highest, found.lowest_ceiling]


def _share(year: int, employment: str, excellent: int, good: int, outstanding: bool = False) -> object:
    found = law.excellent_share(year, employment, excellent, good, outstanding)
    return [found.status, found.fewest_allowed, found.most_allowed]


def _units_share(year: int, excellent: int, good: int, outstanding: bool = False) -> object:
    found = classify.excellent_units_share(year, excellent, good, outstanding)
    return [found.status, found.fewest_allowed, found.most_allowed]


def _unit(year: int, **figures: object) -> object:
    numbers = {k: Fraction(str(v)) if k.endswith(("percent", "points")) else v for k, v in figures.items()}
    found = law.unit_class(UnitYear(year, **numbers))  # type: ignore[arg-type]
    return [found.level, found.possible]


def _opinion(year: int, employment: str, months: int) -> object:
    found = classify.opinion_of_old_unit(year, employment, months)
    return found[0] if found else None


def _again(cancelled: Mapping[str, object], held: list[Mapping[str, object]]) -> object:
    def made(raw: Mapping[str, object]) -> Held:
        return Held(**{"holder": "A", **raw})  # type: ignore[arg-type]

    return [one.held.award for one in law.must_be_looked_at_again(made(cancelled), [made(raw) for raw in held])]


def _rests_on(award: str, kind: str, on: date, earlier: list[str], member: bool = False, since: str = "") -> object:
    """Of how many years, the award's own the last, an earlier award bears on it (13: at any time before), and why.

    ``since``: the award held three years before, from which a chain of "five years or more" begins.
    """
    later = Held(award, on.year, "A", kind, decided_on=on)  # type: ignore[arg-type]
    start = [Held(since, on.year - 3, "A", kind)] if since else []  # type: ignore[arg-type]

    def bears(code: str, back: int) -> list[str]:
        own = Held(code, on.year - back, "A", kind)  # type: ignore[arg-type]
        of_member = Held(code, on.year - back, "B", "individual", unit="A")
        return [
            one.reason_vi
            for one in law.must_be_looked_at_again(of_member if member else own, [later, *start])
            if one.held == later
        ]

    found = {code: [why for back in range(13) for why in bears(code, back)] for code in earlier}
    return {code: f"{len(why)}: {why[0].rsplit(', ', 1)[-1]}" if why else "0" for code, why in found.items()}


def _regime(period_end: date | None = None, prize: bool = False, **dates: date) -> object:
    found = law.regime_for(CaseDates(**dates), period_end, prize=prize)
    state = ["tạm thời"] if found.regime.provisional else []
    return [
        found.regime.key,
        found.governed_by,
        list(found.also),
        *state,
        *([found.transition_vi] if found.transition_vi else []),
    ]


ASKS: Mapping[str, tuple[str, Callable[..., object]]] = {
    "quorum": ("council", votes.quorum),
    "vote": ("council", _vote),
    "practices": ("council", lambda on: {one.id: one.value for one in votes.council_practices(on)}),
    "registration": ("gates", lambda on: gates.registration_rule(on).effect),
    "general_rules": ("gates", lambda on: {one.id: [one.effect, one.cite.instrument] for one in gates.general_conditions(on)}),
    "preferred_women_percent": ("gates", _preferred),
    "months_in_post": ("gates", lambda **asked: str(gates.months_in_post_needed(**asked))),
    "decider": ("competence", _body),
    "decides": ("competence", lambda level, on: list(competence.awards_within_competence(level, on))),
    "delegate": ("competence", _delegate),
    "proposer": ("competence", lambda award, on: competence.proposer(award, on).cite.at),
    "payer": ("prizes", lambda award, by, on: prize.payer(award, by, on).level),
    "fund": ("prizes", lambda on: [one.id for one in prize.fund_rules(on)]),
    "council_fees": ("prizes", _fees),
    "prize": ("prizes", _prize),
    "quota": ("quotas", _quota),
    "deadlines": ("deadlines", _deadlines),
    "dossier": ("dossiers", _dossier),
    "simplified": ("dossiers", _simplified),
    "class": ("classification", _class),
    "excellent_share": ("classification", _share),
    "excellent_units": ("classification", _units_share),
    "unit_class": ("classification", _unit),
    "old_unit_asked": ("classification", _opinion),
    "unit_recognised_by": ("classification", lambda unit, year: classify.recognises_unit_class(unit, year).text_vi),
    "revocation": ("revocation", lambda on: [[g.id for g in law.revocation(on).grounds], [s.id for s in law.revocation(on).steps]]),
    "looked_at_again": ("revocation", _again),
    "rests_on": ("revocation", _rests_on),
    "regime": ("regimes", _regime),
}  # fmt: skip
