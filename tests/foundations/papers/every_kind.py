"""Every kind of paper from invented samples, with the number of rows asked for, and the variants pictures are kept of."""

import dataclasses
from collections.abc import Callable
from datetime import date

from tests.foundations.papers import samples
from tests.foundations.papers.samples import COUNCIL, DIRECTOR, FIGHTER, HEAD, LABOURER, issue, person, place
from thidua.foundations.papers.content import CopyNote, Paper, PaperKind
from thidua.foundations.papers.kinds import (
    achievement_report,
    founding_decision,
    honour_book,
    invitation,
    launch_directive,
    unit_minutes,
)
from thidua.foundations.papers.kinds.common import Letterhead, NumberAndDate, Recipient, Signatory

BASES = ("Căn cứ Luật Thi đua, khen thưởng", "Theo đề nghị của Chánh Văn phòng Sở")
UNIT = Letterhead("Sở Ngoại vụ", "Phòng Hợp tác quốc tế", "SNgV", "Lạng Sơn")
COPIED = CopyNote("Sao y", HEAD, NumberAndDate("7", date(2021, 12, 21)), samples.OFFICE, (Recipient("Phòng mẫu"),))


def invited(rows: int = 3) -> invitation.InvitationContext:
    """An invitation of ``rows`` guests, at least one."""
    return invitation.InvitationContext(
        letterhead=COUNCIL,
        issue=issue("12"),
        subject="Họp Hội đồng Thi đua - Khen thưởng xét danh hiệu thi đua năm 2021",
        host="Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ",
        guests=tuple(f"{person(index)}, {place(index)}" for index in range(max(rows, 1))),
        occasion="phiên họp xét danh hiệu thi đua, hình thức khen thưởng năm 2021",
        time="14 giờ 00, ngày 10 tháng 12 năm 2021",
        place="phòng họp số 1, trụ sở Sở Ngoại vụ",
        chaired_by="Hoàng Thị Mẫu, Chủ tịch Hội đồng",
        agenda=("Xét 21 trường hợp đề nghị khen thưởng và bỏ phiếu kín", "Thông qua biên bản."),
        notes=("Đề nghị thành viên vắng mặt gửi ý kiến bằng văn bản trước phiên họp.",),
        signatory=samples.CHAIR,
    )


