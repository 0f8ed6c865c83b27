"""Papers after the vote: tally, minutes, decision, letter to the level above, certificates, payments, final report."""

from collections.abc import Sequence

from thidua import law
from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import (
    award_decision,
    council_minutes,
    final_report,
    payment_sheet,
    submission_letter,
    tally_record,
)
from thidua.foundations.papers.kinds.award_decision import AwardDecisionContext, Awardee, AwardeeGroup
from thidua.foundations.papers.kinds.certificate import CertificateContext
from thidua.foundations.papers.kinds.common import AwardCount, NumberAndDate, Signatory, named_symbol
from thidua.foundations.papers.kinds.council_minutes import AbsentMember, CouncilMinutesContext
from thidua.foundations.papers.kinds.payment_sheet import Payment, PaymentSheetContext
from thidua.foundations.papers.kinds.report import ReportContext, TaskResult
from thidua.foundations.papers.kinds.submission_letter import SubmissionLetterContext
from thidua.foundations.papers.kinds.tally_record import TallyLine, TallyRecordContext, Teller
from thidua.foundations.papers.text import number_and_symbol
from thidua.foundations.workbook.model import RATING_VI, ROLE_VI
from thidua.stages.decisions.select import Grant
from thidua.stages.eligibility.cites import cites_of, instrument_in_full
from thidua.stages.reporting.year.file import BLANK, YearFile
from thidua.stages.reporting.year.opening_papers import groups_of, with_unit
from thidua.vietnamese import format_vnd, long_date


def tally(file: YearFile) -> Paper:
    """The record of the count. Who counted is not in the workbook: their names are left open."""
    return tally_record.compose(
        TallyRecordContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, file.meeting_day),
            subject=f"Kiểm phiếu xét thi đua, khen thưởng năm {file.year}",
            council_name=file.council_name,
            held_on=file.meeting_day,
            place=f"trụ sở {file.agency}",
            members=file.members,
            present=file.present,
            tellers=(Teller(BLANK, "Trưởng ban kiểm phiếu"), Teller(BLANK, "Thành viên")),
            issued=file.present,
            returned=file.present,
            valid=file.present,
            invalid=0,
            lines=_tally_lines(file),
            list_digest=file.list_digest,
            chair=file.chair(),
        )
    )


def _tally_lines(file: YearFile) -> tuple[TallyLine, ...]:
    day, own = file.assessment.dates.decision, file.assessment.overlay
    lines = []
    for code, award in file.candidates:
        vote = file.vote_of[code, award]
        yes = vote.yes + vote.written_yes
        needed = law.vote_needed(award, day, own)
        passed = law.vote_passes(award, yes, file.members, day, own).passes if needed else None
        name, label = file.name_of(code), law.AWARDS[award].label_vi
        counts = (yes, vote.no, vote.invalid, vote.written_yes)
        lines.append(TallyLine(label, name, file.detail(code), *counts, passed))
    return tuple(lines)


def minutes(file: YearFile) -> Paper:
    """The minutes, as far as the figures go; times, absentees and discussion are left open for the secretary."""
    council = [(file.name_of(row.person_code), ROLE_VI[row.role]) for row in file.register.council or ()]
    away = file.members - file.present
    # The workbook tells how many were there, not who: names are printed only when nobody was away.
    names = tuple(f"{name}, {role}" for name, role in council)
    present = names if not away and len(names) == file.members else tuple([BLANK] * file.present)
    written = max((row.written_yes for row in file.register.votes or ()), default=0)
    roster = (f"Thành viên Hội đồng: {'; '.join(names)}.",) if names and present != names else ()
    secretary = file.member_with("thu_ky") or ""
    return council_minutes.compose(
        CouncilMinutesContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, file.meeting_day),
            subject=f"Họp {file.council_name} xét thi đua, khen thưởng năm {file.year}",
            council_name=file.council_name,
            held_on=file.meeting_day,
            began_at="… giờ …",
            ended_at="… giờ …",
            place=f"trụ sở {file.agency}",
            members=file.members,
            present=present,
            absent=tuple(AbsentMember(BLANK, BLANK, index < written) for index in range(away)),
            guests=(),
            chaired_by=file.member_with("chu_tich") or BLANK,
            recorded_by=secretary or BLANK,
            proceedings=(*roster, *_proceedings(file)),
            lines=_tally_lines(file),
            conclusions=_conclusions(file),
            secretary=Signatory(None, None, "Thư ký", secretary),
            chair=file.chair(),
        )
    )


def _proceedings(file: YearFile) -> tuple[str, ...]:
    quotas = (quota for quota in file.assessment.quotas.values() if quota.limit is not None)
    return (
        f"Hội đồng xem xét {len(file.candidates)} trường hợp đề nghị và bỏ phiếu kín.",
        *(f"Hạn mức {law.AWARDS[quota.award].label_vi}: {quota.arithmetic_vi}." for quota in quotas),
    )


