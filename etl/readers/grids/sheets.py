"""Sheets of a workbook of any format to a document: what is hidden is left out and told, merged cells stay known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.model.document import Block, Document, Place
from etl.model.problems import Problem
from etl.model.wording import pattern
from etl.readers.bytes.source import Source, check_text_size
from etl.readers.compose import Heading, Piece, compose
from etl.readers.formatted import LeftOut
from etl.readers.grids.rows import sheet_pieces
from etl.readers.plain.lines import split_lines
from etl.readers.plain.metadata import find_metadata

MAX_GRID_CELLS = 3_000_000
"""Most places (rows times columns) a sheet may span, filled or not."""

_SHEET_LEVEL = 2
_DEFAULT_NAME = pattern(r"(?i:sheet|{sheet_word})\s*\d*")


class Merge(NamedTuple):
    """A merged range; all four are part of it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A visible sheet: the texts of its filled cells by (row, column), and what its layout says of them."""

    name: str
    texts: dict[Place, str]
    merges: Sequence[Merge] = ()
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()


@dataclass(slots=True)
class Workbook:
    """The visible sheets, and how much was not read: hidden sheets, struck-through text, formulas without a value."""

    sheets: list[Sheet]
    hidden: int = 0
    uncomputed: int = 0
    left_out: LeftOut = field(default_factory=LeftOut)


def document_of(source: Source, suffix: str, book: Workbook) -> Document:
    """Return the document of a workbook: for each sheet its name, then its rows with cells joined by tabs.

    Doubts: ``hidden_sheets``, ``hidden_cells``, ``text_left_out``, ``formula_without_value``.

    Raises:
        UnreadableError: ``empty_file``, ``sheet_too_large``, ``file_too_large``.
    """
    doubts: list[Problem] = []
    if book.hidden:
        doubts.append(source.doubt("hidden_sheets", count=book.hidden))
    pieces = [piece for sheet in book.sheets for piece in _pieces(source, sheet, doubts)]
    doubts += book.left_out.doubts(source)
    if book.uncomputed:
        doubts.append(source.doubt("formula_without_value", count=book.uncomputed))
    if not pieces:
        raise source.refuse("empty_file")
    text, blocks = compose(pieces)
    check_text_size(source, text)
    about = find_metadata([line for line in split_lines(text) if "\t" not in line.raw])
    return Document(
        name=source.name,
        format=suffix,
        text=text,
        blocks=blocks,
        title=_title(text, blocks),
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        problems=tuple(doubts),
    )


def _pieces(source: Source, sheet: Sheet, doubts: list[Problem]) -> Iterator[Piece]:
    """Yield the sheet's name and tables, nothing for an empty sheet."""
    filled = {place: text for place, text in sheet.texts.items() if text.strip()}
    if not filled:
        return
    rows, columns = {row for row, _ in filled}, {column for _, column in filled}
    top, left, bottom, right = min(rows), min(columns), max(rows), max(columns)
    if (bottom - top + 1) * (right - left + 1) > MAX_GRID_CELLS:
        raise source.refuse("sheet_too_large", sheet=sheet.name, rows=bottom, columns=right)
    gone = len(rows & sheet.hidden_rows), len(columns & sheet.hidden_columns)
    if any(gone):
        doubts.append(source.doubt("hidden_cells", sheet=sheet.name, rows=gone[0], columns=gone[1]))
    shown_rows = [row for row in range(top, bottom + 1) if row not in sheet.hidden_rows]
    shown_columns = [column for column in range(left, right + 1) if column not in sheet.hidden_columns]
    covered = _settled(filled, sheet, shown_rows, shown_columns)
    grid = [[filled.get((row, column), "") for column in shown_columns] for row in shown_rows]
    if any(cell for row in grid for cell in row):
        yield Heading(sheet.name, _SHEET_LEVEL)
        yield from sheet_pieces(grid, level=_SHEET_LEVEL + 1, covered=covered)


def _settled(filled: dict[Place, str], sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> frozenset[Place]:
    """Return the places of the shown grid that merged cells cover; a cell whose own place is hidden moves to the first
    that is shown.
    """
    at_row, at_column = {row: at for at, row in enumerate(rows)}, {column: at for at, column in enumerate(columns)}
    covered: set[Place] = set()
    for merge in sheet.merges:
        places = [
            (row, column)
            for row in range(max(merge.top, rows[0] if rows else 0), min(merge.bottom, rows[-1] if rows else -1) + 1)
            if row in at_row
            for column in range(
                max(merge.left, columns[0] if columns else 0), min(merge.right, columns[-1] if columns else -1) + 1
            )
            if column in at_column
        ]
        if not places:
            continue
        text = filled.pop((merge.top, merge.left), "")
        if text:
            filled[places[0]] = text
        covered.update((at_row[row], at_column[column]) for row, column in places[1:])
    return frozenset(covered)


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the first caption, else the first sheet's name where a person gave it one."""
    headings = [(block.level, text[block.start : block.end]) for block in blocks if block.kind == "heading"]
    captions = [heading for level, heading in headings if level > _SHEET_LEVEL]
    named = [heading for level, heading in headings if level == _SHEET_LEVEL and not _DEFAULT_NAME.fullmatch(heading)]
    return next(iter(captions + named), "")
