"""Native tables on slides: as wide as their text needs, continued over slides with their header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu

from compare.model.mark import Mark
from exports.parts.colours import HAIRLINE, HEADER, INK, MUTED, NEUTRAL
from exports.slides.parts.frame import Frame
from exports.slides.parts.writing import EMU, LINE, Fonts, Style, lines, width, write_text

SIZE = 11.0
SMALLER = (10.0, 9.0)
"""Sizes of letters, in points; a smaller one is taken where it saves a slide."""
PAD, LEAD = 6.0, 3.0
"""Points beside and over a cell's text."""
NARROW, WIDE = 38.0, 250.0
"""Points: a column is at least and at most so wide; longer text wraps."""
HEAD_LINES = 3
STRETCH = 1.8
"""How much wider than it needs a table may become to fill its frame."""


@dataclass(frozen=True, slots=True)
class SlideCell:
    """A cell's text and look; ``mark`` is the value it shows, ``named`` are values its text tells besides."""

    text: str = ""
    align: str = "l"
    fill: str = ""
    colour: str = INK
    bold: bool = False
    mark: Mark | None = None
    named: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A header and rows of cells; the first ``fixed`` columns are repeated where columns go on to another slide."""

    head: tuple[SlideCell, ...]
    rows: tuple[tuple[SlideCell, ...], ...]
    fixed: int = 1
    size: float = SIZE

    def marks(self) -> list[Mark]:
        """Return the values it shows, row by row."""
        cells = [cell for row in self.rows for cell in row]
        return [mark for cell in cells for mark in (cell.mark, *cell.named) if mark is not None]


def heading(*titles: str, numbers: int = 1) -> tuple[SlideCell, ...]:
    """Return header cells; from column ``numbers`` on they stand over numbers, at the right."""
    return tuple(
        SlideCell(title, "l" if at < numbers else "r", HEADER, MUTED, bold=True) for at, title in enumerate(titles)
    )


def _broken(text: str, size: float) -> float:
    """Return the width at which a header takes few lines: a short one stands in one."""
    whole = width(text, size)
    word = max((width(word, size) for word in text.split()), default=0.0) if text.isascii() else 0.0
    return whole if whole <= 4.2 * size else max(4.2 * size, 1.08 * word, whole / HEAD_LINES + size)


def widths(table: SlideTable) -> list[float]:
    """Return the points each column needs; a header may take :data:`HEAD_LINES` lines."""
    needed = []
    for at, head in enumerate(table.head):
        longest = max((width(row[at].text, table.size) for row in table.rows), default=0.0)
        needed.append(min(WIDE, max(NARROW, 1.1 * longest, _broken(head.text, table.size))) + 2 * PAD)
    return needed


def _cut(table: SlideTable, columns: Sequence[int]) -> SlideTable:
    return replace(
        table,
        head=tuple(table.head[at] for at in columns),
        rows=tuple(tuple(row[at] for at in columns) for row in table.rows),
    )


def _split_by_columns(table: SlideTable, room: float) -> Iterator[SlideTable]:
    """Yield parts of the table that are not wider than ``room``, about equally many columns in each."""
    needed = widths(table)
    fixed, rest = list(range(table.fixed)), list(range(table.fixed, len(needed)))
    free = room - sum(needed[at] for at in fixed)
    groups: list[list[int]] = [[]]
    taken = 0.0
    for at in rest:
        if groups[-1] and taken + needed[at] > free:
            groups.append([])
            taken = 0.0
        groups[-1].append(at)
        taken += needed[at]
    share = -(-len(rest) // len(groups)) if rest else 1
    even = [rest[start : start + share] for start in range(0, len(rest), share)]
    fits = len(even) == len(groups) and all(sum(needed[at] for at in group) <= free for group in even)
    for group in even if fits else groups:
        yield _cut(table, [*fixed, *group])


def stretched(table: SlideTable, room: float) -> list[float]:
    """Return the columns' widths in ``room``: stretched where there is more, squeezed where one column is too wide."""
    needed = widths(table)
    factor = min(STRETCH, room / sum(needed))
    return [one * factor for one in needed]


def row_height(row: Sequence[SlideCell], columns: Sequence[float], size: float) -> float:
    """Return the points a row is high."""
    most = max(lines(cell.text, size, room - 2 * PAD) for cell, room in zip(row, columns, strict=True))
    return most * size * LINE + 2 * LEAD


