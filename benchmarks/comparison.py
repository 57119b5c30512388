"""How long a comparison takes, from the query in the URL to the serialised figure, and what a worker needs for it."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from plotly.io.json import to_json_plotly

from benchmarks import memory
from benchmarks.measurement import Measurement
from callbacks.compare import answer_parts
from callbacks.services import Services, settle_memory
from compare.model.tabs import TABS

ONE = ("rank", "change")
"""Tabs of a single indicator; the others show it beside the next one."""
CITIES = 30
"""Regions of a usual selection; the other one is every region there is."""
INDICATORS = 10
ROUNDS = 12
BUDGET = 30.0  # seconds for each series of measurements


def measure(out: Path, label: str, aim: str = "") -> Iterator[Measurement]:
    """Yield p50 and p95 in milliseconds for thirty cities and for every region, over all tabs, and the memory.

    Everything is measured in a process of its own, as a worker of the server is one.

    Args:
        out: folder with a published snapshot.
        label: which table this is, for the figures' names.
        aim: what the design asks of the p95.
    """
    with multiprocessing.get_context("spawn").Pool(1) as worker:
        yield from worker.apply(_measured, (out, label, aim))


def _measured(out: Path, label: str, aim: str) -> list[Measurement]:
    services = Services.of(out)
    settle_memory()  # as app.py does
    figures = [Measurement(f"comparison, {label}: first of all", _milliseconds("", services), "ms")]
    cold = list(_timed((query for _, query in _queries(services, CITIES)), services))
    figures.append(Measurement(f"comparison, {label}: not yet in memory, max", max(cold), "ms"))
    for name, regions in ((f"{CITIES} cities", CITIES), ("all regions", 0)):
        queries = [*_queries(services, regions)] * ROUNDS
        tabs = [tab for tab, _ in queries]
        warm = list(_timed((query for _, query in queries), services))
        cuts = quantiles(warm, n=20)
        figures.append(Measurement(f"comparison, {label}, {name}: p50", cuts[9], "ms"))
        figures.append(Measurement(f"comparison, {label}, {name}: p95", cuts[18], "ms", aim if regions else ""))
        for tab in TABS:
            own = [taken for of, taken in zip(tabs, warm, strict=False) if of == tab]
            figures.append(Measurement(f"comparison, {label}, {name}: {tab}, p50", median(own), "ms"))
    return [*figures, Measurement(f"comparison, {label}: memory, peak", memory.peak(), "MB", "< 1,000 MB")]


def _queries(services: Services, regions: int) -> Iterator[tuple[str, str]]:
    """Yield tab and query over the best covered indicators, each beside the next; ``regions`` of them, 0 for all."""
    store = services.store
    covered = sorted(store.indicators_with_data(), key=lambda name: -len(store.coverage(name).regions))[:INDICATORS]
    divisions = services.catalogue.divisions
    cities = [code for code in sorted(store.regions_with_data()) if divisions[code].level == "city"][:regions]
    chosen = f"&regions={','.join(cities)}" if regions else ""
    for name, next_indicator in pairwise([*covered, covered[0]]):
        for tab in TABS:
            indicators = name if tab in ONE else f"{name},{next_indicator}"
            yield tab, f"?indicators={indicators}&tab={tab}{chosen}"


def _timed(queries: Iterable[str], services: Services) -> Iterator[float]:
    """Yield the time of each query, at least two, until the time is used up: a slow screen must not stop the report."""
    ending = time.perf_counter() + BUDGET
    for turn, query in enumerate(queries):
        if turn > 1 and time.perf_counter() > ending:
            return
        yield _milliseconds(query, services)


def _milliseconds(query: str, services: Services) -> float:
    started = time.perf_counter()
    to_json_plotly(answer_parts(query, "light", services))
    return (time.perf_counter() - started) * 1000
