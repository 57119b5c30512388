"""Tables in plain text whose columns are told apart by spaces alone, or that stand one cell a line.

Both are guesses over bare text, so both ask for figures: prose must never become a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.dates import DATES
from etl.model.wording import pattern, words
from etl.readers.grids.cells import MAX_CELL, is_label, is_number, is_value
from etl.readers.plain.lines import Line
from etl.readers.plain.ruled import Row, TextTable, split_row

_WIDE = re.compile(r"[ \t]{2,}|\u3000+[ \u3000]*|[ ]\u3000+")
_NARROW = re.compile(r"[ \u3000]+(?![ \u3000(（])")  # 死亡率 （‰） is one cell
_YEAR = pattern(r"{yyyy}{year_sign}?", **DATES)
_YEAR_HEADERS = frozenset(words("year_heading"))
_UNIT_HEADERS = frozenset(words("unit_heading"))
_MAX_UNIT = 8
_MAX_COLUMNS = 12


def find_aligned(lines: Sequence[Line], at: int) -> TextTable | None:
    """Return the space-aligned or one-cell-a-line table that begins at line ``at``, or None."""
    text = lines[at].text
    if not text or len(text) > MAX_CELL * _MAX_COLUMNS or text[-1] in "。；：，、":
        return None
    return _spaced(lines, at, _WIDE) or _spaced(lines, at, _NARROW) or _pairs(lines, at) or _vertical(lines, at)


def _texts(line: Line, row: Row) -> list[str]:
    return [line.raw[start - line.raw_start : end - line.raw_start] for start, end in row]


def _spaced(lines: Sequence[Line], at: int, separator: re.Pattern[str]) -> TextTable | None:
    """Rows of a label and figures, under a header of labels or bare; at least two rows in all, one of figures."""
    first = _row(lines[at], separator)
    if len(first) < 2:
        return None
    headed = _is_header(_texts(lines[at], first))
    if not headed and not _is_figures(_texts(lines[at], first)):
        return None
    labels = 2 if headed and _texts(lines[at], first)[1] in _UNIT_HEADERS else 1
    rows = [first]
    index = at + 1
    while index < len(lines) and lines[index].text and len(lines[index].text) <= MAX_CELL * _MAX_COLUMNS:
        row = _row(lines[index], separator)
        if not _is_figures(_texts(lines[index], row), labels) or abs(len(row) - len(first)) > 1:
            break
        rows.append(row)
        index += 1
    if len(rows) < 2:
        return None
    body = {len(row) for row in rows[1:]}
    if headed and body == {len(first) + 1}:  # the corner cell above the labels is blank
        rows[0] = ((lines[at].start, lines[at].start), *first)
    elif len(first) not in body:
        return None
    return TextTable(at, index - 1, tuple(rows))


def _is_header(cells: list[str]) -> bool:
    return all(is_label(cell) or _YEAR.fullmatch(cell) for cell in cells) and not any("，" in cell for cell in cells)


def _row(line: Line, separator: re.Pattern[str]) -> Row:
    """Split a line at its blanks, and its first cell at the colon after a label: ``年份：2021年 2022年``."""
    row = split_row(line, separator, line.start, line.end)
    start, end = row[0]
    label, colon, rest = line.raw[start - line.raw_start : end - line.raw_start].partition("：")
    if len(row) < 2 or not colon or not label or not (is_number(rest) or _YEAR.fullmatch(rest)):
        return row
    return ((start, start + len(label)), (end - len(rest), end), *row[1:])


def _is_figures(cells: list[str], labels: int = 1) -> bool:
    """Whether the cells are a label (or a year), maybe a unit, and then nothing but figures."""
    return (
        len(cells) > labels
        and (is_label(cells[0]) or is_number(cells[0]))
        and all(is_label(cell) and len(cell) <= _MAX_UNIT for cell in cells[1:labels])
        and all(is_value(cell) for cell in cells[labels:])
        and any(is_number(cell) for cell in cells[labels:])
    )


def _pairs(lines: Sequence[Line], at: int) -> TextTable | None:
    """A list of labels and bare numbers, ``床位数（张）：1200``, of two lines or more."""
    rows: list[Row] = []
    while at + len(rows) < len(lines):
        line = lines[at + len(rows)]
        label, _, figure = line.text.partition("：")
        if not (is_label(label) and is_number(figure)):
            break
        rows.append(((line.start, line.start + len(label)), (line.end - len(figure), line.end)))
    return TextTable(at, at + len(rows) - 1, tuple(rows)) if len(rows) >= 2 else None


def _vertical(lines: Sequence[Line], at: int) -> TextTable | None:
    """Header cells and then rows, one cell a line: the first figure shows how many columns there are."""
    window = [line.text for line in lines[at : at + _MAX_COLUMNS + 2]]
    years_first = window[0] in _YEAR_HEADERS
    figure = next((i for i, cell in enumerate(window) if is_number(cell)), -1)
    width = figure if years_first else figure - 1
    if not 2 <= width <= _MAX_COLUMNS or not all(is_label(cell) for cell in window[:figure]):
        return None
    rows = [tuple((line.start, line.end) for line in lines[at : at + width])]
    index = at + width
    while index + width <= len(lines):
        cells = [line.text for line in lines[index : index + width]]
        named = _YEAR.fullmatch(cells[0]) is not None if years_first else is_label(cells[0])
        if not (named and all(is_value(cell) for cell in cells[1:]) and any(is_number(cell) for cell in cells[1:])):
            break
        rows.append(tuple((line.start, line.end) for line in lines[index : index + width]))
        index += width
    return TextTable(at, index - 1, tuple(rows)) if len(rows) >= 3 else None
