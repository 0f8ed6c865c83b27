"""The actor: what roles say, and what a request may remember."""

from dataclasses import replace

import pytest

from thidua.foundations.audit.actor import Actor

CLERK = Actor(user_id=1, label="Lộc Thị Văn Thư", agency_id=1, roles=frozenset({"clerk", "staff"}))


class Counter:
    """Something to look up that knows how often it was asked."""

    def __init__(self, found: int | None = 7) -> None:
        self.asked, self.found = 0, found

    def __call__(self) -> int | None:
        self.asked += 1
        return self.found


@pytest.mark.parametrize(
    ("roles", "held"), [(("clerk",), True), (("director", "staff"), True), (("director",), False), ((), False)]
)
def test_one_of_the_roles_is_enough(roles: tuple[str, ...], held: bool) -> None:
    assert CLERK.has(*roles) is held


@pytest.mark.parametrize("found", [7, 0, None])
def test_a_request_asks_once_also_when_nothing_was_found(found: int | None) -> None:
    actor, look_up = replace(CLERK, memo={}), Counter(found)
    assert [actor.recall("k", look_up) for _ in range(3)] == [found, found, found]
    assert look_up.asked == 1


def test_outside_a_request_it_is_asked_each_time() -> None:
    look_up = Counter()
    assert [CLERK.recall("k", look_up) for _ in range(3)] == [7, 7, 7]
    assert look_up.asked == 3


def test_two_questions_are_two_answers() -> None:
    actor = replace(CLERK, memo={})
    assert (actor.recall("a", Counter(1)), actor.recall("b", Counter(2)), actor.recall("a", Counter(3))) == (1, 2, 1)


def test_two_requests_share_nothing() -> None:
    first, second = replace(CLERK, memo={}), replace(CLERK, memo={})
    assert (first.recall("k", Counter(1)), second.recall("k", Counter(2))) == (1, 2)


def test_what_is_remembered_does_not_make_another_actor() -> None:
    assert replace(CLERK, memo={"k": 1}) == CLERK
