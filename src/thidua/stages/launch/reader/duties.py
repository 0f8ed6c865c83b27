"""Who is made responsible for what: roles with duties, and the units that an order addresses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Role
from thidua.stages.launch.reader.outline import Paragraph
from thidua.stages.launch.reader.zones import Zones
from thidua.vietnamese import fold, tone_normal

# Words that begin like an agency and are none ("Tổ chức gặp mặt", "Phòng, chống dịch").
_NO_AGENCY = (
    r"(?!(?:Tổ chức|Báo cáo|Ban hành|Phòng,? chống|Phòng ngừa|Hội nghị|Hội thảo|Hội thi|Đoàn kết|Trường hợp|Bộ máy|"
    r"Khoa học|Sở hữu|Báo chí|[Cc]ác (?:nội dung|nhiệm vụ|giải pháp|hoạt động|chỉ tiêu|tiêu|phong trào|hình thức|"
    r"danh hiệu|mục tiêu|điều kiện))\b)"
)
AGENCY = _NO_AGENCY + (
    r"(?:Văn phòng|Thanh tra|Phòng|Các|Hội đồng|Trung tâm|Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Vụ|Cục|Chi cục|Tổng cục|"
    r"Công an|Công đoàn|Chi đoàn|Chi hội|Đoàn|Liên đoàn|Tổng Liên đoàn|Mặt trận|Viện|Trường|Đài|Báo|Công ty|"
    r"Tổng [Cc]ông ty|Tập đoàn|Xí nghiệp|Nhà máy|Chi nhánh|Bệnh viện|Trạm|Khoa|Thư viện|Bảo tàng|Tòa án|Toà án|"
    r"Ngân hàng|Học viện|Hợp tác xã|Tổ|Bộ phận|Cấp ủy|Cấp uỷ|Chi bộ|Đảng ủy|Đảng uỷ|Kho bạc|Bảo hiểm|Hội|Cụm|Khối|"
    r"Thường trực|Toàn thể|Cán bộ|Công chức|Thành viên|BGH|BCH|BTV|LĐLĐ|MTTQ|Tỉnh ủy|Thành ủy|Huyện ủy|Tỉnh đoàn|"
    r"Thành đoàn|Huyện đoàn|Tiểu ban|Đảng bộ|Nhà văn hóa|Tạp chí|Thông tấn xã|"
    # A small letter before the capital of the field ("sở Xây dựng").
    r"(?:sở|phòng|ban|cục|chi cục|vụ|viện|trung tâm|trường|công an|công đoàn|đoàn|hội|văn phòng)(?=\s[\pU]))"
)
_OFFICE = (
    r"(?:[Tt]hủ trưởng|[Ll]ãnh đạo|[Cc]hánh|[Gg]iám đốc|[Cc]hủ tịch|[Vv]ụ trưởng|[Cc]ục trưởng|[Tt]ổng cục trưởng|"
    r"Trưởng|trưởng (?:các|phòng|ban)|Bộ trưởng|Tổng biên tập|Tổng Giám đốc|[Hh]iệu trưởng|[Cc]hi cục trưởng|"
    r"[Nn]gười đứng đầu|[Vv]iện trưởng|[Tt]ổ trưởng|Kế toán|toàn thể|Phó|Thống đốc|[Bb]í thư|Chỉ huy trưởng|Chủ nhiệm|"
    r"Quản đốc|Đội trưởng|Tổng Thanh tra|Tổng Kiểm toán)"
)
BODY = rf"(?:{AGENCY}|{_OFFICE}|{_NO_AGENCY}các\s)"
ACTS = (
    r"căn cứ|có trách nhiệm|chịu trách nhiệm|xây dựng|"
    r"(?<!của )(?<!các )(?<!Ban )(?<!òng )(?<!Vụ )tổ chức(?! (?:đảng|chính trị|đoàn|xã hội|cơ sở)\b)|"
    r"hướng dẫn|tham mưu|theo dõi|chủ động|tiếp tục|thực hiện|triển khai|(?<![Bb]an )chỉ đạo|báo cáo|đôn đốc|bố trí|"
    r"trực tiếp|tập trung|nghiêm túc|khẩn trương|quán triệt|tăng cường|(?<!an )(?<!oàn )(?<!ổ )kiểm tra|"
    r"(?:làm|là) (?:đầu mối|thường trực|cơ quan|bộ phận)|có (?:kế hoạch|biện pháp)|cụ thể hóa|(?<!Quỹ )(?<!tâm )hỗ trợ|"
    r"tổng hợp|rà soát|thường xuyên|phổ biến|phát động|đề xuất|lập|đăng ký|xét|xem xét|lựa chọn|thẩm định|đánh giá|"
    r"giúp|cung cấp|tuyên truyền|đẩy mạnh|phân công|vận động|giám sát|hoàn thành|bảo đảm|đảm bảo|tiếp nhận|ban hành|"
    r"công bố|phân bổ|cân đối|chuẩn bị|tiến hành|niêm yết|ưu tiên|tạo điều kiện|duy trì|nâng cao|quan tâm|phát huy|"
    r"lồng ghép|đăng tải|chấp hành|đổi mới|cập nhật|củng cố|kiện toàn|phản ánh|mở|nhanh chóng|kịp thời|phải|cần"
)
VERBS = rf"(?:chủ trì|phối hợp|{ACTS})"
_SENTENCE = vi_compile(r"(?<=[.;!?])\s(?=[\pU])")
_FULL_SENTENCE = vi_compile(r"(?<=\.)\s(?=[\pU])")
_RESPONSIBLE = vi_compile(
    rf"(?P<list>{BODY}[^.]{{2,500}}?)\s(?:chịu trách nhiệm (?:thi hành|thực hiện|tổ chức|triển khai)|"
    r"căn cứ (?:Quyết định|Chỉ thị|Kế hoạch)(?: này)?,?\s(?:chịu trách nhiệm )?thi hành|có trách nhiệm thi hành)"
)
_HAS_DUTY = vi_compile(
    rf"(?:Giao\s(?:cho\s)?)?(?P<unit>{BODY}[^.;:]{{2,130}}?),?\s(?:có trách nhiệm|chịu trách nhiệm)\s(?P<duty>.+)",
    re.DOTALL,
)
# One office or kind of body before a list: "Giám đốc: Sở A, Sở B", "Giám đốc các Sở: A, B".
_BEFORE_LIST = rf"(?:{_OFFICE}\s?)?(?:[Cc]ác\s(?:[Ss]ở|[Bb]ộ|[Bb]an|[Pp]hòng|[Cc]ục|[Vv]ụ|[Tt]rường)\s?)?:\s(?=[\pU])"
_SOME = r"[Cc]ác\s(?:sở|bộ|ban|ngành|cơ quan|đơn vị|địa phương|phòng|xã|phường|trường|tổ|khoa|huyện|quận|cấp)\b"
_GIVEN = rf"(?:(?![Cc]ác\s){AGENCY}\b|{_OFFICE}\b|(?i:{_SOME}))"
_ORDER = vi_compile(rf"\b(?:[Gg]iao\s(?:cho\s)?(?={_GIVEN})|(?:[Yy]êu cầu|(?<!ét )(?<!heo )[Đđ]ề nghị)\s)")
_ASSIGNED = vi_compile(
    rf"[Gg]iao\s(?:cho\s)?(?P<list>(?:{_BEFORE_LIST}|{_GIVEN})[^.;:]{{0,260}}?)(?:,\s(?:là\s)?|\s)"
    rf"(?P<duty>{VERBS}[\s,][^.;\n]{{3,400}})"
)
_HEADED_LIST = vi_compile(rf"(?P<head>{_BEFORE_LIST})(?P<names>[^;:]+)")
_NEXT_NAME = vi_compile(r",\s(?:và\s)?(?=[\pU])(?!Thể thao|Thương binh|Gia đình|Khen thưởng)")
_WITH = vi_compile(rf"phối hợp\s(?:cùng|với)\s(?P<list>{AGENCY}\s[^.;:\n]{{2,160}}?)(?=\s{VERBS}\b|[.;:\n]|$)")
_ORDERED = vi_compile(
    rf"(?:[Yy]êu cầu|[Đđ]ề nghị)\s(?:đồng chí\s)?(?P<list>{BODY}\s?[^.:]{{2,420}}?)"
    rf"(?:,?\s(?={VERBS}\b)|(?:\s(?:một số|những|các)\s(?:nội dung|nhiệm vụ|công việc|việc|vấn đề)\b[^.:]*)?\s?:\s*\Z)"
)
# Before an order stands nothing or its ground; "Hội đồng họp, đề nghị Bộ trưởng …" is a step of a procedure.
_OPENS_ORDER = re.compile(
    r"(?:(?:Nhận được|Để|Căn cứ|Theo|Trên cơ sở|Trong quá trình|Do đó|Vì vậy|Ngoài ra|Đồng thời|Hằng|Định kỳ)\b"
    r"[^.;]{0,200}?,\s)?"
    r"(?=(?:Yêu cầu|Đề nghị|(?<=,\s)yêu cầu|(?<=,\s)đề nghị)\s(?!Bộ trưởng|Thủ tướng))"
)
_NAMED_DUTY = vi_compile(
    rf"(?:Giao\s(?:cho\s)?)?(?P<unit>{BODY}\s?[^.;:]{{1,200}}?)(?:\s?:\s|\s(?={VERBS}\b))(?P<duty>.+)", re.DOTALL
)
# The name that opens an item of a directive: no wider than a name, and with none of the words of a sentence in it.
_OPENS_ITEM = vi_compile(
    rf"(?:(?![Cc]ác\s){AGENCY}\b|{_OFFICE}\b|"
    r"[Cc]ác\s(?:sở|bộ|ban|ngành|địa phương|phòng|xã|phường|huyện|quận|trường|tổ|khoa|chi bộ|đảng bộ|cấp ủy|"
    r"đoàn thể)\b)"
    rf"(?:(?!\s(?:giao|yêu cầu|đề nghị|có|là|đã|nhận|được|gửi|về|cho)\s)[^.;:]){{1,200}}?(?:\s?:\s|,?\s(?={VERBS}\b))"
)
_WHOLE_NAME = vi_compile(
    rf"(?:(?:Đối với|Trách nhiệm (?:của|thuộc))\s)?"
    rf"(?P<unit>(?:{AGENCY}|{_OFFICE}|các\s)\s[^.;:]{{2,110}}?(?:;\s{BODY}[^.;:]{{1,110}}){{0,4}}?)\s?:?\s?$"
)
_VERB_INSIDE = vi_compile(rf"\s{VERBS}\b")
_SPLIT = vi_compile(
    rf";\s+|,\s*(?:và\s)?(?={BODY})|\svà\s(?={_OFFICE}|các\s|Các\s|Ban\s|Sở\s|Trung tâm\s|tập thể\s|cá nhân\s)"
    r"|(?<!HĐND)(?<!nhân dân)\svà\s(?=(?:Văn phòng|Phòng|Thanh tra|Công an|Công đoàn|Mặt trận|MTTQ|Đoàn|Hội)\s)"
)
_SIRS = re.compile(r"^(?:Các\s)?(?:[Ôô]ng|ông)\s?(?:,|và|/)?\s?\(?[Bb]à\)?\s?:?\s(?=[A-ZĐ])")
_OFFICE_AFTER_COLON = re.compile(rf":\s(?={_OFFICE}\s)")  # a slip of the hand for a semicolon
_NEXT_BODY = vi_compile(rf";\s|,\s(?={AGENCY}|{_OFFICE})")
_ORGANISING = vi_compile(r"to chuc thuc hien|phan cong|trach nhiem (?:cua|thuc hien)|^\W*trach nhiem\W*$")
_HEAD_OF = vi_compile(r"^(?:lãnh đạo|thủ trưởng|giám đốc|chủ tịch|người đứng đầu|trưởng)\s+", re.IGNORECASE)
_KIN = re.compile(r"\b(?:cơ quan, |trực )")
_EVERY = vi_compile(r"\b[Cc]ác\s")
_VAGUE = vi_compile(
    r"^(?:các\s)?(?:sở|ban|ngành|cơ quan|đơn vị|bộ phận|tổ chức|cá nhân)[\s,\w]*(?:liên quan|khác)$", re.IGNORECASE
)
_GENERAL = vi_compile(
    r"(?:các\s)?(?:cơ quan|đơn vị|bộ phận|địa phương|tổ chức|cá nhân|đồng chí)"
    r"(?:(?:,|\svà)\s(?:cơ quan|đơn vị|địa phương|cá nhân))*",
    re.IGNORECASE,
)
_LEADING = vi_compile(rf"(?P<unit>{AGENCY}\s[^.;:,]{{2,80}}?),?\schủ trì\b")
_ASIDE = vi_compile(r",\s(?:theo|căn cứ|trên cơ sở|trong phạm vi|tùy|tuỳ|nhất là)\b.*$", re.DOTALL)
_MOST_DUTIES = 12
_HEADING = 240
_ITEMS = {"arabic", "letter", "decimal"}


@dataclass(frozen=True, slots=True)
class Duties:
    """Roles, and every unit made responsible (the roles among them)."""

    roles: tuple[Role, ...]
    units: tuple[str, ...]


def is_vague(name: str) -> bool:
    """Tell whether a name is nobody in particular ("các cơ quan, đơn vị liên quan")."""
    return bool(_VAGUE.match(name) or _GENERAL.fullmatch(name))


def _tidy(name: str) -> str:
    name = _ASIDE.sub("", re.sub(r"\s*\((?!bà\))[^()]*\)", "", name))
    return re.sub(r"\s+", " ", name).strip(" ,.;:-–*")


def split_units(text: str) -> list[str]:
    """Split a list of units at commas that begin a new office or body, never inside a name.

    An office or a kind of body printed once before a colon belongs to every name after it.
    """
    text = _SIRS.sub("", text)
    if ": " in text:
        text = _OFFICE_AFTER_COLON.sub("; ", text)
        text = _HEADED_LIST.sub(_with_head, text)
    return [_tidy(part) for part in _SPLIT.split(text) if len(_tidy(part)) > 2]


def _with_head(listed: re.Match[str]) -> str:
    head = re.sub(r"\b[Cc]ác\s", "", listed["head"].rstrip(" :"))
    return "; ".join(f"{head[:1].upper()}{head[1:]} {name}" for name in _NEXT_NAME.split(listed["names"]))


def _parts_of_duty(text: str) -> tuple[str, ...]:
    pieces = [re.sub(r"\s+", " ", p).strip(" .;,-/") for p in re.split(r";\s+", text)]
    return tuple(p.removesuffix(" và").rstrip(" ,") for p in pieces if p)[:_MOST_DUTIES]


def read_duties(parts: tuple[Paragraph, ...], zones: Zones, *, directive: bool = False) -> Duties:
    """Return roles with their duties, and all units that are ordered to do something.

    The items of a directive begin with who is to act, without a heading that says so.
    """
    found = list(_roles(parts, zones, directive))
    keys = {_key(role.name) for role in found}
    roles: dict[str, Role] = {}
    for role in found:
        key = next((key for key in map(_key, _shorter(role.name)) if key in keys), _key(role.name))
        old = roles.get(key)
        if old:
            name = min(old.name, role.name, key=len)
            role = Role(name, (*old.duties, *role.duties)[:_MOST_DUTIES], old.line)
        roles[key] = role
    units = [role.name for role in roles.values()]
    units += [u for u in _addressed(parts, zones) if u]
    return Duties(tuple(roles.values()), distinct(units))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Drop repetitions, and the head of a body that is itself on the list ("lãnh đạo các sở" beside "Các sở").

    A list that begins with a name of its own ("các sở, ban, huyện" beside "Các sở, ban") is a repetition too.
    """
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(_key(name), name)
    return tuple(name for name in by_key.values() if not any(_key(part) in by_key for part in _shorter(name)))


