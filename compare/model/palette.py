"""The colours and signs of marks by their meaning, for screens, workbooks and slides.

Style sheets cannot read them: assets/style.css and assets/matrix.css repeat them for what is no chart, and a test
compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.mark import Standing
from etl.model.catalogue import Direction

DOUBT = "⚑"
"""Stands at a doubtful value."""
STANDING_SIGNS: dict[Standing, str] = {"better": "▲", "worse": "▼", "equal": "●"}
"""Stand at values of a table besides their fill: colour alone is lost in print."""
ARROWS: dict[Direction, str] = {"higher": "↑", "lower": "↓", "neutral": ""}
"""Which way is better."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``.

    ``series`` tells up to eight lines apart, also for the colour-blind; ``better_fill`` and its like lie under values
    of a table.
    """

    ink: str
    muted: str
    hairline: str
    surface: str
    accent: str
    better: str
    worse: str
    neutral: str
    better_fill: str
    worse_fill: str
    equal_fill: str
    series: tuple[str, ...]

    def judged(self, standing: Standing) -> str:
        """Return the colour of a mark: better or worse only against a stated benchmark, else neutral."""
        return {"better": self.better, "worse": self.worse}.get(standing, self.neutral)

    @property
    def fills(self) -> dict[Standing, str]:
        """The fills of values in a table, by their standing; what was not compared has none."""
        return {"better": self.better_fill, "worse": self.worse_fill, "equal": self.equal_fill}


LIGHT = Palette(
    ink="#1b242d",
    muted="#5a6672",
    hairline="#e3e7eb",
    surface="#ffffff",
    accent="#0b6e72",
    better="#2f6fb5",
    worse="#cf6a1c",
    neutral="#a9b4bf",
    better_fill="#d3e3f5",
    worse_fill="#fbdcc2",
    equal_fill="#e3e7eb",
    series=("#0b6e72", "#cf6a1c", "#2f6fb5", "#8a5a9e", "#7a8a1e", "#b3405f", "#3d9bb8", "#6b5b4b"),
)
DARK = Palette(
    ink="#e7ebef",
    muted="#9ba7b3",
    hairline="#2c353e",
    surface="#161c22",
    accent="#56b8b3",
    better="#74ade8",
    worse="#f0a15a",
    neutral="#687582",
    better_fill="#1d3c5e",
    worse_fill="#5a3614",
    equal_fill="#343f49",
    series=("#56b8b3", "#f0a15a", "#74ade8", "#c39ad6", "#b8c75a", "#ec8aa5", "#7fd0e8", "#c2b09b"),
)


def palette(scheme: str) -> Palette:
    """Return the colours of ``scheme``; anything but ``dark`` is light."""
    return DARK if scheme == "dark" else LIGHT
