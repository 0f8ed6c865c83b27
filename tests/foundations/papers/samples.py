"""Invented papers of an invented department: every kind, with the number of rows asked for. No person here is real."""

from collections.abc import Callable
from datetime import date

from thidua.foundations.papers.content import Paper
from thidua.foundations.papers.kinds import (
    award_decision,
    ballot_paper,
    certificate,
    council_minutes,
    dispatch,
    final_report,
    interim_report,
    launch_plan,
    nomination_list,
    notice,
    payment_sheet,
    pledge,
    submission_letter,
    tally_record,
)
from thidua.foundations.papers.kinds.common import AwardCount, Letterhead, NumberAndDate, Recipient, Signatory
from thidua.foundations.papers.kinds.report import ReportContext, TaskResult

HEAD = Letterhead("UBND tỉnh Lạng Sơn", "Sở Ngoại vụ", "SNgV", "Lạng Sơn")
COUNCIL = Letterhead("Sở Ngoại vụ", "Hội đồng Thi đua - Khen thưởng", "HĐTĐKT", "Lạng Sơn")
DIRECTOR = Signatory(None, None, "Giám đốc", "Hoàng Thị Mẫu")
DEPUTY = Signatory("KT.", "Giám đốc", "Phó Giám đốc", "Lương Văn Thử")
OFFICE = Signatory("TL.", "Giám đốc", "Chánh Văn phòng", "Nông Thị Ví Dụ")
CHAIR = Signatory("TM.", "Hội đồng", "Chủ tịch", "Hoàng Thị Mẫu", post="Giám đốc Sở Ngoại vụ")
SECRETARY = Signatory(None, None, "Thư ký", "Nông Thị Ví Dụ")
DIGEST = "9f2c41d07be84a3355d0c1e2a7b6f890"
FIGHTER, LABOURER, COLLECTIVE = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Tập thể lao động tiên tiến"

_FAMILY = ("Nguyễn Hoàng Quỳnh", "Vi Thị", "Lương Đức", "Nông Phương Thảo", "Hoàng Công Tằng Tôn Nữ", "Ỷ Lan Bế")
_GIVEN = ("Mẫu", "Thử", "Ưng", "Ngưỡng", "Khuyến", "Thuyết", "Nghiệm")
_POSTS = ("Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Trưởng phòng", "Viên chức")
_UNITS = ("Phòng Hợp tác quốc tế", "Văn phòng Sở", "Trung tâm Thông tin, tư vấn và dịch vụ đối ngoại tỉnh")


def person(index: int) -> str:
    """The ``index``-th invented name."""
    return f"{_FAMILY[index % len(_FAMILY)]} {_GIVEN[index % len(_GIVEN)]}"


def place(index: int) -> str:
    """Position and unit of the ``index``-th person."""
    return f"{_POSTS[index % len(_POSTS)]}, {_UNITS[index % len(_UNITS)]}"


def issue(number: str, *, month: int = 12) -> NumberAndDate:
    """A number with a date of 2021."""
    return NumberAndDate(number, date(2021, month, 15))


