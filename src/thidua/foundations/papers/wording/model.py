"""A wording as plain data: pieces of text with named fields, kept as JSON beside the file they were read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

PieceKind = Literal["paragraph", "heading", "article", "part"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a wording. A ``part`` is one of the product's own, by its name in ``text``.

    ``style`` is a paragraph's style or a heading's level ("1" to "3"); empty for articles and parts.
    """

    kind: PieceKind
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an agency writes. In ``bases`` and ``recipients`` the product's own lines stand where their field is.

    ``dropped``: parts of the product's that the agency left out on purpose, having written its own.
    """

    subject: str
    bases: tuple[str, ...]
    pieces: tuple[Piece, ...]
    recipients: tuple[str, ...]
    dropped: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain data, the form that is stored."""
        return {
            "subject": self.subject,
            "bases": list(self.bases),
            "pieces": [[piece.kind, piece.text, piece.style] for piece in self.pieces],
            "recipients": list(self.recipients),
            "dropped": list(self.dropped),
        }

    @staticmethod
    def from_json(raw: Mapping[str, Any]) -> "Wording":
        """The wording that :meth:`to_json` wrote."""
        pieces = tuple(Piece(kind, text, style) for kind, text, style in raw["pieces"])
        lists = (tuple(raw["recipients"]), tuple(raw["dropped"]))
        return Wording(raw["subject"], tuple(raw["bases"]), pieces, *lists)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be used: where in it, what is wrong, what to do."""

    place: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        said = f"{self.place}: {self.reason}. {self.remedy}".strip()
        return said if said.endswith(("?", ".")) else f"{said}."


class WordingError(Exception):
    """A file that is no usable wording; ``faults`` holds all that was found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(" ".join(str(fault) for fault in faults))
        self.faults = faults
