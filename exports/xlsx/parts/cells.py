"""Writing cells so that nothing an analyst reads is lost, run as a formula, or cut off on paper."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from exports.parts.colours import HEADER, MUTED, NEUTRAL

MAX_TEXT = 32767
"""Characters a cell of Excel can hold."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEADER_ROW = 4
"""Where the table of an answer begins, under its finding and what it is about."""
MIN_WIDTH, MAX_WIDTH = 6, 60
MAX_NAME = 31
"""Characters a sheet's name can have."""
SHORTENED = "…（已截短 shortened）"
"""Stands at the end of a text that a cell cannot hold whole."""
MAX_FORMAT = 255
"""Characters a number format can have."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
HAIRLINE = Side(style="thin", color=f"FF{NEUTRAL}")
HEADER_FILL = PatternFill("solid", fgColor=f"FF{HEADER}")
FONT = "Microsoft YaHei"
"""Named in every cell: what Excel takes by itself has no Chinese bold, and other programs fall back to a serif."""
BODY_FONT = Font(name=FONT, size=10)
HEADER_FONT = Font(name=FONT, size=10, bold=True)
TITLE_FONT = Font(name=FONT, size=14, bold=True)
QUIET_FONT = Font(name=FONT, size=10, color=f"FF{MUTED}")
HEADING_LINES = 3
"""Lines a heading takes before it widens its column."""
LINE_HEIGHT, MAX_LINES = 15.0, 12
"""Points a line of text takes; row heights are set, since not every program computes them."""
_WRAPPED = Alignment(horizontal="left", indent=1, vertical="center", wrap_text=True)
PAGE_WIDTH = 230
"""Character cells that can be read on a page of A4 across; wider sheets go over several pages."""


def clean(text: str) -> str:
    """Remove what XML cannot hold, end lines with LF, and keep what Excel would read as an escape (``_x000D_``).

    A text longer than a cell holds is shortened and says so.
    """
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ESCAPE.sub("_x005F_", text)
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - len(SHORTENED)] + SHORTENED


def name(text: str, taken: Collection[str] = ()) -> str:
    """Return a name that a sheet may have: no ``[]:*?/\\``, at most 31 characters, unlike those ``taken``."""
    free = _NO_NAME.sub("_", _ILLEGAL.sub("", text)).strip("' ")[:MAX_NAME] or "1"
    used = {other.lower() for other in taken} | {"history"}  # Excel keeps that one to itself
    tried, number = free, 1
    while tried.lower() in used:
        number += 1
        tail = f" {number}"
        tried = free[: MAX_NAME - len(tail)] + tail
    return tried


def put(sheet: Worksheet, row: int, column: int, value: Any, *, style: str = "General") -> Cell:
    """Write a value: None and "" leave it empty, a number stays a number, text stays text however it begins."""
    cell: Cell = sheet.cell(row, column)
    if value is None or value == "":
        return cell
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"
        if value.startswith(FORMULA_STARTS):
            cell.quotePrefix = True  # editing the cell in Excel must not turn it into a formula either
        return cell
    cell.value = value
    cell.number_format = style if len(style) <= MAX_FORMAT else "General"
    return cell


def put_row(sheet: Worksheet, row: int, values: Iterable[object]) -> None:
    """Write values beside each other, from the first column on."""
    for column, value in enumerate(values, start=1):
        put(sheet, row, column, value)


def annotate(cell: Cell, text: str) -> None:
    """Attach a cell note, sized to its text."""
    if text:
        cell.comment = Comment(clean(text), "", height=24 + 18 * (text.count("\n") + 1), width=320)


def header(
    sheet: Worksheet, row: int, titles: Sequence[str], *, freeze_columns: int = 0, repeated: bool = True
) -> None:
    """Write the header row, freeze it with ``freeze_columns`` columns, and repeat both on every printed page."""
    for column, title in enumerate(titles, start=1):
        cell = put(sheet, row, column, title)
        cell.font, cell.fill = HEADER_FONT, HEADER_FILL
        cell.border = Border(bottom=HAIRLINE)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.freeze_panes = sheet.cell(row + 1, freeze_columns + 1)
    if repeated:
        sheet.print_title_rows = f"{row}:{row}"
    if repeated and freeze_columns:
        sheet.print_title_cols = f"A:{get_column_letter(freeze_columns)}"


def filtered(sheet: Worksheet, row: int, columns: int, last: int) -> None:
    """Put a filter on the header row over the rows down to ``last``."""
    sheet.auto_filter.ref = f"A{row}:{get_column_letter(columns)}{max(row, last)}"


def text_width(text: str) -> int:
    """Return the width of a text in character cells: a Chinese character takes two."""
    return max(
        (sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in line) for line in text.split("\n")), default=0
    )


def fit(sheet: Worksheet, first_row: int) -> None:
    """Set widths and heights by what stands in the cells from ``first_row``, the header, on.

    Headings wrap where their values are narrower; long texts wrap at :data:`MAX_WIDTH`. Texts keep away from numbers at
    their left, and a heading stands over its values.
    """
    lines: dict[int, int] = {}
    for column in sheet.iter_cols(min_row=first_row):
        heading, cells = column[0], column[1:]
        values = max((_shown_width(cell) for cell in cells), default=0)
        widest = max(values, min(_shown_width(heading), max(10, math.ceil(_shown_width(heading) / HEADING_LINES) + 2)))
        width = min(MAX_WIDTH, max(MIN_WIDTH, widest + 3))
        sheet.column_dimensions[heading.column_letter].width = width
        numeric = any(cell.data_type == "n" and cell.value is not None for cell in cells)
        side = {"horizontal": "right"} if numeric else {"horizontal": "left", "indent": 1}
        heading.alignment = Alignment(vertical="center", wrap_text=True, **side)
        for cell in cells:
            cell.alignment = _WRAPPED if cell.data_type == "s" else Alignment(vertical="center")
        for cell in column:
            lines[cell.row] = max(lines.get(cell.row, 1), line_count(cell, width))
    for row, count in lines.items():
        if count > 1:
            sheet.row_dimensions[row].height = LINE_HEIGHT * min(count, MAX_LINES)


def line_count(cell: Cell, width: float) -> int:
    """Return how many lines a text takes in a column ``width`` characters wide."""
    if cell.data_type != "s" or cell.value is None:
        return 1
    return sum(max(1, math.ceil(text_width(line) / (width - 2))) for line in str(cell.value).split("\n"))


def _shown_width(cell: Cell) -> int:
    if cell.value is None:
        return 0
    literals = "".join(re.findall('"([^"]*)"', cell.number_format)) if cell.data_type == "n" else ""
    text = f"{cell.value:,}" if isinstance(cell.value, float) else str(cell.value)
    return text_width(text) + text_width(literals)


def paper(sheet: Worksheet) -> None:
    """Set the sheet up for A4 landscape with page numbers, as many pages wide as it can be read on; call it last."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    wide = sum(dimension.width for dimension in sheet.column_dimensions.values())
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(1, math.ceil(wide / PAGE_WIDTH)), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    sheet.oddFooter.center.text = "&P / &N"
