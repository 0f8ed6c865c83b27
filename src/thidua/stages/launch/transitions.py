"""Moves of a launch document."""

from typing import Any

from django.utils.translation import gettext as _

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.launch.corrections import finding_keys
from thidua.stages.launch.enums import LaunchState


def undecided_errors(document: Any) -> int:
    """How many findings of the kind "error" have neither been accepted nor kept."""
    reading = document.reading
    return sum(
        finding["severity"] == "error" and key not in document.choices
        for finding, key in zip(reading["findings"], finding_keys(reading), strict=True)
    )


def _every_error_decided(document: Any) -> list[Blocker]:
    left = undecided_errors(document)
    if not left:
        return []
    return [Blocker(_("Còn %(left)d lỗi chưa chọn Nhận sửa hay Giữ nguyên.") % {"left": left})]


DOCUMENT = TransitionTable(
    Move("check", frozenset({LaunchState.READ}), LaunchState.CHECKED, "Xong rà soát", _every_error_decided),
    Move("reopen", frozenset({LaunchState.CHECKED}), LaunchState.READ, "Rà soát lại"),
    Move("use", frozenset({LaunchState.READ, LaunchState.CHECKED}), LaunchState.USED, "Tạo phong trào từ văn bản"),
)
