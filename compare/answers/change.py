"""The answer of 变化."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.answers.marks import Mark, Standing, When
from compare.answers.told import Told
from etl.catalogue import Indicator

Reason = Literal["", "bound", "range", "approximate", "population", "zero"]


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one region's value from the first year to the last.

    ``absolute`` is after minus before in the indicator's unit, ``relative`` that in percent of before. ``reason`` says
    why one of them is None: neither is a number where a value is a ``bound``, a ``range`` or ``approximate``, or where
    the two count another ``population`` (registered, resident); no relative change from ``zero`` or below.
    ``standing`` is what the movement means by the indicator's direction: better, worse, equal (no change) or unknown
    (neutral direction, or no number).
    """

    before: Mark
    after: Mark
    absolute: float | None
    relative: float | None
    reason: Reason
    standing: Standing


@dataclass(frozen=True, slots=True)
class Change(Told):
    """One indicator in two years, ``first`` and ``last``; both None where no two years can be told.

    ``chosen`` is true where the view names both years, false where one was found as the year that most regions have.
    ``moves`` are the regions with both, the best movement first (for a neutral indicator the largest rise first), those
    without a number last. ``single`` are values of regions that have only one of the years. ``national`` is the
    nation's move, None if unknown, switched off or not comparable. ``targets`` are planned for the last year.
    """

    indicator: Indicator
    first: int | None
    last: int | None
    chosen: bool
    moves: tuple[Move, ...]
    single: tuple[Mark, ...]
    national: Move | None
    targets: tuple[Mark, ...]

    @property
    def about(self) -> tuple[Indicator, ...]:
        """The indicators it is about."""
        return (self.indicator,)

    @property
    def when(self) -> When:
        """Which years it shows."""
        years = tuple(year for year in (self.first, self.last) if year is not None)
        return When("pair", asked="given" if self.chosen else "", years=years)

    def drawn(self) -> Iterator[Mark]:
        """Yield every mark it shows, in the order shown."""
        for move in (*self.moves, *([self.national] if self.national else [])):
            yield from (move.before, move.after)
        yield from (*self.single, *self.targets)
