"""Acts of the stage: the list opened, nominated into, checked, frozen."""

from thidua.stages.nominations.services.lists import freeze_list, open_list, reopen_list
from thidua.stages.nominations.services.nominations import (
    FromAppraisal,
    accept_nomination,
    accept_nominations,
    edit_nomination,
    nominate,
    nominate_from_appraisal,
    nominate_many,
    return_nomination,
    send_nominations,
    withdraw_nomination,
    write_achievement,
)

__all__ = [
    "FromAppraisal",
    "accept_nomination",
    "accept_nominations",
    "edit_nomination",
    "freeze_list",
    "nominate",
    "nominate_from_appraisal",
    "nominate_many",
    "open_list",
    "reopen_list",
    "return_nomination",
    "send_nominations",
    "withdraw_nomination",
    "write_achievement",
]
