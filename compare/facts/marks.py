"""From rows of the tidy table to marks: where each comes from and how it stands in the answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from compare.facts.sorted_facts import whole_year
from compare.model.mark import Mark, Sources
from compare.model.names import province_of, region_names
from compare.model.view import View
from compare.rules import bounds
from etl.model.catalogue import Catalogue, Direction
from etl.model.document import TABLE_FORMATS

_FIELDS = tuple(field.name for field in fields(Mark))
_STATED = _FIELDS[: _FIELDS.index("part_year")]
"""Fields of a mark that are columns of the table."""

_SETTERS = {name: getattr(Mark, name).__set__ for name in _FIELDS}

_CITED = attrgetter("doc", "source_title", "source_publisher", "source_date")

Nation = Mapping[tuple[int, str], Mark]
"""The nation's marks by year and subgroup: like is compared with like."""
Provinces = Mapping[tuple[str, int], Mark]
"""The provinces' marks by code and year."""


def texts(column: pd.Series) -> list[Any]:
    """Return the column's values; of a categorical each text is one object, so that equal ones compare by identity."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return list(column.tolist())
    held = column.array
    names = [*held.categories.tolist(), np.nan]  # a missing value has code -1: the last
    return [names[code] for code in held.codes.tolist()]


def _column(rows: pd.DataFrame, name: str) -> list[Any]:
    values = texts(rows[name])
    if name == "value_high":
        return [None if value != value else value for value in values]
    if name == "flags":
        return [tuple(text.split("|")) if text else () for text in values]
    return values


def _regions(codes: list[str], stated: list[str], catalogue: Catalogue, view: View) -> list[str]:
    names = region_names(catalogue, dict.fromkeys(codes), view.lang)
    known = catalogue.divisions
    return [names[code] if code in known else region for code, region in zip(codes, stated, strict=True)]


@dataclass(frozen=True, slots=True)
class _Comparison:
    """How values compare with a benchmark: its value, the difference and its standing, one entry a row."""

    values: Iterable[float | None] = field(default_factory=lambda: repeat(None))
    differences: Iterable[float | None] = field(default_factory=lambda: repeat(None))
    standings: Iterable[str] = field(default_factory=lambda: repeat("unknown"))


def _compared(
    rows: pd.DataFrame, part: np.ndarray, keys: Iterable[Any], benchmark: Mapping[Any, Mark], direction: Direction
) -> _Comparison:
    """Compare every row with the mark of its key in ``benchmark``; never a part-year value with a whole year's."""
    if not benchmark:
        return _Comparison()
    known = {key: position for position, key in enumerate(benchmark)}
    table = pd.DataFrame(
        [(mark.value, mark.value_high, mark.qualifier) for mark in benchmark.values()],
        columns=["value", "value_high", "qualifier"],
    )
    nation_low, nation_high = bounds.intervals(table)
    at = np.array([known.get(key, -1) for key in keys], dtype=np.int64)
    at[part] = -1
    low, high = bounds.intervals(rows)
    pad = [np.nan]  # position -1: no value of the benchmark
    values = np.append(table["value"].to_numpy(dtype=float), pad)[at]
    nation_low, nation_high = np.append(nation_low, pad)[at], np.append(nation_high, pad)[at]
    exact = (low == high) & (nation_low == nation_high)
    difference = np.round(rows["value"].to_numpy(dtype=float) - values, bounds.NOISE)
    return _Comparison(
        [None if index < 0 else value for index, value in zip(at.tolist(), values.tolist(), strict=True)],
        [found if ok else None for found, ok in zip(difference.tolist(), exact.tolist(), strict=True)],
        bounds.standings(low, high, nation_low, nation_high, direction).tolist(),
    )


