"""Open a Word document that somebody sent: bounded, without entities, macros, linked files or passwords."""

import io
import re
import zipfile
from xml.etree.ElementTree import Element  # types only; parsing is done by defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError

from thidua.foundations.files.packages import BROKEN, MEGABYTE, MOST_BYTES, is_bomb
from thidua.foundations.papers.checker.model import CheckError

MOST_PART = 20 * MEGABYTE
MOST_PARAGRAPHS = 20_000
MOST_RUNS = 60_000

_OLE = b"\xd0\xcf\x11\xe0"
_SAVE_AGAIN = "Hãy mở bằng Word, lưu thành tệp .docx mới rồi kiểm tra lại."
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def open_docx(data: bytes, filename: str) -> WordDocument:
    """The document, after every part was looked at. Raises :class:`CheckError` for a file that is not opened."""
    if not data:
        raise CheckError(f"Tệp “{filename}” rỗng (0 byte). Hãy chọn lại đúng tệp có nội dung.")
    if len(data) > MOST_BYTES:
        raise CheckError(f"Tệp “{filename}” quá giới hạn 20 MB. Hãy bỏ bớt ảnh rồi kiểm tra lại.")
    if data.startswith(_OLE):
        raise CheckError(
            f"Tệp “{filename}” là tệp Word cũ (.doc) hoặc tệp có mật khẩu. "
            "Hãy bỏ mật khẩu, lưu thành .docx rồi kiểm tra lại."
        )
    if not data.startswith(b"PK"):
        raise CheckError(f"Tệp “{filename}” không phải văn bản Word (.docx). Hãy chọn tệp .docx.")
    try:
        _look_through(data, filename)
        document = Document(io.BytesIO(data))
        count = sum(1 for _ in document.element.body.iter(f"{_W}p"))
        runs = sum(1 for _ in document.element.body.iter(f"{_W}r"))
    except CheckError:
        raise
    except (*BROKEN, KeyError, AttributeError, TypeError, SyntaxError, PackageNotFoundError):
        raise CheckError(f"Tệp “{filename}” bị hỏng, không mở được. {_SAVE_AGAIN}") from None
    if runs > MOST_RUNS:
        raise CheckError(f"Tệp “{filename}” quá vụn: {runs} mẩu chữ, giới hạn {MOST_RUNS}. Hãy tách phụ lục ra.")
    if count > MOST_PARAGRAPHS:
        raise CheckError(f"Tệp “{filename}” có {count} đoạn, quá giới hạn {MOST_PARAGRAPHS}. Hãy tách phụ lục ra.")
    return document


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _look_through(data: bytes, filename: str) -> None:
    """Check the directory, then every XML part: nothing is handed to the word processing library before that."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if is_bomb(package):
            raise _bomb(filename)
        entries = package.infolist()
        names = {entry.filename for entry in entries}
        if len(names) < len(entries):
            raise CheckError(f"Tệp “{filename}” bị hỏng, có phần trùng tên. {_SAVE_AGAIN}")
        if any(_leads_out(entry.orig_filename) for entry in entries):
            raise CheckError(f"Tệp “{filename}” có phần mang đường dẫn lạ nên không được mở. {_SAVE_AGAIN}")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise CheckError(f"Tệp “{filename}” có mật khẩu. Hãy bỏ mật khẩu rồi kiểm tra lại.")
        if "word/document.xml" not in names:
            raise CheckError(f"Tệp “{filename}” không phải văn bản Word (.docx). Hãy chọn tệp .docx.")
        for entry in entries:
            _look_at(package, entry.filename, filename)


def _leads_out(name: str) -> bool:
    """Whether a part's name points outside the package: no program writes such a name by accident."""
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def _look_at(package: zipfile.ZipFile, name: str, filename: str) -> None:
    if "vbaproject" in name.lower():
        raise _macro(filename)
    with package.open(name) as part:
        data = part.read(MOST_PART + 1)
    if len(data) > MOST_PART:
        raise _bomb(filename)
    if not name.endswith((".xml", ".rels")):
        return
    if not _is_plain(data) or name.endswith(".rels"):
        try:
            root = fromstring(data, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
            raise CheckError(f"Tệp “{filename}” có cấu trúc không hợp lệ nên không được đọc. {_SAVE_AGAIN}") from None
        _look_at_links(root, filename)
    if name == "[Content_Types].xml" and b"macroenabled" in data.lower():
        raise _macro(filename)


def _is_plain(data: bytes) -> bool:
    """Whether a part is in UTF-8 without declarations of its own: nothing in it can expand or be fetched.

    Only other parts go through the slow reader that refuses such declarations by itself.
    """
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = re.match(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", start)
    is_utf8 = declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")
    return start.startswith(b"<") and is_utf8 and b"\0" not in data and not re.search(rb"<!(?!--|\[CDATA\[)", data)


def _look_at_links(root: Element, filename: str) -> None:
    """Refuse what Word would fetch from elsewhere: templates, pictures, objects. A hyperlink fetches nothing."""
    for relation in root.iter(_RELATION):
        kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        if relation.get("TargetMode") == "External" and kind != "hyperlink":
            raise CheckError(
                f"Tệp “{filename}” nối tới tệp ở nơi khác ({str(relation.get('Target', ''))[:80]}) nên không được mở. "
                "Hãy bỏ liên kết (ảnh, mẫu, đối tượng liên kết), lưu lại rồi kiểm tra lại."
            )
        if kind == "vbaProject":
            raise _macro(filename)


def _macro(filename: str) -> CheckError:
    return CheckError(
        f"Tệp “{filename}” có macro nên không được mở. Hãy lưu thành .docx (không macro) rồi kiểm tra lại."
    )


def _bomb(filename: str) -> CheckError:
    return CheckError(
        f"Tệp “{filename}” khi giải nén lớn bất thường nên không được mở, để bảo vệ máy chủ. {_SAVE_AGAIN}"
    )