def launch(rows: int = 3) -> launch_plan.LaunchPlanContext:
    """A launch plan with ``rows`` tasks."""
    return launch_plan.LaunchPlanContext(
        letterhead=HEAD,
        issue=NumberAndDate("5", date(2021, 2, 3)),
        subject="Tổ chức phong trào thi đua hoàn thành thắng lợi nhiệm vụ chính trị, công tác năm 2021",
        signatory=DIRECTOR,
        bases=("Thực hiện Kế hoạch mẫu của Ủy ban nhân dân tỉnh về công tác thi đua, khen thưởng năm 2021",),
        purposes=(
            "Động viên công chức, viên chức, người lao động thi đua lập thành tích, hoàn thành nhiệm vụ năm 2021.",
        ),
        requirements=("Phong trào được tổ chức thiết thực, đúng quy định, gắn với nhiệm vụ của từng đơn vị.",),
        themes=("Chủ đề: “Kỷ cương, trách nhiệm, sáng tạo”.",),
        contents=(
            "Hoàn thành các nhiệm vụ trọng tâm đã đăng ký với Ủy ban nhân dân tỉnh.",
            "Đẩy mạnh cải cách hành chính, ứng dụng công nghệ thông tin.",
        ),
        tasks=tuple(
            launch_plan.PlannedTask(
                f"Tham mưu ký kết và triển khai thỏa thuận hợp tác cấp địa phương thứ {index}",
                _UNITS[index % len(_UNITS)],
                "Quý III/2021",
                "01 - 02 thỏa thuận",
            )
            for index in range(1, rows + 1)
        ),
        subjects_and_criteria=(
            "Đối tượng: các phòng, đơn vị và công chức, viên chức, người lao động thuộc Sở.",
            "Hình thức khen thưởng: theo quy định của pháp luật về thi đua, khen thưởng.",
        ),
        timeline=("Phát động và đăng ký: trước ngày 28/02/2021.", "Tổng kết: trước ngày 15/12/2021."),
        organisation=(
            "Văn phòng Sở hướng dẫn, đôn đốc, kiểm tra việc thực hiện.",
            "Các phòng, đơn vị phổ biến, quán triệt đến toàn thể công chức, viên chức, người lao động.",
        ),
        recipients=(
            Recipient("UBND tỉnh", "b/c"),
            Recipient("Ban Thi đua - Khen thưởng, Sở Nội vụ"),
            Recipient("Các phòng, đơn vị thuộc Sở", "để thực hiện"),
        ),
    )


def groups(rows: int = 3) -> tuple[nomination_list.NomineeGroup, ...]:
    """One collective and ``rows`` individuals in two awards."""
    people = tuple(
        nomination_list.Nominee(
            person(index),
            born=str(1970 + index % 30),
            gender="Nữ" if index % 2 else "Nam",
            position=_POSTS[index % len(_POSTS)],
            unit=_UNITS[index % len(_UNITS)],
            rating="Hoàn thành xuất sắc nhiệm vụ",
            merits="Có sáng kiến được công nhận ở cơ sở (mẫu)",
            votes="09/09 (100%)",
        )
        for index in range(rows)
    )
    unit = nomination_list.Nominee(_UNITS[2], is_collective=True, rating="Hoàn thành tốt nhiệm vụ", votes="08/09")
    found = [nomination_list.NomineeGroup(COLLECTIVE, (unit,)), nomination_list.NomineeGroup(FIGHTER, people[:1])]
    if people[1:]:
        found.append(nomination_list.NomineeGroup(LABOURER, people[1:]))
    return tuple(found)


def submission(rows: int = 3) -> submission_letter.SubmissionLetterContext:
    """A submission letter with ``rows`` individuals in its annex."""
    return submission_letter.SubmissionLetterContext(
        letterhead=HEAD,
        issue=issue("132"),
        subject="Về việc đề nghị khen thưởng năm 2021",
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn", "Sở Nội vụ (Ban Thi đua - Khen thưởng)"),
        groups=groups(rows),
        request="Sở Ngoại vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định",
        signatory=DEPUTY,
        bases=("Căn cứ Luật Thi đua, khen thưởng", "Căn cứ biên bản họp Hội đồng Thi đua - Khen thưởng Sở (mẫu)"),
        opening=("Hội đồng Thi đua - Khen thưởng Sở đã họp ngày 10/12/2021 và thống nhất đề nghị như sau.",),
        attachments=("Danh sách trích ngang;", "Báo cáo thành tích;", "Biên bản họp Hội đồng, biên bản kiểm phiếu."),
        recipients=(Recipient("Lãnh đạo Sở"),),
    )


def nominees(rows: int = 3) -> nomination_list.NominationListContext:
    """A list that stands alone."""
    return nomination_list.NominationListContext(
        letterhead=HEAD,
        issue=issue("132"),
        subject="Tập thể, cá nhân đề nghị xét danh hiệu thi đua năm 2021",
        groups=groups(rows),
        signatories=(Signatory(None, None, "Người lập", "Nông Thị Ví Dụ"), DIRECTOR),
        reference="(Kèm theo Tờ trình số 132/TTr-SNgV ngày 15 tháng 12 năm 2021 của Sở Ngoại vụ)",
    )


