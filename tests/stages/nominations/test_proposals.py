"""A unit's list in its own form: columns understood or explained once, doubtful lines asked, drafts made after that."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.pages import queries_of, text_of
from tests.stages.launch.reader.awards.makers import excel, word
from tests.stages.nominations.test_views import SignIn
from tests.stages.yearend import DUE, FIGHTER, LABOURER, YearEnd, make_yearend
from thidua.foundations.files.models import StoredFile
from thidua.foundations.org.models import Unit
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.nominations import services
from thidua.stages.nominations.models import ColumnMapping, Nomination, NominationList, Proposal
from thidua.stages.nominations.proposals import line_of

pytestmark = pytest.mark.django_db
DIVISION = "Phòng Lãnh sự - Hợp tác quốc tế"
OWN_ORDER = excel(
    ["PHÒNG LÃNH SỰ - HỢP TÁC QUỐC TẾ"],
    ["Danh hiệu đề nghị", "Đơn vị", "Họ và tên", "Thành tích", "TT"],
    ["LĐTT", DIVISION, "Triệu Văn Tốt", "Xử lý 40 hồ sơ đúng hạn", 1],
    ["CSTĐ cơ sở", DIVISION, "Nông Thị Sáng", "", 2],
    ["LĐTT", "", "Hà Văn Trưởng", "", 3],
    ["LĐTT", DIVISION, "Đinh Người Lạ", "", 4],
)
ODD = excel(
    ["Đồng chí", "Chỗ làm", "Xin tặng"],
    ["Triệu Văn Tốt", DIVISION, "Lao động tiên tiến"],
    ["Nông Thị Sáng", DIVISION, "Lao động tiên tiến"],
)


@pytest.fixture
def year() -> YearEnd:
    made = make_yearend()
    made.assess()
    return made


@pytest.fixture
def listing(year: YearEnd) -> NominationList:
    return services.open_list(year.movement, due_on=DUE, actor=year.actor("clerk"))


def read(year: YearEnd, listing: NominationList, data: bytes = OWN_ORDER, who: str = "head") -> Proposal:
    unit = None if who == "clerk" else year.division
    actor = year.actor(who)
    return services.read_proposal(listing, unit=unit, data=data, filename="de-nghi.xlsx", actor=actor)


def drafts(listing: NominationList) -> list[tuple[str, str, str, int]]:
    rows = Nomination.objects.filter(list=listing).order_by("pk")
    return [(one.subject_name, one.award, one.reason, one.rank) for one in rows]


def test_lines_are_matched_and_only_the_doubtful_one_is_open(year: YearEnd, listing: NominationList) -> None:
    lines = [line_of(stored) for stored in read(year, listing).rows]
    assert [(line.name, line.award, line.is_sure, line.why) for line in lines] == [
        ("Triệu Văn Tốt", LABOURER, True, "đúng họ tên và đơn vị"),
        ("Nông Thị Sáng", FIGHTER, True, "đúng họ tên và đơn vị"),
        ("Hà Văn Trưởng", LABOURER, False, "đúng họ tên, văn bản không ghi đơn vị"),
        ("Đinh Người Lạ", LABOURER, False, "không có ai tên này trong cơ quan"),
    ]
    assert drafts(listing) == []


def test_drafts_are_made_after_the_doubtful_lines_are_decided(year: YearEnd, listing: NominationList) -> None:
    proposal = read(year, listing)
    with pytest.raises(InputRefused, match=r"Còn 2 dòng chưa chọn .* Hà Văn Trưởng"):
        services.use_proposal(proposal, {}, actor=year.actor("head"))
    head = f"p{year.people['head'].pk}"
    done = services.use_proposal(proposal, {2: (head, LABOURER), 3: ("", "")}, actor=year.actor("head"))
    assert drafts(listing) == [
        ("Triệu Văn Tốt", LABOURER, "Xử lý 40 hồ sơ đúng hạn", 1),
        ("Nông Thị Sáng", FIGHTER, "", 1),
        ("Hà Văn Trưởng", LABOURER, "", 2),
    ]
    assert done.left_out == ()
    with pytest.raises(Refused, match="Không còn làm được"):
        services.use_proposal(proposal, {}, actor=year.actor("head"))
    assert len(drafts(listing)) == 3


def test_whom_the_law_refuses_or_another_unit_employs_is_left_out_with_the_reason(
    year: YearEnd, listing: NominationList
) -> None:
    data = excel(
        ["Họ và tên", "Đơn vị", "Danh hiệu"],
        ["Chu Văn Vừa", DIVISION, "Lao động tiên tiến"],
        ["Vi Thị Biên", year.office.name, "Lao động tiên tiến"],
        ["Triệu Văn Tốt", DIVISION, "Lao động tiên tiến"],
    )
    done = services.use_proposal(read(year, listing, data), {}, actor=year.actor("head"))
    assert [one.subject_name for one in done.created] == ["Triệu Văn Tốt"]
    (first, law_says), (second, policy_says) = done.left_out
    assert (first, second) == ("Chu Văn Vừa, Lao động tiên tiến", "Vi Thị Biên, Lao động tiên tiến")
    assert "chưa đề nghị được" in law_says
    assert policy_says == "Trưởng đơn vị đề nghị cho người và tập thể của đơn vị mình."


def test_unknown_headers_are_explained_once_and_remembered(year: YearEnd, listing: NominationList) -> None:
    head = year.actor("head")
    proposal = read(year, listing, ODD)
    table = proposal.tables[0]
    assert (proposal.rows, list(table["headers"])) == ([], ["Đồng chí", "Chỗ làm", "Xin tặng"])
    roles = ["person", "unit", "award"]
    services.map_columns(proposal, fingerprint=table["fingerprint"], roles=roles, actor=head)
    assert [(row["name"], row["award"]) for row in proposal.rows] == [
        ("Triệu Văn Tốt", LABOURER),
        ("Nông Thị Sáng", LABOURER),
    ]
    assert len(read(year, listing, ODD).rows) == 2
    assert ColumnMapping.objects.get().unit == year.division
    assert read(year, listing, ODD, who="clerk").rows == []


def test_what_the_unit_said_counts_before_what_the_agency_said(year: YearEnd, listing: NominationList) -> None:
    for who, roles in (("clerk", ["unit", "person", "award"]), ("head", ["person", "unit", "award"])):
        proposal = read(year, listing, ODD, who=who)
        mark = proposal.tables[0]["fingerprint"]
        services.map_columns(proposal, fingerprint=mark, roles=roles, actor=year.actor(who))
    assert read(year, listing, ODD).rows[0]["name"] == "Triệu Văn Tốt"
    assert read(year, listing, ODD, who="clerk").rows[0]["unit"] == "Triệu Văn Tốt"


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        (["unit", "unit", "award"], "Hai cột cùng là “Đơn vị”"),
        (["", "unit", "award"], "Chưa cột nào là tên hoặc mã"),
        (["person", "unit"], "Tải lại trang"),
        (["person", "unit", "sai"], "Tải lại trang"),
    ],
)
def test_columns_that_make_no_sense_are_refused_and_not_remembered(
    year: YearEnd, listing: NominationList, roles: list[str], words: str
) -> None:
    proposal = read(year, listing, ODD)
    mark = proposal.tables[0]["fingerprint"]
    with pytest.raises(InputRefused, match=words):
        services.map_columns(proposal, fingerprint=mark, roles=roles, actor=year.actor("head"))
    assert ColumnMapping.objects.count() == 0


def test_a_word_list_is_understood_the_same_way(year: YearEnd, listing: NominationList) -> None:
    rows = [
        ["Họ và tên", "STT", "Chức vụ, đơn vị công tác", "Đề nghị khen thưởng"],
        ["Triệu Văn Tốt", "1", f"Chuyên viên, {DIVISION}", "Lao động tiên tiến"],
        [DIVISION, "2", "Sở Ngoại vụ", "Tập thể Lao động tiên tiến"],
    ]
    data = word(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2021"], rows)
    head = year.actor("head")
    made = services.read_proposal(listing, unit=year.division, data=data, filename="ds.docx", actor=head)
    assert [(row["name"], row["mark"]) for row in made.rows] == [
        ("Triệu Văn Tốt", f"p{year.people['labourer'].pk}"),
        (DIVISION, f"u{year.division.pk}"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"x", "a.zip", "không thuộc các loại"),
        (b"PK\x03\x04 rac", "a.xlsx", "bị hỏng"),
        ("Chỉ có chữ.".encode(), "a.txt", "không thấy bảng nào"),
        (
            excel(["Họ và tên", "Danh hiệu"], *[[f"Vi Văn {n}", "LĐTT"] for n in range(501)]),
            "a.xlsx",
            "quá giới hạn 500",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_leaves_nothing(
    year: YearEnd, listing: NominationList, data: bytes, name: str, words: str
) -> None:
    with pytest.raises(InputRefused, match=words):
        services.read_proposal(listing, unit=year.division, data=data, filename=name, actor=year.actor("head"))
    assert (Proposal.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_head_reads_no_list_for_another_unit(year: YearEnd, listing: NominationList) -> None:
    with pytest.raises(Refused):
        services.read_proposal(listing, unit=year.office, data=OWN_ORDER, filename="a.xlsx", actor=year.actor("head"))


def test_a_list_goes_through_the_pages(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    client = signed_in(year.users["head"])
    url = reverse("nominations:from-file", args=[listing.pk])
    assert "Chưa chọn tệp" in text_of(client.post(url))
    page = text_of(client.post(url, {"file": SimpleUploadedFile("de-nghi.xlsx", OWN_ORDER)}, follow=True))
    assert "Chắc chắn 2 dòng, cần xem 1 dòng, không thấy trong cơ quan 1 dòng" in page
    proposal = Proposal.objects.get()
    assert proposal.unit == Unit.objects.get(pk=year.division.pk)
    at = reverse("nominations:proposal", args=[proposal.pk])
    again = client.post(at, {"ai-2": "?", "ai-3": "", "ai-1": ""})
    assert (again.status_code, "Còn 1 dòng chưa chọn" in text_of(again)) == (422, True)
    assert b'name="ai-1" value="" checked' in again.content
    head = f"p{year.people['head'].pk}"
    done = client.post(at, {"ai-2": head, "khen-2": LABOURER, "ai-3": "", "ai-1": ""}, follow=True)
    assert "Đã lập 2 đề nghị từ tệp." in text_of(done)
    assert [name for name, *_rest in drafts(listing)] == ["Triệu Văn Tốt", "Hà Văn Trưởng"]


def test_columns_are_explained_on_the_page(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    client = signed_in(year.users["head"])
    proposal = read(year, listing, ODD)
    page = text_of(client.get(reverse("nominations:proposal", args=[proposal.pk])))
    assert "Chưa đọc được dòng nào" in page
    mark = proposal.tables[0]["fingerprint"]
    url = reverse("nominations:proposal-columns", args=[proposal.pk])
    done = client.post(url, {"fingerprint": mark, "role": ["person", "unit", "award"]}, follow=True)
    assert "Chắc chắn 2 dòng" in text_of(done)


def test_an_award_of_unknown_words_is_explained_once_for_all_its_lines(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    data = excel(
        ["Họ và tên", "Đơn vị", "Danh hiệu"],
        ["Triệu Văn Tốt", DIVISION, "Lao động giỏi"],
        ["Nông Thị Sáng", DIVISION, "Lao động giỏi"],
    )
    proposal = read(year, listing, data)
    client = signed_in(year.users["head"])
    at = reverse("nominations:proposal", args=[proposal.pk])
    assert "“Lao động giỏi” là" in text_of(client.get(at))
    assert client.post(at, {"khen-0": ""}).status_code == 422
    client.post(at, {"khen-0": LABOURER})
    assert [(name, award) for name, award, *_rest in drafts(listing)] == [
        ("Triệu Văn Tốt", LABOURER),
        ("Nông Thị Sáng", LABOURER),
    ]


def test_the_page_asks_as_much_for_three_lines_as_for_one(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    client = signed_in(year.users["clerk"])
    counts = set()
    for names in (["Hà Văn Trưởng"], ["Hà Văn Trưởng", "Triệu Văn Tốt", "Nông Thị Sáng"]):
        data = excel(["Họ và tên", "Danh hiệu"], *[[name, "LĐTT"] for name in names])
        proposal = read(year, listing, data, who="clerk")
        counts.add(queries_of(client, reverse("nominations:proposal", args=[proposal.pk])))
    assert len(counts) == 1


def test_the_longest_list_stays_within_a_page(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    data = excel(["Họ và tên", "Khen"], *[["Hà Văn Trưởng", f"Huy hiệu mẫu {at}"] for at in range(500)])
    proposal = read(year, listing, data, who="clerk")
    mark = proposal.tables[0]["fingerprint"]
    services.map_columns(proposal, fingerprint=mark, roles=["person", "award"], actor=year.actor("clerk"))
    assert len(proposal.rows) == 500
    client, at = signed_in(year.users["clerk"]), reverse("nominations:proposal", args=[proposal.pk])
    queries_of(client, at)
    page = text_of(client.get(at))
    assert "cần xem 500 dòng" in page
    assert "Trang 1 trên 10" in page
    assert "Còn 38 cách ghi khác" in page


def test_choices_are_kept_from_page_to_page(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    data = excel(
        ["Họ và tên", "Đơn vị", "Danh hiệu"],
        *[["Hà Văn Trưởng", "", "LĐTT"] for _ in range(51)],
        ["Triệu Văn Tốt", DIVISION, "LĐTT"],
    )
    proposal = read(year, listing, data)
    client, at = signed_in(year.users["head"]), reverse("nominations:proposal", args=[proposal.pk])
    head = f"p{year.people['head'].pk}"
    first = {f"ai-{line}": "" for line in range(1, 50)} | {"ai-0": head}
    kept = client.post(f"{at}?trang=1", first | {"viec": "luu"})
    assert (kept.status_code, kept.headers["Location"]) == (302, f"{at}?trang=2")
    assert drafts(listing) == []
    again = client.post(f"{at}?trang=1", first)
    assert (again.status_code, "Còn 1 dòng chưa chọn" in text_of(again)) == (422, True)
    assert b'id="d50"' in again.content
    assert "Đã lập 2 đề nghị từ tệp." in text_of(client.post(f"{at}?trang=2", {"ai-50": ""}, follow=True))
    assert [name for name, *_rest in drafts(listing)] == ["Hà Văn Trưởng", "Triệu Văn Tốt"]


def test_each_line_shows_how_sure_it_is_and_why(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    proposal = read(year, listing)
    assert [row["percent"] for row in proposal.rows] == [97, 97, 80, 0]
    page = text_of(signed_in(year.users["head"]).get(reverse("nominations:proposal", args=[proposal.pk])))
    assert "gần chắc" in page
    assert '<b class="num">80%</b> đúng họ tên, văn bản không ghi đơn vị' in page
    assert '<b class="num">97%</b> đúng họ tên và đơn vị' in page


def test_likely_lines_are_taken_together_by_a_person(year: YearEnd, listing: NominationList, signed_in: SignIn) -> None:
    proposal = read(year, listing)
    client, at = signed_in(year.users["head"]), reverse("nominations:proposal", args=[proposal.pk])
    assert "Nhận 1 dòng gần chắc" in text_of(client.get(at))
    client.post(at, {"ai-2": "?", "ai-3": "", "viec": "nhan"})
    proposal.refresh_from_db()
    assert [row["chosen"] for row in proposal.rows][2:] == [f"p{year.people['head'].pk}", ""]
    assert drafts(listing) == []
    client.get(at)
    assert "Nhận 1 dòng gần chắc" not in text_of(client.get(at))


def test_when_many_lines_are_left_out_the_page_says_why_of_each(
    year: YearEnd, listing: NominationList, signed_in: SignIn
) -> None:
    data = excel(["Họ và tên", "Đơn vị", "Danh hiệu"], *[["Triệu Văn Tốt", DIVISION, "LĐTT"] for _ in range(60)])
    proposal = read(year, listing, data)
    at = reverse("nominations:proposal", args=[proposal.pk])
    done = signed_in(year.users["head"]).post(at, follow=True)
    assert done.redirect_chain[-1][0] == at
    page = text_of(done)
    assert "Đã lập 1 đề nghị từ tệp." in page
    assert "Chưa lấy 59 dòng" in page
    assert page.count("đã có trong danh sách") == 50
