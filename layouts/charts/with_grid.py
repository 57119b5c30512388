"""A chart with its figures beside it as a grid: what the chart draws can be sorted, read and opened cell by cell."""

from __future__ import annotations

import dash_ag_grid as dag
from dash import html


def chart_with_grid(chart: html.Div, grid: dag.AgGrid, *, least: int = 440) -> html.Div:
    """Set a chart and a grid side by side; where the screen is narrow the grid stands under the chart.

    ``least`` is the chart's least height in pixels: under it the grid stands as high as the room allows.
    """
    pair = html.Div([chart, html.Div(grid, className="beside-grid")], className="beside")
    return html.Div(pair, className="besides", style={"--least": f"{least}px"})