def _conclusions(file: YearFile) -> tuple[str, ...]:
    office = file.info.signatory_title or "người có thẩm quyền"
    lines = [f"Đề nghị {office} quyết định: {_counted(file.selection.decided)}."] if file.selection.decided else []
    if file.selection.submitted:
        lines.append(f"Đề nghị {office} trình cấp trên: {_counted(file.selection.submitted)}.")
    return tuple(lines) or ("Không có trường hợp nào được đề nghị.",)


def _counted(grants: Sequence[Grant]) -> str:
    return "; ".join(f"{count.award}: {count.phrase()}" for count in counts_of(grants))


def counts_of(grants: Sequence[Grant]) -> tuple[AwardCount, ...]:
    """How many collectives and individuals by award, in the order of the list."""
    awards = dict.fromkeys(grant.award for grant in grants)
    return tuple(
        AwardCount(
            law.AWARDS[award].label_vi,
            sum(1 for grant in grants if grant.award == award and not grant.is_person),
            sum(1 for grant in grants if grant.award == award and grant.is_person),
        )
        for award in awards
    )


def decision(file: YearFile) -> Paper:
    """The decision with its lists; the ordinals run through them and name the recipients everywhere else."""
    grants = file.selection.decided
    people = sum(grant.is_person for grant in grants)
    whole = AwardCount("", len(grants) - people, people)
    total = sum(line.amount_vnd for line in file.payments)
    subject = f"Tặng danh hiệu thi đua và hình thức khen thưởng năm {file.year}"
    return award_decision.compose(
        AwardDecisionContext(
            letterhead=file.letterhead(),
            issue=file.decision_issue(),
            subject=subject,
            authority=file.authority(),
            bases=_bases(file, grants),
            articles=(
                f"{subject} cho {whole.phrase()} (tính theo lượt, có danh sách kèm theo).",
                f"Tiền thưởng kèm theo là {format_vnd(total)} đồng, chi từ quỹ thi đua, khen thưởng của cơ quan.",
                "Quyết định này có hiệu lực kể từ ngày ký.",
                "Thủ trưởng các đơn vị và tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
            ),
            groups=_awardees(file),
            lists_title=f"Được tặng danh hiệu thi đua và hình thức khen thưởng năm {file.year}",
            signatory=file.signatory(),
            recipients=file.inner_recipients(),
        )
    )


def _bases(file: YearFile, grants: Sequence[Grant]) -> tuple[str, ...]:
    """The instruments that the answers really rest on, then the council's meeting."""
    instruments = dict.fromkeys(
        cite.instrument for grant in grants for cite in cites_of(grant.row.answer.criteria) if cite.instrument
    )
    order = {"luat": 0, "nd": 1, "tt": 2}
    kinds = sorted(instruments, key=lambda code: order.get(code.split("-")[0], 3))
    law_lines = tuple(f"Căn cứ {instrument_in_full(code)}" for code in kinds if code.split("-")[0] in order)
    return (*law_lines, f"Theo Biên bản họp {file.council_name} {long_date(file.meeting_day)}")


def _awardees(file: YearFile) -> tuple[AwardeeGroup, ...]:
    prizes = {(line.grant.code, line.grant.award): line.amount_vnd for line in file.payments}
    keys = dict.fromkeys((grant.award, grant.is_person) for grant in file.selection.decided)
    return tuple(
        AwardeeGroup(
            law.AWARDS[award].label_vi,
            not is_person,
            tuple(
                Awardee(grant.name, file.managed_by(grant.code), prizes[grant.code, grant.award])
                for grant in file.selection.decided
                if (grant.award, grant.is_person) == (award, is_person)
            ),
        )
        for award, is_person in keys
    )


def letters(file: YearFile) -> tuple[Paper, ...]:
    """A submission letter to each body above that decides something of the list."""
    by_body: dict[str, list[Grant]] = {}
    for grant in file.selection.submitted:
        body = law.competent_body(grant.award, file.info.level or "so", file.assessment.dates.decision)
        by_body.setdefault(_addressee(file, body), []).append(grant)
    return tuple(_letter(file, addressee, grants) for addressee, grants in by_body.items())


def _addressee(file: YearFile, body: law.Competence) -> str:
    parent = file.info.parent or ""
    people = body.body in ("chu_tich_ubnd_tinh", "chu_tich_ubnd_huyen")
    if people and parent.lower().startswith(("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd")):
        return f"Chủ tịch {parent}"
    return body.label_vi


