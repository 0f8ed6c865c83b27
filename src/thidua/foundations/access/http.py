"""What views of every stage share: the signed-in actor, errors as messages, forms that act once, pages of fifty."""

import functools
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Page, Paginator
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.foundations.access.actors import actor_of
from thidua.foundations.access.models import FormReceipt
from thidua.foundations.audit.actor import Actor
from thidua.foundations.workflow.errors import ActError

P = ParamSpec("P")
M = TypeVar("M", bound=models.Model)
ActorView = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]

PAGE_SIZE = 50
YEAR_COOKIE = "thidua-year"


def with_actor(view: ActorView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Ask for sign-in, then hand the view its actor as second argument. The actor is built once a request."""

    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = request_actor(request)
        if actor is None:
            return redirect_to_login(request.get_full_path())
        return view(request, actor, *args, **kwargs)

    # The signature changes, so functools.wraps would tell the type checker an untruth.
    functools.update_wrapper(run, view)
    return run


def request_actor(request: HttpRequest) -> Actor | None:
    """Give the actor of a request, None for the public."""
    if not request.user.is_authenticated:
        return None
    cached = getattr(request, "_actor", None)
    if cached is None:
        cached = replace(actor_of(request.user), year=_chosen_year(request), memo={})
        request._actor = cached  # type: ignore[attr-defined]
    return cast(Actor, cached)


def _chosen_year(request: HttpRequest) -> int | None:
    """The year switched to with ``?nam=``, kept in a cookie until the browser closes; a plausible number only."""
    asked = _plausible(request.GET.get("nam", ""))
    if asked is not None:
        request.year_to_keep = asked  # type: ignore[attr-defined]
        return asked
    return _plausible(request.COOKIES.get(YEAR_COOKIE, ""))


def _plausible(text: str) -> int | None:
    year = whole_number(text)
    return year if year is not None and 2000 <= year <= 2100 else None


def keep_year(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the year somebody switched to, and forget it where nobody is signed in: the next person begins anew."""
    chosen = getattr(request, "year_to_keep", None)
    if chosen is not None and request.COOKIES.get(YEAR_COOKIE) != str(chosen):
        secure = request.is_secure()
        response.set_cookie(YEAR_COOKIE, str(chosen), secure=secure, httponly=True, samesite="Lax")
    elif YEAR_COOKIE in request.COOKIES and not request.user.is_authenticated:
        response.delete_cookie(YEAR_COOKIE, samesite="Lax")


def fetch(visible: models.QuerySet[M], **lookup: Any) -> M:
    """Give the one visible row, or 404: what a user may not see does not exist for him."""
    found = visible.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def act(request: HttpRequest, back: str, run: Callable[[], str | None], *, done: str = "") -> HttpResponse:
    """Carry out a posted act once and redirect.

    ``run`` calls one service and may return the address to go to (else ``back``). A repeated form (same hidden
    ``_once``) leads to the first result. An :class:`ActError` becomes a message on ``back``; nothing was written.
    """
    key = request.POST.get("_once", "")
    user_id = request.user.pk
    earlier = FormReceipt.objects.filter(key=key, user_id=user_id).first() if key else None
    if earlier:
        return HttpResponseRedirect(earlier.location)
    try:
        with transaction.atomic():
            location = run() or back
            if key:
                FormReceipt.objects.create(key=key[:64], user_id=user_id, location=location)
    except ActError as error:
        messages.error(request, f"{error} {error.cite}".strip())
        return redirect(back)
    except IntegrityError:
        earlier = FormReceipt.objects.filter(key=key, user_id=user_id).first() if key else None
        if earlier is None:
            raise
        return HttpResponseRedirect(earlier.location)
    if done:
        messages.success(request, done)
    return redirect(location)


def once_key() -> str:
    """Make the value of a form's hidden ``_once`` field."""
    return secrets.token_urlsafe(24)


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Page[Any]:
    """Give the page asked for by ``?trang=``; a wrong number gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("trang"))


def whole_number(text: str) -> int | None:
    """The number typed or sent as ``text``; None for anything but up to 18 plain digits, which every database takes."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def safe_next(request: HttpRequest, fallback: str) -> str:
    """Give the ``next`` address when it is on our own host, else ``fallback``."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if target and url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return fallback
