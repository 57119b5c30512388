"""The year rule: which year is shown, for every region, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from compare.model.mark import YearRule

Ints = NDArray[np.signedinteger[Any]]
NO_YEAR = -1


@dataclass(frozen=True, slots=True)
class YearChoice:
    """What the year rule comes to.

    ``year`` is the year the answer is about: the given one, the best covered one, or for ``latest`` the most frequent
    of the years shown (of equals the later); None where nothing is shown by ``latest`` or ``best``. ``year_of_region``
    holds the year actually shown of each region that has one.
    """

    rule: YearRule
    requested: str
    year: int | None
    year_of_region: dict[str, int]

    def is_other(self, year: int) -> bool:
        """Tell whether a value of ``year`` is of another year than the answer is about."""
        return year != self.year


def rule_of(year: str) -> YearRule:
    """Return the rule that ``year`` names: ``latest``, ``best``, or a given year.

    Raises:
        ValueError: it is none of these.
    """
    if year == "latest":
        return "latest"
    if year == "best":
        return "best"
    int(year)
    return "given"


def most_covered(groups: Ints, years: Ints, count: int) -> Ints:
    """Return for each of ``count`` groups the year most rows have, of equals the later; NO_YEAR where there is none.

    ``groups`` and ``years`` are one entry a row.
    """
    if not len(years):
        return np.full(count, NO_YEAR, dtype=np.int64)
    first, span = int(years.min()), int(np.ptp(years)) + 1
    found = np.bincount(groups.astype(np.int64) * span + (years - first), minlength=count * span).reshape(count, span)
    covered = first + span - 1 - np.argmax(found[:, ::-1], axis=1)
    return np.where(found.max(axis=1) > 0, covered, NO_YEAR)


def shown_rows(groups: Ints, regions: Ints, years: Ints, rule: YearRule, wanted: Ints, tolerance: int) -> Ints:
    """Return the positions of the rows that the rule shows, one a (group, region) that has one.

    ``groups``, ``regions`` (as numbers) and ``years`` are one entry a row, ``wanted`` the year asked for of each group
    (NO_YEAR: none; not used by ``latest``, which takes the last year of each region).
    """
    if rule == "latest":
        near = np.arange(len(years))
        distance = np.zeros(len(years), dtype=np.int64)
    else:
        requested = wanted[groups]
        distance = np.abs(years - requested)
        near = np.flatnonzero((requested != NO_YEAR) & (distance <= (tolerance if rule == "given" else 0)))
    # Worst first, so that the last one of a region is its nearest, and of two the later.
    order = near[np.lexsort((years[near], -distance[near], regions[near], groups[near]))]
    ends = np.ones(len(order), dtype=bool)
    ends[:-1] = (regions[order[1:]] != regions[order[:-1]]) | (groups[order[1:]] != groups[order[:-1]])
    return order[ends]


def choose_years(cells: pd.DataFrame, year: str, tolerance: int = 0) -> YearChoice:
    """Resolve the year rule over ``cells`` (columns region_code, year; one row a pair, no missing years).

    ``year`` is a year as text, ``latest`` (the last year of each region) or ``best`` (the year that most regions have,
    of equals the later). With a given year a region without it shows its nearest year within ``tolerance`` years, of
    two equally near the later; a region without such a year shows nothing.

    Raises:
        ValueError: ``year`` is none of these.
    """
    rule = rule_of(year)
    codes, regions = pd.factorize(cells["region_code"].astype("object"))
    years = cells["year"].to_numpy(dtype=np.int64)
    alone = np.zeros(len(years), dtype=np.int64)
    wanted = np.array([int(year)]) if rule == "given" else most_covered(alone, years, 1)
    rows = shown_rows(alone, codes, years, rule, wanted, tolerance)
    year_of_region = dict(zip(regions[codes[rows]].tolist(), years[rows].tolist(), strict=True))
    about = int((most_covered(alone[rows], years[rows], 1) if rule == "latest" else wanted)[0])
    return YearChoice(rule, year, None if about == NO_YEAR else about, year_of_region)


def pair(cells: pd.DataFrame, since: int | None = None, until: int | None = None) -> tuple[int, int] | None:
    """Return the two years that most regions have both of (of equals the widest apart, then the later).

    ``cells`` as for :func:`choose_years`. ``since`` fixes the first year, ``until`` the last. None where no region has
    two such years.
    """
    _, region = np.unique(cells["region_code"].astype("str").to_numpy(dtype=object), return_inverse=True)
    years, year = np.unique(cells["year"].to_numpy(dtype=np.int64), return_inverse=True)
    if len(years) < 2:
        return None
    has = np.zeros((region.max() + 1, len(years)), dtype=np.int64)
    has[region, year] = 1
    first, last = np.triu_indices(len(years), 1)
    both = (has.T @ has)[first, last]
    allowed = both > 0
    allowed &= True if since is None else years[first] == since
    allowed &= True if until is None else years[last] == until
    if not allowed.any():
        return None
    best = np.lexsort((years[last], years[last] - years[first], np.where(allowed, both, 0)))[-1]
    return int(years[first[best]]), int(years[last[best]])


def pick(cells: pd.DataFrame, year_of_region: dict[str, int]) -> pd.DataFrame:
    """Return the rows of ``cells`` that are of the year shown for their region."""
    wanted = cells["region_code"].astype("object").map(year_of_region).to_numpy(dtype=float, na_value=np.nan)
    kept: pd.DataFrame = cells.loc[cells["year"].to_numpy(dtype=float) == wanted]
    return kept
