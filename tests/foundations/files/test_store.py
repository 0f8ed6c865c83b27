"""Files are kept whole, under generated names, and only of the kinds that are taken."""

import pytest

from thidua.foundations.files.models import StoredFile
from thidua.foundations.files.store import download, is_whole, load, path_of, store
from thidua.foundations.files.verify import file_faults
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow.errors import InputRefused

PDF = b"%PDF-1.7 noi dung"


def test_stored_bytes_come_back_whole(agency: Agency) -> None:
    kept = store(agency.pk, "Kế hoạch.pdf", PDF, "launch")
    assert (load(kept), kept.size, is_whole(kept), list(file_faults())) == (PDF, len(PDF), True, [])


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [("../../etc/passwd.pdf", "passwd.pdf"), ("C:\\tài liệu\\a.pdf", "a.pdf"), ("a\u202eb.pdf", "ab.pdf")],
)
def test_name_cannot_lead_out_of_the_store(agency: Agency, name: str, kept_as: str) -> None:
    kept = store(agency.pk, name, PDF, "launch")
    assert kept.name == kept_as
    assert path_of(kept.sha256).name == kept.sha256


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.exe", b"MZ", "không thuộc các loại nhận được"),
        ("a.svg", b"<svg/>", "không thuộc các loại nhận được"),
        ("a.pdf", b"", "trống"),
        ("a.pdf", b"<html>", "nội dung khác loại"),
        ("a.docx", PDF, "nội dung khác loại"),
        ("a.rtf", PDF, "nội dung khác loại"),
        ("a.odt", PDF, "nội dung khác loại"),
        ("a.txt", b"x" * (20 * 1024 * 1024 + 1), "quá mức 20 MB"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_reason(agency: Agency, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        store(agency.pk, name, data, "launch")
    assert not StoredFile.objects.exists()


def test_exactly_twenty_megabytes_is_taken(agency: Agency) -> None:
    assert store(agency.pk, "a.txt", b"x" * (20 * 1024 * 1024), "launch").size == 20 * 1024 * 1024


def test_download_is_an_attachment_with_its_vietnamese_name(agency: Agency) -> None:
    answer = download(store(agency.pk, "Quyết định.pdf", PDF, "launch"))
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("damage", [b"", PDF + b"x", PDF[:-1] + b"X"])
def test_damaged_file_is_named(agency: Agency, damage: bytes) -> None:
    kept = store(agency.pk, "a.pdf", PDF + bytes([len(damage)]), "launch")
    path_of(kept.sha256).write_bytes(damage)
    assert list(file_faults()) == [f"Tệp “a.pdf” (số {kept.pk}) bị mất hoặc đã bị sửa."]


def test_missing_file_is_named(agency: Agency) -> None:
    kept = store(agency.pk, "b.pdf", PDF + b"mat", "launch")
    path_of(kept.sha256).unlink()
    assert len(list(file_faults())) == 1
