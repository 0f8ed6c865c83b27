"""Is a rule file written as the engine reads it? Every key, code, operator and date is held against what is known.

One fault a place, with the line and what was expected, before anything is compiled from the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from thidua.law.engine import rulefiles
from thidua.law.engine.codes import CONFIDENCES, DISCIPLINE, KINDS, RATINGS
from thidua.law.engine.yamlio import line_of, problem_vi, read_yaml
from thidua.law.values import LawInputError

Way = tuple[str | int, ...]
OPERATORS = ("all", "any", "use", "when")
# What a test may say, by the key that begins it: keys that must stand there, and keys that may.
TESTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "fact": ((), ("is", "at_least", "at_most")),
    "share": (("of",), ("at_least_percent", "over_percent")),
    "years": (("consecutive",), ()),
    "count": (("at_least",), ("years", "run", "earlier_unclear")),
}
_NODE = {"id", "text_vi", "cite", "only", *OPERATORS}
_CITE = {"instrument", "at", "confidence"}
_VERSION = {"from", "to", "provisional", "local_default", "note_vi", "draft", *KINDS}
_TYPES = {"share": {"whole"}, "of": {"whole"}, "years": {"years"}, "count": {"counts"}, "run": {"years"}}
_MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in Vietnamese, and the way to it in the file."""

    way: Way
    said: str


def read(path: Path) -> object:
    """The content of a YAML file of the rulebook; raises LawInputError when it is no YAML."""
    try:
        return read_yaml(path)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(path.name, "", problem_vi(error)) from error


@cache
def versions(award: str) -> Sequence[Mapping[str, object]]:
    """The versions of the rule of an award; raises LawInputError at the first fault, naming file and line."""
    path = rulefiles.implemented_awards()[award]
    try:
        content: object = rulefiles.rule_document(award)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(path.name, "", problem_vi(error)) from error
    found = next(faults(award, content), None) or _circle(award, content)
    if found is not None:
        raise LawInputError(place(path, found.way), _key(found.way), found.said)
    return cast("Mapping[str, Sequence[Mapping[str, object]]]", content)["versions"]


@cache
def gates() -> Mapping[str, object]:
    """The conditions before every award; raises LawInputError at the first that is not written like one of a rule."""
    content = rulefiles.document("gates")
    found = next(gate_faults(content), None)
    if found is not None:
        raise LawInputError(place(rulefiles.RULEBOOK / "gates.yaml", found.way), _key(found.way), found.said)
    return content


def gate_faults(content: Mapping[str, object]) -> Iterator[Fault]:
    """Faults in the form of the conditions before every award."""
    for number, version in enumerate(cast("Sequence[Mapping[str, Sequence[object]]]", content["versions"])):
        for at, node in enumerate(version["all"]):
            yield from node_faults(node, ("versions", number, "all", at))


def uses(content: object, way: Way = ()) -> Iterator[tuple[str, Way]]:
    """Rules whose standard a rule file takes over, each with the place."""
    if isinstance(content, Mapping):
        if isinstance(content.get("use"), str):
            yield content["use"], (*way, "use")
        for key, value in content.items():
            yield from uses(value, (*way, str(key)))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from uses(value, (*way, number))


def _circle(award: str, content: object) -> Fault | None:
    """The first ``use`` that leads back to the rule itself."""
    for first, way in uses(content):
        reached, ahead = {first}, [first]
        while ahead:
            path = rulefiles.implemented_awards()[ahead.pop()]
            following = {other for other, _ in uses(read_yaml(path))} & set(rulefiles.implemented_awards())
            ahead += following - reached
            reached |= following
        if award in {first, *reached}:
            return Fault(way, f"quy tắc {award} dùng {first} mà {first} lại dẫn về {award}; bỏ một chỗ dùng")
    return None


def place(path: Path, way: Way) -> str:
    """A file of the rulebook with the line that a way into it leads to."""
    name = path.relative_to(rulefiles.LAW) if path.is_relative_to(rulefiles.LAW) else path.name
    line = line_of(path.read_text(encoding="utf-8"), _key(way)) if way else 1
    return f"{name}:{line or 1}"


def _key(way: Way) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way).lstrip(".")


