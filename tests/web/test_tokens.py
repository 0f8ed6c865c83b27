"""The colours people must be able to read, measured from the style sheet that is served."""

import re
from pathlib import Path

import pytest

import thidua.web

CSS = Path(thidua.web.__file__).parent / "static" / "thidua" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")

# Foreground, background, least ratio: 4.5 for text, 3 for shapes that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11).
_TEXT = """
ink/paper ink/surface ink-2/paper ink-2/surface ink-2/sunken ink-3/paper ink-3/surface link/paper link/surface
on-son/son on-son/son-hover on-then/then on-then-2/then brass-text/paper brass-text/surface brass-text/brass-tint
cham/cham-tint luc/luc-tint luc/surface amber/amber-tint amber/surface loi/loi-tint loi/surface mute/mute-tint ink/mark
ink/mark-loi ink-2/brass-tint ink-2/amber-tint ink-2/luc-tint surface/amber surface/loi brass-bright/then
paper/ink"""
_SHAPES = """
then-line-strong/then
line-strong/paper line-strong/surface brass/paper brass/surface focus/paper focus/surface focus-on-then/then
son/paper son/surface c1/surface c2/surface c3/surface c4/surface c5/surface c6/surface c3/sunken c2/sunken
c4/sunken"""

TEXT, SHAPES = _TEXT.split(), _SHAPES.split()


def _block(pattern: str) -> dict[str, str]:
    match = re.search(pattern + r"\s*\{(.*?)\n\}", TOKENS, re.DOTALL)
    assert match, pattern
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", match.group(1)))


LIGHT = _block(r"\n:root")
DARK = {**LIGHT, **_block(r":root\[data-theme=dark\]")}
SYSTEM_DARK = {**LIGHT, **_block(r"@media \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)")}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself_agrees_with_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT)
def test_text_can_be_read(pair: str, theme: dict[str, str]) -> None:
    front, back = pair.split("/")
    assert contrast(theme[front], theme[back]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", SHAPES)
def test_shapes_with_meaning_can_be_seen(pair: str, theme: dict[str, str]) -> None:
    front, back = pair.split("/")
    assert contrast(theme[front], theme[back]) >= 3.0


def test_dark_by_choice_is_dark_by_system() -> None:
    assert SYSTEM_DARK == DARK


def test_primary_red_and_error_red_differ() -> None:
    assert LIGHT["son"] != LIGHT["loi"]
    assert DARK["son"] != DARK["loi"]


def test_every_token_used_is_a_token_given() -> None:
    given = set(re.findall(r"--([a-z0-9-]+)\s*:", TOKENS))
    for sheet in CSS.glob("*.css"):
        used = set(re.findall(r"var\(--([a-z0-9-]+)", sheet.read_text(encoding="utf-8")))
        assert used - given == set(), sheet.name


@pytest.mark.parametrize("sheet", ["base.css", "components.css"])
def test_shared_sheets_name_no_colour_of_their_own(sheet: str) -> None:
    """The certificate stays paper in the dark and is the one exception."""
    lines = (CSS / sheet).read_text(encoding="utf-8").splitlines()
    own = [line for line in lines if re.search(r"#[0-9a-f]{3,8}\b", line) and not line.startswith(".cert")]
    assert own == []


def test_narrow_screens_are_screens() -> None:
    """A bare max-width query would turn a sheet of A4 into a phone."""
    for sheet in CSS.glob("*.css"):
        queries = re.findall(r"@media ([^{]*max-width[^{]*)\{", sheet.read_text(encoding="utf-8"))
        assert [query for query in queries if not query.startswith("screen and")] == [], sheet.name


def test_every_font_named_is_shipped_with_its_licence() -> None:
    fonts = set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', TOKENS))
    shipped = {path.name for path in (CSS.parent / "fonts").glob("*.woff2")}
    assert fonts == shipped
    assert len(list((CSS.parent / "fonts").glob("OFL-*.txt"))) == 2
