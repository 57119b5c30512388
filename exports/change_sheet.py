"""The change in a workbook: both years with what lies between them, and slopes as a native chart."""

from __future__ import annotations

from openpyxl.chart import LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from compare import format as fmt
from compare.answers import Change, Mark, Move
from compare.view import View
from etl.messages import Language, message
from exports import colours, drawing, sheets, words
from exports.marked import put_mark
from exports.sheets import HEADER_ROW

LEADING = ("region", "region_code", "kind", "subgroup")


def titles(answer: Change, language: Language) -> list[str]:
    """Return the headings: the region, both years, the change absolute and relative, its judgement, a remark."""
    unit = fmt.difference_unit(answer.indicator.unit, language)
    computed = [message("export.change", language, unit=unit), *words.headings(("relative",), language)]
    return [
        *words.headings(LEADING, language),
        str(answer.first),
        str(answer.last),
        *computed,
        *words.headings(("movement", "remark"), language),
    ]


def _place(sheet: Worksheet, row: int, mark: Mark, kind: str, view: View) -> None:
    told = message(f"export.kind.{kind}", view.lang)
    sheets.put_row(sheet, row, (mark.region, mark.region_code, told, mark.subgroup or None))


def _move(sheet: Worksheet, row: int, move: Move, view: View) -> None:
    lang = view.lang
    put_mark(sheet, row, 5, move.before, view.lang)
    put_mark(sheet, row, 6, move.after, view.lang)
    if move.absolute is not None:
        sheets.put(sheet, row, 7, move.absolute, style=fmt.excel_signed(move.absolute))
    if move.relative is not None:
        sheets.put(sheet, row, 8, move.relative / 100, style="+0.0%;-0.0%;0%")
    if move.standing != "unknown":
        sheets.put(sheet, row, 9, message(f"export.movement.{move.standing}", lang))
    if move.reason:
        sheets.put(sheet, row, 10, message(f"export.remark.{move.reason}", lang))


def write_change(sheet: Worksheet, answer: Change, view: View) -> int:
    """Write the regions, the nation, the regions with one year, and the targets; return the last row written."""
    sheets.header(sheet, HEADER_ROW, titles(answer, view.lang), freeze_columns=1)
    row = HEADER_ROW
    national = [("nation", answer.national)] if answer.national else []
    kinds = [("subgroup" if move.after.subgroup else "region", move) for move in answer.moves]
    for kind, move in (*kinds, *national):
        row += 1
        _place(sheet, row, move.after, kind, view)
        _move(sheet, row, move, view)
    for mark in answer.single:
        row += 1
        lacks = answer.last if mark.year == answer.first else answer.first
        _place(sheet, row, mark, "subgroup" if mark.subgroup else "region", view)
        put_mark(sheet, row, 5 if mark.year == answer.first else 6, mark, view.lang)
        sheets.put(sheet, row, 10, message("export.remark.single", view.lang, year=lacks))
    for mark in answer.targets:
        row += 1
        _place(sheet, row, mark, "target", view)
        put_mark(sheet, row, 6, mark, view.lang)
    _colour(sheet, answer, row)
    return row


def _colour(sheet: Worksheet, answer: Change, last: int) -> None:
    """Colour the change by its sign, where it was judged."""
    first = HEADER_ROW + 1
    if answer.indicator.direction == "neutral" or last < first:
        return
    better, worse = (">", "<") if answer.indicator.direction == "higher" else ("<", ">")
    signs: dict[colours.Judgement, str] = {"better": better, "worse": worse}
    for judgement, sign in signs.items():
        formula = f'AND($I{first}<>"",ISNUMBER($G{first}),$G{first}{sign}0)'
        colours.colour(sheet, f"G{first}:I{last}", formula, judgement)


def _name(mark: Mark) -> str:
    return f"{mark.region} ({mark.subgroup})" if mark.subgroup else mark.region


def change_chart(sheet: Worksheet, answer: Change, view: View) -> LineChart:
    """Draw a line of two points a region, the nation dashed; bounds and approximate values say so in their cells."""
    moves = [*answer.moves, *([answer.national] if answer.national else [])][-drawing.MAX_SERIES :]
    headings = [*words.headings(("year",), view.lang), *(_name(move.after) for move in moves)]
    sheets.header(sheet, 1, headings, freeze_columns=1, repeated=False)
    chart = LineChart()
    for row, year in ((2, answer.first), (3, answer.last)):
        sheets.put(sheet, row, 1, str(year))
    for column, move in enumerate(moves, start=2):
        for row, mark in ((2, move.before), (3, move.after)):
            sheets.put(sheet, row, column, mark.value, style=words.number_format(mark, view.lang))
        draw = drawing.dashed if move is answer.national else drawing.plain
        chart.append(draw(sheet, column, 3))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=3))
    drawing.dress(chart, drawing.title(answer, view))
    chart.width, chart.height = 20.0, 14.0
    return chart
