"""The class of a year's work: whether there is one, how high it may be, and how many may have the highest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import cast

from thidua.law.engine import dated, months, rulefiles
from thidua.law.engine.codes import RATING_LABELS, RATINGS
from thidua.law.procedure import (
    Cited,
    ClassificationAnswer,
    Limit,
    Measure,
    Rating,
    ShareAnswer,
    UnitClass,
    UnitYear,
    WorkYear,
)
from thidua.law.values import Cite, LawInputError, Truth

Raw = Mapping[str, object]
_A_YEAR = 12
_BY_FIGURES: tuple[Rating, ...] = ("HTXS", "HTT", "HT")
# Leave that takes working time away. Study counts as work, and so does treatment after a rescue.
_AWAY = frozenset({"om_dau", "viec_rieng", "thai_san"})


@dataclass(frozen=True, slots=True)
class Rules:
    """The text for one assessed year and kind of employment, as the rulebook writes it."""

    sure: bool
    label_vi: str
    raw: Raw

    def part(self, name: str) -> Raw | None:
        return cast("Raw | None", self.raw[name])


@lru_cache(maxsize=256)
def rules_of(year: int, employment: str | None) -> Rules | None:
    """The rules of classification of a year for one kind of employment; None before the first year known."""
    for raw in cast("Sequence[Raw]", rulefiles.document("classification")["individual"]):
        whom = cast("list[str] | None", raw["employment"])
        if _covers(raw, year) and (whom is None or employment in whom):
            return Rules(bool(raw["sure"]), str(raw["label_vi"]), raw)
    return None


def classification(work: WorkYear) -> ClassificationAnswer:
    """Whether a year is classified and the highest class it may get, with every ground that limits it.

    Raises LawInputError for a year before 2020, for which no rule is known here.
    """
    rules = _rules(work.year, work.employment)
    limits = tuple(
        found for found in (*_by_time(work, rules), *_by_discipline(work, rules), *_by_figures(work, rules)) if found
    )
    sure = [RATINGS[one.level] for one in limits if one.sure]
    highest = _level(min(sure, default=RATINGS["HTXS"]))
    lowest = _level(min((RATINGS[one.level] for one in limits), default=RATINGS["HTXS"]))
    classified: Truth = "not_met" if highest == "KXL" else "unknown" if lowest == "KXL" else "met"
    return ClassificationAnswer(work.year, rules.label_vi, classified, highest, lowest, limits)


def _rules(year: int, employment: str | None) -> Rules:
    found = rules_of(year, employment)
    if found is None:
        raise LawInputError("", "year", f"chưa có quy tắc xếp loại cho năm {year}; các quy tắc bắt đầu từ năm 2020")
    return found


def _by_time(work: WorkYear, rules: Rules) -> Iterator[Limit | None]:
    least = cast(Raw, rules.part("min_months"))
    counted = frozenset(cast("list[str]", cast(Raw, rules.part("counted_leave"))["reasons"]))
    needed, cite = cast(int, least["months"]), dated.cite_of(least["cite"])
    away = _time_away(work, _AWAY - counted)
    if work.months_in_service is None:
        said = f"Chưa rõ thời gian công tác trong năm; chưa đủ {needed} tháng thì không xếp loại"
        yield Limit("thoi_gian_cong_tac", "KXL", said, False, cite)
    elif min(work.months_in_service, _A_YEAR) - away[0] - Fraction(away[1], months.DAYS_A_MONTH) < needed:
        # Whether such leave also cures a service that is short in itself, the text does not say.
        on_leave = any(absence.reason in counted for absence in work.absences)
        said = f"Làm việc chưa đủ {needed} tháng trong năm thì không xếp loại"
        yield Limit("thoi_gian_cong_tac", "KXL", said, rules.sure and not on_leave, cite)
    cap = rules.part("cap")
    if cap and away[0] >= cast(int, cap["months"]):
        level = cast(Rating, cap["level"])
        said = f"Nghỉ từ {cap['months']} tháng trong năm thì cao nhất là {RATING_LABELS[RATINGS[level]]}"
        yield Limit("nghi_dai_ngay", level, said, rules.sure, dated.cite_of(cap["cite"]))


def _time_away(work: WorkYear, reasons: frozenset[str]) -> months.Length:
    entries = [(one.start, one.end) for one in work.absences if one.reason in reasons]
    return months.in_year(entries, work.year)


def _by_discipline(work: WorkYear, rules: Rules) -> Iterator[Limit | None]:
    rule = cast(Raw, rules.part("discipline"))
    cite, only_duty = dated.cite_of(rule["cite"]), rule["reach"] == "duty"
    for measure in work.discipline:
        if measure.decided_on.year != work.year or measure.counted_in not in (None, work.year):
            continue
        if only_duty and (measure.elsewhere or measure.about_duty is False):
            continue
        certain = rules.sure and (not only_duty or measure.about_duty is True)
        yield Limit("ky_luat", "KHT", _discipline_words(measure, only_duty), certain, cite)


def _discipline_words(measure: Measure, only_duty: bool) -> str:
    when = f"Bị kỷ luật ngày {measure.decided_on:%d/%m/%Y}"
    if not only_duty:
        return f"{when}: xếp loại không hoàn thành nhiệm vụ"
    if measure.about_duty:
        return f"{when} do suy thoái hoặc vi phạm liên quan đến công vụ: không hoàn thành nhiệm vụ"
    return f"{when}: chưa rõ có liên quan đến công vụ hoặc suy thoái không; nếu có thì không hoàn thành nhiệm vụ"


def _by_figures(work: WorkYear, rules: Rules) -> Iterator[Limit | None]:
    bands, head = rules.part("bands"), rules.part("head")
    if bands and work.points is not None:
        level = _band(cast("Mapping[str, int]", bands["levels"]), work.points)
        said = f"{_number(work.points)} điểm thuộc mức {RATING_LABELS[RATINGS[level]]}"
        yield Limit("diem", level, said, rules.sure, dated.cite_of(bands["cite"]))
    if head and work.unit_level is not None:
        said = f"{head['text_vi']}: {RATING_LABELS[RATINGS[work.unit_level]]}"
        yield Limit("nguoi_dung_dau", work.unit_level, said, rules.sure, dated.cite_of(head["cite"]))


def _band(levels: Mapping[str, int], points: Fraction) -> Rating:
    if not 0 <= points <= 100:
        raise LawInputError("", "points", f"{_number(points)} điểm không hợp lệ; điểm năm từ 0 đến 100")
    return cast(Rating, next(name for name, least in levels.items() if points >= least))


def excellent_share(year: int, employment: str, excellent: int, good: int, outstanding: bool = False) -> ShareAnswer:
    """Hold the number classed HTXS against its cap, a percentage of those classed HTT.

    The texts do not say whether the excellent ones are inside that count: between the two readings the answer is
    unknown. ``outstanding``: the competent body has recognised the unit's results as outstanding.
    """
    return _share(_rules(year, employment).part("share"), excellent, good, outstanding)


def excellent_units_share(year: int, excellent: int, good: int, outstanding: bool = False) -> ShareAnswer:
    """The same for organisations classed by one body."""
    raw = _unit_rules(year)
    return _share(cast("Raw | None", raw["share"]) if raw else None, excellent, good, outstanding)


def _share(rule: Raw | None, excellent: int, good: int, outstanding: bool) -> ShareAnswer:
    if excellent < 0 or good < 0:
        raise LawInputError("", "excellent", "số người ở mỗi mức phải từ 0 trở lên")
    if rule is None:
        return ShareAnswer("met", None, None, "Không thấy quy định về tỷ lệ hoàn thành xuất sắc cho năm này", None)
    cite = dated.cite_of(rule["cite"])
    raised = cast("int | None", rule["more_percent"]) if outstanding else None
    percent = raised or cast(int, rule["percent"])
    few, many = percent * good // 100, percent * (good + excellent) // 100
    said = f"{excellent} người hoàn thành xuất sắc; không quá {percent}% số hoàn thành tốt: {few}"
    said += f", hoặc {many} nếu tính cả số hoàn thành xuất sắc" if many > few else ""
    status: Truth = "met" if excellent <= few else "unknown" if excellent <= many else "not_met"
    # A cap not read in its own text, or one that another body may lift, refuses nobody.
    if status == "not_met" and (cite.confidence == "uncertain" or (outstanding and raised is None)):
        status = "unknown"
    return ShareAnswer(status, few, many, said, cite)


def opinion_of_old_unit(year: int, employment: str, months_there: int) -> tuple[bool, str, Cite] | None:
    """Whether the old agency's opinion is needed on somebody who moved, in words with the article; None if unknown."""
    rule = _rules(year, employment).part("transfer")
    if rule is None:
        return None
    least = cast("int | None", rule["opinion_from_months"])
    return least is not None and months_there >= least, str(rule["text_vi"]), dated.cite_of(rule["cite"])


