"""What it takes to write a workbook: time, and the memory beyond what the program and its answers hold."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks import memory, synthetic
from benchmarks.measurement import Measurement
from compare.answers.table import table
from compare.facts import headlines
from compare.model.view import View
from etl.model import catalogue
from etl.snapshot.table import build_frame
from exports.xlsx.workbook import ExportContext, write_workbook

FACTS = (100, 10_000, 100_000)


def measure() -> Iterator[Measurement]:
    """Yield time and memory of a workbook for every number of facts, each in a process of its own."""
    for facts in FACTS:
        with multiprocessing.get_context("spawn").Pool(1) as worker:
            yield from worker.apply(_workbook, (facts,))


def _workbook(facts: int) -> list[Measurement]:
    """Write a table of all indicators by regions, of as many years as make up ``facts``; links lead to each fact."""
    known = catalogue.load()
    rows = headlines.headlines(build_frame(synthetic.frame(facts)))
    view = View(indicators=tuple(known.indicators), tab="table", year="best")
    by_year = {str(year): part for year, part in rows.groupby("year")}
    answers = [table(part, known, View(view.indicators, tab="table", year=year)) for year, part in by_year.items()]
    context = ExportContext("synthetic", "", datetime.now(UTC), "", "http://localhost:8050")
    before, started = memory.resident(), time.perf_counter()
    with tempfile.TemporaryFile() as file:
        write_workbook(file, answers, view, known, context)
        size = file.tell() / 1e6
    taken = time.perf_counter() - started
    name = f"workbook, {facts:,} facts"
    return [
        Measurement(f"{name}: time", taken, "s"),
        Measurement(f"{name}: memory beyond its answer, peak", memory.peak() - before, "MB"),
        Measurement(f"{name}: size", size, "MB"),
    ]
