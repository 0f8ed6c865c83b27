"""A payment sheet is paid once."""

from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.transitions import Move, TransitionTable

SHEET = TransitionTable(Move("pay", frozenset({"draft"}), "paid", _("Ghi đã chi")))
ENTRY = TransitionTable(Move("revoke", frozenset({"valid"}), "revoked", _("Ghi hủy")))
