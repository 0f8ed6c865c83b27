"""From a case to the fact sheet that rules are held against. Nothing here decides; it only counts and dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from thidua.law.engine import derive_history as history
from thidua.law.engine import derive_orders as orders
from thidua.law.engine import derive_ratings as ratings
from thidua.law.engine import gates, months, votes
from thidua.law.engine.codes import ALTERNATIVES, DISCIPLINE, PENDING_LABELS, RATING_LABELS, RATINGS
from thidua.law.engine.governing import governing_day
from thidua.law.engine.readings import Readings, readings_on
from thidua.law.engine.tree import MANY, WINDOW, Counts, FactSheet, Whole, Years, share_vi
from thidua.law.values import AwardCase, Council, Warned

_TRUTH_UNKNOWN: Whole = (0, 1)
# Forms whose chain of years may not use years that already earned the same form.
_ONE_MERIT_ONE_AWARD = frozenset({"bang_khen_bo_nganh_tinh", "bang_khen_thu_tuong", *orders.ORDERS})
_TIMING_VI = (
    "Văn bản chưa rõ đề nghị trong năm đạt danh hiệu lần thứ ba hay trong năm liền kề; cần đối chiếu văn bản gốc"
)
_TRUTHS = (
    "takes_part",
    "conduct",
    "selected",
    "party_opinion",
    "movement_effective",
    "united",
    "leads_cluster",
    "exceeded_targets",
)
_MEMBER_FACTS = {
    "members_completed": "members_completed",
    "members_ldtt": "members_lao_dong_tien_tien",
    "members_cstd_co_so": "members_cstd_co_so",
}
# A title of a year under the older classification cannot stand beside a disciplined member "completing" his tasks.
_LAST_YEAR_OF_STRICT_CLASS = 2025


Person = tuple[Mapping[str, Whole], Mapping[str, Years], Mapping[str, str], tuple[Warned, ...]]


def sheet_of(case: AwardCase, as_of: date, known: dict[bool, Person] | None = None) -> FactSheet:
    """All facts of a case as of the day that governs it.

    ``known``: what has been derived of the same person's classes, service and discipline for other awards; it is filled
    here. Cases that share it may differ in award, awards held and results only.
    """
    wholes: dict[str, Whole] = {}
    years: dict[str, Years] = {}
    counts: dict[str, Counts] = {}
    shown: dict[str, str] = {}
    warnings: list[Warned] = []
    rule = readings_on(as_of)
    _truths(case, wholes)
    # What is given to foreigners and to Vietnamese abroad rests on findings that a case does not carry.
    wholes["foreign_relations"] = (0, int(case.occasion == "doi_ngoai"))
    _open_matters(case, as_of, wholes, shown)
    _votes(case.council, wholes, shown)
    warnings += _council_remarks(case.council, as_of)
    if case.kind == "collective":
        _collective(case, rule, wholes, shown, warnings)
        _collective_years(case, years, warnings)
        wholes.update(orders.standing(case))
    else:
        own = _person(case, as_of, known if known is not None else {})
        wholes.update(own[0])
        years.update(own[1])
        shown.update(own[2])
        warnings += own[3]
        _works(case, rule, counts, warnings)
    _histories(case, rule, wholes, years, counts, shown, warnings)
    return FactSheet(wholes, years, counts, shown, tuple(warnings))


def _truths(case: AwardCase, wholes: dict[str, Whole]) -> None:
    for name in _TRUTHS:
        wholes[name] = _truth(case.facts.get(name))
    found = cast("Mapping[str, bool]", case.facts.get("alternatives", {}))
    for key, fact in ALTERNATIVES.items():
        wholes[fact] = _truth(found.get(key))


def _truth(value: object) -> Whole:
    return _TRUTH_UNKNOWN if value is None else (int(bool(value)), int(bool(value)))


def _open_matters(case: AwardCase, as_of: date, wholes: dict[str, Whole], shown: dict[str, str]) -> None:
    pending = cast("list[str] | None", case.facts.get("pending"))
    if pending is None:
        wholes["no_open_matter"] = _TRUTH_UNKNOWN
        return
    if not pending:
        wholes["no_open_matter"] = (1, 1)
        return
    shown["no_open_matter"] = ", ".join(PENDING_LABELS[matter] for matter in pending)
    only_press = set(pending) == {"bao_chi"}
    wholes["no_open_matter"] = _TRUTH_UNKNOWN if only_press and not gates.press_reports_block(as_of) else (0, 0)


def _votes(council: Council | None, wholes: dict[str, Whole], shown: dict[str, str]) -> None:
    if council is None:
        wholes.update({"votes_yes": (0, MANY), "council_members": (1, MANY), "majority": (1, 1)})
        shown["majority"] = "không có biểu quyết"
        return
    yes = council.total_yes
    wholes["votes_yes"] = (yes, yes)
    wholes["council_members"] = (council.members, council.members)
    # No rule above the council's own asks for a majority here, so a minority is for people to look at.
    wholes["majority"] = (1, 1) if yes * 2 > council.members else _TRUTH_UNKNOWN
    shown["majority"] = f"{yes}/{council.members}"


def _council_remarks(council: Council | None, as_of: date) -> list[Warned]:
    """What the minutes should be asked about; it changes no count."""
    if council is None:
        return []
    remarks: list[Warned] = []
    absent = council.members - council.present
    if absent and not council.written_yes:
        said = f"{absent} thành viên vắng mặt chưa được lấy ý kiến bằng văn bản"
        remarks.append(Warned("chua_lay_y_kien_vang_mat", said))
    needed = votes.quorum(council.members, as_of)
    if council.present < needed:
        said = f"Có mặt {council.present}/{council.members} thành viên, phiên họp cần ít nhất {needed}"
        remarks.append(Warned("khong_du_thanh_phan_hop", said))
    return remarks


def _person(case: AwardCase, as_of: date, known: dict[bool, Person]) -> Person:
    # The one thing that the award changes here: the armed forces are classified by rules of their own.
    armed = case.award in ratings.OF_ARMED_FORCES
    if armed not in known:
        known[armed] = _derived_person(case, as_of)
    return known[armed]


def _derived_person(case: AwardCase, as_of: date) -> Person:
    wholes: dict[str, Whole] = {}
    years: dict[str, Years] = {}
    warnings: list[Warned] = []
    last_year, upto = case.period_to.year, _last_day(case, as_of)
    service = _service(case, as_of)
    classes: dict[int, Whole] = {}
    for year in range(last_year - WINDOW + 1, last_year + 1):
        found = ratings.year_class(case, year, service if year == last_year else None)
        classes[year] = found.level
        if year == last_year or not case.single_year:
            warnings += found.warnings if year >= case.period_from.year else ()
    wholes["rating"] = classes[last_year]
    years["years_htxs"] = ratings.years_at_least(classes, last_year, ratings.HTXS)
    years["years_htt"] = ratings.years_at_least(classes, last_year, ratings.HTT)
    wholes["months_of_service"] = _service_whole(case, as_of, service)
    wholes["months_absent"] = ratings.months_absent(case)
    # Limbs for workers and farmers rest on a finding that no key of a case states: open, unless it is an official.
    wholes["worker_finding"] = (0, int(case.subject.get("employment") in (None, "nguoi_lao_dong")))
    wholes["discipline_in_period"] = history.discipline_in_period(case, upto)
    wholes["clear_of_discipline"] = history.clear_of_discipline(case, upto)
    return wholes, years, {"rating": _level_words(classes[last_year])}, tuple(warnings)


def _level_words(level: Whole) -> str:
    return RATING_LABELS[level[0]] if level[0] == level[1] else "chưa rõ"


def _last_day(case: AwardCase, as_of: date) -> date:
    known = [day for day in (case.dates.council_meeting, case.dates.decision) if day]
    return max([as_of, *known])


def _service(case: AwardCase, as_of: date) -> float | None:
    """Months in service: as entered, else full months from joining to the council's meeting; None if unknown."""
    entered = case.facts.get("months_worked")
    if isinstance(entered, int | float):
        return entered
    joined = case.subject.get("joined")
    if not isinstance(joined, date):
        return None
    return months.full_months(joined, case.dates.council_meeting or as_of)