def _letter(file: YearFile, addressee: str, grants: Sequence[Grant]) -> Paper:
    return submission_letter.compose(
        SubmissionLetterContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, None),
            subject=f"Đề nghị tặng danh hiệu thi đua, hình thức khen thưởng năm {file.year}",
            addressees=(addressee,),
            groups=groups_of(file, tuple((grant.code, grant.award) for grant in grants)),
            request=f"{file.agency} kính trình {addressee} xem xét, quyết định",
            signatory=file.signatory(),
            bases=_bases(file, grants),
            opening=(f"{long_date(file.meeting_day).capitalize()}, {file.council_name} đã họp xét và bỏ phiếu kín.",),
            attachments=("Biên bản họp Hội đồng", "Biên bản kiểm phiếu", "Báo cáo thành tích của tập thể, cá nhân"),
            draft=True,
        )
    )


def certificate_batch(file: YearFile) -> tuple[CertificateContext, ...]:
    """A certificate for each award of the decision, numbered as in its lists."""
    batch = []
    for ordinal, grant in enumerate(file.selection.decided, start=1):
        is_title = law.AWARDS[grant.award].kind == "danh_hieu"
        batch.append(
            CertificateContext(
                authority_line=file.authority(),
                form_name=grant.award_vi,
                is_title=is_title,
                recipient=grant.name,
                recipient_detail=file.managed_by(grant.code),
                achievement=f"Năm {file.year}" if is_title else f"Đã có thành tích trong công tác năm {file.year}",
                symbol=named_symbol("QĐ", file.letterhead()),
                issue=file.decision_issue(),
                golden_book_number=ordinal,
                place=file.info.place or BLANK,
                signatory=file.signatory(),
            )
        )
    return tuple(batch)


def payments(file: YearFile) -> Paper:
    """The sheet by which the prize money is paid."""
    number = number_and_symbol(named_symbol("QĐ", file.letterhead()), file.decision_issue())
    day = f" {long_date(file.info.decision_date)}" if file.info.decision_date else ""
    return payment_sheet.compose(
        PaymentSheetContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, None),
            subject=f"Thi đua, khen thưởng năm {file.year}",
            reference=f"(Theo Quyết định số {number}{day} của {file.authority()})",
            payments=tuple(
                Payment(
                    line.grant.name,
                    file.detail(line.grant.code),
                    line.grant.award_vi,
                    line.coefficient_vi,
                    line.base_salary_vnd,
                    line.amount_vnd,
                    line.note,
                )
                for line in file.payments
            ),
            signatories=(Signatory(None, None, "Người lập bảng", ""), file.signatory()),
        )
    )


def report(file: YearFile) -> Paper:
    """The final report with every figure the year's file has; assessment in words is the clerk's and is left out."""
    return final_report.compose(
        ReportContext(
            letterhead=file.letterhead(),
            issue=NumberAndDate(None, None),
            subject=f"Tổng kết phong trào thi đua và công tác khen thưởng năm {file.year}",
            signatory=file.signatory(),
            results=_results(file),
            tasks=tuple(_task_result(file, index) for index in range(len(file.register.tasks or ()))),
            awards_text=_awards_text(file),
            awards=counts_of(file.selection.decided),
            recipients=file.inner_recipients(),
            draft=True,
        )
    )


def _results(file: YearFile) -> tuple[str, ...]:
    lines = []
    tasks = [task for task in file.register.tasks or () if task.percent is not None]
    if tasks:
        done = sum(task.percent == 100 for task in tasks)
        lines.append(f"Đã hoàn thành {done}/{len(tasks)} nhiệm vụ, chỉ tiêu đề ra trong năm.")
    people = {row.code for row in file.register.people or ()}
    levels = [row.rating for row in file.register.ratings or () if row.year == file.year and row.code in people]
    if levels:
        parts = ", ".join(f"{name} {levels.count(code)} người" for code, name in RATING_VI.items() if code in levels)
        lines.append(f"Kết quả xếp loại {len(levels)} cá nhân: {parts}.")
    return tuple(lines)


def _task_result(file: YearFile, index: int) -> TaskResult:
    task = (file.register.tasks or ())[index]
    share = f"{task.percent.normalize():f}".replace(".", ",") + "%" if task.percent is not None else ""
    return TaskResult(
        task.text,
        file.name_of(task.unit_code) if task.unit_code else "",
        with_unit(task.target, task.target_unit),
        with_unit(task.result, task.target_unit),
        share,
    )


def _awards_text(file: YearFile) -> tuple[str, ...]:
    decided = [grant for grant in file.selection.decided if grant.is_person]
    if not decided:
        return ()
    heads = {unit.head_code for unit in file.register.units or ()}
    recipients = {grant.code for grant in decided}
    leading = len(recipients & heads)
    others = len(recipients) - leading
    text = f"Trong {len(recipients)} cá nhân được khen, {others} người không đứng đầu đơn vị."
    above = (
        (f"Đề nghị cấp trên khen thưởng: {_counted(file.selection.submitted)}.",) if file.selection.submitted else ()
    )
    return (text, *above)
