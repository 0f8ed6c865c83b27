"""Read launch documents, always within the actor's agency."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.work import WorkItem
from thidua.stages.launch import corrections as fix
from thidua.stages.launch.enums import LaunchState
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.transitions import undecided_errors


def visible_documents(actor: Actor) -> QuerySet[LaunchDocument]:
    """Launch documents of the actor's agency for those who prepare or sign; nothing for anybody else."""
    documents = LaunchDocument.objects.filter(agency_id=actor.agency_id).select_related("file")
    return documents if actor.has("clerk", "director", "union") else documents.none()


def effective_reading(document: LaunchDocument) -> dict[str, Any]:
    """What was read, as it counts now, in the reader's JSON shape: accepted fixes and corrections applied."""
    return fix.effective(document.reading, document.choices, document.corrections)


def effective_text(document: LaunchDocument) -> str:
    """The text with the accepted fixes in it, line for line."""
    return fix.corrected_text(document.text, document.reading, document.choices)


def work_items(actor: Actor, today: dt.date) -> list[WorkItem]:
    """Documents that wait for a check, or for a movement to be made from them; the clerk's work."""
    if not actor.has("clerk"):
        return []
    return [_work(document) for document in visible_documents(actor).exclude(state=LaunchState.USED)]


def _work(document: LaunchDocument) -> WorkItem:
    url = reverse("launch:check", args=[document.pk])
    if document.state == LaunchState.CHECKED:
        return WorkItem("launch", _("Tạo phong trào từ văn bản đã rà soát"), document.title, url, _("Mở văn bản"))
    left = undecided_errors(document)
    detail = _("%(title)s. Còn %(left)d lỗi chưa chọn cách xử lý") if left else _("%(title)s. Các lỗi đã chọn xong")
    return WorkItem(
        "launch", _("Rà soát văn bản phát động"), detail % {"title": document.title, "left": left}, url, _("Rà soát"),
        severity="doing",
    )  # fmt: skip
