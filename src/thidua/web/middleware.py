"""Headers of signed-in pages, the word that a download has come, the answer where words cannot be printed."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.foundations.access.http import keep_year
from thidua.foundations.papers.glyphs import PaperTextError

_TOKEN = re.compile(r"[a-z0-9]{4,16}")


class PrivatePages:
    """Keep pages of signed-in people out of every cache and the year they chose with them; refuse a request larger
    than any upload we take."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.THIDUA_MAX_REQUEST:
            message = _(
                "Dữ liệu gửi lên quá lớn: tối đa 30 MB một lần, mỗi tệp tối đa 20 MB. Chưa ghi gì vào hệ thống."
            )
            return HttpResponse(message, status=413, content_type="text/plain; charset=utf-8")
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        keep_year(request, response)
        return response


class FinishedDownloads:
    """Tell the page that asked for a file that it has come: it sent a token as ``_wait`` (``data-wait`` of a form) and
    finds it in a cookie. Any other answer replaces the page, and needs no word."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            asked = request.POST if request.method == "POST" else request.GET
            if _TOKEN.fullmatch(token := asked.get("_wait", "")):
                response.set_cookie(
                    "thidua_wait", token, max_age=60, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict"
                )
        return response


class UnprintableText:
    """Answer with the place, the sign and the remedy when a paper was to be made of words that cannot be printed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only this one error; the act it broke off has written nothing."""
        if not isinstance(exception, PaperTextError):
            return None
        return render(request, "unprintable.html", {"message": str(exception)}, status=422)
