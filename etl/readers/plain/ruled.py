"""Tables in plain text whose columns are marked: with pipes or with tabs.

Tables whose columns are only aligned are in :mod:`etl.readers.plain.aligned`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.model.document import Span
from etl.readers.grids.cells import is_label, is_value
from etl.readers.plain.lines import Line

_PIPE = re.compile(r"(?<!\\)[|｜│┃]")
_TAB = re.compile(r"\t")
_BORDER = re.compile(r"[-+=:|｜\s─━═┄│┃┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝║]+")
_RULE_SIGN = re.compile(r"[-=─━═]")

Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table found in lines ``first`` to ``last`` (both included) with the span of every cell."""

    first: int
    last: int
    rows: tuple[Row, ...]


def find_marked(lines: Sequence[Line], at: int) -> TextTable | None:
    """Return the pipe or tab table that begins at line ``at``, or None. Linear in the table's length."""
    return _gather(lines, at, _pipe_row if _is_framed(lines, at) else _bare_pipe_row) or _gather(lines, at, _tab_row)


def split_row(line: Line, separator: re.Pattern[str], start: int, end: int) -> Row:
    """Return the stripped spans of the cells of ``line`` between offsets ``start`` and ``end``."""
    cuts = [match.span() for match in separator.finditer(line.raw, start - line.raw_start, end - line.raw_start)]
    edges = zip(
        [start, *(line.raw_start + right for _, right in cuts)],
        [*(line.raw_start + left for left, _ in cuts), end],
        strict=True,
    )
    return tuple(_strip(line, left, right) for left, right in edges)


def _strip(line: Line, left: int, right: int) -> Span:
    cell = line.raw[left - line.raw_start : right - line.raw_start]
    stripped = cell.strip()
    if not stripped:
        return left, left
    begin = left + len(cell) - len(cell.lstrip())
    return begin, begin + len(stripped)


def _is_border(line: Line) -> bool:
    """Whether the line only draws the table: ``|---|:-:|`` or ``+----+``."""
    return _BORDER.fullmatch(line.text) is not None and _RULE_SIGN.search(line.text) is not None


def _is_framed(lines: Sequence[Line], at: int) -> bool:
    """Whether pipes stand outside the cells too: both of the first two rows begin with one.

    In a table without a frame a row that begins with a pipe has an empty first cell.
    """
    rows = [line.text for line in lines[at : at + 4] if line.text and not _is_border(line)][:2]
    return all(_PIPE.match(row) or not _PIPE.search(row) for row in rows)


def _pipe_row(line: Line) -> Row | None:
    """Return the cells of a line of pipes.

    Outer pipes are dropped only where the line begins with one: ``a | b | `` ends in an empty cell.
    """
    if not _PIPE.match(line.text):
        return _bare_pipe_row(line)
    closed = (
        len(line.text) > 1 and _PIPE.search(line.text, len(line.text) - 1) is not None and not line.text.endswith("\\|")
    )
    return split_row(line, _PIPE, line.start + 1, line.end - 1 if closed else line.end)


def _bare_pipe_row(line: Line) -> Row | None:
    """Return the cells of a line of pipes that only part cells."""
    return split_row(line, _PIPE, line.raw_start, line.raw_end) if _PIPE.search(line.text) else None


def _tab_row(line: Line) -> Row | None:
    """Return the cells of a line with tabs, if at least two of them hold something: one alone is an indented line."""
    if "\t" not in line.raw:
        return None
    row = split_row(line, _TAB, line.raw_start, line.raw_end)
    return row if sum(start < end for start, end in row) >= 2 or "\t" in line.text or line.raw.endswith("\t") else None


def _gather(lines: Sequence[Line], at: int, read: Callable[[Line], Row | None]) -> TextTable | None:
    """Collect rows from line ``at`` on; needs two rows of two columns or more."""
    rows: list[Row] = []
    last = index = at
    while index < len(lines):
        line = lines[index]
        row = read(line) if line.text else None
        if line.text and _is_border(line) and (row or rows or line.text[0] in "+┌╔├"):
            last = index
        elif row is not None and len(row) > 1:
            rows.append(row)
            last = index
        elif rows and _bridges(lines, index, rows, read):
            rows.append(((line.start, line.end),))
        else:
            break
        index += 1
    filled = sum(len(row) > 1 and any(start < end for start, end in row) for row in rows)
    return TextTable(at, last, tuple(rows)) if filled >= 2 else None


def _bridges(lines: Sequence[Line], index: int, rows: list[Row], read: Callable[[Line], Row | None]) -> bool:
    """Whether a line without separators is a group row: it is short and figures of equal width go on below.

    A following header row (no figures) means a new table with its own caption.
    """
    if len(rows) < 2 or index + 1 >= len(lines) or not is_label(lines[index].text) or len(lines[index].text) > 20:
        return False
    below = read(lines[index + 1]) if lines[index + 1].text else None
    if below is None or len(below) != len(rows[-1]):
        return False
    base = lines[index + 1].raw_start
    cells = [lines[index + 1].raw[start - base : end - base] for start, end in below]
    return any(is_value(cell) for cell in cells[1:])
