"""When an award can first be met: the rules themselves, asked year by year on the facts of a subject at his best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from thidua.law.engine import catalogue, rulefiles
from thidua.law.engine.codes import RATING_LABELS, RATINGS
from thidua.law.engine.governing import governing_day
from thidua.law.engine.load import rule_on
from thidua.law.engine.overlay import Overlay, overlay_on
from thidua.law.engine.projection import HORIZON, Merit, Projection, thinned, yearly_awards
from thidua.law.engine.words import quota_vi
from thidua.law.outlook import Need, Outlook, Reach
from thidua.law.values import AwardCase, AwardKind, LawInputError

_SCOPES_VI = {"co_so": "cơ sở", "bo_nganh_tinh": "Bộ, ban, ngành, tỉnh", "toan_quoc": "toàn quốc"}
# What may be done with less of, from least to most.
_LESS: Mapping[str, tuple[str, ...]] = {"rating": ("HT", "HTT"), "initiative": ("co_so", "bo_nganh_tinh")}
_ORDER = "hc_"


def reach(
    case: AwardCase,
    today: date,
    awards: Iterable[str] | None = None,
    *,
    horizon: int | None = None,
    overlays: Sequence[Overlay] = (),
) -> tuple[Reach, ...]:
    """The nearest year for each award that rests on years, titles or initiatives, nearest first.

    ``today``: its year is the first that can still be worked for. Raises LawInputError when it lies before the case.
    """
    walked = _Walks(case, today, horizon, overlays)
    wanted = {one.code for one in walked.kinds} if awards is None else set(awards)
    found = [_reach(one, walked) for one in walked.kinds if one.code in wanted]
    return tuple(sorted(found, key=lambda one: one.earliest or walked.last + 1))


def nearest(
    case: AwardCase,
    today: date,
    number: int,
    *,
    horizon: int | None = None,
    overlays: Sequence[Overlay] = (),
) -> tuple[Reach, ...]:
    """As ``reach``, but the way is worked out only for the first ``number`` that need more than others' findings."""
    walked = _Walks(case, today, horizon, overlays)
    found: list[Reach] = []
    for kind in sorted(walked.kinds, key=lambda one: walked.hopeful.years.get(one.code, walked.last + 1)):
        told = sum(one.outlook == "reachable" for one in found)
        found.append(_reach(kind, walked, way=told < number))
    return tuple(found)


def first_years(
    case: AwardCase, today: date, *, horizon: int | None = None
) -> Mapping[str, tuple[int | None, int | None]]:
    """Earliest and latest year by award, without the way there."""
    walked = _Walks(case, today, horizon, ())
    return {one.code: (walked.hopeful.years.get(one.code), walked.sure.years.get(one.code)) for one in walked.kinds}


class _Walks:
    """The walk with hope and the one without, for all awards in question."""

    def __init__(self, case: AwardCase, today: date, horizon: int | None, overlays: Sequence[Overlay]) -> None:
        first = today.year
        if first < case.period_to.year:
            raise LawInputError(case.id, "today", f"ngày {today:%d/%m/%Y} trước năm xét {case.period_to.year}")
        self.overlays = overlays
        self.last = first + (HORIZON if horizon is None else horizon)
        self.kinds = [one for one in yearly_awards(case.kind) if not _had(case, one.code)]
        titles = tuple(one.code for one in self.kinds if one.kind == "danh_hieu")
        self.hopeful = _run(Projection(case, first, True, titles, tuple(overlays)), self.kinds, self.last)
        self.sure = self.hopeful
        # Where all of the past is stated, there is nothing to hope for: one walk tells both.
        if self.hopeful.projection.doubts():
            self.sure = _run(Projection(case, first, False, titles, tuple(overlays)), self.kinds, self.last)

    def reached(self, award: str, year: int) -> bool:
        """Whether nothing is missing in the first year but what others find: choice, vote, conduct."""
        projection = self.hopeful.projection
        findings = [one for one in projection.supposed(award, year) if one.kind == "finding"]
        return year == projection.first and projection.meets(award, year, findings)


def _had(case: AwardCase, award: str) -> bool:
    """An order of one class is given once."""
    held = case.facts.get("held", [])
    return award.startswith(_ORDER) and any(entry["award"] == award for entry in held)  # type: ignore[attr-defined]


