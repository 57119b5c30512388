"""Several trends in a workbook: one grid, a block of rows an indicator, years across."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.trends import Trends
from compare.model import format as fmt
from compare.model.names import indicator_name
from compare.model.view import View
from etl.model.messages import message
from exports.parts import marks
from exports.parts.grids import grid
from exports.xlsx import cells
from exports.xlsx.cells import HEADER_ROW
from exports.xlsx.marked import put_mark

LEADING = ("indicator", "unit", "region", "region_code", "kind", "subgroup")


def write_trends(sheet: Worksheet, answer: Trends, view: View) -> int:
    """Write the grid of every indicator under one row of years; return the last row written."""
    grids = [grid(panel) for panel in answer.panels]
    years = sorted({title for laid in grids for title in laid.titles})
    cells.header(sheet, HEADER_ROW, [*marks.headings(LEADING, view.lang), *years], freeze_columns=3)
    place = {title: column for column, title in enumerate(years, start=len(LEADING) + 1)}
    row = HEADER_ROW
    for panel, laid in zip(answer.panels, grids, strict=True):
        name, unit = indicator_name(panel.indicator, view.lang), fmt.unit_name(panel.indicator.unit, view.lang)
        for line in laid.rows:
            row += 1
            kind = message(f"export.kind.{line.kind}", view.lang)
            leading = (name, unit, line.region, line.region_code, kind, line.subgroup or None)
            cells.put_row(sheet, row, leading)
            for title, mark in zip(laid.titles, line.cells, strict=True):
                if mark is not None:
                    put_mark(sheet, row, place[title], mark, view.lang)
    return row
