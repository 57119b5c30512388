"""The sheet that shows what the tab shows: a ranking as a list, trend and table as a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from compare import format as fmt
from compare.answers import Answer, Change, Column, ComparisonTable, Mark, Ranking, Relation, Series, Trend
from compare.ranking import rank_label
from compare.view import View
from etl.messages import message
from exports import sheets, words
from exports.change_sheet import write_change
from exports.notes import subtitle
from exports.relation_sheet import write_relation
from exports.sheets import HEADER_ROW

RANK_COLUMNS = (
    "rank",
    "region",
    "region_code",
    "value",
    "unit",
    "qualifier",
    "value_high",
    "year",
    "period",
    "other_year",
    "nation",
    "difference",
    "standing",
    "kind",
    "status",
    "subgroup",
    "flags",
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: what kind of values, of which place and subgroup, and a mark or None for every column."""

    kind: str
    region_code: str
    region: str
    subgroup: str
    cells: tuple[Mark | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings of the value columns and the rows under them.

    ``partial`` tells which columns hold part-year values; ``dated``: every target must show its own year.
    """

    titles: tuple[str, ...]
    partial: tuple[bool, ...]
    rows: tuple[GridRow, ...]
    dated: bool


def _spread(marks: Sequence[Mark], years: Sequence[int], kind: str) -> list[GridRow]:
    """Lay separate marks out under their years, a row a region; a second mark of one year takes a further row."""
    rows: list[tuple[Mark, dict[int, Mark]]] = []
    for mark in marks:
        free = (cells for first, cells in rows if first.region_code == mark.region_code and mark.year not in cells)
        cells = next(free, None)
        if cells is None:
            cells = {}
            rows.append((mark, cells))
        cells[mark.year] = mark
    return [
        GridRow(kind, first.region_code, first.region, first.subgroup, tuple(cells.get(year) for year in years))
        for first, cells in rows
    ]


def _trend_grid(answer: Trend) -> Grid:
    ahead = sorted({mark.year for mark in answer.targets} - set(answer.years))
    years = sorted([*answer.years, *ahead])
    place = {year: position for position, year in enumerate(answer.years)}

    def row(series: Series, kind: str) -> GridRow:
        cells = tuple(series.points[place[year]] if year in place else None for year in years)
        return GridRow(kind, series.region_code, series.region, series.subgroup, cells)

    rows = [row(series, "subgroup" if series.subgroup else "region") for series in answer.series]
    rows += [row(answer.national, "nation")] if answer.national else []
    rows += _spread(answer.targets, years, "target")
    rows += _spread([mark for series in answer.series for mark in series.part_year], years, "part_year")
    shown = tuple(row for row in rows if any(row.cells))
    return Grid(tuple(map(str, years)), (False,) * len(years), shown, dated=False)


def _table_grid(answer: ComparisonTable) -> Grid:
    columns = list(answer.columns)
    if answer.across == "years":
        unseen = {mark.year for mark in answer.targets} - {column.year for column in columns}
        unit = answer.indicators[0].unit
        columns += [Column(f"target:{y}", str(y), answer.indicators[0].id, unit, y) for y in unseen]
        columns.sort(key=lambda column: (column.year or 0, column.part_year))
    place = {column.key: position for position, column in enumerate(answer.columns)}

    def laid(cells: Sequence[Mark | None]) -> tuple[Mark | None, ...]:
        return tuple(cells[place[column.key]] if column.key in place else None for column in columns)

    rows = [
        GridRow("subgroup" if row.subgroup else "region", row.region_code, row.region, row.subgroup, laid(row.cells))
        for row in answer.rows
    ]
    if (nation := answer.benchmark) is not None:
        rows.append(GridRow("nation", nation.region_code, nation.region, "", laid(nation.cells)))
    rows += _target_rows(answer, columns)
    partial = tuple(column.part_year for column in columns)
    return Grid(tuple(column.title for column in columns), partial, tuple(rows), answer.across == "indicators")


def _target_rows(answer: ComparisonTable, columns: Sequence[Column]) -> list[GridRow]:
    """Put each target under its year, or its indicator; a second one of the same place takes a further row."""
    if answer.across == "years":
        return _spread(answer.targets, [-1 if column.part_year else column.year or -1 for column in columns], "target")
    rows = []
    for mark in answer.targets:
        cells = tuple(mark if mark.indicator == c.indicator and not c.part_year else None for c in columns)
        rows.append(GridRow("target", mark.region_code, mark.region, mark.subgroup, cells))
    return rows


def grid(answer: Trend | ComparisonTable) -> Grid:
    """Lay a trend or table out as one grid of marks with all that the tab shows beside it."""
    return _trend_grid(answer) if isinstance(answer, Trend) else _table_grid(answer)


def ranking_rows(answer: Ranking) -> list[tuple[str, Mark]]:
    """Return the marks of a ranking with their kind, in the order shown: ranked regions first."""
    groups = (
        ("region", answer.marks),
        ("nation", (answer.benchmark,) if answer.benchmark else ()),
        ("target", answer.targets),
        ("part_year", answer.part_year),
        ("subgroup", answer.subgroups),
    )
    return [(kind, mark) for kind, marks in groups for mark in marks]


def _ranking_row(kind: str, mark: Mark, view: View) -> dict[str, words.Value]:
    lang = view.lang
    ranked = mark.rank is not None
    return {
        "rank": mark.rank if ranked and rank_label(mark) == str(mark.rank) else rank_label(mark) or None,
        "region": mark.region,
        "region_code": mark.region_code,
        "value": mark.value,
        "unit": mark.unit,
        "qualifier": words.qualifier(mark, lang) or None,
        "value_high": mark.value_high,
        "year": mark.year,
        "period": mark.period,
        "other_year": message("export.yes", lang) if mark.other_year else None,
        "nation": mark.nation,
        "difference": mark.difference,
        "standing": message(f"export.standing.{mark.standing}", lang) if mark.standing != "unknown" else None,
        "kind": message(f"export.kind.{kind}", lang),
        "status": message(f"export.status.{mark.status}", lang),
        "subgroup": mark.subgroup or None,
        "flags": words.flags(mark, lang) or None,
    }


def _write_ranking(sheet: Worksheet, answer: Ranking, view: View) -> int:
    sheets.header(sheet, HEADER_ROW, words.headings(RANK_COLUMNS, view.lang), freeze_columns=2)
    row = HEADER_ROW
    for row, (kind, mark) in enumerate(ranking_rows(answer), start=HEADER_ROW + 1):
        for column, (name, value) in enumerate(_ranking_row(kind, mark, view).items(), start=1):
            cell = sheets.put(sheet, row, column, value, style=_style(name, value, mark, view))
            if name == "value":
                sheets.annotate(cell, words.note(mark, view.lang))
    return row


def _style(name: str, value: words.Value, mark: Mark, view: View) -> str:
    if name == "value":
        return words.number_format(mark, view.lang)
    if name in ("nation", "difference", "value_high") and isinstance(value, float):
        return fmt.excel(value, "" if name == "difference" else mark.unit)
    return "General"


def _write_grid(sheet: Worksheet, answer: Trend | ComparisonTable, view: View) -> int:
    laid = grid(answer)
    leading = ("region", "region_code", "kind", "subgroup")
    titles = [*words.headings(leading, view.lang), *laid.titles]
    sheets.header(sheet, HEADER_ROW, titles, freeze_columns=1)
    row = HEADER_ROW
    for row, line in enumerate(laid.rows, start=HEADER_ROW + 1):
        kind = message(f"export.kind.{line.kind}", view.lang)
        for column, text in enumerate((line.region, line.region_code, kind, line.subgroup or None), start=1):
            sheets.put(sheet, row, column, text)
        for column, mark in enumerate(line.cells, start=len(leading) + 1):
            if mark is not None:
                style = words.number_format(mark, view.lang, dated=laid.dated and mark.status == "target")
                cell = sheets.put(sheet, row, column, mark.value, style=style)
                sheets.annotate(cell, words.note(mark, view.lang))
    return row


WRITERS: dict[type, Callable[[Worksheet, Any, View], int]] = {
    Ranking: _write_ranking,
    Trend: _write_grid,
    Change: write_change,
    Relation: write_relation,
    ComparisonTable: _write_grid,
}
"""What writes the table of each kind of answer from :data:`HEADER_ROW` on; it returns the last row written."""


def write(sheet: Worksheet, answer: Answer, view: View) -> None:
    """Write the answer: its finding, what it is about, the table as shown, and the regions without a value."""
    sheets.put(sheet, 1, 1, answer.finding.text(view.lang)).font = sheets.TITLE_FONT
    sheets.put(sheet, 2, 1, subtitle(answer, view)).font = sheets.QUIET_FONT
    last = WRITERS[type(answer)](sheet, answer, view)
    sheets.filtered(sheet, HEADER_ROW, sheet.max_column, last)
    sheets.fit(sheet, HEADER_ROW)
    sheets.paper(sheet)
    below = last + 2
    if answer.missing:
        absent = message("export.missing", view.lang, regions="、".join(place.name for place in answer.missing))
        sheets.put(sheet, below, 1, absent).font = sheets.QUIET_FONT
        below += 1
    for caveat in answer.caveats:
        sheets.put(sheet, below, 1, caveat.text(view.lang)).font = sheets.QUIET_FONT
        below += 1
