"""The life of a reporting duty."""

from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.transitions import Move, TransitionTable
from thidua.stages.reporting.enums import DutyState

DUTY = TransitionTable(
    Move("send", frozenset({DutyState.OPEN}), DutyState.SENT, _("Đã nộp")),
    Move("undo", frozenset({DutyState.SENT}), DutyState.OPEN, _("Chưa nộp")),
)
