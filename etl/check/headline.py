"""The headline rule: which one of several facts stands for a cell, and why.

A cell is one region, period, indicator and subgroup, targets apart from values. A part-year period is a cell of its
own, so a figure of ten months never stands for the year. Within a cell, in this order: actual over derived, unflagged
over flagged, exact and finely stated over approximate, bounded or rounded, later publication over earlier, and last
the first by document and place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np

from etl.model.reasons import HeadlineRule

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

RULES: tuple[HeadlineRule, ...] = get_args(HeadlineRule)
_VAGUENESS = {"=": 0, "~": 1, ">": 2, ">=": 2, "<": 2, "<=": 2}


def headlines(
    facts: pd.DataFrame, cell: NDArray[np.int64], step: NDArray[np.float64], published: pd.Series
) -> tuple[NDArray[np.bool_], NDArray[np.object_]]:
    """Choose one fact a cell.

    Args:
        facts: the tidy facts, with a fresh RangeIndex.
        cell: number of each fact's cell; -1 for a fact that cannot be a headline.
        step: size of the last stated digit of each value.
        published: ISO date of each fact's publication, empty where unknown (unknown counts as earliest).

    Returns:
        Whether each fact is its cell's headline, and for headlines the rule of :data:`RULES` that decided.
    """
    keys = _keys(facts, step, published)
    order = np.lexsort((*reversed(keys), cell))
    order = order[cell[order] >= 0]
    sorted_cells = cell[order]
    first = np.r_[True, sorted_cells[1:] != sorted_cells[:-1]] if len(order) else np.zeros(0, dtype=bool)
    chosen = np.zeros(len(facts), dtype=bool)
    rule = np.full(len(facts), "", dtype=object)
    winners = order[first]
    chosen[winners] = True
    rule[winners] = _deciding(order, first, keys)
    alone = chosen & (rule == "only") & _beside_part_year(facts, cell)
    rule[alone] = "full_year"
    return chosen, rule


def _keys(facts: pd.DataFrame, step: NDArray[np.float64], published: pd.Series) -> list[NDArray[np.float64]]:
    """Return the criteria in order, smaller is better: status, flags, vagueness, step, date, place."""
    dates = published.astype("category")
    age = dates.cat.codes.to_numpy(dtype=np.float64)  # categories are sorted, so codes follow the dates
    place = np.empty(len(facts))
    docs = facts["doc"].astype("category").cat.codes.to_numpy()
    place[np.lexsort((facts["end"].to_numpy(), facts["start"].to_numpy(), docs))] = np.arange(len(facts))
    criteria = (
        (facts["status"] == "derived").to_numpy(),
        (facts["flags"] != "").to_numpy(),
        facts["qualifier"].map(_VAGUENESS).to_numpy(),
        np.round(np.log10(np.where(step > 0, step, 1.0)), 6),
        -age,
        place,
    )
    return [np.asarray(key, dtype=np.float64) for key in criteria]


_BY_KEY: tuple[HeadlineRule, ...] = ("actual_over_derived", "unflagged", "finer", "finer", "later", "first")
_KEY_RULES = np.array(_BY_KEY, dtype=object)


def _deciding(
    order: NDArray[np.int64], first: NDArray[np.bool_], keys: list[NDArray[np.float64]]
) -> NDArray[np.object_]:
    """Return for every winner the first criterion by which the runner-up of its cell loses."""
    at = np.flatnonzero(first)
    has_second = np.r_[~first[1:], False][at]
    winner, second = order[at], order[np.minimum(at + 1, len(order) - 1)]
    differs = np.array([key[winner] != key[second] for key in keys])
    return np.where(has_second, _KEY_RULES[differs.argmax(axis=0)], "only") if len(at) else np.zeros(0, dtype=object)


def _beside_part_year(facts: pd.DataFrame, cell: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark annual facts whose year has part-year facts of the same region, indicator, subgroup and kind."""
    usable = cell >= 0
    annual = (facts["period"] == facts["year"].astype("string").fillna("")).to_numpy(dtype=bool)
    columns = ["region_code", "year", "indicator", "subgroup"]
    keys = [*(facts[name] for name in columns), facts["status"] == "target"]
    part = np.where(usable & ~annual, 1, 0)
    beside = facts.assign(_part=part).groupby(keys, dropna=False, sort=False)["_part"].transform("max")
    return usable & annual & (beside.to_numpy() > 0)
