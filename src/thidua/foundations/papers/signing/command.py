"""``thidua verify FILE.pdf [--json]``: what the page says, on the terminal."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from thidua.foundations.files.store import MAX_BYTES
from thidua.foundations.papers.signing.checking import check_pdf
from thidua.foundations.papers.signing.report import SignatureReport, Verdict
from thidua.foundations.papers.signing.words import answer_of
from thidua.foundations.workflow.errors import InputRefused
from thidua.vietnamese import system_reason


def verify_file(path: Path, *, as_json: bool) -> int:
    """Check one file; 0 when every signature proves it, 1 when not or when it has none, 2 when it cannot be read."""
    try:
        report = check_pdf(path.name, load_file(path))
    except InputRefused as error:
        print(error, file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(path.name, report)))
    return 0 if report.verdict is Verdict.GOOD else 1


def _lines(name: str, report: SignatureReport) -> Iterator[str]:
    answer = answer_of(report)
    yield f"{name}: {answer.headline}. {answer.advice}".strip()
    for row in answer.rows:
        yield "\n" + row.title
        yield from (f"  ! {sentence}" for sentence in row.faults)
        yield from (f"  {label}: {value}" for label, value in row.facts)


def load_file(path: Path) -> bytes:
    """The bytes of a file of at most 20 MB. InputRefused says why it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputRefused(
            _("Không đọc được tệp “%(path)s”: %(reason)s. Hãy kiểm tra lại đường dẫn.")
            % {"path": path, "reason": system_reason(error)}
        ) from error
    if len(data) > MAX_BYTES:
        raise InputRefused(_("Tệp “%(path)s” quá giới hạn 20 MB.") % {"path": path})
    return data
