"""Extraction speed over the project's own reports, beside a peer in the same run."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from etl import inputs, readers
from etl.document import Document
from etl.extract import extract

ROUNDS = 5
SIZE = 1_000_000  # UTF-8 bytes of the repeated corpus


def measure(reports: Path) -> Iterator[Figure]:
    """Yield MB/s of extraction and of jieba.lcut in one process, and their ratio (medians of interleaved rounds)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    documents = corpus(reports)
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    ours, peer = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: [extract(document) for document in documents]))
        peer.append(_seconds(lambda: [jieba.lcut(document.text) for document in documents]))
    yield Figure("extraction, corpus", size, "MB")
    yield Figure("extraction, one process", size / median(ours), "MB/s")
    yield Figure("jieba.lcut, one process", size / median(peer), "MB/s")
    yield Figure("extraction / jieba.lcut", median(theirs / own for theirs, own in zip(peer, ours, strict=True)), "×")


def corpus(reports: Path) -> list[Document]:
    """Return the prose reports below ``reports``, repeated to at least :data:`SIZE` bytes."""
    found, _ = inputs.find({"reports": reports})
    documents = [readers.read(item.path) for item in found if item.path.suffix not in (".csv", ".xlsx")]
    once = sum(len(document.text.encode()) for document in documents)
    if not once:
        raise SystemExit(f"{reports}: no reports to measure on")
    return documents * -(-SIZE // once)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
