"""Moves of a movement."""

from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.movements.enums import MovementState

CONTENT_CITE = "Điều 16 Luật Thi đua, khen thưởng năm 2003"
CONTENT_CITE_2024 = "Khoản 1 Điều 17 Luật Thi đua, khen thưởng năm 2022"
_NEW_LAW_YEAR = 2024


def content_cite(year: int) -> str:
    """The article that says what a movement must set out, by the year it runs in."""
    return CONTENT_CITE_2024 if year >= _NEW_LAW_YEAR else CONTENT_CITE


def _has_purposes(movement: Any) -> list[Blocker]:
    if movement.purposes:
        return []
    return [Blocker(_("Chưa ghi mục đích của phong trào."), cite=content_cite(movement.year))]


MOVEMENT = TransitionTable(
    Move("launch", frozenset({MovementState.DRAFT}), MovementState.LAUNCHED, "Phát động", _has_purposes),
    Move("close", frozenset({MovementState.LAUNCHED}), MovementState.CLOSED, "Tổng kết phong trào"),
    Move("cancel", frozenset({MovementState.DRAFT, MovementState.LAUNCHED}), MovementState.CANCELLED, "Hủy phong trào"),
)

MOVEMENT_INSIDE = TransitionTable(
    Move("launch", frozenset({MovementState.DRAFT}), MovementState.LAUNCHED, "Phát động cùng phong trào của năm"),
)
"""A movement inside another is launched by the plan of the one around it, which states the purposes."""
