"""“Who could be proposed” for an agency of 30,000 people, as a browser asks it: page and numbers, warm and cold.

The agency is invented, with six years of levels, titles, initiatives and measures for everybody, in a database and a
folder that are thrown away. Measured: the first reading of everything, the pages while nothing happens, the page after
an act that changed one person's level (everything is digested again, one unit derived anew). Least of several times.
"""

import argparse
import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from common import ROOT, cpu_seconds, table

if TYPE_CHECKING:
    from django.test import Client

YEAR = 2021
LEVELS = (["HTXS"] * 20 + ["HTT"] * 60 + ["HT"] * 17 + ["KHT"] * 3,)
PAGES = (
    ("numbers for every award", "/dieu-kien/co-the-de-nghi/so-luong/"),
    ("list, first page", "/dieu-kien/co-the-de-nghi/?danh_hieu=lao_dong_tien_tien"),
    ("list, last page of all", "/dieu-kien/co-the-de-nghi/?danh_hieu=cstd_co_so&loc=tat-ca&trang=9999"),
    (
        "list, one unit, to be looked at",
        "/dieu-kien/co-the-de-nghi/?danh_hieu=bang_khen_bo_nganh_tinh&loc=needs_review&don_vi=7",
    ),
)


def prepare(folder: str, database: str | None) -> None:
    """Set the program up on an empty database."""
    os.environ["THIDUA_DATA"] = folder
    os.environ["THIDUA_TODAY"] = f"{YEAR}-12-06"
    os.environ["THIDUA_SECRET_KEY"] = "measured-and-thrown-away-" + "x" * 40
    os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.config.settings"
    os.environ["THIDUA_ALLOWED_HOSTS"] = "testserver"
    if database:
        os.environ["THIDUA_DATABASE_URL"] = database
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("migrate", verbosity=0)


def populate(people: int, units: int, seed: int) -> object:
    """Invent the agency; gives its clerk's account."""
    sys.path.insert(0, str(ROOT))
    from django.db import transaction

    from tests import factories
    from thidua.foundations.org.models import Person, Posting, Unit
    from thidua.vietnamese import fold, roster_key

    dice = random.Random(seed)
    with transaction.atomic():
        agency = factories.make_agency("lon", name="Ủy ban nhân dân tỉnh Đèo Gió")
        made = [
            Unit(agency=agency, code=f"DV{n:03d}", name=f"Đơn vị {n}", kind="phong", position=n) for n in range(units)
        ]
        homes = Unit.objects.bulk_create(made)
        rows = []
        for number in range(people):
            name = f"Nông Thị Mẫu {number}"
            joined = dt.date(dice.randint(1995, 2021), dice.randint(1, 12), 1)
            rows.append(
                Person(
                    agency=agency, unit=homes[number % units], code=f"NS{number:05d}", full_name=name, joined_on=joined,
                    folded_name=fold(name), roster_key=roster_key(name), gender=dice.choice(["nam", "nu"]),
                    employment=dice.choice(["cong_chuc", "vien_chuc"]),
                )
            )  # fmt: skip
        staff = Person.objects.bulk_create(rows, batch_size=500)
        Posting.objects.bulk_create(
            [Posting(person=one, unit=one.unit, from_on=one.joined_on) for one in staff], batch_size=500
        )
        _facts(agency, staff, dice)
        factories.make_movement(agency)
    return factories.make_user(staff[0], "clerk", username="clerk")


