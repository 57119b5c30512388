"""Rank correlation: whether two orders agree, whatever the distances."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

LEAST = 5
"""With fewer pairs no correlation is reported: too many orders agree by chance."""


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation of paired values, tied values sharing the mean of their ranks.

    None for fewer than :data:`LEAST` pairs, or where one side has no order as all its values are equal.
    """
    if len(xs) < LEAST:
        return None
    left, right = (pd.Series(values, dtype=float).rank().to_numpy() for values in (xs, ys))
    left, right = left - left.mean(), right - right.mean()
    size = float(np.sqrt((left**2).sum() * (right**2).sum()))
    return float(np.clip((left * right).sum() / size, -1, 1)) if size else None
