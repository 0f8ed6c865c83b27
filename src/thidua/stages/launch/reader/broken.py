"""Heads that copying broke: a name cut after its first word, or a whole paper that became one line."""

import re
from itertools import pairwise

from thidua.stages.launch.reader.agencies import begins_agency, begins_place
from thidua.stages.launch.reader.grammar import SYMBOL
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.zones import KIND_OF_FOLD, is_nation, kind_line
from thidua.vietnamese import fold

_HEAD_LINES, _LONG = 30, 400
_BARE_NUMBER = re.compile(r"\s*số\s*:?\s*", re.IGNORECASE)
_SYMBOL = re.compile(rf"\s*(?:{SYMBOL}|[\s\d.…_]*/)")
_ONE_WORD = vi_compile(r"\s*(?!UBND|HĐND)[\pU]{2,7}\s*")
_NATION_BEGUN = re.compile(r"\s*CỘNG(?: H(?:ÒA|OÀ)(?: XÃ(?: HỘI(?: CHỦ(?: NGHĨA)?)?)?)?)?\s*")
_NATION_GOES_ON = re.compile(r"\s*(?:H(?:ÒA|OÀ)|XÃ HỘI|HỘI CHỦ|CHỦ NGHĨA|NGHĨA|VIỆT NAM)\b.{0,28}$")
_FOR_ANOTHER = vi_compile(r"\s*(?:KT|TM|TL|TUQ)\s?\..{5,100}$")
_GLUED = vi_compile(r"(?<=[\pU]{2})(?=(?:PHÓ|THỨ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC)|[\pU][\pL])")
_PLACE_BEGUN = vi_compile(r"\s*[\pU][\pL]+(?:\s[\pU][\pL]+)?\s*")
_PLACE_GOES_ON = vi_compile(r"\s*[\pU][\pL]+(?:\s[\pU][\pL]+){0,2}\s*,?\s*ngày\b")
_SPACED = vi_compile(r"[\pU](?: {1,4}[\pU])+")
_KINDS_SPACED = {folded.replace(" ", ""): kind.upper() for folded, kind in KIND_OF_FOLD.items()}
_BODY = re.compile(r"\s*(?:Căn cứ|Kính gửi|Điều\s\d|[IVX]{1,4}\.\s)")
_DAY = r"ngày[\s\d.…_]*tháng[\s\d.…_]*năm\s\d{4}"
# Where the pieces of a head begin, and where those end that have an end of their own.
_PIECE = vi_compile(
    r"\s(?=C[ỘO]NG\sH(?:ÒA|OÀ|OA)\sX[ÃA]\sH)|(?<=VIỆT NAM)\s|\s(?=Độc\s[Ll]ập\W{1,4}[Tt]ự)|(?<=[Hh]ạnh [Pp]húc)\s|"
    r"\s(?=(?:Số|SỐ)\s?:)|\s(?=V\s?/\s?v\s.{5,250}\sKính gửi\b)|\s(?=Kính gửi\s?:)|(?<=;)\s(?=Căn cứ\s)|"
    r"\s(?=Nơi nhận\s?:)|\s(?=(?:KT|TM|TL|TUQ)\.\s?[\pU]{2})|\s(?=\([Đđ]ã ký\))|(?<=\([Đđ]ã ký\))\s"
)
_KIND_FIRST = re.compile(r"(KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|BÁO CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH)\s+(?=\S)")
_TITLE_ENDS = re.compile(r"\s(?=\((?:Ban hành kèm|Kèm) theo|(?:Căn cứ|Thực hiện|Để|Nhằm)\s[^\W\d]|I\.\s|Kính gửi)")
_PLACE_AND_DAY = vi_compile(r"\s((?:[\pU][\pL]+\s){0,3}[\pU][\pL]+\s?,\s?ngày[\s\d.…_]*tháng[\s\d.…_]*năm\s*\d{4})\s*")
_MARKS = tuple(map(re.compile, (r"C[ỘO]NG\sH\S{1,3}\sX[ÃA]\sHỘI", r"Độc\s[Ll]ập", r"Số\s?:", r"Kính gửi")))


def mend_head(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines with a head that has its words together and its pieces apart.

    A word that goes to the line before leaves its own line empty, so that lines keep their numbers; only a paper
    in one line gets more of them.
    """
    return _joined(_opened(lines))


def _opened(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A paper whose head and text are one line, at the words that begin the pieces of a head."""
    out: list[str] = []
    for line in lines:
        if len(line) > _LONG and sum(bool(mark.search(line[:1500])) for mark in _MARKS) > 1:
            head = _PLACE_AND_DAY.sub(r"\n\1\n", " ".join(line.split()), count=1)
            for piece in _PIECE.sub("\n", head).split("\n"):
                kind = _KIND_FIRST.match(piece)
                out += [kind[1], *_TITLE_ENDS.split(piece[kind.end() :], maxsplit=1)] if kind else [piece]
        else:
            out.append(line)
    return tuple(out)


def _joined(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A name, number or place that was cut after its first word."""
    mended = [_unglued(_unspaced(line)) for line in lines]
    filled = [at for at, line in enumerate(mended) if line.strip()][:_HEAD_LINES]
    for at, following in pairwise(filled):
        before, after = mended[at], mended[following]
        if _BODY.match(after) or kind_line(after):
            break
        if following == at + 1 and _goes_on(before, after):
            mended[at], mended[following] = "", f"{before.strip()} {after.strip()}"
    return tuple(mended)


def _unspaced(line: str) -> str:
    """A line in letters that stand apart for show ("C H Ỉ  T H Ị"), written as words."""
    bare = line.strip(" .:*")
    if len(bare) < 5 or bare[1] != " " or not _SPACED.fullmatch(bare):
        return line
    words = [word.replace(" ", "") for word in re.split(r" {2,}", bare)]
    return " ".join(words) if len(words) > 1 else _KINDS_SPACED.get(fold(words[0]), line)


def _unglued(line: str) -> str:
    """A signature whose lines were run together without a blank ("KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCLê Thị Mẫu"), in cells."""
    return _GLUED.sub("\t", line) if _FOR_ANOTHER.match(line) else line


def _goes_on(before: str, after: str) -> bool:
    if _NATION_BEGUN.fullmatch(before):
        return bool(_NATION_GOES_ON.match(after))
    if _BARE_NUMBER.fullmatch(before):
        return bool(_SYMBOL.match(after))
    if _ONE_WORD.fullmatch(before) and after.isupper():
        whole = f"{before.strip()} {after.strip()}"
        return is_nation(whole) or begins_agency(whole) or begins_place(whole)
    return bool(_PLACE_BEGUN.fullmatch(before) and _PLACE_GOES_ON.match(after))
