"""The same subject in a later year, doing as well as possible: the facts a case of that year would have.

Nothing here knows a rule. Years are filled in with the best that can be, each award that the rules then answer with
"eligible" is held from that year on, and the rules are asked again for the next year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import cast

from thidua.law.engine import catalogue, rulefiles
from thidua.law.engine.answering import answer_award
from thidua.law.engine.codes import ALTERNATIVES
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.overlay import Overlay
from thidua.law.engine.tree import WINDOW, Compare, CountIn, Leaf, Run, Share, leaves
from thidua.law.values import AwardCase, AwardKind, CaseDates, Council, SubjectKind

HORIZON = WINDOW
"""Years looked ahead."""
BEST = "HTXS"
_WIDEST = "toan_quoc"
# One may serve the year's title and another be left for an award form.
_INITIATIVES_A_YEAR = 2
_ALL_AGREE = Council(10, 10, 10, 0)
_FINDINGS = ("conduct", "takes_part", "selected", "party_opinion")
_OF_A_GROUP = ("conduct", "selected", "party_opinion", "movement_effective", "united", "leads_cluster")
_MEMBERS = 10

Facts = Mapping[str, object]
Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Merit:
    """Something supposed of one year: a level, an initiative by its place in the year, an award, a finding."""

    year: int
    kind: str
    code: str
    place: int = 0


@dataclass(slots=True)
class Projection:
    """One subject from ``first`` on. ``hopeful``: what nobody stated of past years is taken to be the best.

    ``titles`` from low to high: of the year judged itself, only what a title below has taken or given counts.
    """

    case: AwardCase
    first: int
    hopeful: bool
    titles: tuple[str, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    granted: list[tuple[int, str]] = field(default_factory=list)
    spent: dict[tuple[int, int], list[dict[str, object]]] = field(default_factory=dict)

    def start(self) -> int:
        """The first year whose facts may be supposed."""
        joined = self.case.subject.get("joined")
        earliest = self.first - WINDOW + 1 if self.hopeful else self.first
        return max(earliest, joined.year) if isinstance(joined, date) else earliest

    def doubts(self) -> bool:
        """Whether anything of the past is not stated, so that hope makes a difference."""
        facts = self.case.facts
        lists = {"held", "discipline", *(("initiatives",) if self.case.kind == "individual" else ())}
        return not lists <= set(facts) or any(year not in self._ratings() for year in range(self.start(), self.first))

    def supposed(self, award: str, year: int) -> list[Merit]:
        """All that a case of ``year`` supposes beyond what is stated, initiatives first: the first to do without."""
        years = range(year, max(self.start(), year - WINDOW + 1) - 1, -1)
        made = [
            Merit(one, "initiative", _WIDEST, place)
            for one in years
            if self._makes_initiatives(one)
            for place in range(_INITIATIVES_A_YEAR)
        ]
        known = [(one, code) for one, code in self.granted if self._before(code, one, award, year)]
        made += [Merit(one, "award", code) for one, code in known if _is_form(code)]
        made += [Merit(one, "rating", BEST) for one in years if one not in self._ratings()]
        made += [Merit(one, "award", code) for one, code in known if not _is_form(code)]
        made += [Merit(year, "finding", name) for name in self._findings() if not self._stated(award, year, name)]
        if not self._stated(award, year, "council"):
            made.append(Merit(year, "finding", "council"))
        return made

    def _before(self, code: str, given: int, award: str, year: int) -> bool:
        if given != year:
            return given < year
        below = self.titles[: self.titles.index(award)] if award in self.titles else self.titles
        return code in below

    def meets(self, award: str, year: int, merits: Iterable[Merit]) -> bool:
        """Whether the rules, the agency's own among them, answer "eligible" and nothing less."""
        return answer_award(self.case_at(award, year, merits), self.overlays).status == "eligible"

    def case_at(self, award: str, year: int, merits: Iterable[Merit]) -> AwardCase:
        """The case of ``award`` in ``year`` on what is stated and ``merits``; dates as in the case asked, moved on."""
        chosen = tuple(merits)
        council = self.case.council if self._stated(award, year, "council") else None
        if any(merit.code == "council" for merit in chosen):
            council = _ALL_AGREE
        return replace(
            self.case,
            award=award,
            period_from=date(year, 1, 1),
            period_to=date(year, 12, 31),
            single_year=True,
            dates=moved(self.case.dates, year - self.case.period_to.year),
            occasion="cong_trang",
            facts=self._facts(award, year, chosen),
            council=council,
            expect=None,
        )

    def grant(self, award: str, year: int) -> None:
        """Hold ``award`` from ``year`` on; the initiatives it could not do without are spent on it."""
        merits = self.supposed(award, year)
        others = [one for one in merits if one.kind != "initiative"]
        made = [one for one in merits if one.kind == "initiative"]
        for merit in thinned(made, lambda kept: self.meets(award, year, [*others, *kept])):
            use: dict[str, object] = {"award": award, "year": year}
            self.spent.setdefault((merit.year, merit.place), []).append(use)
        self.granted.append((year, award))

    def _facts(self, award: str, year: int, merits: tuple[Merit, ...]) -> Facts:
        facts = self._of_group(year) if self.case.kind == "collective" else self._of_person(award, year, merits)
        for name in self._findings():
            value = self.case.facts.get(name) if self._stated(award, year, name) else None
            facts[name] = True if any(merit.code == name for merit in merits) else value
        stated = self._ratings()
        supposed = {merit.year: merit.code for merit in merits if merit.kind == "rating"}
        facts["ratings"] = {one: level for one, level in {**supposed, **stated}.items() if one <= year}
        if self.case.kind == "collective":
            facts["rating"] = cast("dict[int, str]", facts["ratings"]).get(year)
        facts["registered"] = True
        facts["pending"] = self.case.facts.get("pending", []) if year == self.first else []
        facts["held"] = [*self._held(year), *(held(merit) for merit in merits if merit.kind == "award")]
        facts["alternatives"] = self._alternatives(year)
        return {name: value for name, value in facts.items() if value is not None}

    def _of_person(self, award: str, year: int, merits: tuple[Merit, ...]) -> dict[str, object]:
        facts = self.case.facts
        made = [
            {"year": one.year, "scope": one.code, "recognised": True, "used_for": self._uses(one, award, year)}
            for one in merits
            if one.kind == "initiative"
        ]
        return {
            "months_worked": facts.get("months_worked") if year == self.case.period_to.year else 12,
            "absences": facts.get("absences", []),
            "initiatives": [*self._until(year, "initiatives"), *made],
            "research": self._until(year, "research"),
            "discipline": [self._ended(one, year) for one in self._list("discipline")],
        }

    def _of_group(self, year: int) -> dict[str, object]:
        """The figures of a collective: the stated ones in the year asked, everybody at his best in every other."""
        facts = self.case.facts
        members = facts.get("members", _MEMBERS)
        best = {
            "members": members,
            "members_unclassified": 0,
            "members_completed": members,
            "members_lao_dong_tien_tien": members,
            "members_cstd_co_so": members,
            "members_disciplined": {},
            "exceeded_targets": True,
        }
        if year != self.case.period_to.year:
            return best
        return {name: facts.get(name, value) for name, value in best.items()}

    def _findings(self) -> tuple[str, ...]:
        return _OF_A_GROUP if self.case.kind == "collective" else _FINDINGS

    def _stated(self, award: str, year: int, name: str) -> bool:
        """Whether the case says itself how a finding of ``year`` came out; a choice is made for one award only."""
        if year != self.case.period_to.year:
            return False
        if name == "council":
            return award == self.case.award and self.case.council is not None
        return name in self.case.facts and (name != "selected" or award == self.case.award)

    def _ratings(self) -> dict[int, str]:
        found = dict(cast("Mapping[int, str]", self.case.facts.get("ratings", {})))
        if "rating" in self.case.facts:
            found.setdefault(self.case.period_to.year, str(self.case.facts["rating"]))
        return found

    def _makes_initiatives(self, year: int) -> bool:
        if self.case.kind != "individual":
            return False
        return year >= self.first or "initiatives" not in self.case.facts

    def _list(self, name: str) -> list[Entry]:
        return cast("list[Entry]", self.case.facts.get(name, []))

    def _until(self, year: int, name: str) -> list[Entry]:
        return [entry for entry in self._list(name) if cast(int, entry["year"]) <= year]

    def _held(self, year: int) -> list[Entry]:
        return self._until(year, "held")

    def _uses(self, merit: Merit, award: str, year: int) -> list[dict[str, object]]:
        uses = self.spent.get((merit.year, merit.place), [])
        return [use for use in uses if self._before(str(use["award"]), cast(int, use["year"]), award, year)]

    def _ended(self, measure: Entry, year: int) -> Entry:
        """A measure still running is taken to end within the year asked, which only later years can build on."""
        if year == self.first or measure.get("ended_on") is not None:
            return measure
        decided = cast(date, measure["decided_on"])
        return {**measure, "ended_on": max(decided, date(self.first, 12, 30))}

    def _alternatives(self, year: int) -> dict[str, bool]:
        stated = cast("Mapping[str, bool]", self.case.facts.get("alternatives", {}))
        if year == self.first:
            return dict(stated)
        # A finding holds for the year it was made in: nobody is promised another one.
        return dict.fromkeys(ALTERNATIVES, False)