def _service_whole(case: AwardCase, as_of: date, service: float | None) -> Whole:
    """Months for the bar on new recruits: somebody long in service is no recruit, however short the year was."""
    if ratings.study_of_a_year(case) or service is None:
        return (0, MANY)
    since = int(service)
    joined = case.subject.get("joined")
    if isinstance(joined, date):
        since = max(since, months.full_months(joined, case.dates.council_meeting or as_of))
    return (since, since)


def _collective(
    case: AwardCase, rule: Readings, wholes: dict[str, Whole], shown: dict[str, str], warnings: list[Warned]
) -> None:
    rating = _collective_rating(case)
    wholes["collective_rating"] = rating
    shown["collective_rating"] = _level_words(rating)
    for fact, key in _MEMBER_FACTS.items():
        value = case.facts.get(key)
        wholes[fact] = (value, value) if isinstance(value, int) else (0, MANY)
    _members(case, wholes, warnings)
    disciplined = cast("Mapping[str, int] | None", case.facts.get("members_disciplined"))
    if disciplined is None:
        wholes["members_worst_discipline"] = (0, max(DISCIPLINE.values()))
    else:
        worst = max((DISCIPLINE[kind] for kind, number in disciplined.items() if number), default=0)
        wholes["members_worst_discipline"] = (worst, worst)
        _disciplined_members(case, rule, sum(disciplined.values()), wholes, warnings)
    _movement(case, wholes, shown)


