"""The sample installation: an invented department, its years 2020 and 2021 walked through the product's own acts."""

import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from thidua.config.demo.cast import AGENCY_CODE, Cast, give_powers, make_accounts
from thidua.config.demo.year2020 import walk_2020
from thidua.config.demo.year2021 import TODAY, walk_2021
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency

MARKER = "demo-today"


@dataclass(frozen=True, slots=True)
class Accounts:
    """What ``thidua demo`` prints: the agency, the day the sample stands at, the accounts and their one password."""

    agency: str
    names: tuple[str, ...]
    password: str
    today: dt.date


def load_demo() -> Accounts:
    """Load the sample once; loaded again, only the password of its accounts is set anew.

    Everything happens in one transaction: a sample that cannot be walked to its end leaves nothing behind.
    """
    password = settings.THIDUA_DEMO_PASSWORD or secrets.token_urlsafe(9)
    with transaction.atomic():
        agency = Agency.objects.filter(code=AGENCY_CODE).first()
        if agency is None:
            cast = Cast.gather()
            agency = cast.agency
            make_accounts(cast)
            give_powers(cast)
            walk_2020(cast)
            walk_2021(cast)
        names = _set_password(password)
    Path(settings.THIDUA_DATA, MARKER).write_text(f"{TODAY:%Y-%m-%d}\n")
    return Accounts(agency.name, names, password, TODAY)


def _set_password(password: str) -> tuple[str, ...]:
    """Give every sample account the one password; it is hashed once, since a good hash takes its time."""
    users = User.objects.filter(agency__is_sample=True)
    users.update(password=make_password(password))
    return tuple(users.order_by("pk").values_list("username", flat=True))
