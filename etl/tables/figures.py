"""The figures of a laid-out table: what row, column, cell and caption say, put together into facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from etl.model.fact import Fact, Qualifier, Status
from etl.model.reasons import Flag, TableRule, is_flag
from etl.model.wording import pattern
from etl.model.wording import words as wording
from etl.recognise.indicators import spelled
from etl.tables.caption import Caption
from etl.tables.captioned import of_column
from etl.tables.cells import Cell, Number, is_missing, number
from etl.tables.columns import Column
from etl.tables.labels import Labels, Name, Time, time
from etl.tables.layout import Layout, Row
from etl.tables.naming import Namer, crossed, of_caption
from etl.tables.planned_years import planned_years
from etl.tables.regions import Place, is_total
from etl.tables.rows import Line, is_indented, lines
from etl.tables.units import Measure, measure
from etl.tables.values import read
from etl.tables.words import group_name, words

QUOTE = 120  # characters of the row shown as the source of a figure
SURE, INFERRED, DOUBTFUL = 0.99, 0.95, 0.6
_QUALIFIERS: dict[str, Qualifier] = {
    "": "=", "=": "=", "~": "~", "≈": "~", ">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=",
}  # fmt: skip
_QUALIFIERS.update(dict.fromkeys(wording("about"), "~"))
_NO_REGION = pattern(r"(?:{sum_label}|{no_place_label})$|^(?:[省市县区州][直属]|{others})")
_PART_SUM = pattern(r"(?:(?:两|{ordinal})+|\d+)个?[省市县区州旗]{1,2}{sum_label}")
_FLAG = re.compile(r"[a-z0-9_]+")


@dataclass(slots=True)
class Unread:
    """What of a table was not understood: cells that are no figure, rows whose label is not known, unknown flags.

    ``codes`` are the codes and names of regions that contradict each other.
    """

    cells: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with all that is needed to read its figures."""

    doc: str
    text: str
    rows: Sequence[Row]
    layout: Layout
    caption: Caption
    labels: Labels
    aligned: bool = False
    """Whether columns are told by blanks only, so that an empty cell leaves no trace."""
    units: frozenset[str] = frozenset()
    """Units that rows or columns of the table state."""
    planned: frozenset[int] = frozenset()
    """Years whose columns hold plans though their header does not say so."""
    heads: tuple[Name | None, ...] = ()
    """What each column is of where rows name no indicator."""


def facts(table: Table, unread: Unread) -> Iterator[Fact]:
    """Yield the facts of a table in reading order; what is not understood is added to ``unread``."""
    columns, near = table.layout.columns, table.caption.region
    planned = planned_years(table.rows, table.layout, table.caption)
    heads = tuple(_head(table, column) for column in columns)
    table = replace(table, units=_units(table), planned=planned, heads=heads)
    namers = {
        at: Namer(table.labels, table.caption.name) for at, column in enumerate(columns) if column.key == "indicator"
    }
    for line in lines(table.rows, table.layout, table.labels, near):
        row = line.cells
        short = table.aligned and len(row) < len(columns)  # blanks drew the columns: nobody knows which cell is missing
        if short or line.repeated:
            unread.rows.append(row[0].text)
            continue
        names = {at: _row_name(table, namer, line, at) for at, namer in namers.items() if at < len(row)}
        for at, column in enumerate(columns[: len(row)]):
            if column.figures and not is_missing(row[at].text):
                yield from _figure(table, line, at, names, unread)


def _row_name(table: Table, namer: Namer, line: Line, at: int) -> Name | None:
    cell = line.cells[at]
    label = cell.text if cell.text.strip() else line.above.get("indicator", "")
    if not label:
        return None
    units = [place for place, column in enumerate(table.layout.columns) if column.key == "unit"]
    unit = next((measure(line.cells[place].text) for place in units if place < len(line.cells)), None)
    return namer.row(label, indented=is_indented(table.text, cell), unit=unit)


def _units(table: Table) -> frozenset[str]:
    keys = [at for at, column in enumerate(table.layout.columns) if column.key == "unit"]
    cells = (row[at].text for row in table.rows[table.layout.body :] for at in keys if at < len(row))
    columns = (column.measure for column in table.layout.columns)
    return frozenset(unit.unit for unit in (*map(measure, cells), *columns) if unit is not None)


