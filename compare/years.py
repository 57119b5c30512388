"""The year rule: which year is shown, for every region, in one place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from compare.answers import YearRule


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the year rule comes to.

    ``year`` is the year the answer is about: the given one, the best covered one, or for ``latest`` the most frequent
    of the years shown (of equals the later); None where nothing is shown by ``latest`` or ``best``. ``shown`` holds
    the year actually shown of each region that has one.
    """

    rule: YearRule
    asked: str
    year: int | None
    shown: dict[str, int]

    def is_other(self, year: int) -> bool:
        """Tell whether a value of ``year`` is of another year than the answer is about."""
        return year != self.year


def _most_frequent(years: np.ndarray) -> int | None:
    if not len(years):
        return None
    found, counts = np.unique(years, return_counts=True)
    return int(found[counts == counts.max()].max())


def resolve(cells: pd.DataFrame, year: str, tolerance: int = 0) -> Resolved:
    """Resolve the year rule over ``cells`` (columns region_code, year; one row a pair, no missing years).

    ``year`` is a year as text, ``latest`` (the last year of each region) or ``best`` (the year that most regions have,
    of equals the later). With a given year a region without it shows its nearest year within ``tolerance`` years, of
    two equally near the later; a region without such a year shows nothing.

    Raises:
        ValueError: ``year`` is none of these.
    """
    regions = cells["region_code"].astype("str").to_numpy(dtype=object)
    years = cells["year"].to_numpy(dtype=np.int64)
    if year == "latest":
        order = np.argsort(years, kind="stable")
        shown = dict(zip(regions[order].tolist(), years[order].tolist(), strict=True))
        return Resolved("latest", year, _most_frequent(np.array(list(shown.values()), dtype=np.int64)), shown)
    rule: YearRule = "best" if year == "best" else "given"
    wanted = _most_frequent(years) if rule == "best" else int(year)
    if wanted is None:
        return Resolved(rule, year, None, {})
    reach = tolerance if rule == "given" else 0
    distance = np.abs(years - wanted)
    near = np.flatnonzero(distance <= reach)
    # Worst first, so that the last one written for a region is its nearest, and of two the later.
    near = near[np.lexsort((years[near], -distance[near]))]
    shown = dict(zip(regions[near].tolist(), years[near].tolist(), strict=True))
    return Resolved(rule, year, wanted, shown)


def pair(cells: pd.DataFrame, since: int | None = None, until: int | None = None) -> tuple[int, int] | None:
    """Return the two years that most regions have both of (of equals the widest apart, then the later).

    ``cells`` as for :func:`resolve`. ``since`` fixes the first year, ``until`` the last. None where no region has two
    such years.
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


def pick(cells: pd.DataFrame, shown: dict[str, int]) -> pd.DataFrame:
    """Return the rows of ``cells`` that are of the year shown for their region."""
    wanted = cells["region_code"].astype("object").map(shown).to_numpy(dtype=float, na_value=np.nan)
    kept: pd.DataFrame = cells.loc[cells["year"].to_numpy(dtype=float) == wanted]
    return kept
