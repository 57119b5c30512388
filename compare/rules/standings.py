"""Values of many indicators handled in one pass: which are compared, and the standing of each.

Arrays have one entry a row; an indicator is its position among those asked for. One pass over one frame: a hundred
passes over small ones would take longer than everything else on the way to an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from compare.facts.headlines import PARTS, FactPart
from compare.model.mark import Mark
from compare.model.view import View
from compare.rules import bounds
from compare.rules.comparable import total
from compare.rules.years import Ints
from etl.model.catalogue import Indicator

NoStanding = Literal["off", "total", "neutral", "no_nation", "bound"]
"""Why a value has no standing: the nation is switched off; a total; neither way is better; no national value of the
same year; bounds leave it open."""

_YEARS = 10_000


def positions(column: pd.Series, wanted: Sequence[str]) -> Ints:
    """Return the position of each row's text among ``wanted``, -1 where it is none of them."""
    coded = column.astype("category").cat
    at = {text: position for position, text in enumerate(wanted)}
    table = np.array([*(at.get(text, -1) for text in coded.categories.tolist()), -1], dtype=np.int32)
    return np.asarray(table[coded.codes.to_numpy()])


def codes(column: pd.Series) -> Ints:
    """Return a number for each row's text, the same for the same text."""
    return np.asarray(column.astype("category").cat.codes.to_numpy())


def part(rows: pd.DataFrame, name: FactPart) -> NDArray[np.bool_]:
    """Tell which rows are of a part (see :mod:`compare.facts.headlines`)."""
    return np.asarray(rows["part"].cat.codes.to_numpy() == PARTS.index(name))


def values(rows: pd.DataFrame, view: View) -> NDArray[np.bool_]:
    """Tell which rows are compared: whole-year, undivided, actual or, where the view asks for them, derived."""
    return part(rows, "value") | part(rows, "derived") if view.derived else part(rows, "value")


def of_region(rows: pd.DataFrame, code: str) -> NDArray[np.bool_]:
    """Tell which rows are of the region."""
    return np.asarray((rows["region_code"] == code).to_numpy(dtype=bool))


def years_of(rows: pd.DataFrame) -> Ints:
    """Return the rows' years as plain numbers."""
    return np.asarray(rows["year"].to_numpy())


def oriented(low: bounds.Floats, high: bounds.Floats, lower: NDArray[np.bool_]) -> tuple[bounds.Floats, bounds.Floats]:
    """Return intervals on a scale where larger is better: those of indicators better ``lower`` are mirrored."""
    return np.where(lower, -high, low), np.where(lower, -low, high)


def compared_with_nation(
    rows: pd.DataFrame, groups: Ints, nation: pd.DataFrame, nation_groups: Ints, indicators: Sequence[Indicator]
) -> dict[str, list[Any]]:
    """Return nation, difference and standing of every row beside the national value of its indicator and year.

    A total is not set beside the nation's; of a neutral indicator nothing is better.
    """
    found = _matched(groups * _YEARS + years_of(rows), nation_groups * _YEARS + years_of(nation))
    totals = np.array([total(one) for one in indicators], dtype=bool)
    found[totals[groups]] = -1
    low, high = bounds.intervals(rows)
    nation_low, nation_high = (np.append(ends, np.nan)[found] for ends in bounds.intervals(nation))
    stated = np.append(nation["value"].to_numpy(dtype=float), np.nan)[found]
    exact = (low == high) & (nation_low == nation_high)
    difference = np.round(rows["value"].to_numpy(dtype=float) - stated, bounds.NOISE)
    lower = np.array([one.direction == "lower" for one in indicators], dtype=bool)[groups]
    ends = oriented(low, high, lower)
    standing = bounds.standings(*ends, *oriented(nation_low, nation_high, lower), "higher")
    standing[np.array([one.direction == "neutral" for one in indicators], dtype=bool)[groups]] = "unknown"
    return {
        "nation": [None if at < 0 else value for at, value in zip(found.tolist(), stated.tolist(), strict=True)],
        "difference": [value if ok else None for value, ok in zip(difference.tolist(), exact.tolist(), strict=True)],
        "standing": standing.tolist(),
    }


def _matched(wanted: Ints, known: Ints) -> Ints:
    """Return the position among ``known`` of each of ``wanted``, -1 where it is not there."""
    if not len(known):
        return np.full(len(wanted), -1, dtype=np.int64)
    order = np.argsort(known, kind="stable")
    at = np.minimum(np.searchsorted(known[order], wanted), len(known) - 1)
    return np.where(known[order][at] == wanted, order[at], -1)


def reason(mark: Mark, indicator: Indicator, view: View) -> NoStanding | None:
    """Return why a mark has no standing; None where it has one."""
    if mark.standing != "unknown":
        return None
    if not view.nation:
        return "off"
    if total(indicator):
        return "total"
    if indicator.direction == "neutral":
        return "neutral"
    return "no_nation" if mark.nation is None else "bound"
