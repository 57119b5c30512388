"""A grid of marks on a sheet, and as lines over its years."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.chart import LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from compare.model.answer import Answer
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import message
from exports.parts import mark_text
from exports.parts.grids import Grid, GridRow, row_name
from exports.xlsx.parts import cells, series
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.mark_cell import put_mark

LEADING = ("region", "region_code", "kind", "subgroup")


def put_leading(sheet: Worksheet, at: int, row: GridRow, view: View, *before: str) -> None:
    """Write what a row of a grid is of, after what stands ``before`` it."""
    kind = message(f"export.kind.{row.kind}", view.lang)
    cells.put_row(sheet, at, (*before, row.region, row.region_code, kind, row.subgroup or None))


def write_grid(sheet: Worksheet, laid: Grid, view: View) -> list[tuple[Mark, Cell]]:
    """Write the header and the rows of a grid from :data:`HEADER_ROW` on; return each mark with its cell."""
    cells.header(sheet, HEADER_ROW, [*mark_text.headings(LEADING, view.lang), *laid.titles], freeze_columns=1)
    written = []
    for at, row in enumerate(laid.rows, start=HEADER_ROW + 1):
        put_leading(sheet, at, row, view)
        for column, mark in enumerate(row.cells, start=len(LEADING) + 1):
            if mark is not None:
                dated = laid.dated and mark.status == "target"
                written.append((mark, put_mark(sheet, at, column, mark, view.lang, dated=dated)))
    return written


def line_chart(answer: Answer, laid: Grid) -> tuple[ChartSheet, ...]:
    """Return the chart of a grid over years: a line a row, targets as marks alone, part-year values not at all."""
    if not laid.rows:
        return ()
    lines = [row for row in laid.rows if row.kind != "part_year"]
    return (ChartSheet(lambda sheet, view: _lines(sheet, answer, laid, lines[: series.MAX_SERIES], view), len(lines)),)


def _lines(sheet: Worksheet, answer: Answer, laid: Grid, rows: list[GridRow], view: View) -> LineChart:
    whole = [at for at, part in enumerate(laid.partial) if not part]
    titles = [message("export.year", view.lang), *(row_name(row, view.lang) for row in rows)]
    cells.header(sheet, 1, titles, freeze_columns=1, repeated=False)
    for line, at in enumerate(whole, start=2):
        cells.put(sheet, line, 1, laid.titles[at])
        for column, row in enumerate(rows, start=2):
            mark = row.cells[at]
            if mark is not None:
                cells.put(sheet, line, column, mark.value, style=mark_text.number_format(mark, view.lang))
    last = len(whole) + 1
    chart = LineChart()
    for column, row in enumerate(rows, start=2):
        draw = {"target": series.diamonds, "nation": series.dashed}.get(row.kind, series.plain)
        chart.append(draw(sheet, column, last))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    series.dress(chart, series.title(answer, view))
    chart.width, chart.height = 28.0, 14.0
    return chart
