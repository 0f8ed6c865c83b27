"""Six years of a subject as a picture: where each mark stands. The template draws, the table beside it says the same.

Sizes are in the units of the picture, 640 wide. Nothing here is said by place or colour alone: every mark has its word.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.foundations.catalogue.awards import award_label
from thidua.stages.eligibility.history import History, rank_vi, run_of, short_months, title_run

WIDTH, LEFT, SLOT = 640, 112, 88
_RANK_TOP, _RANK_STEP = 66, 17
_LEVELS = ("HTXS", "HTT", "HT", "KHT")
_LANE = 46
_BAR = 24
_THIN = 8
_LETTERS = 12
_LETTER = 7.5
_SHORT = {
    "lao_dong_tien_tien": "LĐTT",
    "cstd_co_so": "CSTĐ cơ sở",
    "cstd_bo_nganh_tinh": "CSTĐ cấp tỉnh",
    "cstd_toan_quoc": "CSTĐ toàn quốc",
    "tap_the_lao_dong_tien_tien": "TTLĐTT",
    "tap_the_lao_dong_xuat_sac": "TTLĐXS",
    "co_thi_dua_bo_nganh_tinh": "Cờ thi đua",
    "bang_khen_bo_nganh_tinh": "Bằng khen tỉnh",
    "bang_khen_thu_tuong": "BK Thủ tướng",
    "giay_khen": "Giấy khen",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign: a dot, a square or a bar, with the words written at it."""

    x: float
    y: float
    width: float = 0
    text: str = ""
    kind: str = ""

    @property
    def top(self) -> float:
        """Upper edge of a bar: a chain is as high as a line of words, a measure is thin."""
        return self.y - (_THIN if self.kind else _BAR / 2)

    @property
    def height(self) -> float:
        """Height of a bar."""
        return _THIN if self.kind else _BAR

    @property
    def middle(self) -> float:
        """Where words are centred."""
        return self.x + self.width / 2

    @property
    def base(self) -> float:
        """Base line of words beside the point."""
        return self.y + 5

    @property
    def ends(self) -> bool:
        """Whether words that begin here would run over the edge; they end with the bar instead."""
        return self.x + _LETTER * len(self.text) > WIDTH

    @property
    def right(self) -> float:
        """Right end of a bar."""
        return self.x + self.width

    @property
    def under(self) -> float:
        """Base line of words under the point."""
        return self.y + (14 if self.width else 20)


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip: ``chains`` join years in a row, ``marks`` are single years, ``path`` joins the levels."""

    label: str
    y: float
    marks: tuple[Mark, ...] = ()
    chains: tuple[Mark, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; ``said`` is its content in words."""

    years: tuple[Mark, ...]
    lanes: tuple[Lane, ...]
    height: float
    said: str
    now: Mark

    @property
    def width(self) -> int:
        return WIDTH


def picture_of(history: History) -> Picture | None:
    """The picture of the years shown; None when the ledger says nothing about any of them."""
    lanes = [_levels(history)]
    bottom: float = _RANK_TOP + _RANK_STEP * len(_LEVELS) + 16
    for lane in (_titles, _initiatives, _forms, _troubles):
        drawn = lane(history, bottom)
        if drawn is not None:
            lanes.append(drawn)
            bottom = drawn.y + _LANE
    if len(lanes) == 1 and not lanes[0].marks:
        return None
    years = tuple(Mark(_middle(history, year), 18, text=str(year)) for year in history.years)
    height = lanes[-1].y + _LANE if len(lanes) > 1 else bottom
    now = Mark(LEFT + SLOT * (len(history.years) - 1), 0, SLOT)
    return Picture(years, tuple(lanes), height, " ".join(_said(history, lanes)), now)


def _middle(history: History, year: int) -> float:
    return LEFT + SLOT * (year - history.years[0] + 0.5)


def _levels(history: History) -> Lane:
    marks = []
    for year in history.years:
        level = history.level(year)
        if level in _LEVELS:
            y = _RANK_TOP + _RANK_STEP * _LEVELS.index(level)
            marks.append(Mark(_middle(history, year), y, text=rank_vi(level), kind="best" if level == "HTXS" else ""))
    best = run_of((y for y in history.years if history.level(y) == "HTXS"), history.ratings, history.years)
    chain = _chain(history, best, 36, _in_a_row(len(best), _("xuất sắc")))
    path = "".join(
        f"{'L' if at and mark.x - marks[at - 1].x <= SLOT else 'M'}{mark.x:g} {mark.y:g}"
        for at, mark in enumerate(marks)
    )
    return Lane(_("Xếp loại"), _RANK_TOP, tuple(marks), (chain,) if chain else (), path)


