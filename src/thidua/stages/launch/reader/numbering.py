"""Numbers that Word draws itself: a list paragraph holds only a reference, the text "II." is nowhere in the file."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_MOST_LEVELS, _MOST_ANCESTORS = 9, 20


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
    legal: bool = False
    restarts: bool = True


@dataclass(slots=True)
class Numbering:
    """The lists of one document, with their running counters; ``of_style`` holds the lists that styles bring."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def reference(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the list and level of a paragraph, its own before that of its style; None outside lists."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"), "")
        brought = self.of_style.get(style) or self.of_style.get("")
        if own is None:
            return brought
        number, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        number_id = _value(number, brought[0] if brought else "")
        return number_id, _integer(_value(level, str(brought[1]) if brought and number is None else "0"), 0)

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
        # A list of its own start begins there the first time it is used, then counts on.
        for index, start in self.overrides.pop(number_id, {}).items():
            counters[index] = start - 1
        counters[level] = counters.get(level, own.start - 1) + 1
        for deeper in [n for n in counters if n > level and levels.get(n, own).restarts]:
            del counters[deeper]

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            at = levels.get(index, own)
            return _written(counters.get(index, at.start), "decimal" if own.legal else at.form)

        return re.sub(r"%([1-9])", shown, own.text).strip()


def _written(number: int, form: str) -> str:
    if form == "upperRoman":
        return roman(number)
    if form == "lowerRoman":
        return roman(number).lower()
    if form in {"lowerLetter", "upperLetter"}:
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * min(1 + (number - 1) // 26, 9)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _value(element: Element | None, default: str) -> str:
    return default if element is None else element.get(f"{W}val", default)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default


def numbering_of(root: Element | None, styles: Element | None = None) -> Numbering:
    """Read word/numbering.xml and the lists of word/styles.xml; None gives a numbering that marks nothing."""
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        numbering.levels[name] = _levels(abstract)
        link = abstract.find(f"{W}numStyleLink")
        if link is not None:
            links[name] = link.get(f"{W}val", "")
    for number in root.iter(f"{W}num"):
        _add_list(numbering, number)
    numbering.of_style = _lists_of_styles(styles)
    for number_id, abstract_id in list(numbering.abstract_of.items()):
        brought = numbering.of_style.get(links.get(abstract_id, ""))
        if brought:
            numbering.abstract_of[number_id] = numbering.abstract_of.get(brought[0], abstract_id)
    return numbering


def _levels(parent: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in parent.iter(f"{W}lvl"):
        index = _integer(level.get(f"{W}ilvl", "0"), 0)
        if index < _MOST_LEVELS:
            levels[index] = _Level(
                form=_value(level.find(f"{W}numFmt"), "decimal"),
                text=_value(level.find(f"{W}lvlText"), ""),
                start=_integer(_value(level.find(f"{W}start"), "1"), 1),
                legal=level.find(f"{W}isLgl") is not None,
                restarts=_value(level.find(f"{W}lvlRestart"), "1") != "0",
            )
    return levels


def _add_list(numbering: Numbering, number: Element) -> None:
    """Add one list: what it follows, where its levels start anew, and levels it redefines."""
    number_id, abstract = number.get(f"{W}numId", ""), _value(number.find(f"{W}abstractNumId"), "")
    own = _levels(number)
    if own:
        numbering.levels[f"list {number_id}"] = {**numbering.levels.get(abstract, {}), **own}
        abstract = f"list {number_id}"
    numbering.abstract_of[number_id] = abstract
    for override in number.findall(f"{W}lvlOverride"):
        start = override.find(f"{W}startOverride")
        if start is not None:
            index = _integer(override.get(f"{W}ilvl", "0"), 0)
            numbering.overrides.setdefault(number_id, {})[index] = _integer(_value(start, "1"), 1)


def _lists_of_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """The list of every style that brings one, by itself or by the style it is based on; "" is the default style."""
    found: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId", "")
        based[name] = _value(style.find(f"{W}basedOn"), "")
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None and own.find(f"{W}numId") is not None:
            found[name] = _value(own.find(f"{W}numId"), ""), _integer(_value(own.find(f"{W}ilvl"), "0"), 0)
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph" and name in found:
            found[""] = found[name]
    for name in based:
        for ancestor in _ancestors(name, based):
            if ancestor in found:
                found[name] = found[ancestor]
                break
    return found


def _ancestors(name: str, based: dict[str, str]) -> list[str]:
    line = [name]
    while (above := based.get(line[-1], "")) and above not in line and len(line) < _MOST_ANCESTORS:
        line.append(above)
    return line
