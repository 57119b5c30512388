"""Grids on paper: a grid shows what is scrolled to, so a page gets a plain table instead."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
from dash import html

from etl.model.messages import Language
from layouts.messages import screen_message

ROWS = 18
COLUMNS = 10
"""Rows, and columns besides the pinned ones, that fit a page."""


def _leaves(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [leaf for column in columns for leaf in _leaves(column.get("children") or []) or [column]]


def _columns(grid: dag.AgGrid) -> tuple[list[dict[str, Any]], int]:
    """Return the columns to print and how many are left out: of many years the last stay, of many regions the first."""
    columns = _leaves(grid.columnDefs)
    pinned = [column for column in columns if column.get("pinned")]
    rest = [column for column in columns if not column.get("pinned")]
    years = all(str(column.get("headerName", ""))[:4].isdigit() for column in rest)
    kept = rest[-COLUMNS:] if years else rest[:COLUMNS]
    return [*pinned, *kept], len(rest) - len(kept)


def plain_table(grid: dag.AgGrid, language: Language) -> html.Div:
    """Write a grid out as a plain table; what does not fit the page is counted, never dropped in silence."""
    columns, columns_left = _columns(grid)
    rows = [*((grid.dashGridOptions or {}).get("pinnedTopRowData") or []), *grid.rowData]
    rows_left = max(len(rows) - ROWS, 0)
    head = html.Tr([html.Th(column.get("headerName", "")) for column in columns])
    body = [html.Tr([_cell(row, column) for column in columns]) for row in rows[:ROWS]]
    note = screen_message("present.table_left", language, rows=rows_left, columns=columns_left)
    return html.Div(
        [
            html.Table([html.Thead(head), html.Tbody(body)], className="plain-table"),
            html.P(note, className="dim") if rows_left or columns_left else None,
        ]
    )


def _cell(row: dict[str, Any], column: dict[str, Any]) -> html.Td:
    key = column.get("field") or column["colId"]
    value = row.get(key)
    if isinstance(value, list):  # a cell of the matrix: order, text, fact, standing, hint
        return html.Td(value[1], className=f"signed {value[3]}")
    text = row.get(f"{key}_text", value)
    return html.Td("" if text is None else str(text), className=row.get(f"{key}_standing") or "")


def on_paper(part: Any, language: Language) -> Any:
    """Replace grids by plain tables, wherever they stand in a part; return the part."""
    if isinstance(part, dag.AgGrid):
        return plain_table(part, language)
    for inner in [part, *part._traverse()]:
        inside = getattr(inner, "children", None)
        if isinstance(inside, dag.AgGrid):
            inner.children = plain_table(inside, language)
        elif isinstance(inside, list):
            inner.children = [plain_table(one, language) if isinstance(one, dag.AgGrid) else one for one in inside]
    return part
