"""Pages of the register: the agency's, one's own, and the two the public may see."""

import datetime as dt
from collections.abc import Callable
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.kept import once_a_file
from tests.pages import queries_of, text_of
from tests.stages import season as year
from tests.stages.season import DECISION_DAY, FIGHTER, LABOURER, Season
from thidua.foundations.org.models import Unit
from thidua.stages.decisions.models import AwardDecision
from thidua.stages.honours import services
from thidua.stages.honours.fund import fund_of
from thidua.stages.honours.models import HonourEntry, PaymentSheet

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]
ROLL = "honours:public-roll"


registered = once_a_file(year.registered_season)


@pytest.fixture
def season(registered: Season) -> Season:
    return deepcopy(registered)


@pytest.fixture
def decision() -> AwardDecision:
    return AwardDecision.objects.get()


@pytest.fixture
def fighter(decision: AwardDecision) -> HonourEntry:
    return HonourEntry.objects.get(award=FIGHTER)


def check(client: Client, code: str) -> str:
    return text_of(client.get(reverse("honours:check-code", args=[code])))


def test_a_copy_without_reason_is_explained(season: Season, fighter: HonourEntry, signed_in: SignIn) -> None:
    clerk = signed_in(season.users["clerk"])
    url = reverse("honours:certificate", args=[fighter.pk])
    assert clerk.post(url).status_code == 200

    again = clerk.post(url)
    assert again.status_code == 422
    assert "Nêu lý do in lại" in text_of(again)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("tim=nong+thi", {"Nông Thị Mẫu"}),
        (f"khen={LABOURER}", {"Dương Văn Ví Dụ", "Triệu Văn Ủy Viên"}),
        ("cua_nam=2021&tim=vi+du", {"Dương Văn Ví Dụ"}),
        ("hieu_luc=revoked", set()),
    ],
)
def test_the_register_is_narrowed_by_its_address(
    season: Season, decision: AwardDecision, signed_in: SignIn, query: str, names: set[str]
) -> None:
    page = text_of(signed_in(season.users["union"]).get(reverse("honours:index") + "?" + query))

    known = {"Nông Thị Mẫu", "Dương Văn Ví Dụ", "Triệu Văn Ủy Viên"}
    assert {name for name in known if name in page} == names


def test_a_withheld_name_is_seen_by_its_owner_and_the_keepers_only(
    season: Season, fighter: HonourEntry, signed_in: SignIn
) -> None:
    services.set_public(fighter, public=False, actor=season.actor("staff"))
    url = reverse("honours:entry", args=[fighter.pk])

    assert signed_in(season.users["staff"]).get(url).status_code == 200
    assert signed_in(season.users["clerk"]).get(url).status_code == 200
    assert signed_in(season.users["head"]).get(url).status_code == 404


def test_ones_own_page_shows_ones_own(season: Season, decision: AwardDecision, signed_in: SignIn) -> None:
    page = text_of(signed_in(season.users["staff"]).get(reverse("honours:mine")))

    assert "Chiến sĩ thi đua cơ sở" in page
    assert "Dương Văn Ví Dụ" not in page
    assert "Chưa có khen thưởng nào" in text_of(signed_in(season.users["head"]).get(reverse("honours:mine")))


@pytest.mark.parametrize("role", ["staff", "head", "member"])
def test_money_is_not_for_everybody(season: Season, decision: AwardDecision, signed_in: SignIn, role: str) -> None:
    sheet = PaymentSheet.objects.get()
    client = signed_in(season.users[role])

    assert client.get(reverse("honours:sheet", args=[sheet.pk])).status_code == 404
    assert "Tiền thưởng" not in text_of(client.get(reverse("honours:index")))


def test_paying_is_refused_to_the_director_with_a_reason(
    season: Season, decision: AwardDecision, signed_in: SignIn
) -> None:
    url = reverse("honours:pay", args=[PaymentSheet.objects.get().pk])

    response = signed_in(season.users["director"]).post(url, {"paid_on": "2021-12-24"})
    assert response.status_code == 403
    assert "Chỉ chuyên viên" in text_of(response)


def test_another_agency_reaches_nothing(season: Season, fighter: HonourEntry, signed_in: SignIn) -> None:
    other = year.make_season("khac", "Sở Khác")
    client = signed_in(other.users["clerk"])

    assert client.get(reverse("honours:entry", args=[fighter.pk])).status_code == 404
    assert client.post(reverse("honours:certificates", args=[fighter.decision_id])).status_code == 404
    assert "Nông Thị Mẫu" not in text_of(client.get(reverse("honours:index")))


def test_the_register_asks_as_much_for_four_rows_as_for_one(
    season: Season, decision: AwardDecision, signed_in: SignIn
) -> None:
    client = signed_in(season.users["union"])
    index = reverse("honours:index")

    assert queries_of(client, index) == queries_of(client, index + "?tim=nong+thi+mau")


def test_the_public_roll_needs_no_account_and_shows_only_what_is_allowed(
    decision: AwardDecision, client: Client
) -> None:
    response = client.get(reverse(ROLL))
    page = text_of(response)

    assert response.status_code == 200
    assert "Nông Thị Mẫu" in page
    assert "01/QĐ-SNgV" in page
    for kept in (
        *HonourEntry.objects.values_list("code", flat=True),
        "Chuyên viên",
        "1.490.000",
        "Hoàn thành 12 hồ sơ",
    ):
        assert kept not in page


