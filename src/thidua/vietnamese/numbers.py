"""Numbers and amounts of money in figures and in words."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9


def format_vnd(amount: int) -> str:
    """Return an amount in đồng with dots between thousands: 1490000 becomes "1.490.000"."""
    return f"{amount:,}".replace(",", ".")


def _units(tens: int, units: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 4 and tens > 1:
        return "tư"
    if units == 5 and tens > 0:
        return "lăm"
    return _DIGITS[units]


def _below_thousand(number: int, *, full: bool, zero_tens: str) -> list[str]:
    """Words of 0..999; ``full`` also says the empty hundreds, as inside a longer number."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    words: list[str] = []
    if hundreds or full:
        words += [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif units and words:
        words.append(zero_tens)
    if units:
        words.append(_units(tens, units))
    return words


def number_in_words(number: int, *, zero_tens: str = "linh") -> str:
    """Return the number in lower-case words. ``zero_tens`` is "linh" or "lẻ" (105: một trăm linh năm)."""
    if number < 0:
        return "âm " + number_in_words(-number, zero_tens=zero_tens)
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    high, rest = divmod(number, _BILLION)
    if high:
        words += [number_in_words(high, zero_tens=zero_tens), "tỷ"]
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _below_thousand(group, full=bool(words), zero_tens=zero_tens)
            words += [_GROUPS[power]] if power else []
    return " ".join(words)


def vnd_in_words(amount: int, *, zero_tens: str = "linh") -> str:
    """Return an amount in đồng as payment papers spell it: "Một triệu bốn trăm chín mươi nghìn đồng"."""
    words = number_in_words(amount, zero_tens=zero_tens) + " đồng"
    return words[0].upper() + words[1:]
