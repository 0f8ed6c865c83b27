"""What the checks of every component share: the document, what was found so far, faults of type."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from docx.document import Document as WordDocument

from thidua.foundations.papers.checker import fixes
from thidua.foundations.papers.checker.anatomy import Anatomy
from thidua.foundations.papers.checker.document import Reader
from thidua.foundations.papers.checker.lines import Line, Para, Rule
from thidua.foundations.papers.checker.model import Finding, Fix
from thidua.foundations.papers.checker.rules import RULES
from thidua.foundations.papers.checker.styles import Xml

_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """Type a component needs: the least and greatest size, the one to set; None where the decree leaves it open."""

    sizes: tuple[float, float]
    set_to: float
    bold: bool | None = False
    italic: bool | None = False
    upper: bool = False


@dataclass(slots=True)
class Context:
    """One document being checked."""

    document: WordDocument
    reader: Reader
    anatomy: Anatomy
    findings: list[Finding] = field(default_factory=list)
    _places: dict[int, int] = field(default_factory=dict)
    _prose: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._places = {id(para): index for index, para in enumerate(self.reader.paras)}
        self._prose = {id(para) for para in (*self.anatomy.body, *self.anatomy.bases)}

    def before(self, para: Para) -> Para | None:
        """The paragraph above, empty ones counted."""
        at = self._places[id(para)]
        return self.reader.paras[at - 1] if at else None

    def is_prose(self, para: Para) -> bool:
        """Whether a paragraph is of the text or its bases."""
        return id(para) in self._prose

    def add(
        self,
        code: str,
        at: Line | Para | None,
        measured: str,
        *some_fixes: Fix,
        place: str = "",
    ) -> None:
        """Note a departure; one like it elsewhere is counted with it."""
        rule = RULES[code]
        quote = _quote(at.text) if at is not None else ""
        found = Finding(
            code,
            rule.component,
            rule.severity,
            place or place_of(at),
            quote,
            rule.locator,
            measured,
            rule.needed,
            rule.remedy,
            fixes=some_fixes,
        )
        for index, one in enumerate(self.findings):
            if one.code == code and one.measured == measured and bool(one.fixes) == bool(some_fixes):
                self.findings[index] = replace(one, count=one.count + 1, fixes=(*one.fixes, *some_fixes))
                return
        self.findings.append(found)

    def typed(self, code: str, lines: Sequence[Line], wanted: Wanted) -> None:
        """Faults of size, weight, slant and capitals; codes are ``code`` with "-size", "-bold", "-italic", "-case"."""
        for line in lines:
            self._sized(f"{code}-size", line, wanted)
            self._styled(code, line, wanted)
            if wanted.upper and not line.shown.isupper() and f"{code}-case" in RULES:
                self.add(f"{code}-case", line, "có chữ thường", fixes.retype_upper(line))

    def _sized(self, code: str, line: Line, wanted: Wanted) -> None:
        low, high = wanted.sizes
        wrong = sorted({t.size for t in line.types if not low <= t.size <= high})
        if wrong and code in RULES:
            runs = _runs(line, lambda size: not low <= size <= high)
            self.add(
                code, line, f"cỡ {', '.join(number(size) for size in wrong)}", fixes.set_type(runs, size=wanted.set_to)
            )

    def _styled(self, code: str, line: Line, wanted: Wanted) -> None:
        for name, asked, yes, no in (
            ("bold", wanted.bold, "không đậm", "chữ đậm"),
            ("italic", wanted.italic, "không nghiêng", "chữ nghiêng"),
        ):
            if asked is None or f"{code}-{name}" not in RULES:
                continue
            if any(getattr(type_, name) is not asked for type_ in line.types):
                fix = fixes.set_type(line.runs, **{name: asked})
                self.add(f"{code}-{name}", line, yes if asked else no, fix)

    def centred(self, code: str, lines: Iterable[Line]) -> None:
        """Lines that stand alone and are not centred."""
        for line in lines:
            if not line.tabbed and line.para.align != "center":
                self.add(code, line, _ALIGNED.get(line.para.align, "không canh giữa"), fixes.align(line.para, "center"))

    def ruled(self, code: str, lines: Sequence[Line], rules: Sequence[Rule], shares: tuple[float, float]) -> None:
        """The solid rule under ``lines``: between ``shares`` of the text's length."""
        if not lines:
            return
        width = column_mm(lines[-1].para, self.reader)
        measured = _fault_of_rule(lines, rules, shares, width)
        if measured is None:
            return
        whole = shares[0] > 0.8
        if not lines[-1].tabbed:
            fix = [fixes.draw_rule(lines, rules, width, 1.0 if whole else 0.4)]
        else:
            fix = [fixes.underline(lines[-1], rules)] if whole else []
        self.add(code, lines[-1], measured, *fix)


_ALIGNED = {"left": "canh trái", "right": "canh phải", "both": "canh đều"}


def _fault_of_rule(
    lines: Sequence[Line], rules: Sequence[Rule], shares: tuple[float, float], width: float
) -> str | None:
    """What is wrong with the rule under some lines, None when nothing is.

    A text that wraps has more than one length to go by (its last line, its widest, the column), so the nearest counts.
    """
    lengths = [min(line.width_mm, width) for line in lines]
    shortest, longest = min(lengths[-1], max(lengths)), max(lengths)
    drawn = [rule for rule in rules if rule.length_mm > 1]
    if not drawn:
        underlined = all(type_.underline for type_ in lines[-1].types)
        if underlined and shares[1] >= 1:
            return None
        return "gạch chân cả dòng chữ" if underlined else "không có đường kẻ"
    rule = drawn[-1]
    if not rule.solid:
        return "đường kẻ không phải nét liền"
    if shares[0] * shortest <= rule.length_mm <= shares[1] * longest:
        return None
    return f"đường kẻ dài {number(rule.length_mm)} mm, dòng chữ dài {number(longest)} mm"


def column_mm(para: Para, reader: Reader) -> float:
    """Width of the column a paragraph stands in."""
    return para.cell.width_mm if para.cell else reader.widths_mm[min(para.section, len(reader.widths_mm) - 1)]


def number(value: float) -> str:
    """A measure as Vietnamese writes it, one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def place_of(at: Line | Para | None) -> str:
    """Where a line stands, for a reader."""
    if at is None:
        return "Cả văn bản"
    para = at.para if isinstance(at, Line) else at
    where = f"Đoạn {para.number}"
    return f"{where}, bảng {para.cell.table} dòng {para.cell.row + 1}" if para.cell else where


def _quote(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _QUOTE else f"{plain[: _QUOTE - 1]}…"


def _runs(line: Line, wrong: Callable[[float], bool]) -> list[Xml]:
    return [p.run for p in line.pieces if p.text.strip() and wrong(p.type.size)]
