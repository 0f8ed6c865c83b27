"""Exemplars: nothing is public before the person consented; adoption is counted; other agencies see nothing."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.test import Client

from tests.factories import make_actor, make_movement, make_person, make_user
from thidua.foundations.access.actors import actor_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused, StaleState
from thidua.stages.exemplars import selectors, services
from thidua.stages.exemplars.models import Adoption, Exemplar


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return make_actor(office, "clerk")


@pytest.fixture
def exemplar(agency: Agency, division: Unit, clerk: Actor) -> Exemplar:
    make_movement(agency)
    person = make_person(division, "Lương Thị Gương")
    return services.introduce_exemplar(
        year=2021,
        title="Tổ hỗ trợ doanh nghiệp",
        story="Rút ngắn còn 1 ngày.",
        practice="Ba bước.",
        person=person,
        actor=clerk,
    )


def actor_about(exemplar: Exemplar) -> Actor:
    assert exemplar.person is not None
    return actor_of(make_user(exemplar.person))


def published(exemplar: Exemplar, clerk: Actor) -> Exemplar:
    services.consent(exemplar, actor=actor_about(exemplar))
    services.publish(exemplar, actor=clerk)
    return exemplar


def test_exemplar_goes_public_only_after_consent(exemplar: Exemplar, clerk: Actor) -> None:
    with pytest.raises(StaleState):
        services.publish(exemplar, actor=clerk)
    published(exemplar, clerk)
    assert (exemplar.state, exemplar.published_on) == ("published", dt.date(2021, 12, 6))
    verbs = list(JournalEntry.objects.values_list("verb", flat=True))
    assert verbs == ["exemplars.introduce", "exemplars.consent", "exemplars.publish"]


def test_nobody_consents_for_another(exemplar: Exemplar, clerk: Actor) -> None:
    with pytest.raises(Refused) as refused:
        services.consent(exemplar, actor=clerk)
    assert refused.value.decision.helper == "Lương Thị Gương"


def test_head_consents_for_the_own_collective_only(agency: Agency, office: Unit, division: Unit, clerk: Actor) -> None:
    made = services.introduce_exemplar(year=2021, title="T", story="S", practice="", unit=division, actor=clerk)
    with pytest.raises(Refused):
        services.consent(made, actor=make_actor(office, "head"))
    services.consent(made, actor=make_actor(division, "head"))
    assert made.state == "consented"


def test_text_is_fixed_once_consented_and_taking_down_asks_again(exemplar: Exemplar, clerk: Actor) -> None:
    published(exemplar, clerk)
    with pytest.raises(Refused):
        services.edit_exemplar(exemplar, title="Khác", story="Khác", practice="", actor=clerk)
    services.unpublish(exemplar, actor=clerk)
    exemplar.refresh_from_db()
    assert (exemplar.state, exemplar.consented_on, exemplar.published_on) == ("draft", None, None)


def test_empty_story_cannot_be_consented_to(exemplar: Exemplar, clerk: Actor) -> None:
    services.edit_exemplar(exemplar, title="T", story=" ", practice="", actor=clerk)
    with pytest.raises(Exception, match="Chưa có bài viết"):
        services.consent(exemplar, actor=actor_about(exemplar))


def test_database_refuses_published_without_consent(exemplar: Exemplar) -> None:
    with pytest.raises(IntegrityError):
        Exemplar.objects.filter(pk=exemplar.pk).update(state="published")


@pytest.mark.parametrize("both", [True, False])
def test_exemplar_is_about_exactly_one_subject(division: Unit, clerk: Actor, both: bool) -> None:
    subject = {"person": make_person(division), "unit": division} if both else {}
    with pytest.raises(InputRefused):
        services.introduce_exemplar(year=2021, title="T", story="S", practice="", actor=clerk, **subject)


def test_staff_do_not_introduce(division: Unit) -> None:
    with pytest.raises(Refused):
        services.introduce_exemplar(
            year=2021, title="T", story="S", practice="", unit=division, actor=make_actor(division)
        )


def test_head_adopts_for_the_own_unit_only(exemplar: Exemplar, office: Unit, division: Unit, clerk: Actor) -> None:
    published(exemplar, clerk)
    head = make_actor(office, "head")
    with pytest.raises(InputRefused):
        services.adopt(exemplar, unit=division, adopted_on=dt.date(2021, 12, 6), result="", actor=head)
    for result in ("đang thử", "giảm 2 ngày"):
        services.adopt(exemplar, unit=office, adopted_on=dt.date(2021, 12, 6), result=result, actor=head)
    assert list(Adoption.objects.values_list("unit__code", "result")) == [("VP", "giảm 2 ngày")]


def test_adoption_before_publication_is_refused(exemplar: Exemplar, office: Unit, clerk: Actor) -> None:
    published(exemplar, clerk)
    with pytest.raises(InputRefused, match="05/12/2021"):
        services.adopt(exemplar, unit=office, adopted_on=dt.date(2021, 12, 5), result="", actor=clerk)


def test_draft_is_seen_by_officers_and_the_person_not_by_colleagues(
    exemplar: Exemplar, division: Unit, clerk: Actor
) -> None:
    seen_by = {name: selectors.visible_exemplars(actor).count() for name, actor in {
        "clerk": clerk, "person": actor_about(exemplar), "colleague": make_actor(division), }.items()}  # fmt: skip
    assert seen_by == {"clerk": 1, "person": 1, "colleague": 0}


def test_week_asks_the_person_then_the_clerk(exemplar: Exemplar, clerk: Actor) -> None:
    person, today = actor_about(exemplar), dt.date(2021, 12, 6)
    assert [item.what for item in selectors.work_items(person, today)] == ["Đọc bài viết về mình, đồng ý hoặc góp ý"]
    assert selectors.work_items(clerk, today) == []
    services.consent(exemplar, actor=person)
    assert selectors.work_items(person, today) == []
    assert [item.detail for item in selectors.work_items(clerk, today)] == ["Tổ hỗ trợ doanh nghiệp"]


def test_other_agency_gets_404(exemplar: Exemplar, foreign_unit: Unit, signed_in) -> None:
    client: Client = signed_in(make_user(make_person(foreign_unit), "clerk"))
    assert client.get(f"/dien-hinh/{exemplar.pk}/").status_code == 404
    assert "Tổ hỗ trợ" not in client.get("/dien-hinh/").content.decode()


def test_public_page_shows_published_text_escaped(exemplar: Exemplar, clerk: Actor, client: Client) -> None:
    services.edit_exemplar(exemplar, title="<script>x</script>", story="S", practice="", actor=clerk)
    assert "S</p>" not in client.get("/dien-hinh/cong-khai/").content.decode()
    published(exemplar, clerk)
    page = client.get("/dien-hinh/cong-khai/").content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page


def test_walk_from_form_to_public_page(agency: Agency, division: Unit, signed_in) -> None:
    make_movement(agency)
    person = make_person(division, "Triệu Thị Đọc")
    clerk_user = make_user(make_person(division), "clerk")
    client: Client = signed_in(clerk_user)
    page = client.get("/dien-hinh/them/")
    assert page.status_code == 200
    sent = client.post(
        "/dien-hinh/them/", {"person": person.pk, "title": "Bài", "story": "Nội dung", "practice": "", "_once": "k1"}
    )
    again = client.post(
        "/dien-hinh/them/", {"person": person.pk, "title": "Bài", "story": "Nội dung", "practice": "", "_once": "k1"}
    )
    assert sent.url == again.url
    assert Exemplar.objects.count() == 1
    signed_in(make_user(person))
    client.post(f"{sent.url}consent/")
    signed_in(clerk_user)
    client.post(f"{sent.url}publish/")
    assert "Nội dung" in Client().get("/dien-hinh/cong-khai/").content.decode()


def test_form_says_what_is_wrong(division: Unit, signed_in) -> None:
    client: Client = signed_in(make_user(make_person(division), "clerk"))
    page = client.post("/dien-hinh/them/", {"title": "Bài", "story": "Nội dung"}).content.decode()
    assert "Chọn một cá nhân hoặc một tập thể, không chọn cả hai." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_number_of_queries(
    rows: int, agency: Agency, division: Unit, clerk: Actor, signed_in, django_assert_num_queries
) -> None:
    make_movement(agency)
    for number in range(rows):
        services.introduce_exemplar(
            year=2021, title=f"Bài {number}", story="S", practice="", person=make_person(division), actor=clerk
        )
    client: Client = signed_in(make_user(make_person(division), "clerk"))
    client.get("/dien-hinh/")
    with django_assert_num_queries(QUERIES_OF_LIST):
        client.get("/dien-hinh/")


QUERIES_OF_LIST = 7
