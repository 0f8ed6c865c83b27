"""Recipients out of running text: "Tặng Giấy khen cho … ông A, Trưởng phòng …; bà B …", and lists under an article."""

import re
from dataclasses import replace

from thidua.stages.launch.reader.awarded import NamedAward, SubjectKind
from thidua.stages.launch.reader.awards.listing import begins_person, recipients_in, told_kind
from thidua.stages.launch.reader.awards.naming import award_begins, award_in
from thidua.stages.launch.reader.awards.recipients import is_collective_name
from thidua.stages.launch.reader.awards.rows import Found, make_row
from thidua.stages.launch.reader.awards.state import Heading, State, bare, has_mark, heading_of
from thidua.stages.launch.reader.blocks import Paragraph

_GRANT = re.compile(
    r"(?:^|Điều\s\d{1,2}\s?[.:]?\s*|[.;:,]\s+|^\W*\d{1,2}(?:\.\d)?[.)]\s*|[a-hđ]\)\s*|^-\s*)"
    r"(?:nay\s|quyết định\s|về việc\s|v/v\s)?"
    r"(?P<verb>tặng thưởng|trao tặng|truy tặng|phong tặng|tặng cho|tặng|công nhận|khen thưởng)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\s(?:đã )?đạt (?=(?:các )?danh hiệu\b)", re.IGNORECASE)
_GRANTED = re.compile(
    r"\s(?:(?:các )?danh hiệu\b|(?:[^.;:]{0,80}\scho\s)?(?:\d{1,4}|các)\s(?:tập thể|cá nhân)|(?:cho\s)?(?:ông|bà)\s)",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"đề nghị\s[^.;]{0,120}?(?:tặng|công nhận|khen thưởng|xét khen)", re.IGNORECASE)
_ASKS = re.compile(r"\bđề nghị\b[^.;]{0,200}:$", re.IGNORECASE)
_ARTICLE = re.compile(r"^\s*Điều\s\d{1,2}\s?[.:]", re.IGNORECASE)
_ENDS = re.compile(r"^\W*(?:nơi nhận\b|(?:căn cứ|xét đề nghị|theo đề nghị)\b(?!.*:$))", re.IGNORECASE)
_FOR = re.compile(r"\bcho\b\s?:?\s|:\s|\bđối với\s", re.IGNORECASE)
_COUNTED = re.compile(
    r"^\W*(?:\d{1,4}|các|những)\s(?:tập thể|cá nhân|đơn vị|người|hộ|đồng chí|trường hợp|doanh nghiệp|"
    r"học sinh|sinh viên|giáo viên|cán bộ|gia đình|cơ quan|đoàn viên|hội viên|thôn|xã|phường)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:các |những )?(?:tập thể|cá nhân)(?:(?:,| và) (?:các )?(?:tập thể|cá nhân))?\W*$", re.IGNORECASE
)
_BECAUSE = re.compile(
    r",?\s(?:đã (?:có|đạt|hoàn thành)|vì (?:đã|có)|do (?:đã|có)|có thành tích|đạt thành tích"
    r"|(?:kèm theo )?tiền thưởng|mức (?:tiền )?thưởng)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MONEY = re.compile(
    r"(?<!tổng )(?<!tổng số )(?:mức (?:tiền )?thưởng|tiền thưởng|số tiền)[^\d]{0,40}(?P<sum>[\d.,]{5,})\s*(?:đồng|đ)\b",
    re.IGNORECASE,
)
_HONOURED = re.compile(r"^(?:ông|bà|đồng chí|đ/c)\s", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,4}(?:\.\d{1,3})*)(?:[.)/]|[-–](?=\s))")
_TITLED = re.compile(r"^[\s“\"]*(?:(?:đạt|đề nghị|tặng|công nhận)\s)*(?:danh hiệu\s)?", re.IGNORECASE)
_LONGEST_AFTER = 25
_OF_MANY = re.compile(r"\s*\([^)]*\d[^)]*\)|\s*,?\s*gồm(?: có)?\s*$")
_FIGURE = re.compile(r"\s*\d")
_OVER_ITEMS = re.compile(r"\s*(?:[IVX]{1,5}|[A-HĐ])\s?[.)/:-]?\s")
_SAID_FIRST = re.compile(r"(?P<head>[^:]{3,240}?):\s*(?P<body>\S.*)", re.DOTALL)
_LONGEST_UNIT = 100
_VERB_ALONE = re.compile(
    r"\s*(?:(?:các )?(?:danh hiệu|hình thức)[^:.;]*)?(?:như sau|sau(?: đây)?)?\s*:\s*$", re.IGNORECASE
)


