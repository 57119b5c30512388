"""Grids of facts: numbers that sort, doubts that show, a cell that leads to its evidence."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag

from compare.model.format import number, stated
from compare.model.mark import Mark
from compare.model.names import base_name
from etl.model.messages import Language
from layouts import ids
from layouts.charts.labels import flag_words, signed_difference, value_label
from layouts.grids.grid import WRAPPED, grid
from layouts.messages import screen_message

GridCells = dict[str, Any]
"""A row of a grid, or some of its cells, by field."""


def tooltip(mark: Mark, language: Language) -> str:
    """Return the hover text of a cell: the value in full, compared with the nation, doubts, source."""
    lines = [f"{mark.region} {mark.year} · {stated(mark, language)}"]
    if mark.base:
        lines.append(base_name(mark.base, language))
    if mark.difference is not None:
        against = "province" if mark.nation is None else "nation"
        lines.append(f"{screen_message(f'chart.against_{against}', language)} {signed_difference(mark, language)}")
    if mark.province is not None:
        lines.append(
            screen_message(
                "hover.province", language, value=number(mark.province, mark.unit, "=", language), difference=""
            )
        )
    if mark.flags:
        lines += flag_words(mark, language)
    lines.append(mark.source)
    return " · ".join(lines)


def mark_cells(key: str, mark: Mark | None, language: Language, *, mind_year: bool = True) -> GridCells:
    """Return the cells of a value under ``key``, as :func:`number_column` shows them; ``mind_year``: a year other than
    the one asked for is said beside it."""
    if mark is None:
        return {key: None}
    return {
        key: mark.value,
        f"{key}_text": value_label(mark, language, mind_year=mind_year),
        f"{key}_fact": mark.fact_id,
        f"{key}_tip": tooltip(mark, language),
    }


def number_column(key: str, title: str, width: int) -> dict[str, Any]:
    """Return a column of numbers, at least ``width`` pixels wide.

    Its rows hold under ``key`` the number, and under ``key`` with ``_text``, ``_fact``, ``_tip`` and ``_standing`` how
    it reads, the fact that a click opens, what hovering tells and how it stands.
    """
    return {
        "field": key,
        "headerName": title,
        "headerTooltip": title,
        "type": "rightAligned",
        "filter": "agNumberColumnFilter",
        "valueFormatter": {"function": "factText(params)"},
        "tooltipField": f"{key}_tip",
        "cellClassRules": {
            "fact": f"!!params.data['{key}_fact']",
            "better": f"params.data['{key}_standing'] == 'better'",
            "worse": f"params.data['{key}_standing'] == 'worse'",
        },
        "minWidth": width,
        "flex": 1,
    }


def region_column(language: Language, width: int = 190) -> dict[str, Any]:
    """Return the column of the regions' names, pinned."""
    return {
        "field": "region",
        "headerName": screen_message("panel.regions", language),
        "pinned": "left",
        "width": width,
        "filter": "agTextColumnFilter",
        "tooltipField": "region",
    }


def fact_grid(
    columns: list[dict[str, Any]],
    rows: list[dict[str, Any]],
    language: Language,
    *,
    pinned: list[dict[str, Any]],
    scroll: dict[str, str] | None = None,
) -> dag.AgGrid:
    """Build a grid of facts with the rows ``pinned`` at its top. Click or Enter on a cell opens its evidence."""
    return grid(
        ids.GRID,
        columns,
        rows,
        language,
        opens="openFactOfCell",
        column=WRAPPED,
        options={"pinnedTopRowData": pinned},
        scroll=scroll,
    )
