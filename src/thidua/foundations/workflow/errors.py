"""Errors a service may raise; the shell turns each into one clear Vietnamese message."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


class ActError(Exception):
    """An act could not be done; nothing was written. ``str()`` is the sentence for the user."""

    cite = ""


class StaleState(ActError):
    """The object is no longer in the state the user saw."""

    def __init__(self, state_label: str) -> None:
        super().__init__(
            _("Có người vừa đổi trạng thái trước (đang là: %(state)s). Tải lại trang rồi làm tiếp.")
            % {"state": state_label}
        )


class Blocked(ActError):
    """Something must be put right first."""

    def __init__(self, reasons: Sequence[str], *, cite: str = "") -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)
        self.cite = cite


class InputRefused(ActError):
    """A value given by the user cannot be taken: place, value, reason and remedy stand in the message."""