def unit_class(unit: UnitYear) -> UnitClass:
    """The class that an organisation's figures lead to; raises LawInputError for a year whose rule is not known."""
    raw = _unit_rules(unit.year)
    if raw is None:
        said = f"chưa có quy tắc xếp loại tổ chức bằng số liệu cho năm {unit.year}; các quy tắc bắt đầu từ năm 2026"
        raise LawInputError("", "year", said)
    failing = cast(Raw, raw["KHT"])
    under = cast(int, failing["done_under_percent"])
    if unit.grave_fault or (unit.done_percent is not None and unit.done_percent < under):
        said = f"Có sai phạm nghiêm trọng hoặc hoàn thành dưới {under}% nhiệm vụ"
        return UnitClass("KHT", "KHT", (), said, dated.cite_of(failing["cite"]))
    missing: list[str] = []
    possible: Rating | None = None
    for level in _BY_FIGURES:
        rule = cast(Raw, raw[level])
        status, lacking = _meets(unit, rule)
        if status == "met":
            said = f"Đạt đủ điều kiện của mức {RATING_LABELS[RATINGS[level]]}"
            return UnitClass(level, possible or level, tuple(missing), said, _cite(rule))
        if status == "unknown":
            possible = possible or level
            missing += [name for name in lacking if name not in missing]
    return _below(unit, possible, tuple(missing), failing)


