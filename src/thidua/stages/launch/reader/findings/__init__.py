"""What a careful officer would mark before the paper leaves the house.

Each check looks at one kind of slip and yields findings; none of them changes the text. A check that cannot be sure
says nothing: an officer stops reading a list that cries wolf.
"""

from collections.abc import Callable, Iterable, Iterator

from thidua.stages.launch.reader.findings import (
    agreement,
    cited,
    content,
    counts,
    figures,
    form,
    marks,
    misspelt,
    numbering,
    places,
    recipients,
    spelling,
    wording,
)  # fmt: skip
from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.model import Finding

_CHECKS: tuple[Callable[[Context], Iterator[Finding]], ...] = (
    *form.CHECKS,
    *cited.CHECKS,
    *agreement.CHECKS,
    *content.CHECKS,
    *wording.CHECKS,
    *spelling.CHECKS,
    *recipients.CHECKS,
    *misspelt.CHECKS,
    *figures.CHECKS,
    *marks.CHECKS,
    *numbering.CHECKS,
    *counts.CHECKS,
    *places.CHECKS,
)
_SEVERITY = {"error": 0, "warning": 1, "info": 2}
MOST_FINDINGS = 200


def review(context: Context) -> tuple[Finding, ...]:
    """Return what every check finds, see :func:`in_order`."""
    return in_order(f for check in _CHECKS for f in check(context))


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the text, each once, at most 200, the gravest kept."""
    gravest = sorted(dict.fromkeys(found), key=lambda f: (_SEVERITY[f.severity], f.line))[:MOST_FINDINGS]
    return tuple(sorted(gravest, key=lambda f: (f.line, f.span.start if f.span else 0, _SEVERITY[f.severity])))


__all__ = ["Context", "in_order", "review"]
