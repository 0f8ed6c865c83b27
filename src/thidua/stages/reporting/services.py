"""Acts on reporting duties."""

import datetime as dt

from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.journal import command, record
from thidua.foundations.workflow import clock
from thidua.foundations.workflow.decision import require
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.reporting import policies
from thidua.stages.reporting.models import ReportingDuty
from thidua.stages.reporting.transitions import DUTY


@command("reporting.add_duty")
def add_duty(*, name: str, to: str, basis: str, due_on: dt.date, actor: Actor) -> ReportingDuty:
    """Add a report owed; the same report for the same day stands once only."""
    require(policies.may_keep_duties(actor))
    if ReportingDuty.objects.filter(agency_id=actor.agency_id, name=name, due_on=due_on).exists():
        raise InputRefused(_("Báo cáo “%(name)s” hạn %(day)s đã có.") % {"name": name, "day": f"{due_on:%d/%m/%Y}"})
    duty = ReportingDuty.objects.create(agency_id=actor.agency_id, name=name, to=to, basis=basis, due_on=due_on)
    record(duty, name=name, due_on=due_on)
    return duty


@command("reporting.mark_duty_sent")
def mark_duty_sent(duty: ReportingDuty, *, actor: Actor) -> None:
    """Say that a report was sent today."""
    require(policies.may_keep_duties(actor))
    DUTY.apply("send", duty, sent_on=clock.today())
    record(duty)


@command("reporting.undo_duty_sent")
def undo_duty_sent(duty: ReportingDuty, *, actor: Actor) -> None:
    """Take back a report marked as sent by mistake."""
    require(policies.may_keep_duties(actor))
    DUTY.apply("undo", duty, sent_on=None)
    record(duty)
