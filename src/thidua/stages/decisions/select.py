"""Who goes into the decision, who is submitted upward, who is left out and why: one list, from which all papers come.

Into the decision goes who is eligible, registered, within the quota, past the council's threshold where the rule asks
for one, and not given the same award for the year already. Source: contract of the workbook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thidua import law
from thidua.stages.eligibility.assess import Assessment, AssessmentRow
from thidua.stages.eligibility.quota import QuotaResult

OPEN_MATTER = "vu_viec_mo"
VOTE = "phieu_hoi_dong"
NO_REASON = frozenset({"chua_dang_ky"})
NOT_VOTED_VI = "Hội đồng chưa biểu quyết về trường hợp này."
TIED_VI = (
    "Bằng phiếu ở mức cuối của hạn mức {limit} người: Chủ tịch Hội đồng chọn người, rồi bỏ dòng “Đăng ký” của "
    "người không được chọn và chạy lại."
)
NO_COUNCIL_VI = "Có phiếu nhưng chưa có danh sách Hội đồng, nên chưa biết tỷ lệ trên tổng số thành viên."

Why = Literal["not_eligible", "blocked", "needs_review", "not_registered", "no_vote", "vote", "quota", "already"]

WHY_VI: Mapping[Why, str] = {
    "already": "Đã được tặng cho năm này",
    "blocked": "Tạm dừng vì có vụ việc đang được xem xét",
    "needs_review": "Cần người có trách nhiệm xem xét, bổ sung",
    "quota": "Vượt hạn mức",
    "vote": "Không đạt tỷ lệ phiếu của Hội đồng",
    "no_vote": "Chưa có phiếu của Hội đồng",
    "not_eligible": "Chưa đủ tiêu chuẩn",
    "not_registered": "Đủ tiêu chuẩn nhưng không đăng ký",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """An award that the decision gives or the letter proposes."""

    code: str
    name: str
    is_person: bool
    award: str
    award_vi: str
    row: AssessmentRow


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An award not given, with the kind of reason and the reason in words."""

    code: str
    name: str
    award: str
    award_vi: str
    registered: bool | None
    why: Why
    reason_vi: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The frozen list of a year."""

    decided: tuple[Grant, ...]
    submitted: tuple[Grant, ...]
    left_out: tuple[LeftOut, ...]


def select(assessment: Assessment, members: int) -> Selection:
    """Sort the rows of an assessment; ``members`` is the size of the whole council, 0 when it is not known."""
    decided: list[Grant] = []
    submitted: list[Grant] = []
    left_out: list[LeftOut] = []
    for row in assessment.rows:
        refused = refusal(row, members, assessment)
        if refused is not None:
            left_out.append(LeftOut(row.code, row.name, row.award, row.award_vi, row.registered, *refused))
            continue
        grant = Grant(row.code, row.name, row.is_person, row.award, row.award_vi, row)
        (decided if row.within_competence else submitted).append(grant)
    return Selection(_by_award(decided), _by_award(submitted), tuple(left_out))


def _by_award(grants: list[Grant]) -> tuple[Grant, ...]:
    """Collectives first, awards in the order of the catalogue, within an award the order of the register."""
    order = {award: place for place, award in enumerate(law.AWARDS)}
    return tuple(sorted(grants, key=lambda grant: (grant.is_person, order[grant.award])))


def refusal(row: AssessmentRow, members: int, assessment: Assessment) -> tuple[Why, str] | None:
    """Why a row is not granted, the gravest reason first; ``None`` when it is."""
    if row.already is not None:
        return "already", next(warned.text_vi for warned in row.warnings if warned.code == "da_duoc_tang")
    if row.status == "blocked":
        return "blocked", reasons_vi(row) or WHY_VI["blocked"]
    if row.status == "not_eligible":
        return _not_eligible(row)
    if row.awaits_vote and row.registered:
        return "no_vote", NOT_VOTED_VI
    if row.status == "needs_review" and not members and row.vote is not None and row.open_ids == {VOTE}:
        return "no_vote", NO_COUNCIL_VI
    if row.status == "needs_review":
        return "needs_review", reasons_vi(row) or WHY_VI["needs_review"]
    if not row.registered:
        unknown = "Chưa có tờ “Đăng ký” nên chưa biết đã đăng ký hay chưa."
        return "not_registered", unknown if row.registered is None else "Đủ tiêu chuẩn nhưng không đăng ký."
    return _vote(row, members, assessment) or _quota(row, members, assessment.quotas)


def _not_eligible(row: AssessmentRow) -> tuple[Why, str]:
    only_vote = {leaf.id for leaf in row.failed} == {VOTE}
    return ("vote" if only_vote else "not_eligible"), reasons_vi(row) or WHY_VI["not_eligible"]


def _vote(row: AssessmentRow, members: int, assessment: Assessment) -> tuple[Why, str] | None:
    day = assessment.dates.decision
    if not law.vote_needed(row.award, day, assessment.overlay):
        return None
    if row.vote is None:
        return "no_vote", NOT_VOTED_VI
    if not members:
        return "no_vote", NO_COUNCIL_VI
    yes = row.vote.yes + row.vote.written_yes
    result = law.vote_passes(row.award, yes, members, day, assessment.overlay)
    if result.passes:
        return None
    return "vote", f"Được {yes}/{members} phiếu đồng ý, cần ít nhất {result.needed_yes}."


def _quota(row: AssessmentRow, members: int, quotas: Mapping[str, QuotaResult]) -> tuple[Why, str] | None:
    quota = quotas.get(row.award)
    if quota is None or row.code in quota.accepted or not row.within_competence:
        # The share is of the whole of the body that decides; an agency below can only propose.
        return None
    if row.code in quota.undecided and row.vote is not None and not members:
        return "no_vote", NO_COUNCIL_VI
    if row.code in quota.undecided and quota.is_tied:
        return "no_vote", TIED_VI.format(limit=quota.limit)
    if row.code in quota.undecided:
        return "no_vote", f"Số người đủ tiêu chuẩn nhiều hơn hạn mức {quota.limit}, chờ Hội đồng lựa chọn."
    why = next((why for code, why in quota.refused if code == row.code), "")
    return "quota", why or f"Vượt hạn mức: {quota.arithmetic_vi}"


def reasons_vi(row: AssessmentRow) -> str:
    """What failed, with what was found, or what is still open when nothing failed."""
    if row.status == "blocked":
        # What is open says it better than the condition it breaks, which is put in the negative.
        return "; ".join(dict.fromkeys(leaf.found for leaf in row.failed if leaf.id == OPEN_MATTER))
    leaves = row.failed if row.status == "not_eligible" else row.still_open
    parts = [f"{leaf.text_vi} (hiện có: {leaf.found})" if leaf.found else leaf.text_vi for leaf in leaves]
    if not parts and row.status == "needs_review":
        # Every criterion is met and still nobody may say yes: then the doubt is about the law that applies.
        parts = [warned.text_vi.rstrip(".") for warned in row.answer.warnings if warned.code not in NO_REASON]
    return "; ".join(dict.fromkeys(parts))
