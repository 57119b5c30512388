"""The colours of slides, as hexadecimal RGB: those of the screen in light (a test holds both together)."""

from __future__ import annotations

from compare.model.mark import Standing
from exports.xlsx.parts import shading

INK, MUTED, HAIRLINE, SURFACE = "1B242D", "5A6672", "E3E7EB", "FFFFFF"
ACCENT, BETTER, WORSE, NEUTRAL = "0B6E72", "2F6FB5", "CF6A1C", "A9B4BF"
SERIES = ("0B6E72", "CF6A1C", "2F6FB5", "8A5A9E", "7A8A1E", "B3405F", "3D9BB8", "6B5B4B")
HEADER, BAND, GOAL = "EFF2F6", "DDE3E9", "F6E3D3"
FILLS: dict[Standing, str] = {name: tint[2:] for name, tint in shading.COLOURS.items()}
SIGNS: dict[Standing, str] = dict(shading.SIGNS.items())


def standing_colour(standing: Standing) -> str:
    """Return the colour of a mark: better or worse only against a stated benchmark, else neutral."""
    return {"better": BETTER, "worse": WORSE}.get(standing, NEUTRAL)


def pale(tint: str) -> str:
    """Return a colour mixed with white: what fills a hollow mark, which readers without outlines show too."""
    return "".join(f"{round(0.3 * int(tint[at : at + 2], 16) + 0.7 * 255):02X}" for at in (0, 2, 4))