def _collective_rating(case: AwardCase) -> Whole:
    by_year = cast("Mapping[int, str]", case.facts.get("ratings", {}))
    entered = case.facts.get("rating") or by_year.get(case.period_to.year)
    return ratings.unknown_class() if entered is None else (RATINGS[str(entered)], RATINGS[str(entered)])


def _members(case: AwardCase, wholes: dict[str, Whole], warnings: list[Warned]) -> None:
    """Base of the shares: members without those not classified; a remark where counting them would turn the answer."""
    members = case.facts.get("members")
    if not isinstance(members, int):
        wholes["members_counted"] = (0, MANY)
        return
    unclassified = case.facts.get("members_unclassified")
    if isinstance(unclassified, int):
        wholes["members_counted"] = (members - unclassified, members - unclassified)
        if unclassified:
            warnings.append(Warned("mau_so_khong_xep_loai", _two_shares(case, members, unclassified)))
    else:
        # Whoever completed his tasks or holds the title was classified, so the base cannot be smaller than they.
        classified = max(1, wholes["members_ldtt"][0], wholes["members_completed"][0])
        wholes["members_counted"] = (min(classified, members), members)


def _two_shares(case: AwardCase, members: int, unclassified: int) -> str:
    """Both shares in words, since no text says whether people who were not classified count in the base."""
    classified = members - unclassified
    said = f"Tỷ lệ tính trên {classified} người đã xếp loại; kể cả {unclassified} người không xếp loại là {members}"
    holders = case.facts.get("members_lao_dong_tien_tien")
    if not isinstance(holders, int) or not classified:
        return said
    both = f"{share_vi(holders, classified)} hoặc {share_vi(holders, members)}"
    return f"{said}; Lao động tiên tiến theo hai cách tính: {both}"


def _disciplined_members(
    case: AwardCase, rule: Readings, disciplined: int, wholes: dict[str, Whole], warnings: list[Warned]
) -> None:
    """A member disciplined in the year is classed as failing: counting him among the completed is a contradiction."""
    low, high = wholes["members_completed"]
    counted = wholes["members_counted"]
    contradicts = disciplined and low == high and counted[0] == counted[1] and low > counted[1] - disciplined
    if not contradicts:
        return
    said = f"{disciplined} người bị kỷ luật nhưng ghi {low}/{counted[1]} người hoàn thành nhiệm vụ"
    warnings.append(Warned("xep_loai_trai_ky_luat", said))
    if rule.discipline_of_members == "unknown" and case.period_to.year <= _LAST_YEAR_OF_STRICT_CLASS:
        wholes["members_completed"] = (low - disciplined, high)


def _movement(case: AwardCase, wholes: dict[str, Whole], shown: dict[str, str]) -> None:
    movement = cast("Mapping[str, object] | None", case.facts.get("movement"))
    thematic = case.occasion == "phong_trao_thi_dua" or (movement is not None and case.occasion is None)
    wholes["thematic"] = (int(thematic), int(thematic))
    wholes.update(orders.movement_facts(movement))
    if movement is None:
        shown["movement_months_asked"] = "chưa nêu phong trào"
    else:
        full, days = months.span_length(cast(date, movement["from"]), cast(date, movement["to"]))
        said = f"{full} tháng" + (f" {days} ngày" if days else "")
        shown.update(dict.fromkeys(("movement_months", "movement_months_planned", "movement_months_asked"), said))


