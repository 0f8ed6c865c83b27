"""Proof that a regulation only tightens: every part is held against the national rule of every day it is to hold.

A condition added under "all" can only refuse more; what replaces a national figure (share of votes, quorum, quota) and
what repeats a national bound must be at least as strict on each version of the national rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NoReturn, cast

from thidua.law.engine import catalogue, dated, rulefiles, votes
from thidua.law.engine.load import Rule, rule_on
from thidua.law.engine.overlay import LocalCondition, Overlay, overlapping
from thidua.law.engine.tree import Compare, CountIn, Group, Leaf, Node, Run, Share, Test
from thidua.law.engine.words import cite_vi
from thidua.law.values import LawInputError, LocalQuota

_DOCUMENTS = ("quotas", "council", "prizes")
_HALF = 50


def faults_of(overlay: Overlay) -> list[LawInputError]:
    """Where a regulation is looser or contradicts itself: key, first day and national rule of each, one a key."""
    found: dict[str, LawInputError] = {}
    for check in _checks(overlay):
        try:
            check()
        except LawInputError as error:
            found.setdefault(error.key, error)
    return list(found.values())


def _checks(overlay: Overlay) -> Iterator[Callable[[], None]]:
    yield partial(_no_circles, overlay)
    yield partial(_ids_once, overlay)
    for day in turning_days(overlay):
        if dated.of_document(rulefiles.document("council"), day) is None:
            yield partial(_unknown, day)
            continue
        yield from (partial(_condition, one, day) for one in overlay.conditions)
        yield from (partial(_vote, award, share.percent, day) for award, share in overlay.votes.items())
        yield from (partial(part, award, quota, day) for award, quota in overlay.quotas.items() for part in _QUOTA)
        yield from (partial(_quorum, key, share, day) for key, share in _quorums(overlay))
        yield partial(_ballot, overlay)
        yield partial(_rounding, overlay.prize_rounding, day)


def check_overlap(overlays: Sequence[Overlay]) -> None:
    """Refuse two regulations for the same day."""
    found = overlapping(overlays)
    if found:
        one, other = found
        said = f"{one.title_vi} và {other.title_vi} cùng áp dụng ngày {other.start:%d/%m/%Y}; ghi ngày kết thúc (to)"
        _fail("from", f"{said} của văn bản trước hoặc sửa ngày bắt đầu")


def turning_days(overlay: Overlay) -> list[date]:
    """Its first day and every later day on which a national rule changes."""
    documents = [rulefiles.document(name) for name in _DOCUMENTS]
    documents += [rulefiles.rule_document(award) for award in rulefiles.implemented_awards()]
    starts = {
        cast(date, version["from"])
        for document in documents
        for version in cast("Sequence[dated.Version]", document["versions"])
    }
    return sorted({overlay.start, *(day for day in starts if overlay.start < day <= overlay.last_day)})


def _fail(key: str, problem: str) -> NoReturn:
    raise LawInputError("", key, problem)


def _unknown(day: date) -> None:
    _fail("from", f"chưa có quy tắc của pháp luật cho ngày {day:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017")


def _no_circles(overlay: Overlay) -> None:
    quotas = {award: [quota.of] for award, quota in overlay.quotas.items()}
    for day in turning_days(overlay):
        for award, raw in _national_quotas(day).items():
            quotas.setdefault(award, []).append(str(raw["of"]))
    uses: dict[str, list[str]] = {}
    for award in rulefiles.implemented_awards():
        uses[award] = list(_uses(rulefiles.rule_document(award)))
    for one in overlay.conditions:
        if one.use:
            uses.setdefault(one.award, []).append(one.use)
    starts = [(f"quotas.{award}.of", award, quotas) for award in overlay.quotas]
    starts += [(one.at, one.award, uses) for one in overlay.conditions]
    for key, award, graph in starts:
        circle = _circle(graph, award)
        if circle:
            _fail(key, f"tham chiếu vòng: {' → '.join(circle)}; bỏ một tham chiếu")


def _ids_once(overlay: Overlay) -> None:
    seen: set[tuple[str, str]] = set()
    for one in overlay.conditions:
        if (one.award, one.id) in seen:
            _fail(f"{one.at}.id", f"mã “{one.id}” ghi hai lần cho “{catalogue.label_vi(one.award)}”; đặt mã khác")
        seen.add((one.award, one.id))


def _uses(raw: object) -> Iterator[str]:
    if isinstance(raw, Mapping):
        if "use" in raw:
            yield str(raw["use"])
        for value in raw.values():
            yield from _uses(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _uses(value)


def _circle(graph: Mapping[str, Sequence[str]], start: str) -> list[str]:
    """A way along the references that comes back to where it began; empty when there is none."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for other in graph.get(way[-1], ()):
            if other == start:
                return [*way, other]
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []


def _rule(award: str, key: str, day: date) -> Rule:
    rule = rule_on(award, day)
    if rule is None:
        _fail(key, f"chưa có quy tắc xét “{catalogue.label_vi(award)}” ngày {day:%d/%m/%Y}; bỏ điều kiện hoặc đổi ngày")
    return rule


