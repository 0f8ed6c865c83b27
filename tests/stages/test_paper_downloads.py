"""Papers a user takes away as files: what they say, in both formats, and that the format checker finds nothing."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories import START, make_movement, make_person, make_user
from tests.foundations.papers.readers import docx_texts
from tests.pages import text_of
from tests.stages import season as year
from tests.stages.progress.makers import make_clerk, make_task
from tests.stages.season import Season
from thidua.foundations.org.models import Agency, Person, Unit
from thidua.foundations.papers.checker import check
from thidua.foundations.papers.models import OfficialPaper, SigningPower
from thidua.stages.honours.services import register_decision
from thidua.stages.reviews import services as reviews
from thidua.stages.reviews.services import LineFields

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]


def signs(person: Person) -> None:
    """The head is in the register of signing powers, from which these papers take who signs."""
    SigningPower.objects.create(agency=person.agency, person=person, title="Giám đốc", from_on=START)


def make_signed_season(code: str = "sngv", name: str = "Sở Ngoại vụ tỉnh Đèo Gió") -> Season:
    made = year.make_season(code, name)
    signs(made.people["director"])
    return made


@pytest.fixture
def season() -> Season:
    return make_signed_season()


def lines(response: HttpResponse) -> list[str]:
    """Texts of a downloaded Word file that the checker has nothing to say about."""
    assert response.status_code == 200
    assert check(response.content, "tải về.docx").findings == ()
    return docx_texts(response.content)


def test_the_council_in_office_on_paper(season: Season, signed_in: SignIn) -> None:
    client = signed_in(season.users["secretary"])
    assert client.get(reverse("councils:council-paper", args=["docx"])).status_code == 404
    year.planned(season)

    said = lines(client.get(reverse("councils:council-paper", args=["docx"])))
    assert "Về việc thành lập Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ tỉnh Đèo Gió" in " ".join(said).replace(
        "\n", " "
    )
    assert "1. Bế Văn Đứng Đầu, Giám đốc, Văn phòng Sở: Chủ tịch;" in said
    assert "5. Vi Thị Thư Ký, Chuyên viên, Văn phòng Sở: Thư ký." in said


def test_everybody_of_the_council_is_invited(season: Season, signed_in: SignIn) -> None:
    meeting = year.planned(season)
    client = signed_in(season.users["secretary"])

    said = lines(client.get(reverse("councils:meeting-paper", args=[meeting.pk, "giay-moi", "docx"])))
    assert [line for line in said if line.startswith("- ")][:2] == [
        "- Bế Văn Đứng Đầu, Giám đốc, Văn phòng Sở;",
        "- Chu Thị Công Đoàn, Chủ tịch Công đoàn, Phòng Lãnh sự - Hợp tác quốc tế;",
    ]
    assert "Địa điểm: Phòng họp tầng 2." in said


def test_who_counts_is_left_open_until_known(season: Season, signed_in: SignIn) -> None:
    meeting = year.planned(season)
    client = signed_in(season.users["clerk"])
    url = reverse("councils:meeting-paper", args=[meeting.pk, "ban-kiem-phieu", "docx"])
    blank = "…" * 8

    assert f"1. {blank}, {blank}: Trưởng ban;" in lines(client.get(url))
    closed = year.closed(make_signed_season("hai", "Sở Hai tỉnh Đèo Gió"))
    assert closed.first_counter is not None
    second = signed_in(make_user(make_person(closed.first_counter.unit, "Lộc Thị Hai"), "secretary"))
    said = lines(second.get(reverse("councils:meeting-paper", args=[closed.pk, "ban-kiem-phieu", "docx"])))
    assert any(line.startswith(f"1. {closed.first_counter.full_name}, ") for line in said)


@pytest.mark.parametrize(("what", "form"), [("giay-moi", "xlsx"), ("phieu", "docx")])
def test_other_papers_and_formats_do_not_exist(season: Season, signed_in: SignIn, what: str, form: str) -> None:
    meeting = year.planned(season)
    client = signed_in(season.users["clerk"])
    assert client.get(reverse("councils:meeting-paper", args=[meeting.pk, what, form])).status_code == 404


def test_the_book_of_a_year(season: Season, signed_in: SignIn) -> None:
    register_decision(year.issued(season), actor=season.actor("clerk"))
    client = signed_in(season.users["clerk"])

    said = lines(client.get(reverse("honours:book", args=[2021, "docx"])))
    assert "Sổ có 04 lượt khen thưởng." in said
    assert "Nông Thị Mẫu" in said
    assert client.get(reverse("honours:book", args=[2021, "pdf"])).content.startswith(b"%PDF")
    assert client.get(reverse("honours:book", args=[2020, "docx"])).status_code == 404
    assert "Sổ khen thưởng" in text_of(client.get(reverse("honours:index")))


def test_the_notice_for_comment_names_the_accepted(season: Season, signed_in: SignIn) -> None:
    client = signed_in(season.users["clerk"])
    said = lines(client.get(reverse("nominations:notice", args=[season.listing.pk, "docx"])))
    assert "THÔNG BÁO" in said
    assert "Nông Thị Mẫu" in said
    asked = next(line for line in said if line.startswith("Ý kiến gửi về Văn phòng trước "))
    assert asked.endswith(", trước khi danh sách được trình Hội đồng./.")


def test_minutes_of_a_units_meeting(season: Season, signed_in: SignIn) -> None:
    head = season.actor("head")
    meeting = reviews.open_appraisal(
        season.division, year=2021, held_on=dt.date(2021, 11, 25), present=4, total=4, actor=head
    )
    line = LineFields(yes=3, person=season.people["staff"])
    reviews.save_appraisal_line(meeting, year.LABOURER, line, actor=head)

    said = lines(signed_in(season.users["head"]).get(reverse("reviews:minutes", args=[meeting.pk, "docx"])))
    assert "Thành phần: tập thể Phòng Lãnh sự - Hợp tác quốc tế; có mặt 04/04 người." in said
    start = said.index("Nông Thị Mẫu")
    assert said[start : start + 3] == ["Nông Thị Mẫu", "03/04", "75%"]


def test_overdue_tasks_are_urged(agency: Agency, office: Unit, division: Unit, signed_in: SignIn) -> None:
    clerk, movement = make_clerk(office), make_movement(agency)
    director = make_user(make_person(office, "Hoàng Thị Mẫu", job_title="Giám đốc"), "director")
    assert director.person is not None
    signs(director.person)
    make_task(movement, clerk, division, text="Việc đã quá hạn", due_on=dt.date(2021, 11, 30))
    make_task(movement, clerk, division, text="Việc còn hạn", due_on=dt.date(2021, 12, 31))
    client = signed_in(make_user(make_person(office, "Lộc Thị Hai"), "clerk"))

    assert "Công văn đôn đốc" in text_of(client.get(reverse("progress:index")))
    said = lines(client.get(reverse("progress:reminder", args=["docx"])))
    assert f"Kính gửi: {division.name}." in said
    start = said.index("Việc đã quá hạn")
    assert said[start : start + 3] == ["Việc đã quá hạn", division.name, "30/11/2021"]
    assert "Việc còn hạn" not in said


def test_without_a_movement_there_is_nothing_to_urge(office: Unit, signed_in: SignIn) -> None:
    client = signed_in(make_user(make_person(office, "Lộc Thị Hai"), "clerk"))
    assert client.get(reverse("progress:reminder", args=["docx"])).status_code == 404


@pytest.mark.parametrize(("asked", "title", "symbol"), [("plan", "KẾ HOẠCH", "KH"), ("directive", "CHỈ THỊ", "CT")])
def test_a_movement_is_launched_by_plan_or_directive(
    agency: Agency, office: Unit, signed_in: SignIn, asked: str, title: str, symbol: str
) -> None:
    director = make_user(make_person(office, "Hoàng Thị Mẫu", job_title="Giám đốc"), "director")
    draft = make_movement(agency, state="draft", purposes=["Làm tốt."])
    client = signed_in(director)
    client.post(
        reverse("movements:launch", args=[draft.pk]),
        {"paper": asked, "signatory_name": "Hoàng Thị Mẫu", "signatory_title": "Giám đốc", "dated_on": "2021-12-06"},
    )

    page = text_of(client.get(reverse("movements:detail", args=[draft.pk]), {"phan": "van-ban"}))
    assert f"01/{symbol}-" in page
    paper = OfficialPaper.objects.get(origin="movements.movement", origin_id=draft.pk).pk
    assert title in lines(client.get(reverse("papers:file", args=[paper, "docx"])))


def test_words_that_cannot_be_printed_are_named_and_nothing_is_written(
    agency: Agency, office: Unit, signed_in: SignIn
) -> None:
    draft = make_movement(agency, state="draft", theme="Vui tươi 😀", purposes=["Làm tốt."])
    client = signed_in(make_user(make_person(office, "Lộc Thị Hai"), "clerk"))
    answer = client.post(reverse("movements:draft-plan", args=[draft.pk]))

    assert answer.status_code == 422
    assert "Không in được ký tự “😀” (U+1F600)" in text_of(answer)
    assert OfficialPaper.objects.count() == 0