def test_the_public_roll_counts_units_and_people_of_one_award_apart(decision: AwardDecision, client: Client) -> None:
    first, second = HonourEntry.objects.order_by("pk")[:2]
    HonourEntry.objects.filter(pk=first.pk).update(award="giay_khen", person=None, unit=Unit.objects.first())
    HonourEntry.objects.filter(pk=second.pk).update(award="giay_khen")
    others = HonourEntry.objects.filter(award="giay_khen").count() - 2
    assert f"1 tập thể, {others + 1} người" in text_of(client.get(reverse(ROLL)))


def test_the_public_roll_leaves_out_the_withheld_and_the_revoked(
    season: Season, fighter: HonourEntry, client: Client
) -> None:
    services.set_public(fighter, public=False, actor=season.actor("staff"))
    HonourEntry.objects.filter(recipient_name="Dương Văn Ví Dụ").update(state="revoked")

    page = text_of(client.get(reverse(ROLL)))
    assert "Nông Thị Mẫu" not in page
    assert "Dương Văn Ví Dụ" not in page
    assert "Triệu Văn Ủy Viên" in page


def test_the_public_roll_is_searched_without_marks(decision: AwardDecision, client: Client) -> None:
    page = text_of(client.get(reverse(ROLL) + "?ten=trieu"))

    assert "Triệu Văn Ủy Viên" in page
    assert "Nông Thị Mẫu" not in page


def test_each_agency_has_its_own_roll(
    season: Season, decision: AwardDecision, foreign_unit: Unit, client: Client
) -> None:
    other = year.make_season("khac2", "Sở Khác")
    services.register_decision(year.issued(other), actor=other.actor("clerk"))

    page = text_of(client.get(reverse(ROLL) + "?co-quan=khac2"))
    assert "của Sở Khác được khen thưởng" in page
    assert "CANARY-KHAC" not in page


def test_a_real_certificate_is_confirmed_however_the_code_is_typed(fighter: HonourEntry, client: Client) -> None:
    page = check(client, f"{fighter.code[:5].lower()}-{fighter.code[5:]}")

    assert "Có thật, đang có hiệu lực" in page
    for said in ("Nông Thị Mẫu", "Chiến sĩ thi đua cơ sở năm 2021", "01/QĐ-SNgV", "Giám đốc"):
        assert said in page
    for kept in ("Chuyên viên", "Phòng Lãnh sự", "1.490.000", "NS0"):
        assert kept not in page


def test_the_form_leads_to_the_address_of_the_code(fighter: HonourEntry, client: Client) -> None:
    response = client.get(reverse("honours:check") + f"?ma={fighter.code[:5]}+{fighter.code[5:]}")

    assert response.url == reverse("honours:check-code", args=[fighter.code])


def test_a_withheld_name_is_not_said_by_the_check(season: Season, fighter: HonourEntry, client: Client) -> None:
    services.set_public(fighter, public=False, actor=season.actor("staff"))

    page = check(client, fighter.code)
    assert "Có thật" in page
    assert "Nông Thị Mẫu" not in page


def test_a_revoked_certificate_names_the_decision_at_once(season: Season, fighter: HonourEntry, client: Client) -> None:
    year.revoked(season, fighter.decision, FIGHTER)

    page = check(client, fighter.code)
    assert "Đã bị hủy" in page
    assert "02/QĐ-SNgV" in page
    assert "Nông Thị Mẫu" in page
    assert "Chiến sĩ thi đua cơ sở năm 2021" in page
    assert "Nông Thị Mẫu" not in text_of(client.get(reverse(ROLL)))


@pytest.mark.parametrize("code", ["AAAAAAAAAA", "khong-phai-ma", "-", "0000000000"])
def test_an_unknown_code_is_said_to_be_unknown(client: Client, code: str) -> None:
    assert "Mã này không có trong sổ" in check(client, code)


def test_the_check_costs_one_query_and_nothing_for_a_typing_mistake(
    fighter: HonourEntry, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        response = client.get(reverse("honours:check-code", args=[fighter.code]))
    with django_assert_num_queries(0):
        client.get(reverse("honours:check-code", args=["SAI-MA"]))
    assert response["Cache-Control"] == "public, max-age=60"


def test_public_pages_take_no_posts(client: Client) -> None:
    assert client.post(reverse(ROLL)).status_code == 405
    assert client.post(reverse("honours:check")).status_code == 405


def test_the_decision_day_is_that_of_the_season(decision: AwardDecision) -> None:
    assert {one.decided_on for one in HonourEntry.objects.all()} == {DECISION_DAY}


def test_the_sheet_says_whose_fund_pays_and_marks_what_was_not_read(
    season: Season, decision: AwardDecision, signed_in: SignIn
) -> None:
    page = text_of(signed_in(season.users["clerk"]).get(reverse("honours:sheet", args=[PaymentSheet.objects.get().pk])))

    assert "Quỹ thi đua, khen thưởng của cấp quyết định" in page
    assert "20% quỹ dành cho tổ chức phong trào, in ấn, kiểm tra" in page
    assert "cần đối chiếu văn bản gốc" in page


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (dt.date(2023, 12, 31), "Quỹ thi đua, khen thưởng của cấp quyết định; cấp trên quyết định thì theo ủy quyền"),
        (dt.date(2024, 1, 1), "Quỹ thi đua, khen thưởng do cấp của người quyết định quản lý"),
        (dt.date(2010, 1, 1), None),
    ],
)
def test_the_fund_is_that_of_the_law_of_the_decisions_day(
    season: Season, decision: AwardDecision, on: dt.date, first: str | None
) -> None:
    sheet = PaymentSheet.objects.get()
    sheet.decision.decided_on = on

    said = fund_of(sheet, [LABOURER, FIGHTER])

    assert (said[0].text if said else None) == first
    assert all(one.about == "" for one in said)
