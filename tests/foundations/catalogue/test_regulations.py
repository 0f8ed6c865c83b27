"""An agency's own regulation in the product: put in, checked, adopted, replaced; every version stays."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import connection

from tests import factories
from tests.law.overlays import regulation as file_of
from thidua.foundations.audit.actor import Actor
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.catalogue.models import LocalRegulation
from thidua.foundations.catalogue.selectors import overlays_of, replaced_by, visible_regulations
from thidua.foundations.catalogue.services import adopt_regulation, discard_regulation, upload_regulation
from thidua.foundations.catalogue.verify import regulation_faults
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused

pytestmark = pytest.mark.django_db
LDTT = "lao_dong_tien_tien"
STRICT = {"min_months": {LDTT: {"months": 12, "at": "Điều 5"}}}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "THIDUA_TODAY", dt.date(2025, 11, 20))


@pytest.fixture
def agency() -> Agency:
    return factories.make_agency()


@pytest.fixture
def secretary(agency: Agency) -> Actor:
    return factories.make_actor(factories.make_unit(agency), "secretary")


def put(actor: Actor, start: dt.date, **parts: object) -> LocalRegulation:
    agency = Agency.objects.get(pk=actor.agency_id)
    return upload_regulation(agency=agency, name="quy-dinh.yaml", data=file_of(start, **parts), actor=actor)


def test_what_is_put_in_changes_nothing_until_adopted(agency: Agency, secretary: Actor) -> None:
    draft = put(secretary, dt.date(2025, 7, 1), **STRICT)
    assert (draft.state, draft.title) == ("draft", "Quyết định số 15/2025/QĐ-UBND ngày 20/06/2025")
    assert overlays_of(agency.pk) == ()
    adopt_regulation(draft, actor=secretary)
    (found,) = overlays_of(agency.pk)
    assert found.conditions[0].id == "don_vi_thoi_gian_cong_tac"
    verbs = list(JournalEntry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs == ["catalogue.upload_regulation", "catalogue.adopt_regulation"]
    assert JournalEntry.objects.last().data["digest"] == draft.digest  # type: ignore[union-attr]


def test_a_file_that_is_looser_leaves_nothing_behind(secretary: Actor) -> None:
    with pytest.raises(InputRefused, match=r"quy-dinh.yaml, dòng \d+: votes.cstd_co_so.percent: 79% thấp hơn mức 80%"):
        put(secretary, dt.date(2025, 7, 1), votes={"cstd_co_so": {"percent": 79, "at": "Điều 5"}})
    assert LocalRegulation.objects.count() == 0
    assert JournalEntry.objects.count() == 0


@pytest.mark.parametrize(("last", "taken"), [(dt.date(2025, 11, 19), False), (dt.date(2025, 11, 20), True)])
def test_a_regulation_already_over_is_refused(last: dt.date, taken: bool, secretary: Actor) -> None:
    if taken:
        assert put(secretary, dt.date(2025, 7, 1), to=last).to_on == last
        return
    with pytest.raises(InputRefused, match="hết hiệu lực ngày 19/11/2025, trước hôm nay"):
        put(secretary, dt.date(2025, 7, 1), to=last)


def test_a_later_one_ends_the_earlier_the_day_before(agency: Agency, secretary: Actor) -> None:
    old = adopt_regulation(put(secretary, dt.date(2025, 7, 1), **STRICT), actor=secretary)
    new = put(secretary, dt.date(2026, 1, 1))
    (told,) = replaced_by(new)
    assert (told.regulation, told.last_day, told.wholly) == (old, dt.date(2025, 12, 31), False)
    adopt_regulation(new, actor=secretary)
    old.refresh_from_db()
    assert (old.state, old.to_on) == ("adopted", dt.date(2025, 12, 31))
    assert [one.end for one in overlays_of(agency.pk)] == [dt.date(2025, 12, 31), None]
    assert [one.end for one in overlays_of(agency.pk, [dt.date(2025, 12, 31)])] == [dt.date(2025, 12, 31)]
    assert [one.end for one in overlays_of(agency.pk, [dt.date(2026, 1, 1)])] == [None]
    assert overlays_of(agency.pk, [dt.date(2025, 6, 30)]) == ()


def test_a_corrected_version_of_the_same_day_takes_its_place(agency: Agency, secretary: Actor) -> None:
    wrong = adopt_regulation(put(secretary, dt.date(2025, 7, 1), **STRICT), actor=secretary)
    right = put(secretary, dt.date(2025, 7, 1))
    assert [one.wholly for one in replaced_by(right)] == [True]
    adopt_regulation(right, actor=secretary)
    wrong.refresh_from_db()
    assert wrong.state == "replaced"
    assert [one.conditions for one in overlays_of(agency.pk)] == [()]
    assert LocalRegulation.objects.count() == 2


def test_one_that_is_over_before_is_left_alone(secretary: Actor) -> None:
    adopt_regulation(put(secretary, dt.date(2025, 7, 1), to=dt.date(2025, 12, 31)), actor=secretary)
    assert replaced_by(put(secretary, dt.date(2026, 1, 1))) == []


def test_a_draft_put_aside_stays_on_the_list_and_cannot_be_adopted(secretary: Actor) -> None:
    draft = discard_regulation(put(secretary, dt.date(2025, 7, 1)), actor=secretary)
    with pytest.raises(Refused, match="Không còn làm được ở bước này: Đã bỏ"):
        adopt_regulation(draft, actor=secretary)
    assert list(visible_regulations(secretary)) == [draft]


def test_an_adopted_one_cannot_be_put_aside(secretary: Actor) -> None:
    found = adopt_regulation(put(secretary, dt.date(2025, 7, 1)), actor=secretary)
    with pytest.raises(Refused):
        discard_regulation(found, actor=secretary)


@pytest.mark.parametrize("role", ["admin", "director", "member", "union", "head", "board"])
def test_others_read_but_do_not_keep(role: str, agency: Agency, secretary: Actor) -> None:
    other = factories.make_actor(factories.make_unit(agency, "P2"), role)
    with pytest.raises(Refused, match="Thư ký Hội đồng hoặc chuyên viên thi đua, khen thưởng"):
        put(other, dt.date(2025, 7, 1))
    draft = put(secretary, dt.date(2025, 7, 1))
    assert list(visible_regulations(other)) == []
    adopt_regulation(draft, actor=secretary)
    assert list(visible_regulations(other)) == [draft]


def test_another_agency_sees_nothing_and_may_do_nothing(secretary: Actor) -> None:
    draft = put(secretary, dt.date(2025, 7, 1))
    foreign = factories.make_actor(factories.make_unit(factories.make_agency("khac")), "secretary")
    assert list(visible_regulations(foreign)) == []
    with pytest.raises(Refused, match="cơ quan khác"):
        adopt_regulation(draft, actor=foreign)
    assert overlays_of(foreign.agency_id) == ()


@pytest.fixture
def three(secretary: Actor) -> list[LocalRegulation]:
    """One that was ended by a later one, that later one, and one put aside."""
    first, second = put(secretary, dt.date(2025, 7, 1), **STRICT), put(secretary, dt.date(2026, 1, 1))
    aside = put(secretary, dt.date(2026, 6, 1))
    for draft in (first, second):
        adopt_regulation(draft, actor=secretary)
    discard_regulation(aside, actor=secretary)
    return [first, second, aside]


def test_what_acts_made_of_a_regulation_is_whole(three: list[LocalRegulation]) -> None:
    assert LocalRegulation.objects.get(pk=three[0].pk).to_on == dt.date(2025, 12, 31)
    assert list(regulation_faults()) == []


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (0, "content = replace(content, '12', '6')"),
        (0, "to_on = '2026-12-31'"),
        (1, "from_on = '2026-02-01'"),
        (1, "state = 'replaced'"),
        (2, "state = 'adopted'"),
        (2, "digest = 'x'"),
    ],
)
def test_a_regulation_altered_by_sql_is_named(three: list[LocalRegulation], place: int, change: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE catalogue_localregulation SET {change} WHERE id = %s", [three[place].pk])
    (said,) = regulation_faults()
    assert said == (f"“{three[place].title}” (quy định của đơn vị, bản số {three[place].pk}) đã bị sửa sau khi nhập.")


def test_one_added_or_removed_by_sql_is_named(three: list[LocalRegulation]) -> None:
    columns = "agency_id, state, title, issuer, from_on, to_on, file_name, content, digest, uploaded_by, uploaded_at"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO catalogue_localregulation ({columns}, adopted_by) SELECT {columns}, adopted_by "
            "FROM catalogue_localregulation WHERE id = %s",
            [three[1].pk],
        )
        cursor.execute("DELETE FROM catalogue_localregulation WHERE id = %s", [three[2].pk])
    added = LocalRegulation.objects.exclude(pk__in=[one.pk for one in three]).get()
    assert set(regulation_faults()) == {
        f"“{added.title}” (quy định của đơn vị, bản số {added.pk}) không do một bước nhập nào tạo ra.",
        f"Quy định của đơn vị (bản số {three[2].pk}) bị xóa khỏi hệ thống.",
    }
