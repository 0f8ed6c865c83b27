"""Signing works the same whether or not the thread already runs an event loop."""

import asyncio
import threading

import pytest

from thidua.foundations.papers.signing.loops import in_own_loop


async def _threads() -> tuple[int, int]:
    return threading.get_ident(), in_own_loop(lambda: asyncio.run(_here()))


async def _here() -> int:
    return threading.get_ident()


def test_without_a_loop_the_work_stays_in_its_thread() -> None:
    found: list[tuple[int, int]] = []
    runner = threading.Thread(target=lambda: found.append((threading.get_ident(), in_own_loop(threading.get_ident))))
    runner.start()
    runner.join()
    outer, inner = found[0]
    assert outer == inner


def test_under_a_running_loop_the_work_gets_a_thread_and_a_loop_of_its_own() -> None:
    # The loop of this test runs in a thread of its own too, for other tests may have left one running here.
    found: list[tuple[int, int]] = []
    runner = threading.Thread(target=lambda: found.append(asyncio.run(_threads())))
    runner.start()
    runner.join()
    outer, inner = found[0]
    assert outer != inner


def test_what_goes_wrong_inside_comes_out() -> None:
    async def fail() -> None:
        with pytest.raises(ZeroDivisionError):
            in_own_loop(lambda: 1 // 0)

    runner = threading.Thread(target=lambda: asyncio.run(fail()))
    runner.start()
    runner.join()
