"""State machines as tables: legal moves only, blockers said, the slower of two people is told."""

import pytest

from tests.factories import make_movement
from thidua.foundations.org.models import Agency
from thidua.foundations.workflow.decision import ALLOWED, Refused, first_refusal, refuse, require
from thidua.foundations.workflow.errors import Blocked, StaleState
from thidua.foundations.workflow.transitions import Blocker, Move, TransitionTable
from thidua.stages.movements.models import Movement

TABLE = TransitionTable(
    Move("launch", frozenset({"draft"}), "launched", "Phát động"),
    Move(
        "close",
        frozenset({"launched"}),
        "closed",
        "Tổng kết",
        lambda m: [] if m.slogan else [Blocker("Chưa có khẩu hiệu.", cite="Điều 16")],
    ),
)


@pytest.fixture
def movement(agency: Agency) -> Movement:
    return make_movement(agency, state="draft")


def test_move_changes_row_and_object(movement: Movement) -> None:
    TABLE.apply("launch", movement, theme="Chủ đề")
    stored = Movement.objects.get()
    assert (stored.state, stored.theme, movement.state, movement.theme) == ("launched", "Chủ đề", "launched", "Chủ đề")


def test_move_from_a_wrong_state_is_refused(movement: Movement) -> None:
    with pytest.raises(StaleState):
        TABLE.apply("close", movement)
    assert TABLE.may("close", movement).reason == "Không còn làm được ở bước này: Dự thảo."


def test_blocker_stops_the_move_and_is_said_on_the_button(movement: Movement) -> None:
    TABLE.apply("launch", movement)
    assert TABLE.may("close", movement) == refuse("Chưa có khẩu hiệu.", cite="Điều 16")
    with pytest.raises(Blocked, match="Chưa có khẩu hiệu") as blocked:
        TABLE.apply("close", movement)
    assert (blocked.value.cite, Movement.objects.get().state) == ("Điều 16", "launched")


def test_slower_of_two_people_is_told(movement: Movement) -> None:
    seen_by_second = Movement.objects.get()
    TABLE.apply("launch", movement)
    with pytest.raises(StaleState, match="Có người vừa đổi trạng thái trước"):
        TABLE.apply("launch", seen_by_second)


def test_two_moves_of_one_name_are_a_defect() -> None:
    move = TABLE.moves["launch"]
    with pytest.raises(ValueError):
        TransitionTable(move, move)


def test_require_raises_with_the_decision() -> None:
    require(ALLOWED)
    answer = refuse("Không.", helper="Văn phòng")
    with pytest.raises(Refused) as refused:
        require(answer)
    assert refused.value.decision == answer


def test_first_refusal_wins() -> None:
    first, second = refuse("Một."), refuse("Hai.")
    assert first_refusal(ALLOWED, first, second) == first
    assert first_refusal(ALLOWED) == ALLOWED