def faults(award: str, content: object) -> Iterator[Fault]:
    """Every fault in the form of the rule file of an award, in the order of the file."""
    if not isinstance(content, Mapping):
        yield Fault((), "tệp phải có khóa award và versions")
        return
    yield from unknown_keys(content, {"award", "versions"}, ())
    if content.get("award") != award:
        yield Fault(("award",), f"“{content.get('award')}” khác tên tệp; ghi {award}")
    versions = content.get("versions")
    if not isinstance(versions, list) or not versions:
        yield Fault(("versions",), "phải là danh sách phiên bản, mỗi phiên bản có from và to")
        return
    for number, version in enumerate(versions):
        yield from _version(version, ("versions", number))


def _version(raw: object, way: Way) -> Iterator[Fault]:
    if not isinstance(raw, Mapping):
        yield Fault(way, "phiên bản phải là nhóm khóa: giá trị")
        return
    yield from unknown_keys(raw, _VERSION, way)
    yield from day_faults(raw, way)
    draft = raw.get("draft") or {}
    if not isinstance(draft, Mapping):
        yield Fault((*way, "draft"), "phải là nhóm theo đối tượng: individual, collective, household")
        draft = {}
    if not KINDS & set(raw):
        yield Fault(way, "thiếu quy tắc: ghi individual, collective hoặc household")
    for kind in (*(key for key in raw if key in KINDS),):
        yield from node_faults(raw[kind], (*way, kind), top=True)
    for kind, node in draft.items():
        if kind not in KINDS:
            yield Fault((*way, "draft", kind), _expected("đối tượng", kind, KINDS))
        yield from node_faults(node, (*way, "draft", kind), top=True)


def day_faults(raw: Mapping[str, object], way: Way) -> Iterator[Fault]:
    """What is wrong with the first and last day of a version."""
    if not _is_day(raw.get("from")):
        yield Fault((*way, "from"), f"“{raw.get('from')}” không phải ngày; ghi dạng năm-tháng-ngày, ví dụ 2024-01-01")
    if "to" not in raw or not (raw["to"] is None or _is_day(raw["to"])):
        yield Fault((*way, "to"), f"“{raw.get('to')}” không phải ngày; ghi ngày đầu tiên hết hiệu lực, hoặc null")


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def node_faults(raw: object, way: Way, *, top: bool = False) -> Iterator[Fault]:
    """Faults of one condition and of those below it; at the top an "all" needs neither name nor article."""
    if not isinstance(raw, Mapping):
        yield Fault(way, "điều kiện phải là nhóm khóa: giá trị")
        return
    yield from unknown_keys(raw, _NODE, way)
    operators = [name for name in OPERATORS if name in raw]
    if len(operators) != 1:
        found = ", ".join(operators) or "không có"
        yield Fault(way, f"phải có đúng một trong {', '.join(OPERATORS)}; đang có: {found}")
        return
    yield from _named(raw, way, bare=top and operators == ["all"])
    if "cite" in raw:
        yield from cite_faults(raw["cite"], (*way, "cite"))
    yield from _operator(operators[0], raw[operators[0]], (*way, operators[0]))


def _named(raw: Mapping[str, object], way: Way, *, bare: bool) -> Iterator[Fault]:
    if bare:
        return
    for key, said in (("id", "mã điều kiện"), ("text_vi", "điều kiện bằng lời"), ("cite", "điều khoản")):
        if not raw.get(key) or (key != "cite" and not isinstance(raw[key], str)):
            yield Fault(way, f"thiếu {key}: {said}")


def _operator(name: str, value: object, way: Way) -> Iterator[Fault]:
    if name in ("all", "any"):
        if not isinstance(value, list) or not value:
            yield Fault(way, f"{name} phải là danh sách có ít nhất một điều kiện")
            return
        for number, child in enumerate(value):
            yield from node_faults(child, (*way, number))
    elif name == "use":
        if not _known(value, rulefiles.implemented_awards()):
            yield Fault(way, _expected("quy tắc", value, rulefiles.implemented_awards()))
    else:
        yield from _test(value, way)


