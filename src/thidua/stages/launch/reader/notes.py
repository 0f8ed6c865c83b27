"""What the reader tells the user about the file itself, beside what the text says."""

from collections.abc import Iterable, Sequence

from thidua.stages.launch.reader.model import Note
from thidua.stages.launch.reader.old_letters import NAMES, OldSet

_MOST_PAGES_NAMED = 12


def tracked_changes() -> Note:
    """The file holds tracked changes that nobody accepted or refused."""
    return Note(
        "tracked-changes",
        "Tệp còn dấu vết sửa đổi (Track Changes): phần đã xóa không được đọc, phần chèn thêm được đọc như chính văn. "
        "Hãy mở bằng Word, chấp nhận hoặc từ chối các sửa đổi nếu văn bản đã ký khác như vậy.",
    )


def old_letters(sets: Iterable[str]) -> list[Note]:
    """The text was written in sets of letters older than Unicode."""
    return [
        Note(
            "old-letters",
            f"Văn bản gõ bằng bảng mã cũ {name}, đã được đổi sang Unicode. "
            "Hãy đối chiếu tên riêng và chữ viết hoa với bản gốc.",
        )
        for name in sorted(NAMES[which] for which in _known(sets))
    ]


def _known(sets: Iterable[str]) -> list[OldSet]:
    names: tuple[OldSet, ...] = ("tcvn3", "vni")
    return [which for which in names if which in set(sets)]


def pages_without_text(pages: Sequence[int], total: int) -> Note:
    """Some pages of a PDF are pictures; ``pages`` count from 1."""
    named = ", ".join(map(str, pages[:_MOST_PAGES_NAMED])) + ("…" if len(pages) > _MOST_PAGES_NAMED else "")
    return Note(
        "pages-without-text",
        f"{len(pages)}/{total} trang không có chữ (ảnh quét) nên không được đọc: trang {named}. "
        "Hãy xem các trang này trên bản gốc.",
    )


def converted_by_office() -> Note:
    """LibreOffice turned the file into DOCX first."""
    return Note(
        "converted",
        "Tệp được chuyển sang DOCX bằng LibreOffice trước khi đọc. Hãy đối chiếu số thứ tự và bảng với bản gốc.",
    )


def recognised(pages: int, sureness: int) -> Note:
    """The text was recognised from pictures; ``sureness`` is the program's own, in percent."""
    return Note(
        "ocr",
        f"Văn bản quét {pages} trang được đọc bằng nhận dạng chữ (Tesseract, độ chắc trung bình {sureness}%). "
        "Mọi giá trị đều phải được người đọc đối chiếu với bản gốc trước khi dùng.",
    )
