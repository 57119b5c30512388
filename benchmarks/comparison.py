"""How long a comparison takes: from the query in the URL to the serialised figure."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles

from plotly.io.json import to_json_plotly

from benchmarks.figure import Figure
from callbacks.compare import show
from callbacks.services import Services, settle_memory

TABS = ("rank", "trend", "table")
ROUNDS = 40
BUDGET = 30.0  # seconds for each series of measurements


def measure(out: Path, label: str, aim: str = "") -> Iterator[Figure]:
    """Yield p50 and p95 in milliseconds over the tabs and the best covered indicators, and the slowest first look.

    Args:
        out: folder with a published snapshot.
        label: which table this is, for the figures' names.
        aim: what the design asks of the p95.
    """
    services = Services.of(out)
    settle_memory()  # as app.py does
    first = _milliseconds("", services)
    store = services.store
    covered = sorted(store.indicators_with_data(), key=lambda name: -len(store.coverage(name).regions))[:10]
    queries = [f"?indicators={name}&tab={tab}" for name in covered for tab in TABS]
    cold = list(_timed(queries, services))
    warm = list(_timed(islice(cycle(queries), ROUNDS * len(TABS)), services))
    cuts = quantiles(warm, n=20)
    yield Figure(f"comparison, {label}: first of all", first, "ms")
    yield Figure(f"comparison, {label}: indicator not yet in memory, max", max(cold), "ms")
    yield Figure(f"comparison, {label}: p50", cuts[9], "ms")
    yield Figure(f"comparison, {label}: p95", cuts[18], "ms", aim)


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
