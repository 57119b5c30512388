"""How long decks take to be written, and how much memory: each in a fresh process, which has nothing in memory yet."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measurement import Measurement

ROOT = Path(__file__).resolve().parent.parent
SLIDES = (5, 50)
VIEWS = (
    "indicators=infant_mortality_rate&tab=rank",
    "indicators=infant_mortality_rate,under5_mortality_rate&tab=trend",
    "indicators=infant_mortality_rate&tab=change",
    "indicators=infant_mortality_rate&tab=profile",
    "indicators=infant_mortality_rate,under5_mortality_rate&tab=relation",
)
"""The views of a deck, again and again until it has as many as it should."""
_PROGRAM = (
    "import sys, time; from benchmarks.memory import peak; from exports.__main__ import main; "
    "started = time.perf_counter(); status = main(sys.argv[1:]); "
    "print(status, time.perf_counter() - started, peak())"
)


def measure(out: Path) -> Iterator[Measurement]:
    """Yield seconds and peak memory of the command that writes decks of 5 and 50 views of the snapshot in ``out``."""
    for count in SLIDES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "deck.pptx"
            views = [part for at in range(count) for part in ("--view", VIEWS[at % len(VIEWS)])]
            seconds, memory = _run(["deck", "-o", str(file), "--data", str(out), *views])
            size = file.stat().st_size / 1e6
        yield Measurement(f"deck of {count} views, command", seconds, "s")
        yield Measurement(f"deck of {count} views, memory, peak", memory, "MB")
        yield Measurement(f"deck of {count} views, file", size, "MB")


def _run(arguments: list[str]) -> tuple[float, float]:
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    output = done.stdout.split()
    if not output or output[0] != "0":
        raise SystemExit(f"no file was written: {done.stdout}{done.stderr}")
    return float(output[1]), float(output[2])
