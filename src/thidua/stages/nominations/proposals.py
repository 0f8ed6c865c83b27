"""What is read of a unit's list: lines matched to the agency's people and units, and the choices they leave."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundations.org.matching import DOUBT_PERCENT, LIKELY_PERCENT, Match, Roster
from thidua.stages.launch.reader.awarded import AwardRow, Role

ROLE_LABELS: tuple[tuple[Role, Any], ...] = (
    ("", gettext_lazy("Không dùng")),
    ("person", gettext_lazy("Họ và tên")),
    ("family", gettext_lazy("Họ và tên đệm")),
    ("given", gettext_lazy("Tên")),
    ("collective", gettext_lazy("Tên tập thể")),
    ("name", gettext_lazy("Tên cá nhân hoặc tập thể")),
    ("code", gettext_lazy("Mã nhân sự")),
    ("post", gettext_lazy("Chức vụ")),
    ("unit", gettext_lazy("Đơn vị")),
    ("post_unit", gettext_lazy("Chức vụ, đơn vị")),
    ("award", gettext_lazy("Danh hiệu, hình thức")),
    ("mark", gettext_lazy("Dấu x cho danh hiệu ở tên cột")),
    ("reason", gettext_lazy("Thành tích")),
    ("number", gettext_lazy("Số thứ tự")),
    ("honorific", gettext_lazy("Ông, bà")),
    ("birth", gettext_lazy("Ngày sinh")),
    ("money", gettext_lazy("Tiền thưởng")),
)
"""What a column may hold, as offered to people."""
UNDECIDED = "?"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``mark`` is whom it means when that is sure; ``candidates`` are marks. Sure lines are not asked.

    ``chosen`` is whom a person said it means ("" leaves it out, None is not said yet), ``chosen_award`` likewise;
    ``refused`` is why no nomination was made of it.
    """

    name: str
    post: str
    unit: str
    award: str
    award_words: str
    reason: str
    place: str
    raw: str
    why: str
    mark: str
    candidates: tuple[str, ...]
    percent: int = 0
    chosen: str | None = None
    chosen_award: str = ""
    refused: str = ""

    @property
    def is_sure(self) -> bool:
        return bool(self.mark and self.award)

    @property
    def said(self) -> tuple[str, str]:
        """Whom and which award: as a person chose, else as read; nobody for whom there is no candidate."""
        read = self.mark or (UNDECIDED if self.candidates else "")
        return read if self.chosen is None else self.chosen, self.award or self.chosen_award

    def to_json(self) -> dict[str, Any]:
        """Plain data for the database."""
        return asdict(self)


def line_of(stored: Mapping[str, Any]) -> Line:
    """A line as it was stored."""
    return Line(**{**stored, "candidates": tuple(stored["candidates"])})


def open_wordings(lines: Sequence[Line]) -> list[str]:
    """The words for awards that name none of the catalogue, each once; a person says once what they mean."""
    return list(dict.fromkeys(line.award_words for line in lines if not line.award and line.candidates))


def likely_marks(lines: Sequence[Line]) -> dict[int, str]:
    """By place whom undecided lines mean that have one likely candidate; a person takes them all at once."""
    return {
        at: line.candidates[0]
        for at, line in enumerate(lines)
        if line.said[0] == UNDECIDED and len(line.candidates) == 1 and line.percent >= LIKELY_PERCENT
    }


def lines_of(rows: Sequence[AwardRow], roster: Roster) -> list[Line]:
    """Match what was read; a doubt about award or name leaves that one open."""
    return [_line(row, roster) for row in rows]


def _line(row: AwardRow, roster: Roster) -> Line:
    letter, match = _meant(row, roster)
    doubtful = any(_about_award(doubt) for doubt in row.doubts)
    other = [doubt for doubt in row.doubts if not _about_award(doubt)]
    return Line(
        name=row.name,
        post=row.post,
        unit=row.unit,
        award="" if doubtful else row.award or "",
        award_words=row.award_printed,
        reason=row.reason[:8000],
        place=row.place,
        raw=row.raw,
        why="; ".join((match.why, *row.doubts)),
        percent=min(match.percent, DOUBT_PERCENT) if row.doubts else match.percent,
        mark=f"{letter}{match.pk}" if match.pk is not None and not other else "",
        candidates=tuple(f"{letter}{pk}" for pk in match.candidates),
    )


def _about_award(doubt: str) -> bool:
    return any(word in doubt for word in ("danh hiệu", "danh mục", "của cấp nào", "không dành cho", "cấp, hạng"))


def _meant(row: AwardRow, roster: Roster) -> tuple[str, Match]:
    if row.kind == "household":
        return "p", Match("none", None, (), _("hộ gia đình"))
    if row.kind == "collective":
        return "u", roster.unit(row.name, row.unit)
    found = roster.person(row.name, row.unit, row.post, row.code, row.birth)
    if row.kind is None and found.level == "none":
        return "u", roster.unit(row.name, row.unit)
    return "p", found
