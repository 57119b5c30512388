"""The answer of 趋势."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.answers.marks import Mark, When
from compare.answers.told import Told
from compare.view import Against
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Series:
    """One line: ``points`` stand one to one with ``Trend.years``; None is a gap and stays one.

    ``benchmark`` tells the nation's and the province's line from those compared. ``subgroup`` is empty for the
    undivided series. ``part_year`` are separate marks beside the line.
    """

    region_code: str
    region: str
    subgroup: str
    points: tuple[Mark | None, ...]
    part_year: tuple[Mark, ...] = ()
    benchmark: Against = ""


@dataclass(frozen=True, slots=True)
class Trend(Told):
    """One indicator over ``years`` (every calendar year from first to last with a value, without holes).

    ``series`` are sorted by last value, best first (largest first for a neutral indicator); subgroup series follow
    their region. ``national`` is the benchmark line, None if unknown or switched off. ``targets`` may lie after the
    last year.
    """

    indicator: Indicator
    years: tuple[int, ...]
    series: tuple[Series, ...]
    national: Series | None
    targets: tuple[Mark, ...]
    provincial: Series | None = None

    @property
    def benchmarks(self) -> tuple[Series, ...]:
        """The lines to compare with: the nation's and, where all regions are of one province, the province's."""
        return tuple(line for line in (self.national, self.provincial) if line is not None)

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.indicator,)

    @property
    def when(self) -> When:
        """Which years it shows."""
        return When("span", years=self.years)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for series in (*self.series, *self.benchmarks):
            yield from (mark for mark in (*series.points, *series.part_year) if mark is not None)
        yield from self.targets


@dataclass(frozen=True, slots=True)
class Trends(Told):
    """Several indicators over the same ``years``, a panel each, in the order chosen.

    The years of a panel are its own; ``years`` are every calendar year from the first to the last of all of them.
    ``missing`` are chosen regions without a value in any panel; a panel names those that it has none of.
    """

    panels: tuple[Trend, ...]
    years: tuple[int, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return tuple(panel.indicator for panel in self.panels)

    @property
    def when(self) -> When:
        """Which years it shows."""
        return When("span", years=self.years)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for panel in self.panels:
            yield from panel.drawn()