def joined_by(units: tuple[str, ...], named: Iterable[str]) -> tuple[str, ...]:
    """A list with further names, but for the bodies which it has, or whose heads it has ("Thủ trưởng các cơ quan, đơn
    vị trực thuộc Sở" beside "Các đơn vị thuộc Sở")."""
    bodies = {_body(name): "" for name in units}
    for name in named:
        bodies.setdefault(_body(name), name)
    return (*units, *filter(None, bodies.values()))


def _body(name: str) -> str:
    return _key(_KIN.sub("", _HEAD_OF.sub("", name)))


def _key(name: str) -> str:
    return tone_normal(_EVERY.sub("", name))


def _shorter(name: str) -> Iterator[str]:
    if _HEAD_OF.match(name):
        yield _HEAD_OF.sub("", name)
    yield from (name[: at.start()] for at in re.finditer(",", name))


def _organising(parts: tuple[Paragraph, ...]) -> Iterator[tuple[int, Paragraph, bool]]:
    """Yield paragraphs with the answer whether they stand under a heading such as "TỔ CHỨC THỰC HIỆN"."""
    rank: int | None = None
    for index, part in enumerate(parts):
        if rank is not None and part.kind and part.rank <= rank:
            rank = None
        if rank is None and part.kind and _is_organising(part.text):
            rank = part.rank
            yield index, part, False
            continue
        yield index, part, rank is not None


