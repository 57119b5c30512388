"""Tables in plain text whose columns are told apart by spaces alone, or that stand one cell a line.

Both are guesses over bare text, so both ask for figures: prose must never become a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

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
_MAX_HEADING = 12
_IN_BRACKETS = re.compile(r"[（(][^（()）]{1,8}[）)]")
_DATED = pattern(r"{yyyy}{year_sign}", **DATES)
_SPREAD = re.compile(r"[\u4e00-\u9fff]")


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
    cells = _texts(lines[at], first)
    if (headed := _is_header(cells)) and (planned := _planned(lines, at, first, separator)):
        return planned
    if not headed and not _is_figures(cells):
        return None
    if headed and (below := _grouped(lines, at, first, separator) or _units_below(lines, at, first, separator)):
        return below
    if headed and len(set(cells)) < len(cells):
        return None  # the groups above tell which is which, and they are lost
    return _figures_below(lines, at, first, separator, headed=headed)


def _figures_below(
    lines: Sequence[Line], at: int, first: Row, separator: re.Pattern[str], *, headed: bool
) -> TextTable | None:
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


def _grouped(lines: Sequence[Line], at: int, first: Row, separator: re.Pattern[str]) -> TextTable | None:
    """A header of groups whose second line gives each the same years or names.

    ``机构 床位`` over ``2020 2021 2020 2021``, ``地区 医院 卫生院`` over ``机构数 床位数 机构数 床位数``.
    """
    if at + 1 >= len(lines) or not lines[at + 1].text:
        return None
    names = _row(lines[at + 1], separator)
    texts = _texts(lines[at + 1], names)
    if not _is_header(texts):
        return None
    for groups, corner in ((len(first), False), (len(first) - 1, True)):
        share, over = divmod(len(names), groups)
        if not over and share > 1 and groups > 1 and texts == texts[:share] * groups and len(set(texts)) == share:
            below = _figures_below(lines, at + 1, names, separator, headed=True)
            if below is None or len(below.rows[0]) != len(names) + 1:
                return None
            upper = first if corner else ((lines[at].start, lines[at].start), *first)
            return TextTable(at, below.last, (upper, *below.rows))
    return None


def _units_below(lines: Sequence[Line], at: int, first: Row, separator: re.Pattern[str]) -> TextTable | None:
    """A header whose second line holds nothing but units in brackets: ``地区 机构数 床位数`` over ``（个） （张）``."""
    if at + 1 >= len(lines) or not _IN_BRACKETS.match(lines[at + 1].text):
        return None
    units = _row(lines[at + 1], separator)
    if len(units) + 1 != len(first) or not all(map(_IN_BRACKETS.fullmatch, _texts(lines[at + 1], units))):
        return None
    below = _figures_below(lines, at + 1, units, separator, headed=True)
    return (
        None if below is None or len(below.rows[0]) != len(first) else TextTable(at, below.last, (first, *below.rows))
    )


def _planned(lines: Sequence[Line], at: int, first: Row, separator: re.Pattern[str]) -> TextTable | None:
    """A table of a plan: years among other columns, ``指标 单位 2020年 2025年 属性``, headings between its rows."""
    years = [place for place, cell in enumerate(_texts(lines[at], first)) if _DATED.match(cell)]
    if len(first) < 4 or len(years) < 2 or (years[-1] == len(first) - 1 and len(years) >= len(first) - 2):
        return None
    rows = [first]
    index, last = at + 1, at
    while index < len(lines) and lines[index].text:
        row = _row(lines[index], separator)
        cells = _texts(lines[index], row)
        if len(row) == 1 and is_label(cells[0]) and len(cells[0]) <= _MAX_HEADING:
            rows.append(row)  # 健康服务: counts only where a row of figures follows
        elif abs(len(row) - len(first)) <= 1 and any(map(is_value, cells)) and not any(map(_is_sentence, cells)):
            rows.append(row)
            last = index
        else:
            break
        index += 1
    rows = rows[: last - at + 1]
    full = [row for row in rows[1:] if len(row) == len(first)]
    return TextTable(at, last, tuple(rows)) if len(full) >= 2 else None


def _is_sentence(cell: str) -> bool:
    return len(cell) > MAX_CELL or any(sign in "。；！？" for sign in cell)


def _is_header(cells: list[str]) -> bool:
    return all(is_label(cell) or _YEAR.fullmatch(cell) for cell in cells) and not any("，" in cell for cell in cells)


def _row(line: Line, separator: re.Pattern[str]) -> Row:
    """Split a line at its blanks, and its first cell at the colon after a label: ``年份：2021年 2022年``."""
    row = split_row(line, separator, line.start, line.end)
    if len(row) > 2 and all(_SPREAD.fullmatch(cell) for cell in _texts(line, row[:2])):
        row = ((row[0][0], row[1][1]), *row[2:])  # a name of two characters set apart to the width of longer ones
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
    """Header cells and then rows, one cell a line: the first figure (or year) shows how many columns there are."""
    cells = _cells_below(lines, at)
    window = list(islice(cells, _MAX_COLUMNS + 3))
    texts = [line.text for line in window]
    years_first = texts[0] in _YEAR_HEADERS
    labels = 0 if years_first else 2 if len(texts) > 1 and texts[1] in _UNIT_HEADERS else 1
    starts = _YEAR.fullmatch if years_first else is_number
    figure = next((place for place, text in enumerate(texts) if place and starts(text)), -1)
    width = figure - labels
    if not max(2, labels + 1) <= width <= _MAX_COLUMNS or not all(map(is_label, texts[:figure])):
        return None
    rows: list[Sequence[Line]] = []
    cells = chain(window, cells)
    while len(row := list(islice(cells, width))) == width and (
        not rows or _is_row([line.text for line in row], labels, years_first)
    ):
        rows.append(row)
    if len(rows) < 3:
        return None
    spans = tuple(tuple((line.start, line.end) for line in row) for row in rows)
    ends = rows[-1][-1].end
    last = next(place for place in range(at, len(lines)) if lines[place].end == ends and lines[place].text)
    return TextTable(at, last, spans)


def _cells_below(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """Yield the lines from ``at`` on up to a gap; where a blank line parts the first two, one parts all."""
    step = 2 if at + 2 < len(lines) and not lines[at + 1].text else 1
    for place in range(at, len(lines), step):
        if not lines[place].text or (step == 2 and place + 1 < len(lines) and lines[place + 1].text):
            yield from () if not lines[place].text else (lines[place],)
            return
        yield lines[place]


def _is_row(cells: list[str], labels: int, years_first: bool) -> bool:
    if years_first:
        named, labels = _YEAR.fullmatch(cells[0]) is not None, 1
    else:
        named = is_label(cells[0]) and all(is_label(cell) and len(cell) <= _MAX_UNIT for cell in cells[1:labels])
    return named and all(map(is_value, cells[labels:])) and any(map(is_number, cells[labels:]))
