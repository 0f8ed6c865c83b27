"""What must happen once a day without anybody asking: reminders, a backup, the proof that nothing was altered."""

from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Agency
from thidua.stages.dissemination.services import remind_due


def send_reminders() -> int:
    """Send the reminder rounds that have come due in every agency; gives how many rounds were sent."""
    sent = 0
    for agency in Agency.objects.order_by("pk"):
        # The daily job acts in the clerk's place, and the journal says so by its name.
        sent += remind_due(actor=Actor(None, "Việc hằng ngày của hệ thống", agency.pk, roles=frozenset({"clerk"})))
    return sent
