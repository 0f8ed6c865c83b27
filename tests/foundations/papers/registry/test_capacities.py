"""In what capacity people sign: the combinations of article 13 of Decree 30/2020, and papers that take them."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import factories
from tests.foundations.papers.samples import PAPERS
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Person, Unit
from thidua.foundations.papers.capacity import registered_signatory, signed_as, signed_for_council
from thidua.foundations.papers.content import Closing, Signatory
from thidua.foundations.papers.layout import Split, lay_out
from thidua.foundations.papers.models import SigningPower
from thidua.foundations.papers.registry import powers
from thidua.foundations.papers.services import capacity_line
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.movements.forms import LaunchForm

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2021, 3, 1), dt.date(2021, 3, 31)


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk")


@pytest.fixture
def person(office: Unit) -> Person:
    return Person.objects.get(pk=factories.make_actor(office, "director").person_id)


def give(person: Person, clerk: Actor, capacity: str, for_title: str, title: str, **over: object) -> SigningPower:
    values = {"basis": "Quy chế làm việc", "from_on": FIRST, "to_on": LAST, **over}
    return powers.give_power(
        person, capacity=capacity, for_title=for_title, title=title, actor=clerk, **values  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("capacity", "for_title", "deputy_for", "title", "line"),
    [
        ("", "", "", "Giám đốc", "Giám đốc"),
        ("KT.", "Giám đốc", "", "Phó Giám đốc", "KT. Giám đốc, Phó Giám đốc"),
        ("TL.", "Giám đốc", "", "Chánh Văn phòng", "TL. Giám đốc, Chánh Văn phòng"),
        ("TL.", "Giám đốc", "Chánh Văn phòng", "Phó Chánh Văn phòng",
         "TL. Giám đốc, KT. Chánh Văn phòng, Phó Chánh Văn phòng"),
        ("TUQ.", "Giám đốc", "", "Chánh Thanh tra", "TUQ. Giám đốc, Chánh Thanh tra"),
        ("TM.", "Ủy ban nhân dân", "", "Chủ tịch", "TM. Ủy ban nhân dân, Chủ tịch"),
        ("TM.", "Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch", "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"),
        ("Q.", "Giám đốc", "", "", "Q. Giám đốc"),
    ],
)  # fmt: skip
def test_every_capacity_the_decree_knows_is_printed(
    person: Person, clerk: Actor, capacity: str, for_title: str, deputy_for: str, title: str, line: str
) -> None:
    give(person, clerk, capacity, for_title, title, deputy_for=deputy_for)
    power = signed_as(person, FIRST)
    assert power is not None
    block = power.signatory(person.full_name)
    assert capacity_line(block) == line
    closing = lay_out(replace(PAPERS["notice"](1), closing=Closing((block,))))[0].elements[-1]
    assert isinstance(closing, Split)
    printed = [one.text for one in closing.rows[0][-1]]
    assert printed == [*line.upper().split(", "), person.full_name]


@pytest.mark.parametrize(
    ("capacity", "for_title", "deputy_for", "title", "why"),
    [
        ("KT.", "Giám đốc", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chỉ dưới TM. hoặc TL."),
        ("TUQ.", "Giám đốc", "Chánh Thanh tra", "Phó Chánh Thanh tra", "Chỉ dưới TM. hoặc TL."),
        ("", "", "Giám đốc", "Phó Giám đốc", "Chỉ dưới TM. hoặc TL."),
        ("TL.", "Giám đốc", "Chánh Văn phòng", "Chuyên viên", "chức vụ phải bắt đầu bằng “Phó”"),
        ("TL.", "Giám đốc", "", "Phó Chánh Văn phòng", "phải có dòng KT."),
        ("TM.", "Ủy ban nhân dân", "", "Phó Chủ tịch", "phải có dòng KT."),
    ],
)
def test_a_capacity_the_decree_does_not_know_is_refused(
    person: Person, clerk: Actor, capacity: str, for_title: str, deputy_for: str, title: str, why: str
) -> None:
    with pytest.raises(InputRefused, match=why):
        give(person, clerk, capacity, for_title, title, deputy_for=deputy_for)
    assert not SigningPower.objects.exists()


def test_a_block_outside_the_decree_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=r"KT\. chỉ đứng dưới TM\. hoặc TL\."):
        Signatory("KT.", "Giám đốc", "Phó Chánh Văn phòng", "Lò Văn Mẫu", deputy_for="Chánh Văn phòng")


def test_the_chair_of_the_council_signs_for_it_beside_his_own_office(person: Person, clerk: Actor) -> None:
    give(person, clerk, "", "", "Giám đốc")
    give(person, clerk, "TM.", "Hội đồng", "Chủ tịch")
    own, council = signed_as(person, FIRST), signed_for_council(person, FIRST)
    assert own is not None
    assert council is not None
    assert (own.capacity, own.title) == ("", "Giám đốc")
    assert (council.capacity, council.for_title, council.title) == ("TM.", "Hội đồng", "Chủ tịch")
    with pytest.raises(InputRefused, match="đã có thẩm quyền ký từ 01/03/2021"):
        give(person, clerk, "TM.", "Hội đồng", "Chủ tịch")
    with pytest.raises(InputRefused, match="đã có thẩm quyền ký từ 01/03/2021"):
        give(person, clerk, "TM.", "Hội đồng nhân dân", "Chủ tịch")


@pytest.mark.parametrize(
    ("day", "valid"),
    [(dt.date(2021, 2, 28), False), (FIRST, True), (LAST, True), (dt.date(2021, 4, 1), False)],
)
def test_the_council_is_signed_for_on_the_days_of_the_power(
    person: Person, clerk: Actor, day: dt.date, valid: bool
) -> None:
    give(person, clerk, "TM.", "Hội đồng", "Chủ tịch")
    assert (signed_for_council(person, day) is not None) is valid
    assert signed_for_council(None, day) is None


def launch_form(office: Unit, name: str, day: dt.date) -> LaunchForm:
    typed = {"signatory_name": name, "signatory_title": "Chức vụ gõ tay", "dated_on": day.isoformat()}
    return LaunchForm(typed, agency_id=office.agency_id)


def test_the_launch_plan_takes_the_block_from_the_register(office: Unit, person: Person, clerk: Actor) -> None:
    give(person, clerk, "KT.", "Giám đốc", "Phó Giám đốc")
    form = launch_form(office, person.full_name, LAST)
    assert form.is_valid()
    assert form.signatory() == Signatory("KT.", "Giám đốc", "Phó Giám đốc", person.full_name)


def test_a_day_after_the_register_ends_the_typed_block_stands(office: Unit, person: Person, clerk: Actor) -> None:
    give(person, clerk, "KT.", "Giám đốc", "Phó Giám đốc")
    form = launch_form(office, person.full_name, LAST + dt.timedelta(days=1))
    assert form.is_valid()
    assert form.signatory() == Signatory(None, None, "Chức vụ gõ tay", person.full_name)


def test_whom_the_register_does_not_have_does_not_sign(office: Unit, person: Person, clerk: Actor) -> None:
    give(person, clerk, "", "", "Giám đốc")
    form = launch_form(office, "Người Không Có", FIRST)
    assert not form.is_valid()
    said = form.errors["signatory_name"][0]
    assert said == (
        "Ngày 01/03/2021 Người Không Có chưa có thẩm quyền ký trong sổ. "
        f"Người có thẩm quyền: {person.full_name}."
    )  # fmt: skip
    assert registered_signatory(office.agency_id, "Ai đó", dt.date(2020, 1, 1)) is None
