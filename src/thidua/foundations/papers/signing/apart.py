"""Verify a stranger's PDF in a process of its own, bounded in memory and time: packed streams can unfold without end.

Run as ``python -m thidua.foundations.papers.signing.apart``: a line of JSON (roots, lists, time), then the file, on
standard input; the report as JSON on standard output.
"""

import base64
import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Sequence

from thidua.foundations.papers.signing.lists import KeptList
from thidua.foundations.papers.signing.report import SignatureReport, UnreadablePdf, from_json

MOST_MEMORY = 768 * 1024 * 1024
"""Bytes of address space; a real paper of 20 MB needs less than half of it."""
MOST_SECONDS = 20


def verify_apart(
    data: bytes, *, roots: Sequence[bytes], lists: Sequence[KeptList] = (), now: dt.datetime
) -> SignatureReport:
    """Like ``verifying.verify_pdf``; UnreadablePdf also for a file that exceeds the bounds."""
    if not data.startswith(b"%PDF-"):
        raise UnreadablePdf("not a PDF")
    kept = [(one.path, one.key, one.issued.isoformat(), one.until.isoformat()) for one in lists]
    trusted = [base64.b64encode(der).decode() for der in roots]
    head = json.dumps({"roots": trusted, "lists": kept, "now": now.isoformat()}).encode()
    answered = in_child("thidua.foundations.papers.signing.apart", head + b"\n" + data, seconds=MOST_SECONDS * 2)
    if answered is None:
        raise UnreadablePdf("bounds")
    answer = json.loads(answered)
    if "unreadable" in answer:
        raise UnreadablePdf(answer["unreadable"])
    return from_json(answer)


def in_child(module: str, given: bytes, *, seconds: float) -> bytes | None:
    """What ``python -m module`` writes when it reads ``given``; None when it fails or takes longer than ``seconds``."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        done = subprocess.run(
            [sys.executable, "-m", module],
            input=given,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": path},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def bound() -> None:
    """Set the bounds on this process."""
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the time limit of the caller holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main() -> None:
    """Do one file."""
    head = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    bound()
    from thidua.foundations.papers.signing.verifying import verify_pdf

    roots = [base64.b64decode(der) for der in head["roots"]]
    day = dt.datetime.fromisoformat
    lists = [KeptList(path, key, day(issued), day(until)) for path, key, issued, until in head["lists"]]
    try:
        answer = verify_pdf(data, roots=roots, lists=lists, now=day(head["now"])).to_json()
    except UnreadablePdf as error:
        answer = {"unreadable": str(error)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
