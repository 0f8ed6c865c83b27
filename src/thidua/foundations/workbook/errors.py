"""What is wrong with a file, said so that the person who filled it in can put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowError:
    """One fault: where it is, the value found, why it cannot stand, what to do; all in Vietnamese.

    ``sheet`` is empty when the whole file is at fault, ``row`` is the row number that Excel shows.
    """

    sheet: str
    row: int | None
    column: str | None
    value: str
    reason: str
    remedy: str

    @property
    def text_vi(self) -> str:
        """The fault as one Vietnamese message: place, value, reason, remedy."""
        place = [f"Tờ “{self.sheet}”"] if self.sheet else []
        if self.row is not None:
            place.append(f"dòng {self.row}")
        if self.column:
            place.append(f"cột “{self.column}”")
        where = ", ".join(place)
        what = f"{self.value} {self.reason}" if self.value else self.reason
        return f"{where}: {what}. {self.remedy}." if where else f"{what[:1].upper()}{what[1:]}. {self.remedy}."

    def __str__(self) -> str:
        return self.text_vi


class WorkbookErrors(Exception):
    """Everything that is wrong with a file, in the order of its sheets and rows; nothing was taken from the file."""

    def __init__(self, errors: tuple[RowError, ...]) -> None:
        super().__init__("\n".join(error.text_vi for error in errors))
        self.errors = errors

    def listed(self, most: int = 200) -> list[str]:
        """The messages for a page: at most so many, and how many more there are."""
        shown = [error.text_vi for error in self.errors[:most]]
        more = len(self.errors) - len(shown)
        return [*shown, f"Còn {more} lỗi khác; sửa các lỗi trên rồi gửi lại."] if more else shown


def file_error(value: str, reason: str, remedy: str) -> WorkbookErrors:
    """A fault of the file as a whole, before any sheet could be looked at."""
    return WorkbookErrors((RowError("", None, None, value, reason, remedy),))
