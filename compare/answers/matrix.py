"""The answer of 矩阵."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.answers.marks import Mark, Place, When, YearRule
from compare.answers.told import Told
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator over the regions: ``cells`` stand one to one with ``Matrix.regions``, None is an empty cell.

    ``year`` is the year the line is about (None: it has no value), ``nation`` the national value of that year; each
    cell knows the national value of its own year.
    """

    indicator: Indicator
    year: int | None
    nation: Mark | None
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix(Told):
    """Indicators by regions, each value with its standing beside the nation.

    ``lines`` are grouped by category. ``regions`` stand as chosen, else the best filled first. ``category`` is what is
    shown instead of the view's indicators (``all``: of every category; empty: the view's own), ``full``: there are more
    of it than a matrix shows.
    """

    lines: tuple[Line, ...]
    regions: tuple[Place, ...]
    category: str
    full: bool
    rule: YearRule
    year_asked: str

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return tuple(line.indicator for line in self.lines)

    @property
    def when(self) -> When:
        """Which years it shows."""
        found = {line.year for line in self.lines if line.year is not None}
        return When(self.rule, self.year_asked, found.pop() if len(found) == 1 else None)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, line by line, the nation first."""
        for line in self.lines:
            yield from (mark for mark in (line.nation, *line.cells) if mark is not None)
