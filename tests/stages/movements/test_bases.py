"""Căn cứ and nơi nhận: rows made from the draft, shown with what they are, sealed at the launch."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.test import Client
from lxml import html

from tests import factories
from tests.stages.launch.samples import TEXT
from tests.stages.movements.test_services import SIGNATORY
from thidua.config.verify import faults
from thidua.foundations.access.models import User
from thidua.foundations.audit.actor import Actor
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.content import NumberAndDate
from thidua.foundations.papers.models import Delivery, IncomingPaper
from thidua.stages.launch.models import LaunchDocument
from thidua.stages.launch.services import correct_values, upload_launch_document
from thidua.stages.movements import services
from thidua.stages.movements.grounds import known_instrument
from thidua.stages.movements.models import Addressee, Basis, Movement
from thidua.stages.movements.papers import launch_plan_of, plan_recipients
from thidua.stages.movements.selectors import bases_of, grounds_of
from thidua.stages.movements.verify import movement_faults

CITED = TEXT.replace(
    "Thực hiện Kế hoạch",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều "
    "của Luật Thi đua, khen thưởng;\nThực hiện Kế hoạch",
)
DECREE = "nd-98-2023-nd-cp"


@pytest.fixture
def clerk(office: Unit) -> Actor:
    return factories.make_actor(office, "clerk", name="Lò Thị Thử")


@pytest.fixture
def director(office: Unit) -> Actor:
    return factories.make_actor(office, "director", name="Hoàng Thị Mẫu")


@pytest.fixture
def document(clerk: Actor) -> LaunchDocument:
    return upload_launch_document(data=CITED.encode(), filename="a.txt", actor=clerk)


@pytest.fixture
def draft(document: LaunchDocument, clerk: Actor) -> Movement:
    return services.create_movement_from_document(document, actor=clerk)


def launch(movement: Movement, director: Actor) -> None:
    paper = launch_plan_of(movement, SIGNATORY)
    services.launch_movement(movement, paper=paper, recipients=plan_recipients(movement), actor=director)


def test_the_draft_makes_rows_of_the_bases_and_recipients(draft: Movement) -> None:
    columns = ("type", "number", "dated_on", "issuer", "instrument", "line")
    assert list(draft.bases.values_list(*columns)) == [
        ("Nghị định", "98/2023/NĐ-CP", dt.date(2023, 12, 31), "Chính phủ", DECREE, 5),
        ("Kế hoạch", "15/KH-UBND", dt.date(2021, 1, 5), "Ủy ban nhân dân tỉnh Đèo Gió", "", 6),
    ]
    assert [one.raw for one in draft.bases.all()] == [
        "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023",
        "Kế hoạch số 15/KH-UBND ngày 05/01/2021",
    ]
    assert list(draft.addressees.values_list("name", "purpose", "archive")) == [
        ("UBND tỉnh", "bao_cao", False),
        ("Các phòng thuộc Sở", "thuc_hien", False),
        ("VT, VP", "", True),
    ]


def test_rows_carry_the_officers_corrections(document: LaunchDocument, clerk: Actor) -> None:
    plan = importlib.import_module("thidua.stages.launch.corrections").items(document.reading, {}, {}, "citations")[1]
    values = {f"citations.{plan.key}.number": "16/KH-UBND", f"citations.{plan.key}.date": "6/1/2021"}
    document = correct_values(document, values, version=1, actor=clerk)
    movement = services.create_movement_from_document(document, actor=clerk)
    assert list(movement.bases.values_list("number", "dated_on"))[1] == ("16/KH-UBND", dt.date(2021, 1, 6))


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [
        ("98/2023/NĐ-CP", dt.date(2023, 12, 31), DECREE),
        ("98/2023/nđ-cp", None, DECREE),
        ("98/2023/NĐ-CP", dt.date(2023, 12, 30), ""),
        ("98/2023/NĐ", dt.date(2023, 12, 31), ""),
        ("", None, ""),
    ],
)
def test_an_instrument_is_known_by_its_number_and_its_own_day(number: str, day: dt.date | None, code: str) -> None:
    assert known_instrument(number, day) == code


def test_the_plan_cites_the_rows_and_goes_to_them_but_the_file_copy(draft: Movement, director: Actor) -> None:
    Basis.objects.filter(movement=draft, type="Kế hoạch").update(number="77/KH-UBND")
    paper = launch_plan_of(draft, SIGNATORY)(NumberAndDate())
    assert "77/KH-UBND ngày 05/01/2021 của Ủy ban nhân dân tỉnh Đèo Gió" in str(paper)
    launch(draft, director)
    sent = Delivery.objects.order_by("pk").values_list("recipient", "purpose")
    assert list(sent) == [("UBND tỉnh", "để b/c"), ("Các phòng thuộc Sở", "để t/h")]


def test_a_movement_inside_has_those_of_the_one_around_it(draft: Movement) -> None:
    child = draft.children.first()
    assert child is not None
    assert grounds_of(child) == draft
    assert plan_recipients(child) == plan_recipients(draft)
    other = factories.make_movement(draft.agency, year=2022)
    assert grounds_of(other) == other
    assert plan_recipients(other) == [(f"Các đơn vị thuộc {draft.agency.name}", "để t/h")]


def typed(draft: Movement, client: Client, **over: str) -> dict[str, str]:
    """The edit form of the draft as the browser would send it back, with ``over`` typed anew."""
    page = html.fromstring(client.get(f"/phong-trao/{draft.pk}/sua/").content.decode())
    form = next(form for form in page.forms if "bases" in form.fields)
    return {**{name: (value or "").strip() for name, value in form.form_values()}, **over}


def test_an_untouched_form_changes_no_basis_and_no_recipient(draft: Movement, clerk: Actor, client: Client) -> None:
    client.force_login(User.objects.get(pk=clerk.user_id))
    before = [list(draft.bases.values()), list(draft.addressees.values())]
    client.post(f"/phong-trao/{draft.pk}/sua/", typed(draft, client, slogan="Đoàn kết"))
    assert [list(draft.bases.values()), list(draft.addressees.values())] == before


def test_bases_and_recipients_of_a_draft_are_edited_a_line_each(draft: Movement, clerk: Actor, client: Client) -> None:
    client.force_login(User.objects.get(pk=clerk.user_id))
    values = typed(draft, client)
    assert values["addressees"].splitlines() == ["UBND tỉnh (để b/c)", "Các phòng thuộc Sở (để t/h)", "Lưu: VT, VP"]
    decree = values["bases"].splitlines()[0]
    assert decree.startswith("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ")
    over = {
        "bases": f"Chỉ thị số 03/CT-UBND ngày 07/01/2021 của UBND tỉnh về phong trào thi đua\n{decree}\nNghị quyết của Chi bộ Sở",
        "addressees": "Công đoàn Sở (để p/h)\nUBND tỉnh (để b/c)\nLưu: VT",
    }
    client.post(f"/phong-trao/{draft.pk}/sua/", values | over)
    assert list(draft.bases.values_list("type", "number", "dated_on", "issuer", "instrument", "line")) == [
        ("Chỉ thị", "03/CT-UBND", dt.date(2021, 1, 7), "UBND tỉnh", "", None),
        ("Nghị định", "98/2023/NĐ-CP", dt.date(2023, 12, 31), "Chính phủ", DECREE, 5),
        ("", "", None, "", "", None),
    ]
    assert list(draft.addressees.values_list("name", "purpose", "archive")) == [
        ("Công đoàn Sở", "phoi_hop", False), ("UBND tỉnh", "bao_cao", False), ("VT", "", True),
    ]  # fmt: skip
    assert "Thực hiện Nghị quyết của Chi bộ Sở;" in str(launch_plan_of(draft, SIGNATORY)(NumberAndDate()))


def test_a_line_too_long_is_named_and_nothing_is_written(draft: Movement, clerk: Actor, client: Client) -> None:
    client.force_login(User.objects.get(pk=clerk.user_id))
    answer = client.post(f"/phong-trao/{draft.pk}/sua/", typed(draft, client, addressees="UBND\n" + "x" * 301))
    assert answer.status_code == 422
    assert "Dòng 2 dài 301 ký tự, quá 300." in answer.content.decode()
    assert draft.addressees.count() == 3
    client.post(f"/phong-trao/{draft.pk}/sua/", typed(draft, client, addressees="x" * 300))
    assert [one.name for one in draft.addressees.all()] == ["x" * 300]


def test_lines_as_long_as_the_document_had_them_are_saved_untouched(
    draft: Movement, clerk: Actor, client: Client
) -> None:
    client.force_login(User.objects.get(pk=clerk.user_id))
    draft.bases.update(subject="x" * 500)
    draft.addressees.update(name="y" * 300)
    before = [list(draft.bases.values()), list(draft.addressees.values())]
    answer = client.post(f"/phong-trao/{draft.pk}/sua/", typed(draft, client, slogan="Đoàn kết"))
    assert (answer.status_code, Movement.objects.get(pk=draft.pk).slogan) == (302, "Đoàn kết")
    assert [list(draft.bases.values()), list(draft.addressees.values())] == before


def test_a_movement_inside_has_no_lines_of_its_own_to_edit(draft: Movement, clerk: Actor, client: Client) -> None:
    client.force_login(User.objects.get(pk=clerk.user_id))
    child = draft.children.first()
    assert child is not None
    assert 'name="bases"' not in client.get(f"/phong-trao/{child.pk}/sua/").content.decode()


def arrived(draft: Movement, **over: object) -> IncomingPaper:
    values = {"number": "15", "symbol": "KH-UBND", "dated_on": dt.date(2021, 1, 5), "arrival_number": 1, **over}
    return IncomingPaper.objects.create(
        agency=draft.agency, year=2021, arrived_on=dt.date(2021, 1, 7), sender="UBND tỉnh", subject="Thi đua", **values
    )


@pytest.mark.parametrize(
    ("over", "meant"),
    [({}, True), ({"number": "015"}, True), ({"number": "16"}, False), ({"dated_on": dt.date(2020, 1, 5)}, False)],
)
def test_a_basis_that_arrived_leads_to_its_line_in_the_book(
    draft: Movement, clerk: Actor, over: dict[str, object], meant: bool
) -> None:
    paper = arrived(draft, **over)
    assert [one.incoming for one in bases_of(clerk, draft)] == [None, paper.pk if meant else None]


def test_the_page_shows_bases_and_recipients_with_their_links(draft: Movement, office: Unit, client: Client) -> None:
    paper = arrived(draft)
    user = factories.make_user(factories.make_person(office, "Lộc Thị Mai Mẫu"), "clerk")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = html.fromstring(client.get(f"/phong-trao/{draft.pk}/?phan=van-ban").content)
    decree, plan = page.xpath("//h2[@id='cc']/following-sibling::div//tbody/tr")
    assert "Có trong bộ quy định: Nghị định quy định chi tiết" in decree.text_content()
    assert decree.xpath(".//a/@href") == [f"/phat-dong/{draft.launch_document_id}/?dong=5#d5"]
    assert plan.xpath(".//a/@href")[0].endswith(f"/{paper.pk}/")
    assert "05/01/2021" in plan.text_content()
    named = page.xpath("//h2[@id='dk']/following-sibling::ul/li")
    assert [" ".join(one.text_content().split()) for one in named] == [
        "UBND tỉnh (báo cáo)",
        "Các phòng thuộc Sở (thực hiện)",
        "VT, VP (bản lưu)",
    ]


def test_rows_changed_after_the_launch_are_found(draft: Movement, director: Actor) -> None:
    Basis.objects.filter(movement=draft).update(subject="sửa khi còn dự thảo")
    launch(draft, director)
    assert list(movement_faults()) == []
    Addressee.objects.filter(movement=draft, archive=True).update(name="Văn thư")
    said = f"Căn cứ hoặc nơi nhận của “{draft.name}” đã bị sửa sau khi phát động."
    assert list(movement_faults()) == [said]
    assert said in list(faults(None))


def test_a_movement_launched_without_a_seal_is_no_fault(draft: Movement) -> None:
    Movement.objects.filter(pk=draft.pk).update(state="launched")
    assert list(movement_faults()) == []


def test_older_movements_get_their_rows_from_their_documents(draft: Movement) -> None:
    made = [list(model.objects.values_list(*names)) for model, names in _columns()]
    Basis.objects.all().delete()
    Addressee.objects.all().delete()
    importlib.import_module("thidua.stages.movements.migrations.0003_fill_bases").fill(apps, None)
    assert [list(model.objects.values_list(*names)) for model, names in _columns()] == made


def _columns() -> list[tuple[type[Basis] | type[Addressee], list[str]]]:
    return [
        (model, [field.attname for field in model._meta.concrete_fields if field.name != "id"])
        for model in (Basis, Addressee)
    ]
