"""Files that somebody could upload as a wording to do harm, or by mistake; each with the words it is refused in."""

import io
import zipfile

from tests.foundations.papers.wording.files import given
from thidua.foundations.papers.content import PaperKind

KIND = PaperKind.AWARD_DECISION
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"aaaaaaaaaa" * 10 + b'"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
)


def repacked(extra: dict[str, bytes], *, change: tuple[str, bytes, bytes] = ("", b"", b"")) -> bytes:
    """The given file with parts put in, or with words of one part replaced."""
    out, parts = io.BytesIO(), dict(extra)
    with zipfile.ZipFile(io.BytesIO(given(KIND))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = parts.pop(name, None) or old.read(name)
            new.writestr(name, data.replace(*change[1:]) if name == change[0] else data)
        for name, data in parts.items():
            info = zipfile.ZipInfo()
            info.filename = name
            new.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def linked(kind: str, target: str) -> bytes:
    """Relationships with one that leads out of the file."""
    one = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return _RELATIONS.format(one).encode()


def with_object() -> bytes:
    """The given file with an object of another program in it, which no paragraph shows."""
    one = f'<Relationship Id="rX" Type="{_OFFICE}/oleObject" Target="embeddings/oleObject1.bin"/></Relationships>'
    changed = repacked({}, change=("word/_rels/document.xml.rels", b"</Relationships>", one.encode()))
    types = b'<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/></Types>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(changed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"</Types>", types) if name == "[Content_Types].xml" else data)
        new.writestr("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0")
    return out.getvalue()


def archive(names: dict[str, bytes]) -> bytes:
    """A plain zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in names.items():
            made.writestr(name, data)
    return out.getvalue()


MACRO_TYPE = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
)
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "rỗng"),
    "no package": (b"khong phai zip", "không phải văn bản Word"),
    "a workbook": (
        archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        "không phải văn bản Word",
    ),
    "an old document": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "tệp Word cũ (.doc) hoặc tệp có mật khẩu"),
    "cut off": (given(KIND)[:400], "bị hỏng"),
    "a macro": (repacked({"word/vbaProject.bin": b"x"}), "có macro"),
    "a docm": (repacked({}, change=("[Content_Types].xml", *MACRO_TYPE)), "có macro"),
    "a template elsewhere": (
        repacked({"word/_rels/settings.xml.rels": linked("attachedTemplate", "http://example.test/a.dotm")}),
        "nối tới tệp ở nơi khác",
    ),
    "an object elsewhere": (
        repacked({"word/_rels/header1.xml.rels": linked("oleObject", "file:///c:/a.xls")}),
        "nối tới tệp ở nơi khác",
    ),
    "an object inside": (with_object(), "có đối tượng nhúng"),
    "a zip bomb": (repacked({"word/big.xml": b" " * 40_000_000}), "lớn bất thường"),
    "too many parts": (archive({f"word/{number}.xml": b"" for number in range(2001)}), "lớn bất thường"),
    "an entity bomb": (repacked({"word/settings.xml": _BOMB}), "có cấu trúc không hợp lệ"),
    "an outside entity": (
        repacked({"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'}),
        "có cấu trúc không hợp lệ",
    ),
    "a path upwards": (repacked({"../../etc/cron.d/x": b"x"}), "có phần mang đường dẫn lạ"),
    "a path from the root": (repacked({"/etc/x": b"x"}), "có phần mang đường dẫn lạ"),
    "a path of another system": (repacked({"word\\..\\x.xml": b"<x/>"}), "có phần mang đường dẫn lạ"),
    "a part twice": (repacked({"WORD/x.xml": b"<x/>"})[:-1], "bị hỏng"),
}
