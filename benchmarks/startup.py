"""How long the programs take to start: the dashboard over a snapshot that is there, the command that reads a file."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measurement import Measurement

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
_DASHBOARD = "import app; print(app.server.test_client().get('/healthz').status_code)"
_REPORT = "株洲市2023年卫生健康工作\n\n2023年，全市婴儿死亡率2.45‰，医疗卫生机构床位2.98万张。\n"


def measure(out: Path) -> Iterator[Measurement]:
    """Yield the seconds (median, slowest) of fresh processes.

    One runs from its start to the first answer of ``/healthz`` over the snapshot in ``out``, the other extracts five
    small files.
    """
    yield from _figures("start-up to the first /healthz", partial(_start, out), "< 2 s")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(_REPORT, encoding="utf-8")
        yield from _figures("extract of five small files, whole command", partial(_extract, report))


def _figures(name: str, once: Callable[[], float], aim: str = "") -> Iterator[Measurement]:
    times = [once() for _ in range(ROUNDS)]
    yield Measurement(f"{name}, median", median(times), "s", aim)
    yield Measurement(f"{name}, slowest", max(times), "s")


def _start(out: Path) -> float:
    taken, done = _timed(["-c", _DASHBOARD], {"DATA_DIR": str(out)})
    if done.stdout.strip() != "200":
        raise SystemExit(f"the dashboard did not start: {done.stdout}{done.stderr}")
    return taken


def _extract(report: Path) -> float:
    taken, done = _timed(["-m", "etl", "extract", *[str(report)] * 5], {})
    if len(done.stdout.splitlines()) != 10:
        raise SystemExit(f"the files were not extracted: {done.stdout}{done.stderr}")
    return taken


def _timed(words: Sequence[str], settings: Mapping[str, str]) -> tuple[float, subprocess.CompletedProcess[str]]:
    """Run Python with these words; return the seconds it took, and what it said."""
    environment = {**os.environ, **settings}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return time.perf_counter() - started, done
