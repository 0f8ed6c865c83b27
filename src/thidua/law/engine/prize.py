"""Prize money: an exact multiple of the base salary of the decision's day, rounded once, in whole đồng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Literal, cast

from thidua.law.engine import catalogue, dated, rulefiles
from thidua.law.engine.codes import KIND_LABELS
from thidua.law.engine.dossiers import covers
from thidua.law.procedure import Cited, CouncilFees, Payer
from thidua.law.values import Cite, LawInputError, PrizeAnswer, PrizeCase, PrizeItem, PrizeLine, SubjectKind, Warned

_STEP = 10_000
_ROUNDING_VI = {
    "ceil_10k": "làm tròn lên hàng chục nghìn",
    "nearest_10k": "làm tròn đến hàng chục nghìn",
    "none": "không làm tròn",
}
_HOUSEHOLD_VI = "{}: làm tròn một lần sau khi nhân mức hộ gia đình; văn bản không nói làm tròn trước hay sau"
Entry = Mapping[str, object]


def prize_line(
    award: str, subject_kind: SubjectKind, decided_on: date, by: str | None = None, rounding: str | None = None
) -> PrizeLine:
    """Prize money for one award; raises LawInputError where no multiple or base salary is known."""
    version = _version(decided_on)
    entry, instrument = _entry(version, award)
    if entry is None or "local" in entry:
        why = str(entry["local"]) if entry else "đối chiếu văn bản"
        said = f"chưa có mức tiền thưởng cho “{catalogue.label_vi(award)}” ngày {decided_on:%d/%m/%Y}; {why}"
        raise LawInputError("", "award", said)
    multiple = _multiple(version, entry, award, subject_kind, by, decided_on)
    base, _ = base_salary(decided_on)
    capped = bool(entry.get("cap"))
    how = "none" if capped else rounding or str(version["rounding"])
    amount = _rounded(multiple * base, how)
    cite = Cite(instrument, str(entry["at"]), str(entry["confidence"]))
    text = f"{_decimal(multiple)} × {_money(base)} = {_money(multiple * base)}"
    text += ", là mức tối đa" if capped else f", {_ROUNDING_VI[how]}: {_money(amount)}"
    return PrizeLine(award, multiple, base, amount, cite, text, is_ceiling=capped)


def base_salary(on: date) -> tuple[int, Cite]:
    """The base salary a month in force on a day, in đồng, with its decree; raises LawInputError before the table."""
    rows = cast("Sequence[Entry]", rulefiles.document("prizes")["base_salary"])
    found = [row for row in rows if cast(date, row["from"]) <= on]
    if not found:
        raise LawInputError(
            "", "decision", f"chưa có mức lương cơ sở cho ngày {on:%d/%m/%Y}; bảng bắt đầu từ 01/07/2017"
        )
    return cast(int, found[-1]["vnd"]), dated.cite_of(found[-1]["cite"])


def _version(on: date) -> dated.Version:
    found = dated.of_document(rulefiles.document("prizes"), on)
    if found is None:
        raise LawInputError(
            "", "decision", f"chưa có quy tắc tiền thưởng cho ngày {on:%d/%m/%Y}; các quy tắc bắt đầu từ 01/10/2017"
        )
    return found


def _entry(version: dated.Version, award: str) -> tuple[Entry | None, str]:
    """The multiple of an award and the instrument it stands in; a version may borrow another's table."""
    instrument = dated.cite_of(version["cite"]).instrument
    table = cast("Mapping[str, Entry]", version["multiples"])
    if "same_as" not in table:
        return _named(table, award), instrument
    borrowed = _version(cast(date, table["same_as"]))
    entry = _named(cast("Mapping[str, Entry]", borrowed["multiples"]), award)
    if entry is None:
        return None, instrument
    articles = cast("Mapping[str, str]", table["instrument_articles"])
    return {**entry, "at": articles[str(entry["at"])]}, instrument


def _named(table: Mapping[str, Entry], award: str) -> Entry | None:
    """The entry of an award by its own code, else of the family it belongs to."""
    return table.get(award) or next((entry for name, entry in table.items() if covers(name, award)), None)


def _multiple(
    version: dated.Version, entry: Entry, award: str, kind: SubjectKind, by: str | None, on: date
) -> Fraction:
    by_body = cast("Mapping[str, Entry]", entry.get("by", {}))
    chosen = by_body.get(by or "", entry)
    if kind in chosen:
        return Fraction(str(chosen[kind]))
    if kind == "household" and version["household"] and "individual" in chosen:
        return Fraction(str(chosen["individual"])) * Fraction(str(version["household"]))
    said = f"“{catalogue.label_vi(award)}” không có mức tiền thưởng cho {KIND_LABELS[kind]} vào ngày {on:%d/%m/%Y}"
    raise LawInputError("", "subject", f"{said}; kiểm tra lại đối tượng")


