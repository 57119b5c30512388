"""The sheets of matrix and profile: many indicators, each in its own unit, with standing told by sign and fill."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from compare import format as fmt
from compare.answers import Line, Mark, Matrix, Profile, ProfileRow
from compare.matrix import regions_down
from compare.names import indicator_name
from compare.ranking import rank_label
from compare.view import View
from etl.messages import Language, message
from exports import sheets, words
from exports.sheets import HEADER_ROW

FILLS = {
    "better": PatternFill("solid", fgColor="FFD3E3F5"),
    "worse": PatternFill("solid", fgColor="FFFBDCC2"),
    "equal": PatternFill("solid", fgColor="FFE3E7EB"),
}
SIGNS = {"better": "▲", "worse": "▼", "equal": "●"}
LINE_COLUMNS = ("category", "indicator", "unit", "direction", "year", "kind.nation")
PROFILE_COLUMNS = (
    "category",
    "indicator",
    "unit",
    "direction",
    "value",
    "year",
    "nation",
    "difference",
    "standing",
    "target",
    "target_year",
    "rank",
    "rank_of",
    "worst",
    "worst_region",
    "lower_quartile",
    "median",
    "upper_quartile",
    "best",
    "best_region",
    "spread_count",
    "flags",
)
_IN_UNIT = ("difference", "lower_quartile", "median", "upper_quartile")


def _put_mark(sheet: Worksheet, row: int, column: int, mark: Mark | None, language: Language) -> Cell | None:
    """Write a value with sign and fill of its standing; the cell stays a number."""
    if mark is None:
        return None
    sign = f'"{SIGNS[mark.standing]} "' if mark.standing in SIGNS else ""
    cell = sheets.put(sheet, row, column, mark.value, style=sign + words.number_format(mark, language))
    if mark.standing in FILLS:
        cell.fill = FILLS[mark.standing]
    sheets.annotate(cell, words.note(mark, language))
    return cell


def _about(line: Line, view: View) -> list[str | int | None]:
    one, lang = line.indicator, view.lang
    direction = message(f"export.direction.{one.direction}", lang)
    category = words.coded("category", one.category, lang)
    return [category, indicator_name(one, lang), fmt.unit_name(one.unit, lang), direction, line.year]


def _indicators_down(sheet: Worksheet, answer: Matrix, view: View) -> int:
    places = [place.name for place in answer.regions]
    sheets.header(sheet, HEADER_ROW, [*words.headings(LINE_COLUMNS, view.lang), *places], freeze_columns=2)
    row = HEADER_ROW
    for row, line in enumerate(answer.lines, start=HEADER_ROW + 1):
        for column, text in enumerate(_about(line, view), start=1):
            sheets.put(sheet, row, column, text)
        for column, mark in enumerate((line.nation, *line.cells), start=len(LINE_COLUMNS)):
            _put_mark(sheet, row, column, mark, view.lang)
    return row


def _regions_down(sheet: Worksheet, answer: Matrix, view: View) -> int:
    titles = [_title(line, view) for line in answer.lines]
    sheets.header(sheet, HEADER_ROW, [*words.headings(("region", "region_code"), view.lang), *titles], freeze_columns=1)
    nation = (message("export.kind.nation", view.lang), "", [line.nation for line in answer.lines])
    rows = [
        (place.name, place.code, [line.cells[at] for line in answer.lines]) for at, place in enumerate(answer.regions)
    ]
    every = [nation, *rows] if any(nation[2]) else rows
    row = HEADER_ROW
    for row, (name, code, cells) in enumerate(every, start=HEADER_ROW + 1):
        sheets.put(sheet, row, 1, name)
        sheets.put(sheet, row, 2, code)
        for column, mark in enumerate(cells, start=3):
            _put_mark(sheet, row, column, mark, view.lang)
    return row


def _title(line: Line, view: View) -> str:
    name, unit = indicator_name(line.indicator, view.lang), fmt.unit_name(line.indicator.unit, view.lang)
    title = message("column.indicator", view.lang, name=name, unit=unit)
    return f"{title} {line.year}" if line.year else title


def write_matrix(sheet: Worksheet, answer: Matrix, view: View) -> int:
    """Write the matrix the way round it is shown, the nation first; return the last row written."""
    return (_regions_down if regions_down(answer, view) else _indicators_down)(sheet, answer, view)


def _spread(row: ProfileRow) -> dict[str, words.Value | Mark]:
    if (spine := row.spine) is None:
        return {}
    low, _, high = spine.quartiles or (None, None, None)
    return {
        "worst": spine.worst,
        "worst_region": spine.worst.region,
        "lower_quartile": low,
        "median": spine.median,
        "upper_quartile": high,
        "best": spine.best,
        "best_region": spine.best.region,
        "spread_count": spine.count,
    }


def _profile_row(row: ProfileRow, view: View) -> dict[str, words.Value | Mark]:
    mark, one, lang = row.mark, row.indicator, view.lang
    rank = rank_label(mark) if row.spine else ""
    standing = words.coded("export.reason", row.reason or "", lang) if row.reason else ""
    return {
        "category": words.coded("category", one.category, lang),
        "indicator": indicator_name(one, lang),
        "unit": fmt.unit_name(one.unit, lang),
        "direction": message(f"export.direction.{one.direction}", lang),
        "value": mark,
        "year": mark.year,
        "nation": row.nation,
        "difference": mark.difference,
        "standing": standing or message(f"export.standing.{mark.standing}", lang),
        "target": row.target,
        "target_year": row.target.year if row.target else None,
        "rank": int(rank) if rank.isdigit() else rank or None,
        "rank_of": row.of if row.spine else None,
        **_spread(row),
        "flags": words.flags(mark, lang) or None,
    }


def _cells(row: ProfileRow, view: View) -> Iterator[words.Value | Mark]:
    told = _profile_row(row, view)
    yield from (told.get(name) for name in PROFILE_COLUMNS)


def write_profile(sheet: Worksheet, answer: Profile, view: View) -> int:
    """Write a row an indicator with the spread it lies in; return the last row written."""
    sheets.header(sheet, HEADER_ROW, words.headings(PROFILE_COLUMNS, view.lang), freeze_columns=2)
    row = HEADER_ROW
    for row, one in enumerate(answer.rows, start=HEADER_ROW + 1):
        for column, (name, value) in enumerate(zip(PROFILE_COLUMNS, _cells(one, view), strict=True), start=1):
            if isinstance(value, Mark):
                _put_mark(sheet, row, column, value, view.lang)
            else:
                style = fmt.excel(value, "") if name in _IN_UNIT and isinstance(value, float) else "General"
                sheets.put(sheet, row, column, value, style=style)
    return row
