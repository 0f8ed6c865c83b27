"""A regulation as a file: what is read from it, and what is wrong with it in one line that an officer can act on."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.law.overlays import condition, overlay, regulation
from thidua import law
from thidua.law import local

LDTT, CSTD, TTLDXS = "lao_dong_tien_tien", "cstd_co_so", "tap_the_lao_dong_xuat_sac"


def refusal(data: bytes) -> str:
    """The one message a file is refused with."""
    with pytest.raises(law.LawInputError) as caught:
        local.parse_overlay(data, "quy-dinh.yaml")
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_everything_an_agency_may_regulate_is_read() -> None:
    found = overlay(
        to=date(2027, 12, 31),
        quotas={CSTD: {"percent": 20, "of": LDTT, "rounding": "floor", "at": "Điều 6 khoản 2"}},
        conditions=[condition()],
        min_months={LDTT: {"months": 8, "at": "Điều 5"}},
        absence_under_months={LDTT: {"months": 3, "at": "Điều 5"}},
        member_discipline_below={TTLDXS: {"level": "khien_trach", "at": "Điều 7"}},
        votes={"giay_khen": {"percent": 70, "at": "Điều 12"}},
        secret_ballot={"value": True, "at": "Điều 13"},
        quorum={"share": "3/4", "at": "Điều 14", "awards": {"cstd_toan_quoc": "90%"}},
        council_size={"from": 7, "to": 15, "at": "Điều 10"},
        standin_may_vote={"value": False, "at": "Điều 14"},
        prize_rounding={"rule": "nearest_10k", "at": "Điều 20"},
    )
    assert found.title_vi == "Quyết định số 15/2025/QĐ-UBND ngày 20/06/2025"
    assert (found.start, found.end) == (date(2025, 7, 1), date(2027, 12, 31))
    assert found.quotas == {CSTD: law.LocalQuota(20, LDTT, "floor")}
    assert [(one.award, one.id) for one in found.conditions] == [
        (CSTD, "hai_nam_htt"),
        (LDTT, "don_vi_thoi_gian_cong_tac"),
        (LDTT, "don_vi_vang_mat"),
        (TTLDXS, "don_vi_ky_luat_thanh_vien"),
    ]
    assert found.votes["giay_khen"].percent == 70
    assert (found.quorum, found.quorum_by_award) == (Fraction(3, 4), {"cstd_toan_quoc": Fraction(9, 10)})
    assert (found.council_size, found.secret_ballot, found.standin_may_vote) == ((7, 15), True, False)
    assert found.prize_rounding == "nearest_10k"
    assert found.cites["quotas.cstd_co_so"] == law.Cite("Quyết định số 15/2025/QĐ-UBND", "Điều 6 khoản 2", "local")
    assert law.cite_vi(found.cites["quorum"]) == "Điều 14 Quyết định số 15/2025/QĐ-UBND"


def test_the_shortest_regulation_says_only_who_and_from_when() -> None:
    found = overlay()
    assert found.conditions == ()
    assert found.end is None
    assert local.changes(found, date(2025, 12, 1)) == ()
    assert local.general(found, date(2025, 12, 1)) == ()


def test_two_that_say_the_same_are_the_same() -> None:
    spaced = regulation().replace(b"from:", b"# ghi ch\xc3\xba\nfrom:")
    assert local.parse_overlay(spaced, "khac.yaml") == overlay()
    assert overlay(secret_ballot={"value": True, "at": "Điều 1"}) != overlay()


WRONG = [
    ({"quota": {}}, "quota: khóa lạ; có phải “quotas”?"),
    ({"to": date(2025, 6, 30)}, "kết thúc 30/06/2025 trước khi bắt đầu 01/07/2025"),
    ({"to": "hết năm"}, "to: “hết năm” không phải ngày"),
    ({"quotas": {"cstd": {}}}, "quotas.cstd: mã khen thưởng “cstd” không có trong danh mục"),
    ({"quotas": [1]}, "quotas: phải ghi theo mã danh hiệu"),
    ({"quotas": {CSTD: {"percent": 20, "of": LDTT}}}, "quotas.cstd_co_so.at: thiếu khóa bắt buộc"),
    ({"quotas": {CSTD: {"percent": 0, "of": LDTT, "at": "Điều 1"}}}, "0 phần trăm không có nghĩa"),
    ({"quotas": {CSTD: {"percent": 101, "of": LDTT, "at": "Điều 1"}}}, "101 lớn hơn một trăm phần trăm"),
    (
        {"quotas": {CSTD: {"percent": 9, "of": LDTT, "rounding": "up", "at": "Điều 1"}}},
        "quotas.cstd_co_so.rounding: mã “up” không có; dùng một trong: ceil, floor, nearest",
    ),
    (
        {"votes": {CSTD: {"percent": 85, "at": "Điều 1"}, "Chiến sĩ thi đua cơ sở": {"percent": 85, "at": "Điều 1"}}},
        "“cstd_co_so” ghi hai lần",
    ),
    ({"conditions": [condition(id="Hai Năm")]}, "conditions[0].id: “Hai Năm” phải là chữ thường không dấu"),
    ({"conditions": [condition(use=LDTT)]}, "conditions[0]: ghi đúng một trong hai khóa: when"),
    ({"conditions": [condition(when=None)]}, "conditions[0]: ghi đúng một trong hai khóa: when"),
    ({"conditions": [condition(only="dòng họ")]}, "conditions[0].only: mã “dòng họ” không có"),
    ({"conditions": [condition(only="collective")]}, "không dành cho tập thể"),
    ({"conditions": [condition(), condition()]}, "conditions[1].id: mã “hai_nam_htt” ghi hai lần"),
    ({"conditions": [condition(when={"fact": "chieu_cao", "is": True})]}, "conditions[0].when.fact: mã “chieu_cao”"),
    ({"conditions": [condition(when={"nam": 2})]}, "conditions[0].when.nam: khóa lạ"),
    ({"conditions": [condition(when={"is": True})]}, "thiếu dữ kiện cần so"),
    ({"conditions": [condition(when={"fact": "conduct", "at_least": 1})]}, "phải so bằng is: true hoặc false"),
    ({"conditions": [condition(when={"fact": "rating", "is": True})]}, "phải so bằng at_least hoặc at_most"),
    ({"conditions": [condition(when={"fact": "rating", "at_least": "TOT"})]}, "when.at_least: mã “TOT” không có"),
    (
        {"conditions": [condition(when={"fact": "months_of_service", "at_least": 1, "at_most": 9})]},
        "ghi đúng một cách so: is, at_least, at_most; đang có: at_least, at_most",
    ),
    (
        {"conditions": [condition(when={"years": "years_htt", "consecutive": 13})]},
        "13 lớn hơn số năm được xem xét (12)",
    ),
    ({"absence_under_months": {LDTT: {"months": 0, "at": "Điều 1"}}}, "phải từ 1 tháng"),
    ({"absence_under_months": {LDTT: {"months": 13, "at": "Điều 1"}}}, "13 lớn hơn số tháng của năm (12)"),
    ({"min_months": {TTLDXS: {"months": 12, "at": "Điều 1"}}}, "không dành cho cá nhân"),
    ({"member_discipline_below": {TTLDXS: {"level": "none", "at": "Điều 1"}}}, "mã “none” không có"),
    ({"quorum": {"share": 75, "at": "Điều 1"}}, "quorum.share: “75” không phải tỷ lệ; ghi phân số như 3/4"),
    ({"quorum": {"share": "4/3", "at": "Điều 1"}}, "“4/3” không phải tỷ lệ"),
    ({"council_size": {"from": 15, "to": 7, "at": "Điều 1"}}, "từ 15 đến 7 thành viên không hợp lệ"),
    ({"council_size": {"from": 0, "to": 7, "at": "Điều 1"}}, "từ 0 đến 7 thành viên không hợp lệ"),
    ({"secret_ballot": {"value": "có", "at": "Điều 1"}}, "“có” không phải true hoặc false"),
    ({"prize_rounding": {"rule": "floor", "at": "Điều 1"}}, "prize_rounding.rule: mã “floor” không có"),
]


@pytest.mark.parametrize(("parts", "said"), WRONG, ids=[said[:40] for _, said in WRONG])
def test_what_is_wrong_is_said_with_file_line_and_key(parts: dict[str, object], said: str) -> None:
    message = refusal(regulation(**parts))
    assert said in message
    assert message.startswith("quy-dinh.yaml")


def test_the_line_is_the_one_an_editor_shows() -> None:
    data = regulation(votes={"giay_khen": {"percent": 45, "at": "Điều 12"}})
    line = data.decode().splitlines().index("    percent: 45") + 1
    assert refusal(data).startswith(f"quy-dinh.yaml, dòng {line}: votes.giay_khen.percent: 45% ")


def test_a_key_that_is_missing_is_shown_at_what_lacks_it() -> None:
    data = regulation(council_size={"from": 7, "to": 15})
    line = data.decode().splitlines().index("council_size:") + 1
    assert refusal(data).startswith(f"quy-dinh.yaml, dòng {line}: council_size.at: thiếu khóa bắt buộc")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "phải là nhóm khóa: giá trị"),
        (b"[1, 2]", "phải là nhóm khóa: giá trị, đang là một danh sách"),
        (b"from: [", "không đọc được YAML"),
        (b"from: 1\nfrom: 2", "khóa “from” ghi hai lần"),
        (b"\xff\xfe", "không phải UTF-8"),
        (b"x" * 200_001, "tệp lớn hơn 200 kB"),
    ],
)
def test_a_file_that_is_no_regulation_is_refused(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_file_that_refers_to_itself_is_refused() -> None:
    assert "dấu * trỏ vào chính nhóm chứa nó" in refusal(regulation() + b"conditions: &a [*a]\n")


def test_who_issued_it_must_be_said() -> None:
    data = regulation().replace("issuer: Ủy ban nhân dân tỉnh Mẫu".encode(), b"")
    assert "regulation.issuer: thiếu khóa bắt buộc" in refusal(data)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(law.LawInputError, match="không mở được tệp"):
        local.read_overlay(tmp_path / "khong-co.yaml")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert local.parse_overlay(b"\xef\xbb\xbf" + regulation(), "a.yaml") == overlay()


def test_two_regulations_of_one_day_are_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "mot.yaml", tmp_path / "hai.yaml"
    second.write_bytes(regulation(date(2026, 1, 1)))
    first.write_bytes(regulation(to=date(2025, 12, 31)))
    assert len(local.read_overlays([first, second])) == 2
    first.write_bytes(regulation(to=date(2026, 1, 1)))
    with pytest.raises(law.LawInputError, match="cùng áp dụng ngày 01/01/2026"):
        local.read_overlays([second, first])


def test_the_first_and_the_last_day_count() -> None:
    found = overlay(to=date(2025, 12, 31))
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [found.in_force(day) for day in days] == [False, True, True, False]
    assert [law.overlay_on((found,), day) for day in days] == [None, found, found, None]


MANY = """\
regulation: {kind: Quyết định, number: 15/2025/QĐ-UBND, issued: 2025-06-31, issuer: Ủy ban nhân dân tỉnh Mẫu}
from: 2025-07-01
quota: {}
quotas:
  cstd_co_so: {percent: 0, of: lao_dong_tien_tein, rounding: down, at: Điều 6}
