"""Slips in citations: dates, symbols, one document cited in two ways."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.findings.known import CONGRESSES, known_by_number
from thidua.stages.launch.reader.grammar import DATE, comparable, normal_form, to_date
from thidua.stages.launch.reader.model import Citation, Finding, Mention, Severity
from thidua.vietnamese import fold, format_date, tone_normal

_DATE = re.compile(DATE)
_YEARS = re.compile(r"\bnăm\s((?:19|20)\d{2})\b")
_CONGRESS = re.compile(r"Đại hội\s(?:(?P<informal>Đảng\stoàn quốc)|đại biểu\stoàn quốc)\slần thứ\s(?P<term>[IVXLC]+)\b")
_GLUED_CODE = re.compile(r"/(?P<kind>NĐ|QĐ|NQ|TT|CT|KH|TTr|TB|BC|HD)(?P<body>CP|TTg|UBND|HĐND|BNV|BTC|TW|TU)$")
_ALIKE = 0.7


def _mark(mention: Mention, code: str, severity: Severity, found: str, fix: str | None, why: str) -> Finding:
    return Finding(code, mention.spans[0].line, severity, found, fix, why, mention.spans[0])


def _said_date(mention: Mention) -> str | None:
    match = _DATE.search(mention.raw, 0)
    dates = list(_DATE.finditer(mention.raw)) if match else []
    return dates[-1][0] if dates else None


def _like_printed(printed: str, right: str) -> str:
    """Keep the printed padding when only the year differs."""
    return re.sub(r"\d{4}$", right[-4:], printed) if to_date(printed) and _same_day(printed, right) else right


def _same_date(one: date, other: date) -> bool:
    return (one.day, one.month) == (other.day, other.month)


def _same_day(printed: str, right: str) -> bool:
    first, second = to_date(printed), to_date(right)
    return bool(first and second and _same_date(first, second))


def wrong_dates(context: Context) -> Iterator[Finding]:
    """A date unlike the known one, unlike the year in the symbol, or that no calendar has."""
    for citation in context.reading.citations:
        for mention in citation.mentions:
            printed = _said_date(mention)
            if not printed:
                continue
            if mention.date is None:
                yield _mark(
                    mention, "citation-date-impossible", "error", printed, None, "Ngày này không có trong lịch."
                )
                continue
            known = list(_against_known(citation, mention, printed))
            yield from known or _against_symbol(citation, mention, printed)


def _against_known(citation: Citation, mention: Mention, printed: str) -> Iterator[Finding]:
    for known in known_by_number().get(comparable(citation.number), ()) if citation.number else ():
        about = fold(citation.subject or "")
        # Party bodies number anew each term: the subject tells which paper is meant, or the day with another year.
        meant = known.about in about or (mention.date and _same_date(mention.date, known.day))
        if mention.date != known.day and meant:
            right = format_date(known.day)
            compare = "" if known.certain else " Cần đối chiếu bản gốc."
            yield _mark(
                mention, "citation-date", "error" if known.certain else "info", printed,
                _like_printed(printed, right), f"{citation.type} số {citation.number} ban hành ngày {right}.{compare}",
            )  # fmt: skip


def _against_symbol(citation: Citation, mention: Mention, printed: str) -> Iterator[Finding]:
    in_symbol = re.search(r"/((?:19|20)\d{2})/", citation.number or "")
    if in_symbol and mention.date and mention.date.year != int(in_symbol[1]):
        yield _mark(
            mention, "citation-year", "error", printed, None,
            f"Năm trong ngày ban hành ({mention.date.year}) khác năm trong số, ký hiệu ({in_symbol[1]}).",
        )  # fmt: skip


def later_than_document(context: Context) -> Iterator[Finding]:
    """A cited document dated after the document that cites it."""
    own = context.reading.document.date
    for citation in context.reading.citations:
        for mention in citation.mentions:
            if not own or not mention.date or mention.date <= own or mention.spans[0].line > context.zones.end:
                continue
            printed = _said_date(mention) or mention.raw
            if not any((*_against_known(citation, mention, printed), *_against_symbol(citation, mention, printed))):
                yield _mark(
                    mention, "citation-later", "error", printed, None,
                    f"Văn bản viện dẫn đề ngày {format_date(mention.date)}, sau ngày ban hành {format_date(own)}.",
                )  # fmt: skip


def two_dates(context: Context) -> Iterator[Finding]:
    """One symbol with two dates."""
    first: dict[str, Citation] = {}
    for citation in context.reading.citations:
        if not citation.number or not citation.date:
            continue
        key = f"{citation.type}|{comparable(citation.number)}"
        other = first.setdefault(key, citation)
        if other is not citation and other.date:
            mention = citation.mentions[0]
            yield _mark(
                mention, "citation-two-dates", "error", _said_date(mention) or mention.raw, None,
                f"{citation.type} số {citation.number} ở dòng {other.lines[0]} lại ghi ngày {format_date(other.date)}.",
            )  # fmt: skip


def printed_form(context: Context) -> Iterator[Finding]:
    """A misplaced comma before the date, a misprinted symbol, a blank that was not filled."""
    for citation in context.reading.citations:
        for mention in citation.mentions:
            if mention.comma_before_date and not context.is_party:
                fix = re.sub(r"\s?,\s?(?=(?:ký\s)?ngày)", " ", mention.raw)
                yield _mark(
                    mention, "citation-comma", "warning", mention.raw, fix,
                    "Giữa số, ký hiệu và “ngày” không dùng dấu phẩy; các viện dẫn phải viết thống nhất.",
                )  # fmt: skip
            glued = _GLUED_CODE.sub(r"/\g<kind>-\g<body>", citation.number or "")
            if citation.number and glued != citation.number and not context.is_party:
                yield _mark(
                    mention, "citation-symbol", "warning", citation.number, glued,
                    "Thiếu dấu nối giữa chữ viết tắt tên loại văn bản và tên cơ quan.",
                )  # fmt: skip
            if citation.number and normal_form(citation.number):
                yield _mark(
                    mention, "citation-symbol", "warning", citation.number, normal_form(citation.number),
                    "Ký hiệu ghi sai thứ tự hoặc sai dấu nối.",
                )  # fmt: skip
            if citation.number is None and _left_blank(context, mention):
                yield _mark(
                    mention,
                    "citation-blank",
                    "warning",
                    mention.raw,
                    None,
                    "Văn bản viện dẫn còn để trống số hoặc ngày.",
                )


def _left_blank(context: Context, mention: Mention) -> bool:
    """A number that was forgotten; the dotted blank of a form that a regulation prescribes is meant to be empty."""
    blank = re.search(r"số[\s.…_]*/", mention.raw)
    is_form = context.is_law and blank and re.search(r"\.{2}|…|__", blank[0])
    return bool(blank) and not is_form and mention.spans[0].line <= context.zones.end


def cited_differently(context: Context) -> Iterator[Finding]:
    """One document whose subject is quoted in two ways: another year, other words."""
    year = context.reading.document.year
    for citation in context.reading.citations:
        told = [m for m in citation.mentions if m.subject]
        if len(told) < 2:
            continue
        # The words most mentions agree on are the right ones; of equals, the first.
        usual = max(told, key=lambda m: sum(_agree(m, other) for other in told))
        for mention in (m for m in told if m is not usual):
            in_order = (usual, mention) if told.index(usual) < told.index(mention) else (mention, usual)
            yield from _year_differs(*in_order, year)
            yield from _words_differ(usual, mention)


def _agree(one: Mention, other: Mention) -> bool:
    return not any((*_words_differ(one, other), *_words_differ(other, one)))


def _year_differs(first: Mention, second: Mention, year: int | None) -> Iterator[Finding]:
    years = [_YEARS.findall(m.subject or "") for m in (first, second)]
    if not years[0] or not years[1] or years[0][0] == years[1][0]:
        return
    wrong, right, value = (first, second, years[0][0]) if str(year) == years[1][0] else (second, first, years[1][0])
    other = years[1][0] if wrong is first else years[0][0]
    yield _mark(
        wrong, "citation-subject-year", "error", f"năm {value}", f"năm {other}",
        f"Cùng một văn bản, dòng {right.spans[0].line} ghi năm {other}, dòng này ghi năm {value}.",
    )  # fmt: skip


def _words_differ(first: Mention, second: Mention) -> Iterator[Finding]:
    one = _plain_words(first.subject)
    two = _plain_words(second.subject)
    length = min(len(one), len(two))
    if length < 6:
        return
    matcher = SequenceMatcher(None, one, two[: len(one)], autojunk=False)
    changes = [(tag, a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal" and a < length - 3]
    if matcher.ratio() < _ALIKE or not changes:
        return
    _, a, b, c, d = changes[0]
    dropped, put = " ".join(one[a:b]), " ".join(two[c:d])
    said = (
        f"thiếu “{dropped}”" if dropped and not put else f"ghi “{put}”" + (f" thay vì “{dropped}”" if dropped else "")
    )
    yield _mark(
        second, "citation-subject", "warning", (second.subject or "")[:120], (first.subject or "")[:160],
        f"Trích yếu của cùng một văn bản viết khác dòng {first.spans[0].line}: {said}.",
    )  # fmt: skip


def _plain_words(text: str | None) -> list[str]:
    plain = re.sub(r"^(?:quy định|ban hành)?\s?(?:chi tiết )?(?:về )?(?:việc )?", "", (text or "").lower())
    return re.findall(r"\w+", _YEARS.sub("năm", plain))


def mixed_issuers(context: Context) -> Iterator[Finding]:
    """Directives of one code, once by the committee, once by its chairperson."""
    by_code: dict[str, list[tuple[Citation, Mention]]] = {}
    for citation in context.reading.citations:
        for mention in citation.mentions:
            if citation.number and mention.issuer and "/" in citation.number:
                by_code.setdefault(citation.number.split("/")[-1], []).append((citation, mention))
    for code, told in by_code.items():
        committee = [
            pair for pair in told if re.match(r"(?:UBND|[ỦU][ỷyỶY]? ?ban)", pair[1].issuer or "", re.IGNORECASE)
        ]
        chair = [pair for pair in told if fold(pair[1].issuer or "").startswith("chu tich")]
        if committee and chair and code.startswith("CT"):
            _, mention = committee[0]
            yield _mark(
                mention, "citation-issuer", "warning", mention.issuer or "", chair[0][1].issuer,
                f"Chỉ thị cùng ký hiệu {code} có chỗ ghi của Chủ tịch, có chỗ ghi của Ủy ban; cần đối chiếu bản gốc.",
            )  # fmt: skip


def congresses(context: Context) -> Iterator[Finding]:
    """National congresses: two different terms in one text, and the short name for the formal one."""
    met = list(_CONGRESS.finditer(context.flow))
    terms = {m["term"] for m in met}
    year = context.reading.document.year
    if len(terms) > 1 and year:
        current = max((t for t in CONGRESSES if CONGRESSES[t] <= year), key=lambda t: CONGRESSES[t], default=None)
        for match in met:
            if (
                current in terms
                and match["term"] != current
                and CONGRESSES.get(match["term"], 9999) < CONGRESSES[current or ""]
            ):
                yield context.at(
                    match.start("term"), match.end("term"), "congress-term", "error", current,
                    f"Văn bản năm {year} có chỗ ghi Đại hội lần thứ {match['term']}, có chỗ ghi lần thứ {current}.",
                )  # fmt: skip
    for match in met:
        if match["informal"]:
            yield context.at(
                match.start(), match.end(), "congress-name", "warning",
                f"Đại hội đại biểu toàn quốc lần thứ {match['term']} của Đảng", "Tên chính thức của Đại hội.",
            )  # fmt: skip


def unlike_names(context: Context) -> Iterator[Finding]:
    """One law written with two patterns of capitals is one law; said once, as information."""
    seen: dict[str, str] = {}
    for citation in context.reading.citations:
        if citation.type != "Luật" or not citation.subject or context.is_law:
            continue
        key = tone_normal(citation.subject)
        if key in seen and seen[key] != citation.subject:
            mention = citation.mentions[0]
            yield _mark(
                mention, "law-name-case", "info", citation.subject, seen[key], "Tên luật viết hoa không thống nhất."
            )
        seen.setdefault(key, citation.subject)


CHECKS = (
    wrong_dates, later_than_document, two_dates, printed_form, cited_differently, mixed_issuers, congresses,
    unlike_names,
)  # fmt: skip