def grants(text: str, issuer: str | None) -> NamedAward | None:
    """The award that a sentence of a decision itself grants; None where one is only spoken of ("xét tặng")."""
    for match in _GRANT.finditer(text):
        reached = _REACHED.search(text, match.end())
        start = reached.end() if reached else match.start("verb")
        named = award_in(text[start : start + 260], issuer) or award_in(text[match.start("verb") : start], issuer)
        if named:
            return named
    return None


def read_paragraph(paragraph: Paragraph, state: State, *, granting: bool, listing: bool) -> None:
    """Take one paragraph into ``state``: a grant, a heading, a recipient, or the end of the list.

    ``listing``: headings open lists, as in a decision or the list annexed to one.
    """
    text = paragraph.text
    granted = _proposed(text, state.issuer) if not granting else None
    if granting or (state.is_open and not granted):
        granted = grants(text, state.issuer)
    unmarked, state.unmarked = state.unmarked, text.endswith(":")
    if _ENDS.match(text):
        state.end_articles()
    elif granted:
        _grant(paragraph, granted, state)
    elif _ARTICLE.match(text):
        state.close_count()
        state.is_open = False
    elif not listing and _ASKS.search(text):
        state.is_open = True
    elif (state.is_open or listing) and _headed(paragraph, state):
        return
    elif heading := heading_of(text, state.issuer):
        state.begin(heading)
        state.is_open = state.is_open or listing
    elif has_mark(text) or _HONOURED.match(text):
        if state.is_open:
            _item(paragraph, state)
    else:
        _plain_line(paragraph, state, unmarked=unmarked, listing=listing)


def _plain_line(paragraph: Paragraph, state: State, *, unmarked: bool, listing: bool) -> None:
    """A line with neither number nor dash: a recipient, the unit of the next ones, the head of a list, or its end."""
    text = paragraph.text
    over_people = state.kind == "person" and _is_unit(text)
    if state.is_open and unmarked and _names_one(text) and not over_people:
        _item(paragraph, state)
        state.unmarked = True
    elif (state.is_open or state.header) and listing and _is_unit(text):
        state.unit = text.rstrip(" .:")
    elif not text.strip(" .").isdecimal():
        is_list = text.casefold().startswith(("danh sách", "phụ lục"))
        state.unit = "" if is_list else state.unit
        state.is_open = listing and (state.is_open or is_list)


def _names_one(text: str) -> bool:
    """A line without a number or dash, under words that announce recipients, is one when nothing else stands in it."""
    return begins_person(text) or (_is_unit(text) and not text.endswith(":"))


def _is_unit(text: str) -> bool:
    """A line that is only the name of a unit, as it stands over its people."""
    return len(text) <= _LONGEST_UNIT and text[0].isupper() and is_collective_name(text) and ";" not in text


def _item(paragraph: Paragraph, state: State) -> None:
    """One item of a list; a unit with a Roman number, a capital or a colon is the heading of those under it."""
    before = len(state.rows)
    words = bare(paragraph.text)
    is_heading = bool(_OVER_ITEMS.match(paragraph.text))
    if _is_unit(words) and (words.endswith(":") or (is_heading and state.kind == "person")):
        state.unit = _OF_MANY.sub("", words.rstrip(" .:"))
        return
    state.unit = "" if is_heading else state.unit
    if before and state.over == before - 1 and _FIGURE.match(paragraph.text):
        state.unit, state.over = state.rows.pop().name, -1
        before -= 1
    said = _SAID_FIRST.match(words)
    kind, told = told_kind(words)
    if said and _is_unit(said["head"]) and _are_people(said["body"]):
        state.unit, kind, told = _OF_MANY.sub("", said["head"]), "person", said["body"]
    words, own = _own_award(words, state.issuer)
    general, state.award = state.award, own or state.award
    _items(told if kind else words, paragraph, state, one_unit=kind is None, kind=kind)
    state.award = general
    if is_heading and [row.kind for row in state.rows[before:]] == ["collective"]:
        state.over = before


