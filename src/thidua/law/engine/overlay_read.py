"""From the YAML file of an agency's regulation to an ``Overlay``; faults are told by file, line, key and value."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import yaml

from thidua.law.engine import codes, rulefiles
from thidua.law.engine.checker import Checker
from thidua.law.engine.overlay import LocalCondition, LocalShare, Overlay
from thidua.law.engine.tree import WINDOW, Compare, CountIn, Run, Share, Test
from thidua.law.engine.yamlio import line_of, parse_yaml, problem_vi
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
    from thidua.law.engine.overlay_check import check_overlay

    if len(data) > _MOST_BYTES:
        raise LawInputError(name, "", f"tệp lớn hơn {_MOST_BYTES // 1000} kB; chỉ ghi quy định của đơn vị")
    try:
        text = data.decode("utf-8-sig")
        content = parse_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(name, "", problem_vi(error)) from error
    try:
        overlay = _Reader(Checker("")).overlay(content)
        if checked:
            check_overlay(overlay)
    except LawInputError as error:
        line = line_of(text, error.key)
        where = f"{name}, dòng {line}" if line else name
        raise LawInputError(where, error.key, error.problem) from error
    return overlay


class _Reader:
    """Reads one file's content; articles found on the way gather in ``cites``."""

    def __init__(self, check: Checker) -> None:
        self.check = check
        self.instrument = ""
        self.cites: dict[str, Cite] = {}

    def overlay(self, content: object) -> Overlay:
        raw = self.check.mapping(content, "", KEYS, ("regulation", "from"))
        regulation = self.check.mapping(raw["regulation"], "regulation", _REGULATION, tuple(sorted(_REGULATION)))
        named = {key: self.check.text(regulation[key], f"regulation.{key}") for key in ("kind", "number", "issuer")}
        issued = self.check.day(regulation["issued"], "regulation.issued")
        self.instrument = f"{named['kind']} số {named['number']}"
        start, end = self.check.span(raw, "", open_end=True)
        quorum, by_award = self._quorum(raw)
        return Overlay(
            number=named["number"],
            title_vi=f"{self.instrument} ngày {issued:%d/%m/%Y}",
            issuer=named["issuer"],
            issued=issued,
            start=start,
            end=end,
            quotas=self._quotas(raw),
            conditions=(*self._conditions(raw), *self._months(raw), *self._absence(raw), *self._discipline(raw)),
            votes=self._votes(raw),
            quorum=quorum,
            quorum_by_award=by_award,
            council_size=self._size(raw),
            secret_ballot=self._truth(raw, "secret_ballot"),
            standin_may_vote=self._truth(raw, "standin_may_vote"),
            prize_rounding=self._rounding(raw),
            cites=self.cites,
            # Last: only what has been read through is known to be finite.
            digest=hashlib.sha256(
                json.dumps(raw, sort_keys=True, ensure_ascii=False, default=str).encode()
            ).hexdigest(),
        )

    def _entry(self, raw: object, key: str, names: set[str], optional: set[str] | None = None) -> Raw:
        """One entry with its article (``at``), which is kept under the entry's key."""
        entry = self.check.mapping(raw, key, names | {"at"} | (optional or set()), (*sorted(names), "at"))
        self.cites[key] = Cite(self.instrument, self.check.text(entry["at"], f"{key}.at"), "local")
        return entry

    def _by_award(self, raw: Raw, section: str, kind: str | None = None) -> list[tuple[str, object, str]]:
        if raw.get(section) is None:
            return []
        entries = raw[section]
        if not isinstance(entries, Mapping):
            self.check.fail(section, "phải ghi theo mã danh hiệu, ví dụ {cstd_co_so: …}")
        found = [
            (self.check.award(name, f"{section}.{name}", kind), value, str(name)) for name, value in entries.items()
        ]
        awards = [award for award, _, _ in found]
        for award, _, name in found:
            if awards.count(award) > 1:
                self.check.fail(f"{section}.{name}", f"“{award}” ghi hai lần; gộp lại thành một")
        return [(award, value, f"{section}.{name}") for award, value, name in found]

    def _quotas(self, raw: Raw) -> dict[str, LocalQuota]:
        made: dict[str, LocalQuota] = {}
        for award, value, key in self._by_award(raw, "quotas"):
            entry = self._entry(value, key, {"percent", "of"}, {"rounding"})
            self.cites[f"quotas.{award}"] = self.cites[key]
            base = entry["of"]
            made[award] = LocalQuota(
                percent=self._percent(entry["percent"], f"{key}.percent"),
                of=str(base) if base in _PLAIN_BASES else self.check.award(base, f"{key}.of"),
                rounding=self.check.code(entry.get("rounding", "floor"), f"{key}.rounding", codes.QUOTA_ROUNDINGS),
            )
        return made

    def _percent(self, value: object, key: str) -> int:
        found = self.check.whole(value, key, _FULL, "một trăm phần trăm")
        if found == 0:
            self.check.fail(key, "0 phần trăm không có nghĩa; ghi từ 1 đến 100, hoặc bỏ dòng này")
        return found

    def _conditions(self, raw: Raw) -> list[LocalCondition]:
        if raw.get("conditions") is None:
            return []
        return [self._condition(value, key) for value, key in self.check.items(raw["conditions"], "conditions")]

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
        made = []
        for award, value, key in self._by_award(raw, "min_months", "individual"):
            number = self.check.whole(self._entry(value, key, {"months"})["months"], f"{key}.months")
            text = f"Có thời gian công tác từ {number} tháng trở lên"
            test = Compare("months_of_service", number, None)
            made.append(self._own(award, "individual", "don_vi_thoi_gian_cong_tac", text, key, test))
        return made

    def _absence(self, raw: Raw) -> list[LocalCondition]:
        made = []
        for award, value, key in self._by_award(raw, "absence_under_months", "individual"):
            entry = self._entry(value, key, {"months"})
            number = self.check.whole(entry["months"], f"{key}.months", _YEAR_MONTHS, "số tháng của năm")
            if number == 0:
                self.check.fail(f"{key}.months", "phải từ 1 tháng; nghỉ dưới 1 tháng không tính được")
            text = f"Nghỉ dưới {number} tháng trong năm, không kể thai sản"
            made.append(
                self._own(award, "individual", "don_vi_vang_mat", text, key, Compare("months_absent", None, number - 1))
            )
        return made

    def _discipline(self, raw: Raw) -> list[LocalCondition]:
        made = []
        levels = {name: place for name, place in codes.DISCIPLINE.items() if place}
        for award, value, key in self._by_award(raw, "member_discipline_below", "collective"):
            level = levels[self.check.code(self._entry(value, key, {"level"})["level"], f"{key}.level", levels)]
            text = f"Không có cá nhân bị kỷ luật từ {codes.DISCIPLINE_LABELS[level]} trở lên"
            test = Compare("members_worst_discipline", None, level - 1)
            made.append(self._own(award, "collective", "don_vi_ky_luat_thanh_vien", text, key, test))
        return made

    def _own(self, award: str, kind: str, name: str, text: str, key: str, test: Test) -> LocalCondition:
        return LocalCondition(award, kind, name, text, self.cites[key], key, test)

    def _votes(self, raw: Raw) -> dict[str, LocalShare]:
        made: dict[str, LocalShare] = {}
        for award, value, key in self._by_award(raw, "votes"):
            entry = self._entry(value, key, {"percent"})
            self.cites[f"votes.{award}"] = self.cites[key]
            made[award] = LocalShare(self._percent(entry["percent"], f"{key}.percent"), self.cites[key])
        return made

    def _quorum(self, raw: Raw) -> tuple[Fraction | None, dict[str, Fraction]]:
        if raw.get("quorum") is None:
            return None, {}
        entry = self._entry(raw["quorum"], "quorum", {"share"}, {"awards"})
        by_award = {
            award: self._fraction(value, f"quorum.{key}") for award, value, key in self._by_award(entry, "awards")
        }
        return self._fraction(entry["share"], "quorum.share"), by_award

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
