"""The figures of a laid-out table: what row, column, cell and caption say, put together into facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from etl.facts import Fact, Qualifier, Status
from etl.recognise.indicators import spelled
from etl.sheets.caption import Caption
from etl.sheets.cells import Cell, Number, is_missing, number
from etl.sheets.labels import Labels, Name, Place, Time, is_total, time, words
from etl.sheets.layout import Column, Layout, Row
from etl.sheets.units import Measure, factor, measure

QUOTE = 120  # characters of the row shown as the source of a figure
SURE, INFERRED, DOUBTFUL = 0.99, 0.95, 0.6
_QUALIFIERS: dict[str, Qualifier] = {
    "": "=", "=": "=", "~": "~", "≈": "~", "约": "~", ">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=",
}  # fmt: skip
_SUM = re.compile(r"(?:合计|小计|总计|平均)$")
_FLAG = re.compile(r"[a-z0-9_]+")
_COPIED = ("source_title", "source_publisher", "source_date", "source_url", "note")


@dataclass(slots=True)
class Unread:
    """What of a table was not understood: cells that are no figure, rows whose label is not known."""

    cells: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)


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


def facts(table: Table, unread: Unread) -> Iterator[Fact]:
    """Yield the facts of a table in reading order; what is not understood is added to ``unread``."""
    columns = table.layout.columns
    table = replace(table, units=_units(table))
    header = [cell.text for cell in table.rows[table.layout.body - 1]] if table.layout.body else []
    for row in table.rows[table.layout.body :]:
        if [cell.text for cell in row] == header or sum(bool(cell.text.strip()) for cell in row) < 2:
            continue  # a header repeated after a page break, a note under the table
        if table.aligned and len(row) < len(columns):
            unread.rows.append(row[0].text)  # blanks drawn the columns: nobody can say which cell is the missing one
            continue
        for at, column in enumerate(columns[: len(row)]):
            if column.figures and not is_missing(row[at].text):
                yield from _figure(table, row, at, column, unread)


def _units(table: Table) -> frozenset[str]:
    keys = [at for at, column in enumerate(table.layout.columns) if column.key == "unit"]
    cells = (row[at].text for row in table.rows[table.layout.body :] for at in keys if at < len(row))
    columns = (column.measure for column in table.layout.columns)
    return frozenset(unit.unit for unit in (*map(measure, cells), *columns) if unit is not None)


def _figure(table: Table, row: Row, at: int, column: Column, unread: Unread) -> Iterator[Fact]:
    figure, keys = number(row[at]), _keys(table.layout.columns, row, at)
    if figure is None or (figure.place and not table.labels.place(figure.place, near=table.caption.region).code):
        unread.cells.append(row[at].text)
        return
    place, stated = _place(table, column, keys, figure), _status(table, column, keys, figure)
    if place is None or stated is None or keys.get("qualifier", "") not in _QUALIFIERS:
        unread.rows.append(row[0].text)
        return
    name = _name(table, column, keys)
    if name is None or not name.text:
        unread.rows.append(row[0].text)
        return
    status, when = stated
    reading = _read(table, name, figure, _measures(table, column, keys, figure, name))
    flags = (*_FLAG.findall(keys.get("flags", "")), *reading.flags, *([place.flag] if place.flag else []))
    yield Fact(
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
        status=status,
        subgroup="" if is_total(keys.get("subgroup", "")) else keys.get("subgroup") or name.subgroup,
        start=figure.start,
        end=figure.end,
        quote=_quote(table.text, row, figure),
        confidence=_confidence(table.layout.rule, (*reading.flags, place.flag)),
        flags=tuple(dict.fromkeys(flags)),
        rule=table.layout.rule,
        **{key: keys.get(key, "") for key in _COPIED},
    )


def _name(table: Table, column: Column, keys: Mapping[str, str]) -> Name | None:
    """Return the indicator of a figure: the column's, or the row's where the row names a part (#医院 under 机构数)."""
    label = keys.get("indicator", "")
    if not label:
        return column.name or table.caption.name
    row = table.labels.indicator(label)
    if column.name is None:
        return row
    if is_total(label):
        return column.name
    return row if row.ids else None


def _keys(columns: Sequence[Column], row: Row, at: int) -> dict[str, str]:
    """Return the row's keys for the figure in column ``at``; of several columns with one role the nearest to the left
    counts, so that tables printed side by side keep their own labels.
    """
    keys: dict[str, str] = {}
    order = [*range(at, -1, -1), *range(at + 1, min(len(columns), len(row)))]
    for place in order:
        if place < len(columns) and (key := columns[place].key or ("" if columns[place].figures else "unknown")):
            keys.setdefault(key, row[place].text.strip())
    return keys


def _place(table: Table, column: Column, keys: Mapping[str, str], figure: Number) -> Place | None:
    """Return the region of a figure; None for sums over part of the table and for rows with an unknown label."""
    near = table.caption.region
    if figure.place:
        return table.labels.place(figure.place, near=near)
    label, code = keys.get("region", ""), keys.get("region_code", "")
    if label or code:
        if not code and _SUM.search(label) and not is_total(label):
            return None
        return table.labels.place(label, code, near)
    if column.place is not None:
        return column.place
    if keys.get("unknown") and not is_total(keys["unknown"]):
        return None  # the label may be a hospital or a county we do not know: not a figure of the whole region
    if not near:
        return Place("", "")
    return replace(table.labels.place("", near), flag="region_doubtful" if table.caption.region_doubtful else "")


def _status(table: Table, column: Column, keys: Mapping[str, str], figure: Number) -> tuple[Status, Time | None] | None:
    """Return status and time of a figure; None where the row's status is no word that is known."""
    said = spelled(keys.get("status", "")).lower()
    named = next((status for status in ("actual", "target", "derived") if said in words(status)), None)
    if said and named is None:
        return None
    when = Time(figure.year, str(figure.year)) if figure.year else _time(table, column, keys)
    if named is not None:
        return cast(Status, named), when
    published = table.caption.published
    ahead = when is not None and published is not None and when.year > published
    planned = column.target or ahead or (when is not None and when.target and not column.base)
    return ("target" if planned else "actual"), when


def _time(table: Table, column: Column, keys: Mapping[str, str]) -> Time | None:
    if column.base:
        base = table.caption.base_year
        return Time(base, str(base)) if base else None
    if column.time is not None:
        return column.time
    period, year = keys.get("period", ""), keys.get("year", "")
    if period or year:
        return time(period or year)
    return table.caption.time


def _measures(
    table: Table, column: Column, keys: Mapping[str, str], figure: Number, name: Name
) -> tuple[Measure | None, bool]:
    """Return the unit of a figure, the nearest statement first, and whether only the caption states it."""
    row_unit = measure(keys["unit"]) if keys.get("unit") else None
    own = figure.measure or row_unit or column.measure or name.measure
    return (own, False) if own is not None else (table.caption.measure, True)


@dataclass(frozen=True, slots=True)
class _Reading:
    indicator: str
    name: str
    value: Decimal | None
    high: Decimal | None
    unit: str
    flags: tuple[str, ...] = ()


def _read(table: Table, name: Name, figure: Number, stated: tuple[Measure | None, bool]) -> _Reading:
    """Choose the indicator by name and unit, and convert the value into its unit.

    A stated unit that does not fit leaves the value out: it may be the unit that is wrong, or the name. Only a % in a
    table that states ‰ for other rows is known for what it is, a slip of the unit column.
    """
    known, (unit, by_caption) = table.labels.catalogue.indicators, stated
    fitting = {id_: f for id_ in name.ids if unit and (f := factor(unit, known[id_].unit)) is not None}
    exact = [id_ for id_ in fitting if unit and known[id_].unit == unit.unit]
    if len(fitting) == 1 or len(exact) == 1:
        id_ = exact[0] if len(exact) == 1 else next(iter(fitting))
        return _reading(table, name, id_, figure, fitting[id_])
    if len(name.ids) == 1:
        if unit is not None and not by_caption and not _slipped(unit, known[name.ids[0]].unit, table.units):
            return _Reading(name.ids[0], name.text, None, None, known[name.ids[0]].unit, ("unit_mismatch",))
        flags = () if known[name.ids[0]].unit in ("女=100", "unit") else ("unit_restored",)
        return _reading(table, name, name.ids[0], figure, Decimal(1), flags)
    times = unit.factor if unit else Decimal(1)
    high = None if figure.high is None else figure.high * times
    flags = ("ambiguous_indicator",) if name.ids else ()
    return _Reading("", name.text, figure.value * times, high, unit.unit if unit else "", flags)


def _slipped(stated: Measure, wanted: str, others: frozenset[str]) -> bool:
    return stated.unit == "%" and wanted == "‰" and "‰" in others


def _reading(
    table: Table, name: Name, id_: str, figure: Number, times: Decimal, flags: tuple[str, ...] = ()
) -> _Reading:
    indicator = table.labels.catalogue.indicators[id_]
    high = None if figure.high is None else figure.high * times
    printed = indicator.name_zh if name.text == id_ else name.text
    return _Reading(id_, printed, figure.value * times, high, indicator.unit, flags)


def _confidence(rule: str, flags: Sequence[str]) -> float:
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
