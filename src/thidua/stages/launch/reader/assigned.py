"""Who is to do one task, and who is to help: from its own words, and from labels after it."""

import re
from dataclasses import dataclass, replace

from thidua.stages.launch.reader.deadlines import Calendar, due_in
from thidua.stages.launch.reader.duties import ACTS, AGENCY, VERBS, is_vague, split_units
from thidua.stages.launch.reader.letters import vi_compile
from thidua.stages.launch.reader.model import Task

_LEAD = vi_compile(
    rf"[Gg]iao\s(?:cho\s)?(?P<given>[A-ZĐ][^,.;:]{{3,70}}?)[,\s]\s?"
    rf"(?=chủ trì|phối hợp|tham mưu|thực hiện|xây dựng|tổ chức|là đầu mối|làm đầu mối|vận động|theo dõi|phụ trách)"
    rf"|(?<!\w)(?P<leads>{AGENCY}\s[^,.;:()]{{2,60}}?),?\schủ trì\b"
    rf"|^(?P<opens>(?!Các[^:]*:){AGENCY}\s[^,.;:()]{{2,60}}?)(?:\s?:\s(?!{AGENCY})|\s(?={VERBS}\b))"
)
_HELPERS = vi_compile(
    rf"phối hợp(?:\s(?:cùng|với))*\s(?P<list>(?:{AGENCY}|các)\s[^.;:\n]{{2,200}}?)"
    rf"(?=,?\s(?:{VERBS}|mở|ban hành|tham gia|biên soạn|khảo sát|để|trong)\b|[.;:)\n]|$)"
    rf"|(?<!\w)(?P<after>{AGENCY}\s(?:(?!chủ trì)[^.;:()]){{2,100}}?)\sphối hợp(?=\s?[).;]|\s*$)"
)
_DONE_BY = re.compile(r"^.*\bdo\s")
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
    said = [m["given"] or _DONE_BY.sub("", m["leads"] or "") or m["opens"] for m in _LEAD.finditer(sentence)]
    leads = [name.strip() for name in said if not is_vague(name.strip())]
    helpers = [name for m in _HELPERS.finditer(sentence) for name in named(m["list"] or m["after"])] if leads else []
    leads += [name for m in _LABELLED_OWNER.finditer(sentence) for name in named(m["list"])]
    helpers += [name for m in _LABELLED_HELPER.finditer(sentence) for name in named(m["list"])]
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
