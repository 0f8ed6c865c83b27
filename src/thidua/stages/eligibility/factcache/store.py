"""One file an agency: a head in JSON, then three tables (people, small and large facts), read through a memory map.

A file is never changed: a new one is written beside it and takes its name, so that a reader keeps what he has opened.
Whatever is not exactly as it was written (cut off, altered, of another version) counts as absent.
"""

import json
import mmap
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"thidua-facts-2\n"
# The widest first, so that each table starts where its numbers may.
_KINDS = (np.int64, np.int16, np.uint8)


@dataclass(frozen=True, slots=True)
class Table:
    """Facts of an agency's people. ``units``: each unit's digest and number of people, in the order of the columns.

    ``key`` names year, days, rules and program; ``head`` the last journal row when all units in it were known to be
    right, None where there is no journal; ``waiting`` counts the people of units that are still to be built.
    """

    key: str
    head: str | None
    units: dict[int, tuple[str, int]]
    people: NDArray[np.int64]
    small: NDArray[np.uint8]
    large: NDArray[np.int16]
    waiting: int = 0

    def slices(self) -> dict[int, slice]:
        """Where each unit's people stand."""
        found, start = {}, 0
        for unit, (_, size) in self.units.items():
            found[unit] = slice(start, start + size)
            start += size
        return found


def read(path: Path) -> Table | None:
    """The table of a file; None where there is none or it is not whole."""
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _parsed(content)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _parsed(content: mmap.mmap) -> Table | None:
    start = len(_MAGIC) + 8
    if content[: len(_MAGIC)] != _MAGIC:
        return None
    length = int.from_bytes(content[len(_MAGIC) : start], "big")
    head = json.loads(content[start : start + length])
    body = memoryview(content)[start + length :]
    if zlib.crc32(body) != head["sum"] or zlib.crc32(_plain(head["said"])) != head["said_sum"]:
        return None
    tables, at = [], 0
    for kind, shape in zip(_KINDS, head["said"]["shapes"], strict=True):
        size = int(np.prod(shape)) * np.dtype(kind).itemsize
        tables.append(np.frombuffer(body[at : at + size], kind).reshape(shape))
        at += size
    said = head["said"]
    units = {int(unit): (stamp, size) for unit, stamp, size in said["units"]}
    people, large, small = tables
    return Table(said["key"], said["head"], units, people, small, large, said["waiting"])


def write(path: Path, table: Table) -> None:
    """Put a table in the place of the file; where the folder cannot be written to, the next reader builds anew."""
    tables = [np.ascontiguousarray(one) for one in (table.people, table.large, table.small)]
    said = {
        "key": table.key,
        "head": table.head,
        "waiting": table.waiting,
        "units": [[unit, stamp, size] for unit, (stamp, size) in table.units.items()],
        "shapes": [one.shape for one in tables],
    }
    body = b"".join(one.tobytes() for one in tables)
    sums: dict[str, Any] = {"said": said, "said_sum": zlib.crc32(_plain(said)), "sum": zlib.crc32(body)}
    head = json.dumps(sums).encode()
    # Eight-byte values are read in place, so they start at a multiple of eight.
    head += b" " * (-(len(_MAGIC) + 8 + len(head)) % 8)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + len(head).to_bytes(8, "big") + head + body)
        Path(name).replace(path)
    except OSError:
        return


def _plain(said: Any) -> bytes:
    return json.dumps(said, sort_keys=True).encode()
