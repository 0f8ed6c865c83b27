"""Old binary Word files, through LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from thidua.stages.launch.reader.errors import ReadError

_SECONDS = 60


def doc_text(data: bytes, filename: str) -> str:
    """Return the text of a .doc; needs LibreOffice on the machine, else says what to do."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ReadError(
            f"Tệp “{filename}” là Word đời cũ (.doc), máy chủ này không có LibreOffice để đọc. "
            "Hãy mở bằng Word, chọn Lưu thành (Save As) .docx rồi gửi lại."
        )
    with tempfile.TemporaryDirectory(prefix="thidua-doc-") as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(data)
        command = [
            office, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (subprocess.TimeoutExpired, OSError):
            raise _failed(filename) from None
        result = Path(folder) / "source.txt"
        if not result.is_file():
            raise _failed(filename)
        return result.read_text(encoding="utf-8-sig", errors="replace")


def _failed(filename: str) -> ReadError:
    return ReadError(
        f"Không chuyển được tệp .doc “{filename}” trong {_SECONDS} giây. Hãy mở bằng Word, lưu thành .docx rồi gửi lại."
    )
