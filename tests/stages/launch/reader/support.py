"""Helpers of the reader's tests: our own sample texts, and short ways to read a sentence."""

from pathlib import Path

from thidua.stages.launch.reader import Finding, Reading, read_bytes, read_text
from thidua.stages.launch.reader.text import Text, clean_lines, make_text

TEXTS = Path(__file__).parent / "texts"


def sample(name: str) -> Reading:
    """Read one of the sample texts from its bytes, as a user's upload would be."""
    path = TEXTS / name
    return read_bytes(path.read_bytes(), path.name)


def flow(text: str) -> Text:
    """Make the running text of a few lines."""
    return make_text(clean_lines(text))


def findings(text: str, code: str | None = None) -> list[Finding]:
    """Return the findings of a text, of one code when it is given."""
    return [f for f in read_text(text).findings if code in (None, f.code)]


def in_plan(*paragraphs: str) -> str:
    """Wrap paragraphs into a well-formed plan, so that only they can give rise to findings."""
    head = [
        "UBND TỈNH SƠN HÀ",
        "SỞ VĂN THƯ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-SVT",
        "Sơn Hà, ngày 20 tháng 02 năm 2022",
        "",
        "KẾ HOẠCH",
        "Thi đua của Sở Văn thư năm 2022",
        "",
    ]
    tail = [
        "",
        "Mọi đơn vị thực hiện Kế hoạch này./.",
        "",
        "Nơi nhận:",
        "- UBND tỉnh (để b/c);",
        "- Lưu: VT.",
        "",
        "GIÁM ĐỐC",
        "",
        "Vũ Thị Mẫu",
    ]
    return "\n".join([*head, *paragraphs, *tail])