def _facts(agency: object, staff: list, dice: random.Random) -> None:
    from thidua.foundations.ledger.models import Discipline, HeldAward, Initiative, InitiativeAuthor, OpenMatter, Rating

    ratings, held, made, discipline, matters = [], [], [], [], []
    for one in staff:
        for year in range(YEAR - 5, YEAR + 1):
            level = dice.choice(LEVELS[0])
            months = dice.choice([12, 12, 12, dice.randint(1, 12)])
            ratings.append(Rating(agency=agency, person=one, year=year, level=level, months=months))
            if year < YEAR and level in ("HTXS", "HTT"):
                day = dt.date(year, 12, dice.randint(1, 28))
                held.append(_held(agency, one, "lao_dong_tien_tien", year, day))
                if level == "HTXS" and dice.random() < 0.7:
                    held.append(_held(agency, one, "cstd_co_so", year, day))
            if dice.random() < 0.2:
                made.append((one, year, dice.choice(["co_so", "co_so", "bo_nganh_tinh"])))
        if dice.random() < 0.02:
            day = dt.date(dice.randint(YEAR - 2, YEAR), dice.randint(1, 12), 1)
            discipline.append(Discipline(person=one, kind="khien_trach", decided_on=day))
        if dice.random() < 0.01:
            matters.append(OpenMatter(person=one, kind="to_cao", from_on=dt.date(YEAR, 3, 1)))
    Rating.objects.bulk_create(ratings, batch_size=500)
    HeldAward.objects.bulk_create(held, batch_size=500)
    works = [
        Initiative(
            agency=agency, code=f"SK{n}", name="Sáng kiến mẫu", year=year, scope=scope, decided_on=dt.date(year, 11, 1)
        )
        for n, (_, year, scope) in enumerate(made)
    ]
    Initiative.objects.bulk_create(works, batch_size=500)
    authors = [InitiativeAuthor(initiative=work, person=one) for work, (one, *_) in zip(works, made, strict=True)]
    InitiativeAuthor.objects.bulk_create(authors, batch_size=500)
    Discipline.objects.bulk_create(discipline, batch_size=500)
    OpenMatter.objects.bulk_create(matters, batch_size=500)


def _held(agency: object, one: object, award: str, year: int, day: dt.date) -> object:
    from thidua.foundations.ledger.models import HeldAward

    return HeldAward(agency=agency, person=one, award=award, year=year, decision_number=f"{year}/QĐ", decided_on=day)


def measured(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of waiting and of processor time."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    act()
    return (time.perf_counter() - wall) * 1000, (cpu_seconds() - cpu) * 1000


def change(user: object, level: str) -> None:
    """One act of the clerk that changes a level."""
    from thidua.foundations.access.actors import actor_of
    from thidua.foundations.ledger.imports import import_register
    from thidua.foundations.workbook.model import RatingRow, Register

    register = Register(ratings=(RatingRow("NS00123", YEAR, level),))  # type: ignore[arg-type]
    import_register(register, agency=user.agency, actor=actor_of(user))  # type: ignore[attr-defined, arg-type]


def first_reading(client: "Client") -> tuple[int, float, float]:
    """Open the numbers until everybody is in them."""
    turns, wall, cpu = 0, 0.0, 0.0
    while True:
        pages: list[str] = []
        spent = measured(lambda: pages.append(client.get(PAGES[0][1]).content.decode()))  # noqa: B023
        turns, wall, cpu = turns + 1, wall + spent[0], cpu + spent[1]
        if "chưa vào danh sách" not in pages[0]:
            return turns, wall, cpu


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--database-url", help="an empty PostgreSQL database; SQLite in the folder without it")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, args.database_url)
        user = populate(args.people, args.units, 2021)
        change(user, "HTT")
        from django.test import Client

        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
        turns, *spent = first_reading(client)
        rows = [(f"first reading, {turns} pages together", *map(_shown, spent))]
        for name, url in PAGES:
            times = [measured(lambda: client.get(url)) for _ in range(args.repeat)]  # noqa: B023
            rows.append((name, *(_shown(min(column)) for column in zip(*times, strict=True))))
        times = []
        for turn in range(args.repeat):
            change(user, ("HT", "HTXS")[turn % 2])
            times.append(measured(lambda: client.get(PAGES[0][1])))
        rows.append(("numbers after an act", *(_shown(min(column)) for column in zip(*times, strict=True))))
        size = sum(path.stat().st_size for path in _files(folder))
        rows.append((f"file: {size / 1e6:.1f} MB", "", ""))
    kind = "PostgreSQL" if args.database_url else "SQLite"
    table((f"{args.people:,} people in {args.units} units, {kind}", "ms", "CPU ms"), rows)


def _files(folder: str) -> list:
    from pathlib import Path

    return list((Path(folder) / "cache" / "facts").glob("*.bin"))


def _shown(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}"


if __name__ == "__main__":
    main()
