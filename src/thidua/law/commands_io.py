"""What the commands of ``thidua law`` share: reading an award and a day, printing lines with articles, refusing."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from thidua import law
from thidua.law.values import Cite, LawInputError, RuleLine

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

# What citations say of themselves beside the words of the uncertain ones, which every reader gets.
_CONFIDENCE_VI = {
    "secondary": "; theo nguồn thứ cấp",
    "knowledge": "; chưa đọc được toàn văn",
    "uncertain": "; cần đối chiếu văn bản gốc",
    "local": "; theo quy định của bộ, ngành, địa phương",
}
KIND_VI = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình"}
DATA_HELP = "thư mục dữ liệu / data folder (THIDUA_DATA, var)"
ASSUMED_DATE = "ghi dạng năm-tháng-ngày, ví dụ 2025-12-20 / write it like 2025-12-20"


def refusing(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Turn bad input into one line on standard error and exit 2."""

    def guarded(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except LawInputError as error:
            print(f"Lỗi: {error}", file=sys.stderr)
            return 2

    return guarded


def award_of(text: str) -> str:
    """The code of an award named on the command line."""
    code = law.award_code(text)
    if code is None:
        raise LawInputError("", "AWARD", f"“{text}” không có trong danh mục; ghi mã như cstd_co_so hoặc tên đầy đủ")
    return code


def day_of(text: str, name: str) -> date:
    """The day given for the argument ``name``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LawInputError("", name, f"“{text}” không phải ngày; {ASSUMED_DATE}") from error


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def where(cite: Cite | None) -> str:
    """A citation in brackets with how sure we are of it; nothing is added where the text itself was read."""
    from thidua.law.engine.words import cite_vi

    return f" [{cite_vi(cite)}{_CONFIDENCE_VI.get(cite.confidence, '')}]" if cite else ""


def print_lines(lines: Sequence[RuleLine], data: Path | None = None) -> None:
    """Conditions with their articles, indented by depth; with ``data`` the articles' own words if a pack has them."""
    from thidua.law.engine.texts import words_at

    for line in lines:
        margin = "  " * (line.depth + 1)
        print(f"{margin}- {line.text_vi}{where(line.cite)}")
        quoted = words_at(line.cite, data) if line.cite and data else None
        if quoted:
            print(f"{margin}    «{quoted}»")


def line_json(line: RuleLine) -> Mapping[str, object]:
    """One condition for machines."""
    cite = line.cite.to_json() if line.cite else None
    said = {"depth": line.depth, "id": line.id, "text_vi": line.text_vi, "cite": cite}
    return {**said, "needed_vi": line.needed_vi, "is_local": line.is_local}


def data_of(args: argparse.Namespace) -> Path:
    """The data folder of a command."""
    return args.data if args.data is not None else Path(os.environ.get("THIDUA_DATA", "var"))
