"""``summary.md``: counts, what needs a person, what was refused and why."""

from collections import Counter
from collections.abc import Iterable, Sequence

from thidua import law
from thidua.stages.decisions.select import WHY_VI, Grant, LeftOut
from thidua.stages.eligibility.assess import BASE_TITLE, FIGHTER
from thidua.stages.eligibility.facts import ASSUMED_VI
from thidua.stages.reporting.year.closing_papers import counts_of
from thidua.stages.reporting.year.file import YearFile
from thidua.vietnamese import format_date, format_vnd

STATUS_VI = {
    "eligible": "đủ điều kiện",
    "not_eligible": "chưa đủ",
    "needs_review": "cần xem xét",
    "blocked": "tạm dừng",
}
# The first two are reasons already and stand with the awards not given; that an old initiative served an old title is
# no news to the clerk, and stays in the sheet of answers.
TOLD_ELSEWHERE = frozenset({"chua_dang_ky", "da_duoc_tang", "sang_kien_da_dung"})
FEW = 5
STOPPED_VI = (
    "Sổ số liệu chưa có tờ “Phiếu”: dừng trước bước quyết định. Đã in kế hoạch, danh sách và phiếu bầu; "
    "sau khi Hội đồng bỏ phiếu, điền tờ “Phiếu” rồi chạy lại."
)


def summary_md(file: YearFile, notices: Sequence[str]) -> bytes:
    """The summary as UTF-8 Markdown; every award not given stands in it once, with its reason."""
    lines = [f"# Thi đua, khen thưởng năm {file.year}: {file.agency}", ""]
    lines += _head(file)
    lines += _counts(file)
    lines += _section("Văn bản không lập, và lý do", _not_made(file))
    lines += _people_needed(file)
    lines += _section("Đã đăng ký nhưng không được xét", _not_considered(file))
    lines += _left_out(file)
    lines += _section("Lưu ý", _remarks(file))
    lines += _section("Cảnh báo về các trường hợp đã đăng ký", _warnings(file))
    lines += _section("Lưu ý về tệp đầu vào", [*notices, *_findings(file)])
    lines += _section("Cách hiểu số liệu", ASSUMED_VI)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _head(file: YearFile) -> list[str]:
    days = sorted({row.answer.as_of for row in file.assessment.rows}) or [file.assessment.dates.decision]
    lines = [] if file.decided else [f"**{STOPPED_VI}**", ""]
    signed = file.assessment.dates.decision
    money = "" if days == [signed] else f", tiền thưởng theo ngày quyết định {format_date(signed)}"
    lines.append(
        f"- Quy định áp dụng theo ngày {' và '.join(map(format_date, days))}{money}; "
        f"bộ quy tắc `{law.rulebook_digest()[:16]}`."
    )
    if file.assessment.overlay is not None:
        lines.append(f"- Quy định của đơn vị: {file.assessment.overlay.title_vi}.")
    members = len(file.register.council or ())
    lines.append(f"- Hội đồng: {members} thành viên." if members else "- Chưa có danh sách Hội đồng.")
    for quota in file.assessment.quotas.values():
        if quota.limit is not None and file.register.people is not None:
            lines.append(f"- Hạn mức {law.AWARDS[quota.award].label_vi}: {quota.arithmetic_vi}.")
        lines += [f"- {warned.text_vi}" for warned in quota.warnings]
    return [*lines, ""]


def _counts(file: YearFile) -> list[str]:
    lines = [
        "## Số lượng",
        "",
        "| Danh hiệu, hình thức | Đủ điều kiện | Chưa đủ | Cần xem xét | Tạm dừng |",
        "|---|---|---|---|---|",
    ]
    found: Counter[tuple[str, str]] = Counter((row.award, row.status) for row in file.assessment.rows)
    for award in dict.fromkeys(row.award for row in file.assessment.rows):
        cells = " | ".join(str(found[award, status]) for status in STATUS_VI)
        lines.append(f"| {_cell(law.AWARDS[award].label_vi)} | {cells} |")
    lines.append("")
    lines += _granted("Đưa vào quyết định" if file.decided else "Có thể đưa vào quyết định", file.selection.decided)
    lines += _granted("Trình cấp trên" if file.decided else "Có thể trình cấp trên", file.selection.submitted)
    if file.decided:
        total = sum(line.amount_vnd for line in file.payments)
        lines += [f"Tổng tiền thưởng: {format_vnd(total)} đồng.", ""]
    return lines


def _not_made(file: YearFile) -> list[str]:
    """Papers of the contract that would have nobody in them, so that none is missed in the folder."""
    if not file.decided:
        return []
    nobody = "không có trường hợp nào được đưa vào"
    missing = (
        (not file.candidates, "Danh sách, phiếu bầu", "không có trường hợp nào để bỏ phiếu"),
        (not (file.candidates and file.members), "Biên bản kiểm phiếu, biên bản họp Hội đồng", "không có phiếu"),
        (not file.selection.submitted, "Tờ trình", "không có trường hợp trình cấp trên"),
        (not file.selection.decided, "Quyết định, giấy chứng nhận, bảng chi tiền thưởng", nobody),
    )
    return [f"{paper}: {why}." for absent, paper, why in missing if absent]


