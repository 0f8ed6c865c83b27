"""Find the components of Decree 30/2020 (article 8) in a document: which line is what."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.foundations.papers.checker.document import Reader
from thidua.foundations.papers.checker.lines import Line, Para, Rule
from thidua.foundations.papers.layout import MOTTO, NATION
from thidua.vietnamese import ABBREVIATION_OF_KIND, fold
from thidua.vietnamese.kinds import ADMINISTRATIVE_KINDS

KINDS = {fold(kind): abbreviation for abbreviation, kind in ADMINISTRATIVE_KINDS.items()}
"""Named kinds of annex III by their folded name."""
CERTIFICATES = ("giay khen", "bang khen", "tang danh hieu", "bang chung nhan")
POSITION = re.compile(
    r"^(?:Q\. ?|quyền )?(?:phó|trưởng|chánh|giám đốc|tổng|chủ tịch|bộ trưởng|thứ trưởng|thủ trưởng|cục trưởng|"
    r"vụ trưởng|hiệu trưởng|bí thư|thư ký|chủ t[ọo][ạa]|chủ nhiệm|viện trưởng|kế toán|người|thành viên|"
    r"[uủ][ỷy] viên|đại diện|chủ trì|thủ kho|thủ quỹ|ban|hội đồng)\b",
    re.IGNORECASE,
)
AUTHORITY = re.compile(r"^(?:(?:TM|KT|TL|TUQ|Q)\b|T/M|K/T|T/L|TU/Q)[.,/:]?\s*(?=\S)", re.IGNORECASE)
_PLACE_DATE = re.compile(
    r"\bng[àa]y\b.*\bth[áa]ng\b.*\bn[ăa]m\b|,\s*(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", re.IGNORECASE
)
_NUMBER = re.compile(r"^s[ốo]\s*[:.]?\s*(?:\d|[.…_ \u00a0]*/)", re.IGNORECASE)
_ANNEX = re.compile(r"^phu luc\b(?: ?(?:so )?[ivxlc\d]{1,5})?[:.]?$")
_ATTACHED = re.compile(r"^\(?(?:ban hanh )?kem theo ")
_BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện)\b")
_RIGHT_MM = 40.0


@dataclass(slots=True)
class Signature:
    """Lines of one signature: the authority and positions, and the name."""

    titles: list[Line] = field(default_factory=list)
    name: Line | None = None


@dataclass(slots=True)
class Annex:
    """The head of an annex: its lines before the first table or ordinary paragraph."""

    start: int
    mark: Line | None
    head: list[Para]


@dataclass(slots=True)
class Anatomy:
    """Components found; an empty list or None where there is none. ``rules`` are those seen under each part."""

    paras: list[Para]
    nation: Line | None = None
    motto: Line | None = None
    agencies: list[Line] = field(default_factory=list)
    number: Line | None = None
    date: Line | None = None
    about: list[Line] = field(default_factory=list)
    title: Line | None = None
    kind: str | None = None
    subject: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    addressees_head: Line | None = None
    addressees: list[Line] = field(default_factory=list)
    bases: list[Para] = field(default_factory=list)
    resolution: Line | None = None
    body: list[Para] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    recipients_head: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    agency_rules: list[Rule] = field(default_factory=list)
    motto_rules: list[Rule] = field(default_factory=list)
    subject_rules: list[Rule] = field(default_factory=list)

    @property
    def official(self) -> bool:
        """A numbered kind of paper or a dispatch, as against an inner sheet: a list, a ballot, a certificate."""
        return self.number is not None or (self.title is not None and fold(self.title.text).strip(" :.") in KINDS)

    @property
    def dispatch(self) -> bool:
        """A "công văn": numbered, without the name of a kind."""
        return self.number is not None and self.title is None

    @property
    def code(self) -> str | None:
        """Abbreviation of the kind, None for a dispatch or a kind that annex III does not name."""
        return KINDS.get(fold(self.kind or ""))


def is_like(text: str, wanted: str, least: float = 0.82) -> bool:
    """Whether ``text`` is meant as ``wanted``, with slips."""
    a, b = (re.sub(r"[^a-z]", "", fold(one)) for one in (text, wanted))
    return abs(len(a) - len(b)) <= 12 and difflib.SequenceMatcher(None, a, b).ratio() >= least


def find_anatomy(reader: Reader) -> Anatomy:
    """Walk the paragraphs once, from the head to the annexes."""
    paras = [para for para in reader.paras if para.text or para.rules]
    found = Anatomy(paras)
    main_end = _annexes(found, paras)
    main = paras[:main_end]
    at = _head(found, main)
    at = _front(found, main, at)
    closing = _closing_start(main, at)
    found.body = [para for para in main[at:closing] if para.text and not para.rules]
    _closing(found, main[closing:])
    return found


def _annexes(found: Anatomy, paras: Sequence[Para]) -> int:
    """Collect annexes; gives where the main text ends. An annex begins on a new page after the closing."""
    end = len(paras)
    for index, para in enumerate(paras):
        if para.cell is not None or index < 4:
            continue
        mark = bool(_ANNEX.match(fold(para.text))) and len(para.text) < 24
        new_page = para.page_break or para.section > paras[index - 1].section or _breaks(paras[index - 1])
        attached = new_page and any(_ATTACHED.match(fold(one.text)) for one in paras[index : index + 5])
        if not (mark or attached):
            continue
        head: list[Para] = []
        for one in paras[index:]:
            if (
                one.cell is not None
                or one.align != "center"
                or len(head) > 8
                or (head and _ANNEX.match(fold(one.text)))
            ):
                break
            head.append(one)
        if found.annexes and index < found.annexes[-1].start + len(found.annexes[-1].head):
            continue
        found.annexes.append(Annex(index, para.lines[0] if mark and para.lines else None, head))
        end = min(end, index)
    return end


def _breaks(para: Para) -> bool:
    return para.page_break and not para.text


def _head(found: Anatomy, paras: Sequence[Para]) -> int:
    """Agency, nation, number, date: the first table, or lines in two columns, up to the title or the text."""
    start = 0
    for index, para in enumerate(paras):
        if para.lines and not any([_head_line(found, line) for line in para.lines]):  # noqa: C419 - every line is to be placed
            break
        start = index + 1
    head = paras[:start]
    for para in head:
        for rule in para.rules:
            if _left_of(para, rule, found):
                found.agency_rules.append(rule)
            else:
                found.motto_rules.append(rule)
    if len(found.motto_rules) > 1 and not found.agency_rules and not any(p.cell for p in head):
        longest = max(found.motto_rules, key=lambda rule: rule.length_mm)
        found.agency_rules = [rule for rule in found.motto_rules if rule is not longest]
        found.motto_rules = [longest]
    return start


def _left_of(para: Para, rule: Rule, found: Anatomy) -> bool:
    if para.cell is not None:
        return para.cell.side == "left"
    if rule.at_left is not None:
        return rule.at_left
    return bool(found.agencies) and found.motto is None


def _head_line(found: Anatomy, line: Line) -> bool:
    """Put one line where it belongs; False when it is not of the head any more."""
    text = line.shown.strip()
    in_columns = line.side != "full" or line.tabbed
    if fold(text).startswith("kinh gui"):
        return False
    if found.nation is None and is_like(text, NATION):
        found.nation = line
    elif found.motto is None and is_like(text, MOTTO, 0.75):
        found.motto = line
    elif found.number is None and _NUMBER.match(text) and len(text) < 60:
        found.number = line
    elif (
        found.date is None
        and len(text) < 70
        and _PLACE_DATE.search(text)
        and (in_columns or line.para.align in ("right", "center"))
    ):
        found.date = line
    elif found.number is not None and line.side != "right" and _goes_on_about(found, text, in_columns=in_columns):
        found.about.append(line)
    elif _is_agency(found, line, text):
        found.agencies.append(line)
    else:
        # Notes of a form ("Mẫu số 02") and marks of urgency stand in the head and are not judged.
        return (line.para.cell is not None and not line.para.cell.ruled and in_columns) or _is_mark(text)
    return True


def _goes_on_about(found: Anatomy, text: str, *, in_columns: bool) -> bool:
    """The "V/v" line under the number, and the lines it goes on with in its column."""
    return len(text) < 200 and (_is_about(text) or (in_columns and bool(found.about)))


def _is_about(text: str) -> bool:
    return bool(re.match(r"(?:v/v|ve viec)\b", fold(text)))


def _is_mark(text: str) -> bool:
    return bool(re.match(r"(?:mau |hoa toc|thuong khan|khan$|\(du thao|du thao)", fold(text)))


def _is_agency(found: Anatomy, line: Line, text: str) -> bool:
    if found.number is not None or line.side == "right" or not line.types or not fold(text)[:1].isalpha():
        return False
    if line.side == "left":
        return True
    cell = line.para.cell
    return cell is not None and not cell.ruled and text.isupper() and fold(text) not in KINDS


def _front(found: Anatomy, paras: Sequence[Para], at: int) -> int:
    """Title, summary, authority, addressees, bases, the word of decision; gives where the body begins."""
    at = _title(found, paras, at)
    at = _addressees(found, paras, at)
    if found.title is None or found.code != "QĐ":
        return _loose_bases(found, paras, at)
    stop = next(
        (i for i, p in enumerate(paras[at:], at) if fold(p.text).rstrip(": ") in ("quyet dinh", "quyet nghi")), None
    )
    if stop is None:
        return _loose_bases(found, paras, at)
    found.resolution = paras[stop].lines[0]
    found.bases = [para for para in paras[at:stop] if para.text]
    while found.bases and found.bases[0].align == "center":
        found.authority += found.bases.pop(0).lines
    return stop + 1


def _title(found: Anatomy, paras: Sequence[Para], at: int) -> int:
    if at >= len(paras) or paras[at].cell is not None:
        return at
    first = paras[at]
    text = fold(first.text).rstrip(":. ")
    known = text in KINDS or text == "cong van"
    looks_so = first.align == "center" and first.text.isupper() and all(t.bold for t in first.whole.types)
    if not (known or (looks_so and len(first.text) < 90)):
        return at
    found.title = first.lines[0]
    found.kind = next((kind for kind in ABBREVIATION_OF_KIND if text == fold(kind)), None)
    if found.kind is None:
        found.kind = next((kind for kind in ABBREVIATION_OF_KIND if text.startswith(fold(kind) + " ")), first.text)
    at += 1
    while at < len(paras) and paras[at].cell is None and (not paras[at].text or _continues_title(found, paras[at])):
        if paras[at].text and not _only_signs(paras[at]):
            found.subject += paras[at].lines
        found.subject_rules += paras[at].rules
        at += 1
    return at


def _only_signs(para: Para) -> bool:
    return any(rule.kind == "signs" for rule in para.rules)


def _continues_title(found: Anatomy, para: Para) -> bool:
    if _only_signs(para):
        return True
    if para.align != "center" or para.text.startswith("(") or fold(para.text).startswith("kinh gui"):
        return False
    if found.subject and (found.subject_rules or _is_authority(para.text) or para.gap("before") > 8):
        return False
    return (
        not re.match(r"(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s+\S{1,5}$", para.text)
        and fold(para.text).rstrip(":") != "quyet dinh"
    )


def _is_authority(text: str) -> bool:
    return text.isupper() and len(text) > 3


def _addressees(found: Anatomy, paras: Sequence[Para], at: int) -> int:
    for index in range(at, min(at + 6, len(paras))):
        para = paras[index]
        if not para.lines or not fold(para.text).startswith("kinh gui"):
            continue
        found.addressees_head = para.lines[0]
        found.addressees = list(para.lines[1:])
        rest = fold(para.lines[0].text)[8:].strip(" :-")
        index += 1
        while index < len(paras) and _is_addressee(paras[index], last=found, single=bool(rest)):
            found.addressees += paras[index].lines
            index += 1
        return index
    return at


def _is_addressee(para: Para, *, last: Anatomy, single: bool) -> bool:
    if single and not re.match(r"[-–+•]", para.full) and not last.addressees:
        return False
    text = para.full.strip()
    if not text or para.cell is not None:
        return False
    if last.addressees and last.addressees[-1].text.rstrip().endswith("."):
        return False
    dashed = bool(re.match(r"[-–+•]\s?", text))
    indented = para.first_mm > 25 or para.align == "center" or para.lead_tab
    return dashed or (indented and len(text) < 120)


def _loose_bases(found: Anatomy, paras: Sequence[Para], at: int) -> int:
    """Legal bases of a paper other than a decision: lines that end as a list does, not a sentence that goes on."""
    stop = at
    while stop < len(paras) and _is_basis(paras, at, stop):
        stop += 1
    listed = paras[at:stop]
    if listed and (listed[0].text.endswith(";") or len(listed) > 1 or all(t.italic for t in listed[0].whole.types)):
        found.bases = list(listed)
        return stop
    return at


def _is_basis(paras: Sequence[Para], first: int, index: int) -> bool:
    """Whether a paragraph is of the list of bases: by its words, or because the list above goes on in italics."""
    para = paras[index]
    if not para.text or re.search(r":$|như sau|/\./?$", para.text):
        return False
    goes_on = index > first and paras[index - 1].text.endswith(";") and all(t.italic for t in para.whole.types)
    return bool(_BASIS.match(para.text)) or goes_on


def _closing_start(paras: Sequence[Para], at: int) -> int:
    """Where recipients and signatures begin, the body's own tables and signatures left before it."""
    head = next((i for i in range(len(paras) - 1, at - 1, -1) if _has_recipients(paras[i])), None)
    index = head if head is not None else len(paras)
    if head is not None and paras[head].cell is not None:
        table = paras[head].cell.table  # type: ignore[union-attr]
        index = next(i for i, p in enumerate(paras) if p.cell is not None and p.cell.table == table)
    while index > at and _belongs_to_closing(paras[index - 1]):
        index -= 1
    return index


