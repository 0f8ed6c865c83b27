"""Whom of the agency a name in a document means: by stated reasons, three answers, never a guess. Knows no tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from thidua.vietnamese import fold, same_name

Level = Literal["sure", "look", "none"]
_NEAR = 0.88
_MOST_CANDIDATES = 6
_AGENCY = re.compile(
    r" (?:so|bo|ubnd|cong an|cuc|chi cuc|tong cuc|tinh doan|tinh uy|huyen|thanh pho|benh vien|cong ty|hdnd) \w"
)
_SIGNS = re.compile(r"[^\w\s]+")
_SHORT = (
    (re.compile(r"^p(?:\.| )\s*(?=\S)"), "phong "),
    (re.compile(r"^vp(?:\.| |$)\s*"), "van phong "),
    (re.compile(r"^tt(?:\.| )\s*(?=\S)"), "trung tam "),
    (re.compile(r"^tap the(?: (?:can bo|cong chuc|vien chuc|nhan vien|lao dong|va|,)+)* "), ""),
    (re.compile(r"^(?:thuoc|cua) "), ""),
    (re.compile(r"\b(?:uy ban nhan dan|ubnd)\b"), "ubnd"),
    (re.compile(r"&"), " va "),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A person or unit of the agency. ``places`` are the names of the units where a person works or worked."""

    pk: int
    code: str
    name: str
    post: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """``pk`` is set only when sure; ``candidates`` are keys, the likeliest first; ``why`` is Vietnamese."""

    level: Level
    pk: int | None
    candidates: tuple[int, ...]
    why: str


class Roster:
    """The people and units of one agency, ready to be asked many times."""

    def __init__(self, agency: str, people: Sequence[Known], units: Sequence[Known]) -> None:
        self.agency = _key(agency)
        self.people, self.units = tuple(people), tuple(units)
        self._folded: dict[str, list[Known]] = {}
        for one in self.people:
            self._folded.setdefault(fold(one.name), []).append(one)

    def person(self, name: str, unit: str = "", post: str = "", code: str = "") -> Match:
        """Find a person by name and by where the document says that the person works."""
        if code and (coded := next((one for one in self.people if fold(one.code) == fold(code)), None)):
            if not name or same_name(name, coded.name):
                return Match("sure", coded.pk, (coded.pk,), "đúng mã nhân sự" + (" và họ tên" if name else ""))
            return Match("look", None, (coded.pk,), f"mã {code} là của {coded.name}")
        alike = self._folded.get(fold(name), [])
        exact = [one for one in alike if same_name(one.name, name)]
        if len(exact) == 1:
            return self._one(exact[0], unit, post)
        if exact:
            ordered = sorted(exact, key=lambda one: not self._works_at(one, unit, post))
            return Match("look", None, _keys(ordered), f"có {len(exact)} người cùng tên trong cơ quan")
        if alike:
            return Match("look", None, _keys(alike), "chỉ giống khi bỏ dấu")
        return self._near(name)

    def unit(self, name: str, above: str = "") -> Match:
        """Find a unit by its name, written in full or with the usual abbreviations."""
        exact = [one for one in self.units if _key(one.name) == self._without_agency(name)]
        if len(exact) == 1:
            if not above or self._is_agency(above):
                return Match("sure", exact[0].pk, (exact[0].pk,), "đúng tên đơn vị")
            return Match("look", None, (exact[0].pk,), f"đúng tên, nhưng văn bản ghi thuộc “{above}”")
        if exact:
            return Match("look", None, _keys(exact), f"có {len(exact)} đơn vị cùng tên")
        short = [one for one in self.units if _abbreviates(self._without_agency(name), _key(one.name))]
        if short:
            return Match("look", None, _keys(short), "tên viết tắt")
        near = [one for one in self.units if _ratio(_key(name), _key(one.name)) >= _NEAR]
        if near:
            return Match("look", None, _keys(near), "tên gần giống")
        return Match("none", None, (), "không có đơn vị tên này trong cơ quan")

    def _one(self, person: Known, unit: str, post: str) -> Match:
        if self._works_at(person, unit, post):
            return Match("sure", person.pk, (person.pk,), "đúng họ tên và đơn vị")
        said = unit or post
        if not said:
            return Match("look", None, (person.pk,), "đúng họ tên, văn bản không ghi đơn vị")
        return Match("look", None, (person.pk,), f"đúng họ tên, nhưng văn bản ghi “{said}”")

    def _works_at(self, person: Known, unit: str, post: str) -> bool:
        """The words on post and unit name a unit where the person works or worked, or the agency itself."""
        said = " ".join(filter(None, (_key(post), _key(unit))))
        if not said:
            return False
        parts = [part for text in (unit, post) for part in text.split(",")]
        if unit and any(self._is_agency(part) for part in parts):
            return True
        places = [_key(place) for place in person.places]
        named = [
            _key(part)
            for part in parts
            if any(self._without_agency(part) == place or _abbreviates(_key(part), place) for place in places)
        ]
        if named:
            return not self._names_another(said, named[0])
        # A short name ("Văn phòng") stands in the names of other bodies too ("Văn phòng UBND tỉnh").
        return any(
            len(place.split()) > 2 and _within(place, said) and not self._names_another(said, place) for place in places
        )

    def _names_another(self, said: str, place: str) -> bool:
        """What is left of the words beside the unit and our own agency names another agency."""
        rest = f" {said} "
        for own in (place, self.agency, " ".join(self.agency.split()[:3])):
            rest = rest.replace(f" {own} ", " ") if own else rest
        return bool(_AGENCY.search(rest))

    def _is_agency(self, text: str) -> bool:
        key = _key(text)
        return bool(key) and (key == self.agency or (len(key.split()) > 2 and self.agency.startswith(f"{key} ")))

    def _without_agency(self, text: str) -> str:
        """ "Phòng A, Sở B" and "Phòng A Sở B" are the unit "Phòng A" of Sở B."""
        key = _key(text)
        for cut in (self.agency, " ".join(self.agency.split()[:3])):
            if cut and key.endswith(f" {cut}"):
                return key[: -len(cut)].strip()
        return key

    def _near(self, name: str) -> Match:
        folded = fold(name)
        scored = [(_ratio(folded, fold(one.name)), one) for one in self.people if abs(len(one.name) - len(name)) <= 4]
        near = [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= _NEAR]
        if near:
            return Match("look", None, _keys(near), "họ tên gần giống")
        return Match("none", None, (), "không có ai tên này trong cơ quan")


def _keys(found: Sequence[Known]) -> tuple[int, ...]:
    return tuple(one.pk for one in found[:_MOST_CANDIDATES])


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """A unit's name without marks, case and the abbreviations that always mean the same."""
    text = fold(name).strip(" .,;")
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return " ".join(_SIGNS.sub(" ", text).split())


def _within(place: str, said: str) -> bool:
    return bool(place) and f" {place} " in f" {said} "


def _abbreviates(short: str, full: str) -> bool:
    """ "phong htqt" or "phtqt" for "phong hop tac quoc te": first words may be written out, the rest are initials."""
    words, given = full.split(), short.split()
    if len(words) < 3 or not given:
        return False
    letters = "".join(word[0] for word in words)
    if len(given) == 1:
        return given[0] == letters
    kept = len(given) - 1
    return given[:-1] == words[:kept] and len(given[-1]) > 1 and given[-1] == letters[kept:]


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
