"""Who acts: a frozen picture of the user at the moment of the act, the only form in which services know people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Actor:
    """User, agency, person and roles in force. ``agency_id`` bounds everything the actor may see;
    ``year`` is the emulation year chosen in the bar, None for the current one; ``memo`` spares
    a request the same look-up twice, and is None outside requests, where one actor may outlive a change."""

    user_id: int | None
    label: str
    agency_id: int
    person_id: int | None = None
    unit_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    year: int | None = None
    memo: dict[str, Any] | None = field(default=None, compare=False, repr=False)

    def has(self, *roles: str) -> bool:
        """Say whether any of ``roles`` is in force."""
        return not self.roles.isdisjoint(roles)

    def recall(self, key: str, look_up: Callable[[], T]) -> T:
        """Give what ``look_up`` finds: asked once a request under ``key``, and each time outside requests."""
        if self.memo is None:
            return look_up()
        if key not in self.memo:
            self.memo[key] = look_up()
        return cast(T, self.memo[key])