def thinned(merits: Sequence[Merit], holds: Callable[[list[Merit]], bool]) -> list[Merit]:
    """What is left of ``merits`` when every one that ``holds`` can do without is dropped, the first ones first.

    Halves are tried before single ones: most of what is supposed has no bearing on an award.
    """
    kept = list(merits)

    def drop(part: list[Merit]) -> None:
        nonlocal kept
        without = [one for one in kept if one not in part]
        if not part or holds(without):
            kept = without
        elif len(part) > 1:
            middle = len(part) // 2
            drop(part[:middle])
            drop(part[middle:])

    drop(list(merits))
    return kept


def held(merit: Merit) -> dict[str, object]:
    """An award that is supposed to be given at the end of its year, for merit."""
    return {
        "award": merit.code,
        "year": merit.year,
        "decided_on": date(merit.year, 12, 31),
        "occasion": "cong_trang",
    }


def moved(dates: CaseDates, years: int) -> CaseDates:
    """The same days some years later; without any, the end of the period governs."""
    return CaseDates(
        dossier_received=_moved(dates.dossier_received, years),
        council_meeting=_moved(dates.council_meeting, years),
        decision=_moved(dates.decision, years),
    )


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + years, day.month, 28 if leap else day.day)


def yearly_awards(kind: SubjectKind) -> Iterator[AwardKind]:
    """Awards with a rule that history bears on, titles before forms, low before high: the order of the catalogue."""
    chosen = [one for one in catalogue.awards().values() if one.implemented and kind in one.subjects]
    for form in (False, True):
        yield from (one for one in chosen if _is_form(one.code) is form and _ever_rests(one.code, kind))


def rests_on_history(rule: Rule, kind: str) -> bool:
    """Whether a rule asks for years, titles or initiatives of the subject and not for findings alone."""
    return kind in rule.trees and any(_historic(leaf) for leaf in leaves(rule.trees[kind]))


def _historic(leaf: Leaf) -> bool:
    match leaf.test:
        case Run() | CountIn():
            return True
        case Compare():
            return rulefiles.facts()[leaf.test.fact]["key"] in {"facts.held", "facts.ratings", "facts.rating"}
        case Share():
            return False


@cache
def _ever_rests(award: str, kind: str) -> bool:
    versions = cast("list[Mapping[str, object]]", rulefiles.rule_document(award)["versions"])
    rules = (rule_on(award, cast(date, version["from"])) for version in versions)
    return any(rule is not None and rests_on_history(rule, kind) for rule in rules)


def _is_form(award: str) -> bool:
    found = catalogue.award_kind(award)
    return found is not None and found.kind == "hinh_thuc"
