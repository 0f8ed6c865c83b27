"""Error pages: one clear message, in Vietnamese, and nothing of the machine's insides."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.foundations.workflow.decision import Decision, Refused, refuse

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what is refused, why, by which article, and who can help."""
    decision = exception.decision if isinstance(exception, Refused) else _unexplained()
    return render(request, "403.html", {"decision": decision}, status=403)


def _unexplained() -> Decision:
    return refuse(_("Tài khoản này không có quyền làm việc đó."), helper=_("Quản trị hệ thống"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """An expired or foreign form: what was typed is still in the browser, so ask to go back and send again."""
    return render(request, "403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A defect of ours: give a short id that the clerk can quote and the log can be searched for."""
    incident = secrets.token_hex(4)
    log.error("incident %s at %s %s", incident, request.method, request.path)
    return render(request, "500.html", {"incident": incident}, status=500)
