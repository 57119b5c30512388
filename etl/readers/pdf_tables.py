"""Tables that a PDF page draws with rules: the grid from the rules, the text of the cells from the characters.

pdfplumber finds the grid. It is asked only where a page draws rules enough, for it reads the page anew and slowly.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from etl.readers.formatted import cell_text
from etl.readers.pdf_layout import Line, Run, merged, set_lines

log = logging.getLogger(__name__)
_PATH = 2  # FPDF_PAGEOBJ_PATH
_LEAST_RULES = 3
_MOST_PATHS = 5000
"""A page with more draws a picture, not a table."""
_MOST_LOOKS = 20_000_000
"""Most pairs of a character and a cell that are compared."""
_THIN, _LONG = 3.0, 12.0
_MAX_CELL_TEXT = 400

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""


class Grid(NamedTuple):
    """The cells of a table, row by row; None at places that merged cells cover."""

    rows: list[list[Box | None]]


def has_rules(page: Any) -> bool:
    """Whether a pypdfium2 page draws lines or boxes enough for a table of two rows and two columns."""
    across = down = 0
    for count, path in enumerate(page.get_objects(filter=[_PATH], max_depth=3)):
        left, bottom, right, top = path.get_bounds()
        wide, high = right - left, top - bottom
        across += wide >= _LONG and (high <= _THIN or high >= _LONG)
        down += high >= _LONG and (wide <= _THIN or wide >= _LONG)
        if count > _MOST_PATHS:
            return False
    return across >= _LEAST_RULES and down >= _LEAST_RULES


def grids(data: bytes, number: int, height: float) -> list[Grid]:
    """Return the grids of page ``number`` (from 0); none where the library cannot read the page."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every font; what it draws is not looked at
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number + 1]) as opened:
            page = opened.pages[0]
            if page.rotation or tuple(page.mediabox[:2]) != (0, 0):
                return []  # its places are not those of the characters
            return [
                Grid(
                    [
                        [cell and (cell[0], height - cell[3], cell[2], height - cell[1]) for cell in row.cells]
                        for row in table.rows
                    ]
                )
                for table in page.find_tables()
            ]
    except Exception:
        log.warning("page %d: its rules were not read, the places of its characters were", number + 1, exc_info=True)
        return []


def set_tables(found: Sequence[Grid], signs: list[Run], height: float) -> tuple[list[Line], list[Run]]:
    """Return the rows of the tables as lines with a tab between cells, and the characters outside them."""
    lines: list[Line] = []
    for grid in found:
        if len(signs) * sum(map(len, grid.rows)) > _MOST_LOOKS:
            continue
        filled, outside = _fill(grid, signs, height)
        texts = [text for row in filled for text in row if text]
        if sum(any(row) for row in filled) < 2 or max(map(len, filled)) < 2 or max(map(len, texts)) > _MAX_CELL_TEXT:
            continue
        signs = outside
        lines += [
            Line("\t".join(texts), 1.0, height - top, bottom)
            for row, texts in zip(grid.rows, filled, strict=True)
            for bottom, top in [_extent(row)]
        ]
    return lines, signs


def _extent(row: Sequence[Box | None]) -> tuple[float, float]:
    boxes = [box for box in row if box]
    return max(box[1] for box in boxes), min(box[3] for box in boxes)


def _fill(grid: Grid, signs: list[Run], height: float) -> tuple[list[list[str]], list[Run]]:
    cells: list[list[tuple[Box | None, list[Run]]]] = [[(box, []) for box in row] for row in grid.rows]
    placed: list[tuple[Box, list[Run]]] = [(box, held) for row in cells for box, held in row if box]
    outside: list[Run] = []
    for sign in signs:
        x, y = (sign.left + sign.right) / 2, (sign.bottom + sign.top) / 2
        held = next((held for box, held in placed if box[0] <= x <= box[2] and box[1] <= y <= box[3]), outside)
        held.append(sign)
    return [[_text(held, height) for _, held in row] for row in cells], outside


def _text(signs: list[Run], height: float) -> str:
    """Return the text of a cell; a Chinese word broken at the cell's edge is whole again."""
    joined: list[str] = []
    for line in set_lines(merged(signs), height) if signs else ():
        text = " ".join(line.text.split())
        if joined and not joined[-1][-1].isascii() and not text[0].isascii():
            joined[-1] += text
        else:
            joined.append(text)
    return cell_text(joined)
