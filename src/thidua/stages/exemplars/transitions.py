"""The life of an exemplar: written, consented to by the person, published."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.exemplars.enums import ExemplarState


def _story_gaps(exemplar: Any) -> list[Blocker]:
    return [] if exemplar.story.strip() else [Blocker(_("Chưa có bài viết về điển hình."))]


EXEMPLAR = TransitionTable(
    Move(
        "consent",
        frozenset({ExemplarState.DRAFT}),
        ExemplarState.CONSENTED,
        gettext_lazy("Đồng ý cho đăng"),
        _story_gaps,
    ),
    Move("publish", frozenset({ExemplarState.CONSENTED}), ExemplarState.PUBLISHED, gettext_lazy("Đăng bài")),
    Move(
        "unpublish",
        frozenset({ExemplarState.PUBLISHED, ExemplarState.CONSENTED}),
        ExemplarState.DRAFT,
        gettext_lazy("Gỡ bài"),
    ),
)
