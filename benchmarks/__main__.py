"""Print every figure: ``python -m benchmarks [--rows N ...] [--data DIR] [--reports DIR]``."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import comparison, decks, extraction, page, pipeline, startup, workbooks
from benchmarks.measurement import Measurement

SIZES = (1_000_000, 9_000_000)


def figures(data: Path, sizes: Sequence[int], reports: Path | None) -> Iterator[Measurement]:
    """Yield all figures; snapshots are built in a temporary folder. ``reports`` holds prose from outside, if any."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own"
        yield from pipeline.measure(data, own)
        yield from extraction.measure("own reports", data / "reports")
        if reports is not None:
            yield from extraction.measure(reports.name, reports)
        yield from extraction.measure_memory(data / "reports")
        yield from startup.measure(own)
        yield from page.measure(own)
        yield from comparison.measure(own, "own data")
        yield from decks.measure(own)
        yield from workbooks.measure()
        for rows in sizes:
            large = Path(folder) / str(rows)
            yield from pipeline.measure_large(rows, large)
            yield from comparison.measure(large, f"{rows:,} facts", "< 50 ms" if rows <= 1_000_000 else "< 100 ms")


def main() -> None:
    """Run the benchmarks and print each figure as it is measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path("data"), help="folder of reports/ and tables/ (default: data)"
    )
    parser.add_argument(
        "--rows", type=int, nargs="+", default=SIZES, help="facts of the synthetic tables (default: 1000000 9000000)"
    )
    parser.add_argument(
        "--reports",
        type=Path,
        default=os.environ.get("REPORTS") or None,
        help="folder of more reports to measure extraction on (default: REPORTS in the environment)",
    )
    parsed = parser.parse_args()
    for figure in figures(parsed.data, parsed.rows, parsed.reports):
        print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