def founded(rows: int = 3, *, tellers: bool = False) -> founding_decision.FoundingContext:
    """A council, or three or more people who count, of ``rows`` members."""
    what = "Ban kiểm phiếu" if tellers else "Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ"
    return founding_decision.FoundingContext(
        kind=PaperKind.TELLERS_DECISION if tellers else PaperKind.COUNCIL_DECISION,
        letterhead=HEAD,
        issue=issue("31", month=1),
        body_name=what,
        authority="Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn",
        bases=BASES,
        members=tuple(
            founding_decision.BodyMember(
                person(index),
                place(index),
                ("Trưởng ban" if tellers else "Chủ tịch Hội đồng") if index == 0 else "Thành viên",
            )
            for index in range(max(rows, 1))
        ),
        articles=(
            f"{what} thực hiện nhiệm vụ theo quy định của pháp luật về thi đua, khen thưởng.",
            "Chánh Văn phòng Sở và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ),
        signatory=DIRECTOR,
        recipients=(Recipient("Sở Nội vụ", "b/c"),),
    )


def appraised(rows: int = 3) -> unit_minutes.UnitMinutesContext:
    """A unit of twelve, ten there, that weighs ``rows`` people."""
    return unit_minutes.UnitMinutesContext(
        letterhead=UNIT,
        issue=NumberAndDate(None, date(2021, 11, 25)),
        subject="Bình xét danh hiệu thi đua, hình thức khen thưởng năm 2021",
        unit="Phòng Hợp tác quốc tế",
        held_on=date(2021, 11, 25),
        members=12,
        present=10,
        chaired_by="Vi Thị Ưng, Trưởng phòng",
        lines=tuple(
            unit_minutes.AppraisedLine(
                FIGHTER if index == 0 else LABOURER,
                person(index),
                10 - index % 3,
                "Hoàn thành tốt nhiệm vụ được giao (mẫu)",
            )
            for index in range(rows)
        ),
        discussion=("Tập thể thống nhất với danh sách trên.",),
        secretary=Signatory(None, None, "Thư ký", "Bế Văn Khuyến"),
        chair=Signatory(None, None, "Chủ trì", "Vi Thị Ưng"),
    )


def book(rows: int = 3) -> honour_book.HonourBookContext:
    """A year's book with ``rows`` entries."""
    return honour_book.HonourBookContext(
        letterhead=HEAD,
        issue=NumberAndDate(None, date(2021, 12, 31)),
        subject="Năm 2021",
        lines=tuple(
            honour_book.BookLine(
                person(index),
                place(index),
                LABOURER,
                "145/QĐ-SNgV ngày 20/12/2021, Giám đốc Sở Ngoại vụ",
                str(index + 1),
                f"MẪU{index:04d}",
            )
            for index in range(rows)
        ),
        signatories=(Signatory(None, None, "Người lập", "Nông Thị Ví Dụ"), DIRECTOR),
    )


def achieved(rows: int = 3) -> achievement_report.AchievementReportContext:
    """A person's report with ``rows`` titles held and as many initiatives."""
    decision = "số 12/QĐ-SNgV ngày 15/12/2020 của Giám đốc Sở Ngoại vụ"
    return achievement_report.AchievementReportContext(
        kind="individual",
        letterhead=UNIT,
        issue=NumberAndDate(None, date(2021, 11, 20)),
        subject="Đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm 2021",
        reporter=person(0),
        form="Mẫu số 02 ban hành kèm theo Nghị định số 91/2017/NĐ-CP",
        form_read=True,
        facts=(("Họ và tên", person(0)), ("Ngày, tháng, năm sinh", "01/02/1980"), ("Quê quán", "")),
        prose={"results": "Hoàn thành 100% nhiệm vụ.\nTham mưu 02 thỏa thuận hợp tác."},
        ratings=(("2021", "Hoàn thành xuất sắc nhiệm vụ"),),
        initiatives=tuple(
            achievement_report.InitiativeLine("2021", f"Sáng kiến mẫu số {index}", "Cơ sở", decision)
            for index in range(1, rows + 1)
        ),
        titles=tuple(
            achievement_report.HeldLine(str(2021 - index), LABOURER, decision) for index in range(1, rows + 1)
        ),
        head=Signatory(None, None, "Trưởng phòng", "Vi Thị Ưng"),
    )


def unit_achieved(rows: int = 3) -> achievement_report.AchievementReportContext:
    """A collective's report on a form that has to be compared."""
    return dataclasses.replace(
        achieved(rows),
        kind="collective",
        subject="Đề nghị tặng danh hiệu “Tập thể lao động xuất sắc” năm 2025",
        form="Mẫu số 04 ban hành kèm theo Nghị định số 152/2025/NĐ-CP",
        form_read=False,
        facts=(),
        prose={},
        superior=True,
    )


PAPERS: dict[str, Callable[[int], Paper]] = {
    **samples.PAPERS,
    "launch-directive": lambda rows: launch_directive.compose(samples.launch(rows)),
    "invitation": lambda rows: invitation.compose(invited(rows)),
    "council-decision": lambda rows: founding_decision.compose(founded(rows)),
    "tellers-decision": lambda rows: founding_decision.compose(founded(rows, tellers=True)),
    "unit-minutes": lambda rows: unit_minutes.compose(appraised(rows)),
    "achievement-report": lambda rows: achievement_report.compose(achieved(rows)),
    "achievement-report-unit": lambda rows: achievement_report.compose(unit_achieved(rows)),
    "honour-book": lambda rows: honour_book.compose(book(rows)),
}
