"""Accounting for every number of a document: those that no fact stands on, each with the reason."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from etl.extract.document import Extraction
from etl.model.catalogue import load
from etl.model.document import Block, Document
from etl.model.fact import Fact, Unread
from etl.model.reasons import Outside

_DIGITS = re.compile(r"\d+")
_GROUP = re.compile(r"\d+(?:[-./:]\d+)*")
_RATIO_BASE = re.compile(r"(?<=\d[:：])100")
_NAMED = re.compile(r"(?:19|20)\d\d(?:[-./年]\d{1,2}){0,2}[年月日]?|1?/1?0*[十百千万]?")
"""A date, or a unit such as one in a hundred thousand."""
_BARE_NUMBER = re.compile(r"[\s\d.,%‰/<>=≤≥~～+\-−—万亿]+")


def unread(document: Document, facts: Sequence[Fact], found: Extraction) -> tuple[Unread, ...]:
    """Return the numbers of a document that no fact stands on, in reading order.

    Together with ``facts`` (in reading order) they cover every digit of the text. ``found`` holds those that reading
    refused, with its reasons (the first of a span counts); the others stand in a table, in a line that tells of the
    publication or in a mark that reading takes out (``[3]``), and their place gives the reason.
    """
    covered = _Spans((fact.start, fact.end) for fact in facts)
    held = {(item.start, item.end): item for item in reversed(found.unread) if not covered.touch(item.start, item.end)}
    for item in _unaccounted(document, facts, found.prose, [*covered.spans, *held]):
        held[item.start, item.end] = item
    return tuple(sorted(held.values(), key=lambda item: (item.start, item.end)))


class _Spans:
    """Spans of the text, merged where they touch, to be asked about quickly."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self.spans and start < self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            else:
                self.spans.append((start, end))
        self._starts = [start for start, _ in self.spans]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether any span shares a character with ``start:end``."""
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self.spans[at - 1][1] > start


def _unaccounted(
    document: Document, facts: Sequence[Fact], sentences: Sequence[tuple[int, int]], known: Iterable[tuple[int, int]]
) -> Iterator[Unread]:
    """Yield the digits that linking never saw, with the reason that their place gives."""
    left = list(_left(document.text, _Spans(known)))
    if not left:
        return
    starts = [fact.start for fact in facts]
    tables = [_Table(document.text, block, starts) for block in document.blocks if block.kind == "table"]
    firsts = [table.block.start for table in tables]
    prose = _Spans(sentences)
    for start, end in left:
        at = bisect_right(firsts, start) - 1
        if at >= 0 and start < tables[at].block.end:
            reason: Outside = tables[at].reason(start)
        elif _RATIO_BASE.match(document.text, start):
            reason = "unit"
        else:
            reason = "mark" if prose.touch(start, end) else "metadata"
        yield Unread(start, end, reason)


def _left(text: str, covered: _Spans) -> Iterator[tuple[int, int]]:
    """Yield the digits that no span touches, those of one date or decimal together."""
    for group in _GROUP.finditer(text):
        if not covered.touch(*group.span()):
            yield group.span()
            continue
        yield from (m.span() for m in _DIGITS.finditer(text, *group.span()) if not covered.touch(*m.span()))


class _Table:
    """A table of a document and where its facts begin; ``facts`` are the starts of the document's facts, ascending."""

    def __init__(self, text: str, block: Block, facts: Sequence[int]) -> None:
        self.block = block
        self._text = text
        self._rows = [row for row in block.rows if row]
        # The rows in front of a cell end before it; merged cells may end a row early, never late.
        self._ends = list(accumulate((row[-1][1] for row in self._rows), max))
        at = bisect_left(facts, block.start)
        self._first = facts[at] if at < len(facts) and facts[at] < block.end else None

    def reason(self, start: int) -> Outside:
        """Tell a number cell that was not read from the dates, codes and words of a header, a label or a definition."""
        if self._first is None:
            return "table_unread"
        at = min(bisect_right(self._ends, start), len(self._rows) - 1)
        row = self._rows[at]
        cell = next((cell for cell in row if cell[0] <= start < cell[1]), (start, start))
        printed = self._text[slice(*cell)].strip()
        above = self._first >= row[-1][1]
        named = printed in load().divisions or _NAMED.fullmatch(printed) or not _BARE_NUMBER.fullmatch(printed)
        return "table_label" if above or cell == row[0] or named else "table_cell"