def _own_award(words: str, issuer: str | None) -> tuple[str, NamedAward | None]:
    """Take the award off an item that ends with its own: "Ông A, Trưởng phòng: Lao động tiên tiến"."""
    for sign in (":", " - ", " – "):
        who, found, tail = words.rpartition(sign)
        named = award_begins(_TITLED.sub("", tail), issuer) if found else None
        if named and len(named[1]) <= _LONGEST_AFTER:
            return who, named[0]
    return words, None


def _are_people(text: str) -> bool:
    pieces = recipients_in(text)
    return bool(pieces) and all(piece.who.kind == "person" and piece.who.named for piece in pieces)


def is_grant(text: str, issuer: str | None) -> bool:
    """Tell whether a sentence grants, be it that only the annexed list names the award."""
    return grants(text, issuer) is not None or any(
        _GRANTED.match(text[match.end() :]) or _VERB_ALONE.match(text[match.end() :]) for match in _GRANT.finditer(text)
    )


def _proposed(text: str, issuer: str | None) -> NamedAward | None:
    """The award that a sentence puts somebody forward for."""
    match = _PROPOSAL.search(text)
    return award_in(text[match.end() - 12 : match.end() + 240], issuer) if match else None


def _grant(paragraph: Paragraph, award: NamedAward, state: State) -> None:
    text = paragraph.text
    after = text[text.find(award.printed) + len(award.printed) :] if award.printed in text else text
    said = heading_of(text, state.issuer)
    state.begin(Heading(award, said.kind if said else None, None, text))
    state.is_open = True
    state.money = _money(text) if text.endswith(":") else ""
    state.granted.append(award)
    if reached := _REACHED.search(text):
        verb = next((match.end() for match in _GRANT.finditer(text) if match.end() < reached.start()), 0)
        _listed(text[verb : reached.start()], paragraph, state)
        return
    start = _FOR.search(after)
    if start is not None:
        _listed(after[start.end() :], paragraph, state)


def _listed(words: str, paragraph: Paragraph, state: State) -> None:
    """ "cho 03 cá nhân có tên sau: ông A; bà B" names them after the colon, or in the next lines."""
    head, colon, body = words.partition(":")
    if colon and _COUNTED.match(head):
        said = heading_of(head, state.issuer)
        state.kind, words = (said.kind if said and said.kind else state.kind), body
    kind, rest = told_kind(words)
    state.kind = kind or state.kind
    if rest.strip(" .:;") and not _NOBODY.match(rest):
        _items(rest, paragraph, state, money=_money(paragraph.text))


def _headed(paragraph: Paragraph, state: State) -> bool:
    """A heading and its recipients in one line: "a) Lao động tiên tiến: A, B", "- Tập thể: Phòng C"."""
    said = _SAID_FIRST.match(bare(paragraph.text))
    heading = heading_of(said["head"], state.issuer) if said else None
    if said is None or heading is None:
        return False
    kind, body = told_kind(said["body"])
    if _COUNTED.match(body) or not any(piece.who.named for piece in recipients_in(_BECAUSE.sub("", body), kind)):
        return False
    state.begin(heading)
    state.kind, state.is_open = kind or state.kind, True
    _items(body, paragraph, state)
    return True


def _items(
    text: str,
    paragraph: Paragraph,
    state: State,
    money: str = "",
    *,
    one_unit: bool = False,
    kind: SubjectKind | None = None,
) -> None:
    number = _NUMBER.match(paragraph.text)
    for piece in recipients_in(_BECAUSE.sub("", text), kind or state.kind, one_unit=one_unit):
        if _COUNTED.match(piece.text) or _NOBODY.match(piece.text):
            continue
        money = money or _money(paragraph.text) or state.money
        under = state.unit if piece.who.kind == "person" and not piece.who.unit else piece.who.unit
        found = Found(paragraph.place, paragraph.text, piece.number or (number[1] if number else ""), money)
        state.rows.append(make_row(replace(piece.who, unit=under), state.award, piece.kind, found))


def _money(text: str) -> str:
    found = _MONEY.search(text)
    return found["sum"] if found else ""
