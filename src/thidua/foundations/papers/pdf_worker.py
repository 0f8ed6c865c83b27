"""The typesetting engine, here or in a process of its own whose memory goes back to the system when it ends.

The process runs this file alone: a list of data on standard input, each PDF with its length before it on standard
output; so it imports nothing of ours.
"""

import json
import struct
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import typst

_HERE = Path(__file__).parent
_FONTS = [_HERE / "fonts", _HERE / "static" / "papers" / "fonts"]
LENGTH = struct.Struct(">I")
"""How long the PDF that follows is, in bytes."""


def compile_in(folder: Path, name: str, data: str, when: datetime) -> bytes:
    """Compile a template of ``folder`` with ``data``, which is JSON. RuntimeError when the engine refuses."""
    return next(compile_each(folder, name, [data], when))


def compile_each(folder: Path, name: str, jobs: Sequence[str], when: datetime) -> Iterator[bytes]:
    """The same for one data after another; template and fonts are read once."""
    compiler = typst.Compiler(folder / name, root=folder, font_paths=_FONTS, ignore_system_fonts=True)
    for data in jobs:
        compiled = compiler.compile(format="pdf", pdf_standards="a-2b", sys_inputs={"data": data}, timestamp=when)
        if not isinstance(compiled, bytes):
            raise TypeError("the PDF engine gave no bytes")
        yield compiled


def main(folder: str, template: str, when: str) -> None:
    """Do the jobs of standard input."""
    jobs = json.loads(sys.stdin.buffer.read())
    for compiled in compile_each(Path(folder), template, jobs, datetime.fromisoformat(when)):
        sys.stdout.buffer.write(LENGTH.pack(len(compiled)))
        sys.stdout.buffer.write(compiled)


if __name__ == "__main__":
    main(*sys.argv[1:])
