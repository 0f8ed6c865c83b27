"""One subject against one rule: a tree of criteria, each met, not met or unknown, with what was found."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.law.engine import rulefiles
from thidua.law.engine.codes import DISCIPLINE_LABELS, RATING_LABELS
from thidua.law.engine.tree import (
    MANY,
    UNKNOWN_COUNTS,
    UNKNOWN_WHOLE,
    UNKNOWN_YEARS,
    WINDOW,
    Compare,
    CountIn,
    FactSheet,
    Leaf,
    Node,
    Run,
    Share,
    Test,
    Whole,
    Years,
    fact_names,
    share_vi,
)
from thidua.law.values import Criterion, Truth


def explain(node: Node, sheet: FactSheet) -> Criterion:
    """Evaluate a tree against a fact sheet, keeping the reasons."""
    if isinstance(node, Leaf):
        return _explain_leaf(node, sheet)
    children = tuple(explain(child, sheet) for child in node.children)
    statuses = [child.status for child in children]
    status = all_of(statuses) if node.op == "all" else any_of(statuses)
    found = f"{statuses.count('met')}/{len(statuses)} điều kiện đạt"
    needed = "đủ các điều kiện" if node.op == "all" else "một trong các điều kiện"
    return Criterion(node.id, status, node.text_vi, found, needed, node.cite, children)


def status_of(node: Node, sheet: FactSheet) -> Truth:
    """The outcome alone, without building the tree of reasons."""
    if isinstance(node, Leaf):
        return test_status(node.test, sheet)
    statuses = [status_of(child, sheet) for child in node.children]
    return all_of(statuses) if node.op == "all" else any_of(statuses)


def all_of(statuses: Iterable[Truth]) -> Truth:
    """Three-valued and: one not met decides, else one unknown leaves it open."""
    seen = set(statuses)
    if "not_met" in seen:
        return "not_met"
    return "unknown" if "unknown" in seen else "met"


def any_of(statuses: Iterable[Truth]) -> Truth:
    """Three-valued or: one met decides, else one unknown leaves it open."""
    seen = set(statuses)
    if "met" in seen:
        return "met"
    return "unknown" if "unknown" in seen else "not_met"


def test_status(test: Test, sheet: FactSheet) -> Truth:
    """Hold one test against the facts."""
    match test:
        case Compare():
            return _compare(test, sheet.wholes.get(test.fact, UNKNOWN_WHOLE))
        case Share():
            part = sheet.wholes.get(test.part, UNKNOWN_WHOLE)
            whole = sheet.wholes.get(test.whole, UNKNOWN_WHOLE)
            return _share(test, part, whole)
        case Run():
            return _run(test.length, sheet.years.get(test.series, UNKNOWN_YEARS))
        case CountIn():
            return _count(test, sheet)


def _compare(test: Compare, value: Whole) -> Truth:
    low, high = value
    if test.at_least is not None:
        if low >= test.at_least:
            return "met"
        return "not_met" if high < test.at_least else "unknown"
    bound = test.at_most if test.at_most is not None else MANY
    if high <= bound:
        return "met"
    return "not_met" if low > bound else "unknown"


def _share(test: Share, part: Whole, whole: Whole) -> Truth:
    if whole[1] < 1:
        return "not_met"
    # Strict by integers: more than p % is at least p % plus one unit in the hundredfold.
    extra = 1 if test.strict else 0
    if part[0] * 100 >= test.percent * whole[1] + extra and whole[0] >= 1:
        return "met"
    if part[1] * 100 < test.percent * max(whole[0], 1) + extra:
        return "not_met"
    return "unknown"


def _run(length: int, series: Years) -> Truth:
    wanted = (1 << length) - 1
    if series.certain & wanted == wanted:
        return "met"
    return "unknown" if series.possible & wanted == wanted else "not_met"


def run_length(marks: int) -> int:
    """How many years in a row, ending with the year judged, bear a mark."""
    return ((marks + 1) & ~marks).bit_length() - 1


def _count(test: CountIn, sheet: FactSheet) -> Truth:
    least, most = count_bounds(test, sheet)
    if least >= test.at_least:
        return "met"
    return "not_met" if most < test.at_least else "unknown"


def count_bounds(test: CountIn, sheet: FactSheet) -> Whole:
    """Least and greatest number inside the window of a count."""
    counts = sheet.counts.get(test.counts, UNKNOWN_COUNTS)
    if test.run is None:
        certain_years = possible_years = test.years
    else:
        series = sheet.years.get(test.run, UNKNOWN_YEARS)
        certain_years, possible_years = run_length(series.certain), run_length(series.possible)
    if test.earlier_unclear:
        possible_years = len(counts.most)
    return sum(counts.least[:certain_years]), sum(counts.most[:possible_years])


def _explain_leaf(leaf: Leaf, sheet: FactSheet) -> Criterion:
    status = test_status(leaf.test, sheet)
    who = "" if status == "met" else _who(leaf.test)
    found, fact = found_vi(leaf.test, sheet), fact_names(leaf.test)[0]
    return Criterion(leaf.id, status, leaf.text_vi, found, leaf.needed_vi, leaf.cite, (), who, fact)


def _who(test: Test) -> str:
    fact = rulefiles.facts()[fact_names(test)[0]]
    return f"{fact['supplied_by']} ({fact['evidence']})"


def found_vi(test: Test, sheet: FactSheet) -> str:
    """What the facts say about a test, in Vietnamese; the sheet's own words come first."""
    match test:
        case Share():
            return _found_share(test, sheet)
        case CountIn():
            least, most = count_bounds(test, sheet)
            return _interval(least, most, "")
        case Run():
            if test.series in sheet.shown:
                return sheet.shown[test.series]
            series = sheet.years.get(test.series, UNKNOWN_YEARS)
            longest = run_length(series.possible)
            # As far back as anybody looks: there is no upper end to tell.
            most = longest if longest < WINDOW else MANY
            return _interval(run_length(series.certain), most, "năm liên tục")
        case Compare():
            return sheet.shown.get(test.fact) or _found_compare(test, sheet)


def _found_share(test: Share, sheet: FactSheet) -> str:
    part, whole = sheet.wholes.get(test.part, UNKNOWN_WHOLE), sheet.wholes.get(test.whole, UNKNOWN_WHOLE)
    if part[0] != part[1] or whole[0] != whole[1]:
        return f"{_interval(*part, '')} trên {_interval(*whole, '')}"
    return share_vi(part[0], whole[0])


def _found_compare(test: Compare, sheet: FactSheet) -> str:
    low, high = sheet.wholes.get(test.fact, UNKNOWN_WHOLE)
    fact = rulefiles.facts()[test.fact]
    if low != high:
        return "chưa rõ" if fact["type"] != "whole" else _interval(low, high, fact.get("unit", ""))
    if fact["type"] == "truth":
        return "có" if low else "không"
    if fact["type"] == "level":
        labels = DISCIPLINE_LABELS if "discipline" in test.fact else RATING_LABELS
        return labels.get(low, str(low))
    return f"{low} {fact.get('unit', '')}".strip()


def _interval(low: int, high: int, unit: str) -> str:
    if low == high:
        said = str(low)
    elif high >= MANY:
        said = "chưa rõ" if low <= 0 else f"ít nhất {low}"
    else:
        said = f"từ {max(low, 0)} đến {high}"
    return f"{said} {unit}".strip() if said != "chưa rõ" else said
