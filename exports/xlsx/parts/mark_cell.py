"""A mark in a cell: a number whose format shows, and whose note explains, qualifier, year and doubts."""

from __future__ import annotations

from typing import overload

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from compare.model.mark import Mark
from etl.model.messages import Language
from exports.parts import mark_text
from exports.xlsx.parts import cells


@overload
def put_mark(sheet: Worksheet, row: int, column: int, mark: Mark, language: Language, *, dated: bool = ...) -> Cell: ...


@overload
def put_mark(
    sheet: Worksheet, row: int, column: int, mark: Mark | None, language: Language, *, dated: bool = ...
) -> Cell | None: ...


def put_mark(
    sheet: Worksheet, row: int, column: int, mark: Mark | None, language: Language, *, dated: bool = False
) -> Cell | None:
    """Write the value of a mark, nothing for None; ``dated``: its year is said also where it is the one asked for."""
    if mark is None:
        return None
    cell = cells.put(sheet, row, column, mark.value, style=mark_text.number_format(mark, language, dated=dated))
    cells.annotate(cell, mark_text.note(mark, language))
    return cell
