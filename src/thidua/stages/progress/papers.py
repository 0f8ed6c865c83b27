"""The dispatch that urges what is overdue ("Công văn đôn đốc"), from the tasks and nothing else."""

import datetime as dt

from django.utils.translation import gettext as _

from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import Paper, Recipient
from thidua.foundations.papers.issuing.sheets import Given, StagePaper, Wish, Words
from thidua.foundations.papers.kinds import dispatch
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.stages.movements.models import Movement
from thidua.stages.progress import policies
from thidua.stages.progress.selectors import overdue_tasks
from thidua.vietnamese import long_date

ORIGIN = "progress.reminder"
"""Papers that urge the tasks of a movement; their origin's key is the movement's."""


def reminder_sheet(movement: Movement, today: dt.date) -> StagePaper:
    """The dispatch to every unit that leads an overdue task of the movement, with each task and its day."""
    tasks = [task for task in overdue_tasks(movement, today) if task.due_on]
    units = tuple(dict.fromkeys(task.lead_unit.name for task in tasks if task.lead_unit))
    agency = Agency.objects.select_related("parent").get(pk=movement.agency_id)
    everybody = _("Các đơn vị thuộc %(agency)s") % {"agency": agency.name}

    def compose(given: Given) -> Paper:
        until = given.day("until")
        return dispatch.compose(
            dispatch.DispatchContext(
                letterhead=letterhead_of(agency),
                issue=given.issue,
                subject=_("đôn đốc thực hiện nhiệm vụ thi đua năm %(year)d") % {"year": movement.year},
                unit_symbol="VP",
                addressees=units or (everybody,),
                signatory=given.signatory,
                paragraphs=(
                    _("Đến %(day)s, các nhiệm vụ sau của phong trào “%(name)s” đã quá hạn:")
                    % {"day": long_date(given.issue.date or today), "name": movement.name},
                ),
                overdue=tuple(
                    dispatch.OverdueItem(task.text, task.lead_unit.name if task.lead_unit else "", task.due_on)
                    for task in tasks
                    if task.due_on
                ),
                request=_("Đề nghị các đơn vị hoàn thành và báo cáo kết quả trên phần mềm trước %(day)s.")
                % {"day": long_date(until) if until else _("ngày ……/……/………")},
                recipients=given.recipients,
                draft=given.draft,
            )
        )

    def faults(_words: Words) -> list[str]:
        return [] if tasks else [_("Không có nhiệm vụ nào quá hạn, không phải đôn đốc.")]

    return StagePaper(
        kind="dispatch",
        title=_("Công văn đôn đốc"),
        agency=agency,
        year=movement.year,
        origin=ORIGIN,
        origin_id=movement.pk,
        compose=compose,
        may=policies.may_plan,
        wishes=(Wish("until", _("Hoàn thành trước ngày"), "day"),),
        recipients=(*(Recipient(name) for name in units), Recipient(_("Lãnh đạo cơ quan"), "b/c")),
        faults=faults,
        once=False,
    )
