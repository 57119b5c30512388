"""The profile in a workbook: a row an indicator with the spread it lies in, standing shown by sign and colour."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.profile import Profile
from compare.answers.profile_rows import ProfileRow
from compare.model import format as fmt
from compare.model.caption import direction_words
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name
from compare.model.view import View
from etl.model.messages import message, wording
from exports.parts import mark_text
from exports.xlsx.parts import cells, shading
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.parts.mark_cell import put_mark
from exports.xlsx.sheet import Sheet

COLUMNS = (
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


def _spread(row: ProfileRow) -> dict[str, mark_text.Value | Mark]:
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


def _profile_row(row: ProfileRow, view: View) -> dict[str, mark_text.Value | Mark]:
    mark, one, lang = row.mark, row.indicator, view.lang
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
        "rank": mark_text.rank_value(mark) if row.spine else None,
        "rank_of": row.of if row.spine else None,
        **_spread(row),
        "flags": mark_text.flags(mark, lang) or None,
    }


def _cells(row: ProfileRow, view: View) -> Iterator[mark_text.Value | Mark]:
    values = _profile_row(row, view)
    yield from (values.get(name) for name in COLUMNS)


def _colour_standing(sheet: Worksheet, view: View, last: int) -> None:
    """Colour difference and standing of a profile by the standing."""
    first = HEADER_ROW + 1
    if last < first:
        return
    left, right = (get_column_letter(COLUMNS.index(name) + 1) for name in ("difference", "standing"))
    for judgement in shading.JUDGEMENTS:
        said = shading.quoted(message(f"export.standing.{judgement}", view.lang))
        shading.colour(sheet, f"{left}{first}:{right}{last}", f"${right}{first}={said}", judgement)


class _Sheet(Sheet[Profile]):
    """A row an indicator with the spread it lies in."""

    def write(self, sheet: Worksheet, answer: Profile, view: View, /) -> int:
        cells.header(sheet, HEADER_ROW, mark_text.headings(COLUMNS, view.lang), freeze_columns=2)
        found: list[shading.Judged] = []
        row = HEADER_ROW
        for row, one in enumerate(answer.rows, start=HEADER_ROW + 1):
            put: dict[str, Cell | None] = {}
            for column, (name, value) in enumerate(zip(COLUMNS, _cells(one, view), strict=True), start=1):
                if isinstance(value, Mark):
                    put[name] = put_mark(sheet, row, column, value, view.lang)
                else:
                    style = fmt.excel(value, "") if name in _IN_UNIT and isinstance(value, float) else "General"
                    cells.put(sheet, row, column, value, style=style)
            found += shading.beside_nation(one.mark, put.get("value"), one.indicator, put.get("nation"))
        shading.judge(sheet, found, sign=True)
        _colour_standing(sheet, view, row)
        return row


SHEET: Sheet[Profile] = _Sheet()
