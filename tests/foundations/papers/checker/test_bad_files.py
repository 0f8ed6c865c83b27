"""Files that are not opened: one message that names the file, says why and what to do."""

import io
import zipfile

import pytest

from tests.foundations.papers.checker import word as w
from thidua.foundations.papers.checker import CheckError, check, repair
from thidua.foundations.papers.checker.package import MOST_BYTES

RELS = "word/_rels/document.xml.rels"
EXTERNAL = '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="http://a.example/x" TargetMode="External"/></Relationships>'


def packed(**changes):
    """A right document with parts replaced: values are bytes or functions of the old bytes."""
    source = zipfile.ZipFile(io.BytesIO(w.saved(w.document(w.PLAN))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            change = changes.pop(name, None)
            data = source.read(name)
            target.writestr(name, change(data) if callable(change) else change if change is not None else data)
        for name, data in changes.items():
            target.writestr(name, data)
    return out.getvalue()


def linked(kind):
    return packed(**{RELS: lambda data: data.replace(b"</Relationships>", EXTERNAL.format(kind=kind).encode())})


def bomb():
    """Two hundred megabytes of blanks in a part."""
    return packed(**{"word/media/image.xml": b" " * (160 * 1024 * 1024)})


def entities(encoding="utf-8"):
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "{"x" * 1000}">]><a>&b;&b;</a>'
    return packed(**{"word/document.xml": text.encode(encoding)})


def without_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("hello.txt", "hello")
    return out.getvalue()


def empty_document():
    made = w.document(w.PLAN)
    body = made.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    return w.saved(made)


BAD = {
    "rỗng": (b"", "rỗng"),
    "chữ thường": (b"hello", "không phải văn bản Word"),
    "pdf": (b"%PDF-1.7", "không phải văn bản Word"),
    "doc cũ hoặc có mật khẩu": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, ".doc"),
    "quá lớn": (b"PK" + b"\0" * MOST_BYTES, "20 MB"),
    "zip hỏng": (b"PK\x03\x04hello", "hỏng"),
    "zip khác": (without_document(), "không phải văn bản Word"),
    "xml hỏng": (packed(**{"word/document.xml": b"<w:document"}), "hỏng"),
    "thực thể": (entities(), "cấu trúc không hợp lệ"),
    "thực thể UTF-16": (entities("utf-16"), "cấu trúc không hợp lệ"),
    "mã UTF-7": (
        packed(**{"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?><a/>'}),
        "cấu trúc không hợp lệ",
    ),
    "macro": (packed(**{"word/vbaProject.bin": b"x"}), "macro"),
    "tệp docm": (
        packed(**{"[Content_Types].xml": lambda d: d.replace(b"wordprocessingml.document.main", b"macroEnabled.main")}),
        "macro",
    ),
    "mẫu ở nơi khác": (linked("attachedTemplate"), "nơi khác"),
    "ảnh ở nơi khác": (linked("image"), "nơi khác"),
    "đối tượng ở nơi khác": (linked("oleObject"), "nơi khác"),
    "bom zip": (bomb(), "giải nén"),
    "lề không phải số": (
        packed(**{"word/document.xml": lambda d: d.replace(b'w:pgSz w:w="', b'w:pgSz w:w="x')}),
        "định dạng sai",
    ),
    "quá vụn": (
        packed(
            **{"word/document.xml": lambda d: d.replace(b"<w:body>", b"<w:body><w:p>" + b"<w:r/>" * 60_001 + b"</w:p>")}
        ),
        "quá vụn",
    ),
    "không có chữ": (empty_document(), "không có chữ"),
}


@pytest.mark.parametrize("name", BAD)
def test_the_file_is_refused_with_its_name_the_reason_and_a_remedy(name):
    data, reason = BAD[name]
    for act in (check, repair):
        with pytest.raises(CheckError) as refused:
            act(data, "tệp gửi.docx")
        message = str(refused.value)
        assert "“tệp gửi.docx”" in message
        assert reason in message
        assert message.endswith(".")
        assert "Hãy" in message


def test_a_hyperlink_fetches_nothing_and_is_allowed():
    assert check(linked("hyperlink"), "x.docx").findings == ()


@pytest.mark.parametrize("cut", [100, 1000, 5000, -1, -100])
def test_a_file_cut_short_is_refused(cut):
    with pytest.raises(CheckError):
        check(w.saved(w.document(w.PLAN))[:cut], "x.docx")


def test_a_document_nested_too_deep_does_not_break_the_checker():
    depth = 400
    xml = (
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p/>"
        + "</w:tc></w:tr></w:tbl>" * depth
        + "</w:body></w:document>"
    )
    with pytest.raises(CheckError):
        check(packed(**{"word/document.xml": xml.encode()}), "x.docx")


def test_odd_numbers_in_formatting_do_not_break_the_checker():
    def odd(data):
        return data.replace(b'w:sz w:val="28"', b'w:sz w:val="x"').replace(b'w:before="120"', b'w:before="-"')

    assert check(packed(**{"word/document.xml": odd}), "x.docx").kind == "Kế hoạch"
