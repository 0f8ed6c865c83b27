"""The journal tells which import wrote which row of the ledger last."""

import dataclasses
import datetime as dt

import pytest

from tests.factories import make_actor, make_agency, make_unit
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.imports import _runs, import_register
from thidua.foundations.ledger.models import HeldAward, Rating
from thidua.foundations.ledger.selectors import EntryBook
from thidua.foundations.org.models import Agency
from thidua.foundations.workbook.model import PersonRow, RatingRow, Register, UnitRow

UNIT = UnitRow(code="P1", name="Phòng Một", kind="phong")
PEOPLE = tuple(PersonRow(f"0{number}", f"Nông Văn Người {number}", "P1", dt.date(2018, 3, 1)) for number in (1, 2, 3))
RATED = Register(units=(UNIT,), people=PEOPLE, ratings=tuple(RatingRow(person.code, 2021, "HTT") for person in PEOPLE))


@pytest.fixture
def agency(db: None) -> Agency:
    return make_agency("mau")


def clerk(name: str) -> Actor:
    code = f"vp{name[-3:].lower()}"
    return make_actor(make_unit(make_agency(code, name=f"Văn phòng {name}"), "X"), "clerk", name=name)


def test_the_first_import_wrote_every_row(agency: Agency) -> None:
    import_register(RATED, agency=agency, actor=clerk("Lộc Thị Ghi"))
    book = EntryBook(agency.pk)
    entries = {book.of(row) for row in Rating.objects.all()}
    assert [entry.by if entry else None for entry in entries] == ["Lộc Thị Ghi"]
    written = JournalEntry.objects.get(verb="ledger.import_register").at
    assert [entry.at if entry else None for entry in entries] == [written]


def test_a_later_import_owns_only_what_it_changed(agency: Agency) -> None:
    import_register(RATED, agency=agency, actor=clerk("Lộc Thị Ghi"))
    raised = dataclasses.replace(RATED, ratings=(RatingRow("02", 2021, "HTXS"), *RATED.ratings[:1]))  # type: ignore[index]
    import_register(raised, agency=agency, actor=clerk("Vi Thị Sửa"))
    book = EntryBook(agency.pk)
    who = {row.person.code: book.of(row) for row in Rating.objects.select_related("person")}
    assert {code: entry.by if entry else None for code, entry in who.items()} == {
        "01": "Lộc Thị Ghi", "02": "Vi Thị Sửa", "03": "Lộc Thị Ghi",
    }  # fmt: skip


def test_a_row_that_no_import_wrote_has_no_entry(agency: Agency) -> None:
    import_register(RATED, agency=agency, actor=clerk("Lộc Thị Ghi"))
    unit = make_unit(agency, "P2")
    award = HeldAward.objects.create(agency=agency, unit=unit, award="tap_the_lao_dong_tien_tien", year=2021)
    assert EntryBook(agency.pk).of(award) is None


def test_another_agencys_import_says_nothing(agency: Agency) -> None:
    import_register(RATED, agency=agency, actor=clerk("Lộc Thị Ghi"))
    row = Rating.objects.first()
    assert row is not None
    assert EntryBook(make_agency("khac").pk).of(row) is None


@pytest.mark.parametrize(
    ("keys", "runs"),
    [([], []), ([4], [[4, 4]]), ([3, 1, 2], [[1, 3]]), ([1, 2, 4, 5, 9], [[1, 2], [4, 5], [9, 9]]), ([7, 7], [[7, 7]])],
)
def test_keys_are_kept_as_runs(keys: list[int], runs: list[list[int]]) -> None:
    assert _runs(keys) == runs


def test_the_same_file_again_owns_nothing(agency: Agency) -> None:
    import_register(RATED, agency=agency, actor=clerk("Lộc Thị Ghi"))
    import_register(RATED, agency=agency, actor=clerk("Vi Thị Sửa"))
    last = JournalEntry.objects.filter(verb="ledger.import_register").order_by("-seq").first()
    assert last is not None
    assert last.data["rows"] == {}
