"""Who is to do one task, and who is to help: from its own words, and from labels after it."""

import re
from dataclasses import dataclass, replace

from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.duties import ACTS, AGENCY, VERBS, is_vague, split_units
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Task

_GIVEN = vi_compile(
    r"[Gg]iao\s(?:cho\s)?(?P<name>[A-ZĐ][^,.;:]{3,70}?)[,\s]\s?"
    r"(?=chủ trì|phối hợp|tham mưu|thực hiện|xây dựng|tổ chức|là đầu mối|làm đầu mối|vận động|theo dõi|phụ trách)"
)
_LEADS = vi_compile(rf"(?<!\w)(?P<name>{AGENCY}\s[^,.;:()]{{2,60}}?),?\schủ trì\b")
_OPENS = vi_compile(rf"(?!Các[^:]*:)(?P<name>{AGENCY}\s[^,.;:()]{{2,60}}?)(?:\s?:\s(?!{AGENCY})|\s(?={VERBS}\b))")
# Who acts is told first: in the sentence, behind its time, or in brackets.
_CLAUSE = re.compile(r"^(?:(?:Trong|Từ|Trước|Đến|Định kỳ|Hằng|Hàng)\s[^,.;:]{3,50},\s)?|\(")
_HELPERS = vi_compile(
    rf"phối hợp(?:\s(?:cùng|với))*\s(?P<list>(?:{AGENCY}|các)\s[^.;:\n]{{2,200}}?)"
    rf"(?=,?\s(?:{VERBS}|mở|ban hành|tham gia|biên soạn|khảo sát|để|trong)\b|[.;:)\n]|$)"
    rf"|(?<!\w)(?P<after>{AGENCY}\s(?:(?!chủ trì)[^.;:()]){{2,100}}?)\sphối hợp(?=\s?[).;]|\s*$)"
)
_AROUND = re.compile(r"^.*\bdo\s|\s(?:sẽ|phải|cần)$")
_OWNER = (
    r"(?:(?:đơn vị|cơ quan|bộ phận|người)\s(?:chủ trì|thực hiện|phụ trách)|chủ trì|phân công|"
    r"(?<!gian\s)(?<!hạn\s)(?<!phí\s)(?<!điểm\s)(?<!tượng\s)(?<!chức\s)thực hiện)(?:\sthực hiện)?"
)
_HELPER = r"(?:(?:đơn vị|cơ quan|bộ phận)\s)?phối hợp(?:\sthực hiện)?"
_LABELLED_OWNER = re.compile(rf"\b{_OWNER}\s?:\s*(?P<list>[^;.:()\n]{{2,200}})", re.IGNORECASE)
_LABELLED_HELPER = re.compile(rf"\b{_HELPER}\s?:\s*(?P<list>[^;.:()\n]{{2,200}})", re.IGNORECASE)
_ONLY_LABELS = re.compile(
    rf"\W*(?:{_OWNER}|{_HELPER}|thời (?:gian|hạn)(?:\s(?:thực hiện|hoàn thành))?)\s?:", re.IGNORECASE
)
_ONLY_WHO = vi_compile(
    rf"\W*{AGENCY}\s[^,.;:]{{2,60}}?,?\schủ trì(?:[,;]\s(?:phối hợp(?:\s(?:cùng|với))*\s)?{AGENCY}[^.:]*)?\W*"
)
_ACTS = vi_compile(rf"\s(?:{ACTS})\b")
_REGISTERED = vi_compile(r"đã đăng ký\s(?:với|tại)|đăng ký với (?:UBND|Ủy ban|cấp trên)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Those responsible for a task, and those who help them."""

    units: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()


def assigned_in(sentence: str) -> Assigned:
    """Who a sentence makes responsible, and with whom: "giao X chủ trì, phối hợp với Y", "(đơn vị chủ trì: X)"."""
    found = [*_GIVEN.finditer(sentence)] if "iao " in sentence else []
    found += _LEADS.finditer(sentence) if "chủ trì" in sentence else []
    found += filter(None, (_OPENS.match(sentence, clause.end()) for clause in _CLAUSE.finditer(sentence)))
    leads = [_AROUND.sub("", match["name"]).strip() for match in sorted(found, key=lambda match: match.start())]
    leads = [name for name in leads if not is_vague(name)]
    helping = _HELPERS.finditer(sentence) if leads and "phối hợp" in sentence else ()
    helpers = [name for match in helping for name in named(match["list"] or match["after"])]
    if ":" in sentence:
        leads += [name for match in _LABELLED_OWNER.finditer(sentence) for name in named(match["list"])]
        helpers += [name for match in _LABELLED_HELPER.finditer(sentence) for name in named(match["list"])]
    return Assigned(tuple(dict.fromkeys(leads)), tuple(name for name in dict.fromkeys(helpers) if name not in leads))


def named(words: str) -> list[str]:
    """The units of a list, without those who are nobody in particular."""
    return [name for name in split_units(re.sub(r"^phối hợp\s(?:cùng|với)\s", "", words)) if not is_vague(name)]


def is_registered(words: str) -> bool:
    """Tell whether words say that tasks were registered with a higher level."""
    return "đăng ký" in words and bool(_REGISTERED.search(words))


def is_only_labels(sentence: str) -> bool:
    """Tell whether a sentence only says who does the task before it, or by when."""
    if _ONLY_LABELS.match(sentence):
        return True
    return "chủ trì" in sentence and bool(_ONLY_WHO.fullmatch(sentence)) and not _ACTS.search(sentence)


def with_labels(task: Task, sentence: str, calendar: Calendar) -> Task:
    """The task with what a sentence of labels adds to it."""
    told = assigned_in(sentence)
    due, period = due_in(sentence, calendar)
    return replace(
        task,
        units=task.units or told.units,
        coordinating=task.coordinating or told.coordinating,
        due=task.due or due,
        period=task.period or (None if task.due else period),
    )
