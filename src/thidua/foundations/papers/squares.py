"""The squares (QR codes, ISO/IEC 18004) on certificates: one by one, or many at once as paths to be stroked.

Every sign of a code is a linear sum over its bits (the check words are of a linear code, the mask is added), so the
squares of addresses of one length differ by the sum of the patterns of the bits in which the addresses differ. The
library is asked for one whole square and one pattern a bit; the others are added up, at a fifth of the time.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
import segno
from numpy.typing import NDArray

_MANY = 60
"""From this many on the patterns, some seventy for the ten letters of our codes, are worth their time."""

Modules = NDArray[np.uint8]
"""Dark modules as 1, row by row."""


def qr_code(address: str) -> Any:
    """The address as a QR code of level M.

    The mask is fixed: every mask can be read, and trying all eight to find the prettiest takes five times as long.
    """
    return segno.make(address, error="m", micro=False, mask=3)


def qr_svg(address: str) -> str:
    """The address as a QR code of level M, a picture one unit a module."""
    return svg(*qr_path(address))


def svg(side: int, path: str) -> str:
    """A path of ``qr_path`` as a picture."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path stroke="#000" d="{path}"/></svg>'


def qr_path(address: str) -> tuple[int, str]:
    """The side in modules and the path of the dark ones, to be stroked one unit wide."""
    return _path(_square(address))


def qr_paths(addresses: Sequence[str]) -> list[tuple[int, str]]:
    """``qr_path`` of every address; many of one length, in ASCII with small letters, are added up."""
    # A small letter makes the library encode bytes; digits or capitals alone would have a shorter way.
    alike = len({len(one) for one in addresses}) == 1 and all(one.isascii() and one != one.upper() for one in addresses)
    if len(addresses) < _MANY or not alike:
        return [qr_path(one) for one in addresses]
    return [_path(square) for square in _squares(addresses)]


def _square(address: str) -> Modules:
    return np.array(qr_code(address).matrix, dtype=np.uint8)


def _squares(addresses: Sequence[str]) -> Iterable[Modules]:
    """The squares of ASCII addresses of one length, each with a small letter."""
    first = addresses[0].encode()
    words = np.frombuffer("".join(addresses).encode(), dtype=np.uint8).reshape(len(addresses), len(first))
    changed = np.unpackbits(words ^ words[0], axis=1)
    bits = np.flatnonzero(changed.any(axis=0))
    whole = _byte_square(first)
    patterns = np.stack([whole, *(whole ^ _byte_square(_flipped(first, int(bit))) for bit in bits)])
    return (np.bitwise_xor.reduce(patterns[np.flatnonzero([1, *row])]) for row in changed[:, bits])


def _flipped(word: bytes, bit: int) -> bytes:
    place, turn = divmod(bit, 8)
    return word[:place] + bytes([word[place] ^ 0x80 >> turn]) + word[place + 1 :]


def _byte_square(word: bytes) -> Modules:
    made = segno.make(word, mode="byte", error="m", micro=False, mask=3)
    return np.array(made.matrix, dtype=np.uint8)


def _path(square: Modules) -> tuple[int, str]:
    side = len(square)
    edges = np.diff(np.pad(square, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    words = _strokes(side)
    at = ((rows * side + starts) * side + ends - starts - 1).tolist()
    return side, "".join([words[index] for index in at])


@cache
def _strokes(side: int) -> list[str]:
    """The stroke of every run of modules a square can have, by row, start and length less one."""
    return [f"M{x} {y}.5h{length + 1}" for y in range(side) for x in range(side) for length in range(side)]
