"""Rows that every test of a file starts from: written once for the file, the same for each test, gone after the last."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


def once_a_file(make: Callable[[], Made]) -> Any:
    """A fixture that gives what ``make`` gave; a test takes a deep copy of it, as it may change the objects.

    The rows stand in a transaction that is never committed, and what a test writes is taken back to there. Every test of
    the file has them, whether it asks or not: so it finds the same alone, in order and in any order.
    """

    @pytest.fixture(scope="module", autouse=True)
    def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield make()
            transaction.set_rollback(True)

    return made
