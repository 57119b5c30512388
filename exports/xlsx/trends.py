"""Several trends in a workbook: one grid, a block of rows an indicator, years across, and a chart a panel."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.trends import Trends
from compare.model import format as fmt
from compare.model.names import indicator_name
from compare.model.view import View
from exports.parts import mark_text
from exports.parts.grids import trend_grid
from exports.xlsx.parts import cells
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.grid import LEADING, line_chart, put_leading
from exports.xlsx.parts.mark_cell import put_mark
from exports.xlsx.sheet import Sheet

BEFORE = ("indicator", "unit")


class _Sheet(Sheet[Trends]):
    """The grid of every indicator under one row of years."""

    def write(self, sheet: Worksheet, answer: Trends, view: View, /) -> int:
        grids = [trend_grid(panel) for panel in answer.panels]
        years = sorted({title for laid in grids for title in laid.titles})
        leading = mark_text.headings((*BEFORE, *LEADING), view.lang)
        cells.header(sheet, HEADER_ROW, [*leading, *years], freeze_columns=3)
        column_of = {title: column for column, title in enumerate(years, start=len(leading) + 1)}
        at = HEADER_ROW
        for panel, laid in zip(answer.panels, grids, strict=True):
            name, unit = indicator_name(panel.indicator, view.lang), fmt.unit_name(panel.indicator.unit, view.lang)
            for row in laid.rows:
                at += 1
                put_leading(sheet, at, row, view, name, unit)
                for title, mark in zip(laid.titles, row.cells, strict=True):
                    if mark is not None:
                        put_mark(sheet, at, column_of[title], mark, view.lang)
        return at

    def charts(self, answer: Trends, /) -> tuple[ChartSheet, ...]:
        return tuple(chart for panel in answer.panels for chart in line_chart(panel, trend_grid(panel)))


SHEET: Sheet[Trends] = _Sheet()
