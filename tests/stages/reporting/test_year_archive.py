"""The archive of a year: complete, provable where it is unpacked, the same each time, with nothing secret in it."""

import csv
import datetime as dt
import hashlib
import html
import io
import re
import shutil
import subprocess
import zipfile
from copy import deepcopy
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.kept import once_a_file
from tests.pages import text_of
from tests.stages import season as year
from tests.stages.season import Season
from thidua.config import commands
from thidua.foundations.access.models import User
from thidua.foundations.audit.models import JournalEntry
from thidua.foundations.files.store import load, path_of
from thidua.foundations.org.models import Agency
from thidua.foundations.papers.archive.package import (
    ArchivedFile,
    ArchivedList,
    ArchivedTable,
    ArchiveError,
    Contents,
    index_page,
    write_archive,
)
from thidua.foundations.papers.models import OfficialPaper
from thidua.foundations.papers.registry import services as registry
from thidua.foundations.workflow.decision import Refused
from thidua.foundations.workflow.errors import InputRefused
from thidua.stages.councils.models import TallyEntry
from thidua.stages.honours import services as honours
from thidua.stages.honours.models import HonourEntry
from thidua.stages.reporting.year_archive.contents import contents_of
from thidua.stages.reporting.year_archive.services import archive_year, write_to

pytestmark = pytest.mark.django_db
YEAR, TODAY = 2021, dt.date(2021, 12, 28)


def finished_season() -> Season:
    """A season with its register and a paper that came in."""
    made = year.make_season()
    decision = year.issued(made)
    honours.register_decision(decision, actor=made.actor("clerk"))
    registry.register_incoming(
        arrived_on=dt.date(2021, 2, 3),
        sender="Ủy ban nhân dân tỉnh Đèo Gió",
        subject="Phát động <b>thi đua</b> & “khen”",
        number="12",
        symbol="KH-UBND",
        files=[("kế hoạch.txt", b"Noi dung den")],
        actor=made.actor("clerk"),
    )
    return made


def at_the_end_of_the_year() -> Season:
    """The same, made on the day that the tests stand at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "THIDUA_TODAY", TODAY)
        return finished_season()


finished = once_a_file(at_the_end_of_the_year)


@pytest.fixture
def season(finished: Season, monkeypatch: pytest.MonkeyPatch) -> Season:
    monkeypatch.setattr(settings, "THIDUA_TODAY", TODAY)
    return deepcopy(finished)


def unpacked(season: Season) -> zipfile.ZipFile:
    out = io.BytesIO()
    archive_year(YEAR, out, actor=season.actor("clerk"))
    return zipfile.ZipFile(out)


def rows(package: zipfile.ZipFile, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(package.read(name).decode("utf-8-sig"))))


def test_every_paper_line_and_honour_of_the_year_is_in_it(season: Season) -> None:
    package = unpacked(season)
    names = set(package.namelist())
    papers = OfficialPaper.objects.filter(issued_at__isnull=False, year=YEAR).exclude(kind="ballot_paper")
    assert papers.count() >= 3
    for paper in papers:
        assert paper.pdf is not None
        held = [name for name in names if name.startswith("van-ban-di/") and name.endswith(f"-{paper.pk}.pdf")]
        assert [package.read(name) for name in held] == [load(paper.pdf)]
    assert len(rows(package, "so-vang.csv")) == HonourEntry.objects.count() + 1
    assert [row[0] for row in rows(package, "so-van-ban-den.csv")[1:]] == ["03/02/2021"]
    assert [name for name in names if name.startswith("van-ban-den/")] != []
    assert rows(package, "quyet-dinh.csv")[1][0] == "01/QĐ-SNgV"


def test_sha256sum_proves_it_where_it_is_unpacked(season: Season, tmp_path: Path) -> None:
    package = unpacked(season)
    package.extractall(tmp_path)
    sums = (tmp_path / "SHA256SUMS").read_text()
    assert {line.split("  ", 1)[1] for line in sums.splitlines()} == set(package.namelist()) - {"SHA256SUMS"}
    for line in sums.splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    program = shutil.which("sha256sum")
    if program:
        done = subprocess.run([program, "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (0, b"")


def test_the_page_leads_to_every_file_and_needs_nothing_else(season: Season) -> None:
    package = unpacked(season)
    page = package.read("index.html").decode()
    links = {unquote(html.unescape(link)) for link in re.findall(r'href="([^"]+)"', page)}
    assert links == set(package.namelist()) - {"index.html", "SHA256SUMS"}
    assert "http" not in page
    assert "<script" not in page
    assert "Phát động &lt;b&gt;thi đua&lt;/b&gt; &amp; “khen”" in page


def test_the_same_year_gives_the_same_bytes(season: Season) -> None:
    agency = Agency.objects.get(pk=season.agency.pk)
    first, second = io.BytesIO(), io.BytesIO()
    write_archive(contents_of(agency, YEAR), first)
    write_archive(contents_of(agency, YEAR), second)
    assert first.getvalue() == second.getvalue()


def test_nothing_secret_is_in_it(season: Season) -> None:
    """Markers are put where secrets lie: accounts, the counts of each teller, the journal's data and its people."""
    User.objects.update(password="CANARY-MAT-KHAU")
    marks = [b"CANARY-MAT-KHAU", b"phieu-bau", b"ballot_paper"]
    actors = {entry.actor_label for entry in JournalEntry.objects.all()}
    package = unpacked(season)
    held = {name: package.read(name) for name in package.namelist()}
    for mark in marks:
        assert [name for name, data in held.items() if mark in data or mark.decode() in name] == []
    assert TallyEntry.objects.exists()
    journal = held["nhat-ky.csv"].decode()
    assert not [label for label in actors if label in journal]
    heads = rows(package, "nhat-ky.csv")[0]
    assert heads == ["Dòng", "Ngày", "Việc", "Đối tượng", "Mã băm"]