def _comparison_columns(
    rows: pd.DataFrame,
    part: np.ndarray,
    nation: Nation,
    provinces: Provinces,
    catalogue: Catalogue,
    view: View,
    direction: Direction,
) -> dict[str, Iterable[Any]]:
    """Return the columns of marks that tell how they stand beside the nation and their province."""
    years, subgroups = rows["year"].tolist(), texts(rows["subgroup"])
    comparison = _compared(rows, part, zip(years, subgroups, strict=True), nation, direction)
    columns: dict[str, Iterable[Any]] = {"nation": comparison.values, "province": repeat(None)}
    if provinces:
        codes = texts(rows["region_code"])
        above = {code: province_of(catalogue, code) for code in set(codes)}
        # A province is not compared with itself; a subgroup has no like among the provinces' values.
        pairs = zip(codes, subgroups, strict=True)
        own = [None if group or above[code] == code else above[code] for code, group in pairs]
        with_province = _compared(rows, part, zip(own, years, strict=True), provinces, direction)
        columns["province"] = with_province.values
        comparison = with_province if view.against == "province" else comparison
    return columns | {"difference": comparison.differences, "standing": comparison.standings}


def marks_of(
    rows: pd.DataFrame,
    catalogue: Catalogue,
    view: View,
    *,
    nation: Nation | None = None,
    provinces: Provinces | None = None,
    direction: Direction = "neutral",
    year: int | None = None,
    ranked: bool = False,
    known: Mapping[str, Iterable[Any]] | None = None,
) -> list[Mark]:
    """Make a mark of every row, in the rows' order. Rows need a region, a year and a value.

    ``nation`` sets the marks beside the nation's of the same year and subgroup, ``provinces`` beside their province's
    of the same year; which of both difference and standing refer to is the view's ``against``. ``year`` is the year the
    answer is about: marks of another say so. ``ranked`` gives the marks their places among each other, by
    ``direction``.
    ``known`` are fields (one entry a row) computed elsewhere, where many indicators are handled at once.
    """
    if rows.empty:
        return []
    columns: dict[str, Any] = {name: _column(rows, name) for name in _STATED}
    columns["region"] = _regions(columns["region_code"], columns["region"], catalogue, view)
    part = ~whole_year(rows)
    columns["part_year"] = part.tolist()
    columns["other_year"] = [year is not None and own != year for own in columns["year"]]
    if ranked:
        ranks = bounds.ranks(*bounds.intervals(rows), direction)
        columns |= dict(zip(("rank", "rank_to", "tied"), (each.tolist() for each in ranks), strict=True))
    else:
        columns |= {"rank": repeat(None), "rank_to": repeat(None), "tied": repeat(False)}
    columns |= _comparison_columns(rows, part, nation or {}, provinces or {}, catalogue, view, direction)
    columns |= dict(known) if known else {}
    columns["base"] = texts(rows["base"]) if "base" in rows else repeat("")
    return _built(columns, len(rows))


def _built(columns: Mapping[str, Iterable[Any]], count: int) -> list[Mark]:
    """Make ``count`` marks, field by field: a third of the time that thousands of calls of Mark take."""
    marks = list(map(object.__new__, repeat(Mark, count)))
    for name, set_field in _SETTERS.items():
        deque(map(set_field, marks, columns[name]), maxlen=0)
    return marks


def by_year(marks: Iterable[Mark]) -> dict[tuple[int, str], Mark]:
    """Key marks of one region by (year, subgroup)."""
    return {(mark.year, mark.subgroup): mark for mark in marks}


def by_province(rows: pd.DataFrame, catalogue: Catalogue, view: View) -> dict[tuple[str, int], Mark]:
    """Return the provinces' marks of ``rows`` by (code, year)."""
    return {(mark.region_code, mark.year): mark for mark in marks_of(rows, catalogue, view)}


def sources(marks: Iterable[Mark]) -> Sources:
    """Count the reports and tables that marks come from, and the publications those cite."""
    cited = set(map(_CITED, marks))
    docs = {doc for doc, *_ in cited}
    tables = {doc for doc in docs if doc.rpartition(".")[2].lower() in TABLE_FORMATS}
    publications = {(title or doc, publisher, date) for doc, title, publisher, date in cited}
    return Sources(reports=len(docs - tables), tables=len(tables), publications=len(publications))
