"""Documents of formats that hold no plain text: their pieces laid out as lines, with blocks over them.

A table row is one line with its cells joined by tabs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.model.document import Block, Place, Span
from etl.readers.plain.blocks import find_blocks, settle_levels


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading the file itself marks as one; ``level`` 1 is the document's title."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph; it may prove to be a heading by its wording."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a merged cell stands once and leaves ``""`` at the places it covers.

    ``covered`` are those places as (row, column), None where the format does not tell.
    """

    rows: Sequence[Sequence[str]]
    covered: frozenset[Place] | None = None


Piece = Heading | Prose | Table


def compose(pieces: Iterable[Piece], *, wrapped: bool = False) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the pieces, one line a paragraph, heading or table row, and the blocks over it."""
    kept = [piece for piece in pieces if _holds_text(piece)]
    lines: list[str] = []
    places: list[tuple[Piece, int, int, tuple[tuple[Span, ...], ...]]] = []
    place = 0
    for piece in kept:
        start = place
        rows: list[tuple[Span, ...]] = []
        for cells in _lines_of(piece):
            spans, line = _row(cells, place)
            rows.append(spans)
            lines.append(line)
            place += len(line) + 1
        places.append((piece, start, place - 1, tuple(rows)))
    text = "\n".join(lines)
    return text, settle_levels(_blocks(text, places, wrapped))


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space (line ends, tabs) as one space."""
    return " ".join(text.split())


def _blocks(
    text: str, places: Sequence[tuple[Piece, int, int, tuple[tuple[Span, ...], ...]]], wrapped: bool
) -> list[Block]:
    """Make a block of every declared piece, and read the stretches of prose between them as plain text."""
    blocks: list[Block] = []
    index = 0
    while index < len(places):
        piece, start, end, rows = places[index]
        if isinstance(piece, Prose):
            while index + 1 < len(places) and isinstance(places[index + 1][0], Prose):
                index += 1
            titled = start == 0 and not any(isinstance(one[0], Heading) and one[0].level == 1 for one in places)
            blocks.extend(find_blocks(text, start, places[index][2], titled=titled, wrapped=wrapped))
        elif isinstance(piece, Heading):
            blocks.append(Block("heading", start, end, level=piece.level))
        else:
            blocks.append(Block("table", start, end, rows=rows, covered=piece.covered))
        index += 1
    return blocks


def _holds_text(piece: Piece) -> bool:
    if isinstance(piece, Table):
        return any(cell.strip() for row in piece.rows for cell in row)
    return bool(piece.text.strip())


def _lines_of(piece: Piece) -> list[list[str]]:
    if isinstance(piece, Table):
        return [[one_line(cell) for cell in row] for row in piece.rows]
    if isinstance(piece, Heading):
        return [[one_line(piece.text)]]
    return [[line.strip(" \t\r\u3000\xa0")] for line in piece.text.split("\n") if line.strip()]


def _row(cells: Sequence[str], place: int) -> tuple[tuple[Span, ...], str]:
    spans = []
    at = place
    for cell in cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    return tuple(spans), "\t".join(cells)
