"""The summary: read by a person who decides what to do next."""

import datetime as dt
from dataclasses import replace

from tests.stages.eligibility.registers import complete, initiative, rating, with_votes
from tests.stages.reporting.year.years import LAUNCH
from thidua.foundations.workbook import model
from thidua.stages.launch.reader import read_bytes
from thidua.stages.reporting.year.run import year_file
from thidua.stages.reporting.year.summary import summary_md

READING = read_bytes(LAUNCH, "launch.txt")
FIGHTER = "cstd_co_so"


def _text(register: model.Register, *notices: str) -> str:
    return summary_md(year_file(READING, register), notices).decode()


def _part(text: str, title: str) -> str:
    after = text.split(f"\n{title}", 1)[1]
    return (after if title.endswith("\n") else after.split("\n", 1)[1]).split("\n#", 1)[0]


def test_a_reason_shared_by_many_is_written_once_with_all_names() -> None:
    register = replace(complete(("p1", "p2", "p3")), ratings=tuple(rating(code, "HT") for code in ("p1", "p2", "p3")))
    part = _part(_text(register), "### Chưa đủ tiêu chuẩn")
    lines = [line for line in part.splitlines() if line.startswith("- Lao động tiên tiến.")]
    assert len(lines) == 1
    assert lines[0].endswith("p1 Người p1; p2 Người p2; p3 Người p3.")


def test_who_must_act_stands_apart_with_whom_to_ask() -> None:
    register = replace(complete(), initiatives=(initiative("p1", scope=None),))
    part = _part(_text(register), "## Cần người giải quyết (đã đăng ký)")
    assert "p1 Người p1, Chiến sĩ thi đua cơ sở" in part
    assert "Hỏi: Hội đồng sáng kiến" in part


def test_before_the_vote_it_says_first_of_all_that_it_stopped() -> None:
    lines = _text(complete()).splitlines()
    assert lines[2].startswith("**Sổ số liệu chưa có tờ “Phiếu”")
    assert "Có thể đưa vào quyết định:" in lines
    assert "Tổng tiền thưởng" not in "\n".join(lines)


def test_after_the_vote_it_counts_the_money() -> None:
    text = _text(with_votes(complete(), {("p1", "lao_dong_tien_tien"): 9}))
    assert "Tổng tiền thưởng: 450.000 đồng." in text
    assert "Sổ số liệu chưa có tờ" not in text


def test_members_who_stand_on_the_ballot_are_named() -> None:
    council = tuple(model.CouncilRow(code, "uy_vien") for code in ("p1", "p2", "x"))
    register = with_votes(replace(complete(("p1", "p2")), council=council), {("p1", "lao_dong_tien_tien"): 3})
    remarks = _part(_text(register), "## Lưu ý\n")
    assert "Thành viên Hội đồng có tên trong danh sách bỏ phiếu: Người p1." in remarks


def test_the_share_of_those_who_lead_nobody_is_shown() -> None:
    register = with_votes(complete(("p1", "p2", "p3")), {("p1", "lao_dong_tien_tien"): 9})
    units = (model.UnitRow("A", "Phòng A", head_code="p1", rating="HTT"),)
    assert "Người không đứng đầu đơn vị: 2/3 cá nhân" in _part(_text(replace(register, units=units)), "## Lưu ý\n")


def test_notices_findings_and_assumptions_close_it() -> None:
    text = _text(complete(), "Điều cần biết.")
    part = _part(text, "## Lưu ý về tệp đầu vào")
    assert part.splitlines()[1] == "- Điều cần biết."
    assert part.count("Văn bản phát động, dòng") == len(READING.findings)
    assert "## Cách hiểu số liệu" in text


def test_the_table_counts_every_answer() -> None:
    register = replace(complete(("p1", "p2")), matters=(model.MatterRow("p1", "to_cao"),))
    assert "| Lao động tiên tiến | 1 | 0 | 0 | 1 |" in _text(register).splitlines()


