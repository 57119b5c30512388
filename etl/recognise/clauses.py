"""Clauses: where the stretch of a sentence begins that a number stands in."""

from __future__ import annotations


def clause_start(text: str, at: int, marks: str, start: int = 0) -> int:
    """Return the place behind the last of ``marks`` before ``at``, ``start`` where there is none."""
    for mark in marks:
        start = max(start, text.rfind(mark, start, at) + 1)
    return start