def _is_organising(heading: str) -> bool:
    short = heading.isupper() or heading.rstrip().endswith(":") or len(heading.split()) <= 6
    short = short or heading.startswith("Trách nhiệm của các ")
    return short and len(heading) < 120 and bool(_ORGANISING.search(fold(heading)))


def _roles(parts: tuple[Paragraph, ...], zones: Zones, directive: bool) -> Iterator[Role]:
    under: int | None = None  # rank of the named body whose duties are being read
    for index, part, organising in _organising(parts):
        if under is not None and part.kind and part.rank <= under:
            under = None
        inside = part.line <= zones.body_end
        closing = zones.body_end < part.line <= zones.end  # recipients and signature
        if part.line <= zones.head_end or closing or not (inside or organising) or part.kind in {"chapter", "roman"}:
            continue
        body = part.text.strip()
        body = body.capitalize() if body.isupper() else body
        named = _WHOLE_NAME.fullmatch(body)
        titled = part.kind in _ITEMS or (part.kind == "article" and body.startswith("Trách nhiệm"))
        if (
            named
            and titled
            and not is_vague(_tidy(named["unit"]))
            and not _VERB_INSIDE.search(body)
            and len(body) < _HEADING
        ):
            duties = tuple(_below(parts, index))
            if duties or organising:
                under = part.rank
                for name in re.split(r";\s", named["unit"]):
                    yield Role(_tidy(name), duties[:_MOST_DUTIES], part.line)
        elif under is None:
            yield from _in_sentences(part, organising or (directive and _opens_item(part)))


