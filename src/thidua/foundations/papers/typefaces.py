"""The typefaces a line of a certificate may be set in. Official papers have one only, the first.

Every file is the publisher's own, whole, and holds each Vietnamese letter. They are embedded in a PDF, named in a DOCX
and shown by the browser, which fetches those of ``static``; so the sheet looks the same in all three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
FONT_DIR = _HERE / "fonts"
"""Of official papers."""

CHOICE_DIR = _HERE / "static" / "papers" / "fonts"
"""Of the other typefaces of certificates."""

_FOUR = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
_UPRIGHT = {(False, False): "Regular", (True, False): "Bold", (False, True): "Regular", (True, True): "Bold"}


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family: its name in the files, in Word, and for people; ``ascent`` from the top of a line box to the base line
    and ``line`` the height of the box, both in em. ``styles`` names the file of (bold, italic)."""

    label: str
    family: str
    word: str
    folder: Path
    stem: str
    ascent: float
    line: float
    styles: Mapping[tuple[bool, bool], str]

    @property
    def has_italic(self) -> bool:
        """Whether there is a slanted cut; without it “italic” changes nothing."""
        return self.styles is _FOUR

    def file(self, *, bold: bool, italic: bool) -> Path:
        """The font file of one style."""
        return self.folder / f"{self.stem}-{self.styles[bold, italic]}.ttf"

    @property
    def files(self) -> list[Path]:
        """Every file of the family."""
        return [self.folder / f"{self.stem}-{style}.ttf" for style in sorted(set(self.styles.values()))]


SERIF = "serif"
TYPEFACES: dict[str, Typeface] = {
    SERIF: Typeface("Có chân", "Liberation Serif", "Times New Roman", FONT_DIR, "LiberationSerif", 0.891, 1.149, _FOUR),
    "sans": Typeface("Không chân", "Liberation Sans", "Arial", CHOICE_DIR, "LiberationSans", 0.905, 1.149, _FOUR),
    "display": Typeface(
        "Tiêu đề", "Playfair Display", "Playfair Display", CHOICE_DIR, "PlayfairDisplay", 1.16, 1.41, _FOUR
    ),
    "script": Typeface("Thư pháp, không nghiêng", "Charm", "Charm", CHOICE_DIR, "Charm", 1.115, 1.549, _UPRIGHT),
}
"""By the code a design keeps."""
