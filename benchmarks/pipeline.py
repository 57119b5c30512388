"""How long a build takes: the project's own data from nothing and unchanged, and a large synthetic table."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measurement import Measurement
from etl.pipeline import RunSettings, run


def measure(data: Path, out: Path) -> Iterator[Measurement]:
    """Build ``data``'s reports and tables into ``out`` twice; yield the seconds of both runs."""
    settings = RunSettings(data / "reports", data / "tables", out)
    yield Measurement("build of the project's data, from nothing", run(settings).seconds, "s")
    yield Measurement("build of the project's data, unchanged", run(settings).seconds, "s")


def measure_large(rows: int, out: Path) -> Iterator[Measurement]:
    """Build and publish a synthetic table of ``rows`` facts in ``out``; yield the seconds."""
    started = time.perf_counter()
    synthetic.publish(rows, out)
    yield Measurement(f"table and snapshot of {rows:,} synthetic facts", time.perf_counter() - started, "s", "< 60 s")
