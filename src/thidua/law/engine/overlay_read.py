"""From the YAML file of an agency's regulation to an ``Overlay``; faults are told by file, line, key and value."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import yaml

from thidua.law.engine import codes, rulefiles
from thidua.law.engine.checker import Checker
from thidua.law.engine.overlay import LocalCondition, LocalShare, Overlay
from thidua.law.engine.tree import WINDOW, Compare, CountIn, Run, Share, Test
from thidua.law.engine.yamlio import line_of, parse_yaml, problem_vi
from thidua.law.faults import ManyFaults
from thidua.law.values import Cite, LawInputError, LocalQuota

_MOST_BYTES = 200_000
KEYS = {
    "regulation",
    "from",
    "to",
    "quotas",
    "conditions",
    "min_months",
    "absence_under_months",
    "member_discipline_below",
    "votes",
    "secret_ballot",
    "quorum",
    "council_size",
    "standin_may_vote",
    "prize_rounding",
}
_REGULATION = {"kind", "number", "issued", "issuer"}
_CONDITION = {"award", "only", "id", "text", "at", "when", "use"}
_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
_SHARE = re.compile(r"(\d{1,3})(?:/(\d{1,3})|(%))")
_PLAIN_BASES = {"staff", "registered", "granted_lao_dong_tien_tien"}
_MOST_MEMBERS = 200
_YEAR_MONTHS = 12
_FULL = 100

Raw = Mapping[str, object]
T = TypeVar("T")


def _digest(raw: Raw) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def read_overlay(path: Path) -> Overlay:
    """The regulation of a file; raises LawInputError when it is no sound one or looser than the national rule."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        said = f"không mở được tệp ({error.strerror}); kiểm tra đường dẫn"
        raise LawInputError(str(path), "", said) from error
    return parse_overlay(data, Path(path).name)


def parse_overlay(data: bytes, name: str, *, checked: bool = True) -> Overlay:
    """The regulation of a file's bytes (UTF-8); ``name`` stands in the messages.

    ``checked`` False: read only, for a file that was held against the law when it was put in.
    """
    from thidua.law.engine.overlay_check import faults_of

    if len(data) > _MOST_BYTES:
        raise LawInputError(name, "", f"tệp lớn hơn {_MOST_BYTES // 1000} kB; chỉ ghi quy định của đơn vị")
    try:
        text = data.decode("utf-8-sig")
        content = parse_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(name, "", problem_vi(error)) from error
    reader = _Reader(Checker(""))
    overlay = reader.overlay(content)
    faults = [*reader.faults, *(faults_of(overlay) if checked and overlay else ())]
    if overlay is None or faults:
        raise refusal(name, [(line_of(text, one.key), one) for one in faults])
    return overlay


def refusal(name: str, faults: Sequence[tuple[int | None, LawInputError]]) -> LawInputError:
    """One refusal that tells every fault of a file with its line, in the order of the file."""
    told = [
        LawInputError(f"{name}, dòng {line}" if line else name, one.key, one.problem)
        for line, one in sorted(faults, key=lambda fault: fault[0] or 0)
    ]
    return told[0] if len(told) == 1 else ManyFaults(name, told)


