"""The comparison table as a grid: numbers that sort, doubts that show, a cell that leads to its evidence."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag

from compare.answers import Column, ComparisonTable, Mark, Row
from compare.format import number
from compare.names import base_name
from etl.messages import Language
from layouts import ids
from layouts.labels import flag_words, signed_difference, value_label
from layouts.words import say

# Colours are the variables of assets/style.css, so that the grid turns dark with everything else.
_PARAMS = (
    "backgroundColor:'var(--surface)', foregroundColor:'var(--ink)', borderColor:'var(--hairline)', "
    "headerBackgroundColor:'var(--surface)', headerTextColor:'var(--muted)', accentColor:'var(--accent)', "
    "rowHoverColor:'var(--hover)', chromeBackgroundColor:'var(--surface)', menuBackgroundColor:'var(--surface)', "
    "fontFamily:'inherit', fontSize:14, headerFontSize:14, headerFontWeight:600, spacing:6, wrapperBorder:false, "
    "rowHeight:34, headerHeight:40, wrapperBorderRadius:0"
)
THEME = {"function": f"themeQuartz.withParams({{{_PARAMS}}})"}


def tooltip(mark: Mark, language: Language) -> str:
    """Return what hovering over a cell tells: the value in full, against the nation, doubts, source."""
    lines = [
        f"{mark.region} {mark.year} · {number(mark.value, mark.unit, mark.qualifier, language, high=mark.value_high)}"
    ]
    if mark.base:
        lines.append(base_name(mark.base, language))
    if mark.difference is not None:
        lines.append(f"{say('chart.against_nation', language)} {signed_difference(mark, language)}")
    if mark.flags:
        lines += flag_words(mark, language)
    lines.append(mark.source_title or mark.doc)
    return " · ".join(lines)


def _cells(column: Column, mark: Mark | None, language: Language) -> dict[str, Any]:
    key = column.key
    if mark is None:
        return {key: None}
    return {
        key: mark.value,
        f"{key}_text": value_label(mark, language, mind_year=column.year is None or mark.year != column.year),
        f"{key}_fact": mark.fact_id,
        f"{key}_tip": tooltip(mark, language),
        f"{key}_standing": mark.standing,
    }


def grid_row(row: Row, columns: tuple[Column, ...], language: Language) -> dict[str, Any]:
    """Return one row of the grid: per column its number, its text, its fact and its tooltip."""
    name = f"{row.region} · {row.subgroup}" if row.subgroup else row.region
    data: dict[str, Any] = {"id": f"{row.region_code}|{row.subgroup}", "region": name}
    for column, mark in zip(columns, row.cells, strict=True):
        data |= _cells(column, mark, language)
    return data


def _column_def(column: Column, wide: bool) -> dict[str, Any]:
    return {
        "field": column.key,
        "headerName": column.title,
        "headerTooltip": column.title,
        "type": "rightAligned",
        "filter": "agNumberColumnFilter",
        "valueFormatter": {"function": "factText(params)"},
        "tooltipField": f"{column.key}_tip",
        "cellClassRules": {
            "fact": "params.value != null",
            "better": f"params.data['{column.key}_standing'] == 'better'",
            "worse": f"params.data['{column.key}_standing'] == 'worse'",
        },
        "minWidth": 160 if wide else 112,
        "flex": 1,
    }


def column_defs(answer: ComparisonTable, language: Language) -> list[dict[str, Any]]:
    """Return the grid's columns: the region, pinned, then one a year or an indicator."""
    region = {
        "field": "region",
        "headerName": say("panel.regions", language),
        "pinned": "left",
        "width": 190,
        "filter": "agTextColumnFilter",
        "tooltipField": "region",
    }
    several = answer.across == "indicators"
    return [region, *(_column_def(column, several) for column in answer.columns)]


def table_grid(answer: ComparisonTable, language: Language) -> dag.AgGrid:
    """Build the grid; the nation's row stays at the top. Click or Enter on a cell opens its evidence."""
    pinned = [grid_row(answer.benchmark, answer.columns, language)] if answer.benchmark else []
    return dag.AgGrid(
        id=ids.GRID,
        columnDefs=column_defs(answer, language),
        rowData=[grid_row(row, answer.columns, language) for row in answer.rows],
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "wrapHeaderText": True, "autoHeaderHeight": True},
        eventListeners={"cellClicked": ["openFactOfCell(params)"], "cellKeyDown": ["openFactOfCell(params)"]},
        # Of many years the latest come into sight first.
        scrollTo={"column": answer.columns[-1].key, "columnPosition": "end"} if answer.across == "years" else None,
        dashGridOptions={
            "theme": THEME,
            "pinnedTopRowData": pinned,
            "tooltipShowDelay": 300,
            "animateRows": False,
            "localeText": locale(language),
        },
        className="grid",
        style={"height": "100%"},
    )


def locale(language: Language) -> dict[str, str]:
    """Return the grid's own words."""
    words = (
        "equals", "notEqual", "lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual", "inRange", "blank",
        "notBlank", "contains", "notContains", "startsWith", "endsWith", "filterOoo", "andCondition", "orCondition",
        "noRowsToShow", "inRangeStart", "inRangeEnd",
    )  # fmt: skip
    return {word: say(f"grid.{word}", language) for word in words}
