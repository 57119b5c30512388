"""How long a comparison takes, from the query in the URL to the serialised figure, and what a worker needs for it."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles

from plotly.io.json import to_json_plotly

from benchmarks import memory
from benchmarks.figure import Figure
from callbacks.compare import show
from callbacks.services import Services, settle_memory

TABS = ("rank", "trend", "table")
ROUNDS = 40
BUDGET = 30.0  # seconds for each series of measurements


def measure(out: Path, label: str, aim: str = "") -> Iterator[Figure]:
    """Yield p50 and p95 in milliseconds over the tabs and the best covered indicators, slowest first look and memory.

    Everything is measured in a process of its own, as a worker of the server is one.

    Args:
        out: folder with a published snapshot.
        label: which table this is, for the figures' names.
        aim: what the design asks of the p95.
    """
    with multiprocessing.get_context("spawn").Pool(1) as worker:
        yield from worker.apply(_measured, (out, label, aim))


def _measured(out: Path, label: str, aim: str) -> list[Figure]:
    services = Services.of(out)
    settle_memory()  # as app.py does
    first = _milliseconds("", services)
    store = services.store
    covered = sorted(store.indicators_with_data(), key=lambda name: -len(store.coverage(name).regions))[:10]
    queries = [f"?indicators={name}&tab={tab}" for name in covered for tab in TABS]
    cold = list(_timed(queries, services))
    warm = list(_timed(islice(cycle(queries), ROUNDS * len(TABS)), services))
    cuts = quantiles(warm, n=20)
    return [
        Figure(f"comparison, {label}: first of all", first, "ms"),
        Figure(f"comparison, {label}: indicator not yet in memory, max", max(cold), "ms"),
        Figure(f"comparison, {label}: p50", cuts[9], "ms"),
        Figure(f"comparison, {label}: p95", cuts[18], "ms", aim),
        Figure(f"comparison, {label}: memory, peak", memory.peak(), "MB", "< 1,000 MB"),
    ]


def _timed(queries: Iterable[str], services: Services) -> Iterator[float]:
    """Yield the time of each query, at least two, until the time is used up: a slow screen must not stop the report."""
    ending = time.perf_counter() + BUDGET
    for turn, query in enumerate(queries):
        if turn > 1 and time.perf_counter() > ending:
            return
        yield _milliseconds(query, services)


def _milliseconds(query: str, services: Services) -> float:
    started = time.perf_counter()
    to_json_plotly(show(query, "light", services))
    return (time.perf_counter() - started) * 1000
