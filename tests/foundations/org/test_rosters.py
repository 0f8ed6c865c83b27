"""Marks, codes and names of an agency's people and units, and never those of another agency."""

import datetime as dt

import pytest

from tests import factories
from thidua.foundations.org.models import Agency, Person, Posting, Unit
from thidua.foundations.org.rosters import choices_of, mark_of, roster_of, subjects_of_marks

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return factories.make_agency("so-mau", name="Sở Mẫu tỉnh Đèo Gió")


@pytest.fixture
def unit(agency: Agency) -> Unit:
    return factories.make_unit(agency, "HTQT", "Phòng Hợp tác quốc tế", "phong")


@pytest.fixture
def person(unit: Unit) -> Person:
    return factories.make_person(unit, "Nông Thị Ví", code="NV01", job_title="Chuyên viên")


@pytest.mark.parametrize("words", ["NV01", "nv01", "Nông Thị Ví"])
def test_a_person_is_meant_by_code_or_name(agency: Agency, person: Person, words: str) -> None:
    assert mark_of(agency.pk, words) == f"p{person.pk}"
    assert mark_of(agency.pk, f"p{person.pk}") == f"p{person.pk}"


def test_a_unit_is_meant_by_code_or_name(agency: Agency, unit: Unit) -> None:
    assert mark_of(agency.pk, "HTQT") == mark_of(agency.pk, "Phòng Hợp tác quốc tế") == f"u{unit.pk}"


def test_two_of_one_name_are_nobody_until_the_code_is_said(agency: Agency, unit: Unit, person: Person) -> None:
    other = factories.make_person(unit, "Nông Thị Ví", code="NV02")
    assert mark_of(agency.pk, "Nông Thị Ví") is None
    assert mark_of(agency.pk, "NV02") == f"p{other.pk}"


@pytest.mark.parametrize("words", ["", "p", "u", "p0", "p-1", "p٣", "pNV01", "p" + "9" * 30, "Không Có Ai"])
def test_words_that_mean_nobody(agency: Agency, person: Person, words: str) -> None:
    assert mark_of(agency.pk, words) is None


def test_marks_of_another_agency_give_nothing(agency: Agency, person: Person, unit: Unit) -> None:
    other = factories.make_agency("khac", name="Sở Khác")
    marks = [f"p{person.pk}", f"u{unit.pk}", "", "?"]
    assert subjects_of_marks(agency.pk, marks) == {f"p{person.pk}": person, f"u{unit.pk}": unit}
    assert subjects_of_marks(other.pk, marks) == {}
    assert mark_of(other.pk, f"p{person.pk}") is None


def test_candidates_are_shown_with_post_and_unit(person: Person, unit: Unit) -> None:
    shown = choices_of([f"p{person.pk}", f"u{unit.pk}"])
    assert shown[f"p{person.pk}"].detail == "Chuyên viên, Phòng Hợp tác quốc tế"
    assert (shown[f"u{unit.pk}"].name, shown[f"u{unit.pk}"].detail) == ("Phòng Hợp tác quốc tế", "")


def test_a_former_unit_counts_when_a_name_is_matched(agency: Agency, person: Person) -> None:
    former = factories.make_unit(agency, "TTR", "Thanh tra Sở Mẫu", "phong")
    Posting.objects.create(person=person, unit=former, from_on=dt.date(2015, 1, 1), to_on=dt.date(2018, 1, 1))
    roster = roster_of(agency)
    assert roster.person("Nông Thị Ví", "Thanh tra Sở Mẫu").pk == person.pk
    assert roster.person("Nông Thị Ví", "Sở Mẫu tỉnh Đèo Gió").pk == person.pk
    assert roster.person("Nông Thị Ví", "Sở Khác").level == "look"
