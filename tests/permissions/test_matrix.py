"""Every address, every method, every role: the answer the table says, and not one word of a foreign agency in it."""

import pytest
from django.urls import reverse

from tests.pages import MOST_QUERIES
from tests.permissions.conftest import FOREIGN, Scene
from tests.permissions.look import Look, look
from tests.permissions.quality import page_faults
from tests.permissions.table import EVERYBODY, METHODS, Case, cases
from tests.permissions.world import ROLES

CASES = cases()
PUBLISHED = {"honours:public-roll", "honours:check", "honours:check-code", "exemplars:public"}
"""Pages for everybody, which show every agency's published names."""
REFUSALS = (400, 403, 404, 405, 422)
"""Answers after which nothing may have been written. A conflict (409) tries to write, and finds the row changed."""
NOWHERE = 2**40
"""A key that no row has."""


def ids(case: Case) -> str:
    return case.key


def data_of(case: Case, scene: Scene, method: str) -> dict[str, object] | None:
    """A form as a browser sends it: with its token, and with nothing filled in but what the table says."""
    return {"csrfmiddlewaretoken": "x", **case.data(scene.own)} if method == "POST" else None


def fault_of(found: Look, role: str, expected: int, case: Case) -> str:
    """What is wrong with an answer; nothing when it is right."""
    if found.status != expected:
        return f"{found.status} instead of {expected}"
    if role == "public" and expected == 302 and case.name not in ("login", "logout"):
        wanted = reverse("login")
        if not found.response.headers["Location"].startswith(wanted):
            return f"leads to {found.response.headers['Location']}"
    if FOREIGN in found.text and case.name not in PUBLISHED:
        return "shows a foreign agency"
    return "; ".join(page_faults(found, case.queries or MOST_QUERIES))


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_answers_of_every_role(scene: Scene, case: Case) -> None:
    wrong = {}
    for method in METHODS:
        for role in EVERYBODY:
            expected = case.answers[method][role]
            found = look(scene.client(role), method, case.url(scene.own), data_of(case, scene, method))
            fault = fault_of(found, role, expected, case)
            if not fault and found.writes and (method == "GET" or expected in REFUSALS):
                fault = f"{expected}, and yet wrote to {sorted(found.writes)}"
            if fault:
                wrong[f"{method} {role}"] = fault
    assert wrong == {}


@pytest.mark.parametrize("case", [case for case in CASES if case.objects()], ids=ids)
def test_foreign_objects_do_not_exist(scene: Scene, case: Case) -> None:
    """404 for every role that may ask at all; whoever may not is told so, in the words used for what does not exist."""
    wrong = {}
    foreign = case.pks(scene.foreign)
    for method in METHODS:
        data = data_of(case, scene, method)
        for role in ROLES:
            own = case.answers[method][role]
            if own == 405:
                continue
            client = scene.client(role)
            for replaced in [foreign, *({name: pk} for name, pk in foreign.items() if len(foreign) > 1)]:
                found = look(client, method, case.url(scene.own, replaced), data)
                if found.status == 403 and own == 403:
                    missing = look(client, method, case.url(scene.own, dict.fromkeys(replaced, NOWHERE)), data)
                    expected = missing.status
                else:
                    expected = 404
                if found.status != expected or FOREIGN in found.text or found.writes:
                    wrong[f"{method} {role} {sorted(replaced)}"] = f"{found.status} {sorted(found.writes)}"
    assert wrong == {}


@pytest.mark.parametrize("case", [case for case in CASES if case.body], ids=ids)
def test_foreign_objects_named_in_a_form_stay_as_they_are(scene: Scene, case: Case) -> None:
    changed = {}
    for role in ROLES:
        found = look(
            scene.client(role), "POST", case.url(scene.own), {"csrfmiddlewaretoken": "x", **case.data(scene.foreign)}
        )
        named = any(value in scene.foreign.rows for value in case.body.values())
        if FOREIGN in found.text or (named and found.writes):
            changed[role] = sorted(found.writes)
    assert changed == {}