def _has_recipients(para: Para) -> bool:
    return any(re.match(r"noi nhan\b[:.]?$", fold(line.text).strip()) for line in para.lines)


def _belongs_to_closing(para: Para) -> bool:
    """A paragraph before the recipients that is part of the signatures rather than of the text."""
    if para.cell is not None:
        return not para.cell.ruled
    if not para.text:
        return True
    text = para.text.strip()
    if any(line.tabbed for line in para.lines):
        return all(_signature_like(line.text) for line in para.lines)
    indented = para.align in ("center", "right") or para.first_mm > _RIGHT_MM
    return indented and _signature_like(text)


def _signature_like(text: str) -> bool:
    plain = text.strip()
    if AUTHORITY.match(plain) or POSITION.match(plain) or re.match(r"\(.*\)$", plain):
        return len(plain) < 80
    words = plain.split()
    return (
        1 < len(words) <= 7
        and (plain.isupper() or all(word[0].isupper() or word[0] in "(-" for word in words))
        and plain[-1] not in ".;:"
    )


def _closing(found: Anatomy, paras: Sequence[Para]) -> None:
    columns: dict[tuple[int, int], list[Line]] = {}
    in_tabs = any(line.tabbed for para in paras for line in para.lines)
    for para in paras:
        for line in para.lines:
            cell = para.cell
            key = (cell.table, cell.column) if cell else (0, 0 if _is_left(line, in_tabs=in_tabs) else 1)
            columns.setdefault(key, []).append(line)
    for lines in columns.values():
        _column(found, lines)


