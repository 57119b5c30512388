"""The answer of 表格."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.answers.marks import Mark, When, YearRule
from compare.answers.told import Told
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the comparison table; ``key`` is unique in it. ``year`` is None where each cell has its own year.

    ``part_year`` columns hold values that do not cover the whole year; their marks tell the months.
    """

    key: str
    title: str
    indicator: str
    unit: str
    year: int | None
    part_year: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison table: ``cells`` stand one to one with its columns, None is an empty cell."""

    region_code: str
    region: str
    subgroup: str
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable(Told):
    """Regions down, and across either the years of one indicator (``across`` = years) or several indicators.

    For ``indicators`` each cell follows the view's year rule and ``rule``, ``year_asked`` say which; rows are in
    region-code order. ``benchmark`` is the nation's row, None if switched off or unknown; ``targets`` the planned
    values of the same indicators, as separate marks.
    """

    across: Literal["years", "indicators"]
    indicators: tuple[Indicator, ...]
    rule: YearRule
    year_asked: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    benchmark: Row | None
    targets: tuple[Mark, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return self.indicators

    @property
    def when(self) -> When:
        """Which years it shows."""
        if self.across == "years":
            return When("span", years=tuple(column.year for column in self.columns if column.year is not None))
        return When(self.rule, self.year_asked)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for row in (*self.rows, *([self.benchmark] if self.benchmark else [])):
            yield from (mark for mark in row.cells if mark is not None)
        yield from self.targets
