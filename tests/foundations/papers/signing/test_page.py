"""The page “Kiểm tra chữ ký số” and ``thidua verify FILE.pdf``: the same answer in the same words."""

import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.foundations.papers.signing import authority, signed
from tests.pages import MOST_BYTES, queries_of, text_of
from thidua.cli import main
from thidua.foundations.access.models import User
from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import MAX_BYTES, store
from thidua.foundations.org.models import Unit
from thidua.foundations.papers.models import OfficialPaper

SignIn = Callable[[User], Client]
URL = "/van-ban/kiem-tra-chu-ky/"


@pytest.fixture
def data_folder(tmp_path: Path, settings) -> Path:
    settings.THIDUA_DATA = tmp_path
    return tmp_path


@pytest.fixture
def trusting(data_folder: Path) -> Path:
    """The installation trusts the authority of the tests."""
    (data_folder / "trust").mkdir()
    (data_folder / "trust" / "goc.pem").write_bytes(authority.root().pem)
    return data_folder


@pytest.fixture
def page(signed_in: SignIn, office: Unit) -> Client:
    return signed_in(factories.make_user(factories.make_person(office), "staff"))


def asked(page: Client, data: bytes, name: str = "quyết định.pdf", status: int = 200) -> str:
    reply = page.post(URL, {"file": SimpleUploadedFile(name, data)})
    assert reply.status_code == status
    return text_of(reply)


def test_before_a_file_is_chosen_it_says_what_to_do(page: Client) -> None:
    said = text_of(page.get(URL))
    assert "Chưa kiểm tra tệp nào" in said
    assert "Người ký có thẩm quyền hay không" in said


def test_a_right_file_is_said_to_be_whole_and_by_whom(page: Client, trusting: Path) -> None:
    said = asked(page, signed.by_both())
    assert "Chữ ký số hợp lệ, tệp nguyên vẹn từ khi ký" in said
    assert "Chữ ký 1: Hoàng Thị Mẫu" in said
    assert "Chữ ký 2: Sở Ngoại vụ tỉnh Lạng Sơn" in said
    assert "theo đồng hồ của máy ký, không có dấu thời gian" in said
    assert "+07:00" in said
    assert "01/01/2020 đến 01/01/2040" in said
    assert "chỉ có chữ ký tiếp theo" in said


@pytest.mark.usefixtures("data_folder")
def test_without_a_trusted_root_it_is_whole_but_not_confirmed(page: Client) -> None:
    said = asked(page, signed.by_director())
    assert "Tệp nguyên vẹn từ khi ký, nhưng chưa xác nhận được người ký" in said
    assert "đặt tệp PEM vào thư mục trust" in said


def test_an_altered_file_is_not_to_be_used(page: Client, trusting: Path) -> None:
    changed = signed.by_director().replace(b"%PDF-1.7", b"%PDF-1.6")
    said = asked(page, changed)
    assert "Tệp hoặc chữ ký đã bị thay đổi" in said
    assert "Nội dung đã bị sửa sau khi ký." in said
    assert "Không dùng tệp này làm bản chính." in said


def test_a_picture_of_a_signature_is_none(page: Client, trusting: Path) -> None:
    assert "Tệp không có chữ ký số" in asked(page, signed.unsigned())


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04 Word", signed.by_director()[:2000]])
def test_a_file_that_cannot_be_read_is_refused_with_its_name(page: Client, data: bytes) -> None:
    assert "Không kiểm được tệp “quyết định.pdf”" in asked(page, data, status=422)


def test_a_file_over_the_limit_is_refused_unread(page: Client) -> None:
    assert "quá giới hạn 20 MB" in asked(page, b"%PDF-" + b"0" * (MAX_BYTES - 4), status=422)


def test_a_stream_that_unfolds_without_end_is_refused(page: Client) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    head = b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length "
    bomb = head + b"%d>>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    assert "quá phức tạp" in asked(page, bomb, status=422)


def test_a_wrong_file_in_the_trust_folder_is_named(page: Client, trusting: Path) -> None:
    (trusting / "trust" / "nham.pem").write_text("không phải chứng thư")
    assert "Tệp “nham.pem” trong thư mục trust không phải chứng thư" in asked(page, signed.by_director(), status=422)


def test_nothing_of_an_upload_is_kept(page: Client, trusting: Path) -> None:
    asked(page, signed.by_director())
    assert StoredFile.objects.count() == 0
    assert not (trusting / "files").exists()


def test_a_hostile_name_in_a_certificate_is_text(page: Client, data_folder: Path) -> None:
    data = signed.sign(signed.tiny(), authority.issue("<script>x</script>", None))
    reply = page.post(URL, {"file": SimpleUploadedFile("a.pdf", data)})
    assert b"<script>x" not in reply.content
    assert "&lt;script&gt;x&lt;/script&gt;" in text_of(reply)


def test_the_answer_comes_to_htmx_as_well(page: Client) -> None:
    reply = page.post(URL, {}, headers={"HX-Request": "true"})
    assert (reply.status_code, "Chưa chọn tệp" in text_of(reply)) == (200, True)


def test_the_signed_copy_of_a_paper_is_checked_where_it_lies(signed_in: SignIn, office: Unit, trusting: Path) -> None:
    kept = store(office.agency_id, "da-ky.pdf", signed.by_director(), "signed-paper")
    paper = OfficialPaper.objects.create(
        agency_id=office.agency_id,
        kind="council_minutes",
        title="Biên bản",
        year=2021,
        origin="x",
        origin_id=1,
        signed_copy=kept,
    )
    url = f"/van-ban/{paper.pk}/chu-ky-so/"
    client = signed_in(factories.make_user(factories.make_person(office), "clerk"))
    reply = client.get(url)
    assert "Chữ ký số hợp lệ" in text_of(reply)
    assert len(reply.content) < MOST_BYTES
    assert queries_of(client, url) <= 12
    paper.signed_copy = None
    paper.save()
    assert "Chưa có bản ký" in text_of(client.get(url))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (signed.by_both, 0, "Chữ ký số hợp lệ"),
        (signed.unsigned, 1, "Tệp không có chữ ký số"),
        (lambda: signed.by_both()[:-30], 2, "Không kiểm được tệp"),
    ],
)
def test_the_command_answers_with_its_exit_code(
    trusting: Path, tmp_path: Path, capfd, data, code: int, said: str
) -> None:
    file = tmp_path / "quyet-dinh.pdf"
    file.write_bytes(data())
    assert main(["verify", str(file)]) == code
    out, err = capfd.readouterr()
    assert said in (err if code == 2 else out)


@pytest.mark.django_db
def test_the_command_gives_json(trusting: Path, tmp_path: Path, capfd) -> None:
    file = tmp_path / "quyet-dinh.pdf"
    file.write_bytes(signed.by_director())
    assert main(["verify", str(file), "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert (answer["verdict"], answer["trusted_roots"]) == ("good", 1)
    assert [one["signer"] for one in answer["signatures"]] == ["Hoàng Thị Mẫu"]


def test_the_command_needs_no_database(tmp_path: Path) -> None:
    file = tmp_path / "quyet-dinh.pdf"
    file.write_bytes(signed.unsigned())
    done = subprocess.run(
        [sys.executable, "-m", "thidua.cli", "verify", "--data", str(tmp_path), str(file)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "Tệp không có chữ ký số" in done.stdout
    assert not (tmp_path / "thidua.sqlite3").exists()


def test_a_missing_file_is_named(data_folder: Path, capfd) -> None:
    assert main(["verify", "khong-co.pdf"]) == 2
    assert "“khong-co.pdf”" in capfd.readouterr().err
