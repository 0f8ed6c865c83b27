"""Whom of the agency a name in a document means: by stated reasons, three answers, never a guess. Knows no tables."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from thidua.vietnamese import fold, format_date, same_name

Level = Literal["sure", "look", "none"]
SURE_PERCENT = 90
"""From here on a match is not asked. Percents order the reasons by strength; they are no measured frequency."""
LIKELY_PERCENT, DOUBT_PERCENT = 80, 60
"""From the first on one candidate may be taken with others like it; the second is the most for a row in doubt."""
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
    """A person or unit of the agency. ``places`` are the names of the units where a person works (first) or worked."""

    pk: int
    code: str
    name: str
    post: str = ""
    places: tuple[str, ...] = ()
    birth: date | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """``pk`` is set only when sure, from ``SURE_PERCENT`` on; ``candidates`` are keys, the likeliest first; ``why`` is
    Vietnamese; ``percent`` is the strength of the reason.
    """

    level: Level
    pk: int | None
    candidates: tuple[int, ...]
    why: str
    percent: int = field(default=0, compare=False)


def _sure(one: Known, percent: int, why: str) -> Match:
    return Match("sure", one.pk, (one.pk,), why, percent)


def _look(found: Sequence[Known], percent: int, why: str) -> Match:
    return Match("look", None, _keys(found), why, percent)


class Roster:
    """The people and units of one agency, ready to be asked many times.

    ``since``: whoever left before that day is asked. ``aliases``: other names of units that a person explained before.
    """

    def __init__(
        self,
        agency: str,
        people: Sequence[Known],
        units: Sequence[Known],
        since: date | None = None,
        aliases: Mapping[str, int] | None = None,
    ) -> None:
        self.agency = _key(agency)
        self.people, self.units = tuple(people), tuple(units)
        self._since = since
        self._aliases = {_key(name): pk for name, pk in (aliases or {}).items()}
        self._folded: dict[str, list[Known]] = {}
        self._by_word: dict[str, list[Known]] = {}
        for one in self.people:
            self._folded.setdefault(fold(one.name), []).append(one)
            for word in set(fold(one.name).split()):
                self._by_word.setdefault(word, []).append(one)

    def person(self, name: str, unit: str = "", post: str = "", code: str = "", birth: date | None = None) -> Match:
        """Find a person by name and by where the document says that the person works, or by the day of birth."""
        if code and (coded := next((one for one in self.people if fold(one.code) == fold(code)), None)):
            if not name or same_name(name, coded.name):
                return _sure(coded, 100 if name else 98, "đúng mã nhân sự" + (" và họ tên" if name else ""))
            return _look([coded], 50, f"mã {code} là của {coded.name}")
        alike = self._folded.get(fold(name), [])
        exact = [one for one in alike if same_name(one.name, name)]
        if len(exact) == 1:
            return self._one(exact[0], unit, post, birth)
        if exact:
            return self._several(exact, unit, post, birth)
        if alike:
            return _look(alike, 85 if self._works_at(alike[0], unit, post) else 70, "chỉ giống khi bỏ dấu")
        return self._turned(name, unit, post) or self._near(name)

    def _one(self, person: Known, unit: str, post: str, birth: date | None) -> Match:
        at_work = self._works_at(person, unit, post)
        if person.left and self._since and person.left < self._since:
            why = f"đúng họ tên, nhưng đã rời cơ quan ngày {format_date(person.left)}"
            return _look([person], 75 if at_work else 60, why)
        if birth and person.birth and birth != person.birth:
            return _look([person], 40, f"đúng họ tên, nhưng văn bản ghi sinh ngày {format_date(birth)}")
        is_born = bool(birth) and birth == person.birth
        if at_work:
            now = not person.places or self._works_at(replace(person, places=person.places[:1]), unit, post)
            why = "đúng họ tên và đơn vị" if now else f"đúng họ tên và đơn vị cũ, nay ở {person.places[0]}"
            return _sure(person, (99 if is_born else 97 if now else 92), why + (", đúng ngày sinh" if is_born else ""))
        said = unit or post
        if is_born:
            return (
                _sure(person, 95, "đúng họ tên và ngày sinh")
                if not said
                else _look([person], 85, f"đúng họ tên và ngày sinh, nhưng văn bản ghi “{said}”")
            )
        if not said:
            return _look([person], 80, "đúng họ tên, văn bản không ghi đơn vị")
        return _look([person], 50, f"đúng họ tên, nhưng văn bản ghi “{said}”")

    def _several(self, exact: Sequence[Known], unit: str, post: str, birth: date | None) -> Match:
        """Two of one name are told apart by the day of birth alone; else a person says who is meant."""
        born = [one for one in exact if birth and one.birth == birth]
        if len(born) == 1:
            return self._one(born[0], unit, post, birth)
        at_work = [one for one in exact if self._works_at(one, unit, post)]
        ordered = sorted(exact, key=lambda one: one not in at_work)
        return _look(ordered, 75 if len(at_work) == 1 else 50, f"có {len(exact)} người cùng tên trong cơ quan")

    def _turned(self, name: str, unit: str, post: str) -> Match | None:
        """The given name written first ("Mẫu Nông Thị"), or the family name last."""
        words = name.replace(",", " ").split()
        for turned in (words[1:] + words[:1], words[-1:] + words[:-1]) if len(words) > 2 else ():
            found = [
                one for one in self._folded.get(fold(" ".join(turned)), []) if same_name(one.name, " ".join(turned))
            ]
            if found:
                at_work = any(self._works_at(one, unit, post) for one in found)
                return _look(found, 85 if at_work and len(found) == 1 else 65, "họ tên viết khác thứ tự")
        return None

    def unit(self, name: str, above: str = "") -> Match:
        """Find a unit by its name, written in full or with the usual abbreviations."""
        exact = [one for one in self.units if _key(one.name) == self._without_agency(name)]
        if len(exact) == 1:
            if not above or self._is_agency(above):
                return _sure(exact[0], 97, "đúng tên đơn vị")
            return _look(exact, 50, f"đúng tên, nhưng văn bản ghi thuộc “{above}”")
        if exact:
            return _look(exact, 50, f"có {len(exact)} đơn vị cùng tên")
        if (known := self._aliases.get(self._without_agency(name))) is not None:
            renamed = [one for one in self.units if one.pk == known]
            if renamed:
                return _look(renamed, 85, "tên này lần trước được xác nhận là đơn vị này")
        short = [one for one in self.units if _abbreviates(self._without_agency(name), _key(one.name))]
        if short:
            return _look(short, 80 if len(short) == 1 else 50, "tên viết tắt")
        scored = sorted(((_ratio(_key(name), _key(one.name)), one) for one in self.units), key=lambda pair: -pair[0])
        near = [(score, one) for score, one in scored if score >= _NEAR]
        if near:
            return _look([one for _score, one in near], _below_sure(near[0][0]), "tên gần giống")
        return Match("none", None, (), "không có đơn vị tên này trong cơ quan")

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
        scored = [(_ratio(folded, fold(one.name)), one) for one in self._alike(folded)]
        near = [pair for pair in sorted(scored, key=lambda pair: -pair[0]) if pair[0] >= _NEAR]
        if near:
            return _look([one for _score, one in near], _below_sure(near[0][0]), "họ tên gần giống")
        return Match("none", None, (), "không có ai tên này trong cơ quan")

    def _alike(self, folded: str) -> Iterator[Known]:
        """People who share all words of a name but one: comparing letters with everybody would take minutes."""
        words = set(folded.split())
        shared = Counter(one for word in words for one in self._by_word.get(word, ()))
        return (
            one
            for one, count in shared.items()
            if count >= len(words) - 1 and abs(len(fold(one.name)) - len(folded)) <= 4
        )


def _below_sure(ratio: float) -> int:
    """The share of equal letters as percent, never so high that nobody would be asked."""
    return min(round(ratio * 80), SURE_PERCENT - 1)


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
