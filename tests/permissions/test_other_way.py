"""The other way round: the foreign agency sees its own year in full, and nothing of ours. And the world is complete."""

import pytest
from django.apps import apps
from django.db import models

from tests.permissions.conftest import FOREIGN, OWN, Scene
from tests.permissions.look import look
from tests.permissions.maker import is_words
from tests.permissions.table import METHODS, Case, cases
from tests.permissions.test_matrix import PUBLISHED
from thidua.foundations.access.models import FormReceipt
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency, Person

ASKING = ("clerk", "board")
"""Who sees most of an agency, and who looks down into others."""
WITH_OBJECT = [case for case in cases() if case.objects()]
NO_WORDS_OF_ITS_OWN = {FormReceipt, JournalEntry}
"""Receipts hold addresses; the journal is written by acts, and is read by nobody on a page."""
MODELS = [model for model in apps.get_models() if model.__module__.startswith("thidua.")]


@pytest.fixture(scope="module")
def names_of_ours(scene: Scene) -> list[str]:
    """Words that only our agency knows."""
    people = Person.objects.filter(agency=scene.own.agency).values_list("full_name", flat=True)
    return [OWN, scene.own.agency.name, *people]


@pytest.mark.parametrize("case", [case for case in cases() if case.name not in PUBLISHED], ids=lambda case: case.key)
def test_the_foreign_agency_sees_its_own_and_nothing_of_ours(
    scene: Scene, case: Case, names_of_ours: list[str]
) -> None:
    for role in ASKING:
        if case.answers["GET"][role] == 405:
            continue
        found = look(scene.client(role, scene.foreign), "GET", case.url(scene.foreign))
        assert found.status < 500
        assert [name for name in names_of_ours if name in found.text] == []


@pytest.mark.parametrize("case", WITH_OBJECT, ids=lambda case: case.key)
def test_ours_do_not_exist_for_the_foreign_agency(scene: Scene, case: Case) -> None:
    for method in METHODS:
        data = {"csrfmiddlewaretoken": "x", **case.data(scene.own)} if method == "POST" else None
        for role in ASKING:
            if case.answers[method][role] == 405:
                continue
            found = look(scene.client(role, scene.foreign), method, case.url(scene.own), data)
            assert (found.status in (403, 404), found.writes, OWN in found.text) == (True, set(), False)


def path_to_agency(model: type[models.Model], trail: tuple[str, ...] = ()) -> str | None:
    """The look-up that leads from a model to its agency over keys that are never empty, else over any."""
    keys = [field for field in model._meta.concrete_fields if field.is_relation and field.name not in trail]
    for field in keys:
        if field.related_model is Agency and field.name == "agency":
            return "__".join((*trail, field.name))
    for field in sorted(keys, key=lambda key: key.null):
        related = field.related_model
        if len(trail) < 3 and isinstance(related, type) and related is not model and related is not Agency:
            found = path_to_agency(related, (*trail, field.name))
            if found:
                return found
    return None


@pytest.mark.parametrize("model", [m for m in MODELS if m not in NO_WORDS_OF_ITS_OWN], ids=lambda m: m.__name__)
def test_every_model_has_a_foreign_row_with_the_marker_in_every_text(scene: Scene, model: type[models.Model]) -> None:
    words = [field.name for field in model._meta.concrete_fields if is_words(field)]
    rows = model._default_manager.all()
    path = path_to_agency(model) if model is not Agency else "pk"
    assert path is not None
    rows = rows.filter(**{path: scene.foreign.agency.pk})
    assert rows.exists()
    unmarked = [name for name in words if not rows.filter(**{f"{name}__contains": FOREIGN}).exists()]
    assert unmarked == []


@pytest.mark.parametrize(
    "model", [m for m in MODELS if any(f.name == "state" for f in m._meta.concrete_fields)], ids=lambda m: m.__name__
)
def test_every_state_of_a_model_stands_in_the_foreign_agency(scene: Scene, model: type[models.Model]) -> None:
    path = path_to_agency(model)
    assert path is not None
    rows = model._default_manager.filter(**{path: scene.foreign.agency.pk})
    states = [value for value, _label in model._meta.get_field("state").flatchoices]
    assert sorted(set(rows.order_by().values_list("state", flat=True))) == sorted(states)
