"""An administrator brings a list of revoked certificates: what is taken, what is refused, what a check then says."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.foundations.papers.signing import authority, revoking, signed
from tests.foundations.papers.signing.revoking import DAY, SECOND
from tests.pages import MOST_BYTES, queries_of, text_of
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.store import load
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.models import RevocationList
from thidua.foundations.papers.signing import lists
from thidua.foundations.papers.signing.lists import ReadList, read_list
from thidua.foundations.workflow.errors import InputRefused

URL = "/van-ban/danh-sach-thu-hoi/"
NOW = dt.datetime(2026, 3, 5, 7, 30, tzinfo=dt.UTC)
TOLERANCE = dt.timedelta(minutes=10)


def read(data: bytes, carried: bytes = b"") -> ReadList:
    return read_list("ds.crl", data, carried=carried, roots=[signed.der(authority.root())], now=NOW)


@pytest.mark.parametrize("form", [Encoding.DER, Encoding.PEM])
def test_a_list_of_a_trusted_authority_is_read_in_both_forms(form: Encoding) -> None:
    holders = {authority.director(): NOW - DAY, authority.agency(): NOW - DAY}
    found = read(revoking.crl(authority.root(), NOW - SECOND, revoked=holders, form=form))
    assert (found.issuer, found.entries) == ("Tổ chức chứng thực thử nghiệm", 2)
    assert (found.issued, found.until) == (NOW - SECOND, NOW - SECOND + 7 * DAY)
    assert found.der.startswith(b"\x30")


def test_a_list_of_an_authority_between_is_taken_with_its_certificate() -> None:
    between = authority.issue("Tổ chức cấp dưới", authority.root(), authority=True)
    data = revoking.crl(between, NOW - DAY)
    with pytest.raises(InputRefused, match="“Tổ chức cấp dưới” lập, tổ chức này không có trong thư mục trust"):
        read(data)
    assert read(data, between.pem).issuer == "Tổ chức cấp dưới"
    assert read(data, signed.der(between)).issuer == "Tổ chức cấp dưới"


def test_a_list_made_up_to_the_tolerance_of_clocks_is_taken() -> None:
    assert read(revoking.crl(authority.root(), NOW + TOLERANCE)).issued == NOW + TOLERANCE
    with pytest.raises(InputRefused, match="ghi lập lúc 05/03/2026 14:40, sau giờ máy chủ 05/03/2026 14:30"):
        read(revoking.crl(authority.root(), NOW + TOLERANCE + SECOND))


@pytest.mark.parametrize(
    ("data", "carried", "said"),
    [
        (lambda: b"day la chu", b"", "không phải danh sách thu hồi chứng thư"),
        (lambda: authority.root().pem, b"", "không phải danh sách thu hồi chứng thư"),
        (lambda: revoking.crl(authority.root(), NOW - DAY)[:-9], b"", "không phải danh sách thu hồi chứng thư"),
        (lambda: revoking.crl(authority.root(), NOW - DAY, delta=True), b"", "chỉ là phần bổ sung"),
        (lambda: revoking.crl(authority.other_root(), NOW - DAY), b"", "không có trong thư mục trust"),
        (lambda: revoking.crl(authority.other_root(), NOW - DAY), authority.other_root().pem, "không được phép lập"),
        (lambda: revoking.crl(authority.director(), NOW - DAY), authority.director().pem, "không được phép lập"),
        (lambda: revoking.crl(authority.root(), NOW - DAY), b"day la chu", "không đọc được"),
    ],
    ids=["words", "certificate", "cut", "delta", "unknown", "untrusted", "signer", "no certificate"],
)
def test_anything_else_is_refused_with_its_reason(data, carried: bytes, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        read(data(), carried)


def test_a_list_another_signed_in_the_name_of_the_authority_is_refused() -> None:
    twin = authority.issue("Tổ chức chứng thực thử nghiệm", None, authority=True)
    with pytest.raises(InputRefused, match=r"Chữ ký trên danh sách .* không phải của"):
        read(revoking.crl(twin, NOW - DAY))


@pytest.mark.parametrize(("most", "taken"), [(2, True), (1, False)])
def test_a_list_longer_than_can_be_checked_in_time_is_refused(
    monkeypatch: pytest.MonkeyPatch, most: int, taken: bool
) -> None:
    monkeypatch.setattr(lists, "MOST_ENTRIES", most)
    data = revoking.crl(
        authority.root(), NOW - DAY, revoked={authority.director(): NOW - DAY, authority.agency(): NOW - DAY}
    )
    if taken:
        assert read(data).entries == 2
        return
    with pytest.raises(InputRefused, match="có 2 chứng thư, nhiều hơn mức 1"):
        read(data)


@pytest.fixture
def trusting(tmp_path: Path, settings) -> None:
    settings.THIDUA_DATA = tmp_path
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "goc.pem").write_bytes(authority.root().pem)


@pytest.fixture
def admin(signed_in: Callable[[User], Client], office: Unit) -> Client:
    return signed_in(factories.make_user(factories.make_person(office), "admin"))


def brought(client: Client, data: bytes, name: str = "Thu hồi tháng 3.crl") -> str:
    return text_of(client.post(URL, {"file": SimpleUploadedFile(name, data)}, follow=True))


@pytest.mark.django_db
def test_what_an_administrator_brings_is_used_from_then_on(trusting: None, admin: Client) -> None:
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    paper = {"file": SimpleUploadedFile("qd.pdf", signed.by_director())}
    assert "chưa biết: chưa có danh sách thu hồi nào" in text_of(admin.post("/van-ban/kiem-tra-chu-ky/", paper))
    data = revoking.crl(authority.root(), now - DAY)
    assert "Đã giữ danh sách thu hồi." in brought(admin, data)
    assert "Danh sách này đã được giữ từ trước." in brought(admin, data)
    assert "không phải danh sách thu hồi chứng thư" in brought(admin, b"abc")
    (kept,) = RevocationList.objects.all()
    assert (kept.issuer, kept.entries, load(kept.file)) == ("Tổ chức chứng thực thử nghiệm", 0, data)
    (entry,) = JournalEntry.objects.filter(verb="papers.keep_revocation_list")
    assert entry.data["sha256"] == kept.file.sha256
    paper = {"file": SimpleUploadedFile("qd.pdf", signed.by_director())}
    assert "không bị thu hồi tính đến ngày" in text_of(admin.post("/van-ban/kiem-tra-chu-ky/", paper))
    revoked = revoking.crl(authority.root(), now, revoked={authority.director(): now - DAY})
    assert "Đã giữ danh sách thu hồi." in brought(admin, revoked, "khong-duoi")
    paper = {"file": SimpleUploadedFile("qd.pdf", signed.by_director())}
    said = text_of(admin.post("/van-ban/kiem-tra-chu-ky/", paper))
    assert "Chứng thư đã bị thu hồi ngày" in said
    assert "đã thu hồi ngày" in said


@pytest.mark.django_db
def test_the_page_asks_no_more_for_many_lists_than_for_one(trusting: None, admin: Client) -> None:
    asked = []
    for day in range(3):
        brought(admin, revoking.crl(authority.root(), NOW - day * DAY))
        if day != 1:
            asked.append(queries_of(admin, URL))
    assert asked[0] == asked[1]
    reply = admin.get(URL)
    assert len(reply.content) < MOST_BYTES
    assert text_of(reply).count("Tổ chức chứng thực thử nghiệm") == 3
