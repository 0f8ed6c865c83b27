"""Registering, declining, confirming, bringing lists in, pledging: acts and their refusals."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.workbook.model import Register, RegistrationRow
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import ActError, InputRefused, StaleState
from thidua.stages.movements.models import Movement
from thidua.stages.registration import selectors, services
from thidua.stages.registration.models import Declination, Pledge, TitleRegistration
from thidua.stages.registration.papers import pledge_paper

LDTT, CSTD, TTLDTT = "lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_tien_tien"


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return factories.make_movement(agency)


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk", name="Lò Thị Thử")


@pytest.fixture
def head(division: Unit) -> Actor:
    return factories.make_actor(division, "head", name="Bế Thị Trưởng")


@pytest.fixture
def staff(division: Unit) -> Actor:
    return factories.make_actor(division, name="Triệu Văn Làm")


def person_of(actor: Actor) -> Person:
    return Person.objects.get(pk=actor.person_id)


def live(movement: Movement) -> list[tuple[str, str]]:
    rows = TitleRegistration.objects.filter(movement=movement).exclude(state="withdrawn").order_by("pk")
    return [(row.award, row.state) for row in rows]


def test_choosing_registers_sends_and_changes_ones_mind(movement: Movement, staff: Actor) -> None:
    services.choose_titles(movement, [LDTT, CSTD], actor=staff)
    assert live(movement) == [(LDTT, "sent"), (CSTD, "sent")]
    services.choose_titles(movement, [LDTT], actor=staff)
    assert live(movement) == [(LDTT, "sent")]
    assert TitleRegistration.objects.get(award=CSTD).state == "withdrawn"


def test_a_confirmed_title_chosen_again_stays_confirmed(movement: Movement, staff: Actor, head: Actor) -> None:
    (row,) = services.choose_titles(movement, [LDTT], actor=staff)
    services.confirm_registration(row, actor=head)
    services.choose_titles(movement, [LDTT, CSTD], actor=staff)
    assert live(movement) == [(LDTT, "confirmed"), (CSTD, "sent")]


def test_choosing_nothing_is_not_declining(movement: Movement, staff: Actor) -> None:
    with pytest.raises(InputRefused, match="Không đăng ký"):
        services.choose_titles(movement, [], actor=staff)


def test_declining_withdraws_and_can_be_taken_back(movement: Movement, staff: Actor) -> None:
    services.choose_titles(movement, [LDTT], actor=staff)
    services.decline_registration(movement, actor=staff)
    services.decline_registration(movement, actor=staff)
    assert live(movement) == []
    assert Declination.objects.count() == 1
    services.choose_titles(movement, [CSTD], actor=staff)
    assert not Declination.objects.exists()


@pytest.mark.parametrize(("award", "says"), [(TTLDTT, "không dành cho cá nhân"), ("khong_co", "khong_co")])
def test_an_award_that_is_not_for_a_person(movement: Movement, staff: Actor, award: str, says: str) -> None:
    with pytest.raises(InputRefused, match=says):
        services.choose_titles(movement, [award], actor=staff)
    assert live(movement) == []


@pytest.mark.parametrize("state", ["draft", "closed", "cancelled"])
def test_registering_is_open_while_the_movement_runs(agency: Agency, staff: Actor, state: str) -> None:
    movement = factories.make_movement(agency, state=state)
    for act in (services.decline_registration, lambda one, actor: services.choose_titles(one, [LDTT], actor=actor)):
        with pytest.raises(Refused, match="đã phát động"):
            act(movement, actor=staff)


def test_a_person_registers_nobody_else(movement: Movement, staff: Actor, head: Actor, clerk: Actor) -> None:
    for actor in (staff, head):
        with pytest.raises(Refused, match="tự đăng ký"):
            services.register_title(movement, LDTT, person=person_of(clerk), actor=actor)
    assert services.register_title(movement, LDTT, person=person_of(staff), actor=clerk).state == "sent"


def test_the_same_title_twice_is_refused(movement: Movement, staff: Actor) -> None:
    services.register_title(movement, LDTT, person=person_of(staff), actor=staff)
    with pytest.raises(InputRefused, match="Triệu Văn Làm đã đăng ký Lao động tiên tiến"):
        services.register_title(movement, LDTT, person=person_of(staff), actor=staff)


def test_a_head_registers_his_unit_only(movement: Movement, head: Actor, division: Unit, office: Unit) -> None:
    assert services.register_title(movement, TTLDTT, unit=division, actor=head).unit == division
    with pytest.raises(Refused):
        services.register_title(movement, TTLDTT, unit=office, actor=head)
    with pytest.raises(InputRefused, match="không dành cho tập thể"):
        services.register_title(movement, LDTT, unit=division, actor=head)


def test_a_subject_of_another_agency_is_refused(movement: Movement, clerk: Actor, foreign_unit: Unit) -> None:
    with pytest.raises(Refused, match="không thuộc cơ quan"):
        services.register_title(movement, TTLDTT, unit=foreign_unit, actor=clerk)


def test_nobody_confirms_his_own(movement: Movement, clerk: Actor, head: Actor, division: Unit) -> None:
    for actor in (clerk, head):
        own = services.register_title(movement, LDTT, person=person_of(actor), actor=actor)
        with pytest.raises(Refused, match="chính mình"):
            services.confirm_registration(own, actor=actor)
    unit = services.register_title(movement, TTLDTT, unit=division, actor=head)
    with pytest.raises(Refused, match="Văn phòng"):
        services.confirm_registration(unit, actor=head)
    assert services.confirm_registration(unit, actor=clerk).state == "confirmed"


def test_a_head_confirms_his_people_and_no_others(movement: Movement, head: Actor, staff: Actor, clerk: Actor) -> None:
    mine = services.register_title(movement, LDTT, person=person_of(staff), actor=staff)
    other = services.register_title(movement, LDTT, person=person_of(clerk), actor=clerk)
    confirmed = services.confirm_registration(mine, actor=head)
    assert (confirmed.state, confirmed.confirmed_on) == ("confirmed", dt.date(2021, 12, 6))
    with pytest.raises(Refused):
        services.confirm_registration(other, actor=head)
    with pytest.raises(StaleState):
        services.confirm_registration(mine, actor=head)


def test_staff_confirm_nothing(movement: Movement, staff: Actor, head: Actor) -> None:
    row = services.register_title(movement, LDTT, person=person_of(head), actor=head)
    with pytest.raises(Refused):
        services.confirm_registration(row, actor=staff)


def test_confirming_many_leaves_what_is_not_ones_to_confirm(
    movement: Movement, clerk: Actor, head: Actor, staff: Actor
) -> None:
    rows = [services.register_title(movement, LDTT, person=person_of(one), actor=one) for one in (clerk, head, staff)]
    assert services.confirm_many(rows, actor=clerk) == 2
    assert live(movement) == [(LDTT, "sent"), (LDTT, "confirmed"), (LDTT, "confirmed")]
    assert JournalEntry.objects.filter(verb="registration.confirm_many").count() == 2
    with pytest.raises(ActError, match="Không có đăng ký nào"):
        services.confirm_many(TitleRegistration.objects.all(), actor=clerk)


def test_withdrawing_keeps_the_row(movement: Movement, staff: Actor, head: Actor) -> None:
    row = services.register_title(movement, LDTT, person=person_of(staff), actor=staff)
    with pytest.raises(Refused):
        services.withdraw_registration(row, actor=head)
    assert services.withdraw_registration(row, actor=staff).state == "withdrawn"
    with pytest.raises(StaleState):
        services.withdraw_registration(row, actor=staff)
    assert TitleRegistration.objects.count() == 1


def rows_of(*pairs: tuple[str, str]) -> Register:
    return Register(registrations=tuple(RegistrationRow(*pair) for pair in pairs))


def test_a_list_brought_in_twice_changes_nothing(
    movement: Movement, clerk: Actor, staff: Actor, division: Unit
) -> None:
    services.decline_registration(movement, actor=staff)
    register = rows_of((person_of(staff).code, LDTT), (division.code, TTLDTT), (person_of(staff).code, LDTT))
    assert services.import_registrations(register, movement, actor=clerk) == services.ImportCount(2, 1)
    assert services.import_registrations(register, movement, actor=clerk) == services.ImportCount(0, 3)
    assert live(movement) == [(LDTT, "sent"), (TTLDTT, "sent")]
    assert not Declination.objects.exists(), "who is on the list has answered"


def test_a_list_with_faults_writes_nothing_and_names_them(movement: Movement, clerk: Actor, staff: Actor) -> None:
    register = rows_of((person_of(staff).code, LDTT), ("NS999", LDTT), (person_of(staff).code, TTLDTT))
    with pytest.raises(InputRefused) as caught:
        services.import_registrations(register, movement, actor=clerk)
    message = str(caught.value)
    assert "Dòng 2: mã “NS999”" in message
    assert "Dòng 3" in message
    assert "không dành cho cá nhân" in message
    assert live(movement) == []


@pytest.mark.parametrize(("faults", "tail"), [(5, ""), (6, "Và 1 dòng khác.")])
def test_many_faults_are_counted_not_listed(movement: Movement, clerk: Actor, faults: int, tail: str) -> None:
    with pytest.raises(InputRefused) as caught:
        services.import_registrations(rows_of(*[(f"X{n}", LDTT) for n in range(faults)]), movement, actor=clerk)
    assert ("dòng khác" in str(caught.value)) is bool(tail)
    assert tail in str(caught.value)


def test_a_workbook_without_the_list_is_refused(movement: Movement, clerk: Actor) -> None:
    with pytest.raises(InputRefused, match="không có tờ “Đăng ký”"):
        services.import_registrations(Register(), movement, actor=clerk)
    assert services.import_registrations(rows_of(), movement, actor=clerk) == services.ImportCount(0, 0)


def test_a_code_of_another_agency_is_unknown(movement: Movement, clerk: Actor, foreign_unit: Unit) -> None:
    stranger = factories.make_person(foreign_unit, code="LA01")
    with pytest.raises(InputRefused, match="LA01"):
        services.import_registrations(rows_of((stranger.code, LDTT)), movement, actor=clerk)


@pytest.mark.parametrize("role", ["head", "director", "union"])
def test_only_the_clerk_brings_lists_in(movement: Movement, office: Unit, role: str) -> None:
    with pytest.raises(Refused):
        services.import_registrations(rows_of(), movement, actor=factories.make_actor(office, role))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([LDTT, CSTD, "giay_khen"]), min_size=1, max_size=5))
def test_whatever_is_chosen_last_is_what_is_registered(movement: Movement, staff: Actor, awards: list[str]) -> None:
    services.choose_titles(movement, awards, actor=staff)
    rows = selectors.registration_rows(movement)
    assert {row.award for row in rows} == set(awards)
    assert len(rows) == len(set(awards))


def test_a_personal_pledge_may_be_written_anew_until_reviewed(movement: Movement, staff: Actor) -> None:
    me = person_of(staff)
    first = services.sign_pledge(movement, kind="directive_05", text="Đọc sách", person=me, actor=staff)
    again = services.sign_pledge(movement, kind="directive_05", text="Đọc sách mỗi tuần", person=me, actor=staff)
    assert (again.pk, again.text, again.signed_on) == (first.pk, "Đọc sách mỗi tuần", dt.date(2021, 12, 6))
    services.review_pledge(again, review="Đã đọc 40 tuần.", actor=staff)
    with pytest.raises(ActError, match="không sửa được nữa"):
        services.sign_pledge(movement, kind="directive_05", text="Khác", person=me, actor=staff)
    assert Pledge.objects.get().text == "Đọc sách mỗi tuần"


def test_a_units_pledge_is_signed_once_and_becomes_a_paper(
    movement: Movement, head: Actor, staff: Actor, division: Unit
) -> None:
    services.choose_titles(movement, [LDTT], actor=staff)
    sign = {"kind": "emulation", "unit": division, "paper": pledge_paper, "actor": head}
    pledge = services.sign_pledge(movement, text="Xong việc đúng hạn\nKhông ai vi phạm", **sign)
    paper = OfficialPaper.objects.get()
    assert (paper.kind, paper.state, paper.origin_id) == ("pledge", "issued", pledge.pk)
    with pytest.raises(ActError, match="06/12/2021"):
        services.sign_pledge(movement, text="Khác", **sign)


def test_the_paper_lists_promises_and_registered_titles(
    movement: Movement, head: Actor, staff: Actor, division: Unit
) -> None:
    from thidua.foundations.papers import render_html

    services.choose_titles(movement, [CSTD], actor=staff)
    services.register_title(movement, TTLDTT, unit=division, actor=head)
    pledge = services.sign_pledge(movement, kind="emulation", text="Xong việc đúng hạn", unit=division, actor=head)
    html = render_html(pledge_paper(pledge))
    for words in ("Xong việc đúng hạn", "Triệu Văn Làm", "Chiến sĩ thi đua cơ sở", "Tập thể lao động tiên tiến"):
        assert words in html


def test_nobody_signs_for_another(movement: Movement, clerk: Actor, staff: Actor, head: Actor, office: Unit) -> None:
    for actor in (clerk, head):
        with pytest.raises(Refused, match="không ai ký thay"):
            services.sign_pledge(movement, kind="emulation", text="x", person=person_of(staff), actor=actor)
    with pytest.raises(Refused):
        services.sign_pledge(movement, kind="emulation", text="x", unit=office, actor=head)


@pytest.mark.parametrize(
    ("kind", "text", "says"), [("emulation", "  ", "nội dung cam kết"), ("khac", "x", "không hợp lệ")]
)
def test_a_pledge_needs_words_and_a_known_kind(
    movement: Movement, staff: Actor, kind: str, text: str, says: str
) -> None:
    with pytest.raises(InputRefused, match=says):
        services.sign_pledge(movement, kind=kind, text=text, person=person_of(staff), actor=staff)


def test_the_yearly_pledge_of_directive_05_is_a_persons(movement: Movement, head: Actor, division: Unit) -> None:
    with pytest.raises(InputRefused, match="từng người"):
        services.sign_pledge(movement, kind="directive_05", text="x", unit=division, actor=head)


def test_a_review_is_written_by_who_pledged(movement: Movement, staff: Actor, head: Actor) -> None:
    pledge = services.sign_pledge(movement, kind="directive_05", text="Đọc", person=person_of(staff), actor=staff)
    with pytest.raises(Refused):
        services.review_pledge(pledge, review="Tốt", actor=head)
    with pytest.raises(InputRefused, match="kết quả"):
        services.review_pledge(pledge, review=" ", actor=staff)
    assert services.review_pledge(pledge, review="Làm đủ", actor=staff).reviewed_on == dt.date(2021, 12, 6)


def test_a_register_row_for_each_live_registration(
    movement: Movement, clerk: Actor, staff: Actor, division: Unit
) -> None:
    code = person_of(staff).code
    services.import_registrations(rows_of((code, LDTT), (code, CSTD), (division.code, TTLDTT)), movement, actor=clerk)
    services.withdraw_registration(TitleRegistration.objects.get(award=CSTD), actor=staff)
    expected = sorted([(code, LDTT), (division.code, TTLDTT)])
    assert [(row.code, row.award) for row in selectors.registration_rows(movement)] == expected
