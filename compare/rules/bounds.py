"""Order and standing where some values are only bounds: every statement is the interval it allows.

Works on arrays, one entry a value, so that thousands of regions cost as little as ten.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.model.catalogue import Direction

Floats = NDArray[np.float64]
STANDINGS = np.array(["unknown", "equal", "better", "worse"], dtype=object)
NOISE = 6
"""Decimals kept of a difference: no figure is stated finer, what is beyond is noise of the arithmetic."""


def intervals(rows: pd.DataFrame) -> tuple[Floats, Floats]:
    """Return the lowest and the highest value that each row's statement allows; a strict bound excludes its number."""
    value = rows["value"].to_numpy(dtype=float)
    high = rows["value_high"].to_numpy(dtype=float)
    qualifier = rows["qualifier"].to_numpy(dtype=object)
    high = np.where(np.isnan(high), value, high)
    low = np.where(qualifier == ">", np.nextafter(value, np.inf), value)
    low = np.where((qualifier == "<") | (qualifier == "<="), -np.inf, low)
    high = np.where(qualifier == "<", np.nextafter(high, -np.inf), high)
    high = np.where((qualifier == ">") | (qualifier == ">="), np.inf, high)
    return low, high


def ranks(
    low: Floats, high: Floats, direction: Direction
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return the best and the worst place each value can have, and whether it shares them.

    Place 1 is the smallest value for ``lower``, else the largest. The best place counts the values that are certainly
    better, the worst those that may be; equal values have the same place.
    """
    if direction == "lower":
        low, high = -high, -low
    total = len(low)
    certainly = total - np.searchsorted(np.sort(low), high, side="right")
    possibly = total - np.searchsorted(np.sort(high), low, side="right") - (high > low)
    _, inverse, counts = np.unique(np.stack([low, high]), axis=1, return_inverse=True, return_counts=True)
    return certainly + 1, possibly + 1, (possibly > certainly) | (counts[inverse.reshape(-1)] > 1)


def standings(
    low: Floats, high: Floats, nation_low: Floats, nation_high: Floats, direction: Direction
) -> NDArray[np.object_]:
    """Return better, worse, equal or unknown for each value beside the nation's (NaN: no national value)."""
    if direction == "neutral":
        return np.full(len(low), "unknown", dtype=object)
    above, below = low > nation_high, high < nation_low
    better, worse = (above, below) if direction == "higher" else (below, above)
    equal = (low == high) & (low == nation_low) & (low == nation_high)
    standing_of_row: NDArray[np.object_] = STANDINGS[np.select([equal, better, worse], [1, 2, 3], 0)]
    return standing_of_row
