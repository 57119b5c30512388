"""The matrix as a grid: each value on the colour of its standing, with a sign beside it, leading to its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import dash_ag_grid as dag

from compare.answers.matrix import IndicatorLine, Matrix, regions_are_rows
from compare.model.caption import SEPARATOR, unit_and_way
from compare.model.format import stated
from compare.model.mark import Mark
from compare.model.names import category_name, indicator_name, join
from compare.model.palette import DOUBT
from compare.model.view import View
from compare.rules.standings import reason
from etl.model.catalogue import Indicator
from etl.model.messages import Language
from layouts import ids
from layouts.charts.labels import flag_words, signed_difference, value_label
from layouts.charts.spacing import text_width
from layouts.grids.grid import WRAPPED, grid
from layouts.messages import screen_message

NATION_KEY = "nation"

GridCell = list[Any]
"""What sorts it, how it reads, its fact, its classes, what hovering tells: as assets/matrix.js takes it apart."""
SPACE = "\N{NO-BREAK SPACE}"


def gap(mark: Mark, indicator: Indicator) -> float | None:
    """Return how far a value is on the better side of the nation's, as a share of it; None where they do not compare.

    It puts values of different indicators in order; a national value of zero leaves no share to tell.
    """
    if mark.standing == "unknown" or mark.difference is None or not mark.nation:
        return None
    return (-1 if indicator.direction == "lower" else 1) * mark.difference / abs(mark.nation)


def tip(mark: Mark, indicator: Indicator, view: View) -> str:
    """Return the hover text of a value: in full, compared with the nation or why it is not, doubts, source."""
    language = view.lang
    value = stated(mark, language)
    parts = [f"{mark.region} {mark.year}", value]
    if why := reason(mark, indicator, view):
        parts.append(screen_message(f"reason.{why}", language, year=mark.year))
    else:
        difference = signed_difference(mark, language, unit=True)
        parts.append(f"{screen_message(f'standing.{mark.standing}', language)} {difference}".strip())
    if mark.flags:
        parts.append(f"{DOUBT} " + join(flag_words(mark, language), language, None))
    return " · ".join([*parts, mark.source])


def cell(mark: Mark | None, indicator: Indicator, view: View, *, by_gap: bool) -> GridCell | None:
    """Return one cell; ``by_gap``: it is sorted by :func:`gap`, as beside it stand values of other indicators."""
    if mark is None:
        return None
    classes = mark.standing + (" derived" if mark.status == "derived" else "")
    order = gap(mark, indicator) if by_gap else mark.value
    return [order, value_label(mark, view.lang), mark.fact_id, classes, tip(mark, indicator, view)]


def _nation(line: IndicatorLine, view: View) -> GridCell | None:
    if (mark := line.nation) is None:
        return None
    value = stated(mark, view.lang)
    title = f"{mark.region} {mark.year} · {value} · {mark.source}"
    return [mark.value, value_label(mark, view.lang), mark.fact_id, "nation", title]


def details(line: IndicatorLine, language: Language) -> str:
    """Return what stands under an indicator's name: unit, which way is better, year."""
    # A year must not break in two.
    return unit_and_way(line.indicator, language, line.year).replace(SEPARATOR, f"{SPACE}·{SPACE}")


def indicator_rows(answer: Matrix, view: View) -> list[dict[str, Any]]:
    """Return a row an indicator, with a cell a region under its code."""
    return [
        {
            "id": line.indicator.id,
            "category": category_name(line.indicator.category, view.lang),
            "name": indicator_name(line.indicator, view.lang),
            "details": details(line, view.lang),
            NATION_KEY: _nation(line, view),
        }
        | {
            region.code: cell(mark, line.indicator, view, by_gap=True)
            for region, mark in zip(answer.regions, line.cells, strict=True)
        }
        for line in answer.lines
    ]


def region_rows(answer: Matrix, view: View) -> Iterator[dict[str, Any]]:
    """Yield a row a region, with a cell an indicator under its id."""
    for at, region in enumerate(answer.regions):
        row: dict[str, Any] = {"id": region.code, "name": region.name}
        for line in answer.lines:
            row[line.indicator.id] = cell(line.cells[at], line.indicator, view, by_gap=False)
        yield row


