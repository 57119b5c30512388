"""The sheet that shows what the tab shows, with its finding above and its caveats below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers.change import Change
from compare.answers.matrix import Matrix
from compare.answers.profile import Profile
from compare.answers.ranking import Ranking
from compare.answers.relation import Relation
from compare.answers.table import ComparisonTable
from compare.answers.trend import Trend
from compare.answers.trends import Trends
from compare.model.answer import Answer
from compare.model.caption import missing_words
from compare.model.view import View
from exports.xlsx import cells
from exports.xlsx.cells import HEADER_ROW
from exports.xlsx.change import write_change
from exports.xlsx.matrix_profile import write_matrix, write_profile
from exports.xlsx.ranking import write_ranking
from exports.xlsx.relation import write_relation
from exports.xlsx.table import write_grid
from exports.xlsx.trends import write_trends

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
    cells.put(sheet, 1, 1, answer.finding.text(view.lang)).font = cells.TITLE_FONT
    cells.put(sheet, 2, 1, answer.caption(view)).font = cells.QUIET_FONT
    last = WRITERS[type(answer)](sheet, answer, view)
    cells.filtered(sheet, HEADER_ROW, sheet.max_column, last)
    cells.fit(sheet, HEADER_ROW)
    cells.paper(sheet)
    if sheet.page_setup.fitToWidth > 1:  # on the further pages stands the table alone, not a part of the finding
        sheet.print_area = f"A{HEADER_ROW}:{get_column_letter(sheet.max_column)}{max(last, HEADER_ROW)}"
        sheet.oddHeader.left.text = answer.finding.text(view.lang).replace("&", "&&")[:200]
    below = last + 2
    if answer.missing:
        cells.put(sheet, below, 1, missing_words(answer.missing, view.lang)).font = cells.QUIET_FONT
        below += 1
    for caveat in answer.caveats:
        cells.put(sheet, below, 1, caveat.text(view.lang)).font = cells.QUIET_FONT
        below += 1
