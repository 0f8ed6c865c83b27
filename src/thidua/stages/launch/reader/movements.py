"""Movements and the theme of the year: quoted names, judged by the noun that governs them."""

import re
from dataclasses import dataclass

from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Citation, DocumentHead, Movement, MovementRole, Theme
from thidua.stages.launch.reader.text import Text
from thidua.vietnamese import tone_normal

_QUOTE = vi_compile(r"[“\"«](?P<name>[^“”\"«»\n]{4,220})[”\"»]")
_GOVERNORS = vi_compile(
    r"\b(?P<movement>phong trào|đợt thi đua|(?<=phát động )thi đua(?=\s*$))\b|\b(?P<theme>chủ đề)\b|"
    r"\b(?P<other>phương châm|khẩu hiệu|cuộc vận động|danh hiệu|đạt chuẩn|đề án|kỷ niệm chương|giải thưởng|"
    r"hội thi|cuộc thi|chương trình|dự án|về việc|việc|về|gương|học tập và làm theo|mô hình|câu lạc bộ|tinh thần|giải|"
    r"chủ trương|huy hiệu|nội dung|gọi là|gọi tắt|bằng khen|kế hoạch)\b",
    re.IGNORECASE,
)
_BETWEEN = vi_compile(r"[\s;,.:*…]*(?:và|hoặc)?[\s;,*]*(?:(?:các\s)?phong trào(?: thi đua)?)?[\s*:]*", re.IGNORECASE)
_LAUNCHING = vi_compile(r"\bphát động\b", re.IGNORECASE)
_SYMBOL = re.compile(r"\d/(?:\d{4}/)?[A-ZĐ]|\d-[A-ZĐ]{2,4}/[A-ZĐ]")
_UNNAMED = vi_compile(
    r"\b(?i:phát động) (?P<name>(?i:(?:đợt|phong trào)\sthi đua)(?!\s?[“\"«])"
    r"(?!\s(?:trong|vào|từ|tại|này|và|đến)\b)(?P<rest>(?:[^.;:“”\"«»\n*()]|(?<=\d)\.(?=\d)){0,170}))"
)
_NAME_ENDS = vi_compile(
    r",|\svới\s|\snhằm\s|\strong\s(?:toàn|tập thể|cán bộ|các|cơ quan)|\sgắn\s|\sđến\s|\stại\s|\stới\s|\sđể\s|\sbằng\s"
    r"|\scụ thể|\snhư sau|\skhí thế|\ssôi nổi|\strên\s|\scủa\s(?:Sở|cơ quan|Bộ|ngành|đơn vị)|\scho\s|\slà\s|\stheo\s"
    r"|\sdo\s"
)
_INHERITED = vi_compile(
    r"\b(?:tiếp tục|duy trì|hưởng ứng|thực hiện (?:tốt |có )?hiệu quả|đang được triển khai)", re.IGNORECASE
)
_PERIOD = vi_compile(
    r"(?:giai đoạn|thời kỳ|trong)\s(?P<first>(?:19|20)\d{2})\s?[-–]\s?(?P<last>(?:19|20)\d{2})", re.IGNORECASE
)
_YEAR = vi_compile(r"\bnăm\s(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE)
_IN_TITLE = vi_compile(r"phong trào thi đua\s*(?P<rest>[^“”\"]{0,120})", re.IGNORECASE)
# A comma within "phòng, chống", or between those who emulate, belongs to the name.
_TITLE_NAME_ENDS = re.compile(
    r",(?!\s(?:chống|cán bộ|công chức|viên chức|công nhân|(?:người )?lao động|chiến sĩ|đoàn viên|hội viên|giáo viên|"
    r"học sinh|sinh viên)\b)|[.;]|\s(?:ngành|của|trong|tại|trên)\s"
)
_LAUNCH_KINDS = {
    "phat_dong_thi_dua", "phat_dong", "chi_thi", "ke_hoach", "quyet_dinh", "cong_van", "thong_bao", "chuong_trinh",
    "giao_uoc_thi_dua",
}  # fmt: skip
_THEME_UNQUOTED = vi_compile(
    r"\b[Cc]hủ đề(?:\s(?:năm|của năm|thi đua)[^:.\n“]{0,40})?\s?(?:là)?\s?:\s?(?P<text>[\pU][^.;\n“”]{8,160})"
)
_REVIEWS = re.compile(
    r"sơ kết|tổng kết|khen|kết quả|báo cáo|tặng|đánh giá|hưởng ứng|đẩy mạnh|tăng cường|tiếp tục", re.IGNORECASE
)
_REACH = 200
_EVERYBODYS = tone_normal("Phong trào thi đua yêu nước")
"""What no paper launches alone: it goes on everywhere."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    governor: str
    name: str
    start: int
    governed_at: int


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name.replace("*", "")).strip(" .,;:")


def _quoted_names(flow: str) -> list[_Quoted]:
    """Every quoted name with the kind of noun before it; a list of names shares the noun of its first."""
    found: list[_Quoted] = []
    end = -1
    for match in _QUOTE.finditer(flow):
        between = flow[end : match.start()] if end >= 0 else None
        if found and between is not None and len(between) < 60 and _BETWEEN.fullmatch(between):
            previous = found[-1]
            governor, at = previous.governor, previous.governed_at
            if "phong trào" in between.lower():
                governor, at = "movement", match.start() - len(between)
        else:
            governor, at = _governor(flow, match.start())
        found.append(_Quoted(governor, _clean(match["name"]), match.start(), at))
        end = match.end()
    return found


def _governor(flow: str, start: int) -> tuple[str, int]:
    window = flow[max(0, start - _REACH) : start]
    cut = max(window.rfind(";"), window.rfind(". "), window.rfind("”"))
    base = start - len(window)
    if cut >= 0 and "phong trào" not in window[cut:].lower() and window[cut] != "”":
        heard = window[cut + 1 :]
    else:
        heard = window[cut + 1 :] if cut >= 0 else window
    # A theme may be announced in the line before its quotation.
    last = None
    for match in _GOVERNORS.finditer(heard):
        last = match
    if last is None:
        return "", start
    return last.lastgroup or "", base + len(window) - len(heard) + last.start()


def read_theme(text: Text) -> Theme | None:
    """Return the theme: the quotation, or the words after a colon, that "chủ đề" governs."""
    for quoted in _quoted_names(text.flow):
        if quoted.governor == "theme":
            return Theme(quoted.name, text.line_at(quoted.start))
    match = _THEME_UNQUOTED.search(text.flow)
    return Theme(_clean(match["text"]), text.line_at(match.start("text"))) if match else None


def _sentence_before(flow: str, position: int) -> str:
    window = flow[max(0, position - 260) : position]
    cut = max(window.rfind("\n"), window.rfind(". "))
    return window[cut + 1 :]


def _role(flow: str, quoted: _Quoted, launches: bool) -> MovementRole:
    before = _sentence_before(flow, quoted.governed_at)
    clause = before[max(before.rfind(";"), before.rfind("*")) + 1 :]
    if launches and (said := list(_LAUNCHING.finditer(clause[-60:]))):
        told = clause[-60:][: said[-1].start()]
        passive = re.search(r"(?:\bdo\b|\bđược\b|\bđã\b)[^,;]{0,60}$", told)
        cited = re.search(r"\b(?:về|về việc|v/v)\s$", told, re.IGNORECASE) and _SYMBOL.search(before)
        if not passive and not cited:
            return "launched"
    if _INHERITED.search(before):
        return "inherited"
    return "named"


def _period(flow: str, quoted: _Quoted, role: MovementRole, year: int | None) -> tuple[int | None, int | None]:
    """The years printed with a name, with the list it stands in, or, for a launch, those of the document."""
    end = quoted.start + len(quoted.name)
    after = re.split(r"[.;\n]", flow[end : end + 70].split("“")[0])[0]
    for where in (after, flow[quoted.governed_at : quoted.start], _sentence_before(flow, quoted.start)[-120:]):
        period = _PERIOD.search(where)
        if period:
            return int(period["first"]), int(period["last"])
    named = _YEAR.search(quoted.name) or _YEAR.search(after)
    if named:
        return int(named["year"]), int(named["year"])
    return (year, year) if role == "launched" else (None, None)


def read_movements(text: Text, head: DocumentHead, citations: tuple[Citation, ...]) -> tuple[Movement, ...]:
    """Return the movements, each once; a launch by this document outweighs a mention."""
    flow, launches = text.flow, head.kind in _LAUNCH_KINDS
    found: list[tuple[int, Movement]] = []
    for quoted in _quoted_names(flow):
        if quoted.governor != "movement" or " " not in quoted.name:  # one word is the letters of a name said in full
            continue
        role = _role(flow, quoted, launches)
        first, last = _period(flow, quoted, role, head.year)
        found.append((quoted.start, Movement(quoted.name, role, first, last, text.line_at(quoted.start))))
    if launches:
        found += _unnamed(text, head, citations)
        found += _from_title(text, head, found)
    return _each_once(found)


def _unnamed(text: Text, head: DocumentHead, citations: tuple[Citation, ...]) -> list[tuple[int, Movement]]:
    subjects = [m.subject for c in citations for m in c.mentions if m.subject]
    found: list[tuple[int, Movement]] = []
    for match in _UNNAMED.finditer(text.flow):
        if re.search(
            r"(?:\bdo|\bđược|\bđã|các)\s[^,;.\n]{0,40}$", text.flow[max(0, match.start() - 45) : match.start()]
        ):
            continue
        end = _NAME_ENDS.search(match["rest"])
        rest = match["rest"][: end.start()] if end else match["rest"]
        quote_follows = re.match(r"[\s*]{0,4}[“\"«]", text.flow[match.end() :])
        if len(rest.split()) < 2 or (quote_follows and not end) or any(rest.strip() in s for s in subjects):
            continue
        name = _clean(match["name"][: match.start("rest") - match.start("name")] + rest)
        at = match.start("name")
        first, last = _period(text.flow, _Quoted("movement", name, at, at), "launched", head.year)
        found.append((match.start(), Movement(name, "launched", first, last, text.line_at(match.start("name")))))
    return found


def _from_title(text: Text, head: DocumentHead, found: list[tuple[int, Movement]]) -> list[tuple[int, Movement]]:
    """A title that names a movement launches it ("Phê duyệt nội dung phong trào thi đua năm 2025")."""
    title = head.title or ""
    match = _IN_TITLE.search(title)
    if not match or _REVIEWS.search(title) or any(m.role == "launched" for _, m in found):
        return []
    quote = _QUOTE.search(title, match.start())
    if quote and quote.start() <= match.end() + 3 and "phong trào" not in quote["name"].lower():
        name = _clean(quote["name"])
    else:
        end = _TITLE_NAME_ENDS.search(match["rest"])
        name = _clean("Phong trào thi đua " + (match["rest"][: end.start()] if end else match["rest"]))
    if len(name.split()) < 5 or tone_normal(name) == _EVERYBODYS:
        return []
    line = _line_of_title(text, title)
    return [(-1, Movement(name, "launched", head.year, head.year, line))]


def _line_of_title(text: Text, title: str) -> int:
    start = " ".join(title.split()[:4])
    for number, line in enumerate(text.lines, 1):
        if start in " ".join(line.split()):
            return number
    return 1


def _each_once(found: list[tuple[int, Movement]]) -> tuple[Movement, ...]:
    weight = {"launched": 0, "inherited": 1, "named": 2}
    best: dict[str, Movement] = {}
    for _, movement in sorted(found, key=lambda pair: pair[0]):
        key = tone_normal(movement.name)
        old = best.get(key)
        if old is None or weight[movement.role] < weight[old.role]:
            best[key] = movement
    return tuple(sorted(best.values(), key=lambda m: m.line))
