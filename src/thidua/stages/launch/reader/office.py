"""Old Word files, RTF and ODT: turned into DOCX by LibreOffice, where it is installed, and read as such."""

import shutil
import tempfile
from pathlib import Path

from thidua.stages.launch.reader.bounded import run_bounded
from thidua.stages.launch.reader.errors import ReadError

SECONDS = 60
_MEMORY = 3 * 1024**3
_KINDS = {
    "doc": "Word đời cũ (.doc)",
    "rtf": "văn bản RTF",
    "odt": "văn bản ODT",
    "xls": "Excel đời cũ (.xls)",
    "ods": "bảng tính ODS",
}
_PROGRAMS = {"docx": "Word", "xlsx": "Excel"}
# No macro of the file runs, and nothing it links to is fetched.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
</oor:items>
"""


def office_available() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(data: bytes, kind: str, filename: str) -> bytes:
    """Return the DOCX that LibreOffice makes of a file (``kind``: doc, rtf, odt). Raises :class:`ReadError`."""
    return _converted(data, kind, filename, "docx", "docx:MS Word 2007 XML")


def as_xlsx(data: bytes, kind: str, filename: str) -> bytes:
    """Return the XLSX that LibreOffice makes of a file (``kind``: xls, ods). Raises :class:`ReadError`."""
    return _converted(data, kind, filename, "xlsx", "xlsx:Calc MS Excel 2007 XML")


def _converted(data: bytes, kind: str, filename: str, target: str, form: str) -> bytes:
    office = office_available()
    if office is None:
        raise ReadError(
            f"Tệp “{filename}” là {_KINDS[kind]}, máy chủ này không có LibreOffice để đọc. "
            f"Hãy mở bằng {_PROGRAMS[target]}, chọn Lưu thành (Save As) .{target} rồi gửi lại."
        )
    with tempfile.TemporaryDirectory(prefix="thidua-office-", ignore_cleanup_errors=True) as folder:
        source, profile = Path(folder) / f"source.{kind}", Path(folder) / "profile"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        command = [
            office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", form, "--outdir", folder, str(source),
        ]  # fmt: skip
        run_bounded(command, seconds=SECONDS, memory=_MEMORY, folder=Path(folder))
        result = Path(folder) / f"source.{target}"
        if not result.is_file():
            raise ReadError(
                f"Tệp “{filename}” là {_KINDS[kind]} nhưng không chuyển được trong {SECONDS} giây. "
                f"Hãy mở bằng {_PROGRAMS[target]}, lưu thành .{target} rồi gửi lại."
            )
        return result.read_bytes()
