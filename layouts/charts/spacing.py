"""Room on a chart: labels that keep their distance, axes with readable steps."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.charts.figure import FigurePart
from layouts.charts.theme import TEXT


def spread(heights: list[float], gap: float) -> list[float]:
    """Move labels apart to at least ``gap``, keeping their order and each as near its own height as that allows."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    groups: list[tuple[list[int], float]] = []
    for index in order:
        members, centre = [index], heights[index]
        while groups and centre - groups[-1][1] < gap * (len(members) + len(groups[-1][0])) / 2:
            earlier, _ = groups.pop()
            members = earlier + members
            centre = sum(heights[member] for member in members) / len(members)
        groups.append((members, centre))
    placed = [0.0] * len(heights)
    for members, centre in groups:
        for step, member in enumerate(members):
            placed[member] = centre + (step - (len(members) - 1) / 2) * gap
    return placed


def text_width(text: str) -> int:
    """Return about how many pixels a label takes at the text size: Chinese characters are square, others narrow."""
    return sum(TEXT if ord(letter) > 0x2E80 else 8 for letter in text)


def extent(values: Sequence[float]) -> float:
    """Return how far ``values`` reach, never 0: an axis of equal values is as high as they are."""
    return (max(values) - min(values)) or abs(values[0]) or 1.0


def year_axis(years: list[int], ticks: int = 12) -> FigurePart:
    """Return an axis over ``years`` with at most about ``ticks`` of them written."""
    return {
        "range": [min(years) - 0.3, max(years) + 0.3],
        "dtick": next((step for step in (1, 2, 5) if (max(years) - min(years)) / step <= ticks), 10),
        "tickangle": 0,
        "tickformat": "d",
        "showgrid": False,
        "zeroline": False,
        "showspikes": True,
        "spikemode": "across",
        "spikedash": "dot",
        "spikethickness": 1,
    }


def value_axis(values: list[float], height: float, divisor: float) -> FigurePart:
    """Return an axis over ``values`` with a margin; ``height`` is their extent, ticks are divided by ``divisor``."""
    low, high = min(values) - 0.08 * height, max(values) + 0.08 * height
    if min(values) >= 0:
        low = max(low, 0)
    axis: FigurePart = {"range": [low, high], "zeroline": False, "nticks": 7}
    if divisor != 1:
        step = nice_step((high - low) / 6)
        ticks = [step * n for n in range(int(low // step), int(high // step) + 1) if step * n >= low]
        axis |= {"tickvals": ticks, "ticktext": [f"{tick / divisor:g}" for tick in ticks]}
    return axis


def stretched(axis: FigurePart, values: Sequence[float]) -> FigurePart:
    """Return the axis with room for labels at ``values``: what lies outside its range is not drawn."""
    low, high = axis["range"]
    return {**axis, "range": [min([low, *values]), max([high, *values])]}


def nice_step(rough: float) -> float:
    """Return the next of 1, 2, 5 times a power of ten: the distance between two gridlines."""
    power = 10.0 ** len(str(int(rough))) / 10
    return next((factor * power for factor in (1, 2, 5) if factor * power >= rough), 10 * power)
