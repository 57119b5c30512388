"""What a figure cannot be: outside its indicator's band, above the whole it is a part of, unequal to its own repeat.

Every stated figure is treated as the interval of true values that it leaves open: ``79`` may be anything that rounds to
79, ``>5.0`` anything above. Two figures contradict each other only where their intervals do not meet, so a rounded
figure never conflicts with the exact one, nor a bound with a value beyond it.

All functions take the facts as a DataFrame with a fresh ``RangeIndex`` and return boolean arrays of its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from etl.model.catalogue import Catalogue

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

APPROXIMATE = 0.05  # 约 leaves five per cent to either side
SLACK = 1e-9  # relative; below what any report prints, above floating-point noise

_NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?")


@lru_cache(maxsize=200_000)
def _printed(text: str) -> tuple[float, float] | None:
    """Return the printed number and the size of its last digit, or None for numerals in characters."""
    found = _NUMBER.search(text.replace("，", ",").translate(_NARROW))
    if found is None:
        return None
    whole, fraction = found[1].replace(",", ""), found[2] or ""
    return float(f"{whole}.{fraction or '0'}"), 10.0 ** -len(fraction)


_NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")


@lru_cache(maxsize=200_000)
def _last_digit(value: float) -> float:
    """Return the size of the last digit of the shortest decimal form of ``value``."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(10.0 ** min(int(exponent), 0)) if isinstance(exponent, int) else 1.0


def steps(printed: Sequence[str], values: Sequence[float], status: Sequence[str]) -> NDArray[np.float64]:
    """Return the size of the last stated digit of every value, in the value's unit.

    ``printed`` is the number as it stands in the text (empty where the text is not at hand). 2.98万 as 29800 gives
    100. A derived value's span is the stated change, so its own digits count. NaN for a missing value.
    """
    return np.array([step(*row) for row in zip(printed, values, status, strict=True)], dtype=np.float64)


def step(printed: str, value: float, status: str) -> float:
    """Return the size of the last stated digit of a value, in its unit; see :func:`steps`."""
    if value != value:
        return float("nan")
    reading = None if status == "derived" or not printed else _printed(printed)
    if reading is None or value == 0 or reading[0] == 0:
        return _last_digit(value) if reading is None else reading[1]
    return reading[1] * abs(value) / reading[0]


def intervals(facts: pd.DataFrame, step: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest true value that each fact leaves open (NaN where it has no value)."""
    value = facts["value"].to_numpy(dtype=np.float64)
    top = facts["value_high"].to_numpy(dtype=np.float64)
    qualifier = facts["qualifier"].to_numpy(dtype=object)
    margin = np.where(qualifier == "~", np.maximum(step / 2, APPROXIMATE * np.abs(value)), step / 2)
    margin = margin + SLACK * np.abs(value)
    low, high = value - margin, np.where(np.isnan(top), value, top) + margin
    low = np.where(np.isin(qualifier, ["<", "<="]), -np.inf, low)
    high = np.where(np.isin(qualifier, [">", ">="]), np.inf, high)
    unknown = np.isnan(value)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def implausible(facts: pd.DataFrame, catalogue: Catalogue) -> NDArray[np.bool_]:
    """Mark values outside their indicator's band (``low`` to ``high``, both allowed)."""
    known = catalogue.indicators
    low = facts["indicator"].map({key: row.low for key, row in known.items() if row.low is not None})
    high = facts["indicator"].map({key: row.high for key, row in known.items() if row.high is not None})
    value, top = facts["value"], facts["value_high"].fillna(facts["value"])
    outside = (value < low.astype("float64")) | (top > high.astype("float64"))
    return outside.to_numpy(dtype=bool)


def conflicts(cell: NDArray[np.int64], low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Mark facts whose interval misses that of another fact of the same cell; cell -1 is no cell."""
    return _outside(cell, low, high, cell, low, high, both=True)


def order_violated(
    facts: pd.DataFrame,
    group: NDArray[np.int64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    catalogue: Catalogue,
) -> NDArray[np.bool_]:
    """Mark facts that break the order of the catalogue: a part that must exceed its whole, and the whole it exceeds.

    ``group`` numbers what may be compared: the same region, period, subgroup and status; -1 is no group.
    """
    marked = np.zeros(len(facts), dtype=bool)
    indicator = facts["indicator"].to_numpy(dtype=object)
    pairs = [(part, whole) for part in catalogue.indicators for whole in catalogue.wholes(part)]
    rows = {name: np.flatnonzero((indicator == name) & (group >= 0)) for name in set(chain.from_iterable(pairs))}
    for part, whole in pairs:
        a, b = rows[part], rows[whole]
        marked[a] |= _outside(group[a], low[a], high[a], group[b], low[b], high[b], both=False)
        marked[b] |= _outside(group[b], -high[b], -low[b], group[a], -high[a], -low[a], both=False)
    return marked


def _outside(
    cell: NDArray[np.int64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    other_cell: NDArray[np.int64],
    other_low: NDArray[np.float64],
    other_high: NDArray[np.float64],
    *,
    both: bool,
) -> NDArray[np.bool_]:
    """Mark intervals that lie wholly above (with ``both``: or below) an interval of the same cell on the other side."""
    if not len(cell) or not len(other_cell):
        return np.zeros(len(cell), dtype=bool)
    size = int(max(cell.max(), other_cell.max())) + 2
    ceiling, floor = np.full(size, np.inf), np.full(size, -np.inf)
    np.fmin.at(ceiling, other_cell, other_high)
    np.fmax.at(floor, other_cell, other_low)
    above = low > ceiling[cell]
    below = high < floor[cell] if both else np.zeros(len(cell), dtype=bool)
    return (cell >= 0) & (above | below)
