"""Backup of a whole installation: one zip with the database, the stored files and a digest of each; restore proves it.

The key that signs sessions is not in it: a stolen backup opens no session, and restoring signs everybody out.
"""

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

DATABASE = "thidua.sqlite3"
DUMP = "thidua.pgdump"
MANIFEST = "manifest.json"


class BackupError(Exception):
    """A backup could not be made or restored; the text is for the user."""


def make_backup(folder: Path) -> Path:
    """Write ``thidua-<instant>.zip`` into ``folder`` and give its path; the name appears only when it is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = dt.datetime.now(tz=dt.UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"thidua-{stamp}.zip"
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        draft = Path(scratch) / "backup.zip"
        digests: dict[str, str] = {}
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in _contents(Path(scratch)):
                digests[name] = _sha256(path)
                archive.write(path, name)
            archive.writestr(MANIFEST, json.dumps({"made": stamp, "sha256": digests}, indent=1, sort_keys=True))
        draft.replace(target)
    return target


def restore(archive_path: Path, data: Path) -> int:
    """Unpack a backup into the empty folder ``data``, checking every digest; give the number of files.

    BackupError when the folder is not empty, the file is no backup, or one byte differs: then ``data`` stays empty.
    """
    if data.exists() and any(data.iterdir()):
        raise BackupError(_("Thư mục %(path)s không trống. Chọn một thư mục mới để phục hồi.") % {"path": data})
    data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data.parent) as scratch:
        count = _unpack_checked(archive_path, Path(scratch) / "data")
        if (Path(scratch) / "data" / DUMP).exists():
            _restore_postgresql(Path(scratch) / "data" / DUMP)
        with contextlib.suppress(FileNotFoundError):
            data.rmdir()
        (Path(scratch) / "data").replace(data)
    return count


def prune(folder: Path, keep: int) -> None:
    """Delete all but the newest ``keep`` backups of ``folder``."""
    for old in sorted(folder.glob("thidua-*.zip"))[:-keep]:
        old.unlink()


def _contents(scratch: Path) -> Iterator[tuple[str, Path]]:
    if connection.vendor == "sqlite":
        copy = scratch / DATABASE
        _copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), copy)
        yield DATABASE, copy
    else:
        dump = scratch / DUMP
        _run_postgresql("pg_dump", "--format=custom", f"--file={dump}")
        yield DUMP, dump
    base = Path(settings.THIDUA_DATA)
    marker = base / "demo-today"
    if marker.exists():
        yield marker.name, marker
    # Whom the installation trusts belongs to it: without those certificates every signature turns unconfirmed.
    for folder in ("files", "trust"):
        for path in sorted((base / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(base).as_posix(), path


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a live database page by page; writers may go on meanwhile."""
    with contextlib.closing(sqlite3.connect(source)) as live, contextlib.closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise BackupError(_("Cơ sở dữ liệu không còn nguyên vẹn: %(verdict)s") % {"verdict": verdict})


def _run_postgresql(program: str, *arguments: str) -> None:
    binary = shutil.which(program)
    if binary is None:
        raise BackupError(_("Thiếu chương trình %(name)s. Cài gói postgresql-client rồi làm lại.") % {"name": program})
    database = connection.settings_dict
    command = [binary, *arguments, f"--dbname={database['NAME']}"]
    for option, key in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if database[key]:
            command.append(f"{option}={database[key]}")
    environment = {"PGPASSWORD": str(database["PASSWORD"]), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise BackupError(
            f"{program}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
        )


def _restore_postgresql(dump: Path) -> None:
    if connection.introspection.table_names():
        raise BackupError(_("Cơ sở dữ liệu PostgreSQL không trống. Tạo cơ sở dữ liệu mới rồi phục hồi."))
    _run_postgresql("pg_restore", "--exit-on-error", "--no-owner", str(dump))
    dump.unlink()


def _unpack_checked(archive_path: Path, target: Path) -> int:
    try:
        with zipfile.ZipFile(archive_path) as archive:
            digests: dict[str, str] = json.loads(archive.read(MANIFEST))["sha256"]
            if set(archive.namelist()) != {*digests, MANIFEST}:
                raise BackupError(_("Bản sao lưu có tệp thừa hoặc thiếu so với danh mục của nó."))
            for name, expected in digests.items():
                path = (target / name).resolve()
                if not path.is_relative_to(target.resolve()):
                    raise BackupError(_("Bản sao lưu chứa đường dẫn không an toàn: %(name)s") % {"name": name})
                path.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, path.open("wb") as sink:
                    shutil.copyfileobj(source, sink)
                if _sha256(path) != expected:
                    raise BackupError(_("Tệp %(name)s trong bản sao lưu đã hỏng.") % {"name": name})
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BackupError(
            _("%(path)s không phải bản sao lưu đọc được: %(why)s") % {"path": archive_path, "why": error}
        ) from error
    return len(digests)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
