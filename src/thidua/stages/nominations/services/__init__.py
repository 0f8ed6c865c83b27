"""Acts of the stage: the list opened, nominated into, checked, frozen."""

from thidua.stages.nominations.services.lists import freeze_list, open_list, reopen_list
from thidua.stages.nominations.services.nominations import (
    FromAppraisal,
    accept_nomination,
    accept_nominations,
    choose_report,
    edit_nomination,
    nominate,
    nominate_from_appraisal,
    nominate_many,
    return_nomination,
    send_nominations,
    withdraw_nomination,
    write_achievement,
    write_report,
)
from thidua.stages.nominations.services.proposals import (
    FromFile,
    keep_choices,
    map_columns,
    read_proposal,
    use_proposal,
    what_is_open,
    what_waits,
)

__all__ = [
    "FromAppraisal",
    "FromFile",
    "accept_nomination",
    "accept_nominations",
    "choose_report",
    "edit_nomination",
    "freeze_list",
    "keep_choices",
    "map_columns",
    "nominate",
    "nominate_from_appraisal",
    "nominate_many",
    "open_list",
    "read_proposal",
    "reopen_list",
    "return_nomination",
    "send_nominations",
    "use_proposal",
    "what_is_open",
    "what_waits",
    "withdraw_nomination",
    "write_achievement",
    "write_report",
]
