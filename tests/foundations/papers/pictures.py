"""Pictures made for tests: PNG of one colour, of noise, or of a size that is only claimed."""

import struct
import zlib

import numpy as np


def png(width: int, height: int, color: tuple[int, int, int] | None, *, claim: tuple[int, int] | None = None) -> bytes:
    """A PNG of one colour, of noise for None; ``claim`` writes another size into its head than there are pixels for."""
    if color is None:
        pixels = np.random.default_rng(7).integers(0, 256, (height, width, 3), dtype=np.uint8)
    else:
        pixels = np.full((height, width, 3), color, dtype=np.uint8)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    head = struct.pack(">IIBBBBB", *(claim or (width, height)), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
