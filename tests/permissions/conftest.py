"""The sample agency as its year 2021 stands, and a foreign agency beside it; loaded once, taken back at the end."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.permissions.world import ROLES, World, foreign_agency, own_agency
from thidua.config.demo import load_demo
from thidua.config.demo.year2021 import TODAY
from thidua.foundations.org.models import Agency, Unit

FOREIGN, OWN = "CANARY-KHAC", "CANARY-NHA"


@dataclass(frozen=True)
class Scene:
    """Our agency and the foreign one."""

    own: World
    foreign: World
    clients: dict[tuple[str, str], Client] = field(default_factory=dict)

    def client(self, role: str, world: World | None = None) -> Client:
        """A browser signed in as that role of our agency, or of ``world``; ``public`` has no account."""
        return self.clients[(world or self.own).mark, role]


def signed_in(world: World, role: str) -> Client:
    """A new browser; an error inside the product comes back as the page a person would see."""
    client = Client(raise_request_exception=False)
    if role != "public":
        client.force_login(world.users[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(scope="package")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Both agencies, inside a transaction that is never committed: other tests find an empty database."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(settings, "THIDUA_TODAY", TODAY)
        patch.setattr(settings, "THIDUA_DEMO", True)
        try:
            with transaction.atomic():
                load_demo()
                agency = Agency.objects.get(code="mau-so-ngoai-vu")
                units = {unit.code: unit for unit in Unit.objects.filter(agency=agency)}
                scene = Scene(own_agency(OWN, agency, units["HTQT"], units["VP"]), foreign_agency(FOREIGN))
                for world in (scene.own, scene.foreign):
                    scene.clients.update({(world.mark, role): signed_in(world, role) for role in (*ROLES, "public")})
                yield scene
                transaction.set_rollback(True)
        finally:
            (settings.THIDUA_DATA / "demo-today").unlink(missing_ok=True)


@pytest.fixture
def db(scene: Scene) -> None:
    """The database of this folder is the scene: every look takes back what it wrote, so that no test needs a
    transaction of its own, nor every foreign key checked again at its end."""


@pytest.fixture(autouse=True)
def on_the_sample_day(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test of the folder stands at the day the sample stands at; each look takes back what it wrote."""
    monkeypatch.setattr(settings, "THIDUA_TODAY", TODAY)
    monkeypatch.setattr(settings, "THIDUA_DEMO", True)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """A refusal is logged as a warning by Django; here thousands are expected. Errors stay loud."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)