def _opens_item(part: Paragraph) -> bool:
    return part.kind in _ITEMS and bool(_OPENS_ITEM.match(part.text))


def _in_sentences(part: Paragraph, organising: bool) -> Iterator[Role]:
    for nth, sentence in enumerate(_SENTENCE.split(part.text)):
        if "chịu trách nhiệm thi hành" in sentence:
            continue
        match = _HAS_DUTY.match(sentence)
        if match is None and organising and nth == 0 and part.kind in {*_ITEMS, "dash", ""}:
            match = _NAMED_DUTY.match(sentence)
            if match and _OPENS_ITEM.match(match["duty"]):
                match = _NAMED_DUTY.match(match["duty"])  # the words before the colon were only the matter
        if match and not is_vague(_tidy(match["unit"])) and not _VERB_INSIDE.search(match["unit"]):
            duties = _parts_of_duty(match["duty"])
            yield from (Role(_tidy(name), duties, part.line) for name in _NEXT_BODY.split(match["unit"]))
            continue
        opens = _OPENS_ORDER.match(sentence)
        for order in orders_in(sentence):
            if given := _ASSIGNED.match(order):
                duties = _parts_of_duty(given["duty"])
                yield from (Role(name, duties, part.line) for name in split_units(given["list"]) if not is_vague(name))
            elif opens and sentence.startswith(order, opens.end()):
                yield from _plain_order(order, part.line)