class _Found:
    """One projection walked to its end: the first year of each award."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.years: dict[str, int] = {}
        self.known: dict[tuple[str, int], tuple[Merit, ...]] = {}

    def needs(self, award: str, year: int) -> tuple[Merit, ...]:
        """What could not be left out for ``award`` in ``year``, with what the titles it rests on need themselves."""
        direct = self._direct(award, year)
        below = [
            merit
            for title in direct
            if title.kind == "award" and (title.code, title.year) != (award, year)
            for merit in self.needs(title.code, title.year)
        ]
        return _strongest([*direct, *below])

    def met(self, award: str, year: int) -> bool:
        return self.projection.meets(award, year, self.projection.supposed(award, year))

    def case(self, award: str, year: int) -> AwardCase:
        return self.projection.case_at(award, year, self.projection.supposed(award, year))

    def _direct(self, award: str, year: int) -> tuple[Merit, ...]:
        if (award, year) not in self.known:
            self.known[award, year] = self._thinned(award, year)
        return self.known[award, year]

    def _thinned(self, award: str, year: int) -> tuple[Merit, ...]:
        """Leave out one supposed merit after the other, or take less of it, as long as the answer holds."""

        def holds(merits: list[Merit]) -> bool:
            return self.projection.meets(award, year, merits)

        kept = thinned(self.projection.supposed(award, year), holds)
        for merit in list(kept):
            for code in _LESS.get(merit.kind, ()):
                less = Merit(merit.year, merit.kind, code, merit.place)
                weaker = [less if one is merit else one for one in kept]
                if holds(weaker):
                    kept = weaker
                    break
        return tuple(kept)


def _run(projection: Projection, kinds: list[AwardKind], last: int) -> _Found:
    """Walk the years from the first supposed one; past years only fill in titles nobody has stated."""
    found = _Found(projection)
    unstated = "held" not in projection.case.facts
    begin = projection.start() if unstated else projection.first
    for year in range(begin, last + 1):
        forms: list[str] = []
        for kind in kinds:
            if kind.code.startswith(_ORDER) and any(code == kind.code for _, code in projection.granted):
                continue
            if _holds(projection.case, kind.code, year) or not found.met(kind.code, year):
                continue
            if year >= projection.first:
                found.years.setdefault(kind.code, year)
            if kind.kind == "danh_hieu":
                projection.grant(kind.code, year)
            else:
                forms.append(kind.code)
        # An award form is given at the end: what rests on it can only be proposed in a later year.
        for code in forms:
            projection.grant(code, year)
    return found


def _holds(case: AwardCase, award: str, year: int) -> bool:
    held = case.facts.get("held", [])
    return any((entry["award"], entry["year"]) == (award, year) for entry in held)  # type: ignore[attr-defined]


def _reach(kind: AwardKind, walked: _Walks, *, way: bool = True) -> Reach:
    earliest, latest = walked.hopeful.years.get(kind.code), walked.sure.years.get(kind.code)
    if earliest is None:
        return Reach(kind.code, kind.label_vi, "not_promised", None, None, (), False, None)
    case = walked.hopeful.case(kind.code, earliest)
    needs = tuple(_needs(walked.hopeful, kind.code, earliest)) if way else ()
    quotas = tuple(_quotas(kind.code, earliest, needs, walked.overlays))
    rule = rule_on(kind.code, governing_day(case.dates, case.period_to))
    outlook: Outlook = "reached" if walked.reached(kind.code, earliest) else "reachable"
    provisional = bool(rule and rule.provisional)
    return Reach(kind.code, kind.label_vi, outlook, earliest, latest, needs, provisional, case, quotas)


def _quotas(award: str, year: int, needs: Sequence[Need], overlays: Sequence[Overlay]) -> Iterable[str]:
    """What limits the number of those who get the award that year, and the titles still to be won on the way."""
    asked = {(award, year), *((need.code, need.year) for need in needs if need.kind == "award" and not need.history)}
    told: dict[str, str] = {}
    for code, when in sorted(asked, key=lambda one: one[1]):
        day = date(when, 12, 31)
        if said := quota_vi(code, day, overlay_on(overlays, day)):
            told.setdefault(f"{catalogue.label_vi(code)}: {said[0].lower()}{said[1:]}", code)
    return told


def _needs(found: _Found, award: str, year: int) -> Iterable[Need]:
    first = found.projection.first
    merits = [one for one in found.needs(award, year) if one.kind != "finding" or one.year == year]
    ranks = {"rating": 0, "initiative": 1, "award": 2, "finding": 3}
    counted: dict[Merit, int] = {}
    for merit in merits:
        key = Merit(merit.year, merit.kind, merit.code)
        counted[key] = counted.get(key, 0) + 1
    for merit in sorted(counted, key=lambda one: (one.year, ranks[one.kind])):
        number = counted[merit]
        yield Need(merit.year, merit.kind, merit.code, _text(merit, number), merit.year < first, number)  # type: ignore[arg-type]


def _strongest(merits: list[Merit]) -> tuple[Merit, ...]:
    """Of the same thing asked twice in a year the stronger: a level or an initiative serves both."""
    best: dict[tuple[int, str, int | str], Merit] = {}
    for merit in merits:
        key = (merit.year, merit.kind, merit.place if merit.kind in _LESS else merit.code)
        if key not in best or _strength(merit) > _strength(best[key]):
            best[key] = merit
    return tuple(best.values())


def _strength(merit: Merit) -> int:
    if merit.kind == "rating":
        return RATINGS[merit.code]
    return list(_SCOPES_VI).index(merit.code) if merit.kind == "initiative" else 0


def _text(merit: Merit, number: int) -> str:
    match merit.kind:
        case "rating":
            level = RATING_LABELS[RATINGS[merit.code]]
            return f"xếp loại {level}" if merit.code == "HTXS" else f"xếp loại từ {level} trở lên"
        case "initiative":
            return f"{number} sáng kiến được công nhận, phạm vi {_SCOPES_VI[merit.code]}"
        case "award":
            return f"được tặng {catalogue.label_vi(merit.code)}"
        case _:
            return _finding(merit.code)


def _finding(code: str) -> str:
    if code == "council":
        return "Hội đồng biểu quyết đạt tỷ lệ"
    label = str(rulefiles.facts()[code]["label_vi"])
    return label[0].lower() + label[1:]
