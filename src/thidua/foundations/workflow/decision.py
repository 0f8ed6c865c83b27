"""Permission answers with a reason: the same value drives a button and guards the act behind it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Decision:
    """May this be done? ``reason`` says why not, ``cite`` by which article, ``helper`` who can help."""

    allowed: bool
    reason: str = ""
    cite: str = ""
    helper: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(allowed=True)


def refuse(reason: str, *, cite: str = "", helper: str = "") -> Decision:
    """Build a refusal; ``reason`` is a full Vietnamese sentence shown to the user."""
    return Decision(allowed=False, reason=reason, cite=cite, helper=helper)


class Refused(PermissionDenied):
    """An act was asked for that its policy refuses. Carries the :class:`Decision` so that the page can explain."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.reason)
        self.decision = decision


def require(decision: Decision) -> None:
    """Raise :class:`Refused` unless ``decision`` allows."""
    if not decision.allowed:
        raise Refused(decision)


def first_refusal(*decisions: Decision) -> Decision:
    """Give the first refusal among ``decisions``, or :data:`ALLOWED`."""
    return next((d for d in decisions if not d.allowed), ALLOWED)