def _condition(one: LocalCondition, day: date) -> None:
    rule = _rule(one.award, one.at, day)
    kinds = [kind for kind in rule.trees if one.kind in (None, kind)]
    if not kinds:
        said = f"“{catalogue.label_vi(one.award)}” ngày {day:%d/%m/%Y} không xét cho đối tượng ghi ở only"
        _fail(one.at, f"{said}; sửa only hoặc ngày áp dụng")
    for kind in kinds:
        tree = rule.trees[kind]
        if one.id in _ids(tree):
            _fail(f"{one.at}.id", f"mã “{one.id}” đã có trong quy định của pháp luật; đặt mã khác")
        if one.use:
            other = _rule(one.use, f"{one.at}.use", day)
            if kind not in other.standard:
                _fail(
                    f"{one.at}.use", f"“{catalogue.label_vi(one.use)}” không xét cho cùng đối tượng; sửa use hoặc only"
                )
        for leaf in _necessary(tree):
            if one.test is not None and _weaker(one.test, leaf.test):
                said = f"“{one.text_vi}” lỏng hơn pháp luật: {leaf.text_vi} ({cite_vi(leaf.cite)}, ngày {day:%d/%m/%Y})"
                _fail(one.at, f"{said}; đơn vị chỉ được quy định bằng hoặc chặt hơn")


def _ids(node: Node) -> frozenset[str]:
    inner = (_ids(child) for child in node.children) if isinstance(node, Group) else ()
    return frozenset({node.id}).union(*inner)


def _necessary(node: Node) -> Iterator[Leaf]:
    """The single conditions that nobody gets around."""
    if isinstance(node, Leaf):
        yield node
    elif node.op == "all" or len(node.children) == 1:
        for child in node.children:
            yield from _necessary(child)


def _weaker(local: Test, national: Test) -> bool:
    """Whether two tests ask the same question and the local one asks for less."""
    match local, national:
        case Compare(fact=a, at_least=int(x)), Compare(fact=b, at_least=int(y)):
            return a == b and x < y
        case Compare(fact=a, at_most=int(x)), Compare(fact=b, at_most=int(y)):
            return a == b and x > y
        case Share(), Share():
            same = (local.part, local.whole) == (national.part, national.whole)
            return same and (local.percent, local.strict) < (national.percent, national.strict)
        case Run(), Run():
            return local.series == national.series and local.length < national.length
        case CountIn(run=None), CountIn(run=None):
            same = (local.counts, local.years) == (national.counts, national.years)
            return same and local.at_least < national.at_least
    return False


def _vote(award: str, percent: int, day: date) -> None:
    national = votes.rule(award, day)
    key = f"votes.{award}.percent"
    if national.percent is None and percent <= _HALF:
        _fail(key, f"{percent}% chưa quá nửa; khi pháp luật không đặt tỷ lệ, Hội đồng vẫn cần quá nửa, ghi từ 51")
    if national.percent is not None and percent < national.percent:
        said = (
            f"{percent}% thấp hơn mức {national.percent}% của pháp luật ngày {day:%d/%m/%Y} ({cite_vi(national.cite)})"
        )
        _fail(key, f"{said}; ghi từ {national.percent}")


def _national_quotas(day: date) -> Mapping[str, Mapping[str, object]]:
    version = dated.of_document(rulefiles.document("quotas"), day)
    return cast("Mapping[str, Mapping[str, object]]", version["quotas"] if version else {})


def _cap(award: str, day: date) -> tuple[Mapping[str, object], str] | None:
    """The national quota of an award on a day, with its words."""
    national = _national_quotas(day).get(award)
    if national is None:
        return None
    base, where = catalogue.label_vi(str(national["of"])), cite_vi(dated.cite_of(national["cite"]))
    return (
        national,
        f"hạn mức {national['percent']}% số người đạt {base} của pháp luật ngày {day:%d/%m/%Y} ({where})",
    )


def _quota_base(award: str, own: LocalQuota, day: date) -> None:
    cap = _cap(award, day)
    if cap and own.of != cap[0]["of"]:
        _fail(f"quotas.{award}.of", f"“{own.of}” khác căn cứ của {cap[1]}; ghi {cap[0]['of']}")


def _quota_percent(award: str, own: LocalQuota, day: date) -> None:
    cap = _cap(award, day)
    if cap and own.percent > cast(int, cap[0]["percent"]):
        _fail(f"quotas.{award}.percent", f"{own.percent}% vượt {cap[1]}; ghi không quá {cap[0]['percent']}")


def _quota_rounding(award: str, own: LocalQuota, day: date) -> None:
    cap = _cap(award, day)
    if cap and own.rounding != cap[0]["rounding"]:
        _fail(f"quotas.{award}.rounding", f"“{own.rounding}” có thể vượt {cap[1]}; ghi {cap[0]['rounding']}")


_QUOTA = (_quota_base, _quota_percent, _quota_rounding)


def _quorums(overlay: Overlay) -> Iterator[tuple[str, Fraction]]:
    if overlay.quorum is not None:
        yield "quorum.share", overlay.quorum
    yield from ((f"quorum.awards.{award}", share) for award, share in overlay.quorum_by_award.items())


def _quorum(key: str, share: Fraction, day: date) -> None:
    version = cast(Mapping[str, Mapping[str, int]], dated.of_document(rulefiles.document("council"), day))
    national = Fraction(version["quorum"]["numerator"], version["quorum"]["denominator"])
    if share < national:
        said = f"{share} thấp hơn {national} tổng số thành viên áp dụng ngày {day:%d/%m/%Y}"
        _fail(key, f"{said}; ghi từ {national} trở lên")


def _ballot(overlay: Overlay) -> None:
    if overlay.secret_ballot is False:
        _fail("secret_ballot.value", "bỏ phiếu không kín là nới lỏng; ghi true, hoặc bỏ khóa này")


def _rounding(own: str | None, day: date) -> None:
    version = dated.of_document(rulefiles.document("prizes"), day)
    national = str(version["rounding"]) if version else ""
    if own is not None and own != national and national != "ceil_10k":
        _fail("prize_rounding.rule", f"“{own}” có thể trả cao hơn cách làm tròn của pháp luật ({national})")
