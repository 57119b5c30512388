"""The comparison table in a workbook: a grid of years or indicators across, coloured by its benchmark."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.table import ComparisonTable
from compare.model.mark import Mark
from compare.model.view import View
from exports.parts.grids import table_grid
from exports.xlsx.parts import shading
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.grid import line_chart, write_grid
from exports.xlsx.sheet import Sheet


def _colour(
    sheet: Worksheet, answer: ComparisonTable, view: View, written: Sequence[tuple[Mark, Cell]], row: int
) -> None:
    """Colour the values that were judged by the benchmark in ``row`` of their column (0: there is no such row)."""
    direction = {one.id: one.direction for one in answer.indicators}
    found = []
    for mark, cell in written:
        benchmark = mark.nation if view.against == "nation" else mark.province
        if mark.standing == "unknown" or benchmark is None:
            continue
        other = sheet.cell(row, cell.column) if row else None
        found.append(shading.Judged(cell, shading.reference(benchmark, other), direction[mark.indicator]))
    shading.judge(sheet, found, sign=False)


class _Sheet(Sheet[ComparisonTable]):
    """A row a region, the nation and the targets in rows of their own."""

    def write(self, sheet: Worksheet, answer: ComparisonTable, view: View, /) -> int:
        laid = table_grid(answer)
        written = write_grid(sheet, laid, view)
        benchmarks = {row.kind: at for at, row in enumerate(laid.rows, start=HEADER_ROW + 1)}
        _colour(sheet, answer, view, written, benchmarks.get(view.against, 0))
        return HEADER_ROW + len(laid.rows)

    def charts(self, answer: ComparisonTable, /) -> tuple[ChartSheet, ...]:
        # Indicators of different units share no axis.
        return line_chart(answer, table_grid(answer)) if answer.columns_are == "years" else ()


SHEET: Sheet[ComparisonTable] = _Sheet()
