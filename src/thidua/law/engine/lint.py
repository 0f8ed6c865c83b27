"""What may be wrong with the rulebook itself: each fault one line with the file, the line in it and what was expected.

``lint`` looks at the files alone; ``proof`` also at what a set of cases shows of each condition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from thidua.law.engine import catalogue, dated, governing, load, rulecheck, rulefiles
from thidua.law.engine.codes import DECIDERS, KIND_LABELS
from thidua.law.engine.derive import sheet_of
from thidua.law.engine.explain import test_status
from thidua.law.engine.governing import governing_day
from thidua.law.engine.rulecheck import Fault, Way
from thidua.law.engine.tree import Leaf, fact_names, leaves
from thidua.law.values import AwardCase, Cite

_FACT_TYPES = {"truth", "whole", "level", "years", "counts"}
_FACT_KEYS = ("label_vi", "key", "supplied_by", "evidence")
# Ids that cases may name (the law-cases contract): several limbs of one article may each be such a condition.
_SHARED_IDS = {"xep_loai", "thoi_gian_cong_tac", "ky_luat", "sang_kien", "chuoi_lien_tuc", "bang_khen_truoc"}
# Facts that a local regulation may ask for, though no national rule does.
_LOCAL_FACTS = {"months_absent"}


# Tables whose keys, and lists whose entries, are awards.
_BY_AWARD = {"thresholds", "threshold_cites", "quotas", "multiples", "without_rule"}
_OF_AWARDS = {"awards", "undecided"}
# A title with a prize of its own, whose standard is told with the other titles of its article.
_TOLD_ELSEWHERE = ("co_thi_dua_quan_khu_dhqg",)


def lint() -> list[str]:
    """Every fault found in the files of the rulebook, in Vietnamese; empty when it is sound."""
    found = [*_facts(), *_rules(), *_tables(), *_competence()]
    # What a file that cannot be read would have said of facts and awards is not known.
    return found or [*_idle_facts(), *_catalogue()]


def citations() -> Iterator[tuple[str, Cite]]:
    """Every citation of the rulebook with the place it stands."""
    for path, content in _documents():
        for way, raw in _cites(content, ()):
            yield rulecheck.place(path, way), dated.cite_of(raw)


def _documents() -> Iterator[tuple[Path, object]]:
    """Every file of the rulebook that may cite, rules and tables."""
    for path in sorted(rulefiles.RULEBOOK.rglob("*.yaml")):
        yield path, rulecheck.read(path)


def _table_files() -> Iterator[tuple[Path, Mapping[str, object]]]:
    for path in sorted(rulefiles.RULEBOOK.glob("*.yaml")):
        yield path, rulefiles.document(path.stem)


def _cites(raw: object, way: Way) -> Iterator[tuple[Way, Mapping[str, object]]]:
    if isinstance(raw, Mapping):
        if "instrument" in raw and "at" in raw:
            yield way, raw
        for key, value in raw.items():
            yield from _cites(value, (*way, str(key)))
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from _cites(value, (*way, number))


def _rules() -> Iterator[str]:
    for award, path in rulefiles.implemented_awards().items():
        content = rulecheck.read(path)
        found = [*rulecheck.faults(award, content)]
        if not found:
            versions = cast("Sequence[dated.Version]", cast("Mapping[str, object]", content)["versions"])
            found = [*_chain(versions, ("versions",)), *(f for n, v in enumerate(versions) for f in _version(v, n))]
        # The same place repeated under an alias is one fault to mend.
        yield from dict.fromkeys(f"{rulecheck.place(path, fault.way)}: {fault.said}" for fault in found)


def _chain(versions: Sequence[dated.Version], way: Way) -> Iterator[Fault]:
    for number, version in enumerate(versions):
        start, end = cast(date, version["from"]), cast("date | None", version["to"])
        following = versions[number + 1]["from"] if number + 1 < len(versions) else None
        if end is not None and end <= start:
            yield Fault((*way, number, "to"), f"hết hiệu lực {end} trước khi có hiệu lực {start}")
        if end != following:
            said = f"phiên bản sau bắt đầu {following}" if following else "phiên bản cuối phải để trống (null)"
            yield Fault(
                (*way, number, "to"), f"phiên bản {start} kết thúc {end}, {said}; không được hở hoặc chồng ngày"
            )


def _version(version: dated.Version, number: int) -> Iterator[Fault]:
    for kind in (key for key in version if key in KIND_LABELS):
        way: Way = ("versions", number, kind)
        yield from _repeated_ids(version[kind], way)
        for found, raw in _cites(version[kind], way):
            yield from _in_force(raw, found, version)


def _repeated_ids(raw: object, way: Way) -> Iterator[Fault]:
    """An id twice in one rule: allowed to the ids of the contract, and to one condition asked for in two limbs."""
    first: dict[str, object] = {}
    for name, found, node in _conditions(raw, way):
        test = node.get("when")
        if name in first and name not in _SHARED_IDS and (test is None or first[name] != test):
            yield Fault((*found, "id"), f"mã “{name}” đứng hai lần cho hai điều kiện khác nhau; đặt mã khác")
        first.setdefault(name, test)


def _conditions(raw: object, way: Way) -> Iterator[tuple[str, Way, Mapping[str, object]]]:
    node = cast("Mapping[str, object]", raw)
    if node.get("id"):
        yield str(node["id"]), way, node
    for op in ("all", "any"):
        for number, child in enumerate(cast("Sequence[object]", node.get(op, ()))):
            yield from _conditions(child, (*way, op, number))


def _in_force(cite: Mapping[str, object], way: Way, version: dated.Version) -> Iterator[Fault]:
    """The citation of an instrument that was not in force on any day of the version."""
    found = rulefiles.instruments().get(str(cite["instrument"]))
    if found is None:
        return
    start, end = cast(date, found["from"]), cast("date | None", found["to"])
    first, last = cast(date, version["from"]), cast("date | None", version["to"])
    if (end is not None and end <= first) or (last is not None and start >= last):
        said = (
            f"{cite['instrument']} có hiệu lực từ {start} đến {end or 'nay'}, không có hiệu lực trong phiên bản {first}"
        )
        yield Fault((*way, "instrument"), said)


def _tables() -> Iterator[str]:
    for path, content in _table_files():
        for key, rows in content.items():
            if isinstance(rows, list) and rows and all(isinstance(row, Mapping) and "to" in row for row in rows):
                found = [fault for number, row in enumerate(rows) for fault in rulecheck.day_faults(row, (key, number))]
                found = found or [*_chain(rows, (key,))]
                yield from (f"{rulecheck.place(path, fault.way)}: {fault.said}" for fault in found)
        cited = (one for one in _cites(content, ()) if "confidence" in one[1])
        cites = (fault for way, raw in cited for fault in rulecheck.cite_faults(raw, way))
        gates = rulecheck.gate_faults(content) if path.stem == "gates" else ()
        for fault in (*cites, *_codes(content, ()), *gates):
            yield f"{rulecheck.place(path, fault.way)}: {fault.said}"


def _codes(raw: object, way: Way) -> Iterator[Fault]:
    """Awards that a table names but the catalogue does not know."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            here: Way = (*way, str(key))
            if key in _BY_AWARD and isinstance(value, Mapping) and "same_as" not in value:
                yield from (_unknown(code, (*here, code)) for code in value if not _is_award(code))
            elif key in _OF_AWARDS and isinstance(value, list):
                yield from (_unknown(code, here) for code in value if not _is_award(code))
            yield from _codes(value, here)
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from _codes(value, (*way, number))


