"""State machines as tables. A stage lists its moves as data; this module applies one safely on any database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thidua.foundations.workflow.decision import Decision, refuse
from thidua.foundations.workflow.errors import Blocked, StaleState


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that must be put right first: what, and the address where it can be done."""

    text: str
    fix_url: str = ""
    cite: str = ""


def _no_blockers(obj: Any) -> list[Blocker]:
    return []


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change of state. ``blockers`` lists what stands in the way for a given object."""

    name: str
    sources: frozenset[str]
    target: str
    label: str | Promise
    blockers: Callable[[Any], list[Blocker]] = field(default=_no_blockers)


class TransitionTable:
    """All moves of one kind of object, found by name."""

    def __init__(self, *moves: Move) -> None:
        self.moves: Mapping[str, Move] = {move.name: move for move in moves}
        if len(self.moves) != len(moves):
            raise ValueError("two moves of one name")

    def may(self, name: str, obj: Any) -> Decision:
        """Say whether move ``name`` is open for ``obj`` now, with the reason when it is not (for buttons)."""
        move = self.moves[name]
        if obj.state not in move.sources:
            return refuse(_("Không còn làm được ở bước này: %(state)s.") % {"state": obj.get_state_display()})
        blockers = move.blockers(obj)
        if blockers:
            return refuse(" ".join(b.text for b in blockers), cite=blockers[0].cite)
        return Decision(allowed=True)

    def apply(self, name: str, obj: Any, **changes: Any) -> None:
        """Make move ``name``: refuse when blocked, then update the row only if its state is still the one seen.

        The conditional update works the same on SQLite, which has no row locks, and on PostgreSQL.
        Raises Blocked, or StaleState when somebody was faster.
        """
        move = self.moves[name]
        if obj.state not in move.sources:
            raise StaleState(obj.get_state_display())
        blockers = move.blockers(obj)
        if blockers:
            raise Blocked([b.text for b in blockers], cite=blockers[0].cite)
        model: type[models.Model] = type(obj)
        updated = model._default_manager.filter(pk=obj.pk, state=obj.state).update(state=move.target, **changes)
        if updated != 1:
            raise StaleState(obj.get_state_display())
        obj.state = move.target
        for name_, value in changes.items():
            setattr(obj, name_, value)
