"""The sheet that shows what the tab shows, with its finding above and its caveats below."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compare.model.answer import Answer
from compare.model.caption import missing_words
from compare.model.view import View
from exports.xlsx.parts import cells
from exports.xlsx.parts.cells import HEADER_ROW
from exports.xlsx.sheet import sheet_of


def write_answer(sheet: Worksheet, answer: Answer, view: View) -> None:
    """Write the answer: its finding, what it is about, the table as shown, and the regions without a value."""
    cells.put(sheet, 1, 1, answer.finding.text(view.lang)).font = cells.TITLE_FONT
    cells.put(sheet, 2, 1, answer.caption(view)).font = cells.QUIET_FONT
    last = sheet_of(answer).write(sheet, answer, view)
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
