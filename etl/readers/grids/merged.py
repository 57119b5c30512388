"""Merged cells laid out on their grid: each stands once, the places it covers are empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.model.document import Place

_MAX_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a markup states it: its text and how many columns and rows it spans.

    ``covered``: it continues a cell of the row above.
    """

    text: str
    columns: int = 1
    rows: int = 1
    covered: bool = False


class Grid(NamedTuple):
    """Rows with ``""`` at every place that a merged cell covers, and those places as (row, column)."""

    rows: list[list[str]]
    covered: frozenset[Place]


def lay_out(rows: Iterable[Sequence[Cell]]) -> Grid:
    """Lay the cells out on their grid; columns beyond a bound are left out."""
    grid: list[list[str]] = []
    places: set[Place] = set()
    covered: dict[int, int] = {}  # column -> rows still covered from above
    for row in rows:
        line: list[str] = []
        at = len(grid)
        for cell in row:
            _skip_covered(line, covered, at, places)
            if len(line) >= _MAX_COLUMNS:
                break
            for offset in range(cell.columns):
                if cell.rows > 1:
                    covered[len(line)] = cell.rows
                if offset or cell.covered:
                    places.add((at, len(line)))
                line.append("" if offset else cell.text)
        _skip_covered(line, covered, at, places)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        grid.append(line[:_MAX_COLUMNS])
    return Grid(grid, frozenset(places))


def _skip_covered(line: list[str], covered: dict[int, int], row: int, places: set[Place]) -> None:
    while len(line) in covered:
        places.add((row, len(line)))
        line.append("")