def _figure(table: Table, line: Line, at: int, names: Mapping[int, Name | None], unread: Unread) -> Iterator[Fact]:
    row, column = line.cells, table.layout.columns[at]
    figure, keys = number(row[at]), _keys(table.layout.columns, line, at)
    if figure is None or (figure.place and not table.labels.place(figure.place, near=table.caption.region).code):
        unread.cells.append(row[at].text)
        return
    place, stated = _place(table, line, column, keys, figure), _status(table, line, column, keys, figure)
    name = _name(table, at, keys, next((names[one] for one in _leftwards(at, len(row)) if one in names), None))
    if place is None and name is not None and (part := _PART_SUM.fullmatch(keys.get("region", ""))):
        place = table.labels.place("", near=table.caption.region)
        name = Name(f"{part[0]}{name.text}", measure=name.measure)  # 四县合计: a sum of its own, no level of the region
    if place is None or stated is None or name is None or not name.text or keys.get("qualifier", "") not in _QUALIFIERS:
        unread.rows.append(row[0].text)
        return
    if place.contradicted:
        unread.codes.append(f"{keys['region_code']} {keys.get('region', '')}")
    marks = _FLAG.findall(keys.get("flags", ""))
    unread.flags += [word for word in marks if not is_flag(word)]
    flags = tuple(word for word in marks if is_flag(word))
    yield _fact(table, line, column, keys, _Stated(figure, name, place, *stated, flags))


@dataclass(frozen=True, slots=True)
class _Stated:
    """What is known of one figure before it is converted."""

    figure: Number
    name: Name
    place: Place
    status: Status
    when: Time | None
    flags: tuple[Flag, ...] = ()


def _fact(table: Table, line: Line, column: Column, keys: Mapping[str, str], stated: _Stated) -> Fact:
    figure, place, when = stated.figure, stated.place, stated.when
    reading = read(table.labels, table.units, stated.name, figure, _measures(table, column, keys, figure, stated.name))
    doubts: tuple[Flag | Literal[""], ...] = (*reading.flags, place.flag, "" if when else "no_year")
    flags = (*stated.flags, *(flag for flag in doubts if flag))
    return Fact(
        doc=table.doc,
        region=place.name,
        region_code=place.code,
        year=when.year if when else None,
        period=when.period if when else "",
        indicator=reading.indicator,
        name=keys.get("name") or reading.name,
        value=None if reading.value is None else float(reading.value),
        value_high=None if reading.high is None else float(reading.high),
        unit=reading.unit,
        qualifier=_QUALIFIERS[keys["qualifier"]] if keys.get("qualifier") else figure.qualifier,
        status=stated.status,
        subgroup=_subgroup(line, column, keys, stated.name),
        start=figure.start,
        end=figure.end,
        quote=_quote(table.text, line.cells, figure),
        confidence=_confidence(table.layout.rule, doubts),
        flags=tuple(dict.fromkeys(flags)),
        rule=table.layout.rule,
        note=keys.get("note") or figure.mark,
        source_title=keys.get("source_title", ""),
        source_publisher=keys.get("source_publisher", ""),
        source_date=keys.get("source_date", ""),
        source_url=keys.get("source_url", ""),
    )


def without_region(fact: Fact) -> Fact:
    """Return a fact of a table with the doubt that nothing says of which region it is."""
    return replace(fact, flags=(*fact.flags, "no_region"), confidence=min(fact.confidence, DOUBTFUL))


def _subgroup(line: Line, column: Column, keys: Mapping[str, str], name: Name) -> str:
    """Return the group a figure is of: of the row, the column and the section, each where it states one."""
    said = (line.section.subgroup, column.subgroup, name.subgroup, keys.get("subgroup", ""))
    return "、".join(dict.fromkeys(group_name(group) for group in said if group and not is_total(group)))


def _head(table: Table, column: Column) -> Name | None:
    """Return the indicator of a column whose rows name none."""
    name = of_caption(table.labels, column.name, table.caption.name)
    if name is None or column.name is None:
        return name
    return of_column(table.labels, name, table.caption.names)


def _name(table: Table, at: int, keys: Mapping[str, str], row: Name | None) -> Name | None:
    """Return the indicator of a figure: the column's, the row's, or the one that both name together."""
    if "indicator" not in keys:
        return table.heads[at]
    column = table.layout.columns[at]
    return crossed(table.labels, keys["indicator"], column.name) if column.name is not None else row


def _leftwards(at: int, width: int) -> Iterator[int]:
    """Yield the columns by how well they may tell of column ``at``: to the left, nearest first, then to the right."""
    yield from range(at, -1, -1)
    yield from range(at + 1, width)


