"""The colours of marks, in light and dark; assets/style.css has the same values for everything that is not a chart."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.mark import Standing

CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their meaning. ``series`` tells up to eight lines apart, also for the colour-blind."""

    ink: str
    muted: str
    hairline: str
    surface: str
    accent: str
    better: str
    worse: str
    neutral: str
    series: tuple[str, ...]

    def judged(self, standing: Standing) -> str:
        """Return the colour of a mark: better or worse only against a stated benchmark, else neutral."""
        return {"better": self.better, "worse": self.worse}.get(standing, self.neutral)


LIGHT = Palette(
    ink="#1b242d",
    muted="#5a6672",
    hairline="#e3e7eb",
    surface="#ffffff",
    accent="#0b6e72",
    better="#2f6fb5",
    worse="#cf6a1c",
    neutral="#a9b4bf",
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
    series=("#56b8b3", "#f0a15a", "#74ade8", "#c39ad6", "#b8c75a", "#ec8aa5", "#7fd0e8", "#c2b09b"),
)


def palette(scheme: str) -> Palette:
    """Return the colours of ``scheme``; anything but ``dark`` is light."""
    return DARK if scheme == "dark" else LIGHT
