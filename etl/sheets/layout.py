"""The layout of a table: which row is the header, what each column holds, what the captions say.

One model serves every layout. A column either holds a key of its row (the region, the year, the unit ...) or figures;
a column of figures carries what its header says of all of them (a year, a region, an indicator). Years across, regions
across, indicators across and one figure a row are the same table with the keys in different places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.recognise.indicators import spelled
from etl.sheets.cells import Cell, is_missing, number
from etl.sheets.labels import Labels, Name, Place, Time, is_total, role, time, words
from etl.sheets.units import Measure, measure

Row = tuple[Cell, ...]
_DATED = re.compile(r"(?P<year>(?:19|20)\d\d年(?:度|末|底)?)(?P<rest>\D.*)")
HEADER_WITHIN = 20  # rows from the top in which the header must stand
_DIMENSIONS = frozenset({"region", "region_code", "year", "period", "indicator"})
_SAMPLE = 30  # rows looked at to tell what an unnamed column holds


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    ``key`` is a role of :data:`etl.sheets.labels.COLUMN_ROLES` for a key column and empty for a column of figures,
    whose header may fix ``time``, ``place``, ``name`` (the indicator) or ``measure``. ``base`` marks the base level,
    whose year a note gives; ``target`` a target whose year a caption gives.
    """

    key: str = ""
    figures: bool = False
    time: Time | None = None
    place: Place | None = None
    name: Name | None = None
    measure: Measure | None = None
    target: bool = False
    base: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, the number of rows its header takes, and the column names that were not understood."""

    columns: tuple[Column, ...]
    body: int
    unknown: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The rule a figure of this table is read by."""
        figures = [column for column in self.columns if column.figures]
        if any(column.time and len(figures) > 1 for column in figures):
            return "table.years_across"
        if any(column.place for column in figures):
            return "table.regions_across"
        if any(column.name for column in figures):
            return "table.indicators_across"
        keys = {column.key for column in self.columns}
        return (
            "table.tidy" if len(keys & {"region", "region_code", "year", "period", "indicator"}) > 1 else "table.single"
        )


def find(rows: Sequence[Row], labels: Labels, near: str) -> Layout | None:
    """Find the header and lay out the columns; None where no row reads as a header.

    ``near`` is the region of the table, where its captions tell one.
    """
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        columns = [_column(cell.text, labels, near) for cell in row]
        depth = 1
        if at + 1 < len(rows) and _is_second(rows[at + 1], labels, near):
            columns = _merged(columns, [_column(cell.text, labels, near) for cell in rows[at + 1]])
            depth = 2
        if not _is_header(row, columns):
            continue
        columns = _inferred(columns, rows[at + depth :], labels, near)
        if any(column.figures for column in columns):
            unknown = tuple(
                cell.text for cell, column in zip(row, columns, strict=False) if cell.text and column == Column()
            )
            return Layout(tuple(columns), at + depth, unknown)
    return _headless(rows, labels)


def _column(text: str, labels: Labels, near: str) -> Column:
    """Read one header cell."""
    if not text.strip():
        return Column()
    if key := role(text):
        unit = labels.indicator(text).measure
        return Column(figures=True, measure=unit) if key == "value" else Column(key=key)
    if (stated := time(text)) is not None:
        return Column(figures=True, time=stated, target=stated.target)
    if (plain := spelled(text)) in words("base") or plain in words("target"):
        return Column(figures=True, base=plain in words("base"), target=plain in words("target"))
    dated = _DATED.match(plain)
    name = labels.indicator(dated["rest"] if dated else text)
    if name.ids or name.measure is not None:
        when = time(dated["year"]) if dated else None
        return Column(figures=True, name=name, measure=name.measure, time=when)
    place = labels.place(text, near=near)
    if place.code:
        return Column(figures=True, place=place)
    return Column()


def _is_header(row: Row, columns: Sequence[Column]) -> bool:
    """A header row has two cells or more, none of them a figure other than a year, and one that is understood."""
    filled = [(cell, column) for cell, column in zip(row, columns, strict=False) if cell.text.strip()]
    if any(column == Column() and number(cell) is not None for cell, column in filled):
        return False
    named = [column for _, column in filled if column != Column()]
    if len(filled) < 2 or not named:
        return False
    # a data row such as "岳阳市 | 湖南省" or "婴儿死亡率 | 4.5" must not pass: figures columns come after a first key
    return any(column.figures for column in columns) and not (columns[0].figures and len(named) < 2)


