"""A wording as plain data: pieces of text with named fields, kept as JSON beside the file they were read from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from thidua.foundations.papers.content import Align, Column, Emphasis, Row, RowKind, Table

PieceKind = Literal["paragraph", "heading", "article", "part", "table"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or table of a wording. A ``part`` is one of the product's own, by its name in ``text``.

    ``style`` is a paragraph's style or a heading's level ("1" to "3"); empty for the others. ``emphasis`` are places
    in the ``text`` of a paragraph or article. The text of a ``table`` is all its cells, for the fields in them.
    """

    kind: PieceKind
    text: str
    style: str = ""
    emphasis: tuple[Emphasis, ...] = ()
    table: Table | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        made: dict[str, Any] = {"kind": self.kind, "text": self.text, "style": self.style}
        if self.emphasis:
            made["emphasis"] = [asdict(one) for one in self.emphasis]
        return made | ({"table": asdict(self.table)} if self.table else {})

    @staticmethod
    def from_json(raw: Any) -> "Piece":
        """The piece that :meth:`to_json` wrote; earlier versions wrote kind, text and style alone."""
        if isinstance(raw, list):
            kind, text, style = raw
            return Piece(kind, text, style)
        marks = tuple(Emphasis(**one) for one in raw.get("emphasis", ()))
        return Piece(raw["kind"], raw["text"], raw["style"], marks, _table(raw.get("table")))


@dataclass(frozen=True, slots=True)
class Wording:
    """What an agency writes. In ``bases`` and ``recipients`` the product's own lines stand where their field is.

    ``dropped``: parts of the product's that the agency left out on purpose, having written its own. ``notes`` say
    what of the file's look the papers will not have, place by place.
    """

    subject: str
    bases: tuple[str, ...]
    pieces: tuple[Piece, ...]
    recipients: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain data, the form that is stored."""
        return {
            "subject": self.subject,
            "bases": list(self.bases),
            "pieces": [piece.to_json() for piece in self.pieces],
            "recipients": list(self.recipients),
            "dropped": list(self.dropped),
            "notes": list(self.notes),
        }

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> "Wording":
        """The wording that :meth:`to_json` wrote."""
        pieces = tuple(Piece.from_json(one) for one in raw["pieces"])
        lists = (tuple(raw["recipients"]), tuple(raw["dropped"]), tuple(raw.get("notes", ())))
        return Wording(raw["subject"], tuple(raw["bases"]), pieces, *lists)


def _table(raw: Mapping[str, Any] | None) -> Table | None:
    if raw is None:
        return None
    columns = tuple(Column(one["title"], one["width"], Align(one["align"])) for one in raw["columns"])
    rows = tuple(Row(tuple(one["cells"]), RowKind(one["kind"])) for one in raw["rows"])
    return Table(raw["caption"], columns, rows)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be used: where in it, what is wrong, what to do. A reason without a place says it all."""

    place: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        said = f"{self.place}: {self.reason}. {self.remedy}".strip() if self.place else self.reason
        return said if said.endswith(("?", ".")) else f"{said}."


class WordingError(Exception):
    """A file that is no usable wording; ``faults`` holds all that was found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(" ".join(str(fault) for fault in faults))
        self.faults = faults
