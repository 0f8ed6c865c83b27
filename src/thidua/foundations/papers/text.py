"""Text as it may stand in an official paper: composed, printable, numbered the Vietnamese way."""

import re

from thidua.foundations.papers.content import NumberAndDate, Recipient
from thidua.vietnamese import long_date

# No-break spaces: a run of ordinary spaces would be collapsed in the preview and by the cleaning of text.
BLANK_NUMBER = "\u00a0" * 8
BLANK_DATE = "ngày{0}tháng{0}năm{0}".format("\u00a0" * 5)

POINT_LETTERS = (
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
)

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def roman(number: int) -> str:
    """Roman numeral of a positive number; annexes and parts are numbered so (Decree 30/2020, annex I)."""
    if number < 1:
        raise ValueError(f"Số La Mã bắt đầu từ 1, không viết được {number}.")
    signs = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs.append(sign * times)
    return "".join(signs)


def point_letter(index: int) -> str:
    """Letter of the ``index``-th point, from 0, in the order of the Vietnamese alphabet ("đ" follows "d")."""
    if not 0 <= index < len(POINT_LETTERS):
        raise ValueError(f"Một khoản có nhiều nhất {len(POINT_LETTERS)} điểm, không đánh được điểm thứ {index + 1}.")
    return POINT_LETTERS[index]


def in_a_sentence(title: str) -> str:
    """A title inside a sentence: its first letter small, the proper names in it as they are."""
    return title[:1].lower() + title[1:]


def two_digits(count: int) -> str:
    """A count as official papers write it: "05 tập thể", "12 cá nhân"."""
    return f"{count:02d}"


def percent(part: int, whole: int) -> str:
    """Share of ``part`` in ``whole`` in per cent, at most two decimals, halves up, decimal comma: "88,89%".

    Integers only, so that a printed share never differs from the one compared with a threshold by a float's error.
    """
    if whole < 1:
        raise ValueError(f"Không tính được tỷ lệ của {part} trên {whole}.")
    hundredths = (part * 20000 + whole) // (2 * whole)
    units, rest = divmod(hundredths, 100)
    decimals = f"{rest:02d}".rstrip("0")
    return f"{units},{decimals}%" if decimals else f"{units}%"


def without_end_mark(text: str) -> str:
    """``text`` without the mark a list or sentence may end with, so that layout sets the right one."""
    return re.sub(r"[\s;,.]+$", "", re.sub(r"\./\.\s*$", "", text.strip()))


def recipients_in(text: str) -> tuple[Recipient, ...]:
    """Recipients as they are typed: one a line, after a semicolon what for."""
    found = []
    for line in text.splitlines():
        name, _sign, purpose = (part.strip() for part in line.partition(";"))
        if name:
            found.append(Recipient(name, purpose or None))
    return tuple(found)


def number_and_symbol(symbol: str, issue: NumberAndDate, *, draft: bool = False) -> str:
    """ "05/QĐ-SNgV"; a blank stands for the number while the paper has none or is a draft.

    A number given whole ("05/QĐ-SNgV") is kept as it is: it was given by the records office.
    """
    if draft or not issue.number:
        return f"{BLANK_NUMBER}/{symbol}"
    number = issue.number.strip()
    if "/" in number:
        return number
    return f"{number.zfill(2)}/{symbol}" if number.isdigit() else f"{number}/{symbol}"


def issue_date(issue: NumberAndDate, *, draft: bool = False) -> str:
    """ "ngày 05 tháng 3 năm 2021", or the same with blanks to fill in by hand."""
    return BLANK_DATE if draft or issue.date is None else long_date(issue.date)
