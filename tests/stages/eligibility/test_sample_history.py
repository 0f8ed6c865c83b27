"""What the sample says was given in earlier years could have been given: each year is assessed again on its own day."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from thidua.foundations.workbook import model
from thidua.foundations.workbook.sample import sample_register
from thidua.stages.eligibility.assess import Assessment, assess_year

SAMPLE = sample_register()
YEARS = (2016, 2017, 2018, 2019, 2020)
TITLES = ("lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien", "tap_the_lao_dong_xuat_sac")


def _held(year: int) -> set[tuple[str, str]]:
    return {(row.code, row.award) for row in SAMPLE.held or () if row.year == year and row.award in TITLES}


def _as_of(year: int) -> model.Register:
    """The record as it stood when the year closed. For 2016, which other rules governed, the later rules are asked."""
    meeting = dt.date(year, 12, 18)
    received = max(dt.date(year, 12, 10), dt.date(2017, 10, 2))
    info = replace(
        SAMPLE.info,
        year=year,
        dossier_received=received,
        council_meeting=meeting,
        decision_date=max(dt.date(year, 12, 25), received),
    )
    levels = {row.code: row.rating for row in SAMPLE.ratings or () if row.year == year}
    return model.Register(
        info=info,
        units=tuple(replace(unit, rating=levels.get(unit.code)) for unit in SAMPLE.units or ()),
        people=tuple(replace(one, to_date=None) for one in SAMPLE.people or () if one.from_date <= meeting),
        ratings=tuple(row for row in SAMPLE.ratings or () if row.year <= year),
        initiatives=tuple(row for row in SAMPLE.initiatives or () if row.year <= year),
        discipline=(),
        matters=(),
        held=tuple(row for row in SAMPLE.held or () if row.year < year),
        registrations=tuple(model.RegistrationRow(code, award) for code, award in sorted(_held(year))),
        council=SAMPLE.council,
    )


@pytest.fixture(scope="module")
def assessed() -> dict[int, Assessment]:
    """Every year before the sample's own."""
    return {year: assess_year(_as_of(year), TITLES) for year in YEARS}


@pytest.mark.parametrize("year", YEARS)
def test_every_title_given_had_been_earned(assessed: dict[int, Assessment], year: int) -> None:
    status = {(row.code, row.award): (row.status, [leaf.id for leaf in row.failed]) for row in assessed[year].rows}
    wrong = {key: status[key] for key in _held(year) if status[key][0] != "eligible"}
    assert wrong == {}


@pytest.mark.parametrize("year", YEARS)
def test_the_fighters_stay_within_fifteen_per_cent(assessed: dict[int, Assessment], year: int) -> None:
    given = Counter(award for _, award in _held(year))
    limit = assessed[year].quotas["cstd_co_so"].limit
    assert limit == given["lao_dong_tien_tien"] * 15 // 100
    assert 0 < given["cstd_co_so"] <= limit


def test_nobody_was_forgotten(assessed: dict[int, Assessment]) -> None:
    for year in YEARS:
        earned = {
            (row.code, row.award)
            for row in assessed[year].rows
            if row.award in ("lao_dong_tien_tien", "tap_the_lao_dong_tien_tien") and row.status == "eligible"
        }
        assert earned <= _held(year)