def _titles(history: History, top: float) -> Lane | None:
    """Yearly titles; the one that rows are counted of is joined where it stands in a row."""
    chained = title_run(history)
    shown = [row for row in history.held if row.year in history.years and _is_title(row.award)]
    if not shown:
        return None
    named = history.chain_title()
    chain = _chain(history, chained, top + 12, _in_a_row(len(chained), _SHORT[named]))
    best: dict[int, str] = {}
    for row in shown:
        # Of several titles of a year the highest is written: it is given only on top of the lower ones.
        best[row.year] = max(best.get(row.year, row.award), row.award, key=list(_SHORT).index)
    marks = tuple(
        Mark(_middle(history, year), top + 12, text=_SHORT[award], kind="honour")
        for year, award in best.items()
        if not (year in chained and award == named)
    )
    return Lane(_("Danh hiệu"), top + 12, marks, (chain,) if chain else ())


def _is_title(award: str) -> bool:
    return award in _SHORT and not award.startswith(("bang_khen", "giay_khen"))


def _initiatives(history: History, top: float) -> Lane | None:
    counted = {year: sum(one.year == year for one in history.initiatives) for year in history.years}
    marks = tuple(
        Mark(_middle(history, year), top + 12, text=str(number), kind="made")
        for year, number in counted.items()
        if number
    )
    return Lane(_("Sáng kiến"), top + 12, marks) if marks else None


def _forms(history: History, top: float) -> Lane | None:
    rows = [row for row in history.held if row.year in history.years and not _is_title(row.award)]
    names: dict[int, list[str]] = {}
    for row in rows:
        names.setdefault(row.year, []).append(_SHORT.get(row.award, award_label(row.award)))
    marks = tuple(
        Mark(_middle(history, year), top + 12, text=_fit(found), kind="honour") for year, found in names.items()
    )
    return Lane(_("Khen thưởng"), top + 12, marks) if marks else None


def _fit(names: list[str]) -> str:
    """One name, or how many where more than one or too long a name stands in a year; the table names them all."""
    if len(names) == 1 and len(names[0]) <= _LETTERS + 2:
        return names[0]
    return _("%(number)d lần") % {"number": len(names)}


def _troubles(history: History, top: float) -> Lane | None:
    """Measures over the time they last, and years not worked in full."""
    first, last = dt.date(history.years[0], 1, 1), dt.date(history.years[-1], 12, 31)
    marks = []
    for row in history.measures:
        start, end = max(row.decided_on, first), min(row.ended_on or last, last)
        if start <= end:
            left = _at(history, start)
            kind = str(row.get_kind_display())
            marks.append(Mark(left, top + 12, max(_at(history, end) - left, 6), kind.capitalize(), "measure"))
    for year in history.years:
        months = short_months(history, year)
        if months:
            said = _("%(months)s/12 tháng") % {"months": months}
            marks.append(Mark(_middle(history, year), top + 12, text=said, kind="months"))
    return Lane(_("Kỷ luật, nghỉ"), top + 12, tuple(marks)) if marks else None


def _at(history: History, day: dt.date) -> float:
    length = (dt.date(day.year, 12, 31) - dt.date(day.year, 1, 1)).days + 1
    return LEFT + SLOT * (day.year - history.years[0] + (day.timetuple().tm_yday - 1) / length)


def _in_a_row(number: int, what: str) -> str:
    """Two slots hold fewer words than three."""
    told = {"number": number, "what": what}
    return _("%(number)d năm %(what)s") % told if number == 2 else _("%(number)d năm liên tục %(what)s") % told


def _chain(history: History, years: frozenset[int], y: float, text: str) -> Mark | None:
    if not years:
        return None
    left = LEFT + SLOT * (min(years) - history.years[0])
    return Mark(left + 5, y, SLOT * len(years) - 10, text)


def _said(history: History, lanes: Iterable[Lane]) -> Iterable[str]:
    for lane in lanes:
        yield from (f"{chain.text}." for chain in lane.chains)
        # Marks stand under their year; a bar is told by the year it begins in.
        told = [f"{_year_at(history, mark.x)}: {mark.text}" for mark in lane.marks]
        if told:
            yield f"{lane.label}: {'; '.join(told)}."


def _year_at(history: History, x: float) -> int:
    return history.years[min(int((x - LEFT) // SLOT), len(history.years) - 1)]