def _plain_order(order: str, line: int) -> Iterator[Role]:
    """Those whom "Yêu cầu …", "Đề nghị …" tells to do something; an announcement of duties that follow tells none."""
    ordered = _ORDERED.match(order)
    duties = _parts_of_duty(order[ordered.end() :]) if ordered and not order.rstrip().endswith(":") else ()
    for name in split_units(ordered["list"]) if ordered and duties else ():
        if not is_vague(name):
            yield Role(name, duties, line)


def _below(parts: tuple[Paragraph, ...], index: int) -> Iterator[str]:
    """The paragraphs under a heading, until one of its rank."""
    own = parts[index]
    for part in parts[index + 1 :]:
        if part.kind and part.rank <= own.rank:
            return
        words = re.sub(r"\s+", " ", part.text).strip(" .;,/")
        if words:
            yield words


def _addressed(parts: tuple[Paragraph, ...], zones: Zones) -> Iterator[str]:
    """Units of an executing article, of "yêu cầu X …" and of "phối hợp với Y"."""
    for part in parts:
        if part.line > max(zones.body_end, zones.head_end + 1):
            continue
        for sentence in _FULL_SENTENCE.split(part.text):
            executing = _RESPONSIBLE.match(sentence)
            if executing:
                yield from split_units(executing["list"])
                continue
            leading = _LEADING.match(sentence)
            if leading and not _VERB_INSIDE.search(leading["unit"]) and " giao " not in leading["unit"]:
                yield _tidy(leading["unit"])
                yield from _helpers(sentence[leading.end() :])
            for order in orders_in(sentence):
                if ordered := _ORDERED.match(order):
                    yield from (u for u in split_units(ordered["list"]) if not is_vague(u))
                if given := _ASSIGNED.match(order):
                    yield from _helpers(given["duty"])


def _helpers(words: str) -> Iterator[str]:
    """Those with whom somebody is to work ("phối hợp với Y")."""
    for other in _WITH.finditer(words):
        yield from (unit for unit in split_units(other["list"]) if not is_vague(unit))


def orders_in(sentence: str) -> list[str]:
    """Cut a sentence where each order begins ("giao …", "yêu cầu …"), so that no words are looked at for two orders."""
    starts = [match.start() for match in _ORDER.finditer(sentence)]
    return [sentence[start:end] for start, end in pairwise([*starts, len(sentence)])] if starts else []
