"""The matrix in a workbook: many indicators, each in its own unit, with standing shown by sign and colour."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.matrix import IndicatorLine, Matrix, regions_are_rows
from compare.model import format as fmt
from compare.model.caption import direction_words
from compare.model.names import category_name, indicator_name, with_unit
from compare.model.view import View
from etl.model.messages import message
from exports.parts import mark_text
from exports.xlsx.parts import cells, shading
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.mark_cell import put_mark
from exports.xlsx.sheet import Sheet

LINE_COLUMNS = ("category", "indicator", "unit", "direction", "year", "kind.nation")


def _about(line: IndicatorLine, view: View) -> list[str | int | None]:
    one, lang = line.indicator, view.lang
    direction = direction_words(one, lang)
    category = category_name(one.category, lang)
    return [category, indicator_name(one, lang), fmt.unit_name(one.unit, lang), direction, line.year]


def _indicators_down(sheet: Worksheet, answer: Matrix, view: View) -> int:
    region_names = [region.name for region in answer.regions]
    cells.header(sheet, HEADER_ROW, [*mark_text.headings(LINE_COLUMNS, view.lang), *region_names], freeze_columns=2)
    found: list[shading.Judged] = []
    row = HEADER_ROW
    for row, line in enumerate(answer.lines, start=HEADER_ROW + 1):
        cells.put_row(sheet, row, _about(line, view))
        nation = put_mark(sheet, row, len(LINE_COLUMNS), line.nation, view.lang)
        for column, mark in enumerate(line.cells, start=len(LINE_COLUMNS) + 1):
            found += shading.beside_nation(mark, put_mark(sheet, row, column, mark, view.lang), line.indicator, nation)
    shading.judge(sheet, found, sign=True)
    return row


def _regions_down(sheet: Worksheet, answer: Matrix, view: View) -> int:
    titles = [_title(line, view) for line in answer.lines]
    cells.header(
        sheet, HEADER_ROW, [*mark_text.headings(("region", "region_code"), view.lang), *titles], freeze_columns=1
    )
    found: list[shading.Judged] = []
    nations: list[Cell | None] = [None] * len(answer.lines)
    row = HEADER_ROW
    if any(line.nation for line in answer.lines):
        row += 1
        cells.put(sheet, row, 1, message("export.kind.nation", view.lang))
        nations = [put_mark(sheet, row, at, line.nation, view.lang) for at, line in enumerate(answer.lines, start=3)]
    for which, region in enumerate(answer.regions):
        row += 1
        cells.put_row(sheet, row, (region.name, region.code))
        for at, (line, nation) in enumerate(zip(answer.lines, nations, strict=True), start=3):
            mark = line.cells[which]
            found += shading.beside_nation(mark, put_mark(sheet, row, at, mark, view.lang), line.indicator, nation)
    shading.judge(sheet, found, sign=True)
    return row


def _title(line: IndicatorLine, view: View) -> str:
    title = with_unit(line.indicator, view.lang)
    return f"{title} {line.year}" if line.year else title


class _Sheet(Sheet[Matrix]):
    """The matrix the way round it is shown, the nation first."""

    def write(self, sheet: Worksheet, answer: Matrix, view: View, /) -> int:
        return (_regions_down if regions_are_rows(answer, view) else _indicators_down)(sheet, answer, view)


SHEET: Sheet[Matrix] = _Sheet()
