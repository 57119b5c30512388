"""The sheets of matrix and profile: many indicators, each in its own unit, with standing told by sign and colour."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.matrix import Line, Matrix, regions_down
from compare.answers.profile import Profile
from compare.answers.profile_rows import ProfileRow
from compare.answers.ranking import rank_label
from compare.model import format as fmt
from compare.model.caption import direction_words
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name, with_unit
from compare.model.view import View
from etl.model.catalogue import Indicator
from etl.model.messages import Language, message, wording
from exports.parts import colours, marks
from exports.parts.colours import Judged
from exports.xlsx import cells
from exports.xlsx.cells import HEADER_ROW
from exports.xlsx.marked import put_mark

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
    return put_mark(sheet, row, column, mark, language) if mark is not None else None


def _judged(mark: Mark | None, cell: Cell | None, indicator: Indicator, nation: Cell | None) -> Iterator[Judged]:
    """Yield the cell with what it is judged by, where it is; ``nation`` holds the national value of its line."""
    if mark is not None and cell is not None and mark.standing != "unknown" and mark.nation is not None:
        yield Judged(cell, colours.reference(mark.nation, nation), indicator.direction)


def _about(line: Line, view: View) -> list[str | int | None]:
    one, lang = line.indicator, view.lang
    direction = direction_words(one, lang)
    category = category_name(one.category, lang)
    return [category, indicator_name(one, lang), fmt.unit_name(one.unit, lang), direction, line.year]


def _indicators_down(sheet: Worksheet, answer: Matrix, view: View) -> int:
    places = [place.name for place in answer.regions]
    cells.header(sheet, HEADER_ROW, [*marks.headings(LINE_COLUMNS, view.lang), *places], freeze_columns=2)
    judged: list[Judged] = []
    row = HEADER_ROW
    for row, line in enumerate(answer.lines, start=HEADER_ROW + 1):
        cells.put_row(sheet, row, _about(line, view))
        nation = _put_mark(sheet, row, len(LINE_COLUMNS), line.nation, view.lang)
        for column, mark in enumerate(line.cells, start=len(LINE_COLUMNS) + 1):
            judged += _judged(mark, _put_mark(sheet, row, column, mark, view.lang), line.indicator, nation)
    colours.judge(sheet, judged, sign=True)
    return row


def _regions_down(sheet: Worksheet, answer: Matrix, view: View) -> int:
    titles = [_title(line, view) for line in answer.lines]
    cells.header(sheet, HEADER_ROW, [*marks.headings(("region", "region_code"), view.lang), *titles], freeze_columns=1)
    judged: list[Judged] = []
    nations: list[Cell | None] = [None] * len(answer.lines)
    row = HEADER_ROW
    if any(line.nation for line in answer.lines):
        row += 1
        cells.put(sheet, row, 1, message("export.kind.nation", view.lang))
        nations = [_put_mark(sheet, row, at, line.nation, view.lang) for at, line in enumerate(answer.lines, start=3)]
    for which, place in enumerate(answer.regions):
        row += 1
        cells.put_row(sheet, row, (place.name, place.code))
        for at, (line, nation) in enumerate(zip(answer.lines, nations, strict=True), start=3):
            mark = line.cells[which]
            judged += _judged(mark, _put_mark(sheet, row, at, mark, view.lang), line.indicator, nation)
    colours.judge(sheet, judged, sign=True)
    return row


def _title(line: Line, view: View) -> str:
    title = with_unit(line.indicator, view.lang)
    return f"{title} {line.year}" if line.year else title


def write_matrix(sheet: Worksheet, answer: Matrix, view: View) -> int:
    """Write the matrix the way round it is shown, the nation first; return the last row written."""
    return (_regions_down if regions_down(answer, view) else _indicators_down)(sheet, answer, view)


def _spread(row: ProfileRow) -> dict[str, marks.Value | Mark]:
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


def _profile_row(row: ProfileRow, view: View) -> dict[str, marks.Value | Mark]:
    mark, one, lang = row.mark, row.indicator, view.lang
    rank = rank_label(mark) if row.spine else ""
    standing = wording("export.reason", row.reason, lang) if row.reason else ""
    return {
        "category": category_name(one.category, lang),
        "indicator": indicator_name(one, lang),
        "unit": fmt.unit_name(one.unit, lang),
        "direction": direction_words(one, lang),
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
        "flags": marks.flags(mark, lang) or None,
    }


def _cells(row: ProfileRow, view: View) -> Iterator[marks.Value | Mark]:
    told = _profile_row(row, view)
    yield from (told.get(name) for name in PROFILE_COLUMNS)


def write_profile(sheet: Worksheet, answer: Profile, view: View) -> int:
    """Write a row an indicator with the spread it lies in; return the last row written."""
    cells.header(sheet, HEADER_ROW, marks.headings(PROFILE_COLUMNS, view.lang), freeze_columns=2)
    judged: list[Judged] = []
    row = HEADER_ROW
    for row, one in enumerate(answer.rows, start=HEADER_ROW + 1):
        put: dict[str, Cell | None] = {}
        for column, (name, value) in enumerate(zip(PROFILE_COLUMNS, _cells(one, view), strict=True), start=1):
            if isinstance(value, Mark):
                put[name] = put_mark(sheet, row, column, value, view.lang)
            else:
                style = fmt.excel(value, "") if name in _IN_UNIT and isinstance(value, float) else "General"
                cells.put(sheet, row, column, value, style=style)
        judged += _judged(one.mark, put.get("value"), one.indicator, put.get("nation"))
    colours.judge(sheet, judged, sign=True)
    _colour_standing(sheet, view, row)
    return row


def _colour_standing(sheet: Worksheet, view: View, last: int) -> None:
    """Colour difference and standing of a profile by the standing."""
    first = HEADER_ROW + 1
    if last < first:
        return
    left, right = (get_column_letter(PROFILE_COLUMNS.index(name) + 1) for name in ("difference", "standing"))
    for judgement in colours.COLOURS:
        said = colours.quoted(message(f"export.standing.{judgement}", view.lang))
        colours.colour(sheet, f"{left}{first}:{right}{last}", f"${right}{first}={said}", judgement)
