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
from etl.model.document import Block, Document
from etl.model.problems import Problem
from etl.model.wording import pattern
from etl.readers.bytes.archive import check_archive
from etl.readers.bytes.sniff import check_format
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.compose import Heading, Piece, compose
from etl.readers.grids.rows import sheet_pieces
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata

MAX_GRID_CELLS = 3_000_000
"""Most places (rows times columns) a sheet may span, filled or not."""

_SHEET_LEVEL = 2
_DEFAULT_NAME = pattern(r"(?i:sheet|{sheet_word})\s*\d*")
_NOT_SHOWN = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")


def read_workbook(source: Source) -> Document:
    """Return the document of a workbook: for each visible sheet its name, then its rows with cells joined by tabs.

    Doubts: ``hidden_sheets`` (left out) and ``formula_without_value`` (formulas no program has computed; left empty).

    Raises:
        UnreadableError: ``empty_file``, ``sheet_too_large``, ``corrupt_file`` and what :func:`check_archive` raises.
    """
    check_format(source, "XLSX", frozenset({"XLSX", "ZIP?"}))
    check_archive(source)
    with source.corrupt_unless_parsed():
        book = _open(source, data_only=True)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = len(book.worksheets) - len(shown)
        pieces = [piece for sheet in shown for piece in _sheet(source, sheet)]
        doubts = _doubts(source, hidden)
    if not pieces:
        raise source.refuse("empty_file")
    text, blocks = compose(pieces)
    check_text_size(source, text)
    about = find_metadata([line for line in split_lines(text) if "\t" not in line.raw])
    return Document(
        name=source.name,
        format="xlsx",
        text=text,
        blocks=blocks,
        title=_title(text, blocks),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=doubts,
    )


def render(value: object, number_format: str = "General") -> str:
    """Return a cell's value as text: exact decimals, percentages as displayed, dates as ISO or as ``2023年``."""
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
    step = Decimal(1).scaleb(-len(places[1])) if places else Decimal(1)
    return f"{_plain((Decimal(f'{value:.15g}') * 100).quantize(step))}%"


def _plain(number: Decimal) -> str:
    return format(number, "f") if number.is_finite() else str(number)


def _date(value: datetime.datetime, shown: str) -> str:
    if "y" in shown and "d" not in shown:
        year = f"{value.year}{DATES['year_sign']}"
        return f"{year}{value.month}{DATES['month_sign']}" if "m" in shown else year
    return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")


def _open(source: Source, *, data_only: bool) -> Any:
    import openpyxl

    with warnings.catch_warnings():  # of styles and extensions that hold no figures
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(source.data), data_only=data_only)


def _sheet(source: Source, sheet: Any) -> Iterator[Piece]:
    """Yield the sheet's name and tables, nothing for an empty sheet."""
    filled = {place: text for place, text in _texts(sheet) if text.strip()}
    if not filled:
        return
    height, width = max(row for row, _ in filled), max(column for _, column in filled)
    top, left = min(row for row, _ in filled), min(column for _, column in filled)
    if (height - top + 1) * (width - left + 1) > MAX_GRID_CELLS:
        raise source.refuse("sheet_too_large", sheet=sheet.title, rows=height, columns=width)
    rows = [[filled.get((row, column), "") for column in range(left, width + 1)] for row in range(top, height + 1)]
    yield Heading(sheet.title, _SHEET_LEVEL)
    yield from sheet_pieces(rows, level=_SHEET_LEVEL + 1)


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the first caption, else the first sheet's name where a person gave it one."""
    headings = [(block.level, text[block.start : block.end]) for block in blocks if block.kind == "heading"]
    captions = [heading for level, heading in headings if level > _SHEET_LEVEL]
    named = [heading for level, heading in headings if level == _SHEET_LEVEL and not _DEFAULT_NAME.fullmatch(heading)]
    return next(iter(captions + named), "")


def _texts(sheet: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield place and text of the cells that exist: the whole grid is endless where one cell stands far out."""
    for place, cell in sheet._cells.items():
        yield place, render(cell.value, cell.number_format or "General")


def _doubts(source: Source, hidden: int) -> tuple[Problem, ...]:
    doubts = []
    if hidden:
        doubts.append(source.doubt("hidden_sheets", count=hidden))
    if uncomputed := _uncomputed(source):
        doubts.append(source.doubt("formula_without_value", count=uncomputed))
    return tuple(doubts)


def _uncomputed(source: Source) -> int:
    """Return how many formulas have no stored value."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if re.match(r"xl/worksheets/[^/]+\.xml$", name)]
    cells = [cell for sheet in sheets for cell in re.findall(rb"<c\b[^>]*>.*?</c>", sheet, re.S) if b"<f" in cell]
    return sum(re.search(rb"<v>[^<]", cell) is None and b"<t" not in cell for cell in cells)
