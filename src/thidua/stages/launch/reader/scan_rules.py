"""Rules drawn on a scanned page: found, and taken off the picture, for letters beside a rule are misread."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
_DARK, _SHARE, _THICKEST, _NEXT, _SAME = 185, 0.92, 0.006, 3, 2.5
# Rules are longer than these parts of the page's longer side; strokes of letters and words in bold are not.
_SHORT_UPRIGHT, _SHORT_LEVEL, _MEETS, _BESIDE, _MOST_OF = 0.02, 0.035, 8.0, 3.0, 0.6
_POINTS = 842.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A rule in points, heights counted downwards from zero as negative: where it lies, and from where to where."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Upright and level rules of a page, and how many points a dot of its picture is."""

    upright: tuple[Drawn, ...]
    level: tuple[Drawn, ...]
    scale: float


def take_off_rules(picture: Path) -> Rules | None:
    """Find the rules of a table on a grey picture (PGM) and paint them over; None where no table is drawn."""
    header, grey = _read(picture)
    half = _halved(grey < _DARK)
    level = _long(half, round(max(half.shape) * _SHORT_LEVEL))
    upright = _long(half.T, round(max(half.shape) * _SHORT_UPRIGHT)).T
    scale = _POINTS / max(grey.shape)
    uprights = _drawn(upright.T, scale)
    levels = [one for one in _whole(_drawn(level, scale)) if _is_framed(one, uprights)]
    if len(levels) < 2 or len(uprights) < 3:
        return None
    _paint_over(grey, _near(level, levels, scale) | upright)
    picture.write_bytes(header + grey.tobytes())
    return Rules(
        tuple(Drawn(one.at, -one.end, -one.start) for one in uprights),
        tuple(Drawn(-one.at, one.start, one.end) for one in levels),
        scale,
    )


def _is_framed(level: Drawn, uprights: list[Drawn]) -> bool:
    """A rule of a table begins and ends at an upright one, or is worn but still goes along most of the table."""
    beside = [one.at for one in uprights if one.start - _MEETS <= level.at <= one.end + _MEETS]
    if beside and level.end - level.start >= _MOST_OF * (max(beside) - min(beside)) > 0:
        return True
    return all(any(abs(at - end) <= _MEETS for at in beside) for end in (level.start, level.end))


def _near(mask: Flags, levels: list[Drawn], scale: float) -> Flags:
    """The dots of a mask that lie on the rules kept."""
    kept = np.zeros_like(mask)
    for one in levels:
        top, foot = (round((one.at + side) / scale / 2) for side in (-_BESIDE, _BESIDE))
        left, right = round(one.start / scale / 2), round(one.end / scale / 2)
        kept[max(0, top) : foot, left:right] = mask[max(0, top) : foot, left:right]
    return kept


def _paint_over(grey: NDArray[np.uint8], mask: Flags) -> None:
    whole = np.repeat(np.repeat(mask, 2, axis=0), 2, axis=1)
    grey[: whole.shape[0], : whole.shape[1]][_wider(whole)] = 255


def _read(picture: Path) -> tuple[bytes, NDArray[np.uint8]]:
    data = picture.read_bytes()
    end = data.index(b"\n") + 1
    _kind, columns, rows, _most = data[:end].split()
    return data[:end], np.frombuffer(data, np.uint8, offset=end).reshape(int(rows), int(columns)).copy()


def _halved(dark: Flags) -> Flags:
    """Half the size; a dot is dark where half of its four were."""
    rows, columns = dark.shape[0] // 2 * 2, dark.shape[1] // 2 * 2
    counts = dark[:rows, :columns].astype(np.uint8)
    halved: Flags = counts[::2, ::2] + counts[1::2, ::2] + counts[::2, 1::2] + counts[1::2, 1::2] >= 2
    return halved


def _long(dark: Flags, shortest: int) -> Flags:
    """The dots that lie in a run along their row of at least ``shortest`` dots, nearly all of them dark."""
    if dark.shape[1] <= shortest:
        return np.zeros_like(dark)
    full = _sums(dark, shortest) >= shortest * _SHARE
    padded = np.pad(full, ((0, 0), (shortest - 1, shortest - 1)))
    return (_sums(padded, shortest) > 0) & dark


def _sums(flags: Flags, width: int) -> NDArray[np.int32]:
    """How many are set in each window along a row."""
    summed = np.pad(np.cumsum(flags, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    return summed[:, width:] - summed[:, :-width]


def _wider(mask: Flags) -> Flags:
    """The dots and those beside them: the edge of a rule is grey."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    return wide


def _drawn(mask: Flags, scale: float) -> list[Drawn]:
    """Put the runs of row after row together that touch; a slanting rule is one, a dark area is none."""
    open_runs: list[list[int]] = []
    closed: list[list[int]] = []
    for row in np.flatnonzero(mask.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.pad(mask[row], 1).astype(np.int8)))
        closed += [one for one in open_runs if row - one[3] > _NEXT]
        open_runs = [one for one in open_runs if row - one[3] <= _NEXT]
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            touching = [one for one in open_runs if one[0] <= end + _NEXT and start <= one[1] + _NEXT]
            merged = [start, end, int(row), int(row)]
            for one in touching:
                merged = [min(merged[0], one[0]), max(merged[1], one[1]), min(merged[2], one[2]), int(row)]
            open_runs = [one for one in open_runs if one not in touching] + [merged]
    thick = max(mask.shape) * _THICKEST
    runs = [one for one in (*closed, *open_runs) if one[3] - one[2] <= thick + (one[1] - one[0]) * 0.02]
    return [Drawn((top + foot) * scale, start * 2 * scale, end * 2 * scale) for start, end, top, foot in runs]


def _whole(pieces: list[Drawn]) -> list[Drawn]:
    """A level rule that dirt broke into pieces is one; upright ones are left, for a cell may end where another does."""
    whole: list[Drawn] = []
    last = -_POINTS
    for piece in sorted(pieces, key=lambda one: one.at):
        if whole and piece.at - last <= _SAME:
            one = whole[-1]
            whole[-1] = Drawn((one.at + piece.at) / 2, min(one.start, piece.start), max(one.end, piece.end))
        else:
            whole.append(piece)
        last = piece.at
    return whole
