"""The change in a workbook: both years with what lies between them, and slopes as a native chart."""

from __future__ import annotations

from openpyxl.chart import LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.change import TwoYears
from compare.model import format as fmt
from compare.model.mark import Mark
from compare.model.names import called
from compare.model.view import View
from compare.rules.direction import Movement
from etl.model.messages import Language, message
from exports.parts import mark_text
from exports.xlsx.parts import cells, series, shading
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.charts import ChartSheet
from exports.xlsx.parts.mark_cell import put_mark
from exports.xlsx.sheet import Sheet

LEADING = ("region", "region_code", "kind", "subgroup")


def titles(answer: TwoYears, language: Language) -> list[str]:
    """Return the headings: the region, both years, the change absolute and relative, its judgement, a remark."""
    unit = fmt.difference_unit(answer.indicator.unit, language)
    computed = [message("export.change", language, unit=unit), *mark_text.headings(("relative",), language)]
    return [
        *mark_text.headings(LEADING, language),
        str(answer.first),
        str(answer.last),
        *computed,
        *mark_text.headings(("movement", "remark"), language),
    ]


def _write_region(sheet: Worksheet, row: int, mark: Mark, kind: str, view: View) -> None:
    kind_text = message(f"export.kind.{kind}", view.lang)
    cells.put_row(sheet, row, (mark.region, mark.region_code, kind_text, mark.subgroup or None))


def _movement(sheet: Worksheet, row: int, movement: Movement, view: View) -> None:
    lang = view.lang
    put_mark(sheet, row, 5, movement.before, view.lang)
    put_mark(sheet, row, 6, movement.after, view.lang)
    if movement.absolute is not None:
        cells.put(sheet, row, 7, movement.absolute, style=fmt.excel_signed(movement.absolute))
    if movement.relative is not None:
        cells.put(sheet, row, 8, movement.relative / 100, style="+0.0%;-0.0%;0%")
    if movement.standing != "unknown":
        cells.put(sheet, row, 9, message(f"export.movement.{movement.standing}", lang))
    if movement.reason:
        cells.put(sheet, row, 10, message(f"export.remark.{movement.reason}", lang))


def _colour(sheet: Worksheet, answer: TwoYears, last: int) -> None:
    """Colour the change by its sign, where it was judged."""
    first = HEADER_ROW + 1
    if answer.indicator.direction == "neutral" or last < first:
        return
    for judgement, sign in shading.OPERATORS[answer.indicator.direction].items():
        if judgement == "equal":
            continue
        formula = f'AND($I{first}<>"",ISNUMBER($G{first}),$G{first}{sign}0)'
        shading.colour(sheet, f"G{first}:I{last}", formula, judgement)


def _chart(sheet: Worksheet, answer: TwoYears, view: View) -> LineChart:
    """Draw a line of two points a region, the nation dashed; bounds and approximate values say so in their cells."""
    movements = answer.lines[-series.MAX_SERIES :]
    headings = [*mark_text.headings(("year",), view.lang), *(called(movement.after) for movement in movements)]
    cells.header(sheet, 1, headings, freeze_columns=1, repeated=False)
    chart = LineChart()
    for row, year in ((2, answer.first), (3, answer.last)):
        cells.put(sheet, row, 1, str(year))
    for column, movement in enumerate(movements, start=2):
        for row, mark in ((2, movement.before), (3, movement.after)):
            cells.put(sheet, row, column, mark.value, style=mark_text.number_format(mark, view.lang))
        draw = series.dashed if movement is answer.national else series.plain
        chart.append(draw(sheet, column, 3))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=3))
    series.dress(chart, series.title(answer, view))
    chart.width, chart.height = 20.0, 14.0
    return chart


class _Sheet(Sheet[TwoYears]):
    """The regions, the nation, the regions with one year, and the targets."""

    def write(self, sheet: Worksheet, answer: TwoYears, view: View, /) -> int:
        cells.header(sheet, HEADER_ROW, titles(answer, view.lang), freeze_columns=1)
        row = HEADER_ROW
        national = [("nation", answer.national)] if answer.national else []
        kinds = [("subgroup" if movement.after.subgroup else "region", movement) for movement in answer.movements]
        for kind, movement in (*kinds, *national):
            row += 1
            _write_region(sheet, row, movement.after, kind, view)
            _movement(sheet, row, movement, view)
        for mark in answer.single:
            row += 1
            _write_region(sheet, row, mark, "subgroup" if mark.subgroup else "region", view)
            put_mark(sheet, row, 5 if mark.year == answer.first else 6, mark, view.lang)
            cells.put(sheet, row, 10, message("export.remark.single", view.lang, year=answer.lacks(mark)))
        for mark in answer.targets:
            row += 1
            _write_region(sheet, row, mark, "target", view)
            put_mark(sheet, row, 6, mark, view.lang)
        _colour(sheet, answer, row)
        return row

    def charts(self, answer: TwoYears, /) -> tuple[ChartSheet, ...]:
        if not answer.movements:
            return ()
        return (ChartSheet(lambda sheet, view: _chart(sheet, answer, view), len(answer.lines)),)


SHEET: Sheet[TwoYears] = _Sheet()