def test_who_aimed_higher_and_would_go_without_the_base_title_is_named() -> None:
    register = with_votes(complete(("p1", "p2")), {("p1", FIGHTER): 9})
    only_higher = tuple(
        one for one in register.registrations or () if (one.code, one.award) != ("p1", "lao_dong_tien_tien")
    )
    remarks = _part(_text(replace(register, registrations=only_higher)), "## Lưu ý\n")
    assert "đủ tiêu chuẩn Lao động tiên tiến mà không đăng ký: p1 Người p1." in remarks
    assert "mà không đăng ký" not in _text(register)


def test_a_warning_of_the_law_is_written_once_with_whom_it_concerns() -> None:
    register = complete(tuple(f"p{number}" for number in range(5)))
    votes = with_votes(register, {(f"p{number}", "lao_dong_tien_tien"): 5 for number in range(5)}).votes or ()
    part = _text(replace(register, votes=tuple(replace(vote, no=0) for vote in votes)))
    warned = _part(part, "## Cảnh báo về các trường hợp đã đăng ký")
    told = [line for line in warned.splitlines() if line.startswith("- ")]
    names = "(p0 Người p0; p1 Người p1; p2 Người p2; p3 Người p3; p4 Người p4)."
    assert [line.endswith(names) for line in told] == [True, True]
    assert "chưa đăng ký" not in warned.lower()


def test_a_registration_nobody_here_may_answer_is_told_with_the_reason() -> None:
    register = complete(("p1", "p2"))
    far = (model.RegistrationRow("p1", "cstd_toan_quoc"), model.RegistrationRow("p2", "cstd_toan_quoc"))
    part = _part(
        _text(replace(register, registrations=(*(register.registrations or ()), *far))),
        "## Đã đăng ký nhưng không được xét",
    )
    assert part.strip() == (
        "- Chiến sĩ thi đua toàn quốc: không thuộc thẩm quyền của cơ quan hoặc của cấp trên trực tiếp: "
        "p1 Người p1; p2 Người p2."
    )
    assert "## Đã đăng ký nhưng không được xét" not in _text(register)


def test_a_registration_of_somebody_whom_no_sheet_names_is_not_lost() -> None:
    register = replace(complete(), people=None)
    part = _part(_text(register), "## Đã đăng ký nhưng không được xét")
    assert [line.rsplit(": ", 1)[1] for line in part.strip().splitlines()] == ["p1.", "p1."]
    assert "có tờ vắng mặt" in part


def test_a_quota_is_no_zero_where_the_people_are_unknown() -> None:
    assert "Hạn mức Chiến sĩ thi đua cơ sở: 15% × 1" in _text(complete())
    assert "Hạn mức" not in _text(replace(complete(), people=None))


def test_papers_that_would_have_nobody_in_them_are_named() -> None:
    title = "## Văn bản không lập, và lý do"
    granted = with_votes(complete(), {("p1", "lao_dong_tien_tien"): 9})
    assert _part(_text(granted), title).strip() == "- Tờ trình: không có trường hợp trình cấp trên."
    nobody = _part(_text(replace(granted, registrations=(), votes=())), title)
    assert [line.split(":")[0] for line in nobody.strip().splitlines()] == [
        "- Danh sách, phiếu bầu",
        "- Biên bản kiểm phiếu, biên bản họp Hội đồng",
        "- Tờ trình",
        "- Quyết định, giấy chứng nhận, bảng chi tiền thưởng",
    ]
    assert title not in _text(complete())


def test_the_day_whose_law_was_applied_is_told() -> None:
    info = replace(
        complete().info,
        year=2026,
        dossier_received=dt.date(2026, 9, 20),
        council_meeting=dt.date(2026, 10, 1),
        decision_date=dt.date(2026, 10, 15),
    )
    told = "- Quy định áp dụng theo ngày 20/09/2026, tiền thưởng theo ngày quyết định 15/10/2026;"
    assert told in _text(replace(complete(), info=info))
    one_day = replace(complete().info, dossier_received=None, council_meeting=None)
    assert "- Quy định áp dụng theo ngày 28/12/2021;" in _text(replace(complete(), info=one_day))


def test_a_council_that_was_not_listed_is_not_counted_from_the_ballots() -> None:
    voted = with_votes(complete(), {("p1", "lao_dong_tien_tien"): 9})
    assert "- Hội đồng: 9 thành viên." in _text(voted)
    assert "- Chưa có danh sách Hội đồng." in _text(replace(voted, council=None))
