"""Gaps in content: anniversaries, tasks without owner or date, lists announced but not given, who signs."""

import re
from collections.abc import Iterator

from thidua.stages.launch.reader.commemorations import founding_day, is_sourced
from thidua.stages.launch.reader.findings.context import Context
from thidua.stages.launch.reader.grammar import NUMERIC_DATE, to_date
from thidua.stages.launch.reader.model import Finding, Task
from thidua.vietnamese import fold, format_date

_GROUPS = re.compile(r"\b(?P<count>\d{1,2})\s(?:nhóm\s)?(?:chỉ tiêu|nhóm nhiệm vụ)\b[^.;\n:]{0,70}(?P<end>[.;\n:]|$)")
_JOINT = re.compile(
    r"(?:Giám đốc|Thủ trưởng|Chủ tịch|Lãnh đạo)\s[^.;\n]{2,60}?\svà\s(?:Ban Chấp hành\s)?Công đoàn[^.;\n]{0,60}?\s"
    r"(?:đề nghị|kêu gọi|phát động|yêu cầu)"
)
_INDEX = re.compile(r"chỉ số năng lực cạnh tranh cấp [Ss]ở(?!,? ban)(?!\s?\(DDCI)")
_COMMEMORATED = re.compile(
    rf"(?P<event>[Nn]gày\s[^;.:()\n\d]{{4,110}}?)\s?\(\s?(?P<first>{NUMERIC_DATE})\s?[-–]\s?(?P<last>{NUMERIC_DATE})\s?\)"
)
_FIGURE_IN_BRACKETS = re.compile(r"\(\s?\d")
_FEWEST = 3
_ASSIGNS = {"ke_hoach", "chuong_trinh", "phuong_an", "phat_dong_thi_dua"}
_STAFF = (
    (
        "cán bộ, công chức, viên chức, người lao động",
        "viên chức",
        re.compile(r"cán bộ, công chức, viên chức(?: và|,)? người lao động"),
    ),
    (
        "cán bộ, công chức, viên chức",
        "viên chức",
        re.compile(r"cán bộ, công chức, viên chức(?!(?: và|,)? người lao động)"),
    ),
    (
        "công chức, viên chức, người lao động",
        "viên chức",
        re.compile(r"(?<!cán bộ, )công chức, viên chức(?: và|,)? người lao động"),
    ),
    ("CBCCVCLĐ", "VC", re.compile(r"\bCB,?\s?CC,?\s?VC(?:,?\s?N?LĐ)?\b")),
)


def anniversaries(context: Context) -> Iterator[Finding]:
    """A count that the years do not bear out; dates in brackets for some and not for others."""
    found = context.reading.anniversaries
    ranges = [a for a in found if a.printed_range]
    year = context.reading.document.year
    for item in found:
        if item.check == "wrong" and item.founded and year:
            right = year - item.founded.year
            yield Finding(
                "anniversary-count", item.line, "error", f"{item.count} năm {item.event}", f"{right} năm {item.event}",
                f"Từ {format_date(item.founded)} đến năm {year} là {right} năm.",
            )  # fmt: skip
        elif item.check == "unknown" and year and (day := founding_day(item.event)) and year - day.year != item.count:
            yield Finding(
                "anniversary-compare", item.line, "info", f"{item.count} năm {item.event}", None,
                f"Nếu tính từ {format_date(day)} thì năm {year} là {year - day.year} năm; cần đối chiếu.",
            )  # fmt: skip
        elif ranges and not item.printed_range and year:
            fix = None
            if item.founded:
                last = f"{item.founded.day:02d}/{item.founded.month:02d}/{year}"
                fix = f"{item.count} năm {item.event} ({format_date(item.founded)} - {last})"
            yield Finding(
                "anniversary-range", item.line, "info", f"{item.count} năm {item.event}", fix,
                "Các ngày kỷ niệm khác có ghi khoảng ngày trong ngoặc, ngày này thì không.",
            )  # fmt: skip


def anniversary_days(context: Context) -> Iterator[Finding]:
    """The two days of a commemoration's range, which fall on one day of the year: that of the founding."""
    wrong = [item.event for item in context.reading.anniversaries if item.check == "wrong"]
    for match in _COMMEMORATED.finditer(context.flow) if _FIGURE_IN_BRACKETS.search(context.flow) else ():
        if any(match["event"].startswith(event) for event in wrong):
            continue  # told with its count
        first, last = to_date(match["first"]), to_date(match["last"])
        if first is None or last is None:
            continue
        known = founding_day(match["event"])
        if known and is_sourced(known) and first != known:
            why = f"Ngày này là {format_date(known)}."
            yield context.at(
                match.start("first"), match.end("first"), "anniversary-day", "error", format_date(known), why
            )
        elif (first.day, first.month) != (last.day, last.month):
            why = "Hai mốc của một ngày kỷ niệm phải cùng ngày, cùng tháng."
            yield context.at(match.start("first"), match.end("last"), "anniversary-day", "error", None, why)