def _is_award(code: object) -> bool:
    known = (*catalogue.awards(), *_TOLD_ELSEWHERE)
    return any(one.startswith(str(code)[:-1]) if str(code).endswith("*") else one == code for one in known)


def _unknown(code: object, way: Way) -> Fault:
    return Fault(way, f"“{code}” không có trong danh mục")


def _facts() -> Iterator[str]:
    path = rulefiles.LAW / "facts.yaml"
    for name, fact in rulefiles.facts().items():
        at = rulecheck.place(path, (name,))
        if fact.get("type") not in _FACT_TYPES:
            yield f"{at}: kiểu “{fact.get('type')}” không có; dùng một trong: {', '.join(sorted(_FACT_TYPES))}"
        yield from (f"{at}: {name} thiếu {key}" for key in _FACT_KEYS if not fact.get(key))
        if fact.get("award") and fact["award"] not in catalogue.awards():
            yield f"{at}: {name} đếm “{fact['award']}”, không có trong danh mục"


def _idle_facts() -> Iterator[str]:
    asked = {name for _, _, leaf in _all_leaves() for name in fact_names(leaf.test)} | _LOCAL_FACTS
    for name in rulefiles.facts():
        if name not in asked:
            at = rulecheck.place(rulefiles.LAW / "facts.yaml", (name,))
            yield f"{at}: không quy tắc nào dùng {name}; bỏ đi hoặc dùng trong một quy tắc"


def _all_leaves() -> Iterator[tuple[load.Rule, str, Leaf]]:
    for award in rulefiles.implemented_awards():
        for rule in load.versions_of(award):
            for kind, tree in (*rule.trees.items(), *rule.draft_trees.items()):
                yield from ((rule, kind, leaf) for leaf in leaves(tree))


