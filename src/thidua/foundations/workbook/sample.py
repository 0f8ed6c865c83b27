"""The sample department as a ``Register``: invented, marked as sample, the same every time."""

import datetime as dt
from decimal import Decimal

from thidua.foundations.workbook import model, sample_data

YEAR = 2021
_FIRST_YEAR = 2016
_MONTHS_FOR_TITLE = 10
_LEVELS: dict[str, model.Rating] = {"X": "HTXS", "T": "HTT", "H": "HT"}


def sample_register() -> model.Register:
    """The year 2021 of an invented department after its council has met: 43 people, Office, four divisions, one centre.

    It holds on purpose the cases a clerk must think about: a quota one short, a missing initiative, three titles in a
    row and two with a gap, a recruit of eight months, a retirement, a maternity leave, a transfer, a reprimand, an open
    denunciation, an initiative without scope, two people of one name, a unit on each side of 50 % and of 70 %.
    """
    people = tuple(_person(line) for line in _lines(sample_data.PEOPLE))
    return model.Register(
        info=_info(),
        units=tuple(_unit(line) for line in _lines(sample_data.UNITS)),
        people=people,
        ratings=(*(row for line in _lines(sample_data.PEOPLE) for row in _ratings(line)), *_unit_ratings()),
        initiatives=tuple(row for line in _lines(sample_data.INITIATIVES) for row in _authors(line)),
        discipline=tuple(_discipline(line) for line in _lines(sample_data.DISCIPLINE)),
        matters=tuple(_matter(line) for line in _lines(sample_data.MATTERS)),
        held=(*_yearly_titles(), *(_held(line) for line in _lines(sample_data.HELD))),
        registrations=_registrations(people),
        tasks=tuple(_task(line) for line in _lines(sample_data.TASKS)),
        council=tuple(model.CouncilRow(code, role) for code, role in sample_data.COUNCIL.items()),  # type: ignore[arg-type]
        votes=tuple(_vote(row) for row in _registrations(people)),
    )


def _info() -> model.AgencyInfo:
    return model.AgencyInfo(
        name="Sở Ngoại vụ tỉnh Đèo Gió (mẫu)",
        parent="Ủy ban nhân dân tỉnh Đèo Gió (mẫu)",
        place="Đèo Gió",
        symbol="SNgV",
        identifier="000.00.00.X00",
        year=YEAR,
        signatory="Nông Thị Minh Châu",
        signatory_title="Giám đốc",
        level="so",
        dossier_received=dt.date(YEAR, 12, 10),
        council_meeting=dt.date(YEAR, 12, 20),
        decision_date=dt.date(YEAR, 12, 28),
        decision_number="153/QĐ-SNgV",
    )


def _lines(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    day, month, year = map(int, text.split("/"))
    return dt.date(year, month, day)


def _known_day(text: str) -> dt.date:
    day = _day(text)
    assert day is not None, text  # noqa: S101 - a typing slip in the sample data
    return day


def _unit(line: list[str]) -> model.UnitRow:
    code, name, kind, head, levels = line
    return model.UnitRow(code, name, kind, None, head, _LEVELS[levels[-1]])  # type: ignore[arg-type]


def _person(line: list[str]) -> model.PersonRow:
    code, name, born, gender, employment, unit, position, start, end = line[:9]
    return model.PersonRow(
        code=code,
        full_name=name,
        unit_code=unit,
        from_date=_known_day(start),
        birth_date=_day(born),
        gender=gender,  # type: ignore[arg-type]
        employment=employment,  # type: ignore[arg-type]
        position=position,
        to_date=_day(end),
    )


def _ratings(line: list[str]) -> list[model.RatingRow]:
    code, levels, months = line[0], line[9], line[10]
    rows = []
    for year, level in enumerate(levels, start=_FIRST_YEAR):
        if level != "-":
            worked = int(months) if months and year == YEAR else _months(line, year)
            rows.append(model.RatingRow(code, year, _LEVELS[level], worked))
    return rows


def _unit_ratings() -> tuple[model.RatingRow, ...]:
    """Levels of the units before the workbook's year; that of the year stands with the unit itself."""
    return tuple(
        model.RatingRow(code, year, _LEVELS[level])
        for code, _name, _kind, _head, levels in _lines(sample_data.UNITS)
        for year, level in enumerate(levels[:-1], start=_FIRST_YEAR)
    )


def _yearly_titles() -> list[model.HeldRow]:
    """What the department's own decisions gave at the end of each year before the workbook's."""
    persons = [row for line in _lines(sample_data.PEOPLE) for row in _ratings(line)]
    held = []
    for text, number, day in _lines(sample_data.DECISIONS):
        year = int(text)
        good = [
            row.code
            for row in persons
            if row.year == year and row.rating != "HT" and (row.months or 0) >= _MONTHS_FOR_TITLE
        ]
        units = [row.code for row in _unit_ratings() if row.year == year and row.rating != "HT"]
        given = [(code, "lao_dong_tien_tien") for code in good]
        given += [(code, "cstd_co_so") for code in sample_data.FIGHTERS[year]]
        given += [(code, "tap_the_lao_dong_tien_tien") for code in units]
        held += [_held([code, award, text, number, day, "Giám đốc Sở", "công trạng"]) for code, award in given]
    return held


def _months(line: list[str], year: int) -> int:
    """Months in service in a year: from the month of arrival (counted) to December."""
    start = _known_day(line[7])
    return 12 if start.year < year else 13 - start.month


def _authors(line: list[str]) -> list[model.InitiativeRow]:
    code, title, authors, year, scope, number, day = line
    return [
        model.InitiativeRow(code, title, author, int(year), scope or None, number, _day(day))  # type: ignore[arg-type]
        for author in authors.split(";")
    ]


def _discipline(line: list[str]) -> model.DisciplineRow:
    return model.DisciplineRow(line[0], line[1], _known_day(line[2]), _day(line[3]))  # type: ignore[arg-type]


def _matter(line: list[str]) -> model.MatterRow:
    return model.MatterRow(line[0], line[1], _day(line[2]), _day(line[3]))  # type: ignore[arg-type]


def _held(line: list[str]) -> model.HeldRow:
    code, award, year, number, day, decided_by, occasion = line
    return model.HeldRow(code, award, int(year), number, _day(day), decided_by, occasion)


def _registrations(people: tuple[model.PersonRow, ...]) -> tuple[model.RegistrationRow, ...]:
    titles = [
        model.RegistrationRow(person.code, "lao_dong_tien_tien")
        for person in people
        if person.code not in sample_data.UNREGISTERED
    ]
    higher = [model.RegistrationRow(code, award) for award, codes in sample_data.REGISTERED.items() for code in codes]
    return (*titles, *higher)


def _task(line: list[str]) -> model.TaskRow:
    code, text, owner, partners, due, target, unit, result, percent = line
    others = tuple(partner for partner in partners.split(";") if partner)
    return model.TaskRow(code, text, owner, others, _day(due), target, unit, result, Decimal(percent))


def _vote(row: model.RegistrationRow) -> model.VoteRow:
    yes, no, invalid, written = sample_data.VOTES.get((row.code, row.award), (8, 0, 0, 1))
    return model.VoteRow(row.code, row.award, yes, no, invalid, written)
