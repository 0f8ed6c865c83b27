"""Pictures of an invented signature and an invented seal, drawn for the tests."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray


def png(pixels: NDArray[np.uint8]) -> bytes:
    """RGBA pixels as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    height, width, _ = pixels.shape
    rows = b"".join(b"\x00" + row.tobytes() for row in pixels)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def scrawl(colour: tuple[int, int, int] = (20, 40, 180)) -> bytes:
    """A wave, three times as wide as high."""
    pixels = np.zeros((120, 360, 4), np.uint8)
    for x in range(20, 340):
        y = int(60 + 40 * np.sin(x / 18) * (1 - x / 500))
        pixels[max(0, y - 3) : y + 3, x] = (*colour, 255)
    return png(pixels)


def ring(colour: tuple[int, int, int] = (200, 20, 30)) -> bytes:
    """Two rings and a star of bars."""
    y, x = np.mgrid[0:300, 0:300] - 150.0
    far = np.hypot(x, y)
    drawn = ((far > 138) & (far < 146)) | ((far > 96) & (far < 101)) | ((far < 60) & (np.abs(x * y) < 120))
    pixels = np.zeros((300, 300, 4), np.uint8)
    pixels[drawn] = (*colour, 255)
    return png(pixels)
