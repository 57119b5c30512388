"""Names beside points of a scatter, none over another name or point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

POINT, CLEARANCE = 6, 9
"""Pixels: half the size of a point, and from its centre to its name."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels, from the upper left."""


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """Where a name stands beside its point: shifts in pixels, right and down, and which of its sides is anchored."""

    right: float
    down: float
    anchor: Literal["left", "center", "right"]


_DIAGONAL = CLEARANCE * 0.8
SPOTS = (
    LabelSpot(CLEARANCE, 0, "left"),
    LabelSpot(-CLEARANCE, 0, "right"),
    LabelSpot(0, -2 * CLEARANCE, "center"),
    LabelSpot(0, 2 * CLEARANCE, "center"),
    LabelSpot(_DIAGONAL, -1.5 * CLEARANCE, "left"),
    LabelSpot(_DIAGONAL, 1.5 * CLEARANCE, "left"),
    LabelSpot(-_DIAGONAL, -1.5 * CLEARANCE, "right"),
    LabelSpot(-_DIAGONAL, 1.5 * CLEARANCE, "right"),
)
"""Where a name may stand, the best first."""


def _box(point: tuple[float, float], spot: LabelSpot, width: float, height: float) -> Box:
    x, y = point[0] + spot.right, point[1] + spot.down
    left = {"left": x, "center": x - width / 2, "right": x - width}[spot.anchor]
    return left, y - height / 2, left + width, y + height / 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def place_names(
    points: Sequence[tuple[float, float]],
    widths: Sequence[float],
    order: Sequence[int],
    *,
    height: float,
    frame: tuple[float, float],
) -> dict[int, LabelSpot]:
    """Return the spot of every name that fits, by the point's number; names in ``order`` have first choice.

    ``points`` are pixels from the upper left of a ``frame`` (width, height), ``widths`` those of the names. Drawn
    larger, points move apart while names stay as they are: what is apart in the frame stays so.
    """
    taken: list[Box] = [(x - POINT, y - POINT, x + POINT, y + POINT) for x, y in points]
    found: dict[int, LabelSpot] = {}
    for index in order:
        others = [box for at, box in enumerate(taken) if at != index]
        for spot in SPOTS:
            box = _box(points[index], spot, widths[index], height)
            inside = box[0] >= 0 and box[2] <= frame[0] and box[1] >= 0 and box[3] <= frame[1]
            if inside and not any(_meet(box, other) for other in others):
                found[index] = spot
                taken.append(box)
                break
    return found
