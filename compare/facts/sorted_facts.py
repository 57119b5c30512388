"""Sort the facts of an indicator into what is compared and what is only shown beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from compare.facts import bases
from compare.model.view import View
from etl.model.catalogue import NATION, Catalogue, Indicator

PROVINCE_ENDING = "0000"
"""How the codes of provinces end, by GB/T 2260."""


@dataclass(frozen=True, slots=True)
class SortedFacts:
    """The headline facts of one indicator, by their part in a comparison.

    Each is a DataFrame with the table's columns. ``values``: actual (and derived, if the view asks) whole-year,
    undivided values of the chosen regions, at most one a (region_code, year). ``nation``: the same of the nation,
    whether or not it is drawn. ``targets``: planned values of regions and nation. ``part_year``: undivided values of a
    part of a year. ``subgroups``: whole-year values of a subgroup. ``nation_subgroups``: those of the nation.
    A value on one population base is undivided where it speaks for its region (:mod:`compare.facts.bases`); a column
    ``base`` then names the base of each row. The other bases of its region and year are among ``subgroups``.
    ``provinces``: values of all provinces, where the view compares with them. ``left_out`` counts what a switch of
    the view keeps from being shown, by the switch's name, and as ``other_base`` the values that gave way to one of
    another base.
    """

    values: pd.DataFrame
    nation: pd.DataFrame
    targets: pd.DataFrame
    part_year: pd.DataFrame
    subgroups: pd.DataFrame
    nation_subgroups: pd.DataFrame
    left_out: dict[str, int]
    provinces: pd.DataFrame


def chosen_indicators(catalogue: Catalogue, view: View) -> tuple[Indicator, ...]:
    """Return the view's indicators, the one that charts show first.

    Raises:
        ValueError: the view names none.
        KeyError: the catalogue does not know one.
    """
    if not view.indicators:
        raise ValueError("the view names no indicator")
    return tuple(catalogue.indicators[id] for id in view.indicators)


def _equal(column: pd.Series, wanted: str) -> np.ndarray:
    return (column == wanted).to_numpy(dtype=bool)


def _rows(facts: pd.DataFrame, mask: np.ndarray) -> pd.DataFrame:
    """Select rows by a mask. An empty selection is a slice, which costs nothing: most parts are empty."""
    return facts.loc[mask] if mask.any() else facts.iloc[:0]


def whole_year(facts: pd.DataFrame) -> np.ndarray:
    """Tell for each fact whether its period is its whole year (bool array of the frame's length)."""
    period = facts["period"].astype("category")
    stated = pd.to_numeric(pd.Series(period.cat.categories.astype("str")), errors="coerce").to_numpy(dtype=float)
    years = facts["year"].to_numpy(dtype=float, na_value=np.nan)
    if not len(stated):
        return np.zeros(len(facts), dtype=bool)
    return np.asarray(stated[period.cat.codes.to_numpy()] == years)


def chosen_regions(view: View) -> tuple[str, ...] | None:
    """Return the codes of the regions to compare, without the nation; None where every region with data is meant."""
    return tuple(code for code in view.regions if code != NATION) if view.regions else None


def sorted_facts(facts: pd.DataFrame, indicator: str, view: View) -> SortedFacts:
    """Sort the facts of ``indicator`` by their part in the comparison that ``view`` asks for.

    Facts of other indicators, facts that are no headline and facts without region, year or value play no part.
    """
    usable = facts["headline"].to_numpy(dtype=bool) & _equal(facts["indicator"], indicator)
    usable &= facts["value"].notna().to_numpy() & facts["year"].notna().to_numpy()
    usable &= ~_equal(facts["region_code"], "")
    regions = chosen_regions(view)
    nation = usable & _equal(facts["region_code"], NATION)
    chosen = usable & ~nation
    if regions is not None:
        chosen &= facts["region_code"].isin(list(regions)).to_numpy()
    whole, parts = whole_year(facts), ~_equal(facts["subgroup"], "")
    undivided, other_base = bases.of_whole(facts, usable)
    parts &= ~undivided
    target, derived = _equal(facts["status"], "target"), _equal(facts["status"], "derived")
    value = ~target & (~derived | view.derived)
    within = {
        "derived": chosen & derived & whole & undivided,
        "part_year": chosen & value & undivided & ~whole,
        "subgroups": chosen & value & whole & parts,
    }
    left_out = {name: mask & ~other_base for name, mask in within.items() if not getattr(view, name)}
    left_out["other_base"] = chosen & value & whole & other_base
    planned = (chosen | (nation & view.nation)) & target & undivided & whole
    provinces = usable & ~nation & value & whole & undivided if view.province else np.zeros(len(facts), dtype=bool)
    if view.province:
        provinces &= facts["region_code"].astype("str").str.endswith(PROVINCE_ENDING).to_numpy(dtype=bool)
    return SortedFacts(
        values=bases.with_base_names(_rows(facts, chosen & value & whole & undivided)),
        nation=bases.with_base_names(_rows(facts, nation & value & whole & undivided)),
        targets=bases.with_base_names(_rows(facts, planned & view.targets)),
        part_year=bases.with_base_names(_rows(facts, within["part_year"] & view.part_year)),
        subgroups=_rows(facts, within["subgroups"] & view.subgroups),
        nation_subgroups=_rows(facts, nation & value & whole & parts & view.subgroups),
        left_out={name: int(mask.sum()) for name, mask in left_out.items()},
        provinces=bases.with_base_names(_rows(facts, provinces)),
    )


def missing(view: View, present: Sequence[str] | set[str]) -> tuple[str, ...]:
    """Return the chosen regions that are not among ``present``, in the order chosen."""
    have = set(present)
    return tuple(code for code in chosen_regions(view) or () if code not in have)


def between(cells: pd.DataFrame, view: View) -> pd.DataFrame:
    """Keep the years from ``view.since`` to ``view.until``, both included; None is open."""
    if view.since is None and view.until is None:
        return cells
    mask = np.ones(len(cells), dtype=bool)
    if view.since is not None:
        mask &= (cells["year"] >= view.since).to_numpy(dtype=bool)
    if view.until is not None:
        mask &= (cells["year"] <= view.until).to_numpy(dtype=bool)
    return _rows(cells, mask)
