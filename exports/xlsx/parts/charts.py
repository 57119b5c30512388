"""Sheets of native charts, fed by cells: whoever changes a cell sees the chart follow."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from openpyxl.chart import BarChart, LineChart, ScatterChart
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.model.view import View
from etl.model.messages import message
from exports.xlsx.parts import cells, series

NARROW = 6
"""Most columns of cells that a chart stands beside; it stands below more."""
CENTIMETRES_A_CHARACTER, CENTIMETRES_A_ROW = 0.19, 0.5

Chart: TypeAlias = BarChart | LineChart | ScatterChart


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A chart on a sheet of its own.

    ``draw`` writes the cells that feed it and returns it; ``lines`` is how many it would have (0: it has none), of
    which it holds at most :data:`exports.xlsx.parts.series.MAX_SERIES`.
    """

    draw: Callable[[Worksheet, View], Chart]
    lines: int = 0


def shortened(chart: ChartSheet, view: View) -> str:
    """Say that a chart leaves out lines, since Excel limits their number; empty where it holds all."""
    most = series.MAX_SERIES
    return message("export.lines_left_out", view.lang, shown=most, count=chart.lines) if chart.lines > most else ""


def _anchor_chart(sheet: Worksheet, chart: Any) -> None:
    """Put the chart right of its cells, below them where they are many columns: it must be in sight. Print it alone."""
    fits_right = sheet.max_column <= NARROW
    column, row = (sheet.max_column + 2, 2) if fits_right else (1, sheet.max_row + 2)
    sheet.add_chart(chart, f"{get_column_letter(column)}{row}")
    room, right = chart.width, column
    while room > 0:
        width = sheet.column_dimensions[get_column_letter(right)].width
        room, right = room - width * CENTIMETRES_A_CHARACTER, right + 1
    bottom = row + math.ceil(chart.height / CENTIMETRES_A_ROW)
    sheet.print_area = f"{get_column_letter(column)}{row}:{get_column_letter(right)}{bottom}"


def write_chart(sheet: Worksheet, chart: ChartSheet, view: View) -> None:
    """Write the chart's cells and, beside or below them, the chart."""
    drawn = chart.draw(sheet, view)
    cells.fit(sheet, 1)
    _anchor_chart(sheet, drawn)
    if shortening := shortened(chart, view):
        cells.put(sheet, 1, sheet.max_column + 2, shortening).font = cells.QUIET_FONT
    cells.paper(sheet)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
