"""Native charts, fed by cells: whoever changes a cell sees the chart follow."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart
from openpyxl.chart.label import DataLabelList
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.change import Change
from compare.answers.ranking import Ranking
from compare.answers.relation import Relation
from compare.answers.table import ComparisonTable
from compare.answers.trend import Trend
from compare.answers.trends import Trends
from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.mark import Mark
from compare.model.view import View
from etl.model.messages import message
from exports.parts import marks as words
from exports.parts.grids import GridRow, grid
from exports.xlsx import cells, series
from exports.xlsx.change import change_chart
from exports.xlsx.relation import relation_chart

CENTIMETRES = 0.9
"""Width of one bar with its gap."""
NARROW = 6
"""The chart stands beside so many columns of cells, and below more."""
CENTIMETRES_A_CHARACTER, CENTIMETRES_A_ROW = 0.19, 0.5
MAX_CENTIMETRES = 90.0
"""A chart of hundreds of bars is no wider: whoever needs more pulls it wider."""
MAX_LABELLED = 60
"""Beyond so many bars their numbers would stand on each other; they are in the cells."""


def _categories(marks: Sequence[Mark], view: View) -> list[str]:
    """Name each bar with what must stand beside its value: bound, year, derived."""
    return [
        f"{mark.region}{fmt.qualified('', mark.qualifier, view.lang, symbol=True)}{words.remark(mark, view.lang)}"
        for mark in marks
    ]


def _ranking_chart(sheet: Worksheet, answer: Ranking, view: View) -> BarChart:
    """Draw a column a region in rank order, the nation and the province as lines across, targets as diamonds."""
    due = {mark.region_code: mark for mark in answer.targets}
    columns = ["region", "value", "kind.nation", "kind.target", *(["kind.province"] if answer.provincial else [])]
    titles = words.headings(columns, view.lang)
    cells.header(sheet, 1, titles, freeze_columns=1, repeated=False)
    for row, (mark, name) in enumerate(zip(answer.marks, _categories(answer.marks, view), strict=True), start=2):
        cells.put(sheet, row, 1, name)
        cells.put(sheet, row, 2, mark.value, style=words.number_format(mark, view.lang))
        for column, other in ((3, answer.benchmark), (4, due.get(mark.region_code)), (5, answer.provincial)):
            if other is not None:
                style = words.number_format(other, view.lang, dated=column == 4)
                cells.put(sheet, row, column, other.value, style=style)
    last = len(answer.marks) + 1
    categories = Reference(sheet, min_col=1, min_row=2, max_row=last)
    bars = BarChart()
    bars.type, bars.gapWidth = "col", 40
    bars.add_data(Reference(sheet, min_col=2, min_row=1, max_row=last), titles_from_data=True)
    bars.set_categories(categories)
    bars.series[0].graphicalProperties.solidFill = series.ACCENT
    if len(answer.marks) <= MAX_LABELLED:
        bars.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    lines = LineChart()
    if answer.benchmark:
        lines.append(series.dashed(sheet, 3, last))
    if any(mark.region_code in due for mark in answer.marks):
        lines.append(series.diamonds(sheet, 4, last))
    if answer.provincial:
        lines.append(series.dashed(sheet, 5, last))
    series.dress(bars, series.title(answer, view))
    bars.width, bars.height = min(MAX_CENTIMETRES, max(24.0, CENTIMETRES * len(answer.marks))), 12.0
    if lines.series:
        lines.set_categories(categories)
        bars += lines
    return bars


def _name(row: GridRow, view: View) -> str:
    """Name a line by its region, and by what sets it apart from the region's plain values."""
    apart = [row.subgroup] if row.subgroup else []
    if row.kind in ("target", "part_year"):
        apart.append(message(f"export.kind.{row.kind}", view.lang))
    return f"{row.region} ({', '.join(apart)})" if apart else row.region


def _lines(answer: Trend | ComparisonTable) -> list[GridRow]:
    return [row for row in grid(answer).rows if row.kind != "part_year"]


