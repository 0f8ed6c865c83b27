"""The dispatch that urges what is overdue ("Công văn đôn đốc"), from the tasks and nothing else."""

import datetime as dt

from django.utils.translation import gettext as _

from thidua.foundations.org.models import Agency
from thidua.foundations.papers.content import NumberAndDate, Paper, Recipient
from thidua.foundations.papers.kinds import dispatch
from thidua.foundations.papers.letterheads import letterhead_of
from thidua.stages.movements.models import Movement
from thidua.stages.movements.selectors import director_signature
from thidua.stages.progress.selectors import overdue_tasks
from thidua.vietnamese import long_date


def reminder_of(movement: Movement, today: dt.date) -> Paper:
    """A draft to every unit that leads an overdue task of the movement, with each task and its day."""
    tasks = [task for task in overdue_tasks(movement, today) if task.due_on]
    units = list(dict.fromkeys(task.lead_unit.name for task in tasks if task.lead_unit))
    agency = Agency.objects.select_related("parent").get(pk=movement.agency_id)
    everybody = _("Các đơn vị thuộc %(agency)s") % {"agency": agency.name}
    return dispatch.compose(
        dispatch.DispatchContext(
            letterhead=letterhead_of(agency),
            issue=NumberAndDate(),
            subject=_("đôn đốc thực hiện nhiệm vụ thi đua năm %(year)d") % {"year": movement.year},
            unit_symbol="VP",
            addressees=tuple(units) or (everybody,),
            signatory=director_signature(movement),
            paragraphs=(
                _("Đến %(day)s, các nhiệm vụ sau của phong trào “%(name)s” đã quá hạn:")
                % {"day": long_date(today), "name": movement.name},
            ),
            overdue=tuple(
                dispatch.OverdueItem(task.text, task.lead_unit.name if task.lead_unit else "", task.due_on)
                for task in tasks
                if task.due_on
            ),
            request=_("Đề nghị các đơn vị hoàn thành và báo cáo kết quả trên phần mềm trước ngày ……/……/………"),
            recipients=(Recipient(_("Lãnh đạo cơ quan"), "b/c"),),
            draft=True,
        )
    )
