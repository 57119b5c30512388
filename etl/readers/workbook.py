"""Excel workbooks (.xlsx): every visible sheet as a heading and its tables."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from etl.model.dates import DATES
from etl.model.document import Document, Place
from etl.readers.bytes.archive import check_archive
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source
from etl.readers.formatted import Form, LeftOut, assembled, cell_text
from etl.readers.grids.sheets import Merge, Sheet, Workbook, document_of
from etl.readers.workbook_parts import usual_parts

_NOT_SHOWN = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")

_NOTHING_SHOWN = ";;;"
"""The format of a number that is not to be seen."""


def read_workbook(source: Source) -> Document:
    """Return the document of a workbook: for each visible sheet its name, then its rows with cells joined by tabs.

    Raised marks are no digits. Doubts: ``hidden_sheets``, ``hidden_cells`` and ``text_left_out`` (struck through), all
    left out, and ``formula_without_value`` (formulas no program has computed; left empty).

    Raises:
        UnreadableError: ``empty_file``, ``sheet_too_large``, ``corrupt_file`` and what :func:`check_archive` raises.
    """
    check_format(source, "XLSX", frozenset({"XLSX", "ZIP?"}))
    check_archive(source)
    with source.corrupt_unless_parsed():
        data = usual_parts(source.data)
        opened = _open(data)
        shown = [sheet for sheet in opened.worksheets if sheet.sheet_state == "visible"]
        left_out = LeftOut()
        sheets = [_sheet(sheet, _Fonts(opened), left_out) for sheet in shown]
        book = Workbook(sheets, len(opened.worksheets) - len(shown), _uncomputed(data), left_out)
    return document_of(source, "xlsx", book)


def render(value: object, number_format: str = "General") -> str:
    """Return a cell's value as text: exact decimals, percentages as stored, dates as ISO or as ``2023年``.

    A percentage is printed with as many places as it is stored with, at least with those that are shown.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    shown = _NOT_SHOWN.sub("", number_format.split(";")[0])
    if isinstance(value, int | float):
        return _percent(value, shown) if "%" in shown else _decimal(value)
    if isinstance(value, datetime.datetime):
        return _date(value, shown.lower())
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _decimal(value: float) -> str:
    """Return the shortest decimal text; 15 digits are what a spreadsheet itself keeps of a number."""
    return str(value) if isinstance(value, int) else _plain(Decimal(f"{value:.15g}"))


def _percent(value: float, shown: str) -> str:
    places = re.search(r"\.([0#?]+)", shown)
    stored = Decimal(f"{value:.15g}") * 100
    if not stored.is_finite():
        return f"{stored}%"
    least = len(places[1]) if places else 0
    exact = max(0, -int(stored.normalize().as_tuple().exponent))
    return f"{stored:.{max(least, exact)}f}%"


def _plain(number: Decimal) -> str:
    return format(number, "f") if number.is_finite() else str(number)


def _date(value: datetime.datetime, shown: str) -> str:
    if "y" in shown and "d" not in shown:
        year = f"{value.year}{DATES['year_sign']}"
        return f"{year}{value.month}{DATES['month_sign']}" if "m" in shown else year
    return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")


def _open(data: bytes) -> Any:
    import openpyxl

    with warnings.catch_warnings():  # of styles and extensions that hold no figures
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)


class _Fonts:
    """The fonts of a workbook that strike their text through, by number."""

    def __init__(self, opened: Any) -> None:
        self.struck = frozenset(at for at, font in enumerate(opened._fonts) if font.strike)


def _sheet(sheet: Any, fonts: _Fonts, left_out: LeftOut) -> Sheet:
    """Return the cells that exist: the whole grid is endless where one cell stands far out."""
    texts: dict[Place, str] = {}
    for place, cell in sheet._cells.items():
        value = cell.value
        if value is None:
            continue
        text = _rich(value, left_out) if isinstance(value, list) else render(value, cell.number_format or "General")
        if (fonts.struck and cell._style.fontId in fonts.struck) or cell.number_format == _NOTHING_SHOWN:
            left_out.add(text)
        elif "\n" in text:
            texts[place] = cell_text(text.split("\n"))
        else:
            texts[place] = text
    ranges = [Merge(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
    rows = frozenset(row for row, found in sheet.row_dimensions.items() if found.hidden or found.height == 0)
    return Sheet(sheet.title, texts, sorted(ranges), rows, frozenset(_hidden_columns(sheet)))


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for found in sheet.column_dimensions.values():
        if found.hidden or (found.customWidth and found.width == 0):
            yield from range(found.min or 0, (found.max or 0) + 1)


def _rich(value: Any, left_out: LeftOut) -> str:
    """Return the text of a cell whose parts have formats of their own."""
    return assembled(((str(part), _form(getattr(part, "font", None))) for part in value), left_out)


def _form(font: Any) -> Form:
    if font is None:
        return "plain"
    return "gone" if font.strike else "raised" if font.vertAlign == "superscript" else "plain"


def _uncomputed(data: bytes) -> int:
    """Return how many formulas have no stored value."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if re.match(r"xl/worksheets/[^/]+\.xml$", name)]
    cells = [cell for sheet in sheets for cell in _CELL.findall(sheet) if b"<f" in cell]
    return sum(re.search(rb"<v>[^<]", cell) is None and b"<t" not in cell for cell in cells)


_CELL = re.compile(rb"<c\b[^>]*(?<!/)>.*?</c>", re.S)