def _collective_years(case: AwardCase, years: dict[str, Years], warnings: list[Warned]) -> None:
    """Excellent years, by class or by title; a collective's class is taken as entered."""
    last_year = case.period_to.year
    by_year = dict(cast("Mapping[int, str]", case.facts.get("ratings", {})))
    if isinstance(case.facts.get("rating"), str):
        by_year.setdefault(last_year, str(case.facts["rating"]))
    classes: dict[int, Whole] = {year: (RATINGS[level], RATINGS[level]) for year, level in by_year.items()}
    years["years_htxs"] = ratings.years_at_least(classes, last_year, ratings.HTXS)
    years["years_htt"] = ratings.years_at_least(classes, last_year, ratings.HTT)
    titles = [
        history.title_years(case, code, last_year) for code in ("tap_the_lao_dong_xuat_sac", "don_vi_quyet_thang")
    ]
    years["years_excellent_labour"] = history.either(years["years_htxs"], titles[0])
    years["years_excellent"] = history.either(years["years_excellent_labour"], titles[1])
    if case.award != "bang_khen_bo_nganh_tinh":
        return
    two, certain = 0b11, years["years_excellent"].certain
    pure = [years["years_htxs"].certain, *(title.certain for title in titles)]
    if certain & two == two and not any(marks & two == two for marks in pure):
        said = "Hai năm liên tục gồm một năm theo xếp loại và một năm theo danh hiệu; luật không nói rõ có được ghép"
        warnings.append(Warned("chuoi_ghep", said))


def _works(case: AwardCase, rule: Readings, counts: dict[str, Counts], warnings: list[Warned]) -> None:
    for key in ("recognised", "accepted"):
        found, remarks = history.solutions(case, key, case.period_to.year, rule)
        counts.update(found)
        warnings += remarks


def _histories(
    case: AwardCase,
    rule: Readings,
    wholes: dict[str, Whole],
    years: dict[str, Years],
    counts: dict[str, Counts],
    shown: dict[str, str],
    warnings: list[Warned],
) -> None:
    last_year = case.period_to.year
    titles = history.title_years(case, "cstd_co_so", last_year)
    if case.award == "cstd_bo_nganh_tinh":
        titles = _three_titles(case, rule, titles, shown, warnings)
    years["years_cstd_co_so"] = titles
    if case.award in _ONE_MERIT_ONE_AWARD:
        spent = history.rewarded_years(case, last_year)
        for name in ("years_htxs", "years_htt", "years_cstd_co_so", "years_excellent", "years_excellent_labour"):
            if name in years:
                years[name] = history.without(years[name], spent)
    wholes["cstd_tinh_cycles"] = history.cycles(case, last_year)
    for fact, merit in (("years_after_bang_khen", False), ("years_after_merit_bang_khen", rule.merit_only_chain)):
        wholes[fact] = history.years_after(case, "bang_khen_bo_nganh_tinh", last_year, merit_only=merit)
    if "years_excellent" in years:
        starter = wholes["years_after_merit_bang_khen"]
        years["years_excellent_after_bang_khen"] = history.following(years["years_excellent"], starter)
    orders.chain(case, rule, wholes, years, counts)


def _three_titles(
    case: AwardCase, rule: Readings, titles: Years, shown: dict[str, str], warnings: list[Warned]
) -> Years:
    """The base titles as the provincial title counts them: years spent drop out, the moment may be unclear."""
    last_year = case.period_to.year
    if history.overlapping_cycle(case, last_year):
        # Years that already earned the title are spent: surely, or only perhaps, as the reading of the day says.
        return Years(0, 0 if rule.overlap_of_cycles == "not_met" else titles.possible)
    if rule.third_title_timing != "unclear":
        return titles
    proposed = governing_day(case.dates, case.period_to).year
    titles, said = history.timing_of_third(titles, proposed, last_year)
    if said:
        shown["years_cstd_co_so"] = said
        warnings.append(Warned("thoi_diem_de_nghi", _TIMING_VI))
    return titles
