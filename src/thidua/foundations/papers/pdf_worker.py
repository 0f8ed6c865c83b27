"""The typesetting engine, here or in a process of its own whose memory goes back to the system when it ends.

The process runs this file alone, data on standard input, PDF on standard output; so it imports nothing of ours.
"""

import sys
from datetime import datetime
from pathlib import Path

import typst

_HERE = Path(__file__).parent
_FONTS = [_HERE / "fonts", _HERE / "static" / "papers" / "fonts"]


def compile_in(folder: Path, name: str, data: str, when: datetime) -> bytes:
    """Compile a template of ``folder`` with ``data``, which is JSON. RuntimeError when the engine refuses."""
    compiled = typst.compile(
        folder / name,
        root=folder,
        font_paths=_FONTS,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-2b",
        sys_inputs={"data": data},
        timestamp=when,
    )
    if not isinstance(compiled, bytes):
        raise TypeError("the PDF engine gave no bytes")
    return compiled


def main(folder: str, template: str, when: str) -> None:
    """Do one job."""
    data = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(compile_in(Path(folder), template, data, datetime.fromisoformat(when)))


if __name__ == "__main__":
    main(*sys.argv[1:])
