"""``thidua law explain``: a rule in words, or how a case stands to it, why, and by when it could be met."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from thidua import law
from thidua.law.commands_io import (
    ASSUMED_DATE,
    DATA_HELP,
    KIND_VI,
    award_of,
    data_of,
    day_of,
    line_json,
    print_json,
    print_lines,
    refusing,
    where,
)
from thidua.law.outlook import Reach
from thidua.law.values import (
    Answer,
    AuthorityAnswer,
    AwardAnswer,
    AwardCase,
    CohortAnswer,
    Criterion,
    LawInputError,
    PrizeAnswer,
)

if TYPE_CHECKING:
    from thidua.law.commands_io import Subparsers

_STATUS_VI = {
    "eligible": "ĐỦ ĐIỀU KIỆN",
    "not_eligible": "KHÔNG ĐỦ ĐIỀU KIỆN",
    "needs_review": "CẦN XEM XÉT",
    "blocked": "TẠM DỪNG (có vụ việc đang xem xét)",
}
_MARK = {"met": "đạt", "not_met": "KHÔNG ĐẠT", "unknown": "chưa rõ"}


def add_explain(commands: Subparsers) -> None:
    """Add ``explain`` to the law commands."""
    said = "quy tắc bằng lời kèm điều khoản; với --case: vì sao một tình huống đạt hay chưa / "
    said += "the rule in words with its articles; with --case: why a case is met or not"
    explain = commands.add_parser("explain", help=said, description=said)
    explain.add_argument("award", metavar="AWARD", help="mã hoặc tên danh hiệu / code or name of the award")
    explain.add_argument("--on", metavar="DATE", help=f"ngày áp dụng hoặc ngày hỏi / day of the rule; {ASSUMED_DATE}")
    explain.add_argument("--case", type=Path, metavar="FILE", help="tệp tình huống / file of cases")
    explain.add_argument("--id", metavar="ID", help="một tình huống trong tệp / one case of the file")
    said = "giả định, tệp YAML các dữ kiện: ratings, initiatives, held, no_discipline, vote … / facts to suppose"
    explain.add_argument("--suppose", type=Path, metavar="FILE", help=said)
    explain.add_argument("--json", action="store_true", help="in dạng JSON / print JSON")
    explain.add_argument("--data", type=Path, help=DATA_HELP)
    explain.set_defaults(run=refusing(run_explain))


def run_explain(args: argparse.Namespace) -> int:
    """Print the rule of an award on a day, or with ``--case`` how a case stands to it and what is still needed."""
    award = award_of(args.award)
    if args.case is not None:
        return _explain_cases(args, award)
    for name, value in (("--id", args.id), ("--suppose", args.suppose)):
        if value is not None:
            raise LawInputError("", name, "chỉ dùng cùng --case FILE")
    if args.on is None:
        raise LawInputError("", "--on", f"thiếu ngày áp dụng; {ASSUMED_DATE}")
    text = law.rule_in_words(award, day_of(args.on, "--on"))
    if args.json:
        lines = {kind: [line_json(line) for line in found] for kind, found in text.lines.items()}
        shown = {"rule": text.rule, "award": text.award, "label_vi": text.label_vi, "on": text.on.isoformat()}
        more = {"provisional": text.provisional, "lines": lines, "competence_vi": text.competence_vi}
        drafts = {kind: [line_json(line) for line in found] for kind, found in text.drafts.items()}
        beside = {"prize_vi": text.prize_vi, "quota_vi": text.quota_vi, "note_vi": text.note_vi, "drafts": drafts}
        print_json({**shown, **more, **beside})
        return 0
    print(f"{text.label_vi} — quy định áp dụng ngày {text.on:%d/%m/%Y} ({text.rule})")
    if text.provisional:
        print(f"Lưu ý: tạm thời. {text.note_vi}.")
    for kind, found in text.lines.items():
        print(f"\n{KIND_VI[kind]}:")
        print_lines(found, data=data_of(args))
    for kind, found in text.drafts.items():
        print(f"\n{KIND_VI[kind]}, theo dự thảo luật sửa đổi (hai bên khác nhau thì cần xem xét):")
        print_lines(found)
    print(f"\nThẩm quyền quyết định: {'; '.join(text.competence_vi) or 'chưa xác định'}")
    for prize in text.prize_vi:
        print(f"Tiền thưởng {prize}")
    print(f"Hạn mức: {text.quota_vi}")
    print("Điều khoản không ghi chú thêm là đã đối chiếu với văn bản.")
    return 0


def _explain_cases(args: argparse.Namespace, award: str) -> int:
    """The tree of each case, the nearest year in which it could be met, and what supposed facts would turn."""
    shown: list[object] = []
    changes = _supposed(args.suppose) if args.suppose is not None else None
    for case in _chosen(args, award):
        given = law.answer(case)
        today = day_of(args.on, "--on") if args.on is not None else case.period_to
        way = next(iter(law.reach(case, today, [award])), None)
        if args.json:
            shown.append({**given.to_json(), "reach": way.to_json() if way else None, **_turn_json(case, changes)})
        else:
            print("\n".join([*answer_lines(given), *_way_lines(way), *_turn_lines(case, changes)]))
    if args.json:
        print_json(shown)
    return 0


def _supposed(path: Path) -> Mapping[str, object]:
    """The facts of a file of suppositions; what they may be is checked when they are put beside the case."""
    from thidua.law.engine.yamlio import problem_vi, read_yaml

    try:
        content = read_yaml(path)
    except OSError as error:
        raise LawInputError(str(path), "", f"không mở được tệp ({error.strerror}); kiểm tra đường dẫn") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LawInputError(str(path), "", problem_vi(error)) from error
    if not isinstance(content, Mapping):
        raise LawInputError(str(path), "", "tệp phải là nhóm khóa: giá trị, ví dụ “ratings: {2025: HTXS}”")
    return content


def _turn_json(case: AwardCase, changes: Mapping[str, object] | None) -> dict[str, object]:
    if changes is None:
        return {}
    return {"what_if": [one.to_json() for one in law.what_if(case, changes) if one.flips or one.changed]}


def _turn_lines(case: AwardCase, changes: Mapping[str, object] | None) -> list[str]:
    """Each award that a supposition turns, with the conditions that flip."""
    if changes is None:
        return []
    turned = [one for one in law.what_if(case, changes) if one.changed]
    lines = ["  ~ Giả định, không phải quyết định:" + ("" if turned else " không câu trả lời nào đổi.")]
    for one in turned:
        lines.append(f"    {one.label_vi}: {_STATUS_VI[one.before]} → {_STATUS_VI[one.after]}")
        lines += [f"      - {_MARK[flip.before]} → {_MARK[flip.after]}: {flip.text_vi}" for flip in one.flips]
    return lines


def _chosen(args: argparse.Namespace, award: str) -> list[AwardCase]:
    """The cases of a file that are about the award; one chosen by id is asked about it whatever it says itself."""
    cases = [case for case in law.load_cases(args.case) if isinstance(case, AwardCase)]
    if args.id is None:
        found = [case for case in cases if case.award == award]
        if not found:
            raise LawInputError(str(args.case), "award", f"tệp không có tình huống nào xét “{award}”; thêm --id")
        return found
    known = next((case for case in cases if case.id == args.id), None)
    if known is None:
        near = ", ".join(case.id for case in cases[:5])
        raise LawInputError(str(args.case), "--id", f"không có tình huống “{args.id}” xét danh hiệu; có: {near}")
    if known.kind not in law.AWARDS[award].subjects:
        raise LawInputError(args.id, "AWARD", f"“{law.AWARDS[award].label_vi}” không dành cho đối tượng này")
    return [replace(known, award=award, council=known.council if known.award == award else None)]


def _way_lines(way: Reach | None) -> list[str]:
    """When the award could be met at the earliest and what each year asks for."""
    if way is None or way.outlook == "reached":
        return []
    if way.earliest is None:
        return ["  → Chưa thấy trước được năm nào chắc chắn đạt."]
    span = "" if way.latest == way.earliest else f", muộn nhất {way.latest}" if way.latest else ", chưa chắc"
    lines = [f"  → Sớm nhất năm {way.earliest}{span}, nếu từ nay làm tốt nhất có thể:"]
    by_year: dict[int, list[str]] = {}
    for need in way.needs:
        by_year.setdefault(need.year, []).append(need.text_vi + (" (chưa rõ)" if need.history else ""))
    lines += [f"    {year}: {'; '.join(needs)}" for year, needs in by_year.items()]
    return lines + [f"    Có hạn mức, đủ tiêu chuẩn chưa chắc được chọn. {said}" for said in way.quotas_vi]


def answer_lines(given: Answer) -> list[str]:
    """An answer in words, every reason with its article."""
    match given:
        case AwardAnswer():
            lines = [f"{given.id}: {_STATUS_VI[given.status]} ({given.rule or 'chưa có quy tắc'})"]
            lines += [line for criterion in given.criteria for line in _criterion_lines(criterion, 1)]
        case CohortAnswer():
            limit = "không hạn mức" if given.limit is None else f"hạn mức {given.limit}"
            lines = [f"{given.id}: nhận {', '.join(given.accepted) or 'không ai'} ({limit})"]
            lines += [f"  - {one.id}: {one.why}" for one in given.rejected]
        case PrizeAnswer():
            lines = [f"{given.id}: {given.total_vnd:,} đồng".replace(",", ".")]
            lines += [f"  - {one.award}: {one.arithmetic_vi} {one.reason_vi}".rstrip() for one in given.lines]
        case AuthorityAnswer():
            lines = [f"{given.id}: {'đúng' if given.valid else 'KHÔNG đúng'} thẩm quyền"]
    return lines + [f"  ! {warning.text_vi}" for warning in given.warnings]


def _criterion_lines(criterion: Criterion, depth: int) -> list[str]:
    who = (
        f" — bổ sung: {criterion.who_can_supply}" if criterion.status == "unknown" and criterion.who_can_supply else ""
    )
    found = f" (có: {criterion.found}; cần: {criterion.needed})" if criterion.needed else ""
    own = f"{'  ' * depth}- {_MARK[criterion.status]}: {criterion.text_vi}{found}{where(criterion.cite)}{who}"
    return [own, *(line for child in criterion.children for line in _criterion_lines(child, depth + 1))]
