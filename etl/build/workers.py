"""Run a function over many tasks, in this process or in several, so that one crash costs one task."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 2  # tasks submitted per worker: enough to keep it busy, few enough to find the one that crashed


def run_all(function: Callable[[T], R], tasks: Iterable[T], workers: int) -> Iterator[tuple[T, R | None]]:
    """Yield every task with its result, in no particular order; the result is None where the worker died.

    ``function`` and the tasks must be picklable when ``workers`` is above 1; with 1 everything runs in this process.
    """
    if workers <= 1:
        yield from ((task, function(task)) for task in tasks)
        return
    waiting = deque(tasks)
    suspects: list[T] = []
    while waiting:
        running: dict[Future[R], T] = {}
        try:
            with _pool(workers) as pool:
                yield from _drain(pool, function, waiting, running, workers * _AHEAD)
        except BrokenProcessPool:
            suspects.extend(running.values())  # one of them killed its worker; each is tried again alone
    for task in suspects:
        yield task, _alone(function, task)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _drain(
    pool: ProcessPoolExecutor,
    function: Callable[[T], R],
    waiting: deque[T],
    running: dict[Future[R], T],
    limit: int,
) -> Iterator[tuple[T, R]]:
    while waiting or running:
        while waiting and len(running) < limit:
            future = pool.submit(function, waiting[0])  # where this fails, the task is still waiting
            running[future] = waiting.popleft()
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            result = future.result()
            yield running.pop(future), result


def _alone(function: Callable[[T], R], task: T) -> R | None:
    try:
        with _pool(1) as pool:
            return pool.submit(function, task).result()
    except BrokenProcessPool:
        return None
