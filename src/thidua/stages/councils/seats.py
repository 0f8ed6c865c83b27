"""Who stands in the form of a council: everybody in a small agency, in a large one those who sit or are looked for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from thidua.foundations.org.models import Person
from thidua.vietnamese import fold

EVERYBODY = 60
"""Up to this many people the form lists all of them."""
HITS = 20


@dataclass(frozen=True, slots=True)
class Looking:
    """What was looked for and who is offered; ``more`` when others fit besides."""

    query: str
    hits: tuple[Person, ...]
    more: bool


def seated(people: Collection[Person], posts: Mapping[int, str], given: Mapping[str, str]) -> list[Person]:
    """Those to give a post to, in roster order.

    ``posts``: the council in office; ``given``: the form as posted, whose rows stay, with one to ``add``. Where there
    is no council yet the heads of the units are a beginning.
    """
    if len(people) <= EVERYBODY:
        return list(people)
    rows = {name.removeprefix("post-") for name in given if name.startswith("post-")}
    wanted = {*rows, given.get("add", ""), *map(str, posts)}
    heads = not posts and not given
    return [person for person in people if str(person.pk) in wanted or (heads and person.unit.head_id == person.pk)]


def look_for(people: Iterable[Person], sitting: Collection[Person], query: str) -> Looking:
    """People not in the form whose name, post or unit holds every word of ``query``, tone marks or not."""
    words = fold(query).split()
    there = {person.pk for person in sitting}
    found = [
        person
        for person in people
        if words
        and person.pk not in there
        and all(word in fold(f"{person.full_name} {person.job_title} {person.unit.name}") for word in words)
    ]
    return Looking(query, tuple(found[:HITS]), len(found) > HITS)
