"""The columns kept in files say what the database says, whatever was done, however the file was lost or broken."""

import datetime as dt
import importlib
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests.stages.yearend import DATES, FIGHTER, LABOURER, YearEnd, make_yearend
from thidua.foundations.audit.journal import VERBS
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.org.models import Agency
from thidua.foundations.workbook import model
from thidua.law.engine.bulk import STATUS_WORDS
from thidua.law.engine.reasons import verdict
from thidua.stages.eligibility.factcache import answers_of, fresh_table, path_of, question
from thidua.stages.eligibility.factcache.fresh import TOUCH_NO_FACT, _derived
from thidua.stages.eligibility.factcache.rows import Rows
from thidua.stages.eligibility.factcache.sheets import Question, sheets_of
from thidua.stages.eligibility.factcache.store import Table, write
from thidua.stages.eligibility.record import record_of
from thidua.stages.eligibility.subjects import Roll

pytestmark = pytest.mark.django_db
# The package's own name for it is a function, so the module is asked for by its path.
fresh_module = importlib.import_module("thidua.stages.eligibility.factcache.fresh")
YEAR = 2021
Said = dict[tuple[str, str], tuple[str, int | None]]


@pytest.fixture
def year(settings: LazySettings, tmp_path: Path) -> YearEnd:
    settings.THIDUA_DATA = tmp_path
    return make_yearend()


@pytest.fixture
def asked() -> Question:
    return question("so", YEAR, DATES, ())


def from_cache(agency: Agency, asked: Question) -> Said:
    """Every answer by way of the file."""
    table = fresh_table(agency, asked)
    answers = answers_of(table, asked.rules)
    code = dict(agency.people.values_list("pk", "code"))
    found: Said = {}
    for award, verdicts in answers.verdicts.items():
        for place, key in enumerate(answers.people.tolist()):
            word = STATUS_WORDS[verdicts.statuses[place]]
            found[code[key], award] = (word, None if word == "eligible" else int(verdicts.reasons[place]))
    return found


def from_database(agency: Agency, asked: Question) -> Said:
    """Every answer by the record of the whole agency and the tree of reasons, without any file."""
    roll = Roll(record_of(agency, YEAR, DATES), YEAR, DATES.looked_at, DATES.decision)
    found: Said = {}
    for subject in roll.subjects:
        if subject.is_person:
            for award, sheet in sheets_of(roll, subject, asked).items():
                found[subject.code, award] = verdict(asked.rules[award], "individual", sheet)
    return found


def learn(year: YearEnd, register: model.Register) -> None:
    import_register(register, agency=year.agency, actor=year.actor("clerk"))


