"""The typesetting engine in a process of its own: a job as JSON on standard input, a PDF on standard output.

Run as ``python -m thidua.foundations.papers.pdf_worker``; its memory goes back to the system when it ends.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from thidua.foundations.papers.pdf_writer import compile_in


def main() -> None:
    """Do one job."""
    job = json.load(sys.stdin.buffer)
    pdf = compile_in(Path(job["folder"]), job["template"], job["data"], datetime.fromisoformat(job["when"]))
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
