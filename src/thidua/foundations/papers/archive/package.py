"""Write an archive: files, tables as CSV, digests, and a page to begin with. Knows no Django.

Equal contents give equal bytes: names in order, no time but the fixed one of the format, tables and page made from the
contents alone. ``sha256sum -c SHA256SUMS`` proves the archive where it was unpacked.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

SUMS, INDEX = "SHA256SUMS", "index.html"
_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = (".csv", ".html", "")
"""What compresses; PDF and DOCX are compressed already."""


class ArchiveError(Exception):
    """An archive that cannot be made; ``str()`` is the one sentence for the user. Nothing is left behind."""


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One file: its path in the archive, what it is in words, where its bytes lie and their digest."""

    path: str
    label: str
    source: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class ArchivedTable:
    """One table: its path, its title and its CSV."""

    path: str
    title: str
    csv: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class ArchivedList:
    """Files under a heading of the first page."""

    title: str
    files: tuple[ArchivedFile, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A year of an agency. ``seal`` is the head of the journal, "seq hash", for comparison with the product."""

    agency: str
    year: int
    seal: str
    lists: tuple[ArchivedList, ...]
    tables: tuple[ArchivedTable, ...]

    def files(self) -> Iterator[ArchivedFile]:
        """All files, in the order of the page."""
        for one in self.lists:
            yield from one.files


def write_archive(contents: Contents, target: BinaryIO, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the archive to ``target`` and give the number of its files.

    ArchiveError for a file that is gone or no longer has its digest, or for two files of one path.
    """
    files = {file.path: file for file in contents.files()}
    made = {table.path: table.csv for table in contents.tables} | {INDEX: index_page(contents).encode()}
    if len(files) != sum(1 for _file in contents.files()) or not made.keys().isdisjoint(files):
        raise ArchiveError("Hai tệp của hồ sơ trùng tên. Báo quản trị hệ thống.")
    names = sorted((*files, *made))
    sums: list[str] = []
    with zipfile.ZipFile(target, "w") as package:
        for place, name in enumerate(names, start=1):
            data = made[name] if name in made else _whole(files[name])
            _add(package, name, data)
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
            if progress:
                progress(place, len(names))
        _add(package, SUMS, "".join(sums).encode())
    return len(names) + 1


def _whole(file: ArchivedFile) -> bytes:
    try:
        data = file.source.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise ArchiveError(
            f"Tệp của “{file.label}” bị mất hoặc đã bị sửa. Chạy «thidua verify» rồi phục hồi bản sao lưu."
        )
    return data


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED if Path(name).suffix in _PACKED else zipfile.ZIP_STORED
    package.writestr(info, data)


_STYLE = """
body{font:16px/1.5 "Source Sans 3",Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#2b1a16}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #c9b9a6}
li{margin:.25rem 0;overflow-wrap:anywhere}a{color:#7d2116}code{font-size:.85em;overflow-wrap:anywhere}
p.note{background:#f5f0e8;padding:.75rem 1rem;border-left:3px solid #a98434}
"""


def index_page(contents: Contents) -> str:
    """The first page: what is in the archive with links, and how to prove it. Everything is escaped, no script."""
    tables = "".join(
        f'<li><a href="{_link(one.path)}">{escape(one.title)}</a>, {one.rows} dòng</li>' for one in contents.tables
    )
    lists = "".join(_section(one.title, one.files) for one in contents.lists)
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Hồ sơ thi đua, khen thưởng năm {contents.year}</title><style>{_STYLE}</style></head><body>"
        f"<h1>Hồ sơ thi đua, khen thưởng năm {contents.year}</h1><p>{escape(contents.agency)}</p>"
        '<p class="note">Để chứng minh tệp còn nguyên: giải nén rồi chạy <code>sha256sum -c SHA256SUMS</code>. '
        "Hồ sơ không có phiếu bầu. Đầu chuỗi nhật ký: "
        f"<code>{escape(contents.seal)}</code>.</p>"
        f"<h2>Sổ, bảng</h2><ul>{tables}</ul>{lists}</body></html>\n"
    )


def _section(title: str, files: Iterable[ArchivedFile]) -> str:
    items = "".join(f'<li><a href="{_link(file.path)}">{escape(file.label)}</a></li>' for file in files)
    return f"<h2>{escape(title)}</h2><ul>{items or '<li>Không có</li>'}</ul>"


def _link(path: str) -> str:
    return escape(quote(path))
