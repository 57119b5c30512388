"""The layout of a table: which row is the header, what each column holds, what the captions say.

One model serves every layout. A column either holds a key of its row (the region, the year, the unit ...) or figures;
a column of figures carries what its header says of all of them (a year, a region, an indicator). Years across, regions
across, indicators across and one figure a row are the same table with the keys in different places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.dates import DATES
from etl.model.reasons import TableRule
from etl.model.wording import pattern
from etl.recognise.indicators import spelled
from etl.tables.cells import Cell, is_missing, number
from etl.tables.columns import Column, read, under, unit_row
from etl.tables.labels import Labels, role, time
from etl.tables.regions import is_total
from etl.tables.units import measure
from etl.tables.words import bare, words

Row = tuple[Cell, ...]
HEADER_WITHIN = 20  # rows from the top in which the header must stand
_DEEPEST = 3  # rows that a header may take
_CITY = "城市"
_RURAL = pattern(r"{rural_label}")
_UNIT = pattern(r"{unit_label}")
_YEAR = pattern(r"{yyyy}", **DATES)
_SAMPLE = 30  # rows looked at to tell what an unnamed column holds


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, the number of rows its header takes, and the column names that were not understood."""

    columns: tuple[Column, ...]
    body: int
    unknown: tuple[str, ...] = ()

    @property
    def rule(self) -> TableRule:
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
        columns, depth = _header(rows, at, labels, near)
        if not _is_header(row, columns):
            continue
        columns = _inferred(columns, rows[at + depth :], labels, near)
        if any(column.figures for column in columns):
            return Layout(tuple(columns), at + depth, _unknown(rows[at : at + depth], columns))
    return _headless(rows, labels)


