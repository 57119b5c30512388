"""Charts on slides: a chart whose height grows with its rows is made to fit what a slide has left."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from layouts.charts.figure import CLEAR, Figure
from layouts.charts.theme import SMALL

HEIGHT, WIDTH = 720, 1168
"""Pixels: height of a slide, and width of its text."""
TIGHTEST, LOOSEST = 0.4, 1.25
"""How much lower and higher than its own height (a row for each region) a chart may become to fill a slide."""
TIGHT = 0.7
"""A chart made lower than this share of its own height has lower rows than lines of text."""
SMALLEST = 10
"""Least size of a chart's letters on a slide, which a screen of 1920 × 1080 shows half as large again."""


def _width(text: str, size: int) -> float:
    """Return about how wide a text is: Chinese characters are square, others about half as wide."""
    return sum(size if ord(letter) > 0x2E80 else 0.56 * size for letter in text)


def lines(parts: Sequence[str], size: int) -> int:
    """Return about how many lines parts take that stand one after the other and wrap whole where they fit a line."""
    count, at = 0, float(WIDTH)
    for part in filter(None, parts):
        width = _width(part, size) + 2 * size
        if at + width > WIDTH:
            count, at = count + max(1, ceil(width / WIDTH)), 0.0
        at += width % WIDTH
    return count


def room(title: str, caveats: Sequence[str], left_out: str) -> float:
    """Return about how many pixels are left for a chart between the title and what is said below the chart."""
    below = 17 + 18 * (1 + lines(caveats, SMALL)) + (26 if left_out else 0)
    return HEIGHT - 72 - 38 * lines([title], 28) - 32 - 28 - below


def fitted(height: float, left: float) -> float:
    """Return the height of a chart where ``left`` pixels are: all of them, as far as its rows stay legible."""
    return min(max(left, TIGHTEST * height), LOOSEST * height)


def fit(graph: Any, left: float) -> None:
    """Give a chart that has a height of its own that of a slide with ``left`` pixels; others fill what there is."""
    layout = graph.figure["layout"]
    if not layout.get("height"):
        return
    height = fitted(layout["height"], left)
    shrunk = height / layout["height"]
    layout["height"] = height
    graph.style = {**(graph.style or {}), "height": f"{height:.0f}px"}
    if shrunk < TIGHT:
        _tighten(graph.figure, max(SMALLEST, int(26 * shrunk)))


def _tighten(figure: Figure, largest: int) -> None:
    """Make letters and marks as small as low rows need, so that none covers the next."""
    layout = figure["layout"]
    for name, axis in layout.items():
        if name.startswith("yaxis"):
            axis["tickfont"] = {**axis.get("tickfont", {}), "size": largest}
    for text in layout.get("annotations", ()):
        font = text.setdefault("font", {})
        font["size"] = min(font.get("size", SMALL), largest)
        if text.get("yref") != "paper":
            text["bgcolor"] = CLEAR
    for trace in figure["data"]:
        if trace["type"] == "bar":
            trace["width"] = 0.84
        elif isinstance(trace.get("marker", {}).get("size"), int | float):
            trace["marker"]["size"] = min(trace["marker"]["size"], largest - 1)
