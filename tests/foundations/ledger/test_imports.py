"""An agency's record goes into the database and comes out equal; twice the same file changes nothing."""

import dataclasses
import datetime as dt

import pytest

from tests.factories import make_actor, make_agency, make_unit
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.ledger.imports import import_register
from thidua.foundations.ledger.models import HeldAward, InitiativeAuthor, Rating
from thidua.foundations.ledger.policies import may_read_person
from thidua.foundations.ledger.selectors import register_of
from thidua.foundations.ledger.services import post_held_award, revoke_held_award
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.workbook.model import PersonRow, RatingRow, Register, UnitRow
from thidua.foundations.workbook.sample import sample_register
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused

UNIT = UnitRow(code="P1", name="Phòng Một", kind="phong")
PERSON = PersonRow(code="01", full_name="Nông Văn Một", unit_code="P1", from_date=dt.date(2018, 3, 1))
SMALL = Register(units=(UNIT,), people=(PERSON,))


@pytest.fixture
def clerk(db: None) -> Actor:
    """The clerk sits in an agency of its own, so that the agency under test starts empty."""
    return make_actor(make_unit(make_agency("vp", name="Văn phòng khác"), "X"), "clerk")


@pytest.fixture
def empty(db: None) -> Agency:
    return make_agency("mau")


def test_sample_comes_back_as_it_went_in(empty: Agency, clerk: Actor) -> None:
    sample = sample_register()
    import_register(sample, agency=empty, actor=clerk)
    year = sample.info.year
    assert year is not None
    back = register_of(empty, year)
    assert back.units == sample.units
    assert sorted(back.people or (), key=repr) == sorted(sample.people or (), key=repr)
    assert sorted(back.held or (), key=repr) == sorted(sample.held or (), key=repr)
    assert sorted(back.discipline or (), key=repr) == sorted(sample.discipline or (), key=repr)
    assert {(r.code, r.year, r.rating, r.months) for r in sample.ratings or ()} <= {
        (r.code, r.year, r.rating, r.months) for r in back.ratings or ()
    }


def test_same_file_twice_changes_nothing(empty: Agency, clerk: Actor) -> None:
    first = import_register(sample_register(), agency=empty, actor=clerk)
    second = import_register(sample_register(), agency=empty, actor=clerk)
    assert first.touched > 0
    assert (second.touched, second.same.total()) == (0, first.new.total() + first.changed.total() + first.same.total())


def test_changed_value_is_counted_as_changed(empty: Agency, clerk: Actor) -> None:
    import_register(SMALL, agency=empty, actor=clerk)
    renamed = dataclasses.replace(SMALL, units=(dataclasses.replace(UNIT, name="Phòng Mới"),))
    result = import_register(renamed, agency=empty, actor=clerk)
    assert (dict(result.changed), Unit.objects.get(agency=empty).name) == (
        {"unit": 1, "person": 0, "posting": 0},
        "Phòng Mới",
    )


def test_row_written_twice_in_one_file_is_one_row_and_the_later_word_counts(empty: Agency, clerk: Actor) -> None:
    rows = (RatingRow("01", 2021, "HTT", 12), RatingRow("01", 2021, "HTXS", 12), RatingRow("01", 2021, "HTXS", 12))
    result = import_register(dataclasses.replace(SMALL, ratings=rows), agency=empty, actor=clerk)
    assert (result.new["rating"], result.changed["rating"], result.same["rating"]) == (1, 1, 1)
    assert list(Rating.objects.filter(agency=empty).values_list("level", flat=True)) == ["HTXS"]


def test_another_head_and_parent_are_taken_over(empty: Agency, clerk: Actor) -> None:
    other = dataclasses.replace(UNIT, code="P2", name="Phòng Hai")
    second = dataclasses.replace(PERSON, code="02", full_name="Lý Thị Hai")
    import_register(Register(units=(UNIT, other), people=(PERSON, second)), agency=empty, actor=clerk)
    for parent, head in (("P2", "01"), (None, "02"), (None, None)):
        changed = dataclasses.replace(UNIT, parent_code=parent, head_code=head)
        import_register(Register(units=(changed, other)), agency=empty, actor=clerk)
        unit = Unit.objects.select_related("parent", "head").get(agency=empty, code="P1")
        assert (unit.parent and unit.parent.code, unit.head and unit.head.code) == (parent, head)


