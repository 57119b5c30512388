"""The colours of files, as hexadecimal RGB: those of the screen in light."""

from __future__ import annotations

from compare.model.mark import Standing
from compare.model.palette import LIGHT


def rgb(tint: str) -> str:
    """Return a colour as office programs write it: #1b242d -> 1B242D."""
    return tint.removeprefix("#").upper()


INK, MUTED, HAIRLINE, SURFACE = rgb(LIGHT.ink), rgb(LIGHT.muted), rgb(LIGHT.hairline), rgb(LIGHT.surface)
ACCENT, BETTER, WORSE, NEUTRAL = rgb(LIGHT.accent), rgb(LIGHT.better), rgb(LIGHT.worse), rgb(LIGHT.neutral)
SERIES = tuple(map(rgb, LIGHT.series))
FILLS: dict[Standing, str] = {standing: rgb(tint) for standing, tint in LIGHT.fills.items()}
HEADER = "EFF2F6"
"""Lies under the headings of a table."""


def standing_colour(standing: Standing) -> str:
    """Return the colour of a mark: better or worse only against a stated benchmark, else neutral."""
    return rgb(LIGHT.judged(standing))


def pale(tint: str) -> str:
    """Return a colour mixed with white: what fills a hollow mark, which readers without outlines show too."""
    return "".join(f"{round(0.3 * int(tint[at : at + 2], 16) + 0.7 * 255):02X}" for at in (0, 2, 4))
