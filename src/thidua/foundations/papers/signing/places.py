"""Where on a paper a signature is drawn: between position and name, the seal on its left (Decree 30/2020, annex I)."""

from dataclasses import dataclass

import pypdfium2

_LEAST_ROOM_PT, _MOST_ROOM_PT = 36.0, 140.0
"""Room above the name that is meant for a signature; a table row leaves less, an empty page more."""
_BESIDE_PT, _SLACK_PT = 12.0, 3.0
"""Words nearer than this on the same line belong to it; a box of letters is not more exact than the slack."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (counted from 0), in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Points across."""
        return self.right - self.left

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def around_middle(self, width: float, height: float, *, shift: float = 0.0) -> "Box":
        """A rectangle of this size with the same centre, moved right by ``shift``."""
        x, y = self.middle
        x += shift
        return Box(self.page, x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def signature_room(pdf: bytes, name: str) -> Box | None:
    """The empty room above ``name`` where the signature belongs, as wide as the name; None when there is none.

    Read from the printed words, so it holds for every paper, also one laid out elsewhere. The first place counts:
    lists annexed to a paper come after its signature.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            words = document[number].get_textpage()
            search = words.search(name, match_case=True)
            while found := search.get_next():
                room = _room_above(words, number, *found)
                if room:
                    return room
    finally:
        document.close()
    return None


def _room_above(words: pypdfium2.PdfTextPage, page: int, start: int, count: int) -> Box | None:
    letters = [words.get_charbox(start + index) for index in range(count)]
    left, right = min(box[0] for box in letters), max(box[2] for box in letters)
    floor = max(box[3] for box in letters)
    bottom_of_name = min(box[1] for box in letters)
    centre = (left + right) / 2
    rects = [words.get_rect(index) for index in range(words.count_rects())]
    if any(_continues(rect, Box(page, left, bottom_of_name, right, floor)) for rect in rects):
        return None
    rows = sorted((rect[1], rect[3]) for rect in rects if rect[0] <= centre <= rect[2] and rect[1] > floor)
    for bottom, top in rows:
        room = bottom - floor
        if room > _MOST_ROOM_PT:
            return None
        if room >= _LEAST_ROOM_PT:
            return Box(page, left, floor, right, bottom)
        # A post of the signatory may stand between the room and the name.
        floor = max(floor, top)
    return None


def _continues(rect: tuple[float, float, float, float], name: Box) -> bool:
    """Whether these words run on beside the name: it then stands in a sentence, and nobody signs there."""
    left, bottom, right, top = rect
    beside = (
        bottom < name.top and top > name.bottom and right > name.left - _BESIDE_PT and left < name.right + _BESIDE_PT
    )
    return beside and (left < name.left - _SLACK_PT or right > name.right + _SLACK_PT)


def person_box(room: Box, aspect: float, *, most_width: float = 130.0) -> Box:
    """The picture of the handwritten signature in the middle of its room; ``aspect`` is width by height."""
    height = room.top - room.bottom - 4
    width = min(height * aspect, most_width)
    return room.around_middle(width, width / aspect)


def seal_box(person: Box, aspect: float, width: float) -> Box:
    """The seal in real size (``width`` in points): it covers the left third of the personal picture."""
    right = person.left + person.width / 3
    return person.around_middle(width, width / aspect, shift=right - width / 2 - person.middle[0])
