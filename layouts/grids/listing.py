"""A listing as a grid: sorts, filters, and every row leads to what it is about."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import dash_ag_grid as dag

from compare.listing import Link, ListCell, ListColumn, Listing
from compare.model.query import in_language
from etl.model.messages import Language
from layouts.grids.grid import grid

_PATHS = {"fact": "/evidence?fact=", "doc": "/evidence?doc=", "indicator": "/catalogue?indicator="}
LEAST, STEP = 98, 24
"""Least pixels a column of width 1 takes, and each further unit of width; beyond that columns share what there is."""


def href(link: Link, language: Language) -> str:
    """Return the address a link leads to, in the same language."""
    address = f"/compare?{link.id}" if link.to == "compare" else _PATHS[link.to] + quote(link.id, safe="")
    return in_language(address, language)


def _cell(column: ListColumn, cell: ListCell, language: Language) -> dict[str, Any]:
    fields: dict[str, Any] = {column.key: cell.value}
    if cell.text != cell.value:
        fields[f"{column.key}_text"] = cell.text
    if cell.link:
        fields[f"{column.key}_href"] = href(cell.link, language)
    return fields


def list_row(listing: Listing, at: int, language: Language) -> dict[str, Any]:
    """Return one row of the grid: by column its value, its text where that differs, and its address."""
    data: dict[str, Any] = {"id": str(at)}
    for column, cell in zip(listing.columns, listing.rows[at], strict=True):
        data |= _cell(column, cell, language)
    first = next((cell.link for cell in listing.rows[at] if cell.link), None)
    return data | ({"href": href(first, language)} if first else {})


def _column(column: ListColumn) -> dict[str, Any]:
    kind = {"type": "rightAligned", "filter": "agNumberColumnFilter"} if column.numeric else {}
    return {
        "field": column.key,
        "headerName": column.title,
        "headerTooltip": column.title,
        "filter": "agTextColumnFilter",
        **kind,
        "cellRenderer": "ListCell",
        "tooltipValueGetter": {"function": "listText(params)"},
        "flex": column.width,
        "minWidth": LEAST + (column.width - 1) * STEP,
    }


def list_grid(listing: Listing, id: str, language: Language) -> dag.AgGrid:
    """Build the grid. A click or Enter opens what the cell or else the row leads to (assets/lists.js)."""
    return grid(
        id,
        [_column(column) for column in listing.columns],
        [list_row(listing, at, language) for at in range(len(listing.rows))],
        language,
        opens="openListed",
        kind="list-grid",
    )