def _rounded(amount: Fraction, how: str) -> int:
    if how == "ceil_10k":
        return -(-amount // _STEP) * _STEP
    if how == "nearest_10k":
        return int((amount + _STEP // 2) // _STEP) * _STEP
    return int(amount)


def answer_prize(case: PrizeCase) -> PrizeAnswer:
    """Prize money of one subject: of titles for the same time only the highest, of different times all.

    Award forms are paid beside titles; several forms for the same time and occasion count as one achievement.
    """
    payable: list[tuple[PrizeItem, PrizeLine]] = []
    warnings: list[Warned] = []
    for item in case.items:
        try:
            line = prize_line(item.award, case.subject, case.decision, item.by, case.local.prize_rounding)
        except LawInputError as error:
            if error.key == "decision":
                raise LawInputError(case.id, "prize.decision", error.problem) from error
            warnings.append(Warned("chua_co_muc_thuong", error.problem))
            continue
        if case.subject == "household" and _order_matters(line, item, case):
            warnings.append(Warned("lam_tron_ho_gia_dinh", _HOUSEHOLD_VI.format(catalogue.label_vi(item.award))))
        if line.is_ceiling:
            warnings.append(Warned("muc_toi_da", f"{catalogue.label_vi(item.award)}: mức ghi là mức tối đa được chi"))
        payable.append((item, line))
    incomplete = len(payable) < len(case.items)
    settled = _settle(payable, warnings)
    total = sum(line.amount_vnd for line in settled if line.paid)
    return PrizeAnswer(case.id, "needs_review" if incomplete else "eligible", total, tuple(settled), tuple(warnings))


def _order_matters(line: PrizeLine, item: PrizeItem, case: PrizeCase) -> bool:
    """Whether rounding the individual's amount before the household's multiple would give another sum."""
    version = _version(case.decision)
    how = case.local.prize_rounding or str(version["rounding"])
    times = Fraction(str(version["household"] or 1))
    single = _rounded(line.coefficient / times * line.base_salary_vnd, how)
    return _rounded(single * times, how) != line.amount_vnd


def payer(award: str, decided_by: str, on: date) -> Payer:
    """Whose fund pays the prize money of a decision taken by a body on a day; raises LawInputError for a bad code."""
    if catalogue.award_kind(award) is None:
        raise LawInputError("", "award", f"“{award}” không có trong danh mục; kiểm tra mã")
    for raw in cast("Sequence[Entry]", _version(on)["payers"]):
        if any(covers(pattern, decided_by) for pattern in cast("Sequence[str]", raw["by"])):
            level = cast('Literal["decider", "proposer"]', raw["level"])
            return Payer(level, str(raw["text_vi"]), dated.cite_of(raw["cite"]))
    raise LawInputError("", "by", f"chưa rõ quỹ nào chi khi “{decided_by}” quyết định")


def fund_rules(on: date) -> tuple[Cited, ...]:
    """What the emulation and commendation fund is made of and used for on a day."""
    return tuple(Cited(str(raw["text_vi"]), dated.cite_of(raw["cite"]), str(raw["id"])) for raw in _in_time("fund", on))


def council_fees(on: date) -> CouncilFees | None:
    """The most that may be paid for a council's session on a day, in đồng; None where no text is known."""
    for raw in _in_time("council_fees", on):
        return CouncilFees(
            chair_vnd=cast(int, raw["chair"]),
            member_vnd=cast(int, raw["member"]),
            helper_vnd=cast(int, raw["helper"]),
            prizes_chair_vnd=cast("int | None", raw.get("prizes_chair")),
            prizes_member_vnd=cast("int | None", raw.get("prizes_member")),
            cite=dated.cite_of(raw["cite"]),
        )
    return None


def _in_time(name: str, on: date) -> Iterator[Entry]:
    for raw in cast("Sequence[Entry]", _version(on).get(name, ())):
        if cast(date, raw.get("since", date.min)) <= on < cast(date, raw.get("until", date.max)):
            yield raw


def _settle(payable: Sequence[tuple[PrizeItem, PrizeLine]], warnings: list[Warned]) -> list[PrizeLine]:
    """Mark what a higher award of the same group absorbs; equal ones are paid once."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, (item, _) in enumerate(payable):
        groups.setdefault(_group(item), []).append(number)
    settled = [line for _, line in payable]
    for group, members in groups.items():
        best = max(members, key=lambda number: (settled[number].coefficient, -number))
        label = catalogue.label_vi(settled[best].award)
        for number in members:
            if number != best:
                said = f"Cùng thành tích, cùng thời gian với {label}: chỉ hưởng mức cao nhất"
                settled[number] = replace(settled[number], paid=False, reason_vi=said)
        if len(members) > 1 and group[0] == "hinh_thuc":
            said = "Nhiều hình thức khen cho cùng một thành tích: chỉ hưởng mức cao nhất"
            warnings.append(Warned("nhieu_hinh_thuc_mot_thanh_tich", said))
    return settled


def _group(item: PrizeItem) -> tuple[object, ...]:
    kind = catalogue.award_kind(item.award)
    if kind is not None and kind.kind == "danh_hieu":
        return ("danh_hieu", item.period_from, item.period_to)
    return ("hinh_thuc", item.period_from, item.period_to, item.occasion)


def _decimal(value: Fraction) -> str:
    return f"{float(value):g}".replace(".", ",")


def _money(value: Fraction | int) -> str:
    whole = int(value)
    return f"{whole:,}".replace(",", ".")
