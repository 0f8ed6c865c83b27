"""Checks of one value at a time, each refusing with the case, the key, the value and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NoReturn

from thidua.law.engine import catalogue
from thidua.law.engine.codes import KIND_LABELS
from thidua.law.values import LawInputError

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_LONGEST_CODE = 60


class Checker:
    """Reads the parts of one case; every method raises LawInputError or returns the value typed."""

    def __init__(self, case: str) -> None:
        self.case = case

    def fail(self, key: str, problem: str) -> NoReturn:
        raise LawInputError(self.case, key, problem)

    def mapping(
        self, value: object, key: str, allowed: Collection[str], required: Collection[str] = ()
    ) -> Mapping[str, object]:
        """A mapping with no key outside ``allowed`` and every key of ``required``."""
        if not isinstance(value, Mapping):
            self.fail(key, f"phải là nhóm khóa: giá trị, đang là {_short(value)}")
        # Readers of YAML 1.1 make a truth value of the key "yes", the count of votes.
        if True in value and "yes" not in value:
            value = {"yes" if name is True else name: entry for name, entry in value.items()}
        for name in value:
            if name not in allowed:
                near = _near(name, allowed)
                advice = f"; có phải “{near[0]}”?" if near else f"; chỉ dùng: {', '.join(sorted(allowed))}"
                said = str(name)[:_LONGEST_CODE]
                self.fail(f"{key}.{said}" if key else said, f"khóa lạ{advice}")
        for name in required:
            if name not in value:
                self.fail(f"{key}.{name}" if key else name, "thiếu khóa bắt buộc; bổ sung giá trị")
        return value

    def code(self, value: object, key: str, allowed: Collection[str]) -> str:
        """One of a closed list of codes."""
        if not isinstance(value, str) or value not in allowed:
            near = _near(value, allowed)
            advice = f"có phải “{near[0]}”?" if near else f"dùng một trong: {', '.join(sorted(allowed))}"
            self.fail(key, f"mã {_short(value)} không có; {advice}")
        return value

    def award(self, value: object, key: str, kind: str | None = None) -> str:
        """A canonical award code; short codes are understood; ``kind`` must be a subject that may get it."""
        code = catalogue.award_code(value) if isinstance(value, str) else None
        if code is None and isinstance(value, str) and catalogue.award_kind(value):
            code = value
        if code is None:
            near = _near(value, catalogue.awards())
            advice = f"; có phải “{near[0]}”?" if near else "; xem danh mục mã danh hiệu, hình thức khen thưởng"
            self.fail(key, f"mã khen thưởng {_short(value)} không có trong danh mục{advice}")
        found = catalogue.award_kind(code)
        if kind and found and kind not in found.subjects:
            self.fail(key, f"“{found.label_vi}” không dành cho {KIND_LABELS[kind]}; kiểm tra lại đối tượng hoặc mã")
        return code

    def day(self, value: object, key: str) -> date:
        """A date, as a date or as text like 2025-12-20."""
        made = value
        if isinstance(value, str):
            try:
                made = date.fromisoformat(value)
            except ValueError:
                made = None
        if not isinstance(made, date) or isinstance(made, datetime):
            self.fail(key, f"{_short(value)} không phải ngày; ghi dạng năm-tháng-ngày, ví dụ 2025-12-20")
        if not _FIRST_YEAR <= made.year <= _LAST_YEAR:
            self.fail(key, f"năm {made.year} ngoài khoảng {_FIRST_YEAR}–{_LAST_YEAR}; kiểm tra lại ngày")
        return made

    def day_or_none(self, value: object, key: str) -> date | None:
        return None if value is None else self.day(value, key)

    def year(self, value: object, key: str) -> int:
        if isinstance(value, str) and value.isdigit():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not _FIRST_YEAR <= value <= _LAST_YEAR:
            self.fail(key, f"{_short(value)} không phải năm; ghi bốn chữ số, ví dụ 2025")
        return value

    def whole(self, value: object, key: str, top: int | None = None, top_vi: str = "") -> int:
        """A whole number from 0, not above ``top``."""
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail(key, f"{_short(value)} không phải số nguyên từ 0 trở lên")
        if top is not None and value > top:
            self.fail(key, f"{value} lớn hơn {top_vi} ({top}); kiểm tra lại số liệu")
        return value

    def truth(self, value: object, key: str) -> bool:
        if not isinstance(value, bool):
            self.fail(key, f"{_short(value)} không phải true hoặc false")
        return value

    def text(self, value: object, key: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self.fail(key, f"{_short(value)} không phải chữ; ghi trong dấu ngoặc kép nếu là số")
        return value

    def items(self, value: object, key: str) -> list[tuple[object, str]]:
        """A list, each entry with the key that names it."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.fail(key, f"phải là danh sách, đang là {_short(value)}")
        return [(entry, f"{key}[{number}]") for number, entry in enumerate(value)]

    def span(self, raw: Mapping[str, object], key: str, *, open_end: bool = False) -> tuple[date, date | None]:
        """``from`` and ``to`` of a mapping, in order; ``to`` may be None when ``open_end``."""
        start = self.day(raw.get("from"), f"{key}.from")
        end = self.day_or_none(raw.get("to"), f"{key}.to") if open_end else self.day(raw.get("to"), f"{key}.to")
        if end is not None and end < start:
            self.fail(key, f"kết thúc {end:%d/%m/%Y} trước khi bắt đầu {start:%d/%m/%Y}; kiểm tra lại hai ngày")
        return start, end


def _near(value: object, allowed: Collection[str]) -> list[str]:
    """The known code that was perhaps meant; none for what is no text or too long to be a code."""
    if not isinstance(value, str) or len(value) > _LONGEST_CODE:
        return []
    return difflib.get_close_matches(value, sorted(allowed), 1)


def _short(value: object) -> str:
    # Never written out: a few lines of aliases can stand for more entries than memory holds.
    if isinstance(value, Mapping):
        return "một nhóm khóa: giá trị"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "một danh sách"
    said = "trống" if value is None else f"“{value}”"
    return said if len(said) <= 60 else said[:57] + "…”"
