"""The comparison table as a grid: numbers that sort, doubts that show, a cell that leads to its evidence."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag

from compare.answers.table import ComparisonTable, RegionRow, ValueColumn
from compare.model.names import called
from compare.model.palette import Palette
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import Drawing
from layouts.grids.fact_grid import GridCells, fact_grid, mark_cells, number_column, region_column


def grid_row(row: RegionRow, columns: tuple[ValueColumn, ...], language: Language) -> GridCells:
    """Return one row of the grid: per column its number, its text, its fact and its tooltip."""
    data: GridCells = {"id": f"{row.region_code}|{row.subgroup}", "region": called(row)}
    for column, mark in zip(columns, row.cells, strict=True):
        mind_year = column.year is None or mark is None or mark.year != column.year
        data |= mark_cells(column.key, mark, language, mind_year=mind_year)
        data |= {f"{column.key}_standing": mark.standing} if mark is not None else {}
    return data


def column_defs(answer: ComparisonTable, language: Language) -> list[dict[str, Any]]:
    """Return the grid's columns: the region, pinned, then one a year or an indicator."""
    width = 160 if answer.columns_are == "indicators" else 112
    return [region_column(language), *(number_column(column.key, column.title, width) for column in answer.columns)]


def table_grid(answer: ComparisonTable, language: Language) -> dag.AgGrid:
    """Build the grid; the nation's row stays at the top."""
    pinned = [grid_row(answer.benchmark, answer.columns, language)] if answer.benchmark else []
    return fact_grid(
        column_defs(answer, language),
        [grid_row(row, answer.columns, language) for row in answer.rows],
        language,
        pinned=pinned,
        # Of many years the latest come into sight first.
        scroll={"column": answer.columns[-1].key, "columnPosition": "end"} if answer.columns_are == "years" else None,
    )


class _Drawing(Drawing[ComparisonTable]):
    """The comparison table as a grid."""

    def draw(self, answer: ComparisonTable, view: View, _colours: Palette, _summary: str, /) -> dag.AgGrid:
        return table_grid(answer, view.lang)


DRAWING: Drawing[ComparisonTable] = _Drawing()
