"""Rules on a list: quota and votes. Everything by integers, so that fifteen percent of forty is six and no less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import cast

from thidua.law.engine import catalogue, dated, rulefiles, ties, votes
from thidua.law.engine.governing import governing_day
from thidua.law.engine.overlay import Overlay, overlay_on
from thidua.law.values import (
    Candidate,
    Cite,
    CohortAnswer,
    CohortCase,
    LawInputError,
    LocalQuota,
    Quota,
    Rejected,
    Status,
    Warned,
)

_ROUNDING_VI = {"floor": "làm tròn xuống", "ceil": "làm tròn lên", "nearest": "làm tròn gần nhất"}
_BASES_VI = {
    "staff": "tổng số người",
    "registered": "số người đăng ký",
    "granted_lao_dong_tien_tien": "số người được tặng Lao động tiên tiến",
}


def quota(
    award: str,
    holders: Mapping[str, int],
    on: date,
    local: LocalQuota | None = None,
    overlay: Overlay | None = None,
) -> Quota:
    """The quota of an award on a day; a local one may tighten the national cap, not loosen it.

    ``holders``: how many reach the standards that quotas are counted on. Raises LawInputError when the base is missing.
    """
    found = _without_overlay(award, holders, on, local)
    tighter = overlay.quotas.get(award) if overlay else None
    if overlay is None or tighter is None:
        return found
    own = _counted(tighter, holders, "local", overlay.cites.get(f"quotas.{award}"))
    return own if found.limit is None or cast(int, own.limit) <= found.limit else found


def _without_overlay(award: str, holders: Mapping[str, int], on: date, local: LocalQuota | None) -> Quota:
    version = dated.of_document(rulefiles.document("quotas"), on)
    if version is None:
        raise LawInputError(
            "", "date", f"chưa có quy tắc hạn mức cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017"
        )
    national_raw = cast("Mapping[str, Mapping[str, object]]", version["quotas"]).get(award)
    if national_raw is None and local is None:
        return Quota(None, "none", "Không có hạn mức", dated.cite_of(version["none_cite"]))
    if national_raw is None:
        return _counted(cast(LocalQuota, local), holders, "local", None)
    cite = dated.cite_of(national_raw["cite"])
    if cite.confidence == "uncertain":
        return _doubtful(national_raw, holders, local, cite)
    national = LocalQuota(cast(int, national_raw["percent"]), str(national_raw["of"]), str(national_raw["rounding"]))
    if local is None:
        return _counted(national, holders, "national", cite)
    same_share = local.percent == national.percent and local.of == national.of
    own, cap = _counted(local, holders, "local", None), _counted(national, holders, "national", cite)
    # At the cap's own share the agency may say how a remainder is rounded; otherwise the smaller number holds.
    if same_share or cast(int, own.limit) < cast(int, cap.limit):
        return own
    return own if own.limit == cap.limit else cap


def _doubtful(raw: Mapping[str, object], holders: Mapping[str, int], local: LocalQuota | None, cite: Cite) -> Quota:
    """A national cap that may no longer stand: it limits nobody by itself, and needs no count of its base."""
    if local is not None:
        return _counted(local, holders, "local", None)
    rule = LocalQuota(cast(int, raw["percent"]), str(raw["of"]), str(raw["rounding"]))
    if rule.of not in holders:
        return Quota(None, "none", f"{rule.percent}% {base_vi(rule.of)}, chưa đối chiếu được văn bản", cite)
    counted = _counted(rule, holders, "none", cite)
    said = f"{counted.arithmetic_vi}; chưa đối chiếu được văn bản nên không giới hạn"
    return Quota(None, "none", said, cite, counted.limit)


def _counted(rule: LocalQuota, holders: Mapping[str, int], source: str, cite: Cite | None) -> Quota:
    if rule.of not in holders:
        raise LawInputError("", f"holders.{rule.of}", "thiếu số người làm căn cứ tính hạn mức; bổ sung số người")
    base = holders[rule.of]
    exact = rule.percent * base
    if rule.rounding == "floor":
        limit = exact // 100
    elif rule.rounding == "ceil":
        limit = -(-exact // 100)
    else:
        limit = (exact + 50) // 100
    whole, rest = divmod(exact, 100)
    said = f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)
    label = base_vi(rule.of)
    text = f"{rule.percent}% × {base} ({label}) = {said}, {rounding_vi(rule.rounding)} còn {limit}"
    return Quota(limit, source, text, cite)


def base_vi(base: str) -> str:
    """What a quota is counted on, in words."""
    kind = catalogue.award_kind(base)
    whom = "số tập thể đạt" if kind and "individual" not in kind.subjects else "số người đạt"
    return _BASES_VI.get(base) or f"{whom} {catalogue.label_vi(base)}"


def rounding_vi(rounding: str) -> str:
    """How a quota's remainder is treated, in words."""
    return _ROUNDING_VI[rounding]


