"""Files that are no workbook are named for what they are, before anything in them is parsed."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foundations.workbook.books import PEOPLE, UNITS, book
from thidua.foundations.workbook import guard
from thidua.foundations.workbook.errors import WorkbookErrors
from thidua.foundations.workbook.model import Register
from thidua.foundations.workbook.read import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def _message(data: bytes, filename: str = "số liệu.xlsx") -> str:
    with pytest.raises(WorkbookErrors) as caught:
        read_workbook(data, filename)
    assert len(caught.value.errors) == 1
    assert caught.value.errors[0].sheet == ""
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng (0 byte)"),
        (OLE + b"\0" * 600, "kiểu Excel cũ (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
        (b"%PDF-1.7\n", "tệp PDF"),
        ("Mã;Họ và tên\n001;Hà\n".encode(), "văn bản thuần (.csv, .txt)"),
        ("Mã\tHọ và tên\n".encode("utf-16"), "văn bản thuần (.csv, .txt)"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "trang web"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "không phải sổ .xlsx"),
        (_zip({"word/document.xml": b"<w/>"}), "văn bản Word (.docx) đổi đuôi"),
        (_zip({"content.xml": b"<o/>", "mimetype": b"x"}), "OpenDocument"),
        (_zip({"xl/workbook.bin": b"x"}), "Excel nhị phân (.xlsb)"),
        (_zip({"hello.txt": b"x"}), "tệp nén .zip"),
        (
            _zip({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>", "xl/vbaProject.bin": b"x"}),
            "macro (.xlsm)",
        ),
        (_zip({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "bị hỏng"),
    ],
)
def test_a_foreign_file_is_named(data: bytes, said: str) -> None:
    message = _message(data)
    assert "Tệp “số liệu.xlsx”" in message
    assert said in message
    assert message.endswith(".")


def test_a_good_book_under_a_wrong_name_is_told_to_be_renamed() -> None:
    message = _message(book({"Đơn vị": UNITS, "Nhân sự": PEOPLE}), "so-lieu.xls")
    assert "có đuôi .xls nhưng nội dung là sổ .xlsx" in message
    assert "Đổi đuôi tệp thành .xlsx" in message


def test_a_folder_in_the_name_is_not_repeated_to_the_user() -> None:
    assert "Tệp “x.xlsx” rỗng" in _message(b"", "/home/ai/đó/x.xlsx")


def test_size_limit_stands_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book({"Đơn vị": UNITS})
    monkeypatch.setattr(guard, "MAX_BYTES", len(data))
    assert len(read_workbook(data, "a.xlsx").units or ()) == 2
    monkeypatch.setattr(guard, "MAX_BYTES", len(data) - 1)
    assert "quá giới hạn 20 MB" in _message(data)


def test_a_zip_bomb_is_refused_without_unpacking() -> None:
    bomb = _zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>", "xl/big.xml": b" " * (8 * 1024 * 1024)})
    assert len(bomb) < 20_000
    assert "giải nén ra quá lớn" in _message(bomb)


def test_too_many_members_are_refused() -> None:
    members = {f"xl/media/{number}.txt": b"" for number in range(guard.MAX_ENTRIES + 1)}
    assert "giải nén ra quá lớn" in _message(_zip(members))


def test_entities_in_the_xml_are_refused() -> None:
    hostile = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert "khai báo XML" in _message(_zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": hostile}))


def test_a_cut_file_is_broken() -> None:
    data = book({"Đơn vị": UNITS})
    assert "bị hỏng" in _message(data[: len(data) // 2])


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE, b"%PDF"]))
def test_no_bytes_crash_the_reader(tail: bytes, head: bytes) -> None:
    with pytest.raises(WorkbookErrors):
        read_workbook(head + tail, "x.xlsx")


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=0, max_value=255))
def test_a_flipped_byte_gives_a_register_or_a_named_error(place: int, value: int) -> None:
    data = bytearray(_GOOD)
    data[place % len(data)] = value
    with contextlib.suppress(WorkbookErrors):
        assert isinstance(read_workbook(bytes(data), "x.xlsx"), Register)


_GOOD = book({"Đơn vị": UNITS, "Nhân sự": PEOPLE})
