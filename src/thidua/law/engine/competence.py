"""Who may decide which award, on which day, and to whom the rest goes up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from thidua.law.engine import catalogue, dated, rulefiles
from thidua.law.engine.dossiers import covers
from thidua.law.procedure import Cited, Delegation
from thidua.law.values import AuthorityAnswer, AuthorityCase, Cite, Competence, LawInputError, Level, Status, Warned


def grants_on(award: str, on: date) -> dict[str, Cite]:
    """Every body that may decide an award on a day, with the article."""
    found: dict[str, Cite] = {}
    for body, awards, cite in _grants(on):
        if any(covers(pattern, award) for pattern in awards):
            found.setdefault(body, cite)
    return found


def competent_body(award: str, level: Level, on: date) -> Competence:
    """Who decides an award for an agency of a level: its own head, or the first body above that has the power."""
    grants = grants_on(award, on)
    for body in _ladder(level):
        if body in grants:
            return Competence(body, body_label(body), grants[body])
    label = catalogue.label_vi(award)
    raise LawInputError("", "award", f"chưa rõ ai quyết định “{label}” ngày {on:%d/%m/%Y}; đối chiếu văn bản")


def awards_within_competence(level: Level, on: date) -> tuple[str, ...]:
    """Implemented awards that the head of an agency of a level decides himself."""
    return _decided_by(_ladder(level)[0], on)


def awards_next_above(level: Level, on: date) -> tuple[str, ...]:
    """Implemented awards decided by the nearest body above that decides any that the agency's head may not."""
    ladder = _ladder(level)
    own = set(_decided_by(ladder[0], on))
    for body in ladder[1:]:
        above = tuple(award for award in _decided_by(body, on) if award not in own)
        if above:
            return above
    return ()


def body_label(body: str) -> str:
    """The Vietnamese name of a deciding body."""
    return cast("Mapping[str, str]", rulefiles.document("competence")["bodies"])[body]


def may_delegate(body: str, award: str, on: date) -> Delegation | None:
    """Whether a body may let another decide an award on a day, and whom; None where the law gives no such right."""
    for raw in _part("delegations", on):
        if raw["body"] == body and award in cast("Sequence[str]", raw["awards"]):
            return Delegation(
                str(raw["to"]), body_label(str(raw["to"])), str(raw["text_vi"]), dated.cite_of(raw["cite"])
            )
    return None


def proposer(award: str, on: date) -> Cited:
    """Who proposes an award, and through whom; raises LawInputError for a day or an award not known."""
    if catalogue.award_kind(award) is None:
        raise LawInputError("", "award", f"“{award}” không có trong danh mục; kiểm tra mã")
    for raw in _part("proposals", on):
        if any(covers(pattern, award) for pattern in cast("Sequence[str]", raw["awards"])):
            return Cited(str(raw["text_vi"]), dated.cite_of(raw["cite"]))
    raise _no_rule(on)


def presenter(on: date) -> Cited:
    """Who hands an award over; raises LawInputError for a day before the first rule known."""
    version = dated.of_document(rulefiles.document("competence"), on)
    if version is None:
        raise _no_rule(on)
    raw = cast("Mapping[str, object]", version["presents"])
    return Cited(str(raw["text_vi"]), dated.cite_of(raw["cite"]))


def _part(name: str, on: date) -> Sequence[Mapping[str, object]]:
    version = dated.of_document(rulefiles.document("competence"), on)
    return cast("Sequence[Mapping[str, object]]", version[name] if version else [])


def _no_rule(on: date) -> LawInputError:
    said = f"chưa có quy tắc thẩm quyền cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/06/2014"
    return LawInputError("", "date", said)


def answer_authority(case: AuthorityCase) -> AuthorityAnswer:
    """Whether a body may sign an award on a day; who signs for another is remarked on, not refused."""
    grants = grants_on(case.award, case.decision)
    warnings: list[Warned] = []
    document = rulefiles.document("competence")
    signs_for = cast("Mapping[str, str]", document["signs_for"]).get(case.by)
    valid = case.by in grants
    cite = grants.get(case.by) or next(iter(grants.values()), None)
    label = catalogue.label_vi(case.award)
    if not valid and signs_for in grants:
        valid = True
        said = f"“{label}” do {body_label(str(signs_for))} quyết định; {body_label(case.by)} ký thay mặt"
        warnings.append(Warned("ky_thay_mat", said))
    elif not valid:
        names = ", ".join(body_label(body) for body in grants) or "chưa xác định"
        said = f"{body_label(case.by)} không có thẩm quyền quyết định “{label}”; thẩm quyền: {names}"
        warnings.append(Warned("khong_du_tham_quyen", said))
    unknown = not grants or (not valid and case.award in cast("Sequence[str]", document["undecided"]))
    status: Status = "eligible" if valid else "needs_review" if unknown else "not_eligible"
    return AuthorityAnswer(case.id, status, valid, tuple(grants), cite, tuple(warnings))


def _grants(on: date) -> Iterator[tuple[str, Sequence[str], Cite]]:
    for grant in _part("grants", on):
        yield str(grant["body"]), cast("Sequence[str]", grant["awards"]), dated.cite_of(grant["cite"])


def _ladder(level: str) -> Sequence[str]:
    ladders = cast("Mapping[str, Sequence[str]]", rulefiles.document("competence")["ladder"])
    if level not in ladders:
        raise LawInputError("", "level", f"cấp “{level}” không có; dùng một trong: {', '.join(ladders)}")
    return ladders[level]


def _decided_by(body: str, on: date) -> tuple[str, ...]:
    return tuple(code for code, kind in catalogue.awards().items() if kind.implemented and body in grants_on(code, on))
