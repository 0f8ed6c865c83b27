"""Pages as each role meets them: what is shown, what is refused with a reason, what does not exist."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import make_movement, make_person, make_user
from tests.pages import queries_of, text_of
from tests.stages.progress.makers import TODAY, foreign_task, make_clerk, make_task
from thidua.foundations.access.models import User
from thidua.foundations.org.models import Agency, Unit
from thidua.foundations.workbook.model import AgencyInfo, Register, TaskRow
from thidua.foundations.workbook.template import write_template
from thidua.stages.progress import services
from thidua.stages.progress.models import Activity, IndexRecord, Inspection, ProgressReport, Task
from thidua.stages.progress.services import TaskFields

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def clerk_client(office: Unit, signed_in: SignIn) -> Client:
    return signed_in(make_user(make_person(office, "Lộc Thị Ghi"), "clerk"))


@pytest.fixture
def head_client(division: Unit, signed_in: SignIn) -> Client:
    return signed_in(make_user(make_person(division, "Hà Trưởng Phòng"), "head"))


def test_the_list_asks_the_same_queries_for_one_and_three(
    agency: Agency, office: Unit, division: Unit, clerk_client: Client
) -> None:
    clerk, movement, url = make_clerk(office), make_movement(agency), reverse("progress:index")
    make_task(movement, clerk, division, partner_units=(office,))
    one = queries_of(clerk_client, url)
    for number in range(2):
        make_task(movement, clerk, division, text=f"Việc số {number}", partner_units=(office,))
    assert queries_of(clerk_client, url) == one


def test_an_empty_year_says_what_to_do(agency: Agency, clerk_client: Client) -> None:
    assert "Chưa có phong trào năm này" in text_of(clerk_client.get(reverse("progress:index")))
    make_movement(agency)
    assert "Phong trào chưa có nhiệm vụ nào" in text_of(clerk_client.get(reverse("progress:index")))


def test_a_filter_with_nothing_in_it_leads_back(agency: Agency, office: Unit, clerk_client: Client) -> None:
    make_task(make_movement(agency), make_clerk(office), office)
    page = text_of(clerk_client.get(reverse("progress:index"), {"loc": "xong"}))
    assert "Xem cả 1 nhiệm vụ" in page


def test_nothing_of_another_agency_is_reached(agency: Agency, foreign_unit: Unit, clerk_client: Client) -> None:
    task = foreign_task(foreign_unit)
    for name in ("task", "edit"):
        assert clerk_client.get(reverse(f"progress:{name}", args=[task.pk])).status_code == 404
    for name in ("report", "stop", "close", "reopen"):
        assert clerk_client.post(reverse(f"progress:{name}", args=[task.pk]), {"percent": 5}).status_code == 404
    assert clerk_client.post(reverse("progress:from-document", args=[task.movement_id])).status_code == 404
    assert clerk_client.get(reverse("progress:movement-panel", args=[task.movement_id])).status_code == 404
    for name in ("index", "inspections", "activities", "indices", "create", "import"):
        assert "CANARY-KHAC" not in text_of(clerk_client.get(reverse(f"progress:{name}")))


def test_the_public_is_asked_to_sign_in(client: Client) -> None:
    response = client.get(reverse("progress:index"))
    assert response.status_code == 302
    assert reverse("login") in response["Location"]


def test_a_head_is_told_who_plans(agency: Agency, head_client: Client) -> None:
    for name in ("create", "import"):
        response = head_client.get(reverse(f"progress:{name}"))
        assert response.status_code == 403
        assert "Chỉ chuyên viên thi đua" in text_of(response)


def test_the_clerk_plans_a_task_by_form(agency: Agency, division: Unit, clerk_client: Client) -> None:
    movement = make_movement(agency)
    data = {
        "movement": movement.pk, "text": "Tiếp đoàn nước bạn", "lead_unit": division.pk, "due_on": "2021-12-17",
        "target_type": "count", "target_min": "2,5", "target_unit": "đoàn", "weight": 1, "_once": "a",
    }  # fmt: skip
    response = clerk_client.post(reverse("progress:create"), data)
    task = Task.objects.get()
    assert response["Location"] == reverse("progress:task", args=[task.pk])
    assert (task.text, task.lead_unit, str(task.target_min)) == ("Tiếp đoàn nước bạn", division, "2.50")
    again = clerk_client.post(reverse("progress:create"), data)
    assert (again["Location"], Task.objects.count()) == (response["Location"], 1)


def test_a_bad_date_keeps_every_word_typed(agency: Agency, clerk_client: Client) -> None:
    data = {"movement": make_movement(agency).pk, "text": "Giữ chữ này", "due_on": "31/02/2021", "weight": 1}
    response = clerk_client.post(reverse("progress:create"), data)
    assert response.status_code == 422
    assert "31/02/2021" in text_of(response)
    assert "không có trong lịch" in text_of(response)
    assert "Giữ chữ này" in text_of(response)


def test_a_conflict_shows_both_texts(agency: Agency, office: Unit, clerk_client: Client) -> None:
    clerk = make_clerk(office)
    task = make_task(make_movement(agency), clerk, office)
    services.edit_task(task, TaskFields(text="Bản đã lưu"), seen=1, actor=clerk)
    url = reverse("progress:edit", args=[task.pk])
    data = {"text": "Bản của tôi", "weight": 1, "version": 1}
    response = clerk_client.post(url, data)
    assert response.status_code == 409
    for words in ("Lộc Thị Ghi vừa sửa", "Bản đã lưu", "Bản của tôi", 'name="version" value="2"'):
        assert words in text_of(response)
    clerk_client.post(url, {**data, "version": 2})
    assert Task.objects.get().text == "Bản của tôi"


def test_a_head_reports_with_a_file_and_anybody_of_the_agency_opens_it(
    agency: Agency, office: Unit, division: Unit, head_client: Client, foreign_unit: Unit, signed_in: SignIn
) -> None:
    task = make_task(make_movement(agency), make_clerk(office), division)
    upload = SimpleUploadedFile("biên bản.pdf", b"%PDF-1.4 mau")
    data = {"percent": 50, "result": "1/2 địa phương", "evidence": upload}
    head_client.post(reverse("progress:report", args=[task.pk]), data)
    report = ProgressReport.objects.get()
    page = text_of(head_client.get(reverse("progress:task", args=[task.pk])))
    assert "biên bản.pdf" in page
    url = reverse("progress:evidence", args=[report.pk])
    assert head_client.get(url).content == b"%PDF-1.4 mau"
    stranger = signed_in(make_user(make_person(foreign_unit, "Người Khác"), "clerk"))
    assert stranger.get(url).status_code == 404


def test_a_report_without_file_has_no_download(agency: Agency, office: Unit, clerk_client: Client) -> None:
    clerk = make_clerk(office)
    report = services.report_progress(make_task(make_movement(agency), clerk, office), percent=5, actor=clerk)
    assert clerk_client.get(reverse("progress:evidence", args=[report.pk])).status_code == 404


def test_a_stranger_sees_the_task_with_the_reason(agency: Agency, office: Unit, head_client: Client) -> None:
    task = make_task(make_movement(agency), make_clerk(office), office)
    page = text_of(head_client.get(reverse("progress:task", args=[task.pk])))
    assert "Chỉ đơn vị chủ trì (Văn phòng Sở)" in page
    response = head_client.post(reverse("progress:report", args=[task.pk]), {"percent": 10})
    assert response.status_code == 403


def test_stop_close_and_reopen_from_the_page(agency: Agency, office: Unit, clerk_client: Client) -> None:
    task = make_task(make_movement(agency), make_clerk(office), office)
    stop = reverse("progress:stop", args=[task.pk])
    assert clerk_client.post(stop, {"move": "wait", "note": ""}).status_code == 422
    clerk_client.post(stop, {"move": "wait", "note": "Chờ tỉnh"})
    assert Task.objects.get().state == "waiting"
    assert clerk_client.post(reverse("progress:close", args=[task.pk])).status_code == 403
    clerk_client.post(reverse("progress:report", args=[task.pk]), {"percent": 100, "result": "Xong"})
    clerk_client.post(reverse("progress:close", args=[task.pk]))
    assert Task.objects.get().state == "done"
    clerk_client.post(reverse("progress:reopen", args=[task.pk]))
    assert Task.objects.get().state == "doing"


def test_acts_are_never_done_by_a_link(agency: Agency, office: Unit, clerk_client: Client) -> None:
    task = make_task(make_movement(agency), make_clerk(office), office)
    for name in ("report", "stop", "close", "reopen"):
        assert clerk_client.get(reverse(f"progress:{name}", args=[task.pk])).status_code == 405


def test_the_workbook_page_takes_tasks_and_shows_every_fault(
    agency: Agency, office: Unit, clerk_client: Client
) -> None:
    movement = make_movement(agency)
    book = write_template(Register(info=AgencyInfo(name="Sở mẫu", year=2021), tasks=(TaskRow("NV1", "Việc trong sổ"),)))
    url = reverse("progress:import")
    bad = clerk_client.post(url, {"movement": movement.pk, "workbook": SimpleUploadedFile("so.xlsx", b"khong phai")})
    assert bad.status_code == 422
    assert "không phải .xlsx" in text_of(bad) or "không phải sổ .xlsx" in text_of(bad)
    good = clerk_client.post(
        url, {"movement": movement.pk, "workbook": SimpleUploadedFile("so.xlsx", book)}, follow=True
    )
    assert "Đã thêm 1 nhiệm vụ" in text_of(good)
    assert Task.objects.get().text == "Việc trong sổ"


def test_inspection_pages(agency: Agency, office: Unit, division: Unit, clerk_client: Client) -> None:
    movement = make_movement(agency)
    data = {"movement": movement.pk, "unit": division.pk, "planned_on": "2021-12-06", "inspectors": "Đoàn mẫu"}
    clerk_client.post(reverse("progress:inspections"), data)
    url = reverse("progress:inspection", args=[Inspection.objects.get().pk])
    assert "Ghi kết luận" in text_of(clerk_client.get(url))
    clerk_client.post(url, {"visited_on": "2021-12-06", "findings": "Làm tốt", "follow_up": ""})
    assert "Làm tốt" in text_of(clerk_client.get(url))
    clerk_client.post(reverse("progress:close-inspection", args=[Inspection.objects.get().pk]))
    assert Inspection.objects.get().state == "closed"
    assert "Đã khắc phục" in text_of(clerk_client.get(reverse("progress:inspections")))


def test_a_head_sees_the_own_inspection_but_writes_no_findings(
    agency: Agency, office: Unit, division: Unit, head_client: Client
) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    own, other = (
        services.plan_inspection(movement, unit=unit, planned_on=TODAY, inspectors="Đoàn mẫu", actor=clerk)
        for unit in (division, office)
    )
    assert head_client.get(reverse("progress:inspection", args=[other.pk])).status_code == 404
    url = reverse("progress:inspection", args=[own.pk])
    assert "Chỉ chuyên viên thi đua" in text_of(head_client.get(url))
    assert head_client.post(url, {"visited_on": "2021-12-06", "findings": "Tốt"}).status_code == 403
    assert head_client.post(reverse("progress:close-inspection", args=[own.pk])).status_code == 403


def test_an_index_is_drawn_and_tabled(clerk_client: Client) -> None:
    for year, score in ((2019, "65,4"), (2020, "66,1")):
        clerk_client.post(
            reverse("progress:indices"),
            {
                "name": "DDCI",
                "year": year,
                "score": score,
                "rank": 9,
                "of_how_many": 24,
                "components": "Minh bạch: 7,2",
            },
        )
    assert IndexRecord.objects.count() == 2
    page = text_of(clerk_client.get(reverse("progress:indices")))
    for words in ("Điểm DDCI, 2019 – 2020", "66,1", "9 trên 24", "Minh bạch: 7.2", "<svg"):
        assert words in page


def test_a_component_line_without_number_is_named(clerk_client: Client) -> None:
    data = {"name": "DDCI", "year": 2020, "score": "66", "components": "Minh bạch cao"}
    response = clerk_client.post(reverse("progress:indices"), data)
    assert response.status_code == 422
    assert "“Minh bạch cao”" in text_of(response)


def test_a_head_records_training_of_the_unit(division: Unit, head_client: Client) -> None:
    data = {
        "kind": "training",
        "title": "Lớp tiếng Trung",
        "held_on": "2021-05-10",
        "unit": division.pk,
        "participants": 7,
    }
    head_client.post(reverse("progress:activities"), data)
    assert Activity.objects.get().participants == 7
    assert "Lớp tiếng Trung" in text_of(head_client.get(reverse("progress:activities")))


def test_the_panel_of_a_movement_counts_its_tasks(agency: Agency, office: Unit, clerk_client: Client) -> None:
    movement = make_movement(agency)
    make_task(movement, make_clerk(office), office)
    page = text_of(clerk_client.get(reverse("progress:movement-panel", args=[movement.pk])))
    assert "0/1 xong" in page
    assert "Văn phòng Sở" in page
