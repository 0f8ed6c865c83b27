"""Pages of the shell: sign-in, the week, search, theme."""

from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.foundations.access.http import act, page_of, safe_next, with_actor
from thidua.foundations.access.services import choose_theme
from thidua.foundations.audit.actor import Actor
from thidua.foundations.notify.selectors import notices_of, unread_notices
from thidua.foundations.notify.services import put_away
from thidua.web.forms import SignInForm
from thidua.web.sample import sample_accounts
from thidua.web.search import search_all
from thidua.web.week import week_of
from thidua.web.year_counts import has_counts, year_counts


class SignIn(LoginView):
    """Sign in; somebody already signed in goes straight to the week."""

    template_name = "web/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "sample_accounts": sample_accounts()}


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("login")


@require_safe
@with_actor
def week(request: HttpRequest, actor: Actor) -> HttpResponse:
    """“Việc tuần này” of the actor."""
    context = {"week": week_of(actor), "has_counts": has_counts(actor), "notices": unread_notices(actor)[:5]}
    return render(request, "web/week.html", context)


@require_safe
@with_actor
def numbers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The year in numbers: the inside of the panel the week loads, and without scripts a page of its own."""
    template = "web/_year_counts.html" if "HX-Request" in request.headers else "web/year_counts.html"
    return render(request, template, {"year_counts": year_counts(actor)})


@require_safe
@with_actor
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find people, units and papers by words with or without marks."""
    query = request.GET.get("q", "")[:200]
    return render(request, "web/search.html", {"query": query, "hits": search_all(actor, query)})


@require_safe
@with_actor
def notices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All notices of the actor, newest first."""
    context = {"page": page_of(request, notices_of(actor)), "unread": unread_notices(actor).count()}
    return render(request, "web/notices.html", context)


@require_POST
@with_actor
def notices_seen(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put every unread notice away."""
    return act(request, reverse("notices"), lambda: _put_away(actor), done=_("Đã xem hết thông báo."))


def _put_away(actor: Actor) -> None:
    put_away(unread_notices(actor), actor=actor)


@require_POST
@with_actor
def theme(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep the person's choice of light, dark or the system's."""
    choose_theme(request.POST.get("theme", ""), actor=actor)
    return redirect(safe_next(request, "/"))
