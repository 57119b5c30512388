"""A mark in a cell: a number that shows in its format, and tells in its note, what it is not exactly."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from compare.answers import Mark
from etl.messages import Language
from exports import sheets, words


def put_mark(sheet: Worksheet, row: int, column: int, mark: Mark, language: Language, *, dated: bool = False) -> Cell:
    """Write the value of a mark; ``dated``: its year is said also where it is the one asked for."""
    cell = sheets.put(sheet, row, column, mark.value, style=words.number_format(mark, language, dated=dated))
    sheets.annotate(cell, words.note(mark, language))
    return cell
