"""The page of the rules in force and the pages of the agency's regulation, as people see them."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.law.overlays import condition
from tests.law.overlays import regulation as file_of
from tests.pages import queries_of, text_of
from thidua.foundations.catalogue.models import LocalRegulation
from thidua.foundations.catalogue.services import adopt_regulation, upload_regulation
from thidua.foundations.org.models import Agency, Unit

pytestmark = pytest.mark.django_db
RULES = "/quy-dinh/?danh_hieu=cstd_co_so"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "THIDUA_TODAY", dt.date(2025, 11, 20))


@pytest.fixture
def unit() -> Unit:
    return factories.make_unit(factories.make_agency())


def browser(unit: Unit, *roles: str) -> Client:
    client = Client()
    user = factories.make_user(factories.make_person(unit), *roles)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def adopted(unit: Unit, start: dt.date = dt.date(2025, 7, 1), **parts: object) -> LocalRegulation:
    actor = factories.make_actor(unit, "secretary")
    agency = Agency.objects.get(pk=unit.agency_id)
    made = upload_regulation(agency=agency, name="quy-dinh.yaml", data=file_of(start, **parts), actor=actor)
    return adopt_regulation(made, actor=actor)


def test_the_rule_of_today_is_shown_with_articles_and_doubts(unit: Unit) -> None:
    page = text_of(browser(unit).get(RULES))
    assert "Chiến sĩ thi đua cơ sở, ngày 20/11/2025. Theo pháp luật" in page
    assert "Hoàn thành xuất sắc nhiệm vụ trong năm xét" in page
    assert "Khoản 2 Điều 23 Luật" in page
    assert "Từ 80% tổng số thành viên Hội đồng đồng ý" in page
    assert "cần đối chiếu văn bản gốc" in page
    for head in ("Thẩm quyền quyết định", "Hạn mức", "Họp Hội đồng", "Tiền thưởng"):
        assert head in page
    assert "Quy định của đơn vị</span>" not in page


def test_an_adopted_condition_is_marked_as_the_agencys_own(unit: Unit) -> None:
    adopted(unit, conditions=[condition()])
    page = text_of(browser(unit).get(RULES))
    assert "Hoàn thành tốt nhiệm vụ trở lên 02 năm liên tục" in page
    assert "Có quy định của đơn vị" in page
    assert "15/2025/QĐ-UBND" in page
    before = text_of(browser(unit).get(f"{RULES}&ngay=2025-06-30"))
    assert "Hoàn thành tốt nhiệm vụ trở lên 02 năm liên tục" not in before


def test_two_days_stand_side_by_side_the_earlier_left(unit: Unit) -> None:
    page = text_of(browser(unit).get(f"{RULES}&ngay=2025-11-20&so_voi=2023-12-31"))
    assert "Khác nhau giữa 31/12/2023 và 20/11/2025" in page
    assert page.index("dưới 10 tháng") < page.index("dưới 6 tháng")
    assert "Không quá 15%" in page
    same = text_of(browser(unit).get(f"{RULES}&ngay=2025-11-20&so_voi=2025-11-19"))
    assert "Không có thay đổi" in same


def test_a_day_without_rules_says_so(unit: Unit) -> None:
    page = text_of(browser(unit).get(f"{RULES}&ngay=2016-01-01"))
    assert "chưa có quy tắc xét “Chiến sĩ thi đua cơ sở” ngày 01/01/2016" in page


@pytest.mark.parametrize("wrong", ["ngay=32/13/2025", "danh_hieu=danh-hieu-la", "so_voi=mai"])
def test_what_cannot_be_read_in_the_address_is_said(unit: Unit, wrong: str) -> None:
    response = browser(unit).get(f"/quy-dinh/?{wrong}")
    assert response.status_code == 422
    assert "Sửa các ô sau" in text_of(response)


def test_a_provisional_rule_warns_and_shows_the_draft(unit: Unit) -> None:
    page = text_of(browser(unit).get(f"{RULES}&ngay=2026-12-01"))
    assert "Quy định tạm thời" in page
    assert "theo dự thảo luật sửa đổi" in page


def test_the_way_from_file_to_adoption(unit: Unit) -> None:
    client = browser(unit, "secretary")
    assert "Chưa nhập quy định nào của đơn vị" in text_of(client.get("/quy-dinh/don-vi/"))
    data = file_of(quotas={"cstd_co_so": {"percent": 20, "of": "lao_dong_tien_tien", "at": "Điều 6"}})
    sent = client.post("/quy-dinh/don-vi/nhap/", {"file": SimpleUploadedFile("quy-dinh.yaml", data)}, follow=True)
    made = LocalRegulation.objects.get()
    page = text_of(sent)
    assert "không chỗ nào lỏng hơn pháp luật. Chưa áp dụng." in page
    assert "Không quá 20% số người đạt Lao động tiên tiến, làm tròn xuống" in page
    assert f"/dieu-kien/quy-dinh/{made.pk}/" in page
    done = text_of(client.post(f"/quy-dinh/don-vi/{made.pk}/ap-dung/", follow=True))
    assert "Đã áp dụng quy định của đơn vị." in done
    assert "Bỏ bản này" not in done
    assert "Đang áp dụng" in text_of(client.get("/quy-dinh/don-vi/"))
    assert client.get(f"/quy-dinh/don-vi/{made.pk}/tep/").content == data


def test_a_wrong_file_is_told_by_line_and_nothing_is_kept(unit: Unit) -> None:
    client = browser(unit, "clerk")
    wrong = SimpleUploadedFile("sai.yaml", file_of(quorum={"share": "1/2", "at": "Điều 1"}))
    page = text_of(client.post("/quy-dinh/don-vi/nhap/", {"file": wrong}, follow=True))
    assert "sai.yaml, dòng " in page
    assert "quorum.share: 1/2 thấp hơn 2/3" in page
    assert LocalRegulation.objects.count() == 0


def test_every_fault_of_a_file_has_its_own_line_on_the_page(unit: Unit) -> None:
    client = browser(unit, "clerk")
    data = file_of(
        quorum={"share": "1/2", "at": "Điều 1"},
        votes={"giay_khen": {"percent": 50, "at": "<b>Điều 2"}, "khong_co": {"percent": 80, "at": "Điều 2"}},
    )
    sent = client.post("/quy-dinh/don-vi/nhap/", {"file": SimpleUploadedFile("sai.yaml", data)}, follow=True)
    (note,) = re.findall(r'role="alert">.*?<p>(.*?)</p>', sent.content.decode(), re.DOTALL)
    lines = note.split("<br>")
    assert lines[0] == "sai.yaml: 3 chỗ phải sửa:"
    assert [line.split(": ")[1] for line in lines[1:]] == ["quorum.share", "votes.giay_khen.percent", "votes.khong_co"]
    assert LocalRegulation.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "Tệp rỗng (0 byte)"), (b"x" * 200_001, "quá giới hạn 200 kB"), (None, "Chưa chọn tệp")]
)
def test_a_file_that_cannot_be_one_is_refused_at_the_field(unit: Unit, data: bytes | None, said: str) -> None:
    sent = {} if data is None else {"file": SimpleUploadedFile("q.yaml", data)}
    response = browser(unit, "secretary").post("/quy-dinh/don-vi/nhap/", sent)
    assert response.status_code == 422
    assert said in text_of(response)


def test_a_draft_tells_what_it_would_end(unit: Unit) -> None:
    adopted(unit)
    client = browser(unit, "secretary")
    next_year = SimpleUploadedFile("q.yaml", file_of(dt.date(2026, 1, 1)))
    page = text_of(client.post("/quy-dinh/don-vi/nhap/", {"file": next_year}, follow=True))
    assert "áp dụng đến hết 31/12/2025" in page
    assert "Không thay đổi gì vào ngày đó" in page


def test_who_may_not_keep_is_told_who_can(unit: Unit) -> None:
    page = text_of(browser(unit, "admin").get("/quy-dinh/don-vi/"))
    assert "Thư ký Hội đồng hoặc chuyên viên thi đua, khen thưởng nhập quy định của đơn vị." in page
    assert 'type="file"' not in page


def test_queries_do_not_grow_with_the_list(unit: Unit) -> None:
    client = browser(unit, "secretary")
    adopted(unit)
    one = queries_of(client, "/quy-dinh/don-vi/")
    for year in (2026, 2027):
        adopted(unit, dt.date(year, 1, 1))
    assert queries_of(client, "/quy-dinh/don-vi/") == one
    pages = {
        RULES: queries_of(client, RULES),
        "so": queries_of(client, f"{RULES}&ngay=2025-11-20&so_voi=2021-01-01"),
        "ban": queries_of(client, f"/quy-dinh/don-vi/{LocalRegulation.objects.last().pk}/"),  # type: ignore[union-attr]
    }
    assert max(pages.values()) <= 16, pages
