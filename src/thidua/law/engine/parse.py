"""From the mappings of the law-cases contract to typed cases. Unknown keys, codes and dates are refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import yaml

from thidua.law.engine import codes
from thidua.law.engine.checker import Checker
from thidua.law.engine.parse_facts import parse_council, parse_facts
from thidua.law.engine.yamlio import line_of, problem_vi, read_yaml
from thidua.law.values import (
    AuthorityCase,
    AwardCase,
    Candidate,
    Case,
    CaseDates,
    CohortCase,
    LawInputError,
    LocalQuota,
    LocalRules,
    PrizeCase,
    PrizeItem,
    SubjectKind,
)

_KINDS = ("award", "cohort", "prize", "authority")
_COMMON = {"id", "note", "expect"}
_EXPECT = {
    "award": {"status", "accept", "failed", "review", "warnings"},
    "cohort": {"status", "accepted", "accepted_count", "accept", "limit", "limit_source", "warnings"},
    "prize": {"status", "total_vnd", "accept", "warnings"},
    "authority": {"status", "valid", "accept", "warnings"},
}
_TIE_KEYS = ("gender", "women", "people", "chair")
_PLAIN_HOLDERS = {"staff", "registered", "granted_lao_dong_tien_tien"}


def load_cases(path: Path) -> list[Case]:
    """All cases of a YAML file, in order."""
    try:
        content = read_yaml(Path(path))
    except OSError as error:
        raise LawInputError(str(path), "", f"không mở được tệp ({error.strerror}); kiểm tra đường dẫn") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(str(path), "", problem_vi(error)) from error
    if not isinstance(content, list):
        raise LawInputError(str(path), "", "tệp phải là một danh sách tình huống, mỗi tình huống bắt đầu bằng “- id:”")
    cases: list[Case] = []
    seen: set[str] = set()
    for number, raw in enumerate(content):
        try:
            if not isinstance(raw, Mapping):
                raise LawInputError(f"tình huống thứ {number + 1}", "", "phải là nhóm khóa: giá trị")
            case = parse_case(raw)
            if case.id in seen:
                raise LawInputError(case.id, "id", "mã tình huống ghi hai lần; đặt mã khác")
        except LawInputError as error:
            line = line_of(Path(path).read_text(encoding="utf-8"), f"[{number}].{error.key}")
            raise LawInputError(f"{Path(path).name}:{line}: {error.case}", error.key, error.problem) from error
        seen.add(case.id)
        cases.append(case)
    return cases


def parse_case(raw: Mapping[str, object]) -> Case:
    """One case; the key that stands in it (award, cohort, prize, authority) tells its kind."""
    name = raw.get("id")
    check = Checker(str(name) if name is not None else "(không có id)")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if name is None:
        check.fail("id", "thiếu mã tình huống; ghi “id:” và một mã riêng")
    case_id = check.text(name, "id")
    kinds = [kind for kind in _KINDS if kind in raw]
    if len(kinds) != 1:
        check.fail("", f"phải có đúng một trong các khóa {', '.join(_KINDS)}; đang có: {', '.join(kinds) or 'không'}")
    note = check.text(raw["note"], "note") if raw.get("note") is not None else ""
    expect = _expect(check, raw, kinds[0])
    match kinds[0]:
        case "award":
            return _award(check, raw, case_id, note, expect)
        case "cohort":
            return _cohort(check, raw, case_id, note, expect)
        case "prize":
            return _prize(check, raw, case_id, note, expect)
        case _:
            return _authority(check, raw, case_id, note, expect)


def _award(
    check: Checker, raw: Mapping[str, object], case_id: str, note: str, expect: Mapping[str, object] | None
) -> AwardCase:
    allowed = _COMMON | {"award", "subject", "period", "dates", "occasion", "facts", "council", "local"}
    check.mapping(raw, "", allowed, ("award", "subject", "period", "facts"))
    subject = _subject(check, raw["subject"])
    kind = cast(SubjectKind, subject["kind"])
    start, end, single = _period(check, raw["period"], "period")
    occasion = raw.get("occasion")
    return AwardCase(
        id=case_id,
        note=note,
        award=check.award(raw["award"], "award", kind),
        kind=kind,
        subject=subject,
        period_from=start,
        period_to=end,
        single_year=single,
        dates=_dates(check, raw.get("dates")),
        occasion=check.code(occasion, "occasion", codes.OCCASIONS) if occasion is not None else None,
        facts=parse_facts(check, raw["facts"], kind),
        council=parse_council(check, raw["council"]) if raw.get("council") is not None else None,
        local=_local(check, raw.get("local")),
        expect=expect,
    )


def _cohort(
    check: Checker, raw: Mapping[str, object], case_id: str, note: str, expect: Mapping[str, object] | None
) -> CohortCase:
    check.mapping(raw, "", _COMMON | {"cohort", "period", "dates", "local"}, ("dates",))
    if raw.get("period") is not None:
        _period(check, raw["period"], "period")
    required = ("award", "holders", "candidates")
    cohort = check.mapping(raw["cohort"], "cohort", set(required), required)
    holders_raw = cohort["holders"]
    if not isinstance(holders_raw, Mapping):
        check.fail("cohort.holders", "phải ghi số người theo danh hiệu, ví dụ {lao_dong_tien_tien: 40}")
    holders: dict[str, int] = {}
    for name, number in holders_raw.items():
        code = name if name in _PLAIN_HOLDERS else check.award(name, f"cohort.holders.{name}")
        holders[code] = check.whole(number, f"cohort.holders.{name}")
    candidates: list[Candidate] = []
    for entry, at in check.items(cohort["candidates"], "cohort.candidates"):
        one = check.mapping(entry, at, {"id", "yes", "members", *_TIE_KEYS}, ("id", "yes", "members"))
        members = check.whole(one["members"], f"{at}.members")
        if members < 1:
            check.fail(f"{at}.members", "Hội đồng phải có ít nhất 1 thành viên")
        yes = check.whole(one["yes"], f"{at}.yes", members, "tổng số thành viên")
        candidates.append(_candidate(check, one, at, yes, members))
    names = [candidate.id for candidate in candidates]
    for name in names:
        if names.count(name) > 1:
            check.fail("cohort.candidates", f"ứng viên “{name}” ghi hai lần")
    return CohortCase(
        id=case_id,
        note=note,
        award=check.award(cohort["award"], "cohort.award"),
        holders=holders,
        candidates=tuple(candidates),
        dates=_dates(check, raw["dates"]),
        local=_local(check, raw.get("local")),
        expect=expect,
    )


def _candidate(check: Checker, one: Mapping[str, object], at: str, yes: int, members: int) -> Candidate:
    """What settles equal votes is checked where it stands; a collective states how many of its people are women."""
    people = check.whole(one["people"], f"{at}.people") if one.get("people") is not None else None
    women = one.get("women")
    if (women is None) != (people is None) or people == 0:
        check.fail(f"{at}.women", "tập thể ghi cả women (số nữ) và people (số người, ít nhất 1)")
    return Candidate(
        id=str(one["id"]),
        yes=yes,
        members=members,
        gender=check.code(one["gender"], f"{at}.gender", {"nam", "nu"}) if one.get("gender") is not None else None,
        women=check.whole(women, f"{at}.women", people, "số người") if women is not None else None,
        people=people,
        chair=check.truth(one["chair"], f"{at}.chair") if one.get("chair") is not None else None,
    )


def _prize(
    check: Checker, raw: Mapping[str, object], case_id: str, note: str, expect: Mapping[str, object] | None
) -> PrizeCase:
    check.mapping(raw, "", _COMMON | {"prize", "local"})
    prize = check.mapping(
        raw["prize"], "prize", {"subject", "decision", "paid", "awards"}, ("subject", "decision", "awards")
    )
    subject = cast(SubjectKind, check.code(prize["subject"], "prize.subject", codes.KINDS))
    if prize.get("paid") is not None:
        check.day(prize["paid"], "prize.paid")
    items: list[PrizeItem] = []
    for entry, at in check.items(prize["awards"], "prize.awards"):
        one = check.mapping(entry, at, {"award", "year", "from", "to", "by", "occasion"}, ("award",))
        span = {key: one[key] for key in ("year", "from", "to") if one.get(key) is not None}
        start, end, _ = _period(check, span, at)
        by, occasion = one.get("by"), one.get("occasion")
        items.append(
            PrizeItem(
                award=check.award(one["award"], f"{at}.award", subject),
                period_from=start,
                period_to=end,
                by=check.code(by, f"{at}.by", codes.DECIDERS) if by is not None else _by_of_short(one["award"]),
                occasion=check.code(occasion, f"{at}.occasion", codes.OCCASIONS) if occasion is not None else None,
            )
        )
    decision = check.day(prize["decision"], "prize.decision")
    return PrizeCase(case_id, note, subject, decision, tuple(items), _local(check, raw.get("local")), expect)


def _by_of_short(award: object) -> str | None:
    # The short code giay_khen_xa of the older regime carries its decider in the name.
    return "chu_tich_ubnd_xa" if award == "giay_khen_xa" else None


def _authority(
    check: Checker, raw: Mapping[str, object], case_id: str, note: str, expect: Mapping[str, object] | None
) -> AuthorityCase:
    check.mapping(raw, "", _COMMON | {"authority"})
    keys = ("award", "by", "decision")
    entry = check.mapping(raw["authority"], "authority", set(keys), keys)
    return AuthorityCase(
        id=case_id,
        note=note,
        award=check.award(entry["award"], "authority.award"),
        by=check.code(entry["by"], "authority.by", codes.DECIDERS),
        decision=check.day(entry["decision"], "authority.decision"),
        expect=expect,
    )


def _subject(check: Checker, raw: object) -> Mapping[str, object]:
    subject = check.mapping(raw, "subject", {"kind", "employment", "joined", "gender", "is_head"}, ("kind",))
    made: dict[str, object] = {"kind": check.code(subject["kind"], "subject.kind", codes.KINDS)}
    if subject.get("employment") is not None:
        made["employment"] = check.code(subject["employment"], "subject.employment", codes.EMPLOYMENT)
    if subject.get("joined") is not None:
        made["joined"] = check.day(subject["joined"], "subject.joined")
    if subject.get("gender") is not None:
        made["gender"] = check.code(subject["gender"], "subject.gender", {"nam", "nu"})
    if subject.get("is_head") is not None:
        made["is_head"] = check.truth(subject["is_head"], "subject.is_head")
    return made


def _period(check: Checker, raw: object, key: str) -> tuple[date, date, bool]:
    period = check.mapping(raw, key, {"year", "from", "to"})
    if "year" in period:
        if len(period) > 1:
            check.fail(key, "có cả year và from, to; chỉ ghi một cách")
        year = check.year(period["year"], f"{key}.year")
        return date(year, 1, 1), date(year, 12, 31), True
    if "from" not in period or "to" not in period:
        check.fail(key, "phải có year, hoặc from và to")
    start, end = check.span(period, key)
    assert end is not None  # noqa: S101 -- span without open_end refuses a missing end
    return start, end, (end - start).days <= 366


def _dates(check: Checker, raw: object) -> CaseDates:
    if raw is None:
        return CaseDates()
    dates = check.mapping(raw, "dates", {"dossier_received", "council_meeting", "decision"})
    made = CaseDates(
        *(check.day_or_none(dates.get(k), f"dates.{k}") for k in ("dossier_received", "council_meeting", "decision"))
    )
    if made.council_meeting and made.decision and made.decision < made.council_meeting:
        check.fail(
            "dates.decision",
            f"ngày quyết định {made.decision:%d/%m/%Y} trước ngày họp Hội đồng {made.council_meeting:%d/%m/%Y}",
        )
    return made


def _local(check: Checker, raw: object) -> LocalRules:
    if raw is None:
        return LocalRules()
    local = check.mapping(raw, "local", {"quota", "prize_rounding"})
    quotas_raw = local.get("quota") or {}
    if not isinstance(quotas_raw, Mapping):
        check.fail("local.quota", "phải ghi theo mã danh hiệu")
    quotas: dict[str, LocalQuota] = {}
    for name, entry in quotas_raw.items():
        key = f"local.quota.{name}"
        one = check.mapping(entry, key, {"percent", "of", "rounding"}, ("percent", "of"))
        base = one["of"]
        quotas[check.award(name, key)] = LocalQuota(
            percent=check.whole(one["percent"], f"{key}.percent", 100, "một trăm phần trăm"),
            of=str(base) if base in _PLAIN_HOLDERS else check.award(base, f"{key}.of"),
            rounding=check.code(one.get("rounding", "floor"), f"{key}.rounding", codes.QUOTA_ROUNDINGS),
        )
    rounding = local.get("prize_rounding")
    return LocalRules(
        quotas, check.code(rounding, "local.prize_rounding", codes.ROUNDINGS) if rounding is not None else None
    )


def _expect(check: Checker, raw: Mapping[str, object], kind: str) -> Mapping[str, object] | None:
    if raw.get("expect") is None:
        return None
    expect = check.mapping(raw["expect"], "expect", _EXPECT[kind])
    if "status" in expect:
        check.code(expect["status"], "expect.status", codes.STATUSES)
    for entry, at in check.items(expect.get("accept", []), "expect.accept"):
        check.code(entry, at, codes.STATUSES)
    for key in ("failed", "review", "warnings", "accepted"):
        for entry, at in check.items(expect.get(key, []), f"expect.{key}"):
            check.text(entry, at)
    for key in ("accepted_count", "total_vnd"):
        if key in expect:
            check.whole(expect[key], f"expect.{key}")
    if "valid" in expect:
        check.truth(expect["valid"], "expect.valid")
    return expect