def ballot(rows: int = 3) -> ballot_paper.BallotPaperContext:
    """A ballot with ``rows`` candidates."""
    return ballot_paper.BallotPaperContext(
        letterhead=COUNCIL,
        issue=NumberAndDate(None, date(2021, 12, 10)),
        subject="Xét danh hiệu thi đua năm 2021",
        candidates=tuple(
            ballot_paper.BallotCandidate(person(index), place(index), FIGHTER if index == 0 else LABOURER)
            for index in range(rows)
        ),
        list_digest=DIGEST,
    )


def tally_lines(rows: int = 3) -> tuple[tally_record.TallyLine, ...]:
    """Results of ``rows`` candidates in a council of nine."""
    return tuple(
        tally_record.TallyLine(
            FIGHTER if index == 0 else LABOURER,
            person(index),
            place(index),
            in_favour=9 - index % 4,
            against=index % 4,
            invalid=0,
            written=1,
            passed=9 - index % 4 >= 8,
        )
        for index in range(rows)
    )


def tally(rows: int = 3) -> tally_record.TallyRecordContext:
    """A count of ballots in a council of nine."""
    return tally_record.TallyRecordContext(
        letterhead=COUNCIL,
        issue=issue("2"),
        subject="Kiểm phiếu xét danh hiệu thi đua năm 2021",
        council_name="Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",
        held_on=date(2021, 12, 10),
        place="phòng họp số 1, trụ sở Sở Ngoại vụ",
        members=9,
        present=8,
        tellers=(
            tally_record.Teller("Lương Văn Thử", "Trưởng ban"),
            tally_record.Teller("Vi Thị Ưng", "Thành viên"),
            tally_record.Teller("Bế Văn Khuyến", "Thành viên"),
        ),
        issued=8,
        returned=8,
        valid=8,
        invalid=0,
        lines=tally_lines(rows),
        list_digest=DIGEST,
        chair=CHAIR,
    )


def minutes(rows: int = 3) -> council_minutes.CouncilMinutesContext:
    """Minutes of a meeting of nine members, one of them absent."""
    return council_minutes.CouncilMinutesContext(
        letterhead=COUNCIL,
        issue=issue("3"),
        subject="Họp Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",
        council_name="Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",
        held_on=date(2021, 12, 10),
        began_at="14 giờ 00",
        ended_at="16 giờ 30",
        place="phòng họp số 1, trụ sở Sở Ngoại vụ",
        members=9,
        present=tuple(f"{person(index)}, {place(index)}" for index in range(8)),
        absent=(council_minutes.AbsentMember("Bế Văn Khuyến", "đi công tác", wrote=True),),
        guests=(),
        chaired_by="Hoàng Thị Mẫu, Giám đốc Sở, Chủ tịch Hội đồng",
        recorded_by="Nông Thị Ví Dụ, Chánh Văn phòng, Thư ký Hội đồng",
        proceedings=(
            "Thư ký Hội đồng báo cáo hồ sơ và điều kiện của từng trường hợp.",
            "Hội đồng thảo luận, thống nhất.",
        ),
        lines=tally_lines(rows),
        conclusions=("Đề nghị Giám đốc Sở quyết định khen thưởng các trường hợp đạt tỷ lệ phiếu.",),
        secretary=SECRETARY,
        chair=CHAIR,
    )