def _not_considered(file: YearFile) -> list[str]:
    """Registrations that no row answers: beyond the reach of this agency, or of somebody whom no sheet names."""
    known = {*file.person_of, *file.unit_of}
    groups: dict[str, list[str]] = {}
    for row in file.register.registrations or ():
        if (row.code, row.award) in file.row_of:
            continue
        why = "không thuộc thẩm quyền của cơ quan hoặc của cấp trên trực tiếp"
        if row.code not in known:
            why = "mã không có trong tờ “Nhân sự”, “Đơn vị” (có tờ vắng mặt) nên chưa biết là ai"
        groups.setdefault(f"{law.AWARDS[row.award].label_vi}: {why}", []).append(
            f"{row.code} {file.name_of(row.code)}" if row.code in known else row.code
        )
    return [f"{text}: {'; '.join(names)}." for text, names in groups.items()]


def _granted(title: str, grants: Sequence[Grant]) -> list[str]:
    if not grants:
        return [f"{title}: không có.", ""]
    return [f"{title}:", "", *(f"- {count.award}: {count.phrase()}" for count in counts_of(grants)), ""]


def _people_needed(file: YearFile) -> list[str]:
    asked = [
        one for one in file.selection.left_out if one.why in ("needs_review", "blocked", "no_vote") and one.registered
    ]
    lines = [f"{one.code} {one.name}, {one.award_vi}: {one.reason_vi.rstrip('.')}.{_who(file, one)}" for one in asked]
    return _section("Cần người giải quyết (đã đăng ký)", lines)


def _who(file: YearFile, one: LeftOut) -> str:
    row = file.row_of[one.code, one.award]
    names = dict.fromkeys(leaf.who_can_supply for leaf in row.still_open if leaf.who_can_supply)
    return f" Hỏi: {'; '.join(names)}." if names else ""


def _left_out(file: YearFile) -> list[str]:
    lines = ["## Không đưa vào danh sách, và lý do", ""]
    for why, title in WHY_VI.items():
        chosen = [one for one in file.selection.left_out if one.why == why]
        if chosen:
            lines += [f"### {title} ({len(chosen)})", "", *_grouped(chosen), ""]
    return lines


def _grouped(chosen: Iterable[LeftOut]) -> list[str]:
    """One line an award and reason, with all whom it concerns: a reason shared by forty is read once."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in chosen:
        mark = "" if one.registered else " (không đăng ký)" if one.registered is False else " (chưa rõ đăng ký)"
        groups.setdefault((one.award_vi, one.reason_vi.rstrip(".")), []).append(f"{one.code} {one.name}{mark}")
    return [f"- {award}. {reason}: {'; '.join(names)}." for (award, reason), names in groups.items()]


def _remarks(file: YearFile) -> list[str]:
    """Who votes on his own case, and how the awards fall between heads and others."""
    council = {row.person_code for row in file.register.council or ()}
    own = dict.fromkeys(file.name_of(code) for code, _ in file.candidates if code in council)
    lines = []
    if own:
        lines.append(f"Thành viên Hội đồng có tên trong danh sách bỏ phiếu: {', '.join(own)}.")
    recipients = {grant.code for grant in file.selection.decided if grant.is_person}
    if recipients:
        others = len(recipients - {unit.head_code for unit in file.register.units or ()})
        lines.append(f"Người không đứng đầu đơn vị: {others}/{len(recipients)} cá nhân trong danh sách.")
    forgotten = _only_higher(file)
    if forgotten:
        base = law.AWARDS[BASE_TITLE].label_vi
        lines.append(f"Đăng ký danh hiệu cao hơn nhưng không được, đủ tiêu chuẩn {base} mà không đăng ký: {forgotten}.")
    return lines


def _only_higher(file: YearFile) -> str:
    """Names of those who aimed higher, missed it, and would go without the base title for want of a registration."""
    missed = {one.code for one in file.selection.left_out if one.registered and one.award == FIGHTER}
    unregistered = (one for one in file.selection.left_out if one.why == "not_registered" and one.award == BASE_TITLE)
    return ", ".join(f"{one.code} {one.name}" for one in unregistered if one.code in missed)


def _warnings(file: YearFile) -> list[str]:
    """Warnings of the law, each written once with those it concerns, by name while they are few."""
    concerned: dict[tuple[str, str], list[str]] = {}
    for row in file.assessment.rows:
        for warned in row.warnings if row.registered else ():
            if warned.code not in TOLD_ELSEWHERE:
                concerned.setdefault((row.award_vi, warned.text_vi.rstrip(".")), []).append(f"{row.code} {row.name}")
    return [
        f"{award}: {text} ({'; '.join(names) if len(names) <= FEW else f'{len(names)} trường hợp'})."
        for (award, text), names in concerned.items()
    ]


def _findings(file: YearFile) -> list[str]:
    return [
        f"Văn bản phát động, dòng {finding.line}: “{finding.found}”. {finding.why}" for finding in file.reading.findings
    ]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *(f"- {line}" for line in lines), ""] if lines else []


def _cell(text: str) -> str:
    return text.replace("|", "/")
