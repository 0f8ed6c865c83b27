"""``thidua law diff`` and ``thidua law local check``: what changed between two days, what an own regulation changes."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from thidua import law
from thidua.law import local
from thidua.law.commands_io import ASSUMED_DATE, KIND_VI, award_of, day_of, line_json, print_json, refusing, where
from thidua.law.values import Json, RuleDiff, RuleLine

if TYPE_CHECKING:
    from thidua.law.commands_io import Subparsers


def add_diff(commands: Subparsers) -> None:
    """Add ``diff``."""
    said = "điều gì thay đổi giữa hai ngày / what changed between two days"
    diff = commands.add_parser("diff", help=said, description=said)
    diff.add_argument("award", metavar="AWARD", help="mã hoặc tên danh hiệu / code or name of the award")
    diff.add_argument("before", metavar="DATE1", help=ASSUMED_DATE)
    diff.add_argument("after", metavar="DATE2", help=ASSUMED_DATE)
    diff.add_argument("--json", action="store_true", help="in dạng JSON / print JSON")
    diff.add_argument(
        "--local",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="tệp quy định của đơn vị, ghi nhiều lần được / file of the agency's own regulation, may be repeated",
    )
    diff.set_defaults(run=refusing(run_diff))


def add_local(commands: Subparsers) -> None:
    """Add ``local check``."""
    said = "quy định riêng của đơn vị / the agency's own regulation"
    own = commands.add_parser("local", help=said, description=said)
    actions = own.add_subparsers(dest="local_command", required=True, metavar="LỆNH")
    said = "kiểm tra tệp: đúng dạng, không lỏng hơn pháp luật / check the file: sound, nowhere looser than the law"
    check = actions.add_parser("check", help=said, description=said)
    check.add_argument("files", metavar="FILE", type=Path, nargs="+", help="tệp YAML / YAML file")
    check.add_argument("--on", metavar="DATE", help=f"xem thay đổi vào ngày / show the changes on; {ASSUMED_DATE}")
    check.add_argument("--json", action="store_true", help="in dạng JSON / print JSON")
    check.set_defaults(run=refusing(run_local_check))


def run_diff(args: argparse.Namespace) -> int:
    """Print what changed in the rule of an award between two days."""
    overlays = local.read_overlays(args.local)
    found = law.diff_rules(award_of(args.award), day_of(args.before, "DATE1"), day_of(args.after, "DATE2"), overlays)
    if args.json:
        print_json(_diff_json(found))
        return 0
    print(f"{found.before} → {found.after}")
    _print_difference(found)
    if not _differs(found):
        print("Không có thay đổi.")
    return 0


def run_local_check(args: argparse.Namespace) -> int:
    """Read regulations, prove that they only tighten, print what each changes on its first day or on ``--on``."""
    overlays = local.read_overlays(args.files)
    days = [day_of(args.on, "--on") if args.on else overlay.start for overlay in overlays]
    changed = [local.changes(overlay, day) for overlay, day in zip(overlays, days, strict=True)]
    if args.json:
        print_json([_overlay_json(*one) for one in zip(overlays, days, changed, strict=True)])
        return 0
    for overlay, day, found in zip(overlays, days, changed, strict=True):
        ends = f"đến hết {overlay.end:%d/%m/%Y}" if overlay.end else "đến khi thay thế"
        print(f"{overlay.title_vi} của {overlay.issuer}: hợp lệ, không lỏng hơn pháp luật")
        print(f"Áp dụng từ {overlay.start:%d/%m/%Y} {ends}. Thay đổi vào ngày {day:%d/%m/%Y}:")
        common = local.general(overlay, day)
        _print_beside(common)
        for one in found:
            print(f"\n{law.AWARDS[one.award].label_vi}")
            _print_difference(one)
        if not found and not common:
            print("Không có thay đổi.")
    return 0


def _differs(found: RuleDiff) -> bool:
    return any((*found.removed.values(), *found.added.values(), *found.recited.values(), found.beside))


def _print_difference(found: RuleDiff) -> None:
    for kind in found.removed:
        _print_changes(kind, found)
    _print_beside(found.beside)


def _print_beside(parts: tuple[tuple[str, str, str], ...]) -> None:
    for name, old, new in parts:
        print(f"\n{name}:\n  − {old or 'không có'}\n  + {new or 'không có'}")


def _print_changes(kind: str, found: RuleDiff) -> None:
    """What changed for one kind of subject: changed conditions side by side, then what went, what came, what moved."""
    changed, recited = found.changed[kind], found.recited[kind]
    gone, come = _alone(kind, found)
    if not (changed or gone or come or recited):
        return
    print(f"\n{KIND_VI[kind]}:")
    if changed:
        print("  Sửa đổi:")
    for one in changed:
        bound = f" ({one.before.needed_vi} → {one.after.needed_vi})" if _bound_moved(one) else ""
        print(f"    − {one.before.text_vi}{where(one.before.cite)}")
        print(f"    + {one.after.text_vi}{where(one.after.cite)}{bound}")
    for title, mark, lines in (("Bỏ", "−", gone), ("Thêm", "+", come)):
        if lines:
            print(f"  {title}:")
        for line in lines:
            print(f"    {mark} {line.text_vi}{where(line.cite)}")
    if recited:
        print("  Giữ nguyên nội dung, đổi điều khoản:")
    for old, new in recited:
        print(f"    = {new.text_vi}{where(old.cite)} →{where(new.cite)}")


def _alone(kind: str, found: RuleDiff) -> tuple[list[RuleLine], list[RuleLine]]:
    """Lines that only went and lines that only came."""
    before = [one.before for one in found.changed[kind]]
    after = [one.after for one in found.changed[kind]]
    return [one for one in found.removed[kind] if one not in before], [
        one for one in found.added[kind] if one not in after
    ]


def _bound_moved(one: law.RuleChange) -> bool:
    old, new = one.before.needed_vi, one.after.needed_vi
    return bool(old and new) and old != new


def _diff_json(found: RuleDiff) -> Json:
    removed = {kind: [line_json(line) for line in lines] for kind, lines in found.removed.items()}
    added = {kind: [line_json(line) for line in lines] for kind, lines in found.added.items()}
    changed = {
        kind: [
            {"id": one.after.id, "from": one.before.needed_vi, "to": one.after.needed_vi}
            | {"before": line_json(one.before), "after": line_json(one.after)}
            for one in pairs
        ]
        for kind, pairs in found.changed.items()
    }
    recited = {
        kind: [{"before": line_json(old), "after": line_json(new)} for old, new in pairs]
        for kind, pairs in found.recited.items()
    }
    lines = {"removed": removed, "added": added, "changed": changed, "recited": recited}
    named = {"award": found.award, "before": found.before, "after": found.after}
    return {**named, **lines, "beside": _beside_json(found.beside)}


def _beside_json(parts: tuple[tuple[str, str, str], ...]) -> list[Json]:
    return [{"name_vi": name, "before": old, "after": new} for name, old, new in parts]


def _overlay_json(overlay: law.Overlay, day: date, found: tuple[RuleDiff, ...]) -> Json:
    return {
        "title_vi": overlay.title_vi,
        "issuer": overlay.issuer,
        "from": overlay.start.isoformat(),
        "to": overlay.end.isoformat() if overlay.end else None,
        "digest": overlay.digest,
        "on": day.isoformat(),
        "general": _beside_json(local.general(overlay, day)),
        "changes": [_diff_json(one) for one in found],
    }
