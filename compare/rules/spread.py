"""How a value lies among its peers': ends, quartiles, place, and the scale of the spine that shows them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.rules.bounds import NOISE, Floats
from compare.rules.years import Ints

QUARTILES_FROM = 8
"""Fewest values with quartiles: with fewer than two in each quarter they describe single regions."""
PEERS_FROM = 2
"""Fewest other regions for a spine."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value stands on a spine: 0 the worst side, 1 the best, the benchmark always in the middle.

    Plain linear with one measure on both sides, ``reach`` to either end, so that distances can be compared within a
    row; ``mirrored`` where lower is better.
    """

    centre: float
    reach: float
    mirrored: bool = False

    def at(self, value: float) -> float:
        """Return the place of ``value``, from 0 to 1; what lies beyond the reach stands at the end."""
        if self.reach == 0:
            return 0.5
        offset = (value - self.centre) / self.reach / 2
        return min(1.0, max(0.0, 0.5 - offset if self.mirrored else 0.5 + offset))


def scale(centre: float, drawn: list[float], *, mirrored: bool) -> Scale:
    """Return the scale around ``centre`` that reaches every value drawn."""
    return Scale(centre, max((abs(value - centre) for value in drawn), default=0.0), mirrored)


@dataclass(frozen=True, slots=True)
class Spreads:
    """The exact values of peers by group, one entry a group.

    ``count`` how many there are; ``worst`` and ``best`` the position of the rows at the ends (-1: none); ``quartiles``
    the lower quartile, median and upper quartile in the values' own order (n × 3, NaN where there is no value).
    """

    count: Ints
    worst: Ints
    best: Ints
    quartiles: Floats


def spreads(groups: Ints, value: Floats, exact: NDArray[np.bool_], mirrored: NDArray[np.bool_]) -> Spreads:
    """Return the spread of each group; bounds and ranges (not ``exact``) have no place in it.

    ``mirrored`` tells, a group an entry, where lower is better; quartiles are interpolated linearly between values.
    """
    count = np.bincount(groups[exact], minlength=len(mirrored))
    order = np.flatnonzero(exact)
    order = order[np.lexsort((value[order], groups[order]))]
    first = np.cumsum(count) - count
    ends = np.append(order, -1)  # position -1: no value
    low = ends[np.where(count > 0, first, -1)]
    high = ends[np.where(count > 0, first + count - 1, -1)]
    quantile_position = first[:, None] + np.outer(np.maximum(count - 1, 0), [0.25, 0.5, 0.75])
    under = np.floor(quantile_position).astype(np.int64)
    within = np.append(value[order], np.nan)
    left, right = (
        within[np.where(count[:, None] > 0, at, -1)] for at in (under, np.ceil(quantile_position).astype(np.int64))
    )
    quartiles = np.round(left + (right - left) * (quantile_position - under), NOISE)
    return Spreads(count, np.where(mirrored, high, low), np.where(mirrored, low, high), quartiles)


def own_ranks(
    groups: Ints, low: Floats, high: Floats, own_low: Floats, own_high: Floats
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Return best place, worst place and whether it is shared, of one value a group among the rows of its group.

    Intervals are on a scale where larger is better, and the group's own value is among the rows. The rule is that of
    :func:`compare.rules.bounds.ranks`.
    """
    count = len(own_low)
    mine_low, mine_high = own_low[groups], own_high[groups]
    certainly = np.bincount(groups[low > mine_high], minlength=count)
    possibly = np.bincount(groups[high > mine_low], minlength=count) - (own_high > own_low)
    same = np.bincount(groups[(low == mine_low) & (high == mine_high)], minlength=count)
    return certainly + 1, possibly + 1, (possibly > certainly) | (same > 1)
