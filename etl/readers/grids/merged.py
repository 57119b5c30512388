"""Merged cells laid out on their grid: each stands once, the places it covers are empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MAX_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a markup states it: its text and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def lay_out(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """Return the rows with ``""`` at every place a merged cell covers; columns beyond a bound are left out."""
    grid: list[list[str]] = []
    covered: dict[int, int] = {}  # column -> rows still covered from above
    for row in rows:
        line: list[str] = []
        for cell in row:
            _skip_covered(line, covered)
            if len(line) >= _MAX_COLUMNS:
                break
            for offset in range(cell.columns):
                if cell.rows > 1:
                    covered[len(line)] = cell.rows
                line.append("" if offset else cell.text)
        _skip_covered(line, covered)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        grid.append(line[:_MAX_COLUMNS])
    return grid


def _skip_covered(line: list[str], covered: dict[int, int]) -> None:
    while len(line) in covered:
        line.append("")
