"""Workbooks of Excel 97 to 2003 (.xls): every visible sheet as a heading and its tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from etl.model.document import Document, Place
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source
from etl.readers.formatted import Form, LeftOut, Stretch, assembled, cell_text
from etl.readers.grids.sheets import Merge, Sheet, Workbook, document_of
from etl.readers.workbook import render


def read_old_workbook(source: Source) -> Document:
    """Return the document of a workbook, as :func:`etl.readers.workbook.read_workbook` does.

    Raises:
        UnreadableError: ``empty_file``, ``encrypted_file``, ``sheet_too_large``, ``corrupt_file``.
    """
    check_format(source, "XLS", frozenset({"XLS", "OLE"}))
    with source.corrupt_unless_parsed():
        import xlrd

        try:
            opened = xlrd.open_workbook(file_contents=source.data, formatting_info=True, logfile=io.StringIO())
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise source.refuse("encrypted_file") from error
            raise
        sheets = [sheet for sheet in opened.sheets() if sheet.visibility == 0]
        left_out = LeftOut()
        book = Workbook([_sheet(opened, one, left_out) for one in sheets], opened.nsheets - len(sheets), 0, left_out)
    return document_of(source, "xls", book)


def _sheet(opened: Any, sheet: Any, left_out: LeftOut) -> Sheet:
    texts: dict[Place, str] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_type(row, column) not in (0, 6):  # empty, blank
                text = assembled(_stretches(opened, sheet, row, column), left_out)
                texts[row + 1, column + 1] = cell_text(text.split("\n"))
    merges = [Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    rows = frozenset(row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden or about.height == 0)
    columns = frozenset(at + 1 for at, about in sheet.colinfo_map.items() if about.hidden or about.width == 0)
    return Sheet(sheet.name, texts, sorted(merges), rows, columns)


def _stretches(opened: Any, sheet: Any, row: int, column: int) -> Iterator[Stretch]:
    """Yield the text of a cell, stretch by stretch of one format."""
    look = opened.xf_list[sheet.cell_xf_index(row, column)]
    shape = opened.format_map.get(look.format_key)
    text = _text(opened, sheet.cell(row, column), shape.format_str if shape is not None else "General")
    struck = opened.font_list[look.font_index].struck_out
    runs = sheet.rich_text_runlist_map.get((row, column), ()) if not struck else ()
    edges = [(0, None), *runs, (len(text), None)]
    for (start, font), (end, _) in pairwise(edges):
        yield text[start:end], "gone" if struck else _form(opened.font_list[font]) if font is not None else "plain"


def _form(font: Any) -> Form:
    return "gone" if font.struck_out else "raised" if font.escapement == 1 else "plain"


def _text(opened: Any, cell: Any, number_format: str) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return render(xlrd.xldate.xldate_as_datetime(cell.value, opened.datemode), number_format)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return render(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    return render(cell.value, number_format)
