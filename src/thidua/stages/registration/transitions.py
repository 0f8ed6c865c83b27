"""Moves of a registration."""

from thidua.foundations.workflow.transitions import Move, TransitionTable
from thidua.stages.registration.enums import RegistrationState as State

REGISTRATION = TransitionTable(
    Move("confirm", frozenset({State.SENT}), State.CONFIRMED, "Xác nhận"),
    Move("withdraw", frozenset({State.DRAFT, State.SENT, State.CONFIRMED}), State.WITHDRAWN, "Rút đăng ký"),
)