def _test(when: object, way: Way) -> Iterator[Fault]:
    if not isinstance(when, Mapping):
        yield Fault(way, f"phép so phải là nhóm khóa bắt đầu bằng một trong {', '.join(TESTS)}")
        return
    name = "count" if "count" in when else next((name for name in TESTS if name in when), None)
    if name is None:
        yield Fault(way, _expected("phép so", next(iter(when), ""), TESTS))
        return
    needed, optional = TESTS[name]
    yield from unknown_keys(when, {name, *needed, *optional}, way)
    yield from (Fault(way, f"thiếu {key}") for key in needed if key not in when)
    if name in ("fact", "share") and sum(key in when for key in optional) != 1:
        yield Fault(way, f"phải có đúng một trong {', '.join(optional)}")
    if name == "count" and ("years" in when) == ("run" in when):
        yield Fault(way, "phải có đúng một trong years (số năm), run (chuỗi năm liên tục)")
    if name == "fact":
        yield from _compared(when, way)
        return
    for key in (name, "of", "run"):
        if key in when and not (key == "years" and name == "count"):
            yield from _fact(when[key], (*way, key), _TYPES[key])
    for key in ("at_least_percent", "over_percent", "consecutive", "at_least", "years"):
        if key in when and not (key == "years" and name == "years"):
            yield from _whole(when[key], (*way, key), _MOST_PERCENT)


def _compared(when: Mapping[str, object], way: Way) -> Iterator[Fault]:
    kind = rulefiles.facts().get(str(when["fact"]), {}).get("type")
    yield from _fact(when["fact"], (*way, "fact"), {"truth"} if "is" in when else {"whole", "level"})
    if "is" in when and not isinstance(when["is"], bool):
        yield Fault((*way, "is"), f"“{when['is']}” phải là true hoặc false")
    for key in ("at_least", "at_most"):
        if key not in when:
            continue
        if kind == "level":
            levels = DISCIPLINE if "discipline" in str(when["fact"]) else RATINGS
            if not _known(when[key], levels):
                yield Fault((*way, key), _expected("mức", when[key], levels))
        else:
            yield from _whole(when[key], (*way, key))


def _fact(name: object, way: Way, types: Collection[str]) -> Iterator[Fault]:
    known = rulefiles.facts()
    if not isinstance(name, str) or name not in known:
        yield Fault(way, _expected("dữ kiện", name, known))
    elif known[name]["type"] not in types:
        yield Fault(way, f"dữ kiện {name} có kiểu {known[name]['type']}, phép so này cần {', '.join(sorted(types))}")


def _whole(value: object, way: Way, top: int | None = None) -> Iterator[Fault]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0 or (top is not None and value > top):
        within = f" đến {top}" if top is not None else " trở lên"
        yield Fault(way, f"“{value}” không phải số nguyên từ 0{within}")


def cite_faults(raw: object, way: Way) -> Iterator[Fault]:
    """Faults of a citation: its keys, the instrument, how sure we are of it."""
    if not isinstance(raw, Mapping):
        yield Fault(way, "điều khoản phải có instrument, at, confidence")
        return
    yield from unknown_keys(raw, _CITE, way)
    if not _known(raw.get("instrument"), rulefiles.instruments()):
        yield Fault((*way, "instrument"), _expected("văn bản", raw.get("instrument"), rulefiles.instruments()))
    if not isinstance(raw.get("at"), str) or not str(raw["at"]).strip():
        yield Fault((*way, "at"), "thiếu nơi trong văn bản; ghi như “Điều 23 khoản 2”")
    if not _known(raw.get("confidence"), CONFIDENCES):
        yield Fault((*way, "confidence"), _expected("độ tin cậy", raw.get("confidence"), CONFIDENCES))


def unknown_keys(raw: Mapping[str, object], known: Collection[str], way: Way) -> Iterator[Fault]:
    """Keys that nobody reads, each with the one that was perhaps meant."""
    for key in raw:
        if key not in known:
            yield Fault((*way, str(key)), _expected("khóa", key, known))


def _known(value: object, names: Collection[str]) -> bool:
    # A list or a group cannot be looked up at all, and is no code either.
    return isinstance(value, str) and value in names


def _expected(what: str, value: object, known: Iterable[str]) -> str:
    names = sorted(known)
    said = str(value)[:60]
    near = difflib.get_close_matches(said, names, 1)
    shown = ", ".join(names[:12]) + ("…" if len(names) > 12 else "")
    advice = f"có phải “{near[0]}”?" if near else f"dùng một trong: {shown}"
    return f"{what} “{said}” không có; {advice}"
