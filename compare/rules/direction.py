"""How a value moved from one year to another: up, down or unchanged, and whether that is for the better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from compare.model import format as fmt
from compare.model.mark import Mark, Standing
from etl.model.catalogue import Direction

NoDifference = Literal["", "bound", "range", "approximate", "population", "zero"]


@dataclass(frozen=True, slots=True)
class Movement:
    """How one region's value moved from the first year to the last.

    ``absolute`` is after minus before in the indicator's unit, ``relative`` that in percent of before. ``reason`` says
    why one of them is None: neither is a number where a value is a ``bound``, a ``range`` or ``approximate``, or where
    the two count another ``population`` (registered, resident); no relative change from ``zero`` or below.
    ``standing`` is what the movement means by the indicator's direction: better, worse, equal (no change) or unknown
    (neutral direction, or no number).
    """

    before: Mark
    after: Mark
    absolute: float | None
    relative: float | None
    reason: NoDifference
    standing: Standing


Turn = Literal["up", "down", "same"]


def turn(moved: float) -> Turn:
    """Return whether a value rose, fell or stayed."""
    return "same" if moved == 0 else "up" if moved > 0 else "down"


def count_turns(moved: Sequence[float]) -> dict[str, int]:
    """Count how many rose, fell and stayed."""
    found = [turn(one) for one in moved]
    return {name: found.count(name) for name in get_args(Turn)}


def _inexact(mark: Mark) -> NoDifference:
    """Return why a value cannot be subtracted, empty where it is stated exactly."""
    if mark.bound:
        return "bound"
    if mark.value_high is not None:
        return "range"
    return "approximate" if mark.qualifier == "~" else ""


def _standing(moved: float, direction: Direction) -> Standing:
    if direction == "neutral":
        return "unknown"
    if moved == 0:
        return "equal"
    return "better" if (moved > 0) == (direction == "higher") else "worse"


def movement(before: Mark, after: Mark, direction: Direction) -> Movement:
    """Compare two values of one region; a value that is not stated exactly gives no difference."""
    reason: NoDifference = _inexact(before) or _inexact(after)
    if before.base != after.base:
        reason = "population"
    if reason:
        return Movement(before, after, None, None, reason, "unknown")
    moved = fmt.subtract(after.value, before.value)
    standing = _standing(moved, direction)
    if before.value <= 0:
        return Movement(before, after, moved, None, "zero", standing)
    return Movement(before, after, moved, moved / before.value * 100, "", standing)


def movements(marks: Sequence[Mark], first: int, last: int, direction: Direction) -> tuple[list[Movement], list[Mark]]:
    """Pair the marks of two years by region and subgroup.

    Returns the pairs, the best movement first and those without a number last, and the marks left alone.
    """
    at = {(mark.region_code, mark.subgroup, mark.year): mark for mark in marks}
    pairs, alone = [], []
    for code, subgroup in dict.fromkeys((mark.region_code, mark.subgroup) for mark in marks):
        before, after = at.get((code, subgroup, first)), at.get((code, subgroup, last))
        if before is not None and after is not None:
            pairs.append(movement(before, after, direction))
        else:
            alone += [mark for mark in (before, after) if mark is not None]
    sign = 1.0 if direction == "lower" else -1.0

    def order_key(pair: Movement) -> tuple[bool, float, str, str]:
        number = pair.absolute
        return number is None, sign * (number or 0.0), pair.after.region_code, pair.after.subgroup

    return sorted(pairs, key=order_key), sorted(alone, key=lambda mark: (mark.region_code, mark.subgroup))
