"""``thidua sign``: with a key file or a device on one's own computer; a refusal writes nothing."""

import io
from pathlib import Path

import pypdfium2
import pytest

from tests.foundations.papers.signing import authority, drawings, hsm, signed
from thidua.cli import main
from thidua.foundations.papers.signing.verifying import verify_pdf
from thidua.foundations.workflow import clock

NAME = "Hoàng Thị Mẫu"
AGENCY = "Sở Ngoại vụ tỉnh Lạng Sơn"


@pytest.fixture
def desk(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a paper, a key file, a picture and an empty line for what is typed."""
    settings.THIDUA_DATA = tmp_path
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quyet-dinh.pdf").write_bytes(signed.unsigned())
    (tmp_path / "ky.p12").write_bytes(authority.director().pkcs12())
    (tmp_path / "co-quan.p12").write_bytes(authority.agency().pkcs12())
    (tmp_path / "ky.png").write_bytes(drawings.scrawl())
    (tmp_path / "dau.png").write_bytes(drawings.ring())
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = authority.PASSPHRASE) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    return main(["sign", *words])


def signers(path: Path) -> list[str]:
    report = verify_pdf(path.read_bytes(), now=clock.machine_now())
    assert report.intact
    return [one.signer for one in report.signatures]


def test_the_person_signs_and_the_agency_beside_him(desk: Path, monkeypatch, capsys) -> None:
    person = ["quyet-dinh.pdf", "--out", "a.pdf", "--p12", "ky.p12", "--name", NAME, "--picture", "ky.png"]
    assert run(monkeypatch, *person) == 0
    assert "Đã ký, ghi vào “a.pdf”." in capsys.readouterr().out
    agency = ["a.pdf", "--out", "b.pdf", "--p12", "co-quan.p12", "--agency", AGENCY, "--name", NAME]
    assert run(monkeypatch, *agency, "--picture", "dau.png", "--seal-width", "36") == 0
    assert signers(desk / "b.pdf") == [NAME, AGENCY]
    assert (desk / "b.pdf").read_bytes().startswith(signed.unsigned())


@hsm.needs_device
def test_a_device_signs_by_its_pin(desk: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", str(desk / "softhsm2.conf"))
    hsm.new_token(desk, "ca-nhan")
    with hsm.opened("ca-nhan") as session:
        hsm.put(session, authority.director(), 1)
    words = ["quyet-dinh.pdf", "--out", "a.pdf", "--pkcs11-module", hsm.MODULE, "--token", "ca-nhan", "--name", NAME]
    assert run(monkeypatch, *words, typed="999999") == 2
    assert "Sai mã PIN" in capsys.readouterr().err
    assert not (desk / "a.pdf").exists()
    assert run(monkeypatch, *words, typed=hsm.PIN) == 0
    assert signers(desk / "a.pdf") == [NAME]


def test_an_attachment_carries_the_number_and_the_time_at_the_top_right(desk: Path, monkeypatch) -> None:
    words = ["quyet-dinh.pdf", "--out", "a.pdf", "--p12", "co-quan.p12", "--agency", AGENCY]
    assert run(monkeypatch, *words, "--attachment", "12/QĐ-SNgV") == 0
    assert signers(desk / "a.pdf") == [AGENCY]
    document = pypdfium2.PdfDocument((desk / "a.pdf").read_bytes())
    document.init_forms()
    page = document[0]
    wide, high = page.get_size()
    left = page.render(scale=1, crop=(wide - 330 - 43, high - 35, 43 + 150, 0)).to_numpy()
    right = page.render(scale=1, crop=(wide - 43 - 120, high - 35, 43, 0)).to_numpy()
    beyond = page.render(scale=1, crop=(wide - 42, high - 35, 0, 0)).to_numpy()
    assert [(part < 200).any() for part in (left, right, beyond)] == [True, True, False]
    document.close()


SEALING = ("--p12", "co-quan.p12", "--name", NAME, "--agency", AGENCY)


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (["--p12", "ky.p12", "--name", NAME], "sai", "sai mật khẩu"),
        (["--p12", "khong-co.p12", "--name", NAME], "", "“khong-co.p12”"),
        (["--p12", "co-quan.p12", "--name", NAME], authority.PASSPHRASE, "không phải “Hoàng Thị Mẫu”"),
        (["--p12", "ky.p12", "--name", NAME, "--picture", "dau.png"], authority.PASSPHRASE, "phải màu xanh"),
        (["--p12", "ky.p12"], authority.PASSPHRASE, "bằng --name"),
        (["--name", NAME], "", "Dùng --p12 TỆP hoặc --pkcs11-module"),
        (["--p12", "ky.p12", "--attachment", "1/KH-A"], authority.PASSPHRASE, "bằng --agency"),
        (["--pkcs11-module", "khong-co.so", "--name", NAME], "1", "“khong-co.so”"),
        ([*SEALING, "--picture", "dau.png"], authority.PASSPHRASE, "bằng --seal-width"),
        ([*SEALING, "--picture", "dau.png", "--seal-width", "360"], authority.PASSPHRASE, "ngoài khoảng 10–60 mm"),
    ],
)
def test_what_is_in_the_way_is_said_and_nothing_is_written(
    desk: Path, monkeypatch, capsys, words: list[str], typed: str, said: str
) -> None:
    assert run(monkeypatch, "quyet-dinh.pdf", "--out", "a.pdf", *words, typed=typed) == 2
    assert said in capsys.readouterr().err
    assert not (desk / "a.pdf").exists()


def test_a_file_that_is_there_is_not_overwritten(desk: Path, monkeypatch, capsys) -> None:
    assert run(monkeypatch, "quyet-dinh.pdf", "--out", "ky.png", "--p12", "ky.p12", "--name", NAME) == 2
    assert "Tệp “ky.png” đã có" in capsys.readouterr().err
    assert (desk / "ky.png").read_bytes() == drawings.scrawl()


@pytest.mark.parametrize("data", [b"%PDF-1.7 hong", b"khong phai PDF", b""])
def test_a_file_that_is_no_pdf_is_named(desk: Path, monkeypatch, capsys, data: bytes) -> None:
    (desk / "hong.pdf").write_bytes(data)
    assert run(monkeypatch, "hong.pdf", "--out", "a.pdf", "--p12", "ky.p12", "--name", NAME) == 2
    assert "Không ký được “hong.pdf”" in capsys.readouterr().err
