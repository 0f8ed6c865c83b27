"""The name over the agency's own at the head of its papers (Decree 30/2020/NĐ-CP, annex I)."""

import pytest

from tests import factories
from thidua.foundations.papers.letterheads import letterhead_of

VETS = "Sở Nội vụ tỉnh Đèo Gió"
COMMITTEE = "Ủy ban nhân dân tỉnh Đèo Gió"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("has_parent", "superior", "printed"),
    [(True, COMMITTEE, COMMITTEE), (True, "", VETS), (False, COMMITTEE, COMMITTEE), (False, "", None)],
)
def test_a_paper_stands_under_the_direct_superior_not_under_who_vets_awards(
    has_parent: bool, superior: str, printed: str | None
) -> None:
    parent = factories.make_agency("snv", name=VETS) if has_parent else None
    agency = factories.make_agency(parent=parent)
    agency.superior = superior
    assert letterhead_of(agency).parent_agency == printed
