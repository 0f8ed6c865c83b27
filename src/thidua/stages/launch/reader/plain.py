"""Plain text: which letters its bytes stand for."""

from thidua.stages.launch.reader.old_letters import OldSet, from_old, recognise, with_capitals

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What files of old Vietnamese programs name although their letters are no Western ones.
_UNTRUE = {"windows-1252", "iso-8859-1", "us-ascii", "x-user-defined", "utf-8", "unicode"}


def decode(data: bytes, named: str | None = None) -> str | None:
    """Return the text of bytes in UTF-8, UTF-16, an encoding they name or Windows-1258; None when they are no text.

    Windows-1258 is the code page of old Vietnamese Windows: letters with the tone as a mark of its own. Text of the
    older sets TCVN3 and VNI comes back on the Western letters it borrows; :func:`modern` turns it into Unicode.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[:2000].count(0) > len(data[:2000]) // 4:
        little = data[1:2000:2].count(0) > data[0:2000:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data, named)


def _eight_bit(data: bytes, named: str | None) -> str:
    western = data.decode("cp1252", "replace")
    if recognise(western):
        return western
    try:
        return data.decode(named if named and named not in _UNTRUE else "cp1258", "replace")
    except LookupError:
        return data.decode("cp1258", "replace")


def modern(text: str) -> tuple[str, OldSet | None]:
    """Turn text of an old Vietnamese set into Unicode; tell which set it was, None for text that needs nothing."""
    which = recognise(text)
    if which is None:
        return text, None
    return with_capitals(from_old(text, which)) if which == "tcvn3" else from_old(text, which), which