def open_tasks(context: Context) -> Iterator[Finding]:
    """Tasks that nobody owns or that have no date: one summary, at the first of them."""
    tasks = context.reading.tasks
    if context.is_law or len(tasks) < 2:
        return
    lacking = {
        "đơn vị chủ trì": sum(not t.units for t in tasks),
        "thời hạn": sum(t.due is None and t.period is None for t in tasks),
        "chỉ tiêu đo được": sum(t.target is None for t in tasks),
    }
    told = [f"{count}/{len(tasks)} nhiệm vụ chưa có {what}" for what, count in lacking.items() if count]
    first = next((t for t in tasks if not t.units or t.due is None), None)
    if told and first:
        yield Finding(
            "tasks-open", first.line, "info", first.text[:80], None,
            f"{'; '.join(told)}. Cần bổ sung để giao việc và theo dõi.",
        )  # fmt: skip


def tasks_unlike_others(context: Context) -> Iterator[Finding]:
    """Among tasks that have an owner, and a date, the ones that have none."""
    if context.reading.document.kind not in _ASSIGNS:
        return
    parts = [s.line for s in context.reading.sections if re.fullmatch(r"[IVXLC]+", s.id)]
    groups: dict[int, list[Task]] = {}
    for task in context.reading.tasks:
        groups.setdefault(max((line for line in parts if line <= task.line), default=0), []).append(task)
    for group in (g for g in groups.values() if len(g) >= _FEWEST):
        # One item may hold several sentences: the task, who does it, by when.
        firsts = {task.line: task for task in reversed(group)}
        owned = {task.line for task in group if task.units}
        dated = {task.line for task in group if task.due or task.period}
        for code, having, what in (("task-owner", owned, "đơn vị chủ trì"), ("task-due", dated, "thời hạn")):
            lacking = [task for line, task in sorted(firsts.items()) if line not in having]
            if 3 * len(lacking) > len(firsts):
                continue
            for task in lacking:
                why = f"Nhiệm vụ chưa có {what}, trong khi các nhiệm vụ khác cùng mục đều có."
                yield Finding(code, task.line, "warning", task.text[:80], None, why)


def announced_lists(context: Context) -> Iterator[Finding]:
    """A number of groups of targets that the text counts but does not list."""
    likely = "chỉ tiêu" in context.flow or "nhóm nhiệm vụ" in context.flow
    for match in _GROUPS.finditer(context.flow) if likely else ():
        if match["end"] != ":" and int(match["count"]) > 1:
            words = " ".join(match[0].rstrip(".;:\n").split()[:4])
            yield context.at(
                match.start(), match.start() + len(words), "list-missing", "info", None,
                f"Văn bản nêu {words} nhưng không liệt kê; cần đính kèm hoặc dẫn chiếu danh mục.",
            )  # fmt: skip


def joint_appeal(context: Context) -> Iterator[Finding]:
    """An appeal of the head and the union that only the head signs."""
    signed = context.reading.signatories
    match = _JOINT.search(context.flow)
    if match and len(signed) == 1 and "cong doan" not in fold(f"{signed[0].authority} {signed[0].title}"):
        yield context.at(
            match.start(), match.end(), "co-signature", "warning", None,
            "Lời kêu gọi là của thủ trưởng và công đoàn nhưng chỉ có một người ký; "
            "thêm chữ ký công đoàn hoặc bỏ phần này.",
        )  # fmt: skip


def vague_index(context: Context) -> Iterator[Finding]:
    """An index without its name: nobody can look up its score."""
    for match in _INDEX.finditer(context.flow):
        yield context.at(
            match.start(), match.end(), "index-unnamed", "warning", f"{match[0]} (DDCI)",
            "Cần gọi đúng tên bộ chỉ số để tra được điểm và thứ hạng.",
        )  # fmt: skip


def staff_terms(context: Context) -> Iterator[Finding]:
    """The same people under several names."""
    if context.is_law:
        return
    used = [
        (name, match)
        for name, hint, pattern in _STAFF
        if hint in context.flow and (match := pattern.search(context.flow))
    ]
    if len(used) >= 3:
        first = min((match for _, match in used), key=lambda m: m.start())
        yield context.at(
            first.start(), first.end(), "terms-mixed", "info", "cán bộ, công chức, viên chức, người lao động",
            f"Cùng một đối tượng được gọi bằng {len(used)} cách: {'; '.join(m[0] for _, m in used)}.",
        )  # fmt: skip


CHECKS = (
    anniversaries, anniversary_days, open_tasks, tasks_unlike_others, announced_lists, joint_appeal,
    vague_index, staff_terms,
)  # fmt: skip