def test_queries_do_not_grow_with_the_file(empty: Agency, clerk: Actor, django_assert_max_num_queries) -> None:
    sample = sample_register()
    with django_assert_max_num_queries(35):
        import_register(sample, agency=empty, actor=clerk)
    with django_assert_max_num_queries(20):
        import_register(sample, agency=empty, actor=clerk)


def test_transfer_keeps_both_postings(empty: Agency, clerk: Actor) -> None:
    earlier = dataclasses.replace(PERSON, to_date=dt.date(2021, 6, 30))
    later = dataclasses.replace(PERSON, unit_code="P2", from_date=dt.date(2021, 7, 1))
    units = (UNIT, dataclasses.replace(UNIT, code="P2", name="Phòng Hai"))
    import_register(Register(units=units, people=(later, earlier)), agency=empty, actor=clerk)
    person = Person.objects.get(agency=empty)
    assert (person.unit.code, person.joined_on, person.left_on) == ("P2", dt.date(2018, 3, 1), None)
    assert [p.unit.code for p in person.postings.all()] == ["P1", "P2"]


@pytest.mark.parametrize(
    ("register", "message"),
    [
        (
            dataclasses.replace(SMALL, people=(dataclasses.replace(PERSON, unit_code="P9"),)),
            "Mã đơn vị “P9” chưa có trong sổ",
        ),
        (dataclasses.replace(SMALL, ratings=(RatingRow("99", 2021, "HTT"),)), "Mã đơn vị “99” chưa có trong sổ"),
    ],
)
def test_unknown_code_is_named_and_nothing_is_written(
    empty: Agency, clerk: Actor, register: Register, message: str
) -> None:
    with pytest.raises(InputRefused, match=message):
        import_register(register, agency=empty, actor=clerk)
    assert not Unit.objects.filter(agency=empty).exists()
    assert not JournalEntry.objects.exists()


def test_two_authors_share_one_initiative(empty: Agency, clerk: Actor) -> None:
    import_register(sample_register(), agency=empty, actor=clerk)
    rows = sample_register().initiatives or ()
    assert InitiativeAuthor.objects.filter(initiative__agency=empty).count() == len(rows)


def test_lists_never_given_are_left_as_they_are(empty: Agency, clerk: Actor) -> None:
    import_register(dataclasses.replace(SMALL, ratings=(RatingRow("01", 2021, "HTT", 12),)), agency=empty, actor=clerk)
    import_register(Register(), agency=empty, actor=clerk)
    assert (Person.objects.filter(agency=empty).count(), Rating.objects.filter(agency=empty).count()) == (1, 1)


def test_only_the_clerk_brings_records_in(empty: Agency, division: Unit) -> None:
    with pytest.raises(Refused):
        import_register(SMALL, agency=empty, actor=make_actor(division, "head"))


def test_reading_the_record_takes_nine_queries(empty: Agency, clerk: Actor, django_assert_max_num_queries) -> None:
    import_register(sample_register(), agency=empty, actor=clerk)
    agency = Agency.objects.select_related("parent").get(pk=empty.pk)
    with django_assert_max_num_queries(9):
        register_of(agency, 2021)


def post(agency: Agency, unit: Unit) -> HeldAward:
    return post_held_award(
        agency_id=agency.pk,
        person_id=None,
        unit_id=unit.pk,
        award="tap_the_lao_dong_tien_tien",
        year=2021,
        decision_number="12/QĐ-SNgV",
        decided_on=dt.date(2021, 12, 20),
        decided_by="giam_doc_so",
        occasion="cong_trang",
    )


def test_award_posted_twice_is_one_fact_and_revoked_it_counts_no_more(agency: Agency, division: Unit) -> None:
    held = post(agency, division)
    assert post(agency, division).pk == held.pk
    assert len(register_of(agency, 2021).held or ()) == 1
    revoke_held_award(held, on=dt.date(2022, 1, 5))
    assert register_of(agency, 2021).held == ()
    assert HeldAward.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "same_unit", "may"),
    [
        ("clerk", False, True),
        ("director", False, True),
        ("head", True, True),
        ("head", False, False),
        ("staff", True, False),
    ],
)
def test_record_of_a_person_is_read_by_those_who_need_it(
    office: Unit, division: Unit, role: str, same_unit: bool, may: bool
) -> None:
    actor = make_actor(office, role)
    assert may_read_person(actor, 0, office.pk if same_unit else division.pk).allowed is may


def test_everybody_reads_the_own_record(office: Unit) -> None:
    actor = make_actor(office)
    assert may_read_person(actor, actor.person_id or 0, 0).allowed