def side_by_side(table: SlideTable, room: float) -> bool:
    """Tell whether all columns stand beside each other in ``room`` points."""
    return sum(widths(table)) <= room


def _filled(table: SlideTable, first: float, later: float, columns: Sequence[float], most: int) -> list[int]:
    """Return how many rows stand on each slide, at most ``most``; the first has ``first`` points of room."""
    head = row_height(table.head, columns, table.size)
    counts: list[int] = []
    taken, count = head, 0
    for row in table.rows:
        high = row_height(row, columns, table.size)
        if count and (taken + high > (later if counts else first) or count == most):
            counts.append(count)
            taken, count = head, 0
        taken, count = taken + high, count + 1
    return [*counts, count]


def _down(table: SlideTable, first: float, later: float, room: float) -> Iterator[SlideTable]:
    """Yield the table in parts that are not higher than there is room, about equally high where that costs nothing."""
    columns = stretched(table, room)
    counts = _filled(table, first, later, columns, len(table.rows) + 1)
    if first == later:
        even = _filled(table, first, later, columns, -(-len(table.rows) // len(counts)))
        counts = even if len(even) == len(counts) else counts
    start = 0
    for count in counts:
        yield replace(table, rows=table.rows[start : start + count])
        start += count


def _split(table: SlideTable, frame: Frame, first: Frame) -> list[SlideTable]:
    narrow = min(frame.width_points, first.width_points)
    parts: list[SlideTable] = []
    for part in _split_by_columns(table, narrow):
        parts += _down(part, frame.height_points if parts else first.height_points, frame.height_points, narrow)
    return parts


def parts_that_fit(table: SlideTable, frame: Frame, first: Frame | None = None) -> list[SlideTable]:
    """Split a table into what fits ``frame`` each; ``first`` is where its first part stands, if elsewhere."""
    sizes = [replace(table, size=size) for size in (table.size, *SMALLER) if size <= table.size]
    tried = [_split(one, frame, first or frame) for one in sizes]
    return min(tried, key=len)


def _border(properties: Any, tag: str, tint: str) -> None:
    line = etree.SubElement(properties, qn(tag), w=str(round(0.75 * EMU)))
    if not tint:
        etree.SubElement(line, qn("a:noFill"))
        return
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=tint)


def _fill(element: Any, cell: SlideCell, fonts: Fonts, size: float, *, head: bool) -> None:
    write_text(element.get_or_add_txBody(), cell.text, fonts, Style(size, cell.colour, cell.bold), align=cell.align)
    for old in element.findall(qn("a:tcPr")):
        element.remove(old)
    side, over = str(round(PAD * EMU)), str(round(LEAD * EMU))
    properties = etree.SubElement(
        element, qn("a:tcPr"), marL=side, marR=side, marT=over, marB=over, anchor="b" if head else "ctr"
    )
    for tag in ("a:lnL", "a:lnR", "a:lnT"):
        _border(properties, tag, "")
    _border(properties, "a:lnB", NEUTRAL if head else HAIRLINE)
    if cell.fill:
        etree.SubElement(etree.SubElement(properties, qn("a:solidFill")), qn("a:srgbClr"), val=cell.fill)
    else:
        etree.SubElement(properties, qn("a:noFill"))


def draw_table(slide: Any, frame: Frame, table: SlideTable, fonts: Fonts) -> None:
    """Add the table at the top of ``frame``, as wide as it needs and at most as wide as there is room."""
    columns = stretched(table, frame.width_points)
    every = [table.head, *table.rows]
    heights = [row_height(row, columns, table.size) for row in every]
    shape = slide.shapes.add_table(
        len(every),
        len(columns),
        Emu(frame.left),
        Emu(frame.top),
        Emu(round(sum(columns) * EMU)),
        Emu(round(sum(heights) * EMU)),
    )
    made = shape.table
    style = made._tbl.tblPr.find(qn("a:tableStyleId"))
    if style is not None:  # "no style, no grid": cells bring their own lines and fills
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    made.horz_banding = False
    for column, points in zip(made.columns, columns, strict=True):
        column.width = Emu(round(points * EMU))
    for at, (element, row, high) in enumerate(zip(made._tbl.tr_lst, every, heights, strict=True)):
        element.h = Emu(round(high * EMU))
        for inner, cell in zip(element.tc_lst, row, strict=True):
            _fill(inner, cell, fonts, table.size, head=at == 0)