def recognises_unit_class(unit: str, year: int) -> Cited:
    """Who recognises the class of an organisation: so, xa, phong_thuoc_so, phong_thuoc_xa.

    Raises LawInputError for another kind of organisation or a year whose rule is not known.
    """
    raw = _unit_rules(year)
    known = cast("Mapping[str, Raw]", raw["recognised_by"]) if raw else {}
    if unit not in known:
        said = (
            f"chưa rõ ai công nhận xếp loại của “{unit}” năm {year}; dùng một trong: {', '.join(known) or 'không có'}"
        )
        raise LawInputError("", "unit", said)
    return Cited(str(known[unit]["text_vi"]), dated.cite_of(known[unit]["cite"]))


def _below(unit: UnitYear, possible: Rating | None, missing: tuple[str, ...], failing: Raw) -> UnitClass:
    if possible is not None:
        return UnitClass(None, possible, missing, "Chưa đủ số liệu để xếp loại", None)
    if unit.points is not None and unit.points < 50:
        return UnitClass("KHT", "KHT", (), f"{_number(unit.points)} điểm, dưới 50 điểm", _cite(failing))
    said = "Điểm và tỷ lệ nhiệm vụ không cùng rơi vào một mức của Nghị định; người có thẩm quyền xem xét"
    return UnitClass(None, None, (), said, _cite(failing))


def _meets(unit: UnitYear, rule: Raw) -> tuple[Truth, list[str]]:
    """Whether the figures meet every demand of a level, and which figures are lacking."""
    results: dict[str, bool | None] = {"points": _reaches(unit.points, rule["points"])}
    if "done_percent" in rule:
        results["done_on_time_percent"] = _reaches(unit.done_on_time_percent, rule["done_percent"])
    if rule.get("all_done"):
        results["done_percent"] = _reaches(unit.done_percent, 100)
    if "over_percent" in rule:
        results["over_percent"] = _reaches(unit.over_percent, rule["over_percent"])
    if "late_percent" in rule:
        late = None if unit.done_on_time_percent is None else 100 - unit.done_on_time_percent
        results["done_on_time_percent"] = None if late is None else late <= cast(int, rule["late_percent"])
    if rule.get("no_failed_unit"):
        results["failed_units"] = None if unit.failed_units is None else unit.failed_units == 0
    if rule.get("faults_mended"):
        results["faults_mended"] = unit.faults_mended
    if False in results.values():
        return "not_met", []
    lacking = [name for name, result in results.items() if result is None]
    return ("unknown" if lacking else "met"), lacking


def _reaches(value: Fraction | None, least: object) -> bool | None:
    return None if value is None else value >= cast(int, least)


def _unit_rules(year: int) -> Raw | None:
    return next(
        (
            raw
            for raw in cast("Sequence[Raw]", rulefiles.document("classification")["organisation"])
            if _covers(raw, year)
        ),
        None,
    )


def _covers(raw: Raw, year: int) -> bool:
    last = cast("int | None", raw["to_year"])
    return cast(int, raw["from_year"]) <= year and (last is None or year <= last)


def _cite(rule: Raw) -> Cite:
    return dated.cite_of(rule["cite"])


def _level(place: int) -> Rating:
    return cast(Rating, next(code for code, order in RATINGS.items() if order == place))


def _number(value: Fraction) -> str:
    return f"{float(value):g}".replace(".", ",")
