"""Word files are zip packages: what their directory may promise before anything is unpacked. Knows no Django."""

import zipfile
import zlib

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_ENTRIES = 2_000
_MOST_UNPACKED = 150 * MEGABYTE
# Office packages pack text at most some thirty times; far above that is a bomb.
_MOST_RATIO = 250
_RATIO_FLOOR = 2 * MEGABYTE

BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, IndexError)
"""What reading a damaged package may raise."""


def is_bomb(package: zipfile.ZipFile) -> bool:
    """Whether the directory promises more entries or bytes than any official paper has; nothing is unpacked."""
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    is_dense = unpacked > _RATIO_FLOOR and unpacked / packed > _MOST_RATIO
    return len(entries) > MOST_ENTRIES or unpacked > _MOST_UNPACKED or is_dense
