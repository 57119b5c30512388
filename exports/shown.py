"""The sheet that shows what the tab shows, with its finding above and its caveats below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers import (
    Answer,
    Change,
    ComparisonTable,
    Matrix,
    Profile,
    Ranking,
    Relation,
    Trend,
    Trends,
)
from compare.names import join
from compare.view import View
from etl.messages import message
from exports import sheets
from exports.change_sheet import write_change
from exports.grid_sheet import write_grid
from exports.many import write_matrix, write_profile
from exports.notes import subtitle
from exports.ranking_sheet import write_ranking
from exports.relation_sheet import write_relation
from exports.sheets import HEADER_ROW
from exports.trends_sheet import write_trends

WRITERS: dict[type, Callable[[Worksheet, Any, View], int]] = {
    Ranking: write_ranking,
    Trend: write_grid,
    Trends: write_trends,
    Change: write_change,
    Matrix: write_matrix,
    Relation: write_relation,
    Profile: write_profile,
    ComparisonTable: write_grid,
}
"""What writes the table of each kind of answer from :data:`HEADER_ROW` on; it returns the last row written."""


def write(sheet: Worksheet, answer: Answer, view: View) -> None:
    """Write the answer: its finding, what it is about, the table as shown, and the regions without a value."""
    sheets.put(sheet, 1, 1, answer.finding.text(view.lang)).font = sheets.TITLE_FONT
    sheets.put(sheet, 2, 1, subtitle(answer, view)).font = sheets.QUIET_FONT
    last = WRITERS[type(answer)](sheet, answer, view)
    sheets.filtered(sheet, HEADER_ROW, sheet.max_column, last)
    sheets.fit(sheet, HEADER_ROW)
    sheets.paper(sheet)
    if sheet.page_setup.fitToWidth > 1:  # on the further pages stands the table alone, not a part of the finding
        sheet.print_area = f"A{HEADER_ROW}:{get_column_letter(sheet.max_column)}{max(last, HEADER_ROW)}"
        sheet.oddHeader.left.text = answer.finding.text(view.lang).replace("&", "&&")[:200]
    below = last + 2
    if answer.missing:
        absent = message(
            "export.missing", view.lang, regions=join([place.name for place in answer.missing], view.lang, None)
        )
        sheets.put(sheet, below, 1, absent).font = sheets.QUIET_FONT
        below += 1
    for caveat in answer.caveats:
        sheets.put(sheet, below, 1, caveat.text(view.lang)).font = sheets.QUIET_FONT
        below += 1
