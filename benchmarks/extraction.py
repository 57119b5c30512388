"""Extraction over report prose: its speed beside a peer in the same run, and its memory over many documents."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks import memory
from benchmarks.measurement import Measurement
from etl import readers
from etl.build import inputs
from etl.build.one_file import process
from etl.extract.document import extract
from etl.link.align import leftover
from etl.model.document import Document

ROUNDS = 5
SIZE = 1_000_000  # UTF-8 bytes read in a round
FEW, MANY = 1_000, 10_000  # documents between which memory must not grow
_LAST_DIGIT = re.compile(r"(?<=\d)\d(?![\d年月日])")


def measure(label: str, reports: Path) -> Iterator[Measurement]:
    """Yield how dense the reports are, MB/s of extraction and of jieba.lcut in one process, and their ratio.

    Speed depends on how many figures a text holds, which jieba does not look for: their density stands beside it. The
    ratio is the median over interleaved rounds.
    """
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    documents = corpus(reports)
    characters = sum(len(document.text) for document in documents)
    once = sum(len(document.text.encode()) for document in documents)
    times = -(-SIZE // once)
    ours, peer = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: _extract_all(documents, times)))
        peer.append(_seconds(lambda: [jieba.lcut(document.text) for document in documents for _ in range(times)]))
    size = once * times / 1e6
    ratio = median(theirs / own for theirs, own in zip(peer, ours, strict=True))
    facts = sum(len(extract(document)) for document in documents)
    yield Measurement(f"extraction, {label}: figures per 1,000 characters", facts / characters * 1000, "")
    yield Measurement(f"extraction, {label}: one process", size / median(ours), "MB/s")
    yield Measurement(f"extraction, {label}: jieba.lcut", size / median(peer), "MB/s")
    yield Measurement(f"extraction, {label}: extraction / jieba.lcut", ratio, "×", "> 4 ×")


def measure_memory(reports: Path) -> Iterator[Measurement]:
    """Yield the resident memory after 1,000 documents and how much it has grown after 10,000, in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as worker:
        yield from worker.apply(_grown, (reports,))


def corpus(reports: Path) -> list[Document]:
    """Return the prose reports below ``reports``."""
    found, _ = inputs.find({"reports": reports})
    documents = [readers.read(item.path) for item in found if item.path.suffix not in (".csv", ".xlsx")]
    if not any(document.text for document in documents):
        raise SystemExit(f"{reports}: no reports to measure on")
    return documents


def _extract_all(documents: list[Document], times: int) -> None:
    for _ in range(times):
        leftover.cache_clear()  # a text read again must not find its own phrases remembered
        for document in documents:
            extract(document)


def _grown(reports: Path) -> list[Measurement]:
    """Read files as the pipeline does, one after the other; no two of them state the same figures."""
    documents = corpus(reports)
    chance = random.Random(0)
    after = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        for number in range(1, MANY + 1):
            text = documents[number % len(documents)].text
            path.write_text(_LAST_DIGIT.sub(lambda _: chance.choice("123456789"), text), encoding="utf-8")
            process(path)
            if number in (FEW, MANY):
                gc.collect()
                after[number] = memory.resident()
    return [
        Measurement(f"extraction, memory after {FEW:,} documents", after[FEW], "MB"),
        Measurement(f"extraction, memory grown by {MANY:,} documents", after[MANY] - after[FEW], "MB", "< 10 MB"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
