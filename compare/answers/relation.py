"""The answer of 关系."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.answers.marks import Mark, When, YearRule
from compare.answers.told import Told
from etl.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Point:
    """One region's values of both indicators, each of its own year."""

    x: Mark
    y: Mark

    @property
    def exact(self) -> bool:
        """Whether both are values that can be ranked: no bounds, no ranges."""
        return not any(mark.bound or mark.value_high is not None for mark in (self.x, self.y))

    @property
    def years_differ(self) -> bool:
        """Whether the two values are of different years."""
        return self.x.year != self.y.year


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator that ``regions`` regions have together with the chosen one, by the view's year rule."""

    indicator: Indicator
    regions: int


@dataclass(frozen=True, slots=True)
class Relation(Told):
    """Two indicators against each other, a point a region that has both; the largest x first.

    ``y`` is None where the view names only one indicator: then there are no points, only ``suggestions`` for a second.
    ``x_year`` and ``y_year`` are what the year rule came to for each. ``nation_x`` and ``nation_y`` are national values
    of those years, None if unknown, switched off or not comparable. ``correlation`` is Spearman's over the ``ranked``
    points with exact values on both sides; None for fewer than five, or where one side has no order.
    """

    x: Indicator
    y: Indicator | None
    rule: YearRule
    year_asked: str
    x_year: int | None
    y_year: int | None
    points: tuple[Point, ...]
    nation_x: Mark | None
    nation_y: Mark | None
    correlation: float | None
    ranked: int
    suggestions: tuple[Suggestion, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.x, self.y) if self.y else (self.x,)

    @property
    def when(self) -> When:
        """Which years it shows."""
        return When(self.rule, self.year_asked, self.x_year if self.x_year == self.y_year else None)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for point in self.points:
            yield from (point.x, point.y)
        yield from (mark for mark in (self.nation_x, self.nation_y) if mark is not None)