def decision(rows: int = 3) -> award_decision.AwardDecisionContext:
    """A decision for one collective and ``rows`` individuals."""
    people = tuple(award_decision.Awardee(person(index), place(index), 450_000) for index in range(rows))
    return award_decision.AwardDecisionContext(
        letterhead=HEAD,
        issue=NumberAndDate("145", date(2021, 12, 20)),
        subject="Về việc công nhận danh hiệu thi đua năm 2021",
        authority="Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn",
        bases=(
            "Căn cứ Luật Thi đua, khen thưởng",
            "Căn cứ biên bản họp Hội đồng Thi đua - Khen thưởng Sở ngày 10 tháng 12 năm 2021 (mẫu)",
            "Theo đề nghị của Hội đồng Thi đua - Khen thưởng Sở",
        ),
        articles=(
            f"Công nhận danh hiệu thi đua năm 2021 cho 01 tập thể và {rows:02d} cá nhân (có danh sách kèm theo).",
            "Tiền thưởng được trích từ quỹ thi đua, khen thưởng của cơ quan theo quy định.",
            "Chánh Văn phòng và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ),
        groups=(
            award_decision.AwardeeGroup(
                COLLECTIVE, is_collective=True, awardees=(award_decision.Awardee(_UNITS[2], "Sở Ngoại vụ", 1_200_000),)
            ),
            award_decision.AwardeeGroup(LABOURER, is_collective=False, awardees=people),
        ),
        lists_title="Được công nhận danh hiệu thi đua năm 2021",
        signatory=DIRECTOR,
        recipients=(Recipient("Sở Nội vụ", "b/c"), Recipient("Lãnh đạo Sở")),
    )


def payment(rows: int = 3) -> payment_sheet.PaymentSheetContext:
    """A payment sheet of ``rows`` payments of 450.000 đồng."""
    return payment_sheet.PaymentSheetContext(
        letterhead=HEAD,
        issue=NumberAndDate(None, date(2021, 12, 22)),
        subject="Danh hiệu thi đua năm 2021",
        reference="(Theo Quyết định số 145/QĐ-SNgV ngày 20 tháng 12 năm 2021 của Giám đốc Sở Ngoại vụ)",
        payments=tuple(
            payment_sheet.Payment(person(index), _UNITS[index % 3], LABOURER, "0,3", 1_490_000, 450_000)
            for index in range(rows)
        ),
        signatories=(
            Signatory(None, None, "Người lập", "Nông Thị Ví Dụ"),
            Signatory(None, None, "Kế toán trưởng", "Vi Thị Ưng"),
            DIRECTOR,
        ),
    )


def report(rows: int = 3) -> ReportContext:
    """A report to the level above with ``rows`` tasks."""
    return ReportContext(
        letterhead=HEAD,
        issue=issue("88"),
        subject="Tổng kết phong trào thi đua năm 2021",
        signatory=DIRECTOR,
        addressees=("Sở Nội vụ (Ban Thi đua - Khen thưởng)",),
        opening=("Sở Ngoại vụ báo cáo kết quả phong trào thi đua năm 2021 như sau:",),
        leadership=("Sở đã phát động phong trào từ đầu năm và phổ biến đến toàn thể công chức, viên chức.",),
        results=("Kết quả thực hiện các nhiệm vụ, chỉ tiêu:",),
        tasks=tuple(
            TaskResult(f"Nhiệm vụ mẫu số {index}", _UNITS[index % 3], "02 thỏa thuận", "02 thỏa thuận", "100%")
            for index in range(1, rows + 1)
        ),
        awards_text=("Số lượng khen thưởng trong năm:",),
        awards=(AwardCount(COLLECTIVE, 3, 0), AwardCount(LABOURER, 0, 25)),
        strengths=("Phong trào được triển khai đúng kế hoạch.",),
        limits=("Việc đăng ký còn chậm ở một số đơn vị.",),
        causes=("Công tác đôn đốc chưa thường xuyên.",),
        directions=("Tiếp tục đổi mới nội dung thi đua năm 2022.",),
        proposals=("Đề nghị tập huấn nghiệp vụ thi đua, khen thưởng.",),
        recipients=(Recipient("Lãnh đạo Sở"),),
    )


def promise(rows: int = 3) -> pledge.PledgeContext:
    """A unit's pledge with ``rows`` registered titles."""
    return pledge.PledgeContext(
        letterhead=Letterhead("Sở Ngoại vụ", "Phòng Hợp tác quốc tế", "HTQT", "Lạng Sơn"),
        issue=NumberAndDate(None, date(2021, 2, 20)),
        subject="Năm 2021",
        signatories=(
            Signatory(None, None, "Người tiếp nhận", "Nông Thị Ví Dụ"),
            Signatory(None, None, "Trưởng phòng", "Vi Thị Ưng"),
        ),
        addressees=("Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",),
        opening=("Tập thể Phòng Hợp tác quốc tế giao ước thi đua năm 2021 như sau:",),
        promises=("Hoàn thành 100% nhiệm vụ đúng hạn.", "Có ít nhất 01 sáng kiến được công nhận."),
        titles=tuple(pledge.RegisteredTitle(person(index), place(index), LABOURER) for index in range(rows)),
    )


def announcement(rows: int = 3) -> notice.NoticeContext:
    """A notice of a vote's result, with the list of ``rows`` individuals and a unit."""
    return notice.NoticeContext(
        letterhead=HEAD,
        issue=issue("41"),
        subject="Kết quả xét danh hiệu thi đua năm 2021",
        signatory=OFFICE,
        paragraphs=("Văn phòng Sở thông báo danh sách dự kiến đề nghị khen thưởng để lấy ý kiến:",),
        blocks=(nomination_list.nominee_table("Danh sách lấy ý kiến", groups(rows), brief=True),),
        ending=("Ý kiến gửi về Văn phòng Sở trước ngày 25/12/2021.",),
        recipients=(Recipient("Các phòng, đơn vị thuộc Sở"),),
    )


def reminder(rows: int = 3) -> dispatch.DispatchContext:
    """A dispatch about ``rows`` overdue items."""
    return dispatch.DispatchContext(
        letterhead=HEAD,
        issue=issue("9", month=9),
        subject="đôn đốc thực hiện nhiệm vụ thi đua quý III năm 2021",
        unit_symbol="VP",
        addressees=("Các phòng, đơn vị thuộc Sở",),
        signatory=OFFICE,
        paragraphs=("Theo Kế hoạch số 05/KH-SNgV, các nội dung sau đã quá hạn:",),
        overdue=tuple(
            dispatch.OverdueItem(f"Báo cáo tiến độ nhiệm vụ mẫu số {index}", _UNITS[index % 3], date(2021, 8, 30))
            for index in range(1, rows + 1)
        ),
        request="Đề nghị các đơn vị hoàn thành trước ngày 30/9/2021",
        recipients=(Recipient("Lãnh đạo Sở"),),
    )


PAPERS: dict[str, Callable[[int], Paper]] = {
    "launch-plan": lambda rows: launch_plan.compose(launch(rows)),
    "submission-letter": lambda rows: submission_letter.compose(submission(rows)),
    "nomination-list": lambda rows: nomination_list.compose(nominees(rows)),
    "ballot-paper": lambda rows: ballot_paper.compose(ballot(rows)),
    "tally-record": lambda rows: tally_record.compose(tally(rows)),
    "council-minutes": lambda rows: council_minutes.compose(minutes(rows)),
    "award-decision": lambda rows: award_decision.compose(decision(rows)),
    "payment-sheet": lambda rows: payment_sheet.compose(payment(rows)),
    "final-report": lambda rows: final_report.compose(report(rows)),
    "interim-report": lambda rows: interim_report.compose(report(rows)),
    "pledge": lambda rows: pledge.compose(promise(rows)),
    "notice": lambda rows: notice.compose(announcement(rows)),
    "dispatch": lambda rows: dispatch.compose(reminder(rows)),
}


def certificate_context(index: int = 0, *, whole: bool = True) -> certificate.CertificateContext:
    """The ``index``-th invented certificate."""
    return certificate.CertificateContext(
        authority_line="Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn",
        form_name=FIGHTER,
        is_title=True,
        recipient=person(index),
        recipient_detail=place(index),
        achievement="Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
        symbol="QĐ-SNgV",
        issue=NumberAndDate("145", date(2021, 12, 20)),
        golden_book_number=index + 1,
        place="Lạng Sơn",
        signatory=DIRECTOR,
        verification_code="K7Q2-9XRD",
        verification_url="https://thidua.example/x/K7Q2-9XRD",
        design="whole" if whole else "blank",
    )