def _is_left(line: Line, *, in_tabs: bool) -> bool:
    """Whether a line outside tables is of the left column; a line alone belongs there when others are set by tabs."""
    para = line.para
    alone = in_tabs and not line.tabbed and not para.lead_tab and para.first_mm < _RIGHT_MM
    return line.side == "left" or (alone and para.align in ("left", "both"))


def _column(found: Anatomy, lines: Sequence[Line]) -> None:
    in_list = False
    current: Signature | None = None
    for line in lines:
        text = line.text.strip()
        if re.match(r"noi nhan\b[:.]?$", fold(text)):
            found.recipients_head, in_list = line, True
            continue
        if in_list and not _ends_list(found, line):
            found.recipients.append(line)
            continue
        in_list = False
        if re.match(r"\(.*\)$", text) or any(rule.kind == "signs" for rule in line.para.rules):
            continue
        current = _signed(found, current, line)


def _ends_list(found: Anatomy, line: Line) -> bool:
    """Recipients and signature may stand in one column of paragraphs: capitals in bold end the list."""
    text = line.text.strip()
    return bool(found.recipients) and line.para.cell is None and (text.isupper() or bool(AUTHORITY.match(text)))


def _signed(found: Anatomy, current: Signature | None, line: Line) -> Signature | None:
    text = line.text.strip()
    below = _after_gap(current, line)
    upper = line.shown.isupper()
    is_position = bool(POSITION.match(text)) and (upper or not below)
    is_title = bool(AUTHORITY.match(text)) or is_position or (upper and not below)
    if is_title:
        if current is None or current.name is not None:
            current = Signature()
            found.signatures.append(current)
        current.titles.append(line)
    elif current is not None and current.name is None:
        current.name = line
    return current


def _after_gap(current: Signature | None, line: Line) -> bool:
    """Whether the room for a signature stands before a line: then capitals are a name written wrongly."""
    if current is None or not current.titles:
        return False
    last = current.titles[-1].para
    if line.para is last:
        return False
    room = line.para.gap("before") + last.gap("after")
    between = line.para.element.getprevious()
    while between is not None and between is not last.element:
        room += 16
        between = between.getprevious()
    return room > 30
