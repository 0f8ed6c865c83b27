"""Achievement report of a nomination: filled from the ledger, written by the person, kept against overwriting."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.foundations.papers.readers import docx_texts
from tests.pages import text_of
from tests.stages import season as year
from tests.stages.season import COLLECTIVE, FIGHTER, LABOURER, PROVINCE, Season
from thidua.foundations.audit.editing import EditConflict
from thidua.foundations.ledger.models import Discipline, HeldAward, Initiative, InitiativeAuthor, Rating
from thidua.foundations.org.models import Posting
from thidua.foundations.papers.checker import check
from thidua.foundations.papers.layout import plain_lines
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.nominations import services
from thidua.stages.nominations.achievement import form_of, report_paper
from thidua.stages.nominations.models import Nomination

pytestmark = pytest.mark.django_db
SignIn = Callable[[object], Client]


@pytest.fixture
def season() -> Season:
    return year.make_season()


@pytest.fixture
def own(season: Season) -> Nomination:
    """The draft nomination of the staff member, in an open list."""
    season.listing.state = "open"
    season.listing.save()
    found = season.nomination(FIGHTER)
    found.state = "draft"
    found.save()
    return found


def fill(season: Season) -> None:
    person, agency = season.people["staff"], season.agency
    for when, level in ((2020, "HTT"), (2021, "HTXS")):
        Rating.objects.create(agency=agency, person=person, year=when, level=level)
    for when, award, revoked in (
        (2019, LABOURER, None),
        (2020, LABOURER, None),
        (2020, "giay_khen", None),
        (2018, FIGHTER, dt.date(2019, 5, 1)),
    ):
        HeldAward.objects.create(
            agency=agency, person=person, award=award, year=when, decision_number=f"{when}/QĐ-SNgV",
            decided_on=dt.date(when, 12, 20), decided_by="Giám đốc Sở", revoked_on=revoked,
        )  # fmt: skip
    for when in (2020, 2021):
        made = Initiative.objects.create(
            agency=agency, code=f"SK{when}", name=f"Sáng kiến {when}", year=when, scope="co_so",
            decision_number=f"7/{when}", decided_on=dt.date(when, 11, 1),
        )  # fmt: skip
        InitiativeAuthor.objects.create(initiative=made, person=person)


def said(client: Client, nomination: Nomination) -> list[str]:
    response = client.get(reverse("nominations:report-file", args=[nomination.pk, "docx"]))
    assert check(response.content, "tải về.docx").findings == ()
    return docx_texts(response.content)


def test_the_ledger_fills_the_report(season: Season, own: Nomination, signed_in: SignIn) -> None:
    fill(season)
    texts = said(signed_in(season.users["staff"]), own)
    assert texts[0] == "Mẫu số 02 (theo Nghị định 91/2017/NĐ-CP)"
    assert "- Chức vụ: Chuyên viên" in texts
    assert "Mức xếp loại: năm 2021: Hoàn thành xuất sắc nhiệm vụ." in texts
    start = texts.index("Sáng kiến 2021")
    assert texts[start - 1 : start + 3] == ["2021", "Sáng kiến 2021", "Cấp cơ sở", "7/2021 ngày 01/11/2021"]
    assert "Sáng kiến 2020" not in texts
    start = texts.index("2019")
    assert texts[start : start + 6] == [
        "2019", "Lao động tiên tiến", "2019/QĐ-SNgV ngày 20/12/2019, Giám đốc Sở",
        "2020", "Lao động tiên tiến", "2020/QĐ-SNgV ngày 20/12/2020, Giám đốc Sở",
    ]  # fmt: skip
    assert texts[texts.index("2. Hình thức khen thưởng") :].count("Giấy khen") == 1
    assert "2018" not in texts


def test_a_report_upward_covers_its_window_and_asks_the_level_above(season: Season) -> None:
    found = season.nomination(PROVINCE)
    for when in (2019, 2020, 2021):
        Rating.objects.create(agency=season.agency, person=season.people["head"], year=when, level="HTT")
    paper = report_paper(found)
    assert [one.title for one in paper.closing.signatories] == [
        "Xác nhận của cấp trên trực tiếp",
        "Thủ trưởng cơ quan, đơn vị xác nhận",
        "Người báo cáo thành tích",
    ]
    texts = [getattr(block, "text", "") for block in paper.blocks]
    expected = {
        "bang_khen_bo_nganh_tinh": "năm 2020: Hoàn thành tốt nhiệm vụ; năm 2021: Hoàn thành tốt nhiệm vụ",
    }.get(found.award, "năm 2021: Hoàn thành tốt nhiệm vụ")
    assert f"Mức xếp loại: {expected}." in texts


def test_a_collective_has_its_own_form(season: Season) -> None:
    paper = report_paper(season.nomination(COLLECTIVE))
    assert (
        next(block.text for block in paper.blocks if getattr(block, "level", 0) == 1) == "Sơ lược đặc điểm, tình hình"
    )


def test_the_file_to_sign_differs_from_the_draft_by_the_remark_only(season: Season) -> None:
    found = season.nomination(COLLECTIVE)
    draft, final = report_paper(found, draft=True), report_paper(found)
    remarks = [block for block in draft.blocks if block not in final.blocks]
    assert [getattr(one, "text", "") for one in remarks] in ([], ["(Bố cục cần đối chiếu với mẫu ban hành)"])
    assert all("đối chiếu với mẫu" not in getattr(block, "text", "") for block in final.blocks)


def test_an_award_without_its_own_form_prints_no_number(season: Season) -> None:
    found = season.nomination(LABOURER)
    form = form_of(found)
    assert form is not None
    assert form.number is None
    assert report_paper(found).form_line is None


def test_the_person_writes_and_sees_it_in_place(season: Season, own: Nomination, signed_in: SignIn) -> None:
    client = signed_in(season.users["staff"])
    url = reverse("nominations:report", args=[own.pk])
    words = {"duties": "Theo dõi công tác lãnh sự.", "results": "<b>Đúng</b> hạn 100%.", "version": own.version}
    assert client.post(url, words).status_code == 302

    page = client.get(url).content.decode()
    assert '<p class="p-body">Theo dõi công tác lãnh sự.</p>' in page
    assert "&lt;b&gt;Đúng&lt;/b&gt; hạn 100%." in page
    assert "<b>Đúng</b>" not in page
    assert "papers/paper.css" in page
    own.refresh_from_db()
    assert own.report == {"duties": "Theo dõi công tác lãnh sự.", "results": "<b>Đúng</b> hạn 100%."}


@pytest.mark.parametrize(
    ("occasion", "number", "part"),
    [
        ("cong_trang", "02", "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận"),
        ("phong_trao_thi_dua", "07", "Thành tích đạt được"),
        ("dot_xuat", "06", "Thành tích đạt được"),
        ("cong_hien", "03", "Quá trình công tác"),
        ("doi_ngoai", "09", "Thành tích đạt được"),
    ],
)
def test_what_an_award_is_proposed_for_chooses_the_form(
    season: Season, own: Nomination, occasion: str, number: str, part: str
) -> None:
    services.choose_report(own, occasion=occasion, actor=season.actor("staff"))
    own.refresh_from_db()
    paper = report_paper(own, draft=True)
    assert paper.form_line == f"Mẫu số {number} (theo Nghị định 91/2017/NĐ-CP)"
    texts = [getattr(block, "text", "") for block in paper.blocks]
    assert part in texts
    # The headings inside are known for form 02 alone.
    assert ("(Bố cục cần đối chiếu với mẫu ban hành)" in texts) is (number != "02")


def test_a_drive_or_theme_has_the_form_of_its_kind_by_itself(own: Nomination) -> None:
    assert own.occasion_proposed == "cong_trang"
    own.list.movement.kind = "thematic"
    assert own.occasion_proposed == "phong_trao_thi_dua"
    own.occasion = "dot_xuat"
    assert own.occasion_proposed == "dot_xuat"


@pytest.mark.parametrize("occasion", ["cong_hien", "nien_han", "khong_co", ""])
def test_a_form_that_is_not_for_a_collective_is_refused(season: Season, occasion: str) -> None:
    found = season.nomination(COLLECTIVE)
    found.state, season.listing.state = "draft", "open"
    found.save()
    season.listing.save()
    with pytest.raises(InputRefused, match="Không có mẫu báo cáo này"):
        services.choose_report(Nomination.objects.get(pk=found.pk), occasion=occasion, actor=season.actor("head"))


def test_long_service_is_filled_with_places_of_work_all_years_and_measures(season: Season, own: Nomination) -> None:
    fill(season)
    person = season.people["staff"]
    Posting.objects.create(
        person=person, unit=person.unit, job_title="Nhân viên", from_on=dt.date(2010, 1, 1), to_on=dt.date(2015, 1, 1)
    )
    Discipline.objects.create(person=person, kind="khien_trach", decided_on=dt.date(2012, 3, 4))
    services.choose_report(own, occasion="cong_hien", actor=season.actor("staff"))
    lines = plain_lines(report_paper(own))
    start = lines.index("01/01/2010")
    assert lines[start : start + 8] == [
        "01/01/2010", "01/01/2015", "Nhân viên", person.unit.name, "01/01/2016", "nay", "Chuyên viên", person.unit.name,
    ]  # fmt: skip
    assert "- Khiển trách, quyết định ngày 04/03/2012." in lines
    said = "Mức xếp loại: năm 2020: Hoàn thành tốt nhiệm vụ; năm 2021: Hoàn thành xuất sắc nhiệm vụ."
    assert said in lines


def test_a_collectives_report_counts_its_people_and_names_their_initiatives(season: Season) -> None:
    fill(season)
    found = season.nomination(COLLECTIVE)
    assert found.unit == season.people["staff"].unit
    lines = plain_lines(report_paper(found))
    assert f"- Tên tập thể: {found.subject_name}" in lines
    assert "- Số người: 04, trong đó nữ 00" in lines
    assert lines.count("Sáng kiến 2021") == 1


def test_words_of_another_form_come_back_with_it(season: Season, own: Nomination, signed_in: SignIn) -> None:
    client = signed_in(season.users["staff"])
    url = reverse("nominations:report", args=[own.pk])
    client.post(url, {"duties": "Việc thường ngày", "results": "", "version": own.version})
    assert client.post(url, {"do": "form", "occasion": "dot_xuat"}).status_code == 302
    own.refresh_from_db()
    page = text_of(client.get(url))
    assert "Mẫu số 06" in page
    assert "Việc thường ngày" not in page
    client.post(url, {"deed": "Cứu hai cháu nhỏ", "version": own.version})
    assert "Cứu hai cháu nhỏ" in " ".join(said(client, own))
    client.post(url, {"do": "form", "occasion": "cong_trang"})
    page = text_of(client.get(url))
    assert "Việc thường ngày" in page
    assert "Cứu hai cháu nhỏ" not in page


def test_two_writers_do_not_overwrite_each_other(season: Season, own: Nomination, signed_in: SignIn) -> None:
    seen = own.version
    services.write_report(own, words={"duties": "Bản của trưởng phòng"}, seen=seen, actor=season.actor("head"))
    client = signed_in(season.users["staff"])
    late = client.post(
        reverse("nominations:report", args=[own.pk]), {"duties": "Bản của tôi", "results": "", "version": seen}
    )
    assert late.status_code == 409
    page = text_of(late)
    assert "Bản của trưởng phòng" in page
    assert "Bản của tôi" in page
    with pytest.raises(EditConflict):
        services.write_report(own, words={"duties": "Muộn"}, seen=seen, actor=season.actor("staff"))


def test_a_clause_the_form_has_not_is_refused(season: Season, own: Nomination) -> None:
    with pytest.raises(InputRefused, match="không có mục “movements”"):
        services.write_report(own, words={"movements": "x"}, seen=own.version, actor=season.actor("staff"))


def test_after_sending_nobody_writes(season: Season, own: Nomination, signed_in: SignIn) -> None:
    own.state = "sent"
    own.save()
    with pytest.raises(Refused, match="Đề nghị đã gửi"):
        services.write_report(own, words={"duties": "x"}, seen=own.version, actor=season.actor("staff"))
    page = text_of(signed_in(season.users["staff"]).get(reverse("nominations:report", args=[own.pk])))
    assert "Đề nghị đã gửi, không sửa được nữa." in page
    assert "Lưu báo cáo" not in page


def test_what_cannot_be_printed_is_said_and_not_kept(season: Season, own: Nomination, signed_in: SignIn) -> None:
    client = signed_in(season.users["staff"])
    url = reverse("nominations:report", args=[own.pk])
    answer = client.post(url, {"duties": "Vui 😀", "results": "", "version": own.version})
    assert answer.status_code == 422
    own.refresh_from_db()
    assert own.report == {}
