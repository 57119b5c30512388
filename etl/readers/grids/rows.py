"""Rows of cells, as table files hold them, to pieces of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model.document import Place
from etl.model.wording import pattern
from etl.readers.compose import Heading, Piece, Prose, Table
from etl.readers.grids.cells import is_value

_NOTE = pattern(r"(?:{note_word}|{source_of}|{unit_heading})\s*\d*\s*[:：]")


def sheet_pieces(rows: Sequence[Sequence[str]], level: int, covered: frozenset[Place] | None = None) -> Iterator[Piece]:
    """Yield the tables of one sheet, parted at blank rows, each with its caption and notes.

    A first row with one cell above wider rows is a caption: a heading of ``level``. Further ones (a unit, a source) and
    notes below the figures are paragraphs. Trailing empty columns are cut off. ``covered`` are the places that merged
    cells cover, None where the format does not tell.
    """
    part: list[Sequence[str]] = []
    for at, row in enumerate((*rows, ())):
        if any(cell.strip() for cell in row):
            part.append(row)
        elif part:
            yield from _part(part, level, covered, at - len(part))
            part, level = [], max(level, 2)


def _part(rows: list[Sequence[str]], level: int, covered: frozenset[Place] | None, top: int) -> Iterator[Piece]:
    width = max(_used(row) for row in rows)
    first, last = 0, len(rows)
    while width > 1 and first < last and _alone(rows[first]):
        text = _only(rows[first])
        yield Prose(text) if first or _NOTE.match(text) or is_value(text) else Heading(text, level)
        first += 1
    while last > first and width > 1 and _alone(rows[last - 1]) and _NOTE.match(_only(rows[last - 1])):
        last -= 1
    if last > first:
        table = [[*row[:width], *[""] * (width - len(row))] for row in rows[first:last]]
        yield Table(table, None if covered is None else _moved(covered, top + first, top + last))
    for row in rows[last:]:
        yield Prose(_only(row))


def _moved(covered: frozenset[Place], first: int, last: int) -> frozenset[Place]:
    """Return the places in rows ``first`` to ``last`` (not included), counted from the first."""
    return frozenset((row - first, column) for row, column in covered if first <= row < last)


def _used(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)


def _alone(row: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in row) == 1


def _only(row: Sequence[str]) -> str:
    return next(" ".join(cell.split()) for cell in row if cell.strip())
