"""What every grid has in common: how it looks, its own words, and what a click or Enter opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_ag_grid as dag

from etl.model.messages import Language
from layouts.messages import screen_message

# Colours are the variables of assets/style.css, so that the grid turns dark with everything else.
_PARAMS = (
    "backgroundColor:'var(--surface)', foregroundColor:'var(--ink)', borderColor:'var(--hairline)', "
    "headerBackgroundColor:'var(--surface)', headerTextColor:'var(--muted)', accentColor:'var(--accent)', "
    "rowHoverColor:'var(--hover)', chromeBackgroundColor:'var(--surface)', menuBackgroundColor:'var(--surface)', "
    "fontFamily:'inherit', fontSize:14, headerFontSize:14, headerFontWeight:600, spacing:6, wrapperBorder:false, "
    "rowHeight:34, headerHeight:40, wrapperBorderRadius:0"
)
_THEME = {"function": f"themeQuartz.withParams({{{_PARAMS}}})"}
_WORDS = (
    "equals", "notEqual", "lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual", "inRange", "blank",
    "notBlank", "contains", "notContains", "startsWith", "endsWith", "filterOoo", "andCondition", "orCondition",
    "noRowsToShow", "inRangeStart", "inRangeEnd",
)  # fmt: skip
WRAPPED = {"wrapHeaderText": True, "autoHeaderHeight": True}
"""What every column has where headers may take several lines."""


def grid(
    id: str,
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    language: Language,
    *,
    opens: str,
    column: Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
    kind: str = "",
    scroll: Mapping[str, str] | None = None,
) -> dag.AgGrid:
    """Build a grid of rows that each have an ``id``.

    Args:
        id: of the component.
        columns: AG Grid's column definitions.
        rows: by the columns' fields.
        language: of the grid's own words.
        opens: the function of assets/ that a click, or Enter, on a cell calls.
        column: what every column has beside being sortable and resizable.
        options: AG Grid's options beside those that every grid has.
        kind: CSS classes beside ``grid``.
        scroll: what comes into sight first, as AG Grid's ``scrollTo``.
    """
    call = [f"{opens}(params)"]
    return dag.AgGrid(
        id=id,
        columnDefs=columns,
        rowData=rows,
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, **(column or {})},
        eventListeners={"cellClicked": call, "cellKeyDown": call},
        scrollTo=scroll,
        dashGridOptions={
            "theme": _THEME,
            "tooltipShowDelay": 300,
            "animateRows": False,
            "localeText": {word: screen_message(f"grid.{word}", language) for word in _WORDS},
            **(options or {}),
        },
        className=f"grid {kind}".strip(),
        style={"height": "100%"},
    )
