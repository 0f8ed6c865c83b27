"""Old Vietnamese fonts in a DOCX: ".VnTime" and its family write TCVN3, "VNI-Times" and its family VNI."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

from thidua.stages.launch.reader.numbering import W
from thidua.stages.launch.reader.old_letters import OldSet, from_old, is_syllable

_MOST_ANCESTORS = 20


class Fonts:
    """Which font a run is set in: its own, its style's, its paragraph's style's, else the document's."""

    def __init__(self, styles: Element | None) -> None:
        self._own: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._default = ""
        if styles is None:
            return
        self._default = _font(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in styles.iter(f"{W}style"):
            name, based = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
            self._own[name] = _font(style.find(f"{W}rPr"))
            self._based[name] = based.get(f"{W}val", "") if based is not None else ""
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                self._default = self._own[name] or self._default

    def of(self, run: Element, paragraph_style: str) -> str:
        """Return the name of the font of a run, "" when nothing says it."""
        style = run.find(f"{W}rPr/{W}rStyle")
        named = style.get(f"{W}val", "") if style is not None else ""
        return _font(run.find(f"{W}rPr")) or self._of_style(named) or self._of_style(paragraph_style) or self._default

    def _of_style(self, name: str) -> str:
        for _step in range(_MOST_ANCESTORS):
            if not name or self._own.get(name):
                break
            name = self._based.get(name, "")
        return self._own.get(name, "")


def _font(properties: Element | None) -> str:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _old_set(font: str) -> OldSet | None:
    lowered = font.lower()
    if lowered.startswith(".vn"):
        return "tcvn3"
    return "vni" if lowered.startswith(("vni-", "vni ")) else None


def convert_runs(trees: Iterable[Element], fonts: Fonts) -> frozenset[str]:
    """Turn the text of runs in old fonts into Unicode, in place; return the old sets found.

    Left alone where the words are Unicode already: a file may name an old font for text that no longer needs it.
    """
    runs = [(run, font) for tree in trees for run, font in _old_runs(tree, fonts)]
    converted: set[str] = set()
    for which in {w for _run, font in runs if (w := _old_set(font))}:
        texts = [t for run, font in runs if _old_set(font) == which for t in run.iter(f"{W}t") if t.text]
        words = [word for t in texts for word in (t.text or "").split() if not word.isascii()]
        if (
            not words
            or sum(any(ord(ch) > 0xFF for ch in word) and is_syllable(word) for word in words) > len(words) / 4
        ):
            continue
        converted.add(which)
        for run, font in runs:
            if _old_set(font) == which:
                _convert(run, which, raised=which == "tcvn3" and font.upper().endswith("H"))
    return frozenset(converted)


def _old_runs(tree: Element, fonts: Fonts) -> Iterator[tuple[Element, str]]:
    for paragraph in tree.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = style.get(f"{W}val", "") if style is not None else ""
        for run in paragraph.iter(f"{W}r"):
            font = fonts.of(run, named)
            # A text box is inside a run and has paragraphs, and so runs, of its own.
            if _old_set(font) and run.find(f".//{W}p") is None:
                yield run, font


def _convert(run: Element, which: OldSet, *, raised: bool) -> None:
    for child in run:
        if child.tag == f"{W}softHyphen":
            child.tag, child.text = f"{W}t", "\u00ad"  # the code point of "ư", which writers take for a hyphen
        if child.tag == f"{W}t" and child.text:
            text = from_old(child.text, which)
            child.text = text.upper() if raised else text
