"""How text really looks in Word: defaults, style chains, numbering and direct settings laid over one another."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

# lxml elements: python-docx gives them no narrower public type.
Xml = Any
Settings = dict[str, str]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TOGGLES = ("b", "i", "caps", "vanish")
_OFF = {"0", "false", "off", "none"}
_SPACING = ("before", "after", "line", "lineRule", "beforeAutospacing", "afterAutospacing")
_INDENTS = {"start": "left", "end": "right"}


@dataclass(frozen=True, slots=True)
class Type:
    """Type of a run: size in points; ``fonts`` are the families its Latin and Vietnamese letters come from."""

    fonts: frozenset[str]
    size: float
    bold: bool
    italic: bool
    underline: bool
    color: str
    caps: bool
    hidden: bool


def _value(element: Xml, name: str) -> str:
    return str(element.get(qn(f"w:{name}"), ""))


def paragraph_settings(properties: Xml) -> Settings:
    found: Settings = {}
    if properties is None:
        return found
    for child in properties:
        tag = child.tag.rsplit("}", 1)[-1]
        if tag == "spacing":
            found |= {name: _value(child, name) for name in _SPACING if child.get(qn(f"w:{name}")) is not None}
        elif tag == "ind":
            found |= _indents(child)
        elif tag == "jc":
            found["jc"] = _value(child, "val")
        elif tag == "numPr":
            found |= {one.tag.rsplit("}", 1)[-1]: _value(one, "val") for one in child}
        elif tag == "pBdr":
            sides = {one.tag.rsplit("}", 1)[-1]: _value(one, "val") for one in child}
            found |= {f"border-{side}": kind for side, kind in sides.items()}
        elif tag == "contextualSpacing":
            found["contextual"] = "0" if _value(child, "val") in _OFF else "1"
        elif tag == "pageBreakBefore":
            found["page-break"] = "0" if _value(child, "val") in _OFF else "1"
    return found


def _indents(element: Xml) -> Settings:
    found = {}
    for key, value in element.attrib.items():
        name = str(key).rsplit("}", 1)[-1]
        found[_INDENTS.get(name, name)] = str(value)
    if "firstLine" in found:
        found.setdefault("hanging", "0")
    return found


def _run_settings(properties: Xml, theme: dict[str, str]) -> Settings:
    found: Settings = {}
    if properties is None:
        return found
    for child in properties:
        tag = child.tag.rsplit("}", 1)[-1]
        if tag in _TOGGLES:
            found[tag] = "0" if _value(child, "val") in _OFF else "1"
        elif tag == "rFonts":
            for slot in ("ascii", "hAnsi"):
                if kind := _value(child, f"{slot}Theme"):
                    found[slot] = theme.get(kind[:5], "")
                elif name := _value(child, slot):
                    found[slot] = name
        elif tag in ("sz", "u", "color", "rStyle"):
            found[tag] = _value(child, "val")
    return found


class Styles:
    """The styles of one document; every answer is computed once."""

    def __init__(self, document: WordDocument) -> None:
        root = document.styles.element
        self._theme = _theme_fonts(document)
        self._styles = {_value(style, "styleId"): style for style in root.findall(qn("w:style"))}
        default = next((k for k, s in self._styles.items() if _is_default_paragraph(s)), "")
        self._normal = default
        defaults = root.find(qn("w:docDefaults"))
        self._paragraph_base = paragraph_settings(_find(defaults, "pPrDefault", "pPr"))
        self._run_base = _run_settings(_find(defaults, "rPrDefault", "rPr"), self._theme)
        self._cache: dict[tuple[str, str], Settings] = {}

    def paragraph(self, element: Xml, table_style: str = "", numbering: Settings | None = None) -> Settings:
        """Settings of a paragraph; ``numbering`` are those of its list level, below its direct ones."""
        direct = paragraph_settings(element.find(qn("w:pPr")))
        styled = self._chain(self.style_of(element), "p")
        below = self._paragraph_base | (self._chain(table_style, "p") if table_style else {})
        return below | styled | (numbering or {}) | direct

    def numbering_of(self, element: Xml) -> tuple[str, int]:
        """List and level of a paragraph, ("", 0) when it is not in a list."""
        settings = self._chain(self.style_of(element), "p") | paragraph_settings(element.find(qn("w:pPr")))
        level = settings.get("ilvl", "0")
        number = settings.get("numId", "")
        return ("" if number == "0" else number), int(level) if level.isdecimal() else 0

    def style_of(self, element: Xml) -> str:
        """Identifier of the paragraph's style."""
        style = _find(element, "pPr", "pStyle")
        name = _value(style, "val") if style is not None else ""
        return name if name in self._styles else self._normal

    def type_of(self, run: Xml, paragraph: Xml, table_style: str = "") -> Type:
        """Type of a run in its paragraph."""
        direct = _run_settings(run.find(qn("w:rPr")), self._theme)
        character = self._chain(direct.pop("rStyle", ""), "r")
        styled = self._chain(self.style_of(paragraph), "r")
        base = self._run_base | (self._chain(table_style, "r") if table_style else {})
        merged = base | styled | character
        for toggle in _TOGGLES:
            # Word adds toggles of style levels up by exclusive or.
            merged[toggle] = str(int(styled.get(toggle, "0") == "1") ^ int(character.get(toggle, "0") == "1"))
            if toggle not in styled and toggle not in character:
                merged[toggle] = base.get(toggle, "0")
        merged |= direct
        size = merged.get("sz", "20")
        return Type(
            frozenset({merged.get("ascii", "Times New Roman"), merged.get("hAnsi", "Times New Roman")}),
            float(size) / 2 if size.replace(".", "", 1).isdecimal() else 10.0,
            bold=merged["b"] == "1",
            italic=merged["i"] == "1",
            underline=merged.get("u", "none") not in ("none", ""),
            color=merged.get("color", "auto").lower(),
            caps=merged["caps"] == "1",
            hidden=merged["vanish"] == "1",
        )

    def has_borders(self, table_style: str) -> bool:
        """Whether a table style draws lines."""
        seen = 0
        while table_style in self._styles and seen < 20:
            style = self._styles[table_style]
            if any(draws(border) for border in style.iter(qn("w:tblBorders"))):
                return True
            table_style, seen = _based_on(style), seen + 1
        return False

    def _chain(self, name: str, kind: str) -> Settings:
        if (name, kind) not in self._cache:
            self._cache[name, kind] = self._merged(name, kind)
        return self._cache[name, kind]

    def _merged(self, name: str, kind: str) -> Settings:
        chain: list[Xml] = []
        while name in self._styles and len(chain) < 20:
            chain.append(self._styles[name])
            name = _based_on(chain[-1])
        merged: Settings = {}
        for style in reversed(chain):
            own = style.find(qn(f"w:{kind}Pr"))
            merged |= paragraph_settings(own) if kind == "p" else _run_settings(own, self._theme)
        merged.pop("rStyle", None)
        return merged


def draws(borders: Xml) -> bool:
    """Whether a set of borders has a visible side."""
    return any(_value(side, "val") not in ("", "nil", "none") for side in borders)


def _is_default_paragraph(style: Xml) -> bool:
    return _value(style, "type") == "paragraph" and _value(style, "default") in ("1", "true", "on")


def _based_on(style: Xml) -> str:
    parent = style.find(qn("w:basedOn"))
    return _value(parent, "val") if parent is not None else ""


def _find(element: Xml, *path: str) -> Xml:
    for name in path:
        if element is None:
            return None
        element = element.find(qn(f"w:{name}"))
    return element


def _theme_fonts(document: WordDocument) -> dict[str, str]:
    """Families of the theme by the beginning of their key: "major" and "minor"."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            return {
                kind: str(found.get("typeface", ""))
                for kind in ("major", "minor")
                if (found := root.find(f".//{_A}{kind}Font/{_A}latin")) is not None
            }
    return {}
