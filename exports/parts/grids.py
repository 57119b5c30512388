"""Answers over years or indicators as one grid of marks, with all that the tab shows beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.answers.table import ComparisonTable, ValueColumn
from compare.answers.trend import Series, Trend
from compare.model.mark import Mark
from etl.model.messages import Language, message


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: what kind of values, of which place and subgroup, and a mark or None for every column."""

    kind: str
    region_code: str
    region: str
    subgroup: str
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings of the value columns and the rows under them.

    ``partial`` tells which columns hold part-year values; ``dated``: every target must show its own year.
    """

    titles: tuple[str, ...]
    partial: tuple[bool, ...]
    rows: tuple[GridRow, ...]
    dated: bool


def row_name(row: GridRow, language: Language) -> str:
    """Name a row by its region, and by what sets it apart from the region's plain values."""
    apart = [row.subgroup] if row.subgroup else []
    if row.kind in ("target", "part_year"):
        apart.append(message(f"export.kind.{row.kind}", language))
    return f"{row.region} ({', '.join(apart)})" if apart else row.region


def _spread(marks: Sequence[Mark], years: Sequence[int], kind: str) -> list[GridRow]:
    """Lay separate marks out under their years, a row a region; a second mark of one year takes a further row."""
    rows: list[tuple[Mark, dict[int, Mark]]] = []
    for mark in marks:
        free = (cells for first, cells in rows if first.region_code == mark.region_code and mark.year not in cells)
        cells = next(free, None)
        if cells is None:
            cells = {}
            rows.append((mark, cells))
        cells[mark.year] = mark
    return [
        GridRow(kind, first.region_code, first.region, first.subgroup, tuple(cells.get(year) for year in years))
        for first, cells in rows
    ]


def trend_grid(answer: Trend) -> Grid:
    """Lay a trend out: a row a line, years across, targets and part-year values in rows of their own."""
    ahead = sorted({mark.year for mark in answer.targets} - set(answer.years))
    years = sorted([*answer.years, *ahead])
    column_of = {year: position for position, year in enumerate(answer.years)}

    def row(series: Series, kind: str) -> GridRow:
        cells = tuple(series.points[column_of[year]] if year in column_of else None for year in years)
        return GridRow(kind, series.region_code, series.region, series.subgroup, cells)

    rows = [row(series, "subgroup" if series.subgroup else "region") for series in answer.series]
    rows += [row(series, series.benchmark) for series in answer.benchmarks]
    rows += _spread(answer.targets, years, "target")
    rows += _spread([mark for series in answer.series for mark in series.part_year], years, "part_year")
    filled_rows = tuple(row for row in rows if any(row.cells))
    return Grid(tuple(map(str, years)), (False,) * len(years), filled_rows, dated=False)


def table_grid(answer: ComparisonTable) -> Grid:
    """Lay a comparison table out, with the nation and the targets in rows of their own."""
    columns = list(answer.columns)
    if answer.columns_are == "years":
        unseen = {mark.year for mark in answer.targets} - {column.year for column in columns}
        unit = answer.indicators[0].unit
        columns += [ValueColumn(f"target:{y}", str(y), answer.indicators[0].id, unit, y) for y in unseen]
        columns.sort(key=lambda column: (column.year or 0, column.part_year))
    column_of = {column.key: position for position, column in enumerate(answer.columns)}

    def laid(cells: Sequence[Mark | None]) -> tuple[Mark | None, ...]:
        return tuple(cells[column_of[column.key]] if column.key in column_of else None for column in columns)

    rows = [
        GridRow("subgroup" if row.subgroup else "region", row.region_code, row.region, row.subgroup, laid(row.cells))
        for row in answer.rows
    ]
    if (nation := answer.benchmark) is not None:
        rows.append(GridRow("nation", nation.region_code, nation.region, "", laid(nation.cells)))
    rows += _target_rows(answer, columns)
    partial = tuple(column.part_year for column in columns)
    return Grid(tuple(column.title for column in columns), partial, tuple(rows), answer.columns_are == "indicators")


def _target_rows(answer: ComparisonTable, columns: Sequence[ValueColumn]) -> list[GridRow]:
    """Put each target under its year, or its indicator; a second one of the same place takes a further row."""
    if answer.columns_are == "years":
        return _spread(answer.targets, [-1 if column.part_year else column.year or -1 for column in columns], "target")
    rows = []
    for mark in answer.targets:
        cells = tuple(mark if mark.indicator == c.indicator and not c.part_year else None for c in columns)
        rows.append(GridRow("target", mark.region_code, mark.region, mark.subgroup, cells))
    return rows