class _Reader:
    """Reads one file's content; articles found on the way gather in ``cites``, what is wrong in ``faults``.

    A faulty entry is left out and the reading goes on, so that an officer is told everything at once.
    """

    def __init__(self, check: Checker) -> None:
        self.check = check
        self.instrument = ""
        self.cites: dict[str, Cite] = {}
        self.faults: list[LawInputError] = []

    def overlay(self, content: object) -> Overlay | None:
        """What could be read; None where even the day it begins could not."""
        raw = self._keep(lambda: self._mapping(content, "", KEYS))
        if raw is None:
            return None
        named = self._keep(lambda: self._named(raw)) or dict.fromkeys(("kind", "number", "issuer"), "")
        issued = self._keep(lambda: self._issued(raw)) or date.min
        self.instrument = f"{named['kind']} số {named['number']}"
        span = self._keep(lambda: self._span(raw))
        quorum, by_award = self._keep(lambda: self._quorum(raw)) or (None, {})
        parts = {
            "quotas": self._quotas(raw),
            "conditions": (*self._conditions(raw), *self._months(raw), *self._absence(raw), *self._discipline(raw)),
            "votes": self._votes(raw),
            "council_size": self._keep(lambda: self._size(raw)),
            "secret_ballot": self._keep(lambda: self._truth(raw, "secret_ballot")),
            "standin_may_vote": self._keep(lambda: self._truth(raw, "standin_may_vote")),
            "prize_rounding": self._keep(lambda: self._rounding(raw)),
        }
        if span is None:
            return None
        return Overlay(
            number=named["number"],
            title_vi=f"{self.instrument} ngày {issued:%d/%m/%Y}",
            issuer=named["issuer"],
            issued=issued,
            start=span[0],
            end=span[1],
            quorum=quorum,
            quorum_by_award=by_award,
            cites=self.cites,
            # Last: only what has been read through is known to be finite.
            digest="" if self.faults else _digest(raw),
            **parts,  # type: ignore[arg-type]
        )

    def _keep(self, read: Callable[[], T]) -> T | None:
        """What is read, or None with its fault noted."""
        try:
            return read()
        except LawInputError as error:
            self.faults.append(error)
            return None

    def _mapping(self, value: object, key: str, allowed: Collection[str], required: Collection[str] = ()) -> Raw:
        """As the checker's, but every stray key is told and then left aside."""
        strays = [name for name in value if name not in allowed] if isinstance(value, Mapping) else []
        for name in strays:
            self._keep(lambda name=name: self.check.mapping({name: None}, key, allowed))  # type: ignore[misc]
        kept = {name: entry for name, entry in value.items() if name not in strays} if strays else value  # type: ignore[attr-defined]
        return self.check.mapping(kept, key, allowed, required)

    def _named(self, raw: Raw) -> dict[str, str]:
        entry = self._regulation(raw)
        return {key: self.check.text(entry[key], f"regulation.{key}") for key in ("kind", "number", "issuer")}

    def _issued(self, raw: Raw) -> date | None:
        given = raw.get("regulation")
        # Where the whole entry is not as it should be, that has been told with the names.
        if not isinstance(given, Mapping) or "issued" not in given:
            return None
        return self.check.day(given["issued"], "regulation.issued")

    def _regulation(self, raw: Raw) -> Raw:
        self.check.mapping(raw, "", KEYS, ("regulation",))
        return self._mapping(raw["regulation"], "regulation", _REGULATION, tuple(sorted(_REGULATION)))

    def _span(self, raw: Raw) -> tuple[date, date | None]:
        self.check.mapping(raw, "", KEYS, ("from",))
        return self.check.span(raw, "", open_end=True)

    def _entry(self, raw: object, key: str, names: set[str], optional: set[str] | None = None) -> Raw:
        """One entry with its article (``at``), which is kept under the entry's key."""
        entry = self._mapping(raw, key, names | {"at"} | (optional or set()), (*sorted(names), "at"))
        self.cites[key] = Cite(self.instrument, self.check.text(entry["at"], f"{key}.at"), "local")
        return entry

    def _each(
        self, raw: Raw, section: str, read: Callable[[str, object, str], T], kind: str | None = None
    ) -> list[tuple[str, T]]:
        """Award and what ``read`` makes of its entry, for every entry of a section that is as it should be."""
        entries = self._keep(lambda: self._by_award(raw, section, kind)) or []
        read_ones = [(award, self._whole(lambda: read(award, value, key))) for award, value, key in entries]  # noqa: B023
        return [(award, made) for award, made in read_ones if made is not None]

    def _whole(self, read: Callable[[], T]) -> T | None:
        """An entry read without any fault; None where something in it was told."""
        before = len(self.faults)
        made = self._keep(read)
        return made if len(self.faults) == before else None

    def _by_award(self, raw: Raw, section: str, kind: str | None = None) -> list[tuple[str, object, str]]:
        if raw.get(section) is None:
            return []
        entries = raw[section]
        if not isinstance(entries, Mapping):
            self.check.fail(section, "phải ghi theo mã danh hiệu, ví dụ {cstd_co_so: …}")
        found: list[tuple[str, object, str]] = []
        for name, value in entries.items():
            key = f"{section}.{name}"
            award = self._keep(lambda name=name, key=key: self.check.award(name, key, kind))  # type: ignore[misc]
            if award in [one for one, _, _ in found]:
                self.faults.append(LawInputError("", key, f"“{award}” ghi hai lần; gộp lại thành một"))
            elif award is not None:
                found.append((award, value, key))
        return found

    def _quotas(self, raw: Raw) -> dict[str, LocalQuota]:
        return dict(self._each(raw, "quotas", self._own_quota))

    def _own_quota(self, award: str, value: object, key: str) -> LocalQuota:
        entry = self._entry(value, key, {"percent", "of"}, {"rounding"})
        self.cites[f"quotas.{award}"] = self.cites[key]
        base, rounding = entry["of"], entry.get("rounding", "floor")
        percent = self._keep(lambda: self._percent(entry["percent"], f"{key}.percent"))
        rounded = self._keep(lambda: self.check.code(rounding, f"{key}.rounding", codes.QUOTA_ROUNDINGS))
        of = str(base) if base in _PLAIN_BASES else self.check.award(base, f"{key}.of")
        return LocalQuota(percent or 0, of, rounded or "")

    def _percent(self, value: object, key: str) -> int:
        found = self.check.whole(value, key, _FULL, "một trăm phần trăm")
        if found == 0:
            self.check.fail(key, "0 phần trăm không có nghĩa; ghi từ 1 đến 100, hoặc bỏ dòng này")
        return found

    def _conditions(self, raw: Raw) -> list[LocalCondition]:
        if raw.get("conditions") is None:
            return []
        entries = self._keep(lambda: self.check.items(raw["conditions"], "conditions")) or []
        read_ones = [self._whole(lambda: self._condition(value, key)) for value, key in entries]  # noqa: B023
        return [one for one in read_ones if one is not None]

    def _condition(self, value: object, key: str) -> LocalCondition:
        needed = {"award", "id", "text"}
        entry = self._entry(value, key, needed, _CONDITION - needed - {"at"})
        kind = None if entry.get("only") is None else self.check.code(entry["only"], f"{key}.only", codes.KINDS)
        award = self.check.award(entry["award"], f"{key}.award", kind)
        name = self.check.text(entry["id"], f"{key}.id")
        if not _ID.fullmatch(name):
            self.check.fail(f"{key}.id", f"“{name}” phải là chữ thường không dấu, số, dấu gạch dưới; ví dụ tham_nien")
        if ("when" in entry) == ("use" in entry):
            self.check.fail(
                key, "ghi đúng một trong hai khóa: when (so một dữ kiện) hoặc use (tiêu chuẩn danh hiệu khác)"
            )
        return LocalCondition(
            award=award,
            kind=kind,
            id=name,
            text_vi=self.check.text(entry["text"], f"{key}.text"),
            cite=self.cites[key],
            at=key,
            test=self._test(entry["when"], f"{key}.when") if "when" in entry else None,
            use=self.check.award(entry["use"], f"{key}.use", kind) if "use" in entry else "",
        )

    def _test(self, value: object, key: str) -> Test:
        names = {"fact", "is", "at_least", "at_most", "share", "of", "at_least_percent", "over_percent", "years"}
        when = self.check.mapping(value, key, names | {"consecutive", "count", "within"})
        if "fact" in when:
            return self._compare(when, key)
        if "share" in when:
            self.check.mapping(when, key, {"share", "of", "at_least_percent", "over_percent"}, ("of",))
            part, whole = (self._fact(when[name], f"{key}.{name}", {"whole"}) for name in ("share", "of"))
            bound = self._one_of(when, key, ("at_least_percent", "over_percent"))
            return Share(part, whole, self._percent(when[bound], f"{key}.{bound}"), bound == "over_percent")
        if "years" in when:
            self.check.mapping(when, key, {"years", "consecutive"}, ("consecutive",))
            length = self.check.whole(when["consecutive"], f"{key}.consecutive", WINDOW, "số năm được xem xét")
            return Run(self._fact(when["years"], f"{key}.years", {"years"}), max(length, 1))
        if "count" in when:
            self.check.mapping(when, key, {"count", "at_least", "within"}, ("at_least", "within"))
            within = self.check.whole(when["within"], f"{key}.within", WINDOW, "số năm được xem xét")
            number = self.check.whole(when["at_least"], f"{key}.at_least")
            return CountIn(self._fact(when["count"], f"{key}.count", {"counts"}), number, within, None, False)
        return self.check.fail(key, "thiếu dữ kiện cần so; ghi một trong: fact, share, years, count")

    def _compare(self, when: Raw, key: str) -> Compare:
        self.check.mapping(when, key, {"fact", "is", "at_least", "at_most"})
        name = self._fact(when["fact"], f"{key}.fact", {"truth", "whole", "level"})
        operator = self._one_of(when, key, ("is", "at_least", "at_most"))
        place, kind = f"{key}.{operator}", rulefiles.facts()[name]["type"]
        if (kind == "truth") != (operator == "is"):
            wanted = "is: true hoặc false" if kind == "truth" else "at_least hoặc at_most"
            self.check.fail(place, f"dữ kiện “{name}” phải so bằng {wanted}")
        if kind == "truth":
            bound = int(self.check.truth(when["is"], place))
            return Compare(name, bound or None, None if bound else 0)
        if kind == "level":
            levels = codes.DISCIPLINE if "discipline" in name else codes.RATINGS
            number = levels[self.check.code(when[operator], place, levels)]
        else:
            number = self.check.whole(when[operator], place)
        return Compare(name, number, None) if operator == "at_least" else Compare(name, None, number)

    def _one_of(self, when: Raw, key: str, names: tuple[str, ...]) -> str:
        found = [name for name in names if name in when]
        if len(found) != 1:
            self.check.fail(key, f"ghi đúng một cách so: {', '.join(names)}; đang có: {', '.join(found) or 'không'}")
        return found[0]

    def _fact(self, value: object, key: str, types: set[str]) -> str:
        known = rulefiles.facts()
        return self.check.code(value, key, [name for name in known if known[name]["type"] in types])

    def _months(self, raw: Raw) -> list[LocalCondition]:
        def read(award: str, value: object, key: str) -> LocalCondition:
            number = self.check.whole(self._entry(value, key, {"months"})["months"], f"{key}.months")
            text = f"Có thời gian công tác từ {number} tháng trở lên"
            test = Compare("months_of_service", number, None)
            return self._own(award, "individual", "don_vi_thoi_gian_cong_tac", text, key, test)

        return [made for _, made in self._each(raw, "min_months", read, "individual")]

    def _absence(self, raw: Raw) -> list[LocalCondition]:
        def read(award: str, value: object, key: str) -> LocalCondition:
            entry = self._entry(value, key, {"months"})
            number = self.check.whole(entry["months"], f"{key}.months", _YEAR_MONTHS, "số tháng của năm")
            if number == 0:
                self.check.fail(f"{key}.months", "phải từ 1 tháng; nghỉ dưới 1 tháng không tính được")
            text = f"Nghỉ dưới {number} tháng trong năm, không kể thai sản"
            test = Compare("months_absent", None, number - 1)
            return self._own(award, "individual", "don_vi_vang_mat", text, key, test)

        return [made for _, made in self._each(raw, "absence_under_months", read, "individual")]

    def _discipline(self, raw: Raw) -> list[LocalCondition]:
        levels = {name: place for name, place in codes.DISCIPLINE.items() if place}

        def read(award: str, value: object, key: str) -> LocalCondition:
            level = levels[self.check.code(self._entry(value, key, {"level"})["level"], f"{key}.level", levels)]
            text = f"Không có cá nhân bị kỷ luật từ {codes.DISCIPLINE_LABELS[level]} trở lên"
            test = Compare("members_worst_discipline", None, level - 1)
            return self._own(award, "collective", "don_vi_ky_luat_thanh_vien", text, key, test)

        return [made for _, made in self._each(raw, "member_discipline_below", read, "collective")]

    def _own(self, award: str, kind: str, name: str, text: str, key: str, test: Test) -> LocalCondition:
        return LocalCondition(award, kind, name, text, self.cites[key], key, test)

    def _votes(self, raw: Raw) -> dict[str, LocalShare]:
        def read(award: str, value: object, key: str) -> LocalShare:
            entry = self._entry(value, key, {"percent"})
            self.cites[f"votes.{award}"] = self.cites[key]
            return LocalShare(self._percent(entry["percent"], f"{key}.percent"), self.cites[key])

        return dict(self._each(raw, "votes", read))

    def _quorum(self, raw: Raw) -> tuple[Fraction | None, dict[str, Fraction]]:
        if raw.get("quorum") is None:
            return None, {}
        entry = self._entry(raw["quorum"], "quorum", {"share"}, {"awards"})
        by_award = self._each(entry, "awards", lambda _, value, key: self._fraction(value, f"quorum.{key}"))
        return self._fraction(entry["share"], "quorum.share"), dict(by_award)

    def _fraction(self, value: object, key: str) -> Fraction:
        found = _SHARE.fullmatch(str(value))
        top, bottom = (int(found[1]), int(found[2] or _FULL)) if found else (0, 1)
        if not isinstance(value, str) or not found or not 0 < top <= bottom:
            self.check.fail(key, f"“{value}” không phải tỷ lệ; ghi phân số như 3/4 hoặc phần trăm như 80%")
        return Fraction(top, bottom)

    def _size(self, raw: Raw) -> tuple[int, int] | None:
        if raw.get("council_size") is None:
            return None
        entry = self._entry(raw["council_size"], "council_size", {"from", "to"})
        low, high = (
            self.check.whole(entry[key], f"council_size.{key}", _MOST_MEMBERS, "số thành viên nhiều nhất")
            for key in ("from", "to")
        )
        if not 1 <= low <= high:
            self.check.fail(
                "council_size", f"từ {low} đến {high} thành viên không hợp lệ; số đầu từ 1, không hơn số sau"
            )
        return low, high

    def _truth(self, raw: Raw, key: str) -> bool | None:
        if raw.get(key) is None:
            return None
        return self.check.truth(self._entry(raw[key], key, {"value"})["value"], f"{key}.value")

    def _rounding(self, raw: Raw) -> str | None:
        if raw.get("prize_rounding") is None:
            return None
        entry = self._entry(raw["prize_rounding"], "prize_rounding", {"rule"})
        return self.check.code(entry["rule"], "prize_rounding.rule", codes.ROUNDINGS)
