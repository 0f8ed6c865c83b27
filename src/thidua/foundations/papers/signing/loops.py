"""The engine starts an event loop of its own for each call, which fails in a thread that runs one already."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def in_own_loop(work: Callable[[], T]) -> T:
    """Do ``work`` where a loop may be started: here, or in a thread of its own under a server that runs one."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(work).result()


def run_here(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Finish what ``work`` starts, where a loop may be started."""
    return in_own_loop(lambda: asyncio.run(work()))