def _unknown(header: Sequence[Row], columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the names of the columns that were not understood: under a bare cell the last that stands below it."""
    places = range(len(header[0]))
    lowest = [next((row[at].text for row in reversed(header) if len(row) > at and row[at].text), "") for at in places]
    named = [low if cell.bare else cell.text for cell, low in zip(header[0], lowest, strict=True)]
    return tuple(name for name, column in zip(named, columns, strict=False) if name and column == Column())


def _header(rows: Sequence[Row], at: int, labels: Labels, near: str) -> tuple[list[Column], int]:
    """Read the header that begins at row ``at``: its columns and the number of rows it takes."""
    columns, above, depth = _columns(rows[at], labels, near), rows[at], 1
    while at + depth < len(rows) and depth < _DEEPEST:
        if _says_again(above, rows[at + depth]):
            depth += 1
            continue
        lower = _second(rows[at + depth], labels, near)
        if lower is None:
            break
        columns, above = _merged(above, columns, lower, labels), rows[at + depth]
        depth += 1
    return columns, depth


def _says_again(above: Row, row: Row) -> bool:
    """Tell whether a row only says the years of the header again, as one in another language does: Item 2022 2023."""
    pairs = [(one.text, other.text) for one, other in zip(above[1:], row[1:], strict=False) if one.text or other.text]
    return len(pairs) > 1 and all(_YEAR.fullmatch(other) and one.startswith(other) for one, other in pairs)


def _columns(row: Row, labels: Labels, near: str) -> list[Column]:
    columns = [read(cell.text, labels, near) for cell in row]
    if any(_RURAL.fullmatch(spelled(cell.text)) for cell in row):  # beside it 城市 is no column of cities
        for at, cell in enumerate(row):
            if spelled(cell.text) == _CITY:
                columns[at] = Column(figures=True, subgroup=_CITY)
    return columns


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


def _second(row: Row, labels: Labels, near: str) -> list[Column] | None:
    """Read a further header row: years, regions, groups or units under the cells above; None for a row of figures."""
    first, filled = (row[0].text if row else ""), [cell for cell in row if cell.text.strip()]
    if len(filled) < 2 or (first.strip() and (time(first) is not None or not (role(first) or _is_corner(first)))):
        return None
    for columns in (_columns(row, labels, near), [unit_row(cell.text) for cell in row]):
        if all(column != Column() for cell, column in zip(row[1:], columns[1:], strict=True) if cell.text.strip()):
            return columns
    return None


def _is_corner(text: str) -> bool:
    """Tell whether the first cell of a header row only names the row: （单位）."""
    return _UNIT.fullmatch(bare(spelled(text)).strip("()")) is not None


def _merged(above: Row, first: Sequence[Column], second: Sequence[Column], labels: Labels) -> list[Column]:
    """Join two header rows: a cell of the first speaks for the empty cells to its right, as far as it reaches.

    What stands under a cell that is not understood or is left out (增减, 排名) is left out too.
    """
    blank = [not cell.text.strip() for cell in above] + [True] * len(first)
    bare = {at for at, cell in enumerate(above) if cell.bare}
    upper = [None if blank[at] and column == Column() else column for at, column in enumerate(first)]
    upper = _spread(upper, second)
    merged: list[Column] = []
    last: Column | None = None
    for at in range(max(len(upper), len(second))):
        group = upper[at] if at < len(upper) else None
        lower = second[at] if at < len(second) else Column()
        last = group or last
        if at in bare:  # a year that no name stands above is of nothing that anyone could know
            merged.append(Column() if lower.figures and lower.name is None else lower)
        elif group is not None and group.key and group.key != "ignored":
            merged.append(group)
            last = None
        elif not lower.figures:
            merged.append(group if group and lower == Column() else lower)
        elif last is None:
            merged.append(lower)
        else:
            merged.append(under(last, lower, labels) or Column(key="ignored"))
    return merged


def _spread(first: list[Column | None], second: Sequence[Column]) -> list[Column | None]:
    """Give each cell of a first header row that lost its merged cells its even share of the columns below."""
    lead = next((at for at, column in enumerate(first) if column and (column.figures or not column.key)), len(first))
    groups = [column for column in first[lead:] if column is not None]
    places = [at for at, column in enumerate(second) if column.figures]
    if len(first) >= len(second) or not groups or len(places) % len(groups):
        return first
    share = len(places) // len(groups)
    spread = {at: groups[order // share] for order, at in enumerate(places)}
    return [spread.get(at, first[at] if at < lead else None) for at in range(len(second))]


def _inferred(columns: Sequence[Column], body: Sequence[Row], labels: Labels, near: str) -> list[Column]:
    """Tell what the columns hold that their name leaves open, above all the first: by their cells."""
    result = list(columns)
    for at, column in enumerate(columns):
        cells = [row[at] for row in body[:_SAMPLE] if at < len(row) and row[at].text.strip()]
        if not cells:
            continue
        held = _held(cells, labels, near)
        if column == Column() or column.key in ("indicator", "region", "year", "period"):
            result[at] = Column(key=held or column.key)
        elif column.key == "body":
            result[at] = Column(key="region" if held == "region" else "")  # single hospitals are no kinds of them
        elif column.key == "unit" and not any(measure(cell.text) for cell in cells):
            result[at] = Column(key=held)  # 单位 may head units of measure or bodies that report
        elif column.key == "category":
            named = held == "indicator" and any(other.key == "indicator" for other in columns)
            result[at] = Column(key=held if held in ("indicator", "subgroup", "region") and not named else "category")
        elif column.figures and (column.place or column.name) and held and not _counts(cells):
            result[at] = Column(key=held)
    return _categorised(result, body)


def _categorised(columns: list[Column], body: Sequence[Row]) -> list[Column]:
    """Settle columns of categories (领域, 类别): headings over the indicators beside them, or groups of their own.

    A category stands left of the indicators and says nothing that they do not: no indicator has two.
    """
    named = next((at for at, column in enumerate(columns) if column.key == "indicator"), None)
    for at, column in enumerate(columns):
        if column.key == "category":
            heads = named is not None and at < named and _depends(body, at, named)
            columns[at] = Column(key="ignored" if heads else "subgroup")
        elif column.key == "indicator" and named is not None and at > named and not _separated(columns, named, at):
            columns[named], named = Column(key="ignored"), at  # 一级指标, 二级指标: the last names the figure
    return columns


def _separated(columns: Sequence[Column], one: int, other: int) -> bool:
    """Tell whether figures stand between two columns: tables printed side by side keep their own names."""
    return any(column.figures for column in columns[one:other])


def _depends(body: Sequence[Row], category: int, named: int) -> bool:
    of: dict[str, set[str]] = defaultdict(set)
    for row in body:
        if len(row) > named and row[category].text.strip():
            of[row[named].text].add(row[category].text)
    return all(len(found) == 1 for found in of.values())


def _held(cells: Sequence[Cell], labels: Labels, near: str) -> str:
    """Return the key that most cells of a column are, empty where none prevails."""
    texts = [cell.text for cell in cells]
    share = len(texts) / 2
    if sum(1 for text in texts if time(text)) > share:
        return "year"
    if sum(1 for text in texts if bare(spelled(text)) in words("population") or is_total(text)) > share and any(
        bare(spelled(text)) in words("population") for text in texts
    ):
        return "subgroup"
    parts = [text for text in texts if not is_total(text)]
    if sum(1 for text in parts if labels.indicator(text).ids or labels.kind(text)) > len(parts) / 2:
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
    known = [row for row in pairs if number(row[1]) is not None and _is_named(row[0].text, labels)]
    if not known or len(known) * 2 < len(pairs):
        return None
    return Layout((Column(key="indicator"), Column(figures=True)), rows.index(known[0]))


def _is_named(text: str, labels: Labels) -> bool:
    return bool(labels.indicator(text).ids or labels.kind(text))