def derived_units(year: YearEnd, asked: Question, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which units the next look derives anew."""
    seen: list[int] = []

    def counted(rows: Rows, now: dict[int, str], what: Question, units: list[int]) -> object:
        seen.extend(units)
        return _derived(rows, now, what, units)

    monkeypatch.setattr("thidua.stages.eligibility.factcache.fresh._derived", counted)
    fresh_table(year.agency, asked)
    return seen


def test_first_look_says_what_the_law_says(year: YearEnd, asked: Question) -> None:
    found = from_cache(year.agency, asked)
    assert found == from_database(year.agency, asked)
    assert found["sngv-labourer", LABOURER] == ("eligible", None)
    assert found["sngv-laggard", LABOURER][0] == "not_eligible"
    # What the council will say is not asked yet: who meets the rest may be put before it.
    assert found["sngv-fighter", FIGHTER] == ("eligible", None)


CHANGES = [
    lambda dice, code: model.Register(ratings=(model.RatingRow(code, dice.randint(2016, 2021), _level(dice), 12),)),
    lambda dice, code: model.Register(ratings=(model.RatingRow(code, 2021, _level(dice), dice.randint(1, 12)),)),
    lambda dice, code: model.Register(discipline=(model.DisciplineRow(code, "khien_trach", _day(dice)),)),
    lambda dice, code: model.Register(matters=(model.MatterRow(code, "to_cao", _day(dice)),)),
    lambda dice, code: model.Register(
        held=(model.HeldRow(code, FIGHTER, dice.randint(2016, 2021), f"{dice.randint(1, 9)}/QĐ", _day(dice)),)
    ),
    lambda dice, code: model.Register(
        initiatives=(
            model.InitiativeRow(f"SK{dice.randint(2, 9)}", "Mẫu", code, dice.randint(2018, 2021), _scope(dice)),
        )
    ),
]


def _level(dice: random.Random) -> model.Rating:
    return dice.choice(["HTXS", "HTT", "HT", "KHT"])  # type: ignore[return-value]


def _scope(dice: random.Random) -> model.Scope:
    return dice.choice(["co_so", "bo_nganh_tinh", "toan_quoc"])  # type: ignore[return-value]


def _day(dice: random.Random) -> dt.date:
    return dt.date(2021, dice.randint(1, 12), dice.randint(1, 28))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_acts_cache_and_database_say_the_same(year: YearEnd, asked: Question, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - invented facts
    codes = [person.code for person in year.people.values()]
    from_cache(year.agency, asked)
    for _ in range(6):
        learn(year, dice.choice(CHANGES)(dice, dice.choice(codes)))
        assert from_cache(year.agency, asked) == from_database(year.agency, asked)


def test_only_the_unit_whose_facts_changed_is_derived(
    year: YearEnd, asked: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-labourer", 2020, "HTT"),)))
    assert derived_units(year, asked, monkeypatch) == [year.division.pk, year.office.pk]
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HT"),)))
    assert derived_units(year, asked, monkeypatch) == [year.office.pk]
    # An act that touches no fact makes everything be looked at, and nothing be derived.
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HT"),)))
    assert derived_units(year, asked, monkeypatch) == []


def test_somebody_who_moves_is_found_in_the_new_unit(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    before = fresh_table(year.agency, asked)
    assert [size for _, size in before.units.values()] == [4, 3]
    person = year.people["labourer"]
    person.postings.create(unit=year.office, from_on=dt.date(2021, 11, 1))
    type(person).objects.filter(pk=person.pk).update(unit=year.office)
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTXS"),)))
    after = fresh_table(year.agency, asked)
    assert {unit: size for unit, (_, size) in after.units.items()} == {year.office.pk: 4, year.division.pk: 3}
    assert from_cache(year.agency, asked) == from_database(year.agency, asked)


@pytest.mark.parametrize(("left", "there"), [(dt.date(2021, 1, 1), True), (dt.date(2020, 12, 31), False)])
def test_who_left_within_the_year_is_asked_about_and_who_left_before_is_not(
    left: dt.date, there: bool, year: YearEnd, asked: Question
) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    assert ("sngv-laggard", LABOURER) in from_cache(year.agency, asked)
    type(year.people["laggard"]).objects.filter(code="sngv-laggard").update(left_on=left)
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTXS"),)))
    found = from_cache(year.agency, asked)
    assert (("sngv-laggard", LABOURER) in found) is there
    assert found == from_database(year.agency, asked)


def test_while_nothing_happens_one_query_is_enough(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    fresh_table(year.agency, asked)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        fresh_table(year.agency, asked)
    assert len(queries) == 1
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HT"),)))
    with CaptureQueriesContext(connection) as queries:
        fresh_table(year.agency, asked)
    assert len(queries) == 11


def test_an_act_that_touches_no_fact_leaves_the_file_as_it_is(
    year: YearEnd, asked: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    fresh_table(year.agency, asked)
    year.assess()
    with CaptureQueriesContext(connection) as queries:
        fresh_table(year.agency, asked)
    assert len(queries) == 1
    # Another history that happens to be as long: the row of the same number is not the same row.
    monkeypatch.setattr("thidua.stages.eligibility.factcache.fresh.TOUCH_NO_FACT", frozenset())
    with CaptureQueriesContext(connection) as queries:
        fresh_table(year.agency, asked)
    assert len(queries) == 11


def test_a_journal_that_does_not_go_on_from_the_file_proves_nothing(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    table = fresh_table(year.agency, asked)
    seq, _, tail = str(table.head).partition(" ")
    write(path_of(year.agency.pk, YEAR), replace(table, head=f"{seq} {tail[::-1]}"))
    assert fresh_table(year.agency, asked).head == table.head


def test_acts_said_to_touch_no_fact_write_to_no_ledger() -> None:
    """Their services neither import what writes facts nor create, move or rename people and units."""
    writing = re.compile(
        r"foundations\.ledger(\.| import )(services|imports|models)|foundations\.org(\.| import )services"
        r"|(Person|Posting|Unit)\.objects\.(create|bulk_create|filter\([^)]*\)\.update|get_or_create)"
    )
    # All acts are known once all addresses are.
    assert get_resolver().url_patterns
    asked = {name: verb for verb, name in VERBS.items() if verb.partition(".")[0] in TOUCH_NO_FACT}
    modules = {name.rpartition(".")[0] for name in asked}
    assert len(modules) >= len(TOUCH_NO_FACT - {"reporting"})
    for module in modules:
        source = Path(importlib.import_module(module).__file__ or "").read_text(encoding="utf-8")
        assert not writing.search(source), module


@pytest.mark.parametrize("damage", ["gone", "short", "flipped", "head", "empty", "other"])
def test_a_lost_or_broken_file_is_built_again(year: YearEnd, asked: Question, damage: str) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    expected = from_cache(year.agency, asked)
    path = path_of(year.agency.pk, YEAR)
    whole = path.read_bytes()
    content = bytearray(whole)
    if damage == "gone":
        path.unlink()
    elif damage == "short":
        path.write_bytes(content[:-5])
    elif damage == "flipped":
        content[-1] ^= 1
        path.write_bytes(content)
    elif damage == "head":
        path.write_bytes(bytes(content).replace(b'"units": [[', b'"units": [[7', 1))
    else:
        path.write_bytes(b"" if damage == "empty" else b"something else")
    assert from_cache(year.agency, asked) == expected
    # The same content to the byte: what is kept depends on the facts and on nothing else.
    assert path.read_bytes() == whole


def test_other_days_other_rules_other_file_content(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    first = fresh_table(year.agency, asked)
    later = question("so", YEAR, replace(DATES, decision=dt.date(2022, 1, 5)), ())
    second = fresh_table(year.agency, later)
    assert first.key != second.key
    assert fresh_table(year.agency, asked).key == first.key


def test_a_reader_keeps_what_he_has_opened(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    fresh_table(year.agency, asked)
    held = fresh_table(year.agency, asked)
    before = (held.people.tolist(), held.small.tolist(), held.large.tolist())
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "KHT"),)))
    fresh_table(year.agency, asked)
    assert (held.people.tolist(), held.small.tolist(), held.large.tolist()) == before
    assert list(path_of(year.agency.pk, YEAR).parent.iterdir()) == [path_of(year.agency.pk, YEAR)]


def test_a_folder_that_cannot_be_written_changes_no_answer(
    year: YearEnd, asked: Question, settings: LazySettings, tmp_path: Path
) -> None:
    expected = from_cache(year.agency, asked)
    blocked = tmp_path / "tệp, không phải thư mục"
    blocked.write_text("", encoding="utf-8")
    settings.THIDUA_DATA = blocked
    assert from_cache(year.agency, asked) == expected


def test_a_large_register_is_built_part_by_part(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    first = fresh_table(year.agency, asked, most=1)
    assert (list(first.units), first.waiting) == ([year.division.pk], 3)
    second = fresh_table(year.agency, asked, most=1)
    assert (list(second.units), second.waiting) == ([year.division.pk, year.office.pk], 0)
    assert same(second, fresh_table(year.agency, asked))


def same(one: Table, other: Table) -> bool:
    return one.units == other.units and all(
        np.array_equal(a, b)
        for a, b in ((one.people, other.people), (one.small, other.small), (one.large, other.large))
    )


def test_going_on_reads_the_waiting_units_only(year: YearEnd, asked: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    real = fresh_module.rows_of

    def counted(agency_id: int, of_year: int, units: frozenset[int] | None = None) -> Rows:
        read.append(units)
        return real(agency_id, of_year, units)

    monkeypatch.setattr(fresh_module, "rows_of", counted)
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    fresh_table(year.agency, asked, most=1)
    second = fresh_table(year.agency, asked, most=1)
    assert read == [None, frozenset({year.office.pk})]
    assert (list(second.units), second.waiting) == ([year.division.pk, year.office.pk], 0)
    assert from_cache(year.agency, asked) == from_database(year.agency, asked)
    assert len(read) == 2


def test_an_act_while_units_wait_has_everything_checked_again(year: YearEnd, asked: Question) -> None:
    learn(year, model.Register(ratings=(model.RatingRow("sngv-clerk", 2021, "HTT"),)))
    first = fresh_table(year.agency, asked, most=1)
    assert first.waiting
    code = year.agency.people.filter(unit=year.division).values_list("code", flat=True)[0]
    learn(year, model.Register(ratings=(model.RatingRow(code, YEAR, "KHT"),)))
    assert from_cache(year.agency, asked) == from_database(year.agency, asked)


def test_an_agency_without_people_has_an_empty_table(foreign_unit: object, asked: Question, year: YearEnd) -> None:
    agency = foreign_unit.agency  # type: ignore[attr-defined]
    agency.people.all().delete()
    table = fresh_table(agency, asked)
    assert (table.people.size, table.waiting, table.units) == (0, 0, {})
    assert answers_of(table, asked.rules).people.size == 0
