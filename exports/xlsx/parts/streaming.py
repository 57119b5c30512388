"""Sheets of a book that is written row by row, so that the largest one never stands in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@contextmanager
def free(book: Workbook, title: str) -> Iterator[Worksheet]:
    """Give a sheet whose cells may be written in any order; when done it joins the write-only ``book`` as its last.

    It stays in memory until then: for tables as shown and for charts, not for rows without end.
    """
    sheet = Worksheet(book, title)
    yield sheet
    streamed = book.create_sheet(title)
    # All a sheet knows besides its rows (widths, panes, filters, charts, paper) is in its attributes.
    vars(streamed).update(vars(sheet))
    for row in sheet.iter_rows():
        streamed.append(row)
