"""Figures as plain data, the form in which the browser gets them.

plotly's figure classes check every property when a figure is made, which takes longer than everything else on the way
to a chart; the tests make that check instead, by reading each figure back into ``plotly.graph_objects.Figure``.
"""

from __future__ import annotations

from typing import Any

CLEAR = "rgba(0,0,0,0)"
FigurePart = dict[str, Any]
Figure = dict[str, Any]


def bar(**properties: Any) -> FigurePart:
    """Return a bar trace."""
    return {"type": "bar", **properties}


def scatter(**properties: Any) -> FigurePart:
    """Return a scatter trace: lines, markers or both."""
    return {"type": "scatter", **properties}


def line(**properties: Any) -> FigurePart:
    """Return a straight line between two points, as a shape."""
    return {"type": "line", **properties}


def note(**properties: Any) -> FigurePart:
    """Return a text on the chart, as an annotation without arrow."""
    return {"showarrow": False, **properties}
