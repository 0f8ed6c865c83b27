"""Records brought in: a preview that cannot differ from the act, faults all at once, the list each role reads."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.pages import queries_of, text_of
from tests.stages.yearend import TODAY, YearEnd, make_yearend
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.models import StoredFile
from thidua.foundations.ledger.models import Rating
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.model import AgencyInfo, RatingRow, Register
from thidua.foundations.workbook.template import write_template
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.reviews import services
from thidua.stages.reviews.selectors import distribution, rating_rows, work_items

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PASTED = "Mã\tNăm\tXếp loại\nsngv-labourer\t2020\tHTXS\nsngv-labourer\t2021\tHTXS\n"


@pytest.fixture
def year() -> YearEnd:
    return make_yearend()


def book(*rows: RatingRow) -> bytes:
    return write_template(Register(info=AgencyInfo(name="Sở mẫu", year=2021), ratings=rows))


def test_a_preview_counts_and_writes_nothing(year: YearEnd) -> None:
    register = services.pasted_register("Xếp loại", PASTED)
    seen = services.preview_import(register, actor=year.actor("clerk"))
    assert (seen.new["rating"], seen.changed["rating"], seen.touched) == (1, 1, 2)
    assert Rating.objects.get(person=year.people["labourer"]).level == "HTT"
    assert JournalEntry.objects.count() == 0


def test_what_was_previewed_is_what_gets_written(year: YearEnd) -> None:
    clerk = year.actor("clerk")
    seen = services.preview_import(services.pasted_register("Xếp loại", PASTED), actor=clerk)
    done = services.import_pasted(sheet="Xếp loại", text=PASTED, actor=clerk)
    assert (done.new, done.changed, done.same) == (seen.new, seen.changed, seen.same)
    again = services.import_pasted(sheet="Xếp loại", text=PASTED, actor=clerk)
    assert (again.touched, again.same["rating"]) == (0, 2)


@pytest.mark.parametrize(
    ("sheet", "text", "words"),
    [("Nhân sự", PASTED, "Không dán được tờ"), ("Xếp loại", "  ", "Chưa dán gì")],
)
def test_what_cannot_be_pasted_says_so(year: YearEnd, sheet: str, text: str, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        services.import_pasted(sheet=sheet, text=text, actor=year.actor("clerk"))


def test_faults_of_a_pasted_table_come_all_at_once(year: YearEnd) -> None:
    text = "Mã\tNăm\tXếp loại\nA\thai nghìn\tHTXS\nB\t2021\tGIOI\n"
    with pytest.raises(WorkbookErrors) as caught:
        services.import_pasted(sheet="Xếp loại", text=text, actor=year.actor("clerk"))
    assert len(caught.value.errors) == 2


def test_an_unknown_code_stops_everything(year: YearEnd) -> None:
    text = PASTED + "khong-co\t2021\tHTT\n"
    with pytest.raises(InputRefused, match="khong-co"):
        services.import_pasted(sheet="Xếp loại", text=text, actor=year.actor("clerk"))
    assert not Rating.objects.filter(year=2020).exists()


def test_a_workbook_is_kept_before_it_is_written(year: YearEnd) -> None:
    clerk = year.actor("clerk")
    stored = services.keep_workbook(filename="so.xlsx", data=book(RatingRow("sngv-head", 2020, "HTT")), actor=clerk)
    assert not Rating.objects.filter(year=2020).exists()
    assert services.import_workbook(stored, actor=clerk).new["rating"] == 1
    with pytest.raises(WorkbookErrors):
        services.keep_workbook(filename="so.xlsx", data=b"PK khong phai", actor=clerk)


@pytest.mark.parametrize("who", ["head", "director", "labourer"])
def test_only_the_clerk_brings_records_in(year: YearEnd, who: str) -> None:
    with pytest.raises(Refused):
        services.import_pasted(sheet="Xếp loại", text=PASTED, actor=year.actor(who))


def test_each_role_reads_its_part_of_the_levels(year: YearEnd) -> None:
    seen = {who: len(rating_rows(year.actor(who))) for who in ("clerk", "secretary", "head", "labourer")}
    assert seen == {"clerk": 7, "secretary": 7, "head": 4, "labourer": 1}


def test_a_row_holds_this_year_last_year_and_initiatives(year: YearEnd) -> None:
    Rating.objects.create(agency=year.agency, person=year.people["fighter"], year=2020, level="HT")
    row = next(one for one in rating_rows(year.actor("clerk")) if one.name == "Nông Thị Sáng")
    assert (row.level, row.before, row.initiatives) == ("HTXS", "Hoàn thành nhiệm vụ", 1)
    assert [one.name for one in rating_rows(year.actor("clerk"), year.division.pk, "HT")] == ["Chu Văn Vừa"]


def test_the_distribution_counts_levels_by_unit(year: YearEnd) -> None:
    drawn = distribution(rating_rows(year.actor("clerk")), 2021)
    counted = dict(drawn.series)
    assert drawn.labels == (year.division.name, year.office.name)
    assert counted == {
        "Hoàn thành xuất sắc nhiệm vụ": (2, 0), "Hoàn thành tốt nhiệm vụ": (1, 3), "Hoàn thành nhiệm vụ": (1, 0),
    }  # fmt: skip


def test_the_week_counts_who_has_no_level(year: YearEnd) -> None:
    Rating.objects.filter(person=year.people["head"]).delete()
    whats = [item.what for item in work_items(year.actor("clerk"), TODAY)]
    assert "Nhập xếp loại của 1 người" in whats


class TestPages:
    url = "/so-ket-tong-ket/nhap-so-lieu/"

    def test_a_pasted_table_is_looked_at_then_written(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["clerk"])
        page = text_of(client.post(self.url, {"paste": "1", "sheet": "Xếp loại", "text": PASTED}))
        assert "Xem trước, chưa ghi gì" in page
        assert "Sẽ ghi 2 dòng vào sổ" in page
        response = client.post(reverse("reviews:confirm-paste"), {"sheet": "Xếp loại", "text": PASTED}, follow=True)
        assert "Đã ghi vào sổ: 1 dòng mới, 1 dòng thay đổi" in text_of(response)

    def test_a_workbook_is_looked_at_then_written(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["clerk"])
        upload = SimpleUploadedFile("sổ.xlsx", book(RatingRow("sngv-head", 2020, "HTT")))
        page = text_of(client.post(self.url, {"upload": "1", "workbook": upload}))
        stored = StoredFile.objects.get(purpose="agency-workbook")
        confirm = reverse("reviews:confirm-file", args=[stored.pk])
        assert confirm in page
        client.post(confirm)
        assert Rating.objects.filter(year=2020).count() == 1
        stranger = make_yearend("khac")
        assert signed_in(stranger.users["clerk"]).post(confirm).status_code == 404

    def test_faults_are_listed_and_nothing_is_kept(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["clerk"])
        upload = SimpleUploadedFile("so.xlsx", b"khong phai so")
        for data, words in (
            ({"upload": "1", "workbook": upload}, "Chưa ghi gì"),
            ({"paste": "1", "sheet": "Xếp loại", "text": "Mã\tNăm\tXếp loại\nA\tx\tHTXS"}, "“Năm”"),
            ({"paste": "1", "sheet": "Xếp loại", "text": "Mã\tNăm\tXếp loại\nla\t2021\tHTT"}, "“la” chưa có trong sổ"),
        ):
            response = client.post(self.url, data)
            assert response.status_code == 422
            assert words in text_of(response)
        bad = client.post(reverse("reviews:confirm-paste"), {"sheet": "Xếp loại", "text": "Mã\tNăm\tXếp loại\nA\tx\ty"})
        assert bad.status_code == 422
        assert StoredFile.objects.count() == 0

    def test_others_are_told_who_brings_records_in(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["head"])
        assert client.get(self.url).status_code == 403
        page = text_of(client.get(reverse("reviews:records")))
        assert "Chỉ chuyên viên thi đua" in page
        assert "Vi Thị Biên" not in page

    def test_the_list_asks_the_same_queries_for_one_and_more(self, year: YearEnd, signed_in: SignIn) -> None:
        client = signed_in(year.users["clerk"])
        url = reverse("reviews:records")
        everybody = queries_of(client, url)
        for who in ("labourer", "laggard", "fighter"):
            year.people[who].left_on = TODAY
            year.people[who].save()
        assert queries_of(client, url) == everybody
        assert "Không ai khớp bộ lọc" in text_of(client.get(url, {"muc": "KHT"}))
