"""The trend in a workbook: a grid of years across, and its lines as a native chart."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.trend import Trend
from compare.model.view import View
from exports.parts.grids import trend_grid
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.grid import line_chart, write_grid
from exports.xlsx.sheet import Sheet


class _Sheet(Sheet[Trend]):
    """A row a line, the nation and the targets in rows of their own."""

    def write(self, sheet: Worksheet, answer: Trend, view: View, /) -> int:
        laid = trend_grid(answer)
        write_grid(sheet, laid, view)
        return HEADER_ROW + len(laid.rows)

    def charts(self, answer: Trend, /) -> tuple[ChartSheet, ...]:
        return line_chart(answer, trend_grid(answer))


SHEET: Sheet[Trend] = _Sheet()
