"""What there is before anything is chosen: which indicator has a whole-year value of which region in which year."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from compare.facts.sorted_facts import whole_year
from etl.model.catalogue import NATION

COLUMNS = ("region_code", "year", "period", "indicator", "status", "headline", "value")
"""What is read of every headline fact to tell what there is."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is of one indicator: its regions (codes, without the nation) and years with a whole-year value."""

    indicator: str
    regions: frozenset[str]
    years: tuple[int, ...]
    nation: bool

    @property
    def first(self) -> int | None:
        """First year with a value."""
        return self.years[0] if self.years else None

    @property
    def last(self) -> int | None:
        """Last year with a value."""
        return self.years[-1] if self.years else None


def _any(marks: NDArray[np.bool_], axes: int | tuple[int, ...]) -> NDArray[np.bool_]:
    return np.asarray(marks.any(axis=axes), dtype=bool)


class Presence:
    """One mark a cell (indicator, region, year) with a whole-year value; targets are none.

    A grid of marks costs far less than sorting millions of facts, and answers every question of coverage by adding up
    along its axes. ``indicators``, ``regions`` and ``years`` name the axes, in that order; ``covered`` are the regions
    with any value, without the nation.
    """

    def __init__(self, facts: pd.DataFrame, names: Iterable[str]) -> None:
        """Mark the cells of ``facts`` (:data:`COLUMNS` of headline facts) that belong to the indicators ``names``."""
        texts = facts[["indicator", "region_code", "status"]].astype("category")
        usable = (
            whole_year(facts) & facts["value"].notna().to_numpy() & (texts["status"] != "target").to_numpy(dtype=bool)
        )
        usable &= (texts["region_code"] != "").to_numpy(dtype=bool)
        owner, region_index = (texts[name].cat.codes.to_numpy()[usable] for name in ("indicator", "region_code"))
        year = facts["year"].to_numpy(dtype=float, na_value=np.nan)[usable].astype(np.int64)
        owners, codes = (texts[name].cat.categories.tolist() for name in ("indicator", "region_code"))
        first = int(year.min()) if len(year) else 0
        marks = np.zeros((len(owners), len(codes), int(np.ptp(year)) + 1 if len(year) else 1), dtype=bool)
        marks[owner, region_index, year - first] = True
        number = {name: at for at, name in enumerate(owners)}
        kept = [name for name in names if name in number and marks[number[name]].any()]
        self._marks = marks[[number[name] for name in kept]]
        self._owners = {name: at for at, name in enumerate(kept)}
        self._places = {code: at for at, code in enumerate(codes)}
        self._own = np.array([code != NATION for code in codes], dtype=bool)
        self.indicators: tuple[str, ...] = tuple(kept)
        self.regions: tuple[str, ...] = tuple(codes)
        self.years: tuple[int, ...] = tuple(range(first, first + marks.shape[2]))
        self._coverage = {name: self._coverage_of(name) for name in kept}
        self.covered: frozenset[str] = frozenset().union(*(one.regions for one in self._coverage.values()))

    def _rows(self, indicators: Collection[str] | None) -> NDArray[np.bool_]:
        if indicators is None:
            return self._marks
        return self._marks[[self._owners[name] for name in indicators if name in self._owners]]

    def _columns(self, regions: Collection[str]) -> list[int]:
        return [self._places[code] for code in regions if code in self._places]

    def _years(self, present: NDArray[np.bool_]) -> tuple[int, ...]:
        return tuple(self.years[at] for at in np.flatnonzero(present).tolist())

    def _coverage_of(self, indicator: str) -> Coverage:
        present = self._marks[self._owners[indicator]]
        have = {self.regions[at] for at in np.flatnonzero(present.any(axis=1)).tolist()}
        return Coverage(indicator, frozenset(have - {NATION}), self._years(_any(present, 0)), NATION in have)

    def coverage(self, indicator: str) -> Coverage:
        """Return regions and years of an indicator; an empty coverage where there is no value of it."""
        return self._coverage.get(indicator) or Coverage(indicator, frozenset(), (), False)

    def within(self, indicator: str, regions: Collection[str]) -> Coverage:
        """Return what there is of an indicator for ``regions`` alone."""
        whole = self.coverage(indicator)
        if indicator not in self._owners:
            return whole
        present = self._marks[self._owners[indicator], self._columns(regions)]
        return Coverage(indicator, whole.regions & set(regions), self._years(_any(present, 0)), whole.nation)

    def span_by_region(self, indicators: Collection[str]) -> dict[str, tuple[int, int]]:
        """Return first and last year with a value of one of ``indicators``, for the regions that have any."""
        present = _any(self._rows(indicators), 0)
        have = np.flatnonzero(_any(present, 1))
        first = present[have].argmax(axis=1)
        last = len(self.years) - 1 - present[have][:, ::-1].argmax(axis=1)
        return {
            self.regions[at]: (self.years[low], self.years[high])
            for at, low, high in zip(have.tolist(), first.tolist(), last.tolist(), strict=True)
        }

    def indicators_by_region(self) -> dict[str, int]:
        """Return how many indicators have a value of each region in any year."""
        counts = self._marks.any(axis=2).sum(axis=0)
        return {self.regions[at]: int(counts[at]) for at in np.flatnonzero(counts).tolist()}

    def regions_by_year(self, indicators: Collection[str], regions: Collection[str] = ()) -> dict[int, int]:
        """Return for each year with a value how many regions (none given: any but the nation) have one of it.

        A year that only the nation has counts zero regions.
        """
        present = _any(self._rows(indicators), 0)
        counts = present[self._columns(regions) if regions else self._own].sum(axis=0)
        return {self.years[at]: int(counts[at]) for at in np.flatnonzero(_any(present, 0)).tolist()}

    def indicators_by_cell(self, indicators: Collection[str] | None = None) -> dict[str, dict[int, int]]:
        """Return by region and year how many of ``indicators`` (None: all) have a value; empty cells are left out."""
        counts = self._rows(indicators).sum(axis=0)
        found: dict[str, dict[int, int]] = {}
        for region_index, year in zip(*(axis.tolist() for axis in np.nonzero(counts)), strict=True):
            found.setdefault(self.regions[region_index], {})[self.years[year]] = int(counts[region_index, year])
        return found