def _catalogue() -> Iterator[str]:
    """Every award, subject and regime has a rule, or ``without_rule`` of the catalogue says why it has none."""
    path = rulefiles.RULEBOOK / "catalogue.yaml"
    reasons = cast("Mapping[str, Mapping[str, str]]", rulefiles.document("catalogue").get("without_rule", {}))
    for code, kind in catalogue.awards().items():
        for regime in governing.regimes():
            said = reasons.get(code, {}).get(regime.key)
            rule = load.rule_on(code, regime.start)
            gone = [KIND_LABELS[one] for one in sorted(kind.subjects) if rule is None or one not in rule.trees]
            if gone and not said:
                where = rulecheck.place(path, ("awards", code))
                who = ", ".join(gone)
                yield f"{where}: {code} chưa có quy tắc {regime.key} cho {who}; viết quy tắc, hoặc ghi lý do"
            if said and not gone:
                where = rulecheck.place(path, ("without_rule", code, regime.key))
                yield f"{where}: {code} đã có quy tắc {regime.key}; bỏ lý do chưa có quy tắc"


def _competence() -> Iterator[str]:
    path = rulefiles.RULEBOOK / "competence.yaml"
    document = rulefiles.document("competence")
    bodies = cast("Mapping[str, str]", document["bodies"])
    for body in sorted(set(bodies) ^ set(DECIDERS)):
        yield f"{rulecheck.place(path, ('bodies', body))}: {body} phải có cả ở đây và trong mã của tình huống"
    for level, ladder in cast("Mapping[str, Sequence[str]]", document["ladder"]).items():
        at = rulecheck.place(path, ("ladder", level))
        yield from (f"{at}: “{body}” không có trong bodies" for body in ladder if body not in bodies)
    for number, version in enumerate(cast("Sequence[Mapping[str, object]]", document["versions"])):
        for place, grant in enumerate(cast("Sequence[Mapping[str, object]]", version["grants"])):
            yield from _grant(path, grant, ("versions", number, "grants", place), bodies)


def _grant(path: Path, grant: Mapping[str, object], way: Way, bodies: Mapping[str, str]) -> Iterator[str]:
    if grant["body"] not in bodies:
        yield f"{rulecheck.place(path, (*way, 'body'))}: “{grant['body']}” không có trong bodies"


def proof(cases: Iterable[AwardCase]) -> list[str]:
    """Conditions that the cases do not show from both sides, and rules of which no case leaves anything open.

    A condition that several rules share (gates, votes, a standard taken over) is shown by a case of any of them.
    """
    seen: dict[tuple[date, Leaf], set[str]] = {}
    opened: set[tuple[str, str]] = set()
    for case in cases:
        as_of = governing_day(case.dates, case.period_to)
        rule = load.rule_on(case.award, as_of)
        if rule is None or case.kind not in rule.trees:
            continue
        sheet = sheet_of(case, as_of)
        for tree in (rule.trees[case.kind], rule.draft_trees.get(case.kind)):
            for leaf in leaves(tree) if tree else ():
                status = test_status(leaf.test, sheet)
                seen.setdefault((rule.start, leaf), set()).add(status)
                if status == "unknown":
                    opened.add((rule.id, case.kind))
    return list(dict.fromkeys(_unproved(seen, opened)))


def _unproved(seen: Mapping[tuple[date, Leaf], set[str]], opened: Collection[tuple[str, str]]) -> Iterator[str]:
    for rule, kind, leaf in _all_leaves():
        needed = _SIDES.get(fact_names(leaf.test)[0], {"met", "not_met"})
        for name in sorted(needed - seen.get((rule.start, leaf), set())):
            yield f"{rule.id} {kind}: chưa có tình huống nào mà {leaf.id} {_OUTCOME[name]}"
        if (rule.id, kind) not in opened:
            yield f"{rule.id} {kind}: chưa có tình huống nào còn thiếu dữ kiện"


# A minority of votes is for people to look at where no text asks for a majority. What a case cannot carry stays open;
# what a case tells of only in part can be refuted or proved, never both.
_SIDES = {
    "majority": {"met", "unknown"},
    "beyond_the_case": {"unknown"},
    "career_contribution": {"not_met", "unknown"},
    "worker_finding": {"not_met", "unknown"},
    "foreign_relations": {"not_met", "unknown"},
    "not_for_flags": {"not_met", "unknown"},
    "collective_age": {"met", "unknown"},
    "movement_reviewed": {"met", "unknown"},
}
_OUTCOME = {"met": "đạt", "not_met": "không đạt", "unknown": "chưa rõ"}
