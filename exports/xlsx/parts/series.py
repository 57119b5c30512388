"""What native charts are made of: series fed by a column of cells, a title that says what is shown."""

from __future__ import annotations

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import Series as ChartSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from compare.model import format as fmt
from compare.model.answer import Answer
from compare.model.names import indicator_name
from compare.model.view import View
from exports.parts.colours import HAIRLINE, INK, MUTED
from exports.xlsx.parts import cells

MAX_SERIES = 255
"""Series a chart of Excel can hold."""


def title(answer: Answer, view: View) -> tuple[str, str]:
    """Return the chart's title, which says what it shows, and its axis' title."""
    indicator = answer.about[0]
    axis = f"{indicator_name(indicator, view.lang)} ({fmt.unit_name(indicator.unit, view.lang)})"
    return answer.finding.text(view.lang), axis


def dress(chart: BarChart | LineChart | ScatterChart, title: tuple[str, str]) -> None:
    """Set title and value axis' title, legend and axes as every chart of the workbook has them."""
    chart.title, chart.y_axis.title = (cells.clean(text) for text in title)
    chart.title.overlay = chart.y_axis.title.overlay = False
    chart.x_axis.delete = chart.y_axis.delete = False
    # The axis names its unit; the cells' formats say of single values what they are not exactly.
    for axis in (chart.x_axis, chart.y_axis):
        axis.number_format = "General"
        axis.numFmt.sourceLinked = False
        if axis.majorGridlines is not None:
            axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=HAIRLINE))
    for paragraph in chart.title.tx.rich.p:
        for run in paragraph.r or ():
            run.rPr = CharacterProperties(sz=1300, b=True)
    chart.legend.position = "b"
    chart.display_blanks = "gap"  # a year without a value stays a gap


def _heading(sheet: Worksheet, column: int) -> SeriesLabel:
    letter = get_column_letter(column)
    return SeriesLabel(strRef=StrRef(f"{quote_sheetname(sheet.title)}!${letter}$1"))


def plain(sheet: Worksheet, column: int, last: int) -> ChartSeries:
    """Return the series of a column, named by its heading, whose values stand in the rows 2 to ``last``."""
    series: ChartSeries = SeriesFactory(Reference(sheet, min_col=column, min_row=2, max_row=last))
    series.tx, series.smooth = _heading(sheet, column), False
    return series


def dashed(sheet: Worksheet, column: int, last: int) -> ChartSeries:
    """Return a series as a quiet dashed line: the nation."""
    series = plain(sheet, column, last)
    series.graphicalProperties.line.solidFill = MUTED
    series.graphicalProperties.line.dashStyle = "dash"
    series.marker.symbol = "none"
    return series


def diamonds(sheet: Worksheet, column: int, last: int) -> ChartSeries:
    """Return a series as diamonds without a line: targets."""
    series = plain(sheet, column, last)
    series.graphicalProperties.line.noFill = True
    series.marker.symbol, series.marker.size = "diamond", 9
    series.marker.graphicalProperties.solidFill = INK
    return series
