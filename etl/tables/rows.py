"""The rows of a table from top to bottom: what each inherits from the rows above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.recognise.indicators import spelled
from etl.tables.cells import Cell, number
from etl.tables.columns import Column
from etl.tables.labels import Labels, Time, time
from etl.tables.layout import Layout, Row
from etl.tables.regions import Place
from etl.tables.words import bare, words

_FILLED_DOWN = ("region", "region_code", "indicator", "year", "period")


@dataclass(frozen=True, slots=True)
class Section:
    """What a row that holds one cell says of the rows below it: 2022年, 长沙市, 农村."""

    time: Time | None = None
    place: Place | None = None
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures: its cells, what its section says, and its keys that a merged cell above states."""

    cells: Row
    section: Section
    above: dict[str, str] = field(default_factory=dict)
    repeated: bool = False
    """Whether the keys taken from above make it say the same as another row: one of the two has lost its label."""


def lines(rows: Sequence[Row], layout: Layout, labels: Labels, near: str) -> Iterator[Line]:
    """Yield the rows of figures under the header; header rows that a page break repeats are left out."""
    header = [[cell.text for cell in row] for row in rows[: layout.body]]
    section, stated = Section(), dict.fromkeys(_FILLED_DOWN, "")
    seen: set[tuple[str, ...]] = set()
    for row in rows[layout.body :]:
        filled = [cell for cell in row if cell.text.strip()]
        if [cell.text for cell in row] in header or not filled:
            continue
        if len(filled) < 2:
            section = _section(section, filled[0], labels, near)
            continue
        above = _above(layout.columns, row, stated)
        keys = tuple(
            cell.text.strip() or above.get(column.key, "")
            for cell, column in zip(row, layout.columns, strict=False)
            if column.key in (*_FILLED_DOWN, "subgroup")
        )
        yield Line(row, section, above, bool(above) and keys in seen)
        seen.add(keys)


def _section(section: Section, cell: Cell, labels: Labels, near: str) -> Section:
    label = bare(spelled(cell.text))
    if number(cell) is not None and time(label) is None:
        return section
    if (stated := time(label)) is not None:
        return Section(stated, section.place, section.subgroup)
    if label in words("population"):
        return Section(section.time, section.place, label)
    place = labels.place(label, near=near)
    if place.code:
        return Section(section.time, place, section.subgroup)
    # a heading that is not understood ends what those above it said; below an unknown place nothing is sure
    return Section(section.time, place if section.place else None)


def _above(columns: Sequence[Column], row: Row, stated: dict[str, str]) -> dict[str, str]:
    """Return the keys that empty cells of a row take from the rows above; a row needs one key of its own."""
    keyed = [(column.key, cell.text.strip()) for column, cell in zip(columns, row, strict=False)]
    keys = [(key, text) for key, text in keyed if key in (*_FILLED_DOWN, "subgroup")]
    own = [at for at, (_, text) in enumerate(keys) if text]
    taken: dict[str, str] = {}
    for at, (key, text) in enumerate(keys):
        if text:
            stated[key] = text if key in stated else ""
        elif own and at < own[-1] and stated.get(key):
            taken[key] = stated[key]
    return taken


def is_indented(text: str, cell: Cell) -> bool:
    """Tell whether blanks push a label in: two spaces or an ideographic one before it on its line."""
    before = text[max(0, cell.start - 3) : cell.start]
    return before.endswith(("\u3000", "  ", "\xa0\xa0"))