def _trend_chart(sheet: Worksheet, answer: Trend | ComparisonTable, view: View) -> LineChart:
    """Draw a line a row of the grid over its years; targets as marks without a line; part-year values not at all."""
    laid = grid(answer)
    rows = _lines(answer)[: series.MAX_SERIES]
    whole = [at for at, part in enumerate(laid.partial) if not part]
    titles = [message("export.year", view.lang), *(_name(row, view) for row in rows)]
    cells.header(sheet, 1, titles, freeze_columns=1, repeated=False)
    for line, at in enumerate(whole, start=2):
        cells.put(sheet, line, 1, laid.titles[at])
        for column, row in enumerate(rows, start=2):
            mark = row.cells[at]
            if mark is not None:
                cells.put(sheet, line, column, mark.value, style=words.number_format(mark, view.lang))
    last = len(whole) + 1
    chart = LineChart()
    for column, row in enumerate(rows, start=2):
        draw = {"target": series.diamonds, "nation": series.dashed}.get(row.kind, series.plain)
        chart.append(draw(sheet, column, last))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    series.dress(chart, series.title(answer, view))
    chart.width, chart.height = 28.0, 14.0
    return chart


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Whether a kind of answer has anything to draw, and what draws it (writing the cells that feed the chart)."""

    charted: Callable[[Any], bool]
    draw: Callable[[Worksheet, Any, View], BarChart | LineChart | ScatterChart]


DRAWINGS: dict[type, _Drawing] = {
    Ranking: _Drawing(lambda answer: bool(answer.marks), _ranking_chart),
    Trend: _Drawing(lambda answer: bool(grid(answer).rows), _trend_chart),
    Change: _Drawing(lambda answer: bool(answer.moves), change_chart),
    Relation: _Drawing(lambda answer: bool(answer.points), relation_chart),
    # Indicators of different units share no axis.
    ComparisonTable: _Drawing(lambda answer: answer.across == "years" and bool(grid(answer).rows), _trend_chart),
}
"""Kinds of answer without an entry have no native chart."""


def panels(answer: Answer) -> tuple[Answer, ...]:
    """Return what is drawn, a chart each: the answer, each of several trends, or nothing."""
    every: tuple[Answer, ...] = answer.panels if isinstance(answer, Trends) else (answer,)
    return tuple(one for one in every if type(one) in DRAWINGS and DRAWINGS[type(one)].charted(one))


def shortened(answer: Answer, view: View) -> str:
    """Say where a chart leaves out lines, as Excel's hold only so many; empty where it holds all."""
    if isinstance(answer, Change):
        count = len(answer.moves) + (answer.national is not None)
    elif isinstance(answer, Trend | ComparisonTable):
        count = len(_lines(answer))
    else:
        return ""
    most = series.MAX_SERIES
    return message("export.lines_left_out", view.lang, shown=most, count=count) if count > most else ""


def _place(sheet: Worksheet, chart: Any) -> None:
    """Put the chart right of its cells, below them where they are many columns: it must be in sight. Print it alone."""
    beside = sheet.max_column <= NARROW
    column, row = (sheet.max_column + 2, 2) if beside else (1, sheet.max_row + 2)
    sheet.add_chart(chart, f"{get_column_letter(column)}{row}")
    room, right = chart.width, column
    while room > 0:
        width = sheet.column_dimensions[get_column_letter(right)].width
        room, right = room - width * CENTIMETRES_A_CHARACTER, right + 1
    bottom = row + math.ceil(chart.height / CENTIMETRES_A_ROW)
    sheet.print_area = f"{get_column_letter(column)}{row}:{get_column_letter(right)}{bottom}"


def write(sheet: Worksheet, answer: Answer, view: View) -> None:
    """Write the chart's cells and, beside or below them, the chart; only for one of :func:`panels`."""
    chart = DRAWINGS[type(answer)].draw(sheet, answer, view)
    cells.fit(sheet, 1)
    _place(sheet, chart)
    if told := shortened(answer, view):
        cells.put(sheet, 1, sheet.max_column + 2, told).font = cells.QUIET_FONT
    cells.paper(sheet)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