def _nation_row(answer: Matrix, view: View) -> list[dict[str, Any]]:
    cells = {line.indicator.id: _nation(line, view) for line in answer.lines}
    return (
        [{"id": NATION_KEY, "name": screen_message("matrix.nation", view.lang), **cells}] if any(cells.values()) else []
    )


def _js(call: str) -> dict[str, str]:
    return {"function": call}


def width(marks: Iterable[Mark | None], language: Language) -> int:
    """Return the pixels that the longest of the values needs with its sign: a number must never be cut off."""
    texts = [value_label(mark, language) for mark in marks if mark is not None]
    return max([104, *(56 + 8 * len(text) + (0 if text.isascii() else 16) for text in texts)])


def _value_column(key: str, title: str, **more: Any) -> dict[str, Any]:
    return {
        "colId": key,
        "headerName": title,
        "headerTooltip": title,
        "valueGetter": _js("matrixOrder(params)"),
        "valueFormatter": _js("matrixText(params)"),
        "tooltipValueGetter": _js("matrixTip(params)"),
        "cellClass": _js("matrixClass(params)"),
        "comparator": _js("matrixCompare"),
        "sortingOrder": ["desc", "asc", None],
        "type": "rightAligned",
        "flex": 1,
        "maxWidth": 240,
        **more,
    }


def _name_column(title: str, **more: Any) -> dict[str, Any]:
    return {"field": "name", "headerName": title, "pinned": "left", "tooltipField": "name", **more}


def columns(answer: Matrix, view: View) -> list[dict[str, Any]]:
    """Return the grid's columns: what stands down, pinned; then the nation and the regions, or the indicators."""
    language = view.lang
    if regions_are_rows(answer, view):
        groups = groupby(answer.lines, key=lambda line: line.indicator.category)
        region = _name_column(screen_message("panel.regions", language), width=150)
        return [
            {"headerName": screen_message("matrix.category", language), "children": [region]},
            *(
                {"headerName": category_name(category, language), "children": [_indicator_column(o, view) for o in of]}
                for category, of in groups
            ),
        ]
    found = [
        _name_column(
            screen_message("matrix.indicator", language),
            width=248 if language == "zh" else 320,
            cellRenderer="MatrixIndicator",
        )
    ]
    if len({line.indicator.category for line in answer.lines}) > 1:
        title = screen_message("matrix.category", language)
        found.insert(0, {"field": "category", "headerName": title, "pinned": "left", "width": 104, "cellClass": "dim"})
    if any(line.nation for line in answer.lines):
        national = width((line.nation for line in answer.lines), language)
        fixed = {"pinned": "left", "width": national, "flex": None, "sortable": False}
        found.append(_value_column(NATION_KEY, screen_message("matrix.nation", language), **fixed))
    cells = list(zip(*(line.cells for line in answer.lines), strict=True))
    return found + [
        _value_column(region.code, region.name, minWidth=width(marks, language))
        for region, marks in zip(answer.regions, cells, strict=True)
    ]


def _indicator_column(line: IndicatorLine, view: View) -> dict[str, Any]:
    name, more = indicator_name(line.indicator, view.lang), details(line, view.lang)
    # The details stay on one line: a year must not break in two.
    room = max(width((line.nation, *line.cells), view.lang), 32 + text_width(more))
    return _value_column(line.indicator.id, f"{name}\n{more}", minWidth=room)


def matrix_grid(answer: Matrix, view: View) -> dag.AgGrid:
    """Build the grid. Arrow keys walk the cells; click or Enter opens the evidence of one."""
    down = regions_are_rows(answer, view)
    rows: Callable[..., Any] = region_rows if down else indicator_rows
    return grid(
        ids.GRID,
        columns(answer, view),
        list(rows(answer, view)),
        view.lang,
        opens="openFactOfMatrix",
        column=WRAPPED,
        options={
            "pinnedTopRowData": _nation_row(answer, view) if down else [],
            "rowHeight": 34 if down else 48,
        },
        kind="matrix-grid" if down else "matrix-grid tall",
    )