def _is_second(row: Row, labels: Labels, near: str) -> bool:
    """A second header row says years, regions or units under the cells of the first, and names no row."""
    filled = [cell for cell in row if cell.text.strip()]
    if not filled or (row and row[0].text.strip() and time(row[0].text) is not None):
        return False
    if row[0].text.strip() and not role(row[0].text):
        return False
    return (
        all((column := _column(cell.text, labels, near)).figures or column.key for cell in filled) and len(filled) > 1
    )


def _merged(first: Sequence[Column], second: Sequence[Column]) -> list[Column]:
    """Join two header rows: a cell of the first speaks for the empty cells to its right."""
    first = _spread(first, second)
    merged, last = [], Column()
    for at in range(max(len(first), len(second))):
        upper = first[at] if at < len(first) else Column()
        lower = second[at] if at < len(second) else Column()
        if upper.figures:
            last = upper
        elif upper.key:
            last = Column()
        if upper.key or lower.key or not lower.figures:
            merged.append(upper if upper != Column() else lower)
            continue
        merged.append(
            replace(
                lower,
                time=lower.time or last.time,
                place=lower.place or last.place,
                name=lower.name or last.name,
                measure=lower.measure or last.measure,
                target=lower.target or last.target,
                base=lower.base or last.base,
            )
        )
    return merged


def _spread(first: Sequence[Column], second: Sequence[Column]) -> Sequence[Column]:
    """Give each cell of a first header row that lost its merged cells its even share of the columns below."""
    groups = [column for column in first if column.figures]
    places = [at for at, column in enumerate(second) if column.figures]
    if len(first) >= len(second) or not groups or len(places) % len(groups):
        return first
    share = len(places) // len(groups)
    spread = {at: groups[order // share] for order, at in enumerate(places)}
    return [
        spread.get(at, first[at] if at < len(first) and not first[at].figures else Column())
        for at in range(len(second))
    ]


def _inferred(columns: Sequence[Column], body: Sequence[Row], labels: Labels, near: str) -> list[Column]:
    """Tell what the columns hold that their name leaves open, above all the first: by their cells."""
    result = list(columns)
    for at, column in enumerate(columns):
        cells = [row[at] for row in body[:_SAMPLE] if at < len(row) and row[at].text.strip()]
        if not cells:
            continue
        if column == Column() or column.key in ("indicator", "region"):
            result[at] = Column(key=_held(cells, labels, near) or column.key)
        elif column.figures and (column.place or column.name) and _held(cells, labels, near) and not _counts(cells):
            result[at] = Column(key=_held(cells, labels, near))
    return result


def _held(cells: Sequence[Cell], labels: Labels, near: str) -> str:
    """Return the key that most cells of a column are, empty where none prevails."""
    texts = [cell.text for cell in cells]
    share = len(texts) / 2
    if sum(1 for text in texts if time(text)) > share:
        return "year"
    if sum(1 for text in texts if labels.indicator(text).ids) > share:
        return "indicator"
    if sum(1 for text in texts if labels.place(text, near=near).code or is_total(text)) > share:
        return "region"
    if all(measure(text) for text in texts):
        return "unit"
    return ""


def _counts(cells: Sequence[Cell]) -> bool:
    """Tell whether the cells of a column are figures or missing."""
    return all(is_missing(cell.text) or number(cell) is not None for cell in cells)


def _headless(rows: Sequence[Row], labels: Labels) -> Layout | None:
    """Lay out a list without a header: an indicator and its figure in every row."""
    pairs = [row for row in rows if len(row) == 2 and all(cell.text.strip() for cell in row)]
    known = [row for row in pairs if labels.indicator(row[0].text).ids and number(row[1]) is not None]
    if not known or len(known) * 2 < len(pairs):
        return None
    return Layout((Column(key="indicator"), Column(figures=True)), rows.index(known[0]))
