"""The installation from outside, as an administrator has it: sample, verification, backup, restore, drill, server.

The sample is loaded once by the command itself into a folder of its own; each test works on a copy.

Slow because the commands are run as programs.
"""

import contextlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.foundations.papers.signing import authority, signed
from thidua.cli import main
from thidua.foundations.workbook.sample import sample_register

pytestmark = pytest.mark.slow

PASSWORD = "mat-khau-mau-2021"


def thidua(*arguments: str | Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("THIDUA_", "DJANGO_"))}
    command = [sys.executable, "-m", "thidua.cli", *map(str, arguments), *(["--data", str(data)] if data else [])]
    environment = keep | {"THIDUA_DEMO_PASSWORD": PASSWORD}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("mau") / "data"
    done = thidua("demo", data=data)
    assert done.returncode == 0, done.stderr
    assert PASSWORD in done.stdout
    for name in ("clerk", "staff", "head", "member", "secretary", "director", "union", "board", "admin"):
        assert name in done.stdout
    return data


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample, tmp_path / "data")
    return tmp_path / "data"


def alter(data: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(data / "thidua.sqlite3")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def faults(data: Path, *arguments: str | Path) -> list[str]:
    done = thidua("verify", "--json", *arguments, data=data)
    answer = json.loads(done.stdout)
    assert done.returncode == (1 if answer["faults"] else 0)
    found: list[str] = answer["faults"]
    return found


def test_sample_loaded_again_changes_only_the_password(copy: Path) -> None:
    def heads() -> tuple[int, str]:
        with contextlib.closing(sqlite3.connect(copy / "thidua.sqlite3")) as database:
            return tuple(database.execute("SELECT max(seq), max(hash) FROM audit_journalentry").fetchone())  # type: ignore[return-value]

    before = heads()
    assert thidua("demo", data=copy).returncode == 0
    assert heads() == before


def test_sample_year_walked_through_gives_what_the_record_says(copy: Path) -> None:
    said = {(row.code, row.award) for row in sample_register().held or () if row.year == 2020}
    query = """SELECT coalesce(p.code, u.code), h.award FROM ledger_heldaward h
        LEFT JOIN org_person p ON p.id = h.person_id LEFT JOIN org_unit u ON u.id = h.unit_id WHERE h.year = 2020"""
    with contextlib.closing(sqlite3.connect(copy / "thidua.sqlite3")) as database:
        walked = database.execute(query).fetchall()
    assert sorted(walked) == sorted(said)
    assert len(said) == 49


def test_sample_is_whole(copy: Path) -> None:
    assert faults(copy) == []


ALTERATIONS = {
    "UPDATE honours_honourentry SET recipient_name = 'Người Khác' WHERE entry_number = 1": "dòng của Người Khác",
    "DELETE FROM honours_paymentline WHERE id = (SELECT max(id) FROM honours_paymentline)": "Dòng tiền thưởng số",
    "UPDATE honours_paymentline SET amount_vnd = amount_vnd * 10 WHERE amount_vnd > 0": "Tiền thưởng của",
    "UPDATE decisions_awarddecision SET number = 99": "Quyết định 99/QĐ-SNgV đã bị sửa sau khi ký.",
    "UPDATE papers_officialpaper SET title = 'Tên Khác' WHERE state = 'issued'": "Tên Khác” đã bị sửa sau khi ban hành",
    "INSERT INTO ledger_heldaward (agency_id, person_id, award, year, decision_number, decided_by, occasion) "
    "SELECT agency_id, person_id, 'cstd_bo_nganh_tinh', year, '99/QĐ-SNgV', '', 'cong_trang' FROM ledger_heldaward "
    "WHERE year = 2020 AND person_id IS NOT NULL LIMIT 1": "Sổ khen thưởng có dòng không thuộc Quyết định",
}
"""What root may do by SQL, and what the report must say."""


def test_every_row_altered_by_sql_and_every_altered_file_is_named(copy: Path) -> None:
    alter(copy, *ALTERATIONS)
    stored = next(path for path in sorted((copy / "files").rglob("*")) if path.is_file())
    data = bytearray(stored.read_bytes())
    data[len(data) // 2] ^= 1
    stored.write_bytes(data)
    found = faults(copy)
    for words in (*ALTERATIONS.values(), "bị mất hoặc đã bị sửa"):
        assert any(words in fault for fault in found), (words, found)


def test_journal_altered_with_its_guards_removed_is_named(copy: Path) -> None:
    alter(copy, "DROP TRIGGER journal_no_update", "UPDATE audit_journalentry SET actor_label = 'Ai đó' WHERE seq = 5")
    assert "Dòng 5 của nhật ký đã bị sửa." in faults(copy)


def test_cut_journal_is_named_with_a_checkpoint_only(copy: Path, tmp_path: Path) -> None:
    checkpoint = tmp_path / "moc.json"
    assert thidua("verify", "--write-checkpoint", checkpoint, data=copy).returncode == 0
    alter(
        copy,
        "DROP TRIGGER journal_no_delete",
        "DELETE FROM audit_journalentry WHERE seq = (SELECT max(seq) FROM audit_journalentry)",
    )
    assert any("không còn chứa mốc kiểm tra" in fault for fault in faults(copy, "--checkpoint", checkpoint))


def test_file_that_is_no_checkpoint_is_bad_input(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "moc.json"
    path.write_text('{"seq": 1}')
    done = thidua("verify", "--checkpoint", path, data=sample)
    assert (done.returncode, done.stdout, len(done.stderr.strip().splitlines())) == (2, "", 1)


def test_verifying_an_empty_folder_is_bad_input(tmp_path: Path) -> None:
    done = thidua("verify", data=tmp_path / "trong")
    assert done.returncode == 2
    assert "chưa có cơ sở dữ liệu" in done.stderr


@pytest.fixture(scope="module")
def archive(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = thidua("backup", tmp_path_factory.mktemp("sao-luu"), data=sample)
    assert made.returncode == 0, made.stderr
    return Path(made.stdout.strip())


def test_backup_restores_into_an_empty_place_and_is_whole(archive: Path, tmp_path: Path) -> None:
    restored = thidua("restore", archive, data=tmp_path / "moi")
    assert restored.returncode == 0, restored.stderr
    assert faults(tmp_path / "moi") == []
    assert "secret.key" not in zipfile.ZipFile(archive).namelist()


def test_a_backup_takes_along_whom_the_installation_trusts(copy: Path, tmp_path: Path) -> None:
    (copy / "trust").mkdir()
    (copy / "trust" / "goc.pem").write_bytes(authority.root().pem)
    made = thidua("backup", tmp_path / "sao-luu", data=copy)
    assert thidua("restore", made.stdout.strip(), data=tmp_path / "moi").returncode == 0
    file = tmp_path / "da-ky.pdf"
    file.write_bytes(signed.by_both())
    checked = thidua("verify", file, data=tmp_path / "moi")
    assert (checked.returncode, "Chữ ký số hợp lệ" in checked.stdout) == (0, True)


def test_restore_over_an_installation_is_refused(archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "dang-dung"
    place.mkdir()
    (place / "giu-nguyen").write_text("x")
    done = thidua("restore", archive, data=place)
    assert done.returncode == 2
    assert "không trống" in done.stderr
    assert [path.name for path in place.iterdir()] == ["giu-nguyen"]


@pytest.mark.parametrize("damage", ["flip", "none"])
def test_damaged_backup_leaves_nothing_behind(archive: Path, tmp_path: Path, damage: str) -> None:
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 0xFF
    broken = tmp_path / "hong.zip"
    broken.write_bytes(data if damage == "flip" else b"khong phai zip")
    done = thidua("restore", broken, data=tmp_path / "moi")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "moi").exists()


def test_drill_passes_on_the_sample(sample: Path) -> None:
    done = thidua("drill", data=sample)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    port = free_port()
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("THIDUA_", "DJANGO_"))}
    command = [sys.executable, "-m", "thidua.cli", "run", "--port", str(port), "--data", str(copy)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=keep)
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[str]) -> None:
    for _attempt in range(120):
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(f"{address}dang-nhap/", timeout=5).close()  # noqa: S310 - our own server
            return
        assert server.poll() is None, server.communicate()
        time.sleep(0.5)
    raise AssertionError("the server did not answer")


def test_server_serves_the_sign_in_page_with_its_style(served: str) -> None:
    with urllib.request.urlopen(f"{served}dang-nhap/", timeout=10) as answer:  # noqa: S310
        page = answer.read().decode()
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    with urllib.request.urlopen(served + style.lstrip("/"), timeout=10) as answer:  # noqa: S310
        assert (answer.status, answer.headers["Content-Type"].split(";")[0]) == (200, "text/css")


@pytest.mark.parametrize(
    "command", ["run", "demo", "verify", "backup", "restore", "drill", "read", "template", "year", "law"]
)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    printed = capsys.readouterr()
    assert (ended.value.code, printed.err) == (0, "")
    assert f"thidua {command}" in printed.out


def test_daily_job_reminds_backs_up_and_verifies(copy: Path) -> None:
    done = thidua("daily", data=copy)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "Dữ liệu nguyên vẹn." in done.stdout
    assert len(list((copy / "backups").glob("thidua-*.zip"))) == 1