votes:
  cstd_co_so: {percent: 70, at: Điều 12}
  giay_khen: {percent: 50, at: Điều 12}
  cstd_bo_nganh_tinh: {percent: 95, at: Điều 12}
quorum: {share: 1/2, at: Điều 14, awards: {cstd_toan_quoc: nine}}
conditions:
  - {award: cstd_co_so, id: Thâm niên, text: Có thâm niên, when: {years: years_htt, consecutive: 2}, at: Điều 7}
  - {award: lao_dong_tien_tien, id: sau_thang, text: Từ 5 tháng, when: {fact: months_of_service, at_least: 5}, at: Điều 5}
secret_ballot: {value: false, at: Điều 13}
prize_rounding: {rule: half, at: Điều 20}
"""


def test_everything_wrong_with_a_file_is_told_at_once_in_its_order() -> None:
    with pytest.raises(law.ManyFaults) as caught:
        local.parse_overlay(MANY.encode(), "quy-dinh.yaml")
    assert [(one.case.removeprefix("quy-dinh.yaml, dòng "), one.key) for one in caught.value.faults] == [
        ("1", "regulation.issued"),
        ("3", "quota"),
        ("5", "quotas.cstd_co_so.percent"),
        ("5", "quotas.cstd_co_so.rounding"),
        ("5", "quotas.cstd_co_so.of"),
        ("7", "votes.cstd_co_so.percent"),
        ("8", "votes.giay_khen.percent"),
        ("10", "quorum.awards.cstd_toan_quoc"),
        ("10", "quorum.share"),
        ("12", "conditions[0].id"),
        ("13", "conditions[1]"),
        ("14", "secret_ballot.value"),
        ("15", "prize_rounding.rule"),
    ]
    told = str(caught.value).splitlines()
    assert told[0] == "quy-dinh.yaml: 13 chỗ phải sửa:"
    assert told[5] == (
        "– quy-dinh.yaml, dòng 5: quotas.cstd_co_so.of: mã khen thưởng “lao_dong_tien_tein” không có trong danh mục; "
        "có phải “lao_dong_tien_tien”?"
    )
    assert "70% thấp hơn mức 80% của pháp luật ngày 01/07/2025" in told[6]


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    stray = "".join(f"khoa_{number}: 1\n" for number in range(50))
    with pytest.raises(law.LawInputError) as caught:
        local.parse_overlay(regulation() + stray.encode(), "a.yaml")
    said = str(caught.value)
    assert said.splitlines()[0] == "a.yaml: 50 chỗ phải sửa:"
    assert len(said.splitlines()) == 42
    assert said.splitlines()[-1] == "– và 10 chỗ khác; sửa những chỗ trên rồi kiểm tra lại"