def test_the_journal_of_the_year_is_listed_by_its_hashes(season: Season) -> None:
    entry = JournalEntry.objects.order_by("seq")[0]
    out = io.BytesIO()
    archive_year(entry.at.year, out, actor=season.actor("secretary"))
    listed = rows(zipfile.ZipFile(out), "nhat-ky.csv")[1:]
    assert listed[0] == [
        str(entry.seq),
        f"{timezone.localtime(entry.at):%d/%m/%Y}",
        entry.verb,
        entry.object_type,
        entry.hash,
    ]
    # The act that made the archive is written after it.
    assert len(listed) == JournalEntry.objects.filter(agency_id=season.agency.pk).count() - 1


def test_another_agency_is_not_in_it(season: Season) -> None:
    other = year.make_season("khac", "CANARY-KHAC Sở Khác")
    year.issued(other)
    package = unpacked(season)
    for name in package.namelist():
        assert b"CANARY-KHAC" not in package.read(name)


def test_who_may_take_it_away(season: Season) -> None:
    for role in ("director", "union", "head", "member"):
        with pytest.raises(Refused):
            archive_year(YEAR, io.BytesIO(), actor=season.actor(role))


def test_an_altered_file_stops_the_archive(season: Season, tmp_path: Path) -> None:
    paper = OfficialPaper.objects.exclude(kind="ballot_paper").filter(pdf__isnull=False, issued_at__isnull=False)[0]
    assert paper.pdf is not None
    place = path_of(paper.pdf.sha256)
    before = place.read_bytes()
    target = tmp_path / "ho-so.zip"
    target.write_bytes(b"cu")
    try:
        place.write_bytes(before[:-1] + b"x")
        with pytest.raises(InputRefused, match="bị mất hoặc đã bị sửa"):
            archive_year(YEAR, io.BytesIO(), actor=season.actor("clerk"))
        with pytest.raises(ArchiveError):
            write_to(Agency.objects.get(pk=season.agency.pk), YEAR, target)
    finally:
        place.write_bytes(before)
    assert [path.name for path in tmp_path.iterdir()] == ["ho-so.zip"]
    assert target.read_bytes() == b"cu"


def test_the_clerk_downloads_it_from_the_book(season: Season) -> None:
    client = Client()
    client.force_login(season.users["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    assert 'action="/bao-cao/luu-tru/"' in text_of(client.get("/so-van-ban/di/"))
    answer = client.post("/bao-cao/luu-tru/", {"year": "2021"})
    assert answer["Content-Disposition"] == 'attachment; filename="ho-so-thi-dua-2021.zip"'
    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert package.testzip() is None
    assert JournalEntry.objects.filter(verb="reporting.archive_year").count() == 1


def run(*words: str) -> int:
    import argparse

    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    args = parser.parse_args(["archive", *words])
    return int(args.run(args))


def test_the_command_writes_the_file(season: Season, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ho-so.zip"
    assert run("--year", "2021", "--out", str(target)) == 0
    count = len(zipfile.ZipFile(target).namelist())
    assert f"Đã ghi hồ sơ lưu năm 2021 của Sở Ngoại vụ tỉnh Đèo Gió: {count} tệp" in capsys.readouterr().out
    assert run("--year", "2021", "--out", str(tmp_path / "khong-co" / "x.zip")) == 2
    assert "không ghi được" in capsys.readouterr().err
    assert run("--year", "2021", "--out", str(target), "--agency", "la") == 2
    assert "chọn cơ quan bằng --agency, một trong: sngv" in capsys.readouterr().err


def test_two_files_of_one_path_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"a")
    one = ArchivedFile("x/a.pdf", "A", source, hashlib.sha256(b"a").hexdigest())
    table = ArchivedTable("t.csv", "T", b"a\r\n", 0)
    single = Contents("Sở Mẫu", 2021, "1 ff", (ArchivedList("Văn bản", (one,)),), (table,))
    out = io.BytesIO()
    assert write_archive(single, out) == 4
    assert sorted(zipfile.ZipFile(out).namelist()) == ["SHA256SUMS", "index.html", "t.csv", "x/a.pdf"]
    twice = Contents("Sở Mẫu", 2021, "1 ff", (ArchivedList("Văn bản", (one, one)),), (table,))
    with pytest.raises(ArchiveError, match="trùng tên"):
        write_archive(twice, io.BytesIO())
    assert "Không có" in index_page(Contents("Sở Mẫu", 2021, "1 ff", (ArchivedList("Văn bản đến", ()),), ()))
