"""The transcript of a document: its text with its blocks and the numbers that no fact stands on.

Blocks and unread numbers are kept as compact JSON, in the cache and in the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from etl.model.document import Block, Document
from etl.model.fact import Unread


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document as it was read, without its problems, and its unread numbers in reading order."""

    document: Document
    unread: tuple[Unread, ...]


def _dump(content: list[Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def blocks_text(blocks: Iterable[Block]) -> str:
    """Write blocks: ``[[kind, start, end, level, [[start, end, start, end, ...] a row]], ...]``."""
    return _dump([[b.kind, b.start, b.end, b.level, [_flat(row) for row in b.rows]] for b in blocks])


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks that :func:`blocks_text` wrote; none of an empty text."""
    return tuple(
        Block(kind, start, end, level, tuple(tuple(zip(row[::2], row[1::2], strict=True)) for row in rows))
        for kind, start, end, level, rows in json.loads(text or "[]")
    )


def _flat(row: Iterable[tuple[int, int]]) -> list[int]:
    return [offset for span in row for offset in span]


def unread_text(unread: Iterable[Unread]) -> str:
    """Write unread numbers: ``[[start, end, reason], ...]``."""
    return _dump([list(item) for item in unread])


def unread_of(text: str) -> tuple[Unread, ...]:
    """Return the numbers that :func:`unread_text` wrote; none of an empty text."""
    return tuple(Unread(*item) for item in json.loads(text or "[]"))
