"""The relation in a workbook: both values of every region with their years, and a native scatter."""

from __future__ import annotations

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.relation import Relation
from compare.model.mark import Mark
from compare.model.names import with_unit
from compare.model.view import View
from etl.model.messages import message
from exports.parts import mark_text
from exports.parts.colours import ACCENT
from exports.xlsx.parts import cells
from exports.xlsx.parts import series as drawing
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.mark_cell import put_mark
from exports.xlsx.sheet import Sheet

LEADING = ("region", "region_code", "kind")


def _row(sheet: Worksheet, row: int, kind: str, x: Mark | None, y: Mark | None, view: View) -> None:
    named = x or y
    if named is not None:
        cells.put_row(sheet, row, (named.region, named.region_code, message(f"export.kind.{kind}", view.lang)))
    for column, mark in ((4, x), (6, y)):
        if mark is not None:
            put_mark(sheet, row, column, mark, view.lang)
            cells.put(sheet, row, column + 1, mark.year)


def _chart(sheet: Worksheet, answer: Relation, view: View) -> ScatterChart:
    """Draw a point a region; the axes are titled with indicator and unit."""
    assert answer.y is not None  # an answer with points has two indicators
    titles = (with_unit(answer.x, view.lang), with_unit(answer.y, view.lang))
    cells.header(sheet, 1, [*mark_text.headings(("region",), view.lang), *titles], freeze_columns=1, repeated=False)
    for row, point in enumerate(answer.points, start=2):
        cells.put(sheet, row, 1, point.x.region)
        for column, mark in ((2, point.x), (3, point.y)):
            cells.put(sheet, row, column, mark.value, style=mark_text.number_format(mark, view.lang))
    last = len(answer.points) + 1
    xs, ys = (Reference(sheet, min_col=column, min_row=2, max_row=last) for column in (2, 3))
    series = SeriesFactory(ys, xs)
    series.marker.symbol, series.marker.size = "circle", 8
    series.marker.graphicalProperties.solidFill = ACCENT
    series.graphicalProperties.line.noFill = True
    chart = ScatterChart()
    chart.style = 13
    chart.append(series)
    drawing.dress(chart, (answer.finding.text(view.lang), titles[1]))
    chart.x_axis.title, chart.legend = cells.clean(titles[0]), None
    chart.x_axis.title.overlay = False
    chart.width, chart.height = 20.0, 14.0
    return chart


class _Sheet(Sheet[Relation]):
    """A row a region with both values, then the nation's."""

    def write(self, sheet: Worksheet, answer: Relation, view: View, /) -> int:
        sides = [answer.x, *([answer.y] if answer.y else [])]
        years = mark_text.headings(("x_year", "y_year"), view.lang)
        titles = [text for side, year in zip(sides, years, strict=False) for text in (with_unit(side, view.lang), year)]
        remark = mark_text.headings(("remark",), view.lang)
        cells.header(sheet, HEADER_ROW, [*mark_text.headings(LEADING, view.lang), *titles, *remark], freeze_columns=1)
        row = HEADER_ROW
        for row, point in enumerate(answer.points, start=HEADER_ROW + 1):
            _row(sheet, row, "region", point.x, point.y, view)
            if not point.exact:
                cells.put(sheet, row, 8, message("export.remark.inexact", view.lang))
        if answer.nation_x or answer.nation_y:
            row += 1
            _row(sheet, row, "nation", answer.nation_x, answer.nation_y, view)
        return row

    def charts(self, answer: Relation, /) -> tuple[ChartSheet, ...]:
        return (ChartSheet(lambda sheet, view: _chart(sheet, answer, view)),) if answer.points else ()


SHEET: Sheet[Relation] = _Sheet()
