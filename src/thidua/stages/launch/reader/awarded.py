"""What is read from an award decision or a list of people and collectives put forward.

Nothing here is guessed: a value that the document does not state is None or empty, and a value that could be meant
otherwise carries its doubt in words.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from thidua.stages.launch.reader.model import ReadBy

SubjectKind = Literal["person", "collective", "household"]
Role = Literal[
    "", "number", "code", "honorific", "family", "given", "name", "person", "collective", "post", "unit", "post_unit",
    "award", "mark", "money", "reason", "birth",
]  # fmt: skip
"""What a column holds; ``mark`` is a column named after an award, with a cross for whoever gets it."""


@dataclass(frozen=True, slots=True)
class NamedAward:
    """An award as printed, and the catalogue code it stands for; ``doubt`` says what leaves the code open."""

    code: str | None
    printed: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One recipient with one award. ``place`` says where it stands, ``raw`` are its words there; money in đồng."""

    kind: SubjectKind | None
    name: str
    post: str
    unit: str
    award: str | None
    award_printed: str
    number: str
    money_vnd: int | None
    code: str
    reason: str
    place: str
    raw: str
    doubts: tuple[str, ...] = ()
    birth: date | None = None


@dataclass(frozen=True, slots=True)
class ColumnsSeen:
    """The columns of one table: headers as printed, the role of each, and the mark by which they are known again."""

    fingerprint: str
    headers: tuple[str, ...]
    roles: tuple[Role, ...]
    place: str
    awards: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardsRead:
    """All that was read; ``granting`` is true for a decision that itself grants, false for a list or a proposal."""

    granting: bool
    number: str | None
    date: date | None
    issuer: str | None
    title: str | None
    signatory: str | None
    signatory_title: str | None
    rows: tuple[AwardRow, ...] = ()
    tables: tuple[ColumnsSeen, ...] = ()
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    read_by: ReadBy = "text"

    def to_json(self) -> dict[str, Any]:
        """Return plain data without the text itself; dates as ISO text."""
        plain = {name: value for name, value in asdict(self).items() if name != "lines"}
        plain["date"] = self.date.isoformat() if self.date else None
        for row in plain["rows"]:
            row["birth"] = row["birth"].isoformat() if row["birth"] else None
        return plain
