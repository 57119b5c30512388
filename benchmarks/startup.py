"""How long the dashboard takes to start over a snapshot that is already there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
_PROGRAM = "import app; print(app.server.test_client().get('/healthz').status_code)"


def measure(out: Path) -> Iterator[Figure]:
    """Yield the seconds from the start of a fresh process to the first answer of ``/healthz`` (median, slowest)."""
    times = [_start(out) for _ in range(ROUNDS)]
    yield Figure("start-up to the first /healthz, median", median(times), "s", "< 2 s")
    yield Figure("start-up to the first /healthz, slowest", max(times), "s")


def _start(out: Path) -> float:
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(out)},
        capture_output=True,
        text=True,
        check=False,
    )
    taken = time.perf_counter() - started
    if done.stdout.strip() != "200":
        raise SystemExit(f"the dashboard did not start: {done.stdout}{done.stderr}")
    return taken
