"""Several faults of one file, told together."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.law.values import LawInputError

_MOST_TOLD = 40


class ManyFaults(LawInputError):
    """Everything that is wrong with one file: ``faults`` in its order, each with its line and remedy."""

    def __init__(self, name: str, faults: Sequence[LawInputError]) -> None:
        self.faults = tuple(faults)
        super().__init__(name, "", f"{len(self.faults)} chỗ phải sửa")

    def __str__(self) -> str:
        shown = [f"– {one}" for one in self.faults[:_MOST_TOLD]]
        rest = len(self.faults) - len(shown)
        more = [f"– và {rest} chỗ khác; sửa những chỗ trên rồi kiểm tra lại"] if rest else []
        return "\n".join([f"{self.case}: {self.problem}:", *shown, *more])