def _keys(columns: Sequence[Column], line: Line, at: int) -> dict[str, str]:
    """Return the row's keys for the figure in column ``at``; of several columns with one role the nearest to the left
    counts, so that tables printed side by side keep their own labels.
    """
    keys: dict[str, str] = {}
    for place in _leftwards(at, min(len(columns), len(line.cells))):
        cell, column = line.cells[place], columns[place]
        if column.key:
            keys.setdefault(column.key, cell.text.strip() or line.above.get(column.key, ""))
        elif not column.figures and number(cell) is None:
            keys.setdefault("unknown", cell.text.strip())
    return keys


def _place(table: Table, line: Line, column: Column, keys: Mapping[str, str], figure: Number) -> Place | None:
    """Return the region of a figure; None for sums over part of the table and for rows with an unknown label."""
    near = table.caption.region
    if figure.place:
        return table.labels.place(figure.place, near=near)
    label, code = keys.get("region", ""), keys.get("region_code", "")
    if label or code:
        if not code and _NO_REGION.search(label) and not is_total(label):
            return None
        return table.labels.place(label, code, near)
    if "region" in keys and "region_code" not in keys:
        return None  # the row has lost its label
    if column.place is not None:
        return column.place
    if line.section.place is not None:
        return line.section.place if line.section.place.code else None
    if keys.get("unknown") and not is_total(keys["unknown"]):
        return None  # the label may be a hospital or a county we do not know: not a figure of the whole region
    if not near:
        return Place("", "")  # the report that the table stands in may tell
    return replace(table.labels.place("", near), flag="region_doubtful" if table.caption.region_doubtful else "")


def _status(
    table: Table, line: Line, column: Column, keys: Mapping[str, str], figure: Number
) -> tuple[Status, Time | None] | None:
    """Return status and time of a figure; None where the row's status is no word that is known."""
    said = spelled(keys.get("status", "")).lower()
    named = next((status for status in ("actual", "target", "derived") if said in words(status)), None)
    if said and named is None:
        return None
    when = Time(figure.year, str(figure.year)) if figure.year else _time(table, line, column, keys)
    if column.before and column.time is None:
        return ("actual", when.year_before()) if when else None
    if named is not None:
        return cast(Status, named), when
    if column.base or (figure.year and column.status != "target"):
        return "actual", when
    published = table.caption.published
    if column.status == "actual" and when and published and when.year > published:
        return "target", when  # 2031年预计完成, said in 2030
    return column.status or ("target" if _is_ahead(table, when) else "actual"), when


def _is_ahead(table: Table, when: Time | None) -> bool:
    """Tell whether a time is planned for: it says so, lies after the publication or ends the plan of the table."""
    published = table.caption.published
    return when is not None and (when.target or when.year > (published or when.year) or when.year in table.planned)


def _time(table: Table, line: Line, column: Column, keys: Mapping[str, str]) -> Time | None:
    if column.base and column.time is None:
        base = table.caption.base_year
        return Time(base, str(base)) if base else None
    if column.time is not None:
        return column.time
    period, year = keys.get("period", ""), keys.get("year", "")
    if period or year:
        return time(period or year)
    return line.section.time or table.caption.time


def _measures(
    table: Table, column: Column, keys: Mapping[str, str], figure: Number, name: Name
) -> tuple[Measure | None, bool]:
    """Return the unit of a figure, the nearest statement first, and whether only the caption states it."""
    row_unit = measure(keys["unit"]) if keys.get("unit") else None
    own = figure.measure or row_unit or column.measure or name.measure
    return (own, False) if own is not None else (table.caption.measure, True)


def _confidence(rule: TableRule, flags: Sequence[str]) -> float:
    if any(flags):
        return DOUBTFUL
    return SURE if rule == "table.tidy" else INFERRED


def _quote(text: str, row: Row, figure: Number) -> str:
    """Return the row as printed, cut around the figure where the row is long."""
    start, end = _extent(row)
    if end - start <= QUOTE:
        return text[start:end]
    first = max(start, min(figure.start - QUOTE // 2, end - QUOTE))
    return text[first : first + QUOTE]


def _extent(row: Sequence[Cell]) -> tuple[int, int]:
    filled = [cell for cell in row if cell.end > cell.start]
    return min(cell.start for cell in filled), max(cell.end for cell in filled)
