"""A payment sheet is paid once; a decision that came in is posted whole, and cancelled with a reason."""

from django.utils.translation import gettext_lazy as _

from thidua.foundations.workflow.transitions import Move, TransitionTable

SHEET = TransitionTable(Move("pay", frozenset({"draft"}), "paid", _("Ghi đã chi")))
ENTRY = TransitionTable(
    Move("revoke", frozenset({"valid"}), "revoked", _("Ghi hủy")),
    # Only for the reading of a decision that came in, cancelled by mistake and read again.
    Move("restore", frozenset({"revoked"}), "valid", _("Ghi lại")),
)
RECEIVED = TransitionTable(
    Move("post", frozenset({"draft"}), "posted", _("Ghi vào sổ")),
    Move("cancel", frozenset({"draft", "posted"}), "cancelled", _("Hủy")),
)
