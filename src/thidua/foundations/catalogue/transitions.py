"""Moves of a regulation. Nothing is deleted: what is no longer wanted stays readable."""

from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.transitions import Move, TransitionTable

REGULATION = TransitionTable(
    Move("adopt", frozenset({"draft"}), "adopted", _("Áp dụng")),
    Move("discard", frozenset({"draft"}), "discarded", _("Bỏ bản này")),
    Move("replace", frozenset({"adopted"}), "replaced", _("Thay thế")),
)
