"""Draws a PNG that no PDF can hold as it is (transparent, in a palette, interlaced) on a white page of its size.

Runs in a process of its own, as whatever takes files of strangers apart; the picture comes in by standard input.
"""

import sys
import tempfile
from pathlib import Path

import typst

_PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("picture.png", width: {points}pt)\n'


def main() -> None:
    """Print the page; the only argument is its width in points."""
    with tempfile.TemporaryDirectory(prefix="thidua-picture-") as folder:
        page = Path(folder) / "page.typ"
        page.write_text(_PAGE.format(points=float(sys.argv[1])))
        (Path(folder) / "picture.png").write_bytes(sys.stdin.buffer.read())
        typst.Compiler(page, root=Path(folder)).compile(output=Path(folder) / "page.pdf")
        sys.stdout.buffer.write((Path(folder) / "page.pdf").read_bytes())


if __name__ == "__main__":
    main()
