"""Frames on a slide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exports.slides.parts.writing import EMU


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a slide, in English Metric Units."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height

    @property
    def width_points(self) -> float:
        """Its width in points."""
        return self.width / EMU

    @property
    def height_points(self) -> float:
        """Its height in points."""
        return self.height / EMU

    def above(self, points: float) -> Frame:
        """Return the upper part of it, ``points`` high."""
        return replace(self, height=min(self.height, round(points * EMU)))

    def below(self, points: float) -> Frame:
        """Return what is left under its upper ``points``."""
        cut = min(self.height, round(points * EMU))
        return replace(self, top=self.top + cut, height=self.height - cut)

    def split(self, share: float, gap: float = 12) -> tuple[Frame, Frame]:
        """Return its left part, ``share`` of the width, and its right part, ``gap`` points between."""
        left = round(self.width * share)
        space = round(gap * EMU)
        return replace(self, width=left), replace(self, left=self.left + left + space, width=self.width - left - space)

    def tiles(self, count: int, columns: int, gap: float = 10) -> list[Frame]:
        """Return ``count`` equal rectangles in it, in ``columns``."""
        space, rows = round(gap * EMU), -(-count // columns)
        width, height = (self.width - space * (columns - 1)) // columns, (self.height - space * (rows - 1)) // rows
        return [
            Frame(
                self.left + (width + space) * (at % columns),
                self.top + (height + space) * (at // columns),
                width,
                height,
            )
            for at in range(count)
        ]