def answer_cohort(case: CohortCase, overlays: Sequence[Overlay] = ()) -> CohortAnswer:
    """Who of a list is accepted: first by votes, then within the quota from the most votes down."""
    as_of = _governing(case)
    overlay = overlay_on(overlays, as_of)
    try:
        found = quota(case.award, case.holders, as_of, case.local.quota.get(case.award), overlay)
    except LawInputError as error:
        raise LawInputError(case.id, f"cohort.{error.key}", error.problem) from error
    passing, rejected = _by_votes(case, as_of, overlay)
    ranked = sorted(passing, key=lambda one: Fraction(one.yes, one.members), reverse=True)
    limit = len(ranked) if found.limit is None else found.limit
    settled = ties.settle(ranked, limit, as_of)
    warnings = [*_limit_remarks(case, found, len(settled.accepted)), *settled.warnings]
    for one in settled.over:
        said = f"Vượt hạn mức {limit} người ({found.arithmetic_vi}); được {one.yes}/{one.members} phiếu"
        rejected.append(Rejected(one.id, said))
    chosen = {one.id for one in settled.accepted}
    doubtful = any(warning.code == "han_muc_chua_doi_chieu" for warning in warnings)
    open_to_people = doubtful or bool(settled.open)
    status: Status = "needs_review" if open_to_people else "eligible" if chosen else "not_eligible"
    return CohortAnswer(
        id=case.id,
        status=status,
        as_of=as_of,
        accepted=tuple(one.id for one in case.candidates if one.id in chosen),
        rejected=tuple(rejected),
        limit=found.limit,
        limit_source=found.source,
        warnings=tuple(warnings),
    )


def _limit_remarks(case: CohortCase, found: Quota, accepted: int) -> Iterator[Warned]:
    if found.limit == 0 and case.candidates:
        yield Warned("han_muc_bang_0", f"Hạn mức bằng 0: {found.arithmetic_vi}")
    if found.doubtful_limit is not None and accepted > found.doubtful_limit:
        yield Warned("han_muc_chua_doi_chieu", f"Vượt tỷ lệ chưa đối chiếu được: {found.arithmetic_vi}")


def _governing(case: CohortCase) -> date:
    if not any((case.dates.dossier_received, case.dates.council_meeting, case.dates.decision)):
        said = "chưa có ngày nào; ghi ít nhất ngày quyết định để biết quy định áp dụng"
        raise LawInputError(case.id, "dates", said)
    return governing_day(case.dates, date.max)


def _by_votes(case: CohortCase, as_of: date, overlay: Overlay | None) -> tuple[list[Candidate], list[Rejected]]:
    passing: list[Candidate] = []
    rejected: list[Rejected] = []
    for one in case.candidates:
        result = votes.vote_passes(case.award, one.yes, one.members, as_of, overlay)
        if result.passes:
            passing.append(one)
        else:
            said = f"Được {one.yes}/{one.members} phiếu, cần ít nhất {result.needed_yes} (phieu_hoi_dong)"
            rejected.append(Rejected(one.id, said))
    return passing, rejected
