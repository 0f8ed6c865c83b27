"""Pages of the shell: sign-in, the week, search, theme."""

from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.foundations.access.http import safe_next, with_actor
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.web.forms import SignInForm
from thidua.web.sample import sample_accounts
from thidua.web.search import search_all
from thidua.web.week import week_of
from thidua.web.year_counts import year_counts


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


@with_actor
def week(request: HttpRequest, actor: Actor) -> HttpResponse:
    """“Việc tuần này” of the actor."""
    return render(request, "web/week.html", {"week": week_of(actor), "year_counts": year_counts(actor)})


@with_actor
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find people, units and papers by words with or without marks."""
    query = request.GET.get("q", "")[:200]
    return render(request, "web/search.html", {"query": query, "hits": search_all(actor, query)})


@require_POST
@with_actor
def theme(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep the person's choice of light, dark or the system's."""
    chosen = request.POST.get("theme", "")
    if chosen in ("", "light", "dark"):
        User.objects.filter(pk=actor.user_id or 0).update(theme=chosen)
    return redirect(safe_next(request, "/"))
