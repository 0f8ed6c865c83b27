"""Numbers that Word draws itself: a list paragraph holds only a reference, the text "II." is nowhere in the file."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_MOST_LEVELS = 9


def roman(number: int) -> str:
    """Return a Roman numeral, plain digits outside 1..3999."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out += sign
            number -= value
    return out


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document, with their running counters."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, number_id: str, level: int) -> str:
        """Advance a list and return the mark of its next paragraph ("II.", "a)", "-"), "" when it has none."""
        abstract = self.abstract_of.get(number_id)
        levels = self.levels.get(abstract or "", {})
        own = levels.get(level)
        if abstract is None or own is None or own.form == "none":
            return ""
        if own.form == "bullet":
            return "-"
        counters = self.counters.setdefault(abstract, {})
        counters[level] = counters.get(level, own.start - 1) + 1
        for deeper in [n for n in counters if n > level]:
            del counters[deeper]

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            at = levels.get(index, own)
            return _written(counters.get(index, at.start), at.form)

        return re.sub(r"%([1-9])", shown, own.text).strip()


def _written(number: int, form: str) -> str:
    if form == "upperRoman":
        return roman(number)
    if form == "lowerRoman":
        return roman(number).lower()
    if form in {"lowerLetter", "upperLetter"}:
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _value(element: Element | None, default: str) -> str:
    return default if element is None else element.get(f"{W}val", default)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default


def numbering_of(root: Element | None) -> Numbering:
    """Read word/numbering.xml; None gives a numbering that marks nothing."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iter(f"{W}abstractNum"):
        levels: dict[int, _Level] = {}
        for level in abstract.iter(f"{W}lvl"):
            index = _integer(level.get(f"{W}ilvl", "0"), 0)
            if index < _MOST_LEVELS:
                form, text = _value(level.find(f"{W}numFmt"), "decimal"), _value(level.find(f"{W}lvlText"), "")
                levels[index] = _Level(form, text, _integer(_value(level.find(f"{W}start"), "1"), 1))
        numbering.levels[abstract.get(f"{W}abstractNumId", "")] = levels
    for number in root.iter(f"{W}num"):
        target = _value(number.find(f"{W}abstractNumId"), "")
        numbering.abstract_of[number.get(f"{W}numId", "")] = target
    return numbering
