"""Trend and comparison table in a workbook: one grid, years or indicators across."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.table import ComparisonTable
from compare.answers.trend import Trend
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import message
from exports.parts import colours, marks
from exports.parts.grids import grid
from exports.xlsx import cells
from exports.xlsx.cells import HEADER_ROW
from exports.xlsx.marked import put_mark


def write_grid(sheet: Worksheet, answer: Trend | ComparisonTable, view: View) -> int:
    """Write the rows of the grid as the tab shows them; return the last row written."""
    laid = grid(answer)
    leading = ("region", "region_code", "kind", "subgroup")
    titles = [*marks.headings(leading, view.lang), *laid.titles]
    cells.header(sheet, HEADER_ROW, titles, freeze_columns=1)
    judged = []
    benchmarks = {row.kind: number for number, row in enumerate(laid.rows, start=HEADER_ROW + 1)}
    row = HEADER_ROW
    for row, line in enumerate(laid.rows, start=HEADER_ROW + 1):
        kind = message(f"export.kind.{line.kind}", view.lang)
        cells.put_row(sheet, row, (line.region, line.region_code, kind, line.subgroup or None))
        for column, mark in enumerate(line.cells, start=len(leading) + 1):
            if mark is not None:
                dated = laid.dated and mark.status == "target"
                cell = put_mark(sheet, row, column, mark, view.lang, dated=dated)
                judged.append((mark, cell))
    if isinstance(answer, ComparisonTable):
        _colour_grid(sheet, answer, view, judged, benchmarks.get(view.against, 0))
    return row


def _colour_grid(
    sheet: Worksheet, answer: ComparisonTable, view: View, judged: Sequence[tuple[Mark, Cell]], row: int
) -> None:
    """Colour the values that were judged by the benchmark in ``row`` of their column (0: there is no such row)."""
    direction = {one.id: one.direction for one in answer.indicators}
    found = []
    for mark, cell in judged:
        benchmark = mark.nation if view.against == "nation" else mark.province
        if mark.standing == "unknown" or benchmark is None:
            continue
        other = sheet.cell(row, cell.column) if row else None
        found.append(colours.Judged(cell, colours.reference(benchmark, other), direction[mark.indicator]))
    colours.judge(sheet, found, sign=False)
